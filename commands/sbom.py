"""The software bill of materials: everything that a build is made with (https://cyclonedx.org, version 1.6).

It follows from the locks alone and has no clock and no random name in it, so that the same locks give the same bytes.
It is no part of the site: whoever looks for holes need not be told where.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6

from commands.locks import SITE, Package


def sbom(packages: Sequence[Package]) -> str:
    """The bill of these packages as JSON."""
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, " ".join(str(package.url) for package in packages)))
    bom.metadata.timestamp = None  # type: ignore[assignment]  # optional in the standard, not in the library
    site = bom.metadata.component = Component(name=SITE, type=ComponentType.APPLICATION, bom_ref=SITE)
    components = {SITE: site} | {str(package.url): _component(package) for package in packages}
    bom.components.update(components[str(package.url)] for package in packages)
    for url, component in components.items():
        needed = [components[str(package.url)] for package in packages if url in package.needed_by]
        bom.register_dependency(component, needed)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(package: Package) -> Component:
    url = package.url
    hashes = [HashType(alg=HashAlgorithm.SHA_512, content=package.sha512)] if package.sha512 else []
    return Component(name=url.name, group=url.namespace, version=url.version, purl=url, bom_ref=str(url), hashes=hashes)

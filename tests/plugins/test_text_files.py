"""robots.txt, llms.txt and security.txt."""

import re
from collections.abc import Callable

from conftest import PRACTICE, Site, entry, post

Build = Callable[..., Site]
Problems = Callable[..., list[str]]
REAL = PRACTICE.replace("555-0142", "555-2142").replace("xample", "xemplar")


def text(site: Site, name: str) -> str:
    return (site.folder / name).read_text("utf-8")


def test_a_site_with_real_facts_may_be_found(build_site: Build) -> None:
    robots = text(build_site({"practice.yaml": REAL}, ALLOW_SAMPLE_FACTS=False), "robots.txt")
    assert "Allow: /\n" in robots and "Disallow" not in robots
    assert robots.endswith("\nSitemap: https://www.customcarerehab.exemplar/sitemap.xml\n")


def test_a_preview_and_a_site_with_sample_facts_may_not(build_site: Build) -> None:
    for site in (build_site(), build_site({"practice.yaml": REAL}, preview=True)):
        assert "\nDisallow: /\n" in text(site, "robots.txt")
        assert "Sitemap" not in text(site, "robots.txt")


def test_llms_txt_says_how_to_reach_us_and_lists_every_page_for_readers(build_site: Build) -> None:
    safety = "/// safety | stop\n\n- pain\n///\n\n"
    site = build_site(
        {
            "posts/moves.md": post("Moves [part 1] & more", safety + "/// exercise | tilt\n///"),
            "posts/wip.md": post("Wip", status="draft"),
            "pages/404.md": entry("Not here", layout="not_found"),
        },
        preview=True,
    )
    lines = text(site, "llms.txt").splitlines()
    assert lines[0] == "# Custom Care Rehab" and lines[2].startswith("> Custom Care Rehab is a mobile")
    assert "- Call: 555-555-0142" in lines and "- Email: hello@customcarerehab.example" in lines
    assert [line for line in lines if line.startswith("#")][1:] == [
        "## Services",
        "## Exercise guides",
        "## Articles",
        "## Exercises",
        "## Pages",
    ]
    start = "- [Moves \\[part 1\\] & more](https://www.customcarerehab.example/blog/moves/): A summary"
    assert [line for line in lines if line.startswith(start)]
    listed = re.findall(r"\]\(https://www\.customcarerehab\.example(/[^)]*)\)", "\n".join(lines))
    assert {"/blog/first/", "/services/home-visits/", "/exercises/tilt/", "/about/"} <= set(listed)
    assert not {"/404.html", "/blog/wip/"} & set(listed)


def test_security_txt_has_its_fields_a_line_each(build_site: Build) -> None:
    practice = re.sub(r"security_expires: .*", "security_expires: 2027-07-01", PRACTICE)
    site = build_site({"practice.yaml": practice})
    assert text(site, ".well-known/security.txt") == (
        "Contact: mailto:hello@customcarerehab.example\n"
        "Expires: 2027-07-01T00:00:00-04:00\n"
        "Preferred-Languages: en\n"
        "Canonical: https://www.customcarerehab.example/.well-known/security.txt\n"
    )


def test_the_check_tells_when_the_security_contact_expires(problems: Problems) -> None:
    def told(day: str) -> list[str]:
        practice = re.sub(r"security_expires: .*", f"security_expires: {day}", PRACTICE)
        return [problem.split(": ", 1)[1] for problem in problems({"practice.yaml": practice})]

    # The tests take place on January 15, 2027.
    assert told("2027-02-15") == []
    assert [message.partition(".")[0] for message in told("2027-02-14")] == ["security_expires: is 2027-02-14, soon"]
    assert [message.partition(".")[0] for message in told("2027-01-15")] == ["security_expires: was 2027-01-15"]
    assert "is not a date of the calendar" in told("next year")[0]

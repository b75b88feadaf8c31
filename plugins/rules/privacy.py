"""Nothing about a person gets onto the site by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from PIL import ExifTags, Image

from plugins.model.entries import Entry
from plugins.model.library import Library
from plugins.model.photos import open_picture
from plugins.model.problem import Problem

STREET = re.compile(
    r"\b\d{1,5}[A-Z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:(?:[A-Z][\w’'-]+|\d+(?:st|nd|rd|th))\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Highway|Hwy|"
    r"Parkway|Pkwy|Circle|Cir)\b|\bP\.?\s?O\.?\s+Box\s+\d+"
)
NO_NAMES = (
    "Education|Portal|Care|Safety|Rights|Protection|Forms?|Advocates?|Services?|Information|Stor(?:y|ies)|Privacy|"
    "Bill|Handouts?|Guides?|Questions?|Reviews?|Responsibility|Costs?|Experience|Instructions?|Intake|Support"
)
PATIENT = re.compile(
    r"\b(?:Mrs?|Ms|Miss)\.?\s+[A-Z][a-z]+\b"
    rf"|\b(?:patient|client)(?:,? (?:named|called))?,? (?!(?:{NO_NAMES}|I|PT|DPT|We|The)\b)[A-Z][a-z]+\b"
    rf"|\b(?:Patient|Client) (?!(?:{NO_NAMES})\b)[A-Z][a-z]+(?= [a-z])"
    r"|\b\d{1,3}-year-old[\w\s]{0,20}\s(?:named|called)\s[A-Z][a-z]+"
    r"|\b[A-Z][a-z]+, (?:an?|our|my) (?:former )?patient\b"
    r"|\b(?:[Pp]atient|[Cc]lient):? (?:[A-Z]\.\s?[A-Z]\.|[A-Z][a-z]+ [A-Z][a-z]+\b(?=[.,\n]|$))"
)
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
BIRTH = re.compile(
    r"\b(?:DOB|date of birth|birth ?date|birthday|born)\b[^.\n0-9]{0,15}?"
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|(?:{MONTHS})[a-z]*\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})[a-z]*\.?,? \d{{4}})",
    re.IGNORECASE,
)


def street_addresses(entry: Entry) -> Iterator[Problem]:
    """A mobile practice has no address to visit, and a patient's home is nobody's business."""
    remedy = "is a street address. Name the town instead."
    yield from _found(entry, STREET, remedy)


def patient_names(entry: Entry) -> Iterator[Problem]:
    """That somebody is a patient is protected health information (HIPAA), even with a kind word."""
    remedy = 'looks like the name of a patient. Tell it without the name, like "a runner in her fifties".'
    yield from _found(entry, PATIENT, remedy)


def birth_dates(entry: Entry) -> Iterator[Problem]:
    """A date of birth identifies a patient (HIPAA)."""
    yield from _found(entry, BIRTH, 'is a date of birth. Leave it out, or write "in her fifties".')


def photo_places(library: Library, now: datetime) -> Iterator[Problem]:
    """A phone writes the place into every photo: of a home visit, that is a patient's address."""
    for name in sorted(library.known["images"]):
        file = library.root / "images" / name
        try:
            with open_picture(file) as image:
                has_place = bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            continue  # whether it is a picture at all is for those to say who publish it
        if has_place:
            path = file.relative_to(library.root.parent).as_posix()
            message = (
                "has the place where it was taken (GPS) in it. The site shows a copy without it, but whoever gets "
                'this file knows the place: share it from the phone with "location" off, or take a screenshot of it.'
            )
            yield Problem(path, 1, "", message)


def _found(entry: Entry, pattern: re.Pattern[str], remedy: str) -> Iterator[Problem]:
    for passage in entry.document.passages_with(pattern):
        for match in pattern.finditer(passage.text):
            line = passage.line_at(match.start())
            yield Problem(entry.document.path, line, passage.field, f'"{match[0]}" {remedy}')

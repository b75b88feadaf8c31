import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.model.fields import Phone
from plugins.model.practice import SAMPLE


@pytest.mark.parametrize("written", ["(212) 736-5000", "212.736.5000", "+1 212 736 5000", "2127365000"])
def test_a_phone_number_may_be_written_in_any_usual_way(written: str) -> None:
    assert TypeAdapter(Phone).validate_python(written) == "212-736-5000"


def test_a_phone_number_has_ten_digits() -> None:
    with pytest.raises(ValidationError, match="Write ten digits"):
        TypeAdapter(Phone).validate_python("736-5000")


@pytest.mark.parametrize("value", ["555-555-0142", "https://booking.example/x", "Example Town"])
def test_samples_are_recognized(value: str) -> None:
    assert SAMPLE.search(value)


@pytest.mark.parametrize("value", ["212-736-5000", "https://customcarerehab.com", "Springfield"])
def test_real_facts_are_not_taken_for_samples(value: str) -> None:
    assert not SAMPLE.search(value)

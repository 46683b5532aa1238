"""The objects that the tools take as arguments: flights, passengers and payments."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = ["Bags", "Flights", "Leg", "Passenger", "Passengers", "Payment", "Payments"]


class _Argument(BaseModel):
    """An object whose fields have just the types given. Others are ignored, as in a flight copied from a search."""

    model_config = ConfigDict(strict=True)


def _day(text: str) -> str:
    try:
        Date.fromisoformat(text)
    except ValueError:
        raise ValueError("should be a date YYYY-MM-DD") from None
    return text


class Leg(_Argument):
    """One flight on one date."""

    flight_number: str = Field(description="The flight number, such as 'HAT001'.")
    date: str = Field(description="The date of departure as YYYY-MM-DD, such as '2024-05-20'.")


class Passenger(_Argument):
    """Someone who flies."""

    first_name: str = Field(description="The passenger's first name.", min_length=1)
    last_name: str = Field(description="The passenger's last name.", min_length=1)
    dob: Annotated[str, AfterValidator(_day)] = Field(description="The passenger's date of birth as YYYY-MM-DD.")


class Payment(_Argument):
    """What one payment method pays."""

    payment_id: str = Field(description="The id of a payment method in the customer's profile.")
    amount: int = Field(description="Whole dollars that it pays.", gt=0)


# An argument is given as a JSON object, which strict validation takes for a model only where it is told to: the fields
# inside stay strict.
Flights = Annotated[list[Annotated[Leg, Field(strict=False)]], Field(min_length=1)]
Passengers = Annotated[list[Annotated[Passenger, Field(strict=False)]], Field(min_length=1)]
Payments = Annotated[list[Annotated[Payment, Field(strict=False)]], Field(min_length=1)]
Bags = Annotated[int, Field(ge=0)]

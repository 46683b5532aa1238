"""The fourteen tools of the airline domain.

Names, parameters and effects are those of τ²-bench 1.0.1 (Barres et al. 2025), so that agents carry over. Ours differ
on purpose in these points, all of which refuse nonsense:

- Arguments must fit the schema: a date given as a number, a date of birth that is no date, a passenger without a name,
  or a flight, passenger or payment with a field that it doesn't have is refused.
- A booking without flights, passengers or payments is refused, and so is a change to no flights.
- Negative numbers of bags, more paid bags than bags, payments and certificates of nothing or less are refused.
- A booking's flights must begin at its origin, call at its destination and end where its trip type says. For changes
  this is left to the rules, as in τ²-bench.
- No flight and no payment method may be listed twice.
- A cancelled reservation can't be cancelled again, nor changed.
- The calculator is bounded, and refuses what isn't a finite number.

What breaks the policy but can be carried out goes through: that is for the rules to say. A search for an airport or a
date that doesn't exist finds nothing, as in τ²-bench.
"""

from __future__ import annotations

from t2t_envs.airline.reads import (
    get_flight_status,
    get_reservation_details,
    get_user_details,
    list_all_airports,
    search_direct_flight,
    search_onestop_flight,
)
from t2t_envs.airline.writes import (
    book_reservation,
    cancel_reservation,
    send_certificate,
    update_reservation_baggages,
    update_reservation_flights,
    update_reservation_passengers,
)
from t2t_gym.kit import calculate, transfer_to_human_agents
from t2t_gym.tools import ToolSet

__all__ = ["TOOLS"]

TOOLS = ToolSet(
    (
        book_reservation,
        calculate,
        cancel_reservation,
        get_flight_status,
        get_reservation_details,
        get_user_details,
        list_all_airports,
        search_direct_flight,
        search_onestop_flight,
        send_certificate,
        transfer_to_human_agents,
        update_reservation_baggages,
        update_reservation_flights,
        update_reservation_passengers,
    )
)
"""The tools, in alphabetical order."""

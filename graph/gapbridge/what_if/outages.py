"""What customers would do without while suppliers fail."""

from collections.abc import Collection, Iterator, Sequence

from gapbridge.keys import fold
from gapbridge.results.what_if import Outage
from gapbridge.value_chains import supplies
from gapbridge.value_chains.evidence import evidence
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.what_if.scenario import Change, SupplierFails


def outages(chain: ChainFacts, changes: Sequence[Change]) -> list[Outage]:
    """For each delivery of each failing supplier, how long the customer would stand still; the longest first.

    `weeks assumed - time to survive`, at least 0, as in exposures (Simchi-Levi and others, Interfaces 45(5), 2015),
    with the weeks assumed in the place of the stated time to recover, which is told beside it.
    """
    failing = {one.member: (number, one) for number, one in enumerate(changes, 1) if isinstance(one, SupplierFails)}
    found = [row for number, one in failing.values() for row in _of(chain, one, number, failing.keys())]
    return sorted(
        found,
        key=lambda one: (
            one.standstill_weeks is None, -(one.standstill_weeks or 0), one.customer_id, fold(one.product),
            one.supplier_id,
        ),
    )  # fmt: skip


def _of(chain: ChainFacts, failing: SupplierFails, number: int, fails: Collection[str]) -> Iterator[Outage]:
    for customer in chain.customers.get(failing.member, {}):
        for deliveries in supplies.products(chain, customer).values():
            said = deliveries.get(failing.member)
            if said is None:
                continue
            survive, recover = (
                supplies.agreed(getattr(one, name) for one in said) for name in ("time_to_survive", "time_to_recover")
            )
            yield Outage(
                supplier_id=failing.member,
                supplier_name=chain.organisation_name(failing.member),
                customer_id=customer,
                customer_name=chain.organisation_name(customer),
                product=supplies.word(deliveries),
                weeks=failing.weeks,
                time_to_survive=survive[0],
                standstill_weeks=_less(failing.weeks, survive[0]),
                time_to_recover=recover[0],
                stated_standstill_weeks=_less(recover[0], survive[0]),
                reason=_reason(survive, recover),
                other_supplier_ids=[key for key in deliveries if key not in fails],
                caused_by=[number],
                **evidence(said),
            )


def _less(weeks: float | None, survive: float | None) -> float | None:
    return None if weeks is None or survive is None else round(max(weeks - survive, 0.0), supplies.DIGITS)


def _reason(survive: tuple[float | None, bool], recover: tuple[float | None, bool]) -> str | None:
    """Why a time is not known, as exposures word it."""
    told = [
        f"sources disagree about the {name}" if disagree else f"the {name} is unknown"
        for name, (value, disagree) in (("time to recover", recover), ("time to survive", survive))
        if value is None
    ]
    return "; ".join(told) or None

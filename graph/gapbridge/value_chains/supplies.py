"""Who depends on whose deliveries: single sources, concentration, weeks of exposure.

Products are compared by name, capitals and accents aside, because a product has no key of its own.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from gapbridge.keys import fold
from gapbridge.results import Concentration, Exposure, SingleSource
from gapbridge.value_chains.evidence import evidence
from gapbridge.value_chains.facts import ChainFacts, Supply

# Published shares are rounded; so far from 1 they still are the whole.
ROUNDING = 0.01
DIGITS = 6
MOST_ELSEWHERE = 10

# One product of one customer: the deliveries of each known supplier.
Deliveries = dict[str, list[Supply]]


def products(facts: ChainFacts, customer_id: str) -> dict[str, Deliveries]:
    """What a customer is known to get, by product, and from whom; products and suppliers ascending."""
    found: dict[str, Deliveries] = {}
    for supplier, supplies in facts.suppliers.get(customer_id, {}).items():
        for one in supplies:
            found.setdefault(fold(one.product), {}).setdefault(supplier, []).append(one)
    return dict(sorted(found.items()))


def single_sources(facts: ChainFacts, customer_ids: Iterable[str]) -> list[SingleSource]:
    """Products that one of these customers is known to get from one supplier only, by customer and product.

    Only known suppliers count: others may exist unknown, and a share below 1 says that they do.
    """
    suppliers = _suppliers(facts)
    found = []
    for customer in sorted(set(customer_ids)):
        for product, deliveries in products(facts, customer).items():
            if len(deliveries) == 1:
                found.append(_single(facts, customer, deliveries, suppliers[product]))
    return found


def concentrations(facts: ChainFacts, customer_ids: Iterable[str]) -> list[Concentration]:
    """How concentrated the supply of each product of these customers is, by customer and product."""
    return [
        _concentration(facts, customer, deliveries)
        for customer in sorted(set(customer_ids))
        for deliveries in products(facts, customer).values()
    ]


def exposures(facts: ChainFacts, customer_ids: Iterable[str]) -> list[Exposure]:
    """For how many weeks each of these customers would stand still without each supplier of each product.

    `weeks = time to recover - time to survive` (Simchi-Levi and others, Interfaces 45(5), 2015); the longest come
    first, those that are not known last.
    """
    found = [
        _exposure(facts, customer, supplier, deliveries)
        for customer in sorted(set(customer_ids))
        for deliveries in products(facts, customer).values()
        for supplier in deliveries
    ]
    return sorted(found, key=_longest_first)


def herfindahl_hirschman(shares: Sequence[float]) -> float:
    """`sum of s^2` of shares, 0 to 1: 1 for one supplier, 1/n for n equal ones (Hirschman 1945; Herfindahl 1950)."""
    return round(sum(share**2 for share in shares), DIGITS)


def agreed(values: Iterable[float | None]) -> tuple[float | None, bool]:
    """The one known value of parallel statements, if there is one; and whether sources disagree."""
    known = {value for value in values if value is not None}
    return (known.pop(), False) if len(known) == 1 else (None, len(known) > 1)


def word(deliveries: Deliveries) -> str:
    """A product as the first statement of it words it."""
    return min((one for supplies in deliveries.values() for one in supplies), key=lambda one: one.id).product


def _suppliers(facts: ChainFacts) -> dict[str, list[str]]:
    """Who delivers each product to anybody, ascending, of those that may be named."""
    found: dict[str, set[str]] = {}
    for one in facts.supplies:
        found.setdefault(fold(one.product), set()).add(one.supplier_id)
    return {product: sorted(filter(facts.may_be_named, keys)) for product, keys in found.items()}


def _single(facts: ChainFacts, customer: str, deliveries: Deliveries, suppliers: list[str]) -> SingleSource:
    ((supplier, supplies),) = deliveries.items()
    own = (customer, supplier)
    share, _ = agreed(one.share for one in supplies)
    return SingleSource(
        customer_id=customer,
        customer_name=facts.organisation_name(customer),
        product=word(deliveries),
        supplier_id=supplier,
        supplier_name=facts.organisation_name(supplier),
        share=share,
        others="unknown" if share is None else "exist" if share < 1 - ROUNDING else "none",
        elsewhere_ids=list(islice((key for key in suppliers if key not in own), MOST_ELSEWHERE)),
        elsewhere_count=len(suppliers) - sum(1 for key in own if _holds(suppliers, key)),
        **evidence(supplies),
    )


def _holds(ascending: list[str], key: str) -> bool:
    at = bisect_left(ascending, key)
    return at < len(ascending) and ascending[at] == key


def _concentration(facts: ChainFacts, customer: str, deliveries: Deliveries) -> Concentration:
    told = {supplier: agreed(one.share for one in supplies) for supplier, supplies in deliveries.items()}
    value, lowest, highest, reason = _index(facts, told)
    return Concentration(
        customer_id=customer,
        customer_name=facts.organisation_name(customer),
        product=word(deliveries),
        supplier_ids=list(deliveries),
        shares=[share for share, _ in told.values()],
        value=value,
        lowest=lowest,
        highest=highest,
        reason=reason,
        **evidence(one for supplies in deliveries.values() for one in supplies),
    )


def _index(
    facts: ChainFacts, told: dict[str, tuple[float | None, bool]]
) -> tuple[float | None, float | None, float | None, str | None]:
    """The index, its least and its most, and why it is not known.

    What is not known to be anybody's is at least spread over many, and at most in one hand.
    """
    disagreed = [facts.organisation_name(key) for key, (_, disagree) in told.items() if disagree]
    unknown = [facts.organisation_name(key) for key, (share, _) in told.items() if share is None]
    known = [share for share, _ in told.values() if share is not None]
    total = round(sum(known), DIGITS)
    if disagreed:
        return None, None, None, f"sources disagree about the share of {', '.join(disagreed)}"
    if not known:
        return None, None, None, "no share is known"
    if total > 1 + ROUNDING:
        return None, None, None, f"the shares add up to {total:g}, more than the whole"
    index = herfindahl_hirschman(known)
    if not unknown and total >= 1 - ROUNDING:
        return index, index, index, None
    rest = max(1 - total, 0)
    reason = f"the known shares add up to {total:g}; " + (
        f"the share of {', '.join(unknown)} is unknown" if unknown else "who delivers the rest is unknown"
    )
    return None, index, round(index + rest**2, DIGITS), reason


def _exposure(facts: ChainFacts, customer: str, supplier: str, deliveries: Deliveries) -> Exposure:
    supplies = deliveries[supplier]
    recover, recover_disagree = agreed(one.time_to_recover for one in supplies)
    survive, survive_disagree = agreed(one.time_to_survive for one in supplies)
    reasons = [
        f"sources disagree about the {name}" if disagree else f"the {name} is unknown"
        for name, value, disagree in (
            ("time to recover", recover, recover_disagree),
            ("time to survive", survive, survive_disagree),
        )
        if value is None
    ]
    return Exposure(
        customer_id=customer,
        customer_name=facts.organisation_name(customer),
        product=word(deliveries),
        supplier_id=supplier,
        supplier_name=facts.organisation_name(supplier),
        time_to_recover=recover,
        time_to_survive=survive,
        weeks=None if recover is None or survive is None else round(recover - survive, DIGITS),
        reason="; ".join(reasons) or None,
        other_supplier_ids=[key for key in deliveries if key != supplier],
        **evidence(supplies),
    )


def _longest_first(one: Exposure) -> tuple[bool, float, str, str, str]:
    return (one.weeks is None, -(one.weeks or 0), one.customer_id, fold(one.product), one.supplier_id)

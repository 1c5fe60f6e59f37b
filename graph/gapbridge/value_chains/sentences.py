"""The English of a study: what each kind of finding says and advises, what is unknown, and the seven headings.

Every wording has a key, which a result carries with its values, so that another language needs only other wordings.
"""

from gapbridge.phrases import Phrases, begun
from gapbridge.results import Scalar
from gapbridge.results.studies import HeadingKey
from gapbridge.vocabulary import ENGLISH

MOST_NAMES = 5

TITLES = {"seen_from": "{chains}, seen from {names}", "in_none": "{names}, in no known value chain"}

# The dimensions of UNIDO (2011), Industrial Value Chain Diagnostics: An Integrated Tool, Vienna.
HEADINGS: dict[HeadingKey, tuple[str, str]] = {
    "inputs": (
        "Inputs",
        "All suppliers of every product, with shares, weeks to recover and weeks to survive (supplies.csv).",
    ),
    "production": (
        "Production capacity and technology",
        "Who performs each stage (performs.csv) and what they lack (needs.csv); capacities, machines and costs as"
        " figures (figures.csv).",
    ),
    "markets": (
        "End markets and trade",
        "To whom the last stages deliver (supplies.csv); volumes, prices and exports as figures (figures.csv).",
    ),
    "governance": (
        "Governance",
        "Who runs each cluster (coordinates.csv), owns whom (related_to.csv) and works with whom"
        " (collaborates_with.csv); contracts and standards have no place in the graph.",
    ),
    "sustainability": (
        "Sustainable production and energy",
        "Energy, water, emissions and waste of each organisation, as figures with their unit (figures.csv).",
    ),
    "finance": (
        "Finance",
        "Turnover, margins, investment and credit of each organisation, as figures in a currency (figures.csv).",
    ),
    "environment": (
        "Business environment",
        "Programmes (takes_part_in.csv), planned events (events.csv, teaches.csv) and members that are schools,"
        " institutes, associations or public bodies (members.csv); laws and infrastructure have no place in the graph.",
    ),
}

SENTENCES = {
    "exposed.alone": "{customer} would be without {product} from {supplier} for {weeks:n week} if it stopped:"
    " deliveries resume after {recover:n week}, and {customer} can do without for {survive}.",
    "exposed.others": "{customer} would be without {product} from {supplier} for {weeks:n week} if it stopped:"
    " deliveries resume after {recover:n week}, and {customer} can do without for {survive}. Others deliver it too:"
    " {others}.",
    "single_source.none": "{customer} gets all its {product} from {supplier}.",
    "single_source.exist": "{customer} is known to get {product} from {supplier} only, {percent}% of its need; who"
    " delivers the rest is unknown.",
    "single_source.unknown": "{customer} is known to get {product} from {supplier} only; whether others deliver it"
    " too is unknown.",
    "concentration": "{customer} gets {product} from {count} suppliers; the concentration (HHI) is {value}, where"
    " equal shares give {even} and a single supplier 1.",
    "single_point": "All known deliveries to {count:n member} pass {member}: {names}.",
    "missing_stage.nobody": "Nobody is known to perform the stage {stage}.",
    "missing_stage.outside": "Nobody studied is known to perform the stage {stage}; others are: {names}.",
    "one_performer.alone": "The stage {stage} hangs on {performer} alone, as far as is known.",
    "one_performer.cut": "The stage {stage} hangs on {performer} alone, as far as is known; without it, nothing reaches"
    " {count:n later stage}: {names}.",
    "open_needs": "{cluster} lacks {count:n competence}, as it says; planned events teach {taught} of them.",
    "published_figure.dated": "{subject}: {property} {value} ({as_of}).",
    "published_figure.undated": "{subject}: {property} {value} (date unknown).",
    "delivers_beyond": "{supplier} delivers {products} to others outside the study: {names}.",
    "bridge.one": "All that {cluster} and {other} are known to deliver to one another ({count:n statement}) hangs on"
    " {members}.",
    "bridge.each": "All that {cluster} and {other} are known to deliver to one another ({count:n statement}) hangs on"
    " each of {members}.",
    "uncoordinated_trade": "Members of {cluster} and {other} deliver to one another ({count:n statement}), but no"
    " collaboration of the two clusters is on record.",
    "central_member": "{percent}% of all pairs of others are joined most shortly over {member}.",
    "common_hands.subsidiary_of": "{start} is a subsidiary of {end}: the two may act, and fail, together.",
    "common_hands.shared_leadership": "{start} and {end} share leaders: the two may act, and fail, together.",
    "programme": "{cluster} takes part in {programme}.",
    "support": "{cluster} has schools, institutes, associations or public bodies that serve its members: {names}.",
    "event_ahead.dated": "{event}, planned for {day}, teaches what clusters of the study lack: {names}.",
    "event_ahead.undated": "{event}, planned for a day not known, teaches what clusters of the study lack: {names}.",
}

ACTIONS = {
    "": "",
    "exposed.alone": "{customer}: keep {product} for {recover:n week}, or find a supplier beside {supplier}.",
    "exposed.others": "{customer}: ask the other suppliers of {product} how much more they could deliver, or keep it"
    " for {recover:n week}.",
    "single_source.elsewhere": "{customer}: talk to others who deliver {product} elsewhere: {elsewhere}.",
    "single_source.nobody": "{customer}: look for a second source of {product}; nobody else is known to deliver it.",
    "single_source.ask": "Ask {customer} who else delivers {product}, and how much; then add the rows.",
    "single_point": "Ask {names} by whom they could be supplied without {member}.",
    "missing_stage.nobody": "Ask the members whether anybody does {stage}; else look beyond the clusters known here.",
    "missing_stage.introduced": "For {stage}, ask {via} to introduce you to {performer}.",
    "missing_stage.introduced_meeting": "For {stage}, ask {via} to introduce you to {performer}, or meet at {event}.",
    "missing_stage.meeting": "For {stage}, meet {performer} at {event}.",
    "missing_stage.stranger": "For {stage}, write to {performer}; nobody known could introduce you.",
    "one_performer.outside": "Win a second performer of {stage}; outside the study it is done by {outside}.",
    "one_performer.nobody": "Look for a second performer of {stage}; nobody else is known.",
    "open_needs.taught": "Consider {cluster} for these events; the programme of events weighs seats, days and budget.",
    "open_needs.untaught": "Propose an event for {cluster}.",
    "bridge": "Bring another pair of members of {cluster} and {other} together.",
    "uncoordinated_trade": "Propose to {cluster} and {other} to work together.",
    "central_member": "Have {member} at the table when the chain is planned.",
    "event_ahead": "Consider for {event}, as far as it has seats: {clusters}.",
}

# What is unknown, and the rows that would tell.
UNKNOWNS = {
    "no_stage": ("No stage of a value chain is known that any of them performs.", "performs.csv"),
    "empty_chain": ("No stage is known to belong to {chain}.", "part_of.csv"),
    "no_flow": (
        "How these stages of {chain} feed one another is unknown, and so which stages hang on them: {names}.",
        "feeds.csv",
    ),
    "no_performing_member": (
        "{cluster} performs stages of {chain}, but which of its members do is unknown: {names}.",
        "performs.csv",
    ),
    "no_member": ("No member of {cluster} is known.", "member_of.csv"),
    "no_coordinator": ("Who runs {cluster} is unknown.", "coordinates.csv"),
    "no_need": ("{cluster} has stated no need that is open; what it lacks is unknown.", "needs.csv"),
    "no_delivery": (
        "No delivery to or from {count} of the {of} organisations studied is known: {names}.",
        "supplies.csv",
    ),
    "no_supplier": ("Where these get what they need is unknown: {names}.", "supplies.csv"),
    "no_customer": ("To whom these deliver is unknown: {names}.", "supplies.csv"),
    "no_share": ("What part of the need it covers is unknown of {count} of {of} deliveries.", "share in supplies.csv"),
    "no_times": (
        "The weeks to recover or to survive are unknown of {count} of {of} deliveries.",
        "time_to_recover and time_to_survive in supplies.csv",
    ),
}


def listed(names: list[str]) -> str:
    """The first of these names, and a sign where there are more."""
    return ", ".join([*names[:MOST_NAMES], *(["..."] if len(names) > MOST_NAMES else [])])


def said(text: str, values: dict[str, Scalar]) -> str:
    """A wording with its values in place, beginning with a capital."""
    return begun(Phrases(ENGLISH).filled(text, values))

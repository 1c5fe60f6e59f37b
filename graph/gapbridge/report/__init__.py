"""Reports that leave the house: one HTML or DOCX file about a cluster, a value chain, a programme or the network.

A report is first a document in memory (`contents.Report`), made from answers; both files are written from it. The
same graph, day and language make the same bytes.
"""

from collections.abc import Sequence
from functools import partial

from gapbridge import clusters, collaborations, gaps, keys, members, names, profiles
from gapbridge import programme as programme_
from gapbridge import what_if as what_if_
from gapbridge.database import Database
from gapbridge.programme import Limits
from gapbridge.report import about_chain, about_cluster, about_network, about_programme, about_what_if, framing
from gapbridge.report.contents import Report
from gapbridge.report.parts import Frame, More, no_more
from gapbridge.report.told import english_in, industry_names, programme_names, situation_in_language
from gapbridge.scope import Scope
from gapbridge.value_chains import DEFAULT_ROWS, statistics, studies
from gapbridge.value_chains import facts as facts_
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.told import facts_in_language, in_language
from gapbridge.vocabulary import ENGLISH, Language
from gapbridge.what_if.answers import Asked
from gapbridge.what_if.scenario import Scenario

__all__ = ["Report", "chain", "cluster", "network", "programme"]

MOST_PAIRS = 50
MOST_DIFFERENCES = 60  # of each kind and scenario


@framing.of_one_graph
def chain(
    database: Database,
    chain_id: str,
    scope: Scope | None = None,
    *,
    language: Language = ENGLISH,
    scenarios: Sequence[Scenario] = (),
) -> Report:
    """The report about a value chain, as a whole: everybody known to perform a stage of it.

    With `scenarios` it compares today with each of them too, as `what_if.compared` does.

    Raises:
        NotFound: There is no such value chain or industry, or nothing that a scenario names.
        BadInput: The scenarios cannot be compared.
    """
    keys.require(database, "ValueChain", chain_id)
    frame = framing.framed(database, scope, language, "chain", chain_id, options=framing.of_scenarios(scenarios))
    facts, english = facts_in_language(database, facts_.read(database, frame.scope), language)
    study = in_language(studies.study(facts, asked(facts, chain_id), max_rows=DEFAULT_ROWS), facts, language)
    more, untold = _what_if(database, scenarios, frame)
    return about_chain.report(study, facts, framing.with_english(frame, english | untold), more=more)


@framing.of_one_graph
def cluster(
    database: Database,
    cluster_id: str,
    scope: Scope | None = None,
    *,
    language: Language = ENGLISH,
    scenarios: Sequence[Scenario] = (),
) -> Report:
    """The report about a cluster: its profile, members, needs, offers, partners, events and value chains.

    With `scenarios` it compares today with each of them too, as `what_if.compared` does.

    Raises:
        NotFound: There is no such cluster or industry, or nothing that a scenario names.
        BadInput: The scenarios cannot be compared.
    """
    keys.require(database, "Cluster", cluster_id)
    frame = framing.framed(database, scope, language, "cluster", cluster_id, options=framing.of_scenarios(scenarios))
    facts, english = facts_in_language(database, facts_.read(database, frame.scope), language)
    told = (
        names.in_language(database, profiles.profile(database, cluster_id, frame.scope), language),
        names.in_language(database, members.benefits_of_members(database, cluster_id, frame.scope), language),
        names.in_language(database, collaborations.suggestions(database, cluster_id, frame.scope), language),
    )
    whole = studies.study(facts, asked(facts, cluster_ids=[cluster_id]), max_rows=DEFAULT_ROWS)
    study = in_language(whole, facts, language)
    found = about_cluster.Answers(*told, study, facts)
    more, untold = _what_if(database, scenarios, frame)
    return about_cluster.report(found, framing.with_english(frame, english | untold | english_in(told)), more=more)


@framing.of_one_graph
def programme(
    database: Database,
    scope: Scope | None = None,
    limits: Limits | None = None,
    *,
    language: Language = ENGLISH,
) -> Report:
    """The report about the best programme of events within the limits, what a budget can close, what stays open.

    Raises:
        NotFound: There is no such industry.
    """
    wanted = limits or Limits()
    frame = framing.framed(database, scope, language, "programme", options=framing.of_limits(wanted))
    plan = names.in_language(database, programme_.plan(database, frame.scope, wanted), language)
    frontier = programme_.frontier(database, frame.scope, wanted)
    proposed = programme_.proposals(database, frame.scope, uncovered=wanted.uncovered)
    proposals = names.in_language(database, proposed, language)
    found = about_programme.Answers(plan, frontier, proposals, programme_names(plan, proposals))
    return about_programme.report(found, framing.with_english(frame, frozenset(english_in([plan, proposals]))))


@framing.of_one_graph
def network(
    database: Database,
    scope: Scope | None = None,
    *,
    language: Language = ENGLISH,
    scenarios: Sequence[Scenario] = (),
) -> Report:
    """The report about all clusters together: the gaps they share, who should work together, all deliveries.

    With `scenarios` it compares today with each of them too, as `what_if.compared` does.

    Raises:
        NotFound: There is no such industry, or nothing that a scenario names.
        BadInput: The scenarios cannot be compared.
    """
    frame = framing.framed(database, scope, language, "network", options=framing.of_scenarios(scenarios))
    facts, english = facts_in_language(database, facts_.read(database, frame.scope), language)
    shared = names.in_language(database, gaps.shared_gaps(database, frame.scope), language)
    wanted = collaborations.Wanted(max_rows=MOST_PAIRS)
    pairs = names.in_language(database, collaborations.all_suggestions(database, frame.scope, wanted), language)
    found = about_network.Answers(
        clusters.clusters(database, frame.scope),
        shared,
        pairs,
        statistics.supply_network(facts),
        facts,
        industry_names(database, language),
    )
    more, untold = _what_if(database, scenarios, frame)
    told = english | untold | english_in([shared, pairs])
    return about_network.report(found, framing.with_english(frame, told), more=more)


def _what_if(database: Database, scenarios: Sequence[Scenario], frame: Frame) -> tuple[More, frozenset[str]]:
    """What makes the section about scenarios, and the names that are known in English only; no section without any."""
    if not scenarios:
        return no_more, frozenset()
    today, meant = what_if_.prepared(database, scenarios, frame.scope)
    today, english = situation_in_language(database, today, frame.words.language)
    found = what_if_.of_situation(today, meant, Asked(2, include_covered=False), MOST_DIFFERENCES)
    return partial(about_what_if.sections, about_what_if.Compared(found, meant, today)), english

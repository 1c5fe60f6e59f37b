"""A programme of events as a calendar file (iCalendar, RFC 5545), for the calendars of those who organise it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gapbridge.new_files import appearing
from gapbridge.results.programme import EventProgramme, ProgrammeEvent

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar"
ENDING = ".ics"


def undated(found: EventProgramme) -> list[ProgrammeEvent]:
    """The events of a programme that no calendar can hold, because none of their days is known."""
    return [event for event in found.events if event.days is None]


def write(found: EventProgramme, path: Path) -> int:
    """Write the calendar file; how many events are in it.

    Raises:
        BadInput: Something stands there already, or it cannot be written there.
    """
    with appearing(path) as draft:
        draft.write_bytes(text(found))
    return len(found.events) - len(undated(found))


def text(found: EventProgramme) -> bytes:
    """The calendar: an entry over the whole days of each event, with its guests; undated ones are named in its text.

    The same programme makes the same bytes. Guests are told in words: the data hold no mail addresses.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//GapBridge//programme of events//EN")
    calendar.add("version", "2.0")
    calendar.add("name", f"Programme of events, as of {found.as_of}")
    without = ", ".join(f"{event.event_name} ({event.when_stated or 'no day known'})" for event in undated(found))
    if without:
        calendar.add("description", f"Not in this calendar, because no day is known: {without}.")
    for event in found.events:
        if event.days is not None:
            calendar.add_component(_entry(event, *event.days, found.as_of))
    return bytes(calendar.to_ical())


def _entry(event: ProgrammeEvent, first: date, last: date, as_of: date) -> "Event":
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{event.event_id}@gapbridge")
    entry.add("dtstamp", datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC))
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))  # the first day after it
    entry.add("summary", f"{'[SYNTHETIC] ' if event.status == 'synthetic' else ''}{event.event_name}")
    if event.place:
        entry.add("location", event.place)
    entry.add("status", "TENTATIVE")
    entry.add("description", _described(event))
    return entry


def _described(event: ProgrammeEvent) -> str:
    lines = [f"{one.cluster_name} ({one.cluster_id}): {', '.join(one.competence_ids)}" for one in event.invitations]
    seats = "unknown" if event.capacity is None else str(event.capacity)
    cost = "unknown" if event.cost is None else f"{event.cost:,.2f} EUR"
    languages = ", ".join(event.languages) or "unknown"
    return "\n".join(
        [
            "Invited, and what they would learn:",
            *lines,
            f"Seats: {seats}. Cost: {cost}. Languages: {languages}.",
            f"Key: {event.event_id}. Sources: {', '.join(event.source_ids)}.",
        ]
    )

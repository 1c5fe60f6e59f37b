"""News as a feed that readers of feeds subscribe to: Atom (RFC 4287) or RSS 2.0.

The ids of feed and entries never change: they are made from what the watch was given when it was saved, the number of
the check and the key of the news.
"""

import re
import uuid
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from itertools import islice
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from gapbridge.results import News, Watch

ATOM, RSS = "application/atom+xml", "application/rss+xml"
MAX_ENTRIES = 500
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUMMARIES = {"new": "New on {}.", "changed": "Changed by {}.", "gone": "Gone on {}."}


def atom(watch: Watch, news: Iterable[News], address: str = "") -> bytes:
    """The news of a watch as Atom, the latest first, at most `MAX_ENTRIES`; `address` is where the feed is."""
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "id", f"urn:uuid:{watch.uid}")
    _add(feed, "title", _title(watch))
    _add(feed, "updated", watch.changed_at)
    _add(SubElement(feed, "author"), "name", "GapBridge")
    if address:
        SubElement(feed, "link", rel="self", href=_clean(address))
    for one in islice(news, MAX_ENTRIES):
        entry = SubElement(feed, "entry")
        _add(entry, "id", _entry_id(watch, one))
        _add(entry, "title", one.title)
        _add(entry, "updated", one.at)
        _add(entry, "published", one.at)
        SubElement(entry, "category", term=one.change)
        _add(entry, "summary", _summary(one))
    return _written(feed)


def rss(watch: Watch, news: Iterable[News], address: str = "") -> bytes:
    """The news of a watch as RSS 2.0, the latest first, at most `MAX_ENTRIES`; `address` is where the feed is."""
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _add(channel, "title", _title(watch))
    _add(channel, "link", address or f"urn:uuid:{watch.uid}")
    _add(channel, "description", f"What is new in the answer to the saved question '{watch.name}'.")
    _add(channel, "lastBuildDate", _mail_date(watch.changed_at))
    for one in islice(news, MAX_ENTRIES):
        item = SubElement(channel, "item")
        _add(item, "title", one.title)
        _add(item, "description", _summary(one))
        _add(item, "category", one.change)
        _add(item, "guid", _entry_id(watch, one)).set("isPermaLink", "false")
        _add(item, "pubDate", _mail_date(one.at))
    return _written(root)


def _title(watch: Watch) -> str:
    about = f" of {watch.cluster_id}" if watch.cluster_id else ""
    return f"GapBridge: {watch.name} ({watch.question}{about})"


def _summary(one: News) -> str:
    told = [_SUMMARIES[one.change].format(one.as_of.isoformat())]
    told += [f"Came: {', '.join(one.gained)}."] if one.gained else []
    told += [f"Went: {', '.join(one.lost)}."] if one.lost else []
    told += [f"Sources: {', '.join(one.source_ids)}."] if one.source_ids else []
    told += ["It rests on statements made up for demonstration."] if "synthetic" in one.statuses else []
    return " ".join(told)


def _entry_id(watch: Watch, one: News) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.UUID(watch.uid), f'{one.check} {one.change} {one.key}')}"


def _mail_date(at: str) -> str:
    return format_datetime(datetime.fromisoformat(at))


def _add(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = _clean(text)
    return made


def _clean(text: str) -> str:
    """A text without what no XML can hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _written(root: Element) -> bytes:
    ElementTree.indent(root)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"

"""graph/gapbridge/watch/feed.py: feeds are well-formed, complete, and keep their ids."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from uuid import UUID
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from gapbridge.results import News, Watch
from gapbridge.watch import feed

ATOM = "{http://www.w3.org/2005/Atom}"
AT = "2026-11-25T06:00:00+00:00"
WATCH = Watch(
    name="partners", question="suggestions", cluster_id="litek", min_clusters=None, branch_id=None,
    include_covered=None, statuses=["fact"], as_of=None, include_members=False, industry_id=None,
    created_at="2026-11-23T09:30:00+00:00", by="ana", uid="0b5b3c2e-6a0e-4a53-9c4f-9f2f7a0c1d11", check_count=2,
    changed_at=AT, item_count=3,
)  # fmt: skip


def news(check: int, key: str, title: str = "New: learn from i-VITA", gained: tuple[str, ...] = ()) -> News:
    return News(
        watch="partners", check=check, at=AT, as_of=date(2026, 11, 25), change="new", key=key, title=title,
        gained=list(gained), lost=[], source_ids=["press"], statuses=["synthetic"],
    )  # fmt: skip


def test_an_atom_feed_has_what_rfc_4287_requires() -> None:
    made = ElementTree.fromstring(feed.atom(WATCH, [news(2, "learn:ivita", gained=("x",))], "https://here.example/f"))
    assert made.tag == f"{ATOM}feed"
    assert made.findtext(f"{ATOM}id") == f"urn:uuid:{WATCH.uid}"
    assert made.findtext(f"{ATOM}title") == "GapBridge: partners (suggestions of litek)"
    assert made.findtext(f"{ATOM}author/{ATOM}name")
    link = made.find(f"{ATOM}link")
    assert link is not None and link.attrib == {"rel": "self", "href": "https://here.example/f"}
    (entry,) = made.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "New: learn from i-VITA"
    assert entry.findtext(f"{ATOM}summary") == (
        "New on 2026-11-25. Came: x. Sources: press. It rests on statements made up for demonstration."
    )
    for one in (made, entry):
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "").tzinfo
        assert UUID((one.findtext(f"{ATOM}id") or "").removeprefix("urn:uuid:"))


def test_an_rss_feed_has_what_rss_2_requires() -> None:
    made = ElementTree.fromstring(feed.rss(WATCH, [news(2, "learn:ivita")], "https://here.example/f"))
    assert (made.tag, made.attrib) == ("rss", {"version": "2.0"})
    assert all(made.findtext(f"channel/{name}") for name in ("title", "link", "description"))
    (item,) = made.findall("channel/item")
    guid = item.find("guid")
    assert guid is not None and guid.attrib == {"isPermaLink": "false"}
    assert parsedate_to_datetime(item.findtext("pubDate") or "") == datetime.fromisoformat(AT)


def test_the_ids_of_entries_stay_and_are_told_apart() -> None:
    found = [news(2, "learn:ivita"), news(2, "teach:ivita"), news(1, "learn:ivita")]
    first, second = ([entry_id(one) for one in entries(feed.atom(WATCH, found))] for _ in range(2))
    assert first == second
    assert len(set(first)) == 3
    renamed = WATCH.model_copy(update={"uid": "11111111-6a0e-4a53-9c4f-9f2f7a0c1d11"})
    assert not set(first) & {entry_id(one) for one in entries(feed.atom(renamed, found))}, "of another watch"


def test_a_feed_of_a_watch_without_news_is_one_too() -> None:
    assert entries(feed.atom(WATCH, [])) == []
    assert ElementTree.fromstring(feed.rss(WATCH, [])).findall("channel/item") == []


def test_a_feed_is_bounded() -> None:
    made = feed.atom(WATCH, (news(1, str(at)) for at in range(feed.MAX_ENTRIES + 5)))
    assert len(entries(made)) == feed.MAX_ENTRIES


@given(title=st.text(), key=st.text())
def test_whatever_a_title_holds_the_feed_is_well_formed(title: str, key: str) -> None:
    for made in (feed.atom(WATCH, [news(1, key, title)], title), feed.rss(WATCH, [news(1, key, title)], title)):
        assert ElementTree.fromstring(made) is not None


def entries(made: bytes) -> list[ElementTree.Element]:
    return ElementTree.fromstring(made).findall(f"{ATOM}entry")


def entry_id(entry: ElementTree.Element) -> str:
    return entry.findtext(f"{ATOM}id") or ""

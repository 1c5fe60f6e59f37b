"""Links between our pages and files lead somewhere."""

import re
from pathlib import Path

LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")


def test_every_link_to_a_file_of_ours_leads_there(project: Path) -> None:
    broken = []
    for page in (*project.glob("*.md"), *(project / "docs").rglob("*.md")):
        for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
            path = (page.parent / target).resolve() if target else page
            if not path.exists() or (anchor and anchor[1:] not in _anchors(path)):
                broken.append(f"{page.relative_to(project)}: {target}{anchor}")
    assert broken == []


def test_every_decision_is_listed(project: Path) -> None:
    folder = project / "docs" / "adr"
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [name[:4] for name in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    listed = LINK.findall((folder / "README.md").read_text(encoding="utf-8"))
    assert [target for target, _ in listed] == pages


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}

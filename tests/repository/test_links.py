"""Links of the documents: each leads to a file and a heading that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.paths import ROOT
from tests.support.project import PROJECT

REPOSITORY = PROJECT["urls"]["Repository"]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def prose(document: Path) -> str:
    """A document without its blocks and spans of code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)


def links(document: Path) -> Iterator[str]:
    text = prose(document)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)
    yield from re.findall(r"^\[[^\]]+\]: (\S+)$", text, re.MULTILINE)


def anchors(document: Path) -> set[str]:
    """Names that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL), re.M)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def target(document: Path, link: str) -> tuple[Path, str] | None:
    """The file and the heading of a link into the repository; None for one elsewhere."""
    address, _, anchor = link.partition("#")
    if address.startswith(REPOSITORY):
        path = re.fullmatch(r"(?:/(?:blob|tree)/main/(.+))?", address.removeprefix(REPOSITORY))
        return (ROOT / (path[1] or "README.md"), anchor) if path else None
    if "://" in address:
        return None
    return (document.parent / address if address else document, anchor)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for link in links(document):
        found = target(document, link)
        if found is not None:
            path, anchor = found
            assert path.exists(), link
            assert not anchor or anchor in anchors(path), link


def test_the_readme_works_on_an_index() -> None:
    found = [*links(ROOT / "README.md")]
    assert len(found) > 10
    assert [link for link in found if not link.startswith("https://")] == []


def test_every_reference_of_the_readme_is_defined() -> None:
    text = prose(ROOT / "README.md")
    defined = set(re.findall(r"^\[([^\]]+)\]: ", text, re.MULTILINE))
    assert set(re.findall(r"\[([^\]]+)\](?![:(])", text)) == defined


@pytest.mark.parametrize("name", ["Documentation", "Changelog"])
def test_urls_of_the_package(name: str) -> None:
    found = target(ROOT, PROJECT["urls"][name])
    assert found
    assert found[0].exists()


def test_the_site_has_every_document() -> None:
    pages = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    named = sorted(name for page in pages for name in page.values())
    assert named == sorted(["index.md", *(path.name for path in (ROOT / "docs").glob("*.md"))])

"""A fact as JSON-LD: a schema.org claim whose parts point at their words by W3C selectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reports.fact_sheet.forms import sheet
from runner.examine import examined

LEDGER = """\
title: The bridge
sources:
  - {id: morning, headline: A bridge, publisher: Post, published: 2020-02, url: "https://a.example"}
  - {id: evening}
subjects: [{id: bridge, name: The bridge}]
attributes: [{id: opened, type: date}, {id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019
    quote: in 2019
    prefix: opened
    speaker: the mayor
  - {source: evening, subject: bridge, attribute: opened, value: 2020, quote: “2020”}
  - source: evening
    subject: bridge
    attribute: opened
    quote: it came then
    readings:
      - {means: it opened, value: 2019}
      - {means: it was counted, attribute: lanes, value: 4}
"""


def dataset(tmp_path: Path) -> dict[str, Any]:
    file = tmp_path / "facts.yaml"
    file.write_text(LEDGER, encoding="utf-8")
    with examined([file]) as seen:
        text = sheet(seen, "jsonld")
    assert isinstance(text, str)
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_whole_claim(tmp_path: Path) -> None:
    opened, *_ = dataset(tmp_path)["hasPart"]
    assert {key: opened[key] for key in ("@id", "@type", "name", "appearance")} == {
        "@id": "#fact/bridge/opened",
        "@type": "Claim",
        "name": "The bridge, opened",
        "appearance": [{"@id": "#source/morning"}, {"@id": "#source/evening"}],
    }
    assert opened["hasPart"][0] == {
        "@type": "Claim",
        "text": "in 2019",
        "author": {"@type": "Thing", "name": "the mayor"},
        "creativeWorkStatus": "asserted",
        "target": {
            "@type": "oa:SpecificResource",
            "cited": {"@id": "#source/morning"},
            "selector": {"@type": "oa:TextQuoteSelector", "exact": "in 2019", "prefix": "opened"},
        },
    }
    status = {p["name"]: p["value"] for p in opened["additionalProperty"]}["status"]
    assert status == "contested"
    assert opened["text"] == "2019 (the mayor in Post), but 2020 (evening)"


def test_a_claim_is_of_no_fact_that_its_readings_are_ruled_out_of(tmp_path: Path) -> None:
    """Another claim agrees that it came then; so no lanes came."""
    opened, *others = dataset(tmp_path)["hasPart"]
    assert [part["text"] for part in opened["hasPart"]] == ["in 2019", "“2020”", "it came then"]
    assert [other["@type"] for other in others] == ["NewsArticle", "NewsArticle"]


def test_sources_are_articles(tmp_path: Path) -> None:
    *_, morning, evening = dataset(tmp_path)["hasPart"]
    assert morning == {
        "@id": "#source/morning",
        "@type": "NewsArticle",
        "headline": "A bridge",
        "datePublished": "2020-02",
        "publisher": {"@type": "Organization", "name": "Post"},
        "url": "https://a.example",
    }
    assert evening == {"@id": "#source/evening", "@type": "NewsArticle"}

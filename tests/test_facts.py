"""This repository's own ledger: its quotes are in the articles, and its findings are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ledger.load_ledger import read_ledger
from runner.examine import examined
from schema.records import Claim, Ledger

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "facts.yaml"


@cache
def ledger() -> Ledger:
    return read_ledger([FACTS]).records


@dataclass(frozen=True)
class Article:
    """The text of a source with its whitespace folded, and where its furniture is."""

    text: str
    furniture: tuple[range, ...]

    def places(self, words: str, prefix: str = "", suffix: str = "") -> list[range]:
        """Give where words stand between a prefix and a suffix."""
        starts = [n for n in range(len(self.text)) if self.text.startswith(words, n)]
        found = [range(start, start + len(words)) for start in starts]
        return [
            at
            for at in found
            if self.text[: at.start].rstrip().endswith(prefix)
            and self.text[at.stop :].lstrip().startswith(suffix)
        ]


@cache
def article(name: str) -> Article:
    source = next(source for source in ledger().sources if source.id == name)
    assert source.file is not None
    bare = Article(folded((ROOT / source.file).read_text(encoding="utf-8")), ())
    furniture = (at for words in source.furniture for at in bare.places(folded(words)))
    return Article(bare.text, tuple(furniture))


def folded(text: str) -> str:
    return " ".join(text.split())


def quoted(claim: Claim) -> list[range]:
    """Give where the words of a claim stand in its source."""
    context = folded(claim.prefix or ""), folded(claim.suffix or "")
    return article(claim.source).places(folded(claim.quote), *context)


def test_the_ledger_is_large_enough_and_uses_every_article() -> None:
    counts = Counter(claim.source for claim in ledger().claims)
    assert counts.total() >= 120
    assert min(counts[source.id] for source in ledger().sources) >= 10
    files = [f"seeds/{file.name}" for file in sorted((ROOT / "seeds").iterdir())]
    assert [source.file for source in ledger().sources] == files


def test_every_quote_stands_once_in_its_article() -> None:
    assert [(c.source, c.quote) for c in ledger().claims if len(quoted(c)) != 1] == []


def test_context_is_given_only_where_it_decides() -> None:
    given = [claim for claim in ledger().claims if claim.prefix or claim.suffix]
    again = [c.quote for c in given if len(article(c.source).places(folded(c.quote))) == 1]
    assert (len(given), again) == (2, [])


def test_no_quote_is_taken_from_the_furniture_of_a_page() -> None:
    overlapping = [
        claim.quote
        for claim in ledger().claims
        for at in quoted(claim)
        for furniture in article(claim.source).furniture
        if at.start < furniture.stop and furniture.start < at.stop
    ]
    assert overlapping == []


def test_the_furniture_stands_on_the_pages() -> None:
    missing = [
        words
        for source in ledger().sources
        for words in source.furniture
        if not article(source.id).places(folded(words))
    ]
    assert missing == []
    assert all(source.furniture for source in ledger().sources)


@pytest.mark.parametrize(
    ("source", "published", "reasoned"),
    [
        ("blinken-warns", "2021-04-24/2021-06-14", True),
        ("mitchell-threatens", "2018-05/2019-02", True),
        ("cavusoglu-meeting", "2021-03-25", False),
        ("akar-review", "2021-01-16", False),
        ("kirby-stance", "2021-02-06", False),
    ],
)
def test_undated_articles_have_an_interval_and_its_reason(
    source: str, published: str, *, reasoned: bool
) -> None:
    found = next(s for s in ledger().sources if s.id == source)
    assert found.published == published
    assert (found.published_because is not None) == reasoned


def test_everything_declared_is_used() -> None:
    claims = ledger().claims
    readings = [reading for claim in claims for reading in claim.readings]
    subjects = {c.subject for c in claims} | {r.subject for r in readings}
    attributes = {c.attribute for c in claims} | {r.attribute for r in readings}
    assert [s.id for s in ledger().subjects if s.id not in subjects] == []
    assert [a.id for a in ledger().attributes if a.id not in attributes] == []
    used = {a.vocabulary for a in ledger().attributes}
    assert [v.id for v in ledger().vocabularies if v.id not in used] == []


INFERRED = "depends on the date of the source, which was inferred"
FINDINGS = [
    ("CR404", "note", "", "",
     (("24 April to 14 June 2021, inferred: The page carries no date. Biden is "
      "president and has recognised the 1915 killings as genocide (24 April 2021, "
      "public record), and the June NATO summit (14 June 2021) lies ahead. The "
      "sidebar headlines glued into the text are later page furniture and date "
      "nothing."),
      ("May 2018 to February 2019, inferred: The page carries no date. Pompeo is "
      "Secretary of State (since 26 April 2018) and Mitchell still in office (until "
      "February 2019; both public record), and the end of April of 2018 lies behind. "
      "The December of the loan can be that of 2017 or of 2018."))),
    ("CR405", "note", "", "",
     ("no publisher",)),
    ("CR403", "note", "", "",
     ("12 words: line 19 of the Cavusoglu article and line 25 of the Kirby article",
      "11 words: line 19 of the Cavusoglu article and line 25 of the Kirby article")),
    ("CR301", "ambiguity", "s400-deal", "signed",
     ("“purchase” can be read in 2 ways",
      ("the deal was signed in 2019 (Turkey's S-400 deal with Russia, deal signed: "
      "2019): contradicted by the Akar article"),
      ("the first batteries were acquired in 2019 (Turkey's S-400 deal with Russia, "
      "first batteries acquired: 2019): agrees with the Akar article"))),
    ("CR302", "ambiguity", "s400-deal", "delivered",
     ("“acquiring”, “bought” or “purchase” in the articles",
      "deal signed (September 2017)",
      "first batteries acquired (July 2019)")),
    ("CR301", "ambiguity", "s400-deal", "signed",
     ("“bought” can be read in 2 ways",
      ("the deal was signed in 2019 (Turkey's S-400 deal with Russia, deal signed: "
      "2019): contradicted by the Akar article"),
      ("the first batteries were acquired in 2019 (Turkey's S-400 deal with Russia, "
      "first batteries acquired: 2019): agrees with the Akar article"))),
    ("CR402", "note", "s400-deal", "delivered",
     ("July 2019",)),
    ("CR402", "note", "s400-deal", "battery-cost",
     ("about 2.5 billion USD",)),
    ("CR203", "ambiguity", "us-sanctions", "imposed",
     (f"“in December” {INFERRED}; December 2020 is recorded",)),
    ("CR306", "note", "us-sanctions", "first-sanctions",
     ("loaded: write “imposed sanctions”",)),
    ("CR402", "note", "s400-deal", "signed",
     ("September 2017",)),
    ("CR301", "ambiguity", "turkey-in-f35", "f35-status",
     ("“suspended its participation” can be read in 2 ways",
      ("the US suspended Turkey's participation (Turkey's part in the F-35 programme, "
      "status in the F-35 programme: suspended): agrees with the Akar article"),
      ("the US suspended its own participation (the US's own part in the F-35 "
      "programme, status in the F-35 programme: suspended): no other claim speaks "
      "for or against it"))),
    ("CR203", "ambiguity", "s400-deal", "loan-signed",
     (f"“In December” {INFERRED}; December 2017 or December 2018 is recorded",)),
    ("CR205", "note", "s400-deal", "purchase-status",
     ("taken, on a condition",
      "taken, stated as fact")),
    ("CR206", "tension", "s400-deal", "purchase-status",
     ("taken, stated as fact",
      "taken, still on a condition")),
    ("CR402", "note", "s400-deal", "battery-count",
     ("4",)),
    ("CR306", "note", "s400-test", "test-reaction",
     ("loaded (only a warning of the Pentagon is told)",)),
    ("CR402", "note", "s400-test", "tested-on",
     ("October 2020",)),
    ("CR303", "tension", "turkey-in-f35", "f35-status",
     ("suspended",
      "kicked out")),
    ("CR306", "note", "turkey-in-f35", "f35-date",
     ("loaded: what to write in its place depends on what is meant",)),
    ("CR402", "note", "turkey-in-f35", "f35-date",
     ("2019",
      "only 31 December 2020 or earlier")),
    ("CR304", "tension", "turkey-in-f35", "f35-reason",
     ("concern for the safety of the fighter jets",
      ("concern that Russia would gain access to American military secrets, if the "
      "systems are integrated"))),
    ("CR304", "tension", "us-sanctions", "sanctions-hit",
     ("Turkey",
      "four Turkish officials",
      "the SSB and its officers")),
    ("CR306", "note", "us-sanctions", "sanctions-hit",
     ("garbled (air and missile defence, or a defence from air missiles)",)),
    ("CR301", "ambiguity", "us-sanctions", "first-sanctions",
     ("“first slapped” can be read in 2 ways",
      ("the first sanctions over the S-400 (the US sanctions on Turkey over the "
      "S-400, “first” of the sanctions: the first sanctions over the S-400): no "
      "other claim speaks for or against it"),
      ("the first US sanctions on Turkey of any kind (the US sanctions on Turkey over "
      "the S-400, “first” of the sanctions: the first US sanctions on Turkey of any "
      "kind): no other claim speaks for or against it"))),
    ("CR301", "ambiguity", "us-sanctions", "export-ban-on",
     ("“They banned on all U.S. export licenses” can be read in 3 ways",
      ("licence ban for the agency only (the US sanctions on Turkey over the S-400, "
      "export licence ban falls on: the SSB): agrees with the Cavusoglu article, the "
      "Akar article and the Kirby article"),
      ("licence ban for the individuals and the agency (the US sanctions on Turkey "
      "over the S-400, export licence ban falls on: the SSB, Ismail Demir and other "
      "SSB officers): contradicted by the Cavusoglu article, the Akar article and "
      "the Kirby article"),
      ("a ban on all US export licences, to whomever (the US sanctions on Turkey over "
      "the S-400, export licence ban falls on: anybody): contradicted by the "
      "Cavusoglu article, the Akar article and the Kirby article"))),
    ("CR304", "tension", "us-sanctions", "export-ban-covers",
     ("export licences",
      "all US export licences and authorisations")),
    ("CR306", "note", "us-sanctions", "export-ban-covers",
     ("garbled (one bans a thing or puts a ban on it, and on whom is not said)",)),
    ("CR301", "ambiguity", "us-sanctions", "visa-restrictions-on",
     ("“for the individuals and agency” can be read in 2 ways",
      ("visa restrictions for the individuals only (the US sanctions on Turkey over "
      "the S-400, visa restrictions fall on: Ismail Demir and other SSB officers): "
      "agrees with the Akar article"),
      ("visa restrictions for the individuals and the agency (the US sanctions on "
      "Turkey over the S-400, visa restrictions fall on: the SSB, Ismail Demir and "
      "other SSB officers): contradicted by the Akar article"))),
    ("CR106", "contradiction", "us-sanctions", "asset-freeze-on",
     ("the SSB, Ismail Demir and other SSB officers",
      "only Ismail Demir and other SSB officers")),
    ("CR205", "note", "us-sanctions", "under-law",
     ("CAATSA, threatened",
      "CAATSA, stated as fact")),
    ("CR301", "ambiguity", "blinken-warning", "said",
     ("“that's separate from” can be read in 2 ways",
      ("what could follow would come on top of the sanctions already imposed "
      "(Blinken's warning to Turkey and other allies, said: what could follow would "
      "come on top of the sanctions already imposed): no other claim speaks for or "
      "against it"),
      ("CAATSA is another law than that of the sanctions already imposed (the US "
      "sanctions on Turkey over the S-400, imposed under: another law): contradicted "
      "by the Cavusoglu article, the Akar article and the Kirby article"))),
    ("CR105", "contradiction", "caatsa", "full-name",
     ("Sanctions Constraint of Opponents of America Act",
      "Countering America's Adversaries Through Sanctions Act")),
    ("CR306", "note", "caatsa", "first-nato-ally-punished",
     ("loaded",)),
    ("CR407", "note", "caatsa", "first-nato-ally-punished",
     ("“the first time”, in its own voice",)),
    ("CR304", "tension", "caatsa", "law-force",
     ("the US will follow through",
      "it could be applied")),
    ("CR105", "contradiction", "blinken", "person-name",
     ("Antony Blinken",
      "Anthony Blinken")),
    ("CR402", "note", "mitchell", "office-in-question",
     ("US Deputy Secretary of State",)),
    ("CR304", "tension", "biden-administration", "administration-stage",
     ("not yet in office",
      "new")),
    ("CR304", "tension", "us-sanctions", "lift-condition",
     ("Turkey disposes of the Russian technology",
      "Turkey dismantles the Russian-made technology",
      "the system is off Turkish soil")),
    ("CR305", "tension", "us-sanctions", "waiver",
     ("no waiver, without the condition",
      "no waiver, on a condition")),
    ("CR304", "tension", "us-sanctions", "relief-refused",
     ("there can be no waiver",
      "a decision not to lift them",
      "they cannot be lifted")),
    ("CR304", "tension", "s400-second-deal", "talks-told",
     ("told as a fact",
      "told as Turkey's word")),
    ("CR304", "tension", "s400-second-deal", "negotiated",
     ("a second purchase",
      "a second consignment")),
    ("CR304", "tension", "turkey-air-defence", "suppliers-sought",
     ("the United States or other NATO allies (an aim)",
      "Russia (in talks)")),
    ("CR301", "ambiguity", "turkey-air-defence", "procurement-condition",
     ("“Caspo has in its favor” can be read in 2 ways",
      ("Turkey buys if its NATO allies make fair offers (Turkey's further air defence "
      "procurement, fair offers of NATO allies: Turkey buys if its NATO allies make "
      "fair offers): no other claim speaks for or against it"),
      ("there are fair offers of NATO allies, to somebody or something called Caspo "
      "(Turkey's further air defence procurement, fair offers of NATO allies: there "
      "are fair offers of NATO allies, to somebody or something called Caspo): no "
      "other claim speaks for or against it"))),
    ("CR306", "note", "turkey-air-defence", "procurement-condition",
     ("garbled (Caspo is no known name; an “if” may be lost in translation)",)),
    ("CR304", "tension", "patriot-system", "patriot-account",
     ("Turkey failed to agree terms with the US",
      "Turkey had chances to buy it and chose the S-400")),
    ("CR407", "note", "patriot-system", "standing",
     ("“of choice for most”, in its own voice",)),
    ("CR203", "ambiguity", "blinken-warning", "said-on",
     (f"“on Wednesday” {INFERRED}; 28 April to 9 June 2021 is recorded",)),
    ("CR304", "tension", "blinken-warning", "warned-parties",
     ("Turkey and other US allies",
      "Turkey and all US allies and partners",
      "Turkey, singled out")),
    ("CR304", "tension", "blinken-warning", "warned-purchases",
     ("any purchase of weapons systems from Russia",
      "significant transactions with Russian defence entities")),
    ("CR203", "ambiguity", "mitchell-statement", "said-on",
     (f"“on Tuesday” {INFERRED}; May 2018 to February 2019 is recorded",)),
    ("CR306", "note", "mitchell-statement", "said-on",
     ("loaded: write “said”",)),
    ("CR305", "tension", "mitchell-statement", "warned-of",
     ("consequences of buying the S-400, without the condition",
      "consequences of buying the S-400, on a condition")),
    ("CR306", "note", "turkey", "role",
     ("loaded: leave it out",)),
    ("CR203", "ambiguity", "cavusoglu-2018", "said-on",
     (f"“At the end of April” {INFERRED}; April 2018 is recorded",)),
    ("CR304", "tension", "turkish-policy", "issue-state",
     ("closed",
      "to be solved through dialogue")),
    ("CR301", "ambiguity", "review-request", "made-by",
     ("“a Turkish official” can be read in 2 ways",
      ("Hulusi Akar, with his call of 13 January (the Turkish request to review the "
      "sanctions, made by: Hulusi Akar): agrees with the standfirst of the Akar "
      "article and the Akar article"),
      ("another official, with another call (another Turkish request to review the "
      "sanctions, made by: a Turkish official): no other claim speaks for or against "
      "it"))),
    ("CR303", "tension", "review-request", "request-force",
     ("a request, call or urging",
      "a demand")),
    ("CR301", "ambiguity", "review-request", "that-point",
     ("“coming to that point” can be read in 2 ways",
      ("the point at which Turkey has to give in (the Turkish request to review the "
      "sanctions, “that point”: the point at which Turkey has to give in): no other "
      "claim speaks for or against it"),
      ("the point at which things break up (the Turkish request to review the "
      "sanctions, “that point”: the point at which things break up): no other claim "
      "speaks for or against it"))),
    ("CR306", "note", "kirby-briefing", "said-on",
     ("loaded: write “said”",)),
    ("CR306", "note", "us-policy", "us-position",
     ("garbled (whether since its beginning or since its end is not said)",)),
    ("CR406", "note", "us-policy", "view",
     ("whose words are these?",)),
    ("CR304", "tension", "s400-deal", "us-objection",
     ("compromises shared NATO defence systems",
      "cooperation with Moscow is incompatible with NATO",
      "inconsistent with Turkey's commitments as a US and NATO ally")),
    ("CR301", "ambiguity", "us-policy", "us-grounds",
     ("“as well as that of Turkey” can be read in 2 ways",
      ("it would endanger Turkey's security too (US policy on Turkey and the S-400, "
      "US grounds for its opposition: danger to US military technology and "
      "personnel, and to Turkey): no other claim speaks for or against it"),
      ("it would endanger Turkey's military technology and personnel too (US policy "
      "on Turkey and the S-400, US grounds for its opposition: danger to the "
      "military technology and personnel of the US and of Turkey): no other claim "
      "speaks for or against it"))),
    ("CR401", "note", "s400-system", "nato-effect",
     ("compromises shared NATO defence systems",
      "a threat to NATO, denied by Turkey")),
    ("CR304", "tension", "f35-risk-talks", "discussions",
     ("the US continued to negotiate",
      "ruled out over the S-400's risks to the F-35s",
      "completely ruled out over the S-400's risks to the F-35s")),
    ("CR301", "ambiguity", "f35-risk-talks", "ruled-out-on",
     ("“At that time” can be read in 2 ways",
      ("at the time of the sanctions (US-Turkish discussions, discussions ruled out: "
      "December 2020): no other claim speaks for or against it"),
      ("when Turkey was put out of the F-35 programme, before the sanctions "
      "(US-Turkish discussions, discussions ruled out: 31 December 2020 or earlier): "
      "no other claim speaks for or against it"))),
    ("CR306", "note", "us-turkey-relations", "state-of-relations",
     ("garbled (one is conflicted in oneself)",)),
    ("CR407", "note", "blinken-cavusoglu-meeting", "occasion",
     ("“was the first since”, in its own voice",)),
    ("CR203", "ambiguity", "biden-erdogan-talk", "held-on",
     (f"“last week” {INFERRED}; 18 April to 6 June 2021 is recorded",)),
    ("CR203", "ambiguity", "biden-erdogan-meeting", "held-on",
     (f"“June” {INFERRED}; June 2021 is recorded",)),
    ("CR306", "note", "turkey", "nato-status",
     ("loaded: write “is”",)),
    ("CR301", "ambiguity", "us-turkey-relations", "those-purchases",
     ("“Those purchases” can be read in 2 ways",
      ("the purchase that was made, and the one that is talked about (US-Turkish "
      "relations, “Those purchases”: the purchase that was made, and the one that is "
      "talked about): no other claim speaks for or against it"),
      ("purchases of Russian weapons at large (US-Turkish relations, “Those "
      "purchases”: purchases of Russian weapons at large): no other claim speaks for "
      "or against it"))),
    ("CR306", "note", "turkey", "view",
     ("loaded",)),
    ("CR306", "note", "turkey-russia-relations", "outlook",
     ("loaded",)),
    ("CR408", "note", "armenian-killings", "killed",
     ("1.5 million in the source's own voice, although the figure is contested",)),
    ("CR401", "note", "armenian-killings", "characterised-as",
     ("genocide",
      "genocide, denied by Turkey")),
]  # fmt: skip
"""All of them, each read against the articles; what is not here is not reported."""


def test_the_findings_on_our_own_ledger() -> None:
    with examined([FACTS]) as seen:
        found = [
            (f.code, f.severity.value, f.subject, f.attribute, tuple(s.says for s in f.sides))
            for f in seen.findings
        ]
        states = {outcome.state for outcome in seen.outcomes}
        idle = [outcome.code for outcome in seen.outcomes if outcome.state == "did not apply"]
    assert found == FINDINGS
    assert states == {"passed", "found", "did not apply"}
    # no two amounts of one currency are comparable, and none is a rate; every article has a date,
    # if only an interval; no statement is quoted by two of them; and nothing is decided yet
    assert idle == ["CR102", "CR109", "CR209", "CR308", "CR310", "CR601", "CR602"]

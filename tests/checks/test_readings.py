"""CR107 and CR301: ambiguous claims compared with what other claims say."""

from typing import Any

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, of_example

ATTRIBUTES: list[dict[str, Any]] = [
    {"id": "begun", "type": "date"},
    {"id": "opened", "type": "date"},
    {"id": "toll", "type": "money", "changes": True},
    {"id": "guests", "type": "list"},
    {"id": "speech", "type": "text"},
]


def says(attribute: str, value: object, source: str = "morning", **keys: str) -> dict[str, Any]:
    claim = {"source": source, "attribute": attribute, "value": value}
    return claim | {"quote": f"{attribute} {value}"} | keys


def may_mean(*readings: tuple[str, object], **keys: str) -> dict[str, Any]:
    claim = {"source": "evening", "attribute": "opened", "quote": "of 2019"}
    means = [
        {"means": f"{attribute} {value}", "attribute": attribute, "value": value}
        for attribute, value in readings
    ]
    return claim | {"readings": means} | keys


def checked(**cases: list[dict[str, Any]]) -> dict[str, list[Finding]]:
    """Check claims, each case on a subject of its own, and give what is found about readings."""
    ledger = {
        "sources": [{"id": "morning"}, {"id": "evening", "published": "2021-03-05"}],
        "subjects": [{"id": name} for name in cases],
        "attributes": ATTRIBUTES,
        "claims": [{"subject": name} | claim for name, claims in cases.items() for claim in claims],
    }
    found: dict[str, list[Finding]] = {name: [] for name in cases}
    for finding in examine(ledger, "CR107", "CR301").findings:
        found[finding.subject].append(finding)
    return found


def concluded(**cases: list[dict[str, Any]]) -> dict[str, str]:
    """Give code and conclusion for each case; the readings are asked before it."""
    return {
        name: "; ".join(f"{f.code} {f.message.partition('? ')[2]}" for f in found)
        for name, found in checked(**cases).items()
    }


NONE_FITS = "Other claims contradict both"
FIRST = "CR301 Other claims agree only with the first"
SECOND = "CR301 Other claims agree only with the second"
ONLY_SECOND = "CR301 Other claims contradict the first, and none confirms the second"
OPEN = "CR301 No other claim decides"
BOTH = "CR301 Other claims agree with both"
BEGUN_OR_OPENED = may_mean(("begun", "2019"), ("opened", "2019"))


def test_whole_finding_of_an_ambiguous_phrase() -> None:
    opened = cited("morning", 5, "2019-07", "opened in July 2019")
    assert of_example("CR301").findings == (
        Finding(
            code="CR301",
            name="ambiguous-reference",
            severity=Severity.AMBIGUITY,
            subject="bridge",
            attribute="opened",
            scope="evening: bridge begun 2019 | bridge opened 2019",
            message="“bridge of 2019” in evening: opened in 2019, or begun in 2019? "
            "Other claims agree only with the first",
            sides=(
                Side(
                    says="“bridge of 2019” can be read in 2 ways",
                    citations=(cited("evening", 10, "2019", "the bridge of 2019"),),
                ),
                Side(
                    says="opened in 2019 (Harbour bridge, opened: 2019): agrees with morning",
                    citations=(opened,),
                ),
                Side(
                    says="begun in 2019 (Harbour bridge, begun: 2019): "
                    "no other claim speaks for or against it",
                    citations=(),
                ),
            ),
        ),
    )


def test_whole_finding_where_no_reading_fits() -> None:
    assert of_example("CR107").findings == (
        Finding(
            code="CR107",
            name="no-reading-fits",
            severity=Severity.CONTRADICTION,
            subject="bridge",
            attribute="begun",
            scope="evening: bridge begun 2017 | bridge opened 2017",
            message="“the bridge of 2017” in evening: begun in 2017, or opened in 2017? "
            "Other claims contradict both",
            sides=(
                Side(
                    says="“the bridge of 2017” can be read in 2 ways",
                    citations=(cited("evening", 15, "2017", "the bridge of 2017"),),
                ),
                Side(
                    says="begun in 2017 (Harbour bridge, begun: 2017): contradicted by morning",
                    citations=(cited("morning", 5, "2015", "begun in 2015"),),
                ),
                Side(
                    says="opened in 2017 (Harbour bridge, opened: 2017): contradicted by morning",
                    citations=(cited("morning", 10, "2019", "opened in 2019"),),
                ),
            ),
        ),
    )


def test_what_other_claims_leave_of_the_readings() -> None:
    begun, opened = says("begun", "2019-03"), says("opened", "2019-07")
    early, late = says("begun", "2015"), says("opened", "2022")
    assert concluded(
        nothing=[BEGUN_OR_OPENED],
        one_agrees=[BEGUN_OR_OPENED, begun],
        both_agree=[BEGUN_OR_OPENED, begun, opened],
        one_is_out=[BEGUN_OR_OPENED, early],
        one_is_out_one_agrees=[BEGUN_OR_OPENED, early, opened],
        both_are_out=[BEGUN_OR_OPENED, early, late],
        one_is_torn=[BEGUN_OR_OPENED, early, late, opened],
    ) == {
        "nothing": OPEN,
        "one_agrees": FIRST,
        "both_agree": BOTH,
        "one_is_out": ONLY_SECOND,
        "one_is_out_one_agrees": SECOND,
        "both_are_out": f"CR107 {NONE_FITS}",
        "one_is_torn": SECOND,
    }


EIGHTH_OR_SEVENTH = may_mean(("opened", "2018-05-08"), ("opened", "2018-05-07"))
IN_MAY = says("opened", "2018-05", source="evening")
SEVENTH, TENTH = says("opened", "2018-05-07"), says("opened", "2018-05-10")


def test_a_claim_that_agrees_with_all_readings_decides_nothing_where_another_decides() -> None:
    assert concluded(
        alone=[EIGHTH_OR_SEVENTH, IN_MAY],
        one_decides=[EIGHTH_OR_SEVENTH, IN_MAY, SEVENTH],
        one_is_out=[EIGHTH_OR_SEVENTH, IN_MAY, SEVENTH, TENTH],
        each_has_one=[EIGHTH_OR_SEVENTH, IN_MAY, SEVENTH, says("opened", "2018-05-08")],
        of_three=[
            may_mean(("opened", "2018-05-08"), ("opened", "2018-05-07"), ("begun", "2017")),
            IN_MAY,
            SEVENTH,
        ],
        other_slot=[EIGHTH_OR_SEVENTH, IN_MAY, says("begun", "2018-05-07")],
        open_list=[
            may_mean(("guests", ["Ada", "Ben"]), ("guests", ["Ada"])),
            says("guests", {"including": ["Ada"]}),
            says("guests", ["Ada"]),
        ],
    ) == {
        "alone": BOTH,
        "one_decides": SECOND,
        "one_is_out": SECOND,
        "each_has_one": BOTH,
        "of_three": SECOND,
        "other_slot": BOTH,
        "open_list": SECOND,
    }


def test_a_claim_that_is_too_vague_to_decide_is_not_named() -> None:
    (found,) = checked(bridge=[EIGHTH_OR_SEVENTH, IN_MAY, SEVENTH, TENTH])["bridge"]
    (_, eighth, seventh) = found.sides
    assert [c.value for c in eighth.citations] == ["2018-05-07", "2018-05-10"]
    assert [c.value for c in seventh.citations] == ["2018-05-07"]


def test_a_vague_claim_saves_no_reading_from_what_it_agrees_with_too() -> None:
    """But one that contradicts what contradicts the reading stands beside it."""
    late = may_mean(("opened", "2018-05-08"), ("opened", "2018-05-09"))
    assert concluded(
        vague=[late, IN_MAY, TENTH],
        year=[
            may_mean(("opened", "2018-05-08"), ("begun", "2015")),
            says("begun", "2014"),
            says("opened", "2018"),
            TENTH,
        ],
        on_its_side=[late, says("opened", "2018-05-08/2018-05-09", "evening"), TENTH],
        open_list=[
            may_mean(("guests", ["Ada", "Ben"]), ("guests", ["Ada"])),
            says("guests", {"including": ["Ada"]}),
            says("guests", ["Ada", "Cleo"]),
        ],
        gap=[late, says("opened", "[2018-05-08..2018-05-09, 2018-05-12]"), TENTH],
        gap_with_it=[late, says("opened", "[2018-05-08..2018-05-09, 2018-05-10]"), TENTH],
    ) == {
        "vague": f"CR107 {NONE_FITS}",
        "year": f"CR107 {NONE_FITS}",
        "on_its_side": BOTH,
        "open_list": f"CR107 {NONE_FITS}",
        "gap": BOTH,
        "gap_with_it": f"CR107 {NONE_FITS}",
    }


def test_another_speaker_does_not_outweigh_a_vague_claim() -> None:
    hers = may_mean(("opened", "2018-05-08"), ("opened", "2018-05-09"), speaker="Ada")
    assert concluded(
        he=[hers, IN_MAY, TENTH | {"speaker": "Ben"}],
        she=[hers, IN_MAY, TENTH | {"speaker": "Ada"}],
    ) == {"he": BOTH, "she": f"CR107 {NONE_FITS}"}


def test_only_comparable_claims_speak_for_or_against_a_reading() -> None:
    early = says("begun", "2015")
    plan = early | {"modality": "planned"}
    text = may_mean(("speech", "long"), ("begun", "2019"))
    euros = may_mean(("toll", "2 EUR"), ("begun", "2019"))
    today, tomorrow = ({"as_of": day} for day in ("2021-03-05", "2021-03-06"))
    toll = says("toll", "9 EUR")
    assert concluded(
        plan=[BEGUN_OR_OPENED, plan],
        ambiguous_plan=[BEGUN_OR_OPENED | {"modality": "planned"}, early],
        other_ambiguous=[may_mean(("begun", "2015"), ("opened", "2015")), BEGUN_OR_OPENED],
        text=[text, says("speech", "long"), says("speech", "short")],
        other_currency=[euros, says("toll", "9 USD") | today],
        other_day=[euros, toll | tomorrow],
        same_day=[euros, toll | today],
        both_days_stated=[euros | tomorrow, toll | tomorrow],
        undated=[euros | {"source": "morning"}, toll],
    ) == {
        "plan": OPEN,
        "ambiguous_plan": OPEN,
        "other_ambiguous": f"{OPEN}; {OPEN}",
        "text": OPEN,
        "other_currency": OPEN,
        "other_day": OPEN,
        "same_day": ONLY_SECOND,
        "both_days_stated": ONLY_SECOND,
        "undated": OPEN,
    }


def test_gaps_count_on_either_side() -> None:
    in_gap = may_mean(("begun", "2018"), ("opened", "2018"))
    sets = [says("begun", "[2017, 2019]"), says("opened", "[2017, 2019]")]
    set_or_year = may_mean(("begun", "[2017, 2019]"), ("opened", "2018"))
    assert concluded(
        years=[in_gap, *sets],
        one_each=[set_or_year, says("begun", "2018"), sets[1]],
        set_and_set=[set_or_year, *sets],
    ) == {
        "years": f"CR107 {NONE_FITS}",
        "one_each": f"CR107 {NONE_FITS}",
        "set_and_set": FIRST,
    }


def test_lists_are_held_against_lists() -> None:
    guests = may_mean(("guests", ["Ada", "Ben"]), ("guests", ["Ada"]))
    assert concluded(
        closed=[guests, says("guests", ["Ben", "Ada"])],
        open_with_both=[guests, says("guests", {"including": ["Ada", "Ben"]})],
        open_with_one=[guests, says("guests", {"including": ["Ada"]})],
        other=[guests, says("guests", ["Cleo"])],
    ) == {
        "closed": FIRST,
        "open_with_both": FIRST,
        "open_with_one": BOTH,
        "other": f"CR107 {NONE_FITS}",
    }


def test_other_speakers_may_disagree_with_every_reading() -> None:
    hers = BEGUN_OR_OPENED | {"speaker": "Ada"}
    early, late = (
        says(attribute, year, speaker="Ben")
        for attribute, year in (("begun", "2015"), ("opened", "2022"))
    )
    assert concluded(
        he=[hers, early, late],
        he_and_she=[hers, early, late | {"speaker": "Ada"}],
        she=[hers, early | {"speaker": "Ada"}, late | {"speaker": "Ada"}],
        source=[BEGUN_OR_OPENED, early, late],
    ) == {
        "he": f"CR301 {NONE_FITS}",
        "he_and_she": f"CR301 {NONE_FITS}",
        "she": f"CR107 {NONE_FITS}",
        "source": f"CR107 {NONE_FITS}",
    }


def test_the_finding_is_about_the_slot_of_the_claim_and_cites_every_reading() -> None:
    claim = may_mean(("begun", "2019"), ("opened", "2018"), source="morning")
    claim["readings"][0]["subject"] = "tunnel"
    ((finding,), _) = checked(bridge=[claim], tunnel=[]).values()
    assert (finding.subject, finding.attribute) == ("bridge", "opened")
    assert finding.sides[0].citations == (cited("morning", 1, "2019 or 2018", "of 2019"),)
    assert finding.sides[1].says.startswith("begun 2019 (tunnel, begun: 2019): ")


SCOPE = "evening: bridge begun 2019 | bridge opened 2019"


def test_one_phrase_used_twice_is_two_findings() -> None:
    once = BEGUN_OR_OPENED | {"phrase": "2019", "quote": "in 2019"}
    again = once | {"quote": "already in 2019"}
    for claims in ([once, again], [again, once]):
        (findings,) = checked(bridge=claims).values()
        assert {(f.scope, f.sides[0].citations[0].quote) for f in findings} == {
            (SCOPE, "already in 2019"),
            (f"{SCOPE} 2", "in 2019"),
        }

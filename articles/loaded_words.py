"""Loaded words that any desk would query in an article's own voice, with what to write instead.

The list is short, so that each word of it is worth a look. A desk adds its own in its ledger
(`word_list`), and allows there what its style book allows.
"""

LOADED: dict[str, str | None] = {
    "slapped sanctions": "imposed sanctions",
    "slapped tariffs": "imposed tariffs",
    "slapped a ban": "imposed a ban",
    "slapped with": "given",
    "kicked out of": "removed from",
    "slammed": "criticised",
    "blasted": "criticised",
    "lashed out": "criticised",
    "bellicose": None,
    "draconian": "strict",
    "regime": "government",
    "cronies": "associates",
    "strongman": "leader",
    "thugs": None,
    "hordes of": "many",
    "so-called": "",
    "supposed": "",
}
"""Words, and what to write in their place; empty: nothing; None: that depends on the facts."""

ALLOWED = (
    *(
        f"{kind} regime"
        for kind in (
            "arms", "border", "ceasefire", "control", "currency", "customs", "dietary", "exchange",
            "exchange rate", "exercise", "export", "fitness", "inspection", "inspections", "legal",
            "licensing", "monetary", "non-proliferation", "nonproliferation", "regulatory",
            "rules", "safeguards", "sanction", "sanctions", "security", "tariff", "tax", "testing",
            "trade", "training", "verification", "visa", "visa-free",
        )
    ),
    "regime change",
    "regime of",
    "ancien regime",
    *(f"slammed {where}" for where in ("against", "ashore", "into", "on", "shut", "the door")),
    *(f"blasted {where}" for where in ("a hole", "apart", "into", "off", "open", "through")),
    "the door slammed",
    "so-called islamic state",
    "supposed to",
)  # fmt: skip
"""Plain words with a loaded one in them."""

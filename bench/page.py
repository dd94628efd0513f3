"""The page of a ledger of 5,000 claims: its size, how long it takes to make, and its first paint.

Judged are ratios to an empty page that the same browser opens in turns, and to `check` on the same
ledger. The ledger is generated: 20 articles, 100 subjects with ten attributes, one in twenty in
conflict.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.kit.compiled import compile_ours  # noqa: E402

ROUNDS = 5
SOURCES, SUBJECTS, ATTRIBUTES, EACH = 20, 100, 10, 5


def write_ledger(folder: Path) -> Path:
    """Write the ledger with its texts: each fact in five articles, the fifth one off at times."""
    texts: dict[int, list[str]] = {source: [] for source in range(SOURCES)}
    claims: list[str] = []
    for number in range(SUBJECTS * ATTRIBUTES):
        subject, attribute = divmod(number, ATTRIBUTES)
        for nth in range(EACH):
            source = (number + nth) % SOURCES
            year = 1950 + number % 60 + (1 if nth == EACH - 1 and number % 20 == 0 else 0)
            quote = f"event {attribute} of bridge {subject} was in {year}"
            texts[source].append(f"They say that {quote}, among other things.")
            about = f"source: s{source}, subject: b{subject}, attribute: e{attribute}"
            claims.append(f"  - {{{about}, value: {year}, quote: {quote}}}")
    for source, sentences in texts.items():
        paragraphs = [" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5)]
        (folder / f"s{source}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    lines = ["sources:"]
    lines += [f"  - {{id: s{n}, file: s{n}.txt, published: 2024}}" for n in range(SOURCES)]
    lines += ["subjects:", *(f"  - {{id: b{n}, name: bridge {n}}}" for n in range(SUBJECTS))]
    lines += ["attributes:", *(f"  - {{id: e{n}, type: date}}" for n in range(ATTRIBUTES))]
    ledger = folder / "facts.yaml"
    ledger.write_text("\n".join([*lines, "claims:", *claims, ""]), encoding="utf-8")
    return ledger


def seconds(*arguments: str | Path) -> float:
    """Give the wall time of a command of ours."""
    start = time.perf_counter()
    command = [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def first_paint(browser: Browser, file: Path) -> float:
    """Give the first contentful paint of a page, in milliseconds."""
    page = browser.new_page()
    page.goto(file.as_uri())
    found = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    for _ in range(200):
        if (painted := float(page.evaluate(found))) > 0:
            page.close()
            return painted
        page.wait_for_timeout(50)
    raise RuntimeError("nothing was painted within ten seconds")


def main() -> None:
    """Measure and print."""
    compile_ours()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("skipped: needs Chromium (apt-get install chromium)")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger, page, empty = write_ledger(folder), folder / "page.html", folder / "empty.html"
        empty.write_text("<!doctype html><title>x</title><p>x", encoding="utf-8")
        pairs = [
            (
                seconds("check", ledger, "--fail-on", "never"),
                seconds("report", ledger, "--html", page),
            )
            for _ in range(ROUNDS)
        ]
        check, report = (statistics.median(times) for times in zip(*pairs, strict=True))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            paints = [
                (first_paint(browser, empty), first_paint(browser, page)) for _ in range(ROUNDS)
            ]
            browser.close()
        nothing, ours = (statistics.median(times) for times in zip(*paints, strict=True))
        claims = SUBJECTS * ATTRIBUTES * EACH
        print(f"{claims:,} claims: {page.stat().st_size / 1e6:.1f} MB")
        print(f"check {check:.2f} s, page {report:.2f} s, ratio {report / check:.2f}")
        print(f"first paint {ours:.0f} ms, of an empty page {nothing:.0f} ms")


if __name__ == "__main__":
    main()

"""`add source`: articles into the ledger as sources, with what their files say of them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.claim_value import is_asked
from commands.common import echo_error, refuse, say
from commands.exit_codes import UNUSABLE
from commands.ledger_arguments import held_ledgers
from commands.progress_bar import bar
from commands.refusals import reports_all
from commands.setup import set_up
from reports.phrases import counted
from reports.terminal import canvas, complain
from schema.characters import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from article_files.article import Article, Unread
    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field
    from support.bounds import Bounds

_WORDS_OF_HEADLINE = 4
"""So many words of a headline make the id of a source."""
_FOLDER = "articles"
"""The folder beside the ledger for the texts of articles that are no UTF-8 text."""


class _NewSource(NamedTuple):
    """A source to add: its record, and its text where that has to be written, with the path."""

    fields: dict[str, Field]
    article: Article
    text_file: Path | None


@reports_all
def source(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files of articles, or folders of them."),
    ],
    *,
    ledger: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="Ledger files, or folders of them.  [default: facts.yaml]",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Add them without asking.")] = False,
) -> None:
    """Add articles as sources.

    Headline, byline, publisher, date and url are those that the file says; what it does not say is
    left open, and told. A ledger cites a UTF-8 text as it is; of other files the text is written to
    articles/ beside the ledger. An article that is there already is not added again. The sources
    are shown, and added once you agree, or with --yes.
    """
    from ledger.load_ledger import load_ledger
    from suggestions.entering import NewRecord, with_records
    from support.output_files import write

    setup = set_up(ledger)
    with held_ledgers(setup.paths) as held:
        typed = load_ledger(setup.paths, bounds=setup.bounds)
        new, refused = _new_sources(files, typed, setup.bounds)
        if not new:
            say(["Added nothing."])
            raise typer.Exit(UNUSABLE)
        say(line for each in new for line in _shown(each))
        _require_consent(new, yes=yes)
        _, texts = with_records(typed.read, [NewRecord("sources", each.fields) for each in new])
        for each in new:
            if each.text_file:
                each.text_file.parent.mkdir(exist_ok=True)
                write(each.article.text, each.text_file, lasting=True, new=True)
        for text in texts:
            held.replace(Path(text.file), text.text)
    say([f"Added {counted(len(new), 'source')} to {', '.join(text.file for text in texts)}."])
    if refused:
        raise typer.Exit(UNUSABLE)


def _require_consent(new: list[_NewSource], *, yes: bool) -> None:
    """Raise CommandLineError where nobody agrees."""
    if yes:
        return
    if not is_asked(yes=yes):
        refuse("--yes is required where nobody can be asked; nothing was added")
    if not typer.confirm(f"Add {counted(len(new), 'source')}?"):
        refuse("nothing was added")


def _new_sources(
    files: Iterable[Path], typed: TypedLedger, bounds: Bounds
) -> tuple[list[_NewSource], bool]:
    """Give what is to be added, and whether a file that was named gives nothing, which is told."""
    from article_files.article import Unread
    from article_files.read_articles import read_articles
    from article_files.same_words import SameWords
    from articles.texts import source_texts
    from ledger.insert import file_for

    seen = SameWords()
    for source_id, text in source_texts(typed.read).items():
        if text.state == "read":
            seen.earlier(text.text, f"the source {source_id}")
    place = Path(file_for(typed.read, "sources"))
    used = {record.id for record in typed.read.records.sources}
    new: list[_NewSource] = []
    refused = False
    for each in read_articles(files, bounds.limits, bar()):
        if isinstance(each, Unread):
            refused |= not each.passed_over
            complain(escaped(_passed_over(each)), echo_error)
        elif earlier := seen.earlier(each.text, str(each.file)):
            refused = True
            complain(escaped(f"{each.file}: is the same article as {earlier}"), echo_error)
        else:
            new.append(_new_source(each, place, used, bounds))
    return new, refused


def _passed_over(unread: Unread) -> str:
    entry = "" if unread.entry is None else f" ({unread.entry})"
    return f"{unread.file}{entry}: found a file that {unread.why}, expected {unread.expected}"


def _new_source(article: Article, ledger: Path, used: set[str], bounds: Bounds) -> _NewSource:
    from ledger.new_ledger import new_id, path_from

    headline = (article.headline or "").split()[:_WORDS_OF_HEADLINE]
    id_ = new_id(" ".join((article.publisher or "", *headline)).strip() or article.file.stem, used)
    cited = _can_be_cited(article, ledger, bounds)
    text_file = None if cited else ledger.parent / _FOLDER / f"{id_}.txt"
    raw = article.file.read_bytes() if cited else article.text.encode()
    published = article.published if "/" not in (article.published or "") else None
    fields: dict[str, Field] = {
        "id": id_,
        "file": path_from(ledger, text_file or article.file),
        "headline": article.headline or "",
        "publisher": article.publisher or "",
        "byline": article.byline or "",
        "published": published or "",
        "url": article.url or "",
        "sha256": hashlib.sha256(raw).hexdigest(),
        "credits": article.credits,
        "furniture": article.furniture,
        "note": "" if cited else f"Read out of {article.file.name} ({article.form}).",
    }
    return _NewSource(fields, article, text_file)


def _can_be_cited(article: Article, ledger: Path, bounds: Bounds) -> bool:
    """Whether a ledger can name the file itself: a UTF-8 text in a folder that a run reads."""
    from support.input_files import require_regular_below
    from support.limits import NotReadError

    if not article.text_is_file or article.encoding.lower() not in ("utf-8", "utf-8-sig", "ascii"):
        return False
    try:
        require_regular_below(article.file, bounds.folders(ledger.parent))
    except (NotReadError, OSError, ValueError):
        return False
    return True


def _shown(new: _NewSource) -> Iterator[str]:
    """Yield the lines about a source: what is known of it, what is left open, what to mind."""
    fields, article = new.fields, new.article
    known = [str(fields[key]) for key in ("headline", "publisher", "byline", "published")]
    yield from canvas().wrapped(f"{fields['id']}: {', '.join(filter(None, known))}", 0, hang=2)
    if not fields["published"]:
        open_ = "no date: add 'published', and why in 'published_because' if you conclude it"
        yield from canvas().wrapped(open_, 2, hang=2)
    if not fields["publisher"]:
        yield "  no publisher"
    for note in article.notes:
        yield from canvas().wrapped(f"mind: {note}", 2, hang=2)
    if new.text_file:
        yield from canvas().wrapped(f"its text will be in {new.text_file}", 2, hang=2)

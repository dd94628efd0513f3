"""All that is wrong with a command line, in one run: options that cannot be read, and their sense.

Typer stops at the first option that it cannot read. `OneRunCommand` goes on with the others, and
where a command `reports_all`, with what the command itself says of them.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import typer
from typer.core import TyperCommand

from commands.common import CommandLineError, refuse
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

P = ParamSpec("P")
T = TypeVar("T")
_unread: ContextVar[tuple[str, ...]] = ContextVar("_unread", default=())
"""What is wrong with options that could not be read, while their command says the rest."""


class Refusals:
    """What is wrong with a command line, as sentences."""

    def __init__(self, sentences: Iterable[str] = ()) -> None:
        """Begin with what is known to be wrong."""
        self.sentences = list(sentences)

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give what a function gives. If it refuses, that is kept, and what is given is None.

        None is of no use to anybody: `all_refusals` raises before the command goes on.
        """
        try:
            return question(*args, **kwargs)
        except CommandLineError as error:
            self.sentences.append(error.message)
            return cast("T", None)


@contextmanager
def all_refusals() -> Generator[Refusals]:
    """Ask several questions, and raise one CommandLineError with all that is refused.

    A command line that is wrong comes before an input that cannot be used.
    """
    refusals = Refusals(_unread.get())
    token = _unread.set(())  # said here, and not again by what is asked
    try:
        yield refusals
    except UnusableInput:
        if not refusals.sentences:
            raise
    finally:
        _unread.reset(token)
    if refusals.sentences:
        refuse("\n".join(dict.fromkeys(refusals.sentences)))


def require_all(*requirements: Callable[[], object]) -> None:
    """Raise one CommandLineError with all that is wrong, a line for each requirement not met."""
    with all_refusals() as refusals:
        for requirement in requirements:
            refusals.ask(requirement)


def reports_all(command: Callable[P, T]) -> Callable[P, T]:
    """Mark a command that asks for `all_refusals` before it does anything else."""
    command.__dict__["reports_all"] = True
    return command


class OneRunCommand(TyperCommand):
    """A command that reports all options that are wrong, and not only the first."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - private to Typer
        """Read the options. Raises CommandLineError with all that is wrong with them."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as first:
            wrong = self._wrong(ctx, given)
            if not wrong:
                raise
            if not getattr(self.callback, "reports_all", False):
                if not wrong[1:]:
                    raise first from None
                raise CommandLineError("\n".join(wrong), ctx) from None
            ctx.meta["wrong"] = tuple(wrong)
            return []

    def _wrong(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Say which options do not exist, and which values cannot be read."""
        parser: Any = self.make_parser(ctx)
        known = {*parser._long_opt, *parser._short_opt}  # noqa: SLF001 - Typer has no other way
        unknown = [word for word in args if word.startswith("--") and word[2:]]
        unknown = [word for word in unknown if word.partition("=")[0] not in known]
        try:
            values, left, _ = parser.parse_args(args=[w for w in args if w not in unknown])
        except typer.TyperException:  # an option without its value: what follows is not known
            return []
        wrong = [f"No such option: {word.partition('=')[0]}" for word in unknown]
        for parameter in self.get_params(ctx):
            try:
                parameter.handle_parse_result(ctx, values, left)
            except typer.TyperException as error:
                ctx.params[parameter.name] = None
                wrong.append(cast("Any", error).format_message().replace("Value error, ", ""))
        return wrong

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - private to Typer
        """Run the command; if options could not be read, only to hear what else is wrong."""
        if not ctx.meta.get("wrong"):
            return super().invoke(ctx)
        token = _unread.set(ctx.meta["wrong"])
        try:
            super().invoke(ctx)
        except CommandLineError:
            raise
        except Exception:  # noqa: BLE001, S110 - it had to do without the options that cannot be read
            pass
        finally:
            _unread.reset(token)
        return refuse("\n".join(ctx.meta["wrong"]))

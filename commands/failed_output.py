"""What is written where a run of `check` gives no findings: the failure, in each format."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer

from commands.common import echo_error, echo_text
from reports.terminal import complain, deliver
from support.paths import exists, is_file, is_folder
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from commands.output_options import Output
    from reports.findings.failed_run import FailedRun


@contextmanager
def failures_written(outputs: list[Output]) -> Generator[None]:
    """Write why the run failed to the outputs that are left, and raise the error again.

    Whoever reads only the file then does not take an earlier one for this run's, nor an empty one
    for a run that found nothing.
    """
    try:
        yield
    except UnusableInput as error:
        from reports.findings.failed_run import failed_on_input

        _write(failed_on_input(error), outputs)
        raise
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except Exception as error:
        from reports.findings.failed_run import failed_by_defect

        _write(failed_by_defect(error), outputs)
        raise


def _write(failed: FailedRun, outputs: Iterable[Output]) -> None:
    from reports.findings.failed_formats import FAILED_FORMATS, may_be_replaced

    for form, file in outputs:
        if file is None and form == "text":
            continue  # the error itself is printed
        named = any(reason.file == str(file) for reason in failed.reasons)  # by mistake, perhaps
        if file is not None and (named or not may_be_replaced(form, _text(file))):
            complain(
                f"{file}: left as it was, as it does not hold a report of Crossread", echo_error
            )
            continue
        with suppress(UnusableInput):
            deliver(FAILED_FORMATS[form](failed), file, echo_text)


def _text(file: Path) -> str:
    """Give the text of a file, or nothing if there is none."""
    if exists(file) and not is_file(file) and not is_folder(file):
        return ""  # a pipe or a device: to read it could wait forever
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    except OSError:
        return "what cannot be read"

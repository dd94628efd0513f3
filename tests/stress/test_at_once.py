"""The small run of what `make stress` does at length."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

FEW = ("--pairs", "5", "--at-once", "0", "--edits", "1", "--kills", "2", "--seed", "3")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts processes otherwise")
def test_nothing_is_lost_and_nothing_is_left() -> None:
    program = Path(__file__).with_name("at_once.py")
    done = subprocess.run(
        [sys.executable, str(program), *FEW], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    counted = re.findall(r"^ *(\d+)  (.*): 0 wrong$", done.stdout, re.MULTILINE)
    tried = {kind: int(number) for number, kind in counted}
    assert tried["accept, accept"] == tried["accept, prune"] == 1
    assert tried["decide, decide"] == tried["killed: init"] == tried["killed: decide"] == 1
    assert tried["run after a kill"] == 2
    assert " wrong" not in done.stdout.replace(" 0 wrong", "")

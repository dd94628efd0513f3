"""Tests against mutants, all in one process: collected once, forked for each mutant.

A mutant of a function is put in the place of its code, in a fork, after the tests were collected.
What runs when a module is imported needs the import again: `imported_anew`.
"""

from __future__ import annotations

import builtins
import gc
import os
import resource
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, partial  # pyright: ignore[reportPrivateUsage]
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings
from hypothesis.internal.charmap import charmap

from tests.mutation.mutate import REACHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.mutation.mutate import Module, Mutant

_MOST_SECONDS = 5.0
"""Of tests for each mutant, in processor time, the fastest tests first."""
_EXAMPLES = 15
_WARM = (("schema/values/units.py", "_units"),)
"""What takes seconds, and is made once for all mutants."""
_PHASES = (Phase.explicit, Phase.generate)
_TOO_MUCH_MEMORY = 8 << 30


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant: killed, survived, not reached by any test, or undecided."""

    file: str
    name: str
    line: int
    outcome: str


@dataclass(slots=True)
class _Reach:
    """Which tests call which functions, by their places in the order, and how long each takes."""

    tests: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[int, float] = field(default_factory=dict[int, float])


class Killing:
    """A plugin of pytest that runs the tests against each mutant, where pytest runs them once."""

    def __init__(
        self,
        chosen: Sequence[tuple[Module, Mutant]],
        tell: Callable[[Fate], None],
    ) -> None:
        self.chosen, self.tell = chosen, tell
        self.at_import: set[tuple[str, str]] = set()
        self.files = {module.path: module.file for module, _ in chosen}
        self.items: list[pytest.Item] = []
        self.caches: list[_lru_cache_wrapper[object]] = []
        self.killers: Counter[int] = Counter()
        self.sound: dict[tuple[str, str], bool] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        few_examples()
        setattr(builtins, REACHED, partial(_add, self.at_import))
        for module in {module.file: module for module, _ in self.chosen}.values():
            sys.meta_path.insert(0, Finder(module, module.telling_calls()))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = session.items
        for item in self.items:
            few_of(item)
        self.caches = _caches()
        self.at_import |= set(_WARM)
        for file, scope in _WARM:
            getattr(import_module(file.removesuffix(".py").replace("/", ".")), scope)()
        charmap()
        reach = self._reach()
        functions = _functions(self.files)
        gc.freeze()
        for module, mutant in self.chosen:
            self._try(module, mutant, reach, functions)
        return True

    def _try(
        self,
        module: Module,
        mutant: Mutant,
        reach: _Reach,
        functions: dict[tuple[str, str], list[FunctionType]],
    ) -> None:
        at = (module.file, mutant.scope)
        tests = _fastest(reach, reach.tests[at], self.killers)
        code = _code_of(module.code(mutant), mutant.scope)
        outcome = "not reached"
        if tests and code:
            limit = 10 + 3 * sum(reach.seconds[test] for test in tests)
            status = forked(lambda say: self._killed(functions[at], code, tests, say), limit)
            outcome = "survived" if status == [] else self._unless_it_fails_anyway(at, tests, limit)
            self.killers.update(int(number) for number in status or ())
        if outcome != "killed" and at in self.at_import:
            outcome = "undecided"  # its first run was before it was changed
        self.tell(Fate(module.file, mutant.name, mutant.line, outcome))

    def _unless_it_fails_anyway(self, at: tuple[str, str], tests: list[int], limit: float) -> str:
        """Say "killed", if the same tests pass without a change; tried once for each function."""
        if at not in self.sound:
            own = forked(lambda say: self._killed([], None, tests, say), limit)
            self.sound[at] = own == []
        return "killed" if self.sound[at] else "fails without a change"

    def _killed(
        self,
        functions: list[FunctionType],
        code: CodeType | None,
        tests: list[int],
        say: Callable[[str], None],
    ) -> None:
        if code:
            for function in functions:
                function.__code__ = code
        for cache in self.caches:
            cache.cache_clear()
        for at, number in enumerate(tests):
            following = self.items[tests[at + 1]] if at + 1 < len(tests) else None
            if self._fails(self.items[number], following):
                say(str(number))
                return

    @staticmethod
    def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
        return any(r.failed for r in runtestprotocol(item, log=False, nextitem=following))

    def _reach(self) -> _Reach:
        """Run all tests once, in a fork, so that nothing is remembered here."""
        reach = _Reach()
        for line in forked(self._reached, 3600) or ():
            number, seconds, *called = line.split("\t")
            reach.seconds[int(number)] = float(seconds)
            for one in called:
                file, _, scope = one.partition(" ")
                reach.tests[file, scope].add(int(number))
        return reach

    def _reached(self, say: Callable[[str], None]) -> None:
        for number, item in enumerate(self.items):
            called = set[tuple[str, str]]()
            for cache in self.caches:
                cache.cache_clear()
            began = time.process_time()
            setattr(builtins, REACHED, partial(_add, called))
            failed = self._fails(item, next(iter(self.items[number + 1 :]), None))
            if not failed:  # one that fails without a mutant says nothing
                seconds = time.process_time() - began
                say("\t".join((str(number), f"{seconds:.4f}", *map(" ".join, sorted(called)))))


def _add(called: set[tuple[str, str]], file: str, scope: str) -> None:
    called.add((file, scope))


def few_examples() -> None:
    """Let Hypothesis take the same examples each time, without looking for the smallest."""
    settings.register_profile(
        "mutation",
        deadline=None,
        database=None,
        derandomize=True,
        max_examples=_EXAMPLES,
        phases=_PHASES,
    )
    settings.load_profile("mutation")


def few_of(item: pytest.Item) -> None:
    """Take few examples in a test that asks for many, too."""
    function = getattr(item, "function", None)
    own: settings | None = getattr(function, "_hypothesis_internal_use_settings", None)
    if own is not None:
        few = settings(own, max_examples=min(own.max_examples, _EXAMPLES), phases=_PHASES,
                       database=None, derandomize=True)  # fmt: skip
        setattr(function, "_hypothesis_internal_use_settings", few)  # noqa: B010 - it has no type


def _fastest(reach: _Reach, tests: set[int], killers: Counter[int]) -> list[int]:
    """Give the tests that killed before, and then the fastest, as many as there is time for."""
    ordered = sorted(tests, key=lambda test: (-killers[test], reach.seconds[test]))
    left, chosen = _MOST_SECONDS, list[int]()
    for test in ordered:
        left -= reach.seconds[test]
        if left > 0 or not chosen:
            chosen.append(test)
    return chosen


def _functions(files: dict[str, str]) -> dict[tuple[str, str], list[FunctionType]]:
    """Find all functions of the modules, wherever decorators and libraries keep them."""
    found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename in files:
            found[files[each.__code__.co_filename], each.__code__.co_qualname].append(each)
    return found


def _code_of(code: CodeType, scope: str) -> CodeType | None:
    """Find the code of a function in that of its module."""
    for part in _codes(code):
        if part.co_qualname == scope:
            return part
    return None


def _codes(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)


def _caches() -> list[_lru_cache_wrapper[object]]:
    everything: list[Any] = gc.get_objects()
    kind: Any = _lru_cache_wrapper
    caches: list[Any] = [each for each in everything if isinstance(each, kind)]
    return [each for each in caches if _is_ours(each)]


def _is_ours(cached: _lru_cache_wrapper[object]) -> bool:
    file = (cached.__module__ or "").replace(".", "/") + ".py"
    ours = file.split("/")[0] in {"schema", "checks", "baseline"}
    return ours and (file, cached.__name__) not in _WARM


def forked(work: Callable[[Callable[[str], None]], None], seconds: float) -> list[str] | None:
    """Do work in a fork and give the lines that it said; None if it was ended or broke.

    `seconds` are those of the processor; the clock may take ten times as long.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing, seconds)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        said = lines.read().splitlines()
    _, status = os.waitpid(child, 0)
    return said if status == 0 else None


def _work(work: Callable[[Callable[[str], None]], None], writing: int, seconds: float) -> None:
    def say(line: str) -> None:
        os.write(writing, f"{line}\n".encode())

    try:
        most = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_AS, (_TOO_MUCH_MEMORY, _TOO_MUCH_MEMORY))
        signal.alarm(most * 10)
        work(say)
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - a mutant may raise anything
        traceback.print_exc()
        os._exit(2)
    os._exit(0)


class Finder(MetaPathFinder):
    """Finds one module in a changed form, and leaves all others to those that come after it."""

    def __init__(self, module: Module, code: CodeType) -> None:
        self.name = module.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.path, self.code = module.path, code

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - as the interpreter has it
        target: object = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        loader = _Changed(fullname, self.path, self.code)
        return spec_from_file_location(fullname, self.path, loader=loader)


class _Changed(SourceFileLoader):
    def __init__(self, name: str, file: str, code: CodeType) -> None:
        super().__init__(name, file)
        self.changed = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self.changed


def tried_in_one_session(
    chosen: list[tuple[Module, Mutant]], arguments: list[str], tell: Callable[[Fate], None]
) -> None:
    """Collect the tests once, and try all mutants of functions."""
    pytest.main(arguments, plugins=[Killing(chosen, tell)])


class _FirstFailure:
    """Examples as for `Killing`, and a word at the end if nothing failed."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        few_examples()


def imported_anew(module: Module, mutant: Mutant, arguments: list[str], seconds: float) -> Fate:
    """Run the tests up to the first that fails, in a fork that imports the mutant."""
    finder = Finder(module, module.code(mutant))

    def tested(say: Callable[[str], None]) -> None:
        sys.meta_path.insert(0, finder)
        if pytest.main([*arguments, "-x"], plugins=[_FirstFailure()]) == pytest.ExitCode.OK:
            say("survived")

    outcome = "survived" if forked(tested, seconds) else "killed"
    return Fate(module.file, mutant.name, mutant.line, outcome)

"""The libraries that some forms are read with: an extra, imported when a file needs it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from article_files.article import NoArticleError

if TYPE_CHECKING:
    from types import ModuleType

Element = Any
"""A part of a page or a document, as lxml and pypdf have it: neither has types."""
INSTALL = "pip install 'crossread[articles]'"


def library(module: str, package: str, form: str) -> ModuleType:
    """Give a module of the extra. Raises NoArticleError that says what to install."""
    try:
        return import_module(module)
    except ImportError:
        why = f"is {form}, which is read with {package}, and that is not installed"
        raise NoArticleError(why, INSTALL) from None

"""One request to a chat endpoint of OpenAI's form, by the standard library, within limits.

The answer is untrusted: its size, its time and its type are held to, redirects are not followed,
and what is said of a failure are our words, never the server's. The key comes from the environment
alone, under one fixed name, so that no settings file can name another secret.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import socket
import ssl
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema.settings import ModelSettings

KEY = "CROSSREAD_MODEL_KEY"
_PIECE = 16_384
_OK, _REDIRECT, _MISTAKE, _TOO_MANY, _FAILED = 200, 300, 400, 429, 500


class ModelError(Exception):
    """Why a model gave no answer that can be used, as words after "the model"."""


class _Address(NamedTuple):
    host: str
    port: int
    path: str
    secure: bool


def ask(settings: ModelSettings, messages: list[Mapping[str, str]]) -> str:
    """Give the text that a model answers with. Raises ModelError."""
    key = os.environ.get(KEY, "").strip()
    address = _address(settings.url)
    if key and not address.secure and not _is_here(address.host):
        raise ModelError(f"is at an http:// address, over which {KEY} is not sent: use https://")
    body = {"model": settings.name, "messages": messages, "temperature": 0, "stream": False}
    raw = _post(address, json.dumps(body).encode(), key, settings)
    content = _content(raw)
    return content.replace(key, "[key]") if key else content


def _address(url: str) -> _Address:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    return _Address(
        parts.hostname or "", port, f"{parts.path.rstrip('/')}/chat/completions", secure
    )


def _is_here(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _post(address: _Address, body: bytes, key: str, settings: ModelSettings) -> bytes:
    """Post once, and give the body of the answer. The time limit is for all of it."""
    connection = _connection(address, settings.time_limit)
    ended = threading.Event()
    timer = threading.Timer(settings.time_limit, _cut, (connection, ended))
    timer.daemon = True
    timer.start()
    try:
        connection.request("POST", address.path, body, _headers(key))
        with connection.getresponse() as response:
            raw = _read(response, settings.answer_bytes)
    except ModelError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        if ended.is_set() or isinstance(error, TimeoutError):
            raise ModelError(f"gave no answer within {settings.time_limit} seconds") from None
        raise ModelError(f"cannot be reached at {address.host}: {_reason(error)}") from None
    finally:
        timer.cancel()
        connection.close()
    if ended.is_set():  # what was cut looks like an end
        raise ModelError(f"gave no answer within {settings.time_limit} seconds")
    return raw


def _connection(address: _Address, seconds: int) -> http.client.HTTPConnection:
    if address.secure:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(
            address.host, address.port, timeout=seconds, context=context
        )
    return http.client.HTTPConnection(address.host, address.port, timeout=seconds)


def _cut(connection: http.client.HTTPConnection, ended: threading.Event) -> None:
    """End a connection that drips: each piece is in time, and all of them are not."""
    ended.set()
    sock = cast("socket.socket | None", connection.sock)
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _headers(key: str) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": "crossread",
    }
    return {**headers, "Authorization": f"Bearer {key}"} if key else headers


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "the connection broke off, or what it sent is no HTTP"


def _read(response: http.client.HTTPResponse, limit: int) -> bytes:
    _require_good(response)
    raw = bytearray()
    while piece := response.read(_PIECE):
        raw += piece
        if len(raw) > limit:
            raise ModelError(f"sent more than {limit:,} bytes")
    if response.length:
        raise ModelError("broke off in the middle of its answer")
    return bytes(raw)


def _require_good(response: http.client.HTTPResponse) -> None:
    status = response.status
    if _REDIRECT <= status < _MISTAKE:
        host = urlsplit(response.getheader("Location") or "").hostname or "another address"
        shown = "".join(c for c in host if c.isalnum() or c in ".-:")[:80]
        raise ModelError(f"redirects to {shown}, which is not followed")
    if status == _TOO_MANY:
        raise ModelError("takes no more requests now (status 429)")
    if status != _OK:
        whose = "failed" if status >= _FAILED else "refused the request"
        raise ModelError(f"{whose} (status {status})")
    kind = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise ModelError("sent something other than application/json")
    if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise ModelError("sent a compressed answer, which was not asked for")


def _content(raw: bytes) -> str:
    """Give the text of the first choice; calls of tools are no text."""
    try:
        answer = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise ModelError("sent bytes that are not UTF-8") from None
    except (ValueError, RecursionError):
        raise ModelError("sent JSON that is broken") from None
    try:
        content = answer["choices"][0]["message"]["content"]
    except (TypeError, KeyError, IndexError):
        content = None
    if not isinstance(content, str):
        raise ModelError("sent no text where a chat completion has it")
    return content

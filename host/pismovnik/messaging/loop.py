"""The host: reads requests from the extension, answers each exactly once, ends with its input.

The main thread reads and answers what is quick. Checks run one after another on a worker,
where loading comes first, so ``hello`` is answered at once and nothing blocks the pipe.
"""

import logging
import os
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

import msgspec
import nativemessaging

from pismovnik.checking import describe_error
from pismovnik.messaging.service import Refusal, Service
from pismovnik.messaging.types import (
    PROTOCOL_VERSION,
    AddItem,
    Check,
    CheckResult,
    Doctor,
    Done,
    Draft,
    Error,
    ErrorCode,
    ExplainRule,
    Failure,
    Forget,
    Hello,
    RemoveItem,
    Request,
    Response,
    Result,
    SetSetting,
    Settings,
    Success,
)
from pismovnik.proofreading.engine import Cancelled

_log = logging.getLogger(__name__)

#: What Thunderbird takes from a host in one message, in bytes.
MAX_MESSAGE_BYTES = 1024 * 1024


def run_host() -> None:
    """Serve until the extension closes the pipe; the engine ends with the host."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the engine ends then, too
    pipe = _pipe_of_our_own()
    service = Service()
    try:
        _Host(service, pipe).serve()
    finally:
        service.close()


def _pipe_of_our_own() -> IO[bytes]:
    """The way to the extension, where no library can print: that would end the connection."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return pipe


class _Host:
    def __init__(self, service: Service, pipe: IO[bytes]) -> None:
        self._service = service
        self._pipe = pipe
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._checks: dict[str, _RunningCheck] = {}
        self._changing_checks = threading.Lock()
        self._sending = threading.Lock()

    def serve(self) -> None:
        # A daemon: at the end of input nobody waits for a check any more.
        threading.Thread(target=self._run_work, name="worker", daemon=True).start()
        while True:
            try:
                message = nativemessaging.get_message()  # ends the process at the end of input
            except struct.error:  # the input ended within the length of a message
                return
            except (ValueError, RecursionError):  # no UTF-8, no JSON, or nested without end
                self._send(_failure(None, "bad_message", "the message is no JSON"))
                continue
            self._handle(message)

    def _run_work(self) -> None:
        while True:
            try:
                self._work.get()()
            except OSError:  # Thunderbird has gone; the main thread sees the end of its input
                return

    def _handle(self, message: Any) -> None:
        number = message.get("id") if isinstance(message, dict) else None
        number = number if type(number) is int else None
        version = message.get("v") if isinstance(message, dict) else None
        if type(version) is int and version > PROTOCOL_VERSION:
            reason = f"the host speaks version {PROTOCOL_VERSION} of the protocol"
            self._send(_failure(number, "unsupported_version", reason))
            return
        try:
            request = msgspec.convert(message, Request)
        except msgspec.ValidationError:  # its message could quote the letter
            self._send(
                _failure(number, "bad_message", "the message is no request of this protocol")
            )
            return
        self._dispatch(request)

    def _dispatch(self, request: Request) -> None:
        match request:
            case Hello():
                self._answer(request.id, lambda: self._service.hello(request.locale))
                self._work.put(self._service.load)
            case Check():
                self._start_check(request)
            case Doctor():
                locale = request.locale
                self._work.put(
                    lambda: self._answer(request.id, lambda: self._service.doctor(locale))
                )
            case Forget():
                self._end_check(request.draft_key, "cancelled")
                self._service.forget(request.draft_key)
                self._answer(request.id, Done)
            case ExplainRule():  # its examples are checked: that is work
                self._work.put(
                    lambda: self._answer(request.id, lambda: self._service.explain_rule(request))
                )
            case Settings() | SetSetting() | AddItem() | RemoveItem():
                self._answer(request.id, lambda: self._service.settings(request))

    def _start_check(self, request: Check) -> None:
        self._end_check(request.draft.key, "superseded")
        try:
            draft = self._service.whole(request.draft)
        except Refusal as refusal:
            self._send(_failure(request.id, refusal.code, str(refusal)))
            return
        running = _RunningCheck()
        with self._changing_checks:
            self._checks[draft.key] = running
        self._work.put(
            lambda: self._answer(request.id, lambda: self._check(request, draft, running))
        )

    def _check(self, request: Check, draft: Draft, running: "_RunningCheck") -> CheckResult:
        try:
            if running.is_over():
                raise Cancelled
            result = self._service.check(draft, request.locale, running.is_over)
        except Cancelled:
            raise Refusal(running.reason, "nobody waits for this check any more") from None
        finally:
            self._forget(draft.key, running)
        return fit_into_message(result, request.id)

    def _end_check(self, draft_key: str, reason: ErrorCode) -> None:
        with self._changing_checks:
            running = self._checks.pop(draft_key, None)
        if running is not None:
            running.end(reason)

    def _forget(self, draft_key: str, running: "_RunningCheck") -> None:
        with self._changing_checks:
            if self._checks.get(draft_key) is running:
                del self._checks[draft_key]

    def _answer(self, number: int, ask: Callable[[], Result]) -> None:
        """Send the result of a question, or why there is none."""
        try:
            response: Response = Success(v=PROTOCOL_VERSION, id=number, result=ask())
        except Refusal as refusal:
            response = _failure(number, refusal.code, str(refusal))
        except Exception as error:  # the host goes on; its log says where, and no letter text
            _log.error("request failed: %s", describe_error(error))
            response = _failure(number, "internal", f"a fault of the host: {describe_error(error)}")
        self._send(response)

    def _send(self, response: Response) -> None:
        message = _encode(response)
        if len(message["content"]) > MAX_MESSAGE_BYTES:  # Thunderbird would end the connection
            message = _encode(_failure(response.id, "internal", "the answer is too long"))
        with self._sending:
            self._pipe.write(message["length"] + message["content"])
            self._pipe.flush()


class _RunningCheck:
    """Whether anybody still waits for a check, and why not."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self.reason: ErrorCode = "cancelled"

    def end(self, reason: ErrorCode) -> None:
        self.reason = reason
        self._over.set()

    def is_over(self) -> bool:
        return self._over.is_set()


def fit_into_message(result: CheckResult, number: int) -> CheckResult:
    """The result without the last findings that one message has no room for."""
    kept = len(result.findings)
    shortened = result
    while (
        kept
        and len(_encode(Success(v=1, id=number, result=shortened))["content"]) > MAX_MESSAGE_BYTES
    ):
        kept //= 2
        shortened = msgspec.structs.replace(
            result, findings=result.findings[:kept], omitted=len(result.findings) - kept
        )
    return shortened


def _encode(response: Response) -> dict[str, bytes]:
    encoded: dict[str, bytes] = nativemessaging.encode_message(msgspec.to_builtins(response))
    return encoded


def _failure(number: int | None, code: ErrorCode, message: str) -> Failure:
    return Failure(v=PROTOCOL_VERSION, id=number, error=Error(code=code, message=message))

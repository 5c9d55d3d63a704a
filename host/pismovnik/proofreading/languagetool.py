"""The real LanguageTool, on a server named in the policy or on this computer."""

from collections.abc import Callable

from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError
from language_tool_python.match import Match as ServerMatch

from pismovnik.proofreading.engine import Cancelled, EngineError, Match, never
from pismovnik.proofreading.shared_server import SharedServer
from pismovnik.text import Text, well_formed

_LANGUAGE = "ru-RU"
_NO_ANSWER = Text(
    ru="Сервер LanguageTool не ответил.",
    en="The LanguageTool server did not answer.",
)


class RemoteLanguageTool:
    """A LanguageTool server. The text of the letter is sent to it."""

    name = "languagetool"
    problem = None

    def __init__(self, url: str) -> None:
        """Does not connect yet. ``url`` is the server's, without /v2."""
        self._url = url
        self._client: _Client | None = None

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        if cancelled():
            raise Cancelled
        try:
            if self._client is None:
                self._client = _Client(_LANGUAGE, remote_server=self._url)
            found = self._client.check(well_formed(text))
        except (LanguageToolError, OSError, ValueError, KeyError, TypeError):
            # The exception may quote the text or the server's answer: nothing of it is kept.
            self._client = None
            raise EngineError(_NO_ANSWER) from None
        return [_as_match(match, text) for match in found]

    def close(self) -> None:
        self._client = None


class LocalLanguageTool:
    """The LanguageTool server on this computer, which all hosts of the user share.

    One that has died is started again by the next check.
    """

    name = "languagetool-local"
    problem = None

    def __init__(self, server: SharedServer) -> None:
        self._server = server
        self._remote: RemoteLanguageTool | None = None
        self._url = ""

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        remote = self._running(cancelled)
        try:
            return remote.check(text, cancelled)
        except EngineError:
            self._server.end_if_hung()
            raise

    def close(self) -> None:
        self._remote = None
        self._server.close()

    def _running(self, cancelled: Callable[[], bool]) -> RemoteLanguageTool:
        url = self._server.url(cancelled)
        if self._remote is None or url != self._url:
            self._remote, self._url = RemoteLanguageTool(url), url
        return self._remote


class _Client(LanguageTool):
    """language_tool_python's client of a server, never waiting for long."""

    # Seconds for connecting and for the answer; requests takes such a pair.
    _TIMEOUT = (3.0, 20.0)  # type: ignore[assignment]

    def __init__(self, language: str, remote_server: str) -> None:
        # A server on this machine is never asked through a proxy.
        proxies = {"no_proxy": "127.0.0.1,localhost"} if _is_here(remote_server) else None
        super().__init__(language, remote_server=remote_server, proxies=proxies)


def _is_here(url: str) -> bool:
    return any(host in url for host in ("//127.0.0.1", "//localhost"))


def _as_match(match: ServerMatch, text: str) -> Match:
    # language_tool_python counts the start in code points but leaves the length in UTF-16.
    start = match.offset
    covered = text[start : start + match.error_length].encode("utf-16-le", "surrogatepass")
    length = len(covered[: 2 * match.error_length].decode("utf-16-le", "ignore"))
    return Match(
        rule_id=match.rule_id,
        category=match.category,
        message=match.message,
        start=start,
        end=start + length,
        replacements=tuple(match.replacements),
    )

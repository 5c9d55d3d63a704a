"""What the host can do for the extension, in the types of the protocol."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from pismovnik import __version__
from pismovnik.checking import Checker, describe_error
from pismovnik.letter.limits import LetterTooLarge
from pismovnik.messaging.revisions import Revisions, UnknownBase
from pismovnik.messaging.settings import settings_result
from pismovnik.messaging.types import (
    PROTOCOL_VERSION,
    AddItem,
    CheckResult,
    DoctorCheck,
    DoctorResult,
    Draft,
    ErrorCode,
    ExplainRule,
    HelloResult,
    LoadState,
    RemoveItem,
    RuleExample,
    RuleInfo,
    RuleResult,
    SentDraft,
    SetSetting,
    Settings,
    SettingsResult,
)
from pismovnik.messaging.wire import findings_on_wire, letter_of, problems_on_wire
from pismovnik.policy import Policy
from pismovnik.policy_files import PolicyError, PolicyFiles, PolicyLocked, WrongValue
from pismovnik.rules.cards import card_of
from pismovnik.text import Locale

if TYPE_CHECKING:
    from pismovnik.reference import ShownExample

_LOADING = LoadState(state="loading")


class Refusal(Exception):
    """A request that cannot be met: a code of the protocol and one sentence without letter text."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code: ErrorCode = code


class Service:
    """Holds the checker and the policy of one connection."""

    def __init__(self) -> None:
        self._policy_files = PolicyFiles.installed()
        self._checker = Checker(self._policy_files)
        self._revisions = Revisions()
        self._states = threading.Lock()
        self._engine = _LOADING
        self._language = _LOADING

    def hello(self, locale: Locale) -> HelloResult:
        self._policy_files.policy()
        with self._states:
            return HelloResult(
                host_version=__version__,
                protocol=PROTOCOL_VERSION,
                engine=self._engine,
                language=self._language,
                policy_problems=tuple(p.in_locale(locale) for p in self._policy_files.problems),
            )

    def load(self) -> None:
        """Load natasha and the engine; how it went is told by the next ``hello`` and the doctor."""
        policy = self._policy_files.policy()
        self._engine = _state_after(self._checker.load, policy.languagetool.mode)
        self._language = _state_after(self._checker.language.load, "natasha")

    def whole(self, draft: SentDraft) -> Draft:
        """The draft with all its blocks, remembered for its next check. Raises Refusal."""
        try:
            return self._revisions.whole(draft)
        except UnknownBase:
            raise Refusal("unknown_base", "the host does not know the earlier check") from None

    def forget(self, draft_key: str) -> None:
        self._revisions.forget(draft_key)

    def check(self, draft: Draft, locale: Locale, cancelled: Callable[[], bool]) -> CheckResult:
        """Raises Refusal for a letter past the bounds, and Cancelled."""
        try:
            letter = letter_of(draft)
        except LetterTooLarge as error:
            raise Refusal("letter_too_large", str(error)) from None
        report = self._checker.check(letter, cancelled)
        findings = findings_on_wire(report, letter, draft, locale)
        policy = self._policy_files.policy()
        return CheckResult(
            findings=findings,
            rules={f.rule: _info(f.rule, policy, locale) for f in findings},
            problems=problems_on_wire(report, locale),
            omitted=0,
            underline=policy.editor.underline,
        )

    def settings(self, request: Settings | SetSetting | AddItem | RemoveItem) -> SettingsResult:
        """Change the user's policy as asked and say how it stands. Raises Refusal."""
        locale = request.locale
        try:
            self._change(request)
            return settings_result(self._policy_files, locale)
        except PolicyLocked as error:
            raise Refusal("policy_locked", error.reason.in_locale(locale)) from None
        except WrongValue as error:
            raise Refusal("setting_invalid", error.reason.in_locale(locale)) from None
        except PolicyError as error:
            raise Refusal("policy_invalid", error.reason.in_locale(locale)) from None
        except OSError as error:
            raise Refusal("not_writable", f"{self._policy_files.user}: {error.strerror}") from None

    def explain_rule(self, request: ExplainRule) -> RuleResult:
        """Raises Refusal where there is no such rule."""
        from pismovnik.reference import explain  # not needed for ``hello``, which must be quick

        try:
            page = explain(request.rule, request.locale, self._checker.language)
        except KeyError:
            raise Refusal("unknown_rule", f"there is no rule {request.rule}") from None
        return RuleResult(
            rule=page.card.id,
            title=page.card.title.in_locale(request.locale),
            why=page.card.why.in_locale(request.locale),
            slide=page.card.slide,
            severity=page.card.severity.value,
            bad=tuple(map(_example, page.bad)),
            good=tuple(map(_example, page.good)),
        )

    def doctor(self, locale: Locale) -> DoctorResult:
        from pismovnik.doctor import examine  # not needed for ``hello``, which must be quick

        checks = examine(self._checker)
        return DoctorResult(
            checks=tuple(
                DoctorCheck(
                    name=check.name.in_locale(locale),
                    state=check.state,
                    message=check.message.in_locale(locale),
                    cure=check.cure.in_locale(locale),
                )
                for check in checks
            )
        )

    def close(self) -> None:
        self._checker.close()

    def _change(self, request: Settings | SetSetting | AddItem | RemoveItem) -> None:
        match request:
            case SetSetting():
                self._policy_files.set_value(request.key, request.value)
            case AddItem():
                self._policy_files.add_item(request.key, request.item)
            case RemoveItem():
                self._policy_files.remove_item(request.key, request.item)


def _example(shown: "ShownExample") -> RuleExample:
    return RuleExample(
        headers=shown.headers, text=shown.text, marked=shown.marked, messages=shown.messages
    )


def _state_after(load: Callable[[], None], detail: str) -> LoadState:
    try:
        load()
    except Exception as error:  # a broken installation must not end the host: the doctor explains
        return LoadState(state="failed", detail=describe_error(error))
    return LoadState(state="ready", detail=detail)


def _info(rule: str, policy: Policy, locale: Locale) -> RuleInfo:
    card = card_of(rule)
    return RuleInfo(
        title=card.title.in_locale(locale),
        why=card.why.in_locale(locale),
        slide=card.slide,
        locked=policy.is_locked(f"rules.{rule}"),
    )

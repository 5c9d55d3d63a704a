"""The one road from a letter to its report."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator

import msgspec

from pismovnik.findings import Finding, Problem, Report
from pismovnik.letter.limits import MAX_JUDGED_CHARACTERS
from pismovnik.letter.model import WRITTEN, Letter, Zone
from pismovnik.policy import LanguageToolSettings, Policy
from pismovnik.policy_files import PolicyFiles
from pismovnik.proofreading.choice import choose_engine
from pismovnik.proofreading.engine import Cancelled, EngineError, never
from pismovnik.proofreading.proofreader import Proofreader
from pismovnik.rules.cards import card_of
from pismovnik.rules.registry import all_rules
from pismovnik.rules.rule import LoadedRule
from pismovnik.russian.language import Language
from pismovnik.russian.script import is_russian
from pismovnik.text import Text

_log = logging.getLogger(__name__)

#: A check makes tens of thousands of objects that live as long as it does.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000

_NOT_RUSSIAN = Problem(
    "not_russian",
    Text(
        ru="Письмо написано не по-русски: его язык и обороты не проверялись.",
        en="The letter is not in Russian: its language and wording were not checked.",
    ),
    holds=False,
)
_CUT = Problem(
    "letter_cut",
    Text(
        ru="Письмо очень длинное: проверены приветствие, прощание и первые "
        f"{MAX_JUDGED_CHARACTERS // 1000} тысяч знаков.",
        en="A very long letter: the greeting, the closing and the first "
        f"{MAX_JUDGED_CHARACTERS} characters were checked.",
    ),
    holds=False,
)


class Checker:
    """Checks letters by the policy in force. One check at a time; ``load`` may run before."""

    def __init__(self, policy_files: PolicyFiles) -> None:
        self.policy_files = policy_files
        self.language = Language()
        self._proofreader: Proofreader | None = None
        self._settings: LanguageToolSettings | None = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load everything that a check needs. Raises what loading raises.

        What is loaded lives as long as the process, so the garbage collector is kept from
        going through it over and over, which would delay the first report.
        """
        gc.disable()
        try:
            # First of all, since a server of the engine starts while the rest is loaded.
            proofreader = self.proofreader(self.policy_files.policy())
            self.language.load()
            all_rules()
            proofreader.load()
            gc.freeze()
        finally:
            gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
            gc.enable()

    def check(self, letter: Letter, cancelled: Callable[[], bool] = never) -> Report:
        """Everything that is wrong in a letter, by place. Raises Cancelled."""
        policy = self.policy_files.policy()
        russian = _is_russian(letter)
        problems: list[Problem] = [] if russian else [_NOT_RUSSIAN]
        findings: list[Finding] = []
        if any(block.zone is Zone.SURPLUS for block in letter.blocks):
            problems.append(_CUT)
        with self.language.until(cancelled):
            for rule in all_rules().values():
                if cancelled():
                    raise Cancelled
                if russian or not rule.record.needs_russian:
                    findings.extend(self._run(rule, letter, policy, problems))
            if russian:
                findings.extend(self._proofread(letter, policy, cancelled, problems))
        return Report(tuple(sorted(_by_policy(findings, policy), key=_place)), tuple(problems))

    def proofread(self, text: str) -> list[Finding]:
        """The errors of language in a text that is no letter. Raises EngineError."""
        policy = self.policy_files.policy()
        return list(_by_policy(self.proofreader(policy).text_findings(text, policy), policy))

    def proofreader(self, policy: Policy) -> Proofreader:
        """The proofreader for the policy's settings; a new one where they have changed."""
        with self._lock:
            if self._proofreader is None or self._settings != policy.languagetool:
                if self._proofreader is not None:
                    self._proofreader.close()
                self._proofreader = Proofreader(choose_engine(policy.languagetool), self.language)
                self._settings = policy.languagetool
            return self._proofreader

    def close(self) -> None:
        with self._lock:
            if self._proofreader is not None:
                self._proofreader.close()
                self._proofreader = None

    def _run(
        self, rule: LoadedRule, letter: Letter, policy: Policy, problems: list[Problem]
    ) -> list[Finding]:
        """The findings of one rule. A rule that fails is a problem; the others go on."""
        if policy.level(rule.record.id, rule.record.severity) is None:
            return []
        try:
            return list(rule.check(letter, self.language, policy))
        except Cancelled:
            raise
        except Exception as error:
            # Only the kind and the place: the message of an error could quote the letter.
            _log.error("rule %s failed: %s", rule.record.id, describe_error(error))
            problems.append(_rule_failed(rule.record.id))
            return []

    def _proofread(
        self,
        letter: Letter,
        policy: Policy,
        cancelled: Callable[[], bool],
        problems: list[Problem],
    ) -> list[Finding]:
        proofreader = self.proofreader(policy)
        try:
            findings = proofreader.findings(letter, policy, cancelled)
        except EngineError as error:
            problems.append(_proofreading_failed(error.reason))
            return []
        problems.extend(proofreader.problems)
        return findings


def _is_russian(letter: Letter) -> bool:
    """Whether the writer writes Russian. A letter without words is judged as a Russian one."""
    written = letter.text_of(*WRITTEN)
    return is_russian(written) or not any(character.isalpha() for character in written)


def describe_error(error: BaseException) -> str:
    """The kind of an error and where it rose, without its message."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} at {where}"


def _by_policy(findings: list[Finding], policy: Policy) -> Iterator[Finding]:
    """The findings with the severities of the policy, without the rules that are off.

    A finding that its rule is unsure of (a hint of a rule that warns) is never raised: the
    policy says how grave a fault is, not how certain.
    """
    for finding in findings:
        level = policy.level(finding.rule, finding.severity)
        if level is None:
            continue
        unsure = finding.severity.rank < card_of(finding.rule).severity.rank
        if unsure and level.rank > finding.severity.rank:
            level = finding.severity
        yield msgspec.structs.replace(finding, severity=level)


def _place(finding: Finding) -> tuple[int, int, str]:
    if finding.block is None:
        return (-1, 0, finding.rule)
    return (finding.block, finding.start or 0, finding.rule)


def _rule_failed(rule_id: str) -> Problem:
    return Problem(
        "rule_failed",
        Text(
            ru=f"Правило «{rule_id}» не сработало из-за ошибки программы, остальное проверено.",
            en=f"The rule {rule_id} failed because of a fault; everything else was checked.",
        ),
        holds=False,
    )


def _proofreading_failed(reason: Text) -> Problem:
    return Problem(
        "proofreading_failed",
        Text(
            ru=f"Орфография и пунктуация не проверены. {reason.ru}",
            en=f"Spelling and punctuation were not checked. {reason.en}",
        ),
        holds=True,
    )

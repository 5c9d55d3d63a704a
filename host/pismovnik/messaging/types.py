"""The messages between the extension and the host.

A request is ``{v, id, type, ...}``; the host answers each with exactly one of
``{v, id, result}`` and ``{v, id, error}``. The JSON Schema in ``manifest/`` is
generated from these types (``make schema``) and both sides are tested against it.

Offsets on the wire are UTF-16 code units of the text of a wire block, which is
how JavaScript counts; ``messaging.wire`` is the only place that converts them.
"""

from typing import Annotated, Literal

import msgspec

from pismovnik.findings import Field
from pismovnik.letter.model import LetterKind, RawBlock
from pismovnik.text import Locale

PROTOCOL_VERSION = 1

#: Codes of errors are never renamed and never reused.
ErrorCode = Literal[
    "bad_message",  # not JSON, or not a request of this protocol
    "unsupported_version",  # the extension speaks a newer protocol
    "letter_too_large",  # past the bounds of ``letter.limits``
    "superseded",  # a newer check of the same draft has begun
    "cancelled",  # the draft was closed
    "policy_locked",  # the system's policy does not let the user change this
    "policy_invalid",  # the user's policy file is damaged and was not changed
    "not_writable",  # the user's policy file cannot be written
    "internal",  # a fault of the host
    "setting_invalid",  # the value is none that this setting takes
    "unknown_rule",  # there is no rule of this id
    "unknown_base",  # the host has forgotten the check that the blocks refer to: send them all
]

#: A value of the policy: a word, a number, yes or no, or a list of words.
SettingValue = str | int | bool | tuple[str, ...]


Count = Annotated[int, msgspec.Meta(ge=0)]


class _Wire(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    pass


class WireAttachment(_Wire, frozen=True):
    """A file of the draft. ``size`` in bytes; ``inline`` for a picture shown in the body."""

    name: str
    size: int
    inline: bool = False


class _Draft(_Wire, frozen=True):
    """A letter being written. ``key`` is the same for all checks of one compose tab.

    Addresses are as in the headers: ``Имя <box@host>`` or a bare address.
    """

    key: str
    kind: LetterKind
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    subject: str
    attachments: tuple[WireAttachment, ...]


class Draft(_Draft, frozen=True):
    """A draft with all its blocks."""

    blocks: tuple[RawBlock, ...]


class Splice(_Wire, frozen=True):
    """``text`` in place of what is between ``start`` and ``end`` in block number ``block``."""

    block: Count
    start: Count
    end: Count
    text: str


class SentDraft(_Draft, frozen=True):
    """A draft as it travels: of a letter that was checked before, only what has changed.

    ``base`` is the ``revision`` of the last check of the same draft. A number in ``blocks``
    stands for that block of the base; then the ``splices`` are applied to the blocks.
    Without a base all blocks are whole.
    """

    blocks: tuple[RawBlock | Count, ...]
    splices: tuple[Splice, ...] = ()
    revision: Count = 0
    base: Count | None = None


class _Request(_Wire, frozen=True):
    v: int
    id: int


class Hello(_Request, frozen=True, tag_field="type", tag="hello"):
    """Opens every connection; starts loading the engine and natasha in the background."""

    client_version: str
    locale: Locale


class Check(_Request, frozen=True, tag_field="type", tag="check"):
    """Check a draft. A newer check of the same draft ends an older one with "superseded"."""

    draft: SentDraft
    locale: Locale


class Forget(_Request, frozen=True, tag_field="type", tag="forget"):
    """The draft with this key was closed: end its check."""

    draft_key: str


class Settings(_Request, frozen=True, tag_field="type", tag="settings"):
    """Ask for the policy in force: every setting, who has settled it and who may change it."""

    locale: Locale


class SetSetting(_Request, frozen=True, tag_field="type", tag="set_setting"):
    """Set a key such as «work.hours» or «rules.greeting.name» in the user's policy.

    Null takes the user's own value out again. The next check obeys.
    """

    key: str
    value: SettingValue | None
    locale: Locale


class AddItem(_Request, frozen=True, tag_field="type", tag="add_item"):
    """Add an item to a list of the user's policy, such as a word to «dictionary.words»."""

    key: str
    item: str
    locale: Locale


class RemoveItem(_Request, frozen=True, tag_field="type", tag="remove_item"):
    key: str
    item: str
    locale: Locale


class ExplainRule(_Request, frozen=True, tag_field="type", tag="explain_rule"):
    """Ask why a rule is there, and for its letters good and bad."""

    rule: str
    locale: Locale


class Doctor(_Request, frozen=True, tag_field="type", tag="doctor"):
    """Ask what is installed, what works and what to do about the rest."""

    locale: Locale


Request = (
    Hello | Check | Forget | Settings | SetSetting | AddItem | RemoveItem | ExplainRule | Doctor
)


class LoadState(_Wire, frozen=True):
    """``detail`` names the engine that was chosen, or says why loading failed."""

    state: Literal["loading", "ready", "failed"]
    detail: str = ""


class HelloResult(_Wire, frozen=True, tag_field="type", tag="hello"):
    host_version: str
    protocol: int
    engine: LoadState
    language: LoadState
    policy_problems: tuple[str, ...]


class WireFinding(_Wire, frozen=True):
    """A finding in the reader's language.

    ``block``, ``start`` and ``end`` point into ``Draft.blocks``; null where the fault
    has no place in the body. ``fingerprint`` is equal for the same finding in the
    same text. ``word`` is what «Добавить в словарь» would add, null where it makes no sense.
    """

    rule: str
    severity: Literal["hint", "warn", "block"]
    message: str
    field: Field
    block: int | None
    start: int | None
    end: int | None
    excerpt: str
    replacements: tuple[str, ...]
    fingerprint: str
    word: str | None


class RuleInfo(_Wire, frozen=True):
    """Why a rule is there. ``slide`` of the deck is null for rules beyond it.

    ``locked`` tells that the system's policy keeps the user from changing it.
    """

    title: str
    why: str
    slide: int | None
    locked: bool


class WireProblem(_Wire, frozen=True):
    """A part of the check that was not done, in one sentence for the writer.

    ``holds`` tells that the letter must not leave before the writer has seen this.
    """

    code: str
    message: str
    holds: bool


class CheckResult(_Wire, frozen=True, tag_field="type", tag="check"):
    """``omitted`` counts findings left out to keep the message under 1 MiB.

    ``underline`` is the policy's: whether findings are underlined in the letter.
    """

    findings: tuple[WireFinding, ...]
    rules: dict[str, RuleInfo]
    problems: tuple[WireProblem, ...]
    omitted: int
    underline: bool


class Setting(_Wire, frozen=True):
    """A key of the policy.

    ``value`` is in force; ``inherited`` would be without the user's own. ``origin`` tells who
    has settled the value, ``locked`` that the system's policy keeps the user from changing it.
    In the lists of the dictionary the items of both files count: there ``value`` holds the
    user's and ``fixed`` the system's. ``omitted`` counts items left out of a long list.
    """

    key: str
    value: SettingValue
    inherited: SettingValue
    fixed: tuple[str, ...]
    origin: Literal["default", "system", "user"]
    locked: bool
    omitted: int


class RuleSetting(_Wire, frozen=True):
    """The severity of a rule, or «off». Rules of one ``topic`` stand together."""

    rule: str
    title: str
    topic: str
    setting: Setting


class SettingsResult(_Wire, frozen=True, tag_field="type", tag="settings"):
    """The answer to ``settings``, ``set_setting``, ``add_item`` and ``remove_item``.

    ``problems`` says what is wrong in the files; the last good policy stays in force.
    """

    settings: tuple[Setting, ...]
    rules: tuple[RuleSetting, ...]
    system_file: str
    user_file: str
    problems: tuple[str, ...]


class RuleExample(_Wire, frozen=True):
    """A letter: headers that matter, the body as plain text, what the report says of it.

    ``marked`` are the words that the report marks in a bad letter.
    """

    headers: tuple[str, ...]
    text: str
    marked: str
    messages: tuple[str, ...]


class RuleResult(_Wire, frozen=True, tag_field="type", tag="rule"):
    """The answer to ``explain_rule``. What engines find has no examples."""

    rule: str
    title: str
    why: str
    slide: int | None
    severity: Literal["hint", "warn", "block"]
    bad: tuple[RuleExample, ...]
    good: tuple[RuleExample, ...]


class DoctorCheck(_Wire, frozen=True):
    """One check of the doctor: what was looked at, how it stands, and the cure."""

    name: str
    state: Literal["ok", "warning", "failed"]
    message: str
    cure: str


class DoctorResult(_Wire, frozen=True, tag_field="type", tag="doctor"):
    checks: tuple[DoctorCheck, ...]


class Done(_Wire, frozen=True, tag_field="type", tag="done"):
    """The answer to ``forget``."""


Result = HelloResult | CheckResult | SettingsResult | RuleResult | DoctorResult | Done


class Error(_Wire, frozen=True):
    """``message`` is one sentence and holds no text of the letter."""

    code: ErrorCode
    message: str


class Success(_Wire, frozen=True):
    v: int
    id: int
    result: Result


class Failure(_Wire, frozen=True):
    """``id`` is null where the request was too broken to have one."""

    v: int
    id: int | None
    error: Error


Response = Success | Failure

"""The policy in force as the options page shows it: values, who has settled them, who may change."""

from typing import Any

import msgspec

from pismovnik.messaging.types import RuleSetting, Setting, SettingsResult, SettingValue
from pismovnik.policy import Policy
from pismovnik.policy_files import BOTH_COUNT, PolicyFiles
from pismovnik.policy_mistakes import POLICY_KEYS
from pismovnik.rules.cards import RuleCard, all_cards
from pismovnik.rules.topics import topic_of
from pismovnik.text import Locale

#: More items of a list are not shown: nobody reads them, and a message has a bound.
_MOST_ITEMS = 1000


def settings_result(files: PolicyFiles, locale: Locale) -> SettingsResult:
    """Every setting and rule, and what is wrong in the files."""
    rules = tuple(
        RuleSetting(
            rule=card.id,
            title=card.title.in_locale(locale),
            topic=topic_of(card).in_locale(locale),
            setting=_of_rule(files, card),
        )
        for card in sorted(all_cards(), key=lambda card: (card.slide or 99, card.id))
    )
    return SettingsResult(
        settings=tuple(_of_key(files, key) for key in POLICY_KEYS),
        rules=rules,
        system_file=str(files.system or ""),
        user_file=str(files.user or ""),
        problems=tuple(problem.in_locale(locale) for problem in files.problems),
    )


def _of_key(files: PolicyFiles, key: str) -> Setting:
    inherited = _value(files.without_user(), key)
    if key in BOTH_COUNT:
        return _setting(files, key, tuple(files.own(key) or ()), (), fixed=inherited)
    return _setting(files, key, _value(files.policy(), key), inherited)


def _of_rule(files: PolicyFiles, card: RuleCard) -> Setting:
    level, inherited = (
        found.value if (found := policy.level(card.id, card.severity)) else "off"
        for policy in (files.policy(), files.without_user())
    )
    return _setting(files, f"rules.{card.id}", level, inherited)


def _setting(
    files: PolicyFiles,
    key: str,
    value: SettingValue,
    inherited: SettingValue,
    fixed: tuple[str, ...] = (),
) -> Setting:
    return Setting(
        key=key,
        value=_shortened(value),
        inherited=_shortened(inherited),
        fixed=fixed[:_MOST_ITEMS],
        origin=files.origin(key),
        locked=files.policy().is_locked(key),
        omitted=_surplus(value) + _surplus(fixed),
    )


def _value(policy: Policy, key: str) -> Any:
    section, _, name = key.partition(".")
    value = msgspec.to_builtins(getattr(policy, section))[name]
    return tuple(value) if isinstance(value, list) else value


def _shortened(value: SettingValue) -> SettingValue:
    return value[-_MOST_ITEMS:] if isinstance(value, tuple) else value


def _surplus(value: SettingValue) -> int:
    return max(0, len(value) - _MOST_ITEMS) if isinstance(value, tuple) else 0

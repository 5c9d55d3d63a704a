"""All rules, found by their modules: the path of a module is the id of its rule."""

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pismovnik import rules

if TYPE_CHECKING:
    from pismovnik.rules.rule import LoadedRule

_PREFIX = rules.__name__ + "."


class RuleError(Exception):
    """A rule's module does not say what a rule must say."""


@functools.cache
def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, sorted, without loading them."""
    return tuple(sorted(_find(rules.__path__, _PREFIX)))


@functools.cache
def all_rules() -> "Mapping[str, LoadedRule]":
    """The rules by id, sorted by id. A module of a rule defines ``RULE`` and ``check``."""
    return {rule_id: _load(rule_id) for rule_id in rule_ids()}


def _find(folders: Iterable[str], prefix: str) -> Iterator[str]:
    """The rules stand in the folders below ``rules``; a module «_name» is no rule."""
    for family in pkgutil.iter_modules(folders, prefix):
        if family.ispkg:
            folder = Path(rules.__path__[0], family.name.rpartition(".")[2])
            modules = pkgutil.iter_modules([str(folder)], family.name.removeprefix(_PREFIX) + ".")
            yield from (m.name for m in modules if "._" not in m.name)


def _load(rule_id: str) -> "LoadedRule":
    from pismovnik.rules.rule import LoadedRule

    module = importlib.import_module(_PREFIX + rule_id)
    try:
        loaded = LoadedRule(module.RULE, module.check)
    except AttributeError as error:
        raise RuleError(f"{module.__file__}: {error}") from error
    if loaded.record.id != rule_id:
        raise RuleError(f"{module.__file__}: the id {loaded.record.id} is not the path {rule_id}")
    return loaded

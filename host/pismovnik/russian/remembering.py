"""What was found out about texts, so that after an edit only what changed is read anew.

Whatever is said of a text by itself may be remembered: of unchanged paragraphs everything is
known then. What depends on more than the text must take it as an argument.
"""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec, TypeVar, overload

_P = ParamSpec("_P")
_T = TypeVar("_T")

#: Characters of the texts about which something is remembered: two letters of sixty pages.
_CHARACTERS = 250_000
#: What an empty text takes, in characters.
_COST_OF_A_TEXT = 50


class Memory:
    """Facts about texts, until the texts asked about since grow too long. Safe in threads."""

    def __init__(self, characters: int) -> None:
        self._longest = characters // 2
        self._room = characters
        self._facts: OrderedDict[str, dict[object, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def about(self, text: str) -> dict[object, Any]:
        """What is remembered of a text, to be read and added to."""
        if len(text) > self._longest:
            return {}
        with self._lock:
            facts = self._facts.get(text)
            if facts is not None:
                self._facts.move_to_end(text)
                return facts
            facts = self._facts[text] = {}
            self._room -= len(text) + _COST_OF_A_TEXT
            while self._room < 0 and len(self._facts) > 1:
                oldest, _ = self._facts.popitem(last=False)
                self._room += len(oldest) + _COST_OF_A_TEXT
            return facts

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._room += sum(len(text) + _COST_OF_A_TEXT for text in self._facts)
            self._facts.clear()


#: What every ``remembered`` function has found out.
texts = Memory(_CHARACTERS)


@overload
def remembered(find: Callable[_P, Iterator[_T]]) -> Callable[_P, tuple[_T, ...]]: ...
@overload
def remembered(find: Callable[_P, _T]) -> Callable[_P, _T]: ...
def remembered(find: Callable[..., Any]) -> Callable[..., Any]:
    """Remember what a function of a text returns; an iterator is gathered into a tuple.

    The text is the first argument or, behind a Language or ``self``, the second one.
    """

    @functools.wraps(find)
    def recall(*arguments: Any, **options: Any) -> Any:
        text = arguments[0] if isinstance(arguments[0], str) else arguments[1]
        facts = texts.about(text)
        key = (find, arguments, *options.items()) if options else (find, arguments)
        try:
            return facts[key]
        except KeyError:
            pass
        found = find(*arguments, **options)
        facts[key] = tuple(found) if isinstance(found, Iterator) else found
        return facts[key]

    return recall

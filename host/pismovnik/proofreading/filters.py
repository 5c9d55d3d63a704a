"""Why a match of the engine is not an error in this letter. One reason, one function.

Each takes the match and the scene around it and answers whether the match is to be dropped.
"""

import re
from collections.abc import Callable

from pismovnik.letter.model import BlockKind, Zone
from pismovnik.proofreading import spelling, words
from pismovnik.proofreading.dictionary import Dictionary
from pismovnik.proofreading.document import Document
from pismovnik.proofreading.engine import Match
from pismovnik.proofreading.names import KnownNames, is_patronymic
from pismovnik.proofreading.severities import HINT_FROM, WARN_FROM
from pismovnik.proofreading.spelling import Verdict
from pismovnik.proofreading.untouchable import Untouchable
from pismovnik.russian import morphology
from pismovnik.russian.language import Language

_SENTENCE_START = re.compile(r"(?:^|[.!?…:]|\n)[\s«\"„(\[–—-]*\Z")
_UPPERCASE_RULE = "UPPERCASE_SENTENCE_START"
_LONGEST_ABBREVIATION = 8  # letters: «ЕГАИС»
_LONGEST_SHORT_FORM = 4
# natasha takes most unknown words at the beginning of a sentence for names.
_NO_NAME_FROM, _NO_FULL_NAME_FROM = 0.75, 0.93
_ORDINAL = re.compile(r"№\s*\d+\s+\Z")
_DRAWN_OUT = re.compile(r"(\w)\1\1+")


class Scene:
    """What the reasons look at: the document, its names, the words of the policy."""

    def __init__(
        self,
        document: Document,
        untouchable: Untouchable,
        names: KnownNames,
        dictionary: Dictionary,
        language: Language,
    ) -> None:
        self.document = document
        self.untouchable = untouchable
        self.names = names
        self.dictionary = dictionary
        self._language = language
        self._verdicts: dict[tuple[str, int, int], Verdict] = {}

    def covered(self, match: Match) -> str:
        return self.document.text[match.start : match.end]

    def begins_sentence(self, match: Match) -> bool:
        return (
            _SENTENCE_START.search(self.document.text, max(0, match.start - 40), match.start)
            is not None
        )

    def verdict(self, match: Match) -> Verdict:
        """What spelling.py thinks of the unknown word at the match."""
        key = (match.rule_id, match.start, match.end)
        if key not in self._verdicts:
            capital = self.covered(match)[:1].isupper()
            named = capital and self.named_span(match) is not None
            self._verdicts[key] = spelling.verdict(
                self.document.text, match, self._count, named=named
            )
        return self._verdicts[key]

    def misspelt(self, match: Match) -> bool:
        """Whether the word at the match is surely an error."""
        return self.verdict(match).probability >= WARN_FROM

    def _count(self, word: str) -> int:
        return spelling.met(word, self._language)

    def named_span(self, match: Match) -> str | None:
        """The name of a person, place or company that natasha sees around the match."""
        part = self.document.part_at(match.start)
        start, end = match.start - part.start, match.end - part.start
        for span in self._language.analysis(self.document.text[part.start : part.end]).spans:
            if span.start <= start and end <= span.stop:
                return span.text
        return None


Reason = Callable[[Match, Scene], bool]


def is_dropped(match: Match, scene: Scene) -> bool:
    """Whether there is a reason to say nothing of this match."""
    reasons = _OF_WORDS if spelling.is_of_word(match) else _OF_ALL
    return any(reason(match, scene) for reason in reasons)


def stands_in_code(match: Match, scene: Scene) -> bool:
    """Addresses, names of files, numbers of contracts are not prose."""
    return scene.untouchable.touches(match.start, match.end)


def changes_nothing(match: Match, scene: Scene) -> bool:
    """LanguageTool now and then offers the very words that it blames."""
    return match.replacements[:1] == (scene.covered(match),)


def begins_no_sentence(match: Match, scene: Scene) -> bool:
    """List items, cells, greetings and signatures may begin with a small letter."""
    if match.rule_id != _UPPERCASE_RULE:
        return False
    part = scene.document.part_at(match.start)
    if part.kind in {BlockKind.ITEM, BlockKind.CELL} or part.zone is not Zone.BODY:
        return True
    line = scene.document.text[: match.start].rpartition("\n")[2]
    return not re.search(r"[.!?…]", line)  # an item typed by hand: «1) проверить счёт;»


def is_written_so_already(match: Match, scene: Scene) -> bool:
    """The rule on «в ручную» also takes offence at «вручную»."""
    return match.rule_id == "v_ruchnuju" and "вручную" in scene.covered(match).lower()


def is_no_aside(match: Match, scene: Scene) -> bool:
    """«Работает как обычно» tells how it works; «как правило» is an aside with commas."""
    covered = scene.covered(match).lower()
    return match.rule_id == "KAK_PRAVILO" and "как правило" not in covered


def is_of_greeting(match: Match, scene: Scene) -> bool:
    """The rules greeting.form and closing.missing judge the commas of these lines."""
    zone = scene.document.part_at(match.start).zone
    return match.rule_id == "missing_comma" and zone in {Zone.GREETING, Zone.CLOSING}


def counts_nothing(match: Match, scene: Scene) -> bool:
    """«На поле № 3 верхний слой сухой»: the figure is a number of the field, none of layers."""
    before = scene.document.text[max(0, match.start - 20) : match.start]
    return "number" in match.rule_id.lower() and _ORDINAL.search(before) is not None


def all_words_right(match: Match, scene: Scene) -> bool:
    """pymorphy3 knows the word, or it is regularly built of words that it knows.

    «Радеостанция» seems to be built so too: a slip in a common word counts more.
    """
    covered = scene.covered(match).split()
    if not all(map(words.is_right, covered)):
        return False
    return all(words.in_dictionary(word.lower()) for word in covered) or not scene.misspelt(match)


def is_in_dictionary(match: Match, scene: Scene) -> bool:
    return scene.dictionary.has(scene.covered(match))


def is_abbreviation(match: Match, scene: Scene) -> bool:
    word = scene.covered(match)
    return word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION


def is_part_of_word(match: Match, scene: Scene) -> bool:
    """«-го» after a number, letters grown together with figures."""
    before = scene.document.text[max(0, match.start - 1) : match.start]
    after = scene.document.text[match.end : match.end + 1]
    return scene.covered(match).startswith("-") or before.isdigit() or after.isdigit()


def is_short_form(match: Match, scene: Scene) -> bool:
    """«Оф. 12», «эт. 3»: a shortened word ends with a full stop."""
    word = scene.covered(match)
    return (
        len(word) <= _LONGEST_SHORT_FORM and scene.document.text[match.end : match.end + 1] == "."
    )


def is_form_of_known(match: Match, scene: Scene) -> bool:
    """«Коворкинга»: LanguageTool has «коворкинг» but not its cases.

    A word that pymorphy3 has too has all its forms there: «платежов» is none of them.
    """
    offered = {replacement.lower() for replacement in match.replacements}
    return any(
        parse.tag.POS == "NOUN"
        and parse.normal_form in offered
        and not morphology.is_known(parse.normal_form)
        for parse in morphology.parses(scene.covered(match).lower())
    )


def is_drawn_out(match: Match, scene: Scene) -> bool:
    """«Классссс» is meant so; the tone of a letter is not a matter of spelling.

    «Предприятиии» is a slip: two of the three letters are right.
    """
    word = scene.covered(match).lower()
    twice = _DRAWN_OUT.sub(r"\1\1", word)
    return twice != word and not words.in_dictionary(twice)


def is_known_name(match: Match, scene: Scene) -> bool:
    """A person of the letter, a company of the signature, a name in the quoted thread."""
    word = scene.covered(match)
    return word[:1].isupper() and (is_patronymic(word) or scene.names.have(word))


def is_capital_inside(match: Match, scene: Scene) -> bool:
    """A capital letter inside a sentence makes a name of a word, unless it is a common one."""
    if not scene.covered(match)[:1].isupper() or scene.begins_sentence(match):
        return False
    return match.rule_id == spelling.PASSED_OVER or not scene.misspelt(match)


def is_title(match: Match, scene: Scene) -> bool:
    """«Сценатех», «буузы»: the first word in quotation marks names something or is cited."""
    return scene.document.text[max(0, match.start - 1) : match.start] in {"«", '"', "„", "“"}


def is_found_name(match: Match, scene: Scene) -> bool:
    """natasha sees a name. A sentence begins with a capital letter too: there a slip counts more."""
    word = scene.covered(match)
    if not word[:1].isupper():
        return False
    name = scene.named_span(match)
    if name is None or not scene.begins_sentence(match):
        return name is not None
    return scene.verdict(match).probability < (_NO_FULL_NAME_FROM if " " in name else _NO_NAME_FROM)


def is_unlikely(match: Match, scene: Scene) -> bool:
    """Nothing near, or nothing that one would have meant: a new word."""
    return scene.verdict(match).probability < HINT_FROM


_OF_ALL: tuple[Reason, ...] = (
    stands_in_code,
    changes_nothing,
    begins_no_sentence,
    is_written_so_already,
    is_no_aside,
    counts_nothing,
    is_of_greeting,
)
_OF_WORDS: tuple[Reason, ...] = (
    stands_in_code,
    is_part_of_word,
    is_abbreviation,
    all_words_right,
    is_short_form,
    is_drawn_out,
    is_form_of_known,
    is_in_dictionary,
    is_known_name,
    is_title,
    is_capital_inside,
    is_found_name,
    is_unlikely,
)

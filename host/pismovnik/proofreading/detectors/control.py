"""What verbs, nouns and adjectives ask of the noun behind them: «обсудить о сроках», «уверен о том».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 199–204; Розенталь, Управление
в русском языке. The list: control.txt.
"""

from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.proofreading.detectors.forms import (
    Form,
    forms,
    in_case,
    inflected,
    is_name,
    is_unsure,
    parts,
    written_like,
)
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Phrases
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_USUAL = 0.9
_QUESTIONS = {
    **{"gent": "чего", "datv": "чему", "accs": "что", "ablt": "чем", "loct": "чём"},
    "nomn": "что",
}
_THAT = {"gent": "того", "datv": "тому", "accs": "то", "ablt": "тем", "loct": "том"}
_SUBORDINATING = frozenset({"что", "как", "почему", "где", "когда", "какой", "кто", "сколько"})
_SKIPPED = frozenset(
    {"вчера", "сегодня", "завтра", "уже", "ещё", "еще", "также", "подробно", "вместе"}
)


class _Use(msgspec.Struct, frozen=True):
    """A preposition («» for none) and a case."""

    preposition: str
    case: str

    def question(self) -> str:
        return f"{self.preposition} {_QUESTIONS[self.case]}".strip()


class _Rule(msgspec.Struct, frozen=True):
    """Which uses are wrong, which is meant, and the nouns of which alone (or but not) it is so."""

    wrong: tuple[_Use, ...]
    right: _Use
    only: frozenset[str]
    never: frozenset[str]
    confidence: float


def _use_of(text: str) -> _Use:
    *preposition, case = text.split()
    return _Use(" ".join(preposition), case)


def _rule_of(entry: str) -> tuple[tuple[str, ...], _Rule]:
    """«уверенный|уверенность : о loct > в loct : слово|слово @.8» as phrases and a rule."""
    entry, _, confidence = entry.partition("@")
    head, uses, *nouns = (part.strip() for part in entry.split(" : "))
    wrong, right = uses.split(">")
    listed = nouns[0] if nouns else ""
    named = plain_set(listed.strip("!").split("|")) if listed else frozenset()
    phrases = (head,) if " " in head else tuple(head.split("|"))
    return tuple(map(plain, phrases)), _Rule(
        wrong=tuple(_use_of(use) for use in wrong.split(",")),
        right=_use_of(right),
        only=frozenset() if listed.startswith("!") else named,
        never=named if listed.startswith("!") else frozenset(),
        confidence=float(confidence) if confidence else _USUAL,
    )


_LISTS = read_words(__file__, "control.txt")


def _rules() -> dict[str, tuple[_Rule, ...]]:
    found: dict[str, tuple[_Rule, ...]] = {}
    for phrases, rule in map(_rule_of, _LISTS["asks"]):
        for phrase in phrases:
            found[phrase] = (*found.get(phrase, ()), rule)
    wrong = (_Use("", "datv"), _Use("", "accs"))
    rule = _Rule(wrong, _Use("", "gent"), frozenset(), frozenset(), _USUAL)
    for entry in _LISTS["with genitive"]:
        found[" ".join(f"={plain(part)}" for part in entry.split())] = (rule,)
    return found


_RULES = _rules()
_LONG_HEADS = Phrases(phrase for phrase in _RULES if " " in phrase)
_NO_ABOUT = plain_set(_LISTS["no «о том»"])
_FIXED = plain_set(_LISTS["fixed"])
_ABOUT = frozenset({"о", "об", "про"})
_MEASURES = plain_set(_LISTS["measures"])


def unfit_government(language: Language, text: str) -> Iterator[Match]:
    """«Обсудить о сроках» → «обсудить сроки»; «доказывает о том, что» → «доказывает, что»."""
    for words in sentences(language, text):
        about = {match.start: match for match in _about_that(words)}
        yield from about.values()
        for end, rules in _heads(words):
            match = _judged(words, end, rules) if words[end - 1].start not in about else None
            if match is not None:
                yield match


def _heads(words: Sequence[Word]) -> Iterator[tuple[int, tuple[_Rule, ...]]]:
    """Where a word or phrase with rules of its own ends."""
    for place, word in enumerate(words):
        rules = dict.fromkeys(rule for lemma in word.lemmas for rule in _RULES.get(lemma, ()))
        if rules:
            yield place + 1, tuple(rules)
    for found in _LONG_HEADS.find(words):
        if not any(separates(word.mark) for word in words[found.first + 1 : found.end]):
            yield found.end, _RULES[found.phrase]


def _about_that(words: Sequence[Word]) -> Iterator[Match]:
    """«Доказывает о том, что»: the verb takes the clause itself."""
    for place in range(len(words) - 3):
        head, about, that, clause = words[place : place + 4]
        if about.form != "о" or that.form != "том" or not head.lemmas & _NO_ABOUT:
            continue
        if about.mark or that.mark or clause.mark != "," or clause.form not in _SUBORDINATING:
            continue
        yield Match(
            rule_id="control",
            category="GRAMMAR",
            message=f"«{head.text}» не требует «о том»: «{head.text}, {clause.text}…».",
            start=head.start,
            end=clause.stop,
            replacements=(f"{head.text}, {clause.text}",),
            confidence=_USUAL,
        )


def _judged(words: Sequence[Word], end: int, rules: Sequence[_Rule]) -> Match | None:
    for rule in rules:
        for wrong in rule.wrong:
            match = _wrongly_used(words, end, rule, wrong)
            if match is not None:
                return match
    return None


def _wrongly_used(words: Sequence[Word], end: int, rule: _Rule, wrong: _Use) -> Match | None:
    start = end
    if start < len(words) and words[start].form in _SKIPPED and not words[start].mark:
        start += 1
    first = start
    if wrong.preposition:
        if start >= len(words) or words[start].mark or words[start].form != wrong.preposition:
            return None
        first = start + 1
    phrase = _phrase(words, first)
    if not phrase or not _stands_in(phrase, wrong, rule.right, words[end - 1]):
        return None
    noun = phrase[-1]
    other = rule.never | (_FIXED if wrong.preposition else _MEASURES)
    if wrong.preposition in _ABOUT:
        other = rule.never
    if (rule.only and not noun.lemmas & rule.only) or noun.lemmas & other:
        return None
    meant = _inflected(phrase, wrong.case, rule.right.case)
    covered = words[start : first + len(phrase)]
    texts = [rule.right.preposition, *meant] if rule.right.preposition else meant
    head = words[end - 1]
    return Match(
        rule_id="control",
        category="GRAMMAR",
        message=f"«{head.text}» ({rule.right.question()}?), а не «{wrong.question()}».",
        start=head.start,
        end=covered[-1].stop,
        replacements=(f"{_between(words, end - 1, start)}{' '.join(texts)}",) if meant else (),
        confidence=rule.confidence,
    )


def _between(words: Sequence[Word], first: int, end: int) -> str:
    return "".join(f"{word.text} " for word in words[first:end])


def _phrase(words: Sequence[Word], start: int) -> Sequence[Word]:
    """Adjectives and their noun, or a pronoun, without a mark among them."""
    for place in range(start, min(len(words), start + 4)):
        word = words[place]
        if word.mark or is_unsure(word):
            return ()
        known = parts(word.text)
        if (
            known == {"NOUN"}
            or (known == {"NOUN", "ADJF"} and word.form != "том" and _ends(words, place))
            or (place == start and (known == {"NPRO"} or word.form == "том"))
        ):
            return () if is_name(word) and word.form != "том" else words[start : place + 1]
        if not known & {"ADJF", "PRTF"}:
            return ()
    return ()


def _ends(words: Sequence[Word], place: int) -> bool:
    """Whether no noun follows, so that the word must be one itself: «данные», «заказчику»."""
    return (
        place + 1 == len(words)
        or bool(words[place + 1].mark)
        or not parts(words[place + 1].text) & {"NOUN", "ADJF", "PRTF"}
    )


def _stands_in(phrase: Sequence[Word], wrong: _Use, right: _Use, head: Word) -> bool:
    """Whether the words are in the wrong case by all readings that matter."""
    noun = phrase[-1]
    if noun.form == "том":
        return wrong.case == "loct"
    its = {form.case for form in forms(noun.text)}
    if wrong.case not in its:
        return False
    like = [form for form in forms(noun.text) if form.case == wrong.case]
    if not all(
        any(own.agrees(form) for own in forms(w.text) for form in like) for w in phrase[:-1]
    ):
        return False
    if wrong.preposition or wrong.case == "gent":
        return wrong.preposition != "" or right.case not in its
    if parts(head.text) & {"ADJF", "PRTF"}:
        return False
    if right.case == "accs" and parts(head.text) <= {"ADJS", "PRTS"}:
        return False
    possible = set.intersection(*({form.case for form in forms(word.text)} for word in phrase))
    if right.case in possible:
        return False
    return "nomn" not in possible or parts(head.text) <= {"INFN"}


def _inflected(phrase: Sequence[Word], wrong: str, right: str) -> list[str]:
    noun = phrase[-1]
    if noun.form == "том":
        return [_THAT[right]]
    like = next(form for form in forms(noun.text) if form.case == wrong)
    changed = in_case(like, right)
    if changed is None:
        return []
    found = []
    for word in phrase[:-1]:
        own = _own(word, like)
        meant = inflected(own, like, right) if own is not None else None
        if meant is None:
            return []
        found.append(written_like(word.text, meant))
    return [*found, written_like(noun.text, changed)]


def _own(word: Word, like: Form) -> Form | None:
    return next((form for form in forms(word.text) if form.agrees(like)), None)

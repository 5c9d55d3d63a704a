"""Cases after prepositions and numerals.

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 163–164, 198–199.
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "government.txt")
_WITH_DATIVE = frozenset(_LISTS["with dative"])
_AFTER = plain_set(_LISTS["after"])
_OVER = plain_set(_LISTS["after, even behind a verb"])
_AMOUNTS = frozenset({"количестве", "размере", "объеме"})
_HALF = "полутора"
_UNCOUNTED = frozenset({"сутки"})
_LONGEST_PHRASE = 4


def wrong_cases(language: Language, text: str) -> Iterator[Match]:
    """«Согласно договора», «по завершению работ», «в количестве пять штук», «полутора часа»."""
    for words in sentences(language, text):
        for place, word in enumerate(words[:-1]):
            if separates(words[place + 1].mark):
                continue
            if word.form in _WITH_DATIVE:
                yield from _genitive_for_dative(words, place)
            elif word.form == "по":
                yield from _dative_for_prepositional(words, place)
            elif word.form in _AMOUNTS:
                yield from _amount(words, place)
            elif word.form == _HALF:
                yield from _half(words, place)


def _genitive_for_dative(words: Sequence[Word], place: int) -> Iterator[Match]:
    """«Согласно Вашего письма»; «соответственно» is an adverb too and needs a verb's help."""
    phrase = _noun_phrase(words, place + 1)
    if not phrase or words[place].form == "соответственно" or _is_thanking(words, place):
        return
    if all(_only_genitive(word) for word in phrase):
        meant = [_inflected(word, "datv") for word in phrase]
        if None not in meant:
            yield _match(
                words[place : place + 1 + len(phrase)],
                f"После «{words[place].text.lower()}» нужен дательный падеж "
                f"({'кому? чему?' if phrase[-1].may_be('anim') else 'чему?'}).",
                [words[place].text, *map(str, meant)],
            )


def _is_thanking(words: Sequence[Word], place: int) -> bool:
    """«Благодаря Вас за письмо, …»: here it is the gerund of «благодарить»."""
    after = words[place + 1 : place + 4]
    return words[place].form == "благодаря" and any(word.form == "за" for word in after)


def _dative_for_prepositional(words: Sequence[Word], place: int) -> Iterator[Match]:
    """«По завершению монтажа» in the sense of «when it is over»."""
    noun = words[place + 1]
    if not (noun.lemmas & (_AFTER | _OVER) and noun.form.endswith(("ию", "ду"))):
        return
    if not _tells_when(words, place):
        return
    meant = noun.text[:-1] + ("и" if noun.form.endswith("ию") else "е")
    yield _match(
        words[place : place + 2],
        "«По» в значении «после» требует предложного падежа.",
        [words[place].text, meant],
    )


def _tells_when(words: Sequence[Word], place: int) -> bool:
    """At the beginning or after a mark; for what is over, after a verb too.

    «Работы по завершению проекта», «консультируем по получению пропуска» tell of what.
    """
    if place == 0 or separates(words[place].mark):
        return True
    before = words[place - 1]
    told = before.is_finite or before.pos in {"VERB", "ADV", "CCONJ", "PART"}
    return told and bool(words[place + 1].lemmas & _OVER)


def _amount(words: Sequence[Word], place: int) -> Iterator[Match]:
    """«В количестве четыре штуки» → «четырёх штук»."""
    if place == 0 or words[place - 1].form not in {"в", "во"}:
        return
    numerals = _numerals(words, place + 1)
    if not numerals or any(word.may_be("gent") for word in numerals):
        return
    end = place + 1 + len(numerals)
    meant = [_inflected(word, "gent") for word in numerals]
    counted = words[end : end + 1]
    if counted and counted[0].may_be("NOUN", "gent") and not separates(counted[0].mark):
        meant.append(morphology.inflect(counted[0].text, "gent", "plur"))
    else:
        counted = counted[:0]
    if None not in meant:
        yield _match(
            [*numerals, *counted],
            f"После «в {words[place].text}» числительное ставят в родительный падеж.",
            [str(form) for form in meant],
        )


def _numerals(words: Sequence[Word], start: int) -> list[Word]:
    found: list[Word] = []
    for word in words[start:]:
        if not word.may_be("NUMR") or word.text.isdecimal() or separates(word.mark):
            break
        found.append(word)
    return found


def _half(words: Sequence[Word], place: int) -> Iterator[Match]:
    """«Около полутора часа» → «полутора часов»: an oblique case takes the plural."""
    noun = words[place + 1]
    form = noun.text.lower()
    singular = morphology.has_grammeme(form, "NOUN", "sing", "gent")
    singular = singular and not morphology.has_grammeme(form, "plur", "gent")
    if not singular or noun.lemmas & _UNCOUNTED:
        return
    meant = "лет" if "год" in noun.lemmas else morphology.inflect(noun.text, "plur", "gent")
    if meant is not None:
        yield _match(
            words[place : place + 2],
            "При «полутора» существительное стоит во множественном числе.",
            [words[place].text, meant],
        )


def _noun_phrase(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The words up to the first noun, without what follows it."""
    for place in range(start, min(len(words), start + _LONGEST_PHRASE)):
        word = words[place]
        if separates(word.mark) and place > start:
            return ()
        if word.pos in {"NOUN", "PROPN"} or (word.may_be("NOUN") and not word.may_be("ADJF")):
            return words[start : place + 1]
        if not (word.may_be("ADJF") or word.may_be("PRTF") or word.form.isdecimal()):
            return ()
    return ()


def _only_genitive(word: Word) -> bool:
    """By all readings, the rarest too: «помощи» is the dative as well."""
    form = word.text.lower()
    others = any(morphology.has_grammeme(form, other) for other in ("datv", "Fixd"))
    return morphology.has_grammeme(form, "gent") and not others


def _inflected(word: Word, case: str) -> str | None:
    """The word in another case, its number and gender kept."""
    for parse in morphology.parses(word.text.lower()):
        if parse.tag.case not in {"gent", "nomn"}:
            continue
        form = parse.inflect({case, *filter(None, (parse.tag.number,))})
        if form is not None:
            text = str(form.word)
            return text.capitalize() if word.text[0].isupper() else text
    return None


def _match(covered: Sequence[Word], message: str, meant: Sequence[str]) -> Match:
    return Match(
        rule_id="government",
        category="GRAMMAR",
        message=message,
        start=covered[0].start,
        end=covered[-1].stop,
        replacements=(" ".join(meant),),
    )

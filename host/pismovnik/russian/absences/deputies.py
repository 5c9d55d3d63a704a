"""Who stands in for an absent writer, and how he is reached.

A deputy is a person with a name, other than the writer and the addressees, where the letter
tells who will answer, whom to ask or write; or stands beside a telephone number or a mailbox.
A department is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pismovnik.letter.model import Address, Block, BlockKind, Letter, Zone
from pismovnik.russian import morphology
from pismovnik.russian.language import Analysis, Language, Sentence, Token
from pismovnik.russian.people import is_first_name, is_patronymic, name_words, words_of_address
from pismovnik.russian.phrases import sections
from pismovnik.russian.transliteration import is_latin, sounds_like
from pismovnik.russian.words import plain, plain_set, words_of
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "deputies.txt")
_CUES = plain_set(_LISTS["cues"])
_PHRASES = sections({t: entries for t, entries in _LISTS.items() if t.endswith("phrases")})
_LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL})
_LONGEST_LINE = 300
_OF_WRITER = frozenset({"мне", "мной", "мною"})

_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
#: «+7 846 200-00-31», «8 (800) 200-00-31», «(846) 200-00-31», «200-00-31»
_TELEPHONE = re.compile(
    r"(?<![\w.№])(?<!№\s)(?:\+\d[\d\s()-]{8,20}\d|8[\s(-]{1,3}\d{3}[\d\s()-]{5,15}\d|8\d{10}"
    r"|\(\d{3,5}\)\s?\d[\d\s-]{3,10}\d|\d{2,3}-\d{2}-\d{2})(?!\w)"
)
#: «доб. 215», «внутренний номер 12-40», «тел.: 45 67 89», «по телефону 215»
_EXTENSION = re.compile(
    r"\b(?:доб(?:авочн\w+)?|внутр(?:енн\w+)?|вн|тел(?:ефон\w*)?|моб(?:ильн\w+)?|номер\w*)\b\.?"
    r"(?:\s?(?:номер\w*|тел\.|телефон\w*))?\s?[:№—-]?\s?\d[\d-]{1,9}",
    re.IGNORECASE,
)
#: «телеграм @oleg_support»
_NICKNAME = re.compile(r"(?<![\w.])@[A-Za-z]\w{3,31}\b")


class Deputy(msgspec.Struct, frozen=True):
    """A deputy as the letter names him; ``names`` are the words in dictionary forms."""

    text: str
    names: frozenset[str]


class Standing(msgspec.Struct, frozen=True):
    """Who stands in, None where nobody is named, and whether the reader can reach them."""

    deputy: Deputy | None
    reachable: bool


def standing_in(letter: Letter, language: Language) -> Standing:
    """Who stands in for the writer by what the letter says, its headers included."""
    body = [block for _, block in letter.in_zones(Zone.BODY)]
    texts = [letter.subject, *(block.text for block in body)]
    deputies = list(_deputies(letter, language, body))
    reachable = (
        any(_gives_contact(language, text, letter, deputies) for text in texts)
        or any(_is_copied(letter, deputy) for deputy in deputies)
        or any(_signs_below(letter, deputy) for deputy in deputies)
    )
    return Standing(deputies[0] if deputies else None, reachable)


# --- persons -------------------------------------------------------------------------------


def _deputies(letter: Letter, language: Language, body: Sequence[Block]) -> Iterator[Deputy]:
    strangers = _strangers(letter)
    led = False
    for text, listed in [(letter.subject, False), *((b.text, b.kind in _LISTED) for b in body)]:
        analysis = language.analysis(text)
        persons = _person_words(analysis)
        for sentence in analysis.sentences:
            cued = _has_cue(sentence) or _has_contact(sentence.text)
            if listed or led or cued:
                for name in _names(text, sentence, persons):
                    if not strangers.include(name):
                        yield Deputy(name.text, frozenset().union(*name.words))
            led = cued


class _Name(msgspec.Struct):
    """A name in a text: each of its words in all its dictionary forms."""

    text: str
    words: tuple[frozenset[str], ...]


class _Strangers(msgspec.Struct):
    """The names of those who cannot stand in: the writer, and the readers outside his company.

    ``formal`` tells that the reader is addressed by patronymic, so that «Олег» is not he.
    """

    words: frozenset[str]
    formal: bool

    def include(self, name: _Name) -> bool:
        if self.formal and len(name.words) == 1:
            return False
        return all(word & self.words for word in name.words)


def _names(text: str, sentence: Sentence, persons: frozenset[int]) -> Iterator[_Name]:
    """The names in a sentence; ``persons`` is where words begin that natasha takes for names."""
    run: list[Token] = []
    tokens = sentence.tokens
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        named = token.start in persons
        if token.is_word and (named or _is_name(token, following, number == 0, bool(run))):
            run.append(token)
        elif run and token.text != ".":
            yield _name_of(text, run)
            run = []
    if run:
        yield _name_of(text, run)


def _person_words(analysis: Analysis) -> frozenset[int]:
    return frozenset(
        span.start + word.start()
        for span in analysis.spans
        if span.type == "PER"
        for word in re.finditer(r"\w+", span.text)
    )


def _name_of(text: str, run: Sequence[Token]) -> _Name:
    words = tuple(_forms(token.text) for token in run if len(token.text) > 1)
    return _Name(text[run[0].start : run[-1].stop], words or (frozenset({run[0].text.lower()}),))


def _is_name(token: Token, following: Token | None, opens: bool, goes_on: bool) -> bool:
    """«к Олегу», «Гузель Фанисовна»; «Вера» that opens a sentence may be faith."""
    if not _may_be_name(token):
        return False
    if not opens or goes_on:
        return True
    return (following is not None and _may_be_name(following)) or (
        is_first_name(token.text) and "Name" in morphology.parses(token.text)[0].tag
    )


def _may_be_name(token: Token) -> bool:
    if morphology.parses(token.text)[0].tag.POS == "NPRO":  # «Вас» is a form of «Вася» too
        return False
    return token.text[:1].isupper() and any(
        morphology.has_grammeme(token.text, part) for part in ("Name", "Patr", "Surn")
    )


def _forms(word: str) -> frozenset[str]:
    return frozenset({plain(word), *map(plain, morphology.lemmas(word))})


def _strangers(letter: Letter) -> _Strangers:
    company = letter.sender.domain if letter.sender else ""
    readers = [address for address in letter.to + letter.bcc if address.domain != company]
    senders = [letter.sender] if letter.sender else []
    greeted = name_words(letter.text_of(Zone.GREETING)[:_LONGEST_LINE])
    words = [word for address in (*senders, *readers) for word in words_of_address(address)]
    words += [*greeted, *name_words(letter.text_of(Zone.CLOSING)[:_LONGEST_LINE])]
    forms = frozenset().union(*(_forms(word.rstrip(".")) for word in words))
    return _Strangers(forms, any(map(is_patronymic, greeted)))


def _has_cue(sentence: Sentence) -> bool:
    """«Обращайтесь к…», «вместо меня», and whatever somebody does or will do."""
    return any(
        word.is_one_of(_CUES) or (word.is_verbal and word.may_be("VERB", "3per"))
        for word in words_of(sentence.tokens)
    )


# --- contacts ------------------------------------------------------------------------------


def _has_contact(text: str) -> bool:
    return any(p.search(text) for p in (_MAILBOX, _TELEPHONE, _EXTENSION, _NICKNAME))


def _gives_contact(
    language: Language, text: str, letter: Letter, deputies: Sequence[Deputy]
) -> bool:
    """A number or mailbox other than the writer's, or «телефон у Вас есть»."""
    others: list[str] = []
    for sentence in language.analysis(text).sentences:
        words = words_of(sentence.tokens)
        if _PHRASES["known phrases"].is_in(words):
            return True
        if _PHRASES["copy phrases"].is_in(words) and letter.cc:
            return True
        if not _is_writers(sentence) or _names_one(sentence.text, deputies):
            others.append(sentence.text)
    said = " ".join(others)  # «доб. 215» may be two sentences to natasha
    return _has_contact(said.replace(letter.sender.box, "") if letter.sender else said)


def _is_writers(sentence: Sentence) -> bool:
    """«Звоните мне: +7…», «мой номер +7…»."""
    return any(word.form in _OF_WRITER or word.lemma == "мой" for word in words_of(sentence.tokens))


def _names_one(text: str, deputies: Iterable[Deputy]) -> bool:
    words = [_forms(word) for word in name_words(text)]
    return any(word & deputy.names for word in words for deputy in deputies)


def _is_copied(letter: Letter, deputy: Deputy) -> bool:
    """Whether the deputy's own mailbox stands in To or Cc, for all to see."""
    return any(_is_of(address, deputy) for address in letter.to + letter.cc)


def _is_of(address: Address, deputy: Deputy) -> bool:
    return any(
        any(sounds_like(word, name) for name in deputy.names)
        if is_latin(word)
        else bool(_forms(word) & deputy.names)
        for word in words_of_address(address)
    )


def _signs_below(letter: Letter, deputy: Deputy) -> bool:
    """Whether the signature gives the deputy's number: it stands on his line or the next."""
    for _, block in letter.in_zones(Zone.CLOSING, Zone.SIGNATURE):
        lines = block.text.split("\n")
        for number, line in enumerate(lines):
            if _names_one(line[:_LONGEST_LINE], (deputy,)) and _has_contact(
                "\n".join(lines[number : number + 2])
            ):
                return True
    return False

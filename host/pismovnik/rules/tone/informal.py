"""The letter is not in an official tone: colloquial words, «ты», emoji, «Привет»."""

from collections.abc import Iterable, Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.clauses import own_clauses
from pismovnik.russian.greetings import parse_greeting
from pismovnik.russian.language import Language
from pismovnik.russian.people import is_patronymic
from pismovnik.russian.tone.colloquial import (
    Colloquialism,
    Strength,
    colloquialisms,
    greets_informally,
    parts_informally,
)
from pismovnik.russian.tone.emoticons import Sign, open_brackets, signs
from pismovnik.russian.tone.familiar import Familiarity, familiarities, small_you
from pismovnik.text import Text


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="tone.informal",
    title=Text(ru="Разговорный тон", en="An informal tone"),
    why=Text(
        ru="По работе с заказчиком пишут только в официальном тоне: письмо могут переслать "
        "руководителю, юристу или в суд.",
        en="Letters about work keep an official tone: they may be passed on to a manager, "
        "a lawyer or a court.",
    ),
    slide=4,
    severity=Severity.WARN,
    good=(
        _example(
            "Скиньте давление в контуре до 2 атмосфер и дайте насосу остыть. Дверной косяк "
            "склада бригада поправит 5 мая.",
            note="construction: words that are slang elsewhere",
        ),
        _example(
            "Кабель короче на 5 метров, чем в проекте; замена — провод типа А. Разводка готова.",
            note="construction: «короче» compares, «типа А» is a type",
        ),
        _example(
            "На выставке «Привет, Север!» выступят «Ребята с нашего двора» и клуб «Движуха».",
            note="events: names in quotation marks",
        ),
        _example(
            "Ребята из 5 «Б» класса сдали тесты, классный руководитель пришлёт ведомость 6 мая.",
            note="education: children, and a class teacher",
        ),
        _example(
            "Нанесите огнезащиту: открытый огонь ближе 2 м запрещён. Жесть толщиной 0,5 мм "
            "поставим 12 мая.",
            note="fire safety: fire and tin sheet",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Состав работ (см. приложение 1):</p>"
            "<ul><li>а) замена ламп;</li><li>б) чистка кнопок и карточки (в том числе лицевой "
            "стороны).</li></ul><table><tr><td>Тариф</td><td>Супер</td></tr></table>"
            "<p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            note="brackets of a list, a tariff's name, diminutives by form alone",
        ),
        _example(
            "Вы пишете: «ребят, касса не фурычит, гляньте плиз». Касса исправлена в 10:31.",
            note="IT: the reader's own words",
        ),
        _example(
            "Порядок расчёта смотри в пункте 4.2. Что ни говори, расход меньше нормы на 3%.",
            note="a reference, a set phrase",
        ),
        _example(
            "Чайники и столики привезём к 9:00, огонь под мангалом разведёт повар. "
            "Блин с икрой — 180 рублей.",
            note="catering: pancakes and kettles",
        ),
        _example(
            "Пришли документы из банка. Курьер передаст их в пятницу, 8 мая, до 15:00.",
            note="finance: «пришли» is a past tense",
        ),
        Example(
            text=in_letter("Отгрузка 7 мая в 9:00.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n"
            + "> привет! скинь плиз накладную, чё там по срокам :)",
            kind="reply",
            note="logistics: the quote is not judged",
        ),
        Example(
            text="Паша, привет!\n\nГлянь, пожалуйста, договорчик :) Ща скину.\n\nАня",
            to=("Павел Нечаев <p.nechaev@vector-it.example>",),
            note="a colleague",
        ),
    ),
    bad=(
        _example("Прошу вас подписать акт до 20 марта.", marked="вас", note="energy: one reader"),
        _example(
            "Насос в котельной сдох, ребята наши с ним возились целый день. Короче, ставим новый.",
            marked="сдох",
            note="construction",
        ),
        _example("Гляньте смету до 5 мая.", marked="Гляньте", note="construction: one word"),
        _example(
            "С анализами всё норм, заключение скинем на почту завтра.",
            marked="норм",
            note="medicine: two words",
        ),
        _example(
            "Договор подписан, оригинал у курьера 👍",
            marked="👍",
            note="law: an emoji",
        ),
        _example(
            "Отпуск согласован, хорошей погоды :)",
            marked="погоды :)",
            note="HR: a smiley",
        ),
        _example(
            "Посмотри, пожалуйста, акт сверки и скажи, когда сможешь оплатить.",
            marked="Посмотри",
            note="finance: «ты» to a customer",
        ),
        Example(
            text="Привет, Олег Викторович!\n\nФура придёт 5 мая в 8:00.\n\nС уважением,\nАнна Смирнова",
            marked="Привет",
            note="logistics: an informal greeting",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Смету подготовим 5 мая.</li>"
            "<li>По договору куча вопросов, разрулим их на встрече 6 мая.</li></ul>"
            "<p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="разрулим",
            note="public sector: in a list",
        ),
        _example(
            "Справочку о составе семьи и договорчик пришлите до 12 мая.",
            marked="Справочку",
            note="education: diminutives",
        ),
    ),
)

_WEIGHTS: dict[Strength, int] = {"slang": 3, "colloquial": 2, "mild": 1}
_SHOWN = 2
_HOLDS = 5
_MOST_WORDS = 4
_NAMED = 3
_JUDGED = (Zone.GREETING, Zone.BODY, Zone.CLOSING)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    blocks = [
        (index, block)
        for index, block in letter.in_zones(*_JUDGED)
        if block.kind is not BlockKind.PREFORMATTED
    ]
    others = [
        *_familiar(letter, blocks, language),
        *_small_you(letter, blocks),
        *_signs(blocks),
        *_greeting(letter, language),
        *_closing(letter),
    ]
    supported = any(finding.severity is Severity.WARN for finding in others)
    yield from _words(letter, blocks, language, supported=supported)
    yield from others


# --- words -------------------------------------------------------------------------------


def _words(
    letter: Letter, blocks: list[tuple[int, Block]], language: Language, *, supported: bool
) -> Iterator[Finding]:
    """One slang word may be a slip or a name; with other signs of the tone it is none."""
    in_subject = colloquialisms(language, letter.subject)
    found = [(index, block, _in_block(block, language)) for index, block in blocks]
    everything = [word for _, _, words in found for word in words]
    weights = {w.entry: _WEIGHTS[w.strength] for w in (*in_subject, *everything)}
    weight = sum(weights.values())
    if weight < _SHOWN:
        return
    severity = Severity.WARN if weight >= _HOLDS or supported else Severity.HINT
    if in_subject:
        first = in_subject[0]
        yield RULE.about(
            "subject", _words_message(in_subject), excerpt=first.words, severity=severity
        )
    for index, block, words in [each for each in found if each[2]][:_MOST_WORDS]:
        first = min(words, key=lambda word: -_WEIGHTS[word.strength])
        replacements = (first.instead,) if first.fits and len(words) == 1 else ()
        yield RULE.at(
            index,
            block,
            first.start,
            first.end,
            _words_message(words),
            severity=severity,
            replacements=replacements,
        )


def _in_block(block: Block, language: Language) -> tuple[Colloquialism, ...]:
    return colloquialisms(language, block.text) if block.text else ()


def _words_message(words: Iterable[Colloquialism]) -> Text:
    distinct = list({word.words.lower(): word for word in words}.values())[:_NAMED]
    named = ", ".join(
        f"«{' '.join(word.words.split())}»" + (f" (лучше «{word.instead}»)" if word.instead else "")
        for word in distinct
    )
    kind = "Разговорные слова" if len(distinct) > 1 else "Разговорное слово"
    cure = "" if all(word.instead for word in distinct) else " Скажите это нейтрально."
    english = ", ".join(f"“{' '.join(word.words.split())}”" for word in distinct)
    return Text(
        ru=f"{kind} в письме заказчику: {named}.{cure}",
        en=f"Too colloquial for a letter to a customer: {english}. Say it in neutral words.",
    )


# --- «ты» --------------------------------------------------------------------------------


def _familiar(
    letter: Letter, blocks: list[tuple[int, Block]], language: Language
) -> Iterator[Finding]:
    """One finding for the letter, at the first word that is certainly on «ты»."""
    found = [
        (index, block, word)
        for index, block in blocks
        for word in familiarities(language, block.text)
    ]
    if not found:
        return
    index, block, word = next((each for each in found if each[2].sure), found[0])
    said = [each[2] for each in found]
    yield RULE.at(
        index,
        block,
        word.start,
        word.end,
        _familiar_message(said, mixed=_says_you_politely(blocks)),
        severity=Severity.WARN if _is_meant(said, letter) else Severity.HINT,
    )


def _is_meant(said: list[Familiarity], letter: Letter) -> bool:
    """Who is greeted by name and patronymic is hardly «ты», unless asked for something."""
    sure = [word for word in said if word.sure]
    if any(word.requests for word in sure):
        return True
    return bool(sure) and not _greets_formally(letter)


def _greets_formally(letter: Letter) -> bool:
    greeting = parse_greeting(letter.text_of(Zone.GREETING))
    return greeting is not None and (
        any(is_patronymic(word.text) for name in greeting.names for word in name)
        or any(word.text.lower().startswith("уважаем") for word in greeting.adjectives)
    )


def _familiar_message(said: list[Familiarity], *, mixed: bool) -> Text:
    forms = list(dict.fromkeys(word.words.lower() for word in said))[:_NAMED]
    named = ", ".join(f"«{form}»" for form in forms)
    english = ", ".join(f"“{form}”" for form in forms)
    if mixed:
        return Text(
            ru=f"В письме смешаны «Вы» и «ты» ({named}). К заказчику обращаются на «Вы».",
            en=f"The letter mixes «Вы» and «ты» ({english}). A customer is addressed as «Вы».",
        )
    return Text(
        ru=f"Обращение на «ты»: {named}. К заказчику обращаются на «Вы».",
        en=f"Familiar «ты»: {english}. A customer is addressed as «Вы».",
    )


def _says_you_politely(blocks: list[tuple[int, Block]]) -> bool:
    polite = ("Вы ", "Вас", "Вам", "Ваш")
    return any(form in block.text for _, block in blocks for form in polite)


def _small_you(letter: Letter, blocks: list[tuple[int, Block]]) -> Iterator[Finding]:
    """«Вы» to one person has a capital letter; several are «вы»."""
    greeting = parse_greeting(letter.text_of(Zone.GREETING))
    if greeting is None or len(greeting.names) != 1 or len(letter.to) != 1:
        return
    for index, block in blocks:
        place = small_you(block.text)
        if place is not None:
            said = block.text[slice(*place)]
            yield RULE.at(
                index,
                block,
                *place,
                Text(
                    ru=f"Письмо одному человеку: «{said}» пишут с большой буквы — "
                    f"«{said.capitalize()}».",
                    en=f"To one person «{said}» is written with a capital: «{said.capitalize()}».",
                ),
                severity=Severity.HINT,
                replacements=(said.capitalize(),),
            )
            return


# --- emoji and smileys ---------------------------------------------------------------------


def _signs(blocks: list[tuple[int, Block]]) -> Iterator[Finding]:
    found: list[tuple[int, Block, Sign]] = []
    opened = 0
    for index, block in blocks:
        cell = block.kind is BlockKind.CELL
        found.extend(
            (index, block, sign)
            for sign in signs(block.text, open_brackets=opened)
            if not (cell and sign.kind == "pictogram")
        )
        opened = open_brackets(block.text, opened)
    if not found:
        return
    moods = [each for each in found if each[2].kind in {"emoji", "smiley"}]
    index, block, sign = (moods or found)[0]
    start = _word_before(block.text, sign.start)
    shown = list(dict.fromkeys(each[2].text for each in found))[:_NAMED]
    named = ", ".join(f"«{text}»" for text in shown)
    word = block.text[start : sign.start].rstrip()
    yield RULE.at(
        index,
        block,
        start,
        sign.end,
        Text(
            ru=f"Смайлики и эмодзи в официальном письме не ставят: {named}. Уберите их.",
            en=f"No smileys or emoji in an official letter: {', '.join(shown)}. Take them out.",
        ),
        severity=Severity.WARN if moods or len(found) > 2 else Severity.HINT,
        replacements=(word + _stop_for(block.text, word, sign),)
        if word and len(found) == 1
        else (),
    )


def _word_before(text: str, place: int) -> int:
    """Where the word before a sign begins on the same line, or the sign's own place."""
    before = text[:place].rstrip(" \xa0")
    if not before or before[-1] == "\n":
        return place
    return max(before.rfind(" "), before.rfind("\n"), before.rfind("\xa0")) + 1


def _stop_for(text: str, word: str, sign: Sign) -> str:
    """A smiley often stands for the full stop."""
    rest = text[sign.end :].lstrip(" ")
    ends = not rest or rest[0] == "\n" or rest[0].isupper()
    return "." if ends and word[-1].isalnum() else ""


# --- greeting and closing ------------------------------------------------------------------


def _greeting(letter: Letter, language: Language) -> Iterator[Finding]:
    for index, block in letter.in_zones(Zone.GREETING):
        for clause in own_clauses(language, block.text):
            match = greets_informally(clause.words)
            if match is not None:
                start = clause.words[match.first].start
                end = clause.words[match.end - 1].stop
                said = block.text[start:end]
                right = "Здравствуйте" if said[0].isupper() else "здравствуйте"
                yield RULE.at(
                    index,
                    block,
                    start,
                    end,
                    Text(
                        ru=f"«{said}» — приветствие для друзей. Заказчику напишите "
                        "«Здравствуйте» или «Добрый день».",
                        en=f"“{said}” is how friends greet. Write «Здравствуйте» to a customer.",
                    ),
                    replacements=(right,),
                )
                return


def _closing(letter: Letter) -> Iterator[Finding]:
    last = [*letter.in_zones(*_JUDGED)][-3:]
    for index, block in last:
        offset = 0
        for line in block.text.split("\n"):
            if len(line) <= 40 and block.zone is not Zone.GREETING:
                found = _farewell(line)
                if found is not None:
                    said = line[found[0] : found[1]]
                    yield RULE.at(
                        index,
                        block,
                        offset + found[0],
                        offset + found[1],
                        Text(
                            ru=f"«{said}» — прощание для друзей. Закончите письмо словами "
                            "«С уважением» и подписью.",
                            en=f"“{said}” is how friends part. Close with «С уважением».",
                        ),
                        replacements=("С уважением",),
                    )
                    return
            offset += len(line) + 1


def _farewell(line: str) -> tuple[int, int] | None:
    """«Пока!», «Обнимаю, Аня»: the line is the farewell, but for a name."""
    found = parts_informally(line)
    if found is None:
        return None
    start, end = found
    rest = line[end:].strip()
    named = not rest or rest[0] in "!.,"
    return (start, end) if named and len(rest.split()) <= 3 else None

"""Two customers see each other's addresses."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, LetterKind, Zone
from pismovnik.policy import Company, Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.correspondents import words_in
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.recipients._firms import Firm, visible_customers
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.threads import quoted_letters
from pismovnik.russian.words import words_of
from pismovnik.text import Text
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "mixed.txt"))
_HOUSE = Policy(company=Company(domains=("vector-it.example", "vector-stroy.example")))
_SHOWN = 3


def _example(
    text: str,
    *,
    to: tuple[str, ...],
    cc: tuple[str, ...] = (),
    marked: str = "",
    note: str = "",
    policy: Policy = _HOUSE,
) -> Example:
    whole = text if "\n" in text else in_letter(text)
    kind: LetterKind = "reply" if "пишет:" in text else "new"
    return Example(text=whole, to=to, cc=cc, kind=kind, marked=marked, note=note, policy=policy)


_MALL = "Сорокина Дарья <sorokina@mall-lada.example>"
_FISH = "Тагиров Рафаэль Наилевич <tagirov@balt-fish.example>"
_CLINIC = "Ким Ольга Эдуардовна <kim@klinika-don.example>"

RULE = Rule(
    id="recipients.mixed",
    title=Text(ru="Заказчики видят адреса друг друга", en="Customers see each other's addresses"),
    why=Text(
        ru="Список Ваших заказчиков — не для посторонних, и никто из них не давал согласия "
        "показывать свой адрес другим.",
        en="Who your customers are is nobody else's business, and none of them has agreed to have "
        "their address shown.",
    ),
    slide=None,
    severity=Severity.WARN,
    needs_russian=False,
    good=(
        _example("Акт готов.", to=(_MALL,), note="one customer"),
        _example(
            "Кран поставим 8 сентября.",
            to=("Ибрагимов Руслан <ibragimov@agro-kolos.example>",),
            cc=("Штерн Лилия <shtern@elevator.agro-kolos.example>",),
            note="construction: a branch on a subdomain",
        ),
        _example(
            "Осмотр назначен на 5 мая.",
            to=(_CLINIC,),
            cc=("Лаптева Светлана <pm@vector-it.example>", "Склад <sklad@vector-stroy.example>"),
            note="medicine: colleagues in copy",
        ),
        _example(
            "Здравствуйте, Дарья!\n\nВ копии — Рафаэль Наилевич, он привезёт холодильники 6 мая."
            "\n\nС уважением,\nАнна Смирнова",
            to=(_MALL,),
            cc=(_FISH,),
            note="logistics: the other party is introduced",
        ),
        _example(
            "Дарья, добрый день!\n\nРафаэлю Тагирову передала Ваш график, он подтвердит "
            "приёмку до 7 мая.\n\nС уважением,\nАнна Смирнова",
            to=(_MALL,),
            cc=(_FISH,),
            note="retail: the letter speaks of the one in copy",
        ),
        _example(
            "Здравствуйте, Ольга Эдуардовна!\n\nПротокол подписан.\n\nС уважением,\n"
            "Анна Смирнова\n\n05.05.2026 10:11, Тагиров Рафаэль Наилевич <tagirov@balt-fish.example>"
            " пишет:\n> Коллеги, подтверждаю протокол.\n>\n> 04.05.2026 16:40, Ким Ольга Эдуардовна"
            " пишет:\n>> Прошу подтвердить протокол.",
            to=(_CLINIC,),
            cc=(_FISH,),
            note="both took part in the thread",
        ),
        _example(
            "Прайс-лист обновлён.",
            to=("Сорокина Дарья <sorokina@mall-lada.example>",),
            cc=("Сорокина Дарья <sorokina@mall-lada.test>",),
            note="two domains of one firm",
        ),
        _example(
            "Накладная № 8 подписана.",
            to=(_FISH,),
            cc=("Анна Смирнова <anna.smirnova@pochta.example>",),
            note="a copy to the writer's own private mailbox",
        ),
        _example(
            "Уважаемые участники рабочей группы!\n\nПо замечаниям Дарьи Сорокиной и Рафаэля "
            "Тагирова проект методики исправлен.\n\nС уважением,\nАнна Смирнова",
            to=(_MALL, _FISH),
            note="public sector: a joint matter, both are named",
        ),
        _example("Табель проверен.", to=(), note="HR: nobody is addressed yet"),
        _example(
            "Список слушателей готов.",
            to=("Деканат <dekanat@univ-tobol.example>", "Кафедра <hist@hist.univ-tobol.example>"),
            policy=Policy(),
            note="education: one university, no policy",
        ),
        _example(
            "Здравствуйте, Дарья!\n\nЭкспертизу проводит «Балт-Фиш», смотрите их отчёт."
            "\n\nС уважением,\nАнна Смирнова",
            to=(_MALL,),
            cc=("lab@balt-fish.example",),
            note="the firm in copy is named",
        ),
    ),
    bad=(
        _example(
            "Уважаемые клиенты!\n\nВ ночь на 24 мая сервис будет недоступен.\n\nС уважением,\n"
            "Анна Смирнова",
            to=(_MALL, _FISH),
            marked="sorokina@mall-lada.example, tagirov@balt-fish.example",
            note="IT: a circular",
        ),
        _example(
            "Уважаемые коллеги!\n\nПриглашаем на показ 9 сентября.\n\nС уважением,\nАнна Смирнова",
            to=(_MALL,),
            cc=(_CLINIC,),
            marked="sorokina@mall-lada.example, kim@klinika-don.example",
            note="an invitation with a stranger in copy",
        ),
        _example(
            "Акт сверки за март подписан, оригинал везёт курьер.",
            to=("Кузнецов Олег Викторович <kuznetsov@stroygrad.example>",),
            cc=("buh@balt-fish.example",),
            marked="kuznetsov@stroygrad.example, buh@balt-fish.example",
            note="finance: the wrong firm in copy",
        ),
        _example(
            "Тарифы на перевозку с 1 июня выросли на 4%.",
            to=(_MALL, _FISH, _CLINIC, "zakupki@zavod-met.example"),
            marked="sorokina@mall-lada.example, tagirov@balt-fish.example, kim@klinika-don.example",
            note="logistics: four firms",
        ),
        _example(
            "Вакансия бухгалтера снова открыта.",
            to=("Ольга <olga.k@gmail.com>", "Ирина <irina.p@gmail.com>"),
            marked="olga.k@gmail.com, irina.p@gmail.com",
            policy=Policy(),
            note="HR: private persons who share a free mail",
        ),
        _example(
            "Здравствуйте, Дарья и Рафаэль!\n\nЗанятия начнутся 1 сентября.\n\nС уважением,\n"
            "Анна Смирнова",
            to=(_MALL, _FISH),
            marked="sorokina@mall-lada.example, tagirov@balt-fish.example",
            note="education: named together, and yet strangers (a hint)",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    firms = visible_customers(letter, policy)
    if len(firms) < 2:
        return
    severity = _severity(letter, language, firms)
    if severity is not None:
        yield RULE.about(
            "recipients",
            _message(firms),
            excerpt=", ".join(firm.shown for firm in firms[:_SHOWN]),
            severity=severity,
        )


def _severity(letter: Letter, language: Language, firms: tuple[Firm, ...]) -> Severity | None:
    """None where the readers evidently know of each other."""
    thread = quoted_letters(letter)
    if thread and all(any(firm.took_part_in(quoted) for quoted in thread) for firm in firms):
        return None
    if _is_circular(letter, language):
        return Severity.WARN
    if _tells("introductions", letter, language):
        return None
    joint = _tells("joint work", letter, language)
    body = words_in(letter.text_of(Zone.BODY))
    strangers = [firm for firm in firms if not firm.is_named_in(body)]
    greeting = words_in(letter.text_of(Zone.GREETING))
    unnamed = [firm for firm in strangers if not firm.is_named_in(greeting)]
    if not unnamed and (joint or len(strangers) < 2):
        return None
    private = len(firms) == 2 and firms[0].is_private != firms[1].is_private
    known = joint or not unnamed or private or (letter.kind != "new" and bool(thread))
    return Severity.HINT if known else Severity.WARN


def _tells(title: str, letter: Letter, language: Language) -> bool:
    return any(
        _PHRASES[title].is_in(words_of(language.analysis(block.text).tokens))
        for _, block in letter.in_zones(Zone.GREETING, Zone.BODY)
    )


def _is_circular(letter: Letter, language: Language) -> bool:
    """Whether the greeting calls the readers what they are to the company: «Уважаемые клиенты!»."""
    text = letter.text_of(Zone.GREETING)
    return _PHRASES["mass address"].is_in(words_of(language.analysis(text).tokens))


def _message(firms: tuple[Firm, ...]) -> Text:
    shown = ", ".join(firm.shown for firm in firms[:_SHOWN])
    more = len(firms) - _SHOWN
    ru_more, en_more = (f" и ещё {more}", f" and {more} more") if more > 0 else ("", "")
    return Text(
        ru=f"Разные заказчики увидят адреса друг друга: {shown}{ru_more}. Отправьте каждому "
        "отдельное письмо или перенесите адреса в скрытую копию.",
        en=f"Different customers will see each other's addresses: {shown}{en_more}. Send each of "
        "them a letter of their own, or move the addresses to Bcc.",
    )

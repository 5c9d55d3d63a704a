"""A customer is written to from a mailbox that is not the company's."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Address, Letter
from pismovnik.mail_domains import is_free_mail
from pismovnik.policy import Company, Customers, Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.text import Text

_HOUSE = Policy(company=Company(domains=("vector-it.example",)))
_TWO_DOMAINS = Policy(company=Company(domains=("vector-it.example", "vector-stroy.example")))
_SOME_CUSTOMERS = Policy(
    company=Company(domains=("vector-it.example",)), customers=Customers(("stroygrad.example",))
)


def _example(
    sender: str,
    body: str,
    *,
    to: tuple[str, ...] = ("Кузнецов Олег Викторович <kuznetsov@stroygrad.example>",),
    cc: tuple[str, ...] = (),
    marked: str = "",
    note: str = "",
    policy: Policy = _HOUSE,
) -> Example:
    return Example(
        text=in_letter(body), sender=sender, to=to, cc=cc, marked=marked, note=note, policy=policy
    )


RULE = Rule(
    id="sender.personal",
    title=Text(ru="Письмо не с корпоративной почты", en="Not from the company's mailbox"),
    why=Text(
        ru="Заказчик должен видеть, что пишет компания, а переписка — оставаться в её почте: "
        "из личного ящика её не поднять и коллеге не передать.",
        en="The customer should see that the company writes, and the letters should stay in its "
        "mail, where colleagues can find them.",
    ),
    slide=5,
    severity=Severity.WARN,
    needs_russian=False,
    good=(
        _example("Анна Смирнова <a.smirnova@vector-it.example>", "Смета готова.", note="the house"),
        _example(
            "Анна Смирнова <a.smirnova@mail.vector-it.example>",
            "Кран приедет 5 мая к 9:00.",
            note="construction: a subdomain of the house",
        ),
        _example(
            "Прораб <prorab@vector-stroy.example>",
            "Бетон привезут 6 мая.",
            policy=_TWO_DOMAINS,
            note="the second domain of the house",
        ),
        _example(
            "Анна Смирнова <smirnova.anna@pochta.example>",
            "Отправляю черновик с домашнего ящика.",
            to=("Лаптева Светлана <pm@vector-it.example>",),
            note="to a colleague",
        ),
        _example(
            "Анна Смирнова <smirnova.anna@pochta.example>",
            "Напоминание: взять накладные.",
            to=("Анна Смирнова <smirnova.anna@pochta.example>",),
            note="to oneself",
        ),
        _example(
            "Анна Смирнова <smirnova.anna@pochta.example>",
            "Запишите меня, пожалуйста, на 12 мая.",
            to=("Регистратура <reg@klinika.example>",),
            policy=_SOME_CUSTOMERS,
            note="medicine: the clinic is no customer",
        ),
        _example(
            "Анна Смирнова <smirnova.anna@pochta.example>",
            "Список покупок на субботу.",
            to=(),
            note="nobody is addressed yet",
        ),
        _example(
            "Служба поддержки <support@vector-it.example>",
            "Ваша заявка принята.",
            to=("Жанна Воробей <zhanna.vorobey@pochta.example>",),
            note="a private customer, a corporate sender",
        ),
        _example(
            "Диспетчер <dispatch@trans-asia.example>",
            "Машина выехала в 7:10.",
            policy=Policy(),
            note="logistics: with no policy any company's domain will do",
        ),
        _example(
            "Анна Смирнова <a.smirnova@vector-it.example>",
            "Приказ подписан.",
            cc=("Анна Смирнова <smirnova.anna@pochta.example>",),
            note="HR: a copy to one's own private mailbox",
        ),
    ),
    bad=(
        _example(
            "Артём Лысенко <lysenko.artem@gmail.example>",
            "Камеру заменим 10 июля.",
            marked="lysenko.artem@gmail.example",
            note="IT",
        ),
        _example(
            "Тимур Сафин <safin.remont@pochta.example>",
            "Замок починим 5 мая.",
            marked="safin.remont@pochta.example",
            note="repairs",
        ),
        _example(
            "Бухгалтер <buh.smirnova@yandex.example>",
            "Акт сверки подписан.",
            cc=("Лаптева Светлана <pm@vector-it.example>",),
            marked="buh.smirnova@yandex.example",
            note="finance: a colleague in copy does not help",
        ),
        _example(
            "Прораб Силантьев <silantiev@vector-stroy.example>",
            "Опалубку снимем 7 мая.",
            marked="silantiev@vector-stroy.example",
            note="construction: a company, but not this one",
        ),
        _example(
            "Мария <masha-kadry@vectorit.example>",
            "Резюме двух кандидатов готовы.",
            marked="masha-kadry@vectorit.example",
            note="HR: a domain that only resembles the house's",
        ),
        _example(
            "Учебная часть <vector.kursy@pochta.example>",
            "Занятие перенесено на 14 мая.",
            to=("Жанна Воробей <zhanna.vorobey@pochta.example>",),
            marked="vector.kursy@pochta.example",
            note="education: reader and writer share a free-mail domain",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    sender = letter.sender
    if sender is None or not sender.box or policy.is_corporate(sender):
        return
    if not letter.recipients or not reaches_customer(letter, policy):
        return
    private = all(is_free_mail(a.domain) for a in letter.recipients if a.box != sender.box)
    unsure = not policy.company.domains and private  # it may be a letter between friends
    yield RULE.about(
        "sender",
        _message(sender, policy),
        excerpt=sender.box,
        severity=Severity.HINT if unsure else None,
    )


def _message(sender: Address, policy: Policy) -> Text:
    domains = policy.company.domains
    ru = f"ящик на {domains[0]}" if domains else "корпоративный ящик"
    en = f"your mailbox at {domains[0]}" if domains else "your corporate mailbox"
    return Text(
        ru=f"Письмо заказчику уйдёт с ящика «{sender.box}», а это не почта компании. "
        f"Выберите в поле «От» {ru}.",
        en=f"The letter goes to a customer from “{sender.box}”, which is not the company's mail. "
        f"Choose {en} in the From field.",
    )

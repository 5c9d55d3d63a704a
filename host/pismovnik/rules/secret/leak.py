"""A password, key, card or passport number goes out with the letter."""

from collections.abc import Iterator
from itertools import islice

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import WRITTEN, BlockKind, Letter
from pismovnik.policy import Policy
from pismovnik.rules.audience import goes_outside
from pismovnik.rules.correspondents import Side, unseen_letters
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.secrets import Secret, SecretKind, mask, secrets_of
from pismovnik.text import Text

_MOST = 5
_MOST_QUOTED = 10
_LONGEST_QUOTED = 10_000
#: What a company's own staff may well need from each other.
_PERSONAL = frozenset({"passport", "pension account"})
_COLLEAGUE = "Лаптева Светлана <pm@vector-it.example>"


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="secret.leak",
    title=Text(ru="Секрет в письме", en="A secret in the letter"),
    why=Text(
        ru="Письмо годами лежит в чужих ящиках и пересылается дальше: пароль или номер паспорта "
        "из него достанется любому, кто его прочтёт.",
        en="A letter lies in other people's mailboxes for years and is passed on: whoever reads it "
        "has the password or the passport number.",
    ),
    slide=None,
    severity=Severity.WARN,
    needs_russian=False,
    good=(
        _example("Пароли остались прежними.", note="no password is told"),
        _example(
            "Введите временный пароль, который я продиктую Вам по телефону, и придумайте свой: "
            "не короче 12 знаков.",
            note="IT",
        ),
        _example(
            "Пароль: отправим отдельно, в СМС.", note="what stands after the colon is no word"
        ),
        _example(
            "ИНН 6300000017, КПП 630001001\nр/с 40702810000000012345\nБИК 043601000",
            note="finance: what everybody may know",
        ),
        _example("Паспорт насоса № 36 08 512244 лежит в коробке.", note="a passport of a thing"),
        _example(
            "К партии бетона прилагается паспорт качества № 123456.", note="construction: quality"
        ),
        _example("Для пропуска водителю понадобится паспорт.", note="logistics: the word alone"),
        _example("Номер отправления 80084712345678, заказ 4276 1234.", note="logistics: numbers"),
        _example(
            "Ключи от подвала и код товара 4607001234567 у сторожа.", note="things to open doors"
        ),
        _example("Лицензионные ключи придут администратору сада.", note="keys that come later"),
        _example(
            "Исправление — в сборке 9f86d081884c7d659a2feaa0c55ad015.", note="IT: a mark of a build"
        ),
        _example("Пароль вида Ivanov123 система не примет.", note="education: an example"),
        _example("По карте лояльности 2202 2001 2345 6780 начислено 300 баллов.", note="retail"),
        Example(
            text=in_letter("Пропуск на завтра оформите, пожалуйста: паспорт 36 08 512244."),
            to=(_COLLEAGUE,),
            note="HR: among colleagues",
        ),
        Example(
            text=in_letter("Пароль приняли, кабинет открыт.")
            + "\n\n11.03.2026 17:42, Кузнецов Олег Викторович пишет:\n> Пароль: Zavod#77\n",
            kind="reply",
            note="the reader's own secret",
        ),
    ),
    bad=(
        _example("Логин: pshenichnaya\nПароль: Karavay#2026", marked="Kar•••••••26", note="IT"),
        _example(
            "Данные для пропуска:\nСафин Тимур Ринатович, паспорт 36 08 512244.",
            marked="36 •• •••••4",
            note="repairs: a colleague's passport",
        ),
        _example(
            "Вход на портал закупок: логин gbuz7 и пароль Med-2026-kl.",
            marked="Me•-••••-•l",
            note="medicine: in the middle of a sentence",
        ),
        _example(
            "Остаток можно перевести на карту 2202 2001 2345 6780.",
            marked="•••• •••• •••• 6780",
            note="finance: a card",
        ),
        _example(
            "Доступ к обмену: токен 9f86d081884c7d659a2feaa0c55ad015.",
            marked="9f8•••••••••••••••••••••••••••15",
            note="IT: a token",
        ),
        _example("ПИН-код топливной карты водителя: 4821.", marked="••••", note="logistics"),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Кабинеты открыты.</p><table><tr><td>Класс"
            "</td><td>Логин</td><td>Пароль</td></tr><tr><td>5а</td><td>k5a</td><td>Lisa-5a-26</td>"
            "</tr><tr><td>5б</td><td>k5b</td><td>Volk-5b-26</td></tr></table><p>С уважением,<br>"
            "Анна Смирнова</p>",
            html=True,
            marked="Li••-••-•6",
            note="education: a column of a table",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Пароль администратора:</li>"
            "<li>Beton_77_M</li></ul><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="Be•••••••M",
            note="construction: the value in the next item",
        ),
        Example(
            text=in_letter("Доступ открыт, пояснения инженера ниже.")
            + "\n\n12.03.2026 10:10, Илья Горбунов <i.gorbunov@vector-it.example> пишет:\n"
            "> Анна, пароль к серверу: Vesna!26\n",
            kind="reply",
            marked="Ve•••••6",
            note="in a colleague's letter below",
        ),
    ),
)

_NAMES: dict[SecretKind, Text] = {
    "password": Text(
        ru="Пароль «{0}» стоит в письме открыто. Уберите его и передайте по телефону или в СМС.",
        en="The password “{0}” stands in the letter. Take it out and tell it by phone or SMS.",
    ),
    "key": Text(
        ru="Ключ доступа «{0}» стоит в письме открыто. Уберите его и передайте через хранилище "
        "паролей или архив, ключ к которому сообщите по телефону.",
        en="The access key “{0}” stands in the letter. Take it out and hand it over through a "
        "password store or an encrypted archive.",
    ),
    "private key": Text(
        ru="В письме стоит закрытый ключ. Уберите его: закрытый ключ никому не передают, "
        "получателю достаточно открытого.",
        en="The letter contains a private key. Take it out: nobody but its owner should have it, "
        "the public key is enough.",
    ),
    "card": Text(
        ru="В письме стоит номер банковской карты: «{0}». Уберите его или оставьте последние "
        "четыре цифры.",
        en="The letter contains the number of a bank card: “{0}”. Take it out or leave its last "
        "four digits.",
    ),
    "card code": Text(
        ru="В письме стоит код с обратной стороны карты. Уберите его: этот код не сообщают никому.",
        en="The letter contains the code from the back of a card. Take it out: it is for nobody.",
    ),
    "passport": Text(
        ru="В письме стоит номер паспорта: «{0}». Уберите его и передайте по телефону или "
        "в защищённом файле.",
        en="The letter contains the number of a passport: “{0}”. Take it out and tell it by phone "
        "or in a protected file.",
    ),
    "pension account": Text(
        ru="В письме стоит номер СНИЛС. Если без него можно обойтись, уберите его.",
        en="The letter contains a pension account number. Take it out if it is not needed.",
    ),
}
_QUOTED = Text(
    ru=" Он в письме ниже, которое уйдёт вместе с Вашим.",
    en=" It is in the letter below, which goes out with yours.",
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if letter.kind not in {"redirect", "template"}:
        inside = bool(letter.recipients) and not goes_outside(letter, policy)
        yield from islice(_all(letter, policy, inside), _MOST)


def _all(letter: Letter, policy: Policy, inside: bool) -> Iterator[Finding]:
    for secret in secrets_of((letter.subject,), (False,)):
        if not (inside and secret.kind in _PERSONAL):
            shown = mask(secret, letter.subject[secret.start : secret.end])
            yield RULE.about(
                "subject",
                _message(secret, shown),
                excerpt=shown,
                severity=_severity(secret, inside),
            )
    yield from _written(letter, inside)
    if not inside:
        yield from _below(letter, policy)


def _written(letter: Letter, inside: bool) -> Iterator[Finding]:
    written = list(letter.in_zones(*WRITTEN))
    texts = [block.text for _, block in written]
    cells = [block.kind is BlockKind.CELL for _, block in written]
    for secret in secrets_of(texts, cells):
        if inside and secret.kind in _PERSONAL:
            continue
        shown = mask(secret, texts[secret.block][secret.start : secret.end])
        yield Finding(
            rule=RULE.id,
            severity=_severity(secret, inside),
            message=_message(secret, shown),
            block=written[secret.block][0],
            start=secret.start,
            end=secret.end,
            excerpt=shown,
        )


def _below(letter: Letter, policy: Policy) -> Iterator[Finding]:
    """In colleagues' letters that the reader has not seen; places in quotes are not exact."""
    for quoted, side in islice(unseen_letters(letter, policy), _MOST_QUOTED):
        if side not in {Side.COLLEAGUE, Side.WRITER}:
            continue
        text = quoted.text[:_LONGEST_QUOTED]
        for secret in secrets_of((text,), (False,)):
            shown = mask(secret, text[secret.start : secret.end])
            message = _message(secret, shown)
            yield RULE.about(
                "body",
                Text(ru=message.ru + _QUOTED.ru, en=message.en + _QUOTED.en),
                excerpt=shown,
                severity=_severity(secret, inside=False),
            )


def _severity(secret: Secret, inside: bool) -> Severity:
    return RULE.severity if secret.sure and not inside else Severity.HINT


def _message(secret: Secret, shown: str) -> Text:
    name = _NAMES[secret.kind]
    return Text(ru=name.ru.format(shown), en=name.en.format(shown))

"""Why a mark is missing or superfluous; above all, no reason where none can be named.

«_» is the gap of a missing mark, «;» the comma in question where it is superfluous.
"""

import bisect

import pytest

from pismovnik.proofreading.tagger.reasons import (
    Gap,
    Kind,
    Reason,
    message,
    missing_colon,
    missing_comma,
    missing_dash,
    superfluous_comma,
)
from pismovnik.proofreading.tagger.reasons.texts import RULES
from pismovnik.russian.language import Language

LANGUAGE = Language()


def _gap(marked: str, sign: str, written: str) -> Gap:
    place = marked.index(sign)
    sentence = LANGUAGE.analysis(marked.replace(sign, written)).sentences[0]
    words = [number for number, token in enumerate(sentence.tokens) if token.is_word]
    first = bisect.bisect_left([sentence.tokens[number].stop for number in words], place + 1)
    left = first if sentence.tokens[words[first]].stop <= place else first - 1
    return Gap(sentence.tokens, words[left], words[left + 1])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Добрый день_Иван Петрович!", "address"),
        ("Коллеги_прошу подтвердить участие до вечера.", "address"),
        ("Уважаемая Ольга Сергеевна_направляю проект договора.", "address"),
        ("Спасибо_коллеги!", "address"),
        ("Прошу Вас_Мария Львовна, проверить расчёт.", "address"),
        ("Спасибо_мы получили образцы.", "interjection"),
        ("Нет_мы не согласны с условиями.", "interjection"),
        ("К сожалению_товара нет на складе.", "parenthetical_end"),
        ("По нашему мнению_смета завышена.", "parenthetical_end"),
        ("Возможно_срок придётся сдвинуть.", "perhaps_parenthetical_end"),
        ("Товара_к сожалению, нет на складе.", "parenthetical"),
        ("Пришлите_пожалуйста, скан паспорта.", "parenthetical"),
        ("Сообщаем_что отгрузка состоится 3 декабря.", "subordinate"),
        ("Думаю_что срок придётся сдвинуть.", "subordinate"),
        ("Просим ответить_если срок не подходит.", "subordinate"),
        ("Просим перенести занятие_так как преподаватель болен.", "subordinate"),
        ("Отгрузка задержана_потому что нет оплаты.", "subordinate"),
        ("Акт_который Вы прислали, подписан.", "relative"),
        ("Договор_на основании которого ведутся работы, истёк.", "relative"),
        ("Проверьте_верно ли указан адрес.", "question"),
        ("Он не знает_где лежат ключи.", "question"),
        ("Если срок не подходит_сообщите нам.", "clause_end"),
        ("Акт, который Вы прислали_подписан.", "clause_end"),
        ("Для того чтобы получить пропуск_заполните анкету.", "clause_end"),
        ("Если проба пройдёт без замечаний_остальные шесть цехов подключим в мае.", "clause_end"),
        ("Мы нашли ошибку_изучив смету.", "gerund"),
        ("Изучив смету_мы нашли ошибку.", "gerund_end"),
        ("Цех_построенный в мае, сдан.", "participle"),
        ("Цех, построенный в мае_сдан заказчику.", "participle_end"),
        ("Наконец, сервис собирает значения_возвращаемые прибором.", "participle"),
        ("Документы_необходимые для оплаты, готовы.", "attribute"),
        ("Откройте вкладку_нажмите кнопку и подтвердите заявку.", "homogeneous"),
        ("Пришлите акт_счёт и накладную.", "homogeneous"),
        ("Срок прошёл_а ответа нет.", "contrast"),
        ("Оплату получили_но груз ещё в пути.", "contrast"),
        ("Направляем договор_а также протокол разногласий.", "addition"),
        ("Врач осмотрел пациента_и медсестра сделала укол.", "coordinate"),
        ("Мы проверили смету_и замечаний нет.", "coordinate"),
        ("Работы закончены_поэтому просим принять объект.", "following"),
        ("Поставщик задержал груз_монтаж начнётся позже.", "asyndetic"),
        ("Цена выше_чем в прошлом году.", "comparison"),
        ("Нужен такой же отчёт_как в прошлом месяце.", "comparison"),
        ("Работают все отделы_кроме бухгалтерии.", "clarification"),
        ("Просим принять меры_а именно вернуть аванс.", "clarification"),
        ("Все отделы, кроме бухгалтерии_работают в субботу.", "clarification_end"),
        ("Работы идут_несмотря на задержку.", "concession"),
        ("Несмотря на поломку_станок выпустил всю партию.", "concession_end"),
        ("Не пришли ни акт_ни счёт.", "repeated_union"),
        ("Оплата возможна или картой_или наличными.", "repeated_union"),
        ("Причёска растрепалась_как после бега.", "comparison"),
        ("Мы подписали не только акт_но и счёт.", "paired_union"),
        ("Просим прислать как акт_так и счёт.", "paired_union"),
    ],
)
def test_missing_commas(text: str, reason: str) -> None:
    assert missing_comma(_gap(text, "_", " ")) is Reason(reason)


@pytest.mark.parametrize(
    "text",
    [
        "Номер_договора указан в шапке письма.",
        "Акт и_счёт приложены.",
        "Просим согласовать_смету на ремонт кровли.",
        "Пришлите ответ как_можно скорее.",
        "Ответим не позднее_чем в среду.",
        "Заявка_может быть отклонена.",
        "Он приехал с коллегой_и уехал один.",
        "Иван Петрович_не отвечает на звонки.",
        "Если срок прошёл_кто отвечает за простой?",
        "Сведения о ходе_работ собраны в таблице.",
        "Вы можете выбрать что_угодно из каталога.",
    ],
)
def test_no_reason_for_a_comma_that_no_rule_asks_for(text: str) -> None:
    assert missing_comma(_gap(text, "_", " ")) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # the comma closes a phrase, it does not open the list that goes on after it
        ("Мы ищем файлы, которые хранят заказы_счета и накладные.", "clause_end"),
        ("Система проверяет файл, начинающийся с имени_адреса отправителя.", "participle_end"),
        ("Знаки имеют несколько чтений_как слоговых, так и словесных.", "comparison"),
        ("Документ может быть подписан_и может быть отклонён.", "parenthetical"),
        ("Мы встретились с Иваном Петровым_директором и владельцем завода.", "homogeneous"),
    ],
)
def test_a_wrong_reason_is_not_named(text: str, wrong: str) -> None:
    assert missing_comma(_gap(text, "_", " ")) is not Reason(wrong)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Перенос срока; требует отдельного согласования.", "subject_predicate"),
        ("Отчёт за октябрь; будет готов в пятницу.", "subject_predicate"),
        ("Направляем Вам акт; и счёт.", "single_union"),
        ("Просим подписать договор; и вернуть один экземпляр.", "single_union"),
        ("Заявка принята; и передана в работу.", "single_union"),
        ("Водитель с грузом; прибудет на склад к девяти утра.", "subject_predicate"),
        ("Просим прислать счёт; и акт.", "single_union"),
        ("В течение недели; Вам ответит юрист.", "adverbial_at_start"),
        ("После окончания гарантии; ремонт оплачивает покупатель.", "adverbial_at_start"),
        ("Вчера вечером; сервер был недоступен.", "adverbial_at_start"),
        ("10 ноября; состоится приёмка объекта.", "adverbial_at_start"),
        ("Сегодня; мы отправили образцы.", "adverbial_at_start"),
        ("Тем не менее; срок поставки сохраняется.", "not_parenthetical"),
        ("Также; прошу прислать копию приказа.", "not_parenthetical"),
        ("Он; якобы, не получал уведомления.", "not_parenthetical_before"),
        ("Однако; мы не получили ответа.", "however"),
        ("Но; мы уже заказали материалы.", "after_union"),
        ("Сообщаем, что; отгрузка перенесена на вторник.", "after_union"),
        ("Перед тем; как подписать акт, проверьте объёмы.", "compound_union"),
        ("Потому; что оплаты не было, отгрузка задержана.", "compound_union"),
        ("Ответ пришлём не позднее; чем в четверг.", "phrase"),
        ("Просим ответить как; можно скорее.", "phrase"),
        ("Просим; согласовать макет до пятницы.", "verb_infinitive"),
        ("Прошу Вас; рассмотреть заявление.", "verb_infinitive"),
        ("Высылаем; протокол совещания.", "verb_object"),
        ("Направляем Вам; коммерческое предложение.", "verb_object"),
        ("Направляем; подписанный договор.", "verb_object"),
        ("Уведомляем Вас; о смене реквизитов.", "verb_object"),
        ("Благодарим; за быстрый ответ.", "verb_object"),
        ("Обращаем внимание; на изменение графика.", "verb_object"),
        ("Просим Вас; до пятницы прислать ответ.", "verb_infinitive"),
        ("Оплата; по-прежнему, не поступила.", "not_parenthetical_before"),
        ("Аванс не получен, и поэтому; работы стоят.", "not_parenthetical"),
        ("Однако; мы надеемся, что срок не изменится.", "however"),
        ("Уважаемый; Иван Петрович!", "before_addressed"),
        ("Полученные от Вас; замечания учтены полностью.", "participle_before_noun"),
        ("Просим предоставить подробный; отчёт о расходах.", "attribute_before_noun"),
        ("Используйте этот файл; как образец.", "role"),
    ],
)
def test_superfluous_commas(text: str, reason: str) -> None:
    assert superfluous_comma(_gap(text, ";", ",")) is Reason(reason)


@pytest.mark.parametrize(
    "text",
    [
        "В среду; 12 ноября, приедет инженер.",
        "Сегодня; 5 мая, склад закрыт.",
        "Подписанный акт; пожалуйста, верните до пятницы.",
        "Изучив смету; мы нашли ошибку.",
        "Если срок не подходит; сообщите нам.",
        "К сожалению; товара нет на складе.",
        "Однако; если срок сорван, мы начислим пени.",
        "На складе; в цехе и в офисе установили датчики.",
        "Мы проверили смету; и замечаний нет.",
        "Коллеги; просим ответить до вечера.",
        "По мнению эксперта; трещина опасна.",
        "В свою очередь; просим подтвердить получение.",
        "Новый; удобный интерфейс понравился заказчику.",
        "Иван Петров; директор завода, подписал договор.",
        "Хорошо; мы согласны.",
        "Прошу; согласовав смету, вернуть её мне.",
        "Там; где был склад, теперь парковка.",
        "Я думаю; решение верное.",
        "Вы; как заказчик, вправе отказаться.",
        "Обычно; если нет замечаний, акт подписывают сразу.",
        "Цех; построенный в мае, сдан.",
        "С уважением; Ольга Миронова",
        # the writer may set these off (§ 75)
        "В связи с переносом срока; просим сообщить новую дату.",
        "При наличии замечаний; сообщите о них до среды.",
        "По предварительным данным; груз задержан на границе.",
        "В принципе; мы готовы.",
        "Далее; просим указать номер договора.",
        # who is called is no subject
        "Ольга; получила акт, спасибо.",
        "Строители; привезут бетон завтра.",
        "Уважаемые коллеги; приедут аудиторы.",
        "При чём тут смета; станет ясно ниже.",
        "Текст на месте; проверьте таблицу.",
        # «или» explains, «и» joins clauses or repeats
        "Заставка; или опенинг, идёт минуту.",
        "Вас не было; и пришлось уехать.",
        "Акт подписан; и подписан вовремя.",
        "Привезли краску; и кисти, и валики.",
        # two clauses, or an indirect question
        "Обратите внимание; на складе ремонт.",
        "Сообщите; о каком договоре идёт речь.",
        "Сообщили о сроках; о цене и о гарантии.",
        # parentheticals and inserted clauses after the word
        "Затем; как и договаривались, подпишем акт.",
        "Также; коллеги, прошу ответить до вечера.",
        "Бывало; груз приходил раньше.",
        "Обязательно; пришлём завтра.",
        "Очень; очень ждём ответа.",
    ],
)
def test_a_right_comma_has_no_reason_to_go(text: str) -> None:
    assert superfluous_comma(_gap(text, ";", ",")) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Пилотный проект_это проверка решения.", "this_is"),
        ("Срок поставки_20 рабочих дней.", "noun_is_noun"),
        ("Ольга Миронова_руководитель проекта.", "noun_is_noun"),
        ("Цель доработки_сократить срок согласования.", "infinitive"),
        ("Договор, акт и счёт_всё готово к отправке.", "generalising_word"),
        ("Основное требование заказчика_сдать корпус до сентября.", "infinitive"),
    ],
)
def test_missing_dashes(text: str, reason: str) -> None:
    assert missing_dash(_gap(text, "_", " ")) is Reason(reason)


@pytest.mark.parametrize(
    "text",
    [
        "Мы проверили_это вчера.",
        "Отчёт готов_к отправке.",
        "Она_врач.",
        "Просим направить_счёт.",
        "Просьба_прислать скан договора.",
        "Желание заказчика_сократить срок понятно.",
        "Правильный способ_проверить адрес — позвонить.",
        "Отчёт_руководитель отдела",
        "Нужна группа «Осень_обновление».",
        "Новое соединение_это, как сказано, дороже.",
    ],
)
def test_no_reason_for_a_dash(text: str) -> None:
    assert missing_dash(_gap(text, "_", " ")) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Нужны следующие документы_устав, выписка и карточка.", "list_after_generalising"),
        ("Есть три варианта_перенос, замена и возврат.", "list_after_generalising"),
    ],
)
def test_missing_colons(text: str, reason: str) -> None:
    assert missing_colon(_gap(text, "_", " ")) is Reason(reason)


@pytest.mark.parametrize(
    "text",
    [
        "Просим направить_устав, выписку и карточку.",
        "Мы использовали одну_схему и план.",
        "Склад закрыт_сотрудники проводят инвентаризацию.",
    ],
)
def test_no_reason_for_a_colon(text: str) -> None:
    assert missing_colon(_gap(text, "_", " ")) is None


@pytest.mark.parametrize("text", ["", "—", "Да", "…, — !", "12 34", "a_b c"])
def test_odd_sentences_have_no_reason(text: str) -> None:
    sentences = LANGUAGE.analysis(text).sentences
    tokens = sentences[0].tokens if sentences else ()
    for judge in (missing_comma, superfluous_comma, missing_dash, missing_colon):
        for right in range(len(tokens)):
            assert judge(Gap(tokens, max(0, right - 1), right)) is None
        assert judge(Gap(tokens, 0, 0)) is None


def test_every_reason_has_its_rule() -> None:
    assert set(RULES) == set(Reason)


@pytest.mark.parametrize(
    ("kind", "reason", "russian"),
    [
        (
            "missing_comma",
            Reason.SUBORDINATE,
            "Перед «что» нужна запятая: здесь начинается придаточное предложение.",
        ),
        (
            "superfluous_comma",
            Reason.SUBJECT_PREDICATE,
            "Запятая после «срок» не нужна: подлежащее не отделяют запятой от сказуемого.",
        ),
        ("missing_comma", None, "Похоже, после «срок» нужна запятая."),
        (
            "missing_dash",
            Reason.THIS_IS,
            "Перед «что» нужно тире: тире ставят перед словами «это», «вот», «значит», которые"
            " присоединяют сказуемое.",
        ),
    ],
)
def test_messages(kind: Kind, reason: Reason | None, russian: str) -> None:
    assert message(kind, reason, "срок", "что").ru == russian


def test_a_brace_in_the_letter_does_no_harm() -> None:
    told = message("missing_comma", Reason.ADDRESS, "{left}", "{0}")
    assert "«{left}»" in told.ru
    assert "«{left}»" in told.en

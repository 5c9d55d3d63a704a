"""The embedded engine says what pylat_ru says, sooner and in less memory."""

import subprocess
import sys

import psutil
import pytest
from pylat_ru import LanguageToolRU
from pylat_ru.disambiguation.xml_loader import XmlRuleDisambiguator
from pylat_ru.grammar.loader import GrammarLoader
from pylat_ru.morfologik.fsa import CFSA2
from pylat_ru.sentence_analyzer import RussianSentenceAnalyzer
from pylat_ru.tagging.russian import RussianTagger

from pismovnik.proofreading.embedded import EmbeddedEngine, _as_match
from pismovnik.proofreading.embedded_disambiguation import QuickDisambiguator
from pismovnik.proofreading.embedded_words import Automaton, Forgetful, NoSuggestions
from pismovnik.proofreading.engine import Cancelled, EngineError, Match

#: Every so many-th example of LanguageTool's own rules; the whole of them takes minutes.
_STRIDE = 20
_UNKNOWN_WORD = "MORFOLOGIK_RULE_RU_RU"


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    return EmbeddedEngine()


@pytest.fixture(scope="module")
def stock() -> LanguageToolRU:
    """pylat_ru as it comes, but for the search three letters away, which is left out on purpose."""
    tool = LanguageToolRU()
    speller = tool.java_rules_engine.get_rule(_UNKNOWN_WORD).speller  # type: ignore[union-attr]
    speller.speller1  # noqa: B018 - builds the spellers
    speller._speller3 = NoSuggestions(
        speller._speller1.default_dict_spellers[0].dictionary, None, 3
    )
    return tool


def _rule_examples() -> list[str]:
    rules = GrammarLoader().load_default()
    return [example.text for rule in rules for example in rule.examples][::_STRIDE]


def test_examples_of_the_rules_give_what_the_library_gives(
    engine: EmbeddedEngine, stock: LanguageToolRU
) -> None:
    different = [
        text
        for text in _rule_examples()
        if engine.check(text) != [_as_match(match) for match in stock.check(text)]
    ]
    assert different == []


def test_the_examples_are_many_and_find_something(engine: EmbeddedEngine) -> None:
    examples = _rule_examples()
    assert len(examples) > 80
    assert sum(bool(engine.check(text)) for text in examples) > 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Готово",
        "Первый абзац.\n\nвторой абзац начат с малой буквы.",
        "Скобка (не закрыта. Следующее предложение.\n\nИ ещё абзац.",
        "Работаем оффлайн. Потом снова офлайн, и опять оффлайн.",
        "Одинаковое предложение с ашибкой. Одинаковое предложение с ашибкой.",
        "Смайлик 🔥 и сразу ашибка, потом 👩‍👩‍👧 и ещё ашибка .",
        "Мяг\u00adкий пере\u00adнос и ударе\u0301ние.",
        "Ждём Вашево ответа.\r\nС уважением",
    ],
)
def test_whole_texts_give_what_the_library_gives(
    engine: EmbeddedEngine, stock: LanguageToolRU, text: str
) -> None:
    expected = [_as_match(match) for match in stock.check(text)]
    assert engine.check(text) == expected
    assert engine.check(text) == expected  # now from memory


@pytest.mark.parametrize(
    "word",
    [
        "проделаной",
        "ашибка",
        "Компютер",
        "АГЕНСТВО",
        "предоставлеными",
        "расчитываем",
        "вобщем",
        "незнаюкак",
        "сдесь",
        "граммотный",
        "Москава",
        "прийдти",
        "ихний-то",
        "ъъъ",
        "а-а-а",
    ],
)
def test_similar_words_are_those_of_the_library(
    engine: EmbeddedEngine, stock: LanguageToolRU, word: str
) -> None:
    text = f"Это {word} и ещё {word}, {word}."
    assert engine.check(text) == [_as_match(match) for match in stock.check(text)]


def test_the_automaton_reads_what_the_library_reads() -> None:
    dictionary = RussianTagger().dictionary
    words = [*"абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "договор", "договоров", "шестьюдесятью"]
    words += ["Москва", "Ивановичу", "прочитавшими", "по-моему", "в", "нетслова", "г.", "тест|х"]
    expected = [dictionary.lookup(word) for word in words]
    assert isinstance(dictionary.fsa, CFSA2)
    dictionary.fsa = Automaton(dictionary.fsa)
    assert [dictionary.lookup(word) for word in words] == expected
    assert sum(map(bool, expected)) > 20


def test_every_rule_of_disambiguation_sees_its_sentences() -> None:
    stock = XmlRuleDisambiguator(tagger=RussianTagger())
    quick = QuickDisambiguator(stock)
    sentences = [
        *_rule_examples(),
        "Смотри-ка, Мамед-заде и вице-президент по-русски говорят что-то.",
        "2 стола, 21 стул, 15 ламп и экс-министр у него в доме.",
    ]
    analyzer = RussianSentenceAnalyzer(tagger=stock.tagger)
    for sentence in sentences:
        raw = analyzer.analyze_raw(sentence)
        assert str(quick.disambiguate(raw)) == str(stock.disambiguate(raw))


def test_what_is_remembered_of_words_is_bounded() -> None:
    few: Forgetful[int, int] = Forgetful(3)
    for number in range(10):
        few[number] = number
    assert few == {9: 9}


def test_offsets_are_code_points(engine: EmbeddedEngine) -> None:
    text = "Готово 🔥🔥, но есть ашибка."
    (match,) = engine.check(text)
    assert text[match.start : match.end] == "ашибка"


def test_messages_hold_no_markup(engine: EmbeddedEngine) -> None:
    matches = engine.check("Остальные метки будут крепится завтра.")
    assert [match.rule_id for match in matches] == ["Verb_and_Verb"]
    assert "<" not in matches[0].message
    assert "«будут крепиться»" in matches[0].message


def test_words_that_the_caller_knows_are_no_errors() -> None:
    engine = EmbeddedEngine(is_right=lambda word: word == "диоптриметр")
    assert engine.check("Прислали диоптриметр.") == []
    assert _words(engine.check("Прислали диоптреметр."), "Прислали диоптреметр.") == ["диоптреметр"]


def test_a_check_is_given_up_between_sentences() -> None:
    engine = EmbeddedEngine()
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(Cancelled):
        engine.check("Раз и готово. Два и готово. Три и готово. Пять и готово.", cancelled)
    assert asked == 4
    assert engine.check("Раз и готово.") == []  # works on afterwards


def test_a_fault_of_the_library_is_an_error_without_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(text: str) -> None:
        raise ValueError(text)

    engine = EmbeddedEngine()
    monkeypatch.setattr(engine._tool, "_sentence", stumble)
    with pytest.raises(EngineError) as error:
        engine.check("Это тайна.")
    assert "тайна" not in str(error.value)
    assert error.value.__cause__ is None


def test_it_starts_small() -> None:
    """Ready to check, with one check done: at most 130 MB, and no natasha."""
    script = (
        "import sys\n"
        "from pismovnik.proofreading.embedded import EmbeddedEngine\n"
        "EmbeddedEngine().check('Мы расчитываем на ответ.')\n"
        "assert 'natasha' not in sys.modules\n"
        "print(flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"\n"
        memory = psutil.Process(process.pid).memory_info().rss
        process.communicate()
    assert memory < 130_000_000


def _words(matches: list[Match], text: str) -> list[str]:
    return [text[match.start : match.end] for match in matches]

"""The engine that needs neither Java nor network: pylat_ru, made quick to start and small.

pylat_ru ports LanguageTool's Russian rules to Python. Its findings are kept exactly; this
module only changes when its parts are built and how often its work is done:

- a grammar rule is compiled when a sentence has the words that it cannot do without;
- the trie of 30,000 foreign names, used for suggestions alone, grows where it is walked;
- words similar to an unknown one are not sought three letters away, which takes seconds
  and finds nothing of use, nor for words that the caller knows to be right;
- what is said of a sentence is remembered, so that typing checks one sentence anew.

The parts of pylat_ru reached here are private to it: its version is pinned by hash, and
tests compare every result with the untouched library.
"""

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pylat_ru import LanguageToolRU, RuleMatch
from pylat_ru.analysis import AnalyzedSentence
from pylat_ru.grammar.engine import (
    RussianGrammarEngine,
    _enumerable_values,
    _sentence_token_index,
)
from pylat_ru.grammar.loader import GrammarLoader
from pylat_ru.grammar.matcher import (
    CompiledPatternToken,
    CompiledRuleVariant,
    _expand_pattern_elements,
    expand_rule_into_variants,
)
from pylat_ru.grammar.model import GrammarRule, PatternToken, RuleMatchResult
from pylat_ru.morfologik.dictionary import MorfologikDictionary
from pylat_ru.morfologik.speller import TrieFSA
from pylat_ru.native_rules import (
    MorfologikRussianSpellerRule,
    NativeRuleContext,
    RussianJavaRulesEngine,
    SentenceUnit,
)
from pylat_ru.spelling import (
    GLOBAL_SPELLING_FILE,
    MorfologikMultiSpeller,
    RussianSpeller,
    RussianSpellerRuleBase,
    SpellerAntiPatternIndex,
    _cached_word_list,
    get_default_spelling_rule,
    load_binary_dictionary,
)
from pylat_ru.tagging.word_tagger import WordTagger
from pylat_ru.tokenization.offsets import TokenSpan, Utf16CodePointMapper, tokens_to_spans

from pismovnik.proofreading.engine import Cancelled, EngineError, Match, never
from pismovnik.text import Text

_CACHE_SENTENCES = 400
_CACHE_WORDS = 10_000
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
_SPELLER_RULE = "MORFOLOGIK_RULE_RU_RU"


_STUMBLED = Text(
    ru="Встроенный движок не смог прочитать это письмо.",
    en="The built-in engine could not read this letter.",
)


class EmbeddedEngine:
    """pylat_ru behind the interface of an engine, ready when constructed.

    ``is_right`` knows words that LanguageTool's dictionary lacks; they are not reported.
    """

    name = "embedded"
    problem = None

    def __init__(self, is_right: Callable[[str], bool] = lambda word: False) -> None:
        self._tool = _LightTool(is_right)

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        try:
            return [_as_match(match) for match in self._tool.check_cancellable(text, cancelled)]
        except Cancelled:
            raise
        except Exception:
            # An alpha release may stumble over an odd text; its message may quote the text.
            raise EngineError(_STUMBLED) from None

    def close(self) -> None:
        self._tool.forget()


def _as_match(match: RuleMatch) -> Match:
    return Match(
        rule_id=match.rule_id,
        category=match.category_id,
        message=_shown(match.message),
        start=match.offset,
        end=match.offset + match.length,
        replacements=tuple(match.replacements),
    )


def _shown(message: str) -> str:
    """The message as LanguageTool's server and its Python client give it."""
    quoted = message.replace("<suggestion>", "«").replace("</suggestion>", "»")
    return unicodedata.normalize("NFKC", quoted)


class _Sentence(NamedTuple):
    """A sentence looked at once. Offsets of ``matches`` count from its own beginning."""

    analyzed: AnalyzedSentence
    tokens: tuple[str, ...]
    matches: tuple[RuleMatch, ...]


class _LightTool(LanguageToolRU):
    """LanguageToolRU whose sentences are remembered. Rules that look at a whole text still do."""

    def __init__(self, is_right: Callable[[str], bool]) -> None:
        # LanguageToolRU.__init__ would build what is built on demand here.
        self.disabled_rules = set()
        self.enabled_rules = set()
        self.grammar_engine = _LazyGrammar()
        self.java_rules_engine = RussianJavaRulesEngine()
        spelling = self.java_rules_engine.get_rule(_SPELLER_RULE)
        assert isinstance(spelling, MorfologikRussianSpellerRule)
        spelling.speller = _Speller(is_right)
        _fill(get_default_spelling_rule())  # asked by a filter of grammar rules
        tagger = self.java_rules_engine._disambiguator.tagger
        tagger.word_tagger = _RememberingTagger(tagger.word_tagger)
        self._sentence = functools.lru_cache(maxsize=_CACHE_SENTENCES)(self._look_at)
        self._cancelled: Callable[[], bool] = never

    def check_cancellable(self, text: str, cancelled: Callable[[], bool]) -> list[RuleMatch]:
        self._cancelled = cancelled
        try:
            return self.check(text)
        finally:
            self._cancelled = never

    def forget(self) -> None:
        self._sentence.cache_clear()

    def _collect_matches(self, text: str) -> list[RuleMatch]:
        mapper = Utf16CodePointMapper(text)
        units: list[SentenceUnit] = []
        spans: list[tuple[TokenSpan, ...]] = []
        local: list[RuleMatch] = []
        for place in self.java_rules_engine._sentence_tokenizer.tokenize_spans(text):
            if self._cancelled():
                raise Cancelled
            sentence = self._sentence(place.text)
            units.append(SentenceUnit(place.text, place.start, place.end, sentence.analyzed))
            spans.append(tokens_to_spans(sentence.tokens, base_offset=place.start, mapper=mapper))
            local.extend(_moved(match, place.start, mapper) for match in sentence.matches)
        context = NativeRuleContext(
            text, tuple(units), mapper, tuple(span for part in spans for span in part), tuple(spans)
        )
        return self._native_matches(context, text_level=True) + local

    def _native_matches(self, context: NativeRuleContext, *, text_level: bool) -> list[RuleMatch]:
        engine = self.java_rules_engine
        return [
            self._native_to_public(finding)
            for rule in engine.rules
            if rule.text_level is text_level and engine.is_rule_enabled(rule.rule_id)
            for finding in rule.match(context)
        ]

    def _look_at(self, text: str) -> _Sentence:
        engine = self.java_rules_engine
        analyzed = engine._disambiguator.disambiguate_text(text)
        analyzed.text = text  # type: ignore[attr-defined]  # as pylat_ru does
        engine._chunker.chunk(analyzed)
        tokens = engine._word_tokenizer.tokenize(text)
        mapper = Utf16CodePointMapper(text)
        spans = tokens_to_spans(tokens, base_offset=0, mapper=mapper)
        unit = SentenceUnit(text, 0, len(text), analyzed)
        context = NativeRuleContext(text, (unit,), mapper, spans, (spans,))
        matches = self._native_matches(context, text_level=False)
        matches += [
            self._xml_to_public(found, text, mapper)
            for found in self.grammar_engine.check_sentence(analyzed)
        ]
        return _Sentence(analyzed, tokens, tuple(matches))

    def _xml_to_public(
        self, found: RuleMatchResult, text: str, mapper: Utf16CodePointMapper
    ) -> RuleMatch:
        rule = self.grammar_engine.get_rule(found.full_rule_id)
        assert rule is not None
        return RuleMatch(
            rule_id=found.rule_id,
            category_id=found.category_id,
            message=found.message,
            offset=found.from_pos,
            length=found.to_pos - found.from_pos,
            replacements=tuple(found.suggestions),
            short_message=found.short_message or "",
            source="xml_grammar",
            category_name=found.category_name,
            url=found.url,
            priority=self._xml_rule_priority(rule),
            full_rule_id=found.full_rule_id,
            tags=tuple(rule.tags),
            registration_order=len(self.java_rules_engine.rules) + rule.source_order_index,
            original_error=text[found.from_pos : found.to_pos],
            utf16_offset=mapper.codepoint_to_utf16(found.from_pos),
            utf16_length=found.to_pos_utf16 - found.from_pos_utf16,
        )


def _moved(match: RuleMatch, start: int, mapper: Utf16CodePointMapper) -> RuleMatch:
    offset = start + match.offset
    return replace(match, offset=offset, utf16_offset=mapper.codepoint_to_utf16(offset))


class _LazyGrammar(RussianGrammarEngine):
    """The XML rules, each compiled at the first sentence that has the words it requires."""

    def __init__(self) -> None:
        loader = GrammarLoader()
        super().__init__(rules=(), loader=loader)
        self._always: list[int] = []
        self._by_token: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._all_rules = loader.load_default()
        runnable = set(map(id, self.get_runnable_rules()))
        for number, rule in enumerate(self._all_rules):
            self._rules_by_full_id[rule.full_id] = rule
            self._rules_by_id.setdefault(rule.id, rule)
            if rule.default_off:
                self._disabled_rules.add(rule.full_id)
            elif id(rule) in runnable:
                self._index(number, rule)

    def _index(self, number: int, rule: GrammarRule) -> None:
        elements = rule.pattern.elements or rule.pattern.tokens or []
        for tokens, _ in _expand_pattern_elements(elements, self._loader.global_phrases):
            required = _required_words(tokens)
            if required is None:
                self._always.append(number)
                return
            inflected, words = required
            index = self._by_lemma if inflected else self._by_token
            for word in words:
                index[word].append(number)

    def check_sentence(
        self, sentence: AnalyzedSentence, include_disabled: bool = False
    ) -> list[RuleMatchResult]:
        found: list[RuleMatchResult] = []
        readings = _Readings(sentence)
        for number in self._candidates(sentence):
            rule = self._all_rules[number]
            possible = [v for v in self._variants(rule) if readings.allow(v)]
            if possible:
                found.extend(self._execute_rule(sentence, rule, possible))
        return found

    def _candidates(self, sentence: AnalyzedSentence) -> list[int]:
        """Numbers of the rules that can match, in the order in which pylat_ru runs them."""
        tokens, lemmas = _sentence_token_index(sentence)
        numbers = set(self._always)
        for words, index in ((tokens, self._by_token), (lemmas, self._by_lemma)):
            for word in words:
                numbers.update(index.get(word, ()))
        return sorted(numbers)

    def _variants(self, rule: GrammarRule) -> list[CompiledRuleVariant]:
        variants = self._compiled_variants.get(rule.full_id)
        if variants is None:
            variants = expand_rule_into_variants(
                rule, self._loader.global_phrases, self._loader.unifier_config
            )
            self._compiled_variants[rule.full_id] = variants
        return variants


class _Readings:
    """The readings of one sentence, asked whether a pattern can be found among them.

    A pattern is found only where each of its obligatory tokens agrees with some reading of
    some token. Many patterns ask for the same, so the answers are kept for the sentence.
    """

    def __init__(self, sentence: AnalyzedSentence) -> None:
        self._readings = [
            (reading, token) for token in sentence.non_blank_tokens for reading in token.readings
        ]
        self._known: dict[tuple[object, ...], bool] = {}

    def allow(self, variant: CompiledRuleVariant) -> bool:
        return variant.raw_pos or all(
            self._have(token) for token in variant.tokens if token.min != 0 and not token.match_ref
        )

    def _have(self, token: CompiledPatternToken) -> bool:
        asked = (
            token.text,
            token.regexp,
            token.inflected,
            token.case_sensitive,
            token.negate,
            token.postag,
            token.postag_regexp,
            token.negate_pos,
            token.spacebefore,
        )
        if asked not in self._known:
            self._known[asked] = any(token.matches_reading(*pair) for pair in self._readings)
        return self._known[asked]


def _required_words(tokens: Iterable[PatternToken]) -> tuple[bool, tuple[str, ...]] | None:
    """The shortest list of words (lemmas, if the flag is set) one of which a match must contain.

    None where the pattern can match whatever the words are. The conditions are those of
    pylat_ru's own ``_variant_token_hints``, on patterns that are not compiled yet.
    """
    lists = [
        (token.inflected, words)
        for token in tokens
        if token.text and not token.negate and not token.and_elements and token.min != 0
        if (words := _enumerable_values(token.text, token.regexp))
    ]
    return min(lists, key=lambda item: len(item[1]), default=None)


class _RememberingTagger:
    """A dictionary of readings in front of the slow walk through the automaton."""

    def __init__(self, tagger: WordTagger) -> None:
        self.tag = functools.lru_cache(maxsize=_CACHE_WORDS)(tagger.tag)


class _Speller(RussianSpeller):
    """The spelling rule, which also passes the words that ``is_right`` knows."""

    def __init__(self, is_right: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_right = is_right
        _fill(self)

    def ignore_word(self, word: str) -> bool:
        return super().ignore_word(word) or (self.is_misspelled(word) and self._is_right(word))


class _NoSuggestions(MorfologikMultiSpeller):
    def get_suggestions_from_default_dicts(self, word: str) -> list[str]:
        return []


def _fill(speller: RussianSpellerRuleBase) -> None:
    """Do the speller's own ``_init`` with less work.

    Only words of Russian letters are ever spell-checked, so of the lists of accepted words
    the foreign names are needed for suggestions alone.
    """
    accepted = _cached_word_list("spelling.txt") + _cached_word_list(GLOBAL_SPELLING_FILE)
    patterns = SpellerAntiPatternIndex(
        [line for line in _cached_word_list("ignore.txt") + accepted if _RUSSIAN.search(line)],
        speller._word_tokenizer,
    )
    speller._anti_patterns = patterns
    speller._words_to_be_ignored.update(patterns.single_tokens)
    speller._words_to_be_prohibited.update(_cached_word_list("prohibit.txt"))
    binary = load_binary_dictionary(speller.dictionary_file)
    plain = MorfologikDictionary(fsa=_GrowingTrie(accepted), metadata=binary.metadata)
    speller._speller1 = MorfologikMultiSpeller(binary, plain, 1)
    speller._speller2 = MorfologikMultiSpeller(binary, plain, 2)
    speller._speller3 = _NoSuggestions(binary, plain, 3)
    speller._converts_case = speller._speller1.converts_case()
    speller._initialized = True


class _GrowingTrie(TrieFSA):
    """The automaton of a word list, node by node as a search comes by.

    A node stands for the words of ``_words[low:high]``, which share ``depth`` bytes. Arcs are
    numbered as in TrieFSA, so a search meets them in the same order.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._lines = words
        self._root = 1
        self._children: list[dict[int, int]] = []
        self._labels: list[list[int]] = [[], []]
        self._targets: list[list[int]] = [[], []]
        self._final: list[list[bool]] = [[], []]
        self._ranges: list[tuple[int, int, int] | None] = [None]

    @functools.cached_property
    def _words(self) -> list[bytes]:
        words = sorted({line.encode() for line in self._lines if line})
        self._ranges.append((0, len(words), 0))
        return words

    def get_first_arc(self, node: int) -> int:
        self._grow(node)
        arc: int = super().get_first_arc(node)
        return arc

    def get_arc(self, node: int, label: int) -> int:
        self._grow(node)
        arc: int = super().get_arc(node, label)
        return arc

    def _grow(self, node: int) -> None:
        words = self._words
        place = self._ranges[node]
        if place is None:
            return
        self._ranges[node] = None
        low, high, depth = place
        while low < high:
            label = words[low][depth]
            final = len(words[low]) == depth + 1
            end = low + 1
            while end < high and words[end][depth] == label:
                end += 1
            first = low + 1 if final else low
            self._labels[node].append(label)
            self._final[node].append(final)
            self._targets[node].append(self._new_range(first, end, depth + 1))
            low = end

    def _new_range(self, low: int, high: int, depth: int) -> int:
        if low == high:
            return 0
        for table in (self._labels, self._targets, self._final):
            table.append([])
        self._ranges.append((low, high, depth))
        return len(self._ranges) - 1

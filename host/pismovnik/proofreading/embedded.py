"""The engine that needs neither Java nor network: pylat_ru, made quick to start and small.

pylat_ru ports LanguageTool's Russian rules to Python. Its findings are kept exactly; this
module and its neighbours only change when its parts are built and how often its work is done:

- embedded_grammar: a grammar rule is compiled and tried where the sentence may begin it;
- embedded_disambiguation: a rule of disambiguation is tried where its words stand;
- embedded_words: dictionaries are read faster, the trie of 30,000 foreign names, used for
  suggestions alone, grows where it is walked, and words similar to an unknown one are not
  sought three letters away, which takes seconds and finds nothing of use, nor for words that
  the caller knows to be right;
- what is said of a sentence is remembered, so that typing checks one sentence anew.

The parts of pylat_ru reached here are private to it: its version is pinned by hash, and
tests compare every result with the untouched library.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from pylat_ru import LanguageToolRU, RuleMatch
from pylat_ru.analysis import AnalyzedSentence
from pylat_ru.disambiguation.hybrid import RussianHybridDisambiguator
from pylat_ru.grammar.model import RuleMatchResult
from pylat_ru.native_rules import (
    MorfologikRussianSpellerRule,
    NativeRuleContext,
    RussianJavaRulesEngine,
    SentenceUnit,
)
from pylat_ru.spelling import (
    get_default_spelling_rule,
)
from pylat_ru.tokenization.offsets import TokenSpan, Utf16CodePointMapper, tokens_to_spans

from pismovnik.proofreading.embedded_disambiguation import QuickDisambiguator
from pismovnik.proofreading.embedded_grammar import LazyGrammar
from pismovnik.proofreading.embedded_words import RememberingTagger, Speller, fill, quick
from pismovnik.proofreading.engine import Cancelled, EngineError, Match, never
from pismovnik.russian.remembering import Memory
from pismovnik.text import Text

#: Of the sentences that are remembered; those of one letter of twenty pages.
_CACHE_CHARACTERS = 40_000
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
        self.grammar_engine = LazyGrammar()
        self.java_rules_engine = RussianJavaRulesEngine()
        spelling = self.java_rules_engine.get_rule(_SPELLER_RULE)
        assert isinstance(spelling, MorfologikRussianSpellerRule)
        spelling.speller = Speller(is_right)
        fill(get_default_spelling_rule())  # asked by a filter of grammar rules
        _hasten(self.java_rules_engine._disambiguator)
        self._known = Memory(_CACHE_CHARACTERS)
        self._cancelled: Callable[[], bool] = never

    def check_cancellable(self, text: str, cancelled: Callable[[], bool]) -> list[RuleMatch]:
        self._cancelled = cancelled
        try:
            return self.check(text)
        finally:
            self._cancelled = never

    def forget(self) -> None:
        self._known.clear()

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

    def _sentence(self, text: str) -> _Sentence:
        known = self._known.about(text)
        if _Sentence not in known:
            known[_Sentence] = self._look_at(text)
        sentence: _Sentence = known[_Sentence]
        return sentence

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


def _hasten(disambiguator: RussianHybridDisambiguator) -> None:
    """Quicken what pylat_ru makes once for all engines."""
    if isinstance(disambiguator.disambiguator, QuickDisambiguator):
        return
    disambiguator.disambiguator = QuickDisambiguator(disambiguator.disambiguator)
    tagger = disambiguator.tagger
    quick(tagger.dictionary)
    tagger.word_tagger = RememberingTagger(tagger.word_tagger)

"""pylat_ru's grammar rules, compiled when a sentence has their words and tried where they may fit.

A pattern is matched by pylat_ru itself, but only from the words at which its first tokens have
a fitting reading. Where these stand is found once for a sentence: many patterns ask for the same.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pylat_ru.analysis import AnalyzedSentence, AnalyzedToken, AnalyzedTokenReadings
from pylat_ru.grammar.engine import (
    RussianGrammarEngine,
    _enumerable_values,
    _sentence_token_index,
)
from pylat_ru.grammar.loader import GrammarLoader
from pylat_ru.grammar.matcher import (
    CompiledPatternToken,
    CompiledRuleVariant,
    MatchStateResult,
    _expand_pattern_elements,
    expand_rule_into_variants,
)
from pylat_ru.grammar.model import GrammarRule, PatternToken, RuleMatchResult
from pylat_ru.synthesis.synthesizer import RussianSynthesizer


class LazyGrammar(RussianGrammarEngine):
    """The XML rules, each compiled at the first sentence that has the words it requires."""

    def __init__(self) -> None:
        loader = GrammarLoader()
        super().__init__(rules=(), loader=loader)
        self._always: list[int] = []
        self._by_token: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._sketched: dict[int, tuple[_Sketch, ...]] = {}
        self._compiled: dict[int, tuple[_Variant, ...]] = {}
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
        for tokens in self._patterns(rule):
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
        searched = _SearchedSentence(sentence)
        for number in self._candidates(sentence):
            possible = [
                n for n, sketch in enumerate(self._sketches(number)) if sketch.starts(searched)
            ]
            if possible:
                variants = self._variants(number)
                rule = self._all_rules[number]
                found.extend(self._execute_rule(searched, rule, [variants[n] for n in possible]))
        return found

    def _candidates(self, sentence: AnalyzedSentence) -> list[int]:
        """Numbers of the rules that can match, in the order in which pylat_ru runs them."""
        tokens, lemmas = _sentence_token_index(sentence)
        numbers = set(self._always)
        for words, index in ((tokens, self._by_token), (lemmas, self._by_lemma)):
            for word in words:
                numbers.update(index.get(word, ()))
        return sorted(numbers)

    def _patterns(self, rule: GrammarRule) -> Iterator[list[PatternToken]]:
        """What a rule looks for, in the order of its variants."""
        elements = rule.pattern.elements or rule.pattern.tokens or []
        for tokens, _ in _expand_pattern_elements(elements, self._loader.global_phrases):
            yield tokens

    def _sketches(self, number: int) -> "tuple[_Sketch, ...]":
        sketches = self._sketched.get(number)
        if sketches is None:
            rule = self._all_rules[number]
            sketches = tuple(_Sketch(p, rule.pattern.raw_pos) for p in self._patterns(rule))
            self._sketched[number] = sketches
        return sketches

    def _variants(self, number: int) -> "tuple[_Variant, ...]":
        variants = self._compiled.get(number)
        if variants is None:
            compiled = expand_rule_into_variants(
                self._all_rules[number], self._loader.global_phrases, self._loader.unifier_config
            )
            variants = self._compiled[number] = tuple(map(_Variant, compiled))
        return variants


class _Sketch:
    """What a pattern asks of a sentence at first sight; known before it is compiled."""

    def __init__(self, tokens: Iterable[PatternToken], raw_pos: bool) -> None:
        self._everywhere = raw_pos
        self._opening = tuple(_opening(tokens))
        self._required = tuple(_asked(token) for token in tokens if _is_required(token))

    def starts(self, sentence: "_SearchedSentence") -> int:
        """The bits of the places from which the pattern may match; a superset of those."""
        places = sentence.everywhere
        if self._everywhere:
            return places
        for distance, asked in self._opening:
            places &= sentence.places(asked) >> distance
            if not places:
                return 0
        return places if all(map(sentence.places, self._required)) else 0


class _Variant(CompiledRuleVariant):
    """A pattern that is tried only from the places of a sentence where it may begin."""

    def __init__(self, compiled: CompiledRuleVariant) -> None:
        super().__init__(
            source_rule=compiled.source_rule,
            variant_idx=compiled.variant_idx,
            tokens=compiled.tokens,
            element_lengths=compiled.element_lengths,
            has_marker=compiled.has_marker,
            marker_start_idx=compiled.marker_start_idx,
            marker_end_idx=compiled.marker_end_idx,
            raw_pos=compiled.raw_pos,
            antipatterns=[_Variant(antipattern) for antipattern in compiled.antipatterns],
            minprevmatches=compiled.minprevmatches,
            distancetokens=compiled.distancetokens,
            unifier_config=compiled.unifier_config,
        )
        self._sketch = _Sketch([token.raw for token in self.tokens], self.raw_pos)

    def match_sentence(
        self,
        sentence: AnalyzedSentence,
        synthesizer: RussianSynthesizer | None = None,
        immunized_tokens: set[int] | None = None,
    ) -> list[MatchStateResult]:
        if self.raw_pos or not isinstance(sentence, _SearchedSentence):
            return super().match_sentence(sentence, synthesizer, immunized_tokens)
        tokens = sentence.searched
        last = max(0, len(tokens) - len(self.tokens) + 1) + self.min_occur_correction
        starts = self._sketch.starts(sentence) & ((1 << (1 if self.is_sent_start else last)) - 1)
        with self._match_lock:
            found = [
                self._match_from(tokens, start, synthesizer, immunized_tokens or set())
                for start in _bits(starts)
            ]
            self.reset_dynamic_state()
        return [match for match in found if match is not None]


class _Asked:
    """What a token of a pattern asks of a reading, apart from its exceptions and its chunk."""

    def __init__(self, number: int, token: PatternToken) -> None:
        self.number = number
        self.inflected = bool(token.inflected)
        self.words: tuple[str, ...] = ()
        if token.text and not token.negate:
            self.words = _enumerable_values(token.text, token.regexp)
        self._token = token

    @functools.cached_property
    def of(self) -> Callable[[AnalyzedToken, AnalyzedTokenReadings], bool]:
        bare = replace(self._token, exceptions=[], and_elements=[], match=None, chunk=None)
        return CompiledPatternToken(bare).matches_reading


_known: dict[tuple[object, ...], _Asked] = {}


def _asked(token: PatternToken) -> _Asked:
    """The same for all tokens that ask the same."""
    conditions = (token.text, token.regexp, token.inflected, token.case_sensitive, token.negate)
    tag = (token.postag, token.postag_regexp, token.negate_pos)
    key = (*conditions, *tag, token.spacebefore)
    asked = _known.get(key)
    if asked is None:
        asked = _known[key] = _Asked(len(_known), token)
    return asked


class _SearchedSentence(AnalyzedSentence):
    """A sentence with its readings sorted by words, each with the bits of the places it has."""

    def __init__(self, sentence: AnalyzedSentence) -> None:
        self.__dict__.update(sentence.__dict__)
        self.searched = [
            token
            for token in sentence.tokens
            if token.has_pos_tag("SENT_START") or not token.is_whitespace()
        ]
        self.everywhere = (1 << len(self.searched)) - 1
        self._known: dict[int, int] = {}
        self._readings = _distinct(self.searched)
        self._by_word: dict[str, list[_Reading]] = defaultdict(list)
        self._by_lemma: dict[str, list[_Reading]] = defaultdict(list)
        for found in self._readings:
            token, lemma = found[0].token, found[0].lemma
            self._by_word[token.lower()].append(found)
            self._by_lemma[(token if lemma is None else lemma).lower()].append(found)

    def places(self, asked: _Asked) -> int:
        """The bits of the places where some reading is as asked."""
        known = self._known.get(asked.number)
        if known is None:
            known = 0
            for reading, token, places in self._possible(asked):
                if places & ~known and asked.of(reading, token):
                    known |= places
            self._known[asked.number] = known
        return known

    def _possible(self, asked: _Asked) -> "Iterable[_Reading]":
        if not asked.words:
            return self._readings
        index = self._by_lemma if asked.inflected else self._by_word
        return [found for word in asked.words for found in index.get(word, ())]


#: A reading, a token that has it, and the bits of all the places that do.
_Reading = tuple[AnalyzedToken, AnalyzedTokenReadings, int]


def _distinct(tokens: Iterable[AnalyzedTokenReadings]) -> list[_Reading]:
    """The readings that pattern tokens can tell apart."""
    found: dict[tuple[object, ...], _Reading] = {}
    for place, token in enumerate(tokens):
        around = (bool(token.whitespace_before), token.is_sentence_start, token.is_sentence_end)
        for reading in token.readings:
            key = (reading.token, reading.lemma, reading.pos_tag, *around)
            _, _, places = found.get(key, (reading, token, 0))
            found[key] = (reading, token, places | 1 << place)
    return list(found.values())


def _opening(tokens: Iterable[PatternToken]) -> Iterator[tuple[int, _Asked]]:
    """The first tokens, which must stand right behind each other, with their distances."""
    for distance, token in enumerate(tokens):
        if token.min == 0:
            return
        if not token.match:
            yield distance, _asked(token)
        if token.skip or token.max not in (None, 1):
            return


def _is_required(token: PatternToken) -> bool:
    return token.min != 0 and not token.match


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, in order."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


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

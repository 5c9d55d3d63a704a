"""pylat_ru's rules of disambiguation, of which each sentence sees only those with its words."""

import functools
import operator
from collections.abc import Iterable
from dataclasses import replace

from pylat_ru.analysis import AnalyzedSentence, AnalyzedToken
from pylat_ru.disambiguation.pattern_matcher import PatternToken
from pylat_ru.disambiguation.rules import DisambiguationPatternRule
from pylat_ru.disambiguation.xml_loader import XmlRuleDisambiguator

_CACHE_WORDS = 1_500


class QuickDisambiguator(XmlRuleDisambiguator):
    """Applies the rules of another one, in its order, where their words stand in the sentence.

    No rule changes how a word is written, so the words of the sentence decide beforehand.
    """

    def __init__(self, whole: XmlRuleDisambiguator) -> None:
        self.__dict__.update(whole.__dict__)
        self._conditions: list[PatternToken] = []
        self._conditional = [(r, self._required(r.rule)) for r in self.replacers]
        self._met_by = functools.lru_cache(maxsize=_CACHE_WORDS)(self._met)
        self._always = self._met_by_any(
            ["", *(new.token for r in self.rules for new in r.new_token_readings)]
        )

    def disambiguate(self, sentence: AnalyzedSentence) -> AnalyzedSentence:
        words = {reading.token for token in sentence.tokens for reading in token.readings}
        met = self._always | self._met_by_any(words)
        for replacer, required in self._conditional:
            if not required & ~met:
                sentence = replacer.replace(sentence)
        return sentence

    def _required(self, rule: DisambiguationPatternRule) -> int:
        """The bits of the conditions on words that a match of the rule needs."""
        required = 0
        for token in rule.pattern_tokens:
            on_word = not token.is_inflected and not token.is_negated and not token.and_tokens
            if token.string is not None and on_word:
                required |= 1 << len(self._conditions)
                self._conditions.append(replace(token, postag=None, exceptions=[]))
        return required

    def _met_by_any(self, words: Iterable[str]) -> int:
        return functools.reduce(operator.or_, map(self._met_by, words), 0)

    def _met(self, word: str) -> int:
        reading = AnalyzedToken(word)
        met = (condition.matches_reading(reading) for condition in self._conditions)
        return sum(1 << number for number, is_met in enumerate(met) if is_met)

"""The words of pylat_ru: its dictionaries read faster, its spelling rule with less work."""

import functools
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from pylat_ru.morfologik import speller as morfologik
from pylat_ru.morfologik.dictionary import MorfologikDictionary
from pylat_ru.morfologik.fsa import CFSA2
from pylat_ru.spelling import (
    GLOBAL_SPELLING_FILE,
    MAX_MATCH_LENGTH,
    MorfologikMultiSpeller,
    MorfologikSpeller,
    RussianSpeller,
    RussianSpellerRuleBase,
    SpellerAntiPatternIndex,
    WeightedSuggestion,
    _cached_word_list,
    is_all_uppercase,
    load_binary_dictionary,
    starts_with_uppercase,
)
from pylat_ru.tagging.word_tagger import WordTagger

_CACHE_WORDS = 2_500
_LONGEST_SEARCHED = 50  # letters
_CACHE_NODES = 5_000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


class Automaton(CFSA2):
    """An automaton of morfologik that trusts its file, which is pinned by hash.

    pylat_ru's own asks for each byte whether it still lies within the file.
    """

    def __init__(self, checked: CFSA2) -> None:
        super().__init__(checked.arcs, checked.flags, checked.label_mapping, checked.source_name)

    def get_arc(self, node: int, label: int) -> int:
        arcs, labels = self.arcs, self.label_mapping
        arc = node
        while arc:
            flags = arcs[arc]
            number = flags & self.LABEL_INDEX_MASK
            if (labels[number] if number else arcs[arc + 1]) == label:
                return arc
            arc = self.get_next_arc(arc)
        return 0

    def get_next_arc(self, arc: int) -> int:
        return 0 if self.arcs[arc] & self.BIT_LAST_ARC else self._skip_arc(arc)

    def get_destination_node_offset(self, arc: int) -> int:
        arcs = self.arcs
        flags = arcs[arc]
        if not flags & self.BIT_TARGET_NEXT:
            return self._number_at(arc + (1 if flags & self.LABEL_INDEX_MASK else 2))
        while not arcs[arc] & self.BIT_LAST_ARC:
            arc = self._skip_arc(arc)
        return self._skip_arc(arc)

    def _skip_arc(self, offset: int) -> int:
        arcs = self.arcs
        flags = arcs[offset]
        offset += 1 if flags & self.LABEL_INDEX_MASK else 2
        if not flags & self.BIT_TARGET_NEXT:
            while arcs[offset] & 0x80:
                offset += 1
            offset += 1
        return offset

    def _number_at(self, offset: int) -> int:
        """A number in groups of seven bits, the lowest first, the last without the eighth bit."""
        arcs = self.arcs
        number = shift = 0
        while arcs[offset] & 0x80:
            number |= (arcs[offset] & 0x7F) << shift
            offset, shift = offset + 1, shift + 7
        return number | arcs[offset] << shift


class Forgetful(dict[_Key, _Value]):
    """A dictionary that starts anew when it is full, in place of one that grows for ever."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: _Key, value: _Value) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)


class RememberingTagger:
    """A dictionary of readings in front of the slow walk through the automaton."""

    def __init__(self, tagger: WordTagger) -> None:
        self.tag = functools.lru_cache(maxsize=_CACHE_WORDS)(tagger.tag)


class Speller(RussianSpeller):
    """The spelling rule, which also passes the words that ``is_right`` knows."""

    def __init__(self, is_right: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_right = is_right
        fill(self)

    def ignore_word(self, word: str) -> bool:
        return super().ignore_word(word) or (self.is_misspelled(word) and self._is_right(word))


class _Search(morfologik.Speller):
    """The search for similar words with its innermost loop in one piece."""

    def cuted(self, depth: int, word_index: int, cand_index: int) -> int:
        """The least distance of the candidate's beginning to one of the word's (see ``ed``)."""
        if not self._simple_equality:
            return super().cuted(depth, word_index, cand_index)
        word, candidate, distances = self._word_processed, self._candidate, self.h_matrix.p
        row, most = self.h_matrix.row_length, self._effect_edit_distance
        letter = candidate[cand_index]
        before = candidate[cand_index - 1] if cand_index else None
        shift = word_index - depth
        first = max(0, depth - most)
        last = min(self._word_len - 1 - shift, depth + most)
        place = (depth - first + self.h_matrix.edit_distance + 1) * row + depth
        least = most + 1
        for number in range(first + shift, last + shift + 1):
            if word[number] == letter:
                distance = distances[place]
            else:
                swapped = word[number] == before and number > 0 and word[number - 1] == letter
                distance = distances[place - 1 if swapped else place]
                if distances[place - row] < distance:
                    distance = distances[place - row]
                if distances[place + row + 1] < distance:
                    distance = distances[place + row + 1]
                distance += 1
            distances[place + 1] = distance
            if distance < least:
                least = distance
            place -= row
        return least


class _Speller(MorfologikSpeller):
    def __init__(self, dictionary: MorfologikDictionary, max_edit_distance: int) -> None:
        super().__init__(dictionary, max_edit_distance)
        self._speller._in_dictionary_cache = Forgetful(_CACHE_WORDS)
        self._speller._frequency_cache = Forgetful(_CACHE_WORDS)

    def get_suggestions(self, word: str) -> list[WeightedSuggestion]:
        if len(word) > MAX_MATCH_LENGTH:
            return []
        search = _Search(self.dictionary, self.max_edit_distance)
        found = search.find_replacement_candidates(word) if len(word) < _LONGEST_SEARCHED else []
        found += search.replace_run_on_word_candidates(word)
        suggestions = [WeightedSuggestion(each.word, each.distance) for each in found]
        if not self.dictionary.metadata.convert_case:
            return suggestions
        if is_all_uppercase(word):
            return self._normalize_case(suggestions, word, all_uppercase=True)
        if starts_with_uppercase(word):
            return self._normalize_case(suggestions, word, all_uppercase=False)
        return suggestions


class _Spellers(MorfologikMultiSpeller):
    def __init__(
        self, binary: MorfologikDictionary, plain: MorfologikDictionary, distance: int
    ) -> None:
        super().__init__(binary, plain, distance)
        self.spellers = tuple(_Speller(dictionary, distance) for dictionary in (binary, plain))
        self.default_dict_spellers = self.spellers


class NoSuggestions(MorfologikMultiSpeller):
    def get_suggestions_from_default_dicts(self, word: str) -> list[str]:
        return []


def fill(speller: RussianSpellerRuleBase) -> None:
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
    binary = quick(load_binary_dictionary(speller.dictionary_file))
    plain = MorfologikDictionary(fsa=_GrowingTrie(accepted), metadata=binary.metadata)
    for dictionary in (binary, plain):
        _bound(dictionary)
    speller._speller1 = _Spellers(binary, plain, 1)
    speller._speller2 = _Spellers(binary, plain, 2)
    speller._speller3 = NoSuggestions(binary, plain, 3)
    speller._converts_case = speller._speller1.converts_case()
    speller._initialized = True


def quick(dictionary: MorfologikDictionary) -> MorfologikDictionary:
    """The same dictionary, read by an Automaton."""
    if isinstance(dictionary.fsa, CFSA2) and not isinstance(dictionary.fsa, Automaton):
        dictionary.fsa = Automaton(dictionary.fsa)
    return dictionary


def _bound(dictionary: MorfologikDictionary) -> None:
    """Keep what the spellers of a dictionary share from growing: pylat_ru lets it."""
    shared: dict[bool, Forgetful[int, object]]
    shared = {separated: Forgetful(_CACHE_NODES) for separated in (True, False)}
    vars(dictionary)["_speller_arc_cache"] = shared


class _GrowingTrie(morfologik.TrieFSA):
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

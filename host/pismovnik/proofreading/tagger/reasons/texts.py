"""The reasons of punctuation and what the writer is told of them."""

import enum
from typing import Literal

from pismovnik.text import Text, in_quotes

Kind = Literal["missing_comma", "superfluous_comma", "missing_dash", "missing_colon"]
Side = Literal["left", "right", "both"]


class Reason(enum.Enum):
    """Why a mark is missing or superfluous. The ids are never renamed."""

    ADDRESS = "address"
    PARENTHETICAL = "parenthetical"
    PARENTHETICAL_END = "parenthetical_end"
    PERHAPS_PARENTHETICAL = "perhaps_parenthetical"
    PERHAPS_PARENTHETICAL_END = "perhaps_parenthetical_end"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    QUESTION = "question"
    CLAUSE_END = "clause_end"
    GERUND = "gerund"
    GERUND_END = "gerund_end"
    PARTICIPLE = "participle"
    PARTICIPLE_END = "participle_end"
    ATTRIBUTE = "attribute"
    HOMOGENEOUS = "homogeneous"
    CONTRAST = "contrast"
    ADDITION = "addition"
    COORDINATE = "coordinate"
    FOLLOWING = "following"
    ASYNDETIC = "asyndetic"
    COMPARISON = "comparison"
    INTERJECTION = "interjection"
    CLARIFICATION = "clarification"
    CLARIFICATION_END = "clarification_end"
    CONCESSION = "concession"
    CONCESSION_END = "concession_end"
    REPEATED_UNION = "repeated_union"
    PAIRED_UNION = "paired_union"

    SUBJECT_PREDICATE = "subject_predicate"
    SINGLE_UNION = "single_union"
    ADVERBIAL_AT_START = "adverbial_at_start"
    NOT_PARENTHETICAL = "not_parenthetical"
    NOT_PARENTHETICAL_BEFORE = "not_parenthetical_before"
    HOWEVER = "however"
    AFTER_UNION = "after_union"
    COMPOUND_UNION = "compound_union"
    PHRASE = "phrase"
    VERB_INFINITIVE = "verb_infinitive"
    VERB_OBJECT = "verb_object"
    BEFORE_ADDRESSED = "before_addressed"
    PARTICIPLE_BEFORE_NOUN = "participle_before_noun"
    ATTRIBUTE_BEFORE_NOUN = "attribute_before_noun"
    ROLE = "role"

    NOUN_IS_NOUN = "noun_is_noun"
    INFINITIVE = "infinitive"
    THIS_IS = "this_is"
    GENERALISING_WORD = "generalising_word"

    LIST_AFTER_GENERALISING = "list_after_generalising"


class _Rule(Text, frozen=True):
    """A rule as a clause, and the word that shows the place of the mark."""

    side: Side = "left"


#: What the writer is told of each reason.
RULES: dict[Reason, _Rule] = {
    Reason.ADDRESS: _Rule(
        "обращение отделяют запятой",
        "an address is set off by commas",
    ),
    Reason.PARENTHETICAL: _Rule(
        "здесь начинается вводное слово или сочетание, его выделяют запятыми",
        "a parenthetical expression begins here and is set off by commas",
        "right",
    ),
    Reason.PARENTHETICAL_END: _Rule(
        "здесь кончается вводное слово или сочетание, его выделяют запятыми",
        "a parenthetical expression ends here and is set off by commas",
    ),
    Reason.PERHAPS_PARENTHETICAL: _Rule(
        "здесь, судя по всему, начинается вводное слово, его выделяют запятыми",
        "a parenthetical expression seems to begin here and is set off by commas",
        "right",
    ),
    Reason.PERHAPS_PARENTHETICAL_END: _Rule(
        "здесь, судя по всему, кончается вводное слово, его выделяют запятыми",
        "a parenthetical expression seems to end here and is set off by commas",
    ),
    Reason.SUBORDINATE: _Rule(
        "здесь начинается придаточное предложение",
        "a subordinate clause begins here",
        "right",
    ),
    Reason.RELATIVE: _Rule(
        "здесь начинается придаточное предложение со словом «который»",
        "a relative clause with “который” begins here",
        "right",
    ),
    Reason.QUESTION: _Rule(
        "здесь начинается косвенный вопрос, это придаточное предложение",
        "an indirect question begins here, which is a subordinate clause",
        "right",
    ),
    Reason.CLAUSE_END: _Rule(
        "здесь кончается придаточное предложение, его отделяют от главного",
        "the subordinate clause ends here and is parted from the main one",
    ),
    Reason.GERUND: _Rule(
        "здесь начинается деепричастный оборот, его выделяют запятыми",
        "a gerund phrase begins here and is set off by commas",
        "right",
    ),
    Reason.GERUND_END: _Rule(
        "здесь кончается деепричастный оборот, его выделяют запятыми",
        "the gerund phrase ends here and is set off by commas",
    ),
    Reason.PARTICIPLE: _Rule(
        "здесь начинается причастный оборот, после определяемого слова его выделяют запятыми",
        "a participial phrase begins here; after its noun it is set off by commas",
        "right",
    ),
    Reason.PARTICIPLE_END: _Rule(
        "здесь кончается оборот, который стоит после определяемого слова, его выделяют с двух сторон",
        "the phrase that follows its noun ends here and is set off on both sides",
    ),
    Reason.ATTRIBUTE: _Rule(
        "прилагательное с зависимыми словами после определяемого слова выделяют запятыми",
        "an adjective with dependent words is set off by commas when it follows its noun",
        "right",
    ),
    Reason.HOMOGENEOUS: _Rule(
        "однородные члены без союза разделяют запятой",
        "members of a list without a conjunction are separated by commas",
        "both",
    ),
    Reason.CONTRAST: _Rule(
        "этот союз противопоставляет или сопоставляет части предложения",
        "this conjunction contrasts parts of the sentence",
        "right",
    ),
    Reason.ADDITION: _Rule(
        "здесь присоединяется добавление («а также», «причём», «да и»)",
        "something is added here (“а также”, “причём”, “да и”)",
        "right",
    ),
    Reason.COORDINATE: _Rule(
        "союз соединяет две части сложного предложения, в каждой своя грамматическая основа",
        "the conjunction joins two clauses, each with a predicate of its own",
        "right",
    ),
    Reason.FOLLOWING: _Rule(
        "это слово начинает новую часть сложного предложения",
        "this word begins a new clause",
        "right",
    ),
    Reason.ASYNDETIC: _Rule(
        "здесь кончается одна часть сложного предложения и начинается другая",
        "one clause ends here and another begins",
    ),
    Reason.COMPARISON: _Rule(
        "здесь начинается сравнительный оборот",
        "a comparison begins here",
        "right",
    ),
    Reason.INTERJECTION: _Rule(
        "междометия, приветствия и слова «да», «нет», «спасибо» отделяют запятой",
        "interjections, greetings and words such as “yes” and “thanks” are set off by a comma",
    ),
    Reason.CLARIFICATION: _Rule(
        "здесь начинается оборот со значением уточнения, включения или исключения",
        "a phrase begins here that clarifies, includes or excludes",
        "right",
    ),
    Reason.CLARIFICATION_END: _Rule(
        "здесь кончается уточняющий оборот, его выделяют с двух сторон",
        "the clarifying phrase ends here and is set off on both sides",
    ),
    Reason.CONCESSION: _Rule(
        "оборот с «несмотря на» и «невзирая на» выделяют запятыми",
        "a phrase with “несмотря на” or “невзирая на” is set off by commas",
        "right",
    ),
    Reason.CONCESSION_END: _Rule(
        "здесь кончается оборот с «несмотря на», его выделяют запятыми",
        "the phrase with “несмотря на” ends here and is set off by commas",
    ),
    Reason.REPEATED_UNION: _Rule(
        "при повторяющихся союзах однородные члены разделяют запятой",
        "with a repeated conjunction the members of a list are separated by commas",
        "right",
    ),
    Reason.PAIRED_UNION: _Rule(
        "это вторая часть двойного союза («не только …, но и», «как …, так и»)",
        "this is the second half of a paired conjunction (“не только …, но и”)",
        "right",
    ),
    Reason.SUBJECT_PREDICATE: _Rule(
        "подлежащее не отделяют запятой от сказуемого",
        "no comma parts a subject from its predicate",
    ),
    Reason.SINGLE_UNION: _Rule(
        "одиночный союз соединяет здесь однородные члены",
        "a single conjunction joins two members of a list here",
        "right",
    ),
    Reason.ADVERBIAL_AT_START: _Rule(
        "обстоятельство в начале предложения запятой не отделяют",
        "an adverbial at the start of a sentence is not set off",
    ),
    Reason.NOT_PARENTHETICAL: _Rule(
        "это слово или сочетание не бывает вводным",
        "these words are no parenthetical expression",
    ),
    Reason.NOT_PARENTHETICAL_BEFORE: _Rule(
        "дальше стоит слово или сочетание, которое не бывает вводным",
        "the words that follow are no parenthetical expression",
        "right",
    ),
    Reason.HOWEVER: _Rule(
        "в начале предложения это слово значит «но»",
        "at the start of a sentence it means “but”",
    ),
    Reason.AFTER_UNION: _Rule(
        "союз не отделяют от слов, которые он присоединяет",
        "no comma parts a conjunction from what it joins",
    ),
    Reason.COMPOUND_UNION: _Rule(
        "составной союз здесь не разделяют",
        "a compound conjunction is not divided here",
        "right",
    ),
    Reason.PHRASE: _Rule(
        "внутри устойчивого сочетания запятую не ставят",
        "no comma stands inside a set phrase",
        "right",
    ),
    Reason.VERB_INFINITIVE: _Rule(
        "неопределённую форму глагола не отделяют от слова, от которого она зависит",
        "an infinitive is not parted from the word on which it depends",
    ),
    Reason.VERB_OBJECT: _Rule(
        "дополнение не отделяют запятой от глагола",
        "no comma parts a verb from its object",
    ),
    Reason.BEFORE_ADDRESSED: _Rule(
        "обращение выделяют целиком, вместе с определением при нём",
        "an address is set off as a whole, together with its adjective",
    ),
    Reason.PARTICIPLE_BEFORE_NOUN: _Rule(
        "причастный оборот перед определяемым словом запятой не отделяют",
        "a participial phrase is not set off when it stands before its noun",
    ),
    Reason.ATTRIBUTE_BEFORE_NOUN: _Rule(
        "определение не отделяют запятой от слова, к которому оно относится",
        "no comma parts an adjective from its noun",
    ),
    Reason.ROLE: _Rule(
        "«как» значит здесь «в качестве», это не сравнение",
        "“как” means “in the role of” here and makes no comparison",
        "right",
    ),
    Reason.NOUN_IS_NOUN: _Rule(
        "подлежащее и сказуемое выражены здесь существительными или числами, глагола между ними нет",
        "subject and predicate are nouns or numbers here, with no verb between them",
        "both",
    ),
    Reason.INFINITIVE: _Rule(
        "подлежащее или сказуемое выражено здесь неопределённой формой глагола",
        "the subject or the predicate is an infinitive here",
        "both",
    ),
    Reason.THIS_IS: _Rule(
        "тире ставят перед словами «это», «вот», «значит», которые присоединяют сказуемое",
        "a dash stands before “это”, “вот”, “значит” that join the predicate",
        "right",
    ),
    Reason.GENERALISING_WORD: _Rule(
        "обобщающее слово после перечисления отделяют тире",
        "a word that sums up a list is set off by a dash",
        "right",
    ),
    Reason.LIST_AFTER_GENERALISING: _Rule(
        "дальше перечислено то, что названо обобщающим словом",
        "what the general word named is listed here",
    ),
}

_RU: dict[Kind, dict[Side, str]] = {
    "missing_comma": {
        "left": "После {left} нужна запятая",
        "right": "Перед {right} нужна запятая",
        "both": "Между {left} и {right} нужна запятая",
    },
    "superfluous_comma": {
        "left": "Запятая после {left} не нужна",
        "right": "Запятая перед {right} не нужна",
        "both": "Запятая между {left} и {right} не нужна",
    },
    "missing_dash": {
        "left": "После {left} нужно тире",
        "right": "Перед {right} нужно тире",
        "both": "Между {left} и {right} нужно тире",
    },
    "missing_colon": {
        "left": "После {left} нужно двоеточие",
        "right": "Перед {right} нужно двоеточие",
        "both": "Между {left} и {right} нужно двоеточие",
    },
}
_EN: dict[Kind, dict[Side, str]] = {
    "missing_comma": {
        "left": "A comma is needed after {left}",
        "right": "A comma is needed before {right}",
        "both": "A comma is needed between {left} and {right}",
    },
    "superfluous_comma": {
        "left": "No comma is needed after {left}",
        "right": "No comma is needed before {right}",
        "both": "No comma is needed between {left} and {right}",
    },
    "missing_dash": {
        "left": "A dash is needed after {left}",
        "right": "A dash is needed before {right}",
        "both": "A dash is needed between {left} and {right}",
    },
    "missing_colon": {
        "left": "A colon is needed after {left}",
        "right": "A colon is needed before {right}",
        "both": "A colon is needed between {left} and {right}",
    },
}
#: Only a missing comma is told without a reason.
_UNEXPLAINED = Text(
    ru="Похоже, после {left} нужна запятая.", en="A comma seems to be missing after {left}."
)


def message(kind: Kind, reason: Reason | None, left_word: str, right_word: str) -> Text:
    """What is to be done at the gap between two words, and the rule where one is known."""
    places = {"left": in_quotes(left_word), "right": in_quotes(right_word)}
    if reason is None:
        return Text(ru=_UNEXPLAINED.ru.format(**places), en=_UNEXPLAINED.en.format(**places))
    rule = RULES[reason]
    return Text(
        ru=f"{_RU[kind][rule.side].format(**places)}: {rule.ru}.",
        en=f"{_EN[kind][rule.side].format(**places)}: {rule.en}.",
    )

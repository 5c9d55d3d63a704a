"""What is said to the writer of the letter about an error of language."""

from pismovnik.proofreading.engine import Match
from pismovnik.proofreading.severities import Family
from pismovnik.text import Text

_ENGLISH: dict[Family, str] = {
    "spelling": "Spelling",
    "grammar": "Grammar",
    "punctuation": "Punctuation",
    "speech": "Wording",
    "typography": "Typography",
}


def misspelt(word: str, meant: str) -> Text:
    return Text(
        ru=f"В слове «{word}», похоже, опечатка. Верно: «{meant}».",
        en=f"«{word}» looks misspelt. Did you mean «{meant}»?",
    )


def unknown(word: str) -> Text:
    return Text(
        ru=f"Слова «{word}» нет в словаре. Проверьте, так ли оно пишется.",
        en=f"«{word}» is not in the dictionary. Check its spelling.",
    )


def of_engine(match: Match, family: Family, excerpt: str) -> Text:
    """LanguageTool's own sentence, and its gist in English."""
    english = match.english or _english(match, family, _shortened(excerpt))
    return Text(ru=_sentence(match.message), en=english)


def _english(match: Match, family: Family, excerpt: str) -> str:
    if not excerpt:
        return f"{_ENGLISH[family]}: please check the spaces here."
    offered = f": «{match.replacements[0]}»?" if match.replacements else "."
    return f"{_ENGLISH[family]} of «{excerpt}»: please check{offered}"


def _sentence(message: str) -> str:
    """The message as one or more whole sentences."""
    text = " ".join(message.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def _shortened(excerpt: str) -> str:
    text = " ".join(excerpt.split())
    return text if len(text) <= 60 else text[:59].rstrip() + "…"

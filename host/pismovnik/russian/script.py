"""Whether a text is Russian at all: the rules of Russian do not hold for other languages."""

import re

_CYRILLIC = re.compile(r"[а-яё]", re.I)
_LATIN = re.compile(r"[a-z]", re.I)
#: Letters of the other alphabets of the region: Ukrainian, Belarusian, Kazakh, Tatar, Serbian.
_FOREIGN = re.compile(r"[іїєґўәғқңөұүһҥҕӗӑҷӣӯјљњђћџ]", re.I)
_CODE = re.compile(r"[@_/\\=<>{}]")
_SAMPLE = 20_000
_LEAST_RUSSIAN = 0.4
_MOST_FOREIGN = 0.02


def is_russian(text: str) -> bool:
    """Whether most letters are Russian ones. Addresses and code do not count.

    Of a long text the beginning is looked at.
    """
    plain = " ".join(word for word in text[:_SAMPLE].split() if not _CODE.search(word))
    cyrillic, latin = len(_CYRILLIC.findall(plain)), len(_LATIN.findall(plain))
    foreign = len(_FOREIGN.findall(plain))
    letters = cyrillic + latin + foreign
    return (
        cyrillic > 0 and cyrillic / letters >= _LEAST_RUSSIAN and foreign / letters <= _MOST_FOREIGN
    )

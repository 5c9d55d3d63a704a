"""Keys and tokens by which programs are let in: by their known forms, or by a name before them."""

import math
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

#: The forms are those that the services themselves publish for scanners of secrets.
_KNOWN = re.compile(
    r"(?<![\w/+-])(?:"
    r"sk-(?:proj-|ant-)?[\w-]{20,}|[sr]k_(?:live|test)_\w{16,}|whsec_\w{16,}"  # OpenAI, Stripe
    r"|gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{16,}"  # GitHub, GitLab
    r"|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,}"  # Amazon, Google
    r"|xox[abeprs]-[\w-]{10,}|SG\.[\w-]{16,}\.[\w-]{16,}|npm_\w{30,}|pypi-[\w-]{30,}"
    r"|y[0-3]_[\w-]{30,}|AQVN[\w-]{20,}|t1\.[\w-]{20,}\.[\w-]{20,}"  # Яндекс
    r"|\d{8,10}:[A-Za-z0-9_-]{35}"  # a bot of Telegram
    r"|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}"  # JSON Web Token, RFC 7519
    r")(?![\w-])"
)
#: The first line of a private key (RFC 7468), and of PuTTY's.
_PEM = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d[^\n]*"
)
_NAMED = re.compile(
    r"(?<!\w)(?:(?:api|апи)[-_ ]?(?:key|ключ\w*|token|токен\w*)|ключ\w*[ -](?:к[ -])?(?:api|апи)|"
    r"ключ\w* (?:доступа|шифрования|подписи|авторизации)|(?:секретн|закрыт|приватн)\w+ ключ\w*|"
    r"токен\w*|token|bearer|access[-_ ]key|secret[-_ ]?(?:key|access[-_ ]key)?|client[-_ ]secret|"
    r"private[-_ ]key|секрет)(?!\w)"
    r"(?P<mark>[^\n:=—–.!?;]{0,40}(?:[:=]|\s[-—–]\s|[—–])|)\s*[\"'«`]?(?P<value>[\w+/=.~-]{16,512})",
    re.IGNORECASE,
)
_IN_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s:/@]+:(?P<password>[^\s:/@]{3,})@"
    r"|[?&](?:access_token|api_?key|apikey|client_secret|secret|passwd|password)="
    r"(?P<value>[^\s&#\"'<>«»]{6,})",
    re.IGNORECASE,
)
#: «токены JaCarta-2-SE-PKI-GOST»
_NAME_OF_PRODUCT = re.compile(r"[-.]|^.{16,19}$")
_BITS_OF_CHANCE = 3.0


class AccessKey(msgspec.Struct, frozen=True):
    """A key in a text, in code points. Of a ``private`` key only the first line, no secret yet."""

    start: int
    end: int
    private: bool = False


def access_keys(text: str) -> Iterator[AccessKey]:
    """The private keys, tokens and passwords within links of a text, in no order."""
    yield from (AccessKey(*match.span(), private=True) for match in _PEM.finditer(text))
    yield from (AccessKey(*match.span()) for match in _KNOWN.finditer(text))
    for match in _IN_LINK.finditer(text):
        yield AccessKey(*match.span("password" if match["password"] else "value"))
    for match in _NAMED.finditer(text):
        value = match["value"].rstrip(".")
        if _is_random(value) and (match["mark"] or not _NAME_OF_PRODUCT.search(value)):
            yield AccessKey(match.start("value"), match.start("value") + len(value))


def _is_random(value: str) -> bool:
    """Whether it looks drawn by chance: letters and digits mixed, few of them repeated.

    By Shannon's entropy of its characters; words joined by hyphens have no digits among them.
    """
    if not any(c.isdigit() for c in value) or not any(c.isalpha() for c in value):
        return False
    if not value.isascii() or re.fullmatch(r"[\d.,/_-]+[A-Za-z]{1,3}", value):
        return False
    counts = Counter(value).values()
    bits = -sum(n / len(value) * math.log2(n / len(value)) for n in counts)
    return bits >= _BITS_OF_CHANCE

"""A LanguageTool server somewhere on the network."""

import json
import urllib.parse


def server_url(text: str) -> str:
    """The address of an http server, without LanguageTool's own /v2. Raises ValueError."""
    url = urllib.parse.urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname or url.query or url.fragment:
        raise ValueError(text)
    return text.rstrip("/").removesuffix("/v2")


def answers(url: str, seconds: float = 10) -> bool:
    """Whether a LanguageTool server is there and knows Russian."""
    import urllib.request  # slow to import, and the host starts without it

    try:
        # ``server_url`` lets http addresses through only.
        with urllib.request.urlopen(f"{url}/v2/languages", timeout=seconds) as answer:  # noqa: S310
            return any(language["code"] == "ru" for language in json.load(answer))
    except (OSError, ValueError, KeyError, TypeError):
        return False

"""``--languagetool-url``: naming a LanguageTool server in a policy file.

``install.py`` starts this module in the installed environment:
``python -m pismovnik.installation.settings FILE URL`` prints the changed file.
"""

import sys
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError


def with_server(policy: str, url: str) -> str:
    """The text of a policy that names the server; its comments and other keys stay.

    Raises TOMLKitError where the text is no TOML.
    """
    document = tomlkit.parse(policy)
    section = document.setdefault("languagetool", tomlkit.table())
    section["mode"] = "remote"
    section["url"] = url
    return tomlkit.dumps(document)


def main(arguments: list[str]) -> int:
    path, url = arguments
    policy = Path(path)
    try:
        text = with_server(policy.read_text(encoding="utf-8") if policy.exists() else "", url)
    except (TOMLKitError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

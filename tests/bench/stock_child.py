"""The process of ``stock``: JSON texts in, JSON figures out, a line each."""

import json
import sys
import time

from language_tool_python import LanguageTool


def main() -> None:
    tool = LanguageTool("ru-RU")
    for line in sys.stdin:
        began = time.perf_counter()
        found = len(tool.check(json.loads(line)))
        print(json.dumps({"found": found, "seconds": time.perf_counter() - began}), flush=True)


if __name__ == "__main__":
    main()

"""The JSON Schema of the protocol, generated from the types of the messages: ``make schema``."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from pismovnik.messaging.types import PROTOCOL_VERSION, Failure, Request, Success


def protocol_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) whose ``$defs`` name every message and its parts."""
    (request, success, failure), parts = msgspec.json.schema_components(
        [Request, Success, Failure], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Messages between the extension and the host, version {PROTOCOL_VERSION}",
        "oneOf": [request, success, failure],
        "$defs": {"Request": request, **parts},
    }


if __name__ == "__main__":
    text = json.dumps(protocol_schema(), ensure_ascii=False, indent=2)
    Path(sys.argv[1]).write_text(text + "\n", encoding="utf-8")

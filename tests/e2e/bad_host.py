"""A host with a fault, named by the argument, for the stories about faults.

It speaks the protocol just far enough to reach its fault.
"""

import os
import sys
import time

import nativemessaging

HELLO = {
    "type": "hello",
    "hostVersion": "0",
    "protocol": 1,
    "engine": {"state": "ready", "detail": ""},
    "language": {"state": "ready", "detail": ""},
    "policyProblems": [],
}


def answer(request: dict[str, object], result: object) -> None:
    nativemessaging.send_message(
        nativemessaging.encode_message({"v": 1, "id": request["id"], "result": result})
    )


def main(fault: str) -> None:
    while True:
        request = nativemessaging.get_message()
        if fault == "mute":
            continue
        if fault == "old":
            answer(request, {**HELLO, "protocol": 0})
        elif fault == "noise":
            os.write(1, b"Traceback (most recent call last):\n" * 5)
        elif request["type"] == "hello":
            answer(request, HELLO)
        elif fault == "nonsense":
            answer(request, {"type": "check", "findings": "none"})
        elif fault == "flood":
            answer(request, {"type": "check", "findings": [], "filling": "x" * 2**21})
        elif fault == "crash":
            sys.exit(3)
        elif fault == "sleep":
            time.sleep(60)


if __name__ == "__main__":
    main(sys.argv[1])

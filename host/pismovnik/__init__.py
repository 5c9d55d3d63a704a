"""Письмовник: checks a Russian business letter before it is sent."""

import os

__version__ = "0.1.0"

# The models multiply small matrices: a second thread only waits for the first, and on a busy
# machine that takes ten times as long. numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

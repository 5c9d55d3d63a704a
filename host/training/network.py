"""The tagger for training. The product runs the same network in numpy (tagger/network.py)."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import pad

from pismovnik.proofreading.tagger.features import ENDINGS2, ENDINGS3, GRAMMEMES, SHAPES
from pismovnik.proofreading.tagger.tokens import MARKS

GAPS = 3  # comma, dash, colon
EMBEDDING = 300


class Tagger(nn.Module):
    """Marks of the gaps and errors of the words of a sentence, from words and visible marks."""

    def __init__(self, navec: Any, width: int, layers: int = 2) -> None:
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(_vectors(navec), freeze=True)
        self.ending3 = nn.Embedding(ENDINGS3, 40)
        self.ending2 = nn.Embedding(ENDINGS2, 16)
        self.shape = nn.Embedding(SHAPES, 8)
        self.grammemes = nn.Linear(len(GRAMMEMES), 64, bias=False)
        self.marks = nn.Linear(MARKS, 24)
        self.input = nn.Linear(EMBEDDING + 40 + 16 + 8 + 64 + 24 + 24, width)
        self.lstm = nn.LSTM(
            width, width // 2, num_layers=layers, batch_first=True, bidirectional=True, dropout=0.1
        )
        self.gap_hidden = nn.Linear(2 * width + 24, 96)
        self.gap = nn.Linear(96, GAPS)
        self.word_hidden = nn.Linear(width, 96)
        self.word = nn.Linear(96, 1)

    def forward(self, seen: Tensor, grammemes: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (sentences, words, GAPS) and (sentences, words).

        ``seen`` (sentences, words, 4): numbers of embedding, endings, shape; ``grammemes``
        (sentences, words, GRAMMEMES) and ``marks`` (sentences, words, MARKS): 0 or 1.
        """
        after = torch.relu(self.marks(marks))
        before = pad(after, (0, 0, 1, 0))[:, :-1]
        word = [
            self.embedding(seen[..., 0]),
            self.ending3(seen[..., 1]),
            self.ending2(seen[..., 2]),
            self.shape(seen[..., 3]),
            self.grammemes(grammemes),
        ]
        entered = torch.relu(self.input(torch.cat([*word, after, before], -1)))
        context, _ = self.lstm(entered)
        context = context + entered
        following = pad(context, (0, 0, 0, 1))[:, 1:]
        gaps = torch.relu(self.gap_hidden(torch.cat([context, following, after], -1)))
        words = torch.relu(self.word_hidden(context))
        return self.gap(gaps), self.word(words).squeeze(-1)


def _vectors(navec: Any) -> Tensor:
    count = len(navec.vocab.words)
    table = np.zeros((count, EMBEDDING), dtype=np.float32)
    for start in range(0, count, 10_000):
        numbers = np.arange(start, min(start + 10_000, count))
        table[numbers] = np.stack([navec.pq[number] for number in numbers])
    return torch.from_numpy(table)

"""Trains the tagger on the processor and writes its weights for the product.

usage: python -m training.train CORPUS.npz [--weights FILE.npz] [--passes 8] [--threads 2]
"""

import argparse
from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from pismovnik.proofreading.tagger.network import WEIGHTS
from training.corpus import embeddings
from training.errors import Sentences, batch, disturbed
from training.network import Tagger

RATE = 2e-3
WORDS_IN_BATCH = 2600
VALIDATION = 40  # batches
WARM_UP = 300  # steps
WRONG_WEIGHT = 1.0


class Training:
    """One run: model, corpus, and how far it has come."""

    def __init__(self, options: argparse.Namespace) -> None:
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        self.options = options
        self.rng = np.random.default_rng(options.seed)
        self.corpus = Sentences(options.corpus, WORDS_IN_BATCH, options.seed)
        self.held_out = self.corpus.batches[:VALIDATION]
        self.batches = self.corpus.batches[VALIDATION:]
        self.model = Tagger(embeddings(), options.width)
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(self.parameters, lr=RATE, weight_decay=1e-4)
        self.plausible: list[Any] | None = None
        self.all_steps: int = round(options.passes * len(self.batches))
        self.steps = 0

    @property
    def spent(self) -> float:
        """The share of the steps that are done."""
        return self.steps / self.all_steps

    def run(self) -> None:
        print(
            len(self.batches),
            "batches,",
            sum(p.numel() for p in self.parameters),
            "weights",
            flush=True,
        )
        epoch = 0
        while self.spent < 1:
            epoch += 1
            if epoch == 2:
                self.plausible = [self._plausible(numbers) for numbers in self.batches]
            for place in self.rng.permutation(len(self.batches)):
                losses = self._step(place)
                if self.steps % 500 == 0:
                    told = [round(value, 4) for value in losses]
                    print(
                        epoch, self.steps, f"{self.spent:.3f}", told, self._validate(), flush=True
                    )
                if self.steps % 2000 == 0:
                    self.save()
                if self.spent >= 1:
                    break
        self.save()

    def _step(self, place: int) -> list[float]:
        data = batch(self.corpus, self.batches[place], self.rng)
        plausible = self.plausible and _fitting(self.plausible[place], data["gaps"].shape)
        visible = disturbed(data["marks"], data["gaps"], plausible, self.rng)
        for group in self.optimizer.param_groups:
            group["lr"] = RATE * min(1, (self.steps + 1) / WARM_UP) * max(0.02, 1 - self.spent)
        gaps, words = self._logits(data, visible)
        gap, inside = torch.from_numpy(data["gaps"]), torch.from_numpy(data["inside"])
        marks = torch.from_numpy(data["marks"][..., :3].astype(np.float32))
        wrong = torch.from_numpy(data["wrong"].astype(np.float32))
        of_gaps = cross_entropy(gaps[gap], marks[gap], reduction="none").mean(0)
        of_words = cross_entropy(words[inside], wrong[inside])
        self.optimizer.zero_grad()
        (of_gaps.sum() + WRONG_WEIGHT * of_words).backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.steps += 1
        return [*of_gaps.tolist(), of_words.item()]

    def _logits(self, data: dict[str, Any], visible: Any) -> tuple[Any, Any]:
        gaps, words = self.model(
            torch.from_numpy(data["seen"]),
            torch.from_numpy(data["grammemes"]),
            torch.from_numpy(visible.astype(np.float32)),
        )
        return gaps, words

    def _plausible(self, numbers: Any) -> Any:
        """How likely a comma is in each gap, to a model that sees no commas."""
        self.model.eval()
        data = batch(self.corpus, numbers, self.rng, spoilt=False)
        visible = data["marks"].copy()
        visible[..., 0] = False
        with torch.no_grad():
            gaps, _ = self._logits(data, visible)
        self.model.train()
        return (np.sqrt(torch.sigmoid(gaps[..., 0]).numpy()) * 255).astype(np.uint8)

    def _validate(self) -> str:
        """Precision and recall at .8: commas left out, then spoilt words."""
        self.model.eval()
        rng = np.random.default_rng(1)
        found = np.zeros((2, 3))  # right, called, there
        with torch.no_grad():
            for numbers in self.held_out:
                data = batch(self.corpus, numbers, rng)
                seen, marks = data["marks"].copy(), data["marks"]
                seen[..., 0] &= rng.random(seen.shape[:2]) >= 0.3
                gaps, words = self._logits(data, seen)
                comma = torch.sigmoid(gaps[..., 0]).numpy()
                gone = marks[..., 0] & ~seen[..., 0] & data["gaps"]
                called = (comma > 0.8) & ~seen[..., 0] & data["gaps"]
                found[0] += (called & gone).sum(), called.sum(), gone.sum()
                wrong = (torch.sigmoid(words).numpy() > 0.8) & data["inside"]
                found[1] += (wrong & data["wrong"]).sum(), wrong.sum(), data["wrong"].sum()
        self.model.train()
        return " ".join(f"P {r / max(1, c):.3f} R {r / max(1, t):.3f}" for r, c, t in found)

    def save(self) -> None:
        state = {
            name: value.numpy().astype(np.float16)
            for name, value in self.model.state_dict().items()
            if not name.startswith("embedding")
        }
        np.savez_compressed(self.options.weights, **state)


def _fitting(plausible: Any, shape: tuple[int, int]) -> Any:
    """Values of 0–255 as shares; words that were divided otherwise may have changed the width."""
    fitted = np.zeros(shape, dtype=np.float32)
    width = min(shape[1], plausible.shape[1])
    fitted[:, :width] = plausible[:, :width] / 255
    return fitted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--weights", default=WEIGHTS)
    parser.add_argument("--passes", type=float, default=8, help="over the corpus")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--seed", type=int, default=0)
    Training(parser.parse_args()).run()


if __name__ == "__main__":
    main()

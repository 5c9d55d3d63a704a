"""The tagger: a small network of our own that knows where marks belong and which words fit."""

from pismovnik.proofreading.tagger.tagger import Tagger

__all__ = ["Tagger"]

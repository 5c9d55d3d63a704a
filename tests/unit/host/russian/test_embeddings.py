"""What is asked of navec, which natasha brings."""

from pismovnik.russian.language import Language


def test_natasha_and_navec_number_the_same_words_alike() -> None:
    from natasha import NewsEmbedding, NewsMorphTagger, NewsNERTagger  # after the line above

    embedding = NewsEmbedding()
    tables = [
        tagger(embedding).infer.encoder.words_vocab.items
        for tagger in (NewsMorphTagger, NewsNERTagger)
    ]
    assert tables == [embedding.vocab.words] * 2


def test_embeddings_and_frequencies() -> None:
    language = Language()
    known, with_yo, unknown = language.embeddings(["договор", "самолёт", "кракозяблик"])
    assert known.shape == (300,)
    assert (with_yo != unknown).any()
    assert language.frequency("договор") > language.frequency("договориться") > 0
    assert language.frequency("кракозяблик") == 0

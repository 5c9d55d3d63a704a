"""natasha put together with less work says what it says as it comes."""

import msgspec

from pismovnik.russian.language import Language, embedding_number
from pismovnik.russian.models import models

TEXT = (
    "Уважаемый Олег Викторович! ООО «Вектор» отгрузит насосы в Сыктывкар во вторник, 12 мая.\n"
    "Акт №15/7 пришлём завтра; ещё ждём ответа от Анны Смирновой и банка «Ёлка» (г. Тверь)."
)


def test_tags_and_names_are_those_of_natasha() -> None:
    # Only importable where pismovnik has put pymorphy3 in pymorphy2's place.
    from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter

    embedding = NewsEmbedding()
    expected = Doc(TEXT)
    expected.segment(Segmenter())
    expected.tag_morph(NewsMorphTagger(embedding))
    expected.tag_ner(NewsNERTagger(embedding))
    found = models().annotate(TEXT)
    assert [(t.text, t.pos, t.feats) for t in found.tokens] == [
        (t.text, t.pos, t.feats) for t in expected.tokens
    ]
    assert [(s.start, s.stop, s.type) for s in found.spans] == [
        (s.start, s.stop, s.type) for s in expected.spans
    ]
    assert {span.type for span in found.spans} == {"PER", "LOC", "ORG"}
    vectors = Language().embeddings(["договор", "насосами"])
    assert vectors.tolist() == [embedding[word].tolist() for word in ("договор", "насосами")]
    number = embedding_number(models().words, "договор")
    assert models().counts[number] == embedding.vocab.count("договор")


def test_an_analysis_has_no_part_of_natasha() -> None:
    analysis = Language().analysis(TEXT)
    assert len(analysis.sentences) == 3
    assert msgspec.to_builtins(analysis)["spans"]

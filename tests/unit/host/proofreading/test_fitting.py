"""How forms fit between their neighbours."""

import pytest

from pismovnik.proofreading.fitting import fit


@pytest.mark.parametrize(
    ("better", "worse", "before", "after"),
    [
        ("договору", "договором", "по", ""),
        ("отгрузки", "отгрузку", "без", ""),
        ("красной", "красная", "", "машины"),
        ("накладную", "накладной", "новую", ""),
        ("пишет", "пишут", "она", ""),
        ("написал", "написала", "он", ""),
        ("прислать", "прислал", "можно", ""),
        ("столе", "стал", "на", ""),
    ],
)
def test_the_form_that_agrees_fits_better(better: str, worse: str, before: str, after: str) -> None:
    assert fit(better, before, after) > fit(worse, before, after)


@pytest.mark.parametrize("form", ["", " ", "абвгд", "-", "в общем"])
def test_odd_forms_do_no_harm(form: str) -> None:
    assert fit(form, "", "") == 0

"""Languages by their names in babel, their tags, and what else they are called."""

import pytest

from litmap.model.languages import language_name, language_tag

BIBLATEX = """
american australian austrian basque brazil brazilian british bulgarian canadian catalan croatian czech danish
dutch english estonian finnish french galician german greek hungarian icelandic italian latin latvian lithuanian
magyar marathi naustrian newzealand ngerman norsk nswissgerman nynorsk polish portuges portuguese romanian
russian serbian serbianc slovak slovene slovenian spanish swedish swissgerman turkish ukrainian UKenglish
USenglish francais frenchb mexican polutonikogreek acadian canadien arabic hebrew hindi persian farsi japanese
korean chinese chinese-simplified vietnamese thai indonesian malay swahili afrikaans irish welsh scottish
"""


@pytest.mark.parametrize("name", BIBLATEX.split())
def test_the_names_of_real_files_are_known(name: str) -> None:
    assert language_tag(name)


def test_a_name_has_its_tag() -> None:
    names = ("english", "USenglish", "ngerman", "brazilian", "chinese-traditional", "klingon", "")
    tags = ["en", "en-US", "de", "pt-BR", "zh-Hant", "", ""]
    assert list(map(language_tag, names)) == tags


@pytest.mark.parametrize(
    ("said", "name"),
    [("en", "english"), ("en-GB", "english"), ("pt_BR", "portuguese"), ("eng", "english"), ("ger", "german"), ("zh-Hant-TW", "chinese"), ("English", "english"), ("british", "british"), ("la", "latin"), ("xx", ""), ("", "")],
)  # fmt: skip
def test_what_a_language_is_called_elsewhere_gives_its_name(said: str, name: str) -> None:
    assert language_name(said) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        *(("Deutsch", "german"), ("Français", "french"), ("español", "spanish")),
        *(("castilian", "spanish"), ("中文", "chinese"), ("日本語", "japanese")),
        *(("русский", "russian"), ("العربية", "arabic"), ("tagalog", "filipino")),
        *(("Türkçe", "turkish"), ("uighur", "uyghur"), ("Mandarin", "chinese")),
    ],
)
def test_what_its_speakers_call_a_language_gives_its_name(said: str, name: str) -> None:
    assert language_name(said) == name
    assert language_tag(name)

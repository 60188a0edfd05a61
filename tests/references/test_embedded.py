"""What pages say of works to reference managers and search engines.

`saved` reads names as Zotero does (`cleanAuthor` of its utilities); the rest was found out with its own translators.
"""

import re
from typing import Any
from urllib.parse import parse_qsl

import pytest

from litmap.references.embedded import coins, head, highwire
from litmap.references.schema_org import json_ld
from litmap.references.zotero import zotero_tags

DEPARTMENT = "Department for Science, Innovation and Technology"
Item = dict[str, Any]
PERSON = {"family": "van der Berg", "given": "Jan, Jr."}


def work(kind: str, **variables: Any) -> Item:
    """A work of a CSL type; variables are written with '_' for '-'."""
    named = {
        name if name == "archive_location" else name.replace("_", "-"): value
        for name, value in variables.items()
    }
    return {"id": "key", "type": kind, "title": "A title", **named}


def values(tags: list[tuple[str, str]], name: str) -> list[str]:
    return [content for one, content in tags if one == name]


def open_url(item: Item) -> list[tuple[str, str]]:
    return parse_qsl(coins(item))


def saved(content: str) -> tuple[str, str]:
    """The last name and the first names that Zotero takes from the name of an author."""
    name = content.strip(" .,/[]:")
    before, _, behind = content.partition(", ")
    assert " " not in before or " " not in behind, "it would be two people, if it stands alone"
    if "," not in content:
        first, _, last = name.rpartition(" ")
        return last, first
    name = re.sub(r"\.([^ ])", r". \1", name, count=1)
    last, *others = re.split("[,،] ?", name)
    return last, " ".join(others[0].split()) if others else ""


# ---- Names ----


@pytest.mark.parametrize(
    "name",
    [
        DEPARTMENT,
        "United Nations Educational, Scientific and Cultural Organization",
        "U.S. Department of State",
        "Centre for AI; and others",
        "European Commission",
        "AI-Regulation.com",
        "OECD",
        "وزارة العلوم، والتقنية",
        "经济合作与发展组织",
    ],
)
def test_the_name_of_a_body_is_saved_whole(name: str) -> None:
    item = work("report", author=[{"literal": name}, {"family": "Doe", "given": "Ann"}])
    for tags, tag in ((highwire(item), "citation_author"), (open_url(item), "rft.au")):
        body, person = map(saved, values(tags, tag))
        assert ";" not in values(tags, tag)[0], "Zotero cuts there, too"
        seen = body[0].replace("\u201a", ",").replace("\u2024", ".")
        assert (seen, body[1]) == (name.replace("،", ",").replace(";", ","), "")
        assert person == ("Doe", "Ann")


def test_a_single_body_is_named_as_such_in_coins() -> None:
    for kind in ("report", "webpage", "standard", "article-journal", "thesis"):
        tags = open_url(work(kind, author=[{"literal": DEPARTMENT}]))
        assert values(tags, "rft.aucorp") == [DEPARTMENT]
        assert not values(tags, "rft.au") + values(tags, "rft.creator")


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            ("van der Berg", "Jan"),
        ),
        ({"family": "van der Berg", "given": "Jan"}, ("van der Berg", "Jan")),
        ({"family": "García Paz", "given": "Ana María"}, ("García Paz", "Ana María")),
        ({"family": "King", "given": "Martin L.", "suffix": "Jr."}, ("King Jr", "Martin L")),
        ({"family": "King", "given": "Martin L., Jr."}, ("King Jr", "Martin L")),
        ({"family": "محمد", "given": "علي"}, ("محمد", "علي")),
        ({"family": "王", "given": "小明"}, ("王", "小明")),
        ({"family": "Suharto"}, ("Suharto", "")),
    ],
)
def test_the_parts_of_a_persons_name_are_saved(person: Item, expected: tuple[str, str]) -> None:
    item = work("book", author=[person], editor=[person])
    tags = highwire(item)
    for content in (*values(tags, "citation_author"), *values(tags, "citation_editor")):
        assert saved(content) == expected
    assert [saved(one) for one in values(open_url(item), "rft.au")] == [expected]


# ---- Types and fields ----

ZOTERO_TYPES = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "chapter": "bookSection",
    "dataset": "dataset",
    "document": "document",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "motion_picture": "videoRecording",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "post-weblog": "blogPost",
    "report": "report",
    "software": "computerProgram",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "statute",
    "webpage": "webpage",
    "event": "document",
}
TELLING = {
    "citation_journal_title": "journalArticle",
    "citation_inbook_title": "bookSection",
    "citation_conference_title": "conferencePaper",
    "citation_technical_report_institution": "report",
    "citation_dissertation_institution": "thesis",
}
"""Tags from which Zotero takes the type of a work before it looks at any other."""


@pytest.mark.parametrize(("kind", "expected"), ZOTERO_TYPES.items())
def test_a_work_is_saved_as_what_it_is(kind: str, expected: str) -> None:
    item = work(kind, container_title="Holder", publisher="Press", event_title="Meeting")
    tags = head(item)["citation"]
    assert values(tags, "z:itemType") == [expected]
    told = {TELLING[name] for name, _ in tags if name in TELLING}
    assert told <= {expected}
    is_dc = ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc") in open_url(item)
    assert values(open_url(item), "rft.type") == ([expected] if is_dc else [])


def test_what_zotero_has_no_type_for_is_named_in_its_extra() -> None:
    treaty = work("treaty", collection_title="CETS", number="225")
    tags = zotero_tags(treaty)
    assert ("z:extra", "Type: treaty") in tags
    assert ("z:code", "CETS") in tags
    assert ("z:number", "225") in tags
    assert not values(zotero_tags(work("legislation")), "z:extra")


@pytest.mark.parametrize(
    "kind", ["webpage", "post-weblog", "entry-encyclopedia", "article-newspaper"]
)
def test_what_holds_a_work_is_saved_with_it(kind: str) -> None:
    item = work(kind, container_title="Holder")
    assert ("z:publicationTitle", "Holder") in zotero_tags(item)
    assert ("rft.source", "Holder") in open_url(item)


def test_a_page_does_not_name_its_site_as_publisher() -> None:
    page = work("webpage", container_title="Site", publisher="Site")
    assert not values(highwire(page), "citation_publisher")
    assert not values(open_url(page), "rft.publisher")
    assert "publisher" not in json_ld(page)
    other = work("webpage", container_title="Site", publisher="House")
    assert values(highwire(other), "citation_publisher") == ["House"]


def test_fields_without_a_highwire_tag_are_saved_too() -> None:
    tags = zotero_tags(
        work(
            "standard",
            number="ISO 42001",
            genre="Standard",
            version="2",
            edition="1",
            publisher_place="Geneva",
            collection_title="Series",
            issued={"literal": "forthcoming"},
        )
    )
    assert dict(tags) == {
        "z:itemType": "standard",
        "z:citationKey": "key",
        "z:extra": "Collection Title: Series\nEdition: 1",
        "z:number": "ISO 42001",
        "z:type": "Standard",
        "z:versionNumber": "2",
        "z:edition": "1",
        "z:place": "Geneva",
        "z:series": "Series",
        "z:date": "forthcoming",
    }
    case = work("legal_case", authority="A court", container_title="Reports")
    assert {("z:authority", "A court"), ("z:reporter", "Reports")} <= set(zotero_tags(case))
    assert ("z:seriesTitle", "Papers") in zotero_tags(work("report", collection_title="Papers"))


def test_the_archive_of_a_preprint_is_an_arxiv_number_on_arxiv_alone() -> None:
    ours = work("article", archive="arXiv", archive_location="2307.04699")
    assert values(highwire(ours), "citation_arxiv_id") == ["2307.04699"]
    other = work("article", archive="SocArXiv", archive_location="abc")
    assert not values(highwire(other), "citation_arxiv_id")
    assert ("z:archiveLocation", "abc") in zotero_tags(other)


# ---- schema.org ----


def test_an_article_is_part_of_an_issue_of_a_volume_of_a_journal() -> None:
    article = work(
        "article-journal", container_title="Journal", volume="11", issue="5", ISSN="1234-5679"
    )
    assert json_ld(article)["isPartOf"] == {
        "@type": "PublicationIssue",
        "issueNumber": "5",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "11",
            "isPartOf": {"@type": "Periodical", "name": "Journal", "issn": "1234-5679"},
        },
    }


@pytest.mark.parametrize(
    ("kind", "expected", "holder"),
    [
        ("chapter", "Chapter", "Book"),
        ("entry-encyclopedia", "Article", "Book"),
        ("paper-conference", "ScholarlyArticle", "Book"),
        ("article-newspaper", "NewsArticle", "Newspaper"),
        ("article-magazine", "Article", "Periodical"),
        ("webpage", "WebPage", "WebSite"),
        ("post-weblog", "BlogPosting", "Blog"),
        ("treaty", "Legislation", "CreativeWork"),
        ("software", "SoftwareApplication", "CreativeWork"),
        ("standard", "CreativeWork", "CreativeWork"),
    ],
)
def test_a_work_and_what_holds_it_have_types_of_schema_org(
    kind: str, expected: str, holder: str
) -> None:
    made = json_ld(work(kind, container_title="Holder"))
    assert (made["@type"], made["isPartOf"]) == (expected, {"@type": holder, "name": "Holder"})


def test_numbers_people_and_places_of_schema_org() -> None:
    report = work(
        "report",
        number="960",
        publisher="House",
        publisher_place="Oslo",
        author=[{"literal": DEPARTMENT}],
        translator=[{"family": "King", "given": "Ann, Jr."}],
        DOI="10.1000/x",
        URL="https://example.org/",
    )
    made = json_ld(report)
    assert made["reportNumber"] == "960"
    assert made["publisher"] == {"@type": "Organization", "name": "House", "location": "Oslo"}
    assert made["author"] == [{"@type": "Organization", "name": DEPARTMENT}]
    assert made["translator"] == [
        {"@type": "Person", "name": "Ann King, Jr.", "givenName": "Ann", "familyName": "King"}
    ]
    assert made["identifier"] == made["sameAs"] == "https://doi.org/10.1000/x"
    assert json_ld(work("legislation", number="2024/1689"))["legislationIdentifier"] == "2024/1689"
    assert json_ld(work("standard", number="ISO 1"))["identifier"] == "ISO 1"
    assert json_ld(work("book", ISBN="1", edition="2"))["bookEdition"] == "2"


def test_a_preprint_without_an_address_of_its_own_is_found_on_arxiv() -> None:
    item = work("article", archive="arXiv", archive_location="2307.04699")
    address = "https://arxiv.org/abs/2307.04699"
    assert values(highwire(item), "citation_public_url") == [address]
    assert values(open_url(item), "rft_id") == [address]
    assert json_ld(item)["sameAs"] == address


def test_the_note_of_a_work_goes_into_zoteros_extra() -> None:
    assert ("z:extra", "A note") in zotero_tags(work("book", note="A note"))
    assert ("z:extra", "Type: treaty\nA note") in zotero_tags(work("treaty", note="A note"))


@pytest.mark.parametrize(
    ("kind", "variables", "line"),
    [
        ("book", {"original_title": "Título"}, "Original Title: Título"),
        ("book", {"original_date": {"date-parts": [[1975]]}}, "Original Date: 1975"),
        ("chapter", {"original_publisher": "Maison"}, "Original Publisher: Maison"),
        ("report", {"container_title": "Records"}, "Container Title: Records"),
        ("hearing", {"genre": "Hearing, 2nd session"}, "Genre: Hearing, 2nd session"),
        ("treaty", {"publisher_place": "Nairobi"}, "Publisher Place: Nairobi"),
        ("speech", {"number": "7"}, "Number: 7"),
        ("periodical", {"issue": "3"}, "Issue: 3"),
        ("thesis", {"volume": "2"}, "Volume: 2"),
        ("document", {"event_title": "第一次会议"}, "Event Title: 第一次会议"),
        ("webpage", {"event_place": "Сочи"}, "Event Place: Сочи"),
        (
            "document",
            {"event_date": {"date-parts": [[2023, 11, 1], [2023, 11, 2]]}},
            "Event Date: 2023-11-01/2023-11-02",
        ),
        ("article-journal", {"PMID": "123"}, "PMID: 123"),
        ("report", {"status": "forthcoming"}, "Status: forthcoming"),
        ("article-magazine", {"translator": [PERSON]}, "Translator: van der Berg || Jan, Jr."),
        ("legislation", {"translator": [{"literal": "A Bureau"}]}, "Translator: A Bureau"),
        ("chapter", {"container_author": [PERSON]}, "Container Author: van der Berg || Jan, Jr."),
    ],
)
def test_what_zoteros_type_has_no_field_for_is_a_line_of_its_extra(
    kind: str, variables: Item, line: str
) -> None:
    item = work(kind, note="Our own.", **variables)
    (extra,) = values(zotero_tags(item), "z:extra")
    assert line in extra.splitlines()
    assert extra.splitlines()[-1] == "Our own."


@pytest.mark.parametrize(
    ("kind", "variables"),
    [
        ("article-journal", {"volume": "1", "issue": "2", "page": "3-4", "container_title": "J"}),
        ("book", {"volume": "1", "edition": "2", "collection_title": "S", "publisher": "P"}),
        ("report", {"number": "1", "genre": "Brief", "collection_title": "S", "publisher": "P"}),
        ("legislation", {"volume": "88", "number": "1", "collection_title": "Gazette"}),
        ("broadcast", {"collection_title": "News", "publisher": "Radio"}),
        ("song", {"volume": "4", "collection_title": "Talks", "publisher": "Radio"}),
        ("speech", {"event_title": "Forum", "event_place": "Seoul", "genre": "Keynote"}),
    ],
)
def test_what_has_a_field_is_not_said_twice(kind: str, variables: Item) -> None:
    assert not values(zotero_tags(work(kind, **variables)), "z:extra")


def test_a_law_is_in_a_volume_of_its_code_and_a_broadcast_in_its_programme() -> None:
    act = zotero_tags(work("legislation", container_title="Statutes", volume="134"))
    assert {("z:code", "Statutes"), ("z:codeNumber", "134")} <= set(act)
    show = zotero_tags(work("broadcast", collection_title="The News"))
    assert ("z:publicationTitle", "The News") in show


def test_the_archive_is_not_said_again_of_a_preprint_with_a_number() -> None:
    preprint = work("article", archive="SSRN", archive_location="12", number="12", publisher="SSRN")
    assert not values(zotero_tags(preprint), "z:archive")
    letter = zotero_tags(work("personal_communication", source="Archives, FO 1"))
    assert ("z:archive", "Archives, FO 1") in letter


def test_a_paper_without_an_event_names_its_proceedings_alone() -> None:
    tags = head(work("paper-conference", container_title="Proceedings"))["citation"]
    assert not values(tags, "citation_conference_title"), "Zotero would print them as the event"
    assert ("z:publicationTitle", "Proceedings") in tags


@pytest.mark.parametrize(
    ("kind", "page", "expected"),
    [
        ("article-journal", "101-29", ["101", "129"]),
        ("article-journal", "iv-x", ["iv", "x"]),
        ("article-journal", "e0123", ["e0123"]),
        ("legal_case", "1-62", ["1"]),
    ],
)
def test_pages_are_whole_numbers_and_a_case_has_its_first(
    kind: str, page: str, expected: list[str]
) -> None:
    tags = highwire(work(kind, page=page))
    assert values(tags, "citation_firstpage") + values(tags, "citation_lastpage") == expected


def test_both_ends_of_a_range_of_dates_are_saved() -> None:
    summit = work("webpage", issued={"date-parts": [[2023, 11, 1], [2023, 11, 2]]})
    tags = highwire(summit)
    assert values(tags, "citation_publication_date") == ["2023/11/01"]
    assert values(tags, "citation_date") == ["2023-11-01/2023-11-02"], "Zotero takes it before"
    assert json_ld(summit)["datePublished"] == "2023-11-01"
    single = work("webpage", issued={"date-parts": [[2023, 11]]})
    assert not values(highwire(single), "citation_date")


@pytest.mark.parametrize(
    ("kind", "role", "tag"),
    [
        ("motion_picture", "director", "citation_author"),
        ("song", "host", "citation_author"),
        ("book", "compiler", "citation_editor"),
    ],
)
def test_who_stands_for_the_author_is_named_as_such(kind: str, role: str, tag: str) -> None:
    """Zotero makes the authors of a film its directors, those of a podcast its hosts."""
    item = work(kind, **{role: [{"family": "Doe", "given": "Ann"}]})
    assert values(highwire(item), tag) == ["Doe, Ann"]
    assert not values(zotero_tags(item), "z:extra")


def test_all_others_who_had_a_part_are_lines_of_zoteros_extra() -> None:
    item = work(
        "interview",
        author=[{"family": "Doe", "given": "Ann"}],
        interviewer=[{"family": "王", "given": "小明"}],
        director=[{"literal": "A Studio"}],
    )
    assert values(highwire(item), "citation_author") == ["Doe, Ann"]
    (extra,) = values(zotero_tags(item), "z:extra")
    assert extra.splitlines() == ["Director: A Studio", "Interviewer: 王 || 小明"]


def test_others_are_no_body() -> None:
    item = work("book", author=[{"family": "Doe", "given": "Ann"}, {"literal": "others"}])
    assert [one["name"] for one in json_ld(item)["author"]] == ["Ann Doe"]
    assert values(open_url(item), "rft.au") == ["Doe, Ann"]
    assert values(highwire(item), "citation_author") == ["Doe, Ann", "others"]


def test_pages_stand_with_the_types_that_have_some() -> None:
    """schema.org has 'pagination' for articles and parts of books alone."""
    assert json_ld(work("article-journal", page="545-56"))["pagination"] == "545–556"
    assert json_ld(work("chapter", page="iv-x"))["pagination"] == "iv–x"
    for kind in ("legal_case", "legislation", "treaty", "book"):
        assert "pagination" not in json_ld(work(kind, page="1-2"))


def test_a_translation_names_its_original() -> None:
    book = work("book", original_title="監視", original_date={"date-parts": [[1975]]})
    assert json_ld(book)["translationOfWork"] == {
        "@type": "CreativeWork",
        "name": "監視",
        "datePublished": "1975",
    }
    assert "translationOfWork" not in json_ld(work("book", original_date={"date-parts": [[1975]]}))


def test_each_of_several_isbns_is_told_and_one_where_there_is_room_for_one() -> None:
    book = work("book", ISBN="978-0-306-40615-7 0-306-40615-2")
    assert values(highwire(book), "citation_isbn") == ["978-0-306-40615-7", "0-306-40615-2"]
    assert json_ld(book)["isbn"] == ["978-0-306-40615-7", "0-306-40615-2"]
    assert values(open_url(book), "rft.isbn") == ["978-0-306-40615-7"]
    assert json_ld(work("book", ISBN="0-306-40615-2"))["isbn"] == "0-306-40615-2"


def test_a_speech_has_one_place() -> None:
    held = work("speech", event_place="Seoul")
    assert values(zotero_tags(held), "z:place") == ["Seoul"]
    printed = work("speech", event_place="Seoul", publisher_place="Rome")
    assert values(zotero_tags(printed), "z:place") == ["Rome"]

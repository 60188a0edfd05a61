"""Names as people write them: who is read, and what is told with which cure."""

import pytest
from pybtex.bibtex.utils import split_name_list

from litmap.bibtex.names import People, read_people
from litmap.model.reference import Person


def people(field: str) -> People:
    return read_people(split_name_list(field))


def in_words(person: Person) -> str:
    """'von|Doe|Jr.|Ann', or a body's name in brackets."""
    if person.corporate:
        return f"[{person.last}]"
    return "|".join((person.particle, person.last, person.suffix, person.first))


def read(field: str) -> list[str]:
    return [in_words(person) for person in people(field).persons]


def cures(field: str) -> list[str]:
    """What the messages say behind 'write' or 'braces of its own,'."""
    said = [fault.message for fault in people(field).faults]
    return [message.rpartition(" '")[2].removesuffix("'") for message in said]


@pytest.mark.parametrize(
    "name", [", Jane", "{~}", '{\\"{}}', "{\\textsc{}}", "{\\ }", "{ }", "{...}"]
)
def test_a_name_without_a_surname(name: str) -> None:
    people = read_people([name, "Doe, J"])
    assert [person.last for person in people.persons] == ["Doe"]
    assert [(fault.name, fault.severity) for fault in people.faults] == [(name, "error")]


PERSONS = {
    "Gordon Banks": "|Banks||Gordon",
    "Union, Jane": "|Union||Jane",
    "James Office-Jones": "|Office-Jones||James",
    "Ban, Ki-moon": "|Ban||Ki-moon",
    "Price, Watch": "|Price||Watch",
    "House, Robert J.": "|House||Robert J.",
    "William H. Press": "|Press||William H.",
    "Group, R. C.": "|Group||R. C.",
    "Collaboration, C.": "|Collaboration||C.",
    "Martin Bank": "|Bank||Martin",
    "House, Ai": "|House||Ai",
    "Soler Company, Juan": "|Soler Company||Juan",
    "Consiglio, Armando": "|Consiglio||Armando",
    "SMITH, JOHN": "|SMITH||JOHN",
    "JOHN SMITH": "|SMITH||JOHN",
    "Kim On Lee": "|Lee||Kim On",
    "Mai, The Tien": "|Mai||The Tien",
    "of Siena, Catherine": "of|Siena||Catherine",
    "William of Ockham": "of|Ockham||William",
    "Weinan E": "|E||Weinan",
    "Wei Wang 0001": "|0001||Wei Wang",
    "Smith, S.A.": "|Smith||S.A.",
    "Mofiz, U. A.": "|Mofiz||U. A.",
    "Smith, MD": "|Smith||MD",
    "Smith, JR": "|Smith||JR",
    "Plato": "|Plato||",
    "McDonald": "|McDonald||",
    "O'Neill, A": "|O'Neill||A",
    "{\\'O}, B": "|Ó||B",
    "李, 明": "|李||明",
    "王小明": "|王小明||",
    "王 小明": "|王||小明",
    "김 철수": "|김||철수",
    "김": "|김||",
    "Nguyễn, Thị Minh Khai": "|Nguyễn||Thị Minh Khai",
    "Sigurðsson, Jón": "|Sigurðsson||Jón",
    "García Márquez, Gabriel": "|García Márquez||Gabriel",
    "Juan de la Cruz": "de la|Cruz||Juan",
    "Erdélyi, Péter": "|Erdélyi||Péter",
    "محمد, علي": "|محمد||علي",
    "al-Khalili, Jim": "|al-Khalili||Jim",
    "bin Salman, Mohammed": "bin|Salman||Mohammed",
    "ibn Rushd, Ahmad": "ibn|Rushd||Ahmad",
    "van der Berg, Jan": "van der|Berg||Jan",
    "King, Jr, Martin Luther": "|King|Jr|Martin Luther",
    "Doe Jr., John": "|Doe|Jr.|John",
    "{3M}": "[3M]",
    "{Friends of Others}": "[Friends of Others]",
    "{Barnes and Noble, Inc.}": "[Barnes and Noble, Inc.]",
    "{Bureau}, Jean": "|Bureau||Jean",
    "{O}ffice, Jane": "|Office||Jane",
    "Andr'{a}s Kornai": "|Kornai||Andr'as",
    "Ting-{Lee}": "|Ting-Lee||",
}


@pytest.mark.parametrize("name", PERSONS)
def test_a_name_that_is_well_written_is_read_without_a_word(name: str) -> None:
    assert read(name) == [PERSONS[name]]
    assert people(name).faults == ()


BODIES = [
    "World Bank",
    "European Commission",
    "European Data Protection Board",
    "United Nations",
    "United States",
    "Centre for AI Safety",
    "Bank of England",
    "Group of Seven",
    "Food and Agriculture Organization",
    "UN Economic and Social Council",
    "National Academies of Sciences, Engineering and Medicine",
    "Global Partners Digital",
    "Scale AI",
    "Doctors Without Borders",
    "Barnes and Noble, Inc.",
    "Department for Science, Innovation and Technology",
    "Department for Digital, Culture, Media and Sport",
    "Ministry of Foreign Affairs and Trade",
    "National Institute of Standards and Technology",
    "European Commission, Joint Research Centre",
    "OECD, Directorate for Science",
    "Department for Culture, Media \\& Sport",
    "WORLD BANK",
    "INTERNATIONAL MONETARY FUND",
    "OECD",
    "AT\\&T",
    "G20",
    "G20 Leaders",
    "OpenAI",
    "Google DeepMind",
    "Article 19",
    "UN Women",
    "The White House",
    "White House",
    "Information Commissioner's Office",
    "Minist{\\`e}re de la Culture",
    "Bundesministerium für Wirtschaft und Klimaschutz",
    "Comisión Europea",
    "Union européenne",
    "Gobierno de España",
    "{IEEE} Standards Association",
]


@pytest.mark.parametrize("name", BODIES)
def test_a_body_without_braces_is_told_and_shown_as_a_body(name: str) -> None:
    plain = name.replace("\\&", "&").replace("{\\`e}", "è").replace("{IEEE}", "IEEE")
    assert read(name) == [f"[{plain}]"]
    assert [fault.severity for fault in people(name).faults] == ["warning"]
    assert cures(name) == [f"{{{name}}}"]
    assert people(f"{{{name}}}").faults == (), "the cure works"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Commission, European", "European Commission"),
        ("Nations, United", "United Nations"),
        ("Bank, World", "World Bank"),
        ("Union, African", "African Union"),
        ("Watch, Human Rights", "Human Rights Watch"),
        ("Board, European Data Protection", "European Data Protection Board"),
        ("of Health, Department", "Department of Health"),
        ("for Computing Machinery, Association", "Association for Computing Machinery"),
    ],
)
def test_a_body_turned_round_is_told_and_shown_in_its_order(name: str, meant: str) -> None:
    assert read(name) == [f"[{meant}]"]
    assert cures(name) == [f"{{{meant}}}"]


def test_two_bodies_and_a_person_stay_apart() -> None:
    field = "Amnesty International and Human Rights Watch and Ministry of Health and Jane Doe"
    names = ["[Amnesty International]", "[Human Rights Watch]", "[Ministry of Health]"]
    assert read(field) == [*names, "|Doe||Jane"]
    assert len(people(field).faults) == 3


@pytest.mark.parametrize(
    ("name", "person", "cure"),
    [
        ("Smith, John, Jr.", "|Smith|Jr.|John", "Smith, Jr., John"),
        ("Smith, John, III", "|Smith|III|John", "Smith, III, John"),
        ("Smith, John Sr.", "|Smith|Sr.|John", "Smith, Sr., John"),
        ("John Doe, Jr.", "|Doe|Jr.|John", "Doe, Jr., John"),
        ("John van der Doe Jr.", "van der|Doe|Jr.|John", "van der Doe, Jr., John"),
        ("Smith, John, PhD", "|Smith||John", "Smith, John"),
        ("Smith, John, MD, PhD", "|Smith||John", "Smith, John"),
        ("Klein, MD, Ronald", "|Klein||Ronald", "Klein, Ronald"),
        ("Dr. Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("Doe, Prof. Jane", "|Doe||Jane", "Doe, Jane"),
        ("Smith J. D.", "|Smith||J. D.", "Smith, J. D."),
        ("Doe, Ann,", "|Doe||Ann", "Doe, Ann"),
    ],
)
def test_what_stands_in_a_wrong_place_of_a_name(name: str, person: str, cure: str) -> None:
    assert read(name) == [person]
    assert [fault.severity for fault in people(name).faults] == ["warning"]
    assert cures(name) == [cure]
    assert read(cure) == [person]
    assert people(cure).faults == (), "the cure works"


@pytest.mark.parametrize(
    ("field", "persons", "message"),
    [
        ("Doe, Ann & Roe, Bob", ["|Doe||Ann", "|Roe||Bob"], "write 'Doe, Ann and Roe, Bob'"),
        ("Doe, A., \\& Roe, B.", ["|Doe||A.", "|Roe||B."], "write 'Doe, A. and Roe, B.'"),
        ("Doe & Roe", ["[Doe & Roe]"], "write ' and ' between persons"),
        ("Doe, Ann, Roe", ["|Doe|Ann|Roe"], "write ' and ' between two names"),
        ("Doe, Ann, Roe, Bob", [], "write ' and ' between two names"),
        ("Doe, Ann; Roe, Bob", [], "write ' and ' between two names"),
    ],
)
def test_names_that_nothing_sets_apart(field: str, persons: list[str], message: str) -> None:
    assert read(field) == persons
    assert [message in fault.message for fault in people(field).faults] == [True]


@pytest.mark.parametrize(
    "end",
    [
        *(" et al.", " et al", ", et al.", " {et al.}", " et. al.", ", others"),
        *(r" \emph{et al.}", r" \textit{{et al}}", r" {\it{et al.}}"),
    ],
)
def test_et_al_behind_a_name_means_others(end: str) -> None:
    found = people(f"Doe, Ann and Roe, Bob{end}")
    assert [in_words(person) for person in found.persons] == ["|Doe||Ann", "|Roe||Bob"]
    assert found.more
    assert [fault.message.rpartition("; ")[2] for fault in found.faults] == [
        "write 'Roe, Bob and others'"
    ]


@pytest.mark.parametrize(
    "name", ["et al.", "{et al.}", "{others}", "et alii", r"\emph{et al.}", r"\ldots", "...", "…"]
)
def test_et_al_alone_is_no_name(name: str) -> None:
    found = people(f"Doe, Ann and {name}")
    assert [in_words(person) for person in found.persons] == ["|Doe||Ann"]
    assert found.more
    assert [fault.severity for fault in found.faults] == ["warning"]
    assert [fault.severity for fault in people(name).faults] == ["error"]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("family=Beauvoir, given=Simone, prefix=de, useprefix=true", "de|Beauvoir||Simone"),
        ("given={Martin Luther}, family=King, suffix={Jr.}", "|King|Jr.|Martin Luther"),
        ("family=Smith, given-i=RE", "|Smith||R. E."),
        ("family={de la Cruz}, given=Juan, given-i={J}", "|de la Cruz||Juan"),
        ('family="de Doe", given="Ann"', "|de Doe||Ann"),
        ("uniquename=false, given={Henry}, family={Jones}", "|Jones||Henry"),
        ("family=33709 Signatories", "[33709 Signatories]"),
        ("family={Barnes and Noble}", "[Barnes and Noble]"),
        ('Family = M{\\"u}ller, Given = J{\\"o}rg', "|Müller||Jörg"),
    ],
)
def test_the_extended_format_of_biblatex_is_read(name: str, person: str) -> None:
    assert read(name) == [person]
    assert people(name).faults == ()


@pytest.mark.parametrize(
    "name", ["a" + "," * 50_000, "a" + " ;" * 50_000, "Ministry of Health" + " and Trade" * 5_000]
)
def test_a_senseless_name_costs_no_time_worth_speaking_of(name: str) -> None:
    assert len(people(name).faults) >= 1


def test_an_unknown_part_of_the_extended_format_is_told() -> None:
    assert read("given=Hans, middle=X, family=Meier") == ["|Meier||Hans"]
    (fault,) = people("given=Hans, middle=X, family=Meier").faults
    assert "'middle=X' is no part of a name" in fault.message


def test_an_option_of_the_whole_list_is_no_name() -> None:
    found = people("nosortothers=true and Doe, Ann")
    assert [in_words(person) for person in found.persons] == ["|Doe||Ann"]
    assert found.faults == ()

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
    "name", [", ___", "Day ___", "{~}", '{\\"{}}', "{\\textsc{}}", "{\\ }", "{ }", "{...}"]
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
    "Robert (Bob) Roe": "|Roe||Robert (Bob)",
    "Kim, Jong (金)": "|Kim||Jong (金)",
    "Anonymous": "|Anonymous||",
    "Li, Na": "|Li||Na",
    "bell hooks": "bell|hooks||",
    "Jean d'Alembert": "|d'Alembert||Jean",
    "Jim al-khalili": "|al-khalili||Jim",
    "Van linden, An": "|Van linden||An",
    "Heiberg [respondens], Ludvig": "|Heiberg [respondens]||Ludvig",
    r"Radek \v{S}imik": "|Šimik||Radek",
    "Zden{ě}k {Ž}abokrtsk{ý}": "|Žabokrtský||Zdeněk",
    "H.E. Wiegand": "|Wiegand||H.E.",
    "Efros, Al.": "|Efros||Al.",
    "Иван Тургенев": "|Тургенев||Иван",
    "Тургенев, Иван": "|Тургенев||Иван",
    "Иван фон Берг": "фон|Берг||Иван",
    "阿部 正": "|阿部||正",
    "김 지원": "|김||지원",
    "علي محمد": "|محمد||علي",
    "Rada Nowak": "|Nowak||Rada",
    "Jean de la Cour": "de la|Cour||Jean",
    "Amt, Julia": "|Amt||Julia",
    "Ann Post": "|Post||Ann",
    "Law, Ann": "|Law||Ann",
    "Corte, Ugo": "|Corte||Ugo",
    "阿部": "|阿部||",
    "长谷部": "|长谷部||",
    "이정부": "|이정부||",
    "Ortega y Roe, José": "Ortega y|Roe||José",
    "Karl von und zu Berg": "von und zu|Berg||Karl",
    "Puig i Roe, Josep": "Puig i|Roe||Josep",
    "Andrew NG": "|NG||Andrew",
    "Silva Filho, João": "|Silva Filho||João",
    "Boston, Eds": "|Boston||Eds",
    "WEIWEI AI": "|AI||WEIWEI",
    "Garcia Roe, JR": "|Garcia Roe||JR",
    "JOHN DB": "|DB||JOHN",
    "Gemini2": "|Gemini2||",
    "E=mc, Albert": "|E=mc||Albert",
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
    "Statens vegvesen",
    "Agencia española de protección de datos",
    "Kementerian Komunikasi dan Informatika",
    "Uniwersytet Warszawski",
    "Sanayi ve Teknoloji Bakanlığı",
    "Международный союз электросвязи",
    "Міністерство цифрової трансформації",
    "Υπουργείο Ψηφιακής Διακυβέρνησης",
    "منظمة التعاون الإسلامي",
    "משרד המשפטים",
    "विज्ञान मंत्रालय",
    "中国信息通信研究院",
    "国家互联网信息办公室",
    "工业和信息化部",
    "デジタル 総合研究所",
    "한국 정보통신 연구원",
    "Organisation for Economic Co-operation and Development (OECD)",
    "Deutsche Bundesbank",
    "Auswärtiges Amt",
    "Bundesverfassungsgericht",
    "Vereinte Nationen",
    "Cour de cassation",
    "Conseil d'État",
    "Assemblée nationale",
    "Senado Federal",
    "Câmara dos Deputados",
    "Garante per la protezione dei dati personali",
    "Autoriteit Persoonsgegevens",
    "Verenigde Naties",
    "Regeringskansliet",
    "Valtioneuvosto",
    "Narodowy Bank Polski",
    "Komisja Europejska",
    "Rada Europy",
    "Avrupa Birliği",
    "Совет Европы",
    "Всемирный банк",
    "Верховна Рада",
    "Ευρωπαϊκή Επιτροπή",
    "الأمم المتحدة",
    "משרד החוץ",
    "विदेश मंत्रालय",
    "世界银行",
    "外務省",
    "欧盟委员会",
    "법무부",
    "한국은행",
    "New York Times",
    "Freedom House",
    "Editorial Board",
    "Carnegie Endowment",
    "Huawei Technologies",
    "Microsoft",
    "MLCommons",
    "Anthropic, PBC",
    "Japan, Ministry of Foreign Affairs",
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
        ("Affairs, Ministry of Foreign", "Ministry of Foreign Affairs"),
        ("Justice, Department of", "Department of Justice"),
        ("Safety, Centre for AI", "Centre for AI Safety"),
        ("Weltbank, Die", "Die Weltbank"),
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
        ("Dr Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("Doe, Prof Dr Jane", "|Doe||Jane", "Doe, Jane"),
        ("Ms. Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("Hon. Dr. Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("Smith J. D.", "|Smith||J. D.", "Smith, J. D."),
        ("Doe, Ann,", "|Doe||Ann", "Doe, Ann"),
        ("Smith, John, {Jr.}", "|Smith|Jr.|John", "Smith, Jr., John"),
        ("Dupont, Jean, fils", "|Dupont|fils|Jean", "Dupont, fils, Jean"),
        ("Silva, João, Filho", "|Silva|Filho|João", "Silva, Filho, João"),
        ("Sir Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("Doe, Mrs. Jane", "|Doe||Jane", "Doe, Jane"),
        ("Smith JD", "|Smith||JD", "Smith, JD"),
        ("Doe, Ann and", "|Doe||Ann", "Doe, Ann"),
    ],
)
def test_what_stands_in_a_wrong_place_of_a_name(name: str, person: str, cure: str) -> None:
    assert read(name) == [person]
    assert [fault.severity for fault in people(name).faults] == ["warning"]
    assert cures(name) == [cure]
    assert read(cure) == [person]
    assert people(cure).faults == (), "the cure works"


@pytest.mark.parametrize(
    ("name", "person", "cure"),
    [
        ("Doe, Jane (ed.)", "|Doe||Jane", "Doe, Jane"),
        ("Doe, Jane, Ed.", "|Doe||Jane", "Doe, Jane"),
        ("Doe, Jane, (Eds.)", "|Doe||Jane", "Doe, Jane"),
        ("By Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("Doe, Jane†", "|Doe||Jane", "Doe, Jane"),
        ("Jane Doe [Hrsg.]", "|Doe||Jane", "Jane Doe"),
        ("Doe (editor), Jane", "|Doe||Jane", "Doe, Jane"),
        ("edited by Jane Doe", "|Doe||Jane", "Jane Doe"),
        ("European Commission (ed.)", "[European Commission]", "{European Commission}"),
        ("Jane Doe (University of Nowhere)", "|Doe||Jane", "Jane Doe"),
        ("Doe, Jane <jane@example.org>", "|Doe||Jane", "Doe, Jane"),
        ("Jane Doe*", "|Doe||Jane", "Jane Doe"),
        ("Müller, Jörg12", "|Müller||Jörg", "Müller, Jörg"),
    ],
)
def test_what_is_no_part_of_a_name(name: str, person: str, cure: str) -> None:
    assert read(name) == [person]
    (fault,) = people(name).faults
    assert fault.severity == "warning"
    assert f"write '{cure}'" in fault.message
    assert read(cure) == [person]
    assert people(cure).faults == (), "the cure works"


@pytest.mark.parametrize("name", ["n.a.", "N/A", "{Unknown}", "No author", "[s.n.]", "--"])
def test_what_says_that_nobody_is_named(name: str) -> None:
    assert read(f"{name} and Doe, Ann") == ["|Doe||Ann"]
    assert [fault.severity for fault in people(name).faults] == ["warning"]
    assert "leave the field out" in people(name).faults[0].message


@pytest.mark.parametrize(
    ("field", "persons", "message"),
    [
        ("Doe, Ann & Roe, Bob", ["|Doe||Ann", "|Roe||Bob"], "write 'Doe, Ann and Roe, Bob'"),
        ("Doe, A., \\& Roe, B.", ["|Doe||A.", "|Roe||B."], "write 'Doe, A. and Roe, B.'"),
        ("Doe, A., Roe, B. C.", ["|Doe||A.", "|Roe||B. C."], "write 'Doe, A. and Roe, B. C.'"),
        (
            "Öz, Ş., Çe, İ., & Roe, B.",
            ["|Öz||Ş.", "|Çe||İ.", "|Roe||B."],
            "'Öz, Ş. and Çe, İ. and Roe, B.'",
        ),
        ("Doe, Ann und Roe, Bob", ["|Doe||Ann", "|Roe||Bob"], "write 'Doe, Ann and Roe, Bob'"),
        ("Doe, Ann et Roe, Bob", ["|Doe||Ann", "|Roe||Bob"], "write 'Doe, Ann and Roe, Bob'"),
        ("Doe, Ana y Roe, Eva", ["|Doe||Ana", "|Roe||Eva"], "write 'Doe, Ana and Roe, Eva'"),
        ("Жук, Анна и Лис, Олег", ["|Жук||Анна", "|Лис||Олег"], "write 'Жук, Анна and Лис, Олег'"),
        ("Ann Doe und Bob Roe", ["|Doe||Ann", "|Roe||Bob"], "write 'Ann Doe and Bob Roe'"),
        (
            "Ann Doe with Bob van Roe",
            ["|Doe||Ann", "van|Roe||Bob"],
            "write 'Ann Doe and Bob van Roe'",
        ),
        ("Doe, Ann / Roe, Bob", ["|Doe||Ann", "|Roe||Bob"], "write 'Doe, Ann and Roe, Bob'"),
        ("Doe & Roe", ["[Doe & Roe]"], "write ' and ' between persons"),
        ("Doe, Ann, Roe", ["|Doe|Ann|Roe"], "write ' and ' between two names"),
        ("Doe, Ann, Roe, Bob", [], "write ' and ' between two names"),
        ("Doe, Ann; Roe", [], "write ' and ' between two names"),
    ],
)
def test_names_that_nothing_sets_apart(field: str, persons: list[str], message: str) -> None:
    assert read(field) == persons
    assert [message in fault.message for fault in people(field).faults] == [True]


@pytest.mark.parametrize(
    "end",
    [
        *(" et al.", " et al", ", et al.", " {et al.}", " et. al.", ", others", " u. a."),
        *(" y otros", " e outros", " et autres", " und andere", " e altri", " m.fl.", " i in."),
        *(" и др.", " وآخرون", " 等", " ほか", " 외"),
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
    "name",
    [
        *("et al.", "{et al.}", "{others}", "et alii", "al.", "colleagues"),
        *(r"\emph{et al.}", r"\ldots", "...", "…"),
    ],
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
        ("family=Berg, given=Jan, prefix=van der, useprefix=false", "|Berg||Jan van der"),
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


def test_parts_under_names_of_other_formats_are_told() -> None:
    (fault, *_) = people("last=Doe, first=Ann").faults
    assert "'last=Doe' is no part of a name" in fault.message


@pytest.mark.parametrize(
    ("field", "persons", "cure"),
    [
        ("Doe, Ann; Roe, Bob", ["|Doe||Ann", "|Roe||Bob"], "Doe, Ann and Roe, Bob"),
        ("Ann Doe; Bob Roe", ["|Doe||Ann", "|Roe||Bob"], "Ann Doe and Bob Roe"),
        (
            "World Bank; United Nations",
            ["[World Bank]", "[United Nations]"],
            "{World Bank} and {United Nations}",
        ),
        ("Doe, Ann;", ["|Doe||Ann"], "Doe, Ann"),
        (", Plato", ["|Plato||"], "Plato"),
        (", Ann Doe", ["|Doe||Ann"], "Ann Doe"),
    ],
)
def test_names_that_are_clear_are_read(field: str, persons: list[str], cure: str) -> None:
    assert read(field) == persons
    assert [fault.severity for fault in people(field).faults] == ["warning"]
    assert people(field).faults[0].message.endswith(f"; write '{cure}'")
    assert read(cure) == persons
    assert people(cure).faults == ()


def test_a_doubled_and_loses_nobody() -> None:
    field = "Doe, Ann and and Roe, Bob"
    assert read(field) == ["|Doe||Ann", "|Roe||Bob"]
    assert [fault.severity for fault in people(field).faults] == ["warning"]

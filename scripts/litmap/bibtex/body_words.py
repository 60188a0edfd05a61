"""The words that tell that a name is a body's, in small letters, in the languages of policy."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


COMPANIES = _words("inc. inc ltd ltd. llc plc gmbh corp. corp pbc oyj kgaa sarl")
TELLING = COMPANIES | _words(
    """
academies academy administration agence agencia agency agenzia agência alliance assembly
association authority autoridad autorité bundesamt bundesministerium bundesrat bundesregierung
bundestag center centre coalition collaboration collective college comisión comissão comité
commissariat commissie commission commissione commissioner committee communities community
congress consortium consultancy contributors convention corporation council department
directorate directorate-general editors embassy europea europeia europäische européenne
federation fondation fondazione forum foundation fundación fundação gouvernement government group
initiative institut institute institution instituto international istituto kommission lab
laboratories laboratory labs leaders members ministere ministerie ministerio ministerium
ministero ministers ministry ministère ministério museum naciones nations nazioni nações network
news observatorio observatory office offices organisatie organisation organisations organización
organization organizations organização organizzazione panel parlament parlement parliament
partnership platform presidency program programme project registry research secretariat
secretary-general senate services signatories society stichting stiftung task-force taskforce
team treasury tribunal unidas unies universidad universidade universitat universiteit university
università universität université unternehmen working-group workshop endowment technologies
platforms facebook google microsoft anthropic nvidia tencent baidu alibaba huawei deepseek
mozilla wikipedia nationen vereinte bundeskanzleramt weltbank nationalbank zentralbank bundesbank
kanzleramt hochschule verband behörde gerichtshof europäischer europäisches assemblée sénat
autorités organismo unión ayuntamiento organismos naties autoriteit rijksoverheid
verenigde europese regeringen regeringskansliet riksdagen folketinget stortinget departementet
ministeriet europeiska europæiske ministeriö valtioneuvosto eduskunta yliopisto minisztérium
kormány bizottság egyetem ministerul guvernul comisia universitatea organizacja komisja
ministerstwo urząd uniwersytet zjednoczone sejm ministerstvo úřad univerzita birliği bakanlığı
bankası komisyonu üniversitesi kurumu başkanlığı meclisi milletler комиссия министерство
правительство университет комитет совет союз агентство организация наций служба дума
федерация фонд палата академия институт центр міністерство комісія уряд університет агенція
υπουργείο επιτροπή πανεπιστήμιο τράπεζα κυβέρνηση συμβούλιο οργανισμός ένωση المتحدة وزارة
الاتحاد مجلس منظمة لجنة هيئة جامعة البنك حكومة مؤسسة مركز المفوضية الأمم معهد البرلمان وزارت
سازمان دانشگاه دولت משרד ממשלת אוניברסיטת האיחוד בנק מרכז הכנסת האומות मंत्रालय आयोग संगठन परिषद
विश्वविद्यालय संयुक्त संस्थान सरकार กระทรวง มหาวิทยาลัย สำนักงาน
ассоциация організація ινστιτούτο اتحاد الجامعة
الجمعية الحكومة اللجنة المجلس المركز المعهد المنظمة الهيئة جمعية پژوهشگاه האוניברסיטה המכון מכון
רשות comitato generalitat institutt instytut instytutu kementerian komise komisi komisija komitee
myndighed myndigheten ministarstvo oficina parlamento parlamentet parlamentul regering secretaria
secretaría sekretariat rådet tænketank univerzitet universitet universitetet universitas vláda
agentura agentúra agenția comissió
"""
)
"""Words that no person is called by."""

SURNAMES_TOO = _words(
    """
africa ai amt banco bank banks banque board bureau chamber club commons company conference court
europa europe force fund house kingdom league library lords mondiale mundial post press republic
reserve school service staff states summit times trust union watch women банк
"""
)
"""Words that bodies and persons are called by."""

BEFORE_THEM = _words(
    """
advisory african american angeles arab asean asia-pacific asian associated banco banque bbc brics
british auswärtiges cabinet central chinese commonwealth consumer consumers deutsche development
digital editorial eu europe's european expert federal financial foreign freedom g20 g7 global
high-level home human-rights ibm indian inter-american intergovernmental
internet investment islamic labour mistral monetary morning motor narodowy national
nato nordic nuclear oecd patent policy publishing reserve rights scientific stability standards
statistical statistics steering supreme swiss u.k. u.n. u.s. uk un unesco unicef union united us
usa white washington who working world york
всемирный центральный европейский азиатский
"""
)
"""Words that stand before one of these in the name of a body."""

FIRST = _words(
    "european federal global inter-american intergovernmental international national united world"
)
"""Words by which the name of a body begins, and no person's."""

JOINED = _words(
    "economic social political environmental strategic scientific civil digital cultural"
)
"""Words that an 'and' joins to another in the name of a body."""

BEFORE_OF = _words(
    """
bank banque board bureau center centre church city commonwealth council court district duchy
house kingdom league library office people province republic school state states sultanate union
"""
)
"""Words before 'of' that tell: 'Bank of England'."""

MATTERS = _words(
    """
action affairs agriculture arts climate co-operation commerce communications communities
cooperation culture democracy development economics economy education employment energy
engineering engineers environment ethics finance fisheries food freedom health humanities
industry information infrastructure innovation intelligence justice labor labour law media
medicine peace policy progress protection relations research rights safety science securities
security services settlements skills society sport sports standards statistics strategy studies
systems technologies technology tourism trade transport
"""
)
"""What ministries are for: the end of their names behind 'and'."""

"""The languages of works: the names that `langid` takes, which are babel's, and their tags."""

from collections.abc import Mapping

_TAGS_AND_NAMES = """
aa afar; ab abkhazian; ae avestan; af afrikaans; agq aghem; ak akan; akk akkadian; alt
southernaltai; am amharic; ar arabic; ar-DZ arabic-algeria arabic-dz; ar-EG arabic-eg
arabic-egypt; ar-IQ arabic-iq arabic-iraq; ar-JO arabic-jo arabic-jordan; ar-LB arabic-lb
arabic-lebanon; ar-MA arabic-ma arabic-morocco; ar-PS arabic-palestinianterritories arabic-ps;
ar-SA arabic-sa arabic-saudiarabia; ar-SY arabic-sy arabic-syria; ar-TN arabic-tn
arabic-tunisia; arc aramaic; arc-nbat aramaic-nabataean aramaic-nbat; arc-palm aramaic-palm
aramaic-palmyrene; arq algerianarabic; arz egyptianarabic; as assamese; asa asu; ast asturian;
awa awadhi; ay aymara; az azerbaijani; az-Cyrl azerbaijani-cyrillic azerbaijani-cyrl; az-Latn
azerbaijani-latin azerbaijani-latn; ba bashkir; bal baluchi; ban balinese; bar bavarian; bas
basaa; bbc bataktoba; be belarusian; be-tarask belarusian-taraskievica; bem bemba; bew betawi;
bez bena; bg bulgarian; bgc haryanvi; bho bhojpuri; bm bambara; bn bengali bangla; bo tibetan;
br breton; brx bodo; bs bosnian; bs-Cyrl bosnian-cyrillic bosnian-cyrl; bs-Latn bosnian-latin
bosnian-latn; bua buriat; byn blin; ca catalan; cch atsam; ccp chakma; ce chechen; ceb cebuano;
cgg chiga; chr cherokee; ckb centralkurdish sorani; ckb-Latn centralkurdish-latin
centralkurdish-latn; co corsican; cop coptic; cs czech; cu churchslavic churchslavonic; cu-Cyrs
churchslavic-cyrs churchslavic-oldcyrillic; cu-Glag churchslavic-glag churchslavic-glagolitic;
cv chuvash; cy welsh; da danish; dav taita; de german ngerman ngermanb; de-1901 germanb
german-traditional; de-AT austrian austriangerman naustrian german-at german-austria; de-AT-1901
german-at-1901 german-austria-1901 german-austria-traditional; de-CH nswissgerman
swisshighgerman german-ch german-switzerland; de-CH-1901 german-ch-1901 german-switzerland-1901
german-switzerland-traditional; de-DE german-de german-germany; de-DE-1901 german-de-1901
german-germany-1901 german-germany-traditional; dje zarma; doi dogri; dsb lowersorbian lsorbian;
dua duala; dv divehi; dyo jolafonyi; dz dzongkha; ebu embu; ee ewe; egy ancientegyptian; el
greek; el-monoton monotonicgreek; el-polyton polutonikogreek polytonicgreek; en english; en-AU
australian australianenglish english-au english-australia; en-CA canadian canadianenglish
english-ca english-canada; en-GB british britishenglish ukenglish english-gb
english-unitedkingdom; en-NZ newzealand english-newzealand english-nz; en-US american
americanenglish usenglish english-unitedstates english-us; eo esperanto; es spanish; es-MX
mexican mexicanspanish spanish-mexico spanish-mx; et estonian; ett etruscan; eu basque; ewo
ewondo; fa persian farsi; fa-Latn farsi-latin persian-latin; ff fulah; fi finnish; fil filipino;
fo faroese; fr french francais frenchb; fr-BE french-be french-belgium; fr-CA acadian
canadianfrench canadien french-ca french-canada; fr-CH swissfrench french-ch french-switzerland;
fr-LU french-lu french-luxembourg; frr northernfrisian; fur friulan friulian; fy westernfrisian;
ga irish; gaa ga; gd scottish scottishgaelic; gez geez; gl galician; gn guarani; got gothic; grc
ancientgreek; gsw alemannic swissgerman; gsw-FR alsatian; gu gujarati; guz gusii; gv manx; ha
hausa; ha-GH hausa-gh hausa-ghana; ha-NE hausa-ne hausa-niger; haw hawaiian; hbo ancienthebrew;
he hebrew; hi hindi; hnj hmongnjua; hr croatian; hsb uppersorbian usorbian; hu hungarian magyar;
hy armenian; ia interlingua; id indonesian bahasa bahasai indon; ig igbo; ii sichuanyi; inh
ingush; is icelandic; isv interslavic; it italian; iu inuktitut; ja japanese; jgo ngomba; jmc
machame; jv javanese; ka georgian; kab kabyle; kaj jju; kam kamba; kcg tyap; kde makonde; kea
kabuverdianu; kgp kaingang; khb lu; khq koyrachiini; ki kikuyu; kk kazakh; kkj kako; kl
kalaallisut; kln kalenjin; km khmer; kn kannada; ko korean; ko-Hani korean-han korean-hani; kok
konkani; ks kashmiri; ksb shambala; ksf bafia; ksh colognian; ku kurdish kurmanji
northernkurdish; ku-Arab kurdish-arab kurdish-arabic northernkurdish-arab
northernkurdish-arabic; kv komi; kw cornish; ky kyrgyz; la latin classicallatin
classiclatin ecclesiasticlatin ecclesiasticallatin medievallatin; lab lineara; lad ladino;
lag langi; lb luxembourgish; lep lepcha; lg ganda; lif limbu; lif-limb limbu-limb limbu-limbu;
lij ligurian; lkt lakota; lmo lombard; ln lingala; lo lao; lrc northernluri; lt lithuanian; lu
lubakatanga; luo luo; luy luyia; lv latvian; mai maithili; mak makasar; mak-Bugi makasar-bugi
makasar-buginese; mas masai; mer meru; mfe morisyen; mg malagasy; mgh makhuwameetto; mgo meta;
mi maori; mk macedonian; ml malayalam; mn mongolian; mni manipuri; mr marathi; ms malay bahasam
melayu; ms-BN malay-bn malay-brunei; ms-SG malay-sg malay-singapore; mt maltese; mua mundang;
mus muscogee; my burmese; myv erzya; myz classicalmandaic; mzn mazanderani; naq nama; nb
norwegianbokmal; nd northndebele; nds lowgerman; ne nepali; new newari; nl dutch; nmg kwasio; nn
norwegiannynorsk nynorsk; nnh ngiemboon; no norwegian norsk; non oldnorse; nqo nko; nr
southndebele; nso northernsotho; nus nuer; nv navajo; ny nyanja; nyn nyankole; oc occitan; om
oromo; or odia oriya; os ossetic; osa osage; oui olduighur; pa punjabi; pa-Arab punjabi-arab
punjabi-arabic; pa-Guru punjabi-gurmukhi punjabi-guru; pap papiamento; pcm nigerianpidgin; peo
oldpersian; phn phoenician; pl polish; pms piedmontese; prg prussian; ps pashto; pt portuguese
portuges; pt-BR brazil brazilian brazilianportuguese portuguese-br portuguese-brazil; pt-PT
europeanportuguese portuguese-portugal portuguese-pt; qu quechua; raj rajasthani; rm romansh;
rmo sinteromani; rn rundi; ro romanian; ro-MD moldavian romanian-md romanian-moldova; rof rombo;
ru russian russianb; rw kinyarwanda; rwk rwa; sa sanskrit; sa-Beng sanskrit-bangla sanskrit-beng
sanskrit-bengali; sa-Deva sanskrit-deva sanskrit-devanagari; sa-Gujr sanskrit-gujarati
sanskrit-gujr; sa-Knda sanskrit-kannada sanskrit-knda; sa-Mlym sanskrit-malayalam sanskrit-mlym;
sa-Telu sanskrit-telu sanskrit-telugu; sah sakha; saq samburu; sat santali; sbp sangu; sc
sardinian; scn sicilian; sd sindhi; sd-deva sindhi-deva sindhi-devanagari; sd-khoj sindhi-khoj
sindhi-khojki; sd-sind sindhi-khudawadi sindhi-sind; se northernsami samin; seh sena; ses
koyraborosenni; sg sango; sga oldirish; shi tachelhit; shi-Latn tachelhit-latin tachelhit-latn;
shi-Tfng tachelhit-tfng tachelhit-tifinagh; si sinhala; sk slovak; skr saraiki; sl slovene
slovenian; smn inarisami; smp samaritan; sn shona; so somali; sq albanian; sr serbian serbianc;
sr-Cyrl serbian-cyrillic serbian-cyrl; sr-Cyrl-BA serbian-cyrillic-bosniaherzegovina
serbian-cyrl-ba; sr-Cyrl-ME serbian-cyrillic-montenegro serbian-cyrl-me; sr-Cyrl-XK
serbian-cyrillic-kosovo serbian-cyrl-xk; sr-Latn serbian-latin serbian-latn; sr-Latn-BA
serbian-latin-bosniaherzegovina serbian-latn-ba; sr-Latn-ME serbian-latin-montenegro
serbian-latn-me; sr-Latn-XK serbian-latin-kosovo serbian-latn-xk; sr-Latn-ijekavsk
serbian-latn-ijekavsk; sr-ijekavsk serbian-ijekavsk; ss swati; ssy saho; st southernsotho; su
sundanese; sv swedish; sw swahili; syr syriac; szl silesian; ta tamil; tdd tainua; te telugu;
teo teso; tg tajik; th thai; ti tigrinya; tig tigre; tk turkmen; tn tswana; to tongan; tpi
tokpisin; tr turkish; trv taroko; ts tsonga; tt tatar; twq tasawaq; txg tangut; tzm
centralatlastamazight; ug uyghur; uga ugaritic; uk ukrainian ukraineb; ur urdu; uz uzbek;
uz-Arab uzbek-arab uzbek-arabic; uz-Cyrl uzbek-cyrillic uzbek-cyrl; uz-Latn uzbek-latin
uzbek-latn; vai vai; vai-Latn vai-latin vai-latn; vai-Vaii vai-vai vai-vaii; ve venda; vec
venetian; vi vietnamese; vmw makhuwa; vo volapuk; vun vunjo; wae walser; wal wolaytta; war
waray; wo wolof; xcr carian; xh xhosa; xlc lycian; xld lydian; xnr kangri; xog soga; xsa
sabaean; yav yangben; yi yiddish; yo yoruba; yrl nheengatu; yue cantonese; za zhuang; zgh
standardmoroccantamazight; zh chinese; zh-Hans chinese-hans chinese-simplified; zh-Hans-HK
chinese-hans-hk chinese-simplified-hongkongsarchina; zh-Hans-MO chinese-hans-mo
chinese-simplified-macausarchina; zh-Hans-SG chinese-hans-sg chinese-simplified-singapore;
zh-Hant chinese-hant chinese-traditional; zh-Hant-HK chinese-hant-hk
chinese-traditional-hongkongsarchina; zh-Hant-MO chinese-hant-mo
chinese-traditional-macausarchina; zu zulu
"""
"""A tag of BCP 47 and babel's names for it, the usual one first."""

_THREE_LETTERS = """
ara ar; ces cs; chi zh; cze cs; dan da; deu de; dut nl; ell el; eng en; est et; fas fa; fin fi;
fra fr; fre fr; ger de; gre el; heb he; hin hi; hun hu; ice is; ind id; isl is; ita it; jpn ja;
kor ko; lav lv; lit lt; nld nl; nor no; per fa; pol pl; por pt; ron ro; rum ro; rus ru; slk sk;
slo sk; slv sl; spa es; swe sv; tur tr; ukr uk; vie vi; zho zh
"""
"""Codes of ISO 639-2, by which registries name languages too."""


def _by_name() -> dict[str, str]:
    tags: dict[str, str] = {}
    for row in _TAGS_AND_NAMES.split(";"):
        tag, *names = row.split()
        tags |= dict.fromkeys(names, tag)
    return tags


LANGUAGES: Mapping[str, str] = _by_name()
"""Language tags by the names of babel in lower case, which `langid` holds."""


PLAIN_NAMES = tuple(sorted(name for name, tag in LANGUAGES.items() if "-" not in tag))
"""The names of languages as such, without those of their variants."""


def _by_code() -> dict[str, str]:
    """The usual name by tag, without regard to case, and by the three letters of ISO 639-2."""
    names: dict[str, str] = {}
    for name, tag in LANGUAGES.items():
        names.setdefault(tag.casefold(), name)
    for row in _THREE_LETTERS.split(";"):
        code, tag = row.split()
        names[code] = names[tag]
    return names


_NAMES = _by_code()


_OWN_NAMES = """
arabic العربية; bulgarian български; catalan català; chinese 中文 汉语 漢語 普通话
mandarin; czech čeština; danish dansk; german deutsch; greek ελληνικά; spanish
español castellano castilian; estonian eesti; finnish suomi; french français;
hebrew עברית; hindi हिन्दी हिंदी; croatian hrvatski; hungarian magyar;
indonesian indonesia; italian italiano; japanese 日本語; korean 한국어; latvian
latviešu; lithuanian lietuvių; dutch nederlands; norwegian norsk;
norwegianbokmal bokmål bokmal; persian فارسی; polish polski; portuguese
português portugues; romanian română; russian русский; slovak slovenčina;
slovenian slovenščina; serbian српски; swedish svenska; filipino tagalog;
turkish türkçe; ukrainian українська; uyghur uighur; vietnamese việt
"""


def _by_own_name() -> dict[str, str]:
    rows = (row.split() for row in _OWN_NAMES.split(";"))
    return {own.casefold(): name for name, *names in rows for own in names}


_BY_OWN_NAME = _by_own_name()
"""The usual names of languages by those that their speakers have for them, and others."""


def language_tag(name: str) -> str:
    """The tag of a language by its name in `langid`; '' for an unknown one."""
    return LANGUAGES.get(name.casefold(), "")


def variant_name(said: str) -> str:
    """The name for `langid` of a language or its variant: 'british' for 'en-GB'; '' if unknown."""
    code = said.strip().replace("_", "-").casefold()
    return _NAMES.get(code) or language_name(said)


def language_name(said: str) -> str:
    """The name for `langid` of a language that is given as 'en', 'en-GB', 'eng' or 'English'.

    Of a tag only the language counts. '' for an unknown one.
    """
    code = said.strip().replace("_", "-").casefold()
    if code in LANGUAGES:
        return code
    return _NAMES.get(code.partition("-")[0]) or _BY_OWN_NAME.get(code, "")

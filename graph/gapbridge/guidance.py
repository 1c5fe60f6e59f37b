"""What a person reads before filling in a template, in English and Lithuanian."""

from typing import NamedTuple

from gapbridge.vocabulary import ATTRIBUTIONS, PROVENANCE, STATUS, STATUSES


class Advice(NamedTuple):
    """One thing to know: its subject and what is to be done, in both languages."""

    subject: str
    subject_lt: str
    english: str
    lithuanian: str


TITLE = Advice(
    "GapBridge",
    "",
    "How to fill in these tables",
    "Kaip pildyti šias lenteles",
)

TABLES_TITLE = Advice(
    "Tables",
    "Lentelės",
    "In the order in which to fill them in. You need only those you have something for.",
    "Išdėstytos pildymo tvarka. Pildykite tik tas, kurioms turite duomenų.",
)

EXCEL = Advice(
    "Excel",
    "",
    "These files are UTF-8 with commas. An Excel that expects semicolons shows each row in one cell: take them in with"
    " Data, From Text/CSV, or fill in a workbook instead (gapbridge template NAME.xlsx).",
    "Šie failai – UTF-8, reikšmes skiria kableliai. Jei „Excel“ visą eilutę rodo viename langelyje, atverkite failą per"
    " „Duomenys“, „Iš teksto / CSV“ arba pildykite darbaknygę (gapbridge template VARDAS.xlsx).",
)

FILL_FIRST = ("fill in first", "pirmiausia užpildykite")

STATUSES_LT = {
    "fact": "galima patikrinti",
    "statement": "kažkas taip teigia",
    "estimate": "kieno nors apytikris įvertinimas",
    "synthetic": "išgalvota",
}

ATTRIBUTIONS_LT = {
    "named_cluster": "šaltinyje įvardytas klasterio koordinatorius",
    "meeting": "susitikimo, kuriame klasteris dalyvavo, bendra išvada",
    "self": "organizacija apie save",
    "third_party": "kiti apie ją",
    "editor": "mūsų pačių išvada perskaičius šaltinį",
    "generator": "išgalvota",
}

TABLES_LT = {
    "sources": "Šaltinis: straipsnis, tinklalapis ar kitas tekstas, kuriame kas nors teigiama, ar išgalvoti duomenys.",
    "programmes": "Programa, pagal kurią konsultuojami klasteriai.",
    "clusters": "Klasteris: vienoje pramonės šakoje veikiančių organizacijų grupė.",
    "members": "Organizacija: dažniausiai klasterio narys, kartais tik jo koordinatorius.",
    "competences": "Kompetencija: tai, ką organizacija moka arba išmano.",
    "industries": "Pramonės šaka pagal paskelbtą klasifikaciją.",
    "value_chains": "Vertės grandinė: etapų seka nuo žaliavų iki kliento.",
    "stages": "Vienas vertės grandinės etapas.",
    "events": "Renginys, kuriame organizacijos mokosi arba susitinka.",
    "assessments": "Vertinimas: kas nustatyta po renginio arba per peržiūrą.",
    "figures": "Kieno nors paskelbtas skaičius; nesutampantys skaičiai rašomi greta.",
    "takes_part_in": "Klasteris dalyvauja programoje: yra pagal ją konsultuojamas.",
    "coordinates": "Organizacija koordinuoja klasterį.",
    "member_of": "Organizacija yra klasterio narė.",
    "in_industry": "Klasteris arba narys veikia šioje pramonės šakoje.",
    "industry_broader": "Antroji pramonės šaka apima pirmąją.",
    "competence_broader": "Antroji kompetencija apima pirmąją.",
    "matches": "Mūsų žodyno kompetencija reiškia maždaug tą patį kaip ESCO kompetencija.",
    "differs_from": "Kažkas palygino abi kompetencijas ir nustatė, kad jos nesutampa; ši pora daugiau nebesiūloma.",
    "needs": "Poreikis: klasteriui arba nariui trūksta šios kompetencijos.",
    "offers": "Pasiūla: klasteris arba narys turi šią kompetenciją.",
    "supplies": "Pirmoji organizacija tiekia produkciją antrajai.",
    "performs": "Klasteris arba narys atlieka šį vertės grandinės etapą.",
    "part_of": "Etapas priklauso vertės grandinei.",
    "feeds": "Tai, kas sukuriama pirmajame etape, naudojama antrajame.",
    "teaches": "Renginyje mokoma šios kompetencijos.",
    "attended": "Klasteris arba narys dalyvavo renginyje.",
    "assessment_of": "Vertinamas šis klasteris arba narys.",
    "assessment_after": "Vertinimas atliktas po šio renginio.",
    "assessment_on": "Vertinama ši kompetencija.",
    "collaborates_with": "Du klasteriai jau bendradarbiauja; užtenka įrašyti kartą, galioja abiem kryptimis.",
    "related_to": "Dvi organizacijas sieja nuosavybė arba vadovybė.",
    "has_figure": "Skaičius apibūdina šį klasterį, narį arba programą.",
    "outcomes": "Organizacijos kompetencijos vertinimas po renginio arba per peržiūrą; viena eilutė užpildo keturias"
    " vertinimo lenteles.",
}


def advice() -> list[Advice]:
    """All there is to know, in the order in which it is needed."""
    return [*_ROWS_AND_CELLS, *_WHO_SAYS_SO, *_LAST]


def _in_words(choices: tuple[str, ...], words: dict[str, str]) -> str:
    return "; ".join(f"{choice} – {words[choice]}" for choice in choices)


_ATTRIBUTION = next(item for item in PROVENANCE if item.name == "attribution")

_ROWS_AND_CELLS = (
    Advice(
        "Rows",
        "Eilutės",
        "One row is one thing, or one statement about two things. Each table holds things of one kind.",
        "Viena eilutė – vienas dalykas arba vienas teiginys apie du dalykus. Kiekvienoje lentelėje – vienos rūšies"
        " dalykai.",
    ),
    Advice(
        "Order",
        "Tvarka",
        "First the sources; then the things: clusters, members, competences, value chains, events; then what is"
        " said about them: needs, offers, who is a member of what.",
        "Pirmiausia šaltiniai; paskui dalykai: klasteriai, nariai, kompetencijos, vertės grandinės, renginiai;"
        " galiausiai tai, kas apie juos teigiama: poreikiai, pasiūla, narystė klasteriuose.",
    ),
    Advice(
        "Remarks",
        "Pastabos",
        "Rows whose first cell begins with # are remarks and are not loaded. The explanations and the example"
        " below the headings are remarks: write below them, and delete them if you like. Leave the headings.",
        "Eilutės, kurių pirmasis langelis prasideda ženklu #, yra pastabos ir neįkeliamos. Paaiškinimai ir pavyzdys po"
        " antraštėmis irgi yra pastabos: rašykite po jomis; jei norite, jas ištrinkite. Antraščių nekeiskite.",
    ),
    Advice(
        "Required",
        "Privaloma",
        "The explanation of a column that must be filled begins with “Required”; in a workbook its heading is yellow.",
        "Privalomo stulpelio paaiškinimas prasideda žodžiu „Required“; darbaknygėje jo antraštė geltona.",
    ),
    Advice(
        "Empty cells",
        "Tušti langeliai",
        "An empty cell means unknown. What nobody has said stays empty: no 0, no dash, no guess.",
        "Tuščias langelis reiškia „nežinoma“. Ko niekas nenurodė, palikite tuščią: jokio 0, brūkšnelio ar spėjimo.",
    ),
    Advice(
        "Keys",
        "Raktai",
        "A key (id) is a short word you choose: small letters a to z, digits, and between them - . _ as in"
        " value-chain-2. Never change it or use it again for something else. A cluster and a member never have the"
        " same key.",
        "Raktas (id) – jūsų pasirinktas trumpas žodis: mažosios raidės nuo a iki z (be lietuviškų raidžių), skaitmenys,"
        " o tarp jų - . _, pavyzdžiui, value-chain-2. Rakto nekeiskite ir nesuteikite kitam dalykui. Klasterio ir nario"
        " raktai negali sutapti.",
    ),
    Advice(
        "Names",
        "Pavadinimai",
        "Where the key of another table is expected, a name may stand instead, English or Lithuanian, if only one"
        " thing is called so.",
        "Ten, kur reikia kitos lentelės rakto, galima rašyti pavadinimą, anglišką arba lietuvišką, jei taip vadinasi"
        " tik vienas dalykas.",
    ),
    Advice(
        "Days",
        "Datos",
        "Write a day as year-month-day: 2017-06-05. Columns such as founded_on take as much as is known: 2011,"
        " 2011-05 or 2011-05-31. valid_to is the first day on which a statement no longer holds.",
        "Datą rašykite metai-mėnuo-diena: 2017-06-05. Tokiuose stulpeliuose kaip founded_on užtenka to, kas"
        " žinoma: 2011, 2011-05 arba 2011-05-31. valid_to – pirmoji diena, kai teiginys nebegalioja.",
    ),
    Advice(
        "Numbers",
        "Skaičiai",
        "A decimal point or a decimal comma, no unit: 1250.5 or 1250,5. With ratings, scale_max is the highest value"
        " of their scale.",
        "Rašykite su dešimtainiu tašku arba kableliu, be matavimo vieneto: 1250.5 arba 1250,5. Prie įverčių"
        " nurodykite ir didžiausią jų skalės reikšmę, scale_max.",
    ),
)

_WHO_SAYS_SO = (
    Advice(
        "Sources",
        "Šaltiniai",
        "Every row says where it comes from: source_id is the key of a row in the table sources.",
        "Kiekvienoje eilutėje nurodykite, iš kur tai žinoma: source_id – lentelės sources eilutės raktas.",
    ),
    Advice(
        "status",
        "",
        f"How sure it is. {STATUS.meaning}.",
        f"Kiek tai patikima. {_in_words(STATUSES, STATUSES_LT)}.",
    ),
    Advice(
        "attribution",
        "",
        f"Who says so. {_ATTRIBUTION.meaning}.",
        f"Kas tai teigia. {_in_words(ATTRIBUTIONS, ATTRIBUTIONS_LT)}.",
    ),
    Advice(
        "People",
        "Asmenys",
        "Leave out names, telephone numbers and mail addresses of people.",
        "Nerašykite asmenų vardų ir pavardžių, telefono numerių ir el. pašto adresų.",
    ),
)

_LAST = (
    Advice(
        "Check",
        "Patikra",
        "gapbridge load FILE --dry-run (FILE: this workbook, or this folder) changes nothing, and names every fault"
        " with its place and what to do.",
        "gapbridge load FILE --dry-run (FILE – ši darbaknygė arba šis aplankas) nieko nekeičia ir nurodo kiekvienos"
        " klaidos vietą bei kaip ją ištaisyti.",
    ),
)

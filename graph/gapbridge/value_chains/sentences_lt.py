"""The Lithuanian of a study: the wordings of `sentences.py` under the same keys.

Names stay in the nominative, as nobody can decline a name that is not known: the sentences are built around that.
Four forms of a word stand behind a number: for 1, 2, 2.5 and 10.
"""

from gapbridge.results.studies import HeadingKey

TITLES = {"seen_from": "{chains}: {names}", "in_none": "{names}: jokios žinomos vertės grandinės"}

HEADINGS: dict[HeadingKey, tuple[str, str]] = {
    "inputs": (
        "Ištekliai",
        "Visi kiekvieno produkto tiekėjai su dalimis, savaitėmis atsikurti ir savaitėmis išgyventi (supplies.csv).",
    ),
    "production": (
        "Gamybos pajėgumai ir technologijos",
        "Kas atlieka kiekvieną etapą (performs.csv) ir ko jiems trūksta (needs.csv); pajėgumai, įranga ir sąnaudos kaip"
        " rodikliai (figures.csv).",
    ),
    "markets": (
        "Galutinės rinkos ir prekyba",
        "Kam tiekia paskutiniai etapai (supplies.csv); apimtys, kainos ir eksportas kaip rodikliai (figures.csv).",
    ),
    "governance": (
        "Valdysena",
        "Kas koordinuoja klasterius (coordinates.csv), kas ką valdo (related_to.csv) ir kas su kuo bendradarbiauja"
        " (collaborates_with.csv); sutartims ir standartams grafe vietos nėra.",
    ),
    "sustainability": (
        "Tvari gamyba ir energija",
        "Kiekvienos organizacijos energija, vanduo, išmetamieji teršalai ir atliekos kaip rodikliai su matavimo vienetu"
        " (figures.csv).",
    ),
    "finance": (
        "Finansai",
        "Kiekvienos organizacijos apyvarta, pelningumas, investicijos ir kreditai kaip rodikliai su valiuta"
        " (figures.csv).",
    ),
    "environment": (
        "Verslo aplinka",
        "Programos (takes_part_in.csv), planuojami renginiai (events.csv, teaches.csv) ir nariai, kurie yra mokyklos,"
        " institutai, asociacijos ar viešosios įstaigos (members.csv); įstatymams ir infrastruktūrai grafe vietos"
        " nėra.",
    ),
}

_WEEKS = "n savaitę|savaites|savaitės|savaičių"
_FOR = "n savaitei|savaitėms|savaitės|savaičių"
_AFTER = "n savaitės|savaičių|savaitės|savaičių"
_STATEMENTS = "n teiginys|teiginiai|teiginio|teiginių"

SENTENCES = {
    "exposed.alone": f"{{customer}}: jei tiekėjas {{supplier}} sustotų, {{weeks:{_WEEKS}}} trūktų produkto"
    f" „{{product}}“:"
    f" tiekimas atsikurtų po {{recover:{_AFTER}}}, o be jo pirkėjas išsiverčia {{survive:{_WEEKS}}}.",
    "exposed.others": f"{{customer}}: jei tiekėjas {{supplier}} sustotų, {{weeks:{_WEEKS}}} trūktų produkto"
    f" „{{product}}“:"
    f" tiekimas atsikurtų po {{recover:{_AFTER}}}, o be jo pirkėjas išsiverčia {{survive:{_WEEKS}}}. Jį tiekia ir kiti:"
    " {others}.",
    "single_source.none": "{customer}: visą produktą „{product}“ tiekia {supplier}.",
    "single_source.exist": "{customer}: žinomas tik vienas produkto „{product}“ tiekėjas – {supplier}, tenkinantis"
    " {percent} % poreikio; kas tiekia kitą dalį, nežinoma.",
    "single_source.unknown": "{customer}: žinomas tik vienas produkto „{product}“ tiekėjas – {supplier}; ar jį tiekia"
    " ir"
    " kiti, nežinoma.",
    "concentration": "{customer}: produktą „{product}“ tiekia {count:n tiekėjas|tiekėjai|tiekėjo|tiekėjų};"
    " koncentracija"
    " (HHI) yra {value}, kai lygių dalių būtų {even}, o vienintelio tiekėjo – 1.",
    "single_point": "Visi žinomi tiekimai šiems nariams ({count}) eina per vieną organizaciją ({member}): {names}.",
    "missing_stage.nobody": "Nežinoma, kad kas nors atliktų etapą „{stage}“.",
    "missing_stage.outside": "Nežinoma, kad kas nors iš tirtųjų atliktų etapą „{stage}“; jį atlieka kiti: {names}.",
    "one_performer.alone": "Etapas „{stage}“, kiek žinoma, priklauso tik nuo vieno atlikėjo: {performer}.",
    "one_performer.cut": "Etapas „{stage}“, kiek žinoma, priklauso tik nuo vieno atlikėjo: {performer}; be jo niekas"
    " nepasiekia tolesnių etapų ({count}): {names}.",
    "open_needs": "{cluster}: klasteris sako, kad jam trūksta {count:n kompetencijos|kompetencijų|kompetencijos"
    "|kompetencijų}; planuojami renginiai moko tiek iš jų: {taught}.",
    "published_figure.dated": "{subject}: {property} {value} ({as_of}).",
    "published_figure.undated": "{subject}: {property} {value} (data nežinoma).",
    "delivers_beyond": "{supplier} tiekia {products} kitiems, kurie netirti: {names}.",
    "bridge.one": f"Viskas, ką, kiek žinoma, vienas kitam tiekia {{cluster}} ir {{other}} ({{count:{_STATEMENTS}}}),"
    " priklauso nuo vieno: {members}.",
    "bridge.each": f"Viskas, ką, kiek žinoma, vienas kitam tiekia {{cluster}} ir {{other}} ({{count:{_STATEMENTS}}}),"
    " priklauso nuo kiekvieno iš šių: {members}.",
    "uncoordinated_trade": f"{{cluster}} ir {{other}}: jų nariai tiekia vieni kitiems ({{count:{_STATEMENTS}}}), tačiau"
    " apie šių dviejų klasterių bendradarbiavimą nieko neužrašyta.",
    "central_member": "{member}: per šį narį trumpiausiai jungiasi {percent} % visų kitų porų.",
    "common_hands.subsidiary_of": "{start} yra dukterinė įmonė, kurios patronuojančioji įmonė – {end}: jos gali"
    " veikti ir"
    " žlugti kartu.",
    "common_hands.shared_leadership": "{start} ir {end} turi bendrų vadovų: jos gali veikti ir žlugti kartu.",
    "programme": "{cluster} dalyvauja programoje „{programme}“.",
    "support": "{cluster} turi mokyklų, institutų, asociacijų ar viešųjų įstaigų, padedančių nariams: {names}.",
    "event_ahead.dated": "{event}: planuojamas renginys ({day}) moko to, ko trūksta tirtiems klasteriams: {names}.",
    "event_ahead.undated": "{event}: planuojamas renginys, kurio diena nežinoma, moko to, ko trūksta tirtiems"
    " klasteriams:"
    " {names}.",
}

ACTIONS = {
    "": "",
    "exposed.alone": f"{{customer}}: laikykite produkto „{{product}}“ atsargų, kurių užtektų {{recover:{_FOR}}}, arba"
    " raskite dar vieną tiekėją (dabar – {supplier}).",
    "exposed.others": f"{{customer}}: paklauskite kitų produkto „{{product}}“ tiekėjų, kiek daugiau jie galėtų"
    f" tiekti, arba"
    f" laikykite atsargų, kurių užtektų {{recover:{_FOR}}}.",
    "single_source.elsewhere": "{customer}: pasikalbėkite su kitais, kurie produktą „{product}“ tiekia kitur:"
    " {elsewhere}.",
    "single_source.nobody": "{customer}: ieškokite antro produkto „{product}“ šaltinio; kitų tiekėjų nežinoma.",
    "single_source.ask": "{customer}: paklauskite, kas dar ir kiek tiekia produkto „{product}“; tada įrašykite"
    " eilutes.",
    "single_point": "Paklauskite, kas galėtų tiekti, jei sustotų {member}: {names}.",
    "missing_stage.nobody": "Paklauskite narių, ar kas nors atlieka etapą „{stage}“; jei ne, ieškokite už čia žinomų"
    " klasterių ribų.",
    "missing_stage.introduced": "Etapas „{stage}“: paprašykite, kad {via} supažindintų jus su šia organizacija:"
    " {performer}.",
    "missing_stage.introduced_meeting": "Etapas „{stage}“: paprašykite, kad {via} supažindintų jus su šia organizacija:"
    " {performer}, arba susitikite renginyje „{event}“.",
    "missing_stage.meeting": "Etapas „{stage}“: renginyje „{event}“ susitikite šią organizaciją: {performer}.",
    "missing_stage.stranger": "Etapas „{stage}“: parašykite šiai organizacijai: {performer}; niekas iš žinomų jūsų"
    " supažindinti"
    " negalėtų.",
    "one_performer.outside": "Raskite antrą etapo „{stage}“ atlikėją; be tirtųjų, jį atlieka: {outside}.",
    "one_performer.nobody": "Ieškokite antro etapo „{stage}“ atlikėjo; kitų nežinoma.",
    "open_needs.taught": "{cluster}: apsvarstykite šiuos renginius; vietas, dienas ir biudžetą sveria programa.",
    "open_needs.untaught": "{cluster}: pasiūlykite renginį.",
    "bridge": "Suveskite dar vieną šių klasterių narių porą: {cluster} ir {other}.",
    "uncoordinated_trade": "Pasiūlykite bendradarbiauti: {cluster} ir {other}.",
    "central_member": "Planuodami grandinę pasikvieskite: {member}.",
    "event_ahead": "Renginys „{event}“: kol yra vietų, apsvarstykite, ar pakviesti: {clusters}.",
}

UNKNOWNS = {
    "no_stage": ("Nežinomas nė vienas vertės grandinės etapas, kurį kas nors iš jų atliktų.", "performs.csv"),
    "empty_chain": ("Nežinomas nė vienas šios grandinės etapas: {chain}.", "part_of.csv"),
    "no_flow": (
        "Kaip šie grandinės „{chain}“ etapai tiekia vieni kitiems, taigi ir kas nuo jų priklauso, nežinoma: {names}.",
        "feeds.csv",
    ),
    "no_performing_member": (
        "{cluster} atlieka grandinės „{chain}“ etapus, tačiau nežinoma, kurie jo nariai: {names}.",
        "performs.csv",
    ),
    "no_member": ("{cluster}: nežinomas nė vienas narys.", "member_of.csv"),
    "no_coordinator": ("{cluster}: kas jį koordinuoja, nežinoma.", "coordinates.csv"),
    "no_need": ("{cluster}: nenurodė jokio nepatenkinto poreikio; ko trūksta, nežinoma.", "needs.csv"),
    "no_delivery": (
        "Nežinomas joks tiekimas iš šių organizacijų ar joms ({count} iš {of} tirtų): {names}.",
        "supplies.csv",
    ),
    "no_supplier": ("Iš kur šie gauna, ko jiems reikia, nežinoma: {names}.", "supplies.csv"),
    "no_customer": ("Kam šie tiekia, nežinoma: {names}.", "supplies.csv"),
    "no_share": ("Kokią poreikio dalį tiekimas tenkina, nežinoma ({count} iš {of} tiekimų).", "supplies.csv: share"),
    "no_times": (
        "Per kiek savaičių atsikurtų tiekimas arba kiek jų pirkėjas išsiverstų, nežinoma ({count} iš {of} tiekimų).",
        "supplies.csv: time_to_recover, time_to_survive",
    ),
}

# The statements of an introduction.
STEPS = {
    "COORDINATES": "{start} koordinuoja: {end}",
    "MEMBER_OF": "{start} – klasterio „{end}“ narys",
    "RELATED_TO": "{start} ir {end} susiję nuosavybe arba vadovais",
    "COLLABORATES_WITH": "{start} ir {end} jau bendradarbiauja",
    "SUPPLIES": "{start} – tiekėjas, {end} – pirkėjas",
    "ATTENDED": "{start} dalyvavo renginyje „{end}“",
    "TAKES_PART_IN": "{start} dalyvauja programoje „{end}“",
}

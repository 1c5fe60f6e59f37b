"""Texts of all reports."""

TEXTS = {
    "contents": ("Contents", "Turinys"),
    "page": ("Page", "Puslapis"),
    "unknown": ("unknown", "nežinoma"),
    "none": ("none", "nėra"),
    "none_known": ("none known", "nežinoma nė viena"),
    "nobody_known": ("nobody known", "niekas nežinomas"),
    "not_computed": ("not computed", "neskaičiuota"),
    "yes": ("yes", "taip"),
    "no": ("no", "ne"),
    "and_more": ("and {count} more", "ir dar {count}"),
    "said_by": ("said by", "kas teigia"),
    "warning.all": (
        "SYNTHETIC: all of this rests on statements made up for demonstration. Nothing in it is real.",
        "SINTETINIAI DUOMENYS: viskas čia paremta parodymui išgalvotais teiginiais. Nieko tikro čia nėra.",
    ),
    "warning.some": (
        "SYNTHETIC IN PART: some of this rests on statements made up for demonstration; they are marked “synthetic”.",
        "DALIS DUOMENŲ SINTETINIAI: kai kas čia paremta parodymui išgalvotais teiginiais; jie pažymėti žodžiu"
        " „sintetinis“.",
    ),
    "watermark": ("SYNTHETIC", "SINTETINIAI"),
    "status.fact": ("fact", "faktas"),
    "status.statement": ("statement", "teiginys"),
    "status.estimate": ("estimate", "įvertis"),
    "status.synthetic": ("synthetic", "sintetinis"),
    "fact.as_of": ("As of", "Kuriai dienai"),
    "fact.statuses": ("Statements that count", "Įskaitomi teiginiai"),
    "fact.members": ("Whose needs", "Kieno poreikiai"),
    "members.counted": (
        "of clusters, and of members as needs of their cluster",
        "klasterių, o narių poreikiai – kaip jų klasterio",
    ),
    "members.left_out": ("stated of clusters themselves", "tik pačių klasterių"),
    "fact.industry": ("Industry", "Pramonės šaka"),
    "findings": ("Main findings, and what to do next", "Svarbiausi dalykai ir ką daryti toliau"),
    "findings.nothing": (
        "Nothing that is known calls for action. See what is unknown, below: that may be where to begin.",
        "Niekas iš to, kas žinoma, nereikalauja veiksmų. Žr. toliau, kas nežinoma: galbūt nuo to verta pradėti.",
    ),
    "at_a_glance": ("At a glance", "Trumpai"),
    "figure": ("figure", "rodiklis"),
    "value": ("value", "reikšmė"),
    "read_as": ("how to read it", "kaip tai suprasti"),
    "unknowns": ("What nobody knows", "Ko niekas nežino"),
    "unknowns.caption": (
        "What is unknown, and the rows that would tell",
        "Kas nežinoma ir kokios eilutės tai pasakytų",
    ),
    "unknowns.what": ("unknown", "nežinoma"),
    "unknowns.rows": ("rows that would tell", "kur įrašyti"),
    "unknowns.none": (
        "Everything that this report looks for is known; others may exist unknown all the same.",
        "Viskas, ko šioje ataskaitoje ieškota, žinoma; vis dėlto gali būti ir nežinomų dalykų.",
    ),
    "cut": (
        "Only the first rows of these lists are shown, with their whole length: {lists}.",
        "Rodomos tik pirmosios šių sąrašų eilutės; skliaustuose – visas jų ilgis: {lists}.",
    ),
    "names": ("Names in English", "Angliški pavadinimai"),
    "english_names": (
        "These names are known in English only: {names}.",
        "Šie pavadinimai žinomi tik angliškai: {names}.",
    ),
    "sources": ("Sources", "Šaltiniai"),
    "sources.caption": (
        "The texts that the statements are taken from, by their number in this report",
        "Tekstai, iš kurių paimti teiginiai, pagal numerį šioje ataskaitoje",
    ),
    "sources.number": ("number", "numeris"),
    "sources.title": ("title", "pavadinimas"),
    "sources.publisher": ("publisher", "leidėjas"),
    "sources.published": ("published", "paskelbta"),
    "sources.address": ("address", "adresas"),
    "sources.note": ("how it was read, and what to beware of", "kaip skaityta ir į ką atkreipti dėmesį"),
    "sources.status": ("status", "statusas"),
    "sources.licence": (
        "Licences of the texts, and the days on which they were read, have no column in the graph: unknown unless the"
        " note tells. Statements are cited, not copied.",
        "Tekstų licencijoms ir skaitymo dienoms grafe stulpelio nėra: jos nežinomos, nebent nurodyta pastaboje."
        " Teiginiai"
        " cituojami, o ne kopijuojami.",
    ),
    "sources.none": ("No source stands behind this report.", "Už šios ataskaitos nestovi joks šaltinis."),
    "statuses": ("What kind of statements", "Kokie tai teiginiai"),
    "statuses.caption": ("Statuses of statements", "Teiginių statusai"),
    "statuses.status": ("status", "statusas"),
    "statuses.meaning": ("meaning", "reikšmė"),
    "statuses.counted": ("counted", "įskaityta"),
    "statuses.occurs": ("occurs here", "čia pasitaiko"),
    "meaning.fact": ("can be checked", "galima patikrinti"),
    "meaning.statement": ("somebody says so", "kažkas taip teigia"),
    "meaning.estimate": ("somebody's estimate", "kieno nors apytikris įvertinimas"),
    "meaning.synthetic": ("made up for demonstration", "išgalvota parodymui"),
    "methods": ("How it was computed", "Kaip apskaičiuota"),
    "made": ("How this report was made", "Kaip parengta ši ataskaita"),
    "made.text": (
        "With GapBridge {version}, from the graph whose hash is `{hash}` (`gapbridge hash` prints it). From this graph"
        " the following command makes the same file again, byte for byte, with the same version of the program and of"
        " its parts:",
        "Programa „GapBridge“ {version} iš grafo, kurio maišos reikšmė – `{hash}` (ją parodo `gapbridge hash`). Iš šio"
        " grafo toliau pateikta komanda, naudojant tos pačios versijos programą ir jos dalis, vėl sukuria tokį patį"
        " failą:",
    ),
    "competence": ("competence", "kompetencija"),
    "cluster": ("cluster", "klasteris"),
    "clusters": ("clusters", "klasteriai"),
    "event": ("event", "renginys"),
    "day": ("day", "diena"),
    "place": ("place", "vieta"),
    "state.open": ("lacks it; no event to come teaches it", "trūksta; joks būsimas renginys jos nemoko"),
    "state.taught": ("lacks it; an event to come teaches it", "trūksta; jos mokys būsimas renginys"),
    "state.covered": ("lacks it; an own organisation offers it", "trūksta, bet turi sava organizacija"),
    "state.closed": ("closed on evidence", "poreikis patenkintas, yra įrodymų"),
    "state.lacks": ("lacks it", "trūksta"),
    "state.unknown": ("stated no need", "poreikio nenurodė"),
}

"""What a report says about its methods, with where a formula comes from."""

TEXTS = {
    "method.counted": (
        "Only statements of the statuses and the day above count. What nobody said is unknown, never 0 and never no.",
        "Įskaitomi tik aukščiau nurodytų statusų teiginiai, galiojantys nurodytą dieną. Ko niekas nepasakė, tas"
        " nežinoma; tai nėra nei 0, nei „ne“.",
    ),
    "method.missing": (
        "A stage is missing when nobody studied is known to perform it. An introduction is the shortest way over"
        " memberships, coordinators, ownership, collaborations, deliveries, past events and programmes, four steps at"
        " most.",
        "Etapo trūksta, kai nežinoma, kad jį atliktų kas nors iš tiriamųjų. Supažindinimas – trumpiausias kelias per"
        " narystes, koordinatorius, nuosavybę, bendradarbiavimą, tiekimą, buvusius renginius ir programas, daugiausia"
        " keturi žingsniai.",
    ),
    "method.products": (
        "Products are compared by name. A single source is one known supplier; a share below 1 says that there are"
        " more.",
        "Produktai lyginami pagal pavadinimą. Vienintelis šaltinis – vienas žinomas tiekėjas; mažesnė nei 1 dalis rodo,"
        " kad yra ir kitų.",
    ),
    "method.hhi": (
        "Concentration is the Herfindahl-Hirschman index: the sum of s² over the shares s of the suppliers of a"
        " product,"
        " 0 to 1 (Hirschman 1945; Herfindahl 1950). Where shares are not all known, its bounds are given.",
        "Koncentracija – Herfindalio ir Hiršmano indeksas: produkto tiekėjų dalių s kvadratų s² suma, nuo 0 iki 1"
        " (Hirschman 1945; Herfindahl 1950). Kai žinomos ne visos dalys, pateikiami jo rėžiai.",
    ),
    "method.exposure": (
        "Exposure = time to recover − time to survive, in weeks (Simchi-Levi and others, Interfaces 45(5), 2015).",
        "Rizika = atsikūrimo laikas − išgyvenimo laikas, savaitėmis (Simchi-Levi ir kt., Interfaces 45(5), 2015).",
    ),
    "method.dominators": (
        "Without a stage or member nothing reaches those that it dominates: every known way from the beginnings to them"
        " passes it (Lengauer and Tarjan 1979). Several feeders count as alternatives.",
        "Be etapo ar nario niekas nepasiekia tų, kurie nuo jo visiškai priklauso: per jį eina visi žinomi keliai nuo"
        " pradžios iki jų (Lengauer ir Tarjan 1979). Keli tiekiantys etapai laikomi pakaitiniais.",
    ),
    "method.betweenness": (
        "Betweenness is the share of all ordered pairs of others whose shortest ways run over a member (Brandes 2001).",
        "Tarpininkavimas – dalis visų sutvarkytų kitų narių porų, kurių trumpiausi keliai eina per narį (Brandes"
        " 2001).",
    ),
    "method.unido": (
        "The seven headings are the dimensions of UNIDO's Industrial Value Chain Diagnostics (Vienna 2011).",
        "Septynios temos – UNIDO vertės grandinių diagnostikos matmenys (Industrial Value Chain Diagnostics, Viena"
        " 2011).",
    ),
    "method.needs": (
        "A cluster lacks a competence while a need that it stated is open on the day; an event to come teaches it"
        " when a"
        " planned event that has not begun does. Taught is not closed: a need closes on evidence of learning.",
        "Klasteriui kompetencijos trūksta, kol tą dieną yra nepatenkintas jo nurodytas poreikis; būsimas renginys jos"
        " moko, jei toks renginys suplanuotas ir dar neprasidėjęs. Išmokyti dar nereiškia patenkinti: poreikis"
        " užsidaro tik turint mokymosi įrodymų.",
    ),
}

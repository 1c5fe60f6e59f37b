"""Texts of reports about value chains."""

TEXTS = {
    "chain.title": ("Value-chain report: {name}", "Vertės grandinės ataskaita: {name}"),
    "chain.no_weight": (
        "Findings are not scored or weighed: stages without a performer come first, then the longest stand-still, then"
        " stages of one performer, single points, trade without cooperation, and events to register for.",
        "Išvados nevertinamos balais: pirmiausia – etapai, kurių niekas neatlieka, po to ilgiausios prastovos, vieno"
        " atlikėjo etapai, vieninteliai taškai, prekyba be bendradarbiavimo ir renginiai, į kuriuos verta"
        " registruotis.",
    ),
    "chain.glance": ("The chain in figures", "Grandinė skaičiais"),
    "glance.stages": ("stages", "etapai"),
    "glance.stages.read": (
        "the template: stages said to belong to the chain",
        "etapai, kurie, kaip teigiama, priklauso grandinei",
    ),
    "glance.missing": ("stages that nobody known performs", "etapai, kurių niekas iš žinomų neatlieka"),
    "glance.missing.read": ("somebody unknown may", "galbūt kas nors, apie ką nežinoma"),
    "glance.one": ("stages of one known performer", "etapai, turintys vieną žinomą atlikėją"),
    "glance.one.read": ("they hang on one organisation", "jie priklauso nuo vienos organizacijos"),
    "glance.organisations": ("organisations studied", "tirtos organizacijos"),
    "glance.organisations.read": (
        "known to perform a stage, or asked about",
        "žinoma, kad atlieka etapą, arba apie jas klausta",
    ),
    "glance.clusters": ("clusters they belong to", "jų klasteriai"),
    "glance.clusters.read": ("by known memberships", "pagal žinomas narystes"),
    "glance.exposed": ("deliveries whose stop would halt the customer", "tiekimai, kuriems nutrūkus pirkėjas sustotų"),
    "glance.exposed.read": ("of {count} known to those studied", "iš {count} žinomų tirtiesiems"),
    "glance.unknown_times": ("deliveries whose exposure is unknown", "tiekimai, kurių rizika nežinoma"),
    "glance.unknown_times.read": ("neither safe nor at risk: nobody said", "nei saugu, nei rizikinga: niekas nepasakė"),
    "glance.single": ("products from one known supplier", "produktai iš vieno žinomo tiekėjo"),
    "glance.single.read": ("by customer and product", "pagal pirkėją ir produktą"),
    "glance.unknowns": ("things this report could not look at", "dalykai, kurių nebuvo galima ištirti"),
    "glance.unknowns.read": ("see what nobody knows", "žr. „Ko niekas nežino“"),
    "chain.stages": ("The chain", "Grandinė"),
    "chain.figure": ("The stages, what feeds what, and who performs them", "Etapai, kas ką tiekia ir kas juos atlieka"),
    "chain.figure.words": (
        "A diagram of {stages:n stage|stages}. {sentences}",
        "Schema, kurioje {stages:n etapas|etapai|etapo|etapų}. {sentences}",
    ),
    "chain.figure.stage": ("{stage}: {performers}; feeds {feeds}.", "{stage}: {performers}; toliau – {feeds}."),
    "chain.figure.last": ("{stage}: {performers}.", "{stage}: {performers}."),
    "look.usual": ("several known performers, or a cluster", "keli žinomi atlikėjai arba klasteris"),
    "look.thin": ("one known performer", "vienas žinomas atlikėjas"),
    "look.missing": ("nobody known performs it", "niekas iš žinomų neatlieka"),
    "look.cluster": ("a member of the network", "tinklo narys"),
    "chain.no_stages": ("No stage of a value chain is known.", "Nė vienas vertės grandinės etapas nežinomas."),
    "chain.many_stages": (
        "There are {count:n stage|stages}, too many for a figure that could be read; the table has them all.",
        "Grandinėje {count:n etapas|etapai|etapo|etapų} – per daug, kad paveikslas būtų įskaitomas; visi yra"
        " lentelėje.",
    ),
    "chain.stages.caption": ("Stages, and who performs them", "Etapai ir kas juos atlieka"),
    "stage": ("stage", "etapas"),
    "performed_by": ("performed by", "atlieka"),
    "outside_by": ("outside the study also by", "be tirtųjų, dar atlieka"),
    "needed_for": ("without it nothing reaches", "be jo niekas nepasiekia"),
    "chain.missing": ("Missing stages, and who performs them elsewhere", "Trūkstami etapai ir kas juos atlieka kitur"),
    "chain.missing.none": (
        "Every stage of the template is performed by somebody known.",
        "Kiekvieną grandinės etapą atlieka kas nors žinomas.",
    ),
    "missing": ("missing", "trūksta"),
    "who_lacks": ("who lacks it", "kam trūksta"),
    "who_performs": ("who performs it", "kas atlieka"),
    "introduction": ("introduction", "kas supažindintų"),
    "meetings": ("planned events for both", "abiem tinkami renginiai"),
    "all_studied": ("all studied", "visiems tirtiesiems"),
    "no_cluster": ("no cluster known", "klasteris nežinomas"),
    "chain.inputs": ("Inputs: who depends on whom", "Ištekliai: kas nuo ko priklauso"),
    "chain.inputs.none": (
        "No delivery to those studied is known, so neither single sources nor exposure can be told.",
        "Nežinomas nė vienas tiekimas tirtiesiems, todėl negalima nurodyti nei vienintelių šaltinių, nei rizikos.",
    ),
    "chain.exposed.figure": (
        "Weeks a customer would be without a product if its supplier stopped, the longest first",
        "Kiek savaičių pirkėjas būtų be produkto, jei tiekėjas sustotų (ilgiausios pirmos)",
    ),
    "chain.exposed.words": ("A bar chart. {sentences}", "Stulpelinė diagrama. {sentences}"),
    "chain.exposed.axis": ("weeks without", "savaitės be produkto"),
    "chain.exposed.read": (
        "If the supplier stops, the customer is without its deliveries for so many weeks; 0 and less: not at all. Other"
        " suppliers may or may not be able to deliver more: nobody said.",
        "Jei tiekėjas sustotų, pirkėjas tiek savaičių liktų be produkto; 0 ir mažiau – visai ne. Ar kiti tiekėjai"
        " galėtų"
        " tiekti daugiau, niekas nepasakė.",
    ),
    "chain.exposed.caption": ("Exposure of customers to their suppliers", "Pirkėjų rizika dėl tiekėjų"),
    "customer": ("customer", "pirkėjas"),
    "product": ("product", "produktas"),
    "supplier": ("supplier", "tiekėjas"),
    "recover": ("weeks to recover", "savaitės atsikurti"),
    "survive": ("weeks to survive", "savaitės išgyventi"),
    "weeks": ("weeks without", "savaitės be produkto"),
    "others": ("other suppliers", "kiti tiekėjai"),
    "hhi.caption": (
        "How concentrated the supply of each product is (1: a single supplier)",
        "Kiekvieno produkto tiekimo koncentracija (1 – vienintelis tiekėjas)",
    ),
    "hhi.suppliers": ("suppliers and their shares", "tiekėjai ir jų dalys"),
    "hhi.value": ("HHI", "HHI"),
    "hhi.bounds": ("{lowest} to {highest}", "nuo {lowest} iki {highest}"),
    "hhi.why": ("why it is not exact", "kodėl netikslu"),
    "why.too_much": (
        "the known shares add up to {total}, more than the whole, or sources disagree",
        "žinomų dalių suma – {total}, daugiau nei visuma, arba šaltiniai nesutaria",
    ),
    "why.disagree": ("no share is known, or sources disagree", "dalys nežinomos arba šaltiniai nesutaria"),
    "why.rest": (
        "the known shares add up to {total}; the rest is unknown",
        "žinomų dalių suma – {total}; kita dalis nežinoma",
    ),
    "chain.network": ("The network of deliveries", "Tiekimo tinklas"),
    "network.read": (
        "Those studied, all that deliveries to them come from, and all that their own reach: {members:n"
        " member|members},"
        " {links:n link|links}, {products:n product|products}; {parts:n connected part|connected parts},"
        " {circles:n circle|circles} of deliveries.",
        "Tirtieji, visi, iš kurių pas juos ateina tiekimai, ir visi, kuriuos pasiekia jų pačių tiekimai:"
        " {members:n narys|nariai|nario|narių}, {links:n ryšys|ryšiai|ryšio|ryšių},"
        " {products:n produktas|produktai|produkto|produktų}; {parts:n jungioji dalis|jungiosios dalys|jungiosios"
        " dalies|jungiųjų dalių}, {circles:n tiekimo ratas|tiekimo ratai|tiekimo rato|tiekimo ratų}.",
    ),
    "network.none": ("No delivery is known.", "Nežinomas nė vienas tiekimas."),
    "network.figure": ("Who is known to deliver to whom", "Kas kam, kiek žinoma, tiekia"),
    "network.figure.words": ("A diagram of deliveries. {sentences}", "Tiekimo schema. {sentences}"),
    "network.figure.link": ("{supplier} delivers to {customer}.", "{supplier} tiekia: {customer}."),
    "network.central": ("The most central members", "Svarbiausi tarpininkai"),
    "network.estimated": (
        "Betweenness was estimated from {count:n member|members}.",
        "Tarpininkavimas apytikriai įvertintas iš {count:n nario|narių|nario|narių}.",
    ),
    "member": ("member", "narys"),
    "suppliers": ("suppliers", "tiekėjai"),
    "customers": ("customers", "pirkėjai"),
    "betweenness": ("betweenness", "tarpininkavimas"),
    "network.points": (
        "Members without whom nothing known reaches others",
        "Nariai, be kurių kiti lieka be žinomo tiekimo",
    ),
    "cut_off": ("out of reach without it", "be jo nepasiekiami"),
    "chain.needs": ("What the clusters lack", "Ko trūksta klasteriams"),
    "chain.needs.figure": ("Needs by competence and cluster", "Poreikiai pagal kompetencijas ir klasterius"),
    "chain.needs.words": (
        "A matrix of clusters by competences. {sentences}",
        "Klasterių ir kompetencijų lentelė. {sentences}",
    ),
    "chain.needs.pair": ("{cluster} lacks {competences}.", "{cluster}: trūksta {competences}."),
    "chain.needs.caption": (
        "Competences that clusters of the chain say they lack, and events to come that teach them",
        "Kompetencijos, kurių grandinės klasteriai sakosi neturį, ir būsimi jų mokantys renginiai",
    ),
    "chain.needs.none": (
        "No cluster of the study has stated a need that is open; what they lack is unknown.",
        "Nė vienas tirtas klasteris nenurodė nepatenkinto poreikio; ko jiems trūksta, nežinoma.",
    ),
    "lacked_by": ("lacked by", "kam trūksta"),
    "taught_by": ("taught by, from the day above on", "kur mokys nuo nurodytos dienos"),
    "no_event": ("no event known", "renginys nežinomas"),
    "chain.headings": ("The seven headings", "Septynios temos"),
    "nothing_known": ("Nothing known.", "Nieko nežinoma."),
    "more": ("To know more: {needed}", "Norint sužinoti daugiau: {needed}"),
    "chain.studied": ("Who was studied", "Kas tirta"),
    "studied.caption": (
        "Clusters and their organisations in this study",
        "Klasteriai ir jų organizacijos šioje studijoje",
    ),
    "run_by": ("run by", "koordinuoja"),
    "organisations": ("its organisations here", "jo organizacijos čia"),
    "stages_done": ("stages it performs", "atliekami etapai"),
    "stages_not": ("stages nobody of it is known to perform", "etapai, kurių, kiek žinoma, niekas iš jo neatlieka"),
    "studied.others": (
        "Organisations studied that belong to no known cluster: {names}.",
        "Tirtos organizacijos, nepriklausančios jokiam žinomam klasteriui: {names}.",
    ),
}

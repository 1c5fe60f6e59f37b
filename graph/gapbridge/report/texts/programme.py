"""Texts of reports about programmes of events."""

TEXTS = {
    "programme.title": ("Programme of events, as of {day}", "Renginių programa, kuriai dienai: {day}"),
    "programme.budget": ("Budget", "Biudžetas"),
    "programme.no_budget": ("no limit", "neribotas"),
    "programme.closes": (
        "Hold {events:n event|events} for {cost}: together they could close {covered} of {needs:n open need|open"
        " needs}.",
        "Surengti renginių: {events}, kaina – {cost}; kartu jie galėtų patenkinti {covered} iš {needs:n nepatenkinto"
        " poreikio|nepatenkintų poreikių|nepatenkinto poreikio|nepatenkintų poreikių}.",
    ),
    "programme.nothing": (
        "No event to come could close a need within these limits.",
        "Laikantis šių ribų joks būsimas renginys negalėtų patenkinti poreikio.",
    ),
    "programme.proved": (
        "Proven: no programme within the limits is worth more.",
        "Įrodyta: laikantis ribų nė viena programa nėra vertesnė.",
    ),
    "programme.unproved": (
        "Not proven: at most {bound} could be closed, {gap} more than was found.",
        "Neįrodyta: daugiausia galima pasiekti {bound}, tai yra {gap} daugiau, nei rasta.",
    ),
    "programme.unknown_cost": (
        "The cost of these chosen events is unknown and not in the sum: {names}.",
        "Šių pasirinktų renginių kaina nežinoma ir į sumą neįskaityta: {names}.",
    ),
    "programme.hold": (
        "Hold {event} ({day}); invite {clusters}.",
        "Surengti „{event}“ ({day}); pakviesti: {clusters}.",
    ),
    "programme.hold.why": (
        "It could close {count:n need|needs} for {cost}.",
        "Galėtų patenkinti {count:n poreikį|poreikius|poreikio|poreikių}; kaina – {cost}.",
    ),
    "programme.propose": ("Propose a new event: {competences}.", "Pasiūlyti naują renginį: {competences}."),
    "programme.propose.why": (
        "No event to come teaches this; it could close {count:n need|needs} of {clusters}.",
        "To nemoko joks būsimas renginys; jis galėtų patenkinti {count:n poreikį|poreikius|poreikio|poreikių}, kurių"
        " turi:"
        " {clusters}.",
    ),
    "programme.events": ("The events, and whom to invite", "Renginiai ir ką pakviesti"),
    "programme.events.caption": ("Chosen events", "Pasirinkti renginiai"),
    "cost": ("cost", "kaina"),
    "seats": ("seats", "vietos"),
    "seats.of": ("{taken} of {capacity}", "{taken} iš {capacity}"),
    "closes": ("could close", "galėtų patenkinti"),
    "programme.invited": ("Who is invited, and what they would learn", "Kas kviečiami ir ko jie išmoktų"),
    "learns": ("would be taught", "ko mokytų"),
    "programme.frontier": ("What a budget can close", "Ką gali patenkinti biudžetas"),
    "programme.frontier.figure": (
        "Needs that each budget could close at best",
        "Kiek poreikių daugiausia patenkintų kiekvienas biudžetas",
    ),
    "programme.frontier.words": ("A stepped line. {sentences}", "Laiptuota kreivė. {sentences}"),
    "programme.frontier.axis": ("budget, EUR", "biudžetas, EUR"),
    "programme.frontier.up": ("needs", "poreikiai"),
    "programme.frontier.read": (
        "Events of unknown cost are left out here, so the line may lie below the programme above.",
        "Renginiai, kurių kaina nežinoma, čia neįtraukti, todėl kreivė gali būti žemiau už aukščiau pateiktą programą.",
    ),
    "programme.frontier.none": (
        "No event to come of known cost teaches what is needed.",
        "Joks būsimas renginys, kurio kaina žinoma, nemoko to, ko reikia.",
    ),
    "budget": ("budget", "biudžetas"),
    "events": ("events", "renginiai"),
    "programme.open": ("What stays open, and why", "Kas lieka nepatenkinta ir kodėl"),
    "programme.open.caption": (
        "Needs left open, by reason and competence",
        "Likę poreikiai pagal priežastį ir kompetenciją",
    ),
    "programme.open.none": ("Every open need could be closed.", "Galėtų būti patenkinti visi poreikiai."),
    "programme.open.unproved": (
        "Whether budget or seats are missing is not proven.",
        "Ar trūksta biudžeto, ar vietų – neįrodyta.",
    ),
    "why": ("why", "kodėl"),
    "reason.not_for_events": (
        "not for events: it takes a change of organisation",
        "ne renginiams: reikia keisti organizaciją",
    ),
    "reason.covered_by_own": ("own organisations could meet it", "galėtų patenkinti savos organizacijos"),
    "reason.no_event_teaches": ("no event to come teaches it", "joks būsimas renginys to nemoko"),
    "reason.date": ("outside the dates, or on days unknown", "ne tomis datomis arba dienos nežinomos"),
    "reason.language": ("in other languages only, or in unknown ones", "tik kitomis arba nežinomomis kalbomis"),
    "reason.cost_unknown": ("taught at an unknown cost only", "mokoma tik už nežinomą kainą"),
    "reason.not_rated": ("nobody rated it, so it weighs nothing", "niekas neįvertino, todėl nieko nesveria"),
    "reason.budget": ("budget", "biudžetas"),
    "reason.capacity": ("seats are missing, whatever the budget", "trūksta vietų, koks bebūtų biudžetas"),
    "programme.others": ("Other events to come, and why not", "Kiti būsimi renginiai ir kodėl ne"),
    "programme.others.none": ("There is no other event to come.", "Kitų būsimų renginių nėra."),
    "why_not": ("why not", "kodėl ne"),
    "other.not_known_to_come": ("not known whether it is still to come", "nežinoma, ar dar bus"),
    "other.teaches_nothing_needed": ("teaches nothing that is needed", "nemoko nieko, ko reikia"),
    "other.date": ("outside the dates", "ne tomis datomis"),
    "other.date_unknown": ("its days are unknown", "nežinomos dienos"),
    "other.language": ("in another language", "kita kalba"),
    "other.language_unknown": ("its languages are unknown", "nežinomos kalbos"),
    "other.cost_unknown": ("its cost is unknown", "nežinoma kaina"),
    "other.no_seats": ("has no seats", "neturi vietų"),
    "other.budget": ("alone costs more than the budget", "vienas kainuoja daugiau už biudžetą"),
    "other.not_chosen": ("others close more, or as much for less", "kiti patenkina daugiau arba tiek pat pigiau"),
    "programme.proposals": ("Events that nobody plans yet", "Renginiai, kurių dar niekas neplanuoja"),
    "programme.proposals.none": (
        "Every competence that is lacked is taught by an event to come, or is not for events.",
        "Kiekvienos trūkstamos kompetencijos mokys būsimas renginys arba ji ne renginiams.",
    ),
    "teaches": ("would teach", "ko mokytų"),
    "invite": ("invite", "pakviesti"),
    "programme.assumptions": ("What is taken for granted", "Kas laikoma savaime suprantamu"),
    "programme.assumptions.none": ("Nothing.", "Nieko."),
    "assumed.seats_without_limit": ("As many seats as wanted: {names}.", "Vietų tiek, kiek reikia: {names}."),
    "assumed.seats": (
        "The seats given for unknown capacities: {names}.",
        "Nurodytas vietų skaičius, kai jis nežinomas: {names}.",
    ),
    "assumed.cost": ("The cost given for unknown costs: {names}.", "Nurodyta kaina, kai ji nežinoma: {names}."),
    "assumed.cost_not_counted": (
        "No cost counted, it is unknown: {names}.",
        "Kaina nežinoma ir neskaičiuojama: {names}.",
    ),
    "assumed.date": ("Days within the limits: {names}.", "Dienos telpa į ribas: {names}."),
    "assumed.language": ("One of the languages: {names}.", "Viena iš kalbų: {names}."),
    "programme.greedy": (
        "The greedy way, for comparison, reaches {value} of {best} for {cost}.",
        "Palyginimui: godusis būdas pasiekia {value} iš {best}, kaina – {cost}.",
    ),
    "method.programme": (
        "Budgeted maximum coverage with seats, solved exactly as an integer programme by HiGHS: maximise Σ w·y over"
        " needs"
        " y, where a need counts once, an event e costs c_e and has k_e seats, Σ c_e ≤ B; the cheapest of equal"
        " programmes. The greedy way beside it reaches 1 − 1/e of the best at equal costs only (Nemhauser, Wolsey and"
        " Fisher 1978; Khuller, Moss and Naor 1999).",
        "Didžiausias poreikių padengimas esant biudžetui ir vietoms, tiksliai išspręstas sveikųjų skaičių programavimu"
        " (HiGHS): didinama Σ w·y, kur poreikis y skaičiuojamas kartą, renginys e kainuoja c_e ir turi k_e vietų,"
        " Σ c_e ≤ B; iš vienodai vertų programų – pigiausia. Godusis būdas 1 − 1/e geriausios vertės užtikrina tik"
        " esant"
        " lygioms kainoms (Nemhauser, Wolsey ir Fisher 1978; Khuller, Moss ir Naor 1999).",
    ),
}

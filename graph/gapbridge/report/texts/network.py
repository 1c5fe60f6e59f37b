"""Texts of reports about the whole network of clusters."""

TEXTS = {
    "net.title": (
        "Network report: clusters, shared gaps and deliveries",
        "Tinklo ataskaita: klasteriai, bendros spragos ir tiekimas",
    ),
    "net.order": (
        "Gaps that most clusters share come first, then of each kind of suggestion the first that is not done already,"
        " then members that others hang on.",
        "Pirmiausia – daugumai klasterių bendros spragos, po to kiekvienos rūšies pirmas dar neįgyvendintas pasiūlymas,"
        " galiausiai nariai, nuo kurių priklauso kiti.",
    ),
    "net.event": (
        "Hold one event for {count:n cluster|clusters} about {competence}.",
        "Surengti vieną renginį (kviečiami klasteriai: {count}): {competence}.",
    ),
    "net.event.send": (
        "Send {count:n cluster|clusters} to {event} for {competence}.",
        "Siųsti klasterius ({count}) į renginį „{event}“: {competence}.",
    ),
    "net.event.why": ("All of these lack it: {clusters}.", "Visiems šiems jos trūksta: {clusters}."),
    "net.point": (
        "Ask {names} by whom they could be supplied without {member}.",
        "Paklauskite, kas galėtų tiekti, jei sustotų {member}: {names}.",
    ),
    "net.point.why": (
        "All known deliveries to them pass {member}.",
        "Visi žinomi tiekimai jiems eina per vieną organizaciją: {member}.",
    ),
    "net.glance": ("The network in figures", "Tinklas skaičiais"),
    "net.clusters": ("clusters", "klasteriai"),
    "net.clusters.read": ("known in this scope", "žinomi šioje aprėptyje"),
    "net.silent": ("clusters that stated no need", "klasteriai, nenurodę poreikių"),
    "net.silent.read": ("what they lack is unknown", "ko jiems trūksta, nežinoma"),
    "net.shared": ("gaps of two clusters or more", "dviejų ar daugiau klasterių spragos"),
    "net.shared.read": ("competences", "kompetencijos"),
    "net.untaught": ("of these, taught by no event to come", "iš jų nemokys joks būsimas renginys"),
    "net.untaught.read": ("propose one", "pasiūlykite renginį"),
    "net.members": ("members that deliver or are delivered to", "nariai, kurie tiekia arba kuriems tiekiama"),
    "net.members.read": ("as far as is known", "kiek žinoma"),
    "net.points": ("members that others hang on", "nariai, nuo kurių priklauso kiti"),
    "net.points.read": ("all known deliveries to some pass them", "per juos kažkam eina visi žinomi tiekimai"),
    "net.overview": ("The clusters", "Klasteriai"),
    "net.overview.caption": ("Clusters, and how much is known of each", "Klasteriai ir kiek apie juos žinoma"),
    "net.none": ("No cluster is known.", "Nežinomas nė vienas klasteris."),
    "known_members": ("known members", "žinomi nariai"),
    "lacks": ("competences it lacks", "trūkstamos kompetencijos"),
    "industries": ("industries", "pramonės šakos"),
    "net.gaps": ("Shared gaps", "Bendros spragos"),
    "net.gaps.caption": (
        "Competences that two clusters or more lack",
        "Kompetencijos, kurių trūksta dviem ar daugiau klasterių",
    ),
    "net.gaps.none": (
        "No competence is known to be lacked by two clusters.",
        "Nežinoma kompetencija, kurios trūktų dviem klasteriams.",
    ),
    "rank": ("rank", "vieta"),
    "across": ("across industries", "keliose pramonės šakose"),
    "spread": ("spread, 0 to 1", "sklaida, nuo 0 iki 1"),
    "net.pairs": ("Who should work together", "Kas turėtų dirbti kartu"),
    "net.network": ("All known deliveries", "Visi žinomi tiekimai"),
    "net.read": (
        "{members:n member|members}, {links:n link|links}, {products:n product|products}; {parts:n connected"
        " part|connected parts}, {circles:n circle|circles} of deliveries.",
        "{members:n narys|nariai|nario|narių}, {links:n ryšys|ryšiai|ryšio|ryšių}, {products:n"
        " produktas|produktai|produkto|produktų}; {parts:n jungioji dalis|jungiosios dalys|jungiosios dalies|jungiųjų"
        " dalių}, {circles:n tiekimo ratas|tiekimo ratai|tiekimo rato|tiekimo ratų}.",
    ),
    "net.bridges": (
        "Members in every known delivery between two clusters",
        "Nariai, dalyvaujantys visuose žinomuose dviejų klasterių tiekimuose",
    ),
    "net.between": ("between", "tarp"),
    "net.unknown.industry": ("The industry of {name} is unknown.", "{name}: pramonės šaka nežinoma."),
    "net.unknown.members": ("No member of {name} is known.", "{name}: nežinomas nė vienas narys."),
    "net.unknown.needs": (
        "{name} has stated no need; what it lacks is unknown.",
        "{name}: nenurodė jokio poreikio; ko trūksta, nežinoma.",
    ),
    "method.spread": (
        "Shared gaps are ranked by the number of clusters, equal numbers with equal ranks. Spread over industries is"
        " 1 − Σ p², p the share of each known industry among these clusters (Gini-Simpson); clusters of unknown"
        " industry"
        " are left out.",
        "Bendros spragos rikiuojamos pagal klasterių skaičių; lygiems skaičiams – lygios vietos. Sklaida po pramonės"
        " šakas –"
        " 1 − Σ p², kur p – kiekvienos žinomos šakos dalis tarp šių klasterių (Gini ir Simpsono); klasteriai, kurių"
        " šaka"
        " nežinoma, neįtraukiami.",
    ),
}

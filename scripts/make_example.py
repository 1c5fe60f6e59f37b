"""Write the made-up data set: `python scripts/make_example.py [--check]`.

Eight fictional clusters with everything the questions ask for, also what the sourced data does not hold:
ratings, supplies, planned events, assessments. Every row is `synthetic`; no organisation in it exists.
The same seed gives the same files. With `--check` nothing is written: it says which files are out of date.
"""

import csv
import io
import random
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from gapbridge import rows, vocabulary

# Lithuanian names by key, of what is no cluster or member. Some have none, so that fall-backs show.
NAMES_LT = Path(__file__).with_name("example_names_lt.csv")
FOLDER = Path(__file__).parents[1] / "seeds" / "example"
SEED = 20170605
SOURCE = "synthetic-example"
SCALE = "5"
SURVEY = "2024-03-15"
RATED_SHARE = 0.6

Tables = dict[str, list[dict[str, str]]]

# key: name, Lithuanian name, founded, note
CLUSTERS = {
    "ex-amberwood": (
        "Amberwood Furniture Cluster (fictional)",
        "Gintarmedžio baldų klasteris (išgalvotas)",
        "2012",
        "",
    ),
    "ex-cloudmeadow": (
        "Cloudmeadow Dairy Cluster (fictional)",
        "Debespievių pieno klasteris (išgalvotas)",
        "2016",
        "",
    ),
    "ex-tidewright": (
        "Tidewright Boatbuilding Cluster (fictional)",
        "Potvynio laivų klasteris (išgalvotas)",
        "2014",
        "",
    ),
    "ex-brightloom": (
        "Brightloom Textile Cluster (fictional)",
        "Šviesiųjų staklių klasteris (išgalvotas)",
        "2018",
        "",
    ),
    "ex-emberfield": (
        "Emberfield Battery Cluster (fictional)",
        "Žarijų lauko baterijų klasteris (išgalvotas)",
        "2019",
        "",
    ),
    "ex-lantern-bay": (
        "Lantern Bay Cluster (fictional)",
        "",
        "",
        "Shows a cluster whose industry is unknown",
    ),
    "ex-paperfold": (
        "Paperfold Packaging Cluster (fictional)",
        "",
        "2020",
        "Shows a cluster that has stated no need",
    ),
    "ex-stillwater": (
        "Stillwater Hotels Cluster (fictional)",
        "Ramių vandenų klasteris (išgalvotas)",
        "2021",
        "Shows a cluster whose members are unknown",
    ),
}

# Where clusters work from; those left out show a cluster whose country is unknown.
COUNTRIES = {
    "ex-amberwood": "LT",
    "ex-cloudmeadow": "LT",
    "ex-tidewright": "LV",
    "ex-brightloom": "EE",
    "ex-emberfield": "LT",
    "ex-paperfold": "LV",
}

# Members by cluster. key: name, Lithuanian name, kind
MEMBERS = {
    "ex-amberwood": {
        "ex-foggy-grove-sawmill": ("Foggy Grove Sawmill", "Rūkų girios lentpjūvė", "company"),
        "ex-knotwise-joinery": ("Knotwise Joinery", "Šakų išminties stalių dirbtuvė", "company"),
        "ex-plainshave-boards": ("Plainshave Boards", "", "company"),
        "ex-honeygrain-milling": ("Honeygrain Parts Milling", "", "company"),
        "ex-three-legged-stool": ("Three-Legged Stool Works", "Trikojė kėdė", "company"),
        "ex-quiet-drawer": ("Quiet Drawer Furniture", "Tylus stalčius", "company"),
        "ex-lakeside-assembly": ("Lakeside Flatpack Assembly", "", "company"),
        "ex-timber-testing-hut": ("Timber Testing Hut", "Medienos bandymų trobelė", "research"),
        "ex-old-plane-school": ("Old Plane Carpentry School", "Senojo obliaus stalių mokykla", "education"),
        "ex-amberwood-guild": ("Amberwood Makers' Guild", "", "association"),
    },
    "ex-cloudmeadow": {
        "ex-morning-pail": ("Morning Pail Dairy", "Rytmečio kibiras", "company"),
        "ex-round-wheel-cheese": ("Round Wheel Cheesemakers", "Apvalus sūrio ratas", "company"),
        "ex-clover-whey": ("Clover Whey Ingredients", "", "company"),
        "ex-blue-churn": ("Blue Churn Butter House", "Mėlynoji muštuvė", "company"),
        "ex-frostspoon": ("Frostspoon Ice Cream", "", "company"),
        "ex-udder-analytics": ("Udderly Exact Analytics", "", "company"),
        "ex-milk-microbe-lab": ("Milk Microbe Laboratory", "Pieno mikrobų laboratorija", "research"),
        "ex-cloudmeadow-office": ("Cloudmeadow Cluster Office", "", "association"),
    },
    "ex-tidewright": {
        "ex-curlew-yard": ("Curlew Ferry Yard", "Kuolingos keltų dirbtuvė", "company"),
        "ex-saltkeel": ("Saltkeel Hulls", "", "company"),
        "ex-driftline-composites": ("Driftline Composites", "", "company"),
        "ex-brass-binnacle": ("Brass Binnacle Instruments", "Žalvarinis kompasas", "company"),
        "ex-slowturn-drives": ("Slowturn Electric Drives", "", "company"),
        "ex-second-tide": ("Second Tide Ferry Services", "Antrasis potvynis", "company"),
        "ex-wave-basin": ("Wave Basin Institute", "Bangų baseino institutas", "research"),
        "ex-knot-and-chart": ("Knot and Chart Maritime School", "", "education"),
        "ex-tidewright-office": ("Tidewright Cluster Office", "", "association"),
    },
    "ex-brightloom": {
        "ex-velvetmoss": ("Velvetmoss Upholstery", "Aksominės samanos", "company"),
        "ex-thistledown-yarns": ("Thistledown Yarns", "Dagių pūko verpalai", "company"),
        "ex-copperthread": ("Copperthread Smart Fabrics", "", "company"),
        "ex-sixteen-shuttles": ("Sixteen Shuttles Weaving", "Šešiolika šaudyklių", "company"),
        "ex-madder-and-woad": ("Madder and Woad Dyers", "", "company"),
        "ex-secondhem": ("Secondhem Repair Studio", "", "company"),
        "ex-fibre-atelier": ("Fibre Atelier Institute", "", "research"),
        "ex-brightloom-town": ("Town of Brightloom", "Šviesiųjų staklių miestelis", "public"),
    },
    "ex-emberfield": {
        "ex-ninevolt-cells": ("Ninevolt Cells", "", "company"),
        "ex-glowworm-packs": ("Glowworm Battery Packs", "Jonvabalio baterijos", "company"),
        "ex-coldfuse": ("Coldfuse Protection", "", "company"),
        "ex-greyspark-recovery": ("Greyspark Materials Recovery", "Pilkoji kibirkštis", "company"),
        "ex-evenload": ("Evenload Charging", "", "company"),
        "ex-embertest": ("Embertest Safety Laboratory", "Žarijų saugos laboratorija", "research"),
        "ex-emberfield-office": ("Emberfield Cluster Office", "", "association"),
    },
    "ex-lantern-bay": {
        "ex-lamplight-customs": ("Lamplight Customs Brokers", "", "company"),
        "ex-wickford-models": ("Wickford Digital Models", "", "company"),
        "ex-harbour-ledger": ("Harbour Ledger Export Advisers", "Uosto sąskaitų knyga", "company"),
        "ex-lantern-college": ("Lantern Bay College", "Žibintų įlankos kolegija", "education"),
        "ex-odd-hours": ("Odd Hours Collective", "", "other"),
        "ex-lantern-works": ("Lantern Works", "", ""),
    },
    "ex-paperfold": {
        "ex-cardgate": ("Cardgate Boxes", "Kartoniniai vartai", "company"),
        "ex-crease-and-tab": ("Crease and Tab Design", "", "company"),
        "ex-pulpwise": ("Pulpwise Recycled Board", "", "company"),
        "ex-returnloop": ("Returnloop Transport Packaging", "", "company"),
        "ex-story-label": ("Story Label Communications", "Etiketės pasakojimas", "company"),
        "ex-packtrial": ("Packtrial Laboratory", "", "research"),
        "ex-paperfold-office": ("Paperfold Cluster Office", "", "association"),
    },
}
ALSO_MEMBER = [
    ("ex-copperthread", "ex-emberfield"),
    ("ex-velvetmoss", "ex-amberwood"),
    ("ex-cardgate", "ex-cloudmeadow"),
]
COORDINATORS = {
    "ex-amberwood-guild": "ex-amberwood",
    "ex-cloudmeadow-office": "ex-cloudmeadow",
    "ex-tidewright-office": "ex-tidewright",
    "ex-emberfield-office": "ex-emberfield",
    "ex-paperfold-office": "ex-paperfold",
}
RELATED = [
    ("ex-quiet-drawer", "ex-three-legged-stool", "subsidiary_of"),
    ("ex-glowworm-packs", "ex-slowturn-drives", "shared_leadership"),
]

# key: name, broader
COMPETENCES = {
    "ex-creating-added-value": ("creating added value in the cluster (example)", ""),
    "ex-membership-benefit": ("using cluster membership to best advantage (example)", ""),
    "ex-cluster-communication": ("cluster communication and marketing (example)", ""),
    "ex-internal-communication": ("communication inside the cluster (example)", "ex-cluster-communication"),
    "ex-external-communication": ("communication outside the cluster (example)", "ex-cluster-communication"),
    "ex-communication-in-member-marketing": (
        "cluster communication in member marketing (example)",
        "ex-cluster-communication",
    ),
    "ex-cluster-development": ("cluster development practice (example)", ""),
    "ex-innovation-management": ("innovation management (example)", "ex-cluster-development"),
    "ex-product-development": ("product development in the cluster (example)", "ex-cluster-development"),
    "ex-international-rd-cooperation": (
        "international cooperation in R&D (example)",
        "ex-cluster-development",
    ),
    "ex-value-chain-strengthening": ("strengthening the value chain (example)", "ex-cluster-development"),
    "ex-digital-production": ("digital production (example)", ""),
    "ex-production-data-analysis": ("analysis of production data (example)", "ex-digital-production"),
    "ex-digital-twin-modelling": ("digital twin modelling (example)", "ex-digital-production"),
    "ex-industrial-cybersecurity": ("industrial cybersecurity (example)", "ex-digital-production"),
    "ex-sustainable-production": ("sustainable production (example)", ""),
    "ex-life-cycle-assessment": ("life cycle assessment (example)", "ex-sustainable-production"),
    "ex-repairable-design": ("design for repair (example)", "ex-sustainable-production"),
    "ex-packaging-recycling": ("recycling of packaging (example)", "ex-sustainable-production"),
    "ex-export-market-research": ("export market research (example)", ""),
    "ex-customs-procedures": ("customs procedures (example)", ""),
    "ex-wood-finishing": ("wood finishing (example)", ""),
    "ex-smart-textile-weaving": ("weaving of smart textiles (example)", ""),
    "ex-food-safety-audit": ("food safety audit (example)", ""),
    "ex-composite-repair": ("repair of composite hulls (example)", ""),
    "ex-battery-safety": ("battery safety (example)", ""),
}

# key: name, scheme, code, broader
INDUSTRIES = {
    "ex-nace-c": ("Manufacturing (example)", "nace", "C", ""),
    "ex-nace-10": ("Manufacture of food products (example)", "nace", "10", "ex-nace-c"),
    "ex-nace-10.5": ("Manufacture of dairy products and edible ice (example)", "nace", "10.5", "ex-nace-10"),
    "ex-nace-13": ("Manufacture of textiles (example)", "nace", "13", "ex-nace-c"),
    "ex-nace-13.9": ("Manufacture of other textiles (example)", "nace", "13.9", "ex-nace-13"),
    "ex-nace-17": ("Manufacture of paper and paper products (example)", "nace", "17", "ex-nace-c"),
    "ex-nace-17.2": (
        "Manufacture of articles of paper and paperboard (example)",
        "nace",
        "17.2",
        "ex-nace-17",
    ),
    "ex-nace-27": ("Manufacture of electrical equipment (example)", "nace", "27", "ex-nace-c"),
    "ex-nace-27.2": ("Manufacture of batteries and accumulators (example)", "nace", "27.2", "ex-nace-27"),
    "ex-nace-30": ("Manufacture of other transport equipment (example)", "nace", "30", "ex-nace-c"),
    "ex-nace-30.1": ("Building of ships and boats (example)", "nace", "30.1", "ex-nace-30"),
    "ex-nace-31": ("Manufacture of furniture (example)", "nace", "31", "ex-nace-c"),
    "ex-nace-i": ("Accommodation and food service activities (example)", "nace", "I", ""),
    "ex-nace-55": ("Accommodation (example)", "nace", "55", "ex-nace-i"),
    "ex-ecosystem-mobility": ("Mobility-Transport-Automotive (example)", "ecosystem", "", ""),
}
# Amberwood and Brightloom share furniture: a gap of these two alone is not cross-industry.
IN_INDUSTRY = [
    ("ex-amberwood", "ex-nace-31"),
    ("ex-brightloom", "ex-nace-13.9"),
    ("ex-brightloom", "ex-nace-31"),
    ("ex-cloudmeadow", "ex-nace-10.5"),
    ("ex-tidewright", "ex-nace-30.1"),
    ("ex-tidewright", "ex-ecosystem-mobility"),
    ("ex-emberfield", "ex-nace-27.2"),
    ("ex-paperfold", "ex-nace-17.2"),
    ("ex-stillwater", "ex-nace-55"),
    ("ex-velvetmoss", "ex-nace-31"),
    ("ex-copperthread", "ex-nace-13.9"),
    ("ex-glowworm-packs", "ex-nace-27.2"),
]

# competence: who lacks it
NEEDS = {
    "ex-creating-added-value": ("amberwood cloudmeadow tidewright brightloom emberfield lantern-bay stillwater"),
    "ex-membership-benefit": ("amberwood cloudmeadow tidewright emberfield stillwater knotwise-joinery frostspoon"),
    "ex-cluster-communication": "stillwater",
    "ex-internal-communication": "amberwood brightloom",
    "ex-external-communication": "cloudmeadow tidewright emberfield stillwater",
    "ex-communication-in-member-marketing": "brightloom cloudmeadow quiet-drawer",
    "ex-innovation-management": "amberwood tidewright emberfield lantern-bay",
    "ex-product-development": "amberwood lantern-bay saltkeel",
    "ex-international-rd-cooperation": "cloudmeadow tidewright emberfield",
    "ex-value-chain-strengthening": "amberwood brightloom lantern-bay emberfield",
    "ex-production-data-analysis": "amberwood cloudmeadow brightloom knotwise-joinery morning-pail",
    "ex-digital-twin-modelling": "tidewright curlew-yard",
    "ex-industrial-cybersecurity": "tidewright emberfield evenload",
    "ex-life-cycle-assessment": "amberwood cloudmeadow brightloom stillwater",
    "ex-repairable-design": "amberwood honeygrain-milling",
    "ex-packaging-recycling": "cloudmeadow",
    "ex-export-market-research": "brightloom tidewright stillwater sixteen-shuttles",
    "ex-customs-procedures": "cloudmeadow lantern-bay",
    "ex-wood-finishing": "amberwood",
    "ex-smart-textile-weaving": "amberwood",
    "ex-food-safety-audit": "cloudmeadow",
    "ex-composite-repair": "tidewright second-tide",
    "ex-battery-safety": "tidewright slowturn-drives",
}
# What the assessments below rest on. (who, competence): importance, ability, target; all empty: not rated
RATED = {
    ("ex-amberwood", "ex-life-cycle-assessment"): ("4", "2", "4"),
    ("ex-cloudmeadow", "ex-life-cycle-assessment"): ("5", "2", ""),
    ("ex-brightloom", "ex-production-data-analysis"): ("4", "1", "3"),
    ("ex-amberwood", "ex-production-data-analysis"): ("4", "2", ""),
    ("ex-cloudmeadow", "ex-production-data-analysis"): ("", "", ""),
    ("ex-knotwise-joinery", "ex-production-data-analysis"): ("3", "1", ""),
    ("ex-tidewright", "ex-industrial-cybersecurity"): ("", "", ""),
    ("ex-emberfield", "ex-industrial-cybersecurity"): ("4", "2", ""),
    ("ex-emberfield", "ex-external-communication"): ("4", "3", ""),
    ("ex-stillwater", "ex-external-communication"): ("4", "2", "4"),
    ("ex-tidewright", "ex-external-communication"): ("4", "3", ""),
    ("ex-cloudmeadow", "ex-food-safety-audit"): ("5", "2", ""),
    ("ex-tidewright", "ex-export-market-research"): ("3", "4", ""),
    ("ex-brightloom", "ex-export-market-research"): ("4", "5", ""),
    ("ex-emberfield", "ex-international-rd-cooperation"): ("5", "2", "4"),
}
# (who, competence): first day, first day it no longer holds
HELD_FOR = {
    ("ex-cloudmeadow", "ex-packaging-recycling"): ("2023-02-01", "2024-09-01"),
    ("ex-brightloom", "ex-communication-in-member-marketing"): (SURVEY, "2025-01-01"),
    ("ex-lantern-bay", "ex-customs-procedures"): (SURVEY, "2025-06-30"),
    ("ex-emberfield", "ex-value-chain-strengthening"): ("2026-02-02", ""),
    ("ex-stillwater", "ex-export-market-research"): ("", ""),
}
NOT_BY_EVENTS = ("ex-creating-added-value", "ex-value-chain-strengthening")

# who: competences offered
OFFERS = {
    "ex-emberfield": "battery-safety",
    "ex-paperfold": "packaging-recycling external-communication communication-in-member-marketing",
    "ex-lantern-bay": "export-market-research",
    "ex-foggy-grove-sawmill": "wood-finishing",
    "ex-plainshave-boards": "wood-finishing production-data-analysis",
    "ex-three-legged-stool": "repairable-design",
    "ex-timber-testing-hut": "life-cycle-assessment wood-finishing",
    "ex-quiet-drawer": "export-market-research",
    "ex-amberwood-guild": "membership-benefit",
    "ex-round-wheel-cheese": "food-safety-audit",
    "ex-udder-analytics": "production-data-analysis digital-twin-modelling",
    "ex-milk-microbe-lab": "food-safety-audit international-rd-cooperation",
    "ex-clover-whey": "export-market-research",
    "ex-saltkeel": "composite-repair",
    "ex-driftline-composites": "composite-repair life-cycle-assessment",
    "ex-brass-binnacle": "product-development",
    "ex-wave-basin": "international-rd-cooperation",
    "ex-knot-and-chart": "customs-procedures",
    "ex-copperthread": "smart-textile-weaving product-development",
    "ex-sixteen-shuttles": "smart-textile-weaving",
    "ex-secondhem": "repairable-design",
    "ex-fibre-atelier": "smart-textile-weaving innovation-management",
    "ex-velvetmoss": "repairable-design communication-in-member-marketing",
    "ex-ninevolt-cells": "production-data-analysis",
    "ex-glowworm-packs": "battery-safety",
    "ex-coldfuse": "battery-safety",
    "ex-embertest": "battery-safety life-cycle-assessment",
    "ex-greyspark-recovery": "value-chain-strengthening",
    "ex-lamplight-customs": "customs-procedures",
    "ex-wickford-models": "digital-twin-modelling industrial-cybersecurity",
    "ex-harbour-ledger": "export-market-research customs-procedures",
    "ex-lantern-college": "innovation-management internal-communication",
    "ex-story-label": "external-communication internal-communication",
    "ex-crease-and-tab": "product-development repairable-design",
    "ex-packtrial": "life-cycle-assessment packaging-recycling",
    "ex-returnloop": "value-chain-strengthening",
}

# Stages of each chain. key: name, performers
CHAINS = {
    "ex-chain-furniture": ("From log to armchair (fictional)", {
        "ex-stage-drying": ("drying of timber", "foggy-grove-sawmill"),
        "ex-stage-boards": ("gluing of boards", "plainshave-boards foggy-grove-sawmill"),
        "ex-stage-milling": ("milling of parts", "honeygrain-milling"),
        "ex-stage-finishing": ("surface finishing", "knotwise-joinery three-legged-stool"),
        "ex-stage-weaving": ("weaving of cover fabric", "sixteen-shuttles copperthread"),
        "ex-stage-upholstery": ("upholstery", "velvetmoss"),
        "ex-stage-assembly": ("assembly", "lakeside-assembly quiet-drawer"),
        "ex-stage-packing": ("packing", "cardgate returnloop"),
        "ex-stage-take-back": ("taking back and renewing", ""),
    }),
    "ex-chain-ferry": ("Electric ferry (fictional)", {
        "ex-stage-cells": ("making of cells", "ninevolt-cells"),
        "ex-stage-packs": ("building of battery packs", "glowworm-packs"),
        "ex-stage-hull": ("laminating of the hull", "saltkeel driftline-composites"),
        "ex-stage-drive": ("fitting of the electric drive", "slowturn-drives curlew-yard"),
        "ex-stage-trials": ("sea trials", "wave-basin curlew-yard"),
        "ex-stage-service": ("operation and service", "second-tide tidewright"),
    }),
}  # fmt: skip
FEEDS = """drying boards; boards milling; milling finishing; finishing assembly; weaving upholstery;
upholstery assembly; assembly packing; packing take-back; cells packs; packs drive; hull drive; drive trials;
trials service"""

# supplier, customer, product, share, weeks to recover, weeks to survive
SUPPLIES = [
    ("foggy-grove-sawmill", "plainshave-boards", "dried pine", "0.6", "4", "6"),
    ("timber-testing-hut", "plainshave-boards", "strength tests", "1", "8", "10"),
    ("foggy-grove-sawmill", "knotwise-joinery", "dried oak", "1", "10", "3"),
    ("plainshave-boards", "honeygrain-milling", "glued boards", "0.7", "3", "4"),
    ("foggy-grove-sawmill", "honeygrain-milling", "glued boards", "0.3", "4", "4"),
    ("honeygrain-milling", "three-legged-stool", "milled legs", "1", "6", "2"),
    ("honeygrain-milling", "lakeside-assembly", "milled frames", "1", "6", "5"),
    ("knotwise-joinery", "quiet-drawer", "finished fronts", "0.6", "2", "4"),
    ("three-legged-stool", "quiet-drawer", "finished fronts", "0.3", "2", "4"),
    ("lakeside-assembly", "quiet-drawer", "finished fronts", "0.1", "5", "4"),
    ("velvetmoss", "lakeside-assembly", "upholstered seats", "1", "9", "4"),
    ("sixteen-shuttles", "velvetmoss", "cover fabric", "0.5", "3", "5"),
    ("copperthread", "velvetmoss", "cover fabric", "0.5", "", ""),
    ("thistledown-yarns", "sixteen-shuttles", "wool yarn", "0.8", "5", "6"),
    ("madder-and-woad", "sixteen-shuttles", "dyeing", "", "", ""),
    ("pulpwise", "cardgate", "recycled board", "0.9", "4", "3"),
    ("cardgate", "quiet-drawer", "boxes", "1", "2", "6"),
    ("cardgate", "round-wheel-cheese", "cheese boxes", "0.5", "2", "3"),
    ("morning-pail", "round-wheel-cheese", "raw milk", "0.7", "1", "0.5"),
    ("clover-whey", "frostspoon", "whey protein", "1", "4", "8"),
    ("ninevolt-cells", "glowworm-packs", "cells", "1", "16", "6"),
    ("coldfuse", "glowworm-packs", "fuses", "1", "5", "9"),
    ("glowworm-packs", "slowturn-drives", "battery packs", "1", "12", "8"),
    ("slowturn-drives", "curlew-yard", "electric drives", "0.8", "10", "12"),
    ("saltkeel", "curlew-yard", "hulls", "0.55", "20", "14"),
    ("driftline-composites", "curlew-yard", "hulls", "0.45", "14", "14"),
    ("brass-binnacle", "curlew-yard", "instruments", "", "", ""),
    ("curlew-yard", "second-tide", "ferries", "1", "30", "40"),
]

# key: name, first day, last day, place, taught, who attended
HELD = {
    "ex-life-cycle-workshop-2024": (
        "Life cycle workshop",
        "2024-05-14",
        "2024-05-14",
        "Amberwood",
        "life-cycle-assessment",
        "amberwood cloudmeadow brightloom",
    ),
    "ex-data-bootcamp-2024": (
        "Production data bootcamp",
        "2024-06-04",
        "2024-06-06",
        "online",
        "production-data-analysis",
        "amberwood cloudmeadow brightloom knotwise-joinery",
    ),
    "ex-cyber-clinic-2025": (
        "Cybersecurity clinic",
        "2025-02-20",
        "2025-02-21",
        "Emberfield",
        "industrial-cybersecurity",
        "tidewright emberfield evenload",
    ),
    "ex-outreach-day-2025": (
        "Outreach day",
        "2025-04-10",
        "2025-04-10",
        "Stillwater",
        "external-communication cluster-communication",
        "tidewright emberfield stillwater",
    ),
    "ex-innovation-forum-2025": (
        "Innovation forum",
        "2025-06-12",
        "2025-06-13",
        "Lantern Bay",
        "innovation-management product-development",
        "lantern-bay amberwood wave-basin",
    ),
    "ex-food-audit-course-2025": (
        "Food audit course",
        "2025-09-03",
        "2025-09-05",
        "Cloudmeadow",
        "food-safety-audit",
        "cloudmeadow round-wheel-cheese morning-pail",
    ),
    "ex-export-mission-2025": (
        "Export mission",
        "2025-10-20",
        "2025-10-24",
        "",
        "export-market-research",
        "tidewright brightloom sixteen-shuttles",
    ),
    "ex-research-partnering-2026": (
        "Research partnering day",
        "2026-03-18",
        "2026-03-18",
        "Tidewright",
        "international-rd-cooperation",
        "emberfield tidewright milk-microbe-lab",
    ),
}
# key: name, first day, place, cost, seats, taught. Nobody teaches digital twins, battery safety or weaving.
PLANNED = {
    "ex-added-value-lab-2027": (
        "Added value laboratory",
        "2027-02-09",
        "Amberwood",
        "4000",
        "4",
        "creating-added-value membership-benefit",
    ),
    "ex-membership-breakfast-2027": (
        "Membership breakfast",
        "2027-02-24",
        "online",
        "600",
        "8",
        "membership-benefit",
    ),
    "ex-communication-week-2027": (
        "Communication week",
        "2027-03-15",
        "Stillwater",
        "3500",
        "5",
        "internal-communication external-communication communication-in-member-marketing cluster-communication",
    ),
    "ex-innovation-school-2027": (
        "Innovation school",
        "2027-04-13",
        "Lantern Bay",
        "5000",
        "3",
        "innovation-management product-development",
    ),
    "ex-value-chain-clinic-2027": (
        "Value chain clinic",
        "2027-05-11",
        "Paperfold",
        "2500",
        "6",
        "value-chain-strengthening",
    ),
    "ex-life-cycle-sprint-2027": (
        "Life cycle sprint",
        "2027-05-25",
        "online",
        "1800",
        "3",
        "life-cycle-assessment repairable-design",
    ),
    "ex-data-and-cyber-days-2027": (
        "Data and cybersecurity days",
        "2027-06-08",
        "Emberfield",
        "6000",
        "6",
        "production-data-analysis industrial-cybersecurity",
    ),
    "ex-export-and-research-tour-2027": (
        "Export and research tour",
        "2027-09-06",
        "",
        "7500",
        "2",
        "export-market-research international-rd-cooperation customs-procedures",
    ),
    # much about it is not known yet
    "ex-repair-evening-2027": (
        "Repair evening",
        "",
        "Brightloom",
        "",
        "",
        "repairable-design food-safety-audit",
    ),
}
WHEN_STATED = {"ex-repair-evening-2027": "autumn 2027"}
# Languages the events are held in; of the others they are not known.
LANGUAGES = {
    "ex-added-value-lab-2027": "lt",
    "ex-membership-breakfast-2027": "en | lt",
    "ex-communication-week-2027": "lt",
    "ex-innovation-school-2027": "en",
    "ex-value-chain-clinic-2027": "en | lt",
    "ex-life-cycle-sprint-2027": "en",
    "ex-data-and-cyber-days-2027": "en | lt",
}

# day, level, before, after, verdict, who, competence, event
ASSESSMENTS = [
    # level 2 reaches the target: closed
    ("2024-06-14", "2", "2", "4", "", "amberwood", "life-cycle-assessment", "life-cycle-workshop-2024"),
    # level 2 does not reach the importance: open
    ("2024-06-14", "2", "2", "3", "", "cloudmeadow", "life-cycle-assessment", "life-cycle-workshop-2024"),
    # level 3 reaches the target: closed
    ("2024-11-20", "3", "1", "3", "", "brightloom", "production-data-analysis", "data-bootcamp-2024"),
    # closed, and opened again by later evidence
    ("2024-06-07", "2", "2", "4.5", "", "amberwood", "production-data-analysis", "data-bootcamp-2024"),
    ("2025-09-15", "3", "", "2", "", "amberwood", "production-data-analysis", "data-bootcamp-2024"),
    # the need is not rated, so there is no target to reach: open
    ("2024-06-07", "2", "1", "4", "", "cloudmeadow", "production-data-analysis", "data-bootcamp-2024"),
    ("2024-06-07", "2", "1", "3", "", "knotwise-joinery", "production-data-analysis", "data-bootcamp-2024"),
    # not rated, closed by a verdict
    ("2025-08-28", "3", "", "", "true", "tidewright", "industrial-cybersecurity", "cyber-clinic-2025"),
    # closed by a verdict, opened again by a verdict
    ("2025-03-03", "2", "2", "3", "true", "emberfield", "industrial-cybersecurity", "cyber-clinic-2025"),
    ("2026-02-16", "3", "", "2", "false", "emberfield", "industrial-cybersecurity", ""),
    # level 1, however good, closes nothing
    ("2025-04-10", "1", "", "5", "", "emberfield", "external-communication", "outreach-day-2025"),
    ("2025-04-10", "1", "", "4", "", "tidewright", "external-communication", "outreach-day-2025"),
    ("2025-04-24", "2", "3", "3", "", "tidewright", "external-communication", "outreach-day-2025"),
    # level 4: closed
    ("2026-04-15", "4", "2", "4", "", "stillwater", "external-communication", "outreach-day-2025"),
    ("2025-06-13", "1", "", "3", "", "lantern-bay", "innovation-management", "innovation-forum-2025"),
    ("2025-09-19", "2", "2", "5", "", "cloudmeadow", "food-safety-audit", "food-audit-course-2025"),
    # at the top of the scale before: nothing to gain
    ("2025-11-07", "2", "5", "5", "", "brightloom", "export-market-research", "export-mission-2025"),
    # the rating after is unknown
    (
        "2026-06-30",
        "3",
        "2",
        "",
        "",
        "emberfield",
        "international-rd-cooperation",
        "research-partnering-2026",
    ),
]

COLLABORATIONS = [
    ("ex-amberwood", "ex-brightloom", "joint armchair project"),
    ("ex-tidewright", "ex-emberfield", "electric ferry consortium"),
    ("ex-cloudmeadow", "ex-paperfold", "memorandum on returnable packaging"),
]
# key: about whom, what, value, number, unit, as of
FIGURES = {
    "ex-figure-amberwood-members-register": ("ex-amberwood", "members", "11", "11", "members", "2024"),
    "ex-figure-amberwood-members-brochure": (
        "ex-amberwood",
        "members",
        "about fifteen",
        "",
        "members",
        "2023",
    ),
    "ex-figure-cloudmeadow-turnover": (
        "ex-cloudmeadow",
        "annual turnover of the members",
        "over 40 million EUR",
        "",
        "EUR",
        "2024",
    ),
    "ex-figure-stillwater-members": ("ex-stillwater", "members", "between 5 and 9", "", "members", ""),
    "ex-figure-curlew-employees": ("ex-curlew-yard", "employees", "64", "64", "employees", "2025-12-31"),
    "ex-figure-programme-clusters": ("ex-programme", "clusters", "6 clusters", "6", "clusters", "2024-03-15"),
}
COACHED = "amberwood cloudmeadow tidewright brightloom emberfield stillwater"


def tables() -> Tables:
    """Every table of the data set, as its rows."""
    made: Tables = {}
    chance = random.Random(SEED)
    _organisations(made)
    _terms(made)
    _needs(made, chance)
    _offers(made, chance)
    _chains(made)
    _events(made)
    _assessments(made)
    return made


def files() -> dict[str, str]:
    """The text of every file, by its name."""
    made = tables()
    return {f"{table}.csv": _text(table, made[table]) for table in vocabulary.tables() if table in made}


def main() -> int:
    """Write the files, or say which are out of date."""
    made = files()
    if "--check" in sys.argv:
        stale = [name for name, text in made.items() if _read(FOLDER / name) != text]
        stale += sorted(path.name for path in FOLDER.glob("*.csv") if path.name not in made)
        print("\n".join(f"out of date: {name}" for name in stale) or "up to date")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.csv"):
        path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _read(path: Path) -> str:
    return path.read_bytes().decode() if path.exists() else ""


def _text(table: str, found: Iterable[Mapping[str, str]]) -> str:
    out = io.StringIO(newline="")
    names = [column.name for column in rows.columns(vocabulary.table(table))]
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def _node(made: Tables, table: str, **cells: str) -> None:
    source = {} if table == "sources" else {"source_id": SOURCE}
    name_lt = {"name_lt": _names_lt()[cells["id"]]} if cells["id"] in _names_lt() else {}
    made.setdefault(table, []).append({**cells, **name_lt, **source, "status": "synthetic"})


@cache
def _names_lt() -> dict[str, str]:
    with NAMES_LT.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["name_lt"] for row in csv.DictReader(lines)}


def _say(made: Tables, table: str, **cells: str) -> None:
    said = {"source_id": SOURCE, "status": "synthetic", "attribution": "generator"}
    made.setdefault(table, []).append({**cells, **said})


def _keys(words: str) -> list[str]:
    return [f"ex-{word}" for word in words.split()]


def _organisations(made: Tables) -> None:
    title = "Example data set of fictional clusters, made up for demonstration"
    note = "Made by scripts/make_example.py. No organisation, event or number in it is real"
    _node(made, "sources", id=SOURCE, title=title, publisher="GapBridge", note=note)
    name = "Example coaching programme (fictional)"
    _node(made, "programmes", id="ex-programme", name_en=name, started_on="2024-01", note="Made up")
    for key, (name, name_lt, founded, note) in CLUSTERS.items():
        known = {"founded_on": founded, "country": COUNTRIES.get(key, ""), "note": note}
        _node(made, "clusters", id=key, name_en=name, name_lt=name_lt, **known)
    for cluster in _keys(COACHED):
        _say(made, "takes_part_in", cluster_id=cluster, programme_id="ex-programme", valid_from=SURVEY)
    for cluster, members in MEMBERS.items():
        for key, (name, name_lt, kind) in members.items():
            _node(made, "members", id=key, name_en=name, name_lt=name_lt, kind=kind)
            _say(made, "member_of", member_id=key, cluster_id=cluster)
    for key, cluster in ALSO_MEMBER:
        _say(made, "member_of", member_id=key, cluster_id=cluster, role="partner", valid_from="2025-01-01")
    for key, cluster in COORDINATORS.items():
        _say(made, "coordinates", member_id=key, cluster_id=cluster)
    for key, other, kind in RELATED:
        _say(made, "related_to", member_id=key, related_id=other, kind=kind)
    for cluster, partner, kind in COLLABORATIONS:
        since = "2025-05-01"
        _say(made, "collaborates_with", cluster_id=cluster, partner_id=partner, kind=kind, valid_from=since)
    for key, (subject, what, value, number, unit, as_of) in FIGURES.items():
        _node(made, "figures", id=key, property=what, value=value, number=number, unit=unit, as_of=as_of)
        _say(made, "has_figure", subject_id=subject, figure_id=key)


def _terms(made: Tables) -> None:
    for key, (name, broader) in COMPETENCES.items():
        _node(made, "competences", id=key, name_en=name, scheme="local")
        if broader:
            _say(made, "competence_broader", competence_id=key, broader_id=broader)
    for key, (name, scheme, code, broader) in INDUSTRIES.items():
        _node(made, "industries", id=key, name_en=name, scheme=scheme, code=code)
        if broader:
            _say(made, "industry_broader", industry_id=key, broader_id=broader)
    for key, industry in IN_INDUSTRY:
        _say(made, "in_industry", organisation_id=key, industry_id=industry)


def _needs(made: Tables, chance: random.Random) -> None:
    for competence, who in NEEDS.items():
        for key in _keys(who):
            need = (key, competence)
            importance, ability, target = RATED.get(need) or _rating(chance)
            since, until = HELD_FOR.get(need, (SURVEY, ""))
            _say(
                made, "needs", organisation_id=key, competence_id=competence,
                importance=importance, ability=ability, target=target, scale_max=SCALE if importance else "",
                remedy=_remedy(competence, chance), valid_from=since, valid_to=until,
            )  # fmt: skip


def _rating(chance: random.Random) -> tuple[str, str, str]:
    """Importance, ability and target; all unknown for some, so that the questions meet unrated needs too."""
    if chance.random() >= RATED_SHARE:
        return "", "", ""
    importance = 3 + int(chance.random() * 3)
    ability = 1 + int(chance.random() * 4)
    target = min(importance, 4) if chance.random() < 0.3 else ""
    return str(importance), str(ability), str(target)


def _remedy(competence: str, chance: random.Random) -> str:
    drawn = chance.random()
    if competence in NOT_BY_EVENTS:
        return "organisational_change" if drawn < 0.5 else ""
    return "training" if drawn < 0.8 else ""


def _offers(made: Tables, chance: random.Random) -> None:
    for key, words in OFFERS.items():
        for competence in _keys(words):
            level = str(3 + int(chance.random() * 3)) if chance.random() < 0.7 else ""
            scale = SCALE if level else ""
            _say(made, "offers", organisation_id=key, competence_id=competence, level=level, scale_max=scale)


def _chains(made: Tables) -> None:
    for chain, (name, stages) in CHAINS.items():
        _node(made, "value_chains", id=chain, name_en=name)
        for position, (stage, (what, performers)) in enumerate(stages.items(), 1):
            _node(made, "stages", id=stage, name_en=what, position=str(position))
            _say(made, "part_of", stage_id=stage, value_chain_id=chain)
            for key in _keys(performers):
                _say(made, "performs", organisation_id=key, stage_id=stage)
    for pair in FEEDS.split(";"):
        stage, after = pair.split()
        _say(made, "feeds", stage_id=f"ex-stage-{stage}", next_stage_id=f"ex-stage-{after}")
    for supplier, customer, product, share, recover, survive in SUPPLIES:
        _say(
            made, "supplies", supplier_id=f"ex-{supplier}", customer_id=f"ex-{customer}", product=product,
            share=share, time_to_recover=recover, time_to_survive=survive,
        )  # fmt: skip


def _events(made: Tables) -> None:
    for key, (name, first, last, place, taught, attended) in HELD.items():
        title = f"{name} (fictional)"
        _node(made, "events", id=key, name_en=title, state="held", starts_on=first, ends_on=last, place=place)
        _teaches(made, key, taught)
        for who in _keys(attended):
            _say(made, "attended", organisation_id=who, event_id=key)
    for key, (name, first, place, cost, seats, taught) in PLANNED.items():
        title = f"{name} (fictional)"
        _node(
            made, "events", id=key, name_en=title, state="planned", starts_on=first, place=place, cost=cost,
            capacity=seats, when_stated=WHEN_STATED.get(key, ""), languages=LANGUAGES.get(key, ""),
        )  # fmt: skip
        _teaches(made, key, taught)


def _teaches(made: Tables, event: str, taught: str) -> None:
    for competence in _keys(taught):
        _say(made, "teaches", event_id=event, competence_id=competence)


def _assessments(made: Tables) -> None:
    for number, (day, level, before, after, closes, who, competence, event) in enumerate(ASSESSMENTS, 1):
        key = f"ex-assessment-{number:02}"
        scale = SCALE if before or after else ""
        _node(
            made, "assessments", id=key, assessed_on=day, kirkpatrick_level=level, pre=before, post=after,
            scale_max=scale, closes=closes,
        )  # fmt: skip
        _say(made, "assessment_of", assessment_id=key, organisation_id=f"ex-{who}")
        _say(made, "assessment_on", assessment_id=key, competence_id=f"ex-{competence}")
        if event:
            _say(made, "assessment_after", assessment_id=key, event_id=f"ex-{event}")


if __name__ == "__main__":
    sys.exit(main())

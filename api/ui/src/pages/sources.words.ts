import { words } from "../words";

export const sourcesWords = words(
  {
    title: "Sources",
    lead: "Every statement in the graph names the text it was taken from. Titles link to the texts.",
    caption: { one: "{n} source", other: "{n} sources" },
    heading: "Title",
    publisher: "Publisher",
    published: "Published",
    note: "Note",
    key: "Key",
    empty: "The graph holds no source.",
  },
  {
    title: "Šaltiniai",
    lead: "Kiekvienas grafo teiginys nurodo tekstą, iš kurio jis paimtas. Pavadinimai veda į tekstus.",
    caption: { one: "{n} šaltinis", few: "{n} šaltiniai", other: "{n} šaltinių" },
    heading: "Pavadinimas",
    publisher: "Leidėjas",
    published: "Paskelbta",
    note: "Pastaba",
    key: "Raktas",
    empty: "Grafe nėra nė vieno šaltinio.",
  },
);

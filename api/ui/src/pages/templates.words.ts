import { words } from "../words";

export const templateWords = words(
  {
    title: "Templates",
    lead: "A workbook to fill in: a sheet for each table, every column explained, with drop-downs and an example.",
    all: "Template with all tables",
    chosen: "Template with the chosen tables",
    choose: "Only some tables",
  },
  {
    title: "Šablonai",
    lead: "Darbaknygė, kurią reikia užpildyti: kiekvienai lentelei po lapą, visi stulpeliai paaiškinti, su sąrašais ir pavyzdžiu.",
    all: "Šablonas su visomis lentelėmis",
    chosen: "Šablonas su pasirinktomis lentelėmis",
    choose: "Tik kai kurios lentelės",
  },
);

import { words } from "../words";

export const statementWords = words(
  {
    NEEDS: "{start} lacks {end}",
    OFFERS: "{start} offers {end}",
    MEMBER_OF: "{start} is a member of {end}",
    COORDINATES: "{start} coordinates {end}",
    SUPPLIES: "{start} delivers to {end}",
    PERFORMS: "{start} does the step {end}",
    FEEDS: "{start} feeds into {end}",
    RELATED_TO: "{start} is tied to {end}",
    MATCHES: "{start} means the same as {end}",
    ATTENDED: "{start} attended {end}",
    TEACHES: "{start} teaches {end}",
    COLLABORATES_WITH: "{start} works with {end}",
  },
  {
    NEEDS: "{start}: trūksta – {end}",
    OFFERS: "{start}: siūlo – {end}",
    MEMBER_OF: "{start}: narys – {end}",
    COORDINATES: "{start}: koordinuoja – {end}",
    SUPPLIES: "{start}: tiekia – {end}",
    PERFORMS: "{start}: atlieka etapą – {end}",
    FEEDS: "{start}: perduoda etapui – {end}",
    RELATED_TO: "{start}: susijęs su – {end}",
    MATCHES: "{start}: reiškia tą patį kaip – {end}",
    ATTENDED: "{start}: dalyvavo – {end}",
    TEACHES: "{start}: moko – {end}",
    COLLABORATES_WITH: "{start}: dirba su – {end}",
  },
);

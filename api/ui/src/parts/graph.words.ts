import { words } from "../words";

export const graphWords = words(
  {
    zoom: "Zoom",
    nearer: "Zoom in",
    farther: "Zoom out",
    whole: "Show all",
    noWebGl: "This browser has no WebGL, so the picture cannot be moved. Search and the list beside it work as ever.",
  },
  {
    zoom: "Mastelis",
    nearer: "Priartinti",
    farther: "Atitolinti",
    whole: "Rodyti viską",
    noWebGl: "Ši naršyklė neturi WebGL, todėl paveikslo judinti negalima. Paieška ir sąrašas šalia veikia kaip visada.",
  },
);

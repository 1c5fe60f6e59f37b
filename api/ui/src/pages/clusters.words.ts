import { words } from "../words";

export const clustersWords = words(
  {
    title: "Clusters",
    lead: "Who is in the graph, and how much is known of each. What nobody wrote down is unknown.",
    cluster: "Cluster",
    industries: "Industries",
    members: "Known members",
    needs: "Stated needs",
    noneStated: "none stated",
    empty: "The graph holds no such cluster.",
    emptyMore: "Load a data set with “gapbridge load”, or choose other filters.",
  },
  {
    title: "Klasteriai",
    lead: "Kas yra grafe ir kiek apie kiekvieną žinoma. Ko niekas neužrašė, to nežinome.",
    cluster: "Klasteris",
    industries: "Pramonės šakos",
    members: "Žinomi nariai",
    needs: "Pasakyti poreikiai",
    noneStated: "nepasakyta",
    empty: "Grafe tokio klasterio nėra.",
    emptyMore: "Įkelkite duomenis komanda „gapbridge load“ arba pasirinkite kitką.",
  },
);

/** Data in: files loaded, the history of loads, and which concepts of ESCO our competences match. */

import { Heading } from "../parts/page";
import { useRoute } from "../route";
import { useWords } from "../words";
import { dataWords } from "./data.words";
import { History } from "./data_history";
import { Load } from "./data_load";
import { Matching, useDeciding } from "./data_matching";
import { PartLinks, partOf } from "./data_parts";
import { Templates } from "./data_templates";
import { useLoading } from "./loading";

export default function Data() {
  const say = useWords(dataWords);
  const { own } = useRoute();
  const loading = useLoading(); // both are kept while other parts are looked at
  const deciding = useDeciding();
  const part = partOf(own);
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <PartLinks />
      {part === "load" && (
        <>
          <Load loading={loading} />
          <Templates />
        </>
      )}
      {part === "matching" && <Matching deciding={deciding} />}
      {part === "history" && <History number={own.load ?? ""} />}
    </>
  );
}

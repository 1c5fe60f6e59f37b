/** All value chains, and how complete each is. */

import type { Row } from "../api/client";
import { useList } from "../api/use";
import { useFormat } from "../format";
import { MadeUp, MadeUpBanner } from "../parts/marks";
import { CLUSTER, Names, STAGE } from "../parts/names";
import { Await, Heading, Notice } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { said, to, useRoute } from "../route";
import { useWords } from "../words";
import { chainsWords } from "./chains.words";

type ValueChain = Row<"/v1/value-chains">;

export default function Chains() {
  const say = useWords(chainsWords);
  const format = useFormat();
  const chains = useList({ path: "/v1/value-chains", query: { ...said(useRoute()), limit: 100 } });
  const columns: Column<ValueChain>[] = [
    {
      key: "chain",
      head: say.chain,
      part: 34,
      value: (chain) => chain.value_chain_name,
      cell: (chain) => (
        <>
          <a class="name" href={to("chains", chain.value_chain_id)}>
            {chain.value_chain_name}
          </a>{" "}
          <MadeUp status={chain.status} />
        </>
      ),
    },
    { key: "stages", head: say.stages, part: 8, numeric: true, value: (chain) => chain.stage_count },
    {
      key: "missing",
      head: say.missing,
      part: 22,
      value: (chain) => chain.missing_stage_ids.length,
      cell: (chain) => <Names ids={chain.missing_stage_ids} of={STAGE} />,
    },
    {
      key: "organisations",
      head: say.organisations,
      part: 12,
      numeric: true,
      value: (chain) => chain.organisation_count,
    },
    {
      key: "clusters",
      head: say.clusters,
      part: 30,
      value: (chain) => chain.cluster_ids.length,
      cell: (chain) => <Names ids={chain.cluster_ids} of={CLUSTER} most={3} />,
    },
  ];
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={chains}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice more={say.emptyMore}>{say.empty}</Notice>
          ) : (
            <>
              <MadeUpBanner of={rows} />
              <Table
                caption={format.count(rows.length, say.caption)}
                name="value-chains"
                columns={columns}
                rows={rows}
                id={(chain) => chain.value_chain_id}
                next={next}
                growing={chains}
              />
            </>
          )
        }
      </Await>
    </>
  );
}

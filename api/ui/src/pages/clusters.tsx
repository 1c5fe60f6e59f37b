/** All clusters, and how much is known of each. */

import type { Row } from "../api/client";
import { told } from "../api/names";
import { useList } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { useLanguage } from "../language";
import { Hint, Known, MadeUp, MadeUpBanner, Unknown } from "../parts/marks";
import { ClusterLink, INDUSTRY, Name } from "../parts/names";
import { Await, Heading, Notice } from "../parts/page";
import { SourceRefs } from "../parts/sources";
import { type Column, Table } from "../parts/table";
import { said, useRoute } from "../route";
import { useWords } from "../words";
import { clustersWords } from "./clusters.words";

type Cluster = Row<"/v1/clusters">;

export default function Clusters() {
  const say = useWords(clustersWords);
  const all = useWords(common);
  const format = useFormat();
  const route = useRoute();
  const clusters = useList({
    path: "/v1/clusters",
    query: { ...said(route), limit: 100, ...(route.industry && { industry: route.industry }) },
  });
  const columns = useColumns();
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={clusters}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice more={say.emptyMore}>{say.empty}</Notice>
          ) : (
            <>
              <MadeUpBanner of={rows} />
              <Table
                caption={next ? say.title : format.count(rows.length, all.clusters)}
                name="clusters"
                columns={columns}
                rows={rows}
                id={(cluster) => cluster.id}
                next={next}
                growing={clusters}
              />
            </>
          )
        }
      </Await>
    </>
  );
}

function useColumns(): Column<Cluster>[] {
  const say = useWords(clustersWords);
  const all = useWords(common);
  const language = useLanguage();
  const named = (one: Cluster) => told(one, language) ?? one.id;
  return [
    {
      key: "name",
      head: say.cluster,
      part: 36,
      value: named,
      cell: (one) => (
        <>
          <span class="name" lang={language === "lt" && !one.name_lt ? "en" : undefined}>
            <ClusterLink id={one.id} name={named(one)} />
          </span>{" "}
          <MadeUp status={one.status} />
        </>
      ),
    },
    {
      key: "industries",
      head: say.industries,
      part: 30,
      value: (one) => one.industry_ids.join("; ") || null,
      cell: (one) => <Industries ids={one.industry_ids} />,
    },
    {
      key: "members",
      head: say.members,
      part: 11,
      numeric: true,
      value: (one) => one.known_member_count || null,
      cell: (one) => <Known>{one.known_member_count || null}</Known>,
    },
    {
      key: "needs",
      head: say.needs,
      part: 11,
      numeric: true,
      value: (one) => one.need_count || null,
      cell: (one) => one.need_count || <Hint>{say.noneStated}</Hint>,
    },
    {
      key: "source",
      head: all.source,
      part: 18,
      value: (one) => one.source_id,
      cell: (one) => <SourceRefs ids={[one.source_id]} />,
    },
  ];
}

function Industries({ ids }: { ids: string[] }) {
  if (ids.length === 0) return <Unknown />;
  return (
    <ul class="plain">
      {ids.map((id) => (
        <li key={id}>
          <Name id={id} of={INDUSTRY} />
        </li>
      ))}
    </ul>
  );
}

/** A chain as one cluster sees it: which of its stages nobody there performs, and who in other clusters could. */

import type { Answer, Schemas } from "../api/client";
import { told } from "../api/names";
import { useList } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { useLanguage } from "../language";
import { Hint, MadeUp } from "../parts/marks";
import { ClusterLinks, MemberLink } from "../parts/names";
import { Section } from "../parts/page";
import { SourceRefs } from "../parts/sources";
import { type Column, Table } from "../parts/table";
import { changeOwn, scope, useRoute } from "../route";
import { useWords } from "../words";
import { chainsWords } from "./chains.words";

type Missing = Answer<"/v1/value-chains/study">["missing_stages"][number];
type Performer = Schemas["Performer"];

/** A stage and somebody elsewhere who performs it; nobody where none is known. */
interface Filling {
  stage: Missing;
  performer: Performer | undefined;
}

const FEW = 12;

/** From whose side the chain is looked at. */
export function SeenFrom({ seen }: { seen: string }) {
  const say = useWords(chainsWords);
  const all = useWords(common);
  const language = useLanguage();
  const { industry: _, members: __, ...said } = scope(useRoute());
  const clusters = useList({ path: "/v1/clusters", query: { ...said, limit: 1000 } });
  return (
    <form class="own-filters" aria-label={all.ownFilters} onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        {say.seenFrom}
        <select value={seen} onChange={(event) => changeOwn({ seen: event.currentTarget.value, leaves: "" })}>
          <option value="">{say.everybody}</option>
          {clusters.value?.rows.map((one) => (
            <option key={one.id} value={one.id}>
              {told(one, language)}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

export function MissingStages({ missing }: { missing: readonly Missing[] }) {
  const say = useWords(chainsWords);
  const columns = useColumns();
  const rows = missing
    .filter((stage) => stage.cluster_id === null)
    .flatMap((stage): Filling[] =>
      stage.performers.length === 0
        ? [{ stage, performer: undefined }]
        : stage.performers.map((performer) => ({ stage, performer })),
    );
  if (rows.length === 0) return null;
  return (
    <Section title={say.fill}>
      <Table
        caption={say.fillLead}
        name="missing-stages"
        columns={columns}
        rows={rows}
        id={(row) => `${row.stage.stage_id} ${row.performer?.organisation_id ?? ""}`}
        fold={FEW}
      />
    </Section>
  );
}

function useColumns(): Column<Filling>[] {
  const say = useWords(chainsWords);
  const format = useFormat();
  return [
    {
      key: "stage",
      head: say.missingStage,
      part: 16,
      value: (row) => row.stage.stage_name,
      cell: (row) => (
        <>
          <span class="name">{row.stage.stage_name}</span>{" "}
          <MadeUp statuses={row.performer?.statuses ?? row.stage.statuses} />
        </>
      ),
    },
    {
      key: "performer",
      head: say.elsewhere,
      part: 22,
      value: (row) => row.performer?.organisation_name ?? null,
      cell: ({ performer }) =>
        performer ? (
          <>
            <MemberLink id={performer.organisation_id} name={performer.organisation_name} />
            <span class="hint block">
              <ClusterLinks ids={performer.cluster_ids} />
            </span>
          </>
        ) : (
          <Hint>{say.nobody}</Hint>
        ),
    },
    {
      key: "introduction",
      head: say.introduction,
      part: 28,
      value: (row) => row.performer?.introduction?.sentence ?? null,
      cell: ({ performer }) => performer?.introduction?.sentence ?? <Hint>{say.nobodyIntroduces}</Hint>,
    },
    {
      key: "meetings",
      head: say.meetings,
      part: 24,
      value: (row) => row.performer?.meetings.map((one) => one.event_name).join("; ") || null,
      cell: ({ performer }) =>
        performer && performer.meetings.length > 0 ? (
          <ul class="plain">
            {performer.meetings.map((one) => (
              <li key={one.event_id}>
                {one.event_name} {one.starts_on && <span class="hint together">{format.day(one.starts_on)}</span>}
              </li>
            ))}
          </ul>
        ) : (
          <Hint>{say.noMeeting}</Hint>
        ),
    },
    {
      key: "source",
      head: say.source,
      part: 10,
      value: (row) => (row.performer ?? row.stage).source_ids.join("; "),
      cell: (row) => <SourceRefs ids={(row.performer ?? row.stage).source_ids} />,
    },
  ];
}

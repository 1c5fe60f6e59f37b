/** The chosen events with whom to invite, and the needs that stay open. */

import { common } from "../common.words";
import { useFormat } from "../format";
import { useEventColumns } from "../parts/columns";
import { Hint, Known, MadeUp } from "../parts/marks";
import { CLUSTER, ClusterLink, EVENT, Names } from "../parts/names";
import { Section } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { changeOwn, useRoute } from "../route";
import { fill, useWords } from "../words";
import type { Plan } from "./programme";
import { programmeWords } from "./programme.words";

type Event = Plan["events"][number];
type Need = Plan["needs"][number];

export function Chosen({ events }: { events: Event[] }) {
  const say = useWords(programmeWords);
  const format = useFormat();
  const event = useEventColumns<Event>({ ...say, place: say.where }, { event: 24, when: 13, place: 11 });
  const columns: Column<Event>[] = [
    ...event,
    {
      key: "cost",
      head: say.cost,
      part: 9,
      numeric: true,
      value: (event) => event.cost,
      cell: (event) => <Known>{event.cost === null ? null : format.money(event.cost)}</Known>,
    },
    {
      key: "seats",
      head: say.seats,
      part: 7,
      numeric: true,
      value: (event) => event.capacity,
      cell: (event) => <Known>{event.capacity}</Known>,
    },
    {
      key: "languages",
      head: say.languages,
      part: 8,
      value: (event) => event.languages.join("; ") || null,
      cell: (event) => <Known>{event.languages.join(", ")}</Known>,
    },
    { key: "needs", head: say.needs, part: 8, numeric: true, value: (event) => event.need_count },
    {
      key: "invite",
      head: say.invite,
      part: 26,
      value: (event) => event.invitations.map((one) => one.cluster_name).join("; "),
      cell: (event) => <Names ids={event.invitations.map((one) => one.cluster_id)} of={CLUSTER} most={3} />,
    },
  ];
  return <Table caption={say.chosen} name="programme" columns={columns} rows={events} id={(event) => event.event_id} />;
}

export function StillOpen({ plan }: { plan: Plan }) {
  const say = useWords(programmeWords);
  const all = useWords(common);
  const format = useFormat();
  const route = useRoute();
  const chosen = route.own.reason ?? "";
  const open = plan.needs.filter((need) => need.reason !== null);
  const shown = open.filter((need) => !chosen || need.reason === chosen);
  const counts = Object.entries(plan.open_counts).toSorted((a, b) => b[1] - a[1]);
  const columns: Column<Need>[] = [
    {
      key: "cluster",
      head: say.cluster,
      part: 28,
      value: (need) => need.cluster_name,
      cell: (need) => <ClusterLink id={need.cluster_id} name={need.cluster_name} />,
    },
    {
      key: "competence",
      head: say.competence,
      part: 32,
      value: (need) => need.competence_name,
      cell: (need) => (
        <>
          <span class="name">{need.competence_name}</span> <MadeUp statuses={need.statuses} />
        </>
      ),
    },
    {
      key: "why",
      head: say.why,
      part: 24,
      value: (need) => need.reason && say.reasons[need.reason],
    },
    {
      key: "taught",
      head: say.taughtBy,
      part: 20,
      value: (need) => need.teaching_event_ids.join("; "),
      cell: (need) => <Names ids={need.teaching_event_ids} of={EVENT} none={all.none} most={2} />,
    },
  ];
  if (counts.length === 0) return null;
  return (
    <Section title={say.open}>
      <label class="field why-open">
        {say.why}
        <select value={chosen} onChange={(event) => changeOwn({ reason: event.currentTarget.value })}>
          <option value="">{say.allReasons}</option>
          {counts.map(([reason, count]) => (
            <option key={reason} value={reason}>
              {say.reasons[reason as keyof typeof say.reasons]} ({format.number(count)})
            </option>
          ))}
        </select>
      </label>
      <Table
        caption={format.count(shown.length, say.openNeeds)}
        name="still-open"
        columns={columns}
        rows={shown}
        fold={20}
        id={(need) => `${need.cluster_id} ${need.competence_id}`}
      />
      {plan.needs.length < plan.need_count && <Hint>{fill(say.cut, { n: format.number(plan.needs.length) })}</Hint>}
    </Section>
  );
}

/** Columns that stand in tables of several pages. */

import { useFormat } from "../format";
import { Known, MadeUp, type Marked } from "./marks";
import { SourceRefs } from "./sources";
import type { Column } from "./table";

interface NamedCompetence {
  competence_name: string;
  statuses: string[];
  names_in_english?: string[];
}

export function CompetenceName({ row }: { row: NamedCompetence }) {
  return (
    <>
      <span class="name" lang={row.names_in_english?.includes("competence_name") ? "en" : undefined}>
        {row.competence_name}
      </span>{" "}
      <MadeUp statuses={row.statuses} />
    </>
  );
}

export function competenceColumn<Row extends NamedCompetence>(head: string, part: number): Column<Row> {
  return {
    key: "competence",
    head,
    part,
    value: (row) => row.competence_name,
    cell: (row) => <CompetenceName row={row} />,
  };
}

export function sourceColumn<Row extends { source_ids: string[] }>(head: string, part: number): Column<Row> {
  return {
    key: "source",
    head,
    part,
    value: (row) => row.source_ids.join("; "),
    cell: (row) => <SourceRefs ids={row.source_ids} />,
  };
}

interface PlannedEvent extends Marked {
  event_name: string;
  starts_on: string | null;
  ends_on: string | null;
  when_stated: string | null;
  place: string | null;
}

export function EventName({ event }: { event: Pick<PlannedEvent, "event_name"> & Marked }) {
  return (
    <>
      <span class="name">{event.event_name}</span> <MadeUp {...event} />
    </>
  );
}

/** What an event is called, when it is and where. */
export function useEventColumns<Row extends PlannedEvent>(
  heads: { event: string; when: string; place: string },
  parts: { event: number; when: number; place: number },
): Column<Row>[] {
  const format = useFormat();
  const when = (event: Row) => (event.starts_on ? format.days(event.starts_on, event.ends_on) : event.when_stated);
  return [
    {
      key: "event",
      head: heads.event,
      part: parts.event,
      value: (event) => event.event_name,
      cell: (event) => <EventName event={event} />,
    },
    {
      key: "when",
      head: heads.when,
      part: parts.when,
      value: (event) => event.starts_on ?? event.when_stated,
      cell: (event) => <Known>{when(event)}</Known>,
    },
    {
      key: "place",
      head: heads.place,
      part: parts.place,
      value: (event) => event.place,
      cell: (event) => <Known>{event.place}</Known>,
    },
  ];
}

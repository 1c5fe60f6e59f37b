/** What a cluster could do with others, in three groups that are never ranked against each other. */

import { useState } from "preact/hooks";
import type { Row } from "../api/client";
import { useList } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Figure } from "../parts/figure";
import { isMadeUp, isMixed, MadeUp } from "../parts/marks";
import { ClusterLink, Name } from "../parts/names";
import { Await, Section } from "../parts/page";
import { PathDrawing } from "../parts/path_drawing";
import { Paths } from "../parts/statements";
import { scope, useRoute } from "../route";
import { fill, useWords } from "../words";
import { clusterWords } from "./cluster.words";

type Suggestion = Row<"/v1/clusters/{cluster_id}/suggestions">;

const KINDS = ["teach_learn", "learn_together", "do_business"] as const;
const SUBJECTS = ["Competence", "Stage", "Member", "Cluster"] as const;
const FEW = 3;
const SHOWN = 4;
const MOST_DRAWN = 8;

export function Suggestions({ id, name }: { id: string; name: string }) {
  const say = useWords(clusterWords);
  const all = useWords(common);
  const route = useRoute();
  const asked = useList({
    path: "/v1/clusters/{cluster_id}/suggestions",
    keys: { cluster_id: id },
    query: { ...scope(route), limit: 60 },
  });
  return (
    <Section title={say.together}>
      <Await asked={asked}>
        {({ rows, next }) => (
          <div class="groups">
            {KINDS.map((kind) => (
              <Group key={kind} kind={kind} rows={rows.filter((row) => row.kind === kind)} name={name} />
            ))}
            {next && (
              <div class="more">
                <button type="button" onClick={() => void asked.grow()}>
                  {all.more}
                </button>
              </div>
            )}
          </div>
        )}
      </Await>
    </Section>
  );
}

function Group({ kind, rows, name }: { kind: (typeof KINDS)[number]; rows: Suggestion[]; name: string }) {
  const all = useWords(common);
  const say = useWords(clusterWords);
  return (
    <section class="group">
      <h3>{say.groups[kind]}</h3>
      <p class="hint">{say.about[kind]}</p>
      {rows.length === 0 ? (
        <p class="hint">{say.noneOfKind}</p>
      ) : (
        <>
          <Cards rows={rows.slice(0, SHOWN)} name={name} />
          {rows.length > SHOWN && (
            <details class="rest">
              <summary>{fill(all.andMore, { n: rows.length - SHOWN })}</summary>
              <Cards rows={rows.slice(SHOWN)} name={name} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Cards({ rows, name }: { rows: Suggestion[]; name: string }) {
  return (
    <ul class="cards">
      {rows.map((row) => (
        <Card key={`${row.partner_id} ${row.direction}`} row={row} name={name} />
      ))}
    </ul>
  );
}

function Card({ row, name }: { row: Suggestion; name: string }) {
  const say = useWords(clusterWords);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [before = "", after = ""] = say.directions[row.direction].split("{partner}");
  return (
    <li class="card suggestion">
      <p class="what">
        {before}
        <ClusterLink id={row.partner_id} name={row.partner_name} />
        {after} <MadeUp statuses={row.statuses} />
      </p>
      <p class="hint">
        <Worth row={row} name={name} />
      </p>
      <ul class="subjects">
        {row.subject_ids.map((id) => (
          <li key={id}>
            <Name id={id} of={SUBJECTS} />
          </li>
        ))}
      </ul>
      <Tags row={row} />
      <Talk row={row} />
      {row.paths.length > 0 && (
        <details class="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{format.count(row.path_count, say.why)}</summary>
          {open && <Drawn row={row} name={name} />}
          {open && <Paths paths={row.paths} marked={isMixed(row)} />}
          {open && row.paths.length < row.path_count && (
            <p class="hint">{fill(say.notAll, { n: format.number(row.paths.length) })}</p>
          )}
        </details>
      )}
    </li>
  );
}

/** The reasons as a picture; few enough to be read. */
function Drawn({ row, name }: { row: Suggestion; name: string }) {
  const say = useWords(clusterWords);
  const paths = row.paths.slice(0, MOST_DRAWN);
  const caption = paths.length < row.path_count ? fill(say.pathsDrawnCut, { n: paths.length }) : say.pathsDrawn;
  return (
    <Figure
      caption={
        <>
          {caption}
          {isMadeUp(row) && <span class="hint"> ({say.dashed})</span>}
        </>
      }
      name={`${row.cluster_id}-${row.partner_id}-${row.direction}`}
    >
      <PathDrawing
        paths={paths}
        from={row.cluster_id}
        to={row.partner_id}
        label={fill(say.pathsLabel, { own: name, partner: row.partner_name })}
      />
    </Figure>
  );
}

/** What the figure behind a suggestion says: it means something else in each of the three groups. */
function Worth({ row, name }: { row: Suggestion; name: string }) {
  const say = useWords(clusterWords);
  const format = useFormat();
  if (row.kind === "learn_together") return <>{format.count(row.value, say.common)}</>;
  if (row.kind === "do_business") return <>{format.count(row.value, say.links)}</>;
  const [teacher, learner] = row.direction === "learn" ? [row.partner_name, name] : [name, row.partner_name];
  const n = format.number(row.subject_ids.length);
  return <>{fill(say.offersShare, { teacher, learner, n, share: format.percent(row.value) })}</>;
}

function Tags({ row }: { row: Suggestion }) {
  const say = useWords(clusterWords);
  const kinds = row.collaborations.map((one) => one.kind).filter(Boolean);
  const tags = [
    row.cross_border && say.border,
    row.research && say.research,
    row.collaborating && (kinds.length > 0 ? fill(say.alreadyAs, { kind: kinds.join(", ") }) : say.already),
  ].filter(Boolean);
  if (tags.length === 0) return null;
  return (
    <p class="tags">
      {tags.map((tag) => (
        <span class="tag" key={String(tag)}>
          {tag}
        </span>
      ))}
    </p>
  );
}

/** Whom to talk to on either side. */
function Talk({ row }: { row: Suggestion }) {
  const say = useWords(clusterWords);
  const format = useFormat();
  const of = (cluster: string) => {
    const contacts = row.contacts.filter((one) => one.cluster_id === cluster);
    const named = contacts
      .slice(0, FEW)
      .map((one) =>
        one.because === "coordinates" ? fill(say.coordinator, { name: one.member_name }) : one.member_name,
      );
    if (contacts.length > FEW) named.push(fill(say.andMore, { n: format.number(contacts.length - FEW) }));
    return named.length > 0 ? format.list(named) : say.nobody;
  };
  return <p class="talk">{fill(say.talk, { own: of(row.cluster_id), other: of(row.partner_id) })}</p>;
}

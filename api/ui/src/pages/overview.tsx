/** The first page: what is in the graph, how fresh it is, what is lacked most, what comes next. */

import type { Answer } from "../api/client";
import { useAsk } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Hint, Known, MadeUp, MadeUpBanner } from "../parts/marks";
import { ClusterLinks, COMPETENCE, Names } from "../parts/names";
import { Await, Heading, Notice, Section } from "../parts/page";
import { SourceRefs, useSources } from "../parts/sources";
import { said, to, useRoute } from "../route";
import { fill, useWords } from "../words";
import { overviewWords } from "./overview.words";

type Overview = Answer<"/v1/overview">;
type NextEvent = Overview["next_events"][number];

/** Kinds that have a page of their own. */
const PAGES: Record<string, string> = {
  Cluster: "clusters",
  Event: "programme",
  Source: "sources",
  ValueChain: "chains",
};
const ORDER = ["Cluster", "Member", "Competence", "Event", "ValueChain", "Industry", "Programme", "Source"];

export default function OverviewPage() {
  const say = useWords(overviewWords);
  const route = useRoute();
  const overview = useAsk({ path: "/v1/overview", query: { ...said(route), max_events: 7 } });
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={overview}>
        {(value) =>
          value.kinds.every((one) => one.count === 0) ? (
            <Notice more={say.emptyMore}>{say.emptyGraph}</Notice>
          ) : (
            <>
              <MadeUpBanner of={value.kinds.map((one) => ({ status: one.synthetic_count ? "synthetic" : "fact" }))} />
              <Holds overview={value} />
              <div class="two">
                <div>
                  <MostLacked />
                  <Fresh overview={value} />
                </div>
                <Events rows={value.next_events} />
              </div>
            </>
          )
        }
      </Await>
    </>
  );
}

function Holds({ overview }: { overview: Overview }) {
  const say = useWords(overviewWords);
  const all = useWords(common);
  const format = useFormat();
  const kinds = overview.kinds
    .filter((one) => ORDER.includes(one.label))
    .toSorted((a, b) => ORDER.indexOf(a.label) - ORDER.indexOf(b.label));
  return (
    <section aria-label={say.holds}>
      <ul class="numbers">
        {kinds.map((kind) => {
          const page = PAGES[kind.label];
          const label = all.labels[kind.label as keyof typeof all.labels] ?? kind.label;
          return (
            <li class="card" key={kind.label}>
              <strong>{format.number(kind.count)}</strong>
              {page ? <a href={to(page)}>{label}</a> : label}
              {kind.synthetic_count > 0 && kind.synthetic_count < kind.count && (
                <span class="hint block">{format.count(kind.synthetic_count, say.madeUp)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function MostLacked() {
  const say = useWords(overviewWords);
  const all = useWords(common);
  const format = useFormat();
  const route = useRoute();
  const gaps = useAsk({ path: "/v1/gaps/shared", query: { ...said(route), limit: 6 } });
  const matrix = useAsk({ path: "/v1/gaps/matrix", query: { ...said(route), max_clusters: 1, max_competences: 1 } });
  return (
    <Section title={say.gaps}>
      <Await asked={gaps}>
        {(rows) =>
          rows.length === 0 ? (
            <Hint>{all.noneKnown}</Hint>
          ) : (
            <>
              <ol class="lacked card">
                {rows.map((gap) => (
                  <li key={gap.competence_id}>
                    <a
                      class="name"
                      href={`${to("gaps")}${to("gaps").includes("?") ? "&" : "?"}gap=${gap.competence_id}`}
                    >
                      {gap.competence_name}
                    </a>{" "}
                    <MadeUp statuses={gap.statuses} />
                    <span class="count">{format.count(gap.cluster_count, all.clusters)}</span>
                    <details>
                      <summary class="hint">{all.sources}</summary>
                      <ClusterLinks ids={gap.cluster_ids} />
                      <SourceRefs ids={gap.source_ids} />
                    </details>
                  </li>
                ))}
              </ol>
              <p class="under">
                <a href={to("gaps")}>{say.allGaps}</a>
                {matrix.value && <Hint> · {format.count(matrix.value.competence_total, say.needs)}</Hint>}
              </p>
            </>
          )
        }
      </Await>
    </Section>
  );
}

function Events({ rows }: { rows: NextEvent[] }) {
  const say = useWords(overviewWords);
  const format = useFormat();
  return (
    <Section title={say.events}>
      {rows.length === 0 ? (
        <Notice>{say.noEvents}</Notice>
      ) : (
        <ol class="events card">
          {rows.map((event) => (
            <li key={event.event_id}>
              <span class="name">{event.event_name}</span> <MadeUp status={event.status} />
              <span class="hint block">
                <Known>{event.starts_on ? format.days(event.starts_on, event.ends_on) : event.ends_on}</Known>
                {" · "}
                {say.where}: <Known>{event.place}</Known>
              </span>
              <div class="hint">
                {say.teaches}: <Names ids={event.competence_ids} of={COMPETENCE} most={2} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Fresh({ overview }: { overview: Overview }) {
  const say = useWords(overviewWords);
  const format = useFormat();
  const { latest_load: load } = overview;
  const { show } = useRoute();
  const sources = [...useSources().values()];
  const newest = show === "example" ? undefined : newestOf(sources);
  return (
    <Section title={say.fresh}>
      <ul class="plain">
        <li>
          {load
            ? fill(say.loaded, {
                what: load.what === "undo" ? say.undo : fill(say.load, { name: load.dataset }),
                when: format.moment(load.at),
                who: load.by && fill(say.by, { who: load.by }),
                added: format.number(load.added),
                changed: format.number(load.changed),
                removed: format.number(load.removed),
              })
            : say.neverLoaded}
        </li>
        {newest?.published_on && (
          <li>
            {fill(say.newest, { title: newest.title, when: format.day(newest.published_on) })}{" "}
            <MadeUp status={newest.status} />
          </li>
        )}
      </ul>
    </Section>
  );
}

/** The real source published last, as far as that is known. */
function newestOf<S extends { published_on: string | null; status: string }>(sources: S[]): S | undefined {
  const dated = sources.filter((one) => one.published_on && one.status !== "synthetic");
  return dated.toSorted((a, b) => (b.published_on ?? "").localeCompare(a.published_on ?? ""))[0];
}

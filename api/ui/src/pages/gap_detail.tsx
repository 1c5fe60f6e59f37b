/** One shared gap: who lacks it, who says so, how much it matters, and what would close it. */

import { common } from "../common.words";
import { useFormat } from "../format";
import { Known, MadeUp, Unknown } from "../parts/marks";
import { ClusterLinks } from "../parts/names";
import { SourceRefs } from "../parts/sources";
import { fill, useWords } from "../words";
import type { Matrix, SharedGap } from "./gaps";
import { gapsWords } from "./gaps.words";

/** What the pointer, or the focus, is on. */
export interface Pointed {
  competence?: string | undefined;
  cluster?: string | undefined;
}

export function GapDetail({ gap, matrix, pointed }: { gap: SharedGap; matrix: Matrix | undefined; pointed: Pointed }) {
  const say = useWords(gapsWords);
  return (
    <section class="card detail" aria-live="polite">
      <h2>
        {gap.competence_name} <MadeUp statuses={gap.statuses} />
      </h2>
      {pointed.cluster && matrix && <PointedCell gap={gap} matrix={matrix} cluster={pointed.cluster} />}
      <dl>
        <dt>{say.who}</dt>
        <dd>
          <ClusterLinks ids={gap.cluster_ids} />
        </dd>
        {gap.unknown_industry_cluster_ids.length > 0 && (
          <>
            <dt>{say.industryUnknown}</dt>
            <dd>
              <ClusterLinks ids={gap.unknown_industry_cluster_ids} />
            </dd>
          </>
        )}
        <dt>{say.covered}</dt>
        <dd>
          <ClusterLinks ids={gap.covered_cluster_ids} />
        </dd>
        <dt>{say.severity}</dt>
        <dd>
          <Severity gap={gap} />
        </dd>
        <dt>{say.remedy}</dt>
        <dd>
          <Remedy gap={gap} />
        </dd>
        <dt>{say.says}</dt>
        <dd>
          <Sayers row={gap} /> <SourceRefs ids={gap.source_ids} />
        </dd>
      </dl>
    </section>
  );
}

function PointedCell({ gap, matrix, cluster }: { gap: SharedGap; matrix: Matrix; cluster: string }) {
  const say = useWords(gapsWords);
  const named = matrix.clusters.find((one) => one.cluster_id === cluster);
  const cell = matrix.cells.find((one) => one.cluster_id === cluster && one.competence_id === gap.competence_id);
  return (
    <p class="pointed-cell">
      <strong>{named?.cluster_name}</strong> {say.states[cell?.state ?? "unknown"]}
      {cell?.ratings.map((rating) => (
        <span key={rating.source_id} class="hint block">
          <RatingText rating={rating} />
        </span>
      ))}
    </p>
  );
}

type Rating = Matrix["cells"][number]["ratings"][number];

/** What somebody rated: `importance 5, ability 1, on a scale to 5`. */
export function RatingText({ rating }: { rating: Rating }) {
  const say = useWords(gapsWords);
  const unknown = useWords(common).unknown;
  const shown = (value: number | null) => value ?? unknown;
  return (
    <>
      {fill(say.rating, {
        importance: shown(rating.importance),
        ability: shown(rating.ability),
        scale: shown(rating.scale_max),
      })}
    </>
  );
}

function Severity({ gap }: { gap: SharedGap }) {
  const say = useWords(gapsWords);
  const format = useFormat();
  if (gap.mwds === null) return <>{say.notRated}</>;
  const parts = [
    fill(say.mwds, { n: format.number(gap.mwds) }),
    gap.rds !== null && fill(say.rds, { n: format.number(gap.rds) }),
    format.count(gap.rating_count, say.ratings),
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

function Remedy({ gap }: { gap: SharedGap }) {
  const say = useWords(gapsWords);
  const format = useFormat();
  const told = [
    gap.training_count > 0 && format.count(gap.training_count, say.training),
    gap.organisational_change_count > 0 && format.count(gap.organisational_change_count, say.organisational),
  ].filter(Boolean);
  return (
    <>
      <Known>{told.join(" · ")}</Known>
      {gap.not_for_events && <span class="tag warn">{say.notForEvents}</span>}
    </>
  );
}

/** Who says so, and in how many statements. */
export function Sayers({ row }: { row: { attributions: string[]; evidence_count: number } }) {
  const all = useWords(common);
  const format = useFormat();
  const who = row.attributions.map((one) => all.attributions[one as keyof typeof all.attributions] ?? one);
  return (
    <>
      {who.length > 0 ? who.join("; ") : <Unknown />}{" "}
      <span class="hint">({format.count(row.evidence_count, all.statements)})</span>
    </>
  );
}

/** What is known of a cluster, what is not, and figures on which sources differ, each with its source. */

import type { ComponentChildren } from "preact";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Known, MadeUp, Unknown } from "../parts/marks";
import { ClusterLink, INDUSTRY, MemberLink, Name } from "../parts/names";
import { Section } from "../parts/page";
import { SourceRefs } from "../parts/sources";
import { useWords } from "../words";
import type { Profile } from "./cluster";
import { clusterWords } from "./cluster.words";

type Field = Profile["fields"][number];

export function Facts({ profile }: { profile: Profile }) {
  const say = useWords(clusterWords);
  return (
    <Section title={say.known}>
      <dl class="facts">
        {profile.fields.map((field) => (
          <Fact key={field.field} term={say.fields[field.field]} sources={field.source_ids}>
            {field.known ? <Values field={field} /> : <Unknown />}
          </Fact>
        ))}
        <Fact term={say.programmes} sources={profile.programmes.flatMap((one) => one.source_ids)}>
          <Known>{profile.programmes.map((one) => one.programme_name).join("; ")}</Known>
        </Fact>
        <Fact term={say.works} sources={profile.collaborations.flatMap((one) => one.source_ids)}>
          {profile.collaborations.length === 0 ? <Unknown /> : <Partners profile={profile} />}
        </Fact>
        <Fact term={say.peers} sources={[]}>
          {profile.peers.declined ? <Unknown /> : null}
          {profile.peers.declined ? <span class="hint block">{say.noPeers}</span> : <Peers profile={profile} />}
        </Fact>
        {profile.note && (
          <Fact term={say.note} sources={[]}>
            {profile.note}
          </Fact>
        )}
      </dl>
      {profile.figures.length > 0 && <Figures profile={profile} />}
    </Section>
  );
}

function Fact({ term, sources, children }: { term: string; sources: string[]; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children}
        {sources.length > 0 && <SourceRefs ids={[...new Set(sources)]} />}
      </dd>
    </div>
  );
}

function Values({ field }: { field: Field }) {
  const format = useFormat();
  const all = useWords(common);
  const kinds: Record<string, string> = all.kinds;
  const told = (value: string): ComponentChildren => {
    if (field.field === "industries") return <Name id={value} of={INDUSTRY} />;
    if (field.field === "coordinator") return <MemberLink id={value} />;
    if (field.field === "country") return format.country(value);
    if (field.field === "founded") return format.day(value);
    if (field.field === "members_by_kind") return value.replace(/^\w+/, (kind) => kinds[kind] ?? kind);
    return value;
  };
  return (
    <ul class="plain">
      {field.values.map((value) => (
        <li key={value}>{told(value)}</li>
      ))}
    </ul>
  );
}

function Partners({ profile }: { profile: Profile }) {
  const format = useFormat();
  return (
    <ul class="plain">
      {profile.collaborations.map((one) => (
        <li key={one.partner_id}>
          <ClusterLink id={one.partner_id} name={one.partner_name} />
          <span class="hint">
            {one.kinds.length > 0 && ` ${one.kinds.join(", ")}`}
            {one.since && ` (${format.day(one.since)})`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Peers({ profile }: { profile: Profile }) {
  if (profile.peers.peers.length === 0) return <Unknown />;
  return (
    <ul class="plain">
      {profile.peers.peers.map((peer) => (
        <li key={peer.cluster_id}>
          <ClusterLink id={peer.cluster_id} name={peer.cluster_name} />
        </li>
      ))}
    </ul>
  );
}

/** Each property once, its figures side by side: where sources contradict each other, a reader must see it. */
function Figures({ profile }: { profile: Profile }) {
  const say = useWords(clusterWords);
  const format = useFormat();
  return (
    <details class="figures-beside">
      <summary>
        {say.figures} ({profile.figures.length})
      </summary>
      <dl class="facts">
        {profile.figures.map((group) => (
          <div key={group.property}>
            <dt>
              {group.property.replaceAll("_", " ")}{" "}
              <span class={group.agreement === "conflict" ? "tag bad" : "tag"}>{say.agreements[group.agreement]}</span>
            </dt>
            {group.figures.map((figure) => (
              <dd key={figure.figure_id}>
                {figure.value} {figure.as_of && <span class="hint">({format.day(figure.as_of)})</span>}{" "}
                <MadeUp statuses={figure.statuses} /> <SourceRefs ids={figure.source_ids} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}

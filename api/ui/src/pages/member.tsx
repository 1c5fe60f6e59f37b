/** The benefit sheet of one member: who could help it, whom it could help, and what is not known of it. */

import type { ComponentChildren } from "preact";
import type { Answer } from "../api/client";
import { useAsk } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Elsewhere, isElsewhere } from "../parts/elsewhere";
import { Hint, Known, MadeUp, MadeUpBanner, Unknown } from "../parts/marks";
import { ClusterLink } from "../parts/names";
import { Await, Heading, Section } from "../parts/page";
import { SourceRefs } from "../parts/sources";
import { WhatIf } from "../parts/what_if";
import { whatIfWords } from "../parts/what_if.words";
import { changeOwn, said, useRoute } from "../route";
import type { PageProps } from "../routes";
import { useWords } from "../words";
import { memberWords } from "./member.words";
import { Events, Needs, Offers, Openings } from "./member_tables";

export type Benefits = Answer<"/v1/members/{member_id}/benefits">;

const MOST_ROWS = 1000;

export default function Member({ id }: PageProps) {
  const say = useWords(memberWords);
  const route = useRoute();
  const sheet = useAsk({
    path: "/v1/members/{member_id}/benefits",
    keys: { member_id: id },
    query: { ...said(route), max_rows: MOST_ROWS },
  });
  return (
    <Await asked={sheet} alone>
      {(value) => (
        <>
          <Heading title={value.member_name} mark={<MadeUp status={value.status} />} />
          {isElsewhere(value, route.show) ? (
            <Elsewhere of={value} say={say} />
          ) : (
            <>
              <MadeUpBanner of={[value]} />
              <Facts sheet={value} />
              <Leaving sheet={value} />
              <Needs sheet={value} />
              <Offers sheet={value} />
              <Openings sheet={value} />
              <Events sheet={value} />
            </>
          )}
        </>
      )}
    </Await>
  );
}

function Facts({ sheet }: { sheet: Benefits }) {
  const say = useWords(memberWords);
  const all = useWords(common);
  const format = useFormat();
  const kinds: Record<string, string> = all.kinds;
  return (
    <Section title={say.known}>
      <dl class="facts">
        <Fact term={say.clusters}>{sheet.clusters.length === 0 ? <Unknown /> : <Clusters sheet={sheet} />}</Fact>
        <Fact term={say.kind}>
          <Known>{sheet.kind && (kinds[sheet.kind] ?? sheet.kind)}</Known>
        </Fact>
        <Fact term={say.country}>
          <Known>{sheet.country && format.country(sheet.country)}</Known>
        </Fact>
        <Fact term={say.region}>
          <Known>{sheet.region}</Known>
        </Fact>
        <Fact term={say.notKnown}>
          {sheet.not_known.length === 0 ? (
            <Hint>{all.none}</Hint>
          ) : (
            <ul class="plain">
              {sheet.not_known.map((what) => (
                <li key={what}>{say.unsaid[what]}</li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact term={all.sources}>
          <SourceRefs ids={sheet.source_ids} />
        </Fact>
      </dl>
    </Section>
  );
}

/** What would be different without it. */
function Leaving({ sheet }: { sheet: Benefits }) {
  const what = useWords(whatIfWords);
  const { leaves } = useRoute().own;
  if (leaves) {
    return <WhatIf member={sheet.member_id} name={sheet.member_name} onClose={() => changeOwn({ leaves: "" })} />;
  }
  return (
    <p class="actions under">
      <button type="button" onClick={() => changeOwn({ leaves: "yes" })}>
        {what.leaves}
      </button>
    </p>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Clusters({ sheet }: { sheet: Benefits }) {
  const say = useWords(memberWords);
  return (
    <ul class="plain">
      {sheet.clusters.map((one) => (
        <li key={one.cluster_id}>
          <ClusterLink id={one.cluster_id} name={one.cluster_name} />{" "}
          <Hint>({one.roles.map((role) => say.roles[role]).join(", ")})</Hint> <SourceRefs ids={one.source_ids} />
        </li>
      ))}
    </ul>
  );
}

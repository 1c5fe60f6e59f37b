/** One cluster: what is known of it, what it lacks, and with whom it could do something about it. */

import type { Answer } from "../api/client";
import { useAsk, useList } from "../api/use";
import { Elsewhere, isElsewhere } from "../parts/elsewhere";
import { MadeUp, MadeUpBanner } from "../parts/marks";
import { Await, Heading } from "../parts/page";
import { scope, to, useRoute } from "../route";
import type { PageProps } from "../routes";
import { useWords } from "../words";
import { clusterWords } from "./cluster.words";
import { Facts } from "./cluster_facts";
import { Suggestions } from "./cluster_suggestions";
import { Events, Gaps, Members, Offers } from "./cluster_tables";

export type Profile = Answer<"/v1/clusters/{cluster_id}">;

export default function Cluster({ id }: PageProps) {
  const say = useWords(clusterWords);
  const route = useRoute();
  const asked = { keys: { cluster_id: id }, query: scope(route) };
  const profile = useAsk({ path: "/v1/clusters/{cluster_id}", ...asked, query: { ...asked.query, max_rows: 500 } });
  const gaps = useList({ path: "/v1/clusters/{cluster_id}/gaps", ...asked, query: { ...asked.query, limit: 100 } });
  return (
    <Await asked={profile} alone>
      {(value) => (
        <>
          <Top profile={value} />
          {isElsewhere(value, route.show) ? (
            <Elsewhere of={value} say={say} />
          ) : (
            <>
              <MadeUpBanner of={[value, ...value.needs]} />
              <Facts profile={value} />
              <Gaps asked={gaps} profile={value} />
              <div class="two">
                <Offers profile={value} />
                <Events profile={value} />
              </div>
              <Suggestions id={id} name={value.cluster_name} />
              <Members profile={value} />
            </>
          )}
        </>
      )}
    </Await>
  );
}

function Top({ profile }: { profile: Profile }) {
  const say = useWords(clusterWords);
  return (
    <Heading
      title={profile.cluster_name}
      mark={<MadeUp status={profile.status} />}
      lead={<a href={to("clusters")}>{say.all}</a>}
    />
  );
}

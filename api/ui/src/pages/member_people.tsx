/** Those who could help or be taught, and events that teach: the cells of a member's tables. */

import { common } from "../common.words";
import { useFormat } from "../format";
import { Hint, isMixed, MadeUp } from "../parts/marks";
import { ClusterLink, MemberLink } from "../parts/names";
import { useRoute } from "../route";
import { fill, useWords } from "../words";
import type { Benefits } from "./member";
import { memberWords } from "./member.words";

const MOST = 3;

type Helper = Benefits["needs"][number]["own_helpers"][number];
type Person = Pick<Helper, "organisation_id" | "organisation_name" | "cluster_ids" | "collaborating_ids" | "statuses">;

/** Names for files. */
export function namesOf(people: Person[]): string {
  return people.map((one) => one.organisation_name).join("; ");
}

/** The first of them, the others folded away; `count` of them there are. */
export function People({ of, count }: { of: Person[]; count: number }) {
  const all = useWords(common);
  if (count === 0) return <Hint>{all.nobodyKnown}</Hint>;
  const unlisted = count - of.length;
  return (
    <>
      <PeopleList of={of.slice(0, MOST)} />
      {of.length > MOST && (
        <details class="rest">
          <summary>{fill(all.andMore, { n: of.length - MOST })}</summary>
          <PeopleList of={of.slice(MOST)} />
        </details>
      )}
      {unlisted > 0 && <Hint>{fill(all.andMore, { n: unlisted })}</Hint>}
    </>
  );
}

function PeopleList({ of }: { of: Person[] }) {
  const say = useWords(memberWords);
  const { show } = useRoute();
  return (
    <ul class="plain">
      {of.map((one) => (
        <li key={one.organisation_id}>
          {one.cluster_ids.includes(one.organisation_id) ? (
            <ClusterLink id={one.organisation_id} name={one.organisation_name} />
          ) : (
            <MemberLink id={one.organisation_id} name={one.organisation_name} />
          )}{" "}
          {(show === "both" || isMixed(one)) && <MadeUp statuses={one.statuses} />}
          {one.collaborating_ids.length > 0 && <span class="hint block">{say.works}</span>}
        </li>
      ))}
    </ul>
  );
}

export function EventNames({ of }: { of: Benefits["needs"][number]["events"] }) {
  const say = useWords(memberWords);
  const format = useFormat();
  const all = useWords(common);
  if (of.length === 0) return <Hint>{say.nonePlanned}</Hint>;
  const when = (event: (typeof of)[number]) =>
    event.starts_on ? format.days(event.starts_on, event.ends_on) : (event.when_stated ?? all.unknown);
  return (
    <ul class="plain">
      {of.map((event) => (
        <li key={event.event_id}>
          {event.event_name} <Hint>({when(event)})</Hint>
        </li>
      ))}
    </ul>
  );
}

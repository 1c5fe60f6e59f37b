/** Things by their names, linked to their pages. */

import { useName, useNamed } from "../api/names";
import { common } from "../common.words";
import { to } from "../route";
import { fill, useWords } from "../words";
import { Hint } from "./marks";

/** What a key names, of one of these labels. */
export function Name({ id, of }: { id: string; of: readonly string[] }) {
  const { name, lang, waiting } = useName(id, of);
  return (
    <span lang={lang} aria-busy={waiting ? "true" : undefined}>
      {name}
    </span>
  );
}

/** A cluster; a name that an answer holds already need not be asked for. */
export function ClusterLink({ id, name }: { id: string; name?: string }) {
  return <a href={to("clusters", id)}>{name ?? <Name id={id} of={CLUSTER} />}</a>;
}

/** A member, likewise. */
export function MemberLink({ id, name }: { id: string; name?: string }) {
  return <a href={to("members", id)}>{name ?? <Name id={id} of={MEMBER} />}</a>;
}

/** What a key names, linked where it has a page of its own. */
export function Linked({ id, of }: { id: string; of: readonly string[] }) {
  const label = useNamed(id, of)?.label;
  if (label === "Cluster") return <ClusterLink id={id} />;
  if (label === "Member") return <MemberLink id={id} />;
  return <Name id={id} of={of} />;
}

/** Clusters, side by side. */
export function ClusterLinks({ ids, none }: { ids: readonly string[]; none?: string }) {
  const say = useWords(common);
  if (ids.length === 0) return <Hint>{none ?? say.noneKnown}</Hint>;
  return (
    <ul class="inline">
      {ids.map((id, at) => (
        <li key={id}>
          {at > 0 && " · "}
          <ClusterLink id={id} />
        </li>
      ))}
    </ul>
  );
}

/** Names, side by side; those beyond `most` are folded away. */
export function Names({ ids, of, none, most = ids.length }: NamesProps) {
  const say = useWords(common);
  if (ids.length === 0) return <Hint>{none ?? say.noneKnown}</Hint>;
  return (
    <>
      <NameList ids={ids.slice(0, most)} of={of} />
      {ids.length > most && (
        <details class="rest">
          <summary>{fill(say.andMore, { n: ids.length - most })}</summary>
          <NameList ids={ids.slice(most)} of={of} />
        </details>
      )}
    </>
  );
}

interface NamesProps {
  ids: readonly string[];
  of: readonly string[];
  none?: string;
  most?: number;
}

function NameList({ ids, of }: { ids: readonly string[]; of: readonly string[] }) {
  return (
    <ul class="inline">
      {ids.map((id, at) => (
        <li key={id}>
          {at > 0 && " · "}
          <Linked id={id} of={of} />
        </li>
      ))}
    </ul>
  );
}

export const CLUSTER = ["Cluster"] as const;
export const MEMBER = ["Member"] as const;
export const ORGANISATION = ["Member", "Cluster"] as const;
export const COMPETENCE = ["Competence"] as const;
export const EVENT = ["Event"] as const;
export const INDUSTRY = ["Industry"] as const;
export const STAGE = ["Stage"] as const;

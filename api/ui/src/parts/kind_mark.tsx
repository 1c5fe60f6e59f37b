/** The mark of a kind of thing, as drawings have it, in a text or a legend. */

import { lookOf, outline } from "./graph_kinds";

export function KindMark({ kind, madeUp = false }: { kind: string; madeUp?: boolean }) {
  const look = lookOf(kind);
  const radius = kind === "Member" ? 4.5 : 6.5;
  return (
    <svg class={`kind-mark ${madeUp ? "hollow" : ""}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={outline(look.shape, 8, 8, radius)} style={{ color: `var(${look.token})` }} />
    </svg>
  );
}

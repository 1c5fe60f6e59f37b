/** Marks that stand everywhere: what is made up, and what nobody knows. */

import type { ComponentChildren } from "preact";
import { common } from "../common.words";
import { useWords } from "../words";

export interface Marked {
  status?: string;
  statuses?: readonly string[];
}

export function isMadeUp({ status, statuses = [] }: Marked): boolean {
  return status === "synthetic" || statuses.includes("synthetic");
}

/** Whether made-up statements and others stand side by side. */
export function isMixed({ statuses = [] }: Marked): boolean {
  return statuses.includes("synthetic") && statuses.some((one) => one !== "synthetic");
}

/** On what is made up, all or in part; nothing on what is real. */
export function MadeUp(row: Marked) {
  const say = useWords(common);
  if (!isMadeUp(row)) return null;
  return <span class="badge">{isMixed(row) ? say.partlyMadeUp : say.madeUp}</span>;
}

/** Above a page that shows made-up things. */
export function MadeUpBanner({ of }: { of: Iterable<Marked> }) {
  const say = useWords(common);
  if (![...of].some(isMadeUp)) return null;
  return (
    <p class="made-up-banner">
      <span class="badge">{say.madeUp}</span> <span>{say.madeUpBanner}</span>
    </p>
  );
}

export function Unknown() {
  return <span class="unknown">{useWords(common).unknown}</span>;
}

/** A value, or that nobody knows it. */
export function Known({ children }: { children: ComponentChildren }) {
  return children === null || children === undefined || children === "" ? <Unknown /> : children;
}

/** A quiet remark. */
export function Hint({ children }: { children: ComponentChildren }) {
  return <span class="hint">{children}</span>;
}

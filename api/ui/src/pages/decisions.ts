/** Decisions on proposed matches, until they are stored. */

import type { Row, Schemas } from "../api/client";

export type Proposal = Row<"/v1/matches/proposals">;
export type Decision = Schemas["DecidedPair"];
export const KINDS = ["exact", "close", "broad", "narrow", "related"] as const;
export type Kind = (typeof KINDS)[number];

/** The data set, and source, of decisions that are made here; others are for their owners to change. */
export const OURS = "match-decisions";

export type Made = ReadonlyMap<string, Decision>;

export function pairOf({ competence_id, match_id }: { competence_id: string; match_id: string }): string {
  return `${competence_id}\n${match_id}`;
}

/** The decisions with one made, changed or, decided the same again, taken back. */
export function decided(made: Made, decision: Decision): Made {
  const pair = pairOf(decision);
  const next = new Map(made);
  const before = next.get(pair);
  if (before?.decision === decision.decision && before.kind === decision.kind) next.delete(pair);
  else next.set(pair, decision);
  return next;
}

/** The decisions without those that were stored; one that was changed meanwhile stays. */
export function without(made: Made, stored: Made): Made {
  return new Map([...made].filter(([pair, decision]) => stored.get(pair) !== decision));
}

/** Whether a proposal can be decided here: it is open, or what was decided of it is ours. */
export function isOurs(proposal: Proposal): boolean {
  return proposal.source_ids.every((source) => source === OURS);
}

export function kindOf(text: string): Kind {
  return KINDS.find((kind) => kind === text) ?? "related";
}

export interface Candidates {
  id: string;
  name: string;
  english: boolean;
  proposals: Proposal[];
}

/** The proposals by competence, in the order they came. */
export function byCompetence(rows: readonly Proposal[]): Candidates[] {
  const found = new Map<string, Candidates>();
  for (const row of rows) {
    const english = row.names_in_english?.includes("competence_name") ?? false;
    const one = found.get(row.competence_id) ?? {
      id: row.competence_id,
      name: row.competence_name,
      english,
      proposals: [],
    };
    one.proposals.push(row);
    found.set(row.competence_id, one);
  }
  return [...found.values()];
}

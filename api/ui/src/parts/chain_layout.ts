/** Where the stages of a chain stand: each to the right of all that feed it. */

export interface StageAt {
  id: string;
  column: number;
  row: number;
}

/** A stage, and the stages that feed it. */
export interface Fed {
  id: string;
  fedBy: readonly string[];
}

/**
 * Stages by column, in the order given, each as near to what it feeds as can be, so that no line runs behind others;
 * stages that feed each other in a circle share the first free column.
 */
export function placeStages(stages: readonly Fed[]): StageAt[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const columns = new Map<string, number>();
  const columnOf = (id: string, seen: ReadonlySet<string>): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    if (seen.has(id)) return -1; // a circle: this way back does not count
    const feeding = (byId.get(id)?.fedBy ?? []).filter((one) => byId.has(one));
    const further = new Set([...seen, id]);
    const column = 1 + Math.max(-1, ...feeding.map((one) => columnOf(one, further)));
    if (seen.size === 0) columns.set(id, column);
    return column;
  };
  for (const { id } of stages) columnOf(id, new Set());
  const late = drawnNearer(stages, columns);
  const filled = new Map<number, number>();
  return stages.map(({ id }) => {
    const column = late.get(id) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { id, column, row };
  });
}

/** The columns with each stage moved to just before the first that it feeds. */
function drawnNearer(stages: readonly Fed[], columns: ReadonlyMap<string, number>): Map<string, number> {
  const at = (id: string) => columns.get(id) ?? 0;
  const late = new Map<string, number>();
  for (const { id } of [...stages].sort((one, other) => at(other.id) - at(one.id))) {
    const fed = stages.filter((stage) => stage.fedBy.includes(id) && at(stage.id) > at(id));
    late.set(id, fed.length > 0 ? Math.min(...fed.map((stage) => late.get(stage.id) ?? at(stage.id))) - 1 : at(id));
  }
  return late;
}

/** A text in lines of at most so many letters; what is left over ends in an ellipsis. */
export function lines(text: string, letters: number, most: number): string[] {
  const found: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > letters) {
      found.push(line);
      line = "";
    }
    line = line ? `${line} ${word}` : word;
  }
  found.push(line);
  const kept = found.slice(0, most).map((one) => (one.length > letters ? `${one.slice(0, letters - 1)}…` : one));
  if (found.length > most) kept[most - 1] = `${(kept[most - 1] ?? "").slice(0, letters - 1).trimEnd()}…`;
  return kept;
}

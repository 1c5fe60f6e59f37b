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

/** Stages by column, in the order given; stages that feed each other in a circle share the first free column. */
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
  const filled = new Map<number, number>();
  return stages.map(({ id }) => {
    const column = columnOf(id, new Set());
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { id, column, row };
  });
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

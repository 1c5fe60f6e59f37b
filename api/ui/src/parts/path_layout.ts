/** Where the things on paths stand: the first one left, the last one right, what is between in columns by its steps. */

export interface PathStep {
  start_id: string;
  end_id: string;
  type: string;
  status: string;
}

/** A thing, or a place that only a line goes through. */
export interface ThingAt {
  id: string;
  column: number;
  row: number;
}

/** A statement that is drawn once, however many sources and paths it is in. */
export interface Drawn {
  start: string;
  end: string;
  type: string;
  /** All who say so are made up. */
  madeUp: boolean;
  /** The places it goes through, from the leftmost to the rightmost end. */
  through: ThingAt[];
}

export interface Layout {
  things: ThingAt[];
  statements: Drawn[];
  columns: number;
  rows: number;
}

/** The paths between two things, laid out; a path may be told from either end. */
export function layPaths(paths: readonly (readonly PathStep[])[], from: string, to: string): Layout {
  const walks = paths.map((path) => walk(path, from)).filter((one) => one.length > 1);
  const column = columnsOf(walks, to);
  const statements = merged(paths.flat());
  const filled: string[][] = [];
  const put = (id: string, at: number) => {
    filled[at] ??= [];
    if (!filled[at].includes(id)) filled[at].push(id);
  };
  for (const one of walks) {
    one.forEach((id, place) => {
      put(id, column.get(id) ?? 0);
      const [here, next] = [column.get(id) ?? 0, column.get(one[place + 1] ?? id) ?? 0];
      for (let between = here + 1; between < next; between += 1)
        put(passing(id, one[place + 1] ?? "", between), between);
    });
  }
  const most = Math.max(1, ...filled.map((ids) => ids.length));
  const places = new Map<string, ThingAt>();
  filled.forEach((ids, at) => {
    ids.forEach((id, row) => {
      places.set(id, { id, column: at, row: row + (most - ids.length) / 2 });
    });
  });
  const things = [...places.values()].filter(({ id }) => column.has(id));
  return { things, statements: routed(statements, places), columns: filled.length, rows: most };
}

/** The things of a path in order, the first one first. */
function walk(path: readonly PathStep[], from: string): string[] {
  const [first, second] = path;
  if (!first) return [];
  const joins = (id: string) => second !== undefined && (second.start_id === id || second.end_id === id);
  const begin = second ? (joins(first.end_id) ? first.start_id : first.end_id) : first.start_id;
  const found = [begin];
  for (const step of path) {
    const here = found.at(-1);
    found.push(step.start_id === here ? step.end_id : step.start_id);
  }
  return found.at(-1) === from && begin !== from ? found.reverse() : found;
}

/** Each thing to the right of what stands before it on any path; the last one rightmost. A circle ends. */
function columnsOf(walks: string[][], to: string): Map<string, number> {
  const column = new Map<string, number>();
  for (const one of walks) for (const id of one) column.set(id, 0);
  for (let turn = 0; turn < column.size; turn += 1) {
    let moved = false;
    for (const one of walks) {
      for (let place = 1; place < one.length; place += 1) {
        const [before, id] = [column.get(one[place - 1] ?? "") ?? 0, one[place] ?? ""];
        if ((column.get(id) ?? 0) > before || before + 1 >= column.size) continue;
        column.set(id, before + 1);
        moved = true;
      }
    }
    if (!moved) break;
  }
  if (column.has(to)) column.set(to, Math.max(...column.values()));
  const filled = [...new Set(column.values())].sort((a, b) => a - b); // a circle may have left some empty
  return new Map([...column].map(([id, at]) => [id, filled.indexOf(at)]));
}

function merged(steps: readonly PathStep[]): Omit<Drawn, "through">[] {
  const found = new Map<string, Omit<Drawn, "through">>();
  for (const step of steps) {
    const key = `${step.type} ${step.start_id} ${step.end_id}`;
    const madeUp = step.status === "synthetic";
    const known = found.get(key);
    if (known) known.madeUp &&= madeUp;
    else found.set(key, { start: step.start_id, end: step.end_id, type: step.type, madeUp });
  }
  return [...found.values()];
}

function routed(statements: Omit<Drawn, "through">[], places: Map<string, ThingAt>): Drawn[] {
  return statements.flatMap((one) => {
    const ends = [places.get(one.start), places.get(one.end)];
    if (!ends[0] || !ends[1]) return [];
    const [left, right] = (ends as [ThingAt, ThingAt]).toSorted((a, b) => a.column - b.column) as [ThingAt, ThingAt];
    const through = [left];
    for (let column = left.column + 1; column < right.column; column += 1) {
      const place = places.get(passing(left.id, right.id, column));
      if (place) through.push(place);
    }
    return [{ ...one, through: [...through, right] }];
  });
}

/** The name of a place that a line goes through; no key has a blank in it. */
function passing(left: string, right: string, column: number): string {
  return `${left} ${right} ${column}`;
}

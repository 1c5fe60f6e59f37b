/** Why a query is refused, and where: the line at fault with a caret below the place. */

import type { Problem } from "../api/client";
import { excerpt } from "../parts/cypher_text";
import { fill, useWords } from "../words";
import { queryWords } from "./query.words";

/** Neo4j's own words hold the place too, and an offset that helps nobody. */
const OFFSET = / ?\(line \d+, column \d+ \(offset: \d+\)\)/g;

export function Refused({ problem, text, onGo }: RefusedProps) {
  const say = useWords(queryWords);
  const { line, column } = problem;
  const place = line && column ? { line, column, ...shown(text, line, column) } : undefined;
  return (
    <section class="problem refused" role="alert">
      <h2>{say.refused}</h2>
      {problem.detail && <p lang="en">{problem.detail.replaceAll(OFFSET, "")}</p>}
      {place && (
        <>
          <p class="actions">
            <span>{fill(say.place, { line: place.line, column: place.column })}</span>
            <button type="button" class="small" onClick={() => onGo(place.line, place.column)}>
              {say.goThere}
            </button>
          </p>
          <pre class="excerpt" aria-hidden="true">
            {place.text}
            {"\n"}
            <strong>{place.caret}</strong>
          </pre>
        </>
      )}
      {problem.advice && <p lang="en">{problem.advice}</p>}
    </section>
  );
}

function shown(query: string, line: number, column: number): { text: string; caret: string } {
  const found = excerpt(query, line, column);
  return { text: found.line, caret: found.caret };
}

interface RefusedProps {
  problem: Problem;
  /** The query that was refused. */
  text: string;
  onGo: (line: number, column: number) => void;
}

/** What there is to ask about: labels, relationships and their properties; a press puts a name into the query. */

import { useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { useAsk } from "../api/use";
import { Await } from "../parts/page";
import { useWords } from "../words";
import { queryWords } from "./query.words";

type Property = Schemas["SchemaProperty"];

/** `begin`: open at first, as where there is no answer yet. */
export function Help({ onPut, begin }: { onPut: (text: string) => void; begin: boolean }) {
  const say = useWords(queryWords);
  const [open, setOpen] = useState(begin);
  return (
    <details class="schema-help" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.help}</summary>
      {open && <Opened onPut={onPut} />}
    </details>
  );
}

function Opened({ onPut }: { onPut: (text: string) => void }) {
  const say = useWords(queryWords);
  const asked = useAsk({ path: "/v1/schema" });
  return (
    <Await asked={asked}>
      {(schema) => (
        <>
          <p class="hint">{say.helpLead}</p>
          <div class="two">
            <section>
              <h3>{say.things}</h3>
              <ul class="schema">
                {schema.nodes.map((node) => (
                  <li key={node.label}>
                    <Put text={node.label} put={`(:${node.label})`} title={node.meaning} onPut={onPut} />
                    <PropertyNames of={node.properties} onPut={onPut} />
                  </li>
                ))}
              </ul>
            </section>
            <section>
              <h3>{say.statements}</h3>
              <p class="hint">
                {say.allHave} <PropertyNames of={schema.of_all_relationships} onPut={onPut} />
              </p>
              <ul class="schema">
                {schema.relationships.map((one) => (
                  <li key={`${one.type} ${one.start}`}>
                    <span class="ends">{one.start.join(" | ")}</span>{" "}
                    <Put text={one.type} put={`-[:${one.type}]->`} title={one.meaning} onPut={onPut} />{" "}
                    <span class="ends">{one.end.join(" | ")}</span>
                    <PropertyNames of={one.properties} onPut={onPut} />
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </>
      )}
    </Await>
  );
}

function PropertyNames({ of, onPut }: { of: Property[]; onPut: (text: string) => void }) {
  if (of.length === 0) return null;
  return (
    <span class="property-names">
      {of.map((one) => {
        const choices = one.choices.length > 0 ? ` (${one.choices.join(", ")})` : "";
        return (
          <Put key={one.name} text={one.name} put={`.${one.name}`} title={`${one.meaning}${choices}`} onPut={onPut} />
        );
      })}
    </span>
  );
}

function Put({ text, put, title, onPut }: { text: string; put: string; title: string; onPut: (text: string) => void }) {
  return (
    <button type="button" class="put" title={title} onClick={() => onPut(put)}>
      {text}
    </button>
  );
}

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
                    <Put text={node.label} put={`(:${node.label})`} onPut={onPut} /> <Meaning>{node.meaning}</Meaning>
                    <PropertyNames of={node.properties} onPut={onPut} />
                  </li>
                ))}
              </ul>
            </section>
            <section>
              <h3>{say.statements}</h3>
              <div class="hint">
                {say.allHave} <PropertyNames of={schema.of_all_relationships} onPut={onPut} />
              </div>
              <ul class="schema">
                {schema.relationships.map((one) => (
                  <li key={`${one.type} ${one.start}`}>
                    <span class="ends">{one.start.join(" | ")}</span>{" "}
                    <Put text={one.type} put={`-[:${one.type}]->`} onPut={onPut} />{" "}
                    <span class="ends">{one.end.join(" | ")}</span> <Meaning>{one.meaning}</Meaning>
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

/** Their names to press, and what they mean, folded away. */
function PropertyNames({ of, onPut }: { of: Property[]; onPut: (text: string) => void }) {
  const say = useWords(queryWords);
  if (of.length === 0) return null;
  return (
    <>
      <span class="property-names">
        {of.map((one) => (
          <Put key={one.name} text={one.name} put={`.${one.name}`} onPut={onPut} />
        ))}
      </span>
      <details class="rest">
        <summary>{say.meanings}</summary>
        <dl class="properties" lang="en">
          {of.map((one) => (
            <div key={one.name}>
              <dt>
                <code>{one.name}</code>
              </dt>
              <dd>
                {one.meaning}
                {one.choices.length > 0 &&
                  !one.meaning.includes(one.choices[0] ?? "") &&
                  ` (${one.choices.join(", ")})`}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** What a thing or statement stands for, as the vocabulary has it: in English only. */
function Meaning({ children }: { children: string }) {
  return (
    <span class="hint" lang="en">
      {children}
    </span>
  );
}

function Put({ text, put, onPut }: { text: string; put: string; onPut: (text: string) => void }) {
  return (
    <button type="button" class="put" onClick={() => onPut(put)}>
      {text}
    </button>
  );
}

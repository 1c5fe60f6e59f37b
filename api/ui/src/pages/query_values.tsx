/** Values of an answer to a query, for people: things by their names, statements by their types and sources. */

import { common } from "../common.words";
import { useFormat } from "../format";
import { useLanguage } from "../language";
import { Hint, MadeUp } from "../parts/marks";
import type { Cell } from "../parts/save";
import { SourceRefs } from "../parts/sources";
import { to } from "../route";
import { fill, useWords } from "../words";
import { queryWords } from "./query.words";

export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
type Properties = { [name: string]: Value };

const FEW = 3;
const PLACES: Record<string, string> = {
  Cluster: "clusters",
  Member: "members",
  ValueChain: "chains",
  Source: "sources",
};
const HIDDEN = new Set(["_labels", "_type", "id", "name_en", "name_lt", "status", "source_id", "dataset"]);

export function isMap(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
const isNode = (value: Value): value is Properties => isMap(value) && Array.isArray(value._labels);
const isStatement = (value: Value): value is Properties => isMap(value) && typeof value._type === "string";

/** What a node is called: its name in the language, its title, what it counts, or its key. */
export function nameOf(node: Properties, language: string): string {
  const names = language === "lt" ? [node.name_lt, node.name_en] : [node.name_en];
  return String([...names, node.title, node.value, node.property, node.id].find((one) => one) ?? "?");
}

/** A value as a cell of a file, and to sort by. */
export function plain(value: Value, language: string): Cell {
  if (Array.isArray(value)) return value.map((one) => plain(one, language) ?? "").join("; ");
  if (isNode(value)) return nameOf(value, language);
  if (isStatement(value)) return value.source_id ? `${value._type} (${value.source_id})` : String(value._type);
  return isMap(value) ? JSON.stringify(value) : value;
}

/** The statuses of all nodes and statements in a value. */
export function* statuses(value: Value): Generator<{ status: string }> {
  if (Array.isArray(value)) for (const one of value) yield* statuses(one);
  else if (isMap(value) && typeof value.status === "string") yield { status: value.status };
}

export function Shown({ value }: { value: Value }) {
  const say = useWords(queryWords);
  const all = useWords(common);
  const format = useFormat();
  if (value === null) return <Hint>{say.nothing}</Hint>;
  if (typeof value === "number") return <>{format.number(value, 6)}</>;
  if (typeof value === "boolean") return <>{value ? all.yes : all.no}</>;
  if (typeof value === "string") return <>{/^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value}</>;
  if (Array.isArray(value)) return <Several values={value} />;
  if (isNode(value)) return <Thing node={value} />;
  if (isStatement(value)) return <Statement said={value} />;
  return <Properties of={value} />;
}

function Several({ values }: { values: Value[] }) {
  const say = useWords(queryWords);
  const all = useWords(common);
  const format = useFormat();
  if (values.length === 0) return <Hint>{say.nothing}</Hint>;
  if (values.length > 1 && values.every(isStatement)) return <Statements all={values} />;
  const list = (some: Value[]) => (
    <ul class="inline">
      {some.map((one, at) => (
        <li key={at}>
          {at > 0 && " · "}
          <Shown value={one} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(values.slice(0, FEW))}
      {values.length > FEW && (
        <details class="rest">
          <summary>{fill(all.andMore, { n: format.number(values.length - FEW) })}</summary>
          {list(values.slice(FEW))}
        </details>
      )}
    </>
  );
}

/** Many statements: how many of each type, and the sources behind them. */
function Statements({ all }: { all: Properties[] }) {
  const format = useFormat();
  const types = [...new Set(all.map((one) => String(one._type)))];
  return (
    <>
      {types.map((type) => {
        const some = all.filter((one) => one._type === type);
        const sources = [...new Set(some.map((one) => one.source_id).filter((id) => typeof id === "string"))];
        return (
          <span class="statement block" key={type}>
            {format.number(some.length)} × <code>{type}</code> (<SourceRefs ids={sources} />){" "}
            <MadeUp statuses={[...new Set(some.map((one) => String(one.status)))]} />
          </span>
        );
      })}
    </>
  );
}

function Thing({ node }: { node: Properties }) {
  const language = useLanguage();
  const [label = ""] = node._labels as string[];
  const english = language === "lt" && Boolean(node.name_en) && !node.name_lt;
  return (
    <>
      <ThingLink label={label} id={String(node.id ?? "")} name={nameOf(node, language)} inEnglish={english} />{" "}
      <MadeUp status={String(node.status)} />
    </>
  );
}

/** The name of a thing, linked where it has a page. */
export function ThingLink({ label, id, name, inEnglish }: ThingLinkProps) {
  const written = <span lang={inEnglish ? "en" : undefined}>{name}</span>;
  const place = PLACES[label];
  return place && id ? <a href={to(place, id)}>{written}</a> : written;
}

interface ThingLinkProps {
  label: string;
  id: string;
  name: string;
  inEnglish: boolean;
}

function Statement({ said }: { said: Properties }) {
  const own = Object.entries(said).filter(([name, value]) => !HIDDEN.has(name) && value !== null);
  return (
    <span class="statement">
      <code>{String(said._type)}</code>{" "}
      {typeof said.source_id === "string" && (
        <>
          (<SourceRefs ids={[said.source_id]} />)
        </>
      )}{" "}
      <MadeUp status={String(said.status)} />
      {own.length > 0 && <Folded of={Object.fromEntries(own)} />}
    </span>
  );
}

function Folded({ of }: { of: Properties }) {
  const say = useWords(queryWords);
  return (
    <details class="rest">
      <summary>{say.properties}</summary>
      <Properties of={of} />
    </details>
  );
}

function Properties({ of }: { of: Properties }) {
  return (
    <dl class="properties">
      {Object.entries(of).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <Shown value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

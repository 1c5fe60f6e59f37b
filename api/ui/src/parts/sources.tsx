/** Where statements come from: the publisher and day of a text, linked to it. */

import { useEffect, useState } from "preact/hooks";
import { whenGraphChanges } from "../api/changes";
import { list, more, type Row } from "../api/client";
import { common } from "../common.words";
import { useFormat } from "../format";
import { to } from "../route";
import { useWords } from "../words";
import { Hint } from "./marks";

export type Source = Row<"/v1/sources">;

const MOST_PAGES = 20;
const NOT_YET: Map<string, Source> = new Map();
let register: Promise<Map<string, Source>> | undefined;
whenGraphChanges(() => {
  register = undefined;
});

/** All sources by key, read once; titles are as published, in whatever language. */
export function useSources(): Map<string, Source> {
  const [sources, setSources] = useState(NOT_YET);
  useEffect(() => {
    register ??= read();
    register.then(setSources, () => {
      register = undefined; // keys stand in; the next page asks again
      setSources(new Map());
    });
  }, []);
  return sources;
}

export function SourceRefs({ ids }: { ids: readonly string[] }) {
  const say = useWords(common);
  const sources = useSources();
  if (ids.length === 0) return <Hint>{say.none}</Hint>;
  return (
    <ul class="refs" aria-busy={sources === NOT_YET ? "true" : undefined}>
      {ids.map((id, at) => (
        <li key={id}>
          {at > 0 && "; "}
          <SourceRef id={id} source={sources.get(id)} />
        </li>
      ))}
    </ul>
  );
}

function SourceRef({ id, source }: { id: string; source: Source | undefined }) {
  const format = useFormat();
  if (!source) return <a href={to("sources", id)}>{id}</a>;
  const text = [source.publisher ?? source.title, source.published_on && format.day(source.published_on)];
  const label = text.filter(Boolean).join(", ");
  if (!isWebAddress(source.url)) {
    return (
      <a href={to("sources", id)} title={source.title}>
        {label}
      </a>
    );
  }
  return (
    <a href={source.url ?? ""} title={source.title} rel="noopener noreferrer" target="_blank">
      {label}
    </a>
  );
}

/** Whether an address may become a link: data sets are files of strangers. */
export function isWebAddress(url: string | null): boolean {
  return url !== null && /^https?:\/\//i.test(url);
}

async function read(): Promise<Map<string, Source>> {
  let { rows, next } = await list({ path: "/v1/sources", query: { synthetic: true, limit: 1000 } });
  for (let page = 1; next && page < MOST_PAGES; page += 1) {
    const following = await more<Source>(next);
    rows = rows.concat(following.rows);
    next = following.next;
  }
  return new Map(rows.map((one) => [one.id, one]));
}

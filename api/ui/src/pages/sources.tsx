/** The texts that statements are taken from; the address may name one to show first. */

import { useEffect } from "preact/hooks";
import { useList } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Hint, Known, MadeUp, MadeUpBanner } from "../parts/marks";
import { Await, Heading, Notice } from "../parts/page";
import { isWebAddress, type Source } from "../parts/sources";
import { type Column, Table } from "../parts/table";
import type { PageProps } from "../routes";
import { useWords } from "../words";
import { sourcesWords } from "./sources.words";

const NAME = "sources";

export default function Sources({ id }: PageProps) {
  const say = useWords(sourcesWords);
  const format = useFormat();
  const sources = useList({ path: "/v1/sources", query: { synthetic: true, limit: id ? 1000 : 100 } });
  const columns = useColumns();
  const there = sources.value?.rows.some((one) => one.id === id) ?? false;
  useEffect(() => {
    if (there) document.getElementById(`${NAME}:${id}`)?.focus();
  }, [there, id]);
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={sources}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice>{say.empty}</Notice>
          ) : (
            <>
              <MadeUpBanner of={rows} />
              <Table
                caption={next ? say.title : format.count(rows.length, say.caption)}
                name={NAME}
                columns={columns}
                rows={rows}
                id={(source) => source.id}
                next={next}
                growing={sources}
                marked={id}
              />
            </>
          )
        }
      </Await>
    </>
  );
}

function useColumns(): Column<Source>[] {
  const say = useWords(sourcesWords);
  const none = useWords(common).none;
  const format = useFormat();
  return [
    { key: "title", head: say.heading, part: 34, value: (one) => one.title, cell: (one) => <Title source={one} /> },
    {
      key: "publisher",
      head: say.publisher,
      part: 18,
      value: (one) => one.publisher,
      cell: (one) => <Known>{one.publisher}</Known>,
    },
    {
      key: "published",
      head: say.published,
      part: 12,
      value: (one) => one.published_on,
      cell: (one) => <Known>{one.published_on && format.day(one.published_on)}</Known>,
    },
    {
      key: "note",
      head: say.note,
      part: 30,
      value: (one) => one.note,
      cell: (one) => one.note ?? <Hint>{none}</Hint>,
    },
    { key: "id", head: say.key, part: 16, value: (one) => one.id, cell: (one) => <code>{one.id}</code> },
  ];
}

function Title({ source }: { source: Source }) {
  return (
    <>
      {isWebAddress(source.url) ? (
        <a class="name" href={source.url ?? ""} rel="noopener noreferrer" target="_blank">
          {source.title}
        </a>
      ) : (
        <span class="name">{source.title}</span>
      )}{" "}
      <MadeUp status={source.status} />
    </>
  );
}

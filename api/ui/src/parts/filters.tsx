/** What counts: the filters all pages share. They write the address, and the address is what a page is made from. */

import { useRef } from "preact/hooks";
import { useName } from "../api/names";
import { useAsk } from "../api/use";
import { common } from "../common.words";
import { useLanguage } from "../language";
import { change, type Route, type Show } from "../route";
import type { Filter } from "../routes";
import { useWords } from "../words";

const TYPING_MS = 500;
const SHOWS: Show[] = ["real", "example", "both"];

export function Filters({ route, shown }: { route: Route; shown: readonly Filter[] }) {
  const say = useWords(common);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const changeDay = (day: string) => {
    clearTimeout(typing.current); // every digit of a year makes another day
    typing.current = setTimeout(() => change({ asOf: day }), TYPING_MS);
  };
  return (
    <form class="filters" aria-label={say.filters} onSubmit={(event) => event.preventDefault()}>
      {shown.includes("show") && (
        <fieldset class="switch">
          <legend class="unseen">{say.show}</legend>
          {SHOWS.map((show) => (
            <label key={show}>
              <input
                type="radio"
                name="show"
                value={show}
                checked={route.show === show}
                onChange={() => change({ show })}
              />
              <span>{say[show]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {shown.includes("as_of") && (
        <label class="field" title={say.today}>
          {say.asOf}
          <input
            type="date"
            value={/^\d{4}-\d\d-\d\d$/.test(route.asOf) ? route.asOf : ""}
            min="0001-01-01"
            max="9999-12-31"
            aria-description={say.today}
            onChange={(event) => changeDay(event.currentTarget.value)}
          />
        </label>
      )}
      {shown.includes("industry") && <Industries route={route} />}
      {shown.includes("members") && (
        <label class="tick">
          <input
            type="checkbox"
            checked={route.members}
            onChange={(event) => change({ members: event.currentTarget.checked })}
          />
          {say.members}
        </label>
      )}
    </form>
  );
}

/** The industries of the clusters that are there. */
function Industries({ route }: { route: Route }) {
  const say = useWords(common);
  const { value = [] } = useAsk({ path: "/v1/clusters", query: { synthetic: true, limit: 1000 } });
  const shown = value.filter(
    (one) => route.show === "both" || (one.status === "synthetic") === (route.show === "example"),
  );
  const keys = new Set(shown.flatMap((one) => one.industry_ids));
  if (route.industry) keys.add(route.industry);
  return (
    <label class="field">
      {say.industry}
      <select value={route.industry} onChange={(event) => change({ industry: event.currentTarget.value })}>
        <option value="">{say.allIndustries}</option>
        {[...keys].sort().map((key) => (
          <Industry key={key} id={key} />
        ))}
      </select>
    </label>
  );
}

function Industry({ id }: { id: string }) {
  useLanguage();
  return <option value={id}>{useName(id, ["Industry"]).name}</option>;
}

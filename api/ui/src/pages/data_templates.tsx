/** Workbooks to fill in: with all tables, or with chosen ones. */

import { useState } from "preact/hooks";
import { located } from "../api/client";
import { Download } from "../parts/download";
import { Section } from "../parts/page";
import { useWords } from "../words";
import { type TableKey, tableWords } from "./tables.words";
import { templateWords } from "./templates.words";

const PATH = "/v1/templates/workbook.xlsx";
const FILE = "gapbridge-template.xlsx";

export function Templates() {
  const say = useWords(templateWords);
  const told = useWords(tableWords);
  const [chosen, setChosen] = useState<TableKey[]>([]);
  const choose = (table: TableKey, on: boolean) =>
    setChosen(on ? [...chosen, table] : chosen.filter((one) => one !== table));
  return (
    <Section title={say.title} lead={say.lead}>
      <p class="actions">
        <Download address={located(PATH, { tables: chosen })} name={FILE}>
          {chosen.length > 0 ? say.chosen : say.all}
        </Download>
      </p>
      <details>
        <summary>{say.choose}</summary>
        <fieldset class="tables">
          <legend class="unseen">{say.choose}</legend>
          {(Object.keys(told) as TableKey[]).map((table) => (
            <label class="tick" key={table}>
              <input
                type="checkbox"
                checked={chosen.includes(table)}
                onChange={(event) => choose(table, event.currentTarget.checked)}
              />
              <span>
                {told[table]} <code class="hint">{table}</code>
              </span>
            </label>
          ))}
        </fieldset>
      </details>
    </Section>
  );
}

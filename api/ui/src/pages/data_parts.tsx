/** The parts of the data page, and links between them; the open part is in the address. */

import type { ComponentChildren } from "preact";
import { here, useRoute } from "../route";
import { useWords } from "../words";
import { dataWords } from "./data.words";

export const PARTS = ["load", "history", "matching"] as const;
export type Part = (typeof PARTS)[number];

export function partOf(own: Record<string, string>): Part {
  return PARTS.find((part) => part === own.part) ?? "load";
}

/** The address of a part, or of one load in the history. */
export function partAddress(part: Part, load = ""): string {
  return here({ own: { part: part === "load" ? "" : part, load } });
}

export function PartLinks() {
  const say = useWords(dataWords);
  const open = partOf(useRoute().own);
  return (
    <nav class="tabs" aria-label={say.parts}>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <a href={partAddress(part)} aria-current={part === open ? "page" : undefined}>
              {say[part]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function LoadLink({ number, children }: { number: string | number; children: ComponentChildren }) {
  return <a href={partAddress("history", String(number))}>{children}</a>;
}

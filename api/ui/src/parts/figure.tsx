/** The frame of a figure: its caption, and the buttons that save it. */

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { common } from "../common.words";
import { useWords } from "../words";
import { savePng, saveSvg } from "./save";

/** Its first SVG is what is saved, or what `draw` makes; `name` becomes the file's. */
export function Figure({
  caption,
  name,
  draw,
  tools,
  children,
}: {
  caption: ComponentChildren;
  name: string;
  draw?: () => SVGSVGElement;
  /** What stands beside the caption. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}) {
  const say = useWords(common);
  const frame = useRef<HTMLElement>(null);
  const save = (as: typeof savePng | typeof saveSvg) => {
    const drawing = draw?.() ?? frame.current?.querySelector<SVGSVGElement>("svg");
    if (drawing) void as(drawing, name);
  };
  return (
    <figure class="figure" ref={frame}>
      <figcaption>
        <span>{caption}</span>
        {tools}
        <span class="save" role="group" aria-label={say.saveFigure}>
          <button type="button" class="small" onClick={() => save(saveSvg)}>
            SVG
          </button>
          <button type="button" class="small" onClick={() => save(savePng)}>
            PNG
          </button>
        </span>
      </figcaption>
      {children}
    </figure>
  );
}

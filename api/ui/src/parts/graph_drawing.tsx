/** A graph drawn in a frame: moved and zoomed, a node chosen by pressing it, saved as SVG and PNG. */

import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { common } from "../common.words";
import { useWords } from "../words";
import { Figure } from "./figure";
import { graphWords } from "./graph.words";
import type { GraphCanvas } from "./graph_canvas";
import { type Theme, useTheme } from "./graph_colours";
import { graphSvg } from "./graph_svg";
import type { DrawnLink, DrawnNode, Shown, View } from "./graph_types";
import { Hint } from "./marks";

const SETTLED_MS = 400;

export interface GraphDrawingProps<Node extends DrawnNode, Link extends DrawnLink> {
  nodes: readonly Node[];
  links: readonly Link[];
  /** Which of them are to be seen; without it, all. Keep the functions the same until that changes. */
  shown?: Omit<Shown<Node, Link>, "selected">;
  selected?: string | undefined;
  /** A node was pressed, or what is beside all nodes. */
  onChoose: (id: string | undefined) => void;
  caption: ComponentChildren;
  /** What the drawing shows, for those who cannot see it; the same must be there to read elsewhere on the page. */
  label: string;
  /** Name of saved files. */
  name: string;
  /** The part in sight at first, and what is told when it changed. */
  view?: View | undefined;
  onView?: (view: View | undefined) => void;
  /** Bring the selected node to the middle whenever this changes. */
  centred?: unknown;
  /** Above the drawing, and below it. */
  tools?: ComponentChildren;
  children?: ComponentChildren;
}

const ALL = { node: () => true, link: () => true };

export function GraphDrawing<Node extends DrawnNode, Link extends DrawnLink>(props: GraphDrawingProps<Node, Link>) {
  const { nodes, links, selected, onChoose, caption, label, name, view, onView, centred, tools, children } = props;
  const say = useWords(graphWords);
  const all = useWords(common);
  const theme = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<GraphCanvas | undefined>(undefined);
  const [state, setState] = useState<"coming" | "drawn" | "plain">("coming");
  const shown = useMemo(
    () => ({ ...(props.shown ?? ALL), selected }) as Shown,
    [props.shown?.node, props.shown?.link, selected],
  );
  const last = useRef({ theme, shown, onChoose, onView });
  last.current = { theme, shown, onChoose, onView };

  useEffect(() => {
    const leaving = new AbortController();
    let settled: ReturnType<typeof setTimeout> | undefined;
    const onMoved = () => {
      clearTimeout(settled);
      settled = setTimeout(() => canvas.current && last.current.onView?.(canvas.current.view()), SETTLED_MS);
    };
    void opened(frame.current, last, onMoved, leaving.signal).then((made) => {
      if (leaving.signal.aborted) made?.kill();
      else if (!made) setState("plain");
      else {
        canvas.current = made;
        setState("drawn");
      }
    });
    return () => {
      leaving.abort();
      clearTimeout(settled);
      canvas.current?.kill();
      canvas.current = undefined;
    };
  }, []);

  const [filled, setFilled] = useState(false);
  const placed = useRef(false);
  useEffect(() => {
    if (state !== "drawn") return;
    const leaving = new AbortController();
    const shownNow = () => last.current.shown;
    void canvas.current?.draw(nodes, links, shownNow, leaving.signal).then((done) => {
      if (!done || leaving.signal.aborted || !canvas.current) return;
      if (!placed.current) view ? canvas.current.goTo(view, true) : canvas.current.fit(true);
      placed.current = true;
      setFilled(true);
    });
    return () => leaving.abort();
  }, [state, nodes, links]);
  useEffect(() => canvas.current?.show(shown), [shown]);
  useEffect(() => canvas.current?.recolour(theme), [theme]);
  useEffect(() => {
    if (filled && centred !== undefined && selected) canvas.current?.centre(selected);
  }, [centred, filled]);

  const showAll = () => {
    canvas.current?.fit();
    onView?.(undefined);
  };
  const draw = () => {
    const { clientWidth: width = 900, clientHeight: height = 600 } = frame.current ?? {};
    const seen = canvas.current?.view() ?? wholeView(nodes, shown, width, height);
    return graphSvg({ nodes, links, shown, view: seen, width, height, theme });
  };
  return (
    <Figure caption={caption} name={name} draw={draw} tools={tools}>
      <div class="graph-frame">
        <div
          class="graph-canvas"
          ref={frame}
          role="img"
          aria-label={label}
          aria-busy={state === "drawn" && !filled ? "true" : undefined}
        />
        {state === "coming" && (
          <p class="loading" role="status">
            {all.loading}
          </p>
        )}
        {state === "drawn" && (
          <div class="graph-zoom" role="group" aria-label={say.zoom}>
            <button type="button" class="small" aria-label={say.nearer} onClick={() => canvas.current?.zoom(1.6)}>
              <span aria-hidden="true">+</span>
            </button>
            <button type="button" class="small" aria-label={say.farther} onClick={() => canvas.current?.zoom(1 / 1.6)}>
              <span aria-hidden="true">−</span>
            </button>
            <button type="button" class="small" aria-label={say.whole} title={say.whole} onClick={showAll}>
              <span aria-hidden="true">⤢</span>
            </button>
          </div>
        )}
        {state === "plain" && <Plain nodes={nodes} links={links} shown={shown} theme={theme} onChoose={onChoose} />}
      </div>
      {state === "plain" && <Hint>{say.noWebGl}</Hint>}
      {children}
    </Figure>
  );
}

/** Without WebGL: the same picture, drawn once for each change; it cannot be moved. */
function Plain({ nodes, links, shown, theme, onChoose }: PlainProps) {
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { clientWidth: width = 900, clientHeight: height = 600 } = at.current ?? {};
    const view = wholeView(nodes, shown, width, height);
    at.current?.replaceChildren(graphSvg({ nodes, links, shown, view, width, height, theme }));
  }, [nodes, links, shown, theme]);
  const press = (event: Event) => onChoose((event.target as Element).getAttribute("data-node") ?? undefined);
  return <div class="graph-plain" ref={at} onClick={press} aria-hidden="true" />;
}

interface PlainProps {
  nodes: readonly DrawnNode[];
  links: readonly DrawnLink[];
  shown: Shown;
  theme: Theme;
  onChoose: (id: string | undefined) => void;
}

interface Latest {
  current: { theme: Theme; onChoose: (id: string | undefined) => void };
}

/** A canvas in the frame, or nothing where the browser has no WebGL. */
async function opened(
  frame: HTMLElement | null,
  last: Latest,
  onMoved: () => void,
  signal: AbortSignal,
): Promise<GraphCanvas | undefined> {
  if (!frame || !hasWebGl()) return undefined;
  const { GraphCanvas } = await import("./graph_canvas");
  if (signal.aborted) return undefined;
  const events = { onChoose: (id: string | undefined) => last.current.onChoose(id), onMoved };
  const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
  try {
    return new GraphCanvas(frame, last.current.theme, events, quiet);
  } catch {
    frame.replaceChildren(); // the context was refused after all
    return undefined;
  }
}

function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

function wholeView(nodes: readonly DrawnNode[], shown: Shown, width: number, height: number): View {
  const seen = nodes.filter(shown.node);
  const [xs, ys] = [seen.map((one) => one.x), seen.map((one) => one.y)];
  const span = (values: number[]) => {
    const low = values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
    const high = values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
    return { middle: (low + high) / 2, size: high - low + 4 };
  };
  const [x, y] = [span(xs), span(ys)];
  return { x: x.middle, y: y.middle, wide: Math.max(x.size, (y.size * width) / Math.max(height, 1), 12) };
}

/** A drawing on a canvas by WebGL (sigma); the component `GraphDrawing` is what pages use. */

import Graph from "graphology";
import Sigma from "sigma";
import type { Theme } from "./graph_colours";
import { lookOf } from "./graph_kinds";
import { type Labelled, SMALLEST_MARK } from "./graph_labels";
import { type LineSet, Lines, type Projection, shift } from "./graph_lines";
import { type MarkData, MarkProgram, Nothing, type Placed } from "./graph_marks";
import { writeHovered, writeNames } from "./graph_names";
import { Raster } from "./graph_raster";
import type { DrawnLink, DrawnNode, Shown, View } from "./graph_types";

const MANY = 3_000; // nodes and lines: from then on a moving picture is not drawn anew in each frame
const STILL_MS = 120;
const TOO_FAR = 0.35; // of the width; or of a zoom
const AT_ONCE = 2_500;
const ROOM = 1.12;
const LARGEST_UNIT = 26;
const PADDING = 24;
const MOVE_MS = 350;
const MOST_NEIGHBOURS_NAMED = 60;

export interface Events {
  onChoose: (id: string | undefined) => void;
  /** The reader moved or zoomed. */
  onMoved: () => void;
}

/** Two nodes and the statements between them, which are one line. */
interface Pair {
  start: DrawnNode;
  end: DrawnNode;
  links: DrawnLink[];
}

/** One canvas and what is on it: nodes drawn by sigma, lines and names by us. */
export class GraphCanvas {
  private readonly graph = new Graph<Placed>({ type: "undirected" });
  private readonly sigma: Sigma<Placed>;
  private readonly names: CanvasRenderingContext2D | undefined;
  private readonly lines: Lines;
  private pairs: Pair[] = [];
  private ordered: DrawnNode[] = [];
  private pixels = 1;
  private shown: Shown = { node: () => true, link: () => true, selected: undefined };
  private near = new Set<string>();
  private ours = false;
  private filling = false;
  private raster = new Raster();
  private span = 1;
  private drawnAt: { projection: Projection; x: number; y: number; ratio: number } | undefined;
  private still: ReturnType<typeof setTimeout> | undefined;
  private moving = false;
  private readonly drawNow: () => void;

  constructor(
    container: HTMLElement,
    private theme: Theme,
    private readonly events: Events,
    private readonly quiet: boolean,
  ) {
    this.sigma = new Sigma<Placed>(this.graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: "mark",
      nodeProgramClasses: { mark: MarkProgram, circle: Nothing },
      nodeHoverProgramClasses: { mark: Nothing, circle: Nothing },
      edgeProgramClasses: { line: Nothing, arrow: Nothing },
      defaultDrawNodeHover: (context, data) =>
        writeHovered(context, data, this.sigma.getDimensions().width, this.theme),
      nodeReducer: (id, { node }) => this.mark(id, node),
      renderLabels: false,
      stagePadding: PADDING,
      zIndex: true,
      zoomToSizeRatioFunction: (ratio) => ratio ** 0.72 / this.pixels,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
      zoomingRatio: 1.5,
      doubleClickZoomingRatio: 2,
    });
    const canvases = this.sigma.getCanvases();
    for (const unused of [canvases.edges, canvases.edgeLabels, canvases.hoverNodes]) {
      if (unused) unused.style.display = "none"; // each would be put together with the others in every frame
    }
    this.drawNow = this.sigma.scheduleRender.bind(this.sigma);
    this.sigma.scheduleRender = () => {
      this.schedule();
      return this.sigma;
    };
    // Sigma would read back what it drew, which waits for the drawing at every move of the pointer.
    Object.assign(this.sigma, { getNodeAtPosition: (at: { x: number; y: number }) => this.nodeAt(at) });
    this.lines = new Lines(this.sigma.createCanvas("lines", { beforeLayer: "nodes" }));
    this.names = this.sigma.getCanvases().labels?.getContext("2d") ?? undefined;
    this.sigma.on("clickNode", ({ node }) => events.onChoose(node));
    this.sigma.on("clickStage", () => events.onChoose(undefined));
    this.sigma.on("enterNode", () => container.classList.add("over-node"));
    this.sigma.on("leaveNode", () => container.classList.remove("over-node"));
    this.sigma.on("afterRender", () => this.drawRest());
    this.sigma.getCamera().on("updated", () => this.ours || events.onMoved());
  }

  /** Put these on the canvas, in portions that leave the page time for the reader; whether all are there. */
  async draw(
    nodes: readonly DrawnNode[],
    links: readonly DrawnLink[],
    shown: () => Shown,
    signal: AbortSignal,
  ): Promise<boolean> {
    const portions = portioned(nodes.length + links.length);
    const byId = new Map(nodes.map((one) => [one.id, one]));
    this.filling = true;
    if (this.graph.order === 0) this.sigma.setCustomBBox(this.measured(nodes));
    for (const id of this.graph.nodes()) if (!byId.has(id)) this.graph.dropNode(id);
    const raster = new Raster();
    for (const node of nodes) {
      if (this.graph.hasNode(node.id)) this.graph.mergeNodeAttributes(node.id, { node, x: node.x, y: node.y });
      else this.graph.addNode(node.id, { node, x: node.x, y: node.y });
      raster.add(node);
      if (portions.full() && (await pause(signal))) return false;
    }
    const pairs = new Map<string, Pair>();
    for (const link of links) {
      const [one, other] = link.source < link.target ? [link.source, link.target] : [link.target, link.source];
      const [start, end] = [byId.get(one), byId.get(other)];
      if (!start || !end || start === end) continue;
      const key = `${one}\n${other}`;
      const pair = pairs.get(key);
      if (pair) pair.links.push(link);
      else pairs.set(key, { start, end, links: [link] });
      if (portions.full() && (await pause(signal))) return false;
    }
    this.pairs = [...pairs.values()];
    this.raster = raster;
    this.ordered = [...nodes].sort((a, b) => lookOf(b.kind).size - lookOf(a.kind).size);
    this.filling = false;
    this.regard(shown());
    this.sigma.refresh();
    return true;
  }

  /** What of it counts now, and what is chosen. */
  show(shown: Shown): void {
    this.regard(shown);
    this.repaint();
  }

  recolour(theme: Theme): void {
    this.theme = theme;
    this.setLines();
    this.repaint();
  }

  zoom(by: number): void {
    const camera = this.sigma.getCamera();
    const ratio = camera.getBoundedRatio(camera.ratio / by);
    this.moveTo({ x: camera.x, y: camera.y, ratio, angle: 0 });
    this.events.onMoved();
  }

  /** Show all that counts. */
  fit(quick = false): void {
    const seen = this.ordered.filter(this.shown.node);
    const { x, y } = boxOf(seen.length > 0 ? seen : this.ordered);
    const { width, height } = this.sigma.getDimensions();
    const wide = Math.max(x[1] - x[0] + 3, ((y[1] - y[0] + 3) * width) / Math.max(height, 1), 12) * ROOM;
    this.goTo({ x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2, wide }, quick);
  }

  /** Bring a node to the middle, near enough to read what is round it. */
  centre(id: string): void {
    if (!this.graph.hasNode(id)) return;
    const { x, y } = this.graph.getNodeAttributes(id);
    this.goTo({ x, y, wide: Math.min(this.view().wide, 36) });
  }

  view(): View {
    const { width, height } = this.sigma.getDimensions();
    const { left, top, scale } = this.projectionNow();
    return { x: (width / 2 - left) / scale, y: (top - height / 2) / scale, wide: width / scale };
  }

  goTo(view: View, quick = false): void {
    const camera = this.sigma.getCamera();
    const { x, y } = this.sigma.viewportToFramedGraph(this.sigma.graphToViewport(view));
    const ratio = camera.getBoundedRatio((camera.ratio * view.wide) / Math.max(this.view().wide, 1e-6));
    this.moveTo({ x, y, ratio, angle: 0 }, quick);
  }

  kill(): void {
    this.lines.stop();
    clearTimeout(this.still);
    this.sigma.kill();
  }

  private moveTo(state: { x: number; y: number; ratio: number; angle: number }, quick = false): void {
    this.ours = true;
    const done = () => {
      this.ours = false;
    };
    if (quick || this.quiet) {
      this.sigma.getCamera().setState(state);
      done();
    } else void this.sigma.getCamera().animate(state, { duration: MOVE_MS }).then(done);
  }

  private regard(shown: Shown): void {
    this.shown = shown;
    this.near = new Set();
    for (const { start, end, links } of this.pairs) {
      if (start.id !== shown.selected && end.id !== shown.selected) continue;
      if (links.some(shown.link)) this.near.add(start.id === shown.selected ? end.id : start.id);
    }
    this.setLines();
  }

  /** Mark everything anew, where it stands. */
  private repaint(): void {
    if (this.graph.order === 0 || this.filling) return;
    this.sigma.refresh({ partialGraph: { nodes: this.graph.nodes() }, skipIndexation: true });
  }

  /** Draw in the next frame, or, where that takes long, move what was drawn until the picture stands still. */
  private schedule(): void {
    if (this.filling) return;
    const from = this.drawnAt;
    if (this.graph.order + this.pairs.length < MANY || !from) {
      this.drawNow();
      return;
    }
    if (!this.moving) {
      this.moving = true;
      requestAnimationFrame(() => this.moveLayers());
    }
    clearTimeout(this.still);
    this.still = setTimeout(this.drawNow, STILL_MS);
  }

  private moveLayers(): void {
    this.moving = false;
    const from = this.drawnAt;
    if (!from) return;
    const { width, height } = this.sigma.getDimensions();
    const now = this.projectionNow();
    const { nodes, labels: names } = this.sigma.getCanvases();
    for (const canvas of [nodes, names]) if (canvas) shift(canvas, from.projection, now);
    this.lines.move(now);
    const zoomed = Math.abs(Math.log2(now.scale / from.projection.scale));
    const moved = Math.hypot(
      (width / 2 - now.left) / now.scale - (width / 2 - from.projection.left) / from.projection.scale,
      (height / 2 - now.top) / now.scale - (height / 2 - from.projection.top) / from.projection.scale,
    );
    if (zoomed > 1 || moved * now.scale > TOO_FAR * Math.max(width, height)) this.drawNow();
  }

  /** How the picture is to be seen now, also before it is drawn so. */
  private projectionNow(): Projection {
    const from = this.drawnAt;
    if (!from) return this.projection();
    const { width, height } = this.sigma.getDimensions();
    const { x, y, ratio } = this.sigma.getCamera();
    const { left, top, scale } = from.projection;
    const now = (scale * from.ratio) / ratio;
    const middle = {
      x: (width / 2 - left) / scale + (x - from.x) * this.span,
      y: (top - height / 2) / scale + (y - from.y) * this.span,
    };
    return { left: width / 2 - middle.x * now, top: height / 2 + middle.y * now, scale: now };
  }

  /** As sigma has drawn it. */
  private projection(): Projection {
    const zero = this.sigma.graphToViewport({ x: 0, y: 0 });
    const one = this.sigma.graphToViewport({ x: 1, y: 0 });
    return { left: zero.x, top: zero.y, scale: one.x - zero.x };
  }

  /** The box that stays the frame of all coordinates. */
  private measured(nodes: readonly DrawnNode[]) {
    const box = boxOf(nodes);
    const [wide, high] = [box.x[1] - box.x[0], box.y[1] - box.y[0]];
    this.span = Math.max(wide, high) || 1;
    const { width, height } = this.sigma.getDimensions();
    const pixels = Math.min((width - 2 * PADDING) / (wide || 1), (height - 2 * PADDING) / (high || 1));
    this.pixels = Math.max(Math.min(pixels, LARGEST_UNIT), 0.1);
    return box;
  }

  private nodeAt(at: { x: number; y: number }): string | null {
    const { left, top, scale } = this.projectionNow();
    const [x, y] = [(at.x - left) / scale, (top - at.y) / scale];
    let found: DrawnNode | undefined;
    let best = Number.POSITIVE_INFINITY;
    for (const node of this.raster.around(x, y)) {
      const away = Math.hypot(node.x - x, node.y - y) * scale - this.sigma.scaleSize(lookOf(node.kind).size);
      if (away < Math.min(best, 2) && this.shown.node(node)) [found, best] = [node, away];
    }
    return found?.id ?? null;
  }

  private mark(id: string, node: DrawnNode): Partial<MarkData> {
    const { selected } = this.shown;
    const look = lookOf(node.kind);
    const dimmed = selected !== undefined && id !== selected && !this.near.has(id);
    const colour = this.theme.of(look.token, dimmed);
    const chosen = id === selected;
    return {
      x: node.x,
      y: node.y,
      type: "mark",
      label: node.label,
      hidden: !this.shown.node(node),
      size: look.size * (chosen ? 1.35 : 1),
      shape: look.shape,
      color: chosen ? this.theme.of("--ink", false) : colour,
      inside: node.madeUp && !chosen ? this.theme.of("--card", false) : colour,
      zIndex: chosen ? 2 : dimmed ? 0 : 1,
    };
  }

  /** The lines that count, those of the chosen node on top. */
  private setLines(): void {
    const { selected, node, link } = this.shown;
    const [plain, strong]: [number[], number[]] = [[], []];
    for (const { start, end, links } of this.pairs) {
      if (!node(start) || !node(end) || !links.some(link)) continue;
      const touches = start.id === selected || end.id === selected;
      (touches ? strong : plain).push(start.x, start.y, end.x, end.y);
    }
    const sets: LineSet[] = [
      { ends: new Float32Array(plain), colour: this.theme.line(selected !== undefined), width: 0.8 },
      { ends: new Float32Array(strong), colour: this.theme.of("--accent", false), width: 2 },
    ];
    this.lines.set(sets);
  }

  /** What goes with the nodes that sigma has just drawn: lines, names, and where all stands. */
  private drawRest(): void {
    if (this.graph.order === 0) return;
    const { width, height } = this.sigma.getDimensions();
    const { x, y, ratio } = this.sigma.getCamera();
    const projection = this.projection();
    if (!(projection.scale > 0)) return;
    this.drawnAt = { projection, x, y, ratio };
    const { nodes, labels: names } = this.sigma.getCanvases();
    for (const canvas of [nodes, names]) if (canvas) canvas.style.transform = "";
    this.lines.follow(projection, width, height);
    if (this.names) writeNames(this.names, this.labelled(), width, this.theme);
    const pixels = Math.min(projection.scale * ratio, LARGEST_UNIT); // of a unit when all is seen: marks fill their room
    if (Math.abs(pixels / this.pixels - 1) > 0.01) {
      this.pixels = pixels;
      this.drawNow();
    }
  }

  /** What may have its name beside it, the important first. */
  private *labelled(): Generator<Labelled> {
    const { selected, node: counts } = this.shown;
    const { width, height } = this.sigma.getDimensions();
    const { left, top, scale } = this.projection();
    const few = this.near.size <= MOST_NEIGHBOURS_NAMED;
    const first = selected === undefined ? [] : this.ordered.filter((one) => one.id === selected);
    const rest = selected === undefined ? this.ordered : few ? this.ordered.filter((one) => this.near.has(one.id)) : [];
    for (const one of [...first, ...rest]) {
      const radius = this.sigma.scaleSize(lookOf(one.kind).size);
      const wanted = selected !== undefined || one.kind === "Cluster";
      if (!wanted && radius < SMALLEST_MARK) return; // all that follow are smaller
      const [x, y] = [left + one.x * scale, top - one.y * scale];
      if (x < -20 || y < -20 || x > width + 20 || y > height + 20 || !counts(one)) continue;
      yield { x, y, radius, text: one.label, wanted };
    }
  }
}

/** Counts what was done, to pause now and then; a small graph is done at once. */
function portioned(all: number) {
  let done = 0;
  return {
    full: () => {
      done += 1;
      return all > AT_ONCE && done % AT_ONCE === 0;
    },
  };
}

/** Let the page do what it has to; whether nobody waits any more. */
async function pause(signal: AbortSignal): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve));
  return signal.aborted;
}

function boxOf(nodes: readonly DrawnNode[]): { x: [number, number]; y: [number, number] } {
  const box = { x: [0, 0] as [number, number], y: [0, 0] as [number, number] };
  nodes.forEach(({ x, y }, at) => {
    box.x = at ? [Math.min(box.x[0], x), Math.max(box.x[1], x)] : [x, x];
    box.y = at ? [Math.min(box.y[0], y), Math.max(box.y[1], y)] : [y, y];
  });
  return box;
}

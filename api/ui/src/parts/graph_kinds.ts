/** How each kind of thing looks in a drawing: colour, shape and size; no two kinds share both. What is made up is hollow. */

export type Shape = "disc" | "square" | "diamond" | "triangle" | "hexagon" | "pentagon" | "cross";

export interface Look {
  shape: Shape;
  /** Radius; 1 is the room of a node. */
  size: number;
  /** Its colour, a token of the style sheet. */
  token: string;
}

/** Kinds in the order of a legend. Others look like `other`. */
export const LOOKS = {
  Cluster: { shape: "disc", size: 0.95, token: "--kind-cluster" },
  Member: { shape: "disc", size: 0.42, token: "--kind-member" },
  Competence: { shape: "diamond", size: 0.62, token: "--kind-competence" },
  ValueChain: { shape: "pentagon", size: 0.75, token: "--kind-chain" },
  Stage: { shape: "square", size: 0.58, token: "--kind-stage" },
  Event: { shape: "triangle", size: 0.62, token: "--kind-event" },
  Industry: { shape: "hexagon", size: 0.58, token: "--kind-industry" },
  Programme: { shape: "square", size: 0.8, token: "--kind-programme" },
} as const satisfies Record<string, Look>;

export type Kind = keyof typeof LOOKS;
export const KINDS = Object.keys(LOOKS) as Kind[];
export const SHAPES: readonly Shape[] = ["disc", "square", "diamond", "triangle", "hexagon", "pentagon", "cross"];

const OTHER: Look = { shape: "cross", size: 0.5, token: "--kind-other" };

export function lookOf(kind: string): Look {
  return LOOKS[kind as Kind] ?? OTHER;
}

/** Corners of a shape of radius 1, y downwards; a disc has none. */
export function corners(shape: Shape): [number, number][] {
  switch (shape) {
    case "disc":
      return [];
    case "square":
      return regular(4, 0.92, 45);
    case "diamond":
      return regular(4, 1, 0);
    case "triangle":
      return regular(3, 1, 0);
    case "hexagon":
      return regular(6, 0.95, 30);
    case "pentagon":
      return regular(5, 1, 0);
    case "cross":
      return [
        [-0.3, -0.9], [0.3, -0.9], [0.3, -0.3], [0.9, -0.3], [0.9, 0.3], [0.3, 0.3],
        [0.3, 0.9], [-0.3, 0.9], [-0.3, 0.3], [-0.9, 0.3], [-0.9, -0.3], [-0.3, -0.3],
      ]; // biome-ignore format: a list
  }
}

/** The outline of a shape as an SVG path. */
export function outline(shape: Shape, x: number, y: number, radius: number): string {
  const r = short(radius);
  if (shape === "disc")
    return `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return `M${corners(shape)
    .map(([dx, dy]) => `${short(x + dx * radius)} ${short(y + dy * radius)}`)
    .join("L")}z`;
}

function regular(count: number, radius: number, turned: number): [number, number][] {
  return Array.from({ length: count }, (_, at) => {
    const turn = ((at * 360) / count + turned - 90) * (Math.PI / 180);
    return [radius * Math.cos(turn), radius * Math.sin(turn)];
  });
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}

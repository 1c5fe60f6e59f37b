/** What a drawing of a graph is made of. */

export interface DrawnNode {
  /** Unique, as label/key. */
  id: string;
  /** Its label in the graph, such as `Cluster`: decides how it looks. */
  kind: string;
  label: string;
  madeUp: boolean;
  x: number;
  /** Grows upwards. */
  y: number;
}

export interface DrawnLink {
  source: string;
  target: string;
  type: string;
}

/** What of a drawing is to be seen. */
export interface Shown<Node = DrawnNode, Link = DrawnLink> {
  node: (node: Node) => boolean;
  link: (link: Link) => boolean;
  /** The chosen node; all but its neighbours are dimmed. */
  selected: string | undefined;
}

/** The part that is in sight: its middle and width, in the units of the nodes. */
export interface View {
  x: number;
  y: number;
  wide: number;
}

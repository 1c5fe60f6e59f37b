/** Nodes by where they stand, so that the one under the pointer is found without looking at all. */

import type { DrawnNode } from "./graph_types";

const CELL = 2;

export class Raster {
  private readonly cells = new Map<string, DrawnNode[]>();

  add(node: DrawnNode): void {
    const cell = cellOf(node.x, node.y);
    const there = this.cells.get(cell);
    if (there) there.push(node);
    else this.cells.set(cell, [node]);
  }

  /** The nodes within a cell of a place, all that are near enough to be pressed among them. */
  *around(x: number, y: number): Generator<DrawnNode> {
    for (const dx of [-CELL, 0, CELL])
      for (const dy of [-CELL, 0, CELL]) yield* this.cells.get(cellOf(x + dx, y + dy)) ?? [];
  }
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
}

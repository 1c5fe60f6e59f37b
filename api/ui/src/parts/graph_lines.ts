/**
 * The lines between nodes, on a canvas of their own. Few are drawn at once. Many are drawn in portions, out of sight, and
 * shown when all are there; until then, what was drawn before is moved to where it would stand.
 */

const FEW = 2_500;
const PORTION = 2_000;

/** Ends of lines in the units of the nodes, four numbers each: x, y, x, y. */
export interface LineSet {
  ends: Float32Array;
  colour: string;
  width: number;
}

/** Where a point stands on the canvas: `px = left + x * scale`, `py = top - y * scale`. */
export interface Projection {
  left: number;
  top: number;
  scale: number;
}

export class Lines {
  private sets: LineSet[] = [];
  private drawnAt: Projection | undefined;
  private turn = 0;
  private width = 0;
  private height = 0;
  private readonly spare = document.createElement("canvas");

  constructor(private readonly canvas: HTMLCanvasElement) {}

  /** Other lines, the last ones on top. */
  set(sets: LineSet[]): void {
    this.sets = sets;
    this.stop();
    this.stale = true;
  }

  private stale = true;

  /** Draw them as they are seen like this, on a canvas of this size. */
  follow(projection: Projection, width: number, height: number): void {
    if (
      !this.stale &&
      this.drawnAt &&
      same(this.drawnAt, projection) &&
      width === this.width &&
      height === this.height
    ) {
      this.canvas.style.transform = "";
      return;
    }
    if (width !== this.width || height !== this.height) this.resize(width, height);
    const count = this.sets.reduce((sum, one) => sum + one.ends.length / 4, 0);
    this.stale = false;
    if (count > FEW) {
      this.move(projection);
      void this.drawInPortions(projection);
      return;
    }
    this.stop();
    const pen = this.begun(this.canvas);
    for (const one of this.sets) this.stroke(pen, one, projection, 0, one.ends.length);
    this.shown(projection);
  }

  /** What was drawn, where it stands when seen like this. */
  move(projection: Projection): void {
    if (this.drawnAt) shift(this.canvas, this.drawnAt, projection);
  }

  stop(): void {
    this.turn += 1;
  }

  private async drawInPortions(projection: Projection): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const pen = this.begun(this.spare);
    for (const one of this.sets) {
      for (let from = 0; from < one.ends.length; from += 4 * PORTION) {
        this.stroke(pen, one, projection, from, Math.min(from + 4 * PORTION, one.ends.length));
        pen?.getImageData(0, 0, 1, 1); // else all portions would be painted at once, in the end
        await new Promise((resolve) => setTimeout(resolve));
        if (turn !== this.turn) return;
      }
    }
    const shown = this.begun(this.canvas);
    shown?.drawImage(this.spare, 0, 0, this.width, this.height);
    this.shown(projection);
  }

  private shown(projection: Projection): void {
    this.drawnAt = projection;
    this.canvas.style.transform = "";
  }

  private begun(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    const pen = canvas.getContext("2d");
    pen?.clearRect(0, 0, this.width, this.height);
    return pen;
  }

  private stroke(
    pen: CanvasRenderingContext2D | null,
    set: LineSet,
    seen: Projection,
    from: number,
    until: number,
  ): void {
    if (!pen) return;
    const { ends, colour, width } = set;
    const { left, top, scale } = seen;
    pen.beginPath();
    for (let at = from; at < until; at += 4) {
      const [x1, y1] = [left + (ends[at] ?? 0) * scale, top - (ends[at + 1] ?? 0) * scale];
      const [x2, y2] = [left + (ends[at + 2] ?? 0) * scale, top - (ends[at + 3] ?? 0) * scale];
      if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0)) continue;
      if ((x1 > this.width && x2 > this.width) || (y1 > this.height && y2 > this.height)) continue;
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
    }
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  }

  private resize(width: number, height: number): void {
    const sharp = devicePixelRatio || 1;
    this.width = width;
    this.height = height;
    for (const canvas of [this.canvas, this.spare]) {
      canvas.width = Math.round(width * sharp);
      canvas.height = Math.round(height * sharp);
      canvas.getContext("2d", { willReadFrequently: canvas === this.spare })?.scale(sharp, sharp);
    }
    this.drawnAt = undefined;
  }
}

/** Put a canvas that was drawn for one projection where it stands in another. */
export function shift(canvas: HTMLCanvasElement, from: Projection, to: Projection): void {
  const scale = to.scale / from.scale;
  canvas.style.transformOrigin = "0 0";
  canvas.style.transform = `translate(${to.left - from.left * scale}px, ${to.top - from.top * scale}px) scale(${scale})`;
}

function same(a: Projection, b: Projection): boolean {
  return Math.abs(a.left - b.left) + Math.abs(a.top - b.top) < 0.01 && Math.abs(a.scale / b.scale - 1) < 1e-6;
}

/** Files for the reader: tables as CSV and XLSX, figures as SVG and PNG. Nothing leaves the page. */

export type Cell = string | number | boolean | null;

export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function saveCsv(heads: string[], rows: Cell[][], name: string): void {
  const text = [heads, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n");
  saveFile(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }), `${name}.csv`);
}

/** A cell as RFC 4180 writes it; a text that a spreadsheet would take for a formula is kept a text. */
export function csvCell(value: Cell): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export async function saveXlsx(heads: string[], rows: Cell[][], name: string): Promise<void> {
  const { default: writeXlsxFile } = await import("write-excel-file/browser");
  const sheet = [
    heads.map((value) => ({ value, fontWeight: "bold" as const })),
    ...rows.map((row) => row.map((value) => (value === null ? null : { value, type: typeOf(value) }))),
  ];
  const file = await writeXlsxFile(sheet, { stickyRowsCount: 1, columns: heads.map(() => ({ width: 24 })) }).toBlob();
  saveFile(file, `${name}.xlsx`);
}

function typeOf(value: Exclude<Cell, null>) {
  return typeof value === "string" ? String : typeof value === "number" ? Number : Boolean;
}

const KEPT_STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline",
]; // biome-ignore format: a list

/** The figure as a file of its own: what the page's style sheet says of it is written into it, where it is on the page. */
export function standalone(figure: SVGSVGElement): string {
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const originals = figure.isConnected ? [figure, ...figure.querySelectorAll<SVGElement>("*")] : [];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, at) => {
    const style = getComputedStyle(original);
    for (const name of KEPT_STYLES) copies[at]?.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "style"]) copies[at]?.removeAttribute(name);
  });
  const { width, height } = figure.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.documentElement).getPropertyValue("--card"));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(figure: SVGSVGElement, name: string): void {
  saveFile(new Blob([standalone(figure)], { type: "image/svg+xml" }), `${name}.svg`);
}

const SHARPER = 2;

export async function savePng(figure: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = figure.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(figure))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARPER;
  canvas.height = height * SHARPER;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (blob) saveFile(blob, `${name}.png`);
}

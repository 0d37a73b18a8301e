/** Line charts below each other, with one axis of time, as an SVG image (SVG 1.1). */

export interface Series {
  readonly name: string;
  readonly colour: string;
  /** Ascending in x. A point without y interrupts the line. */
  readonly points: readonly { readonly x: number; readonly y: number | undefined }[];
}

export interface Panel {
  readonly title: string;
  readonly unit: string;
  /** The axis reaches at least this far. */
  readonly atLeast: number;
  readonly series: readonly Series[];
}

const WIDTH = 900;
const PANEL_HEIGHT = 200;
const TITLE_HEIGHT = 40;
const FOOT_HEIGHT = 40;
const LEFT = 70;
const RIGHT = 20;
/** Of a panel, above and below its lines. */
const [ABOVE, BELOW] = [30, 20];
const TICKS = 5;
const LEGEND_STEP = 150;

/** @param xUnit  of the common axis, such as "s" */
export function drawChart(title: string, xUnit: string, panels: readonly Panel[]): string {
  const xs = panels.flatMap(({ series }) => series.flatMap(({ points }) => points.map(({ x }) => x)));
  const from = xs.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const until = xs.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const xAt = (x: number): number => LEFT + ((x - from) / (until - from || 1)) * (WIDTH - LEFT - RIGHT);
  const height = TITLE_HEIGHT + panels.length * PANEL_HEIGHT + FOOT_HEIGHT;
  const foot = TITLE_HEIGHT + panels.length * PANEL_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    label(LEFT, 25, title, "start", 'font-size="16" font-weight="bold"'),
    ...panels.flatMap((panel, index) => drawPanel(panel, TITLE_HEIGHT + index * PANEL_HEIGHT, xAt)),
    ...ticksOf(from, until).map((x) => label(xAt(x), foot + 10, `${number(x)} ${xUnit}`, "middle")),
    "</svg>\n",
  ].join("\n");
}

function drawPanel({ title, unit, atLeast, series }: Panel, top: number, xAt: (x: number) => number): string[] {
  const values = series.flatMap(({ points }) => points.flatMap(({ y }) => (y === undefined ? [] : [y])));
  const highest = values.reduce((most, y) => Math.max(most, y), atLeast);
  const ticks = ticksOf(0, highest);
  const end = Math.max(highest, ticks.at(-1) ?? highest);
  const [upper, lower] = [top + ABOVE, top + PANEL_HEIGHT - BELOW];
  const yAt = (y: number): number => lower - (Math.max(0, y) / end) * (lower - upper);
  const grid = ticks.flatMap((tick) => [
    `<line x1="${LEFT}" y1="${fixed(yAt(tick))}" x2="${WIDTH - RIGHT}" y2="${fixed(yAt(tick))}" stroke="#ddd"/>`,
    label(LEFT - 6, yAt(tick) + 4, `${number(tick)} ${unit}`, "end"),
  ]);
  const legend = series.flatMap(({ name, colour }, index) => {
    const x = LEFT + 130 + index * LEGEND_STEP;
    return [
      `<line x1="${x}" y1="${top + 16}" x2="${x + 18}" y2="${top + 16}" stroke="${colour}" stroke-width="2"/>`,
      label(x + 24, top + 20, name, "start"),
    ];
  });
  const lines = series.flatMap(({ colour, points }) =>
    unbroken(points).map((part) => {
      const path = part.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${fixed(xAt(x))} ${fixed(yAt(y))}`);
      return `<path d="${path.join(" ")}" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
    }),
  );
  return [label(LEFT, top + 20, title, "start", 'font-weight="bold"'), ...legend, ...grid, ...lines];
}

/** The parts of a line between the points that have no value. */
function unbroken(points: Series["points"]): { x: number; y: number }[][] {
  const parts: { x: number; y: number }[][] = [[]];
  for (const { x, y } of points) {
    if (y === undefined) parts.push([]);
    else parts.at(-1)?.push({ x, y });
  }
  return parts.filter((part) => part.length > 0);
}

/** Round numbers from one to the other, about `TICKS` of them. */
function ticksOf(from: number, until: number): number[] {
  const rough = (until - from) / TICKS || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(from / step); index * step <= until + step / 1_000; index++) ticks.push(index * step);
  return ticks;
}

function label(x: number, y: number, text: string, anchor: "start" | "middle" | "end", more = ""): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" ${more}>${escapeText(text)}</text>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function number(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function fixed(value: number): string {
  return value.toFixed(1);
}

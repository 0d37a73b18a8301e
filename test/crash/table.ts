/** A figure of a proof: how often a thing was done, and how often at least it has to be; or faults, of which there may be none. */
export type Figure =
  | { readonly what: string; readonly count: number; readonly least?: number; readonly found?: never }
  | { readonly what: string; readonly found: readonly unknown[] };

export function isMet(figure: Figure): boolean {
  return figure.found === undefined ? figure.count >= (figure.least ?? 0) : figure.found.length === 0;
}

/** The lines of a table of figures and their targets. */
export function tableOf(figures: readonly Figure[]): string[] {
  const all = [["WHAT", "FIGURE", "TARGET", ""], ...figures.map(rowOf)];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function rowOf(figure: Figure): string[] {
  const outcome = isMet(figure) ? "pass" : "MISSED";
  if (figure.found !== undefined) return [figure.what, `${figure.found.length}`, "0", outcome];
  const { what, count, least } = figure;
  return least === undefined ? [what, `${count}`] : [what, `${count}`, `${least}`, outcome];
}

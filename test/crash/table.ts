/** A figure of a proof: how often a thing was done, or faults, of which there may be none. */
export type Figure =
  | { readonly what: string; readonly value: number | string; readonly found?: never }
  | { readonly what: string; readonly found: readonly unknown[]; readonly value?: never };

export function isMet({ found }: Figure): boolean {
  return found === undefined || found.length === 0;
}

/** The lines of a table of figures and their targets. */
export function tableOf(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => {
    const { what, found } = figure;
    const target = found === undefined ? [] : ["0", isMet(figure) ? "pass" : "MISSED"];
    return [what, `${figure.value ?? found?.length}`, ...target];
  });
  const all = [["WHAT", "FIGURE", "TARGET", ""], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** A table, one line a row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(toCell).join(" | ")} |`);
  return lines.join("\n");
}

export function code(text: string | number): string {
  return `\`${text}\``;
}

/** Several values in one cell; a dash where there is none. */
export function list(values: readonly string[]): string {
  return values.length === 0 ? "-" : values.join(", ");
}

/** 65536 -> 65,536 */
export function digits(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function toCell(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("|", "\\|");
}

/** Writes tables and values in Markdown. */

/** A table with one line for each row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(toCell).join(" | ")} |`);
  return lines.join("\n");
}

export function code(text: string | number): string {
  return `\`${text}\``;
}

/** The values of one cell; a dash if there are none. */
export function list(values: readonly string[]): string {
  return values.length === 0 ? "-" : values.join(", ");
}

/** 65536 becomes 65,536. */
export function digits(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function toCell(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("|", "\\|");
}

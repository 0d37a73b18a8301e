import { columnsOf } from "./columns.ts";
import { type Part, shown } from "./screen.ts";

/** Formats rows as lines with aligned columns. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  // Made printable before it is measured, because escapes change its width.
  const cells = rows.map((row) => row.map((cell) => ({ text: shown(cell), columns: columnsOf(shown(cell)) })));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.columns);
  }
  return cells.map((row) =>
    row
      .map(({ text, columns }, column) => text + " ".repeat((widths[column] ?? 0) - columns))
      .join("  ")
      .trimEnd(),
  );
}

/** Formats a time in the local time zone: "14:05" if it is today, otherwise "2025-03-14 14:05". */
export function formatTime(time: Date, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return time.toDateString() === now.toDateString() ? clock : `${day} ${clock}`;
}

/** The time of now, before a text of a conversation. */
export function timePart(): Part {
  const now = new Date();
  return { text: `${formatTime(now, now)}  `, style: "dim" };
}

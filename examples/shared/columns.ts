/** The width of help texts and messages. */
export const TEXT_COLUMNS = 80;

/** Breaks a text between its words into lines of at most this many columns. A longer word is left whole. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/**
 * Wraps a message for a terminal. Indented lines are left whole: they are commands and
 * fingerprints to copy.
 */
export function wrapMessage(message: string, { isTTY, columns }: { isTTY?: boolean; columns?: number }): string {
  if (isTTY !== true || !columns) return message;
  return message
    .split("\n")
    .flatMap((line) => (line.startsWith(" ") ? [line] : wrapText(line, columns)))
    .join("\n");
}

/**
 * Formats rows of two columns, indented by two blanks; the second column is wrapped.
 *
 * @param leftColumns  the least width of the first column, to align several lists
 */
export function formatTwoColumns(rows: readonly (readonly [left: string, right: string])[], leftColumns = 0): string {
  const width = Math.max(leftColumns, ...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => {
      const [first = "", ...rest] = wrapText(right, TEXT_COLUMNS - width - 4);
      return [`  ${left.padEnd(width)}  ${first}\n`, ...rest.map((line) => `${" ".repeat(width + 4)}${line}\n`)].join(
        "",
      );
    })
    .join("");
}

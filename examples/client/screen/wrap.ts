import { printable } from "../../shared/printable.ts";
import { columnsOf } from "./columns.ts";
import type { Part } from "./screen.ts";

/** A run of blanks at which a line is broken. */
interface Break {
  readonly start: number;
  readonly end: number;
}

/** The indented first column of a two-column line, up to the start of the second column. */
const COLUMN = /^ +\S+(?: \S+)* {2,}(?=\S)/;

/**
 * Breaks a line between its words; a terminal would break it anywhere. The rows
 * after the first are indented like the line, or like its second column if it
 * has one. A word longer than a row is left whole, for the terminal to break.
 */
export function wrap(parts: readonly Part[], columns: number): Part[][] {
  // Made printable before it is measured, because escapes change its width.
  const shown = parts.map((part) =>
    typeof part === "string" ? printable(part) : { ...part, text: printable(part.text) },
  );
  const text = shown.map(textOf).join("");
  const indent = text.length - text.trimStart().length;
  const column = COLUMN.exec(text)?.[0].length ?? indent;
  const margin = column * 2 <= columns ? column : indent;
  const lines: Part[][] = [];
  let start = 0;
  for (const { start: end, end: next } of breaksOf(text, indent, margin, columns)) {
    lines.push(cut(shown, start, end));
    start = next;
  }
  lines.push(cut(shown, start, text.trimEnd().length));
  return lines.map((line, index) => (index === 0 || margin === 0 ? line : [" ".repeat(margin), ...line]));
}

/** @param margin  indentation of the rows after the first, in columns */
function breaksOf(text: string, indent: number, margin: number, columns: number): Break[] {
  const breaks: Break[] = [];
  let column = indent;
  let end = indent;
  for (const { 0: word, index } of text.slice(indent).matchAll(/[^ ]+/g)) {
    const start = indent + index;
    const width = columnsOf(word);
    column += start - end;
    if (column + width > columns && start > indent) {
      breaks.push({ start: end, end: start });
      column = margin;
    }
    column += width;
    end = start + word.length;
  }
  return breaks;
}

/** The parts between two offsets in their joined text. */
function cut(parts: readonly Part[], start: number, end: number): Part[] {
  const line: Part[] = [];
  let at = 0;
  for (const part of parts) {
    const text = textOf(part);
    const piece = text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    if (piece !== "") line.push(typeof part === "string" ? piece : { ...part, text: piece });
    at += text.length;
  }
  return line;
}

function textOf(part: Part): string {
  return typeof part === "string" ? part : part.text;
}

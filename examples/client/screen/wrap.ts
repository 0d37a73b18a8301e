import { columnsAtMost, unitsOf } from "./columns.ts";
import { type Part, shownPart, textOf } from "./screen.ts";

/** Where a line breaks. A break between words replaces the blanks from `start` to `end`; one inside a word is empty. */
interface Break {
  readonly start: number;
  readonly end: number;
}

/** The shape of a line. */
interface Layout {
  /** Blanks before the first row. */
  readonly indent: number;
  /** Blanks before the rows after the first. */
  readonly margin: number;
  readonly columns: number;
  /** Where a second column begins that has no room beside the first: it begins a row of its own. */
  readonly belowAt?: number | undefined;
}

/** The indented first column of a two-column line, up to the start of the second column. */
const COLUMN = /^ +\S+(?: \S+)* {2,}(?=\S)/;
/** Rows after the first begin further right than any first row of a text. */
const MARGIN_MIN = 4;

/** Line feeds that begin a row in a text. Later ones, and one at the end, are shown by their symbol. */
const LINE_FEEDS_MAX = 100;

/**
 * Breaks a line between its words, and a text at its line feeds too; a terminal would break it anywhere. The rows
 * after the first are indented by four columns at least, and as far as the second
 * column of a line that has one. If less than half of the row is left for the second
 * column, it goes below the first. A word longer than a row is broken too: in a
 * terminal of more than eight columns, no row that follows can be taken for a line.
 *
 * @returns rows, made printable
 */
export function wrap(parts: readonly Part[], columns: number): Part[][] {
  const margin = " ".repeat(Math.min(MARGIN_MIN, Math.max(0, columns - MARGIN_MIN)));
  return linesOf(parts).flatMap((line, index) => wrapLine(index === 0 ? line : [margin, ...line], columns));
}

/** Divides a text at its line feeds. Other lines have none that count. */
function linesOf(parts: readonly Part[]): (readonly Part[])[] {
  const [first] = parts;
  if (!(typeof first === "object" && "gutter" in first)) return [parts];
  const lines: Part[][] = [[]];
  for (const part of parts) {
    const pieces = typeof part === "string" ? part.split(/\n(?!$)/) : [part];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && lines.length > LINE_FEEDS_MAX) lines.at(-1)?.push(`\n${textOf(piece)}`);
      else if (index > 0) lines.push([piece]);
      else lines.at(-1)?.push(piece);
    }
  }
  return lines;
}

function wrapLine(parts: readonly Part[], columns: number): Part[][] {
  // Made printable before it is measured, because escapes change its width.
  const pieces = parts.map(shownPart);
  const text = pieces.map(textOf).join("");
  const layout = layoutOf(text, parts, columns);
  const lines: Part[][] = [];
  let start = 0;
  for (const { start: end, end: next } of breaksOf(text, layout)) {
    lines.push(cut(pieces, start, end));
    start = next;
  }
  lines.push(cut(pieces, start, text.trimEnd().length));
  const { margin } = layout;
  return lines.map((line, index) => (index === 0 || margin === 0 ? line : [" ".repeat(margin), ...line]));
}

function layoutOf(text: string, parts: readonly Part[], columns: number): Layout {
  const [first] = parts;
  const isText = typeof first === "object" && "gutter" in first;
  const indent = isText ? 0 : text.length - text.trimStart().length;
  const column = isText ? undefined : COLUMN.exec(text)?.[0].length;
  const least = Math.min(Math.max(indent + 2, MARGIN_MIN), Math.max(0, columns - MARGIN_MIN));
  if (column === undefined) return { indent, margin: least, columns };
  if (column * 2 > columns) return { indent, margin: least, columns, belowAt: column };
  return { indent, margin: Math.max(column, least), columns };
}

function breaksOf(text: string, { indent, margin, columns, belowAt }: Layout): Break[] {
  const breaks: Break[] = [];
  let column = indent;
  /** The ends of the last word and of the last row. */
  let end = indent;
  let rowStart = indent;
  const breakAt = (place: Break): void => {
    breaks.push(place);
    rowStart = place.end;
    column = margin;
  };
  for (const { 0: word, index } of text.slice(indent).matchAll(/[^ ]+/g)) {
    const start = indent + index;
    const width = columnsAtMost(word);
    column += start - end;
    // A word that must be broken anyway begins in this row if the row is less than half full.
    const columnMax = width > columns - margin ? columns / 2 : columns - width;
    if (start === belowAt || (start > rowStart && column > columnMax)) breakAt({ start: end, end: start });
    if (column + width <= columns) column += width;
    else {
      let at = start;
      for (const unit of unitsOf(word)) {
        if (column + unit.columns > columns && at > rowStart) breakAt({ start: at, end: at });
        column += unit.columns;
        at += unit.text.length;
      }
    }
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
    if (piece !== "") line.push(cutPart(part, piece));
    at += text.length;
  }
  return line;
}

function cutPart(part: Part, piece: string): Part {
  if (typeof part === "string") return piece;
  return "gutter" in part ? part : { ...part, text: piece };
}

/**
 * Attaches comments to declarations, as protoc does.
 *
 * A comment on the line of a declaration's end, or right below it and followed by
 * an empty line, is its trailing comment. The last comment above a declaration,
 * without an empty line between them, is its leading one. All others are detached.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/io/tokenizer.h, `NextWithComments`
 */

import type { Token } from "./tokenizer.ts";

export interface Comments {
  /** Of the declaration that ends before. Empty if there is none, as `leading`. */
  trailing: string;
  detached: string[];
  /** Of the declaration that begins behind. */
  leading: string;
}

const BLANK = /[ \t\v\f\r\0]*/y;

/**
 * @param text      the file
 * @param previous  the token before the comments; undefined at the beginning of the file
 * @param next      the token behind them
 */
export function commentsBetween(text: string, previous: Token | undefined, next: Token): Comments {
  const from = previous?.end ?? (text.startsWith("\ufeff") ? 1 : 0);
  const gap = text.slice(from, next.start);
  const collected = new Collected(previous !== undefined);
  if (!gap.includes("/")) return collected.comments;
  const line = previous?.line ?? 0;
  let index = 0;
  let trailingEnd = -1;
  if (previous !== undefined) {
    index = skipBlank(gap, 0);
    const comment = commentAt(gap, index);
    if (comment !== undefined) {
      index = comment.isLine ? comment.end : skipBlank(gap, comment.end);
      // The line of the comment's end. A line comment ends with its line break.
      trailingEnd = comment.isLine ? line : line + breaks(gap, 0, index);
      collected.add(comment);
      collected.flush();
    } else if (gap[index] === "\n") index += 1;
    else return collected.comments;
  }
  for (;;) {
    index = skipBlank(gap, index);
    const comment = commentAt(gap, index);
    if (comment !== undefined) {
      collected.add(comment);
      index = comment.end;
      if (!comment.isLine) {
        index = skipBlank(gap, index);
        if (gap[index] === "\n") index += 1;
      }
    } else if (gap[index] === "\n") {
      index += 1;
      collected.flush();
      collected.detachFromPrevious();
    } else break;
  }
  if (next.kind === "end" || next.text === "}" || next.text === "]" || next.text === ")") collected.flush();
  if (next.kind !== "end" && (next.line === trailingEnd || next.line === (previous === undefined ? -1 : line)))
    collected.detachLonely();
  return collected.finish();
}

interface Comment {
  readonly isLine: boolean;
  readonly content: string;
  readonly end: number;
}

/** The comments between two tokens, while they are read. */
class Collected {
  readonly comments: Comments = { trailing: "", detached: [], leading: "" };
  /** Not yet known to be a trailing, a detached or a leading comment. */
  #pending: { isLine: boolean; content: string } | undefined;
  #count = 0;
  #hasTrailing = false;
  #canBeTrailing: boolean;

  constructor(hasPrevious: boolean) {
    this.#canBeTrailing = hasPrevious;
  }

  /** Line comments below each other are one comment. */
  add({ isLine, content }: Comment): void {
    const pending = this.#pending;
    if (pending?.isLine && isLine) {
      pending.content += content;
      return;
    }
    this.flush();
    this.#pending = { isLine, content };
  }

  /** The pending comment is no leading one. */
  flush(): void {
    if (this.#pending === undefined) return;
    const { content } = this.#pending;
    if (this.#canBeTrailing) {
      this.comments.trailing = content;
      this.#hasTrailing = true;
      this.#canBeTrailing = false;
    } else this.comments.detached.push(content);
    this.#pending = undefined;
    this.#count += 1;
  }

  detachFromPrevious(): void {
    this.#canBeTrailing = false;
  }

  /** A single comment between two tokens of one line belongs to neither. */
  detachLonely(): void {
    if (this.#count + (this.#pending === undefined ? 0 : 1) !== 1) return;
    if (this.#hasTrailing) {
      this.comments.detached.unshift(this.comments.trailing);
      this.comments.trailing = "";
    }
    this.flush();
  }

  finish(): Comments {
    this.comments.leading = this.#pending?.content ?? "";
    return this.comments;
  }
}

function commentAt(gap: string, index: number): Comment | undefined {
  if (gap.startsWith("//", index)) {
    const newline = gap.indexOf("\n", index);
    const end = newline < 0 ? gap.length : newline + 1;
    return { isLine: true, content: gap.slice(index + 2, end), end };
  }
  if (!gap.startsWith("/*", index)) return undefined;
  const close = gap.indexOf("*/", index + 2);
  const [first = "", ...rest] = gap.slice(index + 2, close < 0 ? gap.length : close).split("\n");
  const lines = rest.map((line) => line.replace(/^[ \t\v\f\r]*\*?/, ""));
  return { isLine: false, content: [first, ...lines].join("\n"), end: close < 0 ? gap.length : close + 2 };
}

function skipBlank(gap: string, index: number): number {
  BLANK.lastIndex = index;
  return index + (BLANK.exec(gap)?.[0].length ?? 0);
}

function breaks(text: string, from: number, to: number): number {
  return text.slice(from, to).split("\n").length - 1;
}

import type { Readable } from "node:stream";

/** Longest line of a client, in UTF-16 units: more than any event needs. */
export const LINE_CHARACTERS_MAX = 1_048_576;

/** Calls back for each line of a stream, and once, instead of anything more, for a line that is too long. */
export function readLines(stream: Readable, onLine: (line: string) => void, onTooLong: () => void): void {
  let parts: string[] = [];
  let length = 0;
  let isStopped = false;
  stream.setEncoding("utf8").on("data", (text: string) => {
    if (isStopped) return;
    const [first = "", ...more] = text.split("\n");
    for (const [index, piece] of [first, ...more].entries()) {
      if (index > 0) {
        onLine(parts.join(""));
        [parts, length] = [[], 0];
      }
      parts.push(piece);
      length += piece.length;
      if (length > LINE_CHARACTERS_MAX) {
        isStopped = true;
        parts = [];
        return onTooLong();
      }
    }
  });
  stream.on("end", () => {
    if (!isStopped && length > 0) onLine(parts.join(""));
  });
}

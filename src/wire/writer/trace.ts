/**
 * Finds the path of a value that does not fit its field.
 *
 * Writing notes no paths: that would take time with every field. If a value does not
 * fit, the message is written once more by a writer with a trace, which notes the
 * messages that it enters. So only an error takes longer.
 */

import { stepTo } from "../failure.ts";
import { isList } from "../ranges.ts";

/** The name of the property, and the value that it holds, or one of several; `ENTRY` for an entry of a map. */
type Step = readonly [field: string, value: unknown];

/** Stands for an entry of a map, which is a message on the wire. */
export const ENTRY: object = {};

export class Trace {
  readonly #steps: Step[] = [];

  /** @param depth  how many messages are around `value` */
  enter(depth: number, field: string, value: unknown): void {
    this.#steps.length = depth;
    this.#steps.push([field, value]);
  }

  /**
   * Returns the path of a value inside of a message, such as `.peers[3].port`.
   *
   * @param depth  how many steps lead to it
   */
  path(message: unknown, depth: number): string {
    let path = "";
    let holder = message;
    for (const [field, value] of this.#steps.slice(0, depth)) {
      if (value === ENTRY) continue;
      path += stepTo(field, placeOf(Object(holder)[field], value));
      holder = value;
    }
    return path;
  }
}

/** Values are written in their order, so of several equal ones the first is the one that does not fit. */
function placeOf(held: unknown, value: unknown): unknown {
  const entries = held instanceof Map ? held : isList(held) ? Array.from(held).entries() : [];
  for (const [key, item] of entries)
    if (Object.is(item, value) || (held instanceof Map && Object.is(key, value))) return key;
  return undefined;
}

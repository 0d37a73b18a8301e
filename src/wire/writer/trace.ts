/**
 * Finds the path of a value that does not fit its field.
 *
 * Writing notes no paths: that would take time with every field. If a value does not
 * fit, the message is written once more by a writer with a trace, which notes the
 * messages that it enters. So only an error takes longer.
 */

import { type FieldFailure, stepTo } from "../failure.ts";

interface Step {
  /** The name of the property. */
  readonly field: string;
  /** The message that it holds, or one of several; `ENTRY` for an entry of a map. */
  readonly value: object;
}

/** Stands for an entry of a map, which is a message on the wire. */
export const ENTRY: object = {};

export class Trace {
  readonly #steps: Step[] = [];

  /** @param depth  how many messages are around `value` */
  enter(depth: number, field: string, value: object): void {
    this.#steps.length = depth;
    this.#steps.push({ field, value });
  }

  /**
   * Returns the path of the message that was being written, such as `.peers[3]`, or of a value in it.
   *
   * @param depth   how many messages are around the value
   * @param failed  the value
   */
  path(message: unknown, depth: number, failed?: FieldFailure): string {
    let path = "";
    let holder = message;
    for (const { field, value } of this.#steps.slice(0, depth)) {
      if (value === ENTRY) continue;
      path += stepFrom(holder, field, value);
      holder = value;
    }
    return failed === undefined ? path : path + stepFrom(holder, failed.field, failed.value);
  }
}

function stepFrom(holder: unknown, field: string, value: unknown): string {
  const held: unknown = typeof holder === "object" && holder !== null ? Reflect.get(holder, field) : undefined;
  return stepTo(field, placeOf(held, value));
}

/** Values are written in their order, so of several equal ones the first is the one that does not fit. */
function placeOf(held: unknown, value: unknown): unknown {
  if (held instanceof Map) {
    for (const [key, item] of held) if (Object.is(item, value) || Object.is(key, value)) return key;
    return undefined;
  }
  const items: readonly unknown[] = Array.isArray(held) || isTypedArray(held) ? Array.from(held) : [];
  const index = items.findIndex((item) => Object.is(item, value));
  return index < 0 ? undefined : index;
}

function isTypedArray(value: unknown): value is ArrayBufferView & ArrayLike<unknown> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** A bound for what walks through messages: one that contains itself, by a mistake of the program, has no end. */

import { UsageError } from "../../errors.ts";
import { stepTo } from "../failure.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";

/**
 * How many objects may be around a value. A message is in at most two more than the message around it: that one, and the
 * list, the map or the oneof that holds it. So whatever can be encoded is less deep.
 */
const OBJECT_DEPTH_MAX = 2 * MESSAGE_DEPTH_MAX + 2;

class DepthFailure {}

/**
 * Runs a walk through a message that calls `checkDepth`.
 *
 * @throws UsageError the walk came too deep; the text has the path
 */
export function bounded<T>(message: object, walk: () => T): T {
  try {
    return walk();
  } catch (error) {
    if (!(error instanceof DepthFailure)) throw error;
    const path = pathOfDepth(message, 0) ?? "";
    throw new UsageError(`A message holds others nested deeper than ${MESSAGE_DEPTH_MAX}, or itself, at ${path}.`);
  }
}

/** @param depth  how many objects are around the value that the walk has come to */
export function checkDepth(depth: number): void {
  if (depth > OBJECT_DEPTH_MAX) throw new DepthFailure();
}

function pathOfDepth(value: unknown, depth: number): string | undefined {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return undefined;
  if (depth > OBJECT_DEPTH_MAX) return "";
  for (const [step, held] of stepsOf(value)) {
    const path = pathOfDepth(held, depth + 1);
    if (path !== undefined) return step + path;
  }
  return undefined;
}

function stepsOf(holder: object): [step: string, held: unknown][] {
  if (Array.isArray(holder)) return holder.map((item, index) => [stepTo("", index), item]);
  if (holder instanceof Map) return [...holder].map(([key, item]) => [stepTo("", key), item]);
  return Object.entries(holder).map(([name, held]) => [stepTo(name), held]);
}

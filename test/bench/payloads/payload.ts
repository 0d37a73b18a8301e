/** A payload of the bench: messages of the shape that a widely used schema has, made from a seed. */

import { Draw, type JsonObject } from "./draw.ts";

export interface Payload {
  /** Name in the figures. */
  readonly name: string;
  /** The file in `proto/`, without its extension; also the name of its package. */
  readonly file: string;
  /** The name of the message. */
  readonly message: string;
  /** The type of 64-bit fields in those generators that take one type for a whole schema. */
  readonly wide: "number" | "bigint";
  /**
   * How many different messages there are: together not more than fits into a processor's own caches. Otherwise the
   * times of a process depend on where in memory its messages lie.
   */
  readonly variants: number;
  make(draw: Draw): JsonObject;
}

export function typeNameOf({ file, message }: Pick<Payload, "file" | "message">): string {
  return `${file}.${message}`;
}

/** The JSON of all messages of a payload: always the same. */
export function makePayload({ variants, make }: Payload): JsonObject[] {
  return Array.from({ length: variants }, (_, variant) => make(new Draw(1 + variant)));
}

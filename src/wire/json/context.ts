/** Where in a message its JSON is being written or read, and what was asked for. */

import { UsageError } from "../../errors.ts";
import { MESSAGE_DEPTH_MAX } from "../depth.ts";
import type { JsonCodec, JsonOptions } from "./codec.ts";

export class JsonContext {
  readonly types: ReadonlyMap<string, JsonCodec<object>>;
  readonly ignoresUnknown: boolean;
  readonly writesDefaults: boolean;
  private readonly typeName: string;
  private readonly path: string[] = [];
  private depth = 0;

  constructor(typeName: string, { types = [], unknownFields, defaults }: JsonOptions = {}) {
    this.typeName = typeName;
    this.types = new Map(types.map((type) => [type.typeName, type]));
    this.ignoresUnknown = unknownFields === "ignore";
    this.writesDefaults = defaults === "write";
  }

  /** Does something with a field, an item or an entry. `step` is how it is named in errors: `.name`, `[3]`. */
  within<T>(step: string, act: () => T): T {
    this.path.push(step);
    const result = act();
    // Where `act` throws the whole context is done with, and its path is in the error.
    this.path.pop();
    return result;
  }

  /** Does something with a message, or what nests like one. */
  nested<T>(act: () => T): T {
    if (++this.depth > MESSAGE_DEPTH_MAX) throw this.error(`is nested deeper than ${MESSAGE_DEPTH_MAX}`);
    const result = act();
    this.depth--;
    return result;
  }

  /** The place, as `chatwire.v1.GetPeersResponse.peers[3].port`. */
  get place(): string {
    return this.typeName + this.path.join("");
  }

  /** @param text  goes on after the place */
  error(text: string): UsageError {
    return new UsageError(`${this.place} ${text}.`);
  }
}

/** A value for the text of an error, shortened. */
export function describeJson(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

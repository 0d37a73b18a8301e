import type { MessageCodec } from "../../../src/wire/codec.ts";

export interface Mutant {
  /** What is broken. */
  readonly name: string;
  /** The section of PROTOCOL.md that says so. */
  readonly section: string;
  /** The case that must fail. */
  readonly finds: string;
  /** Breaks the server. Returns how to repair it. */
  apply(): () => void;
}

/** Replaces one method of an object or a prototype. */
export function replace<T extends object, K extends keyof T>(
  owner: T,
  name: K,
  by: (original: T[K]) => T[K],
): () => void {
  const original = owner[name];
  owner[name] = by(original);
  return () => {
    owner[name] = original;
  };
}

/** Changes every message of a kind that the server creates. */
export function spoil<T>(codec: MessageCodec<T>, change: (message: T) => void): () => void {
  return replace(codec, "create", (create) => (init) => {
    const message = create(init);
    if (init !== undefined) change(message);
    return message;
  });
}

/** How a case ends if it does not pass. */

import { cut } from "./cut.ts";

/** Longest expectation or observation: a few cut texts of the implementation and the words around them. */
const FAULT_CHARACTERS_MAX = 2_500;

/** The implementation under test does not do what the protocol says. */
export class Fault extends Error {
  override readonly name = "Fault";
  /** What the protocol asks for. */
  readonly expected: string;
  /** What it did. */
  readonly received: string;

  constructor(expected: string, received: string) {
    const [wanted, came] = [cut(expected, FAULT_CHARACTERS_MAX), cut(received, FAULT_CHARACTERS_MAX)];
    super(`Expected ${wanted}; received ${came}.`);
    this.expected = wanted;
    this.received = came;
  }
}

/** The case cannot be run against this implementation. The message is the reason. */
export class Skip extends Error {
  override readonly name = "Skip";
}

/** The server asks for a pause that this connection cannot wait for. */
export class Pause extends Skip {
  readonly afterMs: number;

  constructor(reason: string, afterMs: number) {
    super(reason);
    this.afterMs = afterMs;
  }
}

/** The server cannot be reached or is not the one that the address pins, or the client does not start. The run ends. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
}

/** @throws Fault the condition does not hold */
export function check(holds: boolean, expected: string, received: () => string): asserts holds {
  if (!holds) throw new Fault(expected, received());
}

/** @throws Fault the value is undefined */
export function present<T>(value: T | undefined, expected: string, received: () => string = () => "nothing"): T {
  if (value === undefined) throw new Fault(expected, received());
  return value;
}

/** @throws Fault the two values differ */
export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  if (Object.is(actual, expected)) return;
  throw new Fault(`${what}: ${show(expected)}`, show(actual));
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(cut(value)) : String(value);
}

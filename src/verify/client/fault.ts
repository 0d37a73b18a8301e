/** How a case ends if it does not pass. */

/** The client does not do what the protocol says. */
export class Fault extends Error {
  override readonly name = "Fault";
  /** What the protocol asks for. */
  readonly expected: string;
  /** What the client did. */
  readonly received: string;

  constructor(expected: string, received: string) {
    super(`Expected ${expected}; received ${received}.`);
    this.expected = expected;
    this.received = received;
  }
}

/** The case cannot be run against this client. The message is the reason. */
export class Skip extends Error {
  override readonly name = "Skip";
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

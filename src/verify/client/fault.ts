/** The implementation under test did something else than PROTOCOL.md says. */
export class Fault extends Error {
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: string) {
    super(`expected ${expected}; came ${came}`);
    this.expected = expected;
    this.came = came;
  }
}

/** The case says nothing about this implementation. */
export class Skipped extends Error {}

/** @throws Fault the condition does not hold */
export function check(holds: boolean, expected: string, came: string | (() => string)): asserts holds {
  if (!holds) throw new Fault(expected, typeof came === "string" ? came : came());
}

/** @throws Fault the value is undefined */
export function present<T>(value: T | undefined, expected: string, came: string | (() => string) = "nothing"): T {
  if (value === undefined) throw new Fault(expected, typeof came === "string" ? came : came());
  return value;
}

export interface ClientMutant {
  /** Id of the case that finds it. */
  readonly found: string;
  /** A part of what the case expected, as its report says. */
  readonly expected: string;
  /** Number of the section that it breaks. */
  readonly section: string;
  break(): void;
}

/** Replaces a method, which the replacement may call. */
export function replace<T extends object, Key extends keyof T>(
  owner: T,
  name: Key,
  wrap: (original: T[Key]) => T[Key],
): void {
  owner[name] = wrap(owner[name]);
}

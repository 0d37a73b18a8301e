/** What the command leaves with. */
export const EXIT_CODES = {
  FINE: 0,
  /** It found what it was to look for, or a mistake in the schema. */
  FOUND: 1,
  /** It was not called as it can be. */
  USAGE: 2,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** Why a text is no pattern of RE2, or too large a one. */
export class PatternError extends Error {
  /** Index in the pattern, in UTF-16 code units. */
  readonly at: number;

  constructor(at: number, text: string) {
    super(text);
    this.at = at;
  }
}

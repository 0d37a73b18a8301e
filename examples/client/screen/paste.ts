/** The longest paste that is taken. */
export const PASTE_CHARACTERS_MAX = 65_536;

/** Collects the lines of a paste, of which a terminal marks both ends (bracketed paste). */
export class Paste {
  #lines: string[] | undefined;
  #isUnwanted = false;
  #characters = 0;

  get isRunning(): boolean {
    return this.#lines !== undefined;
  }

  begin(): void {
    this.#lines = [];
    this.#isUnwanted = false;
    this.#characters = 0;
  }

  /** Nothing of the paste is taken, also of what still comes until its end: the question it was for is gone. */
  refuse(): void {
    this.#isUnwanted = true;
  }

  /** Adds a line that ended within the paste. Of a paste that is too long, nothing more is kept. */
  add(line: string): void {
    this.#characters += line.length;
    if (this.#characters <= PASTE_CHARACTERS_MAX) this.#lines?.push(line);
  }

  /**
   * @param rest  the text after the last line end
   * @returns the lines, with the rest; or why nothing of the paste is taken
   */
  end(rest: string): readonly string[] | "too long" | "unwanted" {
    const lines = this.#lines ?? [];
    this.#lines = undefined;
    if (this.#isUnwanted) return "unwanted";
    if (this.#characters + rest.length > PASTE_CHARACTERS_MAX) return "too long";
    return rest === "" ? lines : [...lines, rest];
  }
}

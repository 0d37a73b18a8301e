/** The longest paste that is taken. */
export const PASTE_CHARACTERS_MAX = 65_536;

/** Collects the lines of a paste, of which a terminal marks both ends (bracketed paste). */
export class Paste {
  #lines: string[] | undefined;
  #characters = 0;

  get isRunning(): boolean {
    return this.#lines !== undefined;
  }

  begin(): void {
    this.#lines = [];
    this.#characters = 0;
  }

  /** Adds a line that ended within the paste. Of a paste that is too long, nothing more is kept. */
  add(line: string): void {
    this.#characters += line.length;
    if (this.#characters <= PASTE_CHARACTERS_MAX) this.#lines?.push(line);
  }

  /**
   * @param rest  the text after the last line end
   * @returns the lines, with the rest; "too long" if nothing of the paste is taken
   */
  end(rest: string): readonly string[] | "too long" {
    const lines = this.#lines ?? [];
    this.#lines = undefined;
    if (this.#characters + rest.length > PASTE_CHARACTERS_MAX) return "too long";
    return rest === "" ? lines : [...lines, rest];
  }
}

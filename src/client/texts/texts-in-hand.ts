/**
 * The texts of one mailbox that the program's loops work on: each from when it is handed out until the loop asks for the
 * next one, or the program says that it is done with it.
 */
export class TextsInHand {
  readonly #ids = new Set<number>();
  #lastHandedOut = 0;
  #lastDone = 0;

  /** Number of the last text that was handed out; 0 if none was. */
  get lastHandedOut(): number {
    return this.#lastHandedOut;
  }

  /** The greatest number of a text that the program is done with; 0 if there is none. */
  get lastDone(): number {
    return this.#lastDone;
  }

  /** The least number of a text in hand; undefined if none is. */
  get first(): number | undefined {
    let first: number | undefined;
    for (const id of this.#ids) if (first === undefined || id < first) first = id;
    return first;
  }

  handOut(id: number): void {
    this.#ids.add(id);
    this.#lastHandedOut = Math.max(this.#lastHandedOut, id);
  }

  /** The program is done with a text. Does nothing if the text is not in hand. */
  finish(id: number): void {
    if (this.#ids.delete(id)) this.#lastDone = Math.max(this.#lastDone, id);
  }

  /** Forgets all: the next numbers belong to another mailbox. */
  clear(): void {
    this.#ids.clear();
    this.#lastHandedOut = 0;
    this.#lastDone = 0;
  }
}

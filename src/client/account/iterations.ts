import { iterationsSubject, type Pins } from "../connection/pins.ts";

/**
 * How many iterations of PBKDF2 a server may ask for: fewer make a password easier to guess for whoever has the proof
 * or the verifier. A count that a server has proven for a user is kept with the pins.
 */
export class Iterations {
  readonly #pins: Pins;
  /** The address of the server. */
  readonly #server: { readonly host: string; readonly port: number };
  readonly #min: number;
  /** Counts that are not in the pins yet, by subject. */
  readonly #noted = new Map<string, number>();

  /** @param min  the limit `scramIterationsMin` */
  constructor(pins: Pins, server: { readonly host: string; readonly port: number }, min: number) {
    this.#pins = pins;
    this.#server = server;
    this.#min = min;
  }

  /** The fewest iterations that the server may ask for. @param name  of the user */
  async least(name: string): Promise<number> {
    const [seen = "0"] = (await this.#pins.get(this.#subject(name))).slice(-1);
    return Math.max(this.#min, Number(seen) || 0);
  }

  /** Notes the count of an account, after the server has proven that it has the verifier; 0 if the account is gone. */
  note(name: string, iterations: number): void {
    this.#noted.set(this.#subject(name), iterations);
  }

  /** Keeps what was noted. */
  async save(): Promise<void> {
    for (const [subject, count] of this.#noted) {
      this.#noted.delete(subject);
      const [seen] = (await this.#pins.get(subject)).slice(-1);
      if (seen !== String(count) && (seen !== undefined || count > 0)) await this.#pins.set(subject, String(count));
    }
  }

  #subject(name: string): string {
    return iterationsSubject(name, this.#server);
  }
}

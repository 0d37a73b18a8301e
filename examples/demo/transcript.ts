import { styleText } from "node:util";

/** A check of the demo has failed. */
export class DemoFailure extends Error {}

const NAME_WIDTH = 8;
const SECRET = "(a password)";

/** Prints the demo: what each program is sent, what it prints, and the checks. */
export class Transcript {
  readonly #colours: boolean;
  #step = "";
  #checks = 0;

  constructor(colours: boolean) {
    this.#colours = colours;
  }

  /** The current step. */
  get step(): string {
    return this.#step;
  }

  /** The number of passed checks. */
  get checks(): number {
    return this.#checks;
  }

  begin(step: string): void {
    this.#step = step;
    console.log(`\n${this.#style("bold", step)}`);
  }

  typed(name: string, line: string): void {
    console.log(this.#style("dim", `  ${name.padEnd(NAME_WIDTH)} > ${line}`));
  }

  typedSecret(name: string): void {
    this.typed(name, SECRET);
  }

  printed(name: string, line: string): void {
    console.log(`  ${name.padEnd(NAME_WIDTH)} | ${line}`);
  }

  note(text: string): void {
    console.log(`  ${text}`);
  }

  /** @throws DemoFailure the check fails */
  check(holds: boolean, what: string): void {
    if (!holds) throw new DemoFailure(`Check failed: ${what}.`);
    this.#checks += 1;
    console.log(`  ${this.#style("green", "ok")} ${what}`);
  }

  #style(style: "bold" | "dim" | "green", text: string): string {
    return this.#colours ? styleText(style, text) : text;
  }
}

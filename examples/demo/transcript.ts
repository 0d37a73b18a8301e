import { styleText } from "node:util";

/** Something did not happen as it should. */
export class DemoFailure extends Error {}

const NAME_WIDTH = 8;
const SECRET = "(a password)";

/** What the demo prints: who typed what, who printed what, and what was checked. */
export class Transcript {
  readonly #colours: boolean;
  #step = "";
  #checks = 0;

  constructor(colours: boolean) {
    this.#colours = colours;
  }

  /** The step that was begun last. */
  get step(): string {
    return this.#step;
  }

  /** How many checks have passed. */
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

  /** @throws DemoFailure where it does not hold */
  check(holds: boolean, what: string): void {
    if (!holds) throw new DemoFailure(`This does not hold: ${what}.`);
    this.#checks += 1;
    console.log(`  ${this.#style("green", "ok")} ${what}`);
  }

  #style(style: "bold" | "dim" | "green", text: string): string {
    return this.#colours ? styleText(style, text) : text;
  }
}

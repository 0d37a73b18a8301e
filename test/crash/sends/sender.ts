import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";

/** The source of the program of a `Sender`. */
export const SENDING_PROGRAM = "test/crash/sends/sending-program.ts";

/** What the program is told. */
export interface SendingSettings {
  readonly url: string;
  readonly name: string;
  readonly password: string;
  readonly receivers: readonly string[];
  /** Path of the outbox. */
  readonly outbox: string;
  /** Number of this life, from 1. */
  readonly life: number;
  readonly seed: number;
  /** Whether the program sends nothing, and ends once the server has the texts of earlier lives. */
  readonly isLast: boolean;
}

/** A life ends at the latest after this time, ... */
const LIFE_MS_MAX = 300_000;
/** ... or after so many texts, and after a random moment below this one; ... */
const MOMENT_MS_MAX = 20;
/** ... and one life in five within this time of its begin, which may be in the middle of its login. */
const SHORT_LIFE_MS_MAX = 800;

export interface SenderOptions extends Omit<SendingSettings, "life" | "seed" | "isLast"> {
  /** The folder into which `bundleInto` put the program. */
  readonly bundles: string;
  readonly random: SeededRandom;
  /** Texts that are accepted in one life, at most. */
  readonly lifeTextsMax: number;
}

/** A user whose program sends texts, is killed, starts again, and so on. See `sending-program.mjs`. */
export class Sender {
  readonly name: string;
  /** The texts of which the program has told that they were accepted, before it was killed. */
  readonly accepted: string[] = [];
  /** What the program told of texts that failed although they had been accepted. */
  readonly failures: string[] = [];
  /** How often the program told that the connection was back. */
  readonly comebacks = { resumed: 0, restored: 0 };
  kills = 0;
  readonly #options: SenderOptions;
  #lives = 0;
  #onAccepted = (): void => {};

  constructor(options: SenderOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Runs the program again and again until `over` is aborted. @throws Error the program has ended by itself */
  async run(over: AbortSignal): Promise<void> {
    const { random, lifeTextsMax } = this.#options;
    while (!over.aborted) {
      const life = new AbortController();
      const program = this.#start(false);
      const isShort = random.below(5) === 0;
      await Promise.race([
        this.#isAccepted(this.accepted.length + 1 + random.below(lifeTextsMax)),
        sleep(isShort ? random.below(SHORT_LIFE_MS_MAX) : LIFE_MS_MAX, undefined, {
          signal: AbortSignal.any([over, life.signal]),
        }).catch(() => {}),
        program.ended,
      ]);
      life.abort();
      await sleep(random.below(MOMENT_MS_MAX));
      await program.kill();
      this.kills += 1;
    }
  }

  /** Runs the program a last time: it waits until the server has all texts of the outbox. */
  async finish(): Promise<void> {
    await this.#start(true).ended;
  }

  /** Resolves when so many texts are accepted. */
  #isAccepted(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onAccepted = () => {
        if (this.accepted.length >= count) resolve();
      };
    });
  }

  #start(isLast: boolean): Program {
    const { url, name, password, receivers, outbox, bundles, random } = this.#options;
    this.#lives += 1;
    const settings: SendingSettings = {
      ...{ url, name, password, receivers, outbox, isLast },
      life: this.#lives,
      seed: random.next(),
    };
    return new Program(bundles, settings, (line) => this.#handle(line));
  }

  #handle(line: string): void {
    const [what = "", text = ""] = line.split(/ (.*)/);
    if (what === "kept") {
      this.accepted.push(text);
      this.#onAccepted();
    } else if (what === "resumed" || what === "restored") this.comebacks[what] += 1;
    else this.failures.push(`${this.name}: ${line}`);
  }
}

/** One life of the program. */
class Program {
  readonly #child: ChildProcess;
  /** Settles when the process has ended and all that it printed is read. Rejects if it has ended by itself with an error. */
  readonly ended: Promise<void>;
  #isKilled = false;

  constructor(bundles: string, settings: SendingSettings, onLine: (line: string) => void) {
    const args = [join(bundles, "sending-program.js"), JSON.stringify(settings)];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (printed: string) => {
      const lines = `${rest}${printed}`.split("\n");
      // A line that was not written whole is not told.
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    });
    this.ended = new Promise((resolve, reject) => {
      child.on("error", reject).on("close", (code) => {
        if (code === 0 || this.#isKilled) resolve();
        else reject(new Error(`The sending program ended with code ${code}.`));
      });
    });
    this.ended.catch(() => {});
  }

  /** Kills the process, and waits until all that it printed is read. @throws Error it has ended by itself */
  async kill(): Promise<void> {
    this.#isKilled = this.#child.exitCode === null;
    this.#child.kill("SIGKILL");
    await this.ended;
  }
}

/** The folder of a user, with the package as it would be published, and a list of what was proven there. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Outcome, outcomeIn, type Place, packInto, runIn } from "../run.ts";

/** What `npm run` sets for its own command, and what would lead to files of the user. */
const LEFT_OUT = /^(npm_(package|lifecycle|node|command|execpath|config_local_prefix)|INIT_CWD|NODE_OPTIONS|CHATWIRE_)/;

export class Proofs {
  /** Of the package. */
  readonly tarball: string;
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  #missed = 0;

  static async begin(): Promise<Proofs> {
    const folder = await mkdtemp(join(tmpdir(), "chatwire-package-"));
    const kept = Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name));
    const env = { ...Object.fromEntries(kept), npm_config_update_notifier: "false", npm_config_fund: "false" };
    return new Proofs(folder, env, await packInto(folder, env));
  }

  private constructor(folder: string, env: NodeJS.ProcessEnv, tarball: string) {
    this.#folder = folder;
    this.#env = env;
    this.tarball = tarball;
  }

  get missed(): number {
    return this.#missed;
  }

  /** An empty folder, whose programs keep their data in it. */
  async place(env: NodeJS.ProcessEnv = {}): Promise<Place> {
    const cwd = await mkdtemp(join(this.#folder, "user-"));
    return { cwd, env: { ...this.#env, XDG_DATA_HOME: join(cwd, "data"), ...env } };
  }

  /** Runs a command that may fail. */
  outcome(place: Place, command: string, args: readonly string[], input?: string): Promise<Outcome> {
    return outcomeIn(place, command, args, input);
  }

  /** Runs a command. @throws Error it failed */
  run(place: Place, command: string, ...args: readonly string[]): Promise<string> {
    return runIn(place, command, ...args);
  }

  /** Proves one thing: whatever `prove` throws is printed, and counted as missed. */
  async prove(what: string, prove: () => Promise<string>): Promise<void> {
    try {
      console.log(`${what}: ${await prove()}`);
    } catch (error) {
      this.#missed += 1;
      console.log(`${what}: MISSED\n${error instanceof Error ? error.message : String(error)}`);
    }
  }

  end(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

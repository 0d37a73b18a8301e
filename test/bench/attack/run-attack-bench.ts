/**
 * Times the requests of a good user before and during each attack. The server and the good user have one core, the
 * attackers another, where the system allows that. Some attacks are repeated on a bare server, as what no server can avoid.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { type Namespace, Namespaces, whyNoNamespaces } from "../../lab/namespaces.ts";
import type { Turn } from "../../returning/turns.ts";
import { ATTACKS, BASELINE, SITE, SITE_ATTACK, type Target } from "./attacks.ts";
import { BARE_ATTACKS, type BareTarget } from "./bare-clients.ts";

/** What one process does. */
export type Task =
  | { readonly role: "server"; readonly host: string }
  | { readonly role: "bare server" }
  | { readonly role: "good user"; readonly port: number; readonly name: string }
  | { readonly role: "attackers"; readonly attack: string; readonly target: Target }
  | { readonly role: "bare good user"; readonly port: number }
  | { readonly role: "bare attackers"; readonly attack: string; readonly target: BareTarget };

/** How long the requests of a good user took. */
export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly requests: number;
  readonly failed: number;
  /** How often its connection was lost. */
  readonly cut: number;
}

export interface Times {
  readonly before: Latency;
  readonly during: Latency;
}

export interface AttackResult extends Times {
  readonly attack: string;
  /** The longest turns of the server's event loop during the attack, the longest first. */
  readonly turns: readonly Turn[];
  /** Of the good user of a bare server, which is asked for the same; undefined: no bare server can be attacked so. */
  readonly bare: Times | undefined;
}

/** An attack that this machine cannot run. */
export interface SkippedAttack {
  readonly attack: string;
  readonly why: string;
}

export interface AttackBenchOptions {
  /** Arguments of node: `role-main.ts` as it runs. */
  readonly program: readonly string[];
  /** Of each phase. */
  readonly phaseMs: number;
  /** See `Target`. */
  readonly scale: number;
  /** Default: all. */
  readonly attacks?: readonly string[];
}

const GOOD_USER = "good-user";
/** Asks the server for the longest turns since the last question. */
const TURNS = "turns";
const [OWN_CORE, CORE_OF_ATTACKERS] = [0, 1];

/**
 * The first result is that of the baseline.
 *
 * @yields the result of each attack; of one that this machine cannot run, why it cannot
 */
export async function* runAttackBench(options: AttackBenchOptions): AsyncGenerator<AttackResult | SkippedAttack> {
  for (const attack of new Set([BASELINE, ...(options.attacks ?? Object.keys(ATTACKS))])) {
    const why = attack === SITE_ATTACK ? whyNoNamespaces() : undefined;
    yield why === undefined ? await runAttack(attack, options) : { attack, why };
  }
}

async function runAttack(attack: string, options: AttackBenchOptions): Promise<AttackResult> {
  const result = await runOnOurs(attack, options);
  return { attack, ...result, bare: attack in BARE_ATTACKS ? await runOnBare(attack, options) : undefined };
}

async function runOnOurs(
  attack: string,
  { program, phaseMs, scale }: AttackBenchOptions,
): Promise<Omit<AttackResult, "attack" | "bare">> {
  using namespaces = new Namespaces();
  const site = attack === SITE_ATTACK ? namespaces.add("site") : undefined;
  site?.ip([`route add local ${SITE} dev lo`]);
  const start = (task: Task, core: number): Role => new Role([...program, JSON.stringify(task)], core, site);
  await using server = start({ role: "server", host: site === undefined ? "127.0.0.1" : "::" }, OWN_CORE);
  const { port } = (await server.answer()) as { port: number };
  await using goodUser = start({ role: "good user", port, name: GOOD_USER }, OWN_CORE);
  await goodUser.answer();
  const target = { port, goodUser: GOOD_USER, scale };
  await using attackers = start({ role: "attackers", attack, target }, CORE_OF_ATTACKERS);
  await attackers.answer();
  const before = await goodUser.ask<Latency>(phaseMs);
  await server.ask(TURNS);
  attackers.tell("begin");
  const during = await goodUser.ask<Latency>(phaseMs);
  return { before, during, turns: await server.ask<readonly Turn[]>(TURNS) };
}

async function runOnBare(attack: string, { program, phaseMs, scale }: AttackBenchOptions): Promise<Times> {
  const start = (task: Task, core: number): Role => new Role([...program, JSON.stringify(task)], core, undefined);
  await using server = start({ role: "bare server" }, OWN_CORE);
  const port = (await server.answer()) as number;
  await using goodUser = start({ role: "bare good user", port }, OWN_CORE);
  await goodUser.answer();
  await using attackers = start({ role: "bare attackers", attack, target: { port, scale } }, CORE_OF_ATTACKERS);
  await attackers.answer();
  const before = await goodUser.ask<Latency>(phaseMs);
  attackers.tell("begin");
  return { before, during: await goodUser.ask<Latency>(phaseMs) };
}

/** One process of the bench. */
class Role implements AsyncDisposable {
  readonly #child: ChildProcess;

  /**
   * @param program  arguments of node
   * @param inside   where it runs; undefined: where this process does
   */
  constructor(program: readonly string[], core: number, inside: Namespace | undefined) {
    const enter = inside === undefined ? [] : ["ip", "netns", "exec", inside.name];
    const command = [...enter, ...(CAN_PIN ? ["taskset", "-c", String(core)] : []), process.execPath, ...program];
    const [file = process.execPath, ...args] = command;
    this.#child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  }

  async answer(): Promise<unknown> {
    const [message] = await Promise.race([
      once(this.#child, "message"),
      once(this.#child, "exit").then(([code]) => Promise.reject(new Error(`A process ended with ${code}.`))),
    ]);
    return message;
  }

  tell(message: string | number): void {
    this.#child.send(message);
  }

  async ask<Answer>(message: string | number): Promise<Answer> {
    const answer = this.answer();
    this.tell(message);
    return (await answer) as Answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }
}

/** Whether processes can be bound to cores. */
export const CAN_PIN = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;

/**
 * A fleet of clients that write to each other while the server restarts, networks part, machines sleep, clocks jump, and
 * programs are killed and started again, on virtual time and from a seed.
 *
 * How the folder fits together: `fleet.ts` draws what happens. A `program.ts` is one run of a user's program: it does what
 * is drawn, reads everything that it is told, and tells the models. `text-model.ts` and `news-model.ts` say what must become
 * of it, and note what contradicts them. `kept-outbox.ts` is an outbox that outlives a program. `planted.ts` has faults that
 * the models must find.
 */

import { createHash } from "node:crypto";
import type { Certificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { RestartingSite } from "../again/restarting-site.ts";
import { KeptTexts } from "./kept-outbox.ts";
import { NewsModel } from "./news-model.ts";
import type { Faults } from "./planted.ts";
import { Program, type ProgramContext, type User } from "./program.ts";
import { TextModel } from "./text-model.ts";

export interface FleetOptions {
  readonly certificate: Certificate;
  readonly seed: number;
  readonly clients: number;
  /** What is drawn: texts and the like, and what happens to the server and to the machines. */
  readonly steps: number;
  /** The longest time that a machine is off the network or asleep, in virtual milliseconds. */
  readonly awayMsMax: number;
  /** Default: none. */
  readonly faults?: Faults;
}

export interface FleetReport {
  /** Texts that were tried, that an outbox has kept, and of these those that were then said to have failed. */
  readonly tried: number;
  readonly accepted: number;
  readonly failed: number;
  /** Texts that were handed out, of these those that had been handed out before, and broadcasts and application messages. */
  readonly received: number;
  readonly again: number;
  readonly news: number;
  /** Sessions that were resumed, and logins that replaced lost ones. */
  readonly resumed: number;
  readonly restored: number;
  /** Programs that ran, and virtual hours. */
  readonly programs: number;
  readonly hours: number;
  /** Of everything that the programs were told, and when. */
  readonly hash: string;
  /** What contradicts the models. */
  readonly faults: readonly string[];
}

const STEP_MS_MAX = 4_000;
/** One step of so many takes as long as machines are away. */
const LONG_STEP_ONE_OF = 100;
/** After so many steps, all is as it was, and everybody comes back. */
const STEPS_UNTIL_CALM = 100;
/** For everybody to come back, for half-open connections to end, and for slow programs to read everything. */
const CALM_MS = 400_000;
/** How far a clock jumps at most. */
const JUMP_MS_MAX = 3_600_000;
const RESTART_MS_MAX = 10_000;

/** What may happen in a step, and how often in a hundred steps. In the rest, time passes. */
const EVENTS = [
  ["text", 48],
  ["broadcast", 4],
  ["message", 6],
  ["typing", 4],
  ["break", 5],
  ["disconnect", 5],
  ["partition", 2],
  ["deafen", 5],
  ["sleep", 6],
  ["jump", 4],
  ["jump of the server", 1],
  ["restart", 3],
  ["kill", 3],
  ["close", 2],
] as const;

type Event = (typeof EVENTS)[number][0];

export async function runFleet(options: FleetOptions): Promise<FleetReport> {
  const repair = options.faults?.plant?.() ?? (() => {});
  try {
    return await run(options);
  } finally {
    repair();
  }
}

async function run(options: FleetOptions): Promise<FleetReport> {
  const fleet = await Fleet.open(options);
  for (let step = 1; step <= options.steps; step++) {
    await fleet.step();
    if (step % STEPS_UNTIL_CALM === 0) await fleet.calm();
  }
  return fleet.close();
}

class Fleet {
  readonly #options: FleetOptions;
  readonly #site: RestartingSite;
  readonly #random: SeededRandom;
  readonly #texts = new TextModel((text) => this.#fault(text));
  readonly #news = new NewsModel((text) => this.#fault(text));
  readonly #context: ProgramContext;
  readonly #programs: Program[] = [];
  /** What ends each time away, and when. */
  readonly #away = new Map<Program | "partition", { readonly untilMs: number; readonly end: () => void }>();
  readonly #hash = createHash("sha256");
  /** Each with when it was found first. */
  readonly #faults = new Map<string, number>();
  #resumed = 0;
  #restored = 0;
  #begun = 0;

  static async open(options: FleetOptions): Promise<Fleet> {
    const { certificate, seed, clients } = options;
    const fleet = new Fleet(options, await RestartingSite.open(certificate, seed));
    for (let index = 0; index < clients; index++) await fleet.#join(index);
    return fleet;
  }

  private constructor(options: FleetOptions, site: RestartingSite) {
    this.#options = options;
    this.#site = site;
    this.#random = new SeededRandom(options.seed);
    this.#context = {
      site,
      random: this.#random,
      texts: this.#texts,
      news: this.#news,
      note: (user, what) => this.#note(user, what),
      fault: (text) => this.#fault(text),
      faults: options.faults ?? {},
    };
  }

  async step(): Promise<void> {
    const event = this.#draw();
    const program = this.#programs[this.#random.below(this.#programs.length)];
    if (event !== undefined && program !== undefined) await this.#do(event, program);
    const isLong = this.#random.below(LONG_STEP_ONE_OF) === 0;
    await this.#site.advance(this.#random.below(isLong ? this.#options.awayMsMax : STEP_MS_MAX));
    this.#endAway((untilMs) => untilMs <= this.#site.world.nowMs);
  }

  /** Brings everybody back, and checks what everybody has and knows. */
  async calm(): Promise<void> {
    this.#endAway(() => true);
    await this.#site.advance(CALM_MS);
    const programs = new Map(this.#programs.map((program) => [program.user.name, program]));
    this.#texts.checkComplete((sent) => programs.get(sent.from)?.knowsReceipts(sent) === true);
    this.#news.checkGaps();
    for (const { user, client } of this.#programs) {
      if (client?.connection.state.status === "connected")
        this.#news.checkPicture(user.name, await this.#site.run(client.getPeers()));
      else this.#fault(`${user.name} is ${client?.connection.state.status ?? "not logged in"}`);
    }
  }

  async close(): Promise<FleetReport> {
    await this.calm();
    this.#countResumed();
    for (const program of this.#programs) await this.#site.run(program.close());
    await this.#site.run(this.#site.server.close());
    const { sent, received, again } = this.#texts;
    const accepted = sent.filter(({ isKept }) => isKept);
    return {
      tried: sent.length,
      accepted: accepted.length,
      failed: accepted.filter(({ failed }) => failed !== undefined).length,
      received,
      again,
      news: this.#news.received,
      resumed: this.#resumed,
      restored: this.#restored,
      programs: this.#begun,
      hours: Math.round(this.#site.world.nowMs / 3_600_000),
      hash: this.#hash.digest("hex"),
      faults: [...this.#faults].map(([text, atMs]) => `at ${atMs} ms: ${text}`),
    };
  }

  /** Every other user has an outbox that outlives the program, and every third one a device. */
  async #join(index: number): Promise<void> {
    const user: User = {
      name: `user${index}`,
      kept: index % 2 === 0 ? undefined : new KeptTexts(this.#context.faults),
      hasDevice: index % 3 === 0,
      device: undefined,
      goneMs: undefined,
    };
    const program = this.#begin(user, 1);
    this.#programs.push(program);
    await this.#site.run(program.run());
  }

  #draw(): Event | undefined {
    let drawn = this.#random.below(100);
    for (const [event, share] of EVENTS) {
      if (drawn < share) return event;
      drawn -= share;
    }
    return undefined;
  }

  async #do(event: Event, program: Program): Promise<void> {
    const { host } = program;
    if (event === "text") program.send(this.#drawOther(program));
    else if (event === "broadcast") program.broadcast();
    else if (event === "message") program.message(this.#drawOther(program));
    else if (event === "typing") program.type(this.#drawOther(program));
    else if (event === "break") host.breakStreams();
    else if (event === "disconnect") this.#disconnect(program);
    else if (event === "partition") this.#partition();
    else if (event === "deafen") this.#deafen(program);
    else if (event === "sleep") this.#sleep(program);
    else if (event === "jump") program.shiftWallClock(this.#drawJumpMs());
    else if (event === "jump of the server") this.#site.host.shiftWallClock(this.#drawJumpMs());
    else if (event === "restart") await this.#restart();
    else void this.#replace(program, event);
  }

  #drawOther(program: Program): string {
    const others = this.#programs.filter((other) => other !== program);
    return others[this.#random.below(others.length)]?.user.name ?? "";
  }

  #drawJumpMs(): number {
    return this.#random.below(2 * JUMP_MS_MAX) - JUMP_MS_MAX;
  }

  #disconnect(program: Program): void {
    if (this.#away.has(program)) return;
    program.host.disconnect();
    this.#leave(program, () => program.host.reconnect());
  }

  /**
   * Loses all that comes to the machine. What it sends arrives. So its text is stored, and the answer is lost; and a
   * broadcast counts its user, who does not get it.
   */
  #deafen(program: Program): void {
    if (this.#away.has(program)) return;
    const { down } = program.host.link;
    down.change({ lossRate: 1 });
    this.#leave(program, () => down.change({ lossRate: 0 }));
    program.send(this.#drawOther(program));
    this.#programs[this.#random.below(this.#programs.length)]?.broadcast();
  }

  #sleep(program: Program): void {
    if (this.#away.has(program)) return;
    program.host.sleep(this.#random.below(2) === 0 ? "stops" : "goes on");
    this.#leave(program, () => program.host.wake());
  }

  /** Cuts a part of the machines off from the server. */
  #partition(): void {
    if (this.#away.has("partition")) return;
    const hosts = this.#programs.filter(() => this.#random.below(3) === 0).map(({ host }) => host);
    this.#leave("partition", this.#site.world.partition(hosts, [this.#site.host]));
  }

  #leave(who: Program | "partition", end: () => void): void {
    this.#away.set(who, { untilMs: this.#site.world.nowMs + this.#random.below(this.#options.awayMsMax), end });
  }

  #endAway(isOver: (untilMs: number) => boolean): void {
    for (const [who, { untilMs, end }] of [...this.#away]) {
      if (!isOver(untilMs)) continue;
      this.#away.delete(who);
      end();
    }
  }

  async #restart(): Promise<void> {
    this.#countResumed();
    const how = this.#random.below(2) === 0 ? "in order" : "by force";
    await this.#site.restart(how, { downMs: this.#random.below(RESTART_MS_MAX) });
  }

  /** Ends the program of a user, and starts the next. */
  async #replace(program: Program, how: "kill" | "close"): Promise<void> {
    if (program.client === undefined) return;
    const isAway = this.#away.has(program);
    if (how === "close" && isAway) return;
    // A program is killed while a text of it is on its way.
    if (how === "kill") program.send(this.#drawOther(program));
    const next = this.#begin(program.user, program.number + 1);
    this.#programs[this.#programs.indexOf(program)] = next;
    if (how === "close") await program.close();
    else program.kill(this.#random.below(2) === 0 ? "process" : "power");
    // A machine that is dead is not woken by the end of its sleep.
    this.#away.delete(program);
    void next.run();
  }

  #begin(user: User, number: number): Program {
    this.#begun += 1;
    return new Program(user, number, this.#context);
  }

  #countResumed(): void {
    this.#resumed += this.#site.server.statistics().connections.resumed;
  }

  #note(user: string, what: string): void {
    if (what === "restored") this.#restored += 1;
    this.#hash.update(`${this.#site.world.nowMs} ${user} ${what}\n`);
  }

  #fault(text: string): void {
    if (!this.#faults.has(text)) this.#faults.set(text, this.#site.world.nowMs);
  }
}

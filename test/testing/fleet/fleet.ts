/**
 * A fleet of clients that send each other texts while the server restarts, networks part, and machines sleep, on virtual
 * time and from a seed. A model says which texts were accepted, and checks who got them.
 */

import type { Certificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { RestartingSite, type User } from "../again/restarting-site.ts";

export interface FleetOptions {
  readonly certificate: Certificate;
  readonly seed: number;
  readonly clients: number;
  /** Operations: texts, and what happens to the server and to the machines. */
  readonly steps: number;
  /** The longest time that a machine is off the network or asleep, in virtual milliseconds. */
  readonly awayMsMax: number;
}

export interface FleetReport {
  /** Texts that were tried, accepted and received. */
  readonly tried: number;
  readonly accepted: number;
  readonly received: number;
  /** Sessions that were resumed, and logins that replaced lost ones. */
  readonly resumed: number;
  readonly restored: number;
  /** What contradicts the model. */
  readonly faults: readonly string[];
}

/** A text that a client tried to send. */
interface Sent {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  isAccepted: boolean;
}

const STEP_MS_MAX = 4_000;
/** One step of so many takes as long as machines are away. */
const LONG_STEP_ONE_OF = 50;
/** After that, all is as it was, and everybody is back: longer than the longest pause between two attempts. */
const SETTLE_MS = 75_000;

export async function runFleet(options: FleetOptions): Promise<FleetReport> {
  const fleet = await Fleet.open(options);
  for (let step = 0; step < options.steps; step++) await fleet.step();
  return fleet.close();
}

class Fleet {
  readonly #options: FleetOptions;
  readonly #site: RestartingSite;
  readonly #users: User[] = [];
  readonly #random: SeededRandom;
  readonly #sent: Sent[] = [];
  /** What brings a machine back, by name of its user, and when. */
  readonly #away = new Map<string, { readonly untilMs: number; readonly end: () => void }>();
  #resumed = 0;

  static async open(options: FleetOptions): Promise<Fleet> {
    const { certificate, seed, clients } = options;
    const site = await RestartingSite.open(certificate, seed);
    const fleet = new Fleet(options, site);
    for (let index = 0; index < clients; index++) {
      fleet.#users.push(await site.join(`user${index}`, index % 2 === 0 ? {} : { device: "laptop" }));
    }
    return fleet;
  }

  private constructor(options: FleetOptions, site: RestartingSite) {
    this.#options = options;
    this.#site = site;
    this.#random = new SeededRandom(options.seed);
  }

  async step(): Promise<void> {
    const drawn = this.#random.below(100);
    const user = this.#users[this.#random.below(this.#users.length)];
    if (user === undefined) return;
    if (drawn < 70) this.#send(user);
    else if (drawn < 76) user.host.breakStreams();
    else if (drawn < 82) this.#disconnect(user);
    else if (drawn < 88) this.#sleep(user);
    else if (drawn < 92) user.host.shiftWallClock(this.#random.below(7_200_000) - 3_600_000);
    else if (drawn < 95) await this.#restart();
    const isLong = this.#random.below(LONG_STEP_ONE_OF) === 0;
    await this.#site.advance(this.#random.below(isLong ? this.#options.awayMsMax : STEP_MS_MAX));
    this.#endAway((untilMs) => untilMs <= this.#site.world.nowMs);
  }

  async close(): Promise<FleetReport> {
    this.#endAway(() => true);
    await this.#site.advance(SETTLE_MS);
    const faults = [...this.#check()];
    this.#countResumed();
    for (const { client } of this.#users) await this.#site.run(client.close());
    await this.#site.run(this.#site.server.close());
    const statuses = this.#users.flatMap(({ changes }) => changes.map(({ status }) => status));
    return {
      tried: this.#sent.length,
      accepted: this.#sent.filter(({ isAccepted }) => isAccepted).length,
      received: this.#users.reduce((sum, { texts }) => sum + texts.length, 0),
      resumed: this.#resumed,
      restored: statuses.filter((status) => status === "restored").length,
      faults,
    };
  }

  #send(user: User): void {
    const others = this.#users.filter((other) => other !== user);
    const to = others[this.#random.below(others.length)]?.name ?? "";
    const sent: Sent = { from: user.name, to, text: `${user.name} ${this.#sent.length}`, isAccepted: false };
    this.#sent.push(sent);
    user.client.texts.send(to, sent.text).then(
      () => {
        sent.isAccepted = true;
      },
      () => {},
    );
  }

  #disconnect({ name, host }: User): void {
    if (this.#away.has(name)) return;
    host.disconnect();
    this.#away.set(name, { untilMs: this.#awayUntilMs(), end: () => host.reconnect() });
  }

  #sleep({ name, host }: User): void {
    if (this.#away.has(name)) return;
    host.sleep(this.#random.below(2) === 0 ? "stops" : "goes on");
    this.#away.set(name, { untilMs: this.#awayUntilMs(), end: () => host.wake() });
  }

  async #restart(): Promise<void> {
    this.#countResumed();
    const how = this.#random.below(2) === 0 ? "in order" : "by force";
    await this.#site.restart(how, { downMs: this.#random.below(10_000) });
  }

  #countResumed(): void {
    this.#resumed += this.#site.server.statistics().connections.resumed;
  }

  #awayUntilMs(): number {
    return this.#site.world.nowMs + this.#random.below(this.#options.awayMsMax);
  }

  #endAway(isOver: (untilMs: number) => boolean): void {
    for (const [name, { untilMs, end }] of [...this.#away]) {
      if (!isOver(untilMs)) continue;
      this.#away.delete(name);
      end();
    }
  }

  /** Each accepted text was received once, in the sender's order; each other one at most once; and nothing else. */
  *#check(): Generator<string> {
    for (const { name, client, texts } of this.#users) {
      const { status } = client.connection.state;
      if (status !== "connected") yield `${name} is ${status}`;
      const sent = this.#sent.filter(({ to }) => to === name);
      for (const { text, isAccepted } of sent) {
        const count = texts.filter((each) => each === text).length;
        if (count > 1 || (isAccepted && count === 0)) yield `${name} got "${text}" ${count} times`;
      }
      for (const from of new Set(sent.map((each) => each.from))) {
        const order = sent.filter((each) => each.from === from).map(({ text }) => text);
        const got = texts.filter((text) => order.includes(text)).map((text) => order.indexOf(text));
        if (got.some((place, index) => place < (got[index - 1] ?? 0)))
          yield `${name} got the texts of ${from} out of order`;
      }
      for (const text of texts) if (!sent.some((each) => each.text === text)) yield `${name} got "${text}" of nobody`;
    }
  }
}

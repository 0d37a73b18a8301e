import { setTimeout } from "node:timers/promises";
import { importDevice } from "../../../src/crypto/device-login.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { Latencies } from "./latencies.ts";
import { Member, type MemberEvents } from "./member.ts";

/** Members that are between the start of their connection and the end of their login. */
const JOINING_MAX = 32;
/** How often a member pings, as the library's client does. */
const PING_MS = 30_000;
const TICK_MS = 10;
const TEXT_CHARACTERS = 100;
/** How long texts may take after the last one was sent. */
const LATE_MS_MAX = 10_000;

export interface JoinRequest {
  readonly kind: "join";
  readonly port: number;
  /** In hex. The members are user-1x, user-2x, and so on. */
  readonly devices: readonly string[];
}

/** Members send texts to each other, each at random to another. */
export interface TalkRequest {
  readonly kind: "talk";
  readonly forMs: number;
  readonly textsPerSecond: number;
  readonly seed: number;
}

export interface TalkReport {
  readonly tookMs: number;
  readonly sent: number;
  /** Texts that the server has stored, that have arrived, and that were confirmed to their senders. */
  readonly stored: number;
  readonly arrived: number;
  readonly confirmed: number;
  /** Texts that have arrived a second time, or that nobody has sent. */
  readonly repeated: number;
  /** Requests that the server has refused, and why it refused the last one. */
  readonly refused: number;
  readonly refusal: string;
  /** Connections that were lost. */
  readonly lost: number;
  /** From the sender's write until the text has arrived. Not a number: none has. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** Processor time of the crowd. */
  readonly cpuMs: number;
}

/** All clients of a server. */
export class Crowd {
  readonly #members: Member[] = [];
  #talk = new Talk(0);
  #lost = 0;

  async join({ port, devices }: JoinRequest): Promise<void> {
    this.#keepAlive();
    const events: MemberEvents = {
      onText: (text) => this.#talk.arrived(text),
      onStored: () => this.#talk.counts.stored++,
      onDelivered: (count) => {
        this.#talk.counts.confirmed += count;
      },
      onRefused: (why) => this.#talk.refusedBecause(why),
      onLost: () => this.#lost++,
    };
    let next = 0;
    const join = async (): Promise<void> => {
      while (next < devices.length) {
        const number = next++;
        const device = importDevice(Buffer.from(devices[number] ?? "", "hex"));
        this.#members[number] = await Member.join(port, device, events);
      }
    };
    await Promise.all(Array.from({ length: JOINING_MAX }, join));
  }

  async talk({ forMs, textsPerSecond, seed }: TalkRequest): Promise<TalkReport> {
    const talk = new Talk(this.#talk.last);
    this.#talk = talk;
    const random = new SeededRandom(seed);
    const cpuBeforeMs = processCpuMs();
    const startedMs = performance.now();
    for (let passedMs = 0; passedMs < forMs; passedMs = performance.now() - startedMs) {
      const dueByNow = Math.floor((passedMs * textsPerSecond) / 1_000);
      while (talk.counts.sent < dueByNow) this.#sendOne(talk, random);
      await setTimeout(TICK_MS);
    }
    const tookMs = performance.now() - startedMs;
    await talk.end();
    return { ...talk.report, tookMs, lost: this.#lost, cpuMs: processCpuMs() - cpuBeforeMs };
  }

  #sendOne(talk: Talk, random: SeededRandom): void {
    const { length } = this.#members;
    const from = random.below(length);
    const to = (from + 1 + random.below(length - 1)) % length;
    this.#members[from]?.send(talk.nextText(), `user-${to + 1}x`);
  }

  /** The pings of all members are spread over time. */
  #keepAlive(): void {
    let [owed, next, beforeMs] = [0, 0, performance.now()];
    setInterval(() => {
      // A timer of a busy machine is late.
      const nowMs = performance.now();
      owed += (this.#members.length * (nowMs - beforeMs)) / PING_MS;
      beforeMs = nowMs;
      for (; owed >= 1; owed--) {
        this.#members[next % this.#members.length]?.keepAlive();
        next += 1;
      }
    }, TICK_MS);
  }
}

/** The texts of one talk. Each begins with its number, which is greater than those of the talks before. */
class Talk {
  readonly #before: number;
  readonly counts = { sent: 0, stored: 0, arrived: 0, confirmed: 0, repeated: 0, refused: 0 };
  #refusal = "";
  readonly #latencies = new Latencies();
  /** When each text was sent that has not arrived. */
  readonly #underWay = new Map<number, number>();

  /** @param before  number of the last text of the talk before */
  constructor(before: number) {
    this.#before = before;
  }

  /** Number of the last text. */
  get last(): number {
    return this.#before + this.counts.sent;
  }

  nextText(): string {
    this.counts.sent += 1;
    this.#underWay.set(this.last, performance.now());
    return `${this.last} `.padEnd(TEXT_CHARACTERS, "x");
  }

  arrived(text: string): void {
    const number = Number.parseInt(text, 10);
    // It was late.
    if (number <= this.#before) return;
    const sentMs = this.#underWay.get(number);
    if (sentMs === undefined) {
      this.counts.repeated += 1;
      return;
    }
    this.#underWay.delete(number);
    this.counts.arrived += 1;
    this.#latencies.add(performance.now() - sentMs);
  }

  refusedBecause(why: string): void {
    this.counts.refused += 1;
    this.#refusal = why;
  }

  /** Waits for the texts that are under way, and for their confirmations. */
  async end(): Promise<void> {
    for (let waitedMs = 0; waitedMs < LATE_MS_MAX; waitedMs += TICK_MS) {
      if (this.counts.confirmed >= this.counts.sent) return;
      await setTimeout(TICK_MS);
    }
  }

  get report() {
    const [p50Ms, p99Ms] = [this.#latencies.quantile(1 / 2), this.#latencies.quantile(99 / 100)];
    return { ...this.counts, refusal: this.#refusal, p50Ms, p99Ms, longestMs: this.#latencies.longestMs };
  }
}

function processCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

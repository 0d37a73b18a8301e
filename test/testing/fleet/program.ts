import { ChatClient, type ChatClientOptions, type ConnectionChange, MemoryPins } from "../../../src/index.ts";
import type { SimulatedHost } from "../../../src/testing/index.ts";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { PASSWORD, type RestartingSite } from "../again/restarting-site.ts";
import { addressOf, place, placeOf } from "../messages/place.ts";
import type { KeptTexts } from "./kept-outbox.ts";
import type { NewsModel } from "./news-model.ts";
import type { Faults } from "./planted.ts";
import { outcomeOf, type Sent, type TextModel } from "./text-model.ts";

/** What the programs of one user share. */
export interface User {
  readonly name: string;
  /** Undefined: the outbox ends with the program. */
  readonly kept: KeptTexts | undefined;
  readonly hasDevice: boolean;
  /** What logs the user in, if it has a device; otherwise the password does. */
  device: Uint8Array | undefined;
  /** Until when the user's program before was sure to get what the server sent, in virtual milliseconds. */
  goneMs: number | undefined;
}

/** What a program needs of the fleet. */
export interface ProgramContext {
  readonly site: RestartingSite;
  readonly random: SeededRandom;
  readonly texts: TextModel;
  readonly news: NewsModel;
  /** Takes note of something that happened to a user. */
  readonly note: (user: string, what: string) => void;
  readonly fault: (text: string) => void;
  readonly faults: Faults;
}

const MESSAGE = placeOf("news");
/** A program that could not log in tries again after this time. */
const RETRY_MS = 2_000;
/** A program works on one text of so many, for up to this time. */
const SLOW_ONE_OF = 4;
const SLOW_MS_MAX = 30_000;

/** One run of the program of a user, on a host of its own. Everything it is told goes to the models. */
export class Program {
  readonly user: User;
  readonly host: SimulatedHost;
  /** 1 for the first program of the user, which registers. */
  readonly number: number;
  readonly #context: ProgramContext;
  readonly #sent = new Set<Sent>();
  #client: ChatClient | undefined;
  #isOver = false;
  /** When the server was heard last, in virtual milliseconds. */
  #heardMs = 0;
  /** Since when the program works on a message, and reads no other; undefined: it waits for one. */
  #busyMs: number | undefined;
  /** When the user was last logged in again, in virtual milliseconds. */
  #restoredMs = 0;
  /** By how much the wall clock was ahead of virtual time, from the last report of a gap on. */
  #clockLeads: number[];

  constructor(user: User, number: number, context: ProgramContext) {
    this.user = user;
    this.number = number;
    this.#context = context;
    this.host = context.site.addHost();
    this.#clockLeads = [this.#clockLeadMs];
  }

  /** The client, once the user is logged in. */
  get client(): ChatClient | undefined {
    return this.#client;
  }

  /** Runs until it is killed or closed. */
  async run(): Promise<void> {
    while (this.#client === undefined && !this.#isOver) {
      const client = await this.#logIn().catch(() => undefined);
      if (client === undefined) await this.#pause(RETRY_MS);
      else this.#client = client;
    }
  }

  send(to: string): void {
    const { texts, site, faults } = this.#context;
    if (this.#client === undefined) return;
    const sent = texts.send(this.user.name, to);
    this.#sent.add(sent);
    const sending = this.#client.texts.send(to, sent.text);
    if (faults.sendsTwice) this.#client.texts.send(to, sent.text).catch(() => {});
    sending.kept.then(
      () => {
        sent.isKept = true;
      },
      () => {},
    );
    this.#read(sending, (state) => {
      const mayFail = this.#isOver && this.user.kept === undefined;
      texts.handleState(sent, state, site.world.nowMs, mayFail);
    });
  }

  broadcast(): void {
    const { news, site } = this.#context;
    if (this.#client === undefined) return;
    const sent = news.sendBroadcast(this.user.name, site.world.nowMs);
    this.#client.broadcast(sent.text).then(
      (recipients) => {
        sent.recipients = recipients;
        sent.answeredMs = Math.min(sent.answeredMs, site.world.nowMs);
      },
      () => {},
    );
  }

  message(to: string): void {
    const { news, site } = this.#context;
    if (this.#client === undefined) return;
    const sent = news.sendMessage(this.user.name, site.world.nowMs);
    this.#client.send(to, MESSAGE, place(sent.text)).then(
      () => {
        sent.outcome = "done";
      },
      (error) => {
        sent.outcome = outcomeOf(error);
      },
    );
  }

  type(to: string): void {
    this.#client?.texts.setTyping(to, this.#context.random.below(2) === 0).catch(() => {});
  }

  shiftWallClock(byMs: number): void {
    this.host.shiftWallClock(byMs);
    this.#clockLeads.push(this.#clockLeadMs);
  }

  /** Whether a receipt of the text must have come. */
  knowsReceipts(sent: Sent): boolean {
    return this.#sent.has(sent) && (sent.storedMs ?? 0) > this.#restoredMs;
  }

  /** Ends as a process that is killed, or a machine that loses its power. Nothing wakes it any more. */
  kill(how: "process" | "power"): void {
    this.#end();
    if (how === "process") this.host.breakStreams();
    this.host.disconnect();
    this.host.wake();
    this.host.sleep();
  }

  /** Ends as a program that is told to. */
  async close(): Promise<void> {
    this.#end();
    await this.#client?.close();
  }

  #end(): void {
    this.#isOver = true;
    // A broadcast that waits for the program to read it goes with the program.
    this.user.goneMs ??= Math.min(this.#heardMs, this.#busyMs ?? this.#heardMs);
    if (this.user.kept !== undefined) return;
    for (const sent of this.#sent) if (sent.storedMs === undefined) sent.failed ??= "unknown";
  }

  async #logIn(): Promise<ChatClient> {
    const { kept } = this.user;
    const { site } = this.#context;
    const options: ChatClientOptions = {
      grease: false,
      network: this.host,
      pins: new MemoryPins(),
      limits: FEW_ITERATIONS,
      tap: (way) => {
        if (way === "received") this.#heardMs = site.world.nowMs;
      },
      ...(kept && { outbox: kept.open() }),
    };
    const client = await ChatClient.connect(site.url, options);
    try {
      await this.#identify(client);
    } catch (error) {
      void client.close();
      throw error;
    }
    this.#begin(client);
    return client;
  }

  async #identify(client: ChatClient): Promise<void> {
    const { user } = this;
    const { name, hasDevice, device } = user;
    if (this.number === 1) {
      const asked = hasDevice ? { device: { label: "laptop" } } : {};
      user.device = (await client.register({ name, password: PASSWORD, privacy: "PUBLIC", ...asked })).device;
    } else if (device !== undefined) await client.logInWithDevice(device);
    else await client.logIn({ name, password: PASSWORD });
  }

  /** The user is logged in: reads all that the client is told. */
  #begin(client: ChatClient): void {
    const { user } = this;
    const { name } = user;
    const { site, news, fault } = this.#context;
    this.#restoredMs = site.world.nowMs;
    if (user.goneMs !== undefined)
      news.addGap(name, { fromMs: user.goneMs, untilMs: site.world.nowMs, missed: ["broadcasts"] });
    user.goneMs = undefined;
    news.begin(name);
    this.#read(client.connection.changes(), (change) => this.#handleConnection(change));
    this.#read(client.texts.typing, ({ from, typing }) => news.handleTyping(name, from, typing));
    this.#read(client.on(MESSAGE), (message) => news.handleMessage(name, addressOf(message), site.world.nowMs));
    this.#readTexts(client).catch((error) => fault(`${name} cannot read: ${error}`));
    void this.#watch(client);
  }

  async #watch(client: ChatClient): Promise<void> {
    const { news, faults } = this.#context;
    const { name } = this.user;
    this.#read(client.peers.watch(), (change) => {
      if (!faults.losesPeers) news.handleChange(name, change);
    });
    while (!this.#isOver) {
      const list = await client.getPeers().catch(() => undefined);
      if (list === undefined) await this.#pause(RETRY_MS);
      else {
        news.handleList(name, list);
        return;
      }
    }
  }

  async #readTexts(client: ChatClient): Promise<void> {
    const { site, random, texts, news, note, faults } = this.#context;
    const { name } = this.user;
    for await (const message of client.texts.messages) {
      note(name, message.text);
      this.#busyMs = site.world.nowMs;
      if (message.kind === "broadcast") news.handleBroadcast(name, message.text, site.world.nowMs);
      else texts.handOut(name, this.number, message);
      if (faults.confirmsEarly && message.kind === "text") client.texts.confirm(message.id);
      if (random.below(SLOW_ONE_OF) === 0) await this.#pause(random.below(SLOW_MS_MAX));
      // After its end, the next program works on the text.
      if (this.#isOver) return;
      this.#busyMs = undefined;
      // The loop asks for the next one now.
      if (message.kind === "text") texts.finish(message.text);
    }
  }

  #handleConnection(change: ConnectionChange): void {
    const { news, note, fault, faults } = this.#context;
    const { name } = this.user;
    note(name, change.status);
    if (change.status === "closed" && !this.#isOver) fault(`the connection of ${name} is closed: ${change.reason}`);
    if (change.status !== "restored") return;
    const { sinceMs, untilMs } = change;
    const missed = faults.missed ?? change.missed;
    const leads = this.#clockLeads;
    this.#restoredMs = this.#context.site.world.nowMs;
    this.#clockLeads = [this.#clockLeadMs];
    news.addGap(name, { fromMs: sinceMs - Math.max(...leads), untilMs: untilMs - Math.min(...leads), missed });
  }

  /** Hands each item to a model, until they end. */
  #read<T>(items: AsyncIterable<T>, take: (item: T) => void): void {
    const { fault } = this.#context;
    (async () => {
      for await (const item of items) take(item);
    })().catch((error) => {
      if (!this.#isOver) fault(`a loop of ${this.user.name} has failed: ${error}`);
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.host.setTimer(resolve, ms));
  }

  get #clockLeadMs(): number {
    return this.host.wallClockMs() - this.#context.site.world.nowMs;
  }
}

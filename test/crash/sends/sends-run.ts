import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Limits } from "../../../src/limits.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { CuttingProxy } from "../../client/connection/cutting-proxy.ts";
import { integrityOf } from "../../store/sqlite/raw-file.ts";
import { bundleInto } from "../bundles.ts";
import { KilledServer, SERVER_PROGRAM } from "../killed-server.ts";
import { connect, END, Receiver } from "./receiver.ts";
import { disturb, type Faults } from "./rough-network.ts";
import { SENDING_PROGRAM, Sender } from "./sender.ts";
import { judge, type Verdict } from "./verdict.ts";

export interface SendsOptions {
  readonly seed: number;
  /** Texts that are accepted before all is over, at least. */
  readonly sends: number;
  readonly senders: number;
  readonly receivers: number;
  /** Texts that are accepted in one life of a client, and of the server, at most. */
  readonly clientTextsMax: number;
  readonly serverTextsMax: number;
  /** The longest pause between two faults of the network, in milliseconds. */
  readonly faultPauseMsMax: number;
  /** Ends the sending early. */
  readonly signal?: AbortSignal;
  /** Is called after each kill of the server. */
  readonly onProgress?: (accepted: number) => void;
}

/** What was done, and what came of it. */
export interface SendsReport extends Verdict {
  /** Texts that were accepted for certain. */
  readonly accepted: number;
  /** Accepted texts that failed, and other things that a sending program complained of. */
  readonly failures: readonly string[];
  readonly clientKills: number;
  readonly serverKills: number;
  readonly faults: Faults;
  /** How often a sending program found its session again, or was logged in again. */
  readonly comebacks: { readonly resumed: number; readonly restored: number };
  /** Result of SQLite's integrity check: ["ok"] for an undamaged file. */
  readonly integrity: readonly unknown[];
}

const PASSWORD = "secret-1";
const POLL_MS = 5;
/** A server is killed at the latest after this time. */
const SERVER_LIFE_MS_MAX = 120_000;

/**
 * The server takes as many texts, logins and names as there are. It knows few ids in memory, and has to find others in the
 * store. It notices soon that a connection is half-open.
 */
const SERVER_LIMITS: Partial<Limits> = {
  idleTimeoutMs: 4_000,
  requestIdsMax: 8,
  loginTriesMax: 1_000_000,
  loginTriesPerNameMax: 1_000_000,
  loginsBegunPerAddressMax: 1_000_000,
  waitingTextsMax: 1_000_000,
  waitingTextsOfOthersMax: 1_000_000,
  waitingTextsPerSenderMax: 1_000_000,
  mailboxTextsMax: 1_000_000,
};

/**
 * Sends texts with clients that are killed, over connections that are cut and held half-open, to a server that is killed,
 * and looks for each of them in the mailboxes.
 *
 * A text is accepted once `TextSending.kept` has resolved and the program has told so before it was killed: the line
 * that it printed has arrived here. Each accepted text has to be in the mailbox of its receiver once, and in the order in
 * which its sender's program called `send` for that receiver. Texts that were not accepted may be there, at most once and
 * in that order too. The program of the receiver has to read each text of the mailbox once, in the order of the mailbox.
 */
export async function sendThroughCrashes(options: SendsOptions): Promise<SendsReport> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-sends-"));
  try {
    const [build, data] = [join(folder, "build"), join(folder, "data")];
    await mkdir(data);
    await bundleInto(build, SERVER_PROGRAM, SENDING_PROGRAM);
    const server = new KilledServer(build, data, SERVER_LIMITS);
    await server.start();
    try {
      const run = new SendsRun(options, server, folder);
      return { ...(await run.run()), integrity: integrityOf(join(data, "chatwire.db")) };
    } finally {
      server.end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class SendsRun {
  readonly #options: SendsOptions;
  readonly #server: KilledServer;
  readonly #folder: string;
  readonly #random: SeededRandom;

  constructor(options: SendsOptions, server: KilledServer, folder: string) {
    this.#options = options;
    this.#server = server;
    this.#folder = folder;
    this.#random = new SeededRandom(options.seed);
  }

  async run(): Promise<Omit<SendsReport, "integrity">> {
    await using proxy = await CuttingProxy.listen(this.#server.port);
    const url = `chat://127.0.0.1:${proxy.port}`;
    const receivers = await Promise.all(
      namesOf("receiver", this.#options.receivers).map((name) => Receiver.join(url, { name, password: PASSWORD })),
    );
    try {
      const senders = await this.#makeSenders(url, receivers);
      const { serverKills, faults } = await this.#crash(senders, proxy);
      await Promise.all(senders.map((sender) => sender.finish()));
      await this.#sendEnds(receivers);
      const records = await Promise.all(
        receivers.map(async (receiver) => ({
          name: receiver.name,
          mailbox: await receiver.mailbox(this.#server.url),
          received: await receiver.received(),
        })),
      );
      await this.#server.kill();
      return {
        ...judge(new Map(senders.map(({ name, accepted }) => [name, accepted])), records),
        accepted: acceptedBy(senders),
        failures: senders.flatMap(({ failures }) => failures),
        clientKills: senders.reduce((sum, { kills }) => sum + kills, 0),
        serverKills,
        faults,
        comebacks: {
          resumed: senders.reduce((sum, { comebacks }) => sum + comebacks.resumed, 0),
          restored: senders.reduce((sum, { comebacks }) => sum + comebacks.restored, 0),
        },
      };
    } finally {
      for (const receiver of receivers) await receiver.close();
    }
  }

  async #makeSenders(url: string, receivers: readonly Receiver[]): Promise<Sender[]> {
    const senders: Sender[] = [];
    for (const name of namesOf("sender", this.#options.senders)) {
      await using client = await connect(this.#server.url);
      await client.register({ name, password: PASSWORD, privacy: "PUBLIC" });
      senders.push(
        new Sender({
          name,
          password: PASSWORD,
          receivers: receivers.map((receiver) => receiver.name),
          bundles: join(this.#folder, "build"),
          outbox: join(this.#folder, `outbox-of-${name}`),
          url,
          random: new SeededRandom(this.#random.next()),
          lifeTextsMax: this.#options.clientTextsMax,
        }),
      );
    }
    return senders;
  }

  /** Kills clients and the server, and disturbs connections, until enough texts are accepted. */
  async #crash(senders: readonly Sender[], proxy: CuttingProxy) {
    const { sends, faultPauseMsMax, signal, onProgress } = this.#options;
    const over = new AbortController();
    signal?.addEventListener("abort", () => over.abort());
    const disturbing = disturb(proxy, {
      random: new SeededRandom(this.#random.next()),
      pauseMsMax: faultPauseMsMax,
      over: over.signal,
    });
    const sending = Promise.all(senders.map((sender) => sender.run(over.signal)));
    sending.catch(() => over.abort());
    let serverKills = 0;
    try {
      while (acceptedBy(senders) < sends && !over.signal.aborted) {
        await this.#serverLife(senders, over.signal);
        await this.#server.kill();
        serverKills += 1;
        await this.#server.start();
        onProgress?.(acceptedBy(senders));
      }
    } finally {
      over.abort();
    }
    await sending;
    return { serverKills, faults: await disturbing };
  }

  /** Waits until the server is to be killed. It counts texts, so that a slow machine proves as much as a fast one. */
  async #serverLife(senders: readonly Sender[], over: AbortSignal): Promise<void> {
    const last = acceptedBy(senders) + this.#random.below(this.#options.serverTextsMax);
    const lateMs = performance.now() + SERVER_LIFE_MS_MAX;
    while (acceptedBy(senders) < last && performance.now() < lateMs && !over.aborted) await sleep(POLL_MS);
  }

  /** Sends the last text of each mailbox. */
  async #sendEnds(receivers: readonly Receiver[]): Promise<void> {
    await using client = await connect(this.#server.url);
    await client.register({ name: "referee", password: PASSWORD, privacy: "PUBLIC" });
    await Promise.all(receivers.map(({ name }) => client.texts.send(name, END)));
  }
}

function namesOf(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}${index}`);
}

function acceptedBy(senders: readonly Sender[]): number {
  return senders.reduce((sum, { accepted }) => sum + accepted.length, 0);
}

import { ChatClient, ChatError, MemoryPins } from "../../src/index.ts";
import { ITERATIONS, sleep } from "./kills/load.ts";

const PASSWORD = "a password";
/** `SetPrivacy` may be called once a second. */
const PAUSE_MS = 1_100;

/** What became of calls of one kind. */
export interface Outcomes {
  answered: number;
  /** With an error after which the same call may be made again. */
  refused: string[];
  /** With another error. */
  failed: string[];
}

/** A client that reads and writes, one after the other, and counts what becomes of it. */
export class Probe {
  readonly name: string;
  readonly client: ChatClient;
  #reads = noOutcomes();
  #writes = noOutcomes();
  #isRunning = true;
  /** When a read and a write that began then were both answered, in monotonic milliseconds. */
  answeredMs = Number.NEGATIVE_INFINITY;
  readonly #running: Promise<void>;

  static async start(urls: readonly string[], name: string, options: { relayOnly?: boolean } = {}): Promise<Probe> {
    const client = await ChatClient.connect([...urls], {
      pins: new MemoryPins(),
      limits: { scramIterationsMin: ITERATIONS },
      ...options,
    });
    await client.register({ name, password: PASSWORD, privacy: "PUBLIC" });
    return new Probe(name, client);
  }

  private constructor(name: string, client: ChatClient) {
    this.name = name;
    this.client = client;
    this.#running = this.#run();
  }

  /** The outcomes since the last call. */
  take(): { readonly reads: Outcomes; readonly writes: Outcomes } {
    const taken = { reads: this.#reads, writes: this.#writes };
    [this.#reads, this.#writes] = [noOutcomes(), noOutcomes()];
    return taken;
  }

  async close(): Promise<void> {
    this.#isRunning = false;
    await this.#running;
    await this.client.close();
  }

  async #run(): Promise<void> {
    while (this.#isRunning) {
      const startMs = performance.now();
      const isRead = await this.#count(
        () => this.client.getPeers(),
        () => this.#reads,
      );
      const isWritten = await this.#count(
        () => this.client.privacy.set("PUBLIC"),
        () => this.#writes,
      );
      if (isRead && isWritten) this.answeredMs = startMs;
      await sleep(PAUSE_MS);
    }
  }

  /** @param outcomesOf  asked after the call: it may last beyond a `take` @returns whether it was answered */
  async #count(call: () => Promise<unknown>, outcomesOf: () => Outcomes): Promise<boolean> {
    try {
      await call();
      outcomesOf().answered += 1;
      return true;
    } catch (error) {
      const text = error instanceof ChatError ? `${error.code}: ${error.message}` : String(error);
      const { refused, failed } = outcomesOf();
      if (error instanceof ChatError && error.retryable) refused.push(text);
      else failed.push(text);
      return false;
    }
  }
}

function noOutcomes(): Outcomes {
  return { answered: 0, refused: [], failed: [] };
}

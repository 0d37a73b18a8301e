import { Worker } from "node:worker_threads";
import { StoreError } from "../../../errors.ts";
import type { StoredPage } from "../../rows/stored-state.ts";
import type { StoreSpace } from "../../store.ts";
import {
  putTogether,
  type ThreadAnswer,
  type ThreadCall,
  type ThreadData,
  type ThreadPage,
  type ThreadResult,
} from "./messages.ts";

type Success = Exclude<ThreadResult, { kind: "failed" }>;

interface WaitingCall {
  readonly resolve: (result: Success) => void;
  readonly reject: (error: unknown) => void;
  readonly onPage: ((page: StoredPage) => void) | undefined;
}

/**
 * The thread that has the file of a store open. SQLite waits for the disk on it, while
 * the thread of the server goes on.
 *
 * It keeps the process alive only while a call waits for its answer. Starting a thread takes long, so one that has
 * closed its file is kept for the next store.
 */
export class StoreThread {
  static #idle: StoreThread | undefined;

  readonly #worker = startWorker();
  /** Calls that wait for their answers, which come in the same order. */
  readonly #waiting: WaitingCall[] = [];
  readonly #ended: Promise<void>;
  #path = "";
  #room: StoreSpace = { bytes: 0, isFull: false };
  /** Why there are no more answers. */
  #failure: StoreError | undefined;

  private constructor() {
    this.#worker.unref();
    this.#worker.on("message", (message: ThreadAnswer | ThreadPage) => this.#take(message));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#ended = new Promise((resolve) => {
      this.#worker.on("exit", () => {
        this.#fail(undefined);
        resolve();
      });
    });
  }

  /**
   * Has a thread open a file.
   *
   * @throws UsageError, StoreError as `SqliteStore.open`
   */
  static async open(data: ThreadData): Promise<StoreThread> {
    const idle = StoreThread.#idle;
    StoreThread.#idle = undefined;
    const thread = idle === undefined || idle.hasEnded ? new StoreThread() : idle;
    thread.#path = data.path;
    try {
      await thread.call({ kind: "open", data });
      return thread;
    } catch (error) {
      await thread.#end();
      throw error;
    }
  }

  /** The room that there was at the last answer. */
  get room(): StoreSpace {
    return this.#room;
  }

  /** Whether the thread has ended by itself. */
  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  /**
   * Has the thread carry out a call.
   *
   * @param onPage  gets the pages of a load before the call ends
   * @throws the error of the call; StoreError STORE_FAILED: the thread has ended
   */
  call(call: ThreadCall, onPage?: (page: StoredPage) => void): Promise<Success> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#worker.ref();
    this.#worker.postMessage(call);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject, onPage }));
  }

  /** Closes the file. The last call. If it fails, the thread ends, and with it the hold on the file. */
  async close(): Promise<void> {
    try {
      if (this.hasEnded) return;
      await this.call({ kind: "close" });
      if (StoreThread.#idle === undefined) StoreThread.#idle = this;
    } finally {
      if (StoreThread.#idle !== this) await this.#end();
    }
  }

  async #end(): Promise<void> {
    await this.#worker.terminate();
    await this.#ended;
  }

  #take(message: ThreadAnswer | ThreadPage): void {
    if ("page" in message) {
      this.#waiting[0]?.onPage?.(message.page);
      return;
    }
    const { result, room } = message;
    if (room !== undefined) this.#room = room;
    const call = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#worker.unref();
    if (result.kind === "failed") call?.reject(putTogether(result.error));
    else call?.resolve(result);
  }

  #fail(cause: unknown): void {
    const why = cause instanceof Error ? `: ${cause.message}` : "";
    const text = `The thread that has ${this.#path} open has ended${why}. Nothing more can be stored. Start the server again.`;
    this.#failure ??= new StoreError("STORE_FAILED", text, { cause });
    for (const call of this.#waiting.splice(0)) call.reject(this.#failure);
  }
}

function startWorker(): Worker {
  const name = "chatwire store";
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./main.js", import.meta.url), { name });
  // Node does not pass the loader of TypeScript on to a thread.
  const loader = import.meta.resolve("tsx/esm/api");
  const program = new URL("./main.ts", import.meta.url).href;
  return new Worker(START_FROM_SOURCE, { name, eval: true, workerData: { loader, program } });
}

const START_FROM_SOURCE = `
  const { loader, program } = require("node:worker_threads").workerData;
  import(loader).then(({ register }) => register()).then(() => import(program));`;

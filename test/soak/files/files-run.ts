import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentity, exportIdentity } from "../../../src/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { ChatWorld } from "../../client/chat-world.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { type Step, stepsOf } from "./steps.ts";

const ROOT = join(import.meta.dirname, "../../..");
const CHUNK_BYTES = 1_048_576;

export interface FilesRunOptions {
  readonly seed: number;
  /** Bytes of the file. */
  readonly bytes: number;
  readonly kills: number;
  /** Called with each kill. */
  readonly onKill?: (victim: Role, atBytes: number) => void;
}

export interface FilesRunResult {
  /** Bytes of blocks that the senders have sent beyond the length of the file. */
  readonly resentBytes: number;
  /** Whether the received file is the one that was sent. */
  readonly isEqual: boolean;
  /** What is in the folder of the receiver. */
  readonly folder: readonly string[];
  readonly killed: number;
  readonly tookMs: number;
}

type Role = "send" | "receive";

/** Sends a file from one process to another, and kills one of the two at random moments. */
export async function sendThroughKills(options: FilesRunOptions): Promise<FilesRunResult> {
  const around = await mkdtemp(join(tmpdir(), "chatwire-soak-files-"));
  try {
    await using world = await ChatWorld.start();
    for (const name of ["ada", "grace"]) await (await world.join(name)).close();
    const file = join(around, "sent.bin");
    const folder = join(around, "received");
    await fill(file, options);
    const startedMs = performance.now();
    const run = new FilesRun(options, world.url, { send: file, receive: folder });
    await run.finished;
    const received = (await readdir(folder)).sort();
    const isEqual = (await hashOf(file)) === (await hashOf(join(folder, "sent.bin")));
    const tookMs = performance.now() - startedMs;
    return { resentBytes: run.bytesSent - options.bytes, isEqual, folder: received, killed: run.killed, tookMs };
  } finally {
    await rm(around, { recursive: true });
  }
}

class FilesRun {
  /** Resolves when the sender has the word of the receiver. */
  readonly finished: Promise<void>;
  bytesSent = 0;
  killed = 0;
  readonly #options: FilesRunOptions;
  readonly #url: string;
  readonly #paths: Readonly<Record<Role, string>>;
  readonly #identities: Readonly<Record<Role, string>>;
  readonly #children = new Map<Role, ChildProcess>();
  readonly #random: SeededRandom;
  /** At how many bytes of the file to kill, ascending. */
  readonly #killsAt: number[];
  #finish: (error?: Error) => void = () => {};

  constructor(options: FilesRunOptions, url: string, paths: Readonly<Record<Role, string>>) {
    this.#options = options;
    this.#url = url;
    this.#paths = paths;
    const identity = (): string => Buffer.from(exportIdentity(createIdentity())).toString("hex");
    this.#identities = { send: identity(), receive: identity() };
    this.#random = new SeededRandom(options.seed);
    this.#killsAt = Array.from({ length: options.kills }, () => this.#random.below(options.bytes)).sort(
      (a, b) => a - b,
    );
    this.finished = new Promise<void>((resolve, reject) => {
      this.#finish = (error) => (error === undefined ? resolve() : reject(error));
    }).finally(() => {
      for (const child of this.#children.values()) child.kill("SIGKILL");
    });
    this.#start("receive");
    this.#start("send");
  }

  #start(role: Role): void {
    const args = argumentsFor("test/soak/files/program.ts", role, this.#url, this.#identities[role], this.#paths[role]);
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    this.#children.set(role, child);
    void this.#follow(role, child);
    child.on("exit", (code, signal) => {
      const isExpected = signal === "SIGKILL" || code === 0;
      if (!isExpected) this.#finish(new Error(`The process that is to ${role} ended with code ${code}.`));
    });
  }

  async #follow(role: Role, child: ChildProcess): Promise<void> {
    let before: number | undefined;
    if (child.stdout === null) throw new Error("The process has no output.");
    for await (const { bytes, isDone, fault } of stepsOf(child.stdout) as AsyncIterable<Step>) {
      if (fault !== undefined && process.env["CHATWIRE_SOAK_FAULTS"] !== undefined) console.log(`${role}: ${fault}`);
      if (isDone) this.#finish();
      if (bytes === undefined) continue;
      // The first step of a process, and one that goes back, tell what the receiver has.
      if (before !== undefined && bytes > before) this.bytesSent += bytes - before;
      before = bytes;
      if (this.#children.get(role) === child) this.#maybeKill(bytes);
    }
  }

  #maybeKill(bytes: number): void {
    const [at] = this.#killsAt;
    if (at === undefined || bytes < at) return;
    this.#killsAt.shift();
    const victim: Role = this.#random.below(2) === 0 ? "send" : "receive";
    this.#options.onKill?.(victim, bytes);
    this.killed += 1;
    this.#children.get(victim)?.kill("SIGKILL");
    this.#start(victim);
  }
}

/** Fills a file with bytes that do not repeat. */
async function fill(path: string, { bytes, seed }: FilesRunOptions): Promise<void> {
  const file = await open(path, "w");
  try {
    let hash = createHash("sha512").update(String(seed)).digest();
    for (let written = 0; written < bytes; ) {
      const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, bytes - written));
      for (let at = 0; at < chunk.length; at += hash.length) hash.copy(chunk, at);
      chunk.writeUInt32LE((written / CHUNK_BYTES) >>> 0);
      await file.write(chunk);
      written += chunk.length;
      hash = createHash("sha512").update(hash).digest();
    }
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

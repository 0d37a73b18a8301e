/**
 * A slow disk: one user writes texts all the time, and each fsync takes 200 ms longer. What another user asks, and
 * what needs no commit, must take as long as before.
 */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { ApplicationMessage, SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { events, GetPeers, SendMessage, SendText } from "../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { SEED } from "../seed.ts";
import { RawClient } from "../server/raw-client.ts";
import { type Attack, CannotAttack, runAttacks } from "./attack.ts";

const FSYNC_MS = 200;
/** More often than an fsync ends. */
const WRITE_EVERY_MS = 60;
/** The disk is slow in every other round. */
const ROUNDS = 8;
const SAMPLES_PER_ROUND = 5;
const PAUSE_MS = 35;
/** A median below it is the noise of a busy machine. */
const NOISE_MS = 5;
const MESSAGE = ApplicationMessage.create({ typeName: "test.Move", payload: new Uint8Array(8) });

/** What takes how long, in milliseconds. */
interface Times {
  readonly presence: number[];
  readonly message: number[];
  readonly text: number[];
}

const folder = await mkdtemp(join(tmpdir(), "chatwire-fsync-"));
try {
  const [fast, late] = await withServer(folder, await compileInto(folder), measure);
  await runAttacks({
    ...atMostDoubles("list of peers of another user", fast.presence, late.presence),
    ...atMostDoubles("message between two other users", fast.message, late.message),
    [`a text is confirmed once the disk has written it: ${shown(late.text)}`]: async () =>
      median(late.text) >= FSYNC_MS ? undefined : "sooner than the disk",
  });
} catch (error) {
  if (!(error instanceof CannotAttack)) throw error;
  await runAttacks({ "a slow disk at most doubles the median of what another user asks": () => Promise.reject(error) });
} finally {
  await rm(folder, { recursive: true, force: true });
}
// The sockets of the users.
process.exit();

/**
 * Compiles the library that makes the disk slow.
 *
 * @returns its path
 * @throws CannotAttack there is no compiler, or no preloading
 */
async function compileInto(folder: string): Promise<string> {
  if (process.platform !== "linux") throw new CannotAttack("LD_PRELOAD is Linux's");
  const library = join(folder, "slow-fsync.so");
  try {
    await promisify(execFile)("cc", ["-shared", "-fPIC", "-o", library, join(import.meta.dirname, "slow-fsync.c")]);
    return library;
  } catch (error) {
    throw new CannotAttack(`there is no C compiler (${error instanceof Error ? error.message.split("\n")[0] : error})`);
  }
}

async function withServer<T>(
  folder: string,
  library: string,
  run: (port: number, slow: string) => Promise<T>,
): Promise<T> {
  const slow = join(folder, "slow");
  const child: ChildProcess = spawn(
    process.execPath,
    argumentsFor("test/attack/slow-disk-server.ts", join(folder, "chatwire.db")),
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...process.env, LD_PRELOAD: library, SLOW_FSYNC_MS: String(FSYNC_MS), SLOW_FSYNC_WHILE: slow },
    },
  );
  const ended = once(child, "exit");
  try {
    const [port] = await Promise.race([once(child, "message"), ended.then(() => [])]);
    if (typeof port !== "number") throw new Error("The server did not start.");
    return await run(port, slow);
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

/** @returns the times with a fast and with a slow disk */
async function measure(port: number, slow: string): Promise<[fast: Times, late: Times]> {
  const random = new SeededRandom(SEED);
  const join = async (name: string): Promise<RawClient> => {
    const client = await RawClient.open({ port, security: "plain" });
    await client.join(name, random);
    return client;
  };
  const [writer, absent, bystander, friend] = [
    await join("writer"),
    await join("absent"),
    await join("bystander"),
    await join("friend"),
  ];
  absent.socket.destroy();
  const [fast, late] = [emptyTimes(), emptyTimes()];
  let times = fast;
  const over = new AbortController();
  const writing = writeAll(writer, () => times, over.signal);
  for (let round = 0; round < ROUNDS; round++) {
    times = round % 2 === 0 ? fast : late;
    if (times === late) await writeFile(slow, "");
    else await rm(slow, { force: true });
    // Until the commits of the last round have ended.
    await sleep(2 * FSYNC_MS);
    for (let sample = 0; sample < SAMPLES_PER_ROUND; sample++) {
      times.presence.push(await timeOf(() => bystander.call(GetPeers, GetPeersRequest.create())));
      await sleep(PAUSE_MS);
      times.message.push(await timeOf(() => passMessage(bystander, friend)));
      await sleep(PAUSE_MS);
    }
  }
  over.abort();
  await writing;
  return [fast, late];
}

function emptyTimes(): Times {
  return { presence: [], message: [], text: [] };
}

/** Writes texts without waiting for the answers to earlier ones, so that the store is never idle. */
async function writeAll(writer: RawClient, times: () => Times, over: AbortSignal): Promise<void> {
  const sentMs: number[] = [];
  const answered = (async () => {
    while (!over.aborted || sentMs.length > 0) {
      const { header } = await writer.message();
      if (header?.type !== MessageType.RESPONSE) continue;
      times().text.push(performance.now() - (sentMs.shift() ?? 0));
    }
  })();
  const body = SendText.wrapRequest(SendTextRequest.create({ text: "x".repeat(200) }));
  while (!over.aborted) {
    sentMs.push(performance.now());
    writer.send(body, SendText.command, "absent");
    await sleep(WRITE_EVERY_MS);
  }
  await answered;
}

async function passMessage(from: RawClient, to: RawClient): Promise<void> {
  const received = (async () => {
    for (;;) if ((await to.message()).header?.command === events.MessageReceived.command) return;
  })();
  const answer = await from.call(SendMessage, SendMessageRequest.create({ message: MESSAGE }), "friend");
  if ("code" in answer) throw new Error(`The message was refused: ${answer.text}`);
  await received;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

function atMostDoubles(what: string, fast: readonly number[], late: readonly number[]): Record<string, Attack> {
  const isHeld = median(late) <= 2 * Math.max(median(fast), NOISE_MS);
  const claim = `a slow disk at most doubles the median of a ${what}: ${shown(fast)}, then ${shown(late)}`;
  return { [claim]: async () => (isHeld ? undefined : "it did more") };
}

function shown(values: readonly number[]): string {
  return `${median(values).toFixed(1)} ms`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY;
}

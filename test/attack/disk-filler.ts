/**
 * A script that fills the disk below a store, and then frees some of it: `disk-filler.ts FOLDER BY`.
 * BY is "account": one account sends until the disk is full; "crowd": several accounts send all at once; "program":
 * another program takes what is left; or "quota": one account sends, and nothing is freed. Prints in JSON what it saw.
 */

import { closeSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ChatClient, MemoryPins } from "../../src/index.ts";
import { ChatServer, type LogEntry, SqliteStore } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { converse, next } from "../client/chat-world.ts";
import { sendOnce } from "../client/send-once.ts";
import { SEED } from "../seed.ts";

const [folder = "", by = ""] = process.argv.slice(2);
const FILLER_BYTES = 1_500_000;
const TEXT = "x".repeat(16_000);
const TEXTS_MAX = 2_000;
/** Texts that are stored before another program fills the disk, and that are read from the full store. */
const READ = 5;
const RECOVERY_MS = 10_000;
/** Room that the account leaves to changes under way. */
const SPARE_BYTES = 500_000;
/** Accounts that each send as many texts at once as the rate of the command allows. */
const CROWD = 8;
const BURST = 50;
const BURSTS_MAX = 60;
/** Until the rate allows some more. */
const BURST_PAUSE_MS = 250;
const PASSWORD = "secret-1";
const random = new SeededRandom(SEED);
const filler = join(folder, "filler");
const options = {
  path: join(folder, "chatwire.db"),
  pepper: random.bytes(32),
  random: (length: number) => random.bytes(length),
};
const LIMITS = { scramIterations: 4_096, waitingTextsPerSenderMax: TEXTS_MAX };
const log: string[] = [];
const logger = ({ event }: LogEntry): void => void (/^store-(full|has-room)$/.test(event) && log.push(event));

const seen: Record<string, unknown> = {};
if (by === "account" || by === "crowd") writeFileSync(filler, new Uint8Array(FILLER_BYTES));
const store = await SqliteStore.open(options);
const server = await ChatServer.listen({ host: "127.0.0.1", port: 0, store, logger, limits: LIMITS });
const [greedy, other, third] = [await register("greedy"), await register("other"), await register("third")];
let confirmed = 0;
if (by === "crowd") {
  const crowd = await Promise.all(Array.from({ length: CROWD }, (_, index) => register(`crowd-${index}`)));
  // The server refuses what does not fit beside the changes under way, so one burst may leave room.
  for (let burst = 0; burst < BURSTS_MAX && !server.statistics().store.fullNow; burst++) {
    const codes = crowd.flatMap((client) =>
      Array.from({ length: BURST }, () => codeOf(sendOnce(client, "greedy", TEXT))),
    );
    for (const code of await Promise.all(codes)) if (code !== "" && code !== "RATE_LIMITED") seen["filled"] = code;
    await sleep(BURST_PAUSE_MS);
  }
}
while (confirmed < TEXTS_MAX && by !== "crowd") {
  if (by === "program" && confirmed === READ) fillToTheLastByte();
  const code = await codeOf(sendOnce(greedy, "other", TEXT));
  if (code === "RATE_LIMITED") await sleep(50);
  else if (code !== "") {
    seen["filled"] = code;
    break;
  } else confirmed += 1;
}
seen["send"] = await codeOf(sendOnce(other, "greedy", "hello"));
seen["peers"] = await codeOf(other.getPeers());
seen["presence"] = await codeOf(other.peers.setStatus("away").then(() => other.peers.setStatus("available")));
seen["conversation"] = await introduce();
seen["login"] = await codeOf(other.logOff().then(() => other.logIn({ name: "other", password: PASSWORD })));
let read = 0;
for await (const _ of greedy.texts.history(by === "crowd" ? "crowd-0" : "other")) {
  read += 1;
  if (read === READ) break;
}
seen["read"] = read;
seen["full"] = server.statistics().store.fullNow;
if (by === "account") {
  const { bavail, bsize } = statfsSync(folder);
  seen["spare"] = bavail * bsize >= SPARE_BYTES;
  seen["backup"] = await codeOf(store.backup(`${options.path}.copy`));
  seen["files"] = readdirSync(folder).filter((name) => /copy|reserve/.test(name));
}
if (by !== "quota") {
  rmSync(filler);
  const startedMs = performance.now();
  while (server.statistics().store.fullNow && performance.now() - startedMs < RECOVERY_MS) await sleep(50);
  seen["again"] = await codeOf(sendOnce(greedy, "other", TEXT));
  seen["log"] = log;
}
await server.close();
// The same process opens the store again.
const again = await SqliteStore.open(options);
const kept = await again.read({ kind: "after", owner: 1, textId: 0, countMax: 2 * TEXTS_MAX });
seen["kept"] = kept.filter(({ outgoing }) => outgoing).length >= confirmed;
await again.close();
console.log(JSON.stringify(seen));
process.exit(0);

function fillToTheLastByte(): void {
  const file = openSync(filler, "w");
  try {
    for (const bytes of [65_536, 1]) writeUntilFull(file, new Uint8Array(bytes));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, bytes: Uint8Array): void {
  try {
    for (;;) writeSync(file, bytes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}

/** Two bystanders begin a conversation. Returns what one says in it. */
async function introduce(): Promise<string> {
  const links = await converse(other, third).catch((error: unknown) => String(error));
  if (typeof links === "string") return links;
  const [mine, theirs] = links;
  const heard = next(theirs);
  await mine.send("hello");
  const { text } = await heard;
  await mine.close();
  return text;
}

async function register(name: string): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${server.port}`, {
    pins: new MemoryPins(),
    limits: { scramIterationsMin: LIMITS.scramIterations },
  });
  await client.register({ name, password: PASSWORD, privacy: "PUBLIC" });
  return client;
}

function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * A script that fills a disk, and then frees it, below a store: `disk-filler.ts FOLDER FILLER`.
 * FOLDER is on a small disk, and FILLER, an empty name, on the same. It prints what it saw, in JSON.
 * If files of the process may have a limited length (`ulimit -f`), no filler is needed.
 */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { ChatClient, MemoryPins } from "../../src/index.ts";
import { ChatServer, type LogEntry, SqliteStore } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";

const [folder = "", filler = ""] = process.argv.slice(2);
const TEXT = "x".repeat(16_000);
const TEXTS_MAX = 2_000;
/** Texts that are read from the full store. */
const READ = 5;
const PASSWORD = "secret-1";
const random = new SeededRandom(SEED);
const options = {
  path: join(folder, "chatwire.db"),
  pepper: random.bytes(32),
  random: (length: number) => random.bytes(length),
};
const login = (name: string) => ({ name, password: PASSWORD, privacy: "PUBLIC" as const });
const LIMITS = { scramIterations: 4_096, waitingTextsPerSenderMax: TEXTS_MAX };
const log: string[] = [];
const logger = ({ event }: LogEntry): void => void (event.startsWith("store-") && log.push(event));

const seen: Record<string, unknown> = {};
const server = await listen();
const [greedy, other] = [await register("greedy"), await register("other")];
let confirmed = 0;
while (confirmed < TEXTS_MAX) {
  const code = await codeOf(greedy.texts.send("other", TEXT));
  if (code === "RATE_LIMITED") await sleep(50);
  else if (code !== "") {
    seen["filled"] = code;
    break;
  } else confirmed += 1;
}
seen["send"] = await codeOf(other.texts.send("greedy", "hello"));
seen["peers"] = await codeOf(other.getPeers());
seen["presence"] = await codeOf(other.peers.setStatus("away"));
seen["login"] = await codeOf(other.logOff().then(() => other.logIn({ name: "other", password: PASSWORD })));
let read = 0;
for await (const _ of greedy.texts.history("other")) {
  read += 1;
  if (read === READ) break;
}
seen["read"] = read;
seen["full"] = server.statistics().store.fullNow;
if (filler !== "") {
  rmSync(filler);
  const startedMs = performance.now();
  while (server.statistics().store.fullNow && performance.now() - startedMs < 10_000) await sleep(50);
  seen["again"] = await codeOf(greedy.texts.send("other", TEXT));
  seen["log"] = log;
}
await server.close();
// The same process opens the store again.
const store = await SqliteStore.open(options);
const kept = await store.read({ kind: "after", owner: 1, textId: 0, countMax: 2 * TEXTS_MAX });
seen["kept"] = kept.filter(({ outgoing }) => outgoing).length >= confirmed;
await store.close();
console.log(JSON.stringify(seen));
process.exit(0);

async function listen(): Promise<ChatServer> {
  const store = await SqliteStore.open(options);
  return ChatServer.listen({ host: "127.0.0.1", port: 0, store, logger, limits: LIMITS });
}

function connect(): Promise<ChatClient> {
  return ChatClient.connect(`chat://127.0.0.1:${server.port}`, {
    pins: new MemoryPins(),
    limits: { scramIterationsMin: 4_096 },
  });
}

async function register(name: string): Promise<ChatClient> {
  const client = await connect();
  await client.register(login(name));
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

/** One process of the bench: the server, the good user or the attackers. Its task is its argument; it answers by messages. */

import { once } from "node:events";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { ChatServer } from "../../../src/server/index.ts";
import { Turns } from "../../returning/turns.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { ATTACKS } from "./attacks.ts";
import { BARE_ATTACKS, BareUser } from "./bare-clients.ts";
import { serveBare } from "./bare-server.ts";
import type { Latency, Task } from "./run-attack-bench.ts";

/** The good user sends one text after the other, with pauses that keep the rate. */
const PAUSE_MS = 60;
const FRIEND = "friend";

const task: Task = JSON.parse(process.argv[2] ?? "{}");
process.on("disconnect", () => process.exit());
if (task.role === "server") await serve(task.host);
else if (task.role === "good user") await behave(task.port, task.name);
else if (task.role === "attackers") await attack(await ATTACKS[task.attack]?.(task.target));
else if (task.role === "bare server") process.send?.(await serveBare());
else if (task.role === "bare good user") await behaveAtBare(task.port);
else await attack(await BARE_ATTACKS[task.attack]?.(task.target));

async function serve(host: string): Promise<void> {
  const limits = { scramIterations: TEST_ITERATIONS };
  const { port } = await ChatServer.listen({ host, port: 0, grease: false, limits });
  const turns = new Turns();
  process.on("message", async () => process.send?.(await turns.takeLongest()));
  process.send?.({ port });
}

async function behave(port: number, name: string): Promise<void> {
  const client = await join(port, name);
  const friend = await join(port, FRIEND);
  void read(friend);
  process.on("message", async (forMs: number) => process.send?.(await measureUser(client, forMs)));
  process.send?.("ready");
}

async function behaveAtBare(port: number): Promise<void> {
  const user = await BareUser.open(port);
  process.on("message", async (forMs: number) => {
    const latency = await measure(() => user.ask(), forMs);
    process.send?.({ ...latency, cut: user.isCut ? 1 : 0 });
  });
  process.send?.("ready");
}

async function join(port: number, name: string): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
    pins: new MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
  return client;
}

/** Takes all texts, so that none wait. */
async function read(client: ChatClient): Promise<void> {
  for await (const _text of client.texts.messages);
}

async function measureUser(client: ChatClient, forMs: number): Promise<Latency> {
  const cut = new AbortController();
  const cuts = countCuts(client, cut.signal);
  const latency = await measure(() => client.texts.send(FRIEND, "hello"), forMs);
  cut.abort();
  return { ...latency, cut: await cuts };
}

async function measure(ask: () => PromiseLike<unknown>, forMs: number): Promise<Omit<Latency, "cut">> {
  const timesMs: number[] = [];
  let failed = 0;
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs) {
    const startMs = performance.now();
    await ask().then(
      () => {},
      () => {
        failed += 1;
      },
    );
    timesMs.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99), requests: sorted.length, failed };
}

/** How often a client loses its connection until the signal. */
async function countCuts({ connection }: ChatClient, signal: AbortSignal): Promise<number> {
  let cuts = 0;
  try {
    for await (const { status } of connection.changes({ signal }))
      if (status === "waiting" || status === "closed") cuts += 1;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return cuts;
}

async function attack(begin: (() => void) | undefined): Promise<void> {
  process.send?.("ready");
  await once(process, "message");
  begin?.();
}

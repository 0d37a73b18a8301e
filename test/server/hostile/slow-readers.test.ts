import * as assert from "uvu/assert";
import { ChatClient, MemoryPins, ProtocolError } from "../../../src/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { MeasuredServer } from "../measured-server.ts";
import { RawClient } from "../raw-client.ts";
import { addressOf } from "./attackers.ts";

const test = suite("slow readers", { timeLimitMs: 120_000 });

const READERS = 200;
const SPEAKERS = 60;
const ROUNDS_MAX = 40;
const GROWTH_MAX = 150 * 1_048_576;
const SERVED_MS = 1_000;

test("readers-that-never-read-cost-little-memory-and-are-closed-while-others-are-served", async () => {
  await using server = await MeasuredServer.start({
    // Broadcasts are not spread over time, so that they fill the queues.
    limits: { registrationsPerAddressMax: 1_000, accountCausedBytesPerSecond: 1_000_000_000 },
  });
  const random = new SeededRandom(SEED);
  const readers = await Promise.all(
    Array.from({ length: READERS }, async (_, index) => {
      const reader = await RawClient.open({ port: server.port, localAddress: addressOf(index) });
      await reader.join(`reader-${index}`, random);
      reader.socket.pause();
      return reader;
    }),
  );
  const speakers = await Promise.all(Array.from({ length: SPEAKERS }, (_, index) => join(server, `speaker-${index}`)));
  const [ada, grace] = [await join(server, "ada"), await join(server, "grace")];
  const { rss, connections } = await server.usage();
  assert.is(connections, READERS + SPEAKERS + 2);

  const text = "x".repeat(16_000);
  let [peakRss, slowestMs, broadcasts, rounds] = [0, 0, 0, 0];
  for (let left = connections; left > SPEAKERS + 2 && rounds < ROUNDS_MAX; rounds++) {
    const sent = await Promise.all(speakers.map((speaker) => broadcast(speaker, text)));
    broadcasts += sent.filter((wasSent) => wasSent).length;
    slowestMs = Math.max(slowestMs, await roundTrip(ada, grace));
    const usage = await server.usage();
    peakRss = Math.max(peakRss, usage.peakRss);
    left = usage.connections;
  }
  const growth = peakRss - rss;
  const mebibytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MiB`;
  console.log(
    `${broadcasts} broadcasts to ${READERS} readers that never read: ${mebibytes(rss)} grew by ${mebibytes(growth)}; ` +
      `others were served in ${Math.round(slowestMs)} ms at most`,
  );
  assert.ok(growth < GROWTH_MAX, `It grew by ${mebibytes(growth)}.`);
  assert.ok(slowestMs < SERVED_MS, `A text took ${slowestMs} ms.`);
  assert.ok(rounds < ROUNDS_MAX, "The readers are still there.");
  const { warnings } = await server.usage();
  assert.is(warnings, 0);
  for (const { socket } of readers) socket.destroy();
  for (const client of [...speakers, ada, grace]) await client.close();
});

async function join({ port }: MeasuredServer, name: string): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
    pins: new MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
  return client;
}

/** @returns whether the rate allowed the request */
async function broadcast(speaker: ChatClient, text: string): Promise<boolean> {
  try {
    await speaker.broadcast(text);
    return true;
  } catch (error) {
    if (error instanceof ProtocolError && error.code === "RATE_LIMITED") return false;
    throw error;
  }
}

/** The time of a text from one user to another, in milliseconds. */
async function roundTrip(from: ChatClient, to: ChatClient): Promise<number> {
  const startMs = performance.now();
  const text = `${startMs}`;
  const sent = from.texts.send(to.name ?? "", text);
  for await (const message of to.texts.messages) if (message.text === text) break;
  await sent;
  return performance.now() - startMs;
}

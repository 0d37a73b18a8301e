import * as assert from "uvu/assert";
import { Broadcast } from "../../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest } from "../../../generated/chatwire/v1/text.ts";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { MeasuredServer } from "../measured-server.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("greedy client", { timeLimitMs: 120_000 });

const OTHERS = 20;
const ROUNDS = 7;
const PHASE_MS = 900;
const TEXTS_PER_SECOND = 15;
const TIMES_ITS_RATE = 10;
const BEAT_MS = 10;

test("p99-of-others-less-than-doubles-while-one-client-sends-ten-times-its-rate", async () => {
  await using server = await MeasuredServer.start({});
  const others = await Promise.all(
    Array.from({ length: OTHERS }, async (_, index) => {
      const client = await ChatClient.connect(`chat://127.0.0.1:${server.port}`, {
        pins: new MemoryPins(),
        limits: FEW_ITERATIONS,
      });
      await client.register({ name: `other-${index}`, password: "secret-1", privacy: "PUBLIC" });
      return client;
    }),
  );
  const greedy = await RawClient.open(server);
  await greedy.join("greedy", new SeededRandom(SEED));
  let answered = 0;
  greedy.socket.on("data", (chunk) => {
    answered += chunk.length;
  });

  await phase(others);
  // Phases alternate and are compared in pairs, so that other load on the machine affects both.
  const [quiet, busy]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    quiet.push(percentile99(await phase(others)));
    const stop = flood(greedy);
    busy.push(percentile99(await phase(others)));
    stop();
  }
  const ratio = median(busy.map((busyMs, round) => busyMs / (quiet[round] ?? Number.NaN)));
  console.log(
    `p99 of the others: ${median(quiet).toFixed(2)} ms, with a greedy client ${ratio.toFixed(2)} times as long`,
  );
  assert.ok(answered > 0 && !greedy.socket.closed, "It is refused and not cut off.");
  assert.ok(ratio < 2, `${ratio} times as long: ${quiet} against ${busy}`);

  greedy.socket.destroy();
  for (const client of others) await client.close();
  const { warnings } = await server.usage();
  assert.is(warnings, 0);
});

/** Sends expensive requests at ten times the rate, until it is stopped. */
function flood(greedy: RawClient): () => void {
  const perBeat = (TIMES_ITS_RATE * DEFAULT_LIMITS.connectionRequestsPerSecond * BEAT_MS) / 1_000;
  const body = Broadcast.wrapRequest(BroadcastRequest.create({ text: "x".repeat(500) }));
  const timer = setInterval(() => {
    greedy.socket.write(
      Buffer.concat(Array.from({ length: perBeat }, () => greedy.frame(body, Broadcast.command, "everyone"))),
    );
  }, BEAT_MS);
  return () => clearInterval(timer);
}

/** All clients send texts to each other for a while. @returns the time until each text was stored, in milliseconds */
async function phase(clients: readonly ChatClient[]): Promise<number[]> {
  const endMs = performance.now() + PHASE_MS;
  const timesMs: number[] = [];
  const write = async (client: ChatClient, index: number): Promise<void> => {
    const to = clients[(index + 1) % clients.length]?.name ?? "";
    await pause((index * 1_000) / TEXTS_PER_SECOND / clients.length);
    while (performance.now() < endMs) {
      const startMs = performance.now();
      await client.texts.send(to, "hello");
      timesMs.push(performance.now() - startMs);
      await pause(1_000 / TEXTS_PER_SECOND);
    }
  };
  await Promise.all(clients.map(write));
  return timesMs;
}

function percentile99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Clients on real sockets with TLS, whose connections a proxy cuts. */

import { setTimeout } from "node:timers/promises";
import * as assert from "uvu/assert";
import { ChatClient, type ConnectionChange, type Limits, MemoryPins } from "../../../src/index.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, take } from "../chat-world.ts";
import { CuttingProxy } from "./cutting-proxy.ts";

const test = suite("resumption over real sockets");

/** A client that reaches the server through the proxy. */
async function join(
  proxy: CuttingProxy,
  name: string,
  limits: Partial<Limits> = {},
  network = systemNetwork,
): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${proxy.port}`, {
    network,
    portMapping: false,
    pins: new MemoryPins(),
    limits: { scramIterationsMin: TEST_ITERATIONS, ...limits },
  });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
  return client;
}

/** The addresses of this machine seem to change all the time, so that no pause between attempts is longer than a second. */
function movingNetwork(): Network {
  let looks = 0;
  return replace(systemNetwork, {
    interfaces: () => [...systemNetwork.interfaces(), { name: `move${looks++}`, address: "192.0.2.1", family: 4 }],
  });
}

function note<T>(items: AsyncIterable<T>): T[] {
  const noted: T[] = [];
  (async () => {
    for await (const item of items) noted.push(item);
  })().catch(() => {});
  return noted;
}

test("texts-and-calls-pass-connections-that-are-cut-at-random-bytes-once-and-in-order", async () => {
  const random = new SeededRandom(SEED);
  await using world = await ChatWorld.start();
  await using proxy = await CuttingProxy.listen(world.server.port);
  const ada = await join(proxy, "ada", {}, movingNetwork());
  const grace = await world.join("grace");
  // Fewer than the burst of SendText.
  const count = 40;
  const [toAda, toGrace] = [take(ada.texts.messages, count), take(grace.texts.messages, count)];
  // A few thousand bytes are the handshake and hello, which may be cut too.
  proxy.cutNext(...Array.from({ length: 25 }, () => 1_000 + random.below(3_000)));
  proxy.cut();
  await Promise.all([
    (async () => {
      for (let index = 0; index < count; index++) await grace.texts.send("ada", `to ada ${index}`);
    })(),
    (async () => {
      for (let index = 0; index < count; index++) {
        await ada.texts.send("grace", `to grace ${index}`, { timeoutMs: 30_000 });
        if (index % 10 === 0) proxy.cut();
      }
    })(),
  ]);
  assert.equal(
    (await toAda).map(({ text }) => text),
    Array.from({ length: count }, (_, index) => `to ada ${index}`),
  );
  assert.equal(
    (await toGrace).map(({ text }) => text),
    Array.from({ length: count }, (_, index) => `to grace ${index}`),
  );
  const { resumed, openNow } = world.server.statistics().connections;
  assert.ok(resumed >= 3 && proxy.accepted >= resumed, `${resumed} of ${proxy.accepted}`);
  assert.is(openNow, 2);
  await ada.close();
});

test("connection-that-carries-nothing-any-more-is-left-and-taken-over", async () => {
  const limits = { idleTimeoutMs: 1_500 };
  await using world = await ChatWorld.start({ limits });
  await using proxy = await CuttingProxy.listen(world.server.port);
  const ada = await join(proxy, "ada", { requestTimeoutMs: 400 });
  const changes: ConnectionChange[] = note(ada.connection.changes());
  proxy.stall();
  const peers = await ada.getPeers({ timeoutMs: 10_000 });
  assert.equal(peers, []);
  assert.equal(
    changes.map(({ status }) => status),
    ["waiting", "resumed"],
  );
  await ada.close();
});

test("client-waits-for-a-server-that-cannot-be-reached-and-says-when-it-tries-next", async () => {
  await using world = await ChatWorld.start();
  const proxy = await CuttingProxy.listen(world.server.port);
  const ada = await join(proxy, "ada");
  const changes = note(ada.connection.changes());
  await proxy[Symbol.asyncDispose]();
  while (changes.length < 3) await setTimeout(10);
  for (const change of changes) {
    assert.is(change.status, "waiting");
    if (change.status !== "waiting") continue;
    assert.ok(["CLOSED_BY_PEER", "CONNECTION_LOST"].includes(change.reason.code));
    assert.ok(Math.abs(change.sinceMs - Date.now()) < 60_000);
    assert.ok(change.nextTryMs >= change.sinceMs);
  }
  await ada.close();
  assert.is((await ada.closed).code, "CLOSED");
  assert.is(ada.connection.state.status, "closed");
});

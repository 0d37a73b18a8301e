/** How long the relay of a conversation outlasts it. */

import * as assert from "uvu/assert";
import type { RelaySides } from "../../src/chat/state/relay-access.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { DatagramSocket } from "../../src/net/datagram-socket.ts";
import { Relay } from "../../src/server/relay.ts";
import { SimulatedWorld } from "../../src/testing/index.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("relay that outlasts a conversation");

const LINGER_MS = 2_000;

async function start() {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const datagrams = await world.run(DatagramSocket.bind(network, "0.0.0.0", 0));
  return { world, relay: new Relay(network, datagrams, DEFAULT_LIMITS) };
}

function sides(introductionId: number): RelaySides {
  const side = (place: number) => ({
    user: place,
    login: undefined,
    relayId: BigInt(2 * introductionId + place),
    key: new Uint8Array(32).fill(place),
  });
  return [side(0), side(1)];
}

test("relay-ends-at-once-or-after-its-time-in-the-order-of-the-ends", async () => {
  const { world, relay } = await start();
  for (const id of [1, 2, 3]) relay.open(id, sides(id));
  relay.close(1, LINGER_MS);
  await world.advance(500);
  relay.close(2, LINGER_MS);
  assert.is(relay.pairs, 3);
  relay.close(3, 0);
  assert.is(relay.pairs, 2);
  await world.advance(1_499);
  assert.is(relay.pairs, 2);
  await world.advance(1);
  assert.is(relay.pairs, 1);
  await world.advance(500);
  assert.is(relay.pairs, 0);
});

test("relays-that-outlast-their-conversations-are-bounded-and-the-first-ends-for-a-further-one", async () => {
  const { world, relay } = await start();
  for (let id = 1; id <= 1_030; id++) {
    relay.open(id, sides(id));
    relay.close(id, LINGER_MS);
  }
  assert.is(relay.pairs, 1_024);
  await world.advance(LINGER_MS);
  assert.is(relay.pairs, 0);
});

test("relay-that-never-opened-is-closed-without-effect", async () => {
  const { world, relay } = await start();
  relay.close(7, LINGER_MS);
  relay.close(7, 0);
  await world.advance(LINGER_MS);
  assert.is(relay.pairs, 0);
});

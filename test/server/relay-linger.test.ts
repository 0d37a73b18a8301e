/** How long the relay of a conversation outlasts it, and what it leaves behind. */

import * as assert from "uvu/assert";
import { Relayed } from "../../generated/chatwire/v1/signalling.ts";
import type { RelaySide, RelaySides } from "../../src/chat/state/relay-access.ts";
import { TagKey } from "../../src/crypto/message-tag.ts";
import { RelayCodec } from "../../src/framing/relay-datagram.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { DatagramSocket } from "../../src/net/datagram-socket.ts";
import { Relay, type RelayConnection } from "../../src/server/relay.ts";
import { SimulatedWorld } from "../../src/testing/index.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("relay that outlasts a conversation");

const LINGER_MS = 2_000;
const SERVER = "192.0.2.1";

async function start() {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost(SERVER);
  const datagrams = await world.run(DatagramSocket.bind(network, "0.0.0.0", 0));
  const relay = new Relay(network, datagrams, DEFAULT_LIMITS);
  return { world, relay, at: { address: SERVER, port: datagrams.address.port } };
}

function sides(introductionId: number): RelaySides {
  const side = (place: number) => ({
    user: place,
    login: 1,
    relayId: BigInt(2 * introductionId + place),
    key: new Uint8Array(32).fill(place),
  });
  return [side(0), side(1)];
}

function connection(): RelayConnection {
  return { hasRelayMessages: true, relayDropped: 0, relay() {} };
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

test("connection-is-bound-from-the-beginning-if-its-client-takes-datagrams-on-it", async () => {
  const { relay } = await start();
  const received: unknown[] = [];
  const connection = (name: string, hasRelayMessages: boolean): RelayConnection => ({
    hasRelayMessages,
    relayDropped: 0,
    relay: (introductionId, datagram) => void received.push([name, introductionId, datagram?.length]),
  });
  const [one, other] = sides(1).map((side) => ({ ...side, login: side.user })) as [RelaySide, RelaySide];
  const [ada, old] = [connection("ada", true), connection("old", false)];
  relay.open(1, [one, other], [ada, old]);
  const send = (over: RelayConnection): void =>
    relay.handleMessage(Relayed.create({ introductionId: 1, datagram: new Uint8Array(40) }), over);
  send(old);
  send(ada);
  assert.equal(received, [["ada", 1, 40]]);
  assert.is(relay.counts.unbound, 1);
  relay.leave(ada);
  send(old);
  assert.is(received.length, 1);
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

test("nothing-is-kept-of-a-conversation-whatever-was-bound-at-its-end", async () => {
  const { world, relay, at } = await start();
  const [first, second] = [connection(), connection()];
  for (let id = 1; id <= 3; id++) {
    relay.open(id, sides(id), [first, id >= 2 ? second : undefined]);
    relay.bind(id, first);
    if (id >= 2) relay.bind(id, second);
  }
  // An address takes the place of the connection.
  const [{ relayId, key }] = sides(3);
  const codec = new RelayCodec(relayId, new TagKey(key));
  const socket = await world.addHost("198.51.100.1").bindUdp("0.0.0.0", 0);
  let token: Uint8Array | undefined;
  socket.onDatagram((bytes) => {
    token ??= codec.open(bytes);
  });
  socket.send(codec.bind(1), at);
  await world.advance(1_000);
  socket.send(codec.bind(2, token), at);
  await world.advance(1_000);
  assert.equal([relay.counts.bound, relay.bindings], [1, 5]);
  for (let id = 1; id <= 3; id++) relay.close(id, 0);
  assert.is(relay.bindings, 0);
});

test("connection-that-closes-leaves-nothing-behind", async () => {
  const { relay } = await start();
  const [first, second] = [connection(), connection()];
  for (let id = 1; id <= 3; id++) {
    relay.open(id, sides(id), [first, second]);
    relay.bind(id, first);
    relay.bind(id, second);
  }
  relay.leave(first);
  assert.is(relay.bindings, 3);
  relay.leave(second);
  assert.is(relay.bindings, 0);
  for (let id = 1; id <= 3; id++) relay.close(id, 0);
  assert.is(relay.pairs, 0);
});

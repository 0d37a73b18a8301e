import * as assert from "uvu/assert";
import { RelayClient } from "../../../src/session/relay/relay-client.ts";
import { RelayQuota } from "../../../src/session/relay/relay-quota.ts";
import type { RelayTransmit } from "../../../src/session/relay/relay-server.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";
import { RelayWorld } from "./relay-world.ts";

const test = suite("relay client");

const DATA = new Uint8Array(100).fill(7);
const LATENCY_MS = 20;

/** Two clients and the relay, with time and loss between them. */
class Rig {
  readonly world: RelayWorld;
  readonly clients: readonly [RelayClient, RelayClient];
  readonly addresses: [SocketAddress, SocketAddress] = [at(1), at(2)];
  /** What each side got from the other. */
  readonly received: [Uint8Array[], Uint8Array[]] = [[], []];
  /** Bytes to and from the relay. */
  toRelay = 0;
  /** Whether a datagram to the relay, or from it, gets lost. */
  isLost = (_side: number, _way: "to" | "from"): boolean => false;
  readonly #events: { atMs: number; run: () => void }[] = [];
  readonly #grants: ReturnType<RelayWorld["open"]>;

  constructor(...[limits]: ConstructorParameters<typeof RelayWorld>) {
    this.world = new RelayWorld(limits);
    this.#grants = this.world.open();
    const clientOf = (side: 0 | 1): RelayClient => {
      const { relayId } = this.#grants.pair.sides[side];
      return new RelayClient({ relayId, key: this.#grants.ends[side].key }, new RelayQuota(1_000), 0);
    };
    this.clients = [clientOf(0), clientOf(1)];
  }

  run(durationMs: number): void {
    const untilMs = this.world.nowMs + durationMs;
    for (;;) {
      for (const side of [0, 1] as const) this.#transmit(side);
      const next = this.#events.sort((one, other) => one.atMs - other.atMs)[0];
      const timers = this.clients.map(({ nextTimeoutMs }) => nextTimeoutMs ?? Number.POSITIVE_INFINITY);
      const nextMs = Math.min(next?.atMs ?? Number.POSITIVE_INFINITY, ...timers);
      if (nextMs > untilMs) break;
      this.world.nowMs = Math.max(this.world.nowMs, nextMs);
      if (next !== undefined && next.atMs <= nextMs) {
        this.#events.shift();
        next.run();
      }
    }
    this.world.nowMs = untilMs;
  }

  #transmit(side: 0 | 1): void {
    const { nowMs } = this.world;
    for (let out = this.clients[side].pollTransmit(nowMs); out; out = this.clients[side].pollTransmit(nowMs)) {
      const bytes = out;
      this.toRelay += bytes.length;
      if (this.isLost(side, "to")) continue;
      const from = this.addresses[side];
      this.#later(() => this.#atRelay(this.world.receive(this.#grants.pair.sides[side], bytes, from)));
    }
  }

  #atRelay(out: RelayTransmit | undefined): void {
    const side = this.addresses.findIndex(({ port }) => port === out?.to.port);
    if (out === undefined || (side !== 0 && side !== 1) || this.isLost(side, "from")) return;
    this.#later(() => {
      const datagram = this.clients[side].handleDatagram(out.bytes, this.world.nowMs);
      if (typeof datagram === "string") return;
      this.received[side].push(datagram);
      this.clients[side].taken(this.world.nowMs);
    });
  }

  #later(run: () => void): void {
    this.#events.push({ atMs: this.world.nowMs + LATENCY_MS, run });
  }
}

function at(port: number): SocketAddress {
  return { address: "198.51.100.1", port };
}

/** A datagram that only the link can tell from a forged one. */
const RELAYED = Uint8Array.of(0x51, ...new Uint8Array(80));

test("what-was-sent-before-the-address-was-bound-arrives-two-round-trips-after-the-grant", () => {
  const rig = new Rig();
  rig.clients[0].send(DATA);
  rig.run(6 * LATENCY_MS);
  assert.equal(
    rig.clients.map(({ state }) => state),
    ["bound", "bound"],
  );
  assert.equal(
    rig.received[1].map((bytes) => [...bytes]),
    [[...DATA]],
  );
  assert.is(rig.clients[1].nextTimeoutMs, undefined);
});

test("side-that-hears-nothing-for-a-second-asks-whether-its-address-is-bound-and-no-more-often", () => {
  const rig = new Rig();
  rig.run(1_000);
  const before = rig.toRelay;
  for (let count = 0; count < 100; count++) {
    rig.clients[0].send(DATA);
    rig.run(100);
  }
  assert.is(rig.clients[0].state, "bound");
  const asked = rig.toRelay - before - 100 * (DATA.length + 25);
  assert.ok(asked > 0 && asked <= 10 * 41, `${asked} bytes`);
  assert.is(rig.received[1].length, 100);
});

test("side-without-an-answer-binds-anew-within-two-seconds-and-what-it-sent-meanwhile-arrives", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.isLost = () => true;
  rig.clients[0].send(DATA);
  rig.run(1_200);
  assert.is(rig.clients[0].state, "bound");
  rig.run(800);
  assert.is(rig.clients[0].state, "binding");
  rig.clients[0].send(DATA);
  rig.isLost = () => false;
  rig.run(6_000);
  assert.is(rig.clients[0].state, "bound");
  assert.is(rig.received[1].length, 1);
});

test("what-a-link-sends-when-it-takes-a-datagram-is-not-answered-by-that-datagram", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.isLost = () => true;
  const [client] = rig.clients;
  client.handleDatagram(RELAYED, rig.world.nowMs);
  client.send(DATA);
  client.pollTransmit(rig.world.nowMs);
  client.taken(rig.world.nowMs);
  rig.run(1_900);
  assert.is(client.state, "binding");
});

test("forged-datagrams-hide-nothing-from-a-side-that-the-relay-no-longer-hears", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.isLost = () => true;
  const [client] = rig.clients;
  client.send(DATA);
  for (let count = 0; count < 20; count++) {
    client.handleDatagram(RELAYED, rig.world.nowMs);
    rig.run(100);
  }
  assert.is(client.state, "binding");
});

test("side-that-was-silent-for-long-binds-again-with-what-it-sends-next", () => {
  const rig = new Rig();
  rig.run(70_000);
  rig.clients[1].send(DATA);
  rig.run(6 * LATENCY_MS);
  assert.is(rig.clients[1].state, "bound");
  // The first datagram from the other side brings its binding back, too. These two were the price.
  rig.clients[0].send(DATA);
  rig.run(6 * LATENCY_MS);
  assert.equal([rig.received[0].length, rig.received[1].length], [0, 0]);
  for (const client of rig.clients) client.send(DATA);
  rig.run(2 * LATENCY_MS);
  assert.equal([rig.received[0].length, rig.received[1].length], [1, 1]);
});

test("address-is-bound-although-half-of-the-datagrams-are-lost", () => {
  const rig = new Rig();
  rig.isLost = () => rig.world.random.below(2) === 0;
  rig.run(60_000);
  assert.equal(
    rig.clients.map(({ state }) => state),
    ["bound", "bound"],
  );
});

test("requests-to-a-relay-that-does-not-answer-become-rare", () => {
  const rig = new Rig();
  rig.isLost = () => true;
  rig.run(60_000);
  assert.ok(rig.toRelay <= 2 * 41 * 20, `${rig.toRelay} bytes`);
  for (let count = 0; count < 1_000; count++) rig.clients[0].send(DATA);
  rig.isLost = () => false;
  rig.run(20_000);
  assert.is(rig.received[1].length, 16);
});

test("new-address-is-bound-within-a-second-of-the-first-datagram-from-there", () => {
  const rig = new Rig();
  rig.run(1_000);
  for (const port of [77, 78, 79]) {
    rig.clients[0].send(DATA);
    rig.run(1);
    rig.addresses[0] = at(port);
    rig.clients[0].send(DATA);
    rig.run(1_000);
    const before = rig.received[0].length;
    rig.clients[1].send(DATA);
    rig.run(2 * LATENCY_MS);
    assert.is(rig.received[0].length, before + 1, `port ${port}`);
  }
});

test("side-that-has-left-its-address-is-bound-at-the-new-one-two-round-trips-later-however-lately-it-was-heard", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.clients[0].send(DATA);
  rig.run(1);
  rig.addresses[0] = at(77);
  rig.clients[0].rebind(rig.world.nowMs, true);
  rig.run(3 * LATENCY_MS);
  const before = rig.received[0].length;
  rig.clients[1].send(DATA);
  rig.run(2 * LATENCY_MS);
  assert.equal([rig.received[0].length, rig.clients[0].state], [before + 1, "bound"]);
  // What it asks later says no such thing.
  rig.clients[0].send(DATA);
  rig.run(1);
  rig.addresses[0] = at(78);
  rig.clients[0].send(DATA);
  rig.run(3 * LATENCY_MS);
  rig.clients[1].send(DATA);
  rig.run(2 * LATENCY_MS);
  assert.equal([rig.received[0].length, rig.clients[0].state], [before + 1, "binding"]);
});

test("word-of-the-server-does-not-delay-a-binding-that-has-begun", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.addresses[0] = at(77);
  rig.clients[0].rebind(rig.world.nowMs, true);
  rig.run(2 * LATENCY_MS - 1);
  rig.clients[0].rebind(rig.world.nowMs);
  rig.run(2 * LATENCY_MS + 1);
  assert.is(rig.clients[0].state, "bound");
});

test("side-stops-when-the-relay-says-that-the-bytes-are-spent", () => {
  const rig = new Rig({ relayBytesMax: 1_000 });
  rig.run(1_000);
  for (let count = 0; count < 20; count++) rig.clients[0].send(DATA);
  rig.run(1_000);
  assert.is(rig.received[1].length, 8);
  assert.is(rig.clients[0].state, "over");
  const before = rig.toRelay;
  rig.clients[0].send(DATA);
  rig.run(60_000);
  assert.is(rig.toRelay, before);
});

test("forged-answers-of-the-relay-change-nothing", () => {
  const rig = new Rig();
  const [client] = rig.clients;
  rig.run(1_000);
  const other = rig.world.open().ends[0];
  assert.is(client.handleDatagram(other.codec.challenge(1, new Uint8Array(16)), 1_000), "forged");
  for (const length of [0, 1, 16, 17, 25, 40])
    assert.is(client.handleDatagram(new Uint8Array(length).fill(0x71), 1_000), "forged");
  assert.is(client.state, "bound");
  assert.is(client.pollTransmit(1_000), undefined);
});

test("challenge-or-status-to-another-datagram-is-ignored", () => {
  const world = new RelayWorld();
  const { pair, ends } = world.open();
  const client = new RelayClient({ relayId: pair.sides[0].relayId, key: ends[0].key }, new RelayQuota(1_000), 0);
  const request = client.pollTransmit(0);
  assert.ok(request);
  for (const sequence of [0, 2, 1_000]) {
    client.handleDatagram(ends[0].codec.status(sequence, 1, 10), 0);
    client.handleDatagram(ends[0].codec.challenge(sequence, new Uint8Array(16)), 0);
  }
  assert.is(client.state, "binding");
  assert.is(client.pollTransmit(0), undefined);
  client.handleDatagram(ends[0].codec.status(1, 1, 10), 0);
  assert.is(client.state, "bound");
  // Sent again by somebody later.
  client.handleDatagram(ends[0].codec.status(1, 2, 0), 0);
  client.handleDatagram(ends[0].codec.challenge(1, new Uint8Array(16)), 0);
  assert.is(client.state, "bound");
});

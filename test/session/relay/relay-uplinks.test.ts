/** A client's end of the relay on a machine with further uplinks. */

import * as assert from "uvu/assert";
import { RelayClient } from "../../../src/session/relay/relay-client.ts";
import { RelayQuota } from "../../../src/session/relay/relay-quota.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { suite } from "../../suite.ts";
import { RelayWorld } from "./relay-world.ts";

const test = suite("relay over further uplinks");

const DATA = new Uint8Array(100).fill(7);
const LATENCY_MS = 20;

/** A client whose uplinks 1 and 2 have addresses of their own, and the relay. */
class Rig {
  readonly world = new RelayWorld();
  readonly client: RelayClient;
  /** The uplinks through which nothing passes; 0 is the main one. */
  readonly dark = new Set<number>();
  /** The uplink of each datagram that was sent. */
  readonly sent: number[] = [];
  readonly #pair: ReturnType<RelayWorld["open"]>;
  #arrivals: { readonly atMs: number; readonly bytes: Uint8Array; readonly uplink: number }[] = [];

  constructor() {
    this.#pair = this.world.open();
    const access = { relayId: this.#pair.pair.sides[0].relayId, key: this.#pair.ends[0].key };
    this.client = new RelayClient(access, new RelayQuota(1_000_000), 0);
    this.client.setUplinks([1, 2], 0);
  }

  /** The address that the relay knows, as the number of the uplink. */
  get bound(): number | undefined {
    const port = this.#pair.pair.sides[0].addressAt(this.world.nowMs)?.port;
    return port === undefined ? undefined : port - 1_000;
  }

  run(durationMs: number): void {
    const untilMs = this.world.nowMs + durationMs;
    for (;;) {
      this.#transmit();
      const times = [this.client.nextTimeoutMs ?? Number.POSITIVE_INFINITY, ...this.#arrivals.map(({ atMs }) => atMs)];
      const nextMs = Math.max(this.world.nowMs, Math.min(...times));
      if (nextMs > untilMs) break;
      this.world.nowMs = nextMs;
      const due = this.#arrivals.filter(({ atMs }) => atMs <= nextMs);
      this.#arrivals = this.#arrivals.filter(({ atMs }) => atMs > nextMs);
      for (const { bytes, uplink } of due) this.client.handleDatagram(bytes, nextMs, uplink || undefined);
    }
    this.world.nowMs = untilMs;
  }

  #transmit(): void {
    const { nowMs } = this.world;
    for (let bytes = this.client.pollTransmit(nowMs); bytes !== undefined; bytes = this.client.pollTransmit(nowMs)) {
      const uplink = this.client.nextUplink ?? 0;
      this.sent.push(uplink);
      if (this.dark.has(uplink)) continue;
      const out = this.world.receive(this.#pair.pair.sides[0], bytes, addressOf(uplink));
      if (out !== undefined) this.#arrivals.push({ atMs: nowMs + LATENCY_MS, bytes: out.bytes, uplink });
    }
  }
}

function addressOf(uplink: number): SocketAddress {
  return { address: "198.51.100.1", port: 1_000 + uplink };
}

test("main-uplink-is-bound-if-it-works-and-the-others-send-nothing", () => {
  const rig = new Rig();
  for (let seconds = 0; seconds < 20; seconds++) {
    rig.client.send(DATA);
    rig.run(1_000);
  }
  assert.is(rig.bound, 0);
  assert.is(rig.client.boundUplink, undefined);
  assert.ok(rig.sent.every((uplink) => uplink === 0));
});

test("relay-that-no-longer-answers-is-asked-by-all-uplinks-at-once-and-the-first-answer-is-taken", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.dark.add(0).add(1);
  rig.client.send(DATA);
  rig.run(1_000 + 300 + 3 * LATENCY_MS);
  assert.is(rig.client.state, "bound");
  assert.equal([rig.bound, rig.client.boundUplink], [2, 2]);
  rig.client.send(DATA);
  rig.run(1);
  assert.is(rig.sent.at(-1), 2);
});

test("doubt-asks-at-once", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.client.doubt(rig.world.nowMs);
  rig.run(1_000);
  assert.is(rig.bound, 0, "an answer ends it");
  rig.dark.add(0);
  rig.client.doubt(rig.world.nowMs);
  rig.run(300 + 3 * LATENCY_MS);
  assert.is(rig.bound, 1);
});

test("first-binding-asks-by-other-uplinks-only-after-300-ms-without-an-answer", () => {
  const rig = new Rig();
  rig.dark.add(0);
  rig.run(299);
  assert.equal(rig.sent, [0, 0]);
  rig.run(1);
  assert.equal(rig.sent, [0, 0, 0, 1, 2]);
  rig.run(100);
  assert.is(rig.bound, 1);
});

test("token-goes-only-by-the-uplink-over-which-it-came", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.dark.add(0).add(1);
  rig.client.doubt(rig.world.nowMs);
  const before = rig.sent.length;
  rig.run(1_000);
  // Two checks, one request by each uplink, and the answer to the challenge.
  assert.equal(rig.sent.slice(before), [0, 0, 0, 1, 2, 2]);
});

test("address-of-an-uplink-that-is-gone-is-given-up-at-once", () => {
  const rig = new Rig();
  rig.run(1_000);
  rig.dark.add(0);
  rig.client.doubt(rig.world.nowMs);
  rig.run(1_000);
  assert.is(rig.bound, 1);
  rig.dark.clear();
  rig.client.setUplinks([2], rig.world.nowMs);
  rig.run(1_000);
  assert.equal([rig.bound, rig.client.boundUplink], [0, undefined]);
  assert.not.ok(rig.sent.slice(-2).includes(1));
});

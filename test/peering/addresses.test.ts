/** The addresses that a side announces, and those that it takes. */

import * as assert from "uvu/assert";
import { PeerAddresses } from "../../generated/chatwire/v1/peer.ts";
import { Candidate, CandidateKind } from "../../generated/chatwire/v1/signalling.ts";
import { AddressChannel } from "../../src/peering/addresses.ts";
import type { SocketAddress } from "../../src/socket-address.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("announced addresses");

class Rig {
  readonly outbox: RecordingOutbox;
  readonly channel: AddressChannel;
  /** Where the peer saw this side. */
  seen: SocketAddress[] = [];
  readonly taken: number[][] = [];
  /** The kinds of the addresses that were taken last. */
  kinds: CandidateKind[] = [];

  constructor(candidatesMax = 16, messageBytesMax = 1_167) {
    this.outbox = new RecordingOutbox(messageBytesMax);
    this.channel = new AddressChannel({
      limits: { candidatesMax },
      outbox: this.outbox,
      seenByPeer: () => this.seen,
      onAddresses: (addresses) => {
        this.taken.push(addresses.map(({ port }) => port));
        this.kinds = addresses.map(({ kind }) => kind);
      },
    });
  }

  set(ports: readonly number[], nowMs = 0, seenByServer: readonly string[] = []): void {
    this.channel.set({ candidates: ports.map(at), seenByServer }, nowMs);
  }

  /** The ports of each announcement. */
  get sent(): number[][] {
    return this.outbox.reliable.map((body) => {
      assert.is(body.case, "peerAddresses");
      return body.case === "peerAddresses" ? body.value.addresses.map(({ port }) => port) : [];
    });
  }
}

function at(port: number): Candidate {
  return Candidate.create({ address: "192.0.2.1", port });
}

test("addresses-are-announced-once-although-nothing-has-changed-and-again-when-something-has", () => {
  const rig = new Rig();
  rig.set([1, 2]);
  assert.equal(rig.sent, []);
  rig.channel.begin(true, 0);
  rig.set([2, 1], 10);
  assert.equal(rig.sent, [[1, 2]]);
  rig.set([2, 3], 20);
  rig.set([2, 3], 30);
  assert.equal(rig.sent, [
    [1, 2],
    [2, 3],
  ]);
});

test("side-without-an-address-announces-that-and-one-that-does-not-know-yet-announces-nothing", () => {
  const rig = new Rig();
  rig.channel.begin(true, 0);
  rig.channel.seen(5);
  assert.equal(rig.sent, []);
  rig.set([], 10);
  rig.set([], 20);
  assert.equal(rig.sent, [[]]);
});

test("change-before-the-link-is-connected-is-announced-then", () => {
  const rig = new Rig();
  rig.set([1]);
  rig.set([2]);
  assert.equal(rig.sent, []);
  rig.channel.begin(true, 0);
  assert.equal(rig.sent, [[2]]);
});

test("link-local-addresses-are-announced-only-to-a-peer-of-whom-the-server-has-shown-such-a-one", () => {
  const named = (addresses: readonly string[]): Candidate[] =>
    addresses.map((address, index) => Candidate.create({ address, port: index + 1 }));
  for (const [shown, isThere] of [
    [[], false],
    [["198.51.100.9", "2001:db8::9"], false],
    [["127.0.0.1", "::1"], false],
    [["fe80::9%eth0"], true],
    [["198.51.100.9", "169.254.7.7"], true],
  ] as const) {
    const rig = new Rig();
    const candidates = named(["192.0.2.1", "127.0.0.1", "fe80::1", "169.254.1.1"]);
    rig.channel.set({ candidates, seenByServer: [] }, 0);
    rig.channel.begin(true, 0);
    for (let times = 0; times < 3; times++) rig.channel.offered(named(shown), 0);
    assert.equal(
      rig.sent,
      isThere
        ? [
            [1, 2],
            [1, 2, 3, 4],
          ]
        : [[1, 2]],
      shown.join(" "),
    );
  }
});

test("address-that-a-gateway-maps-is-taken-as-such", () => {
  const rig = new Rig();
  const kinds = [CandidateKind.HOST, CandidateKind.PORT_MAPPED, CandidateKind.SERVER_REFLEXIVE, 99];
  const addresses = kinds.map((kind, index) => Candidate.create({ kind, address: "192.0.2.1", port: index + 1 }));
  rig.channel.handle({ case: "peerAddresses", value: PeerAddresses.create({ addresses }) }, 0);
  assert.equal(rig.taken, [[1, 2, 3, 4]]);
  assert.equal(rig.kinds, kinds);
});

test("nothing-is-announced-without-the-feature", () => {
  const rig = new Rig();
  rig.set([1]);
  rig.channel.begin(false, 0);
  rig.set([2], 10);
  assert.equal(rig.sent, []);
  assert.is(rig.channel.nextTimeoutMs, undefined);
});

test("flood-of-changes-keeps-to-the-rate-and-ends-with-the-latest", () => {
  const rig = new Rig();
  rig.set([0]);
  rig.channel.begin(true, 0);
  for (let port = 1; port <= 100; port++) rig.set([port], 0);
  assert.is(rig.sent.length, 10);
  const dueMs = rig.channel.nextTimeoutMs;
  assert.is(dueMs, 1_000);
  rig.channel.handleTimeout(999);
  assert.is(rig.sent.length, 10);
  rig.channel.handleTimeout(1_000);
  assert.equal(rig.sent.slice(10), [[100]]);
  assert.is(rig.channel.nextTimeoutMs, undefined);
});

test("full-queue-delays-the-announcement", () => {
  const rig = new Rig();
  rig.set([1]);
  rig.channel.begin(true, 0);
  rig.outbox.isFull = true;
  rig.set([2], 0);
  rig.outbox.isFull = false;
  rig.channel.handleTimeout(rig.channel.nextTimeoutMs ?? 0);
  assert.equal(rig.sent, [[1], [2]]);
});

test("address-that-only-the-peer-sees-is-announced-if-the-server-sees-its-ip-address", () => {
  const rig = new Rig();
  rig.set([1], 0, ["192.0.2.1"]);
  rig.channel.begin(true, 0);
  rig.seen = [
    { address: "192.0.2.1", port: 9 },
    { address: "203.0.113.5", port: 10 },
  ];
  rig.channel.seen(0);
  assert.equal(rig.sent, [[1], [9, 1]]);
  // The server has not seen this side since it moved.
  rig.set([1], 100, []);
  assert.equal(rig.sent, [[1], [9, 1], [1]]);
});

test("announcement-has-at-most-candidatesMax-addresses-and-fits-into-a-datagram", () => {
  const ports = Array.from({ length: 40 }, (_, index) => index + 100);
  const few = new Rig(16);
  few.set([1]);
  few.channel.begin(true, 0);
  few.set(ports);
  assert.is(few.sent[1]?.length, 16);
  const small = new Rig(64, 128);
  small.set([1]);
  small.channel.begin(true, 0);
  small.set(ports);
  const count = small.sent[1]?.length ?? 0;
  assert.ok(count > 3 && count < 10, `${count} addresses`);
});

test("unusable-addresses-are-ignored-and-candidatesMax-of-the-others-are-taken", () => {
  const rig = new Rig(3);
  const bad = [
    { address: "224.0.0.1", port: 5 },
    { address: "example.com", port: 5 },
    { address: "192.0.2.1", port: 0 },
    { address: "::ffff:192.0.2.1", port: 5 },
  ];
  const addresses = [...bad, at(1), at(2), at(3), at(4)].map((each) => Candidate.create(each));
  rig.channel.handle({ case: "peerAddresses", value: PeerAddresses.create({ addresses }) }, 0);
  assert.equal(rig.taken, [[1, 2, 3]]);
});

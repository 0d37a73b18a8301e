/** The paths of a link, with a peer that answers at some addresses, each with a round trip of its own. */

import * as assert from "uvu/assert";
import { PeerPathResponse } from "../../generated/chatwire/v1/peer.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { SEALED_OVERHEAD_BYTES } from "../../src/framing/datagram.ts";
import { decodePeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { earlier } from "../../src/peering/path/backoff.ts";
import { ProbeBudget } from "../../src/peering/path/free-probes.ts";
import type { PathProof } from "../../src/peering/path/path.ts";
import { type Destination, RELAY } from "../../src/peering/path/path-kind.ts";
import { PathKinds } from "../../src/peering/path/path-kinds.ts";
import { type PathStatus, Paths } from "../../src/peering/paths.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("paths");

/** What has come from a first path. */
const CREDIT_BYTES = 480;

/** The length of a request, as a datagram. */
const REQUEST_BYTES = 51;

interface Answer {
  readonly atMs: number;
  readonly token: bigint;
  readonly from: Destination;
}

class Rig {
  readonly paths: Paths;
  /** The proofs of the path in use. */
  readonly proofs: PathProof[] = [];
  /** The ports of the paths that came into use, one after the other. */
  readonly moves: number[] = [];
  /** Every request: its length as a datagram, where it went and when. */
  readonly requests: { readonly bytes: number; readonly port: number; readonly atMs: number }[] = [];
  /** The round trip of each port that answers. */
  readonly roundTripMs = new Map<number, number>();
  /** The longest datagram that gets to a port. Default: any. */
  readonly bytesMax = new Map<number, number>();
  nowMs = 0;
  #answers: Answer[] = [];

  constructor() {
    const seeded = new SeededRandom(SEED);
    this.paths = new Paths({
      pathKind: new PathKinds(DEFAULT_LIMITS, true),
      limits: DEFAULT_LIMITS,
      random: (length) => seeded.bytes(length),
      raise: ({ type, path }) => {
        if (type === "pathChanged") this.moves.push(path.port);
      },
      probes: new ProbeBudget().begin(0),
      onSeen: () => {},
      onMove: () => {},
      onProof: (proof) => this.proofs.push(proof),
    });
  }

  get portInUse(): number | undefined {
    return this.paths.destination?.port;
  }

  /** The sizes of the requests above 1,200 bytes that went to a port. */
  largeTo(port: number): number[] {
    return this.requests.filter((request) => request.port === port && request.bytes > 1_200).map(({ bytes }) => bytes);
  }

  status(port: number): PathStatus | undefined {
    return this.paths.statuses(this.nowMs).find(({ destination }) => destination.port === port);
  }

  /** A new datagram of the peer arrives. */
  receive(port: number, bytes = 100): void {
    this.paths.received(at(port), bytes, this.nowMs);
  }

  /** Begins with a path, from which so much has come that requests may go there. */
  begin(destination: Destination): void {
    this.paths.received(destination, CREDIT_BYTES, this.nowMs);
    this.paths.begin(destination, this.nowMs);
  }

  run(durationMs: number): void {
    const untilMs = this.nowMs + durationMs;
    for (;;) {
      this.#send();
      const answersMs = this.#answers.map(({ atMs }) => atMs);
      const nextMs = answersMs.reduce<number | undefined>(earlier, this.paths.nextTimeoutMs);
      if (nextMs === undefined || nextMs > untilMs) break;
      this.nowMs = Math.max(nextMs, this.nowMs);
      this.#answer();
      this.paths.handleTimeout(this.nowMs);
    }
    this.nowMs = untilMs;
  }

  #send(): void {
    for (let message = this.paths.poll(this.nowMs); message !== undefined; message = this.paths.poll(this.nowMs)) {
      const { to, bytes } = message;
      assert.ok(to);
      this.requests.push({ bytes: bytes.length + SEALED_OVERHEAD_BYTES, port: to.port, atMs: this.nowMs });
      const decoded = decodePeerMessage(bytes, ownFeatures("link"));
      const roundTripMs = this.roundTripMs.get(to.port);
      if (bytes.length + SEALED_OVERHEAD_BYTES > (this.bytesMax.get(to.port) ?? Number.POSITIVE_INFINITY)) continue;
      if (roundTripMs === undefined || decoded.kind !== "known" || decoded.body.case !== "peerPathRequest") continue;
      this.#answers.push({ atMs: this.nowMs + roundTripMs, token: decoded.body.value.token, from: to });
    }
  }

  #answer(): void {
    const due = this.#answers.filter(({ atMs }) => atMs <= this.nowMs);
    this.#answers = this.#answers.filter(({ atMs }) => atMs > this.nowMs);
    for (const { token, from } of due)
      this.paths.handle({ case: "peerPathResponse", value: PeerPathResponse.create({ token }) }, this.nowMs, from);
  }
}

/** Port 0 stands for the relay, and those from 100 on for ports that a gateway maps. */
function at(port: number): Destination {
  if (port === 0) return RELAY;
  return { ...(port >= 100 && { via: "gateway" }), address: "192.0.2.1", port };
}

/** A link that began with the path to port 1, which answers after 20 ms. */
function connected(...announced: readonly number[]): Rig {
  const rig = new Rig();
  rig.roundTripMs.set(1, 20);
  rig.paths.announce([1, ...announced].map(at), 0);
  rig.begin(at(1));
  rig.run(1_000);
  assert.is(rig.status(1)?.state, "proven");
  return rig;
}

test("each-proof-of-the-path-in-use-is-reported-with-its-round-trip", () => {
  const rig = connected();
  rig.run(10_000);
  assert.ok(rig.proofs.length >= 3, `${rig.proofs.length} proofs`);
  for (const proof of rig.proofs) assert.equal(proof, { rttMs: 20, isRecovery: false });
});

test("proof-after-a-failure-is-a-recovery-and-forgets-the-round-trips-before", () => {
  const rig = connected();
  rig.roundTripMs.set(1, 2_000);
  rig.run(7_000);
  assert.is(rig.status(1)?.state, "proven");
  assert.equal(rig.proofs.at(1), { rttMs: 2_000, isRecovery: true });
  assert.is(rig.status(1)?.rttMs, 2_000);
});

test("answer-that-took-more-than-three-seconds-after-a-failure-leaves-the-path-without-a-round-trip", () => {
  const rig = connected();
  rig.roundTripMs.set(1, 3_001);
  rig.run(11_000);
  assert.equal(rig.proofs.at(1), { rttMs: undefined, isRecovery: true });
  assert.is(rig.status(1)?.rttMs, undefined);
});

test("path-that-has-no-round-trip-yet-is-not-taken-for-the-fastest", () => {
  const rig = connected(2);
  // Port 2 answers too late to be measured.
  rig.roundTripMs.set(2, 3_500);
  let isProven = false;
  for (let seconds = 0; seconds < 30; seconds++) {
    rig.run(1_000);
    isProven ||= rig.status(2)?.state === "proven";
    assert.is(rig.portInUse, 1);
  }
  assert.ok(isProven);
});

test("only-a-proven-path-and-the-relay-carry-data", () => {
  for (const first of [at(1), RELAY]) {
    const rig = new Rig();
    rig.paths.announce([first], 0);
    rig.begin(first);
    assert.is(rig.paths.mayCarry, first === RELAY);
    rig.roundTripMs.set(1, 20);
    rig.roundTripMs.set(0, 20);
    rig.run(1_000);
    assert.is(rig.paths.mayCarry, true);
  }
});

test("latest-addresses-that-the-server-names-are-tried-though-earlier-ones-are-silent", () => {
  const rig = new Rig();
  const { candidatesMax } = DEFAULT_LIMITS;
  rig.paths.offer(
    Array.from({ length: candidatesMax }, (_, index) => at(index + 2)),
    0,
  );
  rig.run(50);
  rig.roundTripMs.set(1, 20);
  rig.paths.offer([at(1)], rig.nowMs);
  rig.run(1_000);
  assert.is(rig.portInUse, 1);
  assert.is(rig.paths.statuses(rig.nowMs).length, candidatesMax);
  // One that the peer itself has announced makes no room.
  const announced = new Rig();
  announced.paths.announce(
    Array.from({ length: candidatesMax }, (_, index) => at(index + 2)),
    0,
  );
  announced.paths.offer([at(1)], 0);
  assert.is(announced.status(1), undefined);
});

test("first-path-that-is-proven-is-in-use", () => {
  const rig = new Rig();
  rig.roundTripMs.set(2, 20);
  rig.paths.offer([1, 2, 3].map(at), 0);
  assert.is(rig.paths.hasProven, false);
  rig.run(1_000);
  assert.equal([rig.paths.hasProven, rig.portInUse], [true, 2]);
});

test("farewell-goes-to-the-path-in-use-and-to-the-three-addresses-heard-last", () => {
  const rig = connected(2, 3);
  for (const port of [2, 14, 11, 13, 12]) {
    rig.run(10);
    rig.receive(port);
  }
  assert.equal(
    rig.paths.farewells.map(({ port }) => port),
    [1, 12, 13, 11],
  );
});

/** A link on an unannounced path to port 5, which was in use before the one to port 6. The announced path has failed. */
function foreign(): Rig {
  const rig = connected();
  for (const port of [5, 6]) {
    rig.roundTripMs.set(port, 20);
    rig.receive(port);
    rig.run(300);
  }
  for (const port of [1, 5]) {
    rig.roundTripMs.delete(port);
    rig.run(5_000);
  }
  assert.equal(rig.moves, [5, 6]);
  rig.roundTripMs.set(5, 20);
  rig.receive(5);
  rig.run(20_000);
  assert.equal(rig.moves, [5, 6, 5]);
  return rig;
}

for (const isAnnounced of [false, true]) {
  const which = isAnnounced ? "announced" : "unannounced";
  test(`${which}-path-that-fails-again-and-again-takes-the-place-of-a-foreign-one-ever-more-rarely`, () => {
    const rig = foreign();
    if (isAnnounced) rig.paths.announce([at(5)], rig.nowMs);
    rig.run(120_000);
    const before = rig.moves.length;
    for (let round = 0; round < 60; round++) {
      rig.roundTripMs.delete(5);
      rig.run(4_000);
      rig.roundTripMs.set(5, 20);
      rig.receive(5);
      rig.run(4_000);
    }
    const moves = rig.moves.length - before;
    assert.ok(moves >= 10 && moves <= 60, `${moves} moves for 60 failures`);
    // It is taken again as soon as the longest time is over.
    rig.run(8_500);
    assert.is(rig.portInUse, 5);
  });
}

test("copies-are-looked-at-once-in-200-ms-for-each-path-and-for-all-new-ones-together", () => {
  const rig = connected();
  const wants = (...ports: number[]): boolean[] => ports.map((port) => rig.paths.wantsCopy(at(port), rig.nowMs));
  rig.receive(1);
  assert.equal(wants(1, 8, 9), [false, true, true]);
  rig.paths.receivedCopy(at(8), 100, rig.nowMs);
  assert.equal(wants(1, 8, 9), [false, false, false]);
  rig.run(199);
  assert.equal(wants(1, 8, 9), [false, false, false]);
  rig.run(1);
  assert.equal(wants(1, 8, 9), [false, true, true]);
  // One from a path that is known leaves the turn to those that are not.
  rig.paths.receivedCopy(at(8), 100, rig.nowMs);
  assert.equal(wants(1, 8, 9), [false, false, true]);
});

test("path-that-drops-datagrams-of-full-size-is-not-taken-and-one-in-use-is-left", () => {
  const rig = connected(2);
  // Port 2 is faster, but drops everything that is long.
  rig.roundTripMs.set(2, 5);
  rig.bytesMax.set(2, 1_199);
  rig.run(60_000);
  assert.is(rig.portInUse, 1);
  assert.is(rig.status(2)?.state, "unproven");
  rig.bytesMax.set(2, 1_200);
  rig.run(61_000);
  assert.is(rig.portInUse, 2);
  // The path in use begins to drop long datagrams: the next doubt finds it out, a renewal does not.
  rig.bytesMax.set(2, 1_199);
  rig.run(20_000);
  assert.is(rig.portInUse, 2);
  rig.paths.suspect(rig.nowMs);
  rig.run(1_000);
  assert.is(rig.portInUse, 1);
});

test("peer-that-keeps-using-another-path-causes-fewer-and-fewer-requests-on-the-path-in-use", () => {
  const rig = new Rig();
  for (const port of [1, 2]) rig.roundTripMs.set(port, 20);
  rig.paths.announce([at(1), at(2)], 0);
  rig.begin(at(1));
  rig.run(1_000);
  const before = rig.requests.length;
  for (let times = 0; times < 600; times++) {
    for (const port of [1, 2]) rig.receive(port);
    rig.run(50);
  }
  assert.equal([rig.portInUse, rig.moves], [1, []]);
  const toPathInUse = rig.requests.slice(before).filter(({ port, bytes }) => port === 1 && bytes === REQUEST_BYTES);
  // After the pauses from 100 ms to 1.6 s, one for each renewal.
  const renewals = 30_000 / DEFAULT_LIMITS.pathProofMs;
  assert.ok(toPathInUse.length <= renewals + 5, `${toPathInUse.length} requests`);
});

test("direct-path-takes-the-place-of-the-relay-however-slow-it-is", () => {
  const rig = new Rig();
  rig.roundTripMs.set(0, 20);
  rig.roundTripMs.set(1, 400);
  rig.paths.announce([at(0), at(1)], 0);
  rig.begin(RELAY);
  rig.run(2_000);
  assert.is(rig.portInUse, 1);
  assert.equal(rig.moves, [1]);
  rig.run(60_000);
  assert.equal(rig.moves, [1]);
  assert.is(rig.status(0)?.state, "proven");
});

test("mapped-port-is-taken-before-the-relay-and-a-direct-path-before-both-however-slow-it-is", () => {
  const rig = new Rig();
  for (const [port, roundTripMs] of [
    [0, 10],
    [100, 100],
  ] as const)
    rig.roundTripMs.set(port, roundTripMs);
  rig.paths.announce([at(0), at(100), at(1)], 0);
  rig.begin(RELAY);
  rig.run(2_000);
  assert.equal(rig.moves, [100]);
  rig.roundTripMs.set(1, 400);
  rig.run(61_000);
  assert.equal(rig.moves, [100, 1]);
  assert.equal(rig.status(100)?.destination.via, "gateway");
  rig.roundTripMs.delete(1);
  rig.paths.suspect(rig.nowMs);
  rig.run(5_000);
  assert.is(rig.portInUse, 100);
});

test("mapped-port-that-is-announced-takes-the-place-of-an-address-that-is-not", () => {
  const rig = new Rig();
  rig.roundTripMs.set(5, 10);
  rig.roundTripMs.set(100, 50);
  rig.begin(at(5));
  rig.run(1_000);
  rig.paths.announce([at(100)], rig.nowMs);
  rig.run(2_000);
  assert.is(rig.portInUse, 100);
});

test("address-that-is-announced-twice-keeps-its-kind", () => {
  const rig = new Rig();
  const place = { address: "192.0.2.1", port: 100 };
  rig.paths.announce([place, at(100)], 0);
  assert.equal(
    rig.paths.statuses(rig.nowMs).map(({ destination }) => destination),
    [place],
  );
});

test("relay-takes-over-within-a-second-when-the-direct-path-fails-and-gives-way-when-it-is-back", () => {
  const rig = connected(0);
  rig.roundTripMs.set(0, 50);
  rig.run(20_000);
  assert.is(rig.portInUse, 1);
  rig.roundTripMs.delete(1);
  rig.paths.suspect(rig.nowMs);
  rig.run(999);
  assert.is(rig.portInUse, 0);
  rig.roundTripMs.set(1, 20);
  rig.run(70_000);
  assert.is(rig.portInUse, 1);
});

test("relay-and-an-address-that-is-not-announced-do-not-displace-each-other", () => {
  for (const [first, second] of [
    [0, 5],
    [5, 0],
  ] as const) {
    const rig = new Rig();
    rig.roundTripMs.set(first, 40);
    rig.roundTripMs.set(second, 10);
    rig.begin(at(first));
    rig.run(2_000);
    rig.paths.announce([at(0)], rig.nowMs);
    rig.receive(5);
    rig.run(60_000);
    assert.is(rig.status(second)?.state, "proven");
    assert.is(rig.portInUse, first);
    rig.roundTripMs.delete(first);
    rig.run(10_000);
    assert.is(rig.portInUse, second);
  }
});

test("first-path-is-taken-again-from-a-later-one-whatever-kinds-the-server-has-given-them", () => {
  const rig = new Rig();
  rig.roundTripMs.set(100, 20);
  rig.roundTripMs.set(2, 20);
  // The server calls the address of the peer one of a gateway, and its own a direct one.
  rig.paths.offer([at(100), at(2)], 0);
  rig.begin(at(100));
  rig.run(1_000);
  rig.roundTripMs.delete(100);
  rig.paths.suspect(rig.nowMs);
  rig.run(2_000);
  assert.is(rig.portInUse, 2);
  rig.roundTripMs.set(100, 20);
  rig.run(61_000);
  assert.is(rig.portInUse, 100);
});

test("first-path-is-taken-again-from-a-later-one-although-the-relay-is-proven-too", () => {
  const rig = new Rig();
  rig.paths.announce([at(0)], 0);
  for (const port of [0, 5]) rig.roundTripMs.set(port, 20);
  rig.begin(at(5));
  rig.run(1_000);
  // Both fail, and somebody forwards from port 6.
  for (const port of [0, 5]) rig.roundTripMs.delete(port);
  rig.roundTripMs.set(6, 20);
  rig.receive(6);
  rig.run(20_000);
  assert.is(rig.portInUse, 6);
  rig.roundTripMs.set(0, 20);
  rig.run(70_000);
  assert.is(rig.status(0)?.state, "proven");
  assert.is(rig.portInUse, 6);
  rig.roundTripMs.set(5, 20);
  rig.run(70_000);
  assert.is(rig.portInUse, 5);
});

test("relay-takes-no-place-of-an-announced-address", () => {
  const rig = new Rig();
  const ports = Array.from({ length: DEFAULT_LIMITS.candidatesMax + 5 }, (_, index) => index + 1);
  rig.paths.announce([...ports.map(at), RELAY], 0);
  assert.is(rig.paths.statuses(rig.nowMs).length, DEFAULT_LIMITS.candidatesMax + 1);
  assert.is(rig.status(0)?.isAnnounced, true);
});

test("relayed-link-goes-on-trying-an-address-that-has-answered-once-every-minute-for-hours", () => {
  const rig = new Rig();
  rig.roundTripMs.set(0, 40);
  rig.roundTripMs.set(1, 20);
  rig.paths.announce([RELAY, at(1)], 0);
  rig.begin(RELAY);
  rig.run(2_000);
  assert.is(rig.portInUse, 1);
  rig.roundTripMs.delete(1);
  rig.run(60_000);
  assert.is(rig.portInUse, 0);
  const before = rig.requests.length;
  rig.run(10 * 3_600_000);
  const tries = rig.requests.slice(before).filter(({ port }) => port === 1);
  assert.ok(tries.length >= 598 && tries.length <= 602, `${tries.length} requests in ten hours`);
  rig.roundTripMs.set(1, 20);
  rig.run(61_000);
  assert.is(rig.portInUse, 1);
});

test("relay-that-does-not-answer-is-tried-for-hours", () => {
  const rig = connected();
  rig.paths.announce([RELAY], rig.nowMs);
  rig.run(2 * 3_600_000);
  const before = rig.requests.length;
  rig.run(3_600_000);
  assert.ok(rig.requests.slice(before).filter(({ port }) => port === 0).length >= 59);
});

test("change-of-networks-has-every-path-proven-again-at-once-and-the-first-one-proven-is-used", () => {
  const rig = connected(2);
  rig.roundTripMs.set(0, 40);
  rig.roundTripMs.set(2, 100);
  rig.paths.announce([RELAY], rig.nowMs);
  rig.run(8_000);
  assert.equal([rig.status(0)?.state, rig.status(2)?.state, rig.portInUse], ["proven", "proven", 1]);
  // From the new network, nothing gets to port 1.
  rig.roundTripMs.delete(1);
  const [before, changedMs] = [rig.requests.length, rig.nowMs];
  rig.paths.networkChanged("interfaces", rig.nowMs);
  rig.run(45);
  const first = rig.requests.slice(before).filter(({ atMs }) => atMs === changedMs);
  assert.equal(first.map(({ port }) => port).sort(), [0, 1, 2]);
  assert.is(first.find(({ port }) => port === 2)?.bytes, REQUEST_BYTES, "somebody else may be there now");
  assert.is(rig.portInUse, 0);
  rig.run(1_000);
  assert.is(rig.portInUse, 2, "direct before relayed");
});

test("relay-that-has-failed-is-proven-with-one-request-as-soon-as-it-is-reached-again", () => {
  const rig = connected();
  rig.roundTripMs.set(0, 40);
  rig.paths.announce([RELAY], rig.nowMs);
  rig.run(3_000);
  rig.roundTripMs.clear();
  rig.run(30_000);
  assert.equal([rig.status(0)?.state, rig.status(1)?.state], ["failed", "failed"]);
  rig.roundTripMs.set(0, 40);
  const before = rig.requests.length;
  rig.paths.relayMoved(rig.nowMs);
  rig.run(40);
  assert.is(rig.requests.slice(before).filter(({ port }) => port === 0).length, 1);
  assert.equal([rig.portInUse, rig.status(0)?.state], [0, "proven"]);
});

test("relay-that-is-reached-again-is-proven-anew-after-a-change-of-networks-though-a-request-is-open", () => {
  const rig = connected();
  rig.roundTripMs.set(0, 40);
  rig.paths.announce([RELAY], rig.nowMs);
  rig.run(3_000);
  rig.roundTripMs.clear();
  rig.paths.networkChanged("interfaces", rig.nowMs);
  rig.run(50);
  rig.roundTripMs.set(0, 40);
  rig.paths.relayMoved(rig.nowMs);
  rig.run(40);
  assert.is(rig.portInUse, 0);
});

test("change-of-networks-that-leaves-the-path-as-it-is-moves-nothing", () => {
  const rig = connected();
  rig.roundTripMs.set(0, 40);
  rig.paths.announce([RELAY], rig.nowMs);
  rig.run(3_000);
  const moves = rig.moves.length;
  rig.paths.networkChanged("interfaces", rig.nowMs);
  rig.run(5_000);
  assert.equal([rig.portInUse, rig.moves.length], [1, moves]);
});

test("changes-of-networks-in-quick-succession-send-no-more-requests-than-their-repetition-would", () => {
  const rig = connected(2);
  rig.roundTripMs.set(0, 40).set(2, 20);
  rig.paths.announce([RELAY], rig.nowMs);
  rig.run(8_000);
  const before = rig.requests.length;
  for (let times = 0; times < 1_000; times++) {
    rig.paths.networkChanged("server", rig.nowMs);
    rig.run(1);
  }
  // One for each path every 100 ms.
  assert.ok(rig.requests.length - before <= 33, `${rig.requests.length - before}`);
  rig.run(1_000);
  assert.equal([rig.portInUse, rig.status(1)?.state], [1, "proven"]);
});

test("requests-to-an-address-that-does-not-answer-begin-anew-with-the-interfaces-and-not-because-of-the-server", () => {
  const rig = connected(2);
  rig.run(8_000);
  const lost = { address: "203.0.113.77", port: 7 };
  rig.paths.announce([lost], rig.nowMs);
  for (const [change, requests] of [
    ["server", 20],
    ["interfaces", 40],
  ] as const) {
    // The server says so again and again, the interfaces change once.
    for (let minute = 0; minute < (change === "server" ? 40 : 1); minute++) {
      rig.paths.networkChanged(change, rig.nowMs);
      rig.run(60_001);
    }
    rig.run(20 * 60_000);
    assert.is(rig.requests.filter(({ port }) => port === 7).length, requests);
  }
});

test("hold-from-another-network-does-not-keep-a-path-from-use", () => {
  const rig = connected();
  rig.roundTripMs.set(0, 40);
  rig.paths.announce([RELAY], rig.nowMs);
  for (let time = 0; time < 5; time++) {
    rig.roundTripMs.delete(1);
    rig.run(5_000);
    rig.roundTripMs.set(1, 20);
    rig.run(70_000);
  }
  rig.roundTripMs.delete(1);
  rig.run(5_000);
  assert.is(rig.portInUse, 0);
  rig.roundTripMs.set(1, 20);
  rig.paths.networkChanged("interfaces", rig.nowMs);
  rig.run(200);
  assert.is(rig.portInUse, 1);
});

test("size-is-looked-for-only-on-the-path-in-use-and-on-each-anew", () => {
  const rig = new Rig();
  for (const port of [1, 2]) rig.roundTripMs.set(port, port * 20);
  rig.paths.allowLarge(1_472);
  rig.paths.announce([1, 2].map(at), 0);
  rig.begin(at(1));
  rig.run(10_000);
  assert.equal(rig.largeTo(1), [1_232, 1_372, 1_432, 1_452, 1_472]);
  assert.equal(rig.largeTo(2), []);
  assert.is(rig.paths.datagramBytes, 1_472);
  assert.is(rig.status(2)?.datagramBytes, 1_200);
  rig.roundTripMs.delete(1);
  rig.bytesMax.set(2, 1_400);
  rig.run(5_000);
  assert.is(rig.portInUse, 2);
  assert.is(rig.status(1)?.datagramBytes, 1_200);
  rig.run(10_000);
  assert.equal(rig.largeTo(2), [1_232, 1_372, 1_432]);
  assert.is(rig.paths.datagramBytes, 1_372);
});

test("path-that-is-not-proven-and-the-relay-get-no-larger-datagrams", () => {
  const rig = new Rig();
  rig.paths.allowLarge(1_472);
  rig.roundTripMs.set(0, 20);
  rig.paths.announce([RELAY], 0);
  rig.begin(at(1));
  rig.run(60_000);
  assert.is(rig.portInUse, 0);
  assert.equal([...rig.largeTo(0), ...rig.largeTo(1)], []);
});

test("lost-requests-for-a-size-leave-the-path-proven", () => {
  const rig = new Rig();
  rig.paths.allowLarge(1_472);
  rig.roundTripMs.set(1, 20);
  rig.bytesMax.set(1, 1_200);
  rig.paths.announce([at(1)], 0);
  rig.begin(at(1));
  rig.run(60_000);
  assert.equal(rig.largeTo(1), [1_232]);
  assert.is(rig.status(1)?.state, "proven");
  assert.equal(
    rig.proofs.filter(({ isRecovery }) => isRecovery),
    [],
  );
});

import * as assert from "uvu/assert";
import type { Command } from "../../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../../generated/chatwire/v1/message.ts";
import { UsageError } from "../../../src/errors.ts";
import type { Limits } from "../../../src/limits.ts";
import { isRelay, RELAY } from "../../../src/peering/path/path-kind.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { linkKeys } from "../../crypto/link/link-keys.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { bytesTo, THIRD_PARTY } from "./observers.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "./peer-pair.ts";

const test = suite("beginning of a link between peers");

const SEEDS = 100;
const UNREACHABLE = { address: "192.0.2.99", port: 9 };
/** Lengths of requests for a proof: a short one, and one that fills a datagram. */
const [SHORT, FULL] = [51, 1_200];

function isWrongState(error: unknown): boolean {
  return error instanceof UsageError && error.code === "WRONG_STATE";
}

test("both-sides-connect-to-the-address-of-the-other", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  assert.equal(eventsOf(pair.initiator, "connected"), [{ type: "connected", path: RESPONDER_ADDRESS }]);
  assert.equal(eventsOf(pair.responder, "connected"), [{ type: "connected", path: INITIATOR_ADDRESS }]);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("sides-connect-despite-loss-duplication-and-reordering", () => {
  const network = { lossRate: 0.3, duplicationRate: 0.2, reorderingRate: 0.3, reorderingMs: 200, latencyMs: 30 };
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const pair = new PeerPair({ seed, network });
    try {
      pair.connect();
    } catch (cause) {
      throw new Error(`It failed with CHATWIRE_SEED=${seed}.`, { cause });
    }
  }
});

test("short-requests-are-repeated-after-growing-pauses-until-the-timeout", () => {
  const pair = new PeerPair({ seed: SEED, limits: { firstProofTimeoutMs: 4_000 } });
  pair.network.isPartitioned = true;
  const beganMs = pair.nowMs;
  const timesMs: number[] = [];
  let seen = 0;
  const look = () => {
    pair.drain();
    for (const { from, bytes } of pair.datagrams.sent.slice(seen)) {
      if (from === INITIATOR_ADDRESS) timesMs.push(pair.nowMs - beganMs);
      assert.is(bytes.length, SHORT);
    }
    seen = pair.datagrams.sent.length;
  };
  for (look(); pair.step(beganMs + 20_000); look());
  assert.equal(timesMs, [0, 100, 300, 1_000, 2_000, 3_000]);
  for (const side of pair.sides) {
    assert.equal(side.events, [{ type: "closed", reason: "unreached", by: "local" }]);
    assert.is(side.connection.state, "closed");
  }
});

test("working-candidate-is-found-among-others", () => {
  const candidates = [UNREACHABLE, { address: "not an address", port: 1 }, RESPONDER_ADDRESS];
  const pair = new PeerPair({ seed: SEED, initiator: { candidates } });
  pair.connect(50);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("candidates-added-later-are-tried", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { candidates: [] }, responder: { candidates: [] } });
  pair.run(3_000);
  assert.is(pair.datagrams.sent.length, 0);
  pair.initiator.connection.addCandidates([RESPONDER_ADDRESS], pair.nowMs);
  pair.connect(50);
});

for (const role of ["initiator", "responder"] as const) {
  test(`${role}-without-candidates-is-reached`, () => {
    const pair = new PeerPair({ seed: SEED, [role]: { candidates: [] } });
    pair.connect(50);
    const from = role === "initiator" ? RESPONDER_ADDRESS : INITIATOR_ADDRESS;
    assert.equal(pair[role].connection.path, from);
  });
}

test("request-that-fills-a-datagram-goes-only-where-a-short-one-was-answered", () => {
  const pair = new PeerPair({ seed: SEED });
  const send = pair.network.send.bind(pair.network);
  let isOpen = false;
  pair.network.send = (datagram) => {
    // What the responder sends arrives, and what the initiator sends does not.
    if (isOpen || datagram.from === RESPONDER_ADDRESS) send(datagram);
  };
  pair.run(3_000);
  assert.ok(pair.datagrams.sent.length > 5);
  for (const { bytes } of pair.datagrams.sent) assert.ok(bytes.length < FULL, `${bytes.length} bytes`);
  isOpen = true;
  pair.runUntil(() => pair.datagrams.sent.some(({ bytes }) => bytes.length === FULL), 2_000);
});

test("path-too-small-for-a-full-datagram-is-not-proven", () => {
  const pair = new PeerPair({ seed: SEED });
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    if (datagram.bytes.length < FULL) send(datagram);
  };
  pair.run(9_000);
  const [path, ...others] = pair.initiator.connection.trials.paths;
  assert.equal([path?.state, path?.isHeard, others], ["unproven", true, []]);
  pair.run(2_000);
  for (const side of pair.sides) assert.equal(side.events, [{ type: "closed", reason: "unreached", by: "local" }]);
});

for (const [name, options] of [
  ["with-candidates-on-both-sides", {}],
  ["without-candidates-of-the-initiator", { responder: { candidates: [] } }],
  ["without-candidates-of-the-responder", { initiator: { candidates: [] } }],
  ["over-a-relay-that-carries-nothing", { initiator: { hasRelay: true }, responder: { hasRelay: true } }],
] as const) {
  test(`copier-that-is-always-first-does-not-keep-a-link-from-its-first-proof-${name}`, () => {
    for (const latencyMs of [1, 20, 80]) {
      const pair = new PeerPair({ seed: SEED, network: { latencyMs }, ...options });
      let received = 0;
      // What goes to the copier itself is lost.
      pair.observer = (datagram) => {
        if (datagram.to.address === THIRD_PARTY.address) return [];
        received += datagram.bytes.length;
        return [{ ...datagram, from: THIRD_PARTY }];
      };
      pair.runUntil(() => pair.sides.every(({ connection }) => connection.isReached), 5_000);
      pair.run(5_000);
      assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
      assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
      const there = bytesTo(pair, THIRD_PARTY);
      assert.ok(there <= 3 * received, `${there} bytes for ${received}`);
    }
  });
}

test("source-that-has-not-answered-gets-at-most-three-times-its-bytes-before-there-is-a-path", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { candidates: [] }, responder: { candidates: [] } });
  // The peer itself lies about where it sends from, with requests that fill no datagram.
  pair.network.isPartitioned = true;
  const sources = [1, 2, 3].map((port) => ({ ...THIRD_PARTY, port }));
  pair.responder.connection.addCandidates([INITIATOR_ADDRESS], pair.nowMs);
  let sent = 0;
  pair.observer = (datagram) => {
    if (datagram.to.address !== INITIATOR_ADDRESS.address) return [];
    const from = sources[sent % sources.length] ?? THIRD_PARTY;
    sent += 1;
    return [{ ...datagram, from }];
  };
  pair.run(9_000);
  const received = SHORT * Math.ceil(sent / sources.length);
  for (const source of sources) {
    const there = bytesTo(pair, source);
    assert.ok(there > 0 && there <= 3 * received, `${there} bytes for ${received}`);
  }
});

test("sides-with-other-keys-do-not-connect", () => {
  const seeded = new SeededRandom(SEED + 1);
  const [keys] = linkKeys((length) => seeded.bytes(length));
  for (const role of ["initiator", "responder"] as const) {
    const pair = new PeerPair({ seed: SEED, [role]: { keys } });
    pair.run(20_000);
    for (const side of pair.sides) {
      assert.equal(side.events, [{ type: "closed", reason: "unreached", by: "local" }]);
      assert.ok(side.connection.statistics.dropped > 0);
    }
  }
});

test("commands-are-refused-while-nothing-leads-to-the-peer", () => {
  const pair = new PeerPair({ seed: SEED });
  for (const { connection } of pair.sides) {
    assert.throws(() => connection.sendText("hello", pair.nowMs), isWrongState);
    assert.throws(() => connection.openMedia(pair.nowMs), isWrongState);
  }
});

/** A pair whose initiator has a path, and whose responder never gets an answer, so that it has none. */
function halfConnected(limits: Partial<Limits> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, limits, responder: { candidates: [] } });
  const { connection } = pair.responder;
  const request = connection.pollTransmit.bind(connection);
  // Its requests get lost, which are those of these lengths while it sends nothing else.
  connection.pollTransmit = () => {
    let next = request();
    while (next !== undefined && [SHORT, FULL].includes(next.bytes.length)) next = request();
    return next;
  };
  pair.runUntil(() => pair.initiator.connection.state === "connected", 2_000);
  assert.is(connection.state, "connecting");
  connection.pollTransmit = request;
  return pair;
}

test("application-message-that-is-refused-before-there-is-a-path-does-not-count-as-delivered", () => {
  const pair = halfConnected();
  const { initiator, responder } = pair;
  const message = { typeName: "example.Moved", payload: new Uint8Array(1) };
  const id = initiator.connection.sendMessage(message, pair.nowMs);
  while (eventsOf(responder, "message").length === 0) pair.step(pair.nowMs + 50);
  assert.is(responder.connection.state, "connecting");
  const [{ sequence } = { sequence: 0 }] = eventsOf(responder, "message");
  responder.connection.refuseMessage(sequence, ErrorCode.NOT_TAKEN, pair.nowMs);
  pair.run(3_000);
  assert.is(responder.connection.state, "connected");
  assert.equal(eventsOf(initiator, "messageRefused"), [{ type: "messageRefused", id, sequence, code: "NOT_TAKEN" }]);
  assert.equal(eventsOf(initiator, "delivered"), []);
});

test("answer-that-waits-for-the-first-path-waits-until-the-time-for-that-is-over", () => {
  const pair = halfConnected({ reliableTimeoutMs: 1_000, firstProofTimeoutMs: 5_000 });
  const { initiator, responder } = pair;
  // The responder tells that it does not know this.
  const unknown = { type: MessageType.EVENT, command: 9_999 as Command, critical: true, fields: new Uint8Array(0) };
  initiator.connection.sendUnknown(unknown, "reliable", pair.nowMs);
  while (responder.connection.statistics.refusalsSent === 0) pair.step(pair.nowMs + 50);
  pair.network.isPartitioned = true;
  let steps = 0;
  while (responder.connection.state === "connecting" && steps < 1_000 && pair.step()) steps += 1;
  assert.ok(steps < 1_000, "The link is due again and again.");
  assert.equal(responder.events.at(-1), { type: "closed", reason: "unreached", by: "local" });
});

test("first-text-goes-over-the-relay-at-once", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { hasRelay: true }, responder: { hasRelay: true } });
  for (const side of pair.sides) {
    assert.is(side.connection.state, "connected");
    side.connection.sendText("hello", pair.nowMs);
    const sent = [];
    for (let out = side.connection.pollTransmit(); out !== undefined; out = side.connection.pollTransmit())
      sent.push(out);
    const other = side === pair.initiator ? pair.responder : pair.initiator;
    for (const { to, bytes } of sent) if (isRelay(to)) other.connection.handleDatagram(bytes, RELAY, pair.nowMs);
    for (let event = other.connection.pollEvent(); event !== undefined; event = other.connection.pollEvent())
      other.events.push(event);
    assert.equal(eventsOf(other, "text"), [{ type: "text", text: "hello", number: 1 }]);
  }
});

test("link-over-a-relay-ends-if-the-peer-is-never-heard", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { hasRelay: true } });
  pair.network.isPartitioned = true;
  pair.initiator.connection.sendText("hello", pair.nowMs);
  pair.run(9_999);
  assert.is(pair.initiator.connection.state, "connected");
  assert.is(pair.initiator.connection.isReached, false);
  pair.run(2);
  assert.equal(pair.initiator.events.at(-1), { type: "closed", reason: "unreached", by: "local" });
});

test("keys-are-overwritten-once-the-link-has-them", () => {
  const seeded = new SeededRandom(SEED);
  const [initiator, responder] = linkKeys((length) => seeded.bytes(length));
  const pair = new PeerPair({ seed: SEED, initiator: { keys: initiator }, responder: { keys: responder } });
  for (const { sendKey, receiveKey } of [initiator, responder])
    for (const key of [sendKey, receiveKey]) assert.ok(key.every((byte) => byte === 0));
  pair.connect();
});

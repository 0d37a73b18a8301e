import * as assert from "uvu/assert";
import { createKeyPair } from "../../../src/crypto/key.ts";
import { UsageError } from "../../../src/errors.ts";
import { DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import type { PeerConnectionOptions } from "../../../src/peering/peer-connection.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "./peer-pair.ts";

const test = suite("handshake between peers");

const SEEDS = 100;
const UNREACHABLE = { address: "192.0.2.99", port: 9 };

/** The kinds of the datagrams that one side has sent, in order. */
function kindsFrom(pair: PeerPair, side: { readonly address: { readonly address: string } }): DatagramKind[] {
  return pair.datagrams.sent
    .filter(({ from }) => from.address === side.address.address)
    .flatMap(({ bytes }) => readDatagramHeader(bytes)?.kind ?? []);
}

function isWrongState(error: unknown): boolean {
  return error instanceof UsageError && error.code === "WRONG_STATE";
}

test("both-sides-connect-to-the-address-of-the-other", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  assert.equal(eventsOf(pair.initiator, "connected"), [{ type: "connected", path: RESPONDER_ADDRESS, rttMs: 20 }]);
  assert.equal(eventsOf(pair.responder, "connected"), [{ type: "connected", path: INITIATOR_ADDRESS, rttMs: 20 }]);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("handshake-succeeds-despite-loss-duplication-and-reordering", () => {
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

test("handshake-is-repeated-after-growing-pauses-until-the-timeout", () => {
  const pair = new PeerPair({ seed: SEED, limits: { handshakeTimeoutMs: 2_000 } });
  pair.network.isPartitioned = true;
  const beganMs = pair.nowMs;
  const timesMs: number[] = [];
  let seen = 0;
  const look = () => {
    pair.drain();
    for (const { from } of pair.datagrams.sent.slice(seen)) {
      if (from === INITIATOR_ADDRESS) timesMs.push(pair.nowMs - beganMs);
    }
    seen = pair.datagrams.sent.length;
  };
  for (look(); pair.step(beganMs + 20_000); look());
  assert.equal(timesMs, [0, 100, 300, 700, 1_250, 1_800]);
  for (const side of pair.sides) {
    assert.equal(side.events, [{ type: "closed", reason: "handshake-failed", by: "local" }]);
    assert.is(side.connection.state, "closed");
  }
});

test("repeated-initiations-are-the-same-bytes", () => {
  const pair = new PeerPair({ seed: SEED });
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    if (kindOf(datagram) !== DatagramKind.HANDSHAKE_RESPONSE) send(datagram);
  };
  pair.run(1_000);
  const initiations = pair.datagrams.sent.filter((each) => kindOf(each) === DatagramKind.HANDSHAKE_INITIATION);
  assert.ok(initiations.length > 2);
  for (const { bytes } of initiations) assert.equal(bytes, initiations[0]?.bytes);
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

test("responder-without-candidates-is-reached", () => {
  const pair = new PeerPair({ seed: SEED, responder: { candidates: [] } });
  pair.connect(50);
  assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
});

test("initiator-without-candidates-reaches-a-responder-whose-punch-arrives", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { candidates: [] } });
  pair.connect(100);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("initiation-leaves-only-after-the-responder-has-answered-a-punch", () => {
  const pair = new PeerPair({ seed: SEED });
  const send = pair.network.send.bind(pair.network);
  let isOpen = false;
  pair.network.send = (datagram) => {
    // The responder's punches arrive, and the initiator's do not.
    if (isOpen || datagram.from === RESPONDER_ADDRESS) send(datagram);
  };
  pair.run(3_000);
  isOpen = true;
  const kinds = pair.datagrams.sent.map(kindOf);
  assert.ok(kinds.length > 5);
  assert.ok(kinds.every((kind) => kind === DatagramKind.PUNCH));
  pair.connect(1_000);
});

test("two-responders-do-not-answer-each-others-punches", () => {
  // A server that introduces two clients to each other as responders, and sends one punch, would have them reflect it.
  const pair = new PeerPair({
    seed: SEED,
    network: { latencyMs: 1, duplicationRate: 0.1 },
    initiator: { role: "responder" },
  });
  const initiator = new PeerPair({ seed: SEED });
  initiator.network.isPartitioned = true;
  initiator.run(10);
  const punch = initiator.datagrams.sent.find(({ from }) => from === INITIATOR_ADDRESS)?.bytes ?? new Uint8Array(0);
  for (let copy = 0; copy < 5; copy++) pair.responder.connection.handleDatagram(punch, INITIATOR_ADDRESS, pair.nowMs);
  pair.run(9_000);
  assert.ok(pair.datagrams.sent.length < 100, `${pair.datagrams.sent.length} datagrams`);
});

test("punch-gets-one-of-the-same-length-from-a-responder-and-none-if-it-asks-for-none", () => {
  const pair = new PeerPair({ seed: SEED, responder: { candidates: [] } });
  pair.network.isPartitioned = true;
  pair.run(50);
  const [punch] = pair.datagrams.sent;
  assert.ok(punch);
  const { connection } = pair.responder;
  for (let copy = 0; copy < 3; copy++) {
    connection.handleDatagram(punch.bytes, UNREACHABLE, pair.nowMs);
    const answer = connection.pollTransmit();
    assert.equal([answer?.to, answer?.bytes.length], [UNREACHABLE, 41]);
    assert.is(connection.pollTransmit(), undefined);
  }
  // More wait than fit: the others are dropped.
  for (let copy = 0; copy < 100; copy++) connection.handleDatagram(punch.bytes, UNREACHABLE, pair.nowMs);
  let answers = 0;
  while (connection.pollTransmit() !== undefined) answers += 1;
  assert.is(answers, 32);
});

test("sides-that-differ-in-a-secret-an-id-or-a-key-do-not-connect", () => {
  // The seed of the pair would draw the same keys as the pair.
  const seeded = new SeededRandom(SEED + 1);
  const random = (length: number) => seeded.bytes(length);
  const stranger = createKeyPair("X25519", random);
  const differences: Array<Partial<PeerConnectionOptions>> = [
    { psk: random(32) },
    { remoteAgreementKey: stranger.publicKey },
    { localKeys: stranger },
    { introductionId: 8 },
  ];
  for (const difference of differences) {
    for (const role of ["initiator", "responder"] as const) {
      const pair = new PeerPair({ seed: SEED, [role]: difference });
      pair.run(20_000);
      for (const side of pair.sides) {
        assert.equal(side.events, [{ type: "closed", reason: "handshake-failed", by: "local" }]);
      }
      assert.not.ok(kindsFrom(pair, pair.responder).includes(DatagramKind.HANDSHAKE_RESPONSE));
      assert.ok(pair.responder.connection.statistics.dropped > 0);
    }
  }
});

test("commands-are-refused-before-the-handshake-is-complete", () => {
  const pair = new PeerPair({ seed: SEED });
  for (const { connection } of pair.sides) {
    assert.throws(() => connection.sendText("hello", pair.nowMs), isWrongState);
    assert.throws(() => connection.openMedia(pair.nowMs), isWrongState);
  }
});

test("responder-sends-no-sealed-datagram-before-it-received-one", () => {
  const pair = new PeerPair({ seed: SEED });
  const { SEALED, HANDSHAKE_RESPONSE } = DatagramKind;
  // After the response, every datagram is lost. The initiator connects, but the responder does not hear it.
  pair.runUntil(() => kindsFrom(pair, pair.responder).includes(HANDSHAKE_RESPONSE), 1_000);
  pair.network.isPartitioned = true;
  pair.run(3_000);
  assert.is(pair.initiator.connection.state, "connected");
  assert.ok(kindsFrom(pair, pair.initiator).includes(SEALED));
  assert.is(pair.responder.connection.state, "handshaking");
  assert.not.ok(kindsFrom(pair, pair.responder).includes(SEALED));
  assert.throws(() => pair.responder.connection.sendText("hello", pair.nowMs), isWrongState);
  // The initiator asks for a proof of its path every second, until a request arrives.
  pair.network.isPartitioned = false;
  pair.connect(1_000);
});

test("response-is-as-long-as-the-initiation", () => {
  const pair = new PeerPair({ seed: SEED, network: { lossRate: 0.3, duplicationRate: 0.3 } });
  pair.connect();
  const bytesFrom = (side: { readonly address: { readonly address: string } }, kind: DatagramKind) =>
    pair.datagrams.sent
      .filter(({ from, bytes }) => from.address === side.address.address && readDatagramHeader(bytes)?.kind === kind)
      .map(({ bytes }) => bytes.length);
  const [initiation] = bytesFrom(pair.initiator, DatagramKind.HANDSHAKE_INITIATION);
  assert.is(initiation, 736);
  for (const length of bytesFrom(pair.responder, DatagramKind.HANDSHAKE_RESPONSE)) assert.is(length, 736);
});

test("round-trip-time-is-unknown-if-the-handshake-was-repeated", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 150 } });
  pair.connect();
  assert.is(eventsOf(pair.initiator, "connected")[0]?.rttMs, undefined);
  pair.run(1_000);
  assert.ok(Math.abs((pair.initiator.connection.rttMs ?? 0) - 300) < 1);
});

function kindOf({ bytes }: { readonly bytes: Uint8Array }): DatagramKind | undefined {
  return readDatagramHeader(bytes)?.kind;
}

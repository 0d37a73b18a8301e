/** Two peers agree on what both have sealed, whatever the server between them said. */

import * as assert from "uvu/assert";
import { Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import { createKeyPair } from "../../../src/crypto/key.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import type { PeerConnectionOptions } from "../../../src/peering/peer-connection.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, PeerPair } from "./peer-pair.ts";

const test = suite("capabilities of two peers");

const { MEDIA, APPLICATION_MESSAGES, POST_QUANTUM } = Feature;
const message = { typeName: "example.Moved", payload: new Uint8Array(1) };

function offer(versions: number[], features: Feature[] = []): Capabilities {
  return Capabilities.create({ versions, features });
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return "none";
}

test("features-of-a-link-are-those-that-both-sides-have", () => {
  const pair = new PeerPair({
    seed: SEED,
    initiator: { capabilities: offer([1], [MEDIA, APPLICATION_MESSAGES]) },
    responder: { capabilities: offer([1], [APPLICATION_MESSAGES, 9_001]) },
  });
  assert.is(pair.initiator.connection.features, undefined);
  pair.connect();
  for (const { connection } of pair.sides) {
    assert.equal([...(connection.features ?? [])], [APPLICATION_MESSAGES]);
    assert.is(
      codeOf(() => connection.openMedia(pair.nowMs)),
      "FEATURE_MISSING",
    );
    connection.sendMessage(message, pair.nowMs);
  }
  pair.run(1_000);
  for (const side of pair.sides) assert.is(eventsOf(side, "message").length, 1);
});

test("side-that-names-nothing-has-texts-only", () => {
  const pair = new PeerPair({ seed: SEED, responder: { capabilities: Capabilities.create() } });
  pair.connect();
  const { connection } = pair.initiator;
  assert.is(
    codeOf(() => connection.openMedia(pair.nowMs)),
    "FEATURE_MISSING",
  );
  assert.is(
    codeOf(() => connection.sendMessage(message, pair.nowMs)),
    "FEATURE_MISSING",
  );
  assert.is(
    codeOf(() => connection.sendSignal(message, pair.nowMs)),
    "FEATURE_MISSING",
  );
  connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.equal(eventsOf(pair.responder, "text"), [{ type: "text", text: "hello" }]);
});

test("version-that-both-speak-and-the-server-hid-fails-the-link-on-both-sides", () => {
  const both = { capabilities: offer([1, 2]), version: 1 };
  const pair = new PeerPair({ seed: SEED, initiator: both, responder: both });
  pair.run(1_000);
  for (const side of pair.sides) {
    assert.equal(side.events, [{ type: "closed", reason: "downgraded", by: "local" }]);
    assert.is(side.connection.features, undefined);
  }
  const kinds = pair.datagrams.sent.map(({ bytes }) => readDatagramHeader(bytes)?.kind);
  assert.not.ok(kinds.includes(DatagramKind.SEALED));
});

test("side-to-which-the-server-hid-a-version-fails-although-the-other-does-not-notice", () => {
  for (const role of ["initiator", "responder"] as const) {
    const both = { capabilities: offer([1, 2]), version: 2 };
    const pair = new PeerPair({ seed: SEED, initiator: both, responder: both, [role]: { ...both, version: 1 } });
    pair.run(60_000);
    assert.equal(pair[role].events, [{ type: "closed", reason: "downgraded", by: "local" }]);
    for (const { connection } of pair.sides) assert.is(connection.state, "closed", role);
  }
});

test("link-of-two-sides-with-post-quantum-fails-if-the-psk-is-without-the-secret", () => {
  const both = { capabilities: offer([1], [POST_QUANTUM]) };
  const pair = new PeerPair({ seed: SEED, initiator: both, responder: both });
  pair.run(1_000);
  for (const side of pair.sides) {
    assert.equal(side.events, [{ type: "closed", reason: "not-post-quantum", by: "local" }]);
    assert.is(side.connection.features, undefined);
    assert.is(side.connection.postQuantum, false);
  }
  const kinds = pair.datagrams.sent.map(({ bytes }) => readDatagramHeader(bytes)?.kind);
  assert.not.ok(kinds.includes(DatagramKind.SEALED));
});

test("side-without-the-secret-fails-although-the-other-has-it", () => {
  // The sides have one psk here, so that the handshake tells: with two, it does not verify.
  for (const role of ["initiator", "responder"] as const) {
    const both = { capabilities: offer([1], [POST_QUANTUM]), isPostQuantum: true };
    const without = { ...both, isPostQuantum: false };
    const pair = new PeerPair({ seed: SEED, initiator: both, responder: both, [role]: without });
    pair.run(60_000);
    assert.equal(pair[role].events, [{ type: "closed", reason: "not-post-quantum", by: "local" }]);
    for (const { connection } of pair.sides) assert.is(connection.state, "closed", role);
  }
});

/** The initiator has not got the ciphertext. */
function withoutCiphertext(initiator: Partial<PeerConnectionOptions> = {}): PeerPair {
  const [mixed, psk] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const capabilities = offer([1], [POST_QUANTUM]);
  return new PeerPair({
    seed: SEED,
    initiator: { capabilities, psk, ...initiator },
    responder: { capabilities, psk: mixed, isPostQuantum: true, unmixedPsk: psk },
  });
}

test("sides-of-which-only-one-has-mixed-the-secret-in-both-find-out-and-there-is-no-link", () => {
  const pair = withoutCiphertext();
  pair.run(1_000);
  for (const side of pair.sides)
    assert.equal(side.events, [{ type: "closed", reason: "not-post-quantum", by: "local" }]);
  const kinds = pair.datagrams.sent.map(({ bytes }) => readDatagramHeader(bytes)?.kind);
  assert.not.ok(kinds.includes(DatagramKind.SEALED));
});

test("server-that-knows-the-psk-without-the-secret-can-make-nobody-believe-that-the-ciphertext-is-gone", () => {
  // It has no key of the initiator's.
  const pair = withoutCiphertext({ localKeys: createKeyPair("X25519", (length) => new Uint8Array(length).fill(3)) });
  pair.run(60_000);
  for (const side of pair.sides)
    assert.equal(side.events, [{ type: "closed", reason: "handshake-failed", by: "local" }]);
  // Punches are answered, as anybody with a psk may have them; an initiation that does not verify is not.
  const kinds = pair.datagrams.sent.map(({ bytes }) => readDatagramHeader(bytes)?.kind);
  assert.not.ok(kinds.includes(DatagramKind.HANDSHAKE_RESPONSE));
});

test("link-with-the-secret-connects-and-so-does-one-of-which-only-one-side-has-the-feature", () => {
  const both = { capabilities: offer([1], [POST_QUANTUM]), isPostQuantum: true };
  const withSecret = new PeerPair({ seed: SEED, initiator: both, responder: both });
  withSecret.connect();
  for (const { connection } of withSecret.sides) {
    assert.is(connection.postQuantum, true);
    assert.equal([...(connection.features ?? [])], [POST_QUANTUM]);
  }
  for (const role of ["initiator", "responder"] as const) {
    const pair = new PeerPair({ seed: SEED, [role]: { capabilities: offer([1], [POST_QUANTUM]) } });
    pair.connect();
    for (const { connection } of pair.sides) assert.is(connection.postQuantum, false);
  }
});

test("sides-with-different-psks-do-not-connect", () => {
  const pair = new PeerPair({ seed: SEED, responder: { psk: new Uint8Array(32) } });
  pair.run(60_000);
  for (const side of pair.sides)
    assert.equal(side.events, [{ type: "closed", reason: "handshake-failed", by: "local" }]);
});

test("version-that-the-server-invented-fails-the-link", () => {
  const pair = new PeerPair({
    seed: SEED,
    initiator: { capabilities: offer([1, 2]), version: 2 },
    responder: { capabilities: offer([1]), version: 1 },
  });
  pair.run(20_000);
  assert.equal(pair.initiator.events, [{ type: "closed", reason: "unsupported-version", by: "local" }]);
  assert.not.ok(pair.sides.some(({ connection }) => connection.state === "connected"));
});

test("sides-without-a-version-in-common-fail", () => {
  const pair = new PeerPair({
    seed: SEED,
    initiator: { capabilities: offer([1]), version: 1 },
    responder: { capabilities: offer([2]), version: 2 },
  });
  pair.run(1_000);
  for (const side of pair.sides) {
    assert.equal(side.events, [{ type: "closed", reason: "unsupported-version", by: "local" }]);
  }
});

test("sides-that-draw-the-same-reserved-version-use-the-one-that-they-speak", () => {
  const both = { capabilities: offer([1, 9_042], [MEDIA, 9_042]), version: 1 };
  const pair = new PeerPair({ seed: SEED, initiator: both, responder: both });
  pair.connect();
  const highest = { capabilities: offer([1, 9_042]), version: 9_042 };
  const wrong = new PeerPair({ seed: SEED, initiator: highest, responder: highest });
  wrong.run(1_000);
  for (const side of wrong.sides)
    assert.equal(side.events, [{ type: "closed", reason: "unsupported-version", by: "local" }]);
});

test("higher-version-in-use-connects", () => {
  const both = { capabilities: offer([1, 2, 8_001]), version: 8_001 };
  new PeerPair({ seed: SEED, initiator: both, responder: both }).connect();
});

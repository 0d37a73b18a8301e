import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as assert from "uvu/assert";
import { Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import { Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import {
  AnsweredKeyExchange,
  type KeyExchangeOptions,
  type LinkKeys,
  OfferedKeyExchange,
  type PeerKeys,
} from "../../../src/client/conversations/key-exchange.ts";
import { createIdentity, type IdentityKeyPair } from "../../../src/crypto/identity.ts";
import { signOffer } from "../../../src/crypto/link/offer-signatures.ts";
import type { DecapsulationKey, Kem } from "../../../src/crypto/post-quantum/kem.ts";
import { CryptoError, UsageError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { TEST_KEM } from "../../crypto/post-quantum/test-kem.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("keys of a link");

const seeded = new SeededRandom(SEED);
const random = (length: number) => seeded.bytes(length);
const [ADA, GRACE, EVE] = [createIdentity(random), createIdentity(random), createIdentity(random)];
const [PSK, INTRODUCTION_ID] = [random(32), 7];

interface Sides {
  readonly inviter: OfferedKeyExchange;
  readonly invited: AnsweredKeyExchange;
  /** Each side as the server introduces it to the other. */
  readonly introductions: { readonly inviter: Introduction; readonly invited: Introduction };
}

function optionsOf(name: string, identity: IdentityKeyPair, kem: Kem | undefined): KeyExchangeOptions {
  const features = kem === undefined ? [Feature.MEDIA] : [Feature.MEDIA, Feature.POST_QUANTUM];
  return {
    kem,
    random,
    self: { name, identity },
    peer: name === "ada" ? "Grace" : "ada",
    connectionId: name === "ada" ? 1n : 2n,
    capabilities: Capabilities.create({ versions: [1], features }),
  };
}

/** An invitation of ada that grace accepts. @param change  what the server does to the keys of the invitation */
function exchange(
  kems: { readonly ada?: Kem | undefined; readonly grace?: Kem | undefined } = { ada: TEST_KEM, grace: TEST_KEM },
  change: (offer: OfferedKeyExchange["offer"]) => OfferedKeyExchange["offer"] = (offer) => offer,
): Sides {
  const [ofAda, ofGrace] = [optionsOf("ada", ADA, kems.ada), optionsOf("grace", GRACE, kems.grace)];
  const inviter = new OfferedKeyExchange(ofAda);
  const invited = new AnsweredKeyExchange(ofGrace, INTRODUCTION_ID, change(inviter.offer));
  const shared = { introductionId: INTRODUCTION_ID, psk: PSK };
  const introductions = {
    inviter: Introduction.create({
      ...shared,
      connectionId: 1n,
      capabilities: ofAda.capabilities,
      signature: inviter.offer.signature,
    }),
    invited: Introduction.create({
      ...shared,
      connectionId: 2n,
      capabilities: ofGrace.capabilities,
      ...invited.answer,
    }),
  };
  return { inviter, invited, introductions };
}

function peerKeysOf({ signing, agreement }: IdentityKeyPair): PeerKeys {
  return { signingKey: signing.publicKey, agreementKey: agreement.publicKey };
}

function agreeBoth({ inviter, invited, introductions }: Sides): [LinkKeys, LinkKeys] {
  return [
    inviter.agree(introductions.invited, peerKeysOf(GRACE)),
    invited.agree(introductions.inviter, peerKeysOf(ADA)),
  ];
}

/** Collects garbage, as far as the engine can find it. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}

function refuses(run: () => unknown, code: string, what?: string): void {
  assert.throws(run, (error: unknown) => error instanceof CryptoError && error.code === code, what);
}

for (const [name, kems, isPostQuantum] of [
  ["both-sides", { ada: TEST_KEM, grace: TEST_KEM }, true],
  ["the-inviter-alone", { ada: TEST_KEM }, false],
  ["the-invited-side-alone", { grace: TEST_KEM }, false],
  ["neither-side", {}, false],
] as const) {
  test(`sides-have-the-same-keys-if-${name}-can-have-a-post-quantum-secret`, () => {
    const [inviter, invited] = agreeBoth(exchange(kems));
    assert.equal(inviter.keys.sendKey, invited.keys.receiveKey);
    assert.equal(inviter.keys.receiveKey, invited.keys.sendKey);
    assert.equal(inviter.keys.exporterSecret, invited.keys.exporterSecret);
    assert.not.equal(inviter.keys.sendKey, inviter.keys.receiveKey);
    assert.equal([inviter.isPostQuantum, invited.isPostQuantum], [isPostQuantum, isPostQuantum]);
  });
}

test("each-conversation-has-other-keys", () => {
  const [one, other] = [agreeBoth(exchange()), agreeBoth(exchange())];
  assert.not.equal(one[0].keys.sendKey, other[0].keys.sendKey);
});

test("keys-depend-on-the-psk-and-on-the-secret", () => {
  const { inviter, invited, introductions } = exchange();
  const ofInviter = inviter.agree(introductions.invited, peerKeysOf(GRACE));
  const ofInvited = invited.agree({ ...introductions.inviter, psk: random(32) }, peerKeysOf(ADA));
  assert.not.equal(ofInviter.keys.sendKey, ofInvited.keys.receiveKey);
  const otherSecret: Kem = {
    ...TEST_KEM,
    encapsulate: (key, draw) => ({ ...TEST_KEM.encapsulate(key, draw), secret: new Uint8Array(32) }),
  };
  const [one, other] = agreeBoth(exchange({ ada: TEST_KEM, grace: otherSecret }));
  assert.not.equal(one.keys.sendKey, other.keys.receiveKey);
});

test("secrets-are-overwritten-once-the-keys-are-computed", () => {
  const drawn: Uint8Array[] = [];
  const secrets: Uint8Array[] = [];
  const kem: Kem = {
    ...TEST_KEM,
    encapsulate: (key, draw) => {
      const encapsulated = TEST_KEM.encapsulate(key, draw);
      secrets.push(encapsulated.secret);
      return encapsulated;
    },
  };
  const draw = (length: number): Uint8Array => {
    const bytes = random(length);
    if (length === 32) drawn.push(bytes);
    return bytes;
  };
  const inviter = new OfferedKeyExchange({ ...optionsOf("ada", ADA, undefined), random: draw });
  const withKem = new OfferedKeyExchange(optionsOf("ada", ADA, kem));
  const options = optionsOf("grace", GRACE, kem);
  const invited = new AnsweredKeyExchange({ ...options, random: draw }, INTRODUCTION_ID, inviter.offer);
  const invitedWithKem = new AnsweredKeyExchange(options, INTRODUCTION_ID, withKem.offer);
  const shared = { introductionId: INTRODUCTION_ID, psk: PSK };
  const capabilities = optionsOf("ada", ADA, undefined).capabilities;
  const ofAda = Introduction.create({ ...shared, connectionId: 1n, capabilities, signature: inviter.offer.signature });
  const ofGrace = { ...shared, connectionId: 2n, capabilities: options.capabilities, ...invited.answer };
  inviter.agree(Introduction.create(ofGrace), peerKeysOf(GRACE));
  invited.agree(ofAda, peerKeysOf(ADA));
  const { signature } = withKem.offer;
  const quantum = optionsOf("ada", ADA, kem).capabilities;
  invitedWithKem.agree(Introduction.create({ ...ofAda, capabilities: quantum, signature }), peerKeysOf(ADA));
  assert.equal([drawn.length, secrets.length], [2, 1]);
  for (const bytes of [...drawn, ...secrets]) assert.ok(bytes.every((byte) => byte === 0));
});

test("decapsulation-key-is-forgotten-once-the-keys-are-computed-though-the-conversation-goes-on", async () => {
  let key: WeakRef<DecapsulationKey> | undefined;
  const kem: Kem = {
    ...TEST_KEM,
    createKeyPair: (draw) => {
      const created = TEST_KEM.createKeyPair(draw);
      key = new WeakRef(created);
      return created;
    },
  };
  const sides = exchange({ ada: kem, grace: TEST_KEM });
  const [{ isPostQuantum }] = agreeBoth(sides);
  // A WeakRef holds its target until the end of the turn.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  assert.is(key?.deref(), undefined);
  assert.equal([isPostQuantum, sides.inviter.offer.ephemeralKey.length], [true, 32]);
});

test("keys-are-computed-once", () => {
  const sides = exchange();
  agreeBoth(sides);
  assert.throws(
    () => agreeBoth(sides),
    (error: unknown) => error instanceof UsageError,
  );
  const { invited, introductions } = sides;
  assert.throws(
    () => invited.agree(introductions.inviter, peerKeysOf(ADA)),
    (error: unknown) => error instanceof UsageError,
  );
});

test("secrets-are-overwritten-if-nobody-answers", () => {
  const drawn: Uint8Array[] = [];
  const secrets: Uint8Array[] = [];
  const kem: Kem = {
    ...TEST_KEM,
    encapsulate: (key, draw) => {
      const encapsulated = TEST_KEM.encapsulate(key, draw);
      secrets.push(encapsulated.secret);
      return encapsulated;
    },
  };
  const draw = (length: number): Uint8Array => {
    const bytes = random(length);
    drawn.push(bytes);
    return bytes;
  };
  const inviter = new OfferedKeyExchange({ ...optionsOf("ada", ADA, undefined), random: draw });
  const { offer } = new OfferedKeyExchange(optionsOf("ada", ADA, kem));
  const invited = new AnsweredKeyExchange(
    { ...optionsOf("grace", GRACE, kem), random: (length) => (drawn.length === 1 ? draw(length) : random(length)) },
    INTRODUCTION_ID,
    offer,
  );
  for (const each of [inviter, invited]) each[Symbol.dispose]();
  assert.equal([drawn.length, secrets.length], [2, 1]);
  for (const bytes of [...drawn, ...secrets]) assert.ok(bytes.every((byte) => byte === 0));
});

test("inviter-refuses-whatever-the-invited-side-did-not-sign", () => {
  const { inviter, introductions } = exchange();
  const { invited } = introductions;
  const other = exchange().introductions.invited;
  const changes: readonly Partial<Introduction>[] = [
    { introductionId: 8 },
    { connectionId: 3n },
    { capabilities: Capabilities.create({ versions: [1, 2], features: invited.capabilities?.features ?? [] }) },
    { capabilities: Capabilities.create({ versions: [1] }) },
    { capabilities: undefined },
    { ephemeralKey: other.ephemeralKey },
    { ephemeralKey: random(31) },
    { ephemeralKey: new Uint8Array(0) },
    { ciphertext: other.ciphertext },
    { ciphertext: random(1_087) },
    { signature: other.signature },
    { signature: new Uint8Array(0) },
    // Whole, of another invitation.
    { ...other },
  ];
  for (const change of changes)
    refuses(
      () => inviter.agree({ ...invited, ...change }, peerKeysOf(GRACE)),
      "AUTH_FAILED",
      Object.keys(change).join(),
    );
  refuses(() => inviter.agree(invited, peerKeysOf(EVE)), "AUTH_FAILED");
});

test("invited-side-refuses-whatever-the-inviter-did-not-sign", () => {
  const { invited, introductions } = exchange();
  const { inviter } = introductions;
  const other = exchange().introductions.inviter;
  const changes: readonly Partial<Introduction>[] = [
    { connectionId: 3n },
    { capabilities: Capabilities.create({ versions: [1, 2], features: inviter.capabilities?.features ?? [] }) },
    { capabilities: Capabilities.create({ versions: [1] }) },
    { capabilities: undefined },
    { signature: other.signature },
    { signature: new Uint8Array(0) },
  ];
  for (const change of changes)
    refuses(() => invited.agree({ ...inviter, ...change }, peerKeysOf(ADA)), "AUTH_FAILED", Object.keys(change).join());
  refuses(() => invited.agree(inviter, peerKeysOf(EVE)), "AUTH_FAILED");
});

test("keys-that-the-server-puts-into-an-invitation-are-refused-by-both-sides", () => {
  const strange = new OfferedKeyExchange(optionsOf("ada", EVE, TEST_KEM)).offer;
  for (const change of [{ ephemeralKey: strange.ephemeralKey }, { encapsulationKey: strange.encapsulationKey }]) {
    const { inviter, invited, introductions } = exchange(undefined, (offer) => ({ ...offer, ...change }));
    refuses(() => inviter.agree(introductions.invited, peerKeysOf(GRACE)), "AUTH_FAILED");
    refuses(() => invited.agree(introductions.inviter, peerKeysOf(ADA)), "AUTH_FAILED");
  }
});

test("server-that-removes-a-part-of-the-post-quantum-secret-is-caught", () => {
  const none = { encapsulationKey: new Uint8Array(0) };
  const { inviter, invited, introductions } = exchange(undefined, (offer) => ({ ...offer, ...none }));
  refuses(() => inviter.agree(introductions.invited, peerKeysOf(GRACE)), "DOWNGRADED");
  refuses(() => invited.agree(introductions.inviter, peerKeysOf(ADA)), "DOWNGRADED");
  const kept = exchange();
  const without = { ...kept.introductions.invited, ciphertext: new Uint8Array(0) };
  refuses(() => kept.inviter.agree(without, peerKeysOf(GRACE)), "DOWNGRADED");
  // It hides the feature as well, which the other side has signed.
  const hidden = { capabilities: Capabilities.create({ versions: [1], features: [Feature.MEDIA] }) };
  refuses(() => kept.inviter.agree({ ...without, ...hidden }, peerKeysOf(GRACE)), "AUTH_FAILED");
});

test("malformed-keys-of-an-invitation-are-refused-before-the-acceptance", () => {
  for (const change of [
    { ephemeralKey: random(31) },
    { ephemeralKey: new Uint8Array(0) },
    { encapsulationKey: random(1_183) },
    { encapsulationKey: new Uint8Array(1_184).fill(0xff) },
  ])
    refuses(() => exchange(undefined, (offer) => ({ ...offer, ...change })), "AUTH_FAILED", Object.keys(change).join());
});

test("ephemeral-key-of-low-order-is-refused-although-it-is-signed", () => {
  // The inviter wants keys that anybody can compute.
  const [ephemeralKey, encapsulationKey] = [new Uint8Array(32), new Uint8Array(0)];
  const { invited, introductions } = exchange({}, (offer) => ({ ...offer, ephemeralKey }));
  const { connectionId, capabilities } = introductions.inviter;
  const offer = { inviter: "ada", invited: "grace", connectionId, ephemeralKey, encapsulationKey };
  assert.ok(capabilities);
  const signature = signOffer(ADA.signing, { ...offer, capabilities });
  const low = (error: unknown) => error instanceof CryptoError && /low order/.test(error.message);
  assert.throws(() => invited.agree({ ...introductions.inviter, signature }, peerKeysOf(ADA)), low);
});

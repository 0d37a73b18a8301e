/** What the server passes on from one side of a conversation to the other. */

import * as assert from "uvu/assert";
import { IdentityKeys, Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import { HelloRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { Accept, Hello, Invite, OfferCandidates, Register } from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Connectivity,
  FamilyConnectivity,
  Invited,
  InviteRequest,
  NatMapping,
  OfferCandidatesRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { host, pair } from "./pair.ts";

const test = suite("what signalling passes on");

const KEY = new Uint8Array(1_184).fill(1);
const CIPHERTEXT = new Uint8Array(1_088).fill(2);
const [EPHEMERAL, OTHER_EPHEMERAL] = [new Uint8Array(32).fill(5), new Uint8Array(32).fill(6)];
const [OFFER_SIGNATURE, ANSWER_SIGNATURE] = [new Uint8Array(64).fill(3), new Uint8Array(64).fill(4)];

test("each-side-gets-the-capabilities-of-the-other-unchanged", () => {
  const { ada, grace } = pair();
  const newer = { $unknown: Uint8Array.of(0x98, 0x46, 7) };
  const ofAda = Capabilities.create({ versions: [2, 1], features: [9_003, 2], ...newer });
  const ofGrace = Capabilities.create({ versions: [1], features: [-1] });
  const { introductionId } = ada.call(Invite, InviteRequest.create({ capabilities: ofAda }), "grace");
  const [invited] = grace.takeEvents();
  assert.equal(invited?.case === "invited" && invited.value.capabilities, ofAda);
  const accept = AcceptRequest.create({ introductionId, capabilities: ofGrace });
  assert.equal(grace.call(Accept, accept).introduction?.capabilities, ofAda);
  const [accepted] = ada.takeEvents();
  assert.equal(accepted?.case === "accepted" && accepted.value.introduction?.capabilities, ofGrace);
});

test("each-side-gets-what-the-other-told-of-its-network-without-unknown-fields", () => {
  const { ada, grace } = pair();
  const long = { $unknown: Uint8Array.of(0x9a, 0x46, 3, 1, 2, 3) };
  const mapping = NatMapping.PORT_DEPENDENT;
  const ofAda = {
    ipv4: FamilyConnectivity.create({ udpWorks: false, ...long }),
    ipv6: FamilyConnectivity.create({ udpWorks: true, hasNat: true, mapping }),
    ...long,
  };
  const { introductionId } = ada.call(Invite, InviteRequest.create({ connectivity: ofAda }), "grace");
  const [invited] = grace.takeEvents();
  // Not before the invited user has accepted.
  assert.not.match(
    JSON.stringify(invited, (_, value) => (typeof value === "bigint" ? 0 : value)),
    /udpWorks/,
  );
  const connectivity = Connectivity.create({ ipv4: FamilyConnectivity.create() });
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId, connectivity }));
  const { ipv4, ipv6, ...more } = introduction?.connectivity ?? {};
  assert.equal([ipv4?.udpWorks, ipv4?.hasNat, ipv4?.$unknown], [false, undefined, undefined]);
  assert.equal([ipv6?.udpWorks, ipv6?.hasNat, ipv6?.mapping], [true, true, mapping]);
  assert.equal(more, {});
  const [accepted] = ada.takeEvents();
  const told = accepted?.case === "accepted" ? accepted.value.introduction?.connectivity : undefined;
  assert.equal([told?.ipv4 !== undefined, told?.ipv4?.udpWorks, told?.ipv6], [true, undefined, undefined]);
});

test("what-a-client-finds-out-about-its-network-later-takes-the-place-of-what-it-told-before", () => {
  const { ada, grace } = pair();
  const told = (udpWorks: boolean) =>
    Connectivity.create({
      ipv4: { ...FamilyConnectivity.create({ udpWorks }), $unknown: Uint8Array.of(0x9a, 0x46, 0) },
    });
  const { introductionId } = ada.call(Invite, InviteRequest.create({ connectivity: told(true) }), "grace");
  const offer = (connectivity?: Connectivity): void =>
    void ada.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, connectivity }));
  offer(told(false));
  // An offer of candidates alone changes nothing of it.
  offer();
  assert.equal(
    grace.takeEvents().map((event) => event.case),
    ["invited"],
  );
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.is(introduction?.connectivity?.ipv4?.udpWorks, false);
  offer(told(true));
  offer();
  const offered = grace.takeEvents().flatMap((event) => (event.case === "candidatesOffered" ? [event.value] : []));
  assert.equal(
    offered.map(({ connectivity }) => connectivity?.ipv4),
    [FamilyConnectivity.create({ udpWorks: true }), undefined],
  );
});

test("capabilitiesMax-limits-versions-and-features", () => {
  const world = new ChatSimulation(SEED, { capabilitiesMax: 3 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  // Reserved numbers do not count.
  const few = { versions: [1, 2, 3], features: [1, 9_000, 2, 9_099, 3] };
  const many = [1, 2, 3, 4];
  const long = new Uint8Array(600).fill(1);
  long.set([0x9a, 0x46, 0xd4, 0x04]); // field 1123, 596 bytes
  const { introductionId } = ada.call(Invite, InviteRequest.create({ capabilities: few }), "grace");
  for (const tooMuch of [
    { versions: many },
    { features: many },
    { features: [1, 2, 3, 8_999] },
    { features: [1, 2, 3, 9_100] },
    { $unknown: long },
  ]) {
    const capabilities = Capabilities.create(tooMuch);
    assert.is(grace.refusal(Accept, AcceptRequest.create({ introductionId, capabilities })), "LIMIT_REACHED");
    assert.is(grace.refusal(Invite, InviteRequest.create({ capabilities }), "ada"), "LIMIT_REACHED");
  }
  // The limit is named, and the number of bytes is none.
  for (const [tooMuch, limit] of [
    [{ versions: many }, "capabilitiesMax"],
    [{ $unknown: long }, ""],
  ] as const) {
    const capabilities = Capabilities.create(tooMuch);
    assert.throws(
      () => grace.call(Accept, AcceptRequest.create({ introductionId, capabilities })),
      (error: unknown) => error instanceof ProtocolError && error.limit === limit,
    );
  }
  // The invitation is still open.
  grace.call(Accept, AcceptRequest.create({ introductionId, capabilities: few }));
});

test("unknown-fields-of-candidates-are-not-passed-on", () => {
  const { ada, grace } = pair();
  const candidates = [{ ...host("192.0.2.1"), $unknown: Uint8Array.of(0x98, 0x46, 7) }];
  const { introductionId } = ada.call(Invite, InviteRequest.create({ candidates }), "grace");
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.equal(introduction?.candidates, [host("192.0.2.1")]);
});

test("unknown-fields-of-keys-are-not-passed-on-and-those-of-verifiers-not-stored", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.connect()];
  const long = Buffer.concat([Uint8Array.of(0x9a, 0x46, 0xc8, 0x01), new Uint8Array(200)]);
  grace.call(Hello, HelloRequest.create({ versions: [1] }));
  const registration = createRegistration("grace", Privacy.PUBLIC, world.random);
  const { keys, verifier } = registration;
  Object.assign(registration, { keys: { ...keys, $unknown: long }, verifier: { ...verifier, $unknown: long } });
  grace.call(Register, registration);
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  const [accepted] = ada.takeEvents();
  const passedOn = accepted?.case === "accepted" ? accepted.value.introduction?.keys : undefined;
  assert.ok(passedOn !== undefined && keys !== undefined && passedOn.$unknown === undefined);
  assert.equal(Buffer.from(IdentityKeys.encode(passedOn)), Buffer.from(IdentityKeys.encode(keys)));
  const stored = [...world.store.load().accounts].at(-1)?.verifier;
  assert.is(stored?.iterations, verifier?.iterations);
  assert.is(stored?.$unknown, undefined);
});

test("keys-reach-the-other-side-and-the-signature-of-the-inviter-only-after-the-acceptance", () => {
  const { ada, grace } = pair();
  const invitation = { ephemeralKey: EPHEMERAL, encapsulationKey: KEY, signature: OFFER_SIGNATURE };
  const { introductionId } = ada.call(Invite, InviteRequest.create(invitation), "grace");
  const [invited] = grace.takeEvents();
  assert.ok(invited?.case === "invited");
  assert.equal([invited.value.ephemeralKey, invited.value.encapsulationKey], [EPHEMERAL, KEY]);
  assert.not.ok(Buffer.from(Invited.encode(invited.value)).includes(Buffer.from(OFFER_SIGNATURE)));
  const answer = { ephemeralKey: OTHER_EPHEMERAL, ciphertext: CIPHERTEXT, signature: ANSWER_SIGNATURE };
  const { introduction: forGrace } = grace.call(Accept, AcceptRequest.create({ introductionId, ...answer }));
  assert.equal(forGrace?.signature, OFFER_SIGNATURE);
  assert.equal([forGrace?.ephemeralKey.length, forGrace?.ciphertext.length], [0, 0]);
  const [accepted] = ada.takeEvents();
  const forAda = accepted?.case === "accepted" ? accepted.value.introduction : undefined;
  assert.equal([forAda?.ephemeralKey, forAda?.ciphertext], [OTHER_EPHEMERAL, CIPHERTEXT]);
  assert.equal(forAda?.signature, ANSWER_SIGNATURE);
});

test("key-or-signature-with-a-wrong-length-is-refused", () => {
  const { ada, grace } = pair();
  for (const part of [
    { ephemeralKey: new Uint8Array(31) },
    { ephemeralKey: new Uint8Array(33) },
    { signature: new Uint8Array(63) },
    { signature: new Uint8Array(65) },
    { encapsulationKey: new Uint8Array(1_183) },
    { encapsulationKey: new Uint8Array(1_185) },
  ])
    assert.is(ada.refusal(Invite, InviteRequest.create(part), "grace"), "INVALID_ARGUMENT", JSON.stringify(part));
  assert.equal(grace.takeEvents(), []);
});

test("ciphertext-with-a-wrong-length-or-without-a-key-is-refused-and-the-invitation-stays", () => {
  const { ada, grace } = pair();
  const invitation = { encapsulationKey: KEY };
  const { introductionId } = ada.call(Invite, InviteRequest.create(invitation), "grace");
  for (const part of [
    { ephemeralKey: new Uint8Array(31) },
    { signature: new Uint8Array(65) },
    { ciphertext: new Uint8Array(1_087) },
    { ciphertext: new Uint8Array(1_089) },
  ]) {
    const request = AcceptRequest.create({ introductionId, ...part });
    assert.is(grace.refusal(Accept, request), "INVALID_ARGUMENT", JSON.stringify(part));
  }
  assert.ok(grace.call(Accept, AcceptRequest.create({ introductionId })).introduction);
  const other = pair();
  const plain = other.ada.call(Invite, InviteRequest.create(), "grace");
  const answer = { ciphertext: CIPHERTEXT };
  const request = AcceptRequest.create({ introductionId: plain.introductionId, ...answer });
  assert.is(other.grace.refusal(Accept, request), "INVALID_ARGUMENT");
});

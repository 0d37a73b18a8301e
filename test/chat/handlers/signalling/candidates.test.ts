/** Which candidates of one side the server passes on to the other. */

import * as assert from "uvu/assert";
import { Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { HelloRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { GetPeersRequest } from "../../../../generated/chatwire/v1/presence.ts";
import { Accept, GetPeers, Hello, Invite, OfferCandidates, Register } from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Candidate,
  CandidateKind,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";

const test = suite("candidates");

const LOOPBACK = ["127.0.0.1", "::1"];
const LINK_LOCAL = ["169.254.7.7", "fe80::7"];
const OTHERS = ["192.168.1.7", "fd00::7", "198.51.100.7", "2001:db8::7"];

/** A user whom the server sees at an address. */
function join(world: ChatSimulation, name: string, address: string, relayOnly = false): SimulatedClient {
  const client = world.connect();
  Object.assign(client.connection, { endpoint: { address, port: 1_000 }, relayOnly });
  client.call(Hello, HelloRequest.create({ versions: [1] }));
  client.call(Register, createRegistration(name, Privacy.PUBLIC, world.random));
  return client;
}

function pairAt(one: string, other: string): readonly [ChatSimulation, SimulatedClient, SimulatedClient] {
  const world = new ChatSimulation(SEED);
  world.chat.openRelay(4_433);
  return [world, join(world, "ada", one), join(world, "grace", other)];
}

const all = [...OTHERS, ...LINK_LOCAL, ...LOOPBACK].map((address) =>
  Candidate.create({ kind: CandidateKind.HOST, address, port: 5_000 }),
);

/** The addresses that Grace gets of those that Ada offers, with the invitation and later. */
function passedOn(ada: SimulatedClient, grace: SimulatedClient, probeTokens: Uint8Array[] = []): string[][] {
  const { introductionId } = ada.call(Invite, InviteRequest.create({ candidates: all }), "grace");
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId, probeTokens }));
  ada.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates: all }));
  const later = grace
    .takeEvents()
    .flatMap((body) => (body.case === "candidatesOffered" ? [body.value.candidates] : []));
  return [introduction?.candidates ?? [], ...later].map((candidates) => candidates.map(({ address }) => address));
}

test("loopback-addresses-are-passed-on-only-on-the-machine-of-the-server", () => {
  const sight = (one: string, other: string): unknown => {
    const [, ada, grace] = pairAt(one, other);
    return passedOn(ada, grace).map((addresses) => addresses.filter((each) => LOOPBACK.includes(each)));
  };
  assert.equal(sight("127.0.0.1", "::1"), [LOOPBACK, LOOPBACK]);
  for (const [one, other] of [
    ["127.0.0.1", "198.51.100.1"],
    ["198.51.100.1", "127.0.0.1"],
    ["198.51.100.1", "198.51.100.1"],
  ] as const)
    assert.equal(sight(one, other), [[], []]);
});

test("link-local-addresses-are-passed-on-to-a-peer-that-the-server-sees-in-the-same-network", () => {
  const sight = (one: string, other: string, probe?: string, isShown = true): unknown => {
    const [, ada, grace] = pairAt(one, other);
    const token = probe === undefined ? [] : [grace.probeFrom({ address: probe, port: 7_777 })];
    return passedOn(ada, grace, isShown ? token : []).map((addresses) =>
      addresses.filter((each) => LINK_LOCAL.includes(each)),
    );
  };
  const shown = [LINK_LOCAL, LINK_LOCAL];
  assert.equal(sight("203.0.113.1", "203.0.113.1"), shown);
  assert.equal(sight("2001:db8:1:2::1", "2001:db8:1:2::2"), shown);
  assert.equal(sight("203.0.113.1", "203.0.113.2"), [[], []]);
  assert.equal(sight("2001:db8:1:2::1", "2001:db8:1:3::1"), [[], []]);
  // They talk to the server over different families, and a probe came over the other one.
  assert.equal(sight("203.0.113.1", "2001:db8:1:2::1"), [[], []]);
  assert.equal(sight("203.0.113.1", "2001:db8:1:2::1", "203.0.113.1"), shown);
  // Anybody can send one in the name of that network.
  assert.equal(sight("203.0.113.1", "2001:db8:1:2::1", "203.0.113.1", false), [[], []]);
});

test("all-other-addresses-are-passed-on-whoever-the-peer-is", () => {
  const [, ada, grace] = pairAt("203.0.113.1", "203.0.113.2");
  assert.equal(passedOn(ada, grace), [OTHERS, OTHERS]);
});

test("server-adds-the-address-that-it-has-seen-in-each-family", () => {
  const [, ada, grace] = pairAt("203.0.113.1", "203.0.113.2");
  const addresses = ["203.0.113.1", "2001:db8::1", "203.0.113.9"];
  const probeTokens = addresses.map((address) => ada.probeFrom({ address, port: 7_777 }));
  const { introductionId } = ada.call(Invite, InviteRequest.create({ probeTokens: probeTokens.reverse() }), "grace");
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  const kind = CandidateKind.SERVER_REFLEXIVE;
  assert.equal(
    introduction?.candidates,
    ["203.0.113.9", "2001:db8::1"].map((address) => ({ kind, address, port: 7_777 })),
  );
});

test("address-that-the-server-saw-is-added-only-to-a-request-that-shows-the-token-sent-there", () => {
  const [, ada, grace] = pairAt("203.0.113.1", "203.0.113.2");
  const token = ada.probeFrom({ address: "203.0.113.9", port: 7_777 });
  const other = grace.probeFrom({ address: "203.0.113.10", port: 7_777 });
  const wrong = Uint8Array.from(token, (byte) => byte ^ 1);
  const { introductionId } = ada.call(
    Invite,
    InviteRequest.create({ probeTokens: [wrong, other, token.slice(1), new Uint8Array(0)] }),
    "grace",
  );
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.equal(introduction?.candidates, []);
  for (const [probeTokens, seen] of [
    [[], []],
    [[wrong], []],
    [[token], ["203.0.113.9"]],
  ] as const) {
    ada.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, probeTokens: [...probeTokens] }));
    const got = grace.takeEvents().flatMap((body) => (body.case === "candidatesOffered" ? body.value.candidates : []));
    assert.equal(
      got.map(({ address }) => address),
      seen,
    );
  }
});

test("offer-without-candidates-brings-an-address-that-the-server-has-seen-since", () => {
  const [, ada, grace] = pairAt("203.0.113.1", "203.0.113.2");
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  const probeTokens = [ada.probeFrom({ address: "2001:db8::1", port: 7_777 })];
  ada.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, probeTokens }));
  const got = grace.takeEvents().flatMap((body) => (body.case === "candidatesOffered" ? body.value.candidates : []));
  assert.equal(
    got.map(({ address }) => address),
    ["2001:db8::1"],
  );
});

test("side-that-asks-for-the-relay-only-keeps-the-candidates-of-both-from-each-other", () => {
  for (const asks of ["inviter", "invited", "hello of the inviter", "hello of the invited"]) {
    const world = new ChatSimulation(SEED);
    world.chat.openRelay(4_433);
    const ada = join(world, "ada", "203.0.113.1", asks === "hello of the inviter");
    const grace = join(world, "grace", "203.0.113.2", asks === "hello of the invited");
    const tokens = new Map(
      [ada, grace].map((client) => [client, [client.probeFrom({ address: "203.0.113.7", port: 7_777 })]]),
    );
    const offerOf = (client: SimulatedClient) => ({ candidates: all, probeTokens: tokens.get(client) ?? [] });
    const invite = InviteRequest.create({ ...offerOf(ada), relayOnly: asks === "inviter" });
    const { introductionId } = ada.call(Invite, invite, "grace");
    const acceptance = { introductionId, ...offerOf(grace), relayOnly: asks === "invited" };
    const { introduction } = grace.call(Accept, AcceptRequest.create(acceptance));
    for (const client of [ada, grace])
      client.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, ...offerOf(client) }));
    const got = [introduction?.candidates];
    for (const body of [...ada.takeEvents(), ...grace.takeEvents()]) {
      if (body.case === "accepted") got.push(body.value.introduction?.candidates);
      if (body.case === "candidatesOffered") got.push(body.value.candidates);
    }
    assert.equal(got, [[], [], [], []], asks);
    assert.ok(introduction?.relay);
  }
});

test("client-that-hides-has-no-address-in-the-list-of-peers", () => {
  const world = new ChatSimulation(SEED);
  join(world, "ada", "203.0.113.1", true);
  join(world, "linus", "203.0.113.3");
  const { peers } = join(world, "grace", "203.0.113.2").call(GetPeers, GetPeersRequest.create());
  assert.equal(
    peers.map(({ name, address, port }) => [name, address, port]),
    [
      ["ada", "", 0],
      ["linus", "203.0.113.3", 1_000],
    ],
  );
});

import * as assert from "uvu/assert";
import { Audience, LogOffRequest } from "../../../../generated/chatwire/v1/account.ts";
import { AddContactRequest, BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { State } from "../../../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  AddContact,
  Block,
  Cancel,
  Decline,
  GetPeers,
  HangUp,
  Invite,
  LogOff,
  OfferCandidates,
  SetStatus,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  Candidate,
  CandidateKind,
  Declined,
  DeclineRequest,
  EndReason,
  HangUpRequest,
  HungUp,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { befriend, setPrivacy } from "../../fixtures.ts";
import { host, pair } from "./pair.ts";

const test = suite("signalling");

test("accepted-invitation-gives-both-sides-the-introduction", () => {
  const { world, ada, grace } = pair();
  const probeTokens = [grace.probeFrom({ address: "198.51.100.7", port: 7_777 })];
  const { introductionId } = ada.call(
    Invite,
    InviteRequest.create({ candidates: [host("192.0.2.1")], connectionId: 11n }),
    "Grace",
  );
  assert.equal(kinds(grace), ["invited"]);
  const { introduction: forGrace } = grace.call(
    Accept,
    AcceptRequest.create({ introductionId, connectionId: 22n, candidates: [], probeTokens }),
  );
  const [accepted] = ada.takeEvents();
  const forAda = accepted?.case === "accepted" ? accepted.value.introduction : undefined;
  assert.is(forGrace?.name, "ada");
  assert.is(forGrace?.connectionId, 11n);
  assert.equal(forGrace?.candidates, [host("192.0.2.1")]);
  assert.is(forAda?.name, "grace");
  assert.is(forAda?.connectionId, 22n);
  // The server adds the address of the peer's UDP socket, as seen in its probes.
  assert.equal(forAda?.candidates, [{ kind: CandidateKind.SERVER_REFLEXIVE, address: "198.51.100.7", port: 7_777 }]);
  assert.equal(forAda?.psk, forGrace?.psk);
  assert.is(forAda?.psk.length, 32);
  assert.equal([states(ada), states(grace)], [connected, connected]);
  assert.equal(statuses(world.join("linus")), { ada: Status.CONNECTED, grace: Status.CONNECTED });
});

for (const { address, isShown } of [
  { address: Audience.EVERYONE, isShown: true },
  // A user who accepts an invitation is in a conversation with the inviter.
  { address: Audience.CONTACTS, isShown: true },
  { address: Audience.NOBODY, isShown: false },
]) {
  const what = isShown ? "shows" : "keeps-to-itself";
  test(`server-${what}-the-seen-address-of-a-user-whose-address-is-for-audience-${address}`, () => {
    const { ada, grace } = pair();
    setPrivacy(grace, { address });
    const seen = { address: "198.51.100.7", port: 7_777 };
    const reflexive = isShown ? [{ kind: CandidateKind.SERVER_REFLEXIVE, ...seen }] : [];
    const [ofAda, ofGrace] = [ada, grace].map((client) => ({ probeTokens: [client.probeFrom(seen)] }));
    const { introductionId } = ada.call(Invite, InviteRequest.create(ofAda), "grace");
    const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId, ...ofGrace }));
    assert.equal(introduction?.candidates, [{ kind: CandidateKind.SERVER_REFLEXIVE, ...seen }]);
    // Candidates that the client offers are shown, even if the server saw the same address.
    const mapped = Candidate.create({ kind: CandidateKind.PORT_MAPPED, address: "203.0.113.9", port: 40_000 });
    const offered = [host("192.0.2.1"), Candidate.create({ kind: CandidateKind.HOST, ...seen }), mapped];
    grace.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates: offered, ...ofGrace }));
    const got = ada.takeEvents().flatMap((body) => {
      if (body.case === "accepted") return [body.value.introduction?.candidates];
      return body.case === "candidatesOffered" ? [body.value.candidates] : [];
    });
    assert.equal(got, [reflexive, [...reflexive, ...offered]]);
    grace.call(HangUp, HangUpRequest.create({ introductionId }));
    // In the other direction, the inviter's settings apply.
    const second = grace.call(Invite, InviteRequest.create(ofGrace), "ada").introductionId;
    const forAda = ada.call(Accept, AcceptRequest.create({ introductionId: second })).introduction;
    assert.equal(forAda?.candidates, reflexive);
  });
}

test("hang-up-makes-both-users-available-again-and-tells-the-other-side", () => {
  const { ada, grace, introductionId } = conversation();
  ada.call(HangUp, HangUpRequest.create({ introductionId }));
  assert.equal(kinds(grace), ["hungUp"]);
  assert.equal([states(ada), states(grace)], [available, available]);
  assert.is(grace.refusal(HangUp, HangUpRequest.create({ introductionId })), "WRONG_STATE");
});

test("connection-stays-connected-until-its-last-conversation-ends", () => {
  const { world, ada, grace, introductionId } = conversation();
  const linus = world.join("linus");
  const second = ada.call(Invite, InviteRequest.create(), "linus").introductionId;
  linus.call(Accept, AcceptRequest.create({ introductionId: second }));
  ada.call(HangUp, HangUpRequest.create({ introductionId }));
  assert.equal(states(ada), connected);
  assert.is(grace.refusal(HangUp, HangUpRequest.create({ introductionId: second })), "WRONG_STATE");
  linus.call(HangUp, HangUpRequest.create({ introductionId: second }));
  assert.equal(states(ada), available);
});

test("decline-and-cancel-tell-the-other-side-and-end-the-introduction", () => {
  const { ada, grace } = pair();
  const first = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
  grace.call(Decline, DeclineRequest.create({ introductionId: first }));
  assert.equal(kinds(ada), ["declined"]);
  grace.takeEvents();
  const second = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
  ada.call(Cancel, CancelRequest.create({ introductionId: second }));
  assert.equal(kinds(grace), ["invited", "cancelled"]);
  assert.is(grace.refusal(Accept, AcceptRequest.create({ introductionId: second })), "INTRODUCTION_NOT_FOUND");
});

test("only-the-invited-user-can-answer-and-strangers-find-no-introduction", () => {
  const { world, ada, grace } = pair();
  const linus = world.join("linus");
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  assert.is(ada.refusal(Accept, AcceptRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.is(grace.refusal(Cancel, CancelRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.is(linus.refusal(Accept, AcceptRequest.create({ introductionId })), "INTRODUCTION_NOT_FOUND");
  assert.is(
    linus.refusal(OfferCandidates, OfferCandidatesRequest.create({ introductionId })),
    "INTRODUCTION_NOT_FOUND",
  );
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.is(grace.refusal(Accept, AcceptRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.is(grace.refusal(Decline, DeclineRequest.create({ introductionId })), "INTRODUCTION_STATE");
});

test("two-users-have-one-introduction-at-a-time", () => {
  const { ada, grace } = pair();
  ada.call(Invite, InviteRequest.create(), "grace");
  assert.is(ada.refusal(Invite, InviteRequest.create(), "grace"), "ALREADY_INTRODUCED");
  assert.is(grace.refusal(Invite, InviteRequest.create(), "ada"), "ALREADY_INTRODUCED");
});

test("invitation-to-oneself-or-to-an-away-user-is-refused", () => {
  const { ada, grace } = pair();
  assert.is(ada.refusal(Invite, InviteRequest.create(), "ada"), "USER_NOT_FOUND");
  grace.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  assert.is(ada.refusal(Invite, InviteRequest.create(), "grace"), "USER_AWAY");
});

test("invitations-and-candidates-are-bounded", () => {
  const world = new ChatSimulation(SEED, { introductionsMax: 2, invitationsMax: 2, candidatesMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (const name of ["linus", "margaret"]) {
    world.join(name);
    ada.call(Invite, InviteRequest.create(), name);
  }
  assert.is(ada.refusal(Invite, InviteRequest.create(), "grace"), "LIMIT_REACHED");
  const many = InviteRequest.create({ candidates: ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(host) });
  assert.is(grace.refusal(Invite, many, "linus"), "LIMIT_REACHED");
});

test("reason-of-a-decline-and-of-a-hang-up-reaches-the-other-side-whatever-its-number", () => {
  const { ada, grace } = pair();
  for (const reason of [EndReason.UNSUPPORTED_VERSION, EndReason.UNREACHABLE, EndReason.UNSPECIFIED, 9_005]) {
    const first = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
    grace.call(Decline, DeclineRequest.create({ introductionId: first, reason }));
    assert.equal(ada.takeEvents(), [{ case: "declined", value: Declined.create({ introductionId: first, reason }) }]);
    const second = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
    grace.call(Accept, AcceptRequest.create({ introductionId: second }));
    ada.takeEvents();
    grace.takeEvents();
    ada.call(HangUp, HangUpRequest.create({ introductionId: second, reason }));
    assert.equal(grace.takeEvents(), [{ case: "hungUp", value: HungUp.create({ introductionId: second, reason }) }]);
  }
});

test("reason-that-only-the-server-gives-reaches-the-other-side-as-none-if-a-client-gives-it", () => {
  const { ada, grace } = pair();
  for (const reason of [EndReason.CONNECTION_LOST, EndReason.NOT_PERMITTED]) {
    const first = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
    grace.call(Decline, DeclineRequest.create({ introductionId: first, reason }));
    const second = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
    grace.call(Accept, AcceptRequest.create({ introductionId: second }));
    const declined = { case: "declined", value: Declined.create({ introductionId: first }) };
    assert.equal(ada.takeEvents()[0], declined);
    grace.takeEvents();
    ada.call(HangUp, HangUpRequest.create({ introductionId: second, reason }));
    assert.equal(grace.takeEvents(), [{ case: "hungUp", value: HungUp.create({ introductionId: second }) }]);
  }
});

test("block-looks-like-a-hang-up-to-the-other-side-and-only-its-user-learns-the-cause", () => {
  const { ada, grace } = pair();
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  ada.takeEvents();
  grace.takeEvents();
  grace.call(Block, BlockRequest.create(), "ada");
  const reasonsOf = (client: typeof ada): unknown[] =>
    client.takeEvents().flatMap((body) => (body.case === "hungUp" ? [body.value.reason] : []));
  assert.equal([reasonsOf(ada), reasonsOf(grace)], [[EndReason.UNSPECIFIED], [EndReason.NOT_PERMITTED]]);
});

test("user-with-many-invitations-can-still-invite-and-accept", () => {
  const world = new ChatSimulation(SEED, { introductionsMax: 2, invitationsMax: 3 });
  const [ada, friend] = [world.join("ada"), world.join("friend")];
  const strangers = ["one", "two", "three"].map((name) => world.join(name));
  const invitations = strangers.map((stranger) => stranger.call(Invite, InviteRequest.create(), "ada").introductionId);
  assert.is(friend.refusal(Invite, InviteRequest.create(), "ada"), "LIMIT_REACHED");
  ada.call(Invite, InviteRequest.create(), "friend");
  const [first = 0, second = 0, third = 0] = invitations;
  ada.call(Accept, AcceptRequest.create({ introductionId: first }));
  ada.call(Accept, AcceptRequest.create({ introductionId: second }));
  assert.is(ada.refusal(Accept, AcceptRequest.create({ introductionId: third })), "LIMIT_REACHED");
  ada.call(Decline, DeclineRequest.create({ introductionId: third }));
});

test("invitations-of-strangers-and-of-contacts-are-limited-apart", () => {
  const world = new ChatSimulation(SEED, { invitationsMax: 1 });
  const ada = world.join("ada");
  const [friend, linus, eve, mallory] = [
    world.join("friend"),
    world.join("linus"),
    world.join("eve"),
    world.join("mallory"),
  ];
  for (const contact of [friend, linus]) befriend(contact, ada);
  // A request alone does not make a contact.
  mallory.call(AddContact, AddContactRequest.create(), "ada");
  eve.call(Invite, InviteRequest.create(), "ada");
  assert.is(mallory.refusal(Invite, InviteRequest.create(), "ada"), "LIMIT_REACHED");
  const { introductionId } = friend.call(Invite, InviteRequest.create(), "ada");
  assert.is(linus.refusal(Invite, InviteRequest.create(), "ada"), "LIMIT_REACHED");
  ada.call(Decline, DeclineRequest.create({ introductionId }));
  assert.is(mallory.refusal(Invite, InviteRequest.create(), "ada"), "LIMIT_REACHED");
  linus.call(Invite, InviteRequest.create(), "ada");
});

test("unanswered-invitation-expires-on-both-sides", () => {
  const { world, ada, grace } = pair();
  ada.call(Invite, InviteRequest.create(), "grace");
  const linus = world.join("linus");
  const open = linus.call(Invite, InviteRequest.create(), "grace").introductionId;
  grace.call(Accept, AcceptRequest.create({ introductionId: open }));
  const dueMs = world.chat.nextTimeoutMs ?? 0;
  assert.is(dueMs, world.nowMs + world.limits.invitationTimeoutMs);
  world.carryOut(world.chat.handleTimeout(dueMs - 1, world.wallMs), undefined);
  world.settle();
  assert.equal(kinds(ada), []);
  world.carryOut(world.chat.handleTimeout(dueMs, world.wallMs), undefined);
  world.settle();
  assert.equal([kinds(ada), kinds(grace)], [["declined"], ["invited", "invited", "cancelled"]]);
  // A conversation does not expire.
  assert.ok(world.chat.nextTimeoutMs > dueMs + world.limits.invitationTimeoutMs);
  assert.equal(states(grace), connected);
});

test("malformed-candidates-are-refused", () => {
  // Each request has a world of its own, because a refused one takes from the rate too.
  const refusalOf = (candidate: Candidate, user: string) =>
    pair().ada.refusal(Invite, InviteRequest.create({ candidates: [host("192.0.2.1"), candidate] }), user);
  for (const bad of [
    ...["", "example.org", "face.cafe", "1.2.3", "010.0.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"].map(host),
    ...["169.254.169.254", "::", "ff02::1", "1:2", "fd00:ec2::254", "::ffff:10.0.0.1", "fe80::1%eth0", "[::1]"].map(
      host,
    ),
    { ...host("192.0.2.1"), port: 0 },
    { ...host("192.0.2.1"), port: 65_536 },
  ]) {
    assert.is(refusalOf(bad, "grace"), "INVALID_ARGUMENT", bad.address);
  }
  for (const good of ["127.0.0.1", "192.0.2.1", "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "64:ff9b::192.0.2.1"])
    assert.ok(pair().ada.call(Invite, InviteRequest.create({ candidates: [host(good)] }), "grace").introductionId > 0);
});

test("more-candidates-reach-the-other-side-only-in-a-conversation", () => {
  const { ada, grace } = pair();
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  const offer = OfferCandidatesRequest.create({ introductionId, candidates: [host("192.0.2.9")] });
  ada.call(OfferCandidates, offer);
  assert.equal(kinds(grace), ["invited"]);
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.equal(introduction?.candidates, [host("192.0.2.9")]);
  ada.call(OfferCandidates, offer);
  assert.equal(kinds(grace), ["candidatesOffered"]);
});

for (const leave of ["log off", "drop"] as const) {
  test(`${leave.replace(" ", "-")}-ends-introductions-as-hung-up-cancelled-or-declined`, () => {
    const { world, ada, grace } = conversation();
    const [linus, margaret] = [world.join("linus"), world.join("margaret")];
    ada.call(Invite, InviteRequest.create(), "linus");
    margaret.call(Invite, InviteRequest.create(), "ada");
    if (leave === "drop") ada.drop();
    else ada.call(LogOff, LogOffRequest.create());
    assert.equal([kinds(linus), kinds(margaret)], [["invited", "cancelled"], ["declined"]]);
    assert.is(statuses(grace)["ada"], Status.AWAY);
    if (leave === "drop") {
      assert.equal([kinds(grace), states(grace)], [[], connected]);
      world.pass(world.limits.conversationGraceMs);
    }
    assert.equal([kinds(grace), states(grace)], [["hungUp"], available]);
  });
}

const available = [State.AVAILABLE, State.AVAILABLE];
const connected = [State.CONNECTED, State.CONNECTED];

function conversation() {
  const { world, ada, grace } = pair();
  const { introductionId } = ada.call(Invite, InviteRequest.create({ connectionId: 1n }), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId, connectionId: 2n }));
  ada.takeEvents();
  grace.takeEvents();
  return { world, ada, grace, introductionId };
}

function kinds(client: SimulatedClient): (string | undefined)[] {
  return client.takeEvents().map((body) => body.case);
}

function states({ client, server }: SimulatedClient): State[] {
  return [client.state, server.state];
}

function statuses(client: SimulatedClient): Record<string, Status> {
  return Object.fromEntries(
    client.call(GetPeers, GetPeersRequest.create()).peers.map(({ name, status }) => [name, status]),
  );
}

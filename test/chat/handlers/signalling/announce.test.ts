/** Conversations that the server has forgotten, or is about to, and that their clients announce. */

import * as assert from "uvu/assert";
import { Audience, LogOffRequest } from "../../../../generated/chatwire/v1/account.ts";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { State } from "../../../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Announce,
  Block,
  GetPeers,
  HangUp,
  Invite,
  LogOff,
  OfferCandidates,
  SetStatus,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  AnnounceRequest,
  HangUpRequest,
  InviteRequest,
  OfferCandidatesRequest,
  type Reintroduced,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { kinds, logIn, setPrivacy } from "../../fixtures.ts";
import { host, pair } from "./pair.ts";

const test = suite("announced conversations");

const GRACE_MS = 60_000;
const RELAY_PORT = 4_000;
const ID = new Uint8Array(32).fill(1);
const PROOFS = { inviter: new Uint8Array(32).fill(2), invited: new Uint8Array(32).fill(3) };

type Role = "inviter" | "invited";

function announcementOf(role: Role, more: Partial<AnnounceRequest> = {}): AnnounceRequest {
  const about = { announcedId: ID, announcedProof: PROOFS[role], inviter: role === "inviter" };
  return AnnounceRequest.create({ ...about, ...more });
}

/** The one event that a client has got since the last look. */
function reintroducedOf(client: SimulatedClient): Reintroduced | undefined {
  const events = client.takeEvents();
  assert.is(events.length, 1, `${events.map((body: MessageBody) => body.case)}`);
  const [event] = events;
  return event?.case === "reintroduced" ? event.value : undefined;
}

function statusOf(viewer: SimulatedClient, name: string): Status | undefined {
  return viewer.call(GetPeers, GetPeersRequest.create()).peers.find((peer) => peer.name === name)?.status;
}

for (const first of ["inviter", "invited"] as const) {
  test(`conversation-is-made-again-once-both-sides-have-announced-it-first-the-${first}`, () => {
    const { world, ada, grace } = pair();
    world.chat.openRelay(RELAY_PORT);
    const announce = {
      inviter: () => ada.call(Announce, announcementOf("inviter", { candidates: [host("192.0.2.1")] }), "Grace"),
      invited: () => grace.call(Announce, announcementOf("invited", { candidates: [host("192.0.2.2")] }), "ada"),
    };
    announce[first]();
    assert.equal([kinds(ada), kinds(grace)], [[], []]);
    announce[first === "inviter" ? "invited" : "inviter"]();
    const [forAda, forGrace] = [reintroducedOf(ada), reintroducedOf(grace)];
    assert.equal([forAda?.announcedId, forAda?.announcedProof], [ID, PROOFS.invited]);
    assert.equal([forGrace?.announcedId, forGrace?.announcedProof], [ID, PROOFS.inviter]);
    const [atAda, atGrace] = [forAda?.introduction, forGrace?.introduction];
    assert.equal([atAda?.name, atGrace?.name], ["grace", "ada"]);
    assert.equal([atAda?.candidates, atGrace?.candidates], [[host("192.0.2.2")], [host("192.0.2.1")]]);
    assert.ok(atAda?.relay !== undefined && atGrace?.relay !== undefined);
    assert.is.not(atAda?.relay.relayId, atGrace?.relay.relayId);
    // It is a conversation like any other.
    const introductionId = atAda?.introductionId ?? 0;
    assert.is(atGrace?.introductionId, introductionId);
    for (const client of [ada, grace])
      assert.equal([client.client.state, client.server.state], [State.CONNECTED, State.CONNECTED]);
    assert.is(statusOf(world.join("linus"), "ada"), Status.CONNECTED);
    ada.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates: [host("192.0.2.3")] }));
    assert.equal(kinds(grace), ["candidatesOffered"]);
    assert.is(grace.refusal(Invite, InviteRequest.create(), "ada"), "ALREADY_INTRODUCED");
    grace.call(HangUp, HangUpRequest.create({ introductionId }));
    assert.equal(kinds(ada), ["hungUp"]);
  });
}

test("announcement-waits-for-the-other-side-as-long-as-a-conversation-for-a-lost-one", () => {
  const { world, ada, grace } = pair();
  ada.call(Announce, announcementOf("inviter"), "grace");
  world.pass(GRACE_MS - 1);
  assert.is(world.chat.nextTimeoutMs, world.nowMs + 1);
  world.pass(1);
  grace.call(Announce, announcementOf("invited"), "ada");
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
  // A repeated one begins anew.
  ada.call(Announce, announcementOf("inviter"), "grace");
  assert.equal([kinds(ada), kinds(grace)], [["reintroduced"], ["reintroduced"]]);
});

test("third-user-with-the-id-and-the-proof-gets-no-conversation-and-keeps-nobody-from-one", () => {
  const { world, ada, grace } = pair();
  const mallory = world.join("mallory");
  ada.call(Announce, announcementOf("inviter"), "grace");
  for (const role of ["inviter", "invited"] as const)
    for (const name of ["ada", "grace"]) mallory.call(Announce, announcementOf(role), name);
  assert.equal([kinds(ada), kinds(grace), kinds(mallory)], [[], [], []]);
  grace.call(Announce, announcementOf("invited"), "ada");
  assert.equal([kinds(ada), kinds(grace), kinds(mallory)], [["reintroduced"], ["reintroduced"], []]);
});

test("repeated-announcement-makes-no-second-conversation", () => {
  const { world, ada, grace } = pair();
  ada.call(Announce, announcementOf("inviter"), "grace");
  grace.call(Announce, announcementOf("invited"), "ada");
  const introductionId = reintroducedOf(ada)?.introduction?.introductionId ?? 0;
  kinds(grace);
  for (const client of [ada, grace])
    client.call(Announce, announcementOf(client === ada ? "inviter" : "invited"), client === ada ? "grace" : "ada");
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
  world.pass(GRACE_MS);
  ada.call(HangUp, HangUpRequest.create({ introductionId }));
  kinds(grace);
  // Only one of the two wants it back.
  ada.call(Announce, announcementOf("inviter"), "grace");
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
});

test("two-sides-with-one-role-or-a-user-with-itself-have-no-conversation", () => {
  const { ada, grace } = pair();
  ada.call(Announce, announcementOf("inviter"), "grace");
  grace.call(Announce, announcementOf("inviter"), "ada");
  ada.call(Announce, announcementOf("inviter"), "ada");
  ada.call(Announce, announcementOf("invited"), "ada");
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
});

const FORBIDDEN: Record<string, (ada: SimulatedClient, grace: SimulatedClient) => void> = {
  "block-by-the-inviter": (ada) => void ada.call(Block, BlockRequest.create(), "grace"),
  "block-by-the-invited-user": (_, grace) => void grace.call(Block, BlockRequest.create(), "ada"),
  "setting-of-the-invited-user": (_, grace) => setPrivacy(grace, { connect: Audience.CONTACTS }),
  "user-that-has-become-hidden": (_, grace) =>
    setPrivacy(grace, { see: Audience.CONTACTS, connect: Audience.CONTACTS }),
};

for (const [what, forbid] of Object.entries(FORBIDDEN)) {
  test(`${what}-keeps-the-conversation-from-being-made-and-nobody-learns-of-it`, () => {
    const { ada, grace } = pair();
    forbid(ada, grace);
    for (const client of [ada, grace]) client.takeEvents();
    ada.call(Announce, announcementOf("inviter"), "grace");
    grace.call(Announce, announcementOf("invited"), "ada");
    assert.equal([kinds(ada), kinds(grace)], [[], []]);
  });
}

test("answer-is-the-same-whoever-has-the-name", () => {
  const targets: Record<string, (world: ChatSimulation) => void> = {
    online: (world) => void world.join("grace"),
    "has announced": (world) => void world.join("grace").call(Announce, announcementOf("invited"), "linus"),
    away: (world) => void world.join("grace").call(SetStatus, SetStatusRequest.create({ status: Status.AWAY })),
    "logged off": (world) => void world.join("grace").call(LogOff, LogOffRequest.create()),
    hidden: (world) => setPrivacy(world.join("grace"), { see: Audience.NOBODY, connect: Audience.NOBODY }),
    blocking: (world) => void world.join("grace").call(Block, BlockRequest.create(), "ada"),
    unknown: () => {},
  };
  const answers = Object.values(targets).map((prepare) => {
    const world = new ChatSimulation(SEED, { introductionsMax: 3 });
    const ada = world.join("ada");
    prepare(world);
    const before = ada.received.length;
    const seen: string[] = [];
    // So many fit, whether somebody has the name or not; then none does.
    for (let index = 0; index < 5; index += 1) {
      const announcedId = new Uint8Array(32).fill(index);
      seen.push(ada.refusal(Announce, announcementOf("inviter", { announcedId }), "grace"));
    }
    world.pass(GRACE_MS);
    seen.push(ada.refusal(Announce, announcementOf("inviter"), "grace"));
    assert.equal(ada.takeEvents(), []);
    return [seen, ada.received.slice(before).map((bytes) => Buffer.from(bytes).toString("hex"))];
  });
  for (const answer of answers) assert.equal(answer, answers[0]);
  const refused = ["none", "none", "none", "LIMIT_REACHED", "LIMIT_REACHED", "none"];
  assert.equal(answers[0]?.[0], refused);
});

test("announcements-count-with-conversations-and-invitations-of-the-user", () => {
  const world = new ChatSimulation(SEED, { introductionsMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const second = { announcedId: new Uint8Array(32).fill(9) };
  ada.call(Announce, announcementOf("inviter"), "grace");
  // The same one again takes no more room.
  ada.call(Announce, announcementOf("inviter"), "grace");
  ada.call(Announce, announcementOf("inviter", second), "linus");
  assert.is(ada.refusal(Invite, InviteRequest.create(), "grace"), "LIMIT_REACHED");
  const { introductionId } = grace.call(Invite, InviteRequest.create(), "ada");
  assert.is(ada.refusal(Accept, AcceptRequest.create({ introductionId })), "LIMIT_REACHED");
  world.pass(GRACE_MS - 1);
  assert.is(ada.refusal(Accept, AcceptRequest.create({ introductionId })), "LIMIT_REACHED");
  world.pass(1);
  const other = world.join("margaret");
  assert.is(other.refusal(Invite, InviteRequest.create(), "ada"), "none");
  assert.is(ada.refusal(Invite, InviteRequest.create(), "margaret"), "ALREADY_INTRODUCED");
  assert.is(ada.refusal(Announce, announcementOf("inviter"), "grace"), "none");
});

for (const how of ["drop", "log off"] as const) {
  test(`announcement-ends-with-its-login-by-${how.replace(" ", "-")}`, () => {
    const { world, ada, grace } = pair();
    ada.call(Announce, announcementOf("inviter"), "grace");
    if (how === "drop") ada.drop();
    else ada.call(LogOff, LogOffRequest.create());
    kinds(grace);
    grace.call(Announce, announcementOf("invited"), "ada");
    assert.equal(kinds(grace), []);
    world.pass(GRACE_MS);
  });
}

test("invitation-between-the-two-users-goes-before-their-announcements", () => {
  const { ada, grace } = pair();
  ada.call(Invite, InviteRequest.create(), "grace");
  kinds(grace);
  ada.call(Announce, announcementOf("inviter"), "grace");
  grace.call(Announce, announcementOf("invited"), "ada");
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
});

for (const how of ["lost", "waiting to be resumed"] as const) {
  test(`side-that-stayed-is-asked-and-gets-the-new-conversation-first-the-other-being-${how.replaceAll(" ", "-")}`, () => {
    const { world, ada, grace } = pair();
    const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
    grace.call(Accept, AcceptRequest.create({ introductionId }));
    for (const client of [ada, grace]) kinds(client);
    const { login } = grace.connection;
    if (how === "lost") grace.drop();
    else if (login !== undefined) login.isDetached = true;
    const [again, linus] = [logIn(world, "grace"), world.join("linus")];
    // Nobody else has somebody asked.
    linus.call(Announce, announcementOf("invited"), "ada");
    assert.equal(kinds(ada), []);
    again.call(Announce, announcementOf("invited"), "ada");
    const [asked] = ada.takeEvents();
    assert.is(asked?.case === "announcementAsked" && asked.value.introductionId, introductionId);
    ada.call(Announce, announcementOf("inviter"), "grace");
    // A client that knows the link under its new id takes no notice of the end of the old one.
    const [forAda, ended, ...more] = ada.takeEvents();
    assert.equal([forAda?.case, ended?.case, more], ["reintroduced", "hungUp", []]);
    assert.is(ended?.case === "hungUp" && ended.value.introductionId, introductionId);
    assert.equal(kinds(again), ["reintroduced"]);
    for (const { client, server } of [ada, again])
      assert.equal([client.state, server.state], [State.CONNECTED, State.CONNECTED]);
    world.pass(GRACE_MS);
    assert.equal([kinds(ada), kinds(again)], [[], []]);
  });
}

/** A conversation of which a side has lost its connection: it goes on for a while, and ends at once if it must. */

import * as assert from "uvu/assert";
import {
  Audience,
  ChangePasswordRequest,
  LogOffRequest,
  Privacy,
  RevokeDeviceRequest,
} from "../../generated/chatwire/v1/account.ts";
import { BlockRequest } from "../../generated/chatwire/v1/contact.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, SetStatusRequest, Status } from "../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Block,
  ChangePassword,
  GetPeers,
  HangUp,
  Invite,
  LogOff,
  OfferCandidates,
  RevokeDevice,
  SetStatus,
  WatchPeers,
} from "../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Candidate,
  HangUpRequest,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../generated/chatwire/v1/signalling.ts";
import { banName, banNetwork, deleteAccount as deleteByOperator, kickUser } from "../../src/chat/operator/commands.ts";
import type { ChatState } from "../../src/chat/state/chat-state.ts";
import { type IpNetwork, parseIpNetwork } from "../../src/ip-network.ts";
import type { Limits } from "../../src/limits.ts";
import { SEED } from "../seed.ts";
import { ofOneProcess } from "../served/of-one-process.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import {
  deleteAccount,
  greeted,
  joinWithDevice,
  kinds,
  logIn,
  logInByDevice,
  newVerifier,
  prove,
  setPrivacy,
} from "./fixtures.ts";

const test = suite("detached conversation");

const GRACE_MS = 60_000;
const available = [State.AVAILABLE, State.AVAILABLE];
const connected = [State.CONNECTED, State.CONNECTED];
const FOR_EVER = { sinceMs: 0, untilMs: undefined };

/** Ada, by a device, in a conversation with grace. */
function conversation(
  limits: Partial<Limits> = {},
  privacy: Privacy = Privacy.PUBLIC,
  world = new ChatSimulation(SEED, limits),
) {
  const device = joinWithDevice(world, "ada", privacy);
  const [ada, grace] = [device.client, world.join("grace")];
  const introductionId = converse(ada, grace, "grace");
  return { world, ada, grace, device, introductionId };
}

/** @returns the id of the introduction */
function converse(inviter: SimulatedClient, invited: SimulatedClient, name: string): number {
  const { introductionId } = inviter.call(Invite, InviteRequest.create(), name);
  invited.call(Accept, AcceptRequest.create({ introductionId }));
  for (const client of [inviter, invited]) client.takeEvents();
  return introductionId;
}

function operate(world: ChatSimulation, command: (state: ChatState) => unknown): void {
  world.carryOut(world.chat.operate(command, world.nowMs).outcome, undefined);
  world.settle();
}

/** The relays that the chat closes from now on. */
function closedRelays(world: ChatSimulation): { introductionId: number; lingerMs: number }[] {
  const closed: { introductionId: number; lingerMs: number }[] = [];
  const { carryOut } = world;
  world.carryOut = (outcome, requester) => {
    for (const effect of outcome.effects) if (effect.kind === "close relay") closed.push(effect);
    carryOut.call(world, outcome, requester);
  };
  return closed;
}

function networkOf(text: string): IpNetwork {
  const network = parseIpNetwork(text);
  if (network === undefined) throw new Error(`${text} is no network.`);
  return network;
}

/** How many introductions the server keeps of a user. */
function introductionsOf(world: ChatSimulation, name: string): number {
  return world.chat.operate(({ directory }) => directory.find(name)?.introductions.size ?? 0, world.nowMs).result;
}

function states({ client, server }: SimulatedClient): State[] {
  return [client.state, server.state];
}

function statusOf(viewer: SimulatedClient, name: string): Status | undefined {
  return viewer.call(GetPeers, GetPeersRequest.create()).peers.find((peer) => peer.name === name)?.status;
}

test("conversation-goes-on-for-the-grace-after-a-connection-is-lost-and-then-ends", () => {
  for (const lost of ["ada", "grace"] as const) {
    const { world, ada, grace } = conversation();
    const [gone, left] = lost === "ada" ? [ada, grace] : [grace, ada];
    gone.drop();
    assert.is(world.chat.nextTimeoutMs, Math.min(world.nowMs + GRACE_MS, 61_000));
    world.pass(GRACE_MS - 1);
    assert.equal([kinds(left), states(left)], [[], connected]);
    world.pass(1);
    assert.equal([kinds(left), states(left)], [["hungUp"], available]);
    assert.is(introductionsOf(world, lost), 0);
  }
});

test("relay-ends-with-the-grace", () => {
  const { world, ada, grace } = conversation();
  world.chat.openRelay(4_433);
  const linus = world.join("linus");
  converse(grace, linus, "linus");
  const closed = closedRelays(world);
  const introductionId = converse(ada, linus, "linus");
  linus.drop();
  world.pass(GRACE_MS - 1);
  assert.equal(closed, []);
  world.pass(1);
  assert.is(closed.length, 2);
  assert.ok(closed.some((relay) => relay.introductionId === introductionId));
});

ofOneProcess(test, "the effects of requests are carried out in the core")(
  "relay-goes-on-for-a-moment-only-if-the-server-cannot-tell-a-side-and-nobody-must-be-silenced",
  () => {
    const lingerOf = (isLost: boolean, end: (stage: Stage) => unknown): number | undefined => {
      const world = new ChatSimulation(SEED);
      world.chat.openRelay(4_433);
      const stage = conversation({}, Privacy.PUBLIC, world);
      const closed = closedRelays(world);
      if (isLost) stage.ada.drop();
      end(stage);
      return closed[0]?.lingerMs;
    };
    const hangUp = ({ grace, introductionId }: Stage) => grace.call(HangUp, HangUpRequest.create({ introductionId }));
    assert.is(lingerOf(true, hangUp), 2_000);
    assert.is(
      lingerOf(true, ({ world }) => world.pass(GRACE_MS)),
      2_000,
    );
    assert.is(
      lingerOf(true, ({ world }) => logIn(world, "ada").call(Invite, InviteRequest.create(), "grace")),
      2_000,
    );
    assert.is(lingerOf(false, hangUp), 0);
    for (const [name, end] of Object.entries(ENDS)) assert.is(lingerOf(true, end), 0, name);
  },
);

test("user-whose-connection-is-lost-is-away-at-once-and-available-after-the-next-login", () => {
  const { world, ada, grace } = conversation();
  const linus = world.join("linus");
  linus.call(WatchPeers, { enabled: true });
  ada.drop();
  assert.equal([statusOf(linus, "ada"), statusOf(grace, "ada")], [Status.AWAY, Status.AWAY]);
  assert.is(statusOf(linus, "grace"), Status.CONNECTED);
  const back = logIn(world, "ada");
  assert.equal([statusOf(linus, "ada"), states(back)], [Status.AVAILABLE, available]);
  linus.takeEvents();
  world.pass(GRACE_MS);
  assert.equal([statusOf(linus, "ada"), statusOf(linus, "grace")], [Status.AVAILABLE, Status.AVAILABLE]);
  // Of ada there was nothing new.
  const changed = linus.takeEvents().flatMap((body) => (body.case === "peersChanged" ? [body.value] : []));
  assert.equal(
    changed.map((event) => event.changed.map(({ name }) => name)),
    [["grace"]],
  );
});

test("grace-begins-with-the-first-loss-and-a-second-one-does-not-lengthen-it", () => {
  const { world, ada, grace } = conversation();
  ada.drop();
  world.pass(GRACE_MS - 1_000);
  grace.drop();
  assert.is(introductionsOf(world, "grace"), 1);
  world.pass(1_000);
  assert.equal([introductionsOf(world, "ada"), introductionsOf(world, "grace")], [0, 0]);
});

test("graces-and-invitations-that-end-at-different-times-end-in-order", () => {
  const { world, ada, grace } = conversation({ invitationTimeoutMs: 30_000 });
  const linus = world.join("linus");
  world.pass(1_000);
  ada.drop();
  world.pass(10_000);
  grace.call(Invite, InviteRequest.create(), "linus");
  linus.takeEvents();
  world.pass(30_000);
  assert.equal([kinds(linus), kinds(grace)], [["cancelled"], ["declined"]]);
  world.pass(10_000);
  grace.call(Invite, InviteRequest.create(), "linus");
  assert.equal(kinds(grace), []);
  world.pass(10_000);
  assert.equal([kinds(linus), kinds(grace)], [["invited"], ["hungUp"]]);
  world.pass(20_000);
  assert.equal([kinds(linus), kinds(grace)], [["cancelled"], ["declined"]]);
});

test("side-that-is-left-offers-candidates-and-hangs-up-as-before", () => {
  const { world, ada, grace, introductionId } = conversation();
  ada.drop();
  const candidates = [Candidate.create({ kind: 1, address: "192.0.2.9", port: 9 })];
  grace.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates }));
  grace.call(HangUp, HangUpRequest.create({ introductionId }));
  assert.equal([states(grace), introductionsOf(world, "ada")], [available, 0]);
  world.pass(GRACE_MS);
  assert.equal(kinds(grace), []);
});

test("another-login-of-a-lost-side-takes-no-part-and-gets-nothing", () => {
  const { world, ada, grace, introductionId } = conversation();
  ada.drop();
  const back = logIn(world, "ada");
  assert.is(back.refusal(OfferCandidates, OfferCandidatesRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.is(back.refusal(Accept, AcceptRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.is(back.refusal(HangUp, HangUpRequest.create({ introductionId })), "WRONG_STATE");
  // With a conversation of its own it may hang up, but not the other one.
  const linus = world.join("linus");
  converse(back, linus, "linus");
  assert.is(back.refusal(HangUp, HangUpRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.equal(kinds(grace), []);
  world.pass(GRACE_MS);
  assert.equal([kinds(grace), kinds(back), kinds(linus)], [["hungUp"], [], []]);
});

for (const inviter of ["ada", "grace"] as const) {
  test(`new-invitation-of-${inviter}-ends-the-old-conversation-first`, () => {
    const { world, ada, grace } = conversation();
    ada.drop();
    const back = logIn(world, "ada");
    const invitation =
      inviter === "ada"
        ? back.call(Invite, InviteRequest.create(), "grace")
        : grace.call(Invite, InviteRequest.create(), "ada");
    assert.equal(kinds(grace), inviter === "ada" ? ["hungUp", "invited"] : ["hungUp"]);
    assert.equal([states(grace), kinds(back)], [available, inviter === "ada" ? [] : ["invited"]]);
    const [invited, waiting] = inviter === "ada" ? [grace, back] : [back, grace];
    invited.call(Accept, AcceptRequest.create(invitation));
    assert.equal([kinds(waiting), states(grace), states(back)], [["accepted"], connected, connected]);
    world.pass(2 * GRACE_MS);
    assert.equal([kinds(grace), kinds(back)], [[], []]);
    assert.is(introductionsOf(world, "ada"), 1);
  });
}

test("invitation-that-is-refused-ends-nothing", () => {
  const { world, ada, grace } = conversation({ introductionsMax: 1 });
  ada.drop();
  assert.is(grace.refusal(Invite, InviteRequest.create(), "ada"), "USER_AWAY");
  const back = logIn(world, "ada");
  const candidates = [Candidate.create({ kind: 1, address: "nowhere", port: 9 })];
  assert.is(back.refusal(Invite, InviteRequest.create({ candidates }), "grace"), "INVALID_ARGUMENT");
  world.join("linus");
  back.call(Invite, InviteRequest.create(), "linus");
  assert.is(back.refusal(Invite, InviteRequest.create(), "grace"), "LIMIT_REACHED");
  grace.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  assert.is(back.refusal(Invite, InviteRequest.create(), "grace"), "USER_AWAY");
  assert.equal([kinds(grace), states(grace)], [[], connected]);
});

test("live-conversation-still-refuses-a-second-invitation", () => {
  const { world, grace } = conversation();
  const second = logIn(world, "ada");
  assert.is(second.refusal(Invite, InviteRequest.create(), "grace"), "ALREADY_INTRODUCED");
  assert.is(grace.refusal(Invite, InviteRequest.create(), "ada"), "ALREADY_INTRODUCED");
});

type Stage = ReturnType<typeof conversation>;

/** What ends a detached conversation at once, after ada has lost her connection. */
const ENDS: Readonly<Record<string, (stage: Stage) => unknown>> = {
  kick: ({ world }) => operate(world, (state) => kickUser(state, "ada")),
  "ban of the name": ({ world }) => operate(world, (state) => banName(state, "ada", FOR_EVER)),
  "ban of the address": ({ world }) =>
    operate(world, (state) => banNetwork(state, networkOf("192.0.2.0/24"), FOR_EVER)),
  "deletion by the operator": ({ world }) => operate(world, (state) => deleteByOperator(state, "ada", world)),
  "deletion by the user": ({ world }) => deleteAccount(logIn(world, "ada"), "ada"),
  "revocation of the device": ({ world, device: { deviceId } }) =>
    logIn(world, "ada").call(RevokeDevice, RevokeDeviceRequest.create({ deviceId })),
  "change of the password": ({ world }) => {
    const back = logIn(world, "ada");
    const verifier = newVerifier(back, "secret-2");
    back.call(ChangePassword, ChangePasswordRequest.create({ clientFinal: prove(back, "ada"), verifier }));
  },
  "block by the lost user": ({ world }) => logIn(world, "ada").call(Block, BlockRequest.create(), "grace"),
  "privacy of the lost user": ({ world }) => setPrivacy(logIn(world, "ada"), { connect: Audience.NOBODY }),
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`${name.replaceAll(" ", "-")}-ends-a-detached-conversation-at-once`, () => {
    const stage = conversation();
    stage.ada.drop();
    end(stage);
    assert.equal(
      [kinds(stage.grace).filter((kind) => kind === "hungUp"), states(stage.grace)],
      [["hungUp"], available],
    );
    assert.is(introductionsOf(stage.world, "grace"), 0);
    stage.world.pass(GRACE_MS);
    assert.equal(kinds(stage.grace), []);
  });
}

test("connection-that-is-lost-after-its-address-was-banned-ends-its-conversation-at-once", () => {
  for (const [network, untilMs, isEnd] of [
    ["192.0.2.0/24", undefined, true],
    ["198.51.100.0/24", undefined, false],
    ["192.0.2.0/24", 1, false],
  ] as const) {
    const { world, ada, grace } = conversation();
    operate(world, (state) => banNetwork(state, networkOf(network), { sinceMs: 0, untilMs }));
    ada.drop();
    assert.equal([kinds(grace).includes("hungUp"), introductionsOf(world, "grace")], isEnd ? [true, 0] : [false, 1]);
  }
});

test("end-of-the-side-that-is-left-ends-a-detached-conversation-at-once", () => {
  for (const end of [
    ({ grace }: Stage) => grace.call(LogOff, LogOffRequest.create()),
    ({ grace }: Stage) => grace.call(Block, BlockRequest.create(), "ada"),
    ({ world }: Stage) => operate(world, (state) => kickUser(state, "grace")),
  ]) {
    const stage = conversation();
    stage.ada.drop();
    end(stage);
    assert.equal([introductionsOf(stage.world, "ada"), introductionsOf(stage.world, "grace")], [0, 0]);
  }
});

test("what-ends-another-login-leaves-a-detached-conversation", () => {
  const { world, ada, grace, device } = conversation();
  ada.drop();
  const other = joinWithDevice(world, "linus");
  operate(world, (state) => kickUser(state, "linus"));
  operate(world, (state) => banNetwork(state, networkOf("198.51.100.0/24"), FOR_EVER));
  const back = greeted(world);
  logInByDevice(world, back, device);
  back.call(LogOff, LogOffRequest.create());
  assert.is(other.client.reason?.code, "KICKED");
  assert.equal([kinds(grace), states(grace)], [[], connected]);
});

test("user-who-reconnects-again-and-again-has-no-more-conversations-than-the-limit", () => {
  const world = new ChatSimulation(SEED, { introductionsMax: 2 });
  const partners = ["bob", "cleo", "dora", "egon", "fay"].map((name) => ({ name, client: world.join(name) }));
  world.join("ada").drop();
  const hungUp: string[] = [];
  for (const { name, client } of partners) {
    const ada = logIn(world, "ada");
    converse(ada, client, name);
    for (const other of partners) if (kinds(other.client).includes("hungUp")) hungUp.push(other.name);
    assert.ok(introductionsOf(world, "ada") <= 2);
    world.pass(1_000);
    ada.drop();
  }
  // The one that was lost first went first, and none was refused.
  assert.equal(hungUp, ["bob", "cleo", "dora"]);
  world.pass(GRACE_MS);
  assert.is(introductionsOf(world, "ada"), 0);
});

test("lost-conversations-take-no-room-from-new-ones-and-live-ones-are-never-ended-for-them", () => {
  const world = new ChatSimulation(SEED, { introductionsMax: 1 });
  const [bob, cleo, dora] = ["bob", "cleo", "dora"].map((name) => world.join(name));
  assert.ok(bob && cleo && dora);
  const first = world.join("ada");
  converse(bob, first, "ada");
  first.drop();
  const second = logIn(world, "ada");
  // An invitation ends nothing yet. Its acceptance does.
  const { introductionId } = second.call(Invite, InviteRequest.create(), "cleo");
  assert.equal(kinds(bob), []);
  cleo.call(Accept, AcceptRequest.create({ introductionId }));
  assert.equal(kinds(bob), ["hungUp"]);
  assert.is(second.refusal(Invite, InviteRequest.create(), "dora"), "LIMIT_REACHED");
  // For cleo, the conversation that ada has lost is one like any other.
  second.drop();
  assert.is(cleo.refusal(Invite, InviteRequest.create(), "dora"), "LIMIT_REACHED");
  assert.equal([kinds(cleo), states(cleo)], [["invited"], connected]);
});

test("private-user-whose-connection-is-lost-stays-visible-to-the-partner-for-the-grace-alone", () => {
  const { world, ada, grace } = conversation({}, Privacy.PRIVATE);
  const linus = world.join("linus");
  for (const client of [grace, linus]) client.call(WatchPeers, { enabled: true });
  assert.is(statusOf(grace, "ada"), Status.CONNECTED);
  ada.drop();
  assert.is(statusOf(grace, "ada"), Status.AWAY);
  const back = logIn(world, "ada");
  assert.is(statusOf(grace, "ada"), Status.AVAILABLE);
  back.drop();
  grace.takeEvents();
  world.pass(GRACE_MS);
  assert.is(statusOf(grace, "ada"), undefined);
  const gone = grace.takeEvents().flatMap((body) => (body.case === "peersChanged" ? body.value.gone : []));
  assert.equal(gone, ["ada"]);
  const seen = linus.takeEvents().flatMap((body) => (body.case === "peersChanged" ? [body.value] : []));
  assert.not.ok(seen.some((event) => event.gone.includes("ada") || event.changed.some(({ name }) => name === "ada")));
});

test("strangers-learn-nothing-of-a-detached-conversation", () => {
  /** All bytes that a stranger receives while ada, who talks with a hidden user, leaves and comes back. */
  const watch = (leave: (ada: SimulatedClient) => unknown): string => {
    const world = new ChatSimulation(SEED);
    const [ada, grace, stranger] = [world.join("ada"), world.join("grace", Privacy.PRIVATE), world.join("linus")];
    converse(grace, ada, "ada");
    stranger.call(WatchPeers, { enabled: true });
    leave(ada);
    stranger.refusal(Invite, InviteRequest.create(), "ada");
    const back = logIn(world, "ada");
    stranger.call(GetPeers, GetPeersRequest.create());
    const { introductionId } = stranger.call(Invite, InviteRequest.create(), "ada");
    back.call(Accept, AcceptRequest.create({ introductionId }));
    stranger.call(HangUp, HangUpRequest.create({ introductionId }));
    world.pass(GRACE_MS);
    stranger.call(GetPeers, GetPeersRequest.create());
    return stranger.received.map((bytes) => Buffer.from(bytes).toString("hex")).join(" ");
  };
  const lost = watch((ada) => ada.drop());
  assert.is(
    lost,
    watch((ada) => ada.call(LogOff, LogOffRequest.create())),
  );
});

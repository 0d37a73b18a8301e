import * as assert from "uvu/assert";
import { Privacy, type PrivacySettings, SetPrivacyRequest } from "../../../generated/chatwire/v1/account.ts";
import {
  GetPeersRequest,
  type PeersChanged,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Broadcast,
  GetPeers,
  HangUp,
  Invite,
  SendText,
  SetPrivacy,
  SetStatus,
  WatchPeers,
} from "../../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, HangUpRequest, InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import { BroadcastRequest, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { permits, settingsOf } from "../../../src/chat/state/visibility/privacy.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";

const test = suite("privacy");

function presetOf(privacy: Privacy): PrivacySettings {
  const settings = settingsOf(privacy);
  if (settings === undefined) throw new Error("The privacy has no settings of its own.");
  return settings;
}

test("permits-allows-only-trusted-users-at-a-private-user", () => {
  const isPartner = { settings: presetOf(Privacy.PRIVATE), isBlocked: false, isTrusted: true };
  const isStranger = { settings: presetOf(Privacy.PRIVATE), isBlocked: false, isTrusted: false };
  const isPublic = { settings: presetOf(Privacy.PUBLIC), isBlocked: false, isTrusted: false };
  for (const action of ["see", "message", "connect", "broadcast"] as const) {
    assert.is(permits(action, isPublic), true);
    assert.is(permits(action, isStranger), false);
    assert.is(permits(action, isPartner), action !== "broadcast");
  }
});

test("answers-about-a-private-user-are-byte-identical-to-those-about-an-unknown-name", () => {
  const answers = ["dora", "zora"].map((target) => {
    const world = new ChatSimulation(SEED);
    const ada = world.join("ada");
    world.join("dora", Privacy.PRIVATE);
    const start = ada.received.length;
    assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hi" }), target), "USER_NOT_FOUND");
    assert.is(ada.refusal(Invite, InviteRequest.create(), target), "USER_NOT_FOUND");
    assert.equal(names(ada), []);
    return Buffer.concat(ada.received.slice(start)).toString("hex");
  });
  assert.is(answers[0], answers[1]);
});

test("away-private-user-looks-like-an-unknown-name", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  const dora = world.join("dora", Privacy.PRIVATE);
  dora.drop();
  assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hi" }), "dora"), "USER_NOT_FOUND");
  const grace = world.join("grace");
  grace.drop();
  assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hi" }), "grace"), "none");
});

test("broadcast-reaches-exactly-the-public-users-who-are-not-away", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  const dora = world.join("dora", Privacy.PRIVATE);
  const gone = world.join("gone");
  const away = world.join("away");
  gone.drop();
  away.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  const { recipients } = dora.call(Broadcast, BroadcastRequest.create({ text: "lunch?" }), "everyone");
  assert.is(recipients, 3);
  for (const client of [ada, grace, linus]) {
    const got = client
      .takeEvents()
      .map((body) => (body.case === "broadcastReceived" ? `${body.value.from}: ${body.value.text}` : body.case));
    assert.equal(got, ["dora: lunch?"]);
  }
  assert.equal(dora.events, []);
  assert.equal(away.events, []);
});

test("private-user-is-visible-only-to-users-it-invited", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const dora = world.join("dora", Privacy.PRIVATE);
  const { introductionId } = dora.call(Invite, InviteRequest.create({ connectionId: 1n }), "ada");
  assert.equal(names(ada), ["dora", "grace"]);
  assert.equal(names(grace), ["ada"]);
  ada.call(Accept, AcceptRequest.create({ introductionId, connectionId: 2n }));
  ada.call(SendText, SendTextRequest.create({ text: "hi" }), "dora");
  ada.call(HangUp, HangUpRequest.create({ introductionId }));
  assert.equal(names(ada), ["grace"]);
  assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hi" }), "dora"), "USER_NOT_FOUND");
});

test("invitation-does-not-show-the-inviter-a-user-who-turned-private", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  ada.call(Invite, InviteRequest.create({ connectionId: 1n }), "grace");
  grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PRIVATE }));
  assert.equal(names(ada), []);
  assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hi" }), "grace"), "USER_NOT_FOUND");
});

test("watcher-sees-a-user-go-private-as-gone-and-come-back-as-changed", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PRIVATE }));
  assert.equal(changes(ada), [{ changed: [], gone: ["grace"] }]);
  grace.drop();
  assert.equal(changes(ada), []);
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: false }));
  world.join("linus");
  assert.equal(changes(ada), []);
});

function names(client: SimulatedClient): string[] {
  return client.call(GetPeers, GetPeersRequest.create()).peers.map(({ name }) => name);
}

function changes(client: SimulatedClient): { changed: string[]; gone: string[] }[] {
  const found: PeersChanged[] = client
    .takeEvents()
    .flatMap((body) => (body.case === "peersChanged" ? [body.value] : []));
  return found.map(({ changed, gone }) => ({ changed: changed.map(({ name }) => name), gone }));
}

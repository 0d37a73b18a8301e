import * as assert from "uvu/assert";
import { Audience, Privacy, type PrivacySettings, SetPrivacyRequest } from "../../../generated/chatwire/v1/account.ts";
import { ApplicationMessage, SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import { BlockRequest } from "../../../generated/chatwire/v1/contact.ts";
import { GetPeersRequest, WatchPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Block,
  Broadcast,
  Cancel,
  ConfirmTexts,
  GetHistory,
  GetPeers,
  HangUp,
  Invite,
  SendMessage,
  SendText,
  SetPrivacy,
  SetTyping,
  WatchPeers,
} from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  HangUpRequest,
  InviteRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  GetHistoryRequest,
  Receipt,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";
import { befriend, greeted, joinWithDevice, kinds, logInByDevice, peersOf, setPrivacy } from "../fixtures.ts";

const test = suite("privacy settings");

const { EVERYONE, CONTACTS, NOBODY } = Audience;
const TEXT = SendTextRequest.create({ text: "hi" });
const MESSAGE = SendMessageRequest.create({ message: ApplicationMessage.create({ typeName: "a.B" }) });

/** Everything ada can try with grace; each says whether it works. */
const ACTIONS = {
  see: (ada: SimulatedClient) => peersOf(ada).includes("grace"),
  learnAddress: (ada: SimulatedClient) =>
    ada.call(GetPeers, GetPeersRequest.create()).peers.some(({ name, port }) => name === "grace" && port !== 0),
  text: (ada: SimulatedClient) => ada.refusal(SendText, TEXT, "grace") === "none",
  type: (ada: SimulatedClient) => ada.refusal(SetTyping, SetTypingRequest.create(), "grace") === "none",
  message: (ada: SimulatedClient) => ada.refusal(SendMessage, MESSAGE, "grace") === "none",
  remember: (ada: SimulatedClient) => ada.refusal(GetHistory, GetHistoryRequest.create(), "grace") === "none",
  broadcast: (ada: SimulatedClient) =>
    ada.call(Broadcast, BroadcastRequest.create({ text: "hi" }), "everyone").recipients === 1,
  connect: (ada: SimulatedClient) => {
    const refusal = ada.refusal(Invite, InviteRequest.create(), "grace");
    return refusal === "none" || refusal === "ALREADY_INTRODUCED";
  },
} as const;

type ActionName = keyof typeof ACTIONS;

const ALL: readonly ActionName[] = [
  "see",
  "learnAddress",
  "text",
  "type",
  "message",
  "remember",
  "broadcast",
  "connect",
];

/** The attempts that still work if one setting excludes ada. */
const WITHOUT: Record<keyof PrivacySettings & ("see" | "message" | "connect" | "address"), readonly ActionName[]> = {
  see: ["text", "type", "remember"],
  message: ["see", "learnAddress", "remember", "connect"],
  connect: ALL.filter((action) => action !== "connect"),
  address: ALL.filter((action) => action !== "learnAddress"),
};

/** Ada's relation to grace. */
const RELATIONS: Record<string, (world: ChatSimulation, ada: SimulatedClient, grace: SimulatedClient) => void> = {
  stranger: () => {},
  contact: (_, ada, grace) => befriend(ada, grace),
  invited: (_, __, grace) => void grace.call(Invite, InviteRequest.create(), "ada"),
  partner: (_, ada, grace) => {
    const { introductionId } = grace.call(Invite, InviteRequest.create(), "ada");
    ada.call(Accept, AcceptRequest.create({ introductionId }));
  },
};

for (const setting of ["see", "message", "connect", "address"] as const) {
  for (const [audience, name] of [
    [EVERYONE, "everyone"],
    [CONTACTS, "contacts"],
    [NOBODY, "nobody"],
  ] as const) {
    test(`${setting}-for-${name}-excludes-everybody-else`, () => {
      for (const [relation, relate] of Object.entries(RELATIONS)) {
        const world = new ChatSimulation(SEED);
        const [ada, grace] = [world.join("ada"), world.join("grace")];
        setPrivacy(grace, { [setting]: audience });
        relate(world, ada, grace);
        const isMeant = audience === EVERYONE || (audience === CONTACTS && relation !== "stranger");
        const works = ALL.filter((action) => ACTIONS[action](ada));
        assert.equal(works, isMeant ? ALL : ALL.filter((action) => WITHOUT[setting].includes(action)), relation);
      }
    });
  }
}

test("blocked-user-belongs-to-no-audience", () => {
  for (const isBlocker of [true, false]) {
    const world = new ChatSimulation(SEED);
    const [ada, grace] = [world.join("ada"), world.join("grace")];
    befriend(ada, grace);
    const [blocker, blocked] = isBlocker ? [ada, "grace"] : [grace, "ada"];
    blocker.call(Block, BlockRequest.create(), blocked);
    assert.equal(
      ALL.filter((action) => ACTIONS[action](ada)),
      [],
    );
  }
});

test("broadcasts-and-typing-reach-only-users-who-allow-them", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  setPrivacy(grace, { broadcasts: false });
  assert.equal(
    ALL.filter((action) => ACTIONS[action](ada)),
    ALL.filter((action) => action !== "broadcast"),
  );
});

test("invalid-settings-are-refused-and-change-nothing", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const whole = { see: EVERYONE, message: EVERYONE, connect: EVERYONE, address: EVERYONE };
  for (const request of [
    { privacy: Privacy.CUSTOM },
    { privacy: Privacy.UNSPECIFIED },
    { privacy: 9 },
    {
      privacy: Privacy.CUSTOM,
      settings: { ...whole, see: Audience.UNSPECIFIED, broadcasts: true, readReceipts: true },
    },
    { privacy: Privacy.CUSTOM, settings: { ...whole, address: 4, broadcasts: true, readReceipts: true } },
  ]) {
    assert.is(grace.refusal(SetPrivacy, SetPrivacyRequest.create(request)), "INVALID_ARGUMENT");
  }
  assert.equal(
    ALL.filter((action) => ACTIONS[action](ada)),
    ALL,
  );
});

test("settings-are-answered-stored-and-sent-at-the-next-login", () => {
  const world = new ChatSimulation(SEED);
  const grace = joinWithDevice(world, "grace");
  const settings = { see: CONTACTS, message: EVERYONE, connect: NOBODY, address: NOBODY, broadcasts: true };
  const whole = { ...settings, readReceipts: false };
  const request = SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings: whole });
  assert.equal(grace.client.call(SetPrivacy, request).settings, whole);
  world.restart();
  const welcome = logInByDevice(world, greeted(world), grace);
  assert.equal([welcome?.privacy, welcome?.settings], [Privacy.CUSTOM, whole]);
});

test("only-the-users-other-logins-get-the-new-settings", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), joinWithDevice(world, "grace")];
  const elsewhere = greeted(world);
  logInByDevice(world, elsewhere, grace);
  for (const client of [ada, grace.client, elsewhere]) client.takeEvents();
  setPrivacy(grace.client, { message: CONTACTS });
  const got = elsewhere.takeEvents().map((body) => body.case === "privacyChanged" && body.value.settings?.message);
  assert.equal([got, kinds(grace.client), kinds(ada)], [[CONTACTS], [], []]);
});

test("settings-equal-to-public-or-private-are-named-so", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  setPrivacy(grace, { broadcasts: false });
  setPrivacy(grace, {});
  const [peer] = ada.call(GetPeers, GetPeersRequest.create()).peers;
  assert.is(peer?.privacy, Privacy.PUBLIC);
});

test("watcher-gets-at-once-what-a-change-shows-and-hides", () => {
  const { ada, grace } = pair();
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  setPrivacy(grace, { address: NOBODY });
  setPrivacy(grace, { see: NOBODY });
  setPrivacy(grace, { message: NOBODY, see: NOBODY });
  setPrivacy(grace, Privacy.PUBLIC);
  const heard = ada.takeEvents().map((body) => {
    if (body.case !== "peersChanged") return body.case;
    const { changed, gone } = body.value;
    return [...changed.map(({ name, port }) => `${name} ${port === 0 ? "without" : "with"} address`), ...gone].join();
  });
  assert.equal(heard, ["grace without address", "grace", "grace with address"]);
});

test("change-ends-exactly-the-conversations-and-invitations-it-forbids", () => {
  for (const [settings, ends] of [
    [{ connect: NOBODY }, true],
    [{ see: NOBODY }, true],
    [{ connect: CONTACTS }, false],
    [{ message: NOBODY }, false],
  ] as const) {
    const { ada, grace } = pair();
    const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
    grace.call(Accept, AcceptRequest.create({ introductionId }));
    ada.takeEvents();
    grace.takeEvents();
    setPrivacy(grace, settings);
    assert.equal([kinds(ada), kinds(grace)], ends ? [["hungUp"], ["hungUp"]] : [[], []]);
    assert.is(ada.refusal(HangUp, HangUpRequest.create({ introductionId })), ends ? "WRONG_STATE" : "none");
  }
});

test("a-change-that-ends-a-conversation-shows-nobody-for-the-moment-before-the-end", () => {
  const { ada, grace } = pair();
  setPrivacy(grace, { see: NOBODY });
  const { introductionId } = grace.call(Invite, InviteRequest.create(), "ada");
  ada.call(Accept, AcceptRequest.create({ introductionId }));
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  ada.takeEvents();
  // As long as they are in a conversation, contacts include ada. The second setting ends it.
  setPrivacy(grace, { see: CONTACTS, connect: NOBODY });
  assert.equal(kinds(ada), ["hungUp"]);
  assert.equal(peersOf(ada), []);
});

test("change-ends-received-invitations-but-not-sent-ones", () => {
  const { ada, grace } = pair();
  const own = grace.call(Invite, InviteRequest.create(), "ada").introductionId;
  ada.takeEvents();
  setPrivacy(grace, { connect: NOBODY });
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
  setPrivacy(ada, { address: NOBODY });
  assert.equal([kinds(ada), kinds(grace)], [[], []]);
  // An unanswered invitation gives the inviter no permission.
  setPrivacy(ada, { connect: CONTACTS });
  assert.equal([kinds(ada), kinds(grace)], [["cancelled"], ["declined"]]);
  assert.is(grace.refusal(Cancel, CancelRequest.create({ introductionId: own })), "INTRODUCTION_NOT_FOUND");
});

test("receipts-stop-at-once-for-senders-who-no-longer-see-the-receiver", () => {
  const { ada, grace } = pair();
  ada.call(SendText, TEXT, "grace");
  ada.call(SendText, TEXT, "grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  assert.equal(kinds(ada), ["receiptChanged"]);
  setPrivacy(grace, { see: NOBODY });
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 2 }));
  assert.equal(kinds(ada), []);
  const { texts } = ada.call(GetHistory, GetHistoryRequest.create(), "grace");
  // A receipt that she got before stays.
  assert.equal(
    texts.map(({ receipt }) => receipt),
    [Receipt.STORED, Receipt.DELIVERED],
  );
});

function pair() {
  const world = new ChatSimulation(SEED);
  return { world, ada: world.join("ada"), grace: world.join("grace") };
}

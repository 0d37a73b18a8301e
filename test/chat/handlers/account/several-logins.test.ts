import * as assert from "uvu/assert";
import { LogOffRequest, Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { GetPeersRequest, SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Broadcast,
  Cancel,
  Decline,
  GetPeers,
  HangUp,
  Invite,
  LogOff,
  SendText,
  SetStatus,
  SetTyping,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { BroadcastRequest, SendTextRequest, SetTypingRequest } from "../../../../generated/chatwire/v1/text.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { kinds, logIn } from "../../fixtures.ts";

const test = suite("several logins");

test("events-reach-every-login-of-a-user", () => {
  const { ada, phone, laptop } = threeClients();
  ada.call(SendText, SendTextRequest.create({ text: "hi" }), "grace");
  ada.call(SetTyping, SetTypingRequest.create({ typing: true }), "grace");
  ada.call(Broadcast, BroadcastRequest.create({ text: "lunch?" }), "everyone");
  for (const client of [phone, laptop]) {
    assert.equal(kinds(client), ["textReceived", "typingChanged", "broadcastReceived"]);
  }
});

test("text-sent-by-one-login-reaches-the-users-other-logins", () => {
  const { ada, phone, laptop } = threeClients();
  const { textId } = phone.call(SendText, SendTextRequest.create({ text: "hi" }), "ada");
  assert.equal([kinds(ada), kinds(phone)], [["textReceived"], []]);
  const [heard] = laptop.takeEvents();
  const text = heard?.case === "textReceived" ? heard.value.text : undefined;
  assert.equal([text?.textId, text?.from, text?.to], [textId, "grace", "ada"]);
});

test("invitation-goes-to-every-login-and-the-first-to-accept-takes-part", () => {
  const { ada, phone, laptop } = threeClients();
  const { introductionId } = ada.call(Invite, InviteRequest.create({ connectionId: 1n }), "grace");
  assert.equal([kinds(phone), kinds(laptop)], [["invited"], ["invited"]]);
  laptop.call(Accept, AcceptRequest.create({ introductionId, connectionId: 2n }));
  assert.equal([kinds(ada), kinds(phone), kinds(laptop)], [["accepted"], ["cancelled"], []]);
  assert.is(phone.refusal(Accept, AcceptRequest.create({ introductionId })), "INTRODUCTION_STATE");
  assert.is(phone.refusal(HangUp, HangUpRequest.create({ introductionId })), "WRONG_STATE");
  laptop.call(HangUp, HangUpRequest.create({ introductionId }));
  assert.equal([kinds(ada), kinds(phone)], [["hungUp"], []]);
});

test("invitation-declined-by-one-login-is-cancelled-at-the-others", () => {
  const { ada, phone, laptop } = threeClients();
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  phone.call(Decline, DeclineRequest.create({ introductionId }));
  assert.equal([kinds(ada), kinds(phone), kinds(laptop)], [["declined"], ["invited"], ["invited", "cancelled"]]);
});

test("invitation-can-be-cancelled-only-by-the-login-that-sent-it", () => {
  const { ada, phone, laptop } = threeClients();
  const { introductionId } = phone.call(Invite, InviteRequest.create(), "ada");
  assert.is(laptop.refusal(Cancel, CancelRequest.create({ introductionId })), "INTRODUCTION_STATE");
  phone.call(Cancel, CancelRequest.create({ introductionId }));
  assert.equal([kinds(ada), kinds(laptop)], [["invited", "cancelled"], []]);
});

for (const leave of ["drop", "log off"] as const) {
  test(`${leave.replace(" ", "-")}-of-one-login-keeps-the-introductions-of-another`, () => {
    const { world, ada, phone, laptop } = threeClients();
    const linus = world.join("linus");
    const first = ada.call(Invite, InviteRequest.create(), "grace").introductionId;
    phone.call(Accept, AcceptRequest.create({ introductionId: first }));
    const second = laptop.call(Invite, InviteRequest.create(), "linus").introductionId;
    linus.call(Accept, AcceptRequest.create({ introductionId: second }));
    for (const client of [ada, linus]) client.takeEvents();
    if (leave === "drop") phone.drop();
    else phone.call(LogOff, LogOffRequest.create());
    assert.equal([kinds(ada), kinds(linus)], [leave === "drop" ? [] : ["hungUp"], []]);
    assert.equal(peer(ada), { status: Status.CONNECTED, port: laptop.connection.endpoint.port });
    laptop.call(HangUp, HangUpRequest.create({ introductionId: second }));
    assert.equal(kinds(linus), ["hungUp"]);
  });
}

test("invitation-waits-as-long-as-the-invited-user-has-a-login", () => {
  const { ada, phone, laptop } = threeClients();
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  phone.drop();
  assert.equal(kinds(ada), []);
  laptop.drop();
  assert.equal(kinds(ada), ["declined"]);
  assert.is(ada.refusal(Cancel, CancelRequest.create({ introductionId })), "INTRODUCTION_NOT_FOUND");
});

test("user-is-away-only-if-every-login-is-and-shows-the-latest-that-is-not", () => {
  const { ada, phone, laptop } = threeClients();
  const [phonePort, laptopPort] = [phone.connection.endpoint.port, laptop.connection.endpoint.port];
  const away = SetStatusRequest.create({ status: Status.AWAY });
  assert.equal(peer(ada), { status: Status.AVAILABLE, port: laptopPort });
  laptop.call(SetStatus, away);
  assert.equal(peer(ada), { status: Status.AVAILABLE, port: phonePort });
  phone.call(SetStatus, away);
  assert.equal(peer(ada), { status: Status.AWAY, port: 0 });
  laptop.call(SetStatus, SetStatusRequest.create({ status: Status.AVAILABLE }));
  assert.equal(peer(ada), { status: Status.AVAILABLE, port: laptopPort });
  laptop.drop();
  // The login that is left has set its status to AWAY.
  assert.equal(peer(ada), { status: Status.AWAY, port: 0 });
});

test("user-who-is-away-on-one-login-is-invited-on-all", () => {
  const { ada, phone, laptop } = threeClients();
  phone.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  ada.call(Invite, InviteRequest.create(), "grace");
  assert.equal([kinds(phone), kinds(laptop)], [["invited"], ["invited"]]);
});

test("one-login-too-many-ends-the-oldest", () => {
  const world = new ChatSimulation(SEED, { loginsPerAccountMax: 2 });
  const first = world.join("grace", Privacy.PUBLIC);
  const second = logIn(world, "grace");
  const third = logIn(world, "grace");
  assert.equal([first.reason?.code, second.reason, third.reason], ["REPLACED", undefined, undefined]);
  assert.is(first.client.closed, true);
});

function threeClients() {
  const world = new ChatSimulation(SEED);
  const [ada, phone] = [world.join("ada"), world.join("grace")];
  return { world, ada, phone, laptop: logIn(world, "grace") };
}

/** Grace as others see her. */
function peer(viewer: SimulatedClient): { status: Status; port: number } {
  const { peers } = viewer.call(GetPeers, GetPeersRequest.create());
  const { status = Status.UNSPECIFIED, port = -1 } = peers.find(({ name }) => name === "grace") ?? {};
  return { status, port };
}

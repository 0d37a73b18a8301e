/** The events that a user gets from strangers, and the responses that the strangers get. */

import * as assert from "uvu/assert";
import {
  AddContact,
  Block,
  Cancel,
  FetchTexts,
  Invite,
  ListContacts,
  RemoveContact,
  SendText,
  SetTyping,
} from "../../../../generated/chatwire/v1/rules.ts";
import { InviteRequest } from "../../../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { befriend } from "../../fixtures.ts";

const test = suite("events of strangers");

/** A user whom strangers may send two events at once, and one a second. */
function crowd() {
  const world = new ChatSimulation(SEED, { strangerEventsPerSecond: 1 });
  const grace = world.join("grace");
  const strangers = ["ada", "linus", "edsger"].map((name) => world.join(name));
  return { world, grace, strangers };
}

function send(sender: SimulatedClient, text: string): number {
  return sender.call(SendText, { text }, "grace").textId;
}

/** The events that a client got since the last call. */
function heard(client: SimulatedClient): string[] {
  return client.takeEvents().map((body) => {
    if (body.case === "textReceived") return `text ${body.value.text?.text}`;
    return body.case === "typingChanged" ? `${body.value.from} types` : (body.case ?? "");
  });
}

test("strangers-share-the-rate-of-their-receiver-and-get-the-usual-answers", () => {
  const { world, grace, strangers } = crowd();
  const answers = strangers.map((stranger) => stranger.call(SetTyping, { typing: true }, "grace"));
  assert.equal(answers, [{}, {}, {}]);
  assert.equal(heard(grace), ["ada types", "linus types"]);
  assert.is(world.takeStrangerEventsDropped(), 1);
  world.pass(1_000);
  for (const stranger of strangers) stranger.call(SetTyping, { typing: true }, "grace");
  assert.equal(heard(grace), ["ada types"]);
});

test("events-of-contacts-arrive-however-many-strangers-there-are", () => {
  const { grace, strangers } = crowd();
  const [ada, linus] = strangers;
  if (ada === undefined || linus === undefined) throw new Error("There are three strangers.");
  befriend(ada, grace);
  for (let count = 0; count < 5; count++) linus.call(SetTyping, { typing: true }, "grace");
  heard(grace);
  for (let count = 0; count < 5; count++) ada.call(SetTyping, { typing: true }, "grace");
  assert.is(heard(grace).length, 5);
  send(ada, "hello");
  assert.equal(heard(grace), ["text hello"]);
});

test("texts-past-the-rate-wait-in-the-mailbox-and-the-last-one-is-sent-later", () => {
  const { world, grace, strangers } = crowd();
  const ids = strangers.flatMap((stranger) => ["1", "2"].map((text) => send(stranger, text)));
  assert.equal(ids, [1, 2, 1, 2, 1, 2]);
  assert.equal(heard(grace), ["text 1", "text 2"]);
  assert.is(world.chat.nextTimeoutMs, world.nowMs + world.limits.strangerTextsDelayMs);
  world.pass(world.limits.strangerTextsDelayMs);
  // Its number tells the client that three are missing.
  assert.equal(heard(grace), ["text 2"]);
  assert.is(grace.call(FetchTexts, { after: 2 }).texts.length, 4);
  world.pass(60_000);
  assert.equal(heard(grace), []);
});

test("text-that-arrives-meanwhile-takes-the-place-of-those-that-were-held", () => {
  const { world, grace, strangers } = crowd();
  for (const stranger of strangers) send(stranger, "hello");
  world.nowMs += 999;
  assert.equal(heard(grace).length, 2);
  const [, , edsger] = strangers;
  world.nowMs += 1;
  if (edsger !== undefined) send(edsger, "again");
  assert.equal(heard(grace), ["text again"]);
  world.pass(world.limits.strangerTextsDelayMs);
  assert.equal(heard(grace), []);
});

test("held-text-of-a-user-who-was-blocked-meanwhile-is-replaced-by-the-one-before-it", () => {
  const { world, grace, strangers } = crowd();
  for (const [index, stranger] of strangers.entries()) send(stranger, `first of ${index}`);
  for (const [index, stranger] of strangers.entries()) send(stranger, `second of ${index}`);
  heard(grace);
  grace.call(Block, {}, "edsger");
  world.pass(world.limits.strangerTextsDelayMs);
  assert.equal(heard(grace), ["text second of 1"]);
});

test("contact-request-past-the-rate-is-on-the-list", () => {
  const { grace, strangers } = crowd();
  for (const stranger of strangers) stranger.call(AddContact, {}, "grace");
  assert.equal(heard(grace), ["contactChanged", "contactChanged"]);
  assert.is(grace.call(ListContacts, { after: "" }).contacts.length, 3);
  for (const stranger of strangers) stranger.call(RemoveContact, {}, "grace");
  assert.equal(heard(grace), []);
  assert.is(grace.call(ListContacts, { after: "" }).contacts.length, 0);
});

test("invitation-past-the-rate-is-not-shown-and-neither-is-its-end", () => {
  const { world, grace, strangers } = crowd();
  const ids = strangers.map((stranger) => stranger.call(Invite, InviteRequest.create(), "grace").introductionId);
  assert.equal(heard(grace), ["invited", "invited"]);
  const [, linus, edsger] = strangers;
  edsger?.call(Cancel, { introductionId: ids[2] ?? 0 });
  assert.equal(heard(grace), []);
  linus?.call(Cancel, { introductionId: ids[1] ?? 0 });
  assert.equal(heard(grace), ["cancelled"]);
  // What expires is told to its inviter as usual.
  world.pass(2_000);
  for (const stranger of [linus, edsger, linus]) {
    if (stranger?.refusal(Invite, InviteRequest.create(), "grace") === "none") stranger.takeEvents();
  }
  world.pass(world.limits.invitationTimeoutMs);
  assert.equal(
    edsger?.takeEvents().map((body) => body.case),
    ["declined"],
  );
});

test("nothing-is-counted-for-a-user-whom-the-sender-may-not-reach-or-who-is-not-there", () => {
  const { world, grace, strangers } = crowd();
  const [ada, linus] = strangers;
  grace.call(Block, {}, "ada");
  for (let count = 0; count < 5; count++)
    assert.is(ada?.refusal(SetTyping, { typing: true }, "grace"), "USER_NOT_FOUND");
  for (let count = 0; count < 2; count++) linus?.call(SetTyping, { typing: true }, "grace");
  assert.is(heard(grace).length, 2);
  grace.drop();
  for (let count = 0; count < 5; count++) if (linus !== undefined) send(linus, "hello");
  assert.is(world.takeStrangerEventsDropped(), 0);
});

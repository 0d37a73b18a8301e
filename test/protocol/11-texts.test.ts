import * as assert from "uvu/assert";
import { ApplicationMessage, SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { SetStatusRequest, Status } from "../../generated/chatwire/v1/presence.ts";
import {
  Broadcast,
  ConfirmTexts,
  FetchTexts,
  MarkRead,
  SendMessage,
  SendText,
  SetStatus,
  SetTyping,
} from "../../generated/chatwire/v1/rules.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  FetchTextsRequest,
  FetchTextsResponse,
  MarkReadRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../generated/chatwire/v1/text.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("11. Texts through the server"));

function pair(textBytesMax = 100) {
  const world = new ChatSimulation(SEED, { textBytesMax });
  return { world, ada: world.join("ada"), grace: world.join("grace") };
}

test("text-has-1-to-textBytesMax-bytes-of-utf-8", () => {
  const { ada } = pair(100);
  const refusal = (text: string) => ada.refusal(SendText, SendTextRequest.create({ text }), "grace");
  assert.is(refusal(""), "INVALID_ARGUMENT");
  assert.is(refusal("a"), "none");
  assert.is(refusal("é".repeat(50)), "none");
  assert.is(refusal("é".repeat(51)), "TOO_LARGE");
});

test("nobody-may-reach-themselves", () => {
  const { ada } = pair();
  assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hello" }), "ada"), "USER_NOT_FOUND");
  assert.is(ada.refusal(SetTyping, SetTypingRequest.create({ typing: true }), "ADA"), "USER_NOT_FOUND");
});

test("response-to-a-text-does-not-say-whether-the-receiver-is-present", () => {
  const { ada, grace } = pair();
  const answerTo = (text: string) => {
    ada.received.length = 0;
    ada.call(SendText, SendTextRequest.create({ text }), "grace");
    return ada.received.map((bytes) => bytes.length);
  };
  const present = answerTo("one");
  grace.drop();
  assert.equal(answerTo("two"), present);
});

test("type-name-of-an-application-message-has-1-to-256-utf-16-code-units", () => {
  const { ada } = pair();
  const refusal = (typeName: string) =>
    ada.refusal(SendMessage, SendMessageRequest.create({ message: ApplicationMessage.create({ typeName }) }), "grace");
  assert.is(refusal(""), "INVALID_ARGUMENT");
  assert.is(refusal("x".repeat(256)), "none");
  assert.is(refusal("x".repeat(257)), "INVALID_ARGUMENT");
  assert.is(refusal("🙂".repeat(128)), "none");
  assert.is(refusal("🙂".repeat(129)), "INVALID_ARGUMENT");
  assert.is(refusal("not a type name"), "none");
});

test("application-message-to-an-away-user-is-refused-and-a-broadcast-not-stored", () => {
  const { ada, grace } = pair();
  grace.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  const message = ApplicationMessage.create({ typeName: "a.B" });
  assert.is(ada.refusal(SendMessage, SendMessageRequest.create({ message }), "grace"), "USER_AWAY");
  grace.takeEvents();
  assert.is(ada.call(Broadcast, BroadcastRequest.create({ text: "lunch?" }), "everyone").recipients, 0);
  grace.call(SetStatus, SetStatusRequest.create({ status: Status.AVAILABLE }));
  assert.equal(grace.takeEvents(), []);
});

test("number-that-is-not-greater-than-a-confirmed-one-changes-nothing", () => {
  const { ada, grace } = pair();
  for (const text of ["one", "two"]) ada.call(SendText, SendTextRequest.create({ text }), "grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 2 }));
  ada.takeEvents();
  for (const textId of [0, 1, 2])
    assert.is(grace.refusal(ConfirmTexts, ConfirmTextsRequest.create({ textId })), "none");
  assert.equal(ada.takeEvents(), []);
  assert.is(grace.connection.login?.user.mailbox.confirmedTextId, 2);
});

test("text-that-is-marked-as-read-no-longer-waits-although-no-client-confirmed-it", () => {
  const world = new ChatSimulation(SEED, { waitingTextsPerSenderMax: 2, waitingTextAgeMs: 1_000 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const send = (text: string) => ada.refusal(SendText, SendTextRequest.create({ text }), "grace");
  assert.equal(["one", "two", "three"].map(send), ["none", "none", "LIMIT_REACHED"]);
  grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
  assert.equal(["three", "four"].map(send), ["none", "LIMIT_REACHED"]);
  world.pass(1_001);
  // Texts that wait are too old by now; the marked one has the age of history.
  const { texts } = grace.call(FetchTexts, FetchTextsRequest.create());
  assert.equal(
    texts.map(({ text }) => text),
    ["one"],
  );
});

test("fetching-after-the-last-text-ends-at-once", () => {
  const { ada } = pair();
  const fetch = (after: number) => ada.call(FetchTexts, FetchTextsRequest.create({ after }));
  for (const after of [0, 7]) assert.equal(fetch(after), FetchTextsResponse.create());
  ada.call(SendText, SendTextRequest.create({ text: "one" }), "grace");
  for (const after of [1, 2, 2 ** 53 - 1])
    assert.equal(fetch(after), FetchTextsResponse.create({ upTo: 1, lastTextId: 1 }));
});

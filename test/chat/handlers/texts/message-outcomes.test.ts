import * as assert from "uvu/assert";
import { Privacy, SetPrivacyRequest } from "../../../../generated/chatwire/v1/account.ts";
import {
  ApplicationMessage,
  MessageOutcome,
  MessageOutcomes,
  Outcome,
  SendMessageRequest,
} from "../../../../generated/chatwire/v1/application.ts";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { Message } from "../../../../generated/chatwire/v1/message.ts";
import { SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  Block,
  MessageOutcomesEvent,
  SendMessage,
  SetPrivacy,
  SetStatus,
} from "../../../../generated/chatwire/v1/rules.ts";
import { FRAME_OVERHEAD_BYTES } from "../../../../src/framing/frame-writer.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";

const test = suite("outcomes of application messages");

const { TAKEN, REFUSED, UNKNOWN } = Outcome;
const { LIMIT_REACHED, NOT_TAKEN } = ErrorCode;
/** As long as it may be. */
const TYPE_NAME = "x".repeat(256);
const ANSWER_MS = DEFAULT_LIMITS.messageAnswerMs;

interface World {
  readonly world: ChatSimulation;
  readonly ada: SimulatedClient;
  readonly grace: SimulatedClient;
}

/** @param answering  the users whose clients have the feature */
function open(answering: readonly string[] = ["ada", "grace", "eve"], limits = {}): World {
  const world = new ChatSimulation(SEED, limits);
  const join = (name: string) => world.join(name, Privacy.PUBLIC, { answersMessages: answering.includes(name) });
  return { world, ada: join("ada"), grace: join("grace") };
}

/** Sends a message from Ada. Returns its number for the sender, and for Grace. */
function send({ ada, grace }: World, typeName = "example.Moved"): [ofSender: number, ofReceiver: number] {
  const message = ApplicationMessage.create({ typeName });
  const { number } = ada.call(SendMessage, SendMessageRequest.create({ message }), "grace");
  const [event] = grace.takeEvents().filter((each) => each.case === "messageReceived");
  return [number, event?.case === "messageReceived" ? event.value.number : -1];
}

function answer({ world }: World, by: SimulatedClient, ...outcomes: Partial<MessageOutcome>[]): void {
  const all = MessageOutcomes.create({ outcomes: outcomes.map((each) => MessageOutcome.create(each)) });
  world.carryOut(world.chat.takeOutcomes(by.connection, all), by);
  world.settle();
}

function told(client: SimulatedClient): MessageOutcome[] {
  return client.takeEvents().flatMap((event) => (event.case === "messageOutcomes" ? event.value.outcomes : []));
}

const outcome = (number: number, what: Outcome, code: ErrorCode = ErrorCode.UNSPECIFIED): MessageOutcome =>
  MessageOutcome.create({ number, outcome: what, code });

test("sender-is-told-what-the-receivers-client-says-and-nothing-after-that", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const [[first, toFirst], [second, toSecond]] = [send(stage), send(stage)];
  assert.equal([toFirst, toSecond], [first, second]);
  answer(stage, grace, outcome(second, REFUSED, LIMIT_REACHED), outcome(first, TAKEN), outcome(first, REFUSED));
  assert.equal(told(ada), [outcome(second, REFUSED, LIMIT_REACHED), outcome(first, TAKEN)]);
  answer(stage, grace, outcome(second, TAKEN));
  world.pass(2 * ANSWER_MS);
  assert.equal(told(ada), []);
});

test("answers-that-come-together-are-told-in-as-few-events-as-they-fit-into", () => {
  const stage = open();
  const { ada, grace } = stage;
  const numbers = Array.from({ length: 20 }, () => send(stage, TYPE_NAME)[0]);
  answer(stage, grace, ...numbers.map((number) => ({ number, outcome: TAKEN, waits: true })));
  const [taken, ...rest] = ada.takeEvents();
  assert.equal(rest, []);
  assert.equal(taken?.value, MessageOutcomes.create({ outcomes: numbers.map((number) => outcome(number, TAKEN)) }));
  // Each of these has the name of the message's type as well: more than one event may have together.
  answer(stage, grace, ...numbers.map((number) => ({ number, outcome: REFUSED })));
  const events = ada.takeEvents();
  const refused = events.flatMap((event) => (event.case === "messageOutcomes" ? event.value.outcomes : []));
  assert.equal(
    refused.map(({ number }) => number),
    numbers,
  );
  for (const event of events) {
    const message = Message.create({ body: event });
    assert.ok(Message.encode(message).length + FRAME_OVERHEAD_BYTES <= MessageOutcomesEvent.rule.bytesMax);
  }
  assert.ok(events.length > 1);
});

test("sender-that-repeats-a-message-after-a-new-login-gets-its-outcome-there", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const message = SendMessageRequest.create({ message: ApplicationMessage.create({ typeName: "example.Moved" }) });
  const identity = { id: new Uint8Array(16).fill(1), repeatedAfterMs: 0 };
  const { number } = ada.call(SendMessage, message, "grace", identity);
  ada.drop();
  const back = logIn(world, "ada", undefined, { answersMessages: true });
  const repeat = () => back.call(SendMessage, message, "grace", { ...identity, repeatedAfterMs: 1 }).number;
  assert.equal([repeat(), told(back)], [number, []]);
  answer(stage, grace, outcome(number, TAKEN));
  assert.equal(told(back), [outcome(number, TAKEN)]);
  assert.equal([repeat(), told(back)], [number, [outcome(number, UNKNOWN)]], "it was told before");
});

test("nobody-waits-for-an-answer-if-one-side-does-not-have-the-feature", () => {
  for (const answering of [["ada"], ["grace"]]) assert.equal(send(open(answering)), [0, 0]);
});

test("message-without-an-answer-has-an-unknown-outcome-when-the-time-is-over", () => {
  const stage = open();
  const { world, ada } = stage;
  const [number] = send(stage);
  world.pass(ANSWER_MS - 1);
  assert.equal(told(ada), []);
  assert.is(world.chat.nextTimeoutMs, world.nowMs + 1);
  world.pass(1);
  assert.equal(told(ada), [outcome(number, UNKNOWN)]);
});

test("end-of-the-receivers-login-is-not-told-before-the-time-is-over", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const [number] = send(stage);
  grace.drop();
  assert.equal(told(ada), []);
  world.pass(ANSWER_MS);
  assert.equal(told(ada), [outcome(number, UNKNOWN)]);
});

test("sender-who-may-no-longer-know-that-the-receiver-is-there-learns-nothing-from-an-answer", () => {
  const hides: readonly ((grace: SimulatedClient) => unknown)[] = [
    (grace) => grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PRIVATE })),
    (grace) => grace.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY })),
    (grace) => grace.call(Block, BlockRequest.create(), "ada"),
  ];
  for (const [index, hide] of hides.entries()) {
    const stage = open();
    const { world, ada, grace } = stage;
    const [number] = send(stage);
    hide(grace);
    answer(stage, grace, outcome(number, index === 1 ? REFUSED : TAKEN));
    assert.equal(told(ada), [], `hidden in way ${index}`);
    world.pass(ANSWER_MS);
    assert.equal(told(ada), [outcome(number, UNKNOWN)]);
  }
});

test("answer-that-the-sender-may-not-learn-leaves-the-outcome-unknown-whatever-others-answer-later", () => {
  for (const [first, later] of [
    [TAKEN, REFUSED],
    [REFUSED, REFUSED],
    [REFUSED, TAKEN],
  ] as const) {
    const stage = open();
    const { world, ada, grace } = stage;
    const laptop = logIn(world, "grace", undefined, { answersMessages: true });
    const [number] = send(stage);
    grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PRIVATE }));
    answer(stage, grace, outcome(number, first));
    grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PUBLIC }));
    answer(stage, laptop, outcome(number, later));
    assert.equal(told(ada), [], `${first}, then ${later}`);
    world.pass(ANSWER_MS);
    assert.equal(told(ada), [outcome(number, UNKNOWN)]);
  }
});

test("client-whose-answer-says-nothing-may-have-taken-the-message-that-others-refuse", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const laptop = logIn(world, "grace", undefined, { answersMessages: true });
  const [number] = send(stage);
  answer(stage, grace, outcome(number, 9_042));
  answer(stage, laptop, outcome(number, REFUSED));
  assert.equal(told(ada), [outcome(number, UNKNOWN)]);
});

test("answers-to-what-the-client-was-not-asked-change-nothing", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const eve = world.join("eve", Privacy.PUBLIC, { answersMessages: true });
  const [number] = send(stage);
  for (const by of [eve, ada]) answer(stage, by, outcome(number, TAKEN), outcome(0, TAKEN), outcome(7, REFUSED));
  answer(stage, grace, outcome(number + 1, TAKEN));
  assert.equal(told(ada), []);
  answer(stage, grace, outcome(number, TAKEN));
  assert.equal(told(ada), [outcome(number, TAKEN)]);
  grace.drop();
  answer(stage, grace, outcome(number, TAKEN));
});

test("code-that-no-client-refuses-with-and-outcome-that-nobody-knows-are-not-passed-on", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const [[first], [second]] = [send(stage), send(stage)];
  answer(stage, grace, outcome(first, REFUSED, ErrorCode.INTERNAL), outcome(second, 9_042));
  assert.equal(told(ada), [outcome(first, REFUSED, NOT_TAKEN)]);
  world.pass(ANSWER_MS);
  assert.equal(told(ada), [outcome(second, UNKNOWN)]);
});

test("receiver-who-never-answers-keeps-no-more-than-the-limit-and-stops-nobody", () => {
  const stage = open(undefined, { pendingMessagesMax: 3 });
  const { ada, grace } = stage;
  const numbers = Array.from({ length: 5 }, () => send(stage)[0]);
  const [first = 0, second = 0, third = 0] = numbers;
  assert.equal(told(ada), [outcome(first, UNKNOWN), outcome(second, UNKNOWN)]);
  answer(stage, grace, outcome(first, TAKEN), outcome(third, TAKEN));
  assert.equal(told(ada), [outcome(third, TAKEN)]);
  send(stage);
  assert.equal(told(ada), []);
});

const waiting = (number: number): Partial<MessageOutcome> => ({ number, outcome: TAKEN, waits: true });
const late = (number: number, what: Outcome, code: ErrorCode = ErrorCode.UNSPECIFIED): MessageOutcome =>
  MessageOutcome.create({ number, outcome: what, code, to: "grace", typeName: "example.Moved" });

test("message-that-waits-is-told-as-taken-at-once-and-as-refused-if-no-reader-gets-it", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const [[first], [second]] = [send(stage), send(stage)];
  answer(stage, grace, waiting(first), waiting(second));
  assert.equal(told(ada), [outcome(first, TAKEN), outcome(second, TAKEN)]);
  world.pass(2 * ANSWER_MS);
  answer(stage, grace, waiting(first));
  assert.equal(told(ada), []);
  answer(stage, grace, outcome(first, TAKEN), outcome(second, REFUSED, NOT_TAKEN));
  assert.equal(told(ada), [late(second, REFUSED, NOT_TAKEN)]);
  answer(stage, grace, outcome(first, REFUSED), outcome(second, REFUSED));
  assert.equal(told(ada), []);
});

test("message-that-one-client-refuses-late-is-refused-only-if-no-other-has-it", () => {
  for (const [ofLaptop, expected] of [
    [{ outcome: TAKEN }, undefined],
    [{ outcome: REFUSED, code: NOT_TAKEN }, (number: number) => [late(number, REFUSED, NOT_TAKEN)]],
    [{ outcome: 9_042 }, (number: number) => [late(number, UNKNOWN)]],
    [undefined, (number: number) => [late(number, UNKNOWN)]],
  ] as const) {
    const stage = open();
    const { world, ada, grace } = stage;
    const laptop = logIn(world, "grace", undefined, { answersMessages: true });
    const [number] = send(stage);
    answer(stage, grace, waiting(number));
    assert.equal(told(ada), [outcome(number, TAKEN)]);
    if (ofLaptop !== undefined) answer(stage, laptop, { number, ...ofLaptop });
    answer(stage, grace, outcome(number, REFUSED, LIMIT_REACHED));
    assert.equal(told(ada), expected?.(number) ?? []);
  }
});

test("two-clients-that-keep-a-message-must-both-refuse-it", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const laptop = logIn(world, "grace", undefined, { answersMessages: true });
  const [number] = send(stage);
  for (const client of [grace, laptop]) answer(stage, client, waiting(number));
  assert.equal(told(ada), [outcome(number, TAKEN)]);
  answer(stage, grace, outcome(number, REFUSED, NOT_TAKEN));
  assert.equal(told(ada), []);
  answer(stage, laptop, outcome(number, REFUSED, LIMIT_REACHED));
  assert.equal(told(ada), [late(number, REFUSED, NOT_TAKEN)]);
});

test("past-the-limit-the-sender-is-told-that-the-outcome-of-the-oldest-message-that-waits-is-unknown", () => {
  const stage = open(undefined, { pendingMessagesMax: 2 });
  const { ada, grace } = stage;
  const numbers = Array.from({ length: 3 }, () => {
    const [number] = send(stage);
    answer(stage, grace, waiting(number));
    return number;
  });
  const [first = 0, second = 0, third = 0] = numbers;
  assert.equal(told(ada), [outcome(first, TAKEN), outcome(second, TAKEN), late(first, UNKNOWN), outcome(third, TAKEN)]);
  answer(stage, grace, outcome(first, REFUSED), outcome(third, REFUSED, NOT_TAKEN));
  assert.equal(told(ada), [late(third, REFUSED, NOT_TAKEN)]);
});

test("late-refusal-is-not-told-to-a-sender-who-may-not-know-that-the-receiver-is-there", () => {
  const stage = open();
  const { ada, grace } = stage;
  const [number] = send(stage);
  answer(stage, grace, waiting(number));
  grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PRIVATE }));
  told(ada);
  answer(stage, grace, outcome(number, REFUSED));
  grace.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.PUBLIC }));
  answer(stage, grace, outcome(number, REFUSED));
  assert.equal(told(ada), []);
});

test("receiver-that-was-logged-in-again-refuses-what-it-kept-before", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const [number] = send(stage);
  answer(stage, grace, waiting(number));
  const other = logIn(world, "grace", undefined, { answersMessages: true });
  told(ada);
  answer(stage, other, outcome(number, REFUSED));
  assert.equal(told(ada), [], "the login that keeps it is there");
  grace.drop();
  answer(stage, other, outcome(number, REFUSED, NOT_TAKEN));
  assert.equal(told(ada), [late(number, REFUSED, NOT_TAKEN)]);
});

test("sender-that-repeats-a-message-that-waits-is-told-again-that-it-is-taken", () => {
  const stage = open();
  const { world, ada, grace } = stage;
  const message = SendMessageRequest.create({ message: ApplicationMessage.create({ typeName: "example.Moved" }) });
  const identity = { id: new Uint8Array(16).fill(1), repeatedAfterMs: 0 };
  const { number } = ada.call(SendMessage, message, "grace", identity);
  answer(stage, grace, waiting(number));
  const back = logIn(world, "ada", undefined, { answersMessages: true });
  back.call(SendMessage, message, "grace", { ...identity, repeatedAfterMs: 1 });
  assert.equal(told(back), [outcome(number, TAKEN)]);
  ada.drop();
  answer(stage, grace, outcome(number, REFUSED, NOT_TAKEN));
  assert.equal(told(back), [late(number, REFUSED, NOT_TAKEN)]);
});

test("end-of-the-senders-login-ends-what-it-learns-of-messages-that-wait", () => {
  const stage = open(undefined, { pendingMessagesMax: 1 });
  const { world, ada, grace } = stage;
  const [number] = send(stage);
  answer(stage, grace, waiting(number));
  ada.drop();
  const back = logIn(world, "ada", undefined, { answersMessages: true });
  answer(stage, grace, outcome(number, REFUSED, NOT_TAKEN));
  send({ ...stage, ada: back });
  assert.equal(told(back), [], "nothing had to make room");
});

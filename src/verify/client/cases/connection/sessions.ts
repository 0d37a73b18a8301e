/** Cases of "6. Sessions". */

import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { PingResponse } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { type MessageBody, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { HungUp } from "../../../../../generated/chatwire/v1/signalling.ts";
import { TextReceived } from "../../../../../generated/chatwire/v1/text.ts";
import { check, Skip } from "../../../shared/fault.ts";
import { UNKNOWN } from "../../../shared/raw.ts";
import { LIMITS, PEER_NAME } from "../../answers.ts";
import { type ClientConnection, codeName, type Received } from "../../client-connection.ts";
import type { ClientCase, ClientContext, ClientSection } from "../../client-context.ts";
import { USER } from "../../scripted-account.ts";
import { textOf, works } from "../expectations.ts";
import { RESUMPTION_CASES } from "./resumption.ts";

const IDLE_MS = 3_000;

const SEQUENCE: readonly ClientCase[] = [
  {
    id: "sequence/counts",
    title: "The client numbers its messages 1, 2, 3, ...",
    heading: "Sequence numbers",
    async run(context) {
      const connection = await context.registered();
      context.client.send({ command: "getPeers" });
      context.client.send({ command: "sendText", to: PEER_NAME, text: "hello" });
      await connection.received.until(() => connection.requests("sendTextRequest").length > 0, context.options.waitMs);
      const numbers = connection.received.all.map(({ header }) => header.sequence);
      const counts = numbers.every((number, index) => number === index + 1);
      check(counts, "the sequences 1, 2, 3, ...", () => numbers.join(", "));
    },
  },
  outOfSequence("gap", "a message that leaves out a number", (connection) => {
    connection.header(MessageType.EVENT, 0);
    connection.event(textReceived(1));
  }),
  outOfSequence("repeated", "a message that repeats a number", (connection) => {
    const sequence = connection.event(textReceived(1));
    connection.event(textReceived(2), { sequence });
  }),
  outOfSequence("zero", "a message without a number", (connection) => {
    connection.event(textReceived(1), { sequence: 0 });
  }),
];

const ANSWERS: readonly ClientCase[] = [
  {
    id: "answers/any-order",
    title: "The client matches responses with requests by `answers`, not by their order",
    heading: "Sequence numbers",
    async run(context) {
      await reversesAnswers(context);
    },
  },
  {
    id: "answers/no-request",
    title: "The client closes the connection with OUT_OF_SEQUENCE after a response that answers no request",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      const body: MessageBody = { case: "pingResponse", value: PingResponse.create() };
      connection.send(MessageType.RESPONSE, Command.PING, body, { answers: 999 });
      await connection.expectClose("OUT_OF_SEQUENCE");
    },
  },
  {
    id: "answers/other-command",
    title:
      "The client closes the connection with OUT_OF_SEQUENCE after a response with another command than the request",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      context.server.answers.on("sendTextRequest", (_value, { header }) => {
        const body: MessageBody = { case: "pingResponse", value: PingResponse.create() };
        connection.send(MessageType.RESPONSE, Command.PING, body, { answers: header.sequence });
      });
      context.client.send({ command: "sendText", to: PEER_NAME, text: "hello" });
      await connection.expectClose("OUT_OF_SEQUENCE");
    },
  },
  {
    id: "answers/other-body",
    title: "A response with another body than the command's fails the call, not the connection",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      context.server.answers.on("sendTextRequest", (_value, request) => {
        connection.respond(request, { case: "pingResponse", value: PingResponse.create() });
      });
      context.client.send({ command: "sendText", to: PEER_NAME, text: "hello" });
      await context.client.expectError();
      await works(context, connection);
    },
  },
  {
    id: "answers/other-body-of-state",
    title: "If the call would change the state, such a response closes the connection with BODY_MISMATCH",
    heading: "Checks on received messages",
    async run(context) {
      context.server.answers.on("registerRequest", (_value, request, connection) => {
        connection.respond(request, { case: "pingResponse", value: PingResponse.create() });
      });
      context.start();
      const connection = await context.greeted();
      context.client.send({ command: "register", ...USER, privacy: "PUBLIC" });
      await connection.expectClose("BODY_MISMATCH");
    },
  },
];

const UNKNOWN_CASES: readonly ClientCase[] = [
  {
    id: "unknown/event",
    title: "The client skips an event that it does not know",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      connection.sendUnknown(MessageType.EVENT, UNKNOWN);
      await survives(context, connection);
    },
  },
  {
    id: "unknown/many-events",
    title: "The client skips a thousand events that it does not know",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      for (let count = 0; count < 1_000; count++) connection.sendUnknown(MessageType.EVENT, UNKNOWN + (count % 50));
      await survives(context, connection);
    },
  },
  {
    id: "unknown/event-body",
    title: "The client skips an event with a known command and an unknown body",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      connection.sendUnknown(MessageType.EVENT, Command.SEND_TEXT);
      await survives(context, connection);
    },
  },
  critical("event", "an unknown critical event with UNKNOWN_COMMAND", MessageType.EVENT, "UNKNOWN_COMMAND"),
  {
    id: "unknown/type",
    title: "The client skips a message of a type that it does not know",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      connection.sendUnknown(UNKNOWN, UNKNOWN);
      await survives(context, connection);
    },
  },
  critical("type", "a critical message of an unknown type with BODY_MISMATCH", UNKNOWN, "BODY_MISMATCH"),
  {
    id: "unknown/before-login",
    title: "Before login, an unknown event closes the connection with UNKNOWN_COMMAND",
    heading: "Checks on received messages",
    async run(context) {
      context.start();
      const connection = await context.greeted();
      // The response to hello is on its way: the client is in the state AWAY.
      connection.sendUnknown(MessageType.EVENT, UNKNOWN);
      await connection.expectClose("UNKNOWN_COMMAND");
    },
  },
  {
    id: "unknown/broken-rule",
    title: "The client skips a known event that breaks its rule, if it changes no state",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      connection.send(MessageType.EVENT, Command.SEND_TEXT, { case: "pingResponse", value: PingResponse.create() });
      await survives(context, connection);
    },
  },
  {
    id: "unknown/broken-rule-of-state",
    title: "A known event that changes the state and breaks its rule closes the connection with WRONG_STATE",
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      connection.event({ case: "hungUp", value: HungUp.create({ introductionId: 5 }) });
      await connection.expectClose("WRONG_STATE");
    },
  },
];

const CLOSING: readonly ClientCase[] = [
  {
    id: "closing/reason",
    title: "The client closes its side after a close of the server, and sends nothing more",
    heading: "Closing",
    async run(context) {
      const connection = await context.registered();
      await idleFor(context);
      const before = connection.received.all.length;
      connection.close(ErrorCode.GOING_AWAY);
      await connection.closed("the end of the client's side");
      check(connection.received.all.length === before, "no message after the close", () => connection.describe());
    },
  },
  {
    id: "closing/reported",
    title: "The client tells its user that the connection ended",
    heading: "Closing",
    async run(context) {
      const connection = await context.registered();
      connection.close(ErrorCode.REPLACED);
      await context.client.expectError();
    },
  },
  {
    id: "closing/quit",
    title: "A client that is done ends the stream after a whole frame",
    heading: "Closing",
    async run(context) {
      const connection = await context.registered();
      context.client.send({ command: "quit" });
      await connection.closed("the end of the stream after quit");
      check(connection.broken === undefined, "whole frames", () => connection.broken ?? "");
      await context.client.expect("goodbye");
    },
  },
];

const TIMEOUTS: readonly ClientCase[] = [
  {
    id: "timeouts/keep-alive",
    title: "The client sends a ping when it has sent nothing for a third of idle_timeout_ms",
    heading: "Timeouts",
    async run(context) {
      context.server.answers.limits = { ...LIMITS, idleTimeoutMs: IDLE_MS };
      const connection = await context.registered();
      const first = await connection.request("pingRequest");
      const before = connection.received.all.filter(({ atMs }) => atMs < first.atMs).at(-1);
      const pauseMs = first.atMs - (before?.atMs ?? 0);
      check(
        pauseMs < IDLE_MS,
        "a ping well before idle_timeout_ms is over",
        () => `one after ${Math.round(pauseMs)} ms`,
      );
      check(pauseMs > IDLE_MS / 6, "no ping long before a third of idle_timeout_ms", () => `one after ${pauseMs} ms`);
      await context.quiet();
      check(!connection.received.isClosed, "an open connection", () => connection.describe());
    },
  },
  {
    id: "timeouts/idle",
    title:
      "The client closes the connection with IDLE if the server is silent for idle_timeout_ms, and the session cannot be resumed",
    heading: "Timeouts",
    async run(context) {
      context.server.answers.leaveOut(Feature.RESUMPTION);
      context.server.answers.limits = { ...LIMITS, idleTimeoutMs: IDLE_MS };
      context.server.answers.ignore("pingRequest");
      const connection = await context.registered();
      await connection.expectClose("IDLE");
    },
  },
];

export const SESSIONS: ClientSection = {
  title: "6. Sessions",
  cases: [...SEQUENCE, ...ANSWERS, ...UNKNOWN_CASES, ...RESUMPTION_CASES, ...CLOSING, ...TIMEOUTS],
};

function outOfSequence(id: string, what: string, send: (connection: ClientConnection) => void): ClientCase {
  return {
    id: `sequence/${id}`,
    title: `The client closes the connection with OUT_OF_SEQUENCE after ${what}`,
    heading: "Sequence numbers",
    async run(context) {
      const connection = await context.registered();
      send(connection);
      await connection.expectClose("OUT_OF_SEQUENCE");
    },
  };
}

function critical(id: string, what: string, type: number, code: keyof typeof ErrorCode): ClientCase {
  return {
    id: `unknown/critical-${id}`,
    title: `The client refuses ${what}, and keeps the connection`,
    heading: "Checks on received messages",
    async run(context) {
      const connection = await context.registered();
      const sequence = connection.sendUnknown(type, UNKNOWN, { critical: true });
      const isRefusal = ({ header }: Received): boolean =>
        header.type === MessageType.RESPONSE && header.answers === sequence;
      await connection.received.until(() => connection.received.all.some(isRefusal), context.options.waitMs);
      const refusal = connection.received.all.find(isRefusal);
      const expected = `a RESPONSE with answers ${sequence}, the command ${UNKNOWN} and the error ${code}`;
      check(refusal?.body.case === "error", expected, () => connection.describe());
      const { header, body } = refusal;
      check(header.command === UNKNOWN, expected, () => `the command ${header.command}`);
      check(body.value.code === ErrorCode[code], expected, () => codeName(body.value.code));
      await survives(context, connection);
    },
  };
}

/** Shows that the client handles what follows: an event, and a request of its own. */
async function survives(context: ClientContext, connection: ClientConnection): Promise<void> {
  connection.event(textReceived(1));
  await context.client.expect("text");
  await works(context, connection);
}

function textReceived(textId: number): MessageBody {
  return { case: "textReceived", value: TextReceived.create({ text: textOf(textId, `text ${textId}`) }) };
}

/** Waits until the client has no request of its own to send. */
async function idleFor(context: ClientContext): Promise<void> {
  await context.quiet();
}

/** Holds all answers until two requests are open, then answers the later one first. */
async function reversesAnswers(context: ClientContext): Promise<void> {
  const held: Received[] = [];
  const { answers } = context.server;
  for (const name of ["fetchTextsRequest", "listContactsRequest", "sendTextRequest", "getPeersRequest"] as const) {
    answers.on(name, (_value, request) => {
      held.push(request);
    });
  }
  const connection = await context.registered();
  context.client.send({ command: "sendText", to: PEER_NAME, text: "one" });
  context.client.send({ command: "getPeers" });
  await connection.received.until(() => held.length >= 2, context.options.quietMs);
  if (held.length < 2) throw new Skip("the client never has two requests open");
  for (const request of held.splice(0).reverse()) answers.answerRight(request, connection);
  for (const name of ["fetchTextsRequest", "listContactsRequest", "sendTextRequest", "getPeersRequest"] as const) {
    answers.restore(name);
  }
  for (const request of held.splice(0)) answers.answerRight(request, connection);
  await context.client.expect("textSent");
  check(!connection.received.isClosed, "an open connection", () => connection.describe());
}

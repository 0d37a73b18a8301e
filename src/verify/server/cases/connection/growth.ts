/** Cases of "6. Sessions": what a server does with messages of later versions, and how a connection ends. */

import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { PingRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode, ErrorInfo } from "../../../../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { events, LogOff, Ping } from "../../../../../generated/chatwire/v1/rules.ts";
import { describeMessage } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { RawConnection } from "../../raw-connection.ts";
import type { ServerCase } from "../../server-context.ts";
import { RESERVED_COMMAND } from "../../server-context.ts";
import { nowMs } from "../../socket.ts";

const { BODY_MISMATCH, MALFORMED, TIMED_OUT, UNKNOWN_COMMAND, IDLE } = ErrorCode;
const NO_BODY = { case: undefined } as const;
const CHECKS = "Checks on received messages";
/** A message type that no version has. */
const UNKNOWN_TYPE = 9;
/** How much later than its limit a timeout may come, in milliseconds. */
const LATE_MS = 2_000;

/** Fails if the server has answered a message that it should have skipped. */
async function expectSkipped(connection: RawConnection, sequence: number): Promise<void> {
  await connection.alive();
  const answer = connection.inbox.find(({ message }) => message.header?.answers === sequence);
  check(answer === undefined, "no answer to an event that is not critical", () =>
    answer === undefined ? "" : describeMessage(answer.message),
  );
}

const GROWTH: readonly ServerCase[] = [
  {
    id: "growth/event-unknown",
    title: "An unknown event is skipped, and takes its sequence number",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      for (const command of [RESERVED_COMMAND, 17_000]) {
        await expectSkipped(connection, connection.send({ type: MessageType.EVENT, command, body: NO_BODY }));
      }
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "growth/event-of-other-direction",
    title: "An event that only servers send is unknown at a server, and skipped",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      const { TypingChanged } = events;
      const body = TypingChanged.wrap({ from: "ada", typing: true });
      await expectSkipped(
        connection,
        connection.send({ type: MessageType.EVENT, command: TypingChanged.command, body }),
      );
    },
  },
  {
    id: "growth/event-with-unknown-body",
    title: "An unknown event with an unknown body is skipped",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      const header = [0x08, 3, 0x10, 0xa8, 0x46, 0x20, connection.sequence + 1];
      const message = [0x0a, header.length, ...header, 0xba, 0xb2, 0x04, 2, 0x08, 1];
      connection.frame({ type: MessageType.EVENT, command: RESERVED_COMMAND, body: NO_BODY });
      connection.sendBytes(Uint8Array.from([message.length, ...message]));
      await expectSkipped(connection, connection.sequence);
    },
  },
  {
    id: "growth/event-critical",
    title: "An unknown event marked critical is refused with UNKNOWN_COMMAND, and the stream goes on",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      const outgoing = { type: MessageType.EVENT, command: RESERVED_COMMAND, body: NO_BODY, critical: true };
      const { message } = await connection.refusalOf(connection.send(outgoing), UNKNOWN_COMMAND);
      checkEqual(message.header?.command, RESERVED_COMMAND, "command of the refusal");
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "growth/type-unknown",
    title: "A message of an unknown type is skipped",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      const body = Ping.wrapRequest(PingRequest.create());
      await expectSkipped(connection, connection.send({ type: UNKNOWN_TYPE, command: Ping.command, body }));
    },
  },
  {
    id: "growth/type-unknown-critical",
    title: "A message of an unknown type marked critical is refused with BODY_MISMATCH, and the stream goes on",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      const outgoing = { type: UNKNOWN_TYPE, command: RESERVED_COMMAND, body: NO_BODY, critical: true };
      await connection.refusalOf(connection.send(outgoing), BODY_MISMATCH);
      await connection.ok(Ping, PingRequest.create());
    },
  },
  {
    id: "growth/request-critical",
    title: "A known request marked critical is answered like any other",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      const body = Ping.wrapRequest(PingRequest.create());
      const { message } = await connection.answerTo(connection.send({ command: Ping.command, body, critical: true }));
      check(message.body.case === "pingResponse", "the response to Ping", () => describeMessage(message));
    },
  },
  {
    id: "growth/event-before-hello",
    title: "Before hello, an unknown event closes the connection with UNKNOWN_COMMAND",
    heading: CHECKS,
    async run(context) {
      const connection = await context.connect();
      connection.send({ type: MessageType.EVENT, command: RESERVED_COMMAND, body: NO_BODY });
      await connection.closed(UNKNOWN_COMMAND);
    },
  },
  {
    id: "growth/event-before-login",
    title: "Before login, an unknown event closes the connection with UNKNOWN_COMMAND",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      connection.send({ type: MessageType.EVENT, command: RESERVED_COMMAND, body: NO_BODY });
      await connection.closed(UNKNOWN_COMMAND);
    },
  },
  {
    id: "growth/event-after-log-off",
    title: "After log-off, an unknown event closes the connection with UNKNOWN_COMMAND again",
    heading: CHECKS,
    async run(context) {
      const { connection } = await context.user("ada");
      await connection.ok(LogOff, {});
      connection.send({ type: MessageType.EVENT, command: RESERVED_COMMAND, body: NO_BODY });
      await connection.closed(UNKNOWN_COMMAND);
    },
  },
  {
    id: "growth/type-unknown-before-login",
    title: "Before login, a message of an unknown type closes the connection",
    heading: CHECKS,
    async run(context) {
      const connection = await context.greet();
      connection.send({ type: UNKNOWN_TYPE, command: RESERVED_COMMAND, body: NO_BODY });
      await connection.ended("nothing may be added before login");
    },
  },
];

const CLOSING: readonly ServerCase[] = [
  {
    id: "closing/reason",
    title: "A close for an error has the reason, with command 0, answers 0, a code and the next sequence number",
    heading: "Closing",
    async run(context) {
      const connection = await context.greet();
      connection.sendBytes(Uint8Array.of(0));
      const { message, error } = await connection.closed(MALFORMED);
      checkEqual(message.header?.command, Command.UNSPECIFIED, "command of the reason");
      checkEqual(message.header?.sequence, 2, "sequence of the reason");
      check(error.text !== "", "a text for people", () => "an empty one");
    },
  },
  {
    id: "closing/reason-of-client",
    title: "A client's reason is not answered: the server closes its side",
    heading: "Closing",
    async run(context) {
      const connection = await context.greet();
      const body = {
        case: "error",
        value: ErrorInfo.create({ code: ErrorCode.INTERNAL, text: "The client gives up." }),
      } as const;
      const sequence = connection.send({ type: MessageType.RESPONSE, command: Command.UNSPECIFIED, body });
      await connection.ended("the client has closed with a reason");
      const answer = connection.inbox.find(({ message }) => message.header?.answers === sequence);
      check(answer === undefined, "no answer to the reason of a close", () => "one");
    },
  },
  {
    id: "closing/end-of-client",
    title: "A client that ends the stream is done: the server closes its side",
    heading: "Closing",
    async run(context) {
      const { connection } = await context.user("ada");
      connection.end();
      await connection.ended("the client has ended its side");
    },
  },
  {
    id: "closing/end-inside-a-frame",
    title: "A client that ends the stream inside a frame is gone: the server closes its side",
    heading: "Closing",
    async run(context) {
      const connection = await context.greet();
      connection.sendBytes(Uint8Array.of(20, 0x0a));
      connection.end();
      await connection.ended("the client has ended its side");
    },
  },
];

/** A case of a timeout, which needs a limit that is short enough to wait for. */
function timeout(
  id: string,
  title: string,
  limit: "helloTimeoutMs" | "loginTimeoutMs" | "frameTimeoutMs" | "idleTimeoutMs",
  code: ErrorCode,
  begin: ServerCase["run"] extends (context: infer B) => unknown ? (context: B) => Promise<RawConnection> : never,
): ServerCase {
  return {
    id: `timeouts/${id}`,
    title,
    heading: "Timeouts",
    async run(context) {
      const limitMs = context.limits[limit];
      if (limitMs + LATE_MS > context.timeoutMs) {
        context.skip(`${limit} is ${limitMs} ms: raise --timeout-ms to ${limitMs + LATE_MS} to wait for it`);
      }
      const connection = await begin(context);
      const begunMs = nowMs();
      await connection.closed(code);
      const openMs = nowMs() - begunMs;
      // The time of the server began earlier, with what `begin` sent.
      check(openMs > limitMs / 2, `a connection that is open for ${limitMs} ms`, () => `its end after ${openMs} ms`);
    },
  };
}

const TIMEOUTS: readonly ServerCase[] = [
  timeout("hello", "Without hello, the connection closes with TIMED_OUT", "helloTimeoutMs", TIMED_OUT, (context) =>
    context.connect(),
  ),
  timeout("login", "Without login, the connection closes with TIMED_OUT", "loginTimeoutMs", TIMED_OUT, (context) =>
    context.greet(),
  ),
  timeout(
    "frame",
    "A frame that is not complete in time closes the connection with TIMED_OUT",
    "frameTimeoutMs",
    TIMED_OUT,
    async (context) => {
      const { connection } = await context.user("ada");
      connection.sendBytes(Uint8Array.of(20, 0x0a));
      return connection;
    },
  ),
  timeout("idle", "A silent client is closed with IDLE", "idleTimeoutMs", IDLE, async (context) => {
    const { connection } = await context.user("ada");
    return connection;
  }),
];

export const GROWTH_AND_END: readonly ServerCase[] = [...GROWTH, ...CLOSING, ...TIMEOUTS];

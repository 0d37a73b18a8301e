/** Cases of "Acknowledgements", "Resumption" and "A login again" in "6. Sessions". */

import { randomBytes } from "node:crypto";
import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import type { ResumeRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { type MessageBody, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { BroadcastReceived } from "../../../../../generated/chatwire/v1/text.ts";
import { RESUMPTION_PROOF_BYTES } from "../../../../crypto/resumption.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual, Skip } from "../../../shared/fault.ts";
import { LIMITS, PEER_NAME } from "../../answers.ts";
import { bodyValue, type ClientConnection, type Received } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import type { ResumeChanges } from "../../scripted-sessions.ts";
import { works } from "../expectations.ts";

const RESUMPTION = "Resumption";
const ACKNOWLEDGEMENTS = "Acknowledgements";
/** Hello is the first message on a connection, and Resume the second. */
const RESUME_SEQUENCE = 2;
const IDLE_MS = 2_000;
/** An event that the client tells its user. */
const EVENT: MessageBody = {
  case: "broadcastReceived",
  value: BroadcastReceived.create({ from: PEER_NAME, text: "to all" }),
};
const KNOWN_FEATURES: ReadonlySet<number> = new Set(Object.values(Feature));

/** A client that is back on another connection. */
interface Return {
  readonly connection: ClientConnection;
  readonly request: ResumeRequest;
}

const ACKNOWLEDGED: readonly ClientCase[] = [
  {
    id: "acknowledgements/carried",
    title: "A message of the client acknowledges the last message of the server that the client has handled",
    heading: ACKNOWLEDGEMENTS,
    async run(context) {
      const connection = await resumable(context);
      const sequence = connection.event(EVENT);
      await context.client.expect("broadcast");
      await works(context, connection);
      const numbers = connection.received.all.map(({ header }) => header.received);
      const { sent } = connection.position;
      const isRight = numbers.some((number) => number >= sequence) && numbers.every((number) => number <= sent);
      check(isRight, `received from ${sequence} to ${sent} in a header`, () => numbers.join(", "));
    },
  },
  {
    id: "acknowledgements/ahead",
    title: "The client closes the session with OUT_OF_SEQUENCE if the server acknowledges what the client has not sent",
    heading: ACKNOWLEDGEMENTS,
    async run(context) {
      const connection = await resumable(context);
      connection.event(EVENT, { received: connection.position.received + 1_000 });
      await connection.expectClose("OUT_OF_SEQUENCE");
    },
  },
];

const RESUMED: readonly ClientCase[] = [
  {
    id: "resumption/resumed",
    title: "A client whose connection is lost resumes the session on another one, and goes on with its numbers",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const sequence = lost.event(EVENT);
      await context.client.expect("broadcast");
      const { connection, request } = await comesBack(context, lost);
      const { received, sent } = lost.position;
      const isHandled = request.received >= sequence && request.received <= sent;
      check(isHandled, `received from ${sequence} to ${sent}`, () => `${request.received}`);
      check(request.sent >= received, `sent of at least ${received}`, () => `${request.sent}`);
      connection.event(EVENT);
      await context.client.expect("broadcast");
      await works(context, connection);
      const numbers = sessionMessages(connection).map(({ header }) => header.sequence);
      const isRight = numbers.every((number, index) => number === received + 1 + index);
      check(isRight, `the sequences ${received + 1}, ${received + 2}, ...`, () => numbers.join(", "));
    },
  },
  {
    id: "resumption/sent-again",
    title: "After a resumption, the client sends again what the server has not handled, with the same number",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const first = await cutBy(context, lost, "once");
      const { connection } = await comesBack(context, lost, { received: first.header.sequence - 1 });
      const again = await connection.request("sendTextRequest");
      checkEqual(again.header.sequence, first.header.sequence, "sequence of the request");
      checkEqual(again.value.text, "once", "text of the request");
      await context.client.expect("textSent");
      await works(context, connection);
    },
  },
  {
    id: "resumption/not-sent-again",
    title: "After a resumption, the client gets the response that was lost, and does not send the request again",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const first = await cutBy(context, lost, "once");
      context.server.answers.answerRight(first, lost);
      const { connection } = await comesBack(context, lost);
      await context.client.expect("textSent");
      await works(context, connection);
      checkEqual(connection.requests("sendTextRequest").length, 1, "requests with a text, of which one is new");
    },
  },
  {
    id: "resumption/idle",
    title:
      "If the server is silent for idle_timeout_ms, the client ends the connection without a message, and resumes the session",
    heading: "Timeouts",
    async run(context) {
      const { answers } = context.server;
      answers.limits = { ...LIMITS, idleTimeoutMs: IDLE_MS };
      const lost = await resumable(context);
      answers.ignore("pingRequest");
      await lost.closed("the end of the silent connection");
      answers.restore("pingRequest");
      const isReason = ({ body }: Received): boolean => body.case === "error";
      check(!lost.received.all.some(isReason), "no message that closes the session", () => lost.describe());
      const { connection } = await comesBack(context, lost);
      await works(context, connection);
    },
  },
  {
    id: "resumption/renewed-key",
    title: "The proof of a second resumption is one with the key after that of the first",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const { connection } = await comesBack(context, lost);
      await works(context, connection);
      const again = await comesBack(context, connection);
      await works(context, again.connection);
    },
  },
  {
    id: "resumption/gap-up-to-sent",
    title: "The client accepts that the server has not kept messages up to `sent`",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const { connection } = await comesBack(context, lost, { sent: lost.position.sent + 3 });
      await works(context, connection);
    },
  },
  {
    id: "resumption/gap-after-sent",
    title: "After `sent`, the client closes the session with OUT_OF_SEQUENCE if a number is missing",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const { connection } = await comesBack(context, lost);
      await works(context, connection);
      connection.header(MessageType.EVENT, 0);
      connection.event(EVENT);
      await connection.expectClose("OUT_OF_SEQUENCE");
    },
  },
  {
    id: "resumption/server-without-proof",
    title: "A client closes the connection to a server that does not prove that it has the session's key",
    heading: RESUMPTION,
    async run(context) {
      const lost = await resumable(context);
      const { connection } = await comesBack(context, lost, { proof: randomBytes(RESUMPTION_PROOF_BYTES) });
      await connection.closed("the end of the connection to a server without the key");
      const isRequest = ({ header }: Received): boolean => header.type === MessageType.REQUEST;
      check(!sessionMessages(connection).some(isRequest), "no request after Resume", () => connection.describe());
    },
  },
  {
    id: "resumption/gone",
    title: "A client whose session is gone logs in again",
    heading: "A login again",
    async run(context) {
      const lost = await resumable(context);
      context.server.answers.sessions.forget();
      lost.cut();
      const refused = await context.greeted();
      await refused.request("resumeRequest");
      const connection = await loggedInAgain(context);
      await works(context, connection);
    },
  },
];

export const RESUMPTION_CASES: readonly ClientCase[] = [...ACKNOWLEDGED, ...RESUMED];

/** Registers the user of a client whose sessions can be resumed. */
export async function resumable(context: ClientContext): Promise<ClientConnection> {
  const connection = await context.registered();
  needs(connection, "RESUMPTION");
  await works(context, connection);
  await context.server.answers.sessions.logins.take(() => true, 0);
  return connection;
}

/** @throws Skip the client does not have the feature */
export function needs(connection: ClientConnection, name: keyof typeof Feature): void {
  if (!featuresOf(connection).includes(Feature[name])) throw new Skip(`the client does not have the feature ${name}`);
}

/** Lets the client send a text, and cuts the connection when it has arrived. The text is not answered. */
export async function cutBy(context: ClientContext, lost: ClientConnection, text: string) {
  const { answers } = context.server;
  answers.on("sendTextRequest", () => {
    lost.cut();
    answers.restore("sendTextRequest");
  });
  context.client.send({ command: "sendText", to: PEER_NAME, text });
  return lost.request("sendTextRequest", (value) => value.text === text);
}

/** The connection on which the client has logged in again. @throws Skip it does not do that by itself */
export async function loggedInAgain({ server, options }: ClientContext): Promise<ClientConnection> {
  const connection = await server.answers.sessions.logins.take(() => true, options.waitMs);
  if (connection === undefined) throw new Skip("the client does not log in again by itself");
  return connection;
}

/**
 * Cuts a connection, unless it is cut already, and waits until the client resumes its session.
 *
 * @param changes  what is wrong in the answer
 */
async function comesBack(context: ClientContext, lost: ClientConnection, changes?: ResumeChanges): Promise<Return> {
  const { answers } = context.server;
  let proof: Uint8Array | undefined;
  answers.on("resumeRequest", (value, request, connection) => {
    proof = answers.sessions.proofOf(value, connection);
    answers.sessions.answer(value, request, connection, changes);
  });
  lost.cut();
  const connection = await context.greeted();
  checkEqual(featuresOf(connection).join(), featuresOf(lost).join(), "known features in hello");
  const { header, value } = await connection.request("resumeRequest");
  checkEqual(header.sequence, RESUME_SEQUENCE, "sequence of Resume");
  check(proof !== undefined, "the session_id of the login", () => hex(value.sessionId));
  checkEqual(hex(value.proof), hex(proof), "proof of the client");
  return { connection, request: value };
}

/** The messages after Resume. */
function sessionMessages(connection: ClientConnection): readonly Received[] {
  return connection.received.all.slice(RESUME_SEQUENCE);
}

/** The features in the client's hello that this version knows, in the order of their numbers. */
function featuresOf(connection: ClientConnection): number[] {
  const [hello] = connection.requests("helloRequest");
  const features = hello && bodyValue(hello.body, "helloRequest")?.features;
  return (features ?? []).filter((feature) => KNOWN_FEATURES.has(feature)).sort((a, b) => a - b);
}

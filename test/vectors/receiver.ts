/** One end of a connection that receives whatever a vector sends, and what it does. */

import { RegisterRequest, RegisterResponse } from "../../generated/chatwire/v1/account.ts";
import { HelloRequest, HelloResponse } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Accept, AcceptedEvent, Hello, Register } from "../../generated/chatwire/v1/rules.ts";
import { Accepted, AcceptRequest, AcceptResponse } from "../../generated/chatwire/v1/signalling.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { resolveLimits } from "../../src/limits.ts";
import type { AnyMethod } from "../../src/session/rules.ts";
import { Session } from "../../src/session/session.ts";
import type { Fields } from "./vector.ts";

export type Role = "server" | "client";
export type StateName = "NEW" | "AWAY" | "AVAILABLE" | "CONNECTED";

/** The states in the order in which a connection passes them here, one message of each end for each. */
export const STATES: readonly StateName[] = ["NEW", "AWAY", "AVAILABLE", "CONNECTED"];

const NOW_MS = 1_000;
const DEADLINE_MS = 60_000;
const MESSAGE_BYTES_MAX = 1_000_000;

/** What the receiver does with bytes, in a state, as the first ones that arrive there after these features were agreed. */
export function outcomeOf(role: Role, state: StateName, features: readonly number[], received: Uint8Array): Fields {
  const session = role === "server" ? serverIn(state) : clientIn(state);
  if (state !== "NEW") session.features = new Set(features);
  drain(session);
  session.pollTransmit();
  session.handleBytes(received, NOW_MS);
  const events = drain(session);
  const [answer] = sentBy(session);
  if (answer?.body.case === "error") {
    const code = codeName(answer.body.value.code);
    return session.closed ? { closes: code } : { refused: code, answers: answer.header?.answers ?? 0 };
  }
  if (session.closed) return { closed: true };
  const handled = ["request", "event", "response", "refused"];
  return events.some((kind) => handled.includes(kind)) ? { handled: true } : { skipped: true };
}

function codeName(code: ErrorCode): string {
  const [name] = Object.entries(ErrorCode).find(([, value]) => value === code) ?? [];
  return name ?? String(code);
}

function serverIn(state: StateName): Session {
  const session = new Session({ role: "server", limits: resolveLimits({}) }, NOW_MS);
  const answer = (method: AnyMethod, sequence: number, request: MessageBody, response: MessageBody) => {
    const header = Header.create({ type: MessageType.REQUEST, command: method.command, sequence });
    session.handleBytes(encodeFrame(header, encodeBody(request)), NOW_MS);
    drain(session);
    session.respond(method, sequence, response, NOW_MS);
  };
  if (state === "NEW") return session;
  answer(
    Hello,
    1,
    Hello.wrapRequest(HelloRequest.create({ versions: [1] })),
    Hello.wrapResponse(HelloResponse.create()),
  );
  if (state === "AWAY") return session;
  const request = Register.wrapRequest(RegisterRequest.create({ name: "ada" }));
  answer(Register, 2, request, Register.wrapResponse(RegisterResponse.create()));
  if (state === "AVAILABLE") return session;
  answer(Accept, 3, Accept.wrapRequest(AcceptRequest.create()), Accept.wrapResponse(AcceptResponse.create()));
  return session;
}

/** The client waits for the response to its last request only in NEW, where that is Hello. */
function clientIn(state: StateName): Session {
  const session = new Session({ role: "client", limits: resolveLimits({}) }, NOW_MS);
  const answer = (method: AnyMethod, response: MessageBody, sequence: number) => {
    const header = Header.create({ type: MessageType.RESPONSE, command: method.command, sequence, answers: sequence });
    session.handleBytes(encodeFrame(header, encodeBody(response)), NOW_MS);
    drain(session);
  };
  const hello = Hello.wrapRequest(HelloRequest.create({ versions: [1] }));
  session.call(Hello, hello, undefined, DEADLINE_MS, NOW_MS);
  if (state === "NEW") return session;
  answer(Hello, Hello.wrapResponse(HelloResponse.create({ version: 1 })), 1);
  if (state === "AWAY") return session;
  const register = Register.wrapRequest(RegisterRequest.create({ name: "ada" }));
  session.call(Register, register, undefined, DEADLINE_MS, NOW_MS);
  answer(Register, Register.wrapResponse(RegisterResponse.create()), 2);
  if (state === "AVAILABLE") return session;
  const header = Header.create({ type: MessageType.EVENT, command: AcceptedEvent.command, sequence: 3 });
  session.handleBytes(encodeFrame(header, encodeBody(AcceptedEvent.wrap(Accepted.create()))), NOW_MS);
  return session;
}

/** Takes the events of a session. Returns their kinds. */
function drain(session: Session): string[] {
  const kinds: string[] = [];
  for (let event = session.pollEvent(); event !== undefined; event = session.pollEvent()) kinds.push(event.kind);
  return kinds;
}

function sentBy(session: Session): Message[] {
  const decoder = new FrameDecoder(MESSAGE_BYTES_MAX);
  decoder.push(session.pollTransmit() ?? new Uint8Array());
  const messages: Message[] = [];
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) messages.push(Message.decode(frame));
  return messages;
}

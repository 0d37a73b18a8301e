import type { MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import type { methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import type { Event, Method } from "../wire/method.ts";
import type { Account } from "./account.ts";
import type { Endpoint, SessionId, User } from "./user.ts";

/** A connection as the rules of the chat see it. */
export interface Visitor {
  readonly session: SessionId;
  readonly endpoint: Endpoint;
  /** Bytes that only the two ends of the TLS connection know; absent on a plain one. */
  readonly channelBinding: Uint8Array | undefined;
  /** Who is logged in. */
  user: User | undefined;
}

/** What is to happen because of a request, in this order, and after `saves` are on disk. */
export type Effect =
  | { kind: "emit"; sessions: readonly SessionId[]; event: EventInfo; body: MessageBody }
  | { kind: "close"; session: SessionId; error: ProtocolError };

type EventInfo = Pick<Event<unknown, MessageBody, Rule>, "name" | "command" | "bodyCase" | "rule">;

/** Where handlers leave what is to happen besides the answer. */
export class Outbox {
  #effects: Effect[] = [];
  #saves: Account[] = [];

  /** Sends an event to one user, should the user be logged in. */
  emit<T>(user: User, event: Event<T, MessageBody, Rule>, value: T): void {
    if (user.login !== undefined) this.emitTo([user.login.session], event, value);
  }

  /** Sends one event to many connections; it is encoded once. */
  emitTo<T>(sessions: readonly SessionId[], event: Event<T, MessageBody, Rule>, value: T): void {
    if (sessions.length > 0) this.#effects.push({ kind: "emit", sessions, event, body: event.wrap(value) });
  }

  close(session: SessionId, error: ProtocolError): void {
    this.#effects.push({ kind: "close", session, error });
  }

  save(account: Account): void {
    this.#saves.push(account);
  }

  take(): { effects: Effect[]; saves: Account[] } {
    const taken = { effects: this.#effects, saves: this.#saves };
    this.#effects = [];
    this.#saves = [];
    return taken;
  }
}

/** What a request comes with besides its body. */
export interface Request {
  readonly visitor: Visitor;
  readonly recipient: Recipient | undefined;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
}

/** Answers the requests of one method. */
export interface Route {
  handle(body: MessageBody, request: Request): MessageBody;
}

/** Methods that are about the connection itself: whoever keeps the connection answers them. */
export type ConnectionMethodName = "Hello" | "Ping" | "OpenDatagram";

/** Methods that travel by datagram and never meet a route. */
type DatagramMethodName = "Probe" | "PeerPing";

/** All others are the chat's. A method that is new in the schema is one of these, and the chat's routes must have it. */
export type ChatMethodName = Exclude<keyof typeof methods, ConnectionMethodName | DatagramMethodName>;

/** Binds a handler to its method, so that its types are the schema's. */
export function route<Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  handler: (value: Q, request: Request) => R,
): Route {
  return {
    handle(body, request) {
      const value = method.unwrapRequest(body);
      if (value === undefined) throw new ProtocolError("BODY_MISMATCH", `${method.name} carries another body.`);
      return method.wrapResponse(handler(value, request));
    },
  };
}

/** The user who asks. The states of the rules make sure that there is one. */
export function userOf({ visitor }: Request): User {
  const { user, session } = visitor;
  // A newer connection may have taken the user over while this one's last request was on its way.
  if (user?.login?.session !== session)
    throw new ProtocolError("WRONG_STATE", "Nobody is logged in on this connection.");
  return user;
}

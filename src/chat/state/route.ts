import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { methods } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Event, Method } from "../../wire/method.ts";
import type { Change, MailboxEntry, MailboxQuery } from "./account.ts";
import { type ConnectionId, type Login, sessionsOf, type User } from "./user.ts";

/** A connection as the rules of the chat see it. */
export interface ClientConnection {
  readonly session: ConnectionId;
  readonly endpoint: SocketAddress;
  /** Bytes that only the two ends of the TLS connection know; absent on a plain one. */
  readonly channelBinding: Uint8Array | undefined;
  /** Who is logged in. */
  user: User | undefined;
}

/** What is to happen because of a request, in this order, and after its changes are kept. */
export type Effect =
  | { kind: "emit"; sessions: readonly ConnectionId[]; event: EventInfo; body: MessageBody }
  | { kind: "close"; session: ConnectionId; error: ProtocolError };

type EventInfo = Pick<Event<unknown, MessageBody, Rule>, "name" | "command" | "bodyCase" | "rule">;

/** Where handlers leave what is to happen besides the answer. */
export class Outbox {
  #effects: Effect[] = [];
  #changes: Change[] = [];

  /** Sends an event to all connections of one user. */
  emit<T>(user: User, event: Event<T, MessageBody, Rule>, value: T): void {
    this.emitTo(sessionsOf(user), event, value);
  }

  /** Sends one event to many connections; it is encoded once. */
  emitTo<T>(sessions: readonly ConnectionId[], event: Event<T, MessageBody, Rule>, value: T): void {
    if (sessions.length > 0) this.#effects.push({ kind: "emit", sessions, event, body: event.wrap(value) });
  }

  close(session: ConnectionId, error: ProtocolError): void {
    this.#effects.push({ kind: "close", session, error });
  }

  /** Has a change kept before anything is heard of it. */
  keep(change: Change): void {
    this.#changes.push(change);
  }

  take(): { effects: Effect[]; changes: Change[] } {
    const taken = { effects: this.#effects, changes: this.#changes };
    this.#effects = [];
    this.#changes = [];
    return taken;
  }
}

/** What a request comes with besides its body. */
export interface Request {
  readonly visitor: ClientConnection;
  readonly recipient: Recipient | undefined;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
  /** Milliseconds since 1970. */
  readonly wallMs: number;
}

/** Stands for an answer that needs what only the store has. */
export class StoreQuery<R> {
  readonly query: MailboxQuery;
  readonly answer: (entries: readonly MailboxEntry[]) => R;

  /** @param answer  is called with what was found, perhaps when the world has moved on */
  constructor(query: MailboxQuery, answer: (entries: readonly MailboxEntry[]) => R) {
    this.query = query;
    this.answer = answer;
  }
}

/** Answers the requests of one method. */
export interface Route {
  handle(body: MessageBody, request: Request): MessageBody | StoreQuery<MessageBody>;
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
  handler: (value: Q, request: Request) => R | StoreQuery<R>,
): Route {
  return {
    handle(body, request) {
      const value = method.unwrapRequest(body);
      if (value === undefined) throw new ProtocolError("BODY_MISMATCH", `${method.name} carries another body.`);
      const answer = handler(value, request);
      if (!(answer instanceof StoreQuery)) return method.wrapResponse(answer);
      return new StoreQuery(answer.query, (entries) => method.wrapResponse(answer.answer(entries)));
    },
  };
}

/** The user who asks. The states of the rules make sure that there is one. */
export function userOf(request: Request): User {
  return loginOf(request).user;
}

/** The login that asks. */
export function loginOf({ visitor: { user, session } }: Request): { user: User; login: Login } {
  const login = user?.logins.get(session);
  // The login may have been ended from elsewhere while this request was on its way.
  if (user === undefined || login === undefined) {
    throw new ProtocolError("WRONG_STATE", "Nobody is logged in on this connection.");
  }
  return { user, login };
}

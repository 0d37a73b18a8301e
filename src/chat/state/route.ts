import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { methods } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Method } from "../../wire/method.ts";
import type { MailboxEntry, MailboxQuery } from "./account.ts";
import type { Login, User } from "./user.ts";

/** A connection as the chat sees it. */
export interface ClientConnection {
  /** The client's address on the stream. */
  readonly endpoint: SocketAddress;
  /** 32 bytes that only the two ends of the TLS connection know; absent on plain TCP. */
  readonly channelBinding: Uint8Array | undefined;
  /** The login on this connection. It stays set if another connection ended it; see `loginOf`. */
  login: Login | undefined;
}

/** The context of a request: everything that a handler gets besides the body. */
export interface Request {
  readonly connection: ClientConnection;
  readonly recipient: Recipient | undefined;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
  /** Milliseconds since 1970. */
  readonly wallMs: number;
}

/** A handler's result if its answer needs entries from the store. */
export class StoreQuery<R> {
  readonly query: MailboxQuery;
  readonly answer: (entries: readonly MailboxEntry[]) => R;

  /** @param answer  called with the entries found; other requests may have been handled in between */
  constructor(query: MailboxQuery, answer: (entries: readonly MailboxEntry[]) => R) {
    this.query = query;
    this.answer = answer;
  }
}

/** Answers the requests of one method. */
export interface Route {
  handle(body: MessageBody, request: Request): MessageBody | StoreQuery<MessageBody>;
}

/** Methods about the connection itself, which the server answers. */
export type ConnectionMethodName = "Hello" | "Ping" | "OpenDatagram";

/** Methods that travel in datagrams and have no route. */
type DatagramMethodName = "Probe" | "PeerPing";

/** All other methods are the chat's, so a method added to the schema fails to compile until the chat has its route. */
export type ChatMethodName = Exclude<keyof typeof methods, ConnectionMethodName | DatagramMethodName>;

/** Binds a handler to its method, which gives it the types of the schema. */
export function route<Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  handler: (value: Q, request: Request) => R | StoreQuery<R>,
): Route {
  return {
    handle(body, request) {
      const value = method.unwrapRequest(body);
      if (value === undefined) {
        throw new ProtocolError("BODY_MISMATCH", `The body is not the request of ${method.name}.`);
      }
      const answer = handler(value, request);
      if (!(answer instanceof StoreQuery)) return method.wrapResponse(answer);
      return new StoreQuery(answer.query, (entries) => method.wrapResponse(answer.answer(entries)));
    },
  };
}

/**
 * The user who made the request.
 *
 * @throws ProtocolError WRONG_STATE; see `loginOf`
 */
export function userOf(request: Request): User {
  return loginOf(request).user;
}

/**
 * The login that made the request.
 *
 * The rules of the states let only connections with a login through, but
 * another connection may have ended the login while the request was under way.
 *
 * @throws ProtocolError WRONG_STATE: the connection has no login any more
 */
export function loginOf({ connection: { login } }: Request): Login {
  if (login === undefined || !login.user.logins.has(login.id)) {
    throw new ProtocolError("WRONG_STATE", "This connection is not logged in.");
  }
  return login;
}

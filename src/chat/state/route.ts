import type { PasswordVerifier, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { methods } from "../../../generated/chatwire/v1/rules.ts";
import { createRefusal, ProtocolError, type ProtocolErrorOptions } from "../../errors.ts";
import type { RequestIdentity } from "../../framing/request-identity.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Method } from "../../wire/method.ts";
import type { ParsedName } from "../names/parse-name.ts";
import type { MailboxEntry, MailboxQuery } from "./account.ts";
import type { RequestOrigin } from "./request-origin.ts";
import type { PostQuery, StoredPost } from "./stored-rooms.ts";
import type { Login, RelayPlace, User } from "./user.ts";

/** A connection as the chat sees it. */
export interface ClientConnection {
  /** The client's address on the stream. */
  endpoint: SocketAddress;
  /** The id of the session that begins with the next login on it. Absent: that session cannot be resumed. */
  sessionId?: Uint8Array | undefined;
  /** 32 bytes that only the two ends of the first TLS connection of the session know; absent on plain TCP. */
  readonly channelBinding: Uint8Array | undefined;
  /** Whether no other user may learn an address of the client. Default: the user's settings decide. */
  relayOnly?: boolean;
  /** Whether the client says what it makes of application messages, and wants to learn it of its own. Default: it does not. */
  answersMessages?: boolean;
  /** The relay where the client is connected. Default: that of the server. */
  readonly relay?: RelayPlace | undefined;
  /** The login on this connection. It stays set if another connection ended it; see `loginOf`. */
  login: Login | undefined;
}

/**
 * What the application's program has decided about a request. The server asks the program before the request enters the
 * chat, because the chat does not wait.
 */
export type Decision =
  /** The program has refused the request, or it failed, or a rule of the application's schema forbids the request. */
  | { readonly kind: "refused"; readonly error: ProtocolError }
  /** The text that is kept in place of the one that was sent. */
  | { readonly kind: "text"; readonly text: string }
  /** The encoded response of a method of the application. */
  | { readonly kind: "response"; readonly payload: Uint8Array }
  /** Whose token it is, or who has the name; undefined: nobody. */
  | { readonly kind: "user"; readonly user: KnownUser | undefined };

/** A user whom the application's program has identified. An account is made at the first login. */
export interface KnownUser {
  readonly name: ParsedName;
  /** The settings of the account, if it is made. */
  readonly privacy: PrivacySettings;
  /** Undefined: the user has no password. */
  readonly verifier: PasswordVerifier | undefined;
}

/** The context of a request: everything that a handler gets besides the body. */
export interface Request {
  readonly connection: ClientConnection;
  readonly recipient: Recipient | undefined;
  /** With which the client may repeat the request; undefined: it may not. */
  readonly identity?: RequestIdentity | undefined;
  /** The same, to be stored with what the request does. */
  readonly origin?: RequestOrigin | undefined;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
  /** Milliseconds since 1970. */
  readonly wallMs: number;
  /** Absent: the program was not asked. */
  readonly decision?: Decision | undefined;
  /** Bytes of a page of texts in the answer, at most; undefined: as many as fit into a frame. */
  readonly pageBytesMax?: number | undefined;
}

/** The name of a code in the schema. */
export type ErrorCodeName = Exclude<keyof typeof ErrorCode, "UNSPECIFIED">;

/** One way in which a method refuses: the code, and the condition, as PROTOCOL.md shows it. */
export type Refusal<Code extends ErrorCodeName = ErrorCodeName> = readonly [code: Code, condition: string];

/**
 * A request as handlers get it: one that may be refused with these codes.
 *
 * A function that refuses takes the request with its codes. It can be called
 * only by handlers whose routes declare them all; any other call does not compile.
 */
export interface Refusable<Code extends ErrorCodeName> extends Request {
  // A property, because TypeScript would compare the parameter of a method in both directions and let every code pass.
  /** The error to throw. */
  readonly refusal: (code: Code, text: string, options?: ProtocolErrorOptions) => ProtocolError;
}

/** A handler's result if its answer needs posts from the store. */
export class PostsQuery<R> {
  readonly query: PostQuery;
  readonly answer: (posts: readonly StoredPost[]) => R;

  /** @param answer  called with the posts found; other requests may have been handled in between */
  constructor(query: PostQuery, answer: (posts: readonly StoredPost[]) => R) {
    this.query = query;
    this.answer = answer;
  }

  /** The same query with another answer. */
  withAnswer<S>(next: (run: () => R) => S): PostsQuery<S> {
    return new PostsQuery(this.query, (posts) => next(() => this.answer(posts)));
  }
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

  /** The same query with another answer. */
  withAnswer<S>(next: (run: () => R) => S): StoreQuery<S> {
    return new StoreQuery(this.query, (entries) => next(() => this.answer(entries)));
  }
}

/** What a handler returns: the answer, or what it needs for it. */
export type Answer<R> = R | StoreQuery<R> | PostsQuery<R>;

/** Whether an answer needs something from the store. */
export function isQuery<R>(answer: Answer<R>): answer is StoreQuery<R> | PostsQuery<R> {
  return answer instanceof StoreQuery || answer instanceof PostsQuery;
}

/** Answers the requests of one method. */
export interface Route {
  /** In the order of the checks. The rule of the method leads to more; see `checkRequest` in src/session/checks.ts. */
  readonly refusals: readonly Refusal[];
  /** @throws ProtocolError one of `refusals`, or WRONG_STATE; see `loginOf` */
  handle(body: MessageBody, request: Request): Answer<MessageBody>;
}

/** Methods about the connection itself, which the server answers. */
export type ConnectionMethodName = "Hello" | "Ping" | "Resume" | "OpenDatagram" | "BindRelay";

/** Methods that travel in datagrams and have no route. */
type DatagramMethodName = "Probe" | "PeerPing" | "PeerPath";

/** All other methods are the chat's, so a method added to the schema fails to compile until the chat has its route. */
export type ChatMethodName = Exclude<keyof typeof methods, ConnectionMethodName | DatagramMethodName>;

/**
 * Binds a handler to its method, which gives it the types of the schema.
 *
 * @param refusals  how the handler refuses, in the order of its checks
 */
export function route<Q, R, Code extends ErrorCodeName = never>(
  method: Method<Q, R, MessageBody, Rule>,
  refusals: readonly Refusal<Code>[],
  handler: (value: Q, request: Refusable<NoInfer<Code>>) => Answer<R>,
): Route {
  const isDeclared = (code: string): boolean =>
    code === LOGIN_ENDED || refusals.some(([declared]) => declared === code);
  const checkedLater = (query: StoreQuery<R> | PostsQuery<R>): Answer<MessageBody> =>
    query.withAnswer((run) => {
      try {
        return method.wrapResponse(run());
      } catch (error) {
        throw checkedCode(method.name, isDeclared, error);
      }
    });
  return {
    refusals,
    handle(body, request) {
      const value = method.unwrapRequest(body);
      if (value === undefined) {
        throw new ProtocolError("BODY_MISMATCH", `The body is not the request of ${method.name}.`);
      }
      let answer: Answer<R>;
      try {
        answer = handler(value, refusable(request));
      } catch (error) {
        throw checkedCode(method.name, isDeclared, error);
      }
      return isQuery(answer) ? checkedLater(answer) : method.wrapResponse(answer);
    },
  };
}

/** Names all fields: V8 copies an object of unknown shape in several times the time. */
function refusable({
  connection,
  recipient,
  identity,
  origin,
  nowMs,
  wallMs,
  decision,
  pageBytesMax,
}: Request): Refusable<ErrorCodeName> {
  return { connection, recipient, identity, origin, nowMs, wallMs, decision, pageBytesMax, refusal };
}

function refusal(code: ErrorCodeName, text: string, options?: ProtocolErrorOptions): ProtocolError {
  return createRefusal(code, text, options);
}

/**
 * What a handler has thrown; another error if it is a ProtocolError past the types: a client must not meet a code that
 * nothing declares.
 */
function checkedCode(name: string, isDeclared: (code: string) => boolean, cause: unknown): unknown {
  if (!(cause instanceof ProtocolError) || isDeclared(cause.code)) return cause;
  return new Error(`The route of ${name} does not declare that it refuses with ${cause.code}.`, { cause });
}

/** The code of `loginOf`. No route declares it, because the rule of each method restricts the states anyway. */
const LOGIN_ENDED = "WRONG_STATE";

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
    throw new ProtocolError(LOGIN_ENDED, "This connection is not logged in.");
  }
  return login;
}

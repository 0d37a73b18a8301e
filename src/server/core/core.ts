/**
 * What stands between the connections of clients and the rules of the chat.
 *
 * - `core.ts` is the interface. A connection hands requests and its own end to the core, and gets answers, events and
 *   closings from it.
 * - `local-core.ts` implements it with the chat and its store in the same process, and `local-connection.ts` has what the
 *   core keeps of one connection. `src/cluster/gateway` implements it over a bus.
 *
 * Invariant: only values cross the interface, never an object of the chat. So the two sides may be two processes. Neither
 * side reads the clock of the other: what crosses is how long ago something was.
 */

import type { MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { State } from "../../../generated/chatwire/v1/options.ts";
import type { AccountId } from "../../chat/state/account.ts";
import type { LoginId, RelayPlace } from "../../chat/state/user.ts";
import type { ProtocolError } from "../../errors.ts";
import type { RequestIdentity } from "../../framing/request-identity.ts";
import type { AnyMethod } from "../../session/rules.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { EffectTarget } from "../effect-router.ts";

/** The core, as connections see it. `Port` is what it gets of each. */
export interface Core<Port extends CorePort = CorePort> {
  /** Takes a connection whose client has said hello. */
  attach(facts: ConnectionFacts, port: Port): CoreConnection;

  /** The refusal of a client at a banned address; undefined if it is not banned. */
  banOf(address: string): ProtocolError | undefined;
}

/** A connection when the core takes it. */
export interface ConnectionFacts {
  /** Unique among the connections of the gateway. */
  readonly id: number;
  /** The client's address on the stream. */
  readonly endpoint: SocketAddress;
  /** 32 bytes, to which proofs of logins are bound: `ClientConnection.channelBinding`. No other secret of TLS crosses. */
  readonly channelBinding: Uint8Array | undefined;
  /** Whether no other user may learn an address of the client. */
  readonly relayOnly: boolean;
  /** Whether the client says what it makes of application messages, and wants to learn it of its own. */
  readonly answersMessages: boolean;
  /** Whether the client takes relayed datagrams on the connection. */
  readonly takesRelayed: boolean;
  /** The relay of its gateway. Absent: the server has one relay at most. */
  readonly relay?: RelayPlace | undefined;
}

/** The login on a connection. */
export interface LoginFacts {
  readonly id: LoginId;
  readonly account: AccountId;
  readonly name: string;
  /** When it began, in milliseconds since 1970. */
  readonly sinceMs: number;
}

/** A request that the rules of the chat answer. */
export interface CoreRequest {
  readonly method: AnyMethod;
  readonly body: MessageBody;
  readonly recipient: Recipient | undefined;
  /** With which the client may repeat the request; undefined: it may not. */
  readonly identity: RequestIdentity | undefined;
  /** Of the connection. */
  readonly state: State;
  /** The id of the session that begins if the request logs in; undefined: that session cannot be resumed. */
  readonly sessionId: Uint8Array | undefined;
  /** Bytes of a page of texts in the answer, at most; undefined: as many as fit into a frame. */
  readonly pageBytesMax: number | undefined;
}

/** The body of the response, or the refusal. Undefined: the connection is over, and nothing was done. */
export type CoreAnswer = MessageBody | ProtocolError | undefined;

/** What the core does with a connection, besides sending it events and closing it. */
export interface CorePort extends EffectTarget {
  /** A login is on the connection from here on; undefined: the client has logged off. Called before the answer. */
  noteLogin(login: LoginFacts | undefined): void;
  /** The core takes no further request of the connection, until `goOn`. */
  hold(): void;
  goOn(): void;
}

/** A connection, as it sees the core. Calls take effect in their order. */
export interface CoreConnection {
  /** Hands over a request. `answer` is called once, when everything that the answer follows from is stored. */
  request(request: CoreRequest, answer: (answer: CoreAnswer) => void): void;
  /** Calls `answer` after the answers and events that the connection and its account get before it. */
  inOrder(answer: () => void): void;
  /** Takes what the client has made of application messages. */
  takeOutcomes(outcomes: MessageOutcomes): void;
  /** The client has probed from this address, and learns of it with this token. */
  noteProbe(token: Uint8Array, source: SocketAddress): void;
  /** The connection is lost, and its session waits to be resumed; or it was resumed. */
  noteDetached(isDetached: boolean): void;
  /** The session goes on from another address. */
  move(endpoint: SocketAddress): void;
  /** The server has closed the connection on purpose, or its socket belongs to another one. The last call. */
  leave(): void;
  /** The connection has closed by itself. The last call. @param lostForMs  how long it was lost before, in milliseconds */
  lose(lostForMs: number): void;
}

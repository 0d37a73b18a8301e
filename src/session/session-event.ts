import type { Header, Message, MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import type { ChatError, ProtocolError } from "../errors.ts";
import type { RequestIdentity } from "../framing/request-identity.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { AnyEvent, AnyMethod } from "./rules.ts";

/** An event that a session reports to its owner. Events come in the order in which they happened. */
export type SessionEvent =
  /** A request of the other end. The owner answers with `respond` or `refuse`. */
  | {
      kind: "request";
      method: AnyMethod;
      sequence: number;
      recipient: Recipient | undefined;
      /** Undefined: the request has no id. */
      identity: RequestIdentity | undefined;
      body: MessageBody;
    }
  /** The response to `call`. */
  | { kind: "response"; sequence: number; body: MessageBody }
  /** `call` was answered with an error, or its deadline passed. */
  | { kind: "refused"; sequence: number; error: ChatError }
  | { kind: "event"; event: AnyEvent; body: MessageBody }
  /** A message was skipped, because this end does not know it or it breaks a rule. A critical one has been refused. */
  | { kind: "skipped"; header: Header; error: ProtocolError }
  /** The other end refused a critical event of this end. */
  | { kind: "eventRefused"; header: Header; error: ProtocolError }
  /** The stream is lost, but the session can go on over another one; see `Session.attach`. */
  | { kind: "detached"; reason: ChatError }
  /** The last event. Bytes that `pollTransmit` still returns are to be sent first. */
  | { kind: "closed"; reason: ChatError };

/** Counts of the messages that one end of a connection did not handle, since its start. */
export interface SessionStatistics {
  /** Messages of the other end that this end skipped: it does not know them, or they break a rule. */
  readonly skipped: number;
  /** Those of them that were critical, so that this end refused them. */
  readonly refusalsSent: number;
  /** Critical events of this end that the other end refused. */
  readonly refusalsReceived: number;
}

/** The connection whose messages a tap sees. The same object for all messages of a connection. */
export interface TappedConnection {
  /** The end that has the tap. */
  readonly end: "client" | "server";
  /** Address and port of the other end. */
  readonly other: SocketAddress;
}

/**
 * Sees every message that passes through a client or a server, for logs and recordings. It is called before the message
 * is handled, and must not throw.
 */
export type Tap = (way: "sent" | "received", message: Message, connection: TappedConnection) => void;

/** Sees every message of one session. */
export type SessionTap = (way: "sent" | "received", message: Message) => void;

/** A tap for the session of one connection; undefined if there is no tap. */
export function tapOf(tap: Tap | undefined, connection: TappedConnection): SessionTap | undefined {
  return tap && ((way, message) => tap(way, message, connection));
}

import type { Message, MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import type { ChatError } from "../errors.ts";
import type { AnyEvent, AnyMethod } from "./rules.ts";

/** An event that a session reports to its owner. Events come in the order in which they happened. */
export type SessionEvent =
  /** A request of the other end. The owner answers with `respond` or `refuse`. */
  | { kind: "request"; method: AnyMethod; sequence: number; recipient: Recipient | undefined; body: MessageBody }
  /** The response to `call`. */
  | { kind: "response"; sequence: number; body: MessageBody }
  /** `call` was answered with an error, or its deadline passed. */
  | { kind: "refused"; sequence: number; error: ChatError }
  | { kind: "event"; event: AnyEvent; body: MessageBody }
  /** The last event. Bytes that `pollTransmit` still returns are to be sent first. */
  | { kind: "closed"; reason: ChatError };

/** Sees every message that passes through a session; for logs and recordings. */
export type Tap = (way: "sent" | "received", message: Message) => void;

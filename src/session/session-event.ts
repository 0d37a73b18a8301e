import type { Message, MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import type { ChatError } from "../errors.ts";
import type { AnyEvent, AnyMethod } from "./rules.ts";

/** What a session tells its owner, in the order in which it happened. */
export type SessionEvent =
  /** The other end asks; the owner answers with `respond` or `refuse`. */
  | { kind: "request"; method: AnyMethod; sequence: number; recipient: Recipient | undefined; body: MessageBody }
  /** The answer to `call`. */
  | { kind: "response"; sequence: number; body: MessageBody }
  /** The refusal of `call`, or its deadline. */
  | { kind: "refused"; sequence: number; error: ChatError }
  | { kind: "event"; event: AnyEvent; body: MessageBody }
  /** Nothing more comes after this. What `pollTransmit` still has goes out first. */
  | { kind: "closed"; reason: ChatError };

/** Sees every message that passes a session; for logs and recordings. */
export type Tap = (way: "sent" | "received", message: Message) => void;

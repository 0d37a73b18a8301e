import { Receipt, type Text } from "../../../generated/chatwire/v1/text.ts";
import { toDate } from "../connection/server-time.ts";

/** A text of the account's mailbox. */
export interface StoredText {
  readonly kind: "text";
  /** Number in the mailbox. Numbers ascend, with gaps. */
  readonly id: number;
  /** Names of the sender and the receiver; one of them is the user. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** When the server received the text. */
  readonly sentAt: Date;
  /** Whether the user sent the text, on another connection. */
  readonly own: boolean;
}

/** A text that is handed out. */
export interface TextMessage extends StoredText {
  /**
   * Whether the text may have been handed out before: the server had sent it to a client of the account before this
   * login, and no client has confirmed it.
   */
  readonly again: boolean;
}

/** A text from one user to everyone. The server does not store it. */
export interface BroadcastMessage {
  readonly kind: "broadcast";
  readonly from: string;
  readonly text: string;
}

/** A message for a person to read that arrives through the server. */
export type ServerTextMessage = TextMessage | BroadcastMessage;

/** How far a text has come: the server has stored it, a device of the receiver has it, or the receiver has read it. */
export type ReceiptState = "stored" | "delivered" | "read";

/** A text of the history. */
export interface PastText extends StoredText {
  /** For the user's own texts, as far as the user may know; undefined for texts of others. */
  readonly receipt: ReceiptState | undefined;
}

/** The news that all texts from this user to one receiver, up to a number, have come this far. */
export interface TextReceipt {
  /** Name of the receiver. */
  readonly to: string;
  /** Number of the text, as returned by `texts.send`. */
  readonly id: number;
  readonly receipt: "delivered" | "read";
}

/** Another user has begun to write to this user, or has stopped. */
export interface TypingChange {
  readonly from: string;
  readonly typing: boolean;
}

/** @param name  name of the user who is logged in */
export function toStoredText({ textId, from, to, text, sentMs }: Text, name: string): StoredText {
  return { kind: "text", id: textId, from, to, text, sentAt: toDate(sentMs), own: from === name };
}

/** @param name  name of the user who is logged in */
export function toPastText(text: Text, name: string): PastText {
  return { ...toStoredText(text, name), receipt: toReceiptState(text.receipt) };
}

/** Maps an unknown receipt of a newer server to undefined. */
export function toReceiptState(receipt: Receipt): ReceiptState | undefined {
  if (receipt === Receipt.STORED) return "stored";
  if (receipt === Receipt.DELIVERED) return "delivered";
  return receipt === Receipt.READ ? "read" : undefined;
}

import { Receipt, type Text } from "../../../generated/chatwire/v1/text.ts";

/** A text as the account's mailbox has it. */
export interface TextMessage {
  readonly kind: "text";
  /** Its number in the mailbox: the later one is the greater. Some are missing. */
  readonly id: number;
  /** Names of the sender and the receiver; one of them is the user. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** When the server took it. */
  readonly sentAt: Date;
  /** Whether the user sent it, on another connection. */
  readonly own: boolean;
}

/** A text of one user for everybody. The server does not keep it. */
export interface BroadcastMessage {
  readonly kind: "broadcast";
  readonly from: string;
  readonly text: string;
}

/** What comes through the server for a person to read. */
export type ServerTextMessage = TextMessage | BroadcastMessage;

/** How far a text has come: the server keeps it, a device of the receiver has it, the receiver has read it. */
export type ReceiptState = "stored" | "delivered" | "read";

/** A text of the past. */
export interface PastText extends TextMessage {
  /** Of a text of the user, as far as the user may know; undefined of others' texts. */
  readonly receipt: ReceiptState | undefined;
}

/** All texts that the user sent to somebody, up to one, have come this far. */
export interface TextReceipt {
  /** Name of the receiver. */
  readonly to: string;
  /** Number of the text, as `sendText` resolved to it. */
  readonly id: number;
  readonly receipt: "delivered" | "read";
}

/** Somebody writes a text to the user, or does no longer. */
export interface TypingChange {
  readonly from: string;
  readonly typing: boolean;
}

/** A text that the server keeps. */
export interface SentText {
  /** Its number in the sender's mailbox. */
  readonly id: number;
  /** When the server took it. */
  readonly sentAt: Date;
}

/** @param name  of the user who is logged in */
export function toTextMessage({ textId, from, to, text, sentMs }: Text, name: string): TextMessage {
  return { kind: "text", id: textId, from, to, text, sentAt: new Date(sentMs), own: from === name };
}

/** @param name  of the user who is logged in */
export function toPastText(text: Text, name: string): PastText {
  return { ...toTextMessage(text, name), receipt: toReceiptState(text.receipt) };
}

/** A receipt that a newer server may know is none here. */
export function toReceiptState(receipt: Receipt): ReceiptState | undefined {
  if (receipt === Receipt.STORED) return "stored";
  if (receipt === Receipt.DELIVERED) return "delivered";
  return receipt === Receipt.READ ? "read" : undefined;
}

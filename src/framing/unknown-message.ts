/** Messages that the schema does not have: what a newer program sends to an older one. */

import type { Command } from "../../generated/chatwire/v1/command.ts";
import { Header, Message, type MessageType } from "../../generated/chatwire/v1/message.ts";

/** A message whose type, command or body is not in the schema. */
export interface UnknownMessage {
  readonly type: MessageType;
  readonly command: Command;
  /** Whether a receiver that does not know the message must refuse it. */
  readonly critical: boolean;
  /** Encoded fields of `Message` besides the header. */
  readonly fields: Uint8Array;
  /** Encoded fields of `Header` that the schema does not have. Default: none. */
  readonly headerFields?: Uint8Array;
}

/** The header of a message that the schema does not have. */
export function unknownHeader({ type, command, critical, headerFields }: UnknownMessage, sequence: number): Header {
  const header = Header.create({ type, command, critical, sequence });
  if (headerFields !== undefined) header.$unknown = headerFields;
  return header;
}

/** Encodes a message that the schema does not have. */
export function encodeUnknownMessage(message: UnknownMessage, sequence: number): Uint8Array {
  return Message.encode(Message.create({ header: unknownHeader(message, sequence), $unknown: message.fields }));
}

/** Messages and bytes as a person reads them. */

import { CommandJson } from "../../../generated/chatwire/v1/command.json.ts";
import { ErrorCode, type ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { MessageJson } from "../../../generated/chatwire/v1/message.json.ts";
import { type Message, MessageType, type Recipient } from "../../../generated/chatwire/v1/message.ts";
import { cut } from "./cut.ts";

/** Longest body shown, in characters. */
const BODY_CHARACTERS_MAX = 160;
/** An enum value in JSON, with the prefix of its enum. */
const ENUM_VALUE =
  /"(?:AUDIENCE|CANDIDATE_KIND|CONTACT_STATE|END_REASON|ERROR_CODE|FEATURE|POST_STATE|PRIVACY|RECEIPT|ROOM_[A-Z]+|STATUS)_([A-Z_]+)"/g;
/** Most bytes shown in hex. */
const HEX_BYTES_MAX = 48;

/** A message on one line: `RESPONSE PING sequence 3 answers 2, {"error":...}`. */
export function describeMessage(message: Message): string {
  const { header, body } = message;
  if (header === undefined) return `a message without a header: ${describeBody(message)}`;
  const parts = [nameOf(MessageType, header.type), commandName(header.command), `sequence ${header.sequence}`];
  if (header.answers !== 0) parts.push(`answers ${header.answers}`);
  if (header.critical) parts.push("critical");
  if (header.recipient !== undefined) parts.push(`to ${describeRecipient(header.recipient)}`);
  return body.case === undefined ? `${parts.join(" ")}, no known body` : `${parts.join(" ")}, ${describeBody(message)}`;
}

/** A refusal on one line: `USER_NOT_FOUND (There is no such user.)`. */
export function describeError({ code, text }: ErrorInfo): string {
  return `${codeName(code)} (${cut(text)})`;
}

export function codeName(code: ErrorCode): string {
  return nameOf(ErrorCode, code);
}

/** Bytes in hex, the first of them if there are many. */
export function hex(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.subarray(0, HEX_BYTES_MAX))
    .toString("hex")
    .replace(/..(?=.)/g, "$& ");
  if (bytes.length === 0) return "no bytes";
  return bytes.length > HEX_BYTES_MAX ? `${shown} ... (${bytes.length} bytes)` : shown;
}

function describeBody(message: Message): string {
  const { case: name } = message.body;
  const json = JSON.stringify(MessageJson.toJson({ ...message, header: undefined }));
  const text = json.replaceAll(ENUM_VALUE, "$1");
  const shown = text.length > BODY_CHARACTERS_MAX ? `${text.slice(0, BODY_CHARACTERS_MAX)}...` : text;
  return name === undefined ? "no known body" : shown;
}

function describeRecipient({ target }: Recipient): string {
  if (target.case === "room") return `the room ${hex(target.value)}`;
  return target.case === "user" ? JSON.stringify(cut(target.value)) : (target.case ?? "nobody");
}

function commandName(command: number): string {
  const name = CommandJson.names.get(command);
  return name === undefined ? `command ${command}` : name.replace("COMMAND_", "");
}

function nameOf(values: Readonly<Record<string, number>>, value: number): string {
  for (const [name, number] of Object.entries(values)) if (number === value) return name;
  return String(value);
}

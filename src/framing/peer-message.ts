/**
 * The messages on a link between peers: how they are encoded, and the rules of
 * the schema that a decoded message has to meet.
 *
 * @see proto/PROTOCOL.md, "Messages on a link" and "Reliable messages"
 */

import type { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Delivery, Direction, type Rule, Transport } from "../../generated/chatwire/v1/options.ts";
import type { PeerAck } from "../../generated/chatwire/v1/peer.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import { FIRST_VIOLATION } from "../violation.ts";
import type { Event, Method } from "../wire/method.ts";
import type { Validate } from "../wire/validate/violations.ts";
import { hasFeature } from "./capabilities.ts";

/** A message that was decoded. A sequence number greater than 0 says that the message is reliable. */
export type PeerMessage = KnownPeerMessage | SkippedPeerMessage;

/** Where a reliable message stands among the others of its sender. */
export interface MessageOrder {
  /** How far before it the message is after which it is delivered; its own sequence number: none; 0: all before it. */
  readonly follows: number;
  /** How far before it the messages are that it replaces. */
  readonly replaces: readonly number[];
}

/** Bytes of what a body has besides its longest fields, at most. */
const FIELDS_BYTES_MAX = 32;

interface Carrying {
  /** The acknowledgement that came with the message; undefined: none, or both sides do not have the feature. */
  readonly carriedAck?: PeerAck | undefined;
  /** As in the header, whether or not both sides have the feature. */
  readonly follows: number;
}

export interface KnownPeerMessage extends Carrying {
  readonly kind: "known";
  readonly body: MessageBody;
  /** From 1 if the message is reliable, otherwise 0. */
  readonly sequence: number;
  /** Whether the sender waits for the acknowledgement. */
  readonly awaitsAck: boolean;
  readonly rule: PeerRule;
}

/** A message that must not be handled: the schema does not have it, or it breaks its rule. */
export interface SkippedPeerMessage extends Carrying {
  readonly kind: "skipped";
  readonly type: MessageType;
  readonly command: Command;
  readonly sequence: number;
  readonly awaitsAck: boolean;
  readonly critical: boolean;
  /**
   * - UNKNOWN_COMMAND: no message between peers has this type and this command, or its feature is not agreed.
   * - BODY_MISMATCH: the body, the recipient or the sequence number does not belong to the type and the command.
   * - TOO_LARGE: the message exceeds `bytesMax`.
   * - INVALID_ARGUMENT: a field breaks a rule that the schema declares about it.
   */
  readonly code: ErrorCode;
}

/** The rule of the schema for one body. */
export interface PeerRule {
  readonly type: MessageType;
  readonly command: Command;
  readonly isReliable: boolean;
  /** Whether a receiver that does not know the message must refuse it. */
  readonly critical: boolean;
  /** Size of the largest message; 0: only the size of a datagram limits it. */
  readonly bytesMax: number;
  /** Absent: the body has no rate limit. */
  readonly rate: Rule["rate"];
  /** The feature that the body belongs to. */
  readonly feature: Feature;
  /** Checks the rules of the schema about fields, if it has any. */
  readonly validate: Validate<unknown> | undefined;
}

type AnyEvent = Event<unknown, MessageBody, Rule>;
type AnyMethod = Method<unknown, unknown, MessageBody, Rule>;

const RULES = new Map<MessageBody["case"], PeerRule>();
for (const event of Object.values<AnyEvent>(events))
  addRule(event.bodyCase, MessageType.EVENT, event.command, event.rule, event.validate);
for (const method of Object.values<AnyMethod>(methods)) {
  const { requestCase, responseCase, command, rule, validateRequest, validateResponse } = method;
  addRule(requestCase, MessageType.REQUEST, command, rule, validateRequest);
  // The limits of a method apply to its request. They bound the number of responses too.
  addRule(responseCase, MessageType.RESPONSE, command, { ...rule, bytesMax: 0, rate: undefined }, validateResponse);
}

/**
 * Encodes a message.
 *
 * @param sequence  from 1 for a reliable body, 0 for a lossy one
 * @throws ProtocolError BODY_MISMATCH: the body is not allowed between peers
 */
export function encodePeerMessage(body: MessageBody, sequence: number): Uint8Array {
  return encodeWith(headerOf(body, sequence), body);
}

/**
 * Bytes of a body in an encoded message, at most a few more than it has.
 *
 * @throws ProtocolError BODY_MISMATCH: the body is not allowed between peers
 */
export function peerBodyBytes(body: MessageBody): number {
  switch (body.case) {
    case "peerText":
      return Buffer.byteLength(body.value.text) + FIELDS_BYTES_MAX;
    case "peerMessage": {
      const { typeName = "", payload } = body.value.message ?? {};
      return Buffer.byteLength(typeName) + (payload?.length ?? 0) + FIELDS_BYTES_MAX;
    }
    case "peerFileBlock":
      return body.value.content.length + FIELDS_BYTES_MAX;
    default:
      ruleOf(body);
      return Message.encode(Message.create({ body })).length;
  }
}

/** The length of an encoded application message, without encoding it: each one that a link sends needs it. */
export function applicationMessageBytes({ typeName, payload, $unknown }: ApplicationMessage): number {
  return fieldBytes(Buffer.byteLength(typeName)) + fieldBytes(payload.length) + ($unknown?.length ?? 0);
}

/** Bytes of a field of text or bytes with a number of 1 to 15; a field without content is left out. */
function fieldBytes(length: number): number {
  if (length === 0) return 0;
  let prefix = 2;
  for (let rest = length; rest >= 0x80; rest = Math.floor(rest / 0x80)) prefix += 1;
  return prefix + length;
}

/** Fields of a header. The optional ones are left out if the message would be too long. */
export interface HeaderFields {
  /** From 1 for a reliable body, 0 for a lossy one. */
  readonly sequence: number;
  /** See `MessageOrder`. */
  readonly follows: number;
  /** Says that the sender waits for the acknowledgement. Optional. */
  readonly awaitsAck: boolean;
  /** An encoded field that the schema does not have. Optional. */
  readonly unknownField: Uint8Array | undefined;
}

/**
 * Encodes a message with more in its header.
 *
 * @param bytesMax  the longest message that fits into a datagram
 * @throws ProtocolError BODY_MISMATCH: the body is not allowed between peers
 */
export function encodeWithHeader(
  body: MessageBody,
  { sequence, follows, awaitsAck, unknownField }: HeaderFields,
  bytesMax: number,
): Uint8Array {
  const header = headerOf(body, sequence);
  header.follows = follows;
  if (!awaitsAck && unknownField === undefined) return encodeWith(header, body);
  header.awaitsAck = awaitsAck;
  if (unknownField !== undefined) header.$unknown = unknownField;
  const bytes = encodeWith(header, body);
  if (bytes.length <= Math.min(ruleOf(body).bytesMax || bytesMax, bytesMax)) return bytes;
  return encodeWithHeader(body, { sequence, follows, awaitsAck: false, unknownField: undefined }, bytesMax);
}

// Field by field, which takes less time than an object of initial values: each datagram of a link needs it.
/** The command in the header of a message that `encodePeerMessage`, `encodeWithExtras` or `encodeUnknownMessage` made. */
export function commandOf(message: Uint8Array): Command {
  // The header comes first, and in it the type and the command.
  let at = skipVarint(message, 1) + 1;
  at = skipVarint(message, at) + 1;
  let [command, shift] = [0, 0];
  for (; (message[at] ?? 0) >= 0x80; at++, shift += 7) command |= ((message[at] ?? 0) & 0x7f) << shift;
  return command | ((message[at] ?? 0) << shift);
}

/** @returns the offset after it */
function skipVarint(bytes: Uint8Array, at: number): number {
  let end = at;
  while ((bytes[end] ?? 0) >= 0x80) end += 1;
  return end + 1;
}

function headerOf(body: MessageBody, sequence: number): Header {
  const { type, command, critical } = ruleOf(body);
  const header = Header.create();
  header.type = type;
  header.command = command;
  header.sequence = sequence;
  header.critical = critical;
  return header;
}

function encodeWith(header: Header, body: MessageBody): Uint8Array {
  const message = Message.create();
  message.header = header;
  message.body = body;
  return Message.encode(message);
}

/**
 * Decodes a message and checks it against its rule. The caller must check the rate.
 *
 * @param features  the features that both sides have
 * @throws DecodeError the bytes are not a valid Message
 */
export function decodePeerMessage(bytes: Uint8Array, features: ReadonlySet<Feature>): PeerMessage {
  const { header = Header.create(), carriedAck, body } = Message.decode(bytes);
  const message = checked(header, body, bytes.length, features);
  return carriedAck === undefined || !features.has(Feature.CARRIED_ACKS) ? message : { ...message, carriedAck };
}

function checked(header: Header, body: MessageBody, length: number, features: ReadonlySet<Feature>): PeerMessage {
  const rule = RULES.get(body.case);
  if (rule?.type !== header.type || rule.command !== header.command || !hasFeature(features, rule.feature)) {
    // The type and the command say which message it is. The body only confirms it.
    return skipped(header, isKnown(header, features) ? ErrorCode.BODY_MISMATCH : ErrorCode.UNKNOWN_COMMAND);
  }
  if (header.recipient !== undefined || header.sequence > 0 !== rule.isReliable) {
    return skipped(header, ErrorCode.BODY_MISMATCH);
  }
  if (rule.bytesMax > 0 && length > rule.bytesMax) return skipped(header, ErrorCode.TOO_LARGE);
  if (rule.validate !== undefined && rule.validate(body.value, FIRST_VIOLATION).length > 0)
    return skipped(header, ErrorCode.INVALID_ARGUMENT);
  const { sequence, awaitsAck, follows } = header;
  return { kind: "known", body, sequence, awaitsAck, follows, rule };
}

function ruleOf(body: MessageBody): PeerRule {
  const rule = RULES.get(body.case);
  if (rule !== undefined) return rule;
  const text = `The body ${body.case ?? "of an empty message"} is not allowed between peers.`;
  throw new ProtocolError("BODY_MISMATCH", text);
}

/** Whether a message between peers has this type and this command. */
function isKnown({ type, command }: Header, features: ReadonlySet<Feature>): boolean {
  for (const rule of RULES.values()) {
    if (rule.type === type && rule.command === command) return hasFeature(features, rule.feature);
  }
  return false;
}

function skipped(header: Header, code: ErrorCode): SkippedPeerMessage {
  const { type, command, sequence, awaitsAck, follows, critical } = header;
  return { kind: "skipped", type, command, sequence, awaitsAck, follows, critical, code };
}

function addRule(
  bodyCase: MessageBody["case"],
  type: MessageType,
  command: number,
  rule: Rule,
  validate: Validate<unknown> | undefined,
): void {
  if (rule.direction !== Direction.PEER_TO_PEER) return;
  if (rule.transport !== Transport.DATAGRAM && rule.transport !== Transport.EITHER) return;
  const { feature, critical, bytesMax, rate } = rule;
  const isReliable = rule.delivery === Delivery.RELIABLE;
  RULES.set(bodyCase, { type, command, feature, critical, isReliable, bytesMax, rate, validate });
}

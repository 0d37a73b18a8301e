/**
 * The messages on a link between peers: how they are encoded, and the rules of
 * the schema that a decoded message has to meet.
 *
 * @see proto/PROTOCOL.md, "The path" and "Reliable messages"
 */

import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Delivery, Direction, type Rule, Transport } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";

export interface PeerMessage {
  readonly body: MessageBody;
  /** From 1 if the message is reliable, otherwise 0. */
  readonly sequence: number;
  readonly rule: PeerRule;
}

/** The rule of the schema for one body. */
export interface PeerRule {
  readonly type: MessageType;
  readonly command: number;
  readonly isReliable: boolean;
  /** Size of the largest message; 0: only the size of a datagram limits it. */
  readonly bytesMax: number;
  /** Absent: the body has no rate limit. */
  readonly rate: Rule["rate"];
  /** The feature that the body belongs to. */
  readonly feature: Feature;
}

const RULES = new Map<MessageBody["case"], PeerRule>();
for (const { bodyCase, command, rule } of Object.values(events)) addRule(bodyCase, MessageType.EVENT, command, rule);
for (const { requestCase, responseCase, command, rule } of Object.values(methods)) {
  addRule(requestCase, MessageType.REQUEST, command, rule);
  // The limits of a method apply to its request. They bound the number of responses too.
  addRule(responseCase, MessageType.RESPONSE, command, { ...rule, bytesMax: 0, rate: undefined });
}

/**
 * Encodes a message.
 *
 * @param sequence  from 1 for a reliable body, 0 for a lossy one
 * @throws ProtocolError BODY_MISMATCH: the body is not allowed between peers
 */
export function encodePeerMessage(body: MessageBody, sequence: number): Uint8Array {
  const { type, command } = ruleOf(body);
  return Message.encode(Message.create({ header: Header.create({ type, command, sequence }), body }));
}

/**
 * Decodes a message and checks it against its rule. The caller must check the rate.
 *
 * @throws DecodeError the bytes are not a valid Message
 * @throws ProtocolError BODY_MISMATCH: the header does not fit the body, or the body is not allowed between peers
 * @throws ProtocolError TOO_LARGE: the message exceeds `bytesMax`
 */
export function decodePeerMessage(bytes: Uint8Array): PeerMessage {
  const { header, body } = Message.decode(bytes);
  const rule = ruleOf(body);
  if (header === undefined || header.type !== rule.type || header.command !== rule.command) {
    throw mismatch(`The type or the command of the header does not belong to the body ${body.case}.`);
  }
  if (header.recipient !== undefined)
    throw mismatch("The header names a recipient, which a message between peers must not have.");
  if (header.sequence > 0 !== rule.isReliable) {
    throw mismatch(
      `The body ${body.case} needs ${rule.isReliable ? "a sequence, because it is reliable" : "sequence 0, because it is lossy"}.`,
    );
  }
  if (rule.bytesMax > 0 && bytes.length > rule.bytesMax) {
    throw new ProtocolError(
      "TOO_LARGE",
      `The message has ${bytes.length} bytes; at most ${rule.bytesMax} are allowed.`,
    );
  }
  return { body, sequence: header.sequence, rule };
}

function ruleOf(body: MessageBody): PeerRule {
  const rule = RULES.get(body.case);
  if (rule === undefined)
    throw mismatch(`The body ${body.case ?? "of an empty message"} is not allowed between peers.`);
  return rule;
}

function addRule(bodyCase: MessageBody["case"], type: MessageType, command: number, rule: Rule): void {
  if (rule.direction !== Direction.PEER_TO_PEER) return;
  if (rule.transport !== Transport.DATAGRAM && rule.transport !== Transport.EITHER) return;
  const isReliable = rule.delivery === Delivery.RELIABLE;
  RULES.set(bodyCase, { type, command, isReliable, bytesMax: rule.bytesMax, rate: rule.rate, feature: rule.feature });
}

function mismatch(text: string): ProtocolError {
  return new ProtocolError("BODY_MISMATCH", text);
}

/** The messages of a peer-to-peer path and the schema's rules for them. */

import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Delivery, Direction, type Rule, Transport } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";

export interface PeerMessage {
  readonly body: MessageBody;
  /** From 1 where the message is repeated until acknowledged, else 0. */
  readonly sequence: number;
  readonly rule: PeerRule;
}

/** What the schema says of one body. */
export interface PeerRule {
  readonly type: MessageType;
  readonly command: number;
  readonly isReliable: boolean;
  /** 0: the limit of a datagram. */
  readonly bytesMax: number;
  /** Absent: no limit of its own. */
  readonly rate: Rule["rate"];
}

const RULES = new Map<MessageBody["case"], PeerRule>();
for (const { bodyCase, command, rule } of Object.values(events)) addRule(bodyCase, MessageType.EVENT, command, rule);
for (const { requestCase, responseCase, command, rule } of Object.values(methods)) {
  addRule(requestCase, MessageType.REQUEST, command, rule);
  // The rules of a method are those of its request: that there are not too many answers follows.
  addRule(responseCase, MessageType.RESPONSE, command, { ...rule, bytesMax: 0, rate: undefined });
}

/**
 * Encodes a message.
 *
 * @param sequence  from 1 for a body that is delivered reliably, 0 for any other
 */
export function encodePeerMessage(body: MessageBody, sequence: number): Uint8Array {
  const { type, command } = ruleOf(body);
  return Message.encode(Message.create({ header: Header.create({ type, command, sequence }), body }));
}

/**
 * Decodes a message and holds it against its rules, but not against its rate.
 *
 * @throws DecodeError it is no Message
 * @throws ProtocolError BODY_MISMATCH, TOO_LARGE
 */
export function decodePeerMessage(bytes: Uint8Array): PeerMessage {
  const { header, body } = Message.decode(bytes);
  const rule = ruleOf(body);
  if (header === undefined || header.type !== rule.type || header.command !== rule.command) {
    throw mismatch("The header does not belong to the body.");
  }
  if (header.recipient !== undefined) throw mismatch("A message between peers names no recipient.");
  if (header.sequence > 0 !== rule.isReliable) {
    throw mismatch("Messages that are repeated until acknowledged have a sequence, and no others.");
  }
  if (rule.bytesMax > 0 && bytes.length > rule.bytesMax) {
    throw new ProtocolError("TOO_LARGE", `The message may have ${rule.bytesMax} bytes, not ${bytes.length}.`);
  }
  return { body, sequence: header.sequence, rule };
}

function ruleOf(body: MessageBody): PeerRule {
  const rule = RULES.get(body.case);
  if (rule === undefined) throw mismatch(`Peers do not send each other ${body.case ?? "empty messages"}.`);
  return rule;
}

function addRule(bodyCase: MessageBody["case"], type: MessageType, command: number, rule: Rule): void {
  if (rule.direction !== Direction.PEER_TO_PEER) return;
  if (rule.transport !== Transport.DATAGRAM && rule.transport !== Transport.EITHER) return;
  const isReliable = rule.delivery === Delivery.RELIABLE;
  RULES.set(bodyCase, { type, command, isReliable, bytesMax: rule.bytesMax, rate: rule.rate });
}

function mismatch(text: string): ProtocolError {
  return new ProtocolError("BODY_MISMATCH", text);
}

/**
 * Acknowledgements in the datagrams of other messages.
 *
 * An encoded message never changes, so the acknowledgement is a field of its own, which is appended when the message
 * leaves. It belongs to the datagram: the same message has another one, or none, when it is sent again.
 *
 * @see proto/PROTOCOL.md, "Carried acknowledgements"
 */

import { Message } from "../../../generated/chatwire/v1/message.ts";
import { PeerAck } from "../../../generated/chatwire/v1/peer.ts";
import type { Acknowledgement } from "./receiver.ts";

export function peerAckOf(acknowledgement: Acknowledgement): PeerAck {
  return PeerAck.create({ ...acknowledgement, beyond: [...acknowledgement.beyond] });
}

/** Encodes the field that carries an acknowledgement. */
export function encodeCarriedAck(acknowledgement: Acknowledgement): Uint8Array {
  return Message.encode(Message.create({ carriedAck: peerAckOf(acknowledgement) }));
}

/** Appends the field to an encoded message. Protobuf lets fields come in any order. */
export function appendCarriedAck(message: Uint8Array, field: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(message.length + field.length);
  bytes.set(message);
  bytes.set(field, message.length);
  return bytes;
}

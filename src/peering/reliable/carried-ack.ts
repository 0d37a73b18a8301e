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

/** @param refusals  how many application messages this side has refused */
export function peerAckOf(
  { through, beyond, packetNumber, delayUs, lengths, arrivedUs, earlier }: Acknowledgement,
  refusals: number,
): PeerAck {
  const ack = PeerAck.create();
  ack.through = through;
  ack.beyond = [...beyond];
  ack.packetNumber = packetNumber;
  ack.delayUs = delayUs;
  ack.refusals = refusals;
  if (lengths !== undefined) ack.lengths = [...lengths];
  if (arrivedUs !== undefined) ack.arrivedUs = arrivedUs;
  if (earlier !== undefined) ack.earlier = [...earlier];
  return ack;
}

/** Encodes the field that carries an acknowledgement. */
export function encodeCarriedAck(acknowledgement: Acknowledgement, refusals: number): Uint8Array {
  return Message.encode(Message.create({ carriedAck: peerAckOf(acknowledgement, refusals) }));
}

/** Appends the field to an encoded message. Protobuf lets fields come in any order. */
export function appendCarriedAck(message: Uint8Array, field: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(message.length + field.length);
  bytes.set(message);
  bytes.set(field, message.length);
  return bytes;
}

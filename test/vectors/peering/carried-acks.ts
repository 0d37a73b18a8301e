/** Vectors of acknowledgements that travel with other messages of a link. */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { MessageType } from "../../../generated/chatwire/v1/message.ts";
import { PeerText } from "../../../generated/chatwire/v1/peer.ts";
import { encodePeerMessage } from "../../../src/framing/peer-message.ts";
import { encodeCarriedAck } from "../../../src/peering/reliable/carried-ack.ts";
import type { Acknowledgement } from "../../../src/peering/reliable/receiver.ts";
import { bytes, join, number } from "../protobuf-bytes.ts";
import { hex, mustEqual, type Vector } from "../vector.ts";
import { repeatedBy } from "./acknowledgements.ts";
import { newChannels } from "./link-messages.ts";

interface CarriedAck {
  readonly name: string;
  readonly message: Uint8Array;
  readonly acknowledged: readonly number[];
  readonly features?: readonly number[];
}

/** Without an answer, a sender repeats its oldest messages only. */
const REPEATED_AT_ONCE = 2;

const YES = encodePeerMessage({ case: "peerText", value: PeerText.create({ text: "yes" }) }, 1);
const ALL_SENT: Acknowledgement = { through: 5, beyond: [], packetNumber: 15, delayUs: 0 };
const CARRIED = encodeCarriedAck(ALL_SENT, 0);

const CARRIED_ACKS: readonly CarriedAck[] = [
  { name: "with-a-text", message: join(YES, CARRIED), acknowledged: [1, 2, 3, 4, 5] },
  {
    name: "before-the-text",
    message: join(CARRIED, YES),
    acknowledged: [1, 2, 3, 4, 5],
  },
  {
    name: "with-a-gap",
    message: join(YES, encodeCarriedAck({ ...ALL_SENT, through: 2, beyond: [4], packetNumber: 14 }, 0)),
    acknowledged: [1, 2, 4],
  },
  {
    name: "with-a-lossy-message-that-the-receiver-does-not-know",
    message: join(bytes(1, number(1, MessageType.EVENT), number(2, 9_042)), CARRIED),
    acknowledged: [1, 2, 3, 4, 5],
  },
  { name: "without-the-feature", message: join(YES, CARRIED), acknowledged: [], features: [Feature.MEDIA] },
];

/** Acknowledgements that arrive with other messages. */
export function carriedAcks(): Vector[] {
  const sent = [1, 2, 3, 4, 5].map((sequence) => ({ sequence, packetNumber: 10 + sequence }));
  return CARRIED_ACKS.map(({ name, message, acknowledged, features = [Feature.CARRIED_ACKS] }) => {
    const channels = newChannels(features, () => {});
    const { delivery } = channels.named;
    for (const { sequence, packetNumber } of sent) {
      delivery.outbox.sendReliable({ case: "peerText", value: PeerText.create({ text: String(sequence) }) });
      const message = delivery.poll(0);
      message?.onSent?.(packetNumber, 0, message.bytes.length);
    }
    channels.handle(message, 1, { address: "192.0.2.1", port: 1 }, 1);
    mustEqual(
      repeatedBy(delivery).filter((sequence) => sequence > 0),
      sent
        .map(({ sequence }) => sequence)
        .filter((sequence) => !acknowledged.includes(sequence))
        .slice(0, REPEATED_AT_ONCE),
      name,
    );
    const given = { features: [...features], sent, message: hex(message) };
    return { name, section: "Carried acknowledgements", given, expect: { acknowledged } };
  });
}

/** Cases of "15. Peer to peer": acknowledgements in the datagrams of other messages. */

import { Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Message } from "../../../../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerCloseReason, PeerText } from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import { bodyValue } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { encodeLinkMessage, type ScriptedLink } from "../../scripted-link.ts";
import { goesOn } from "../expectations.ts";

const CAPABILITIES = Capabilities.create({ versions: [1], features: [Feature.CARRIED_ACKS] });

export const CARRIED_ACKS: readonly ClientCase[] = [
  {
    id: "carried-acks/taken",
    title: "The client takes an acknowledgement that arrives with a text, and repeats nothing",
    heading: "Carried acknowledgements",
    async run(context) {
      const { link, hasFeature } = await linkedWithCarriedAcks(context);
      if (!hasFeature) return;
      link.acknowledges = false;
      context.client.send({ command: "sendPeerText", text: "mine" });
      const { header, packetNumber } = await link.expect("peerText");
      sendCarrying(link, { through: header.sequence, packetNumber });
      await link.settle();
      // What was on its way when the acknowledgement arrived has arrived by now.
      const count = link.ofKind("peerText").length;
      await context.quiet();
      check(link.ofKind("peerText").length === count, "no repetition after the acknowledgement", () => link.describe());
      link.acknowledges = true;
      await goesOn(context, link);
    },
  },
  {
    id: "carried-acks/contradiction",
    title: "The client closes the link with PROTOCOL after a carried acknowledgement of a sequence that was not sent",
    heading: "Carried acknowledgements",
    async run(context) {
      const { link, hasFeature } = await linkedWithCarriedAcks(context);
      if (!hasFeature) return;
      sendCarrying(link, { through: 1_000, packetNumber: 1 });
      await link.expect("peerClose", ({ reason }) => reason === PeerCloseReason.PROTOCOL, "PeerClose with PROTOCOL");
    },
  },
  {
    id: "carried-acks/agreed",
    title: "The client sends no acknowledgement with other messages, and takes none, if the peer has not the feature",
    heading: "Carried acknowledgements",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      sendCarrying(link, { through: 1_000, packetNumber: 1 });
      await link.settle();
      for (let count = 0; count < 20; count++) {
        link.text(`theirs ${count}`);
        context.client.send({ command: "sendPeerText", text: `mine ${count}` });
      }
      await link.expect("peerText", ({ text }) => text === "mine 19");
      const isCarrying = ({ plaintext }: { readonly plaintext: Uint8Array }): boolean =>
        Message.decode(plaintext).carriedAck !== undefined;
      check(!link.received.all.some(isCarrying), "acknowledgements in messages of their own", () => link.describe());
      await goesOn(context, link);
    },
  },
];

/** Sends a text with an acknowledgement. */
function sendCarrying(link: ScriptedLink, ack: Partial<PeerAck>): void {
  const sequence = link.nextSequence();
  const text = encodeLinkMessage({ case: "peerText", value: PeerText.create({ text: "theirs" }) }, { sequence });
  const carried = Message.encode(Message.create({ carriedAck: PeerAck.create(ack) }));
  link.sendBytes(link.seal(Buffer.concat([text, carried])));
}

/** Connects the client to a peer with the feature, and tells whether the client has it. */
async function linkedWithCarriedAcks(
  context: ClientContext,
): Promise<{ readonly link: ScriptedLink; readonly hasFeature: boolean }> {
  const { link, connection } = await context.linkedAsInitiator(undefined, CAPABILITIES);
  const [invite] = connection.requests("inviteRequest");
  const { capabilities } = (invite && bodyValue(invite.body, "inviteRequest")) ?? {};
  return { link, hasFeature: capabilities?.features.includes(Feature.CARRIED_ACKS) === true };
}

/** Cases of "15. Peer to peer": datagrams of more than 1,200 bytes, and messages in parts. */

import { Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { PeerPart, PeerText } from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import { bodyValue } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { LARGE_DATAGRAM_BYTES_MAX } from "../../peer-socket.ts";
import { encodeLinkMessage, type ScriptedLink } from "../../scripted-link.ts";
import { goesOn } from "../expectations.ts";

const DATAGRAM_BYTES_MAX = 1_200;
/** Longer than the pause before a client tries the first larger size. */
const FIRST_SIZE_MS = 1_500;

const CAPABILITIES = Capabilities.create({ versions: [1], features: [Feature.MEDIA, Feature.LARGE_DATAGRAMS] });

export const SIZES: readonly ClientCase[] = [
  {
    id: "sizes/agreed",
    title: "The client tries no size above 1,200 bytes on a link whose peer has not named the feature LARGE_DATAGRAMS",
    heading: "Size",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      await new Promise((resolve) => setTimeout(resolve, FIRST_SIZE_MS));
      checkSizes(link, DATAGRAM_BYTES_MAX);
    },
  },
  {
    id: "sizes/proven",
    title: "The client sends texts in datagrams of a size that a request has proven, and no longer ones",
    heading: "Size",
    async run(context) {
      const { link } = await linkedWithSizes(context);
      await new Promise((resolve) => setTimeout(resolve, FIRST_SIZE_MS));
      context.client.send({ command: "sendPeerText", text: "é".repeat(4_000) });
      await link.expect("peerText", ({ continued }) => !continued);
      checkSizes(link, LARGE_DATAGRAM_BYTES_MAX);
      let provenBytes = DATAGRAM_BYTES_MAX;
      for (const { body, bytes } of link.received.all) {
        if (body.case === "peerPathRequest") provenBytes = Math.max(provenBytes, bytes);
        else check(bytes <= provenBytes, `at most ${provenBytes} bytes, as proven`, () => `${bytes} bytes`);
      }
    },
  },
  {
    id: "sizes/parts",
    title: "A text whose message comes in parts, in any order and twice, is delivered once and acknowledged",
    heading: "Parts",
    async run(context) {
      const { link, hasFeature } = await linkedWithSizes(context);
      if (!hasFeature) return;
      const text = "y".repeat(1_300);
      const sequence = link.nextSequence();
      const message = encodeLinkMessage({ case: "peerText", value: PeerText.create({ text }) }, { sequence });
      const [first, second] = [message.subarray(0, 700), message.subarray(700)];
      for (const [number, content] of [
        [1, second],
        [1, second],
        [0, first],
        [0, first],
      ] as const)
        link.send({ case: "peerPart", value: PeerPart.create({ sequence, number, count: 2, content }) });
      await context.client.expect("text", ({ text: shown }) => shown === text);
      await link.expect("peerAck", ({ through }) => through >= sequence, "the acknowledgement of a message in parts");
      await link.settle();
      const times = context.client.events.all.filter(({ text: shown }) => shown === text).length;
      check(times === 1, "the text once", () => `${times} times`);
      await goesOn(context, link);
    },
  },
];

/** Connects the client to a peer with the feature, and tells whether the client has it. */
async function linkedWithSizes(
  context: ClientContext,
): Promise<{ readonly link: ScriptedLink; readonly hasFeature: boolean }> {
  const { link, connection } = await context.linkedAsInitiator(undefined, CAPABILITIES);
  const [invite] = connection.requests("inviteRequest");
  const { capabilities } = (invite && bodyValue(invite.body, "inviteRequest")) ?? {};
  return { link, hasFeature: capabilities?.features.includes(Feature.LARGE_DATAGRAMS) === true };
}

function checkSizes(link: ScriptedLink, bytesMax: number): void {
  const largest = Math.max(...link.received.all.map(({ bytes }) => bytes));
  check(largest <= bytesMax, `at most ${bytesMax} bytes`, () => `${largest} bytes`);
}

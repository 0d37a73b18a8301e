/** Cases of "Search for ports": what a client tells its peer of its NAT. */

import { Capabilities, Feature } from "../../../../../../generated/chatwire/v1/capability.ts";
import { Message, type MessageBody } from "../../../../../../generated/chatwire/v1/message.ts";
import { PeerAck, type PeerMapping, PeerPathResponse } from "../../../../../../generated/chatwire/v1/peer.ts";
import { NatMapping } from "../../../../../../generated/chatwire/v1/signalling.ts";
import { DatagramKind } from "../../../../../framing/datagram.ts";
import { DatagramOpener, DatagramSealer } from "../../../../../framing/sealed-datagram.ts";
import { check, present, Skip } from "../../../../shared/fault.ts";
import type { ClientCase, ClientContext } from "../../../client-context.ts";
import { encodeLinkMessage } from "../../../scripted-link.ts";
import { noiseMessage, readQuietly } from "../../../scripted-peer.ts";
import { bound, type GrantedRelay, granted } from "./relay.ts";

const { HANDSHAKE_RESPONSE, RELAYED } = DatagramKind;
const HEADING = "Search for ports";
/** A side tells its mapping once its link has been on the relay for 2 s. */
const TOLD_MS = 2_000;

const capabilities = (...features: Feature[]): Capabilities => Capabilities.create({ versions: [1], features });

export const SEARCH: readonly ClientCase[] = [
  {
    id: "search/mapping",
    title:
      "While the link is relayed, the client tells how its NAT maps and where the server saw it, and begins no search",
    heading: HEADING,
    async run(context) {
      const mapping = await mappingOf(context, await granted(context, capabilities(Feature.PORT_SEARCH)));
      const { body } = present(context.server.lastConnection?.requests("inviteRequest")[0], "Invite");
      const offered = body.case === "inviteRequest" ? body.value.capabilities?.features : undefined;
      if (mapping === undefined && offered?.includes(Feature.PORT_SEARCH) !== true)
        throw new Skip("the client lacks PORT_SEARCH");
      const told = present(mapping, "a PeerMapping after 2 s on the relay");
      check(told.mapping in MAPPINGS, "a mapping that the protocol has", () => String(told.mapping));
      check(told.address === context.options.host, `the address ${context.options.host}`, () => told.address);
      check(told.sockets === 0, "sockets 0", () => String(told.sockets));
    },
  },
  {
    id: "search/feature",
    title: "The client does not tell how its NAT maps if the peer has not named the feature PORT_SEARCH",
    heading: HEADING,
    async run(context) {
      const mapping = await mappingOf(context, await granted(context, capabilities()));
      check(mapping === undefined, "no PeerMapping", () => "a PeerMapping");
    },
  },
];

const MAPPINGS: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(NatMapping).map(([name, number]) => [number, name]),
);

/** Connects over the relay, and waits for what the client tells. Returns undefined if it tells nothing in time. */
async function mappingOf(context: ClientContext, relay: GrantedRelay): Promise<PeerMapping | undefined> {
  const { socket, codec, meeting, next } = relay;
  const { peer, client } = meeting;
  await bound(relay);
  const relayed = await next(RELAYED, "a RELAYED");
  const noise = peer.noise("responder", client);
  present(readQuietly(noise, noiseMessage(relayed.content)), "an initiation that verifies");
  const response = peer.checked(HANDSHAKE_RESPONSE, client, noise.writeMessage(peer.payload()));
  socket.send(codec.forward(response), relayed.from);
  const keys = present(noise.finished, "a complete handshake");
  const opener = new DatagramOpener(keys.receiveKey, peer.connectionId);
  const sealer = new DatagramSealer(keys.sendKey, client.connectionId);
  const send = (body: MessageBody): void => {
    const { bytes } = sealer.seal(encodeLinkMessage(body), performance.now());
    socket.send(codec.forward(bytes), relayed.from);
  };
  const untilMs = performance.now() + TOLD_MS + context.options.waitMs / 2;
  while (performance.now() < untilMs) {
    const datagram = await socket.received.take(({ kind }) => kind === RELAYED, untilMs - performance.now());
    const content = datagram && codec.open(datagram.bytes);
    const opened = content && openQuietly(opener, content);
    if (opened === undefined) continue;
    const { header, body } = Message.decode(opened.message);
    // As a right peer would, so that the link stays.
    if (body.case === "peerPathRequest")
      send({ case: "peerPathResponse", value: PeerPathResponse.create({ token: body.value.token }) });
    if (header !== undefined && header.sequence > 0) {
      const { packetNumber } = opened;
      send({ case: "peerAck", value: PeerAck.create({ through: header.sequence, packetNumber }) });
    }
    if (body.case === "peerMapping") return body.value;
  }
  return undefined;
}

function openQuietly(opener: DatagramOpener, bytes: Uint8Array): ReturnType<DatagramOpener["open"]> {
  try {
    return opener.open(bytes, performance.now());
  } catch {
    return undefined;
  }
}

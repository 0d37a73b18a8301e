/** Cases of "The relay": the client binds an address at the relay that the server grants, and begins the link there. */

import { randomBytes } from "node:crypto";
import type { Capabilities } from "../../../../../../generated/chatwire/v1/capability.ts";
import { RelayGrant } from "../../../../../../generated/chatwire/v1/signalling.ts";
import { TagKey } from "../../../../../crypto/message-tag.ts";
import { DATAGRAM_HEADER_BYTES, DatagramKind, readDatagramHeader } from "../../../../../framing/datagram.ts";
import { RELAY_TOKEN_BYTES, RelayCodec, RelayStatus } from "../../../../../framing/relay-datagram.ts";
import { check, present, Skip } from "../../../../shared/fault.ts";
import type { ClientCase, ClientContext, Meeting } from "../../../client-context.ts";
import { describeDatagrams, type PeerSocket, type ReceivedDatagram } from "../../../peer-socket.ts";
import { noiseMessage, readQuietly } from "../../../scripted-peer.ts";

const { HANDSHAKE_INITIATION, HANDSHAKE_RESPONSE, RELAY_BIND, RELAYED } = DatagramKind;

const BYTES_LEFT = 1_000_000;
/** How often a client repeats what is not answered, in a case. */
const REPEATED = 3;

/** The relay of the scripted server, for the client's side of one conversation. */
export interface GrantedRelay {
  readonly socket: PeerSocket;
  readonly codec: RelayCodec;
  readonly meeting: Meeting;
  /** The next datagram of a kind, whose tag has verified. */
  next(kind: DatagramKind, expected: string): Promise<Tagged>;
}

interface Tagged extends ReceivedDatagram {
  readonly packetNumber: number;
  /** What is between header and tag. */
  readonly content: Uint8Array;
}

/** The client has invited a peer that no candidate leads to, and the server grants a relay. */
export async function granted(context: ClientContext, capabilities?: Capabilities): Promise<GrantedRelay> {
  const peer = await context.peer();
  if (capabilities !== undefined) peer.capabilities = capabilities;
  const meeting = await context.inviting(await context.registered(), peer);
  const socket = await context.socket();
  const [relayId, key] = [randomBytes(8).readBigUInt64BE(), randomBytes(32)];
  const codec = new RelayCodec(relayId, new TagKey(key));
  const grant = { relayId, key, udpPort: socket.port, bytesMax: BYTES_LEFT, bytesPerSecond: 100_000, timeMs: 60_000 };
  context.introduce(meeting, { candidates: [], relay: RelayGrant.create(grant) });
  const { waitMs } = context.options;
  const next = async (kind: DatagramKind, expected: string): Promise<Tagged> => {
    const datagram = await socket.received.take((each) => each.kind === kind, waitMs);
    if (datagram === undefined && socket.received.all.length === 0) throw new Skip("the client uses no relay");
    const found = present(datagram, expected, () => describeDatagrams(socket.received.all));
    const content = present(codec.open(found.bytes), `${expected} with the tag of the side`, () => "another tag");
    const header = present(readDatagramHeader(found.bytes), expected);
    check(header.connectionId === relayId, "the relay id of the grant", () => header.connectionId.toString(16));
    return { ...found, packetNumber: header.packetNumber, content };
  };
  return { socket, codec, meeting, next };
}

/** Lets the client bind its address. Returns its answer to the challenge. */
export async function bound({ socket, codec, next }: GrantedRelay): Promise<Tagged> {
  const first = await next(RELAY_BIND, "a RELAY_BIND");
  const token = randomBytes(RELAY_TOKEN_BYTES);
  socket.send(codec.challenge(first.packetNumber, token), first.from);
  let answer = await next(RELAY_BIND, "a RELAY_BIND with the token");
  // It may have repeated the first one meanwhile.
  for (let count = 0; count < REPEATED && !token.equals(answer.content); count++)
    answer = await next(RELAY_BIND, "a RELAY_BIND with the token");
  check(token.equals(answer.content), "the token of the challenge", () => Buffer.from(answer.content).toString("hex"));
  socket.send(codec.status(answer.packetNumber, RelayStatus.BOUND, BYTES_LEFT), answer.from);
  return answer;
}

export const RELAY_CASES: readonly ClientCase[] = [
  {
    id: "relay/bind",
    title: "The client asks the relay to bind its address, and repeats that with rising numbers",
    heading: "The relay",
    async run(context) {
      const { next } = await granted(context);
      const numbers: number[] = [];
      for (let count = 0; count < REPEATED; count++) {
        const { packetNumber, content, bytes } = await next(RELAY_BIND, "a RELAY_BIND");
        const isZero = content.length === RELAY_TOKEN_BYTES && content.every((byte) => byte === 0);
        check(isZero, "16 bytes of zero in place of a token", () => `${bytes.length} bytes`);
        numbers.push(packetNumber);
      }
      const isRising = numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
      check(isRising, "a higher packet number each time, from 1", () => numbers.join(", "));
    },
  },
  {
    id: "relay/challenge",
    title: "The client answers the challenge of the relay with its token, and no forged one",
    heading: "The relay",
    async run(context) {
      const relay = await granted(context);
      const { socket, codec, next } = relay;
      const first = await next(RELAY_BIND, "a RELAY_BIND");
      const forged = codec.challenge(first.packetNumber, new Uint8Array(RELAY_TOKEN_BYTES).fill(1));
      forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
      const unasked = codec.challenge(first.packetNumber + 1_000, new Uint8Array(RELAY_TOKEN_BYTES).fill(2));
      for (const bytes of [forged, unasked]) socket.send(bytes, first.from);
      const { content } = await next(RELAY_BIND, "a RELAY_BIND again");
      check(
        content.every((byte) => byte === 0),
        "no answer to a challenge whose tag is wrong, or to none of its datagrams",
        () => "its token",
      );
      await bound(relay);
    },
  },
  {
    id: "relay/nothing-before-it-is-bound",
    title: "The client sends nothing over the relay before its address is bound",
    heading: "The relay",
    async run(context) {
      const { socket, next } = await granted(context);
      for (let count = 0; count < REPEATED; count++) await next(RELAY_BIND, "a RELAY_BIND");
      check(socket.ofKind(RELAYED).length === 0, "no RELAYED", () => describeDatagrams(socket.received.all));
    },
  },
  {
    id: "relay/link",
    title: "A link begins over the relay if no candidate leads to the peer",
    heading: "The relay",
    async run(context) {
      const relay = await granted(context);
      const { socket, codec, meeting, next } = relay;
      const { peer, client } = meeting;
      const { packetNumber } = await bound(relay);
      const relayed = await next(RELAYED, "a RELAYED");
      check(relayed.packetNumber > packetNumber, "a number after that of RELAY_BIND", () => `${relayed.packetNumber}`);
      const header = readDatagramHeader(relayed.content);
      check(header?.kind === HANDSHAKE_INITIATION, "an initiation in the RELAYED", () => String(header?.kind));
      check(header.connectionId === peer.connectionId, "the connection id of the introduction", () => "another one");
      const noise = peer.noise("responder", client);
      present(readQuietly(noise, noiseMessage(relayed.content)), "an initiation that verifies");
      const response = peer.checked(HANDSHAKE_RESPONSE, client, noise.writeMessage(peer.payload()));
      // What follows the header of the side is not authenticated by the relay, but by the handshake.
      socket.send(codec.forward(response.map((byte, index) => (index === 40 ? byte ^ 1 : byte))), relayed.from);
      socket.send(codec.forward(response), relayed.from);
      await context.client.expect("connected");
      const sealed = await next(RELAYED, "a sealed datagram in a RELAYED");
      check(sealed.content.length > DATAGRAM_HEADER_BYTES, "a datagram of the link", () => `${sealed.content.length}`);
    },
  },
];

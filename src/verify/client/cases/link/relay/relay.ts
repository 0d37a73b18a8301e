/** Cases of "The relay": the client binds an address at the relay that the server grants, and uses the link there at once. */

import { randomBytes } from "node:crypto";
import type { Capabilities } from "../../../../../../generated/chatwire/v1/capability.ts";
import { RelayGrant } from "../../../../../../generated/chatwire/v1/signalling.ts";
import { TagKey } from "../../../../../crypto/message-tag.ts";
import { DatagramKind, readDatagramHeader } from "../../../../../framing/datagram.ts";
import { RELAY_TOKEN_BYTES, RelayCodec, RelayStatus } from "../../../../../framing/relay-datagram.ts";
import { DatagramOpener } from "../../../../../framing/sealed-datagram.ts";
import { check, present, Skip } from "../../../../shared/fault.ts";
import type { ClientCase, ClientContext, Meeting } from "../../../client-context.ts";
import { Inbox } from "../../../inbox.ts";
import { describeDatagrams, type PeerSocket, type ReceivedDatagram } from "../../../peer-socket.ts";
import type { LinkSocket, ScriptedLink } from "../../../scripted-link.ts";
import { carriesTexts } from "../../expectations.ts";

const { RELAY_BIND, RELAYED, SEALED } = DatagramKind;

const BYTES_LEFT = 1_000_000;
/** How often a client repeats what is not answered, in a case. */
const REPEATED = 3;
const SHORT_REQUEST_BYTES_MAX = 100;

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

/**
 * The client has invited a peer, and the server grants a relay.
 *
 * @param options  `hasCandidate`: whether there is another way to the peer
 */
export async function granted(
  context: ClientContext,
  { capabilities, hasCandidate = false }: { capabilities?: Capabilities; hasCandidate?: boolean } = {},
): Promise<GrantedRelay> {
  const peer = await context.peer();
  if (capabilities !== undefined) peer.capabilities = capabilities;
  const meeting = await context.inviting(await context.registered(), peer);
  const socket = await context.socket();
  const [relayId, key] = [randomBytes(8).readBigUInt64BE(), randomBytes(32)];
  const codec = new RelayCodec(relayId, new TagKey(key));
  const grant = { relayId, key, udpPort: socket.port, bytesMax: BYTES_LEFT, bytesPerSecond: 100_000, timeMs: 60_000 };
  const candidates = hasCandidate ? [peer.candidate] : [];
  context.introduce(meeting, { candidates, relay: RelayGrant.create(grant) });
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

/**
 * Lets the client bind its address. Returns the peer's end of a link over the relay.
 *
 * @param options  `isSilent`: whether the relay drops all that the peer sends
 */
export async function linkedOverRelay(
  relay: GrantedRelay,
  { isSilent = false }: { isSilent?: boolean } = {},
): Promise<ScriptedLink> {
  const { socket, codec, meeting } = relay;
  const { peer, client } = meeting;
  const { from: to } = await bound(relay);
  const received = new Inbox<ReceivedDatagram>();
  const send = (bytes: Uint8Array): void => (isSilent ? undefined : socket.send(codec.forward(bytes), to));
  const overRelay: LinkSocket = { received, send };
  const link = peer.link(client, to, { socket: overRelay });
  socket.onReceived = (datagram) => {
    const bytes = datagram.kind === RELAYED ? codec.open(datagram.bytes) : undefined;
    if (bytes !== undefined) received.push({ ...datagram, bytes, kind: readDatagramHeader(bytes)?.kind }, bytes.length);
  };
  return link;
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
    id: "relay/at-once",
    title: "With a relay the client is connected with the introduction, and sends a sealed datagram over the relay",
    heading: "The relay",
    async run(context) {
      const relay = await granted(context);
      const { peer, client } = relay.meeting;
      await context.client.expect("connected");
      const { packetNumber } = await bound(relay);
      const relayed = await relay.next(RELAYED, "a RELAYED");
      check(relayed.packetNumber > packetNumber, "a number after that of RELAY_BIND", () => `${relayed.packetNumber}`);
      const header = readDatagramHeader(relayed.content);
      check(header?.kind === SEALED, "a sealed datagram in the RELAYED", () => String(header?.kind));
      const isRight = header?.connectionId === peer.connectionId;
      check(isRight, "the connection id of the introduction", () => "another one");
      const opener = new DatagramOpener(peer.linkKeys(client).receiveKey, peer.connectionId);
      const isOpened = opener.open(relayed.content, performance.now()) !== undefined;
      check(isOpened, "a datagram that is sealed with the keys of the introduction", () => "one that does not verify");
    },
  },
  {
    id: "relay/text-before-a-proof",
    title: "The client sends a text over the relay although nothing of the peer has arrived",
    heading: "The relay",
    async run(context) {
      const link = await linkedOverRelay(await granted(context), { isSilent: true });
      await context.client.expect("connected");
      context.client.send({ command: "sendPeerText", text: "at once" });
      await link.expect("peerText", ({ text }) => text === "at once");
    },
  },
  {
    id: "relay/candidates",
    title: "While the link is relayed, a candidate gets short requests only, and data goes over the relay",
    heading: "The relay",
    async run(context) {
      const relay = await granted(context, { hasCandidate: true });
      const { socket } = relay.meeting.peer;
      const link = await linkedOverRelay(relay);
      await carriesTexts(context, link);
      await socket.received.until(() => socket.received.all.length > 0, context.options.waitMs);
      const lengths = socket.received.all.map(({ bytes }) => bytes.length);
      check(lengths.length > 0, "a request at the peer's candidate", () => "none");
      const longest = Math.max(...lengths);
      check(longest <= SHORT_REQUEST_BYTES_MAX, "short requests only", () => `a datagram of ${longest} bytes`);
    },
  },
  {
    id: "relay/link",
    title: "A link over the relay carries texts both ways, and drops what does not verify",
    heading: "The relay",
    async run(context) {
      const link = await linkedOverRelay(await granted(context));
      // What follows the header of the side is not authenticated by the relay, but by the seal.
      const genuine = link.sealPing(100n);
      link.sendBytes(genuine.map((byte, index) => (index === 40 ? byte ^ 1 : byte)));
      link.sendBytes(genuine);
      await link.expect("peerPingResponse", ({ nonce }) => nonce === 100n);
      await carriesTexts(context, link);
    },
  },
];

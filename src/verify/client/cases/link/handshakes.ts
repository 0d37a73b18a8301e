/** Cases of "15. Peer to peer" up to the connection, and of "14. Datagrams between client and server". */

import { Capabilities, HandshakePayload } from "../../../../../generated/chatwire/v1/capability.ts";
import { DatagramKind, encodeDatagram, readDatagramHeader } from "../../../../framing/datagram.ts";
import { check, present } from "../../../shared/fault.ts";
import type { ClientCase, ClientContext, Meeting } from "../../client-context.ts";
import { describeDatagrams, type ReceivedDatagram } from "../../peer-socket.ts";
import {
  HANDSHAKE_DATAGRAM_BYTES,
  HANDSHAKE_PAYLOAD_BYTES,
  noiseMessage,
  readQuietly,
  type ScriptedPeer,
} from "../../scripted-peer.ts";
import { checkNoEvent } from "../expectations.ts";

const { HANDSHAKE_INITIATION, HANDSHAKE_RESPONSE, PUNCH, SEALED } = DatagramKind;

const AS_INITIATOR: readonly ClientCase[] = [
  {
    id: "handshake/initiation",
    title: "The inviter sends an initiation of the fixed length that verifies",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      const { bytes } = initiation;
      checkLength(bytes);
      check(
        readDatagramHeader(bytes)?.connectionId === peer.connectionId,
        "the connection id of the introduction",
        () => "another one",
      );
      const payload = readQuietly(peer.noise("responder", client), noiseMessage(bytes));
      check(payload !== undefined, "an initiation that verifies", () => "one that does not verify");
    },
  },
  {
    id: "handshake/initiation-repeated",
    title: "The inviter repeats the same initiation until it is connected",
    heading: "Candidates",
    async run(context) {
      const { peer, initiation } = await initiated(context);
      const second = await peer.initiation();
      const third = await peer.initiation();
      const isSame =
        Buffer.compare(initiation.bytes, second.bytes) === 0 && Buffer.compare(second.bytes, third.bytes) === 0;
      check(isSame, "the same bytes each time", () => "other bytes");
    },
  },
  {
    id: "handshake/capabilities",
    title: "The initiation says inside the seal what the client can do",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      const payload = readQuietly(peer.noise("responder", client), noiseMessage(initiation.bytes));
      const { capabilities } = HandshakePayload.decode(present(payload, "an initiation that verifies"));
      check(capabilities?.versions.includes(1) === true, "capabilities with version 1", () =>
        JSON.stringify(capabilities),
      );
    },
  },
  {
    id: "handshake/wrong-response",
    title: "Responses that do not verify change nothing, and the genuine one connects",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      const { connectionId } = client;
      const payload = new Uint8Array(HANDSHAKE_DATAGRAM_BYTES - 17).fill(9);
      const message = payload.subarray(0, -16);
      const unchecked = encodeDatagram(HANDSHAKE_RESPONSE, connectionId, payload);
      const forged = peer.checked(HANDSHAKE_RESPONSE, client, message);
      // The right length, a point of low order, and a message that is too short.
      const lowOrder = peer.checked(HANDSHAKE_RESPONSE, client, message.fill(0, 0, 32));
      const short = peer.checked(HANDSHAKE_RESPONSE, client, message.subarray(0, 20));
      for (const bytes of [unchecked, forged, lowOrder, short]) peer.socket.send(bytes, initiation.from);
      const again = await peer.initiation();
      const link = peer.respond(client, again);
      await link.settle();
      await context.client.expect("connected");
    },
  },
  {
    id: "handshake/initiation-after-an-answer",
    title: "The initiator sends its initiation only where one of its punches was answered",
    heading: "Candidates",
    async run(context) {
      const meeting = await invited(context);
      const { peer, client } = meeting;
      context.introduce(meeting);
      peer.socket.onReceived = () => {};
      const punch = await peer.datagram(PUNCH, "a PUNCH");
      check(punch.bytes.length === 41 && peer.isChecked(punch.bytes), "a PUNCH of 41 bytes with its check", () =>
        describeDatagrams([punch]),
      );
      const token = tokenOf(punch.bytes);
      check(token !== 0n, "a token other than 0", () => "0");
      // A token that was never sent, and the right one with another check, are no answers.
      for (const bytes of [peer.punch(client, token ^ 1n), withLastByteChanged(peer.punch(client, token))])
        peer.socket.send(bytes, punch.from);
      await context.quiet();
      checkNot(peer, HANDSHAKE_INITIATION, "no initiation before an answer");
      peer.socket.send(peer.punch(client, token), punch.from);
      await peer.initiation();
    },
  },
  {
    id: "handshake/response-check",
    title: "A response whose check does not verify changes nothing, and the same with its check connects",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      const noise = peer.noise("responder", client);
      noise.readMessage(noiseMessage(initiation.bytes));
      const response = peer.checked(HANDSHAKE_RESPONSE, client, noise.writeMessage(peer.payload()));
      peer.socket.send(withLastByteChanged(response), initiation.from);
      await peer.initiation();
      await context.quiet();
      checkNot(peer, SEALED, "no sealed datagram after a response with another check");
      checkNoEvent(context, "connected", "no connection");
      const link = peer.link(noise, client, initiation.from);
      peer.socket.send(response, initiation.from);
      await link.settle();
      await context.client.expect("connected");
    },
  },
  {
    id: "handshake/wrong-psk",
    title: "The client does not connect to a peer with another psk",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      const noise = peer.noise("responder", client, new Uint8Array(32).fill(1));
      // A peer without the psk cannot read the initiation, so it answers one of its own making.
      const other = peer.noise("initiator", { ...client, agreementKey: peer.identity.agreement.publicKey });
      check(
        readQuietly(noise, noiseMessage(initiation.bytes)) === undefined,
        "an initiation that needs the psk",
        () => "one that any psk opens",
      );
      const response = peer.checked(HANDSHAKE_RESPONSE, client, other.writeMessage(peer.payload()));
      peer.socket.send(response, initiation.from);
      await peer.initiation();
      await context.quiet();
      checkNot(peer, SEALED, "no sealed datagram");
      checkNoEvent(context, "connected", "no connection");
    },
  },
  {
    id: "handshake/nothing-before",
    title: "The initiator sends nothing sealed before the response",
    heading: "Handshake",
    async run(context) {
      const { peer } = await initiated(context);
      await peer.initiation();
      checkNot(peer, SEALED, "no sealed datagram before the response");
    },
  },
  {
    id: "handshake/path-at-once",
    title: "The initiator sends a PeerPath at once, and repeats it until the responder answers",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      const noise = peer.noise("responder", client);
      noise.readMessage(noiseMessage(initiation.bytes));
      const bytes = peer.checked(HANDSHAKE_RESPONSE, client, noise.writeMessage(peer.payload()));
      const link = peer.link(noise, client, initiation.from);
      link.deafTo.add(peer.socket);
      peer.socket.send(bytes, initiation.from);
      await link.expect("peerPathRequest");
      await link.expect("peerPathRequest", () => true, "the request again");
      link.deafTo.clear();
      await link.settle();
    },
  },
  {
    id: "handshake/sealed-versions",
    title: "A peer that names no common version inside the seal is left, whatever the server passed on",
    heading: "Handshake",
    async run(context) {
      const { connection, peer, client, initiation } = await initiated(context);
      peer.capabilities = Capabilities.create({ versions: [77] });
      peer.respond(client, initiation);
      await context.client.expectError();
      await connection.request("hangUpRequest");
    },
  },
];

const AS_RESPONDER: readonly ClientCase[] = [
  {
    id: "handshake/punches",
    title: "The invited side sends punches without a token to the candidates, again and again, and no initiation",
    heading: "Candidates",
    async run(context) {
      const { peer } = await accepted(context);
      const punch = await peer.datagram(PUNCH, "a PUNCH");
      check(punch.bytes.length === 41, "a PUNCH of 41 bytes", () => `${punch.bytes.length} bytes`);
      check(peer.isChecked(punch.bytes), "a PUNCH whose check verifies", () => "another check");
      check(tokenOf(punch.bytes) === 0n, "a PUNCH with the token 0", () => `the token ${tokenOf(punch.bytes)}`);
      await peer.datagram(PUNCH, "a second PUNCH");
      checkNot(peer, HANDSHAKE_INITIATION, "no initiation of the responder");
    },
  },
  {
    id: "handshake/punch-answered",
    title: "The responder answers a punch of the initiator, unless its check does not verify or its token is 0",
    heading: "Candidates",
    async run(context) {
      const meeting = await accepted(context);
      const { peer, client } = meeting;
      const to = await context.reachable(meeting);
      const punch = peer.punch(client, 0xfedc_ba98_7654_3210n);
      const ofResponder = peer.punch(client, 0xfedc_ba98_7654_3210n, "responder");
      for (const bytes of [withLastByteChanged(punch), ofResponder, peer.punch(client, 0n)])
        peer.socket.send(bytes, to);
      await context.quiet();
      const tokens = (): bigint[] => peer.socket.ofKind(PUNCH).map(({ bytes }) => tokenOf(bytes));
      check(
        tokens().every((token) => token === 0n),
        "no answer to such punches",
        () => tokens().join(", "),
      );
      peer.socket.send(punch, to);
      const isAnswered = (): boolean => tokens().includes(0xfedc_ba98_7654_3210n);
      await peer.socket.received.until(isAnswered, context.options.waitMs);
      check(isAnswered(), "a PUNCH with the token of the peer's", () => tokens().join(", "));
    },
  },
  {
    id: "handshake/response",
    title: "The responder answers an initiation that verifies with a response as long as it",
    heading: "Handshake",
    async run(context) {
      const { response, payload } = await answered(context);
      checkLength(response.bytes);
      const { capabilities } = HandshakePayload.decode(payload);
      check(capabilities?.versions.includes(1) === true, "capabilities with version 1", () =>
        JSON.stringify(capabilities),
      );
    },
  },
  {
    id: "handshake/response-repeated",
    title: "The responder answers the same initiation with the same response, and no other initiation",
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation, response } = await answered(context);
      peer.socket.send(initiation, response.from);
      const second = await peer.datagram(HANDSHAKE_RESPONSE, "the response again");
      check(Buffer.compare(second.bytes, response.bytes) === 0, "the same response", () => "another response");
      peer.socket.send(peer.initiate(client, peer.noise("initiator", client)), response.from);
      peer.socket.send(initiation, response.from);
      await peer.datagram(HANDSHAKE_RESPONSE, "the response to the first initiation");
      await context.quiet();
      const count = peer.socket.ofKind(HANDSHAKE_RESPONSE).length;
      check(count === 3, "no response to another initiation", () => `${count - 3} responses to it`);
    },
  },
  {
    id: "handshake/wrong-initiation",
    title: "The responder answers no initiation that does not verify, and the genuine one after it",
    heading: "Handshake",
    async run(context) {
      const meeting = await accepted(context);
      const { peer, client } = meeting;
      const to = await context.reachable(meeting);
      const wrongPsk = peer.initiate(client, peer.noise("initiator", client, new Uint8Array(32).fill(1)));
      const genuine = peer.initiate(client, peer.noise("initiator", client));
      const modified = withLastByteChanged(genuine);
      const lowOrder = peer.checked(
        HANDSHAKE_INITIATION,
        client,
        Uint8Array.from(noiseMessage(genuine)).fill(0, 0, 32),
      );
      const wrongId = Uint8Array.from(genuine, (byte, index) => (index === 3 ? byte ^ 1 : byte));
      for (const bytes of [wrongPsk, modified, lowOrder, wrongId, genuine.subarray(0, 100)])
        peer.socket.send(bytes, to);
      await context.quiet();
      checkNot(peer, HANDSHAKE_RESPONSE, "no response to an initiation that does not verify");
      peer.socket.send(genuine, to);
      await peer.datagram(HANDSHAKE_RESPONSE, "a response to the genuine initiation");
    },
  },
  {
    id: "handshake/no-data-before",
    title: "The responder sends nothing sealed before the initiator's first sealed datagram has verified",
    heading: "Handshake",
    async run(context) {
      const { peer, link } = await answered(context);
      await context.quiet();
      checkNot(peer, SEALED, "no sealed datagram");
      checkNoEvent(context, "connected", "no connection yet");
      await link.settle();
      await context.client.expect("connected");
    },
  },
];

/** Payloads that verify as Noise messages, and that a receiver must treat as if they did not. */
const SEALED_FAULTS: readonly SealedFault[] = [
  { id: "padding", what: "padding other than zero", payload: (peer) => peer.payload(HANDSHAKE_PAYLOAD_BYTES, 1) },
  {
    id: "padding-last",
    what: "padding whose last byte is not zero",
    payload: (peer) => {
      const payload = peer.payload();
      payload[payload.length - 1] = 1;
      return payload;
    },
  },
  { id: "payload-short", what: "one byte less", payload: (peer) => peer.payload(HANDSHAKE_PAYLOAD_BYTES - 1) },
  { id: "payload-long", what: "one byte more", payload: (peer) => peer.payload(HANDSHAKE_PAYLOAD_BYTES + 1) },
  { id: "payload-empty", what: "nothing", payload: () => new Uint8Array(0) },
  {
    id: "payload-malformed",
    what: "a payload that does not decode",
    payload: () => new Uint8Array(HANDSHAKE_PAYLOAD_BYTES).fill(0xff),
  },
];

export const HANDSHAKES: readonly ClientCase[] = [
  ...AS_INITIATOR,
  ...AS_RESPONDER,
  ...SEALED_FAULTS.flatMap((fault) => [sealedInResponse(fault), sealedInInitiation(fault)]),
];

export async function invited(context: ClientContext): Promise<Meeting> {
  return context.inviting(await context.registered(), await context.peer());
}

async function accepted(context: ClientContext): Promise<Meeting> {
  return context.accepting(await context.registered(), await context.peer());
}

/** The client has invited, the peer has accepted, and the first initiation came. */
async function initiated(context: ClientContext): Promise<Meeting & { readonly initiation: ReceivedDatagram }> {
  const meeting = await invited(context);
  context.introduce(meeting);
  return { ...meeting, initiation: await meeting.peer.initiation() };
}

/** The client has accepted, and has answered the peer's initiation. */
async function answered(context: ClientContext) {
  const meeting = await accepted(context);
  const { peer, client } = meeting;
  const to = await context.reachable(meeting);
  const noise = peer.noise("initiator", client);
  const initiation = peer.initiate(client, noise);
  peer.socket.send(initiation, to);
  const response = await peer.datagram(HANDSHAKE_RESPONSE, "a HANDSHAKE_RESPONSE");
  const payload = present(
    readQuietly(noise, noiseMessage(response.bytes)),
    "a response that verifies",
    () => "another",
  );
  return { ...meeting, initiation, response, payload, link: peer.link(noise, client, response.from) };
}

interface SealedFault {
  readonly id: string;
  readonly what: string;
  payload(peer: ScriptedPeer): Uint8Array;
}

function sealedInResponse({ id, what, payload }: SealedFault): ClientCase {
  return {
    id: `handshake/response-${id}`,
    title: `A response that seals ${what} changes nothing, and the genuine one connects`,
    heading: "Handshake",
    async run(context) {
      const { peer, client, initiation } = await initiated(context);
      peer.respond(client, initiation, payload(peer));
      // A client that takes the response sends something sealed in place of another initiation.
      const next = await peer.socket.received.take(
        ({ kind }) => kind === HANDSHAKE_INITIATION || kind === SEALED,
        context.options.waitMs,
      );
      const came = (): string => describeDatagrams(peer.socket.received.all);
      check(next?.kind === HANDSHAKE_INITIATION, `the initiation again after a response that seals ${what}`, came);
      checkNot(peer, SEALED, `no sealed datagram after a response that seals ${what}`);
      checkNoEvent(context, "connected", "no connection");
      const link = peer.respond(client, await peer.initiation());
      await link.settle();
      await context.client.expect("connected");
    },
  };
}

function sealedInInitiation({ id, what, payload }: SealedFault): ClientCase {
  return {
    id: `handshake/initiation-${id}`,
    title: `The responder does not answer an initiation that seals ${what}, and answers the genuine one`,
    heading: "Handshake",
    async run(context) {
      const meeting = await accepted(context);
      const { peer, client } = meeting;
      const to = await context.reachable(meeting);
      peer.socket.send(peer.initiate(client, peer.noise("initiator", client), payload(peer)), to);
      await context.quiet();
      checkNot(peer, HANDSHAKE_RESPONSE, `no response to an initiation that seals ${what}`);
      peer.socket.send(peer.initiate(client, peer.noise("initiator", client)), to);
      await peer.datagram(HANDSHAKE_RESPONSE, "a response to the genuine initiation");
    },
  };
}

function tokenOf(punch: Uint8Array): bigint {
  return Buffer.from(punch.buffer, punch.byteOffset, punch.length).readBigUInt64BE(17);
}

/** The last byte belongs to the check. */
function withLastByteChanged(datagram: Uint8Array): Uint8Array {
  return Uint8Array.from(datagram, (byte, index) => (index === datagram.length - 1 ? byte ^ 1 : byte));
}

function checkLength({ length }: Uint8Array): void {
  const expected = `a datagram of ${HANDSHAKE_DATAGRAM_BYTES} bytes`;
  check(length === HANDSHAKE_DATAGRAM_BYTES, expected, () => `${length} bytes`);
}

function checkNot({ socket }: ScriptedPeer, kind: DatagramKind, expected: string): void {
  check(socket.ofKind(kind).length === 0, expected, () => describeDatagrams(socket.received.all));
}

/** Cases of "15. Peer to peer", on a link that is connected. */

import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { type MessageBody, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import {
  PeerClose,
  PeerCloseReason,
  PeerPathRequest,
  PeerPingRequest,
  PeerText,
} from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import { bytesField, UNKNOWN, UNKNOWN_FIELDS } from "../../../shared/raw.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { PeerSocket } from "../../peer-socket.ts";
import { encodeLinkMessage, type LinkMessage, type ScriptedLink } from "../../scripted-link.ts";
import { contradiction, expectTexts, goesOn, refused } from "../expectations.ts";

/** The rate of PeerPing. */
const PINGS_BURST = 20;
const PINGS_PER_SECOND = 10;
const WINDOW_MAX = 128;
const TEXT_BYTES_MAX = 16_384;
const DATAGRAM_BYTES_MAX = 1_200;
/** A request without padding has 51 bytes; unknown fields may be in it. */
const SHORT_REQUEST_BYTES_MAX = 100;

const PATH: readonly ClientCase[] = [
  {
    id: "path/answered",
    title: "The client answers a PeerPath where it came from",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      const value = PeerPathRequest.create({ token: 0xfedc_ba98_7654_3210n });
      link.sendBytes(link.seal(encodeLinkMessage({ case: "peerPathRequest", value })), moved);
      await link.expect(
        "peerPathResponse",
        ({ token }, { to }) => token === value.token && to === moved,
        "the answer at the address of the request",
      );
    },
  },
  {
    id: "path/stays",
    title: "A datagram from another address does not move the path while the old one works",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      link.sendBytes(link.sealPing(100n), moved);
      const { to } = await link.expect("peerPingResponse", ({ nonce }) => nonce === 100n, "the answer to a ping");
      check(to !== moved, "the answer on the path in use", () => "the answer at another address");
      await link.expect(
        "peerPathRequest",
        (_, message) => message.to === moved,
        "a request for a proof at the other address",
      );
      link.ping(101n);
      const again = await link.expect("peerPingResponse", ({ nonce }) => nonce === 101n, "the answer to a ping");
      check(again.to !== moved, "the answer on the path in use", () => "the answer at another address");
    },
  },
  {
    id: "path/unproven",
    title: "An address that does not prove itself gets at most three times the bytes that came from it",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      link.deafTo.add(moved);
      const bytes = link.sealPing(100n);
      link.sendBytes(bytes, moved);
      await link.expect(
        "peerPathRequest",
        (_, message) => message.to === moved,
        "a request for a proof at the address",
      );
      await context.quiet();
      const there = link.received.all.filter(({ to }) => to === moved).reduce((sum, each) => sum + each.bytes, 0);
      check(there <= 3 * bytes.length, "at most three times the bytes", () => `${there} bytes for ${bytes.length}`);
    },
  },
  {
    id: "path/full-size",
    title: "The client sends short requests to a new address, and one of full size after an answer",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      link.sendBytes(link.sealPing(100n), moved);
      const isThere = ({ to }: LinkMessage): boolean => to === moved;
      const short = await link.expect("peerPathRequest", (_, message) => isThere(message), "a request at the address");
      check(short.bytes <= SHORT_REQUEST_BYTES_MAX, "a short request", () => `${short.bytes} bytes`);
      const isFull = (message: LinkMessage): boolean => isThere(message) && message.bytes === DATAGRAM_BYTES_MAX;
      await link.expect("peerPathRequest", (_, message) => isFull(message), "a request that fills a datagram");
    },
  },
  {
    id: "path/moves",
    title: "The client sends to another address that proves itself after the old one has failed",
    heading: "Paths",
    async run(context) {
      const { link, moved, first } = await twoSockets(context);
      link.deafTo.add(first);
      const isAt = ({ to }: LinkMessage): boolean => to === moved;
      for (let nonce = 100n; nonce < 200n; nonce++) {
        link.sendBytes(link.sealPing(nonce), moved);
        const answer = await link.expect("peerPingResponse", (value) => value.nonce === nonce, "the answer to a ping");
        if (isAt(answer)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      check(false, "answers at the other address after the old one has failed", () => link.describe());
    },
  },
  {
    id: "path/not-forged",
    title:
      "A datagram that does not verify offers no path, and one that arrives again gets at most three times its bytes",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      const ping = link.sealPing(100n);
      link.sendBytes(ping);
      await link.settle();
      link.sendBytes(link.seal(new Uint8Array(20), { key: new Uint8Array(32), isForged: true }), moved);
      await context.quiet();
      check(moved.received.all.length === 0, "nothing to the address of a forged datagram", () => link.describe());
      link.sendBytes(ping, moved);
      await context.quiet();
      await link.settle();
      const bytes = moved.received.all.reduce((sum, each) => sum + each.bytes.length, 0);
      check(
        bytes <= 3 * ping.length,
        `at most ${3 * ping.length} bytes to the address of a copy`,
        () => `${bytes} bytes`,
      );
    },
  },
  {
    id: "path/renewed",
    title: "The client has the path in use proven every 3 s",
    heading: "Paths",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const count = link.ofKind("peerPathRequest").length;
      const isRenewed = (): boolean => link.ofKind("peerPathRequest").length > count;
      await link.received.until(isRenewed, Math.max(8_000, context.options.waitMs));
      check(isRenewed(), "a PeerPath", () => link.describe());
    },
  },
  {
    id: "path/handshake-over",
    title: "Once connected, handshakes and punches have no effect",
    heading: "Paths",
    async run(context) {
      const { peer, client, link } = await context.linkedAsResponder();
      await using other = await PeerSocket.open(context.options.host);
      other.send(peer.initiate(client, peer.noise("initiator", client)), link.to);
      await link.settle();
      check(other.received.all.length === 0, "no answer to another initiation", () => "an answer");
    },
  },
];

const PINGS: readonly ClientCase[] = [
  {
    id: "pings/answered",
    title: "The answer to a PeerPing repeats its nonce, and nothing else of it",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.ping(0xfedc_ba98_7654_3210n);
      const { header, packetNumber } = await link.expect(
        "peerPingResponse",
        ({ nonce }) => nonce === 0xfedc_ba98_7654_3210n,
      );
      const { type, command, sequence, answers, recipient } = header;
      const isRight = type === MessageType.RESPONSE && command === Command.PEER_PING && packetNumber > 0;
      check(isRight, "a RESPONSE with the command PEER_PING", () => `type ${type}, command ${command}`);
      const isBare = sequence === 0 && answers === 0 && recipient === undefined;
      check(isBare, "no sequence, answers or recipient", () => JSON.stringify(header));
    },
  },
  {
    id: "pings/rate",
    title: "The client drops pings that exceed their rate",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const startedMs = performance.now();
      const count = 10 * PINGS_BURST;
      for (let nonce = 100; nonce < 100 + count; nonce++) {
        link.ping(BigInt(nonce));
        // Not all at once, so that no buffer on the way drops them.
        if (nonce % PINGS_BURST === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await context.quiet();
      const isCounted = ({ body }: LinkMessage): boolean =>
        body.case === "peerPingResponse" && body.value.nonce < 1_000n;
      const answered = link.received.all.filter(isCounted).length;
      const seconds = (performance.now() - startedMs) / 1_000;
      const allowed = Math.ceil(PINGS_BURST + PINGS_PER_SECOND * (seconds + 1));
      check(answered > 0, "answers within the rate", () => "none");
      check(
        answered <= allowed,
        "answers to no more pings than the rate allows",
        () => `${answered} answers to ${count} pings in ${seconds.toFixed(1)} s`,
      );
    },
  },
];

const RELIABLE: readonly ClientCase[] = [
  {
    id: "reliable/lone",
    title: "A lone reliable message is acknowledged soon, with the highest packet number",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.text("hello");
      const { packetNumber } = link;
      const { value } = await link.expect("peerAck");
      check(value.through === 1, "an acknowledgement through 1", () => `through ${value.through}`);
      check(value.packetNumber === packetNumber, `the packet number ${packetNumber}`, () => `${value.packetNumber}`);
    },
  },
  {
    id: "reliable/order",
    title: "Reliable messages are delivered once and in order",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const sequence of [2, 4, 2, 1, 1, 3, 4, 5]) sendText(link, sequence);
      await expectTexts(context, [1, 2, 3, 4, 5]);
      await link.settle();
      await expectTexts(context, [1, 2, 3, 4, 5]);
    },
  },
  {
    id: "reliable/gap",
    title: "An acknowledgement names what arrived beyond a gap, in ascending order",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const sequence of [5, 3]) sendText(link, sequence);
      await link.expect(
        "peerAck",
        ({ through, beyond }) => through === 0 && beyond.join() === "3,5",
        "through 0, beyond 3 and 5",
      );
      sendText(link, 1);
      await link.expect(
        "peerAck",
        ({ through, beyond }) => through === 1 && beyond.join() === "3,5",
        "through 1, beyond 3 and 5",
      );
      for (const sequence of [2, 4]) sendText(link, sequence);
      await link.expect("peerAck", ({ through }) => through === 5, "through 5");
    },
  },
  {
    id: "reliable/again",
    title: "A reliable message that arrives again is acknowledged at once, and not delivered again",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      sendText(link, 1);
      await link.expect("peerAck", ({ through }) => through === 1, "through 1");
      sendText(link, 1);
      await link.expect("peerAck", ({ through }) => through === 1, "through 1 again");
      await expectTexts(context, [1]);
    },
  },
  {
    id: "reliable/ahead",
    title: `A message further than ${WINDOW_MAX} past what arrived is ignored`,
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      sendText(link, WINDOW_MAX + 1);
      await link.settle();
      sendText(link, WINDOW_MAX);
      const { value } = await link.expect("peerAck");
      check(value.beyond.join() === String(WINDOW_MAX), `only ${WINDOW_MAX} beyond`, () => value.beyond.join(", "));
    },
  },
  {
    id: "reliable/numbers",
    title: "The client numbers its reliable messages 1, 2, 3, ...",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (let count = 1; count <= 5; count++) context.client.send({ command: "sendPeerText", text: `text ${count}` });
      await link.expect("peerText", ({ text }) => text === "text 5");
      // The client may send other reliable messages besides.
      const numbers = [...new Set(link.received.all.map(({ header }) => header.sequence))].filter(
        (number) => number > 0,
      );
      numbers.sort((one, other) => one - other);
      const counts = numbers.every((number, index) => number === index + 1);
      check(counts && numbers.length >= 5, "the sequences 1, 2, 3, ...", () => numbers.join(", "));
    },
  },
  {
    id: "reliable/repeated",
    title: "A message that is not acknowledged is repeated with the same bytes under a new packet number",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.acknowledges = false;
      context.client.send({ command: "sendPeerText", text: "lost" });
      const first = await link.expect("peerText");
      const second = await link.expect("peerText", () => true, "the text again");
      check(Buffer.compare(first.plaintext, second.plaintext) === 0, "the same bytes", () => link.describe());
      check(first.packetNumber !== second.packetNumber, "a new packet number", () => link.describe());
      link.ackAll(second.packetNumber);
      await link.settle();
      // What was on its way when the acknowledgement arrived has arrived by now.
      const count = link.ofKind("peerText").length;
      await context.quiet();
      check(link.ofKind("peerText").length === count, "no repetition after the acknowledgement", () => link.describe());
    },
  },
  {
    id: "reliable/window",
    title: `The client sends no message further than ${WINDOW_MAX} past what is acknowledged`,
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.acknowledges = false;
      for (let count = 0; count < 60; count++)
        context.client.send({ command: "sendPeerText", text: "é".repeat(4_000) });
      await link.expect("peerText");
      await context.quiet();
      const highest = Math.max(...link.received.all.map(({ header }) => header.sequence));
      check(highest <= WINDOW_MAX, `sequences up to ${WINDOW_MAX}`, () => `sequence ${highest}`);
    },
  },
];

const CONTRADICTIONS: readonly ClientCase[] = [
  contradiction("ack-unsent", "Reliable messages", "an acknowledgement of a sequence that was not sent", (link) => {
    link.ack({ through: 50, packetNumber: 1 });
  }),
  contradiction("ack-beyond", "Reliable messages", "an acknowledgement beyond what was sent", (link) => {
    link.ack({ through: 0, beyond: [3], packetNumber: 1 });
  }),
  contradiction(
    "ack-descending",
    "Reliable messages",
    "an acknowledgement whose sequences do not ascend",
    async (link, context) => {
      link.acknowledges = false;
      for (const text of ["a", "b", "c", "d"]) context.client.send({ command: "sendPeerText", text });
      const { packetNumber } = await link.expect("peerText", ({ text }) => text === "d");
      link.ack({ through: 1, beyond: [4, 3], packetNumber });
    },
  ),
  contradiction(
    "ack-packet",
    "Reliable messages",
    "an acknowledgement of a packet that was not sent",
    async (link, context) => {
      link.acknowledges = false;
      context.client.send({ command: "sendPeerText", text: "a" });
      await link.expect("peerText");
      link.ack({ through: 1, packetNumber: 100_000 });
    },
  ),
  contradiction("text-long", "Texts", "a text longer than the limit", (link) => {
    const part = "x".repeat(1_000);
    for (let count = 0; count <= TEXT_BYTES_MAX / part.length; count++) link.text(part, true);
    link.text("the end");
  }),
];

const UNKNOWN_CASES: readonly ClientCase[] = [
  {
    id: "unknown-on-link/lossy",
    title: "The client skips a lossy message that it does not know",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.sendUnknown({ command: UNKNOWN });
      await goesOn(context, link);
      const refusals = link.ofKind("peerRefusal").length;
      check(refusals === 0, "no PeerRefusal of a lossy message", () => `${refusals}`);
    },
  },
  {
    id: "unknown-on-link/reliable",
    title:
      "The client acknowledges an unknown reliable message and refuses it with UNKNOWN_COMMAND; those after it are delivered",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const sequence = link.nextSequence();
      link.sendUnknown({ command: UNKNOWN, sequence });
      await refused(link, UNKNOWN, sequence, "UNKNOWN_COMMAND");
      await link.expect("peerAck", ({ through }) => through >= sequence, `an acknowledgement through ${sequence}`);
      await goesOn(context, link);
    },
  },
  {
    id: "unknown-on-link/critical",
    title: "The client refuses an unknown critical message with UNKNOWN_COMMAND, and keeps the link",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.sendUnknown({ command: UNKNOWN, critical: true });
      await refused(link, UNKNOWN, 0, "UNKNOWN_COMMAND");
      await goesOn(context, link);
    },
  },
  {
    id: "unknown-on-link/refusals-rate",
    title: "The client limits how often it refuses",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (let count = 0; count < 500; count++) link.sendUnknown({ command: UNKNOWN, critical: true });
      await context.quiet();
      const refusals = link.ofKind("peerRefusal").length;
      check(refusals > 0 && refusals <= 250, "refusals of some of 500 messages", () => `${refusals}`);
      await goesOn(context, link);
    },
  },
  {
    id: "unknown-on-link/type",
    title: "The client skips a message of an unknown type",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.sendUnknown({ command: UNKNOWN, type: UNKNOWN });
      await goesOn(context, link);
    },
  },
  {
    id: "unknown-on-link/fields",
    title: "The client accepts unknown fields in a message on a link",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const value = PeerText.create({ text: "with more" });
      const message = encodeLinkMessage({ case: "peerText", value }, { sequence: link.nextSequence() });
      link.sendBytes(link.seal(Buffer.concat([message, UNKNOWN_FIELDS, bytesField(110, UNKNOWN_FIELDS)])));
      await context.client.expect("text", ({ text }) => text === "with more");
    },
  },
  {
    id: "unknown-on-link/header-lossy",
    title: "The client drops a lossy message whose header breaks its rules",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const ping: MessageBody = { case: "peerPingRequest", value: PeerPingRequest.create({ nonce: 100n }) };
      link.send(ping, { type: MessageType.EVENT });
      link.send(ping, { command: Command.PEER_TEXT });
      await goesOn(context, link);
      const answers = link
        .ofKind("peerPingResponse")
        .filter(({ body }) => body.case === "peerPingResponse" && body.value.nonce === 100n);
      check(answers.length === 0, "no answer to such a ping", () => link.describe());
    },
  },
  {
    id: "unknown-on-link/header-reliable",
    title: "The client acknowledges and refuses with BODY_MISMATCH a reliable message whose header breaks its rules",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const sequence = link.nextSequence();
      link.send(
        { case: "peerText", value: PeerText.create({ text: "odd" }) },
        { sequence, command: Command.PEER_MESSAGE },
      );
      await refused(link, Command.PEER_MESSAGE, sequence, "BODY_MISMATCH");
      await goesOn(context, link);
      const shown = context.client.events.all.some(({ event, text }) => event === "text" && text === "odd");
      check(!shown, "no text", () => context.client.describe());
    },
  },
  {
    id: "unknown-on-link/not-a-message",
    title: "The client drops a sealed datagram that is no message",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const bytes of [Uint8Array.of(0xff, 0xff), new Uint8Array(0), Uint8Array.of(0x0a, 0x7f)])
        link.sendBytes(link.seal(bytes));
      await goesOn(context, link);
    },
  },
];

const TEXTS_CASES: readonly ClientCase[] = [
  {
    id: "peer-texts/joined",
    title: "The client joins the parts of a text",
    heading: "Texts",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const [index, part] of ["grüße ", "🎉 ", "end"].entries()) link.text(part, index < 2);
      await context.client.expect("text", ({ text, via }) => text === "grüße 🎉 end" && via === "peer");
    },
  },
  {
    id: "peer-texts/split",
    title: "The client splits a long text between code points",
    heading: "Texts",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const whole = "🎉é".repeat(700);
      context.client.send({ command: "sendPeerText", text: whole });
      await link.expect("peerText", ({ continued }) => !continued);
      const parts = new Map(link.ofKind("peerText").map(({ header, body }) => [header.sequence, body]));
      const joined = [...parts.keys()]
        .sort((a, b) => a - b)
        .map((key) => {
          const body = parts.get(key);
          return body?.case === "peerText" ? body.value.text : "";
        });
      check(
        joined.join("") === whole,
        "the text, split between code points",
        () => `${joined.length} parts of another text`,
      );
      check(joined.length > 1, "several parts", () => "one");
    },
  },
  {
    id: "peer-texts/as-responder",
    title: "The responder talks too",
    heading: "Texts",
    async run(context) {
      const { link } = await context.linkedAsResponder();
      context.client.send({ command: "sendPeerText", text: "hello, peer" });
      await link.expect("peerText", ({ text }) => text === "hello, peer");
      link.text("hello, client");
      await context.client.expect("text", ({ text }) => text === "hello, client");
    },
  },
];

const CLOSES: readonly ClientCase[] = [
  {
    id: "close/three-times",
    title: "A side that closes a link sends PeerClose three times",
    heading: "Closing a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      context.client.send({ command: "leave" });
      await link.expect("peerClose", ({ reason }) => reason !== PeerCloseReason.PROTOCOL);
      for (let count = 2; count <= 3; count++) await link.expect("peerClose", () => true, `PeerClose number ${count}`);
      await context.quiet();
      check(
        link.ofKind("peerClose").length === 3,
        "PeerClose three times",
        () => `${link.ofKind("peerClose").length} times`,
      );
    },
  },
  {
    id: "close/ignores",
    title: "A side that has closed a link ignores further datagrams",
    heading: "Closing a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      context.client.send({ command: "leave" });
      await link.expect("peerClose");
      link.ping(100n);
      await context.quiet();
      const answers = link
        .ofKind("peerPingResponse")
        .filter(({ body }) => body.case === "peerPingResponse" && body.value.nonce === 100n);
      check(answers.length === 0, "no answer after PeerClose", () => link.describe());
    },
  },
  {
    id: "close/received",
    title: "The client closes the link when a PeerClose arrives, and does not answer it",
    heading: "Closing a link",
    async run(context) {
      const { link, connection } = await context.linkedAsInitiator();
      link.send({ case: "peerClose", value: PeerClose.create({ reason: PeerCloseReason.DONE }) });
      await context.client.expect("disconnected");
      await connection.request("hangUpRequest");
      check(link.ofKind("peerClose").length === 0, "no answer to PeerClose", () => link.describe());
    },
  },
];

export const LINKS: readonly ClientCase[] = [
  ...PATH,
  ...PINGS,
  ...RELIABLE,
  ...CONTRADICTIONS,
  ...UNKNOWN_CASES,
  ...TEXTS_CASES,
  ...CLOSES,
];

async function twoSockets(
  context: ClientContext,
): Promise<{ readonly link: ScriptedLink; readonly first: PeerSocket; readonly moved: PeerSocket }> {
  const { link, peer } = await context.linkedAsInitiator();
  const moved = await context.socket();
  link.listen(moved);
  return { link, first: peer.socket, moved };
}

function sendText(link: ScriptedLink, sequence: number): void {
  link.send({ case: "peerText", value: PeerText.create({ text: `text ${sequence}` }) }, { sequence });
}

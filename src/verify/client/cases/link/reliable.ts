import { PeerText } from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import type { ClientCase } from "../../client-context.ts";
import type { ScriptedLink } from "../../scripted-link.ts";
import { contradiction, expectTexts } from "../expectations.ts";

const WINDOW_MAX = 128;
const TEXT_BYTES_MAX = 16_384;

export const RELIABLE_MESSAGES: readonly ClientCase[] = [
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

export const CONTRADICTIONS: readonly ClientCase[] = [
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

export const LINK_TEXTS: readonly ClientCase[] = [
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

function sendText(link: ScriptedLink, sequence: number): void {
  link.send({ case: "peerText", value: PeerText.create({ text: `text ${sequence}` }) }, { sequence });
}

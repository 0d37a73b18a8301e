/** Cases of "13. Datagrams", over a link. */

import { nextDatagramKey } from "../../../../crypto/datagram-keys.ts";
import { DatagramKind } from "../../../../framing/datagram.ts";
import { check } from "../../../shared/fault.ts";
import type { ClientCase, ClientSection } from "../../client-context.ts";
import { describeDatagrams } from "../../peer-socket.ts";
import { EPOCH_PACKETS, type ScriptedLink } from "../../scripted-link.ts";

const DATAGRAM_BYTES_MAX = 1_200;
/** Larger than any window that a receiver keeps. */
const FAR = 10_000;

const FORM: readonly ClientCase[] = [
  {
    id: "datagrams/numbers",
    title: "Packet numbers begin with 1, and no number is used twice",
    heading: "Sealing",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (let count = 0; count < 20; count++) context.client.send({ command: "sendPeerText", text: `text ${count}` });
      await link.expect("peerText", ({ text }) => text === "text 19");
      const numbers = link.received.all.map(({ packetNumber }) => packetNumber);
      check(Math.min(...numbers) === 1, "the packet number 1 first", () => numbers.slice(0, 5).join(", "));
      check(new Set(numbers).size === numbers.length, "each number once", () => numbers.join(", "));
    },
  },
  {
    id: "datagrams/size",
    title: `A datagram has at most ${DATAGRAM_BYTES_MAX} bytes`,
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      context.client.send({ command: "sendPeerText", text: "é".repeat(4_000) });
      await link.expect("peerText", ({ continued }) => !continued);
      const largest = Math.max(...link.received.all.map(({ bytes }) => bytes));
      check(largest <= DATAGRAM_BYTES_MAX, `at most ${DATAGRAM_BYTES_MAX} bytes`, () => `${largest} bytes`);
    },
  },
  {
    id: "datagrams/malformed",
    title: "Datagrams of an unknown kind or version, with an unknown id or too short are dropped, and not answered",
    async run(context) {
      const { link, peer, client } = await context.linkedAsInitiator();
      const before = peer.socket.received.all.length;
      // But for the first byte, each would be answered. The kinds from 5 to 8 belong to the relay.
      const firsts = [0x01, 0x11, 0x21, 0x41, 0x51, 0x61, 0x71, 0x81, 0x91, 0xff, 0x30, 0x32];
      for (const first of firsts) link.ping(100n, { first });
      link.ping(100n, { connectionId: client.connectionId ^ 1n });
      for (const bytes of [link.sealPing(100n).subarray(0, 20), Uint8Array.of(0x31), new Uint8Array(0)])
        link.sendBytes(bytes);
      await link.settle();
      answers(link, []);
      const { all } = peer.socket.received;
      const isSealed = all.slice(before).every(({ kind }) => kind === DatagramKind.SEALED);
      check(isSealed, "sealed datagrams only", () => describeDatagrams(all));
    },
  },
];

const VERIFIED: readonly ClientCase[] = [
  {
    id: "datagrams/forged",
    title: "Datagrams that do not verify are dropped, and change nothing",
    heading: "Sealing",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const genuine = link.sealPing(100n);
      for (const index of [0, 9, 16, 17, genuine.length - 1]) {
        link.sendBytes(Uint8Array.from(genuine, (byte, at) => (at === index ? byte ^ 1 : byte)));
      }
      link.ping(101n, { key: new Uint8Array(32).fill(3), isForged: true });
      link.sendBytes(genuine);
      await link.settle();
      answers(link, [100n]);
    },
  },
  {
    id: "datagrams/replayed",
    title: "A datagram that arrives again is dropped",
    heading: "Replay",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const ping = link.sealPing(100n);
      for (let count = 0; count < 3; count++) link.sendBytes(ping);
      await link.settle();
      link.sendBytes(ping);
      await link.settle();
      answers(link, [100n]);
    },
  },
  {
    id: "datagrams/late",
    title: "A datagram that arrives late is accepted once, if its number has not arrived before",
    heading: "Replay",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const late = [link.sealPing(100n), link.sealPing(101n)];
      await link.settle();
      for (const bytes of [...late, ...late]) link.sendBytes(bytes);
      await link.settle();
      answers(link, [100n, 101n]);
    },
  },
  {
    id: "datagrams/behind-window",
    title: "A datagram far behind the highest number is dropped",
    heading: "Replay",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const early = link.sealPing(100n);
      link.ping(101n, { packetNumber: link.packetNumber + FAR });
      await link.settle();
      link.sendBytes(early);
      await link.settle();
      answers(link, [101n]);
    },
  },
  {
    id: "datagrams/window-verified",
    title: "The replay window does not move for a datagram that does not verify",
    heading: "Replay",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const first = link.sealPing(100n);
      const forged = link.seal(new Uint8Array(30), {
        packetNumber: EPOCH_PACKETS - 1,
        key: new Uint8Array(32),
        isForged: true,
      });
      link.sendBytes(forged);
      link.sendBytes(first);
      await link.expect(
        "peerPingResponse",
        ({ nonce }) => nonce === 100n,
        "the answer to a ping after a forged number",
      );
    },
  },
];

const EPOCHS: readonly ClientCase[] = [
  {
    id: "epochs/next",
    title: "The client follows the peer into the next key epoch, and takes late packets of the one before",
    heading: "Key epochs",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const late = link.sealPing(100n);
      link.ping(101n, { packetNumber: EPOCH_PACKETS });
      await link.settle();
      link.sendBytes(late);
      await link.settle();
      answers(link, [100n, 101n]);
    },
  },
  {
    id: "epochs/ahead",
    title: "The client derives keys up to four epochs ahead",
    heading: "Key epochs",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.ping(100n, { packetNumber: 4 * EPOCH_PACKETS + 7 });
      await link.settle();
      answers(link, [100n]);
    },
  },
  {
    id: "epochs/too-far",
    title: "The client drops packets of epochs further ahead",
    heading: "Key epochs",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const packetNumber = link.packetNumber + 1;
      const far = link.seal(new Uint8Array(0), { packetNumber: 5 * EPOCH_PACKETS, isForged: true });
      link.sendBytes(far);
      link.ping(100n, { packetNumber });
      await link.expect("peerPingResponse", ({ nonce }) => nonce === 100n, "the answer to a ping of epoch 0");
    },
  },
  {
    id: "epochs/wrong-key",
    title: "A packet of the next epoch under the old key is dropped, and does not change the epoch",
    heading: "Key epochs",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const packetNumber = link.packetNumber + 1;
      link.ping(100n, { packetNumber: EPOCH_PACKETS + 5, key: link.sendKey(0), isForged: true });
      link.ping(101n, { packetNumber });
      await link.expect("peerPingResponse", ({ nonce }) => nonce === 101n, "the answer to a ping of epoch 0");
      answers(link, [101n]);
    },
  },
  {
    id: "epochs/derivation",
    title: 'The key of the next epoch is derived by HKDF with the info "chatwire datagram key"',
    heading: "Key epochs",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.ping(100n, { packetNumber: EPOCH_PACKETS, key: nextDatagramKey(link.sendKey(0)) });
      await link.expect("peerPingResponse", ({ nonce }) => nonce === 100n, "the answer to a ping of epoch 1");
    },
  },
];

export const DATAGRAMS: ClientSection = { title: "13. Datagrams", cases: [...FORM, ...VERIFIED, ...EPOCHS] };

/** The client must have answered these pings, each once, among those with nonces from 100 to 199. */
function answers(link: ScriptedLink, nonces: readonly bigint[]): void {
  const answered = link
    .ofKind("peerPingResponse")
    .map(({ body }) => (body.case === "peerPingResponse" ? body.value.nonce : 0n))
    .filter((nonce) => nonce >= 100n && nonce < 200n)
    .sort((a, b) => Number(a - b));
  const expected = nonces.length === 0 ? "no answer" : `answers to the pings ${nonces.join(", ")}, each once`;
  check(answered.join() === nonces.join(), expected, () =>
    answered.length === 0 ? "no answer" : `answers to ${answered.join(", ")}`,
  );
}

/** Cases of "15. Peer to peer", on a link that is connected. */

import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { type MessageBody, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { PeerClose, PeerCloseReason, PeerPingRequest, PeerText } from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import { bytesField, UNKNOWN, UNKNOWN_FIELDS } from "../../../shared/raw.ts";
import type { ClientCase } from "../../client-context.ts";
import { encodeLinkMessage, type LinkMessage } from "../../scripted-link.ts";
import { goesOn, refused } from "../expectations.ts";
import { PATHS } from "./paths.ts";
import { CONTRADICTIONS, LINK_TEXTS, RELIABLE_MESSAGES } from "./reliable.ts";

/** The rate of PeerPing. */
const PINGS_BURST = 20;
const PINGS_PER_SECOND = 10;
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
  ...PATHS,
  ...PINGS,
  ...RELIABLE_MESSAGES,
  ...CONTRADICTIONS,
  ...UNKNOWN_CASES,
  ...LINK_TEXTS,
  ...CLOSES,
];

/** Cases of "The keys of a link" in "15. Peer to peer": what a client gives for them, and when it is connected. */

import { randomBytes } from "node:crypto";
import { Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Declined, HungUp } from "../../../../../generated/chatwire/v1/signalling.ts";
import { hex } from "../../../shared/describe.ts";
import { check } from "../../../shared/fault.ts";
import type { ClientCase, ClientContext, Meeting } from "../../client-context.ts";
import { LINK_SIGNATURE_BYTES } from "../../link-keys.ts";
import type { ClientSide } from "../../scripted-link.ts";
import type { ScriptedPeer } from "../../scripted-peer.ts";
import { carriesTexts, checkNoEvent } from "../expectations.ts";

const HEADING = "The keys of a link";
const KEY_BYTES = 32;

export const KEYS: readonly ClientCase[] = [
  {
    id: "keys/offer",
    title: "An invitation has an ephemeral key, and the user's signature of the offer",
    heading: HEADING,
    async run(context) {
      const { peer, client } = await invited(context);
      checkPart(peer, client);
    },
  },
  {
    id: "keys/offer-new",
    title: "Each invitation has another ephemeral key",
    heading: HEADING,
    async run(context) {
      const first = await invited(context);
      const { connection } = first;
      const { introductionId } = first.peer;
      connection.event({ case: "declined", value: Declined.create({ introductionId }) });
      await context.client.expect("declined");
      const second = await context.inviting(connection, await context.peer());
      checkOther(first.client, second.client);
      checkPart(second.peer, second.client);
    },
  },
  {
    id: "keys/answer",
    title: "An acceptance has an ephemeral key, and the user's signature of the answer",
    heading: HEADING,
    async run(context) {
      const { peer, client } = await accepted(context);
      checkPart(peer, client);
    },
  },
  {
    id: "keys/answer-new",
    title: "Each acceptance has another ephemeral key",
    heading: HEADING,
    async run(context) {
      const first = await accepted(context);
      const { connection } = first;
      connection.event({ case: "hungUp", value: HungUp.create({ introductionId: first.peer.introductionId }) });
      await context.client.expectError();
      const second = await context.accepting(connection, await context.peer(first.peer.identity));
      checkOther(first.client, second.client);
      checkPart(second.peer, second.client);
    },
  },
  {
    id: "keys/link-as-inviter",
    title: "A client that invites comes to the keys of the link, which carries texts both ways",
    heading: HEADING,
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      await carriesTexts(context, link);
    },
  },
  {
    id: "keys/link-as-invited",
    title: "A client that accepts comes to the keys of the link, which carries texts both ways",
    heading: HEADING,
    async run(context) {
      const { link } = await context.linkedAsResponder();
      await carriesTexts(context, link);
    },
  },
  {
    id: "keys/unknown-capabilities",
    title: "The keys depend on capabilities that the client does not know as on others",
    heading: HEADING,
    async run(context) {
      const capabilities = Capabilities.create({ versions: [9_007, 1], features: [9_001 as Feature, Feature.MEDIA] });
      const { link } = await context.linkedAsInitiator(undefined, capabilities);
      await carriesTexts(context, link);
    },
  },
  {
    id: "keys/psk",
    title: "The keys depend on the psk of the introduction",
    heading: HEADING,
    async run(context) {
      const meeting = await invited(context);
      const { peer, client } = meeting;
      context.introduce(meeting, { psk: randomBytes(KEY_BYTES) });
      const link = peer.link(client, (await peer.sealed()).from);
      link.ping(100n);
      await context.quiet();
      check(link.received.all.length === 0, "nothing that verifies with another psk", () => link.describe());
      checkNoEvent(context, "connected", "no connection");
    },
  },
  {
    id: "keys/first-datagram",
    title: "A client without a relay is connected when a datagram of the peer verifies, and not before",
    heading: HEADING,
    async run(context) {
      const meeting = await invited(context);
      const { peer, client } = meeting;
      context.introduce(meeting);
      const link = await peer.reached(client, { isDeaf: true });
      await context.quiet();
      checkNoEvent(context, "connected", "no connection before the first datagram of the peer");
      link.ping(100n);
      await context.client.expect("connected");
    },
  },
  {
    id: "keys/forged-before",
    title: "Datagrams that do not verify get no answer before the link is connected, and the genuine one connects",
    heading: HEADING,
    async run(context) {
      const meeting = await invited(context);
      const { peer, client } = meeting;
      context.introduce(meeting);
      const link = await peer.reached(client, { isDeaf: true });
      const other = await context.socket();
      const forged = [
        ...[0x11, 0x21, 0x41, 0x91].map((first) => link.sealPing(100n, { first })),
        link.sealPing(100n, { connectionId: client.connectionId ^ 1n }),
        link.sealPing(100n, { key: randomBytes(KEY_BYTES), isForged: true }),
        link.sealPing(100n).fill(0, 30),
        link.sealPing(100n).subarray(0, 30),
      ];
      for (const bytes of forged) link.sendBytes(bytes, other);
      await context.quiet();
      check(other.received.all.length === 0, "no answer", () => `${other.received.all.length}`);
      checkNoEvent(context, "connected", "no connection");
      link.deafTo.clear();
      link.ping(101n);
      await context.client.expect("connected");
      await link.settle();
    },
  },
];

export async function invited(context: ClientContext): Promise<Meeting> {
  return context.inviting(await context.registered(), await context.peer());
}

async function accepted(context: ClientContext): Promise<Meeting> {
  return context.accepting(await context.registered(), await context.peer());
}

/** The client must have given a key, and signed it with all that belongs to it. */
function checkPart(peer: ScriptedPeer, client: ClientSide): void {
  const { length } = client.ephemeralKey;
  check(length === KEY_BYTES, `an ephemeral key of ${KEY_BYTES} bytes`, () => `one of ${length}`);
  const { signature } = client;
  const isRight = signature.length === LINK_SIGNATURE_BYTES && peer.isSigned(client);
  check(isRight, "a signature by the user's signing key", () => hex(signature) || "none");
}

function checkOther(first: ClientSide, second: ClientSide): void {
  const isOther = hex(first.ephemeralKey) !== hex(second.ephemeralKey);
  check(isOther, "another ephemeral key", () => "the same key");
}

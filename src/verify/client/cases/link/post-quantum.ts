/**
 * Cases of "Post-quantum secret" in "15. Peer to peer". A client may lack ML-KEM-768. Each case finds out first, by an
 * invitation of the client, and then wants what is right for one that has it or for one that has not.
 */

import { type Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Declined, EndReason } from "../../../../../generated/chatwire/v1/signalling.ts";
import { CIPHERTEXT_BYTES, ENCAPSULATION_KEY_BYTES } from "../../../../crypto/post-quantum/kem.ts";
import { check } from "../../../shared/fault.ts";
import type { ClientConnection } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { answerBytes, offerBytes } from "../../link-keys.ts";
import type { ClientSide } from "../../scripted-link.ts";
import { KEY_OF_ZEROS } from "../../scripted-peer.ts";
import { carriesTexts } from "../expectations.ts";
import { declinesMalformed, leaves, refusesIntroduction } from "./refusals.ts";

const HEADING = "Post-quantum secret";
const { DOWNGRADED, NOT_VERIFIED } = EndReason;

const NONE = new Uint8Array(0);
/** No number in this key is reduced modulo q. */
const KEY_NOT_REDUCED = new Uint8Array(ENCAPSULATION_KEY_BYTES).fill(0xff);

export const POST_QUANTUM: readonly ClientCase[] = [
  {
    id: "post-quantum/offer",
    title: "A client with POST_QUANTUM sends a new encapsulation key in each invitation, one without sends none",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const [first, second] = [await declinedInvite(context, connection), await declinedInvite(context, connection)];
      for (const { capabilities, encapsulationKey } of [first, second]) {
        const wanted = offers(capabilities) ? ENCAPSULATION_KEY_BYTES : 0;
        const { length } = encapsulationKey;
        check(length === wanted, `an encapsulation key of ${wanted} bytes`, () => `one of ${length}`);
      }
      const isSame = Buffer.from(first.encapsulationKey).equals(second.encapsulationKey);
      check(!offers(first.capabilities) || !isSame, "another key in each invitation", () => "the same key");
    },
  },
  {
    id: "post-quantum/link-as-inviter",
    title:
      "A client that invites a peer with POST_QUANTUM comes to the keys of the link, with a secret if it has it too",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const has = offers((await declinedInvite(context, connection)).capabilities);
      const peer = await context.peer();
      peer.usePostQuantum(has);
      const meeting = await context.inviting(connection, peer);
      context.introduce(meeting);
      const { link } = await context.linked(meeting);
      await carriesTexts(context, link);
    },
  },
  {
    id: "post-quantum/link-as-invited",
    title:
      "A client that a peer with POST_QUANTUM invites comes to the keys of the link, with a secret if it has it too",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const has = offers((await declinedInvite(context, connection)).capabilities);
      const peer = await context.peer();
      peer.usePostQuantum(has);
      const meeting = await context.accepting(connection, peer);
      checkCiphertext(meeting.client);
      const { link } = await context.linked(meeting);
      await carriesTexts(context, link);
    },
  },
  {
    id: "post-quantum/ciphertext-removed",
    title: "A client with POST_QUANTUM hangs up with DOWNGRADED if a peer that has it too has not used its key",
    heading: HEADING,
    async run(context) {
      const peer = await context.peer();
      peer.addFeature(Feature.POST_QUANTUM);
      const meeting = await context.inviting(await context.registered(), peer);
      const { connection, client } = meeting;
      context.introduce(meeting);
      if (!offers(client.capabilities)) return void (await context.linked(meeting));
      await leaves(context, connection, peer, DOWNGRADED);
    },
  },
  {
    id: "post-quantum/ciphertext-hidden",
    title: "A client hangs up with NOT_VERIFIED if the server hides that the peer has POST_QUANTUM, and its ciphertext",
    heading: HEADING,
    async run(context) {
      const peer = await context.peer();
      const { capabilities } = peer;
      peer.addFeature(Feature.POST_QUANTUM);
      const meeting = await context.inviting(await context.registered(), peer);
      await refusesIntroduction(context, meeting, peer.asInvited(meeting.client, { capabilities }));
    },
  },
  {
    id: "post-quantum/ciphertext-changed",
    title: "A client hangs up with NOT_VERIFIED after a ciphertext that the peer has not signed",
    heading: HEADING,
    async run(context) {
      const meeting = await context.inviting(await context.registered(), await context.peer());
      const { peer, client } = meeting;
      const ciphertext = new Uint8Array(CIPHERTEXT_BYTES);
      await refusesIntroduction(context, meeting, peer.asInvited(client, { ciphertext }));
    },
  },
  {
    id: "post-quantum/ciphertext-short",
    title: "A client with POST_QUANTUM hangs up with NOT_VERIFIED after a ciphertext of another length",
    heading: HEADING,
    async run(context) {
      const peer = await context.peer();
      const meeting = await context.inviting(await context.registered(), peer);
      const { client } = meeting;
      if (!offers(client.capabilities)) {
        context.introduce(meeting);
        return void (await context.linked(meeting));
      }
      const ciphertext = new Uint8Array(CIPHERTEXT_BYTES - 1);
      const signed = answerBytes({ ...peer.answer(client), ciphertext });
      await refusesIntroduction(context, meeting, peer.asInvited(client, { ciphertext }, signed));
    },
  },
  malformedKey("malformed-key", "a malformed key", KEY_NOT_REDUCED),
  malformedKey("short-key", "a key of another length", KEY_OF_ZEROS.subarray(1)),
  {
    id: "post-quantum/key-removed",
    title: "A client with POST_QUANTUM hangs up with DOWNGRADED if it got no key of an inviter that has it too",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      peer.addFeature(Feature.POST_QUANTUM);
      const meeting = await context.accepting(connection, peer);
      if (!offers(meeting.client.capabilities)) return void (await context.linked(meeting));
      await leaves(context, connection, peer, DOWNGRADED);
    },
  },
  {
    id: "post-quantum/key-changed",
    title: "A client hangs up with NOT_VERIFIED if the inviter has signed another encapsulation key",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      peer.encapsulationKey = KEY_OF_ZEROS;
      const signed = offerBytes({ ...peer.offer, encapsulationKey: NONE });
      const { client } = await context.accepting(connection, peer, peer.asInviter({}, signed));
      checkCiphertext(client);
      await leaves(context, connection, peer, NOT_VERIFIED);
    },
  },
];

function offers(capabilities: Capabilities): boolean {
  return capabilities.features.includes(Feature.POST_QUANTUM);
}

/** A client with POST_QUANTUM must have used the key in the invitation, and one without must not. */
function checkCiphertext({ capabilities, ciphertext: { length } }: ClientSide): void {
  const wanted = offers(capabilities) ? CIPHERTEXT_BYTES : 0;
  check(length === wanted, `a ciphertext of ${wanted} bytes`, () => `one of ${length}`);
}

/** The client invites the peer, who declines. */
async function declinedInvite(context: ClientContext, connection: ClientConnection): Promise<ClientSide> {
  const { peer, client } = await context.inviting(connection, await context.peer());
  const { introductionId } = peer;
  connection.event({ case: "declined", value: Declined.create({ introductionId }) });
  await context.client.expect("declined");
  return client;
}

function malformedKey(id: string, what: string, key: Uint8Array): ClientCase {
  return {
    id: `post-quantum/${id}`,
    title: `A client with POST_QUANTUM declines with NOT_VERIFIED an invitation with ${what}, one without accepts it`,
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const has = offers((await declinedInvite(context, connection)).capabilities);
      const peer = await context.peer();
      peer.encapsulationKey = key;
      if (!has) return void (await context.linked(await context.accepting(connection, peer)));
      await declinesMalformed(context, connection, peer);
    },
  };
}

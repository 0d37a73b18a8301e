/**
 * Cases of "The keys of a link" in "15. Peer to peer": a link has its keys from what both sides have signed, so whatever the
 * server changes, or the peer signs in another place, leads to no link.
 */

import { randomBytes } from "node:crypto";
import { Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { EndReason, type Introduction } from "../../../../../generated/chatwire/v1/signalling.ts";
import { createKeyPair } from "../../../../crypto/key.ts";
import { CIPHERTEXT_BYTES, ENCAPSULATION_KEY_BYTES } from "../../../../crypto/post-quantum/kem.ts";
import type { ClientCase, ClientContext, Meeting } from "../../client-context.ts";
import { answerBytes, LINK_SIGNATURE_BYTES, offerBytes, signatureOf } from "../../link-keys.ts";
import type { ClientSide } from "../../scripted-link.ts";
import { offerOf, type ScriptedPeer } from "../../scripted-peer.ts";
import { invited } from "./keys.ts";
import { declinesMalformed, leaves, refusesIntroduction } from "./refusals.ts";

const HEADING = "The keys of a link";
const KEY_BYTES = 32;
const { NOT_VERIFIED } = EndReason;

const otherKey = (): Uint8Array => createKeyPair("X25519", randomBytes).publicKey;
const mallory = "mallory";

/** Parts of the introduction that the two sides get alike, whoever invites: what is shown in place of what was signed. */
const CHANGED: readonly Changed[] = [
  {
    id: "features",
    what: "other features",
    change: ({ capabilities }) => ({
      capabilities: Capabilities.create({ ...capabilities, features: [Feature.APPLICATION_MESSAGES] }),
    }),
  },
  {
    id: "versions",
    what: "other versions",
    change: ({ capabilities }) => ({ capabilities: Capabilities.create({ ...capabilities, versions: [1, 9_007] }) }),
  },
  {
    id: "connection-id",
    what: "another connection id",
    change: ({ connectionId }) => ({ connectionId: connectionId ^ 1n }),
  },
  { id: "signature-missing", what: "no signature", change: () => ({ signature: new Uint8Array(0) }) },
  {
    id: "signature-of-zeros",
    what: "a signature of zeros",
    change: () => ({ signature: new Uint8Array(LINK_SIGNATURE_BYTES) }),
  },
];

/** What the peer signs in place of its answer to the offer of the client. */
const SIGNED_ANSWERS: readonly SignedAnswer[] = [
  {
    id: "ephemeral-key",
    what: "an answer with another ephemeral key",
    sign: (peer, client) => answerBytes({ ...peer.answer(client), ephemeralKey: otherKey() }),
  },
  {
    id: "ciphertext",
    what: "an answer with a ciphertext that the server has removed",
    sign: (peer, client) => answerBytes({ ...peer.answer(client), ciphertext: new Uint8Array(CIPHERTEXT_BYTES) }),
  },
  {
    id: "introduction",
    what: "the answer of another introduction",
    sign: (peer, client) => answerBytes({ ...peer.answer(client), introductionId: peer.introductionId + 1 }),
  },
  {
    id: "offered-key",
    what: "an answer to an offer with another ephemeral key",
    sign: (peer, client) =>
      answerBytes({ ...peer.answer(client), offered: { ...offerOf(client), ephemeralKey: otherKey() } }),
  },
  {
    id: "offered-encapsulation-key",
    what: "an answer to an offer with another encapsulation key",
    sign: (peer, client) =>
      answerBytes({
        ...peer.answer(client),
        offered: { ...offerOf(client), encapsulationKey: new Uint8Array(ENCAPSULATION_KEY_BYTES) },
      }),
  },
  {
    id: "inviter",
    what: "an answer to another user",
    sign: (peer, client) => answerBytes({ ...peer.answer(client), inviter: mallory }),
  },
  {
    id: "invited",
    what: "an answer under another name",
    sign: (peer, client) => answerBytes({ ...peer.answer(client), invited: mallory }),
  },
  { id: "offer", what: "an offer in its place", sign: (peer) => offerBytes(peer.offer) },
];

/** What the peer signs in place of its offer to the client. */
const SIGNED_OFFERS: readonly SignedOffer[] = [
  {
    id: "ephemeral-key",
    what: "an offer with another ephemeral key",
    sign: ({ offer }) => offerBytes({ ...offer, ephemeralKey: otherKey() }),
  },
  {
    id: "encapsulation-key",
    what: "an offer with an encapsulation key that the server has removed",
    sign: ({ offer }) => offerBytes({ ...offer, encapsulationKey: new Uint8Array(ENCAPSULATION_KEY_BYTES) }),
  },
  {
    id: "inviter",
    what: "an offer under another name",
    sign: ({ offer }) => offerBytes({ ...offer, inviter: mallory }),
  },
  { id: "invited", what: "an offer to another user", sign: ({ offer }) => offerBytes({ ...offer, invited: mallory }) },
  {
    id: "answer",
    what: "an answer in its place",
    sign: ({ offer, introductionId }) =>
      answerBytes({ ...offer, introductionId, ciphertext: new Uint8Array(0), offered: offer }),
  },
];

/** Keys that lead to no secret, of the right length. */
const LOW_ORDER: readonly Malformed[] = [
  { id: "low-order", what: "of zeros", key: () => new Uint8Array(KEY_BYTES) },
  {
    id: "low-order-one",
    what: "of low order",
    key: () => Uint8Array.from({ length: KEY_BYTES }, (_, at) => Number(at === 0)),
  },
];

const WRONG_LENGTH: readonly Malformed[] = [
  { id: "missing", what: "without a byte", key: () => new Uint8Array(0) },
  { id: "short", what: "of 31 bytes", key: () => otherKey().subarray(1) },
  { id: "long", what: "of 33 bytes", key: () => Buffer.concat([otherKey(), Uint8Array.of(0)]) },
];

export const REFUSED_KEYS: readonly ClientCase[] = [
  ...CHANGED.flatMap((changed) => [changedForInviter(changed), changedForInvited(changed)]),
  ...SIGNED_ANSWERS.map(signedAnswer),
  ...SIGNED_OFFERS.map(signedOffer),
  otherSigner(),
  ...[...WRONG_LENGTH, ...LOW_ORDER].map(malformedAnswer),
  ...LOW_ORDER.map(lowOrderOffer),
  ...WRONG_LENGTH.map(malformedOffer),
];

interface Changed {
  readonly id: string;
  readonly what: string;
  change(peer: ScriptedPeer): Partial<Introduction>;
}

interface SignedOffer {
  readonly id: string;
  readonly what: string;
  /** Returns the bytes that the peer signs. */
  sign(peer: ScriptedPeer): Uint8Array;
}

interface SignedAnswer {
  readonly id: string;
  readonly what: string;
  /** Returns the bytes that the peer signs. */
  sign(peer: ScriptedPeer, client: ClientSide): Uint8Array;
}

interface Malformed {
  readonly id: string;
  readonly what: string;
  key(): Uint8Array;
}

function changedForInviter({ id, what, change }: Changed): ClientCase {
  return {
    id: `keys/inviter-${id}`,
    title: `A client that invites hangs up with NOT_VERIFIED if the server introduces the peer with ${what}`,
    heading: HEADING,
    run: (context) => refusesAnswer(context, ({ peer, client }) => peer.asInvited(client, change(peer))),
  };
}

function changedForInvited({ id, what, change }: Changed): ClientCase {
  return {
    id: `keys/invited-${id}`,
    title: `A client that accepts hangs up with NOT_VERIFIED if the server introduces the peer with ${what}`,
    heading: HEADING,
    run: (context) => refusesOffer(context, (peer) => peer.asInviter(change(peer))),
  };
}

function signedAnswer({ id, what, sign }: SignedAnswer): ClientCase {
  return {
    id: `keys/answer-${id}`,
    title: `A client that invites hangs up with NOT_VERIFIED if the peer has signed ${what}`,
    heading: HEADING,
    run: (context) => refusesAnswer(context, ({ peer, client }) => peer.asInvited(client, {}, sign(peer, client))),
  };
}

function signedOffer({ id, what, sign }: SignedOffer): ClientCase {
  return {
    id: `keys/offer-${id}`,
    title: `A client that accepts hangs up with NOT_VERIFIED if the peer has signed ${what}`,
    heading: HEADING,
    run: (context) => refusesOffer(context, (peer) => peer.asInviter({}, sign(peer))),
  };
}

function otherSigner(): ClientCase {
  return {
    id: "keys/answer-other-signer",
    title: "A client that invites hangs up with NOT_VERIFIED if another user has signed the answer",
    heading: HEADING,
    async run(context) {
      const { signing } = (await context.peer()).identity;
      await refusesAnswer(context, ({ peer, client }) =>
        peer.asInvited(client, { signature: signatureOf(signing, answerBytes(peer.answer(client))) }),
      );
    },
  };
}

function malformedAnswer({ id, what, key }: Malformed): ClientCase {
  return {
    id: `keys/answer-key-${id}`,
    title: `A client that invites hangs up with NOT_VERIFIED if the peer answers with a key ${what}`,
    heading: HEADING,
    run: (context) =>
      refusesAnswer(context, ({ peer, client }) => {
        peer.ephemeralKey = key();
        return peer.asInvited(client);
      }),
  };
}

function lowOrderOffer({ id, what, key }: Malformed): ClientCase {
  return {
    id: `keys/offer-key-${id}`,
    title: `A client that accepts hangs up with NOT_VERIFIED if the invitation has a key ${what}`,
    heading: HEADING,
    run: (context) =>
      refusesOffer(context, (peer) => {
        peer.ephemeralKey = key();
        return peer.asInviter();
      }),
  };
}

function malformedOffer({ id, what, key }: Malformed): ClientCase {
  return {
    id: `keys/offer-key-${id}`,
    title: `A client declines with NOT_VERIFIED an invitation with a key ${what}`,
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      peer.ephemeralKey = key();
      await declinesMalformed(context, connection, peer);
    },
  };
}

/** The client invites, and must not talk to a peer that is introduced like this. */
async function refusesAnswer(context: ClientContext, introduce: (meeting: Meeting) => Introduction): Promise<void> {
  const meeting = await invited(context);
  await refusesIntroduction(context, meeting, introduce(meeting));
}

/** The client accepts, and must not talk to a peer that is introduced like this. */
async function refusesOffer(context: ClientContext, introduce: (peer: ScriptedPeer) => Introduction): Promise<void> {
  const connection = await context.registered();
  const peer = await context.peer();
  await context.accepting(connection, peer, introduce(peer));
  await leaves(context, connection, peer, NOT_VERIFIED);
}

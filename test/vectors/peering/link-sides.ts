/** The two sides of a link, played by the library, and what they sign, by primitives alone. */

import type { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import { EndReason, Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import { endReasonOf } from "../../../src/client/conversations/explain/ends.ts";
import {
  AnsweredKeyExchange,
  type KeyExchangeOptions,
  type LinkKeys,
  OfferedKeyExchange,
} from "../../../src/client/conversations/key-exchange.ts";
import { keyPairOf } from "../../../src/crypto/key.ts";
import type { Kem } from "../../../src/crypto/post-quantum/kem.ts";
import { nameKey } from "../../../src/name.ts";
import { answerBytes, offerBytes, type SignedAnswer, type SignedOffer } from "../link-signed.ts";
import { ed25519Sign, publicKey } from "../primitives.ts";
import { fill } from "../vector.ts";

export type SideName = "inviter" | "invited";

export interface Party {
  readonly name: string;
  /** Ed25519, private. */
  readonly signingKey: Uint8Array;
  /** X25519, private. */
  readonly agreementKey: Uint8Array;
  readonly ephemeralKey: Uint8Array;
  /** The id in datagrams to this side. */
  readonly connectionId: bigint;
  readonly versions: readonly number[];
  readonly features: readonly number[];
}

export interface Link {
  readonly name: string;
  readonly introductionId: number;
  readonly psk: Uint8Array;
  readonly inviter: Party;
  readonly invited: Party;
  /** Each empty if there is none. */
  readonly encapsulationKey: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly secret: Uint8Array;
}

/** What the two sides of a link sign, by primitives alone. */
export interface Signed {
  readonly offer: SignedOffer;
  readonly answer: SignedAnswer;
  readonly offerSignature: Uint8Array;
  readonly answerSignature: Uint8Array;
}

/** What a side of a link gets from the server, besides names and identities. */
export interface Received {
  readonly introductionId: number;
  readonly connectionId: bigint;
  readonly versions: readonly number[];
  readonly features: readonly number[];
  readonly ephemeralKey: Uint8Array;
  /** At the invited side; that of the inviter is empty. */
  readonly encapsulationKey: Uint8Array;
  /** At the inviter; that of the invited side is empty. */
  readonly ciphertext: Uint8Array;
  readonly signature: Uint8Array;
}

/** What a side gets from a server that changes nothing. */
export function receivedBy(link: Link, side: SideName): Received {
  const { introductionId, encapsulationKey, ciphertext, inviter, invited } = link;
  const { connectionId, versions, features, ephemeralKey } = side === "inviter" ? invited : inviter;
  const { offerSignature, answerSignature } = signedOf(link);
  const isInviter = side === "inviter";
  return {
    introductionId,
    connectionId,
    versions,
    features,
    ephemeralKey: publicKey("X25519", ephemeralKey),
    encapsulationKey: isInviter ? fill(0, 0) : encapsulationKey,
    ciphertext: isInviter ? ciphertext : fill(0, 0),
    signature: isInviter ? answerSignature : offerSignature,
  };
}

/** The reason with which a side declines or hangs up when it gets this; undefined: it connects. */
export function refusalOf(link: Link, side: SideName, received: Received): string | undefined {
  try {
    new SideOfLink(link, side, received).agree(received);
    return undefined;
  } catch (error) {
    const reason = endReasonOf(error);
    return Object.entries(EndReason).find(([, value]) => value === reason)?.[0];
  }
}

/** One side, by the library. */
export class SideOfLink {
  readonly #exchange: OfferedKeyExchange | AnsweredKeyExchange;
  readonly #peer: Party;
  readonly #psk: Uint8Array;

  constructor(link: Link, side: SideName, received: Received = receivedBy(link, side)) {
    const own = link[side];
    this.#psk = link.psk;
    this.#peer = side === "inviter" ? link.invited : link.inviter;
    const hasKem = (side === "inviter" ? link.encapsulationKey : link.ciphertext).length > 0;
    const options: KeyExchangeOptions = {
      kem: hasKem ? kemOf(link) : undefined,
      random: () => own.ephemeralKey.slice(),
      self: {
        name: own.name,
        identity: { signing: keyPairOf("Ed25519", own.signingKey), agreement: keyPairOf("X25519", own.agreementKey) },
      },
      peer: this.#peer.name,
      connectionId: own.connectionId,
      capabilities: capabilitiesOf(own),
    };
    this.#exchange =
      side === "inviter"
        ? new OfferedKeyExchange(options)
        : new AnsweredKeyExchange(options, link.introductionId, received);
  }

  get signature(): Uint8Array {
    return this.#exchange instanceof OfferedKeyExchange
      ? this.#exchange.offer.signature
      : this.#exchange.answer.signature;
  }

  agree({ versions, features, encapsulationKey: _, ...received }: Received): LinkKeys {
    const { signingKey, agreementKey } = this.#peer;
    const capabilities = capabilitiesOf({ versions, features });
    const introduction = Introduction.create({ ...received, capabilities, psk: this.#psk });
    return this.#exchange.agree(introduction, {
      signingKey: publicKey("Ed25519", signingKey),
      agreementKey: publicKey("X25519", agreementKey),
    });
  }
}

/** A mechanism with the key, the ciphertext and the secret of a link. */
function kemOf({ encapsulationKey, ciphertext, secret }: Link): Kem {
  return {
    createKeyPair: () => ({ encapsulationKey, decapsulate: () => secret.slice() }),
    encapsulate: () => ({ ciphertext, secret: secret.slice() }),
  };
}

function capabilitiesOf({ versions, features }: Pick<Party, "versions" | "features">): Capabilities {
  return { versions: [...versions], features: [...features] };
}

/** What both sides of a link sign. */
export function signedOf(link: Link): Signed {
  const { introductionId, encapsulationKey, ciphertext, inviter, invited } = link;
  const names = { inviter: nameKey(inviter.name), invited: nameKey(invited.name) };
  const offer = { ...names, ...signedPart(inviter), encapsulationKey };
  const answer = { ...names, ...signedPart(invited), introductionId, offered: offer, ciphertext };
  return {
    offer,
    answer,
    offerSignature: ed25519Sign(inviter.signingKey, offerBytes(offer)),
    answerSignature: ed25519Sign(invited.signingKey, answerBytes(answer)),
  };
}

function signedPart({ connectionId, versions, features, ephemeralKey }: Party) {
  return { connectionId, versions, features, ephemeralKey: publicKey("X25519", ephemeralKey) };
}

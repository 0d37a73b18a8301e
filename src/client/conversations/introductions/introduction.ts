import type {
  Candidate,
  Connectivity,
  Introduction as PeerIntroduction,
} from "../../../../generated/chatwire/v1/signalling.ts";
import type { ChatError } from "../../../errors.ts";
import type { OfferedDestination } from "../../../peering/peer-connection.ts";
import type { CallOptions } from "../../connection/call.ts";
import type { PeerLink } from "../link/peer-link.ts";
import type { Offer } from "../offer.ts";
import type { ConnectOptions } from "./connect-options.ts";
import type { LateCandidates } from "./late-candidates.ts";
import type { OwnPlace } from "./own-end.ts";

/** An invitation to a conversation. */
export interface Invitation {
  /** Name of the inviter. */
  readonly from: string;
  /**
   * Resolves when the invitation can no longer be answered: it was answered, here or on another client, was withdrawn,
   * has expired or is no longer permitted, or the login or connection has ended.
   */
  readonly ended: Promise<void>;
  /**
   * Accepts the invitation and connects to the inviter.
   *
   * @throws ProtocolError INTRODUCTION_NOT_FOUND: it was withdrawn; UNSUPPORTED_VERSION: the inviter's client speaks
   *   no version of the protocol that this one speaks, and the invitation was declined for that reason; FEATURE_MISSING:
   *   with `relayOnly`, the server has no relay, and the invitation was declined
   * @throws ClosedError CANCELLED: it was accepted here, was answered elsewhere, was withdrawn or has expired;
   *   DECLINED: it was declined here; or the reason why the login or connection ended
   * @throws CryptoError PIN_MISMATCH: the inviter has a key that was not accepted; see `conversations.acceptKey`. Or, without
   *   `fingerprints`, the inviter's client does not accept the key of this one; DOWNGRADED: the server has
   *   removed what two clients with ML-KEM-768 need for it; AUTH_FAILED: the server introduced keys or capabilities that
   *   the inviter did not sign, or the invitation has a malformed key, and was declined for that reason. If the inviter's
   *   client finds such a thing, the link that this side has by then may end with the same code
   * @throws TransportError UNREACHABLE: there is no path to the inviter; TIMED_OUT: `timeoutMs` was shorter than it took
   *   to be sure of that. Both sides get the same; `explanation` of the error tells the cause
   */
  accept(options?: ConnectOptions): Promise<PeerLink>;
  /** @throws ClosedError as `accept` does */
  decline(options?: CallOptions): Promise<void>;
}

/** This side's part of a conversation, which is still needed after the login in which it began. */
export interface LinkEnd extends OwnPlace {
  /** The inviter is the initiator. */
  readonly role: "initiator" | "responder";
  /** Undefined unless the link is connected. */
  readonly exporterSecret: () => Uint8Array | undefined;
}

/** One introduction as this client knows it, from the invitation to the end of the conversation. */
export class Introduction {
  /** Another one once the server has forgotten the conversation, and both sides have announced it. */
  #id: number;
  /** The other user's name; undefined as long as the server may still refuse this user's invitation. */
  peer: string | undefined;
  /** Resolves to the peer's details when the peer accepts an invitation of this user. */
  readonly accepted: Promise<PeerIntroduction>;
  /** This side's candidates that are found from now on; undefined until the server has its first ones. */
  late: LateCandidates | undefined;
  readonly #ended = new AbortController();
  /** What arrived before there was a link. */
  #candidates: Candidate[] = [];
  #connectivity: Connectivity | undefined;
  #take: (offer: Offer) => OfferedDestination[] = () => [];
  #resolveAccepted: (peer: PeerIntroduction) => void = () => {};
  #link: PeerLink | undefined;
  #end: LinkEnd | undefined;

  constructor(id: number, peer?: string) {
    this.#id = id;
    this.peer = peer;
    this.accepted = new Promise((resolve) => {
      this.#resolveAccepted = resolve;
    });
  }

  get id(): number {
    return this.#id;
  }

  /** Fires when either side has ended the introduction. Its reason is a ChatError. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Undefined until the other side is introduced. */
  get link(): PeerLink | undefined {
    return this.#link;
  }

  /** Undefined until the other side is introduced. */
  get linkEnd(): LinkEnd | undefined {
    return this.#end;
  }

  handleAccepted(peer: PeerIntroduction): void {
    this.#resolveAccepted(peer);
  }

  /**
   * Gives a link what the peer offered before, and what it offers later.
   *
   * @param take  takes note of an offer, and returns where to try its candidates
   */
  begin(link: PeerLink, end: LinkEnd, take: (offer: Offer) => OfferedDestination[]): void {
    this.#link = link;
    this.#end = end;
    this.#take = take;
    link.addCandidates(take({ candidates: this.#candidates.splice(0), connectivity: this.#connectivity }));
  }

  /** Takes what the peer offers. */
  handleOffer(offer: Offer, candidatesMax: number): void {
    if (this.#link !== undefined) {
      this.#link.addCandidates(this.#take(offer));
      return;
    }
    this.#candidates = [...this.#candidates, ...offer.candidates].slice(-candidatesMax);
    this.#connectivity = offer.connectivity ?? this.#connectivity;
  }

  /** The server has made the conversation again, under another id. */
  renew(id: number): void {
    this.#id = id;
  }

  /** Ends the introduction, and its link if there is one. */
  end(reason: ChatError): void {
    this.#ended.abort(reason);
    this.#link?.end(reason);
  }
}

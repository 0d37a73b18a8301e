import type { Candidate, Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import type { ChatError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import type { PeerConnection } from "../../peering/peer-connection.ts";
import type { PeerLink } from "./peer-link.ts";

/** One introduction as this side knows it, from the invitation to the end of the conversation. */
export class Meeting {
  readonly id: number;
  /** Resolves to the peer, once an invitation of this side is accepted. */
  readonly accepted: Promise<Introduction>;
  readonly #clock: Clock;
  readonly #over = new AbortController();
  readonly #candidates: Candidate[] = [];
  #accept: (introduction: Introduction) => void = () => {};
  #connection: PeerConnection | undefined;
  #link: PeerLink | undefined;

  constructor(id: number, clock: Clock) {
    this.#clock = clock;
    this.id = id;
    this.accepted = new Promise((resolve) => {
      this.#accept = resolve;
    });
  }

  /** Fires when the introduction is over, whoever ended it; its reason is a ChatError. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** The link, once there is one. */
  get link(): PeerLink | undefined {
    return this.#link;
  }

  accept(introduction: Introduction): void {
    this.#accept(introduction);
  }

  /** The handshake begins. What the peer offered before counts too. */
  begin(connection: PeerConnection, link: PeerLink): void {
    this.#connection = connection;
    this.#link = link;
    connection.addCandidates(this.#candidates.splice(0), this.#clock.monotonicMs());
  }

  /** The peer can be reached at more addresses. */
  addCandidates(candidates: readonly Candidate[], candidatesMax: number): void {
    if (this.#connection !== undefined) this.#connection.addCandidates(candidates, this.#clock.monotonicMs());
    else this.#candidates.push(...candidates.slice(0, candidatesMax - this.#candidates.length));
  }

  /** It is over. A link of it ends for that reason. */
  end(reason: ChatError): void {
    this.#over.abort(reason);
    this.#link?.end(reason);
  }
}

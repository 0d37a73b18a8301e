/**
 * Conversations: from an invitation to a link with the peer.
 *
 * How the folder fits together:
 *
 * - `conversations.ts`: the part of the public API that is not on ChatClient.
 * - `introductions/`: the invitations of one login and what becomes of them, up to a link. `key-exchange.ts` is the
 *   post-quantum part of it, and `offer.ts` what one side tells the other of itself.
 * - `link/`: a conversation as the program uses it.
 * - `relay/`: the way of a link over the server's relay.
 * - `sockets/`: the UDP socket under all links, and what is known of where it can be reached. `uplinks/`: further sockets,
 *   one for each other network of the machine. `search/`: sockets that a link opens to search for ports.
 * - `server-probes.ts`: how much goes to the addresses that only the server has named.
 * - `explain/`: why a link takes the path that it takes, or why there is no link.
 *
 * Invariant: a link exists only if the peer has signed its part in the keys with a
 * key that the pins accept for its name. Once a direct path works, a link does not
 * need the server.
 */

import type { Pins } from "../connection/pins.ts";
import type { EventStream } from "../events/event-queue.ts";
import type { Invitation } from "./introductions/introduction.ts";

export interface ConversationsOptions {
  readonly invitations: EventStream<Invitation>;
  readonly pins: Pins;
  /** Returns the subject of a user's pin. */
  readonly subjectOf: (name: string) => string;
}

/** Invitations to this user, and the accepted keys of other users. To invite a user, call `ChatClient.connectTo`. */
export class Conversations {
  /**
   * Invitations to this user that wait at the login, and those that arrive while the user is logged in. If `eventQueueMax`
   * wait, the oldest is dropped.
   */
  readonly invitations: EventStream<Invitation>;
  readonly #pins: Pins;
  readonly #subjectOf: (name: string) => string;

  constructor({ invitations, pins, subjectOf }: ConversationsOptions) {
    this.invitations = invitations;
    this.#pins = pins;
    this.#subjectOf = subjectOf;
  }

  /**
   * Accepts one more key of a user. A user may have one on each device.
   *
   * @param fingerprint  of the key; the error PIN_MISMATCH has it in `fingerprints.shown`
   */
  async acceptKey(name: string, fingerprint: string): Promise<void> {
    await this.#pins.add(this.#subjectOf(name), fingerprint);
  }
}

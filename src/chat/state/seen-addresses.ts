import { areEqual } from "../../crypto/scram-messages.ts";
import { LazyMap } from "../../lazy-collections.ts";
import { parseIpAddress, type SocketAddress } from "../../socket-address.ts";

/** The length of the token in the answer to a probe. */
export const PROBE_TOKEN_BYTES = 8;
/** Answered probes of a login that are kept, the latest; also the tokens of one request that are looked at. */
const PROBES_MAX = 16;

interface AnsweredProbe {
  readonly token: Uint8Array;
  readonly endpoint: SocketAddress;
}

/**
 * The UDP addresses of a client, as seen in its probes. The source of a datagram proves nothing: anybody can forge it, and
 * a copy from elsewhere may arrive first. So an address counts only once the client has shown the token that was sent
 * there.
 */
export class SeenAddresses {
  /** The oldest first. */
  readonly #answered: AnsweredProbe[] = [];
  /** The latest address of each family that is proven. */
  readonly #proven = new LazyMap<4 | 6, SocketAddress>();

  /** Takes note of a probe from an address, which gets an answer with this token. */
  answered(token: Uint8Array, endpoint: SocketAddress): void {
    this.#answered.push({ token, endpoint });
    if (this.#answered.length > PROBES_MAX) this.#answered.shift();
  }

  /** Returns the addresses to which these tokens were sent: the latest of each family. Others prove nothing. */
  prove(tokens: readonly Uint8Array[]): readonly SocketAddress[] {
    const shown = tokens.slice(0, PROBES_MAX);
    const found = new Map<4 | 6, SocketAddress>();
    for (const { token, endpoint } of this.#answered) {
      const family = parseIpAddress(endpoint.address)?.family;
      if (family !== undefined && shown.some((each) => areEqual(each, token))) found.set(family, endpoint);
    }
    for (const [family, endpoint] of found) this.#proven.set(family, endpoint);
    return [...found.values()];
  }

  /** The client is in another network. */
  forget(): void {
    this.#answered.length = 0;
    this.#proven.clear();
  }

  /** The latest address of each family that the client has proven. */
  get proven(): readonly SocketAddress[] {
    return [...this.#proven.values()];
  }
}

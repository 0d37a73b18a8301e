import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import { Backoff, earlier, TRY_PAUSES_MS } from "./backoff.ts";

interface Candidate {
  readonly address: SocketAddress;
  readonly tries: Backoff;
  lastTryMs: number;
}

/** The candidates of the peer, and when to try each. */
export class Candidates {
  readonly #max: number;
  readonly #candidates: Candidate[] = [];

  /** @param max  how many candidates are kept; later ones are ignored */
  constructor(max: number) {
    this.#max = max;
  }

  /** Adds candidates, to be tried at once. Ignores known and unusable addresses. */
  add(addresses: readonly SocketAddress[], nowMs: number): void {
    for (const { address, port } of addresses) {
      if (this.#candidates.length >= this.#max) return;
      if (!isUsableAddress({ address, port }) || this.#find({ address, port }) !== undefined) continue;
      const tries = new Backoff(TRY_PAUSES_MS, nowMs);
      this.#candidates.push({ address: { address, port }, tries, lastTryMs: nowMs });
    }
  }

  /** Returns the address to try now, if one is due. */
  poll(nowMs: number): SocketAddress | undefined {
    const due = this.#candidates.find(({ tries }) => tries.takeDue(nowMs));
    if (due === undefined) return undefined;
    due.lastTryMs = nowMs;
    return due.address;
  }

  /** When `poll` returns an address. */
  get nextTimeoutMs(): number | undefined {
    let nextMs: number | undefined;
    for (const { tries } of this.#candidates) nextMs = earlier(nextMs, tries.nextMs);
    return nextMs;
  }

  /**
   * When an address was tried, if it was tried exactly once. After several
   * tries it is unclear which of them the peer answered.
   */
  singleTryMs(address: SocketAddress): number | undefined {
    const candidate = this.#find(address);
    return candidate?.tries.times === 1 ? candidate.lastTryMs : undefined;
  }

  #find(address: SocketAddress): Candidate | undefined {
    return this.#candidates.find((candidate) => isSameAddress(candidate.address, address));
  }
}

/**
 * Whether datagrams may be sent to an address that the peer or the server named.
 *
 * Only unicast IP addresses are usable. A host name would cause a look-up. IPv4-mapped
 * IPv6 addresses would bypass the check of IPv4 addresses.
 */
export function isUsableAddress({ address, port }: SocketAddress): boolean {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return false;
  return address.includes(":") ? isUnicastIPv6(address) : isUnicastIPv4(address);
}

function isUnicastIPv4(address: string): boolean {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255))
    return false;
  const first = Number(parts[0]);
  return first !== 0 && first < 224;
}

function isUnicastIPv6(address: string): boolean {
  // The URL parser accepts every form of IPv6. Checking the characters first keeps out all other parts of a URL.
  if (!/^[0-9a-fA-F:.]+$/.test(address) || !URL.canParse(`http://[${address}]`)) return false;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return canonical !== "::" && !canonical.startsWith("ff") && !canonical.startsWith("::ffff:");
}

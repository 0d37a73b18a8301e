import type { AddressFamily, NatMapping } from "../../explanation.ts";
import { familyOf, isSameAddress, type SocketAddress } from "../../socket-address.ts";
import { isSameMapping, type SeenMapping } from "./nat-mapping.ts";

/** How the NATs of the two sides map in one address family. */
export interface FamilyMappings {
  readonly own: NatMapping;
  /** What the peer told inside the seal; "unknown" before that. */
  readonly peer: NatMapping;
}

/** A machine of both families may be behind a NAT in one and not in the other. */
export type Mappings = Readonly<Record<AddressFamily, FamilyMappings>>;

/** The mappings of both sides in a family in which each has told the other. */
export interface SharedMappings {
  readonly family: AddressFamily;
  readonly own: SeenMapping;
  readonly peer: SeenMapping;
}

/** What this side knows of the NATs of both sides, and what it has told the peer, by address family. */
export class KnownMappings {
  readonly #own = new Map<AddressFamily, SeenMapping>();
  /** The latest addresses of this side of which the peer has seen another port than the server. */
  readonly #varying = new Map<AddressFamily, SocketAddress>();
  readonly #peer = new Map<AddressFamily, SeenMapping>();
  readonly #told = new Map<AddressFamily, SeenMapping>();

  get mappings(): Mappings {
    const of = (family: AddressFamily): FamilyMappings => ({
      own: this.#own.get(family)?.mapping ?? "unknown",
      peer: this.#peer.get(family)?.mapping ?? "unknown",
    });
    return { IPv4: of("IPv4"), IPv6: of("IPv6") };
  }

  /** Sets what the server saw of this side, at most one of each family. */
  setOwn(seen: readonly SeenMapping[]): void {
    this.#own.clear();
    for (const each of seen) this.#own.set(familyOf(each.endpoint.address), this.#judged(each));
  }

  /**
   * Takes where the peer saw this side. At the IP address that the server sees, but at another port, it shows a NAT that
   * maps each address anew, although both ports of the server see one port.
   *
   * @returns whether that has changed a mapping of this side
   */
  peerSaw(addresses: readonly SocketAddress[]): boolean {
    let hasChanged = false;
    for (const { address, port } of addresses) {
      const family = familyOf(address);
      const own = this.#own.get(family);
      if (own?.mapping !== "same for both ports" || own.endpoint.address !== address || own.endpoint.port === port)
        continue;
      this.#varying.set(family, own.endpoint);
      this.#own.set(family, this.#judged(own));
      hasChanged = true;
    }
    return hasChanged;
  }

  /** What the peer saw counts as long as the server sees the address where it saw it then. */
  #judged(seen: SeenMapping): SeenMapping {
    const varying = this.#varying.get(familyOf(seen.endpoint.address));
    const varies = varying !== undefined && isSameAddress(varying, seen.endpoint);
    return varies && seen.mapping === "same for both ports" ? { ...seen, mapping: "port-dependent" } : seen;
  }

  /** Takes what the peer told. */
  setPeer(seen: SeenMapping): void {
    this.#peer.set(familyOf(seen.endpoint.address), seen);
  }

  /** What the peer has not been told, of the mappings of this side that are known. */
  get untold(): SeenMapping[] {
    const known = [...this.#own.values()].filter(({ mapping }) => mapping !== "unknown");
    return known.filter((seen) => !this.#isTold(seen));
  }

  /** Takes note that the peer was told. */
  tell(seen: SeenMapping): void {
    this.#told.set(familyOf(seen.endpoint.address), seen);
  }

  /** The mappings of both sides in each family in which each has told the other. */
  get shared(): SharedMappings[] {
    return [...this.#own].flatMap(([family, own]) => {
      const peer = this.#peer.get(family);
      return peer !== undefined && this.#isTold(own) ? [{ family, own, peer }] : [];
    });
  }

  #isTold(own: SeenMapping): boolean {
    return isSameMapping(this.#told.get(familyOf(own.endpoint.address)), own);
  }
}

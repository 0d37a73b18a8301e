import { scopeOf } from "../../../ip-network.ts";
import type { InterfaceAddress } from "../../../net/network.ts";

export interface UplinkChoice {
  /** The local address of a working connection. Its interface needs no socket. */
  readonly known: string;
  /** The families in which the server can be asked, the preferred one first. */
  readonly families: readonly (4 | 6)[];
  /** How many addresses are chosen at most. */
  readonly max: number;
}

/** Of an interface with several addresses of a family, one that reaches everywhere is taken. */
const SCOPES = ["public", "private"] as const;

/**
 * Chooses the local addresses by which this machine may have further uplinks: of each interface but that of a working
 * connection, one of each family. None if only one interface has usable addresses.
 *
 * @param interfaces  from `Network.interfaces`
 */
export function uplinkAddresses(
  interfaces: readonly InterfaceAddress[],
  { known, families, max }: UplinkChoice,
): string[] {
  const usable = SCOPES.flatMap((scope) => interfaces.filter(({ address }) => scopeOf(address) === scope));
  const names = [...new Set(interfaces.map(({ name }) => name))].filter((name) =>
    usable.some((each) => each.name === name),
  );
  if (names.length < 2) return [];
  const knownName = interfaces.find(({ address }) => address === known)?.name;
  const others = names.filter((name) => name !== knownName);
  // Each interface gets a socket before any gets a second one.
  const chosen = families.flatMap((family) =>
    others.map((name) => usable.find((each) => each.name === name && each.family === family)?.address),
  );
  return chosen.filter((address) => address !== undefined).slice(0, max);
}

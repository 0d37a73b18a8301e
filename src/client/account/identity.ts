import { createIdentity as createFrom, fingerprint, type IdentityKeyPair } from "../../crypto/identity.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Network } from "../../net/network.ts";
import { systemNetwork } from "../../net/system-network.ts";

/** Creates an identity: the keys that peers know a user by. Store it with `exportIdentity`, like a password. */
export function createIdentity(random: RandomBytes = systemNetwork.randomBytes): IdentityKeyPair {
  return createFrom(random);
}

/** The fingerprint of an identity, which others pin, and see in the error when a key has changed. */
export function identityFingerprint(identity: IdentityKeyPair): string {
  return fingerprint(identity.signing.publicKey);
}

/** The identities of this process's users and devices, by network and by the subject of their pins. */
const identities = new WeakMap<Network, Map<string, IdentityKeyPair>>();

/** Returns the identity that a user or a device had before in this process, or a new one. */
export function identityOf(subject: string, network: Network): IdentityKeyPair {
  return identities.get(network)?.get(subject) ?? createIdentity(network.randomBytes);
}

/** The login cookies of this process's users, by network and by the subject of their pins. */
const cookies = new WeakMap<Network, Map<string, Uint8Array>>();

/** Returns the cookie of the user's last login in this process. */
export function cookieOf(subject: string, network: Network): Uint8Array | undefined {
  return cookies.get(network)?.get(subject);
}

/** Remembers the cookie of a user's login, for as long as the process runs. */
export function keepCookie(subject: string, cookie: Uint8Array, network: Network): void {
  const known = cookies.get(network) ?? new Map<string, Uint8Array>();
  cookies.set(network, known.set(subject, cookie));
}

/** Remembers the identity of a user or a device, for as long as the process runs. */
export function keepIdentity(subject: string, identity: IdentityKeyPair, network: Network): void {
  const known = identities.get(network) ?? new Map<string, IdentityKeyPair>();
  identities.set(network, known.set(subject, identity));
}

import { X509Certificate } from "node:crypto";
import { UsageError } from "../../errors.ts";
import { checkWord } from "../../known-words.ts";
import type { Authorities } from "../../net/network.ts";
import type { ServerAddress } from "../../server-address.ts";

/** How a client verifies that a server is the right one. */
export interface TrustOptions {
  /**
   * "pin": the key of the first connection is expected from then on, whatever name and dates the certificate has. "ca":
   * an authority vouches for the certificate, with its name and dates, and pins of servers are neither read nor written.
   * Default: "pin".
   */
  verify?: "pin" | "ca";
  /** With "ca": the only authorities to trust, PEM. Default: those of the machine. */
  ca?: string | readonly string[];
}

/**
 * Checks the options.
 *
 * @returns undefined: trust is by pins
 * @throws UsageError an option is wrong, or contradicts the address
 */
export function resolveTrust({ verify = "pin", ca }: TrustOptions, address: ServerAddress): Authorities | undefined {
  checkWord(verify, ["pin", "ca"], "verify");
  if (verify === "pin") {
    if (ca !== undefined) throw new UsageError('The option ca needs verify: "ca".');
    return undefined;
  }
  if (address.security === "plain") {
    throw new UsageError('chat+plain:// has no certificate: leave out verify: "ca", or use chat://.');
  }
  if (address.fingerprint !== undefined) {
    throw new UsageError('The fingerprint in the address and verify: "ca" exclude each other. Leave out one of them.');
  }
  return ca === undefined ? "system" : checkAuthorities(typeof ca === "string" ? [ca] : ca);
}

function checkAuthorities(authorities: readonly string[]): readonly string[] {
  try {
    if (authorities.length > 0 && authorities.every((pem) => new X509Certificate(pem).subject !== undefined)) {
      return authorities;
    }
  } catch {
    // The error below says more.
  }
  throw new UsageError("The option ca must be certificates of authorities in PEM, at least one.");
}

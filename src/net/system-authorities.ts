/** Trust in certificates that authorities have signed, as on the web. */

import * as tls from "node:tls";
import { CryptoError } from "../errors.ts";
import { withoutZone } from "../server-address.ts";
import type { Authorities } from "./network.ts";

/** What is wrong with a certificate, by the code of OpenSSL or Node. */
const FAULTS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "it has expired",
  CERT_NOT_YET_VALID: "it is not valid yet; check the clock of this machine",
  ERR_TLS_CERT_ALTNAME_INVALID: "it is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server has signed it itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its authority is not known here",
  UNABLE_TO_GET_ISSUER_CERT: "its authority is not known here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its authority is not known here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its authority is not known here",
};

/** Options of a TLS connection that is judged by authorities. */
export function trusting(authorities: Authorities, host: string): tls.ConnectionOptions {
  return {
    secureContext:
      authorities === "system"
        ? systemContext()
        : tls.createSecureContext({ ca: [...authorities], minVersion: "TLSv1.3" }),
    // The name in SNI is empty for addresses, and a zone is no part of the name in a certificate.
    checkServerIdentity: (_, certificate) => tls.checkServerIdentity(withoutZone(host), certificate),
  };
}

/** @throws CryptoError CERTIFICATE_REFUSED; the socket is closed then */
export function requireTrust(socket: tls.TLSSocket, host: string): void {
  if (socket.authorized) return;
  const code = String(socket.authorizationError);
  socket.destroy();
  throw new CryptoError(
    "CERTIFICATE_REFUSED",
    `The certificate of ${host} is refused: ${FAULTS[code] ?? "it is not valid"} (${code}). Nothing was sent. If the server ` +
      "has made its certificate itself, trust its key by a pin instead of authorities.",
  );
}

let system: tls.SecureContext | undefined;

/** The authorities that Node trusts, and those of the machine if Node can read them (from 22.15 on). */
function systemContext(): tls.SecureContext {
  system ??= tls.createSecureContext({ ca: systemAuthorities(), minVersion: "TLSv1.3" });
  return system;
}

function systemAuthorities(): string[] | undefined {
  const read: unknown = Reflect.get(tls, "getCACertificates");
  if (typeof read !== "function") return undefined;
  return ["default", "system"].flatMap((from): string[] => read(from));
}

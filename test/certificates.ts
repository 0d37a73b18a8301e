/** Certificates for tests: of any key, and issued by authorities of the test. */

import "reflect-metadata";
import { generateKeyPairSync, type KeyObject, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import type { Certificate } from "../src/net/certificate.ts";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const HOUR_MS = 60 * 60 * 1_000;

/** A pair of keys, of which certificates are made. */
export interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface IssueOptions {
  /** Of the server. Default: a new one on P-256. */
  readonly keys?: Keys;
  /** DNS names. */
  readonly names?: readonly string[];
  /** IP addresses. */
  readonly addresses?: readonly string[];
  /** Hours from now. Default: from an hour ago to an hour ahead. */
  readonly from?: number;
  readonly until?: number;
}

export function createKeys(): Keys {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

/** An authority, which signs certificates of servers. */
export class TestAuthority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  readonly #name: string;
  readonly #privateKey: webcrypto.CryptoKey;

  static async create(name: string): Promise<TestAuthority> {
    const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      ...datesOf({}),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
    });
    return new TestAuthority(name, certificate.toString("pem"), keys.privateKey);
  }

  /** A certificate of a server whose owner signs others with it, without being an authority. */
  static async within(authority: TestAuthority, options: IssueOptions): Promise<TestAuthority> {
    const keys = createKeys();
    const { cert } = await authority.issue({ ...options, keys });
    const der = keys.privateKey.export({ type: "pkcs8", format: "der" });
    const privateKey = await webcrypto.subtle.importKey("pkcs8", der, ALGORITHM, true, ["sign"]);
    return new TestAuthority("chatwire test", cert, privateKey);
  }

  private constructor(name: string, cert: string, privateKey: webcrypto.CryptoKey) {
    this.#name = name;
    this.cert = cert;
    this.#privateKey = privateKey;
  }

  async issue({ keys = createKeys(), names = [], addresses = [], ...dates }: IssueOptions): Promise<Certificate> {
    const san = [
      ...names.map((value) => ({ type: "dns", value }) as const),
      ...addresses.map((value) => ({ type: "ip", value }) as const),
    ];
    const certificate = await x509.X509CertificateGenerator.create({
      subject: "CN=chatwire test",
      issuer: `CN=${this.#name}`,
      ...datesOf(dates),
      signingAlgorithm: ALGORITHM,
      publicKey: new x509.PublicKey(Uint8Array.from(keys.publicKey.export({ type: "spki", format: "der" }))),
      signingKey: this.#privateKey,
      extensions: san.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(san)],
    });
    const key = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    return { cert: certificate.toString("pem"), key };
  }
}

function datesOf({ from = -1, until = 1 }: Pick<IssueOptions, "from" | "until">): { notBefore: Date; notAfter: Date } {
  const nowMs = Date.now();
  return { notBefore: new Date(nowMs + from * HOUR_MS), notAfter: new Date(nowMs + until * HOUR_MS) };
}

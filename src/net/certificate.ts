import { createPrivateKey, webcrypto, X509Certificate } from "node:crypto";
import { chmod, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.ts";
import { makeFolder } from "./files/make-folder.ts";
import { openRegular } from "./files/regular-file.ts";

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const LIFETIME_MS = 10 * 365 * 24 * 60 * 60 * 1000;

/** Creates a self-signed P-256 certificate. Clients pin it, so its name and its dates do not matter. */
export async function createCertificate(): Promise<Certificate> {
  // Loaded only here, because clients and most servers never create a certificate.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const now = Date.now();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=chatwire",
    notBefore: new Date(now - 24 * 60 * 60 * 1000),
    notAfter: new Date(now + LIFETIME_MS),
    signingAlgorithm: ALGORITHM,
    keys,
  });
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  const base64 = Buffer.from(pkcs8)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n");
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`,
  };
}

/** @throws UsageError the PEM does not contain a certificate and its private key */
function checkCertificate(pem: string, path: string): void {
  try {
    if (new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem))) return;
  } catch {
    // The error below names the file.
  }
  throw new UsageError(
    `${path} does not contain a certificate and its private key. Restore it, or delete it to have a new certificate created.`,
  );
}

/**
 * Loads the certificate of a data folder, or creates one and stores it there.
 *
 * @throws UsageError the stored certificate is damaged, or is no regular file
 */
export async function loadCertificate(dataDir: string): Promise<Certificate> {
  const path = join(dataDir, "certificate.pem");
  const found = await readIfThere(path);
  // One file contains both, so that neither can be missing.
  if (found !== undefined) {
    checkCertificate(found, path);
    return { cert: found, key: found };
  }
  const { cert, key } = await createCertificate();
  await makeFolder(dataDir);
  const temporary = `${path}.new`;
  await writeFile(temporary, `${key}${cert}\n`, { mode: 0o600 });
  await chmod(temporary, 0o600);
  await rename(temporary, path);
  return { cert, key };
}

async function readIfThere(path: string): Promise<string | undefined> {
  const file = await openRegular(path, "read").catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

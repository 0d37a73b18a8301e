import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "chatwire";
import { type Certificate, loadCertificate } from "chatwire/server";
import type { Options } from "../config/options.ts";
import type { ProgramLog } from "../log-output.ts";
import { readRequiredFile, UnusableFile } from "./unusable-file.ts";

/**
 * Reads the certificate that was given, or the server's own, which is created at the first start.
 *
 * @throws UnusableFile; an error of the file system concerning the data folder
 */
export async function readCertificate({ certificate, key, data }: Options): Promise<Certificate> {
  if (certificate === undefined || key === undefined) return ownCertificate(data);
  const pair = {
    cert: (await readRequiredFile(certificate)).toString(),
    key: (await readRequiredFile(key)).toString(),
  };
  const x509 = parse(certificate, "certificate", () => new X509Certificate(pair.cert));
  const privateKey = parse(key, "private key without a passphrase", () => createPrivateKey(pair.key));
  if (!x509.checkPrivateKey(privateKey)) throw new UnusableFile(`${key} is not the private key of ${certificate}.`);
  return pair;
}

/**
 * Warns if a certificate is about to be created for existing accounts: their clients
 * have another one pinned.
 */
export function warnOfNewCertificate({ certificate, data, database }: Options, log: ProgramLog): void {
  const path = join(data, "certificate.pem");
  if (certificate !== undefined || existsSync(path) || !existsSync(database)) return;
  const text = "There are accounts but no certificate. A new one is created, and every user must accept it.";
  log({ level: "warn", event: "certificate-new", path, text });
}

async function ownCertificate(data: string): Promise<Certificate> {
  try {
    return await loadCertificate(data);
  } catch (error) {
    throw error instanceof UsageError ? new UnusableFile(error.message) : error;
  }
}

function parse<T>(path: string, what: string, read: () => T): T {
  try {
    return read();
  } catch {
    // The message of OpenSSL is of no help, and may reveal the content of the file.
    throw new UnusableFile(`${path} does not contain a ${what} in PEM format.`);
  }
}

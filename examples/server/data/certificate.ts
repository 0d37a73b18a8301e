import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { UsageError } from "chatwire";
import { type Certificate, loadCertificate } from "chatwire/server";
import type { Options } from "../config/options.ts";
import { UnusableFile } from "./unusable-file.ts";

/**
 * The certificate that was given, or the server's own, made at its first start.
 *
 * @throws UnusableFile, or what the file system says of the data folder
 */
export async function readCertificate({ certificate, key, data }: Options): Promise<Certificate> {
  if (certificate === undefined || key === undefined) return ownCertificate(data);
  const pair = { cert: await read(certificate), key: await read(key) };
  const x509 = parse(certificate, "certificate", () => new X509Certificate(pair.cert));
  const privateKey = parse(key, "private key without a passphrase", () => createPrivateKey(pair.key));
  if (!x509.checkPrivateKey(privateKey)) throw new UnusableFile(`${key} is not the key of ${certificate}.`);
  return pair;
}

async function ownCertificate(data: string): Promise<Certificate> {
  try {
    return await loadCertificate(data);
  } catch (error) {
    throw error instanceof UsageError ? new UnusableFile(error.message) : error;
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UnusableFile(error instanceof Error ? error.message : String(error));
  }
}

function parse<T>(path: string, what: string, read: () => T): T {
  try {
    return read();
  } catch {
    // What OpenSSL says helps nobody, and may show what the file holds.
    throw new UnusableFile(`${path} holds no ${what} in PEM.`);
  }
}

import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "chatwire";
import {
  type Certificate,
  type ChatServer,
  createCertificate,
  loadCertificate,
  publicKeyFingerprint,
} from "chatwire/server";
import { makeFolder } from "../../shared/make-folder.ts";
import type { Options } from "../config/options.ts";
import type { ProgramLog } from "../log-output.ts";
import { readRequiredFile, UnusableFile } from "./unusable-file.ts";

/** The server or gateway that uses the certificate. */
type KeyHolder = Pick<ChatServer, "setCertificate" | "announceKey" | "nextFingerprint">;

/** The certificate of the server and the key that it announces, as the files have them. */
export class Certificates {
  readonly #options: Options;
  #certificate: Certificate;
  #nextKey: string | undefined;
  /** The last reload. They run one after another. */
  #last: Promise<void> = Promise.resolve();

  /**
   * Reads the certificate that was given, or the server's own, which is created at the first start.
   *
   * @throws UnusableFile; an error of the file system concerning the data folder
   */
  static async read(options: Options): Promise<Certificates> {
    const certificate = (await readGivenCertificate(options)) ?? (await ownCertificate(options.data));
    return new Certificates(options, certificate, await readNextKey(options, certificate));
  }

  private constructor(options: Options, certificate: Certificate, nextKey: string | undefined) {
    this.#options = options;
    this.#certificate = certificate;
    this.#nextKey = nextKey;
  }

  get certificate(): Certificate {
    return this.#certificate;
  }

  /** PEM; undefined if no other key is announced. */
  get nextKey(): string | undefined {
    return this.#nextKey;
  }

  /** Reads the files again, and hands the server what has changed. If a file cannot be used, the server keeps what it has. */
  reload(server: KeyHolder, log: ProgramLog): Promise<void> {
    const done = this.#last.then(() => this.#reload(server));
    this.#last = done.catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      log({ level: "error", event: "certificate-kept", text });
    });
    return done;
  }

  async #reload(server: KeyHolder): Promise<void> {
    const options = this.#options;
    const path = ownPath(options);
    // A server that is running has one. A new one would lock out everybody.
    if (options.certificate === undefined && !existsSync(path)) {
      throw new UnusableFile(`${path} is missing. Restore it.`);
    }
    const certificate = (await readGivenCertificate(options)) ?? (await ownCertificate(options.data));
    const nextKey = await readNextKey(options, certificate);
    if (certificate.cert !== this.#certificate.cert || certificate.key !== this.#certificate.key) {
      server.setCertificate(certificate);
      this.#certificate = certificate;
      // With another key, the server announces no key any more.
      this.#nextKey = server.nextFingerprint === undefined ? undefined : this.#nextKey;
    }
    if (nextKey !== this.#nextKey) {
      server.announceKey(nextKey);
      this.#nextKey = nextKey;
    }
  }
}

/**
 * Creates the next certificate of the data folder, whose key the server then announces.
 *
 * @throws UnusableFile; an error of the file system concerning the data folder
 */
export async function createNextCertificate(options: Options): Promise<{ path: string; fingerprint: string }> {
  requireOwn(options, "next-key");
  const path = nextPath(options);
  const { cert, key } = await createCertificate();
  await makeFolder(options.data);
  // A key that clients know already must not be lost.
  await writeFile(path, `${key}${cert}\n`, { mode: 0o600, flag: "wx" }).catch((error) => {
    throw error.code === "EEXIST" ? new UnusableFile(`${path} exists: the next key is made already.`) : error;
  });
  return { path, fingerprint: publicKeyFingerprint(cert) };
}

/**
 * Puts the next certificate in the place of the present one, which is kept in another file.
 *
 * @throws UnusableFile; an error of the file system concerning the data folder
 */
export async function switchCertificate(options: Options): Promise<{ path: string; fingerprint: string }> {
  requireOwn(options, "switch-key");
  const [next, path] = [nextPath(options), ownPath(options)];
  if (!existsSync(next)) {
    throw new UnusableFile(`There is no ${next}. Make it with next-key, and let the server announce it.`);
  }
  const pem = (await readRequiredFile(next)).toString();
  const fingerprint = parse(next, "certificate", () => publicKeyFingerprint(pem));
  if (existsSync(path)) await copyFile(path, join(options.data, "previous-certificate.pem"));
  await rename(next, path);
  return { path, fingerprint };
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

/** @throws UnusableFile a certificate was given, which this program does not make */
function requireOwn({ certificate }: Options, command: string): void {
  if (certificate === undefined) return;
  throw new UnusableFile(
    `${command} is for the certificate in the data folder, but ${certificate} was given. Make its successor as you made it, ` +
      "announce the key with --next-key FILE, then replace the files and send SIGHUP.",
  );
}

function ownPath({ data }: Options): string {
  return join(data, "certificate.pem");
}

function nextPath({ data }: Options): string {
  return join(data, "next-certificate.pem");
}

async function readGivenCertificate({ certificate, key }: Options): Promise<Certificate | undefined> {
  if (certificate === undefined || key === undefined) return undefined;
  const pair = {
    cert: (await readRequiredFile(certificate)).toString(),
    key: (await readRequiredFile(key)).toString(),
  };
  const x509 = parse(certificate, "certificate", () => new X509Certificate(pair.cert));
  const privateKey = parse(key, "private key without a passphrase", () => createPrivateKey(pair.key));
  if (!x509.checkPrivateKey(privateKey)) throw new UnusableFile(`${key} is not the private key of ${certificate}.`);
  return pair;
}

/** @returns undefined if there is no next key, or if the present certificate already has it, as after a change */
async function readNextKey(options: Options, { cert }: Certificate): Promise<string | undefined> {
  const path = options.nextKey ?? (options.certificate === undefined ? nextPath(options) : undefined);
  if (path === undefined || (options.nextKey === undefined && !existsSync(path))) return undefined;
  const pem = (await readRequiredFile(path)).toString();
  const fingerprint = parse(path, "public key or certificate", () => publicKeyFingerprint(pem));
  return fingerprint === publicKeyFingerprint(cert) ? undefined : pem;
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

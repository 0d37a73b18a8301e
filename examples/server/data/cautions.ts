import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Options } from "../config/options.ts";
import type { ProgramEntry } from "../log-output.ts";

type Log = (entry: ProgramEntry) => void;

/** Warns of a pepper that others on this machine may read; the store closes the database itself. */
export async function warnOfReadablePepper({ pepper }: Options, log: Log): Promise<void> {
  if (process.platform === "win32") return;
  const { mode } = await stat(pepper);
  if ((mode & 0o044) === 0) return;
  const text = `Others may read it. To end that: chmod 600 ${pepper}`;
  log({ level: "warn", event: "file-readable", path: pepper, text });
}

/**
 * Warns of a certificate that is about to be made for accounts that are there
 * already: the clients of their users know another.
 */
export function warnOfNewCertificate({ certificate, data, database }: Options, log: Log): void {
  const path = join(data, "certificate.pem");
  if (certificate !== undefined || existsSync(path) || !existsSync(database)) return;
  const text = "There are accounts, but no certificate: a new one is made, and their users have to accept it.";
  log({ level: "warn", event: "certificate-new", path, text });
}

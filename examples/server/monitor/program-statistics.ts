import { X509Certificate } from "node:crypto";
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { readVersion } from "../../shared/version.ts";
import type { ProgramStatistics } from "./metrics.ts";

const VERSION = readVersion();

/**
 * Takes what the library does not know.
 *
 * @param certificate  PEM; undefined: the program has none
 * @param database     path of the file
 */
export function takeProgramStatistics(certificate: string | undefined, database: string): ProgramStatistics {
  const expiresMs = certificate === undefined ? undefined : Date.parse(new X509Certificate(certificate).validTo);
  return {
    version: VERSION,
    certificateExpiresSeconds: expiresMs === undefined ? undefined : Math.floor(expiresMs / 1_000),
    diskFreeBytes: freeBytes(dirname(database)),
  };
}

function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

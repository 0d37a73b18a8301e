import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "../config/options.ts";

/** Says what a restore did, and what it left alone: the pepper and the certificate. */
export function describeRestore(
  { database, pepper, data, certificate }: Pick<Options, "database" | "pepper" | "data" | "certificate">,
  file: string,
  replaced: string | undefined,
): string[] {
  const own = join(data, "certificate.pem");
  const path = certificate ?? own;
  return [
    `Restored ${database} from ${file}. Changes after that backup are not in it.`,
    ...(replaced === undefined ? [] : [`The database that was there is kept as ${replaced}.`]),
    `The pepper in ${pepper} opens it.`,
    existsSync(path)
      ? `The certificate in ${path} stays. Users who trust another one must accept it.`
      : `There is no certificate in ${path}: unless you put back the old one, every user must accept a new one.`,
  ];
}

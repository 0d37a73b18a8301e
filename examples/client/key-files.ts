import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportIdentity, type IdentityKeyPair, importIdentity } from "chatwire";
import { keyOfName } from "./user-name.ts";

const DEFAULT_PORT = "4433";

/** The identity keys of this machine's users, one file for each user of each server, readable by the owner only. */
export class KeyFiles {
  readonly #folder: string;
  readonly #server: string;

  constructor(dataDir: string, server: URL) {
    this.#folder = join(dataDir, "keys");
    this.#server = `${server.hostname}:${server.port || DEFAULT_PORT}`;
  }

  /** @throws UsageError the file is damaged */
  async load(name: string): Promise<IdentityKeyPair | undefined> {
    const bytes = await readFile(this.#path(name)).catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    return bytes && importIdentity(bytes);
  }

  async save(name: string, identity: IdentityKeyPair): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#path(name);
    // Written beside and moved: there is never half a key.
    await writeFile(`${path}.new`, exportIdentity(identity), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  /** Names may hold what file names may not. */
  #path(name: string): string {
    const user = `${keyOfName(name)}@${this.#server}`;
    return join(this.#folder, createHash("sha256").update(user).digest("hex").slice(0, 32));
  }
}

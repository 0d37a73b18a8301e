/**
 * The client's knowledge of its user. `UserFile` stores the
 * identity, the device key and the login cookie (login-cookie.ts) on disk; `TextPosition` tracks which texts were
 * displayed, and stores that in the same file; `UserOutbox` keeps texts that wait to be sent in a file of its own; `OwnPrivacy` shows and changes the
 * privacy settings, which the server keeps; user-name.ts compares names as the
 * server does.
 *
 * The invariant: the file is readable by its owner only, and is replaced as a
 * whole, so a crash leaves either the old content or the new.
 */

import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { exportIdentity, type IdentityKeyPair, importIdentity, pinnedAddress, type ServerAddress } from "chatwire";
import { makeFolder } from "../../shared/make-folder.ts";
import { openRegular } from "../../shared/regular-file.ts";
import type { KeptCookie } from "./login-cookie.ts";
import { nameKey } from "./user-name.ts";

/** The stored data of one user of one server. */
export interface StoredUser {
  readonly identity: IdentityKeyPair;
  /** The device key, which logs the user in without the password. */
  readonly device: Uint8Array | undefined;
  /** Of the latest login. */
  readonly cookie: KeptCookie | undefined;
  /** All texts up to this number were displayed or sent here: it was displayed or sent here. */
  readonly seen: number;
  /** Numbers above `seen` of texts that were sent from here, ascending. */
  readonly sent: readonly number[];
}

/** A user file that cannot be used. The message says what to do. */
export class UnusableUserFile extends Error {
  readonly code: "UNPROTECTED_FILE" | "DAMAGED_FILE";

  constructor(code: UnusableUserFile["code"], text: string) {
    super(text);
    this.code = code;
  }
}

const FORMAT = 1;

/** The file of one user of one server. Anybody who can read it can log in as the user. */
export class UserFile {
  readonly #folder: string;
  readonly #path: string;
  /** The last write. Writes run one after another, because an update reads the file first. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ dataDir, server }: { readonly dataDir: string; readonly server: ServerAddress }, name: string) {
    const user = `${nameKey(name)}@${pinnedAddress(server)}`;
    this.#folder = join(dataDir, "users");
    // A user name may contain characters that a file name cannot.
    this.#path = join(this.#folder, createHash("sha256").update(user).digest("hex").slice(0, 32));
  }

  /**
   * @returns undefined if there is no file
   * @throws UnusableUserFile other users of the machine can read the file, or it is damaged
   */
  async load(): Promise<StoredUser | undefined> {
    const file = await openRegular(this.#path).catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (file === undefined) return undefined;
    try {
      await this.#requireProtection(file);
      return this.#parse(await file.readFile("utf8"));
    } finally {
      await file.close();
    }
  }

  save(user: StoredUser): Promise<void> {
    return this.#inTurn(() => this.#write(user));
  }

  /** Changes the stored user, if there is one. */
  update(change: (stored: StoredUser) => StoredUser): Promise<void> {
    return this.#inTurn(async () => {
      const stored = await this.load();
      if (stored !== undefined) await this.#write(change(stored));
    });
  }

  remove(): Promise<void> {
    return this.#inTurn(() => rm(this.#path, { force: true }));
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => {});
    return done;
  }

  /** Refuses a file that others can read, as ssh does: they may have copied the key. */
  async #requireProtection(file: FileHandle): Promise<void> {
    const { mode } = await file.stat();
    if (process.platform === "win32" || (mode & 0o077) === 0) return;
    throw new UnusableUserFile(
      "UNPROTECTED_FILE",
      `Other users of this machine can read ${this.#path}, and log in with it, so it is not used. ` +
        `If you trust them: chmod 600 ${this.#path}. Otherwise remove the file, log in with the password, and revoke the device.`,
    );
  }

  #parse(text: string): StoredUser {
    try {
      const { format, identity, device, cookie, seen, sent } = JSON.parse(text);
      if (format !== FORMAT) throw new Error("The format is unknown.");
      return {
        identity: importIdentity(fromBase64(identity)),
        device: device === undefined ? undefined : fromBase64(device),
        cookie: cookie && { bytes: fromBase64(cookie.bytes), expiresMs: Number(cookie.expiresMs) },
        seen: Number(seen),
        sent: Array.from(sent, Number),
      };
    } catch {
      throw new UnusableUserFile("DAMAGED_FILE", `${this.#path} is damaged. Remove it and log in with the password.`);
    }
  }

  /** Writes a new file and renames it, so the file is always complete. */
  async #write({ identity, device, cookie, seen, sent }: StoredUser): Promise<void> {
    await makeFolder(this.#folder);
    const fields = {
      format: FORMAT,
      identity: toBase64(exportIdentity(identity)),
      device: device && toBase64(device),
      cookie: cookie && { bytes: toBase64(cookie.bytes), expiresMs: cookie.expiresMs },
      seen,
      sent,
    };
    const temporary = `${this.#path}.${process.pid}.new`;
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(fields)}\n`);
      // A file that is renamed before it is on the disk can be empty after a power failure.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#path);
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: unknown): Uint8Array {
  return Uint8Array.from(Buffer.from(String(text), "base64"));
}

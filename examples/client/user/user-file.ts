import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { exportIdentity, type IdentityKeyPair, importIdentity } from "chatwire";
import { keyOfName } from "./user-name.ts";

/** What is kept of one user of one server. */
export interface KeptUser {
  readonly identity: IdentityKeyPair;
  /** What logs the user in without the password; undefined where that has to be typed. */
  readonly device: Uint8Array | undefined;
  /** Number of the last text that need not be shown here any more. */
  readonly seen: number;
  /** Numbers after it of texts that were sent from here, ascending. */
  readonly sent: readonly number[];
}

/** The file cannot be used as it is. The text says what to do. */
export class UnusableUserFile extends Error {
  readonly code: "UNPROTECTED_FILE" | "DAMAGED_FILE";

  constructor(code: UnusableUserFile["code"], text: string) {
    super(text);
    this.code = code;
  }
}

const DEFAULT_PORT = "4433";
const FORMAT = 1;

/** The file of one user of one server, for its owner's eyes only: whoever reads it can log in as the user. */
export class UserFile {
  readonly #folder: string;
  readonly #path: string;
  /** One after the other, because a change begins with reading. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ dataDir, server }: { readonly dataDir: string; readonly server: URL }, name: string) {
    const user = `${keyOfName(name)}@${server.hostname}:${server.port || DEFAULT_PORT}`;
    this.#folder = join(dataDir, "users");
    // Names may hold what file names may not.
    this.#path = join(this.#folder, createHash("sha256").update(user).digest("hex").slice(0, 32));
  }

  /** @throws UnusableUserFile others can read the file, or it is damaged */
  async load(): Promise<KeptUser | undefined> {
    const file = await open(this.#path).catch((error) => {
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

  save(kept: KeptUser): Promise<void> {
    return this.#inTurn(() => this.#write(kept));
  }

  /** Changes what is kept, where something is. */
  update(change: (kept: KeptUser) => KeptUser): Promise<void> {
    return this.#inTurn(async () => {
      const kept = await this.load();
      if (kept !== undefined) await this.#write(change(kept));
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

  /** As ssh does with its keys: somebody else may have this one already, and only the user can tell. */
  async #requireProtection(file: FileHandle): Promise<void> {
    const { mode } = await file.stat();
    if (process.platform === "win32" || (mode & 0o077) === 0) return;
    throw new UnusableUserFile(
      "UNPROTECTED_FILE",
      `Others on this machine may read ${this.#path}, and log in by it. It is not used. ` +
        `If nobody has: chmod 600 ${this.#path}. Otherwise remove it, log in by the password, and revoke the device.`,
    );
  }

  #parse(text: string): KeptUser {
    try {
      const { format, identity, device, seen, sent } = JSON.parse(text);
      if (format !== FORMAT) throw new Error("It is of another format.");
      return {
        identity: importIdentity(fromBase64(identity)),
        device: device === undefined ? undefined : fromBase64(device),
        seen: Number(seen),
        sent: Array.from(sent, Number),
      };
    } catch {
      throw new UnusableUserFile("DAMAGED_FILE", `${this.#path} is damaged. Remove it, and log in by the password.`);
    }
  }

  /** Written beside and moved: there is never half a key. */
  async #write({ identity, device, seen, sent }: KeptUser): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const kept = {
      format: FORMAT,
      identity: toBase64(exportIdentity(identity)),
      device: device && toBase64(device),
      seen,
      sent,
    };
    const beside = `${this.#path}.${process.pid}.new`;
    const file = await open(beside, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(kept)}\n`);
      // A file that is moved before it is on the disk can be empty after a power cut.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.#path);
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: unknown): Uint8Array {
  return Uint8Array.from(Buffer.from(String(text), "base64"));
}

import { ClosedError } from "../../errors.ts";
import { nameKey } from "../../name.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { CallOptions } from "../connection/call.ts";
import type { PeerLink } from "../conversations/link/peer-link.ts";

/** What files need of a link. */
export type FileLink = Pick<PeerLink, "peer" | "files" | "closed" | "connected" | "close">;

export interface FileLinksOptions {
  /** Returns the links of the conversations that are going on. */
  readonly links: () => readonly FileLink[];
  /** Invites a user, and waits for the link. */
  readonly connect: (name: string, options: CallOptions) => Promise<FileLink>;
}

/** A link that is used for a file. */
export interface Lease {
  readonly link: FileLink;
  /** Closes a link that was opened for files, if no other file uses it. Call it once. */
  release(): void;
}

export interface LeaseOptions {
  /** Fires when the caller gives up. */
  readonly signal: AbortSignal;
  /** How long an invitation waits. Default: that of `ChatClient.connectTo`. */
  readonly timeoutMs?: number;
}

interface Opened {
  readonly link: Promise<FileLink>;
  users: number;
  /** Gives up the invitation. */
  readonly giveUp: AbortController;
}

/** The links over which files are sent: those of the program's conversations, or else some that are opened for files. */
export class FileLinks {
  readonly #options: FileLinksOptions;
  /** The links that were opened for files, by the keys of the users' names. */
  readonly #opened = new Map<string, Opened>();

  constructor(options: FileLinksOptions) {
    this.#options = options;
  }

  /**
   * Returns a connected link to a user, after an invitation if there is none. The invitation waits as long as the first caller
   * allows, and ends before once every caller has given up.
   *
   * @throws as `ChatClient.connectTo`; the reason of the signal
   */
  async lease(name: string, { signal, timeoutMs }: LeaseOptions): Promise<Lease> {
    const key = nameKey(name);
    let opened = this.#opened.get(key);
    if (opened === undefined) {
      const existing = this.#options.links().find(({ peer }) => nameKey(peer) === key);
      if (existing !== undefined) {
        await existing.connected(signal);
        return { link: existing, release: () => {} };
      }
      opened = this.#open(key, name, timeoutMs);
    }
    const entry = opened;
    entry.users += 1;
    try {
      const link = await untilAborted(entry.link, signal);
      await link.connected(signal);
      return { link, release: () => this.#release(key, entry) };
    } catch (error) {
      this.#release(key, entry);
      throw error;
    }
  }

  #open(key: string, name: string, timeoutMs: number | undefined): Opened {
    const giveUp = new AbortController();
    const options = { signal: giveUp.signal, ...(timeoutMs !== undefined && { timeoutMs }) };
    const opened = { link: this.#options.connect(name, options), users: 0, giveUp };
    this.#opened.set(key, opened);
    void this.#follow(key, opened);
    return opened;
  }

  /** Closes a link that nobody uses any more, or gives up its invitation. */
  #release(key: string, opened: Opened): void {
    opened.users -= 1;
    if (opened.users > 0) return;
    this.#forget(key, opened);
    opened.giveUp.abort(new ClosedError("CANCELLED", "Nothing is to be sent over the link any more."));
    opened.link.then(
      (link) => link.close(),
      () => {},
    );
  }

  /** Forgets a link once it has ended, or if there was none. */
  async #follow(key: string, opened: Opened): Promise<void> {
    await opened.link.then(
      ({ closed }) => closed,
      () => undefined,
    );
    this.#forget(key, opened);
  }

  #forget(key: string, opened: Opened): void {
    if (this.#opened.get(key) === opened) this.#opened.delete(key);
  }
}

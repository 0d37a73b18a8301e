import { nameKey } from "../../name.ts";
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
  /** Closes a link that was opened for files, if no other file uses it. */
  release(): void;
}

interface Opened {
  readonly link: Promise<FileLink>;
  users: number;
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
   * Returns a link to a user, after an invitation if there is none. The options of the first caller limit the invitation.
   *
   * @throws as `ChatClient.connectTo`
   */
  async lease(name: string, options: CallOptions): Promise<Lease> {
    const key = nameKey(name);
    let opened = this.#opened.get(key);
    if (opened === undefined) {
      const existing = this.#options.links().find(({ peer }) => nameKey(peer) === key);
      if (existing !== undefined) return { link: existing, release: () => {} };
      opened = { link: this.#options.connect(name, options), users: 0 };
      this.#opened.set(key, opened);
      void this.#follow(key, opened);
    }
    const entry = opened;
    entry.users += 1;
    const forget = (): void => this.#forget(key, entry);
    try {
      const link = await entry.link;
      const release = (): void => {
        entry.users -= 1;
        if (entry.users > 0) return;
        forget();
        void link.close();
      };
      return { link, release };
    } catch (error) {
      forget();
      throw error;
    }
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

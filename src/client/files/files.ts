/**
 * Files, from one user's client to another's, over the link between them.
 *
 * How the folder fits together: `files.ts` is the public API. `file-sending.ts` is one call of `send`, `file-receiving.ts`
 * one file of a peer; both outlive links. `file-links.ts` has the links over which files are sent. What travels on a link,
 * and the verification of blocks, is in `src/peering/files`. A file is read from a `FileSource` (`file-source.ts`), in
 * `hash-blocks.ts` once before it is offered. It is stored in a `FileSink` (`file-sink.ts`); `folder-sink.ts` is the one for a folder, under names of
 * `file-names.ts`. `file-ends.ts` has the errors.
 *
 * Invariant: a file is stored only if the program has accepted it, and under its name only if all of it is what was
 * offered.
 */

import type { ChatError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { nameKey } from "../../name.ts";
import type { Clock } from "../../net/network.ts";
import type { FileDescription } from "../../peering/files/description.ts";
import type { IncomingFileHandler } from "../conversations/link/link-files.ts";
import { EventQueue, type EventStream } from "../events/event-queue.ts";
import { type FileLink, FileLinks, type FileLinksOptions } from "./file-links.ts";
import { type FileOffer, FileReceiving } from "./file-receiving.ts";
import { FileSending, type SendFileOptions, type SentFile } from "./file-sending.ts";
import type { FileSource } from "./file-source.ts";

export interface FilesOptions extends FileLinksOptions {
  readonly clock: Clock;
  readonly limits: Limits;
}

/** Files to and from other users. The server stores nothing of them. */
export class Files {
  /**
   * Files that peers offer. An offer that the peer withdraws while nobody has read it is removed. If `eventQueueMax` wait, a
   * further one is refused.
   */
  readonly offers: EventStream<FileOffer>;
  readonly #offers: EventQueue<FileOffer>;
  readonly #options: FilesOptions;
  readonly #links: FileLinks;
  /** The files of peers that are not over, by peer and content, oldest first. */
  readonly #receiving = new Map<string, FileReceiving>();
  #over = new AbortController();

  /** @internal */
  constructor(options: FilesOptions) {
    this.#options = options;
    this.#links = new FileLinks(options);
    this.#offers = new EventQueue(options.limits.eventQueueMax);
    this.offers = this.#offers;
  }

  /**
   * Sends a file to a user, who must accept it: over the link with the user if there is one, or else after an invitation,
   * which the user's program accepts as any other. Resolves when the user's client has stored the whole file. If the link is
   * lost, the file goes on over another one, with the blocks that are missing; so it does if the program calls `send` with
   * the same file after it was started again. A link that was opened for files is closed after the last of them.
   *
   * The whole source is read once before it is offered.
   *
   * @param source   for example a `DiskSource`. It must not change until the call is over
   * @param options  `timeoutMs`: how long the user may take to accept the file; default `fileOfferTimeoutMs`
   * @throws ProtocolError FILE_DECLINED; FILE_CANCELLED: the user has cancelled the transfer; FILE_DAMAGED: the source has
   *   changed; FILE_NOT_STORED: the user's client cannot store it; TOO_LARGE: larger than `fileBytesMax`, here or there;
   *   LIMIT_REACHED: too many files are on their way; FEATURE_MISSING: the user's client has no files; TIMED_OUT
   * @throws UsageError the name or the media type of the source is not valid; WRONG_STATE: nobody is logged in
   * @throws TransportError TIMED_OUT: the offer was not answered in time
   * @throws ClosedError, TransportError and others: there was no link, as `connectTo`; or none again within `fileResumeMs`
   */
  async send(name: string, source: FileSource, options: SendFileOptions = {}): Promise<SentFile> {
    const { clock, limits } = this.#options;
    const about = { clock, limits, links: this.#links, over: this.#over.signal };
    return new FileSending(about, name, source, options).run();
  }

  /**
   * Whether a file of a user was accepted and has not arrived. A program may then accept the user's next invitation by
   * itself, so that the file goes on.
   */
  expects(name: string): boolean {
    const prefix = peerKey(name);
    return [...this.#receiving].some(([key, file]) => key.startsWith(prefix) && file.isAccepted);
  }

  /** Takes the files that are offered on a link. */
  watch(link: FileLink): void {
    link.files.onOffer = (description, transfer) => this.#take(link, description, transfer);
  }

  /** Ends all transfers, because the login has ended. What has arrived is kept. */
  endLogin(reason: ChatError): void {
    this.#over.abort(reason);
    this.#over = new AbortController();
    for (const file of [...this.#receiving.values()]) file.end(reason);
    this.#offers.clear();
  }

  /** Ends everything: the client is closed. */
  end(reason: ChatError): void {
    this.endLogin(reason);
    this.#offers.end();
  }

  #take(link: FileLink, description: FileDescription, transfer: number): IncomingFileHandler | undefined {
    const key = contentKey(link.peer, description);
    const known = this.#receiving.get(key);
    // Twice on one link, the two would write the same file.
    if (known !== undefined) return known.isOn(link) ? undefined : known.attach(link, transfer);
    this.#dropLost(link.peer);
    if (this.#receiving.size >= this.#options.limits.eventQueueMax || this.#offers.full) return undefined;
    const { clock, limits } = this.#options;
    const onOver = (): void => {
      this.#receiving.delete(key);
      this.#offers.remove(file.offer);
    };
    const file: FileReceiving = new FileReceiving({ clock, limits, from: link.peer, description, onOver });
    this.#receiving.set(key, file);
    const handler = file.attach(link, transfer);
    this.#offers.push(file.offer);
    return handler;
  }

  /** Ends the oldest transfer of a peer that waits for another link, if as many wait as the peer may have on one link. */
  #dropLost(peer: string): void {
    const prefix = peerKey(peer);
    const lost = [...this.#receiving].filter(([key, file]) => key.startsWith(prefix) && !file.isAttached);
    if (lost.length >= this.#options.limits.fileTransfersMax) lost[0]?.[1].giveUp();
  }
}

function peerKey(name: string): string {
  return `${nameKey(name)}\n`;
}

/** Names of users and files have no line breaks. */
function contentKey(peer: string, { name, size, root }: FileDescription): string {
  return `${peerKey(peer)}${Buffer.from(root).toString("hex")}\n${size}\n${name}`;
}

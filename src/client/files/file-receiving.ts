import { blockBytesOf } from "../../crypto/block-tree.ts";
import { ClosedError, UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import type { Limits } from "../../limits.ts";
import { onAbort } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { FileEnd } from "../../peering/files/channel.ts";
import type { FileDescription } from "../../peering/files/description.ts";
import type { IncomingFileHandler } from "../conversations/link/link-files.ts";
import { FILE_CANCELLED, FILE_DECLINED, FILE_NOT_STORED, fileError, WHOLE } from "./file-ends.ts";
import type { FileLink } from "./file-links.ts";
import type { FileProgress } from "./file-sending.ts";
import type { FileSink, FileWriting } from "./file-sink.ts";

/** The options of `FileOffer.accept`. */
export interface AcceptFileOptions {
  /** Cancels the transfer, and has the sink remove what has arrived. */
  readonly signal?: AbortSignal;
  /** Called when the sink is open, and with each block that is stored. */
  readonly onProgress?: (progress: FileProgress) => void;
}

/** A file that has been received. */
export interface ReceivedFile {
  /** Where it is, as the sink says. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** A file that a peer offers. */
export interface FileOffer {
  /** The peer's name. */
  readonly from: string;
  /** The name of the file as its sender has it: 1 to 255 bytes of UTF-8, and no path. Shown to people, it may mislead. */
  readonly name: string;
  /** The media type, as the sender says; empty: unknown. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /**
   * Resolves when the offer can no longer be answered: it was answered, the peer has withdrawn it, or its link is lost for
   * good.
   */
  readonly ended: Promise<void>;
  /**
   * Receives the file. Resolves when it is stored whole. If the link is lost, or the peer's program is started again, the
   * transfer goes on once the peer has offered the file again, without another question, for `fileResumeMs` at most.
   *
   * @throws UsageError WRONG_STATE: the offer was answered before
   * @throws ProtocolError FILE_CANCELLED: the peer has withdrawn the file; FILE_DAMAGED: the peer sent blocks of another
   *   file, again and again, or its file has changed; TIMED_OUT: it sends nothing; MALFORMED: it contradicts itself
   * @throws StoreError the sink cannot store the file; STORE_IN_USE: it receives the same file already
   * @throws ClosedError, TransportError: the link ended, and there was no other one in time; or the login ended. What has
   *   arrived is kept: the next offer of the same file goes on with it. The reason of the signal
   */
  accept(sink: FileSink, options?: AcceptFileOptions): Promise<ReceivedFile>;
  /** Refuses the file. Does nothing if the offer is over. */
  decline(): void;
}

export interface FileReceivingOptions {
  readonly clock: Clock;
  readonly limits: Pick<Limits, "fileResumeMs">;
  readonly from: string;
  readonly description: FileDescription;
  /** Called once, when nothing more can become of the file. */
  readonly onOver: () => void;
}

/** The transfer that carries the file now. */
interface Attached {
  readonly link: FileLink;
  readonly transfer: number;
}

const ACCEPT_KEYS: KeysOf<AcceptFileOptions> = { signal: true, onProgress: true };

/** One file of a peer, from its first offer on, over any number of links. */
export class FileReceiving {
  readonly offer: FileOffer;
  readonly #options: FileReceivingOptions;
  readonly #timer: Timer;
  #state: "offered" | "accepted" | "over" = "offered";
  #settleOffer: () => void = () => {};
  /** Whether what has arrived is to be removed, also if the sink opens only later. */
  #isCancelled = false;
  #attached: Attached | undefined;
  #reason: Error | undefined;
  #writing: FileWriting | undefined;
  /** What is written, one block after the other. */
  #work: Promise<void> = Promise.resolve();
  #bytes = 0;
  #onProgress: (progress: FileProgress) => void = () => {};
  #settle: { resolve: (file: ReceivedFile) => void; reject: (error: unknown) => void } | undefined;

  constructor(options: FileReceivingOptions) {
    const { clock, from, description } = options;
    const { name, mediaType, size } = description;
    this.#options = options;
    this.#timer = new Timer(clock, () => this.giveUp());
    const ended = new Promise<void>((resolve) => {
      this.#settleOffer = resolve;
    });
    this.offer = {
      from,
      name,
      mediaType,
      size,
      ended,
      accept: (sink, acceptOptions = {}) => this.#accept(sink, acceptOptions),
      decline: () => {
        if (this.#state === "offered") this.#end(FILE_DECLINED, new ClosedError("DECLINED", `You declined ${name}.`));
      },
    };
  }

  /** Whether the program has accepted the file, and it has not arrived. */
  get isAccepted(): boolean {
    return this.#state === "accepted";
  }

  /** Whether a link carries the transfer. */
  get isAttached(): boolean {
    return this.#attached !== undefined;
  }

  /** Whether this link carries the transfer. */
  isOn(link: FileLink): boolean {
    return this.#attached?.link === link;
  }

  /** The peer offers the file on a link. Another link that carried it is left. */
  attach(link: FileLink, transfer: number): IncomingFileHandler {
    const attached = { link, transfer };
    this.#attached = attached;
    this.#timer.clear();
    if (this.#writing !== undefined) this.#begin(attached, this.#writing);
    return {
      arrived: (block, content, leaf) => this.#store(attached, block, content, leaf),
      // The channel counts them, and ends the transfer if there are too many.
      wrong: () => {},
      ended: (end) => this.#ended(attached, end),
      lost: (reason) => this.#detach(attached, reason),
    };
  }

  /** Ends a transfer whose link is lost. What has arrived is kept. */
  giveUp(): void {
    this.#fail(this.#reason);
  }

  /** Ends the transfer, because the login has ended. What has arrived is kept. */
  end(reason: Error): void {
    this.#fail(reason);
  }

  async #accept(sink: FileSink, options: AcceptFileOptions): Promise<ReceivedFile> {
    checkKeys(options, ACCEPT_KEYS, "option", " of FileOffer.accept");
    const { signal, onProgress = () => {} } = options;
    signal?.throwIfAborted();
    if (this.#state === "over" && this.#reason !== undefined) throw this.#reason;
    if (this.#state !== "offered") throw new UsageError("The offer of the file was answered before.", "WRONG_STATE");
    this.#state = "accepted";
    this.#settleOffer();
    this.#onProgress = onProgress;
    const received = new Promise<ReceivedFile>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    const leave = onAbort(signal, () => void this.#cancel(signal?.reason));
    this.#open(sink).catch((error) => this.#fail(error));
    return received.finally(leave);
  }

  async #open(sink: FileSink): Promise<void> {
    const writing = await sink.open(this.#options.description);
    if (this.#state === "over") return this.#isCancelled ? writing.discard() : writing.suspend();
    this.#writing = writing;
    const { size } = this.#options.description;
    for (const [block, held] of writing.held.entries()) if (held !== 0) this.#bytes += blockBytesOf(size, block);
    this.#progress();
    if (this.#isWhole) await this.#finish(writing);
    else if (this.#attached !== undefined) this.#begin(this.#attached, writing);
  }

  /** Asks for the blocks that are missing, once those that have arrived are stored. */
  #begin(attached: Attached, writing: FileWriting): void {
    const accept = (): void => {
      if (this.#attached === attached) attached.link.files.accept(attached.transfer, writing.held);
    };
    this.#work = this.#work.then(accept).catch((error) => this.#fail(error));
  }

  #store(attached: Attached, block: number, content: Uint8Array, leaf: Uint8Array): void {
    const write = async (): Promise<void> => {
      const writing = this.#writing;
      if (this.#state !== "accepted" || writing === undefined) return;
      const isNew = writing.held[block] === 0;
      await writing.write(block, content, leaf);
      attached.link.files.stored(attached.transfer);
      if (isNew) this.#bytes += content.length;
      this.#progress();
      if (this.#isWhole) await this.#finish(writing);
    };
    this.#work = this.#work.then(write).catch((error) => this.#fail(error));
  }

  async #finish(writing: FileWriting): Promise<void> {
    if (this.#state !== "accepted") return;
    this.#writing = undefined;
    const path = await writing.finish();
    const { size } = this.#options.description;
    this.#settle?.resolve({ path, size });
    this.#end(WHOLE, new UsageError("The file has been received.", "WRONG_STATE"));
  }

  #ended(attached: Attached, end: FileEnd): void {
    if (this.#attached !== attached) return;
    this.#attached = undefined;
    const { name } = this.#options.description;
    const error = fileError(end, name, this.#options.from);
    if (end.code === "FILE_CANCELLED") void this.#cancel(error);
    else this.#fail(error);
  }

  #detach(attached: Attached, reason: Error): void {
    if (this.#attached !== attached) return;
    this.#attached = undefined;
    this.#reason = reason;
    this.#timer.set(this.#options.clock.monotonicMs() + this.#options.limits.fileResumeMs);
  }

  /** Ends the transfer with an error. What has arrived is kept. */
  #fail(error: unknown): void {
    const writing = this.#writing;
    this.#writing = undefined;
    this.#end(FILE_NOT_STORED, error);
    void this.#work.then(() => writing?.suspend()).catch(() => {});
  }

  /** Ends the transfer, and removes what has arrived. */
  async #cancel(reason: unknown): Promise<void> {
    const writing = this.#writing;
    this.#writing = undefined;
    this.#isCancelled = true;
    this.#end(FILE_CANCELLED, reason);
    await this.#work.then(() => writing?.discard()).catch(() => {});
  }

  #end(
    code: typeof WHOLE | typeof FILE_CANCELLED | typeof FILE_DECLINED | typeof FILE_NOT_STORED,
    reason: unknown,
  ): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#settleOffer();
    this.#reason = reason instanceof Error ? reason : new ClosedError("CANCELLED", "The transfer was cancelled.");
    this.#timer.clear();
    this.#attached?.link.files.end(this.#attached.transfer, code);
    this.#attached = undefined;
    this.#settle?.reject(reason);
    this.#options.onOver();
  }

  /** By the bytes: looking at each block after each block would take a square of their number. */
  get #isWhole(): boolean {
    return this.#bytes === this.#options.description.size;
  }

  #progress(): void {
    this.#onProgress({ bytes: this.#bytes, size: this.#options.description.size });
  }
}

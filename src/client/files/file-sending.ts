import { BlockTree, blockBytesOf, FILE_BLOCK_BYTES } from "../../crypto/block-tree.ts";
import { type ChatError, CryptoError, ProtocolError, UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import type { Limits } from "../../limits.ts";
import { type Deadline, deadline, onAbort, untilAborted } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";
import type { CallOptions } from "../connection/call.ts";
import type { LinkFiles } from "../conversations/link/link-files.ts";
import { FILE_CANCELLED, fileError } from "./file-ends.ts";
import type { FileLink, FileLinks } from "./file-links.ts";
import type { FileSource } from "./file-source.ts";
import { hashBlocks } from "./hash-blocks.ts";

/** How far a file has come. */
export interface FileProgress {
  /** Bytes that the receiver has; at the sender, also those on their way. */
  readonly bytes: number;
  /** Bytes of the file. */
  readonly size: number;
}

/** The options of `files.send`. */
export interface SendFileOptions extends CallOptions {
  /** Called when the receiver has accepted the file, and with each block. */
  readonly onProgress?: (progress: FileProgress) => void;
}

/** A file that the receiver has stored. */
export interface SentFile {
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes of its blocks that this call has sent: fewer than `size` if the receiver had some, more if links were lost. */
  readonly bytesSent: number;
}

export interface FileSendingOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly links: FileLinks;
  /** Fires when the login ends. */
  readonly over: AbortSignal;
}

const SEND_KEYS: KeysOf<SendFileOptions> = { signal: true, timeoutMs: true, onProgress: true };
/**
 * How long an invitation waits with which an accepted file goes on. It may have reached only a login of the receiver whose
 * program is gone; the next one reaches the new one.
 */
const INVITATION_AGAIN_MS = 5_000;
/** The pauses before another link is opened; the last one again and again. */
const PAUSES_MS = [250, 1_000, 2_000, 5_000, 10_000];

/** A receiver that so often in a row has no more of the file than before keeps nothing of it. */
const FRUITLESS_LINKS_MAX = 8;

/** The link has ended, and with it the transfer. */
class LinkLost {
  readonly reason: ChatError;

  constructor(reason: ChatError) {
    this.reason = reason;
  }
}

/** One call of `send`: it offers the file on one link after the other, until the receiver has it. */
export class FileSending {
  readonly #options: FileSendingOptions;
  readonly #to: string;
  readonly #source: FileSource;
  readonly #onProgress: (progress: FileProgress) => void;
  readonly #unanswered: Deadline;
  readonly #stop: AbortSignal;
  #hasHadLink = false;
  /** How many there were since the receiver accepted the file. */
  #pauses = 0;
  #isAccepted = false;
  #activeMs: number;
  #bytesSent = 0;
  /** The most blocks that the receiver has had at the beginning of a transfer, and how often since it had no more. */
  #mostHeld = -1;
  #fruitless = 0;

  constructor(options: FileSendingOptions, to: string, source: FileSource, sendOptions: SendFileOptions) {
    checkKeys(sendOptions, SEND_KEYS, "option", " of files.send");
    const { clock, limits, over } = options;
    const { signal, timeoutMs = limits.fileOfferTimeoutMs, onProgress = () => {} } = sendOptions;
    this.#options = options;
    this.#to = to;
    this.#source = source;
    this.#onProgress = onProgress;
    this.#activeMs = clock.monotonicMs();
    this.#unanswered = deadline(clock, undefined, timeoutMs, `Offering ${source.name} to ${to}`);
    this.#stop = AbortSignal.any([this.#unanswered.signal, over, ...(signal === undefined ? [] : [signal])]);
  }

  async run(): Promise<SentFile> {
    const { size } = this.#source;
    try {
      const { fileBytesMax } = this.#options.limits;
      if (size > fileBytesMax)
        throw new ProtocolError(
          "TOO_LARGE",
          `${this.#source.name} has ${size} bytes; at most ${fileBytesMax} are sent.`,
          {
            limit: "fileBytesMax",
          },
        );
      const read = (position: number, length: number) => this.#source.read(position, length);
      const tree = new BlockTree(size, await hashBlocks(size, read, this.#stop));
      await this.#overLinks(tree);
      return { size, bytesSent: this.#bytesSent };
    } finally {
      this.#unanswered[Symbol.dispose]();
    }
  }

  async #overLinks(tree: BlockTree): Promise<void> {
    for (;;) {
      try {
        return await this.#overLink(tree);
      } catch (error) {
        this.#stop.throwIfAborted();
        if (!this.#goesOnAfter(error)) throw error instanceof LinkLost ? error.reason : error;
        await this.#pause(PAUSES_MS[Math.min(this.#pauses, PAUSES_MS.length - 1)] ?? 0);
        this.#pauses += 1;
      }
    }
  }

  /** Whether another link may help. What the receiver has decided, and what is wrong here, ends the call. */
  #goesOnAfter(error: unknown): boolean {
    const { clock, limits } = this.#options;
    // Until it is accepted, the time of the offer counts.
    const isInTime = !this.#isAccepted || clock.monotonicMs() - this.#activeMs < limits.fileResumeMs;
    return isInTime && this.#hasHadLink && error instanceof LinkLost;
  }

  async #pause(pauseMs: number): Promise<void> {
    using pause = deadline(this.#options.clock, this.#stop, pauseMs, "The pause");
    await untilAborted(new Promise(() => {}), pause.signal).catch(() => {});
    this.#stop.throwIfAborted();
  }

  /** @throws LinkLost; the error with which the transfer has ended */
  async #overLink(tree: BlockTree): Promise<void> {
    const lease = await this.#lease();
    try {
      await this.#transfer(lease.link, tree);
    } finally {
      lease.release();
    }
  }

  /** @throws LinkLost if there was a link before; the error with which there is none */
  async #lease(): Promise<Awaited<ReturnType<FileLinks["lease"]>>> {
    try {
      const lease = await this.#options.links.lease(this.#to, {
        signal: this.#stop,
        ...(this.#isAccepted && { timeoutMs: INVITATION_AGAIN_MS }),
      });
      this.#hasHadLink = true;
      return lease;
    } catch (error) {
      const isFinal = error instanceof UsageError || error instanceof CryptoError || !isChatError(error);
      throw isFinal || !this.#hasHadLink ? error : new LinkLost(error);
    }
  }

  #transfer(link: FileLink, tree: BlockTree): Promise<void> {
    const { name, mediaType = "" } = this.#source;
    const { size } = tree;
    let bytes = 0;
    let leave = (): void => {};
    return new Promise<void>((resolve, reject) => {
      const withdraw = (error: unknown): void => {
        link.files.withdraw(transfer, FILE_CANCELLED);
        reject(error);
      };
      const supply = async (block: number): Promise<void> => {
        this.#count(blockBytesOf(size, block), size);
        const content = await this.#source.read(block * FILE_BLOCK_BYTES, blockBytesOf(size, block));
        link.files.supply(transfer, block, content);
        bytes += content.length;
        this.#progress(bytes, size);
      };
      const transfer = offerOn(link, { name, mediaType }, tree, {
        accepted: (blocksHeld) => {
          if (this.#isFruitless(blocksHeld)) {
            const text = `The client of ${this.#to} was sent ${name} again and again, and keeps nothing of it.`;
            withdraw(new ProtocolError("FILE_NOT_STORED", text));
            return;
          }
          this.#unanswered[Symbol.dispose]();
          this.#isAccepted = true;
          this.#pauses = 0;
          bytes = Math.min(size, blocksHeld * FILE_BLOCK_BYTES);
          this.#progress(bytes, size);
        },
        wanted: (block) => {
          supply(block).catch(withdraw);
        },
        ended: (end) => {
          if (end.code === undefined) resolve();
          else reject(fileError(end, name, this.#to));
        },
        lost: (reason) => reject(new LinkLost(reason)),
      });
      leave = onAbort(this.#stop, () => withdraw(this.#stop.reason));
    }).finally(() => leave());
  }

  /** Whether to end it: a receiver whose links get lost one after the other could have the file sent for ever. */
  #isFruitless(blocksHeld: number): boolean {
    this.#fruitless = blocksHeld > this.#mostHeld ? 0 : this.#fruitless + 1;
    this.#mostHeld = Math.max(this.#mostHeld, blocksHeld);
    return this.#fruitless >= FRUITLESS_LINKS_MAX;
  }

  /**
   * Counts bytes that the receiver has asked for.
   *
   * @throws ProtocolError LIMIT_REACHED: it has asked for the file too often, on all links together
   */
  #count(bytes: number, size: number): void {
    const { fileSendFactorMax, fileWindowBytesMax } = this.#options.limits;
    // What is on its way gets lost with its link, and a small file may be all of that.
    const bytesMax = fileSendFactorMax * Math.max(size, fileWindowBytesMax);
    if (this.#bytesSent + bytes > bytesMax)
      throw new ProtocolError(
        "LIMIT_REACHED",
        `The client of ${this.#to} asks for more of ${this.#source.name} than ${fileSendFactorMax} times its bytes.`,
        { limit: "fileSendFactorMax" },
      );
    this.#bytesSent += bytes;
  }

  #progress(bytes: number, size: number): void {
    this.#activeMs = this.#options.clock.monotonicMs();
    this.#onProgress({ bytes: Math.min(bytes, size), size });
  }
}

/** @throws LinkLost: the link is about to end; as `LinkFiles.offer` */
function offerOn(link: FileLink, ...offer: Parameters<LinkFiles["offer"]>): number {
  try {
    return link.files.offer(...offer);
  } catch (error) {
    const isEnding = error instanceof UsageError && error.code === "WRONG_STATE";
    throw isEnding ? new LinkLost(error) : error;
  }
}

function isChatError(error: unknown): error is ChatError {
  return error instanceof Error && "code" in error && "retryable" in error;
}

import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { PeerFileRequest } from "../../../generated/chatwire/v1/file.ts";
import {
  blockBytesOf,
  blockCountOf,
  FILE_BLOCK_BYTES,
  isBlockOf,
  leafHash,
  proofBytesOf,
} from "../../crypto/block-tree.ts";
import type { Limits } from "../../limits.ts";
import type { FileDescription } from "./description.ts";
import { FileFault } from "./file-fault.ts";
import { REQUESTS_WAITING_MAX } from "./sender.ts";

/** A block that has arrived whole. */
export interface ArrivedBlock {
  readonly block: number;
  /** Whether it belongs to the file. If not, it is asked for again. */
  readonly isVerified: boolean;
  readonly content: Uint8Array;
  /** The hash of the content. */
  readonly leaf: Uint8Array;
}

/** A block of which parts have arrived. */
interface Joining {
  readonly block: number;
  readonly bytes: Uint8Array;
  filled: number;
}

/**
 * One file from the peer, on one link, once it is accepted.
 *
 * It asks for blocks as long as fewer wait than the window has room for: those asked for, and those that have arrived
 * and that the owner has not stored. So its memory is bounded, whatever the peer sends.
 */
export class IncomingFile {
  readonly #transfer: number;
  readonly #description: FileDescription;
  readonly #blocks: number;
  readonly #windowBlocks: number;
  readonly #wrongBlocksMax: number;
  /** One byte for each block: whether the owner has it, or it has been asked for. */
  readonly #taken: Uint8Array;
  /** Below this block, all are taken. */
  #from = 0;
  /** The blocks that were asked for, in the order in which they come. */
  readonly #requested: number[] = [];
  /** Blocks that the owner has not stored yet. */
  #unstored = 0;
  #joining: Joining | undefined;
  #wrong = 0;

  /** @param held  one byte for each block: not 0 if the owner has it; copied */
  constructor(
    transfer: number,
    description: FileDescription,
    held: Uint8Array,
    limits: Pick<Limits, "fileWindowBytesMax" | "fileWrongBlocksMax">,
  ) {
    this.#transfer = transfer;
    this.#description = description;
    this.#blocks = blockCountOf(description.size);
    const windowBlocks = Math.floor(limits.fileWindowBytesMax / FILE_BLOCK_BYTES);
    // Each request is for one block at least.
    this.#windowBlocks = Math.min(REQUESTS_WAITING_MAX, Math.max(1, windowBlocks));
    this.#wrongBlocksMax = limits.fileWrongBlocksMax;
    this.#taken = Uint8Array.from({ length: this.#blocks }, (_, block) => held[block] ?? 0);
  }

  /** Whether the peer has to send something next. */
  get isWaiting(): boolean {
    return this.#requested.length > 0;
  }

  /** Returns the next request to send, if the window has room for half of its blocks. */
  takeRequest(): PeerFileRequest | undefined {
    const room = this.#windowBlocks - this.#requested.length - this.#unstored;
    if (room <= 0 || (this.isWaiting && room < this.#windowBlocks / 2)) return undefined;
    while (this.#from < this.#blocks && this.#taken[this.#from] !== 0) this.#from += 1;
    const first = this.#from;
    let count = 0;
    while (count < room && first + count < this.#blocks && this.#taken[first + count] === 0) {
      this.#taken[first + count] = 1;
      this.#requested.push(first + count);
      count += 1;
    }
    return count === 0 ? undefined : PeerFileRequest.create({ transfer: this.#transfer, first, count });
  }

  /**
   * Takes a part of a block.
   *
   * @returns the block, if this was its last part
   * @throws FileFault MALFORMED: it is not the part that comes next; FILE_DAMAGED: too many blocks were wrong
   */
  receive(block: number, offset: number, content: Uint8Array): ArrivedBlock | undefined {
    const joining = this.#joining ?? this.#begin();
    if (block !== joining?.block || offset !== joining.filled || content.length === 0)
      throw new FileFault(ErrorCode.MALFORMED, `A part of block ${block} at ${offset} does not come next.`);
    if (content.length > joining.bytes.length - joining.filled)
      throw new FileFault(ErrorCode.MALFORMED, `Block ${block} is longer than announced.`);
    joining.bytes.set(content, offset);
    joining.filled += content.length;
    this.#joining = joining;
    return joining.filled === joining.bytes.length ? this.#finish(joining) : undefined;
  }

  /** The owner has stored a block. */
  stored(): void {
    this.#unstored = Math.max(0, this.#unstored - 1);
  }

  #begin(): Joining | undefined {
    const [block] = this.#requested;
    if (block === undefined) return undefined;
    const { size } = this.#description;
    const bytes = new Uint8Array(proofBytesOf(size, block) + blockBytesOf(size, block));
    return { block, bytes, filled: 0 };
  }

  #finish({ block, bytes }: Joining): ArrivedBlock {
    const { root, size } = this.#description;
    this.#joining = undefined;
    this.#requested.shift();
    const proofBytes = proofBytesOf(size, block);
    const content = bytes.subarray(proofBytes);
    const leaf = leafHash(content);
    const isVerified = isBlockOf(root, size, block, leaf, bytes.subarray(0, proofBytes));
    if (isVerified) this.#unstored += 1;
    else this.#askAgain(block);
    return { block, isVerified, content, leaf };
  }

  #askAgain(block: number): void {
    this.#wrong += 1;
    if (this.#wrong > this.#wrongBlocksMax)
      throw new FileFault(ErrorCode.FILE_DAMAGED, `Block ${block}, like others before, does not belong to the file.`);
    this.#taken[block] = 0;
    this.#from = Math.min(this.#from, block);
  }
}

import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { PeerFileBlock } from "../../../generated/chatwire/v1/file.ts";
import { type BlockTree, blockCountOf, leafHash } from "../../crypto/block-tree.ts";
import { FileFault } from "./file-fault.ts";

/** Blocks that are read before it is their turn. They bound the memory of a file that is sent. */
export const BLOCKS_AHEAD = 2;
/** Requests whose blocks have not all been sent. A receiver with more is in contradiction. Fixed for version 1. */
export const REQUESTS_WAITING_MAX = 1_024;

interface BlockRange {
  next: number;
  /** The first block after it. */
  readonly end: number;
}

/** A block on its way. */
interface Reading {
  readonly block: number;
  /** Its proof and its content; undefined until the owner has read it. */
  bytes: Uint8Array | undefined;
}

/**
 * One file from this side, on one link: from the offer to the result.
 *
 * The receiver asks for ranges of blocks. `takeWanted` names the next block that the owner must read; `supply` takes it;
 * `nextPart` cuts it into messages. Blocks leave in the order in which they were asked for.
 */
export class OutgoingFile {
  readonly #transfer: number;
  readonly #tree: BlockTree;
  readonly #wrongBlocksMax: number;
  readonly #requests: BlockRange[] = [];
  readonly #reading: Reading[] = [];
  #isAccepted = false;
  /** How many blocks the receiver may still ask for: those that it lacked, and some once more. */
  #left = 0;
  #offset = 0;

  /** @param wrongBlocksMax  how many blocks the receiver may ask for once more */
  constructor(transfer: number, tree: BlockTree, wrongBlocksMax: number) {
    this.#transfer = transfer;
    this.#tree = tree;
    this.#wrongBlocksMax = wrongBlocksMax;
  }

  /** Whether the receiver has to say something next. */
  get isWaiting(): boolean {
    return this.#isAccepted && this.#reading.length === 0 && this.#requests.length === 0;
  }

  /** Whether the owner has to read another block now. */
  get wantsBlock(): boolean {
    return this.#requests.length > 0 && this.#reading.length < BLOCKS_AHEAD;
  }

  /** @throws FileFault MALFORMED: it was accepted already, or the receiver has more blocks than there are */
  accept(blocksHeld: number): void {
    if (this.#isAccepted) throw new FileFault(ErrorCode.MALFORMED, "The file was accepted twice.");
    if (blocksHeld > blockCountOf(this.#tree.size))
      throw new FileFault(ErrorCode.MALFORMED, `The receiver claims to have ${blocksHeld} blocks of the file.`);
    this.#isAccepted = true;
    this.#left = blockCountOf(this.#tree.size) - blocksHeld + this.#wrongBlocksMax;
  }

  /** @throws FileFault MALFORMED: the range is not in the file; LIMIT_REACHED: the receiver asks for more than it lacks */
  request(first: number, count: number): void {
    if (!this.#isAccepted)
      throw new FileFault(ErrorCode.MALFORMED, "Blocks were asked for before the file was accepted.");
    if (count === 0 || first + count > blockCountOf(this.#tree.size))
      throw new FileFault(ErrorCode.MALFORMED, `The file has no ${count} blocks from block ${first} on.`);
    this.#left -= count;
    if (this.#left < 0 || this.#requests.length >= REQUESTS_WAITING_MAX)
      throw new FileFault(ErrorCode.LIMIT_REACHED, "The receiver asks for more blocks than it lacks.");
    this.#requests.push({ next: first, end: first + count });
  }

  /** Returns the next block to read; call `supply` with it. */
  takeWanted(): number | undefined {
    const [range] = this.#requests;
    if (range === undefined || !this.wantsBlock) return undefined;
    const block = range.next;
    range.next += 1;
    if (range.next === range.end) this.#requests.shift();
    this.#reading.push({ block, bytes: undefined });
    return block;
  }

  /**
   * Takes a block that was wanted. Its content is copied.
   *
   * @throws FileFault FILE_DAMAGED: it is not the block that was offered
   */
  supply(block: number, content: Uint8Array): void {
    const reading = this.#reading.find((each) => each.block === block && each.bytes === undefined);
    if (reading === undefined) return;
    if (Buffer.compare(leafHash(content), this.#tree.leaf(block)) !== 0)
      throw new FileFault(ErrorCode.FILE_DAMAGED, "The file has changed since it was offered.");
    reading.bytes = Buffer.concat([this.#tree.proof(block), content]);
  }

  /**
   * Cuts off the next part of the block whose turn it is.
   *
   * @param contentBytesMax  bytes of a part
   * @returns undefined: the block is not read yet, or none was asked for
   */
  nextPart(contentBytesMax: number): PeerFileBlock | undefined {
    const [reading] = this.#reading;
    if (reading?.bytes === undefined) return undefined;
    const { block, bytes } = reading;
    const offset = this.#offset;
    const content = bytes.subarray(offset, offset + contentBytesMax);
    this.#offset += content.length;
    if (this.#offset === bytes.length) {
      this.#reading.shift();
      this.#offset = 0;
    }
    return PeerFileBlock.create({ transfer: this.#transfer, block, offset, content });
  }
}

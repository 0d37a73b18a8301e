import { BlockTree, blockBytesOf, blockCountOf, FILE_BLOCK_BYTES, leafHash } from "../../../src/crypto/block-tree.ts";

/** A file in memory, with its tree. */
export class FileContent {
  readonly bytes: Uint8Array;
  readonly tree: BlockTree;

  /** @param seed  other bytes for each seed */
  constructor(size: number, seed = 1) {
    this.bytes = new Uint8Array(size);
    for (let at = 0, value = seed; at < size; at++) {
      value = (value * 1_103_515_245 + 12_345) >>> 0;
      this.bytes[at] = value >>> 16;
    }
    const leaves = Array.from({ length: blockCountOf(size) }, (_, block) => leafHash(this.block(block)));
    this.tree = new BlockTree(size, Buffer.concat(leaves));
  }

  get size(): number {
    return this.bytes.length;
  }

  block(block: number): Uint8Array {
    const from = block * FILE_BLOCK_BYTES;
    return this.bytes.subarray(from, from + blockBytesOf(this.size, block));
  }

  /** What is offered of it. */
  description(name = "photo.jpg") {
    return { name, mediaType: "image/jpeg", size: this.size, root: this.tree.root };
  }
}

/**
 * The hash tree over the blocks of a file, with which each block can be verified by itself against one root.
 *
 * It is the Merkle tree of RFC 9162, section 2.1, with SHA-256: leaves and nodes are hashed with different prefixes, and the
 * last node of a level with an odd number of nodes moves up unchanged. The root is a hash of the tree with a third prefix,
 * the length of the file and the number of its blocks, so that no shorter or longer file has the same root.
 *
 * @see proto/PROTOCOL.md, "Files"
 */

import { createHash } from "node:crypto";

/** Bytes of each block of a file but the last, which may be shorter. Fixed for version 1 of the protocol. */
export const FILE_BLOCK_BYTES = 65_536;
/** Bytes of a hash. */
export const TREE_HASH_BYTES = 32;

const LEAF_PREFIX = Buffer.of(0);
const NODE_PREFIX = Buffer.of(1);
const ROOT_PREFIX = Buffer.of(2);

/** How many blocks a file of so many bytes has. */
export function blockCountOf(size: number): number {
  return Math.ceil(size / FILE_BLOCK_BYTES);
}

/** Bytes of one block. */
export function blockBytesOf(size: number, block: number): number {
  return Math.min(FILE_BLOCK_BYTES, size - block * FILE_BLOCK_BYTES);
}

/** The hash of a block's content. */
export function leafHash(content: Uint8Array): Uint8Array {
  return createHash("sha256").update(LEAF_PREFIX).update(content).digest();
}

/** The tree of a whole file. */
export class BlockTree {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** The hashes of each level one after the other, from the leaves up. */
  readonly #levels: readonly Uint8Array[];

  /**
   * @param size    bytes of the file
   * @param leaves  the hashes of all blocks, one after the other; not copied
   */
  constructor(size: number, leaves: Uint8Array) {
    this.size = size;
    const levels = [leaves];
    let level = leaves;
    while (level.length > TREE_HASH_BYTES) {
      level = levelAbove(level);
      levels.push(level);
    }
    this.#levels = levels;
    this.root = rootOf(size, level);
  }

  /** The hash of a block. */
  leaf(block: number): Uint8Array {
    return hashAt(this.#levels[0] ?? EMPTY, block);
  }

  /** The hashes that lead from a block to the root, one after the other; at most 32 bytes for each level. */
  proof(block: number): Uint8Array {
    const hashes: Uint8Array[] = [];
    let index = block;
    for (const level of this.#levels) {
      const sibling = index ^ 1;
      if (sibling < level.length / TREE_HASH_BYTES) hashes.push(hashAt(level, sibling));
      index >>>= 1;
    }
    return Buffer.concat(hashes);
  }
}

/** Bytes of the proof of a block. */
export function proofBytesOf(size: number, block: number): number {
  let [index, count, hashes] = [block, blockCountOf(size), 0];
  for (; count > 1; count = (count + 1) >>> 1) {
    if ((index ^ 1) < count) hashes += 1;
    index >>>= 1;
  }
  return hashes * TREE_HASH_BYTES;
}

/**
 * Whether a block belongs to the file with this root.
 *
 * @param root   32 bytes
 * @param size   bytes of the file
 * @param block  less than `blockCountOf(size)`
 * @param leaf   the hash of the block's content
 * @param proof  `proofBytesOf(size, block)` bytes
 */
export function isBlockOf(root: Uint8Array, size: number, block: number, leaf: Uint8Array, proof: Uint8Array): boolean {
  let [hash, index, count, offset] = [leaf, block, blockCountOf(size), 0];
  for (; count > 1; count = (count + 1) >>> 1) {
    if ((index ^ 1) < count) {
      const sibling = proof.subarray(offset, offset + TREE_HASH_BYTES);
      hash = index % 2 === 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
      offset += TREE_HASH_BYTES;
    }
    index >>>= 1;
  }
  return Buffer.compare(rootOf(size, hash), root) === 0;
}

const EMPTY = new Uint8Array(0);

function levelAbove(level: Uint8Array): Uint8Array {
  const count = level.length / TREE_HASH_BYTES;
  const above = new Uint8Array(Math.ceil(count / 2) * TREE_HASH_BYTES);
  for (let index = 0; index < count; index += 2) {
    const [left, right] = [hashAt(level, index), hashAt(level, index + 1)];
    above.set(right.length === 0 ? left : nodeHash(left, right), (index / 2) * TREE_HASH_BYTES);
  }
  return above;
}

/** Empty past the end. */
function hashAt(level: Uint8Array, index: number): Uint8Array {
  return level.subarray(index * TREE_HASH_BYTES, (index + 1) * TREE_HASH_BYTES);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash("sha256").update(NODE_PREFIX).update(left).update(right).digest();
}

/** @param top  the hash of the whole tree; empty if the file is */
function rootOf(size: number, top: Uint8Array): Uint8Array {
  const about = Buffer.alloc(12);
  about.writeBigUInt64BE(BigInt(size));
  about.writeUInt32BE(blockCountOf(size), 8);
  return createHash("sha256").update(ROOT_PREFIX).update(about).update(top).digest();
}

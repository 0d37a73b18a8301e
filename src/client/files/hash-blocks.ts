import { blockBytesOf, blockCountOf, FILE_BLOCK_BYTES, leafHash, TREE_HASH_BYTES } from "../../crypto/block-tree.ts";

/** Reads bytes of a file; fewer only at its end. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/**
 * Reads a file block by block, and returns the hashes of its blocks, one after the other. A file that has become shorter
 * gets hashes of what is left.
 *
 * @param size  bytes of the file
 * @throws the reason of the signal; the error of `read`
 */
export async function hashBlocks(size: number, read: ReadAt, signal?: AbortSignal): Promise<Uint8Array> {
  const count = blockCountOf(size);
  const leaves = new Uint8Array(count * TREE_HASH_BYTES);
  for (let block = 0; block < count; block++) {
    signal?.throwIfAborted();
    const content = await read(block * FILE_BLOCK_BYTES, blockBytesOf(size, block));
    leaves.set(leafHash(content), block * TREE_HASH_BYTES);
  }
  return leaves;
}

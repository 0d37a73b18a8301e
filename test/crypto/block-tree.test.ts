import { createHash } from "node:crypto";
import * as assert from "uvu/assert";
import {
  BlockTree,
  blockBytesOf,
  blockCountOf,
  FILE_BLOCK_BYTES,
  isBlockOf,
  leafHash,
  proofBytesOf,
  TREE_HASH_BYTES,
} from "../../src/crypto/block-tree.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("block tree");

/** The hash of a list of blocks as RFC 9162, section 2.1.1, defines it. */
function merkleTreeHash(blocks: readonly Uint8Array[]): Uint8Array {
  const [only] = blocks;
  if (only === undefined) return new Uint8Array(0);
  if (blocks.length === 1) return createHash("sha256").update(Buffer.of(0)).update(only).digest();
  let half = 1;
  while (half * 2 < blocks.length) half *= 2;
  const [left, right] = [merkleTreeHash(blocks.slice(0, half)), merkleTreeHash(blocks.slice(half))];
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}

function rootAsSpecified(size: number, blocks: readonly Uint8Array[]): Uint8Array {
  const about = Buffer.alloc(12);
  about.writeBigUInt64BE(BigInt(size));
  about.writeUInt32BE(blocks.length, 8);
  return createHash("sha256").update(Buffer.of(2)).update(about).update(merkleTreeHash(blocks)).digest();
}

/** Any contents do for a tree: a block's length is no part of its hash. */
function treeOf(blocks: readonly Uint8Array[]): BlockTree {
  return new BlockTree(blocks.length * FILE_BLOCK_BYTES, Buffer.concat(blocks.map(leafHash)));
}

function randomBlocks(count: number): Uint8Array[] {
  const random = new SeededRandom(SEED + count);
  return Array.from({ length: count }, () => random.bytes(40));
}

test("root-is-that-of-the-specification-for-every-number-of-blocks", () => {
  for (let count = 0; count <= 70; count++) {
    const blocks = randomBlocks(count);
    const { root, size } = treeOf(blocks);
    assert.equal(Buffer.from(root), Buffer.from(rootAsSpecified(size, blocks)), `${count} blocks`);
  }
});

test("each-block-is-verified-by-its-proof-and-no-other-is", () => {
  for (const count of [1, 2, 3, 5, 8, 13, 64, 65]) {
    const blocks = randomBlocks(count);
    const tree = treeOf(blocks);
    for (const [block, content] of blocks.entries()) {
      const proof = tree.proof(block);
      assert.is(proof.length, proofBytesOf(tree.size, block), `${block} of ${count}`);
      const leaf = leafHash(content);
      assert.ok(isBlockOf(tree.root, tree.size, block, leaf, proof), `${block} of ${count}`);
      assert.not.ok(isBlockOf(tree.root, tree.size, block, leafHash(content.subarray(1)), proof), "another content");
      assert.not.ok(isBlockOf(tree.root, tree.size - 1, block, leaf, proof), "another length");
      if (count > 1) assert.not.ok(isBlockOf(tree.root, tree.size, block ^ 1, leaf, proof), "another place");
      for (let at = 0; at < proof.length; at += 13) {
        const wrong = Buffer.from(proof);
        wrong[at] = (wrong[at] ?? 0) ^ 1;
        assert.not.ok(isBlockOf(tree.root, tree.size, block, leaf, wrong), `proof changed at ${at}`);
      }
    }
  }
});

test("node-of-the-tree-is-no-block-of-a-shorter-file", () => {
  const blocks = randomBlocks(4);
  const tree = treeOf(blocks);
  const pairs = [0, 2].map((at) => Buffer.concat(blocks.slice(at, at + 2).map(leafHash)));
  const forged = treeOf(pairs);
  assert.not.equal(Buffer.from(forged.root), Buffer.from(tree.root));
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = pairs.map(leafHash);
  assert.not.ok(isBlockOf(tree.root, tree.size, 0, first, second));
});

test("lengths-of-blocks-add-up-to-that-of-the-file", () => {
  for (const size of [0, 1, FILE_BLOCK_BYTES - 1, FILE_BLOCK_BYTES, FILE_BLOCK_BYTES + 1, 10 * FILE_BLOCK_BYTES]) {
    const blocks = Array.from({ length: blockCountOf(size) }, (_, block) => blockBytesOf(size, block));
    assert.is(
      blocks.reduce((sum, bytes) => sum + bytes, 0),
      size,
    );
    assert.ok(blocks.every((bytes) => bytes > 0 && bytes <= FILE_BLOCK_BYTES));
  }
});

test("proof-of-the-largest-file-has-one-hash-for-each-level", () => {
  assert.is(proofBytesOf(65_536 * FILE_BLOCK_BYTES, 0), 16 * TREE_HASH_BYTES);
});

import { BlockTree, blockCountOf, TREE_HASH_BYTES } from "../../crypto/block-tree.ts";

/** What the sender of a file says of it. */
export interface FileDescription {
  /** The name that the file is to have; never a path. */
  readonly name: string;
  /** The media type (RFC 6838), such as "image/png"; empty: unknown. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** The root of the block tree, 32 bytes. */
  readonly root: Uint8Array;
}

/** The longest name, as most file systems have it. */
const NAME_BYTES_MAX = 255;
const MEDIA_TYPE_CHARACTERS_MAX = 255;
/** Field numbers of blocks have 32 bits. */
const BLOCKS_MAX = 0xffff_ffff;

/** Separators of paths; control characters; and those that change the direction of a text and so hide how a name ends. */
const NOT_IN_NAMES = /[/\\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const EMPTY = new BlockTree(0, new Uint8Array(0));
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/**
 * Whether a name is one of a file, and not a path.
 *
 * @see proto/PROTOCOL.md, "Files"
 */
export function isFileName(name: string): boolean {
  const bytes = Buffer.byteLength(name);
  if (bytes === 0 || bytes > NAME_BYTES_MAX || name === "." || name === "..") return false;
  return !NOT_IN_NAMES.test(name);
}

/** Whether it is a media type without parameters, or empty. */
export function isMediaType(type: string): boolean {
  return type === "" || (type.length <= MEDIA_TYPE_CHARACTERS_MAX && MEDIA_TYPE.test(type));
}

/** Why a file cannot be offered; undefined: it can. */
export type DescriptionFault = "INVALID_ARGUMENT" | "TOO_LARGE" | undefined;

/** @param sizeMax  bytes of the largest file */
export function faultOf({ name, mediaType, size, root }: FileDescription, sizeMax: number): DescriptionFault {
  if (!isFileName(name) || !isMediaType(mediaType) || root.length !== TREE_HASH_BYTES) return "INVALID_ARGUMENT";
  if (!Number.isSafeInteger(size) || size < 0) return "INVALID_ARGUMENT";
  // No block of it could be wrong later.
  if (size === 0 && Buffer.compare(EMPTY.root, root) !== 0) return "INVALID_ARGUMENT";
  return size > sizeMax || blockCountOf(size) > BLOCKS_MAX ? "TOO_LARGE" : undefined;
}

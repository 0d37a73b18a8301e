import { nameKey } from "../../name.ts";
import type { ParsedName } from "./parse-name.ts";
import { prototypeOf } from "./unicode.ts";

/** Characters that are not drawn, which a skeleton does not have. */
const NOT_DRAWN = /\p{Default_Ignorable_Code_Point}/gu;

const ASCII = /^[\x20-\x7e]*$/;
const CONFUSABLE_ASCII = /["%01Im|`]/g;

/** One or two texts; see `lookAlikes`. */
export type Looks = ReadonlySet<string>;

/**
 * Returns the looks of a name: one or two texts. Two names are confusable if they share one of them.
 *
 * One is computed from the name as its user wrote it: "paypaI" with a capital I looks like "paypal". The other one
 * is computed from the key, because the name may be written in another case: so does "раураl" look like "PayPal", if
 * its first letters are Cyrillic.
 *
 * @param name  in normalization form C, with its key
 * @returns one or two texts
 * @see proto/PROTOCOL.md, "Names of new accounts"
 */
export function lookAlikes({ name, key }: ParsedName): Looks {
  const looks = new Set<string>();
  looks.add(lookOf(name));
  if (key !== name) looks.add(lookOf(key));
  return looks;
}

function lookOf(text: string): string {
  return skeleton(nameKey(skeleton(text)));
}

/** Texts that look alike have one skeleton. @see UTS #39, section 4, internalSkeleton */
export function skeleton(text: string): string {
  // The prototypes of ASCII characters are ASCII characters, which have no other normalization form.
  if (ASCII.test(text)) return text.replace(CONFUSABLE_ASCII, prototypeOf);
  const drawn = text.normalize("NFD").replace(NOT_DRAWN, "");
  return [...drawn].map(prototypeOf).join("").normalize("NFD");
}

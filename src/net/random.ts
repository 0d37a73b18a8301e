import { randomBytes as systemBytes } from "node:crypto";
import type { RandomBytes } from "../crypto/random-bytes.ts";

/** Random bytes of the system's generator: fit for keys. */
export const randomBytes: RandomBytes = (length) => Uint8Array.from(systemBytes(length));

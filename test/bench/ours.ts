/** Our own subjects: generated code. */

import { isDeepStrictEqual } from "node:util";
import type { Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

export const OURS = "chatwire";

const PREFIX_BYTES_MAX = 5;
const BUFFER_BYTES = 65_536;

export function ourSubject({ codec, message }: Sample): Subject {
  const bytes = Buffer.from(codec.encode(message));
  const buffer = new Uint8Array(BUFFER_BYTES);
  return {
    name: OURS,
    encode: () => codec.encode(message),
    decode: () => codec.decode(bytes),
    encodeInto: () => codec.encodeInto(message, buffer, PREFIX_BYTES_MAX),
    isRight: () => {
      const end = codec.encodeInto(message, buffer, PREFIX_BYTES_MAX);
      return (
        isDeepStrictEqual(codec.decode(codec.encode(message)), message) &&
        isDeepStrictEqual(codec.decode(buffer.subarray(PREFIX_BYTES_MAX, end)), message)
      );
    },
  };
}

/** Our subject: generated code. */

import { isEqual } from "./equality.ts";
import { inTurn, type Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

export const BUFFER_BYTES = 65_536;

export function ourSubject({ codec, json, messages }: Sample): Subject {
  const message = inTurn(messages);
  const values = messages.map((each) => JSON.parse(JSON.stringify(json.toJson(each))));
  const value = inTurn(values);
  // Buffers, as sockets provide them.
  const bytes = inTurn(messages.map((each) => Buffer.from(codec.encode(each))));
  const buffer = new Uint8Array(BUFFER_BYTES);
  return {
    name: "chatwire",
    encode: () => codec.encode(message()),
    decode: () => codec.decode(bytes()),
    encodeInto: () => codec.encodeInto(message(), buffer, 0),
    toJson: () => json.toJson(message()),
    fromJson: () => json.fromJson(value()),
    isRight: () =>
      values.every((each, index) => isEqual(json.fromJson(each), messages[index])) &&
      messages.every((each) => {
        const end = codec.encodeInto(each, buffer, 0);
        const encodings = [codec.encode(each), buffer.subarray(0, end)];
        return encodings.every((encoding) => isEqual(codec.decode(encoding), each));
      }),
  };
}

/** Our own subjects: generated code, and the framing around it. */

import { isDeepStrictEqual } from "node:util";
import { Message } from "../../generated/chatwire/v1/message.ts";
import { encodeFrameInto } from "../../src/framing/frame-writer.ts";
import { FrameDecoder } from "../../src/framing/stream.ts";
import type { Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

export const BUFFER_BYTES = 65_536;

export function ourSubject({ codec, message }: Sample): Subject {
  // A Buffer, as sockets hand out.
  const bytes = Buffer.from(codec.encode(message));
  const buffer = new Uint8Array(BUFFER_BYTES);
  return {
    name: "chatwire",
    encode: () => codec.encode(message),
    decode: () => codec.decode(bytes),
    encodeInto: () => codec.encodeInto(message, buffer, 0),
    isRight: () => {
      const end = codec.encodeInto(message, buffer, 0);
      const encodings = [codec.encode(message), buffer.subarray(0, end)];
      return encodings.every((encoding) => isDeepStrictEqual(codec.decode(encoding), message));
    },
  };
}

/** The same for a message of the chat: encoded into a buffer it is a whole frame, with its length. */
export function ourFrameSubject(sample: Sample<Message>): Subject {
  const { message } = sample;
  const subject = ourSubject(sample);
  const buffer = new Uint8Array(BUFFER_BYTES);
  const frameOf = () => {
    const decoder = new FrameDecoder(BUFFER_BYTES);
    decoder.push(buffer.slice(0, encodeFrameInto(message, buffer, 0)));
    return decoder.next() ?? new Uint8Array();
  };
  return {
    ...subject,
    encodeInto: () => encodeFrameInto(message, buffer, 0),
    isRight: () => subject.isRight() && isDeepStrictEqual(Message.decode(frameOf()), message),
  };
}

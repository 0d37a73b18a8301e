import { RegisterRequest } from "../../generated/chatwire/v1/account.ts";
import { Header, Message } from "../../generated/chatwire/v1/message.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import type { SeededRandom } from "../random.ts";

type Mutation = (frames: Uint8Array[], random: SeededRandom) => Uint8Array[];

/** What is done to the frames of a recording, before and after they become one stream of bytes. */
const MUTATIONS: readonly Mutation[] = [
  // Bytes changed anywhere.
  (frames, random) => {
    const bytes = Buffer.concat(frames);
    for (let flips = 1 + random.below(6); flips > 0; flips--) bytes[random.below(bytes.length)] = random.below(256);
    return [bytes];
  },
  // Bytes changed in one body, so that the frame itself holds.
  (frames, random) => {
    const at = random.below(frames.length);
    return frames.map((frame, index) => {
      if (index !== at || frame.length < 12) return frame;
      const changed = Uint8Array.from(frame);
      for (let flips = 1 + random.below(4); flips > 0; flips--)
        changed[10 + random.below(frame.length - 10)] = random.below(256);
      return changed;
    });
  },
  // Cut off.
  (frames, random) => {
    const bytes = Buffer.concat(frames);
    return [bytes.subarray(0, random.below(bytes.length))];
  },
  // A piece said again, anywhere.
  (frames, random) => {
    const bytes = Buffer.concat(frames);
    const [from, at] = [random.below(bytes.length), random.below(bytes.length)];
    return [bytes.subarray(0, at), bytes.subarray(from, from + random.below(400)), bytes.subarray(at)];
  },
  // Frames in another order.
  (frames, random) => {
    const moved = [...frames];
    for (let moves = 1 + random.below(4); moves > 0; moves--) {
      const [frame] = moved.splice(random.below(moved.length), 1);
      if (frame !== undefined) moved.splice(random.below(moved.length + 1), 0, frame);
    }
    return moved;
  },
];

/** Messages numbered anew: what is wrong with them is then more than their numbers. */
function framesOf(messages: readonly Message[]): Uint8Array[] {
  return messages.map(({ header, body }, index) =>
    encodeFrame(Header.create({ ...header, sequence: index + 1 }), encodeBody(body)),
  );
}

/** A recording as somebody else would have sent it: registrations are under this name. */
export function renamed(messages: readonly Message[], name: string): Message[] {
  return messages.map((message) => {
    if (message.body.case !== "registerRequest") return message;
    const value = RegisterRequest.create({ ...message.body.value, name });
    return Message.create({ ...message, body: { case: "registerRequest", value } });
  });
}

/** The bytes of a session that goes wrong somewhere. */
export function mutate(messages: readonly Message[], random: SeededRandom): Uint8Array {
  const shuffled = [...messages];
  // The first two are what all the others hang on.
  for (let moves = random.below(6); moves > 0; moves--) {
    const [message] = shuffled.splice(2 + random.below(shuffled.length - 2), 1);
    if (message !== undefined) shuffled.splice(2 + random.below(shuffled.length - 1), random.below(2), message);
  }
  let frames = framesOf(shuffled);
  const mutation = MUTATIONS[random.below(MUTATIONS.length + 1)];
  // Sometimes only the order is wrong.
  if (mutation !== undefined) frames = mutation(frames, random);
  return Buffer.concat(frames);
}

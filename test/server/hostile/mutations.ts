import { RegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { Header, Message } from "../../../generated/chatwire/v1/message.ts";
import { encodeBody, encodeFrame } from "../../../src/framing/frame-writer.ts";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";

type Mutation = (frames: Uint8Array[], random: SeededRandom) => Uint8Array[];

/** Mutations of the frames of a recording, before and after they are joined into one stream. */
const MUTATIONS: readonly Mutation[] = [
  // Changes bytes anywhere.
  (frames, random) => {
    const bytes = Buffer.concat(frames);
    for (let flips = 1 + random.below(6); flips > 0; flips--) bytes[random.below(bytes.length)] = random.below(256);
    return [bytes];
  },
  // Changes bytes in one body, so that the frame stays valid.
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
  // Truncates the stream.
  (frames, random) => {
    const bytes = Buffer.concat(frames);
    return [bytes.subarray(0, random.below(bytes.length))];
  },
  // Repeats a piece somewhere else.
  (frames, random) => {
    const bytes = Buffer.concat(frames);
    const [from, at] = [random.below(bytes.length), random.below(bytes.length)];
    return [bytes.subarray(0, at), bytes.subarray(from, from + random.below(400)), bytes.subarray(at)];
  },
  // Reorders frames.
  (frames, random) => {
    const moved = [...frames];
    for (let moves = 1 + random.below(4); moves > 0; moves--) {
      const [frame] = moved.splice(random.below(moved.length), 1);
      if (frame !== undefined) moved.splice(random.below(moved.length + 1), 0, frame);
    }
    return moved;
  },
];

/** Renumbers messages, so that the server finds more than wrong sequence numbers. */
function framesOf(messages: readonly Message[]): Uint8Array[] {
  return messages.map(({ header, body }, index) =>
    encodeFrame(Header.create({ ...header, sequence: index + 1 }), encodeBody(body)),
  );
}

/** A recording whose registrations use another name. */
export function renamed(messages: readonly Message[], name: string): Message[] {
  return messages.map((message) => {
    if (message.body.case !== "registerRequest") return message;
    const value = RegisterRequest.create({ ...message.body.value, name });
    return Message.create({ ...message, body: { case: "registerRequest", value } });
  });
}

/** The bytes of a session with a mutation somewhere. */
export function mutate(messages: readonly Message[], random: SeededRandom): Uint8Array {
  const shuffled = [...messages];
  // All other frames need the first two.
  for (let moves = random.below(6); moves > 0; moves--) {
    const [message] = shuffled.splice(2 + random.below(shuffled.length - 2), 1);
    if (message !== undefined) shuffled.splice(2 + random.below(shuffled.length - 1), random.below(2), message);
  }
  let frames = framesOf(shuffled);
  const mutation = MUTATIONS[random.below(MUTATIONS.length + 1)];
  // Sometimes only the order is mutated.
  if (mutation !== undefined) frames = mutation(frames, random);
  return Buffer.concat(frames);
}

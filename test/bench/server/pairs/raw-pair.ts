import { answer, CONTENT, open } from "../protocols/protocol.ts";
import { rawFrame } from "../protocols/raw-frames.ts";
import { Countdown, type JoinPair } from "./pair.ts";

const REQUEST = rawFrame(CONTENT);
const REPLY = rawFrame("");

/** A request is a frame with the content; the receiver replies to each with an empty one. */
export const joinRawPair: JoinPair = async (target, number) => {
  const [sender, receiver] = [await open(target), await open(target)];
  const name = rawFrame(String(number));
  for (const socket of [sender, receiver]) socket.write(name);
  for (const socket of [sender, receiver])
    await answer(socket, ({ length }) => (length < name.length ? 0 : name.length));
  const replied = new Countdown();
  receiver.on(
    "data",
    framesIn(REQUEST.length, (count) => receiver.write(repeated(REPLY, count))),
  );
  sender.on(
    "data",
    framesIn(REPLY.length, (count) => replied.happened(count)),
  );
  return {
    async send(count) {
      const done = replied.wait(count);
      sender.write(repeated(REQUEST, count));
      await done;
    },
  };
};

function repeated(frame: Buffer, count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => frame));
}

/** Counts frames of one length. */
function framesIn(frameBytes: number, take: (count: number) => void): (bytes: Buffer) => void {
  let bytesOfNext = 0;
  return ({ length }) => {
    const bytes = bytesOfNext + length;
    bytesOfNext = bytes % frameBytes;
    if (bytes >= frameBytes) take((bytes - bytesOfNext) / frameBytes);
  };
}

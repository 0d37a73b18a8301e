/** Cases of "4. Frames". */

import { PingRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { Broadcast, Hello, LogOff, Ping } from "../../../../generated/chatwire/v1/rules.ts";
import { helloRequest } from "../../harness/bench.ts";
import type { Case, Section } from "../../harness/case.ts";
import { check } from "../../harness/fault.ts";
import { sleep } from "../../harness/socket.ts";

const { MALFORMED, TOO_LARGE } = ErrorCode;

/** A first frame that closes the connection. */
function badFrame(id: string, title: string, bytes: readonly number[], code: ErrorCode = MALFORMED): Case {
  return {
    id: `frames/${id}`,
    title,
    async run(bench) {
      const wire = await bench.connect();
      wire.sendBytes(Uint8Array.from(bytes));
      await wire.closed(code);
    },
  };
}

/** The bytes of a varint. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const HELLO_BODY = Hello.wrapRequest(helloRequest());

export const FRAMES: Section = {
  title: "4. Frames",
  cases: [
    badFrame("length-zero", "A frame of length 0 closes the connection with MALFORMED", [0]),
    badFrame(
      "length-not-shortest",
      "A length that is not in its shortest form closes the connection with MALFORMED",
      [0x9a, 0x00],
    ),
    badFrame(
      "length-zero-not-shortest",
      "A length of 0 in two bytes closes the connection with MALFORMED",
      [0x80, 0x00],
    ),
    badFrame(
      "length-six-bytes",
      "A length of more than 5 bytes closes the connection with MALFORMED",
      [0x81, 0x80, 0x80, 0x80, 0x80, 0x01],
    ),
    badFrame(
      "length-ten-bytes",
      "A length of 10 bytes closes the connection with MALFORMED",
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    ),
    badFrame(
      "length-five-bytes-endless",
      "Five bytes of a length that goes on close the connection with MALFORMED before a sixth",
      [0x80, 0x80, 0x80, 0x80, 0x80],
    ),
    badFrame(
      "length-32-bits",
      "A length of 2^32 - 1 closes the connection with TOO_LARGE before a byte of the frame",
      [0xff, 0xff, 0xff, 0xff, 0x0f],
      TOO_LARGE,
    ),
    badFrame(
      "length-35-bits",
      "A length of 2^35 - 1 closes the connection with TOO_LARGE: it does not wrap round",
      [0xff, 0xff, 0xff, 0xff, 0x7f],
      TOO_LARGE,
    ),
    {
      id: "frames/before-login-at-limit",
      title: "Before login, a frame of frame_bytes_before_login_max is read",
      async run(bench) {
        const wire = await bench.greet();
        const max = bench.limits.frameBytesBeforeLoginMax;
        const sequence = wire.sendBody(Ping, fillerTo(max, wire.sequence + 1));
        await wire.refusalOf(sequence, TOO_LARGE);
        await wire.alive();
      },
    },
    {
      id: "frames/before-login-too-long",
      title: "Before login, a frame longer than frame_bytes_before_login_max closes the connection with TOO_LARGE",
      async run(bench) {
        const wire = await bench.greet();
        wire.sendBytes(Uint8Array.from(varint(bench.limits.frameBytesBeforeLoginMax + 1)));
        await wire.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/before-hello-too-long",
      title: "Before hello, a frame longer than frame_bytes_before_login_max closes the connection with TOO_LARGE",
      async run(bench) {
        const wire = await bench.connect();
        wire.sendBytes(Uint8Array.from(varint(bench.limits.frameBytesBeforeLoginMax + 1)));
        await wire.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/after-login-longer",
      title: "After login, a frame longer than frame_bytes_before_login_max is read",
      async run(bench) {
        const { frameBytesMax, frameBytesBeforeLoginMax } = bench.limits;
        if (frameBytesMax <= frameBytesBeforeLoginMax) bench.skip("frame_bytes_max is not larger than before login");
        const { wire } = await bench.user("ada");
        const sequence = wire.sendBody(Ping, fillerTo(frameBytesBeforeLoginMax + 1, wire.sequence + 1));
        await wire.refusalOf(sequence, TOO_LARGE);
        await wire.alive();
      },
    },
    {
      id: "frames/after-login-at-limit",
      title: "After login, a frame of frame_bytes_max is read",
      async run(bench) {
        const { wire } = await bench.user("ada");
        const sequence = wire.sendBody(Ping, fillerTo(bench.limits.frameBytesMax, wire.sequence + 1));
        await wire.refusalOf(sequence, TOO_LARGE);
        await wire.alive();
      },
    },
    {
      id: "frames/after-login-too-long",
      title: "After login, a frame longer than frame_bytes_max closes the connection with TOO_LARGE",
      async run(bench) {
        const { wire } = await bench.user("ada");
        wire.sendBytes(Uint8Array.from(varint(bench.limits.frameBytesMax + 1)));
        await wire.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/after-log-off-too-long",
      title: "After log-off, the limit of frames is frame_bytes_before_login_max again",
      async run(bench) {
        const { frameBytesMax, frameBytesBeforeLoginMax } = bench.limits;
        if (frameBytesMax <= frameBytesBeforeLoginMax) bench.skip("frame_bytes_max is not larger than before login");
        const { wire } = await bench.user("ada");
        await wire.ok(LogOff, {});
        wire.sendBytes(Uint8Array.from(varint(frameBytesBeforeLoginMax + 1)));
        await wire.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/split-at-every-byte",
      title: "A frame that arrives byte by byte is read like any other",
      async run(bench) {
        const wire = await bench.connect();
        const frame = wire.frame({ command: Hello.command, body: HELLO_BODY });
        for (const byte of frame) {
          wire.sendBytes(Uint8Array.of(byte));
          await sleep(1);
        }
        await wire.answerTo(wire.sequence);
      },
    },
    {
      id: "frames/split-in-length",
      title: "A frame whose length arrives in two pieces is read like any other",
      async run(bench) {
        const { wire } = await bench.user("ada");
        const body = Broadcast.wrapRequest({ text: "x".repeat(200) });
        const frame = wire.frame({ command: Broadcast.command, body, to: "everyone" });
        wire.sendBytes(frame.subarray(0, 1));
        await sleep(20);
        wire.sendBytes(frame.subarray(1));
        await wire.answerTo(wire.sequence);
      },
    },
    {
      id: "frames/many-in-one-write",
      title: "Many frames that arrive at once are all answered, in order",
      async run(bench) {
        const wire = await bench.greet();
        const frames = Array.from({ length: 8 }, () =>
          wire.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) }),
        );
        const first = wire.sequence - frames.length + 1;
        wire.sendBytes(Buffer.concat(frames));
        for (let sequence = first; sequence <= wire.sequence; sequence += 1) await wire.answerTo(sequence);
      },
    },
    {
      id: "frames/hello-and-more-in-one-write",
      title: "Hello and a request behind it in one write are both answered",
      async run(bench) {
        const wire = await bench.connect();
        const hello = wire.frame({ command: Hello.command, body: HELLO_BODY });
        const ping = wire.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) });
        wire.sendBytes(Buffer.concat([hello, ping]));
        const { message } = await wire.answerTo(2);
        check(message.body.case === "pingResponse", "the response to Ping", () => `${message.body.case}`);
      },
    },
    {
      id: "frames/good-before-bad",
      title: "A good frame before a bad one is answered before the connection is closed",
      async run(bench) {
        const wire = await bench.connect();
        const hello = wire.frame({ command: Hello.command, body: HELLO_BODY });
        wire.sendBytes(Buffer.concat([hello, Uint8Array.of(0)]));
        await wire.closed(MALFORMED);
        await wire.answerTo(1);
      },
    },
  ],
};

/** A body of unknown fields that makes a message of Ping, with its header, exactly `messageBytes` long. */
function fillerTo(messageBytes: number, sequence: number): Uint8Array {
  const ping = [0x62, 0x00];
  // Message.header: tag, length, then type 1, command 2 and the sequence.
  const headerBytes = 2 + 2 + 2 + 1 + varint(sequence).length;
  const left = messageBytes - headerBytes - ping.length;
  // Field 18999 of Message, with a length of 2 to 4 bytes.
  const tag = varint(18_999 * 8 + 2);
  for (let digits = 1; digits <= 5; digits += 1) {
    const length = left - tag.length - digits;
    if (varint(length).length !== digits) continue;
    return Uint8Array.from([...ping, ...tag, ...varint(length), ...new Uint8Array(length)]);
  }
  throw new RangeError(`No filler of ${left} bytes.`);
}

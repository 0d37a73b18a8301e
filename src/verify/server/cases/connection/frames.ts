/** Cases of "4. Frames". */

import { PingRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Broadcast, Hello, LogOff, Ping } from "../../../../../generated/chatwire/v1/rules.ts";
import { check } from "../../../shared/fault.ts";
import { varint } from "../../../shared/raw.ts";
import type { ServerCase, ServerSection } from "../../server-context.ts";
import { helloRequest } from "../../server-context.ts";

const { MALFORMED, TOO_LARGE } = ErrorCode;

/** A first frame that closes the connection. */
function badFrame(id: string, title: string, bytes: readonly number[], code: ErrorCode = MALFORMED): ServerCase {
  return {
    id: `frames/${id}`,
    title,
    async run(context) {
      const connection = await context.connect();
      connection.sendBytes(Uint8Array.from(bytes));
      await connection.closed(code);
    },
  };
}

const HELLO_BODY = Hello.wrapRequest(helloRequest());

export const FRAMES: ServerSection = {
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
      async run(context) {
        const connection = await context.greet();
        const max = context.reached("frameBytesBeforeLoginMax");
        const sequence = connection.sendBody(Ping, fillerTo(max, connection.sequence + 1));
        await connection.refusalOf(sequence, TOO_LARGE);
        await connection.alive();
      },
    },
    {
      id: "frames/before-login-too-long",
      title: "Before login, a frame longer than frame_bytes_before_login_max closes the connection with TOO_LARGE",
      async run(context) {
        const connection = await context.greet();
        connection.sendBytes(varint(context.limits.frameBytesBeforeLoginMax + 1));
        await connection.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/before-hello-too-long",
      title: "Before hello, a frame longer than frame_bytes_before_login_max closes the connection with TOO_LARGE",
      async run(context) {
        const connection = await context.connect();
        connection.sendBytes(varint(context.limits.frameBytesBeforeLoginMax + 1));
        await connection.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/after-login-longer",
      title: "After login, a frame longer than frame_bytes_before_login_max is read",
      async run(context) {
        const { frameBytesMax, frameBytesBeforeLoginMax } = context.limits;
        if (frameBytesMax <= frameBytesBeforeLoginMax) context.skip("frame_bytes_max is not larger than before login");
        const { connection } = await context.user("ada");
        const max = context.reached("frameBytesBeforeLoginMax");
        const sequence = connection.sendBody(Ping, fillerTo(max + 1, connection.sequence + 1));
        await connection.refusalOf(sequence, TOO_LARGE);
        await connection.alive();
      },
    },
    {
      id: "frames/after-login-at-limit",
      title: "After login, a frame of frame_bytes_max is read",
      async run(context) {
        const { connection } = await context.user("ada");
        const sequence = connection.sendBody(Ping, fillerTo(context.reached("frameBytesMax"), connection.sequence + 1));
        await connection.refusalOf(sequence, TOO_LARGE);
        await connection.alive();
      },
    },
    {
      id: "frames/after-login-too-long",
      title: "After login, a frame longer than frame_bytes_max closes the connection with TOO_LARGE",
      async run(context) {
        const { connection } = await context.user("ada");
        connection.sendBytes(varint(context.limits.frameBytesMax + 1));
        await connection.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/after-log-off-too-long",
      title: "After log-off, the limit of frames is frame_bytes_before_login_max again",
      async run(context) {
        const { frameBytesMax, frameBytesBeforeLoginMax } = context.limits;
        if (frameBytesMax <= frameBytesBeforeLoginMax) context.skip("frame_bytes_max is not larger than before login");
        const { connection } = await context.user("ada");
        await connection.ok(LogOff, {});
        connection.sendBytes(varint(frameBytesBeforeLoginMax + 1));
        await connection.closed(TOO_LARGE);
      },
    },
    {
      id: "frames/split-at-every-byte",
      title: "A frame that arrives byte by byte is read like any other",
      async run(context) {
        const [connection, marker] = [await context.connect(), await context.greet()];
        const frame = connection.frame({ command: Hello.command, body: HELLO_BODY });
        for (const byte of frame) {
          // The answer on another connection shows that the byte has had the time to arrive alone.
          connection.sendBytes(Uint8Array.of(byte));
          await marker.alive();
        }
        await connection.answerTo(connection.sequence);
      },
    },
    {
      id: "frames/split-in-length",
      title: "A frame whose length arrives in two pieces is read like any other",
      async run(context) {
        const [{ connection }, marker] = [await context.user("ada"), await context.greet()];
        const body = Broadcast.wrapRequest({ text: "x".repeat(200) });
        const frame = connection.frame({ command: Broadcast.command, body, to: "everyone" });
        connection.sendBytes(frame.subarray(0, 1));
        await marker.alive();
        connection.sendBytes(frame.subarray(1));
        await connection.answerTo(connection.sequence);
      },
    },
    {
      id: "frames/many-in-one-write",
      title: "Many frames that arrive at once are all answered, in order",
      async run(context) {
        const connection = await context.greet();
        const frames = Array.from({ length: 8 }, () =>
          connection.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) }),
        );
        const first = connection.sequence - frames.length + 1;
        connection.sendBytes(Buffer.concat(frames));
        for (let sequence = first; sequence <= connection.sequence; sequence += 1) await connection.answerTo(sequence);
      },
    },
    {
      id: "frames/hello-and-more-in-one-write",
      title: "Hello and a request behind it in one write are both answered",
      async run(context) {
        const connection = await context.connect();
        const hello = connection.frame({ command: Hello.command, body: HELLO_BODY });
        const ping = connection.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) });
        connection.sendBytes(Buffer.concat([hello, ping]));
        const { message } = await connection.answerTo(2);
        check(message.body.case === "pingResponse", "the response to Ping", () => `${message.body.case}`);
      },
    },
    {
      id: "frames/good-before-bad",
      title: "A good frame before a bad one is answered before the connection is closed",
      async run(context) {
        const connection = await context.connect();
        const hello = connection.frame({ command: Hello.command, body: HELLO_BODY });
        connection.sendBytes(Buffer.concat([hello, Uint8Array.of(0)]));
        await connection.closed(MALFORMED);
        await connection.answerTo(1);
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

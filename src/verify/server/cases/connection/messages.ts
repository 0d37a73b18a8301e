/** Cases of "3. Messages". */

import { PingRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Header, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { FetchTexts, Hello, Ping, SendText, SetStatus } from "../../../../../generated/chatwire/v1/rules.ts";
import { check } from "../../../shared/fault.ts";
import { varint } from "../../../shared/raw.ts";
import type { ServerCase, ServerSection } from "../../server-context.ts";
import { RESERVED_COMMAND } from "../../server-context.ts";

const { MALFORMED } = ErrorCode;
/** The tag of a field with a length in front. */
const lengthTag = (field: number): Uint8Array => varint(field * 8 + 2);
const PING_BODY = [...lengthTag(12), 0];

/** A ping, as bytes behind a good header, that must be answered. */
function accepted(id: string, title: string, body: readonly number[]): ServerCase {
  return {
    id: `messages/${id}`,
    title,
    async run(context) {
      const connection = await context.greet();
      const { message } = await connection.answerTo(connection.sendBody(Ping, Uint8Array.from(body)));
      check(message.body.case === "pingResponse", "the response to Ping", () => `the body ${message.body.case}`);
    },
  };
}

/** Bytes behind a good header that are no message. */
function malformed(id: string, title: string, body: readonly number[]): ServerCase {
  return {
    id: `messages/${id}`,
    title: `${title} closes the connection with MALFORMED`,
    async run(context) {
      const connection = await context.greet();
      connection.sendBody(Ping, Uint8Array.from(body));
      await connection.closed(MALFORMED);
    },
  };
}

/** A message of no known field, in levels. */
function nested(levels: number): number[] {
  let bytes: number[] = [];
  // Field 1 of Message is `header`, of Header field 3 is `recipient`, whose field 2 is a message without fields.
  for (let level = 0; level < levels; level += 1) bytes = [...lengthTag(1), ...varint(bytes.length), ...bytes];
  return bytes;
}

const CODECS: readonly ServerCase[] = [
  accepted("unknown-field", "An unknown field of a message is accepted", [
    ...PING_BODY,
    ...lengthTag(18_000),
    3,
    1,
    2,
    3,
  ]),
  accepted("unknown-field-in-body", "An unknown field of a body is accepted", [
    ...lengthTag(12),
    4,
    ...varint(144_000),
    1,
  ]),
  accepted("unknown-field-before", "An unknown field before the body is accepted", [
    ...varint(9_050 * 8),
    1,
    ...PING_BODY,
  ]),
  accepted("unknown-fixed-fields", "Unknown fields of 4 and 8 bytes are accepted", [
    ...varint(18_000 * 8 + 5),
    1,
    2,
    3,
    4,
    ...varint(18_001 * 8 + 1),
    ...[1, 2, 3, 4, 5, 6, 7, 8],
    ...PING_BODY,
  ]),
  accepted("body-twice", "A body that occurs twice is merged into one", [...PING_BODY, ...PING_BODY]),
  accepted("two-bodies", "Of two different bodies in one message, the last one counts", [
    ...lengthTag(26),
    0,
    ...PING_BODY,
  ]),
  accepted("tag-not-shortest", "A tag that is not in its shortest form is accepted, as protobuf does", [
    0x62 + 128,
    0,
    0,
  ]),
  malformed("truncated-field", "A field that ends after the message", [...lengthTag(12), 5, 1]),
  malformed("truncated-tag", "A tag that the message cuts off", [...PING_BODY, 0x80]),
  malformed("field-zero", "A field with the number 0", [...PING_BODY, 0x02, 0]),
  malformed("wire-type-6", "A field of the connection type 6", [...PING_BODY, ...varint(18_000 * 8 + 6), 0]),
  malformed("varint-too-long", "A varint of more than 10 bytes", [
    ...PING_BODY,
    ...varint(18_000 * 8),
    ...Array.from({ length: 10 }, () => 0x80),
    1,
  ]),
  malformed("group-not-closed", "An unknown group without an end", [...PING_BODY, ...varint(18_000 * 8 + 3)]),
];

export const MESSAGES: ServerSection = {
  title: "3. Messages",
  cases: [
    ...CODECS,
    {
      id: "messages/text-not-utf-8",
      title: "A string that is not UTF-8 closes the connection with MALFORMED",
      async run(context) {
        const connection = await context.connect();
        connection.sendBody(Hello, Uint8Array.from([...lengthTag(10), 6, 0x08, 1, 0x12, 2, 0xc3, 0x28]));
        await connection.closed(MALFORMED);
      },
    },
    {
      id: "messages/text-surrogate",
      title: "A string with an encoded surrogate is not UTF-8 and closes the connection with MALFORMED",
      async run(context) {
        const { connection, name } = await context.user("ada");
        connection.sendBody(SendText, Uint8Array.from([...lengthTag(60), 5, 0x0a, 3, 0xed, 0xa0, 0x80]), {
          user: name,
        });
        await connection.closed(MALFORMED);
      },
    },
    {
      id: "messages/number-2-to-53",
      title: "A number of 2^53 in a field marked JS_NUMBER closes the connection with MALFORMED",
      async run(context) {
        const { connection } = await context.user("ada");
        const value = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
        connection.sendBody(FetchTexts, Uint8Array.from([...lengthTag(100), 1 + value.length, 0x08, ...value]));
        await connection.closed(MALFORMED);
      },
    },
    {
      id: "messages/number-2-to-53-less-1",
      title: "A number of 2^53 - 1 in a field marked JS_NUMBER is accepted",
      async run(context) {
        const { connection } = await context.user("ada");
        const { texts } = await connection.ok(FetchTexts, { after: Number.MAX_SAFE_INTEGER });
        check(texts.length === 0, "no texts after the number 2^53 - 1", () => `${texts.length} texts`);
      },
    },
    {
      id: "messages/body-before-header",
      title: "A header behind the body is accepted",
      async run(context) {
        const connection = await context.greet();
        const header = Header.encode(
          Header.create({ type: MessageType.REQUEST, command: Ping.command, sequence: connection.sequence + 1 }),
        );
        const message = [...PING_BODY, ...lengthTag(1), header.length, ...header];
        connection.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) });
        connection.sendBytes(Uint8Array.from([message.length, ...message]));
        await connection.answerTo(connection.sequence);
      },
    },
    {
      id: "messages/header-twice",
      title: "A header that occurs twice is merged, and the last value of each field counts",
      async run(context) {
        const connection = await context.greet();
        const sequence = connection.sequence + 1;
        const [first, second] = [
          [0x08, 1, 0x10, 13, 0x20, 77],
          [0x10, 2, 0x20, sequence],
        ];
        const header = (fields: readonly number[]): number[] => [...lengthTag(1), fields.length, ...fields];
        const message = [...header(first ?? []), ...header(second ?? []), ...PING_BODY];
        connection.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) });
        connection.sendBytes(Uint8Array.from([message.length, ...message]));
        const { message: answer } = await connection.answerTo(sequence);
        check(answer.body.case === "pingResponse", "the response to Ping", () => `the body ${answer.body.case}`);
      },
    },
    {
      id: "messages/unknown-header-field",
      title: "An unknown field of the header is accepted",
      async run(context) {
        const connection = await context.greet();
        const sequence = connection.sequence + 1;
        const header = [0x08, 1, 0x10, 2, 0x20, sequence, ...varint(9_000 * 8), 5];
        const message = [...lengthTag(1), header.length, ...header, ...PING_BODY];
        connection.frame({ command: Ping.command, body: Ping.wrapRequest(PingRequest.create()) });
        connection.sendBytes(Uint8Array.from([message.length, ...message]));
        await connection.answerTo(sequence);
      },
    },
    {
      id: "messages/unknown-enum-value",
      title: "An unknown enum value is decoded, and refused by the command and not by the stream",
      async run(context) {
        const { connection } = await context.user("ada");
        await connection.refused(SetStatus, { status: 9_001 }, ErrorCode.INVALID_ARGUMENT);
        await connection.alive();
      },
    },
    {
      id: "messages/nested-too-deep",
      title: "Messages or groups nested more than 100 deep close the connection with MALFORMED",
      async run(context) {
        const connection = await context.greet();
        const open = varint(18_000 * 8 + 3);
        const close = varint(18_000 * 8 + 4);
        const groups = Array.from({ length: 101 }, () => open).flat();
        const ends = Array.from({ length: 101 }, () => close).flat();
        connection.sendBody(Ping, Uint8Array.from([...PING_BODY, ...groups, ...ends]));
        await connection.closed(MALFORMED);
      },
    },
    {
      id: "messages/nested-unknown",
      title: "Nesting inside an unknown field with a length is not looked at",
      async run(context) {
        const connection = await context.greet();
        const inner = nested(150);
        const body = Uint8Array.from([...PING_BODY, ...lengthTag(18_000), ...varint(inner.length), ...inner]);
        const sequence = connection.sendBody(Ping, body);
        // The filler makes the ping larger than its rule allows: it is refused, and the stream goes on.
        await connection.refusalOf(sequence, ErrorCode.TOO_LARGE);
        await connection.alive();
      },
    },
    {
      id: "messages/no-body",
      title: "A request without a known body is refused with BODY_MISMATCH",
      async run(context) {
        const connection = await context.greet();
        const sequence = connection.sendBody(Ping, Uint8Array.from([...lengthTag(9_001), 0]));
        await connection.refusalOf(sequence, ErrorCode.BODY_MISMATCH);
        await connection.alive();
      },
    },
    {
      id: "messages/random-bytes",
      title: "A frame of bytes that are no message closes the connection with MALFORMED",
      async run(context) {
        const connection = await context.connect();
        connection.sendBytes(Uint8Array.from([8, ...new Uint8Array(8).fill(0xff)]));
        await connection.closed(MALFORMED);
      },
    },
    {
      id: "messages/response-of-request",
      title: "The response has the command of its request and names its sequence in answers",
      async run(context) {
        const connection = await context.greet();
        const sequence = connection.request(Ping, PingRequest.create());
        const { header } = (await connection.answerTo(sequence)).message;
        check(header?.command === Ping.command, "command 2", () => `command ${header?.command}`);
        check(header.recipient === undefined, "no recipient in a response", () => JSON.stringify(header.recipient));
        const refusal = await connection.refusalOf(
          connection.send({ command: RESERVED_COMMAND, body: Ping.wrapRequest(PingRequest.create()) }),
          ErrorCode.UNKNOWN_COMMAND,
        );
        const refused = refusal.message.header;
        check(refused?.command === RESERVED_COMMAND, `command ${RESERVED_COMMAND}`, () => `${refused?.command}`);
      },
    },
  ],
};

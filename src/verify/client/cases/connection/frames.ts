/** Cases of "3. Messages" and "4. Frames". */

import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import type { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Header, Message, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { Peer } from "../../../../../generated/chatwire/v1/presence.ts";
import { Text, TextReceived } from "../../../../../generated/chatwire/v1/text.ts";
import { check } from "../../../shared/fault.ts";
import { bytesField, frameOf, numberField, UNKNOWN, UNKNOWN_FIELDS, varint } from "../../../shared/raw.ts";
import { LIMITS, PEER_NAME } from "../../answers.ts";
import type { ClientConnection } from "../../client-connection.ts";
import type { ClientCase, ClientSection } from "../../client-context.ts";
import { textOf, works } from "../expectations.ts";

/** Numbers of fields of `Message` and `Text` in the schema. */
const FIELD = { header: 1, peers: 43, textReceived: 62, text: { textId: 1, from: 2, text: 4 } } as const;

const MESSAGES_CASES: readonly ClientCase[] = [
  malformed("string", "a string that is not UTF-8", () =>
    eventOf(bytesField(1, bytesField(FIELD.text.from, Uint8Array.of(0xff, 0xfe)))),
  ),
  malformed("number", "a number greater than 2^53 - 1 in a field that is a JavaScript number", () =>
    eventOf(
      bytesField(1, Buffer.concat([varint(8), Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1)])),
    ),
  ),
  malformed("depth", "messages nested more than 100 deep", () => eventOf(groups(150))),
  malformed("field-cut", "bytes that end inside a field", () =>
    eventOf(Buffer.concat([varint(10), varint(50), Buffer.from("short")])),
  ),
  malformed("tag", "a field with the number 0", () => eventOf(Uint8Array.of(0, 1))),
  {
    id: "messages/unknown-fields",
    title: "The client accepts unknown fields in a message, its header and its body",
    async run(context) {
      const connection = await context.registered();
      const text = Buffer.concat([Text.encode(textOf(1, "with more")), UNKNOWN_FIELDS]);
      const header = Buffer.concat([Header.encode(eventHeader(connection)), UNKNOWN_FIELDS]);
      const body = bytesField(FIELD.textReceived, Buffer.concat([bytesField(1, text), UNKNOWN_FIELDS]));
      connection.sendBytes(frameOf(Buffer.concat([UNKNOWN_FIELDS, bytesField(FIELD.header, header), body])));
      await context.client.expect("text", ({ text: shown }) => shown === "with more");
    },
  },
  {
    id: "messages/unknown-enum",
    title: "The client accepts unknown values of enums",
    async run(context) {
      const connection = await context.registered();
      context.server.answers.on("getPeersRequest", (_value, request) => {
        const peers = [
          Peer.create({ name: PEER_NAME, privacy: UNKNOWN, status: UNKNOWN }),
          Peer.create({ name: "bob" }),
        ];
        connection.respond(request, { case: "getPeersResponse", value: { peers, next: "" } });
      });
      context.client.send({ command: "getPeers" });
      const { peers } = await context.client.expect("peers");
      const count = Array.isArray(peers) ? peers.length : 0;
      check(count === 2, "both peers of the list", () => JSON.stringify(peers));
    },
  },
  {
    id: "messages/unknown-error",
    title: "A refusal with an unknown code fails the call, not the connection",
    async run(context) {
      const connection = await context.registered();
      context.server.answers.on("sendTextRequest", (_value, request) => connection.refuse(request, UNKNOWN));
      context.client.send({ command: "sendText", to: PEER_NAME, text: "hello" });
      await context.client.expectError();
      await works(context, connection);
    },
  },
  {
    id: "messages/order-of-fields",
    title: "The client accepts the body before the header",
    async run(context) {
      const connection = await context.registered();
      const body = bytesField(FIELD.textReceived, bytesField(1, Text.encode(textOf(1, "body first"))));
      const header = bytesField(FIELD.header, Header.encode(eventHeader(connection)));
      connection.sendBytes(frameOf(Buffer.concat([body, header])));
      await context.client.expect("text", ({ text }) => text === "body first");
    },
  },
  {
    id: "messages/repeated-fields",
    title: "Of a field that occurs twice, the last value wins, and messages are merged",
    async run(context) {
      const connection = await context.registered();
      const header = eventHeader(connection);
      const wrong = Header.encode(Header.create({ ...header, sequence: 999 }));
      const first = bytesField(1, Text.encode(Text.create({ textId: 9, from: PEER_NAME, to: "ada" })));
      const second = bytesField(1, Text.encode(Text.create({ textId: 1, text: "merged" })));
      const body = Buffer.concat([bytesField(FIELD.textReceived, first), bytesField(FIELD.textReceived, second)]);
      const headers = Buffer.concat([bytesField(FIELD.header, wrong), bytesField(FIELD.header, Header.encode(header))]);
      connection.sendBytes(frameOf(Buffer.concat([headers, body])));
      await context.client.expect("text", ({ text, from }) => text === "merged" && from === PEER_NAME);
    },
  },
];

const FRAMES_CASES: readonly ClientCase[] = [
  closing("length-zero", "a frame of length 0", "MALFORMED", Uint8Array.of(0)),
  closing("length-long", "a length of more than 5 bytes", "MALFORMED", Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 1)),
  closing(
    "length-not-shortest",
    "a length that is not in its shortest form",
    "MALFORMED",
    Uint8Array.of(0x82, 0, 8, 1),
  ),
  closing("length-huge", "a length of 4 GB", "TOO_LARGE", Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f)),
  closing("length-over", "a length greater than frame_bytes_max", "TOO_LARGE", varint((LIMITS.frameBytesMax ?? 0) + 1)),
  closing("not-protobuf", "a frame that is no message", "MALFORMED", frameOf(Uint8Array.of(0xff, 0xff, 0xff))),
  {
    id: "frames/in-pieces",
    title: "The client reads a frame that arrives byte by byte",
    async run(context) {
      const connection = await context.registered();
      const frame = textFrame(connection, 1, "in pieces");
      const bytes = [...frame].map((byte) => Uint8Array.of(byte));
      await connection.sendInPieces(bytes, () => new Promise((resolve) => setImmediate(resolve)));
      await context.client.expect("text", ({ text }) => text === "in pieces");
    },
  },
  {
    id: "frames/together",
    title: "The client reads frames that arrive together, the last one cut off",
    async run(context) {
      const connection = await context.registered();
      const frames = [1, 2, 3].map((number) => textFrame(connection, number, `together ${number}`));
      const bytes = Buffer.concat(frames);
      const pieces = [bytes.subarray(0, -5), bytes.subarray(-5)];
      const second = context.client.expect("text", ({ text }) => text === "together 2");
      await connection.sendInPieces(pieces, () => second);
      await context.client.expect("text", ({ text }) => text === "together 3");
    },
  },
  {
    id: "frames/largest",
    title: "The client accepts a frame of frame_bytes_max",
    async run(context) {
      const connection = await context.registered();
      const { frameBytesMax = 0 } = LIMITS;
      const message = messageOf(eventHeader(connection), textOf(1, "the largest"));
      // Tag and length of an unknown field take 6 bytes.
      const rest = bytesField(UNKNOWN, new Uint8Array(frameBytesMax - message.length - 6));
      const padded = Buffer.concat([message, rest]);
      check(padded.length === frameBytesMax, "a frame of the largest length", () => `${padded.length} bytes`);
      connection.sendBytes(frameOf(padded));
      await context.client.expect("text", ({ text }) => text === "the largest");
    },
  },
];

export const MESSAGES: ClientSection = { title: "3. Messages", cases: MESSAGES_CASES };
export const FRAMES: ClientSection = { title: "4. Frames", cases: FRAMES_CASES };

function closing(id: string, what: string, code: keyof typeof ErrorCode, bytes: Uint8Array): ClientCase {
  return {
    id: `frames/${id}`,
    title: `The client closes the connection with ${code} after ${what}`,
    async run(context) {
      const connection = await context.registered();
      connection.sendBytes(bytes);
      await connection.expectClose(code);
    },
  };
}

/** @param body  returns the content of the body of an event `TextReceived` */
function malformed(id: string, what: string, body: () => Uint8Array): ClientCase {
  return {
    id: `messages/${id}`,
    title: `The client closes the connection with MALFORMED after ${what}`,
    async run(context) {
      const connection = await context.registered();
      const header = bytesField(FIELD.header, Header.encode(eventHeader(connection)));
      connection.sendBytes(frameOf(Buffer.concat([header, body()])));
      await connection.expectClose("MALFORMED");
    },
  };
}

function eventOf(content: Uint8Array): Uint8Array {
  return bytesField(FIELD.textReceived, content);
}

function eventHeader(connection: ClientConnection): Header {
  return connection.header(MessageType.EVENT, Command.SEND_TEXT);
}

function messageOf(header: Header, text: Text): Uint8Array {
  return Message.encode(
    Message.create({ header, body: { case: "textReceived", value: TextReceived.create({ text }) } }),
  );
}

function textFrame(connection: ClientConnection, textId: number, text: string): Uint8Array {
  return frameOf(messageOf(eventHeader(connection), textOf(textId, text)));
}

/** Groups of an unknown field, each within the one before. */
function groups(depth: number): Uint8Array {
  const begin = varint(UNKNOWN * 8 + 3);
  const end = varint(UNKNOWN * 8 + 4);
  const all = [
    ...Array.from({ length: depth }, () => begin),
    numberField(1, 1),
    ...Array.from({ length: depth }, () => end),
  ];
  return Buffer.concat(all);
}

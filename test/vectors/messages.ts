/** Messages that are well-formed: those of the examples, and those that a newer program may send. */

import { MessageJson } from "../../generated/chatwire/v1/message.json.ts";
import { Message } from "../../generated/chatwire/v1/message.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { LIMITS } from "../../src/limits.ts";
import { bytes, frameOf, group, join, nestedGroups, number, tag, varint } from "./protobuf-bytes.ts";
import { bytesOf, type Fields, hex, type Json, mustEqual, type Vector } from "./vector.ts";

const NONCE_32 = Buffer.alloc(32, 5).toString("base64");
const KEY_32 = Buffer.alloc(32, 9).toString("base64");
const ROOM_ID = Buffer.alloc(16, 11).toString("base64");
const SIGNATURE = Buffer.alloc(64, 10).toString("base64");

const REQUEST = "MESSAGE_TYPE_REQUEST";
const RESPONSE = "MESSAGE_TYPE_RESPONSE";
const EVENT = "MESSAGE_TYPE_EVENT";

type Example = readonly [name: string, section: string, message: Fields];

const EXAMPLES: readonly Example[] = [
  [
    "hello",
    "Frames",
    {
      header: { type: REQUEST, command: "COMMAND_HELLO", sequence: "1" },
      helloRequest: {
        versions: [1],
        agent: "example/1.0",
        features: ["FEATURE_PROBES", "FEATURE_APPLICATION_MESSAGES"],
      },
    },
  ],
  [
    "send-text",
    "Frames",
    {
      header: { type: REQUEST, command: "COMMAND_SEND_TEXT", recipient: { user: "grace" }, sequence: "7" },
      sendTextRequest: { text: "hello" },
    },
  ],
  [
    "repeated-text",
    "Exactly once",
    {
      header: {
        type: REQUEST,
        command: "COMMAND_SEND_TEXT",
        recipient: { user: "grace" },
        sequence: "3",
        id: Buffer.alloc(16, 6).toString("base64"),
        repeatedAfterMs: 5_000,
      },
      sendTextRequest: { text: "hello" },
    },
  ],
  [
    "broadcast",
    "Frames",
    {
      header: { type: REQUEST, command: "COMMAND_BROADCAST", recipient: { everyone: {} }, sequence: "8" },
      broadcastRequest: { text: "lunch?" },
    },
  ],
  [
    "post-in-a-room",
    "Exactly once",
    {
      header: {
        type: REQUEST,
        command: "COMMAND_POST_IN_ROOM",
        recipient: { room: ROOM_ID },
        sequence: "5",
        id: Buffer.alloc(16, 6).toString("base64"),
      },
      postInRoomRequest: { text: "hello, @grace", mentions: ["grace"] },
    },
  ],
  [
    "post-received",
    "Posts",
    {
      header: { type: EVENT, command: "COMMAND_POST_IN_ROOM", sequence: "301" },
      postReceived: {
        roomId: ROOM_ID,
        epoch: 7,
        post: { number: "12", from: "ada", text: "hello", sentMs: "1700000000000" },
      },
    },
  ],
  [
    "text-received",
    "Frames",
    {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "300" },
      textReceived: { text: { textId: "12", from: "ada", to: "grace", text: "hello", sentMs: "1700000000000" } },
    },
  ],
  [
    "refusal",
    "Frames",
    {
      header: { type: RESPONSE, command: "COMMAND_SEND_TEXT", sequence: "9", answers: "7" },
      error: { code: "ERROR_CODE_USER_NOT_FOUND", text: "There is no such user." },
    },
  ],
  [
    "rate-limited",
    "Checks on received messages",
    {
      header: { type: RESPONSE, command: "COMMAND_BROADCAST", sequence: "12", answers: "13" },
      error: {
        code: "ERROR_CODE_RATE_LIMITED",
        text: "Too many broadcasts.",
        retryable: true,
        retryAfterMs: 850,
        limit: "Broadcast.rate",
      },
    },
  ],
  [
    "close",
    "Closing",
    {
      header: { type: RESPONSE, sequence: "2" },
      error: { code: "ERROR_CODE_GOING_AWAY", text: "The server is shutting down.", retryable: true },
    },
  ],
  [
    "finish-device-login",
    "Devices",
    {
      header: { type: REQUEST, command: "COMMAND_FINISH_DEVICE_LOGIN", sequence: "3" },
      finishDeviceLoginRequest: {
        deviceId: Buffer.alloc(16, 3).toString("base64"),
        signature: SIGNATURE,
        keys: { signingKey: KEY_32, agreementKey: NONCE_32, signature: SIGNATURE },
      },
    },
  ],
  [
    "invite",
    "Signalling",
    {
      header: { type: REQUEST, command: "COMMAND_INVITE", recipient: { user: "Zoë" }, sequence: "4" },
      inviteRequest: {
        candidates: [
          { kind: "CANDIDATE_KIND_HOST", address: "192.0.2.7", port: 50000 },
          { kind: "CANDIDATE_KIND_HOST", address: "2001:db8::7", port: 50000 },
        ],
        connectionId: "18441921395520346504",
      },
    },
  ],
  [
    "refusal-of-a-negative-command",
    "Messages",
    {
      header: { type: RESPONSE, command: -1, sequence: "5", answers: "6" },
      error: { code: "ERROR_CODE_UNKNOWN_COMMAND" },
    },
  ],
  [
    "empty-body",
    "Frames",
    { header: { type: REQUEST, command: "COMMAND_LOG_OFF", sequence: "128" }, logOffRequest: {} },
  ],
];

/** Frames of 1 and 2 bytes of length, and all parts of the header. */
export function frames(): Vector[] {
  return EXAMPLES.map(([name, section, message]) => {
    const encoded = Message.encode(MessageJson.fromJson(message));
    const frame = hex(frameOf(encoded));
    mustEqual(decodedJson(frame, name), toJson(encoded), name);
    return { name, section, given: { message }, expect: { frame } };
  });
}

/** The fields of the hello of `frames`: the header's type, command and sequence, and those of the body. */
const HEADER = [number(1, 1), number(2, 1), number(4, 1)];
const VERSIONS = bytes(1, varint(1));
const AGENT = bytes(2, "example/1.0");
const FEATURES = bytes(3, Uint8Array.of(1, 3));
const BODY = [VERSIONS, AGENT, FEATURES];
const HELLO = 10;
const SAMPLE = bytes(9_001, "abc");

/** Messages that our encoder does not write, and that decode to the hello of `frames`. */
const SAME_AS_HELLO: readonly (readonly [name: string, message: Uint8Array])[] = [
  ["body-before-header", join(bytes(HELLO, ...BODY), bytes(1, ...HEADER))],
  [
    "fields-of-the-header-in-another-order",
    join(bytes(1, number(4, 1), number(2, 1), number(1, 1)), bytes(HELLO, ...BODY)),
  ],
  ["header-in-two-parts", join(bytes(1, number(1, 1), number(2, 1)), bytes(HELLO, ...BODY), bytes(1, number(4, 1)))],
  ["field-twice-the-last-counts", join(bytes(1, number(4, 5), ...HEADER), bytes(HELLO, bytes(2, "other"), ...BODY))],
  ["body-in-two-parts", join(bytes(1, ...HEADER), bytes(HELLO, VERSIONS), bytes(HELLO, AGENT, FEATURES))],
  ["two-bodies-the-last-counts", join(bytes(1, ...HEADER), bytes(12), bytes(HELLO, ...BODY))],
  ["list-that-is-not-packed", join(bytes(1, ...HEADER), bytes(HELLO, number(1, 1), AGENT, number(3, 1), number(3, 3)))],
  ["default-values-that-are-written", join(bytes(1, ...HEADER, number(5, 0), number(6, 0)), bytes(HELLO, ...BODY))],
  [
    "varint-that-is-not-the-shortest",
    join(bytes(1, number(1, 1), number(2, 1), tag(4, 0), varint(1, 10)), bytes(HELLO, ...BODY)),
  ],
  ["unknown-number-in-the-header", join(bytes(1, ...HEADER, number(9_000, 77)), bytes(HELLO, ...BODY))],
  ["unknown-bytes-in-the-message", join(bytes(1, ...HEADER), bytes(HELLO, ...BODY), SAMPLE)],
  [
    "unknown-fixed-numbers-in-the-body",
    join(bytes(1, ...HEADER), bytes(HELLO, tag(500, 5), "1234", ...BODY, tag(501, 1), "12345678")),
  ],
  ["unknown-group-in-the-body", join(bytes(1, ...HEADER), bytes(HELLO, group(9_099, number(1, 5), group(2)), ...BODY))],
  ["unknown-groups-as-deep-as-allowed", join(bytes(1, ...HEADER), bytes(HELLO, ...BODY), nestedGroups(9_050, 100))],
];

/** Frames whose messages have more than this version knows. They must decode to what is known of them. */
export function goodFrames(): Vector[] {
  const alike = SAME_AS_HELLO.map(([name, message]) => goodFrame(name, message, EXAMPLES[0]?.[2] ?? {}));
  const eventHeader = [number(1, 3), number(2, 30)];
  return [
    ...alike,
    goodFrame("unknown-type-and-command", bytes(1, number(1, 9), number(2, 9_050), number(4, 1)), {
      header: { type: 9, command: 9_050, sequence: "1" },
    }),
    goodFrame("unknown-body-is-no-body", join(bytes(1, ...eventHeader, number(4, 1)), SAMPLE), {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "1" },
    }),
    goodFrame("critical", join(bytes(1, ...eventHeader, number(4, 1), number(6, 1)), SAMPLE), {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "1", critical: true },
    }),
    goodFrame(
      "unknown-error-code",
      join(bytes(1, number(1, 2), number(2, 30), number(4, 1), number(5, 1)), bytes(2, number(1, 9_099))),
      {
        header: { type: RESPONSE, command: "COMMAND_SEND_TEXT", sequence: "1", answers: "1" },
        error: { code: 9_099 },
      },
    ),
    goodFrame("negative-command", bytes(1, number(1, 3), number(2, 2n ** 64n - 1n), number(4, 1)), {
      header: { type: EVENT, command: -1, sequence: "1" },
    }),
    goodFrame("command-of-2-to-the-31", bytes(1, number(1, 3), number(2, 2 ** 31), number(4, 1)), {
      header: { type: EVENT, command: -(2 ** 31), sequence: "1" },
    }),
    goodFrame("type-of-33-bits", join(bytes(1, number(1, 2 ** 32 + 1), number(2, 1), number(4, 1)), bytes(HELLO)), {
      header: { type: REQUEST, command: "COMMAND_HELLO", sequence: "1" },
      helloRequest: {},
    }),
    goodFrame("version-of-33-bits", join(bytes(1, ...HEADER), bytes(HELLO, bytes(1, varint(2 ** 32 + 1)))), {
      header: { type: REQUEST, command: "COMMAND_HELLO", sequence: "1" },
      helloRequest: { versions: [1] },
    }),
    goodFrame("critical-of-33-bits", bytes(1, ...eventHeader, number(4, 1), number(6, 2 ** 32)), {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "1", critical: true },
    }),
    goodFrame("critical-that-is-2", bytes(1, ...eventHeader, number(4, 1), number(6, 2)), {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "1", critical: true },
    }),
    goodFrame("known-field-with-another-wire-type", bytes(1, ...eventHeader, tag(6, 5), "1234", number(4, 1)), {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "1" },
    }),
    goodFrame("greatest-sequence", bytes(1, ...eventHeader, number(4, Number.MAX_SAFE_INTEGER)), {
      header: { type: EVENT, command: "COMMAND_SEND_TEXT", sequence: "9007199254740991" },
    }),
  ];
}

function goodFrame(name: string, message: Uint8Array, decoded: Json): Vector {
  const frame = hex(frameOf(message));
  mustEqual(decodedJson(frame, name), decoded, name);
  return { name, section: "Messages", given: { frame }, expect: { message: decoded } };
}

/** The JSON of the only message in a frame. */
function decodedJson(frame: string, name: string): Json {
  const decoder = new FrameDecoder(LIMITS.frameBytesMax.value);
  decoder.push(bytesOf(frame));
  const message = decoder.next();
  if (message === undefined || decoder.next() !== undefined) throw new Error(`${name} is not one frame.`);
  return toJson(message);
}

function toJson(message: Uint8Array): Json {
  return MessageJson.toJson(Message.decode(message));
}

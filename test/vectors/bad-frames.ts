/** First bytes of a client that close the connection. */

import { bytes, frameOf, group, join, nestedGroups, number, tag, varint } from "./protobuf-bytes.ts";
import { outcomeOf } from "./receiver.ts";
import { HELLO, HELLO_BODY, header, REQUEST } from "./refusals.ts";
import { hex, mustEqual, type Vector } from "./vector.ts";

type BadFrame = readonly [name: string, code: string, received: Uint8Array, section?: string];

/** The first bytes of a client. The server closes the connection. */
const BAD_FRAMES: readonly BadFrame[] = [
  ["empty", "MALFORMED", Uint8Array.of(0), "Frames"],
  ["length-0-in-two-bytes", "MALFORMED", Uint8Array.of(0x80, 0), "Frames"],
  ["length-not-in-shortest-form", "MALFORMED", Uint8Array.of(0x81, 0), "Frames"],
  ["length-of-six-bytes", "MALFORMED", Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 1), "Frames"],
  ["five-bytes-of-a-length-that-goes-on", "MALFORMED", Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff), "Frames"],
  ["too-large-and-not-in-shortest-form", "MALFORMED", Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0), "Frames"],
  ["length-over-the-limit-before-login", "TOO_LARGE", varint(4_097), "Frames"],
  ["length-of-2-to-the-32", "TOO_LARGE", varint(2 ** 32), "Frames"],
  ["greatest-length-in-five-bytes", "TOO_LARGE", varint(2 ** 35 - 1), "Frames"],
  ["text-that-is-not-utf-8", "MALFORMED", frameOf(HELLO, bytes(10, bytes(2, Uint8Array.of(0xff))))],
  ["text-with-an-overlong-form", "MALFORMED", frameOf(HELLO, bytes(10, bytes(2, Uint8Array.of(0xc0, 0xaf))))],
  ["text-with-a-surrogate", "MALFORMED", frameOf(HELLO, bytes(10, bytes(2, Uint8Array.of(0xed, 0xa0, 0x80))))],
  ["text-that-ends-inside-a-character", "MALFORMED", frameOf(HELLO, bytes(10, bytes(2, Uint8Array.of(0xe2, 0x82))))],
  ["header-longer-than-the-message", "MALFORMED", frameOf(Uint8Array.of(0x0a, 9), HELLO.subarray(2))],
  ["field-longer-than-its-message", "MALFORMED", frameOf(HELLO, bytes(10, Uint8Array.of(0x12, 2, 0x61)))],
  ["message-that-ends-after-a-tag", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 0))],
  ["varint-that-does-not-end", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 0), Uint8Array.of(0x80))],
  ["varint-of-eleven-bytes", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 0), varint(1, 11))],
  ["fixed64-of-seven-bytes", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 1), join("1234567"))],
  ["fixed32-of-three-bytes", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 5), join("123"))],
  ["packed-list-that-ends-inside-a-number", "MALFORMED", frameOf(HELLO, bytes(10, bytes(1, Uint8Array.of(0x80))))],
  ["tag-of-33-bits", "MALFORMED", frameOf(HELLO, bytes(10), varint(2 ** 32 + 0x52), varint(0))],
  ["length-of-33-bits", "MALFORMED", frameOf(HELLO, varint(0x52), varint(2 ** 32))],
  ["field-number-0", "MALFORMED", frameOf(HELLO, HELLO_BODY, Uint8Array.of(0, 1))],
  ["wire-type-6", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 6))],
  ["wire-type-7", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 7))],
  ["group-that-does-not-end", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 3), number(1, 1))],
  ["group-that-did-not-begin", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 4))],
  ["group-that-ends-as-another", "MALFORMED", frameOf(HELLO, HELLO_BODY, tag(9_001, 3), tag(9_002, 4))],
  ["groups-nested-too-deep", "MALFORMED", frameOf(HELLO, HELLO_BODY, nestedGroups(9_001, 101))],
  [
    "sequence-of-2-to-the-53-that-another-replaces",
    "MALFORMED",
    frameOf(bytes(1, number(1, REQUEST), number(2, 1), number(4, 2 ** 53), number(4, 1)), HELLO_BODY),
  ],
  [
    "text-that-is-not-utf-8-in-a-body-that-another-replaces",
    "MALFORMED",
    frameOf(HELLO, bytes(20, bytes(1, Uint8Array.of(0xff))), HELLO_BODY),
  ],
  ["sequence-of-2-to-the-53", "MALFORMED", frameOf(header({ command: 1, sequence: 2 ** 53 }), HELLO_BODY)],
  ["no-header", "OUT_OF_SEQUENCE", frameOf(HELLO_BODY), "Sequence numbers"],
  ["sequence-0", "OUT_OF_SEQUENCE", frameOf(header({ command: 1, sequence: 0 }), HELLO_BODY), "Sequence numbers"],
  ["sequence-2", "OUT_OF_SEQUENCE", frameOf(header({ command: 1, sequence: 2 }), HELLO_BODY), "Sequence numbers"],
  ["only-a-group", "OUT_OF_SEQUENCE", frameOf(group(9_001)), "Sequence numbers"],
];

/** Bytes that close a new connection at once. */
export function badFrames(): Vector[] {
  return BAD_FRAMES.map(([name, code, received, section = "Messages"]) => {
    const expect = { closes: code };
    mustEqual(outcomeOf("server", "NEW", [], received), expect, name);
    return { name, section, given: { bytes: hex(received) }, expect };
  });
}

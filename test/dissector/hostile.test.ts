/** Malformed packets: tshark shows them, and no line of Lua fails. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { createDatagramHeader, DatagramKind } from "../../src/framing/datagram.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { timesOf } from "../sample.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { bytes, frameOf, join as joined, nestedGroups, number, tag, varint } from "../vectors/protobuf-bytes.ts";
import { Capture } from "./capture.ts";
import { type Tshark, withTshark } from "./tshark.ts";

const test = suite("dissector/hostile", { timeLimitMs: 240_000 });

const SERVER = { address: "192.0.2.2", port: 4_000 };
const PREFERENCES = {
  "chatwire.plain_ports": SERVER.port,
  "chatwire.show_contents": true,
  "chatwire.show_secrets": true,
};
const HEADER = bytes(1, number(1, 1), number(2, 30));

const shown = withTshark(test);
const random = new SeededRandom(SEED);

test(
  "malformed-frames-are-marked",
  shown((tshark) => {
    const cases = [
      ["empty", Uint8Array.of(0), "The length of a frame is malformed."],
      ["not in shortest form", Uint8Array.of(0x81, 0), "The length of a frame is malformed."],
      ["length of six bytes", Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 1), "The length of a frame is malformed."],
      ["length past the limit", varint(2 ** 32 - 1), "The length of a frame is malformed."],
      ["field number 0", frameOf(HEADER, Uint8Array.of(0, 1)), "A field is malformed."],
      ["wire type 6", frameOf(HEADER, tag(9_001, 6)), "A field is malformed."],
      ["wire type 7", frameOf(HEADER, tag(9_001, 7)), "A field is malformed."],
      ["varint of eleven bytes", frameOf(HEADER, tag(9_001, 0), varint(1, 11)), "A field is malformed."],
      ["varint of 65 bits", frameOf(HEADER, tag(9_001, 0), varint(2n ** 64n)), "A field is malformed."],
      ["tag of 33 bits", frameOf(HEADER, varint(2 ** 32 + 0x52), varint(0)), "A field is malformed."],
      ["header past its end", frameOf(Uint8Array.of(0x0a, 9), HEADER.subarray(2)), "A field is malformed."],
      ["group without an end", frameOf(HEADER, tag(9_001, 3), number(1, 1)), "A field is malformed."],
      ["group that ends as another", frameOf(HEADER, tag(9_001, 3), tag(9_002, 4)), "A field is malformed."],
      ["group without a beginning", frameOf(HEADER, tag(9_001, 4)), "A group ends that has not begun."],
      ["groups too deep", frameOf(HEADER, nestedGroups(9_001, 101)), "A field is malformed."],
      ["groups by the thousand", frameOf(HEADER, nestedGroups(9_001, 3_000)), "A field is malformed."],
      [
        "packed list that ends inside",
        frameOf(HEADER, bytes(10, bytes(1, Uint8Array.of(0x80)))),
        "A packed field is malformed.",
      ],
    ] as const;
    const capture = streamsOf(cases.map(([, frame]) => frame));
    const rows = tshark.fields(capture, ["tcp.srcport", "_ws.expert.message"], { preferences: PREFERENCES });
    for (const [index, [name, , text]] of cases.entries()) {
      const notes = rows.flatMap((row) =>
        row["tcp.srcport"]?.[0] === String(10_000 + index) ? (row["_ws.expert.message"] ?? []) : [],
      );
      assert.ok(
        notes.some((note) => note.startsWith(text)),
        name,
      );
    }
  }),
);

test(
  "message-of-many-fields-is-shown-in-part",
  shown((tshark) => {
    const many = new Uint8Array(50_000).fill(1);
    for (const frame of [
      frameOf(HEADER, bytes(10, bytes(1, many))),
      frameOf(HEADER, ...Array.from({ length: 11_000 }, () => number(9_001, 1))),
    ]) {
      const tree = treesOf(tshark, [frame]);
      assert.match(tree, "Only 10000 fields are shown.");
      assert.not.match(tree, "malformed");
    }
  }),
);

test(
  "frame-that-never-ends-is-marked",
  shown((tshark) => {
    const whole = frameOf(HEADER, bytes(60, bytes(1, "text")));
    const capture = streamsOf([whole.subarray(0, whole.length - 1)]);
    assert.equal(tshark.fields(capture, ["chatwire.frame.length"], { preferences: PREFERENCES }), []);
  }),
);

test(
  `random-and-damaged-frames-raise-no-error (seed ${SEED})`,
  shown((tshark) => {
    const frames = framesOfTheVectors();
    assert.ok(frames.length > 20);
    const count = timesOf(600, 20_000);
    const streams = Array.from({ length: count }, (_, index) =>
      index % 3 === 0
        ? randomBytes(random, 1 + random.below(80))
        : damaged(random, frames[random.below(frames.length)]),
    );
    assert.match(treesOf(tshark, streams), "Chatwire");
  }),
);

test(
  `random-and-damaged-datagrams-raise-no-error (seed ${SEED})`,
  shown((tshark) => {
    const capture = new Capture();
    const kinds = Object.values(DatagramKind);
    for (let index = 0; index < timesOf(600, 20_000); index++) {
      const header = createDatagramHeader(kinds[random.below(kinds.length)] ?? DatagramKind.SEALED, 7n);
      if (random.below(2) === 0) header[16] = random.below(256);
      const payload = randomBytes(random, [16, 17, 24, 60, 719, random.below(100)][random.below(6)] ?? 0);
      const datagram = joined(header, payload);
      capture.addDatagram(
        { address: "192.0.2.1", port: 40_000 },
        SERVER,
        random.below(3) === 0 ? damaged(random, datagram) : datagram,
      );
    }
    // Some are opened, and hold random bytes then.
    const log = join(tshark.folder, "keys.log");
    writeFileSync(log, `CHATWIRE_DATAGRAM_KEY 0000000000000007 ${"07".repeat(32)}\n`);
    const trees = tshark.trees(capture, { preferences: { ...PREFERENCES, "chatwire.key_log": log } });
    assert.match(trees, /^ +Message, /m);
  }),
);

function treesOf(tshark: Tshark, streams: readonly Uint8Array[]): string {
  return tshark.trees(streamsOf(streams), { preferences: PREFERENCES });
}

/** Each on a connection of its own. */
function streamsOf(streams: readonly Uint8Array[]): Capture {
  const capture = new Capture();
  for (const [index, stream] of streams.entries())
    capture.connect({ address: "192.0.2.1", port: 10_000 + index }, SERVER).send("client", stream);
  return capture;
}

function framesOfTheVectors(): Uint8Array[] {
  const path = join(import.meta.dirname, "../../vectors/chatwire-1.json");
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/"frame":"([0-9a-f]+)"/g)].map(([, hex = ""]) => Buffer.from(hex, "hex"));
}

function randomBytes(random: SeededRandom, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** Changes a few bytes, or cuts bytes off. */
function damaged(random: SeededRandom, given: Uint8Array = new Uint8Array(1)): Uint8Array {
  const copy = Uint8Array.from(given);
  for (let times = 1 + random.below(3); times > 0; times--) copy[random.below(copy.length)] = random.below(256);
  return random.below(4) === 0 ? copy.subarray(0, 1 + random.below(copy.length)) : copy;
}

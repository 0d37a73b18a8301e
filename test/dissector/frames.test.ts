/** What tshark shows of frames and their messages. */

import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { suite } from "../suite.ts";
import { bytes, frameOf, group, join, number, tag } from "../vectors/protobuf-bytes.ts";
import { Capture } from "./capture.ts";
import { captureOf, frame, openIn, PLAIN } from "./frame-captures.ts";
import { type Shown, withTshark } from "./tshark.ts";

const test = suite("dissector/frames", { timeLimitMs: 120_000 });
const shown = withTshark(test);

const text = frame(
  {
    type: MessageType.REQUEST,
    command: Command.SEND_TEXT,
    sequence: 7,
    recipient: { target: { case: "user", value: "grace" } },
  },
  { case: "sendTextRequest", value: { text: "between us" } },
);

test(
  "frame-in-one-segment-in-many-or-several-in-one-is-shown-once",
  shown((tshark) => {
    const names = ["chatwire.frame.length", "chatwire.v1.Header.sequence"];
    const length = String(text.length - 1);
    for (const [frames, segmentBytes, count] of [
      [text, 1_400, 1],
      [text, 1, 1],
      [join(text, text, text), 1_400, 3],
      [join(text, text, text), 17, 3],
    ] as const) {
      const rows = tshark.fields(captureOf("client", frames, segmentBytes), names, { preferences: PLAIN });
      const lengths = rows.flatMap((row) => row["chatwire.frame.length"] ?? []);
      assert.equal(
        lengths,
        Array.from({ length: count }, () => length),
      );
    }
  }),
);

test(
  "length-of-several-bytes-is-read-in-pieces",
  shown((tshark) => {
    const long = frame(
      { type: MessageType.REQUEST, command: Command.SEND_TEXT, sequence: 1 },
      { case: "sendTextRequest", value: { text: "x".repeat(20_000) } },
    );
    for (const segmentBytes of [1, 1_400]) {
      const rows = tshark.fields(
        captureOf("client", long.subarray(0, long.length), segmentBytes === 1 ? 2 : segmentBytes),
        ["chatwire.frame.length"],
        { preferences: PLAIN },
      );
      assert.equal(rows, [{ "chatwire.frame.length": [String(long.length - 3)] }]);
    }
  }),
);

test(
  "line-of-a-message-has-its-type-command-numbers-and-error",
  shown((tshark) => {
    const refusal = frame(
      { type: MessageType.RESPONSE, command: Command.SEND_TEXT, sequence: 9, answers: 7 },
      { case: "error", value: { code: 11, text: "", retryable: true, retryAfterMs: 0, limit: "" } },
    );
    const capture = new Capture();
    const stream = openIn(capture);
    stream.send("client", text);
    stream.send("server", refusal);
    const rows = tshark.fields(capture, ["_ws.col.Protocol", "_ws.col.Info"], { preferences: PLAIN });
    const lines = rows
      .filter((row) => row["_ws.col.Protocol"]?.[0] === "Chatwire")
      .map((row) => row["_ws.col.Info"]?.[0]?.trim());
    assert.is(lines[0], "REQUEST SEND_TEXT #7");
    assert.match(lines[1] ?? "", /^RESPONSE SEND_TEXT #9 to #7, error [A-Z_]+$/);
  }),
);

test(
  "content-is-shown-as-a-length-unless-a-preference-says-otherwise",
  shown((tshark) => {
    const names = [
      "chatwire.v1.SendTextRequest.text",
      "chatwire.v1.SendTextRequest.text.length",
      "chatwire.v1.Recipient.user",
    ];
    const shown = (preferences: Shown["preferences"] = {}) =>
      tshark.fields(captureOf("client", text), names, { preferences: { ...PLAIN, ...preferences } });
    const row = (value: string[], length: string[]) => ({
      [names[0] ?? ""]: value,
      [names[1] ?? ""]: length,
      [names[2] ?? ""]: ["grace"],
    });
    assert.equal(shown(), [row([], ["10"])]);
    assert.equal(shown({ "chatwire.show_secrets": true }), [row([], ["10"])]);
    assert.equal(shown({ "chatwire.show_contents": true }), [row(["between us"], [])]);
  }),
);

test(
  "every-field-of-every-length-of-varint-is-read",
  shown((tshark) => {
    const sequences = [
      1,
      127,
      128,
      2 ** 14,
      2 ** 21,
      2 ** 28,
      2 ** 32,
      2 ** 35 + 5,
      2 ** 42 + 3,
      2 ** 49 + 1,
      Number.MAX_SAFE_INTEGER,
    ];
    const frames = sequences.map((sequence) =>
      frame({ type: MessageType.EVENT, sequence }, { case: "acknowledged", value: {} }),
    );
    const rows = tshark.fields(captureOf("server", join(...frames)), ["chatwire.v1.Header.sequence"], {
      preferences: PLAIN,
    });
    assert.equal(rows, [{ "chatwire.v1.Header.sequence": sequences.map(String) }]);
  }),
);

test(
  "unknown-fields-are-shown-with-their-numbers",
  shown((tshark) => {
    const unknown = join(
      number(9_001, 5),
      bytes(9_002, "abc"),
      group(9_003, number(1, 2)),
      tag(9_004, 5),
      "1234",
      tag(9_005, 1),
      "12345678",
    );
    const tree = tshark.trees(captureOf("client", frameOf(bytes(1, number(1, 1)), unknown)), { preferences: PLAIN });
    for (const line of [
      "9001: 5",
      "9002: 3 bytes",
      "9003: a group",
      "1: 2",
      "9004: 0x34333231",
      "9005: 0x3837363534333231",
    ])
      assert.match(tree, `Unknown field ${line}\n`);
  }),
);

test(
  "unknown-values-of-enums-are-numbers",
  shown((tshark) => {
    const tree = tshark.trees(captureOf("client", frameOf(bytes(1, number(1, 9), number(2, 9_050)))), {
      preferences: PLAIN,
    });
    assert.match(tree, "Chatwire, 9 9050");
    assert.match(tree, /command: Unknown \(9050\)/);
  }),
);

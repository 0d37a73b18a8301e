/** What tshark shows of the messages and methods of an application. */

import { join as joinPath } from "node:path";
import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { suite } from "../suite.ts";
import { bytes, group, join, number, tag } from "../vectors/protobuf-bytes.ts";
import { Capture } from "./capture.ts";
import { captureOf, frame, openIn, PLAIN } from "./frame-captures.ts";
import { withTshark } from "./tshark.ts";

const test = suite("dissector/application", { timeLimitMs: 120_000 });
const shown = withTshark(test);

const APPLICATION = { roots: [joinPath(import.meta.dirname, "schema")], files: ["shapes.proto", "older.proto"] };
const OPEN = { "chatwire.show_contents": true, "chatwire.show_secrets": true };

const POINT = join(number(1, 3), number(2, 4));
const all = join(
  number(1, 2n ** 64n - 5n),
  number(2, 2n ** 64n - 6n),
  number(3, 2 ** 32 - 1),
  number(4, 2n ** 64n - 1n),
  number(5, 5),
  number(6, 2n ** 64n - 1n),
  tag(7, 5),
  Uint8Array.of(1, 0, 0, 0x80),
  tag(8, 1),
  Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0x80),
  tag(9, 5),
  Uint8Array.of(0xfe, 0xff, 0xff, 0xff),
  tag(10, 1),
  Uint8Array.of(0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  tag(11, 5),
  new Uint8Array(Float32Array.of(1.5).buffer),
  tag(12, 1),
  new Uint8Array(Float64Array.of(-2.25).buffer),
  number(13, 1),
  bytes(14, "Zoë"),
  bytes(15, Uint8Array.of(0, 255)),
  number(16, 2n ** 64n - 7n),
  bytes(17, POINT),
  bytes(18, Uint8Array.of(1, 0x80, 1, 3)),
  number(18, 4),
  bytes(19, Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0)),
  bytes(20, "one"),
  bytes(20, ""),
  bytes(21, bytes(1, "here"), bytes(2, POINT)),
  number(23, 42),
  bytes(24, "hidden text"),
  bytes(25, Uint8Array.of(1, 2, 3)),
  bytes(26, POINT),
  bytes(27, bytes(14, "inside")),
);
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  an_int32: ["-5"],
  an_int64: ["-6"],
  a_uint32: ["4294967295"],
  a_uint64: ["18446744073709551615"],
  a_sint32: ["-3"],
  a_sint64: ["-9223372036854775808"],
  a_fixed32: ["2147483649"],
  a_fixed64: ["9223372036854775809"],
  an_sfixed32: ["-2"],
  an_sfixed64: ["-3"],
  a_float: ["1.5"],
  a_double: ["-2.25"],
  a_string: ["Zoë", "inside"],
  some_bytes: ["00ff"],
  color: ["-7"],
  packed: ["1", "128", "3", "4"],
  packed_fixed: ["1", "2"],
  strings: ["one", ""],
  "PointsEntry.key": ["here"],
  number: ["42"],
  secret: [],
  "secret.length": ["11"],
  secrets: [],
  "secrets.length": ["3"],
  "secret_point.length": ["4"],
};
const sent = (typeName: string, payload: Uint8Array) =>
  captureOf(
    "client",
    frame(
      { type: MessageType.REQUEST, command: Command.SEND_MESSAGE, sequence: 1 },
      { case: "sendMessageRequest", value: { message: { typeName, payload } } },
    ),
  );

test(
  "message-of-an-application-is-shown-by-its-own-schema",
  shown((tshark) => {
    const names = Object.keys(EXPECTED).map((name) => `chatwire.application.shapes.Shapes.${name}`);
    const preferences = { ...PLAIN, "chatwire.show_contents": true };
    const capture = sent("shapes.Shapes", all);
    const [row = {}] = tshark.fields(capture, names, { preferences, application: APPLICATION });
    for (const [name, values] of Object.entries(EXPECTED)) {
      const found = row[`chatwire.application.shapes.Shapes.${name}`];
      assert.equal(found, values, name);
    }
    const tree = tshark.trees(capture, { preferences, application: APPLICATION });
    assert.match(tree, /payload: .* \[?.*\(shapes\.Shapes\)/);
    assert.match(tree, /color: COLOR_ABSENT \(-7\)/);
    assert.match(tree, /number: 42 \[choice\]/);
    assert.match(tree, /a_bool: True/);
    assert.not.match(tree, "hidden text");
    const open = tshark.fields(
      capture,
      ["chatwire.application.shapes.Shapes.secret", "chatwire.application.shapes.Point.x"],
      {
        preferences: { ...preferences, ...OPEN },
        application: APPLICATION,
      },
    );
    assert.equal(open, [
      {
        "chatwire.application.shapes.Shapes.secret": ["hidden text"],
        "chatwire.application.shapes.Point.x": ["3", "3", "3"],
      },
    ]);
  }),
);

test(
  "body-of-an-application-is-a-length-unless-contents-are-shown",
  shown((tshark) => {
    const tree = tshark.trees(sent("shapes.Shapes", all), { preferences: PLAIN, application: APPLICATION });
    assert.match(tree, `payload (hidden), length: ${all.length}`);
    assert.not.match(tree, "an_int32");
  }),
);

test(
  "messages-nested-too-deep-are-marked",
  shown((tshark) => {
    let payload: Uint8Array = bytes(14, "innermost");
    for (let depth = 0; depth < 120; depth++) payload = bytes(27, payload);
    const preferences = { ...PLAIN, "chatwire.show_contents": true };
    const tree = tshark.trees(sent("shapes.Shapes", payload), { preferences, application: APPLICATION });
    assert.match(tree, "Messages are nested too deep.");
    assert.not.match(tree, "innermost");
  }),
);

test(
  "message-of-an-unknown-type-stays-bytes",
  shown((tshark) => {
    const preferences = { ...PLAIN, "chatwire.show_contents": true };
    const tree = tshark.trees(sent("other.Unknown", Uint8Array.of(1, 2, 3)), { preferences, application: APPLICATION });
    assert.match(tree, "payload: 010203\n");
  }),
);

test(
  "groups-and-extensions-are-shown",
  shown((tshark) => {
    const payload = join(group(1, number(1, 5)), group(1, number(1, 6)), bytes(100, "noted"));
    const names = ["chatwire.application.older.Older.Item.number", "chatwire.application.older.note"];
    const rows = tshark.fields(sent("older.Older", payload), names, {
      preferences: { ...PLAIN, "chatwire.show_contents": true },
      application: APPLICATION,
    });
    assert.equal(rows, [{ [names[0] ?? ""]: ["5", "6"], [names[1] ?? ""]: ["noted"] }]);
  }),
);

test(
  "call-of-a-method-and-its-response-are-shown-by-the-types-of-the-method",
  shown((tshark) => {
    const capture = new Capture();
    const stream = openIn(capture);
    const path = "/shapes.Questions/Ask";
    stream.send(
      "client",
      frame(
        { type: MessageType.REQUEST, command: Command.CALL_METHOD, sequence: 3 },
        { case: "callMethodRequest", value: { path, to: "", payload: bytes(1, "why?") } },
      ),
    );
    stream.send(
      "server",
      frame(
        { type: MessageType.RESPONSE, command: Command.CALL_METHOD, sequence: 8, answers: 3 },
        { case: "callMethodResponse", value: { payload: bytes(1, "because") } },
      ),
    );
    const names = ["chatwire.application.shapes.Question.text", "chatwire.application.shapes.Answer.text"];
    const rows = tshark.fields(capture, names, {
      preferences: { ...PLAIN, "chatwire.show_contents": true },
      application: APPLICATION,
    });
    assert.equal(rows, [
      { [names[0] ?? ""]: ["why?"], [names[1] ?? ""]: [] },
      { [names[0] ?? ""]: [], [names[1] ?? ""]: ["because"] },
    ]);
  }),
);

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { GetPeersResponseJson, PeerJson } from "../../../generated/chatwire/v1/presence.json.ts";
import { GetPeersResponse, Peer } from "../../../generated/chatwire/v1/presence.ts";
import { UsageError } from "../../../src/errors.ts";
import { equals } from "../../../src/wire/helpers/messages.ts";
import { parseJson } from "../../../src/wire/json/parse.ts";
import { suite } from "../../suite.ts";
import { PresenceJson } from "../editions/generated/editions.json.ts";
import { MapsJson } from "../map/generated/map.json.ts";
import { Maps } from "../map/generated/map.ts";
import { Error$Json } from "../names/generated/names.json.ts";
import { ShapeJson } from "../oneof/generated/oneof.json.ts";
import { Shape } from "../oneof/generated/oneof.ts";
import { InnerJson, OptionalsJson } from "../optional/generated/optional.json.ts";
import { ClosedJson, GroupsJson, OrderJson } from "../proto2/generated/proto2.json.ts";
import { NumbersJson, ScalarsJson } from "../scalars/generated/scalars.json.ts";
import { Numbers, Scalars } from "../scalars/generated/scalars.ts";
import { AnyJson } from "../well-known/generated/google/protobuf/any.json.ts";
import { Any } from "../well-known/generated/google/protobuf/any.ts";

const test = suite("generated JSON");

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

test("message-is-an-object-of-camel-case-fields-without-defaults", () => {
  const peer = Peer.create({ name: "ada", privacy: 1, port: 4433 });
  assert.equal(PeerJson.toJson(peer), { name: "ada", privacy: "PRIVACY_PUBLIC", port: 4433 });
  assert.equal(PeerJson.fromJson(PeerJson.toJson(peer)), peer);
  assert.equal(PeerJson.toJson(Peer.create(), { defaults: "write" }), {
    name: "",
    privacy: "PRIVACY_UNSPECIFIED",
    status: "STATUS_UNSPECIFIED",
    address: "",
    port: 0,
  });
});

test("every-scalar-has-its-form", () => {
  const scalars = Scalars.create({
    doubleValue: Number.NaN,
    floatValue: Math.fround(0.1),
    int64Value: -(2n ** 63n),
    uint64Value: 2n ** 64n - 1n,
    boolValue: true,
    stringValue: "é",
    bytesValue: Uint8Array.of(251, 255),
  });
  assert.equal(ScalarsJson.toJson(scalars), {
    doubleValue: "NaN",
    floatValue: 0.1,
    int64Value: "-9223372036854775808",
    uint64Value: "18446744073709551615",
    boolValue: true,
    stringValue: "é",
    bytesValue: "+/8=",
  });
  assert.equal(ScalarsJson.fromJson(ScalarsJson.toJson(scalars)), scalars);
  assert.is(JSON.stringify(ScalarsJson.toJson(Scalars.create())), "{}");
});

test("negative-zero-is-a-number-and-differs-from-the-default", () => {
  const zeros = Scalars.create({ doubleValue: -0, floatValue: -0, int32Value: -0 });
  const json = ScalarsJson.toJson(zeros);
  assert.equal(json, { doubleValue: -0, floatValue: -0 });
  for (const given of [json, JSON.parse('{ "doubleValue": -0, "floatValue": "-0" }')]) {
    const { doubleValue, floatValue } = ScalarsJson.fromJson(given);
    assert.ok(Object.is(doubleValue, -0) && Object.is(floatValue, -0));
  }
  for (const zero of [-0, "-0"]) assert.ok(Object.is(ScalarsJson.fromJson({ int32Value: zero }).int32Value, 0));
});

test("numbers-are-read-from-strings-and-in-every-notation", () => {
  const read = (value: unknown) => ScalarsJson.fromJson({ int32Value: value }).int32Value;
  for (const value of [100_000, "100000", 1e5, "1e5", "100000.0", "1.0e+5", "1000000e-1"])
    assert.is(read(value), 100_000);
  assert.is(read("0e10"), 0);
  for (const value of ["", " 1", "1 ", "0x1", "01", "1.5", 1.5, "1e-1", true, [], {}, "9".repeat(500), "1e999"])
    assert.not.equal(
      refusal(() => read(value)),
      "",
      String(value),
    );
  assert.is(ScalarsJson.fromJson(parseJson('{"uint64Value": 18446744073709551615}')).uint64Value, 2n ** 64n - 1n);
  assert.is(ScalarsJson.fromJson({ doubleValue: "-Infinity" }).doubleValue, Number.NEGATIVE_INFINITY);
  assert.equal(ScalarsJson.fromJson({ bytesValue: "-_8" }).bytesValue, Uint8Array.of(251, 255));
});

test("numbers-that-json-parse-rounds-are-refused-for-bigints", () => {
  for (const text of ["9007199254740993", "-9007199254740993", "1e18", "1e300"]) {
    assert.match(
      refusal(() => ScalarsJson.fromJson({ int64Value: JSON.parse(text) })),
      "golden.scalars.Scalars.int64Value must be written as a string: ",
    );
  }
  assert.is(ScalarsJson.fromJson({ int64Value: JSON.parse("-9007199254740991") }).int64Value, -(2n ** 53n) + 1n);
  assert.is(ScalarsJson.fromJson({ int64Value: "9007199254740993" }).int64Value, 2n ** 53n + 1n);
  assert.is(ScalarsJson.fromJson(parseJson('{"int64Value": 9007199254740993}')).int64Value, 2n ** 53n + 1n);
  assert.is(ScalarsJson.fromJson(parseJson('{"int64Value": 1e18}')).int64Value, 10n ** 18n);
  assert.is(ScalarsJson.fromJson(parseJson('{"doubleValue": 1e18}')).doubleValue, 1e18);
  assert.is(ScalarsJson.fromJson({ doubleValue: 2 ** 60 }).doubleValue, 2 ** 60);
});

test("64-bit-numbers-are-strings-in-json", () => {
  const numbers = Numbers.create({ int64Value: -5, uint64Value: 2 ** 53 - 1 });
  assert.equal(NumbersJson.toJson(numbers), { int64Value: "-5", uint64Value: "9007199254740991" });
  assert.equal(NumbersJson.fromJson({ int64Value: "-5", uint64Value: "9007199254740991" }), numbers);
  assert.match(
    refusal(() => NumbersJson.fromJson({ uint64Value: "9007199254740992" })),
    "golden.scalars.Numbers.uint64Value must be",
  );
});

test("fields-are-read-by-either-name-but-once", () => {
  assert.is(ScalarsJson.fromJson({ int32_value: 5 }).int32Value, 5);
  assert.is(
    refusal(() => ScalarsJson.fromJson({ int32_value: 5, int32Value: 5 })),
    "golden.scalars.Scalars.int32Value is present twice.",
  );
  assert.is(Error$Json.fromJson({ constructor: "x" }).constructor$, "x");
  assert.equal(Error$Json.toJson(Error$Json.fromJson({ toString: "y" })), Object.fromEntries([["toString", "y"]]));
});

test("optional-fields-distinguish-a-default-from-absence-and-null-is-absent", () => {
  assert.ok(equals(OptionalsJson.fromJson({ number: 0, text: null }), { number: 0 }));
  assert.equal(OptionalsJson.toJson({ number: 0, text: undefined }), { number: 0 });
});

test("maps-are-objects", () => {
  const maps = Maps.create({
    counts: new Map([["__proto__", 1]]),
    longs: new Map([[5n, 6n]]),
    blobs: new Map([[true, Uint8Array.of(0)]]),
    colors: new Map([[-1, 99]]),
  });
  const json = MapsJson.toJson(maps);
  assert.is(
    JSON.stringify(json),
    '{"counts":{"__proto__":1},"blobs":{"true":"AA=="},"colors":{"-1":99},"longs":{"5":"6"}}',
  );
  assert.equal(MapsJson.fromJson(parseJson(JSON.stringify(json))), maps);
  assert.is(
    refusal(() => MapsJson.fromJson({ counts: { a: null } })),
    'golden.map.Maps.counts["a"] cannot be null.',
  );
  assert.match(
    refusal(() => MapsJson.fromJson({ blobs: { yes: "" } })),
    'golden.map.Maps.blobs["yes"] must be a bool, not "yes"',
  );
});

test("oneof-has-at-most-one-case", () => {
  const shape = Shape.create({ look: { case: "text", value: "" } });
  assert.equal(ShapeJson.toJson(shape), { text: "" });
  assert.equal(ShapeJson.fromJson({ text: "", number: null }), shape);
  assert.is(
    refusal(() => ShapeJson.fromJson({ text: "", number: "1" })),
    "golden.oneof.Shape.number is not the only field of look.",
  );
});

test("enums-are-names-or-numbers-without-a-name", () => {
  const peer = Peer.create({ status: 77 });
  assert.equal(PeerJson.toJson(peer), { status: 77 });
  assert.equal(PeerJson.fromJson({ status: 77 }), peer);
  assert.match(
    refusal(() => PeerJson.fromJson({ status: "ASLEEP" })),
    "chatwire.v1.Peer.status must be a value of",
  );
  assert.equal(PeerJson.fromJson({ status: "ASLEEP" }, { unknownFields: "ignore" }), Peer.create());
  assert.match(
    refusal(() => ClosedJson.fromJson({ one: 9 })),
    "golden.proto2.Closed.one must be a value of",
  );
  assert.equal(ClosedJson.fromJson({ many: ["MOOD_SAD"] }).many, [2]);
});

test("required-fields-must-be-present", () => {
  assert.is(
    refusal(() => OrderJson.fromJson({ id: "a" })),
    "golden.proto2.Order lacks customer.",
  );
  assert.is(
    refusal(() => OrderJson.fromJson({ id: "a", customer: {} })),
    "golden.proto2.Order.customer lacks number.",
  );
  assert.is(
    refusal(() => PresenceJson.toJson({ implicit: 0, open: 0 })),
    "golden.editions.Presence.required is required.",
  );
  assert.is(GroupsJson.fromJson({ searchresult: { url: "u" } }).searchresult?.url, "u");
});

test("mistake-is-reported-with-its-place", () => {
  assert.is(
    refusal(() => GetPeersResponseJson.fromJson({ peers: [{}, { port: -1 }] })),
    "chatwire.v1.GetPeersResponse.peers[1].port must be a whole number from 0 to 2^32 - 1, not -1.",
  );
  assert.is(
    refusal(() => GetPeersResponseJson.toJson({ peers: [Peer.create(), Peer.create({ port: 0.5 })], next: "" })),
    "chatwire.v1.GetPeersResponse.peers[1].port must be a whole number from 0 to 2^32 - 1, not 0.5.",
  );
  assert.is(
    refusal(() => GetPeersResponseJson.toJson({ peers: [Peer.create({ name: "\ud800" })], next: "" })),
    'chatwire.v1.GetPeersResponse.peers[0].name must be a string, not "\\ud800".',
  );
  assert.is(
    refusal(() => GetPeersResponseJson.fromJson({ peers: [{ name: "\ud800" }] })),
    'chatwire.v1.GetPeersResponse.peers[0].name must be a string, not "\\ud800".',
  );
  assert.is(
    refusal(() => PeerJson.fromJson({ nick: 1 })),
    'chatwire.v1.Peer has no field "nick".',
  );
  assert.is(
    refusal(() => PeerJson.fromJson([])),
    "chatwire.v1.Peer must be an object, not an array.",
  );
  assert.is(
    refusal(() => GetPeersResponseJson.fromJson({ peers: [null] })),
    "chatwire.v1.GetPeersResponse.peers[0] cannot be null.",
  );
  assert.equal(PeerJson.fromJson({ nick: 1 }, { unknownFields: "ignore" }), Peer.create());
});

test("other-values-than-messages-are-refused", () => {
  // A caller without types can pass this.
  for (const odd of [{}, { peers: [null], next: "" }, { peers: [{}], next: 5 }, { peers: 1, next: "" }]) {
    const message = Object.assign(GetPeersResponse.create(), { peers: undefined, next: undefined }, odd);
    assert.match(
      refusal(() => Reflect.apply(GetPeersResponseJson.toJson, undefined, [message])),
      "GetPeersResponse",
    );
  }
  assert.match(
    refusal(() => Reflect.apply(PeerJson.toJson, undefined, [null])),
    "chatwire.v1.Peer must be a message",
  );
});

test("any-without-a-type-is-refused", () => {
  assert.is(
    refusal(() => AnyJson.toJson(Any.create({ value: Uint8Array.of(8, 1) }))),
    "google.protobuf.Any has a value without a typeUrl, which JSON cannot express.",
  );
  assert.equal(AnyJson.toJson(Any.create()), {});
});

test("messages-nested-too-deep-are-refused-both-ways", () => {
  let json: object = {};
  for (let depth = 1; depth < 100; depth++) json = { inner: json };
  const inner = InnerJson.fromJson(json);
  assert.equal(InnerJson.toJson(inner), json);
  assert.match(
    refusal(() => InnerJson.fromJson({ inner: json })),
    "is nested deeper than 100",
  );
  assert.match(
    refusal(() => InnerJson.toJson({ inner })),
    "is nested deeper than 100",
  );
});

test("codecs-do-not-import-json", () => {
  const folder = join(import.meta.dirname, "../../../generated/chatwire/v1");
  const codecs = readdirSync(folder).filter((path) => !path.endsWith(".json.ts"));
  assert.ok(codecs.length > 0);
  for (const path of codecs) assert.not.match(readFileSync(join(folder, path), "utf8"), /json/);
});

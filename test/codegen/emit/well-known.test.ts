import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { JsonRegistry } from "../../../src/wire/json/codec.ts";
import type { JsonValue } from "../../../src/wire/json/value-writer.ts";
import { suite } from "../../suite.ts";
import { Any } from "../well-known/generated/google/protobuf/any.ts";
import { DurationJson } from "../well-known/generated/google/protobuf/duration.json.ts";
import { FieldMaskJson } from "../well-known/generated/google/protobuf/field_mask.json.ts";
import { StructJson, ValueJson } from "../well-known/generated/google/protobuf/struct.json.ts";
import { TimestampJson } from "../well-known/generated/google/protobuf/timestamp.json.ts";
import { Timestamp } from "../well-known/generated/google/protobuf/timestamp.ts";
import { WellKnownJson } from "../well-known/generated/well_known.json.ts";
import { WellKnown } from "../well-known/generated/well_known.ts";

const test = suite("well-known types");

const registry = new JsonRegistry([WellKnownJson, TimestampJson]);

function refused(act: () => unknown): void {
  assert.throws(act, (error: unknown) => error instanceof UsageError);
}

test("each-type-has-its-form-in-json", () => {
  const json: JsonValue = {
    any: { "@type": "type.example/google.protobuf.Timestamp", value: "2026-01-31T12:00:00Z" },
    duration: "-1.500s",
    empty: {},
    mask: "user.displayName,photo",
    object: { a: null, b: [1, "x", { c: true }] },
    value: null,
    list: [null, [], {}],
    timestamp: "1969-12-31T23:59:59.000000001Z",
    text: "",
    number: "-5",
    blob: "AAE=",
    flags: [true, false],
  };
  const message = WellKnownJson.fromJson(json, { registry });
  assert.equal(message.duration, { seconds: -1n, nanos: -500_000_000 });
  assert.equal(message.timestamp, { seconds: -1n, nanos: 1 });
  assert.equal(message.mask, { paths: ["user.display_name", "photo"] });
  assert.equal(message.text, { value: "" });
  assert.equal(message.any?.value, Timestamp.encode({ seconds: 1_769_860_800n, nanos: 0 }));
  assert.equal(WellKnownJson.toJson(message, { registry }), json);
  assert.equal(WellKnown.decode(WellKnown.encode(message)), message);
});

test("any-accepts-the-given-types-only", () => {
  const any = Any.create({ typeUrl: "type.example/golden.well_known.WellKnown", value: Uint8Array.of(0x0a) });
  refused(() => WellKnownJson.toJson(WellKnown.create({ any }), { registry }));
  refused(() => WellKnownJson.toJson(WellKnown.create({ any: { ...any, value: Uint8Array.of() } })));
  const json = { any: { "@type": "type.example/golden.well_known.WellKnown", text: "x" } };
  assert.equal(WellKnownJson.toJson(WellKnownJson.fromJson(json, { registry }), { registry }), json);
  for (const odd of [{ text: "x" }, { "@type": "golden.well_known.WellKnown" }, { "@type": 5 }])
    refused(() => WellKnownJson.fromJson({ any: odd }, { registry }));
});

test("timestamps-follow-rfc-3339", () => {
  const seconds = (text: string) => TimestampJson.fromJson(text).seconds;
  assert.is(seconds("0001-01-01T00:00:00Z"), -62_135_596_800n);
  assert.is(seconds("9999-12-31T23:59:59.999999999Z"), 253_402_300_799n);
  assert.is(seconds("2000-02-29T12:00:00+02:00"), BigInt(Date.parse("2000-02-29T10:00:00Z") / 1000));
  for (const odd of [
    "2001-02-29T00:00:00Z",
    "2000-13-01T00:00:00Z",
    "2000-01-01T24:00:00Z",
    "2000-01-01T00:00:60Z",
    "2000-01-01 00:00:00Z",
    "2000-01-01t00:00:00z",
    "2000-01-01T00:00:00",
    "2000-01-01T00:00:00.Z",
    "2000-01-01T00:00:00.1234567890Z",
    "0001-01-01T00:00:00+00:01",
    "10000-01-01T00:00:00Z",
    5,
  ])
    refused(() => TimestampJson.fromJson(odd));
  refused(() => TimestampJson.toJson({ seconds: 253_402_300_800n, nanos: 0 }));
  refused(() => TimestampJson.toJson({ seconds: 0n, nanos: -1 }));
});

test("every-day-is-written-as-date-does", () => {
  for (let days = -719_162; days <= 2_932_896; days += 97) {
    const written = TimestampJson.toJson({ seconds: BigInt(days) * 86_400n, nanos: 0 });
    assert.is(written, new Date(days * 86_400_000).toISOString().replace(".000", ""));
    assert.is(TimestampJson.fromJson(written).seconds, BigInt(days) * 86_400n);
  }
});

test("durations-have-one-sign-and-a-limit", () => {
  assert.equal(DurationJson.fromJson("-0.5s"), { seconds: 0n, nanos: -500_000_000 });
  assert.is(DurationJson.toJson({ seconds: 0n, nanos: -1 }), "-0.000000001s");
  for (const odd of ["1", "s", "1.s", ".5s", "1s ", "315576000001s", "+1s", "1e3s"])
    refused(() => DurationJson.fromJson(odd));
  refused(() => DurationJson.toJson({ seconds: 1n, nanos: -1 }));
  refused(() => DurationJson.toJson({ seconds: 315_576_000_001n, nanos: 0 }));
});

test("field-mask-path-that-does-not-round-trip-is-refused", () => {
  assert.equal(FieldMaskJson.fromJson("").paths, []);
  for (const odd of ["a__b", "a_", "_a_B", "aB", "a_1"]) refused(() => FieldMaskJson.toJson({ paths: [odd] }));
  for (const odd of ["a_b", "a,,b", ",", 5]) refused(() => FieldMaskJson.fromJson(odd));
});

test("values-are-any-json-with-finite-numbers", () => {
  const json = { __proto__x: [1.5, "a", null, { b: false }] };
  assert.equal(StructJson.toJson(StructJson.fromJson(json)), json);
  refused(() => ValueJson.toJson({ kind: { case: "numberValue", value: Number.NaN } }));
  refused(() => ValueJson.toJson({ kind: { case: undefined } }));
  let deep: unknown = 1;
  for (let depth = 0; depth < 101; depth++) deep = [deep];
  refused(() => ValueJson.fromJson(deep));
});

import * as assert from "uvu/assert";
import { Header, Message } from "../../../generated/chatwire/v1/message.ts";
import { Peer } from "../../../generated/chatwire/v1/presence.ts";
import { UsageError } from "../../../src/errors.ts";
import { packAny, unpackAny } from "../../../src/wire/helpers/any.ts";
import { clone, equals, merge } from "../../../src/wire/helpers/messages.ts";
import { objectFromStruct, structFromObject } from "../../../src/wire/helpers/struct.ts";
import {
  dateFromTimestamp,
  durationFromMs,
  msFromDuration,
  timestampFromDate,
} from "../../../src/wire/helpers/time.ts";
import { Maps } from "../../codegen/map/generated/map.ts";
import { Inner, Optionals } from "../../codegen/optional/generated/optional.ts";
import { Repeated } from "../../codegen/repeated/generated/repeated.ts";
import { Scalars } from "../../codegen/scalars/generated/scalars.ts";
import { Any } from "../../codegen/well-known/generated/google/protobuf/any.ts";
import { Duration } from "../../codegen/well-known/generated/google/protobuf/duration.ts";
import { Struct } from "../../codegen/well-known/generated/google/protobuf/struct.ts";
import { Timestamp } from "../../codegen/well-known/generated/google/protobuf/timestamp.ts";
import { suite } from "../../suite.ts";

const test = suite("helpers");

const filled = () =>
  Scalars.create({ doubleValue: Number.NaN, int64Value: 5n, stringValue: "a", bytesValue: Uint8Array.of(1, 2) });

function isRefused(act: () => unknown): void {
  assert.throws(act, (error: unknown) => error instanceof UsageError);
}

test("messages-with-the-same-fields-are-equal-and-others-are-not", () => {
  assert.ok(equals(filled(), { ...filled(), bytesValue: Buffer.of(1, 2) }));
  for (const change of [
    { doubleValue: 0 },
    { int64Value: 6n },
    { stringValue: "b" },
    { bytesValue: Uint8Array.of(1, 3) },
    { bytesValue: Uint8Array.of(1) },
    { $unknown: Uint8Array.of(8, 1) },
  ]) {
    assert.not.ok(equals(filled(), { ...filled(), ...change }), JSON.stringify(Object.keys(change)));
    assert.not.ok(equals({ ...filled(), ...change }, filled()), JSON.stringify(Object.keys(change)));
  }
  assert.not.ok(equals(Scalars.create({ doubleValue: 0 }), Scalars.create({ doubleValue: -0 })));
});

test("absent-fields-equal-undefined-ones-and-differ-from-defaults", () => {
  assert.ok(equals<Optionals>({ number: 0 }, { number: 0, text: undefined }));
  assert.not.ok(equals<Optionals>({ number: 0 }, {}));
  assert.ok(equals({ ...Message.create(), body: { case: undefined, value: undefined } }, Message.create()));
});

test("maps-are-equal-in-any-order-and-lists-in-one", () => {
  const maps = (...entries: [string, number][]) => Maps.create({ counts: new Map(entries) });
  assert.ok(equals(maps(["a", 1], ["b", 2]), maps(["b", 2], ["a", 1])));
  assert.not.ok(equals(maps(["a", 1]), maps(["b", 1])));
  assert.not.ok(equals(maps(["a", 1]), maps(["a", 1], ["b", 2])));
  assert.not.ok(equals({ list: [1, 2] }, { list: [2, 1] }));
});

test("clone-is-equal-and-shares-no-memory", () => {
  const value = { text: "hi" };
  const header = Header.create({ sequence: 7, recipient: { target: { case: "user", value: "ada" } } });
  const message = Message.create({ header, body: { case: "sendTextRequest", value }, $unknown: Uint8Array.of(1) });
  const copy = clone(message);
  assert.ok(equals(copy, message));
  value.text = "changed";
  header.sequence = 8;
  message.$unknown?.fill(9);
  assert.equal(copy.body, { case: "sendTextRequest", value: { text: "hi" } });
  assert.is(copy.header?.sequence, 7);
  assert.equal(copy.$unknown, Uint8Array.of(1));
  const maps = Maps.create({ blobs: new Map([[true, Uint8Array.of(1)]]) });
  const other = clone(maps);
  maps.blobs.get(true)?.fill(2);
  assert.equal(other.blobs.get(true), Uint8Array.of(1));
});

test("message-that-contains-itself-is-refused-with-the-path", () => {
  const cyclic = () => {
    const message: Inner = {};
    message.inner = message;
    return message;
  };
  const path = (error: unknown) => error instanceof UsageError && /(?:\.inner){100}/.test(error.message);
  for (const act of [
    () => clone(cyclic()),
    () => equals(cyclic(), cyclic()),
    () => merge(Inner, {}, cyclic()),
    () => packAny(Inner, cyclic()),
  ])
    assert.throws(act, path);
  const list: { values: unknown[] } = { values: [1] };
  list.values.push(new Map([["a", list]]));
  assert.throws(() => clone(list), /at (?:\.values\[1\]\["a"\]){60}/);
  const struct: Struct = { fields: new Map() };
  struct.fields.set("a", { kind: { case: "structValue", value: struct } });
  assert.throws(() => objectFromStruct(struct), /at (?:\.fields\["a"\]\.kind\.value){50}/);
  // It is the same object, so nothing is compared.
  const message = cyclic();
  assert.ok(equals(message, message));
});

test("message-that-is-as-deep-as-it-may-be-encoded-is-cloned-and-compared", () => {
  let inner: Inner = {};
  for (let depth = 0; depth < 100; depth++) inner = { inner };
  assert.ok(equals(Inner.decode(Inner.encode(inner)), inner));
  assert.ok(equals(clone(inner), inner));
});

test("merge-gives-what-decoding-both-encodings-gives", () => {
  const one: Optionals = { number: 5, text: "one" };
  const other: Optionals = { number: 0 };
  const joined = Optionals.decode(Buffer.concat([Optionals.encode(one), Optionals.encode(other)]));
  assert.is(merge(Optionals, one, other), one);
  assert.ok(equals(one, joined));
  assert.is(one.number, 0);
  const nested: Inner = { inner: { inner: {} } };
  assert.ok(equals(merge(Inner, nested, { inner: {} }), { inner: { inner: {} } }));
  const peer = Peer.create({ name: "ada", port: 1 });
  assert.equal(merge(Peer, peer, Peer.create({ port: 2 })), Peer.create({ name: "ada", port: 2 }));
  const list = merge(Repeated, Repeated.create({ packed: [1] }), Repeated.create({ packed: [2] }));
  assert.equal(list.packed, [1, 2]);
});

test("timestamps-become-dates-and-back", () => {
  for (const text of [
    "1970-01-01T00:00:00.001Z",
    "1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
  ]) {
    const date = new Date(text);
    assert.equal(dateFromTimestamp(Timestamp.decode(Timestamp.encode(timestampFromDate(date)))), date);
  }
  assert.equal(timestampFromDate(new Date(-1)), { seconds: -1n, nanos: 999_000_000 });
  assert.is(dateFromTimestamp({ seconds: -1n, nanos: 999_999_999 }).getTime(), -1);
  isRefused(() => timestampFromDate(new Date(Number.NaN)));
  isRefused(() => timestampFromDate(new Date("+010000-01-01T00:00:00Z")));
  isRefused(() => dateFromTimestamp({ seconds: 253_402_300_800n, nanos: 0 }));
  for (const nanos of [-1, 1_000_000_000, 0.5, Number.NaN]) isRefused(() => dateFromTimestamp({ seconds: 0n, nanos }));
});

test("durations-become-milliseconds-and-back", () => {
  for (const ms of [0, 1, -1, 1_500.25, -1_500.25, 0.000001, 315_576_000_000_000, -315_576_000_000_000])
    assert.is(msFromDuration(Duration.decode(Duration.encode(durationFromMs(ms)))), ms);
  assert.equal(durationFromMs(-1_500), { seconds: -1n, nanos: -500_000_000 });
  assert.equal(durationFromMs(999.9999999), { seconds: 1n, nanos: 0 });
  assert.ok(Object.is(durationFromMs(-0).nanos, 0));
  isRefused(() => durationFromMs(Number.NaN));
  isRefused(() => durationFromMs(315_576_000_001_000));
  isRefused(() => msFromDuration({ seconds: 1n, nanos: -1 }));
});

test("structs-become-objects-and-back", () => {
  const object = JSON.parse('{"a":null,"b":[1,"x",{"c":true},[]],"__proto__":{"d":-0.5}}');
  const struct = Struct.decode(Struct.encode(structFromObject(object)));
  assert.is(JSON.stringify(objectFromStruct(struct)), JSON.stringify(object));
  struct.fields.set("empty", { kind: { case: undefined } });
  assert.is(JSON.stringify(objectFromStruct(struct)), JSON.stringify(object));
  for (const [odd, text] of [
    [{ a: undefined }, "A Struct cannot hold undefined, which is at .a."],
    [{ a: { b: 1n } }, "A Struct cannot hold a bigint, which is at .a.b."],
    [{ a: [0, () => {}] }, "A Struct cannot hold a function, which is at .a[1]."],
    [{ a: [[Number.NaN]] }, "A Struct cannot hold NaN, which is at .a[0][0]."],
    [{ a: new Array(1) }, "A Struct cannot hold undefined, which is at .a[0]."],
    [{ a: new Date(0) }, "A Struct cannot hold a Date, which is at .a."],
    [{ a: new Map() }, "A Struct cannot hold a Map, which is at .a."],
  ] as const)
    assert.throws(
      () => structFromObject(odd),
      (error: unknown) => error instanceof UsageError && error.message === text,
    );
  assert.is(structFromObject({ a: Object.create(null) }).fields.size, 1);
});

test("every-struct-of-an-object-can-be-encoded-and-a-deeper-object-is-refused-with-the-path", () => {
  for (const around of [
    (nested: unknown) => ({ nested }),
    (nested: unknown) => ({ nested: [nested] }),
    (nested: unknown) => ({ nested: [[nested]] }),
  ]) {
    let deepest = 0;
    let object: { readonly [name: string]: unknown } = around(0);
    assert.throws(
      () => {
        for (; ; deepest++) {
          const struct = structFromObject(object);
          assert.equal(objectFromStruct(clone(Struct.decode(Struct.encode(struct)))), object);
          object = around(object);
        }
      },
      (error: unknown) =>
        error instanceof UsageError && /^A Struct cannot hold .*(?:\.nested[[\]0]*){10}/.test(error.message),
    );
    assert.ok(deepest > 10, `${deepest}`);
  }
});

test("any-holds-a-message-of-one-type", () => {
  const peer = Peer.create({ name: "ada" });
  const any = Any.decode(Any.encode(packAny(Peer, peer)));
  assert.is(any.typeUrl, "type.googleapis.com/chatwire.v1.Peer");
  assert.equal(unpackAny(Peer, any), peer);
  assert.is(unpackAny(Header, any), undefined);
  assert.is(unpackAny(Peer, Any.create()), undefined);
  assert.equal(unpackAny(Peer, packAny(Peer, peer, "example.com/types/")), peer);
});

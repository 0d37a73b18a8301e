import * as assert from "uvu/assert";
import { Privacy } from "../../../generated/chatwire/v1/account.ts";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersResponse, Peer } from "../../../generated/chatwire/v1/presence.ts";
import { DecodeError, UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { Maps } from "../map/generated/map.ts";
import { Shape } from "../oneof/generated/oneof.ts";
import { Inner, Optionals } from "../optional/generated/optional.ts";
import { Repeated } from "../repeated/generated/repeated.ts";
import { Numbers, Scalars } from "../scalars/generated/scalars.ts";
import { setFields } from "../set-fields.ts";

const test = suite("generated codecs");

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

test("header-and-body-encoded-apart-are-one-message", () => {
  const header = Header.create({ type: MessageType.EVENT, command: Command.SEND_TEXT, sequence: 7 });
  const body = { case: "broadcastReceived" as const, value: { from: "ada", text: "hello" } };
  const bytes = joined(Message.encode({ header, body: { case: undefined } }), Message.encode({ body }));
  assert.equal(Message.decode(bytes), Message.create({ header, body }));
});

test("repeated-occurrences-of-a-message-field-are-merged", () => {
  const first = Message.encode({ header: Header.create({ command: 5, sequence: 1 }), body: { case: undefined } });
  const second = Message.encode({ header: Header.create({ answers: 9, sequence: 2 }), body: { case: undefined } });
  assert.equal(Message.decode(joined(first, second)).header, Header.create({ command: 5, sequence: 2, answers: 9 }));
});

test("last-occurrence-of-a-scalar-field-wins", () => {
  const bytes = joined(Peer.encode(Peer.create({ name: "ada", port: 1 })), Peer.encode(Peer.create({ name: "eve" })));
  assert.equal(Peer.decode(bytes), Peer.create({ name: "eve", port: 1 }));
});

test("last-case-of-a-oneof-wins-and-equal-message-cases-are-merged", () => {
  const circle = (radius: number, ...notes: string[]) =>
    Shape.encode(Shape.create({ look: { case: "circle", value: { radius, notes } } }));
  const text = Shape.encode(Shape.create({ look: { case: "text", value: "round" } }));
  assert.equal(Shape.decode(joined(circle(1, "a"), circle(2, "b"))).look, {
    case: "circle",
    value: { radius: 2, notes: ["a", "b"] },
  });
  assert.equal(Shape.decode(joined(circle(1), text)).look, { case: "text", value: "round" });
  assert.equal(Shape.decode(joined(circle(1, "a"), text, circle(2))).look, {
    case: "circle",
    value: { radius: 2, notes: [] },
  });
});

test("oneof-distinguishes-a-default-from-absence", () => {
  assert.equal(Shape.decode(Shape.encode(Shape.create({ look: { case: "number", value: 0n } }))).look, {
    case: "number",
    value: 0n,
  });
  assert.equal(Shape.decode(new Uint8Array(0)).look, { case: undefined });
});

test("optional-fields-distinguish-a-default-from-absence", () => {
  assert.equal(setFields(Optionals.decode(new Uint8Array(0))), {});
  const defaults = {
    number: 0,
    text: "",
    blob: new Uint8Array(0),
    flag: false,
    big: 0n,
    color: 0,
    inner: {},
    ratio: 0,
  };
  assert.equal(setFields(Optionals.decode(Optionals.encode(defaults))), defaults);
  assert.is(Optionals.encode({ number: undefined, inner: undefined }).length, 0);
});

test("defaults-are-not-sent-but-minus-zero-is", () => {
  assert.is(Scalars.encode(Scalars.create()).length, 0);
  const bytes = Scalars.encode(Scalars.create({ doubleValue: -0, floatValue: -0 }));
  assert.is(bytes.length, 14);
  assert.ok(Object.is(Scalars.decode(bytes).doubleValue, -0));
  assert.ok(Object.is(Scalars.decode(bytes).floatValue, -0));
});

test("repeated-numbers-are-read-packed-and-unpacked-and-mixed", () => {
  const packed = [0x0a, 0x02, 1, 2];
  const unpacked = [0x08, 3];
  assert.equal(Repeated.decode(Uint8Array.from([...packed, ...unpacked, ...packed])).packed, [1, 2, 3, 1, 2]);
  assert.equal(Repeated.decode(Uint8Array.from([0x10, 1, 0x12, 0x02, 2, 3])).unpacked, [1, 2, 3]);
  assert.equal(
    [...Repeated.encode(Repeated.create({ packed: [1, 2], unpacked: [3, 4] }))],
    [0x0a, 2, 1, 2, 0x10, 3, 0x10, 4],
  );
});

test("packed-field-that-ends-inside-a-value-is-truncated", () => {
  for (const bytes of [
    [0x0a, 0x02, 1, 0x80, 1],
    [0x1a, 0x07, 1, 2, 3, 4, 5, 6, 7, 8],
  ]) {
    assert.throws(
      () => Repeated.decode(Uint8Array.from(bytes)),
      (error: unknown) => error instanceof DecodeError && error.code === "TRUNCATED",
    );
  }
});

test("known-field-with-another-wire-type-is-kept-as-unknown", () => {
  const bytes = Uint8Array.from([0x08, 5, 0x12, 1, 65]);
  const peer = Peer.decode(bytes);
  assert.equal(peer, { ...Peer.create(), $unknown: bytes });
  assert.equal(Peer.encode(peer), bytes);
});

test("field-with-another-wire-type-is-unknown-in-a-message-of-many-fields", () => {
  for (const bytes of [
    [0x08, 5, 0xd8, 0x02, 7],
    [0xdd, 0x02, 1, 2, 3, 4],
  ]) {
    const message = Message.decode(Uint8Array.from(bytes));
    assert.equal(message, { ...Message.create(), $unknown: Uint8Array.from(bytes) });
    assert.equal(Message.encode(message), Uint8Array.from(bytes));
  }
});

test("unnamed-numbers-of-an-enum-are-kept", () => {
  const peer = Peer.create({ privacy: 77, status: -1 });
  assert.equal(Peer.decode(Peer.encode(peer)), peer);
  assert.is(Privacy.PRIVATE, 2);
});

test("map-entries-may-lack-their-key-or-value-or-have-more", () => {
  const maps = Maps.decode(
    Uint8Array.from([0x0a, 0, 0x22, 2, 0x12, 0, 0x12, 5, 0x08, 9, 0x18, 1, 0x0c - 0x0c]).subarray(0, 6),
  );
  assert.equal(maps.counts, new Map([["", 0]]));
  assert.equal(maps.items, new Map([["", { name: "" }]]));
  const entry = Maps.decode(Uint8Array.from([0x12, 7, 0x18, 1, 0x08, 9, 0x12, 1, 0x41]));
  assert.equal(entry.names, new Map([[9, "A"]]));
});

test("value-of-a-map-entry-in-two-pieces-is-merged", () => {
  const entry = [0x0a, 1, 0x6b, 0x12, 3, 0x0a, 1, 0x41, 0x12, 0];
  assert.equal(Maps.decode(Uint8Array.from([0x22, entry.length, ...entry])).items, new Map([["k", { name: "A" }]]));
});

test("packed-lists-of-any-length-are-read-whole-and-in-pieces", () => {
  for (const length of [0, 1, 31, 63, 64, 511, 512, 513, 2_000]) {
    const numbers = Array.from({ length }, (_, index) => (index * index) % 70_000);
    const lists = { packed: numbers, doubles: numbers.map((number) => number + 0.5) };
    const encoded = Repeated.encode(Repeated.create(lists));
    assert.equal(Repeated.decode(encoded), Repeated.create(lists));
    const twice = Repeated.decode(joined(encoded, encoded));
    assert.equal(twice.packed, [...lists.packed, ...lists.packed]);
    assert.equal(twice.doubles, [...lists.doubles, ...lists.doubles]);
  }
});

test("last-map-entry-of-a-key-wins", () => {
  const one = Maps.encode(
    Maps.create({
      counts: new Map([
        ["a", 1],
        ["b", 2],
      ]),
    }),
  );
  const other = Maps.encode(Maps.create({ counts: new Map([["a", 3]]) }));
  assert.equal(
    Maps.decode(joined(one, other)).counts,
    new Map([
      ["a", 3],
      ["b", 2],
    ]),
  );
});

test("key-named-as-an-object-property-is-only-a-key", () => {
  const counts = new Map([
    ["__proto__", 1],
    ["constructor", 2],
  ]);
  assert.equal(Maps.decode(Maps.encode(Maps.create({ counts }))).counts, counts);
  assert.is(Object.getPrototypeOf({}), Object.prototype);
});

test("decoded-and-encoded-bytes-share-no-memory", () => {
  const input = Scalars.encode(Scalars.create({ bytesValue: Uint8Array.of(1, 2, 3) }));
  const decoded = Scalars.decode(input);
  input.fill(0);
  Scalars.encode(Scalars.create({ stringValue: "x".repeat(100) }));
  assert.equal(decoded.bytesValue, Uint8Array.of(1, 2, 3));
});

test("value-that-does-not-fit-is-refused-with-its-path", () => {
  assert.is(
    refusal(() => Peer.encode(Peer.create({ port: -1 }))),
    "chatwire.v1.Peer.port must be a whole number from 0 to 2^32 - 1, not -1.",
  );
  assert.match(
    refusal(() => Numbers.encode(Numbers.create({ uint64Value: 2 ** 53 }))),
    "golden.scalars.Numbers.uint64Value must be",
  );
  const peers = [Peer.create({ name: "\ud800" })];
  assert.match(
    refusal(() => GetPeersResponse.encode({ peers, next: "" })),
    "chatwire.v1.GetPeersResponse.peers[0].name must be text without lone surrogates",
  );
  assert.match(
    refusal(() => Maps.encode(Maps.create({ counts: new Map([["a", 0.5]]) }))),
    'golden.map.Maps.counts["a"] must be',
  );
});

test("other-values-than-messages-are-refused", () => {
  // A caller without types can pass this.
  for (const untyped of [
    undefined,
    null,
    {},
    { peers: null, next: "" },
    { peers: [null], next: "" },
    { peers: 5, next: "" },
  ]) {
    assert.match(
      refusal(() => Reflect.apply(GetPeersResponse.encode, GetPeersResponse, [untyped])),
      /chatwire\.v1\.GetPeersResponse/,
    );
  }
  assert.match(
    refusal(() => Reflect.apply(Message.encode, Message, [{ body: { case: "hello" } }])),
    "chatwire.v1.Message.body has a case",
  );
  assert.match(
    refusal(() => Reflect.apply(Peer.decode, Peer, ["text"])),
    "chatwire.v1.Peer can be decoded from a Uint8Array only",
  );
});

test("message-that-contains-itself-is-refused", () => {
  const inner: Inner = {};
  inner.inner = inner;
  assert.match(
    refusal(() => Inner.encode(inner)),
    ".inner.inner is nested deeper than 100 messages",
  );
});

test("messages-nested-too-deep-are-refused", () => {
  let bytes: Uint8Array = new Uint8Array(0);
  for (let depth = 0; depth < 100; depth++)
    bytes = Inner.encode({ $unknown: joined(Uint8Array.of(0x0a, ...varint(bytes.length)), bytes) });
  assert.ok(Inner.decode(bytes).inner);
  const deeper = joined(Uint8Array.of(0x0a, ...varint(bytes.length)), bytes);
  assert.throws(
    () => Inner.decode(deeper),
    (error: unknown) => error instanceof DecodeError && error.code === "MALFORMED",
  );
});

test("encoding-inside-of-a-getter-during-encoding-works", () => {
  const peer = Peer.create({ name: "outer", address: "" });
  let inner: Uint8Array | undefined;
  Object.defineProperty(peer, "address", {
    get() {
      inner = Peer.encode(Peer.create({ name: "inner" }));
      return "somewhere";
    },
  });
  const outer = Peer.decode(Peer.encode(peer));
  assert.equal([outer.name, outer.address, inner && Peer.decode(inner).name], ["outer", "somewhere", "inner"]);
});

test("encoding-works-after-a-refusal", () => {
  refusal(() => Peer.encode(Peer.create({ name: "x".repeat(50), port: -1 })));
  assert.equal([...Peer.encode(Peer.create({ port: 1 }))], [0x28, 1]);
});

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, value >>> 7];
}

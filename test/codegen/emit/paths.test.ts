/** A value that does not fit its field is named by its path, in binary as in JSON. */

import * as assert from "uvu/assert";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersResponse, Peer } from "../../../generated/chatwire/v1/presence.ts";
import { UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { Base, notes, Track } from "../extensions/generated/extensions.ts";
import { Maps } from "../map/generated/map.ts";
import { Tree } from "../nested/generated/nested.ts";
import { Shape } from "../oneof/generated/oneof.ts";
import { Order } from "../proto2/generated/proto2.ts";
import { Repeated } from "../repeated/generated/repeated.ts";

const test = suite("paths of refused values");

/** The first word of the refusal, which is the path. */
function pathOf(codec: { encode(message: never): Uint8Array }, message: object): string {
  try {
    Reflect.apply(codec.encode, codec, [message]);
  } catch (error) {
    if (error instanceof UsageError) return error.message.split(" ")[0] ?? "";
    throw error;
  }
  return "";
}

const REFUSED: Readonly<Record<string, readonly [{ encode(message: never): Uint8Array }, object, string]>> = {
  "a-field": [Peer, { ...Peer.create(), port: -1 }, "chatwire.v1.Peer.port"],
  "a-field-of-an-item": [
    GetPeersResponse,
    { peers: [Peer.create(), Peer.create(), { ...Peer.create(), port: 1.5 }], next: "" },
    "chatwire.v1.GetPeersResponse.peers[2].port",
  ],
  "an-item": [Repeated, { ...Repeated.create(), texts: ["a", "b", 3] }, "golden.repeated.Repeated.texts[2]"],
  "an-item-of-a-packed-list": [
    Repeated,
    { ...Repeated.create(), packed: [1, 2, -3, 4] },
    "golden.repeated.Repeated.packed[2]",
  ],
  "an-item-of-a-typed-array": [
    Repeated,
    { ...Repeated.create(), packed: Int16Array.of(1, -2) },
    "golden.repeated.Repeated.packed[1]",
  ],
  "an-item-that-is-not-a-number": [
    Repeated,
    { ...Repeated.create(), packed: [0, Number.NaN] },
    "golden.repeated.Repeated.packed[1]",
  ],
  "a-hole-of-a-list": [
    Repeated,
    { ...Repeated.create(), items: Object.assign([{ name: "" }], { length: 3 }) },
    "golden.repeated.Repeated.items[1]",
  ],
  "a-list": [Repeated, { ...Repeated.create(), texts: "text" }, "golden.repeated.Repeated.texts"],
  "a-value-of-a-map": [
    Maps,
    {
      ...Maps.create(),
      items: new Map([
        ["a", { name: "" }],
        ['b "', { name: 7 }],
      ]),
    },
    'golden.map.Maps.items["b',
  ],
  "a-key-of-a-map": [
    Maps,
    {
      ...Maps.create(),
      names: new Map([
        [1, "a"],
        [-1, "b"],
      ]),
    },
    "golden.map.Maps.names[-1]",
  ],
  "a-field-of-a-tree": [
    Tree,
    {
      root: {
        kind: 0,
        children: [
          {
            kind: 0,
            children: [
              { kind: 0, children: [] },
              { kind: 0, children: [] },
            ],
          },
          {
            kind: 0,
            children: [
              { kind: 0, children: [] },
              { kind: 0.5, children: [] },
            ],
          },
        ],
      },
    },
    "golden.nested.Tree.root.children[1].children[1].kind",
  ],
  "a-case": [Shape, { ...Shape.create(), look: { case: "text", value: 5 } }, "golden.oneof.Shape.text"],
  "an-item-in-a-case": [
    Shape,
    { ...Shape.create(), look: { case: "circle", value: { radius: 1, notes: ["", 2] } } },
    "golden.oneof.Shape.circle.notes[1]",
  ],
  "a-case-that-is-none": [
    Message,
    { header: { type: 0, command: 0, recipient: { target: { case: "nobody" } } }, body: { case: undefined } },
    "chatwire.v1.Message.header.recipient.target",
  ],
  "a-required-field": [
    Order,
    { id: "", customer: { number: 1n }, item: [{}, { seller: {} }], named: new Map(), payment: { case: undefined } },
    "golden.proto2.Order.item[1].seller.number",
  ],
  "unknown-fields": [
    GetPeersResponse,
    { peers: [{ ...Peer.create(), $unknown: "text" }], next: "" },
    "chatwire.v1.GetPeersResponse.peers[0].$unknown",
  ],
  "a-message-without-its-oneof": [
    Message,
    { header: { type: 0, command: 0, recipient: {} }, body: { case: undefined } },
    "chatwire.v1.Message.header.recipient",
  ],
};

for (const [what, [codec, message, path]] of Object.entries(REFUSED)) {
  test(`${what}-is-named-by-its-path`, () => {
    assert.is(pathOf(codec, message), path);
  });
}

test("a-buffer-of-the-caller-makes-no-difference", () => {
  const message = { peers: [Peer.create(), { ...Peer.create(), port: -1 }], next: "" };
  assert.throws(
    () => GetPeersResponse.encodeInto(message, new Uint8Array(100)),
    /^chatwire\.v1\.GetPeersResponse\.peers\[1\]\.port must be a whole number/,
  );
});

test("an-extension-is-named-with-the-path-in-it", () => {
  const second = { text: "", size: 0.5 };
  assert.throws(() => notes.set(Base.create(), [{}, second]), /^golden\.extensions\.notes\.value\[1\]\.size must be /);
  assert.throws(() => Track.encode({}), /^golden\.extensions\.Track\.speed is required/);
});

test("a-getter-that-returns-another-value-the-second-time-is-refused-without-a-path", () => {
  const peer = Peer.create();
  let calls = 0;
  Object.defineProperty(peer, "port", { get: () => (++calls < 4 ? -1 : 1) });
  assert.throws(() => Peer.encode(peer), /^chatwire\.v1\.Peer: port must be a whole number/);
});

test("the-way-to-a-value-is-found-in-a-message-with-a-great-many", () => {
  const peers = Array.from({ length: 100_000 }, () => Peer.create({ name: "a name of some length" }));
  peers[99_999] = Peer.create({ port: -1 });
  assert.is(pathOf(GetPeersResponse, { peers, next: "" }), "chatwire.v1.GetPeersResponse.peers[99999].port");
});

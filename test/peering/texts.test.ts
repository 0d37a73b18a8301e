import * as assert from "uvu/assert";
import { PeerText } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import {
  fragmentText,
  LINK_TEXT_BYTES_MAX,
  Reassembler,
  TextChannel,
  type TextEvent,
} from "../../src/peering/texts.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("texts");

test("text-that-fits-is-one-fragment", () => {
  assert.equal(fragmentText("häy", 4, 100), [{ text: "häy", continued: false }]);
});

test("text-is-split-between-code-points", () => {
  // 1, 2, 3, 4 and 4 bytes.
  assert.equal(fragmentText("aä€😀😀", 6, 100), [
    { text: "aä€", continued: true },
    { text: "😀", continued: true },
    { text: "😀", continued: false },
  ]);
});

test("fragments-are-joined-to-the-text-that-was-split", () => {
  const reassembler = new Reassembler(10_000);
  for (const text of ["one", "zwei 😀 ".repeat(500), "3"]) {
    const fragments = fragmentText(text, 7, 10_000);
    assert.ok(fragments.every((fragment) => Buffer.byteLength(fragment.text) <= 7));
    const joined = fragments.map((fragment) => reassembler.add(fragment));
    assert.is(joined.pop(), text);
    assert.ok(joined.every((whole) => whole === undefined));
  }
});

test("text-that-is-empty-or-too-long-or-has-an-unpaired-surrogate-is-refused", () => {
  const isRefused = (error: unknown) => error instanceof UsageError && error.code === "INVALID_ARGUMENT";
  assert.throws(() => fragmentText("", 10, 100), isRefused);
  assert.throws(() => fragmentText("ä".repeat(51), 10, 101), isRefused);
  assert.is(fragmentText("ä".repeat(50), 10, 100).length, 10);
  assert.throws(() => fragmentText("half \ud83d", 10, 100), isRefused);
});

test("empty-text-of-the-peer-is-ignored", () => {
  const reassembler = new Reassembler(10);
  assert.is(reassembler.add({ text: "", continued: false }), undefined);
  assert.is(reassembler.add({ text: "", continued: true }), undefined);
  assert.is(reassembler.add({ text: "", continued: false }), undefined);
  assert.is(reassembler.add({ text: "a", continued: true }), undefined);
  assert.is(reassembler.add({ text: "", continued: false }), "a");
});

test("fragments-past-the-limit-of-a-text-are-refused", () => {
  const reassembler = new Reassembler(10);
  assert.is(reassembler.add({ text: "12345", continued: true }), undefined);
  assert.is(reassembler.add({ text: "67890", continued: true }), undefined);
  assert.throws(
    () => reassembler.add({ text: "1", continued: true }),
    (error: unknown) => error instanceof ProtocolError && error.code === "TOO_LARGE",
  );
});

test("long-text-is-sent-as-one-tracked-group-of-fragments-and-raised-whole", () => {
  const events: TextEvent[] = [];
  const outbox = new RecordingOutbox(132);
  const channel = new TextChannel({ limits: DEFAULT_LIMITS, outbox, raise: (event) => events.push(event) });
  assert.is(channel.send("x".repeat(250)), 1);
  assert.is(channel.send("short"), 2);
  assert.equal(
    outbox.tracked.map((bodies) => bodies.length),
    [3, 1],
  );
  for (const body of outbox.tracked.flat()) if (body.case === "peerText") channel.handle(body);
  assert.equal(events, [
    { type: "text", text: "x".repeat(250), number: 1 },
    { type: "text", text: "short", number: 2 },
  ]);
});

test("peers-text-may-not-exceed-the-limit", () => {
  const channel = new TextChannel({ limits: DEFAULT_LIMITS, outbox: new RecordingOutbox(), raise: () => {} });
  const text = "x".repeat(LINK_TEXT_BYTES_MAX + 1);
  assert.throws(
    () => channel.handle({ case: "peerText", value: PeerText.create({ text }) }),
    (error: unknown) => error instanceof ProtocolError && error.code === "TOO_LARGE",
  );
});

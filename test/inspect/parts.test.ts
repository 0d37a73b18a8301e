/** Messages that pass on a link in parts: a recording has the parts, and then the whole message. */

import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { type Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerPart } from "../../generated/chatwire/v1/peer.ts";
import { createRecorder, type LinkMessageLine, type Recorder } from "../../src/inspect/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { FakeLink, messageOf, PATH, partsOfText, recorded } from "./taps.ts";

const test = suite("inspect/parts");
const random = new SeededRandom(SEED);

function part(value: Partial<PeerPart>): Message {
  const header = { type: MessageType.EVENT, command: Command.PEER_PART };
  return messageOf(header, { case: "peerPart", value: PeerPart.create(value) });
}

function messages({ lines }: Recorder): LinkMessageLine[] {
  return lines.after(0, 1_000).filter((line) => line.kind === "link message");
}

/** How many parts the whole messages had, in their order. */
function wholes(recorder: Recorder): (number | undefined)[] {
  return messages(recorder).flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
}

for (const contents of [false, true]) {
  test(`a-text-in-parts-is-recorded-whole-after-its-last-part-${contents ? "with" : "without"}-its-content`, async () => {
    await using recorder = await createRecorder({ contents });
    const see = recorder.linkTap(new FakeLink());
    const parts = partsOfText(7);
    for (const message of [...parts].reverse()) see("received", message, PATH);
    const lines = messages(recorder);
    assert.is(lines.length, parts.length + 1);
    const whole = lines.at(-1);
    assert.equal([whole?.parts, whole?.way, whole?.path], [parts.length, "received", "relay over tls"]);
    assert.ok((whole?.bytes ?? 0) > 1_300);
    assert.ok(recorded(recorder).includes(`"text":"${contents ? "aaaa" : "(hidden)"}`));
    assert.is(recorded(recorder).includes("aaaa"), contents);
  });
}

test("parts-that-pass-again-make-the-message-again-and-one-repeated-part-does-not", async () => {
  await using recorder = await createRecorder();
  const see = recorder.linkTap(new FakeLink());
  const parts = partsOfText(7);
  const [first] = parts;
  assert.ok(first);
  for (const message of [...parts, first, ...parts, first]) see("sent", message, PATH);
  assert.equal(wholes(recorder), [parts.length, parts.length]);
});

test("messages-of-both-ways-and-of-several-links-do-not-mix", async () => {
  await using recorder = await createRecorder({ contents: true });
  const [one, other] = [recorder.linkTap(new FakeLink()), recorder.linkTap(new FakeLink())];
  const [a, b, c] = [partsOfText(1, "a"), partsOfText(1, "b"), partsOfText(1, "c")];
  for (const index of a.keys())
    for (const [see, way, from] of [
      [one, "sent", a],
      [one, "received", b],
      [other, "sent", c],
    ] as const)
      see(way, from[index] ?? part({}), PATH);
  const texts = messages(recorder).filter(({ parts }) => parts !== undefined);
  assert.equal(
    texts.map(({ link, way, message }) => [link, way, String(Object(message).peerText.text).charAt(0)]),
    [
      [1, "sent", "a"],
      [1, "received", "b"],
      [2, "sent", "c"],
    ],
  );
});

test("parts-that-contradict-each-other-or-make-no-message-are-recorded-as-they-are", async () => {
  await using recorder = await createRecorder();
  const see = recorder.linkTap(new FakeLink());
  for (const value of [
    { sequence: 1, number: 0, count: 9 },
    { sequence: 2, number: 0, count: 2 },
    { sequence: 2, number: 1, count: 3 },
    { sequence: 3, number: 0, count: 2, content: random.bytes(1_000) },
    { sequence: 3, number: 1, count: 2, content: random.bytes(1_000) },
    { sequence: 4, number: 0, count: 1, content: Uint8Array.of(255) },
  ])
    see("received", part(value), PATH);
  assert.is(messages(recorder).length, 6);
  assert.equal(wholes(recorder), []);
});

test("contradictory-part-drops-the-earlier-parts-of-its-message", async () => {
  await using recorder = await createRecorder();
  const see = recorder.linkTap(new FakeLink());
  const parts = partsOfText(1);
  const [last, ...earlier] = [...parts].reverse();
  assert.ok(last);
  for (const message of [...earlier, part({ sequence: 1, count: 4 }), last]) see("received", message, PATH);
  assert.equal(wholes(recorder), []);
  for (const message of earlier) see("received", message, PATH);
  assert.equal(wholes(recorder), [parts.length]);
});

test("parts-of-only-so-many-messages-are-kept-and-the-oldest-make-way", async () => {
  await using recorder = await createRecorder();
  const see = recorder.linkTap(new FakeLink());
  const [first, ...others] = partsOfText(1);
  assert.ok(first);
  see("received", first, PATH);
  for (let sequence = 2; sequence <= 128; sequence++) see("received", part({ sequence, count: 2 }), PATH);
  for (const message of others) see("received", message, PATH);
  assert.equal(wholes(recorder), [others.length + 1]);
  see("received", first, PATH);
  for (let sequence = 130; sequence <= 257; sequence++) see("received", part({ sequence, count: 2 }), PATH);
  for (const message of others) see("received", message, PATH);
  assert.equal(wholes(recorder), [others.length + 1]);
});

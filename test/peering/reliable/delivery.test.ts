import * as assert from "uvu/assert";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { MessageSender } from "../../../src/peering/reliable/delivery.ts";
import { RttEstimator } from "../../../src/peering/reliable/rtt-estimator.ts";
import { ReliableSender } from "../../../src/peering/reliable/sender.ts";
import { suite } from "../../suite.ts";

const test = suite("delivery sender");

interface Rig {
  readonly sender: ReliableSender;
  readonly texts: MessageSender;
}

function createRig(): Rig {
  const sender = new ReliableSender({ windowMax: 128, queueMax: 100, timeoutMs: 20_000, rtt: new RttEstimator() });
  return { sender, texts: new MessageSender({ sender, messageBytesMax: 132, textBytesMax: 1_000 }) };
}

/** Sends everything in datagrams 1, 2, 3 ... and returns the messages. */
function flush({ sender }: Rig): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (let next = sender.poll(); next !== undefined; next = sender.poll()) {
    messages.push(next.bytes);
    sender.sent(next, messages.length, 0);
  }
  return messages;
}

function acknowledge({ sender }: Rig, through: number, beyond: readonly number[] = []): void {
  sender.acknowledge({ through, beyond, packetNumber: 1, delayUs: 0 }, 10);
}

test("text-is-delivered-when-its-last-piece-is", () => {
  const rig = createRig();
  assert.is(rig.texts.sendText("x".repeat(250)), 1);
  assert.is(rig.texts.sendText("short"), 2);
  assert.is(flush(rig).length, 4);
  acknowledge(rig, 2);
  assert.is(rig.texts.pollDelivered(), undefined);
  acknowledge(rig, 3);
  assert.is(rig.texts.pollDelivered(), 1);
  assert.is(rig.texts.pollDelivered(), undefined);
  acknowledge(rig, 4);
  assert.is(rig.texts.pollDelivered(), 2);
});

test("text-that-came-before-an-earlier-one-is-not-delivered-yet", () => {
  const rig = createRig();
  rig.texts.sendText("one");
  rig.texts.sendText("two");
  flush(rig);
  acknowledge(rig, 0, [2]);
  assert.is(rig.texts.pollDelivered(), undefined);
  acknowledge(rig, 2);
  assert.equal([rig.texts.pollDelivered(), rig.texts.pollDelivered()], [1, 2]);
});

test("no-piece-is-larger-than-a-message-may-be", () => {
  const rig = createRig();
  rig.texts.sendText("ä€😀".repeat(100));
  const messages = flush(rig);
  assert.ok(messages.every((bytes) => bytes.length <= 132));
  const pieces = messages.flatMap((bytes) => {
    const { body } = Message.decode(bytes);
    return body.case === "peerText" ? [body.value] : [];
  });
  assert.is(pieces.map(({ text }) => text).join(""), "ä€😀".repeat(100));
  assert.equal(
    pieces.map(({ continued }) => continued),
    [...Array.from({ length: pieces.length - 1 }, () => true), false],
  );
});

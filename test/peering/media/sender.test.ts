import * as assert from "uvu/assert";
import { ProtocolError, UsageError } from "../../../src/errors.ts";
import { MediaSenders } from "../../../src/peering/media/sender.ts";
import { suite } from "../../suite.ts";

const test = suite("media senders");

const FRAME = { payload: new Uint8Array(80), timestampUs: 0, marker: false };

function createStream(sender: MediaSenders, frames: number): number {
  const stream = sender.open();
  for (let i = 0; i < frames; i++) sender.sent(stream, FRAME);
  return stream;
}

test("stream-ids-are-never-used-twice", () => {
  const sender = new MediaSenders(2);
  assert.is(sender.open(), 1);
  assert.is(sender.open(), 2);
  sender.end(1);
  assert.is(sender.open(), 3);
});

test("number-of-open-streams-is-limited", () => {
  const sender = new MediaSenders(1);
  sender.open();
  assert.throws(
    () => sender.open(),
    (error: unknown) => error instanceof ProtocolError && error.code === "LIMIT_REACHED",
  );
});

test("stream-that-is-not-open-refuses-frames-and-an-end", () => {
  const sender = new MediaSenders(1);
  const isWrongState = (error: unknown) => error instanceof UsageError && error.code === "WRONG_STATE";
  assert.throws(() => sender.frames(1), isWrongState);
  sender.end(sender.open());
  assert.throws(() => sender.sent(1, FRAME), isWrongState);
  assert.throws(() => sender.end(1), isWrongState);
});

test("repeated-and-older-reports-are-not-passed-on", () => {
  const sender = new MediaSenders(1);
  const stream = createStream(sender, 10);
  const report = { highest: 4, received: 3, lost: 1, jitterUs: 7 };
  assert.ok(sender.reported(stream, report));
  assert.not.ok(sender.reported(stream, report));
  assert.not.ok(sender.reported(stream, { ...report, highest: 3, received: 2 }));
  sender.end(stream);
  assert.ok(sender.reported(stream, { ...report, lost: 7 }));
  assert.not.ok(sender.reported(99, report));
});

test("report-of-unsent-frames-is-malformed", () => {
  const sender = new MediaSenders(1);
  const stream = createStream(sender, 2);
  const isMalformed = (error: unknown) => error instanceof ProtocolError && error.code === "MALFORMED";
  assert.throws(() => sender.reported(stream, { highest: 3, received: 1, lost: 2, jitterUs: 0 }), isMalformed);
  assert.throws(() => sender.reported(stream, { highest: 1, received: 2, lost: 0, jitterUs: 0 }), isMalformed);
});

test("reports-on-the-last-64-ended-streams-are-accepted", () => {
  const sender = new MediaSenders(1);
  for (let i = 0; i < 66; i++) sender.end(createStream(sender, 1));
  const report = { highest: 1, received: 1, lost: 0, jitterUs: 0 };
  assert.not.ok(sender.reported(2, report));
  assert.ok(sender.reported(3, report));
});

import * as assert from "uvu/assert";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import { type Arrival, ReliableReceiver } from "../../../src/peering/reliable/receiver.ts";
import { suite } from "../../suite.ts";

const test = suite("reliable receiver");

/** What an acknowledgement tells of no other datagram, and without times. */
const ALONE = { lengths: [], arrivedUs: 0, earlier: [] };

const WINDOW_MAX = 8;
const BEYOND_MAX = 4;

function at(packetNumber: number, nowMs: number): Arrival {
  return { packetNumber, nowMs };
}

function createReceiver(): ReliableReceiver<string> {
  return new ReliableReceiver<string>({
    windowMax: WINDOW_MAX,
    windowBytesMax: 100_000,
    tell: { beyondMax: BEYOND_MAX },
  });
}

test("messages-are-delivered-once-and-in-order", () => {
  const receiver = createReceiver();
  assert.equal(receiver.receive(2, "b", 1, at(1, 0)), []);
  assert.equal(receiver.receive(3, "c", 1, at(2, 0)), []);
  assert.equal(receiver.receive(2, "again", 1, at(3, 0)), []);
  assert.equal(receiver.receive(1, "a", 1, at(4, 0)), ["a", "b", "c"]);
  assert.equal(receiver.receive(1, "again", 1, at(5, 0)), []);
  assert.equal(receiver.receive(4, "d", 1, at(6, 0)), ["d"]);
});

test("message-past-the-window-is-ignored", () => {
  const receiver = createReceiver();
  assert.equal(receiver.receive(WINDOW_MAX + 1, "x", 1, at(1, 0)), []);
  assert.is(receiver.nextTimeoutMs, undefined);
  for (let sequence = 1; sequence <= WINDOW_MAX; sequence++) receiver.receive(sequence, "", 1, at(sequence + 1, 0));
  assert.is(receiver.poll(0)?.through, WINDOW_MAX);
});

test("lone-message-is-acknowledged-at-once", () => {
  const receiver = createReceiver();
  for (const nowMs of [100, 110, 500]) {
    receiver.receive(nowMs === 100 ? 1 : nowMs === 110 ? 2 : 3, "a", 1, at(nowMs, nowMs));
    assert.is(receiver.nextTimeoutMs, nowMs);
    assert.is(receiver.poll(nowMs)?.packetNumber, nowMs);
    assert.is(receiver.poll(nowMs + 100), undefined);
  }
});

test("message-whose-sender-waits-is-acknowledged-at-once-however-soon-it-follows", () => {
  const receiver = createReceiver();
  receiver.receive(1, "a", 1, at(1, 100), { awaitsAck: true });
  receiver.poll(100);
  receiver.receive(2, "b", 1, at(2, 101), { awaitsAck: true });
  assert.is(receiver.poll(101)?.through, 2);
});

test("message-that-follows-another-one-is-acknowledged-after-ten-milliseconds-or-with-the-next", () => {
  const receiver = createReceiver();
  receiver.receive(1, "a", 1, at(1, 100));
  receiver.poll(100);
  receiver.receive(2, "b", 1, at(2, 101));
  assert.is(receiver.nextTimeoutMs, 111);
  assert.is(receiver.poll(110), undefined);
  assert.equal(receiver.poll(111), { ...ALONE, through: 2, beyond: [], packetNumber: 2, delayUs: 10_000 });
  receiver.receive(3, "c", 1, at(3, 112));
  receiver.poll(112);
  receiver.receive(4, "d", 1, at(4, 113));
  receiver.receive(5, "e", 1, at(5, 114));
  assert.equal(receiver.poll(114), { ...ALONE, through: 5, beyond: [], packetNumber: 5, delayUs: 0 });
});

test("gap-repetition-and-filled-gap-are-acknowledged-at-once", () => {
  const receiver = createReceiver();
  receiver.receive(2, "b", 1, at(5, 0));
  assert.equal(receiver.poll(0), { ...ALONE, through: 0, beyond: [2], packetNumber: 5, delayUs: 0 });
  receiver.receive(2, "b", 1, at(6, 1));
  assert.equal(receiver.poll(1), { ...ALONE, through: 0, beyond: [2], packetNumber: 6, delayUs: 0 });
  receiver.receive(1, "a", 1, at(7, 2));
  assert.equal(receiver.poll(2), { ...ALONE, through: 2, beyond: [], packetNumber: 7, delayUs: 0 });
  receiver.receive(1, "a", 1, at(8, 3));
  assert.equal(receiver.poll(3), { ...ALONE, through: 2, beyond: [], packetNumber: 8, delayUs: 0 });
});

test("acknowledgement-names-the-highest-packet-number-not-the-latest-arrival", () => {
  const receiver = createReceiver();
  receiver.receive(2, "b", 1, at(9, 100));
  receiver.receive(1, "a", 1, at(8, 103));
  assert.equal(receiver.poll(103), { ...ALONE, through: 2, beyond: [], packetNumber: 9, delayUs: 3_000 });
});

test("beyond-ascends-and-is-bounded", () => {
  const receiver = createReceiver();
  for (const sequence of [7, 3, 8, 5, 4]) receiver.receive(sequence, "", 1, at(sequence, 0));
  assert.equal(receiver.poll(0)?.beyond, [3, 4, 5, 7]);
});

test("delay-of-hours-fits-into-an-acknowledgement", () => {
  const receiver = createReceiver();
  receiver.receive(2, "b", 1, at(9, 0));
  receiver.poll(0);
  receiver.receive(1, "a", 1, at(8, 9_000_000));
  assert.is(receiver.poll(9_000_000)?.delayUs, 0xffff_ffff);
});

/** A receiver that tells ranges of packet numbers. */
function createWide(windowBytesMax = 100_000): ReliableReceiver<string> {
  return new ReliableReceiver<string>({ windowMax: 4_096, windowBytesMax, tell: "ranges" });
}

test("ranges-tell-which-datagrams-have-arrived-lossy-ones-too", () => {
  const receiver = createWide();
  receiver.receive(1, "a", 1, at(1, 0));
  receiver.receive(2, "b", 1, at(2, 0));
  receiver.receive(4, "d", 1, at(5, 0));
  receiver.lossyArrived(6);
  receiver.receive(5, "e", 1, at(7, 0));
  // 7, 6 and 5 have arrived; 4 and 3 have not; 2 and 1 have.
  assert.equal(receiver.poll(0), { ...ALONE, through: 2, beyond: [], packetNumber: 7, delayUs: 0, lengths: [2, 2, 2] });
});

test("missing-datagram-is-told-at-once-and-then-no-more-often-than-usual", () => {
  const receiver = createWide();
  receiver.receive(1, "a", 1, at(1, 0));
  receiver.poll(0);
  receiver.receive(3, "c", 1, at(3, 1));
  assert.is(receiver.nextTimeoutMs, 1);
  receiver.poll(1);
  receiver.receive(4, "d", 1, at(4, 2));
  assert.is(receiver.nextTimeoutMs, 12);
});

test("of-many-messages-in-a-row-every-eighth-is-acknowledged", () => {
  const receiver = createWide();
  let acknowledged = 0;
  for (let sequence = 1; sequence <= 1_128; sequence++) {
    receiver.receive(sequence, "a", 1, at(sequence, sequence / 100));
    if (receiver.poll(sequence / 100) !== undefined && sequence > 128) acknowledged += 1;
  }
  assert.ok(acknowledged >= 124 && acknowledged <= 126, `${acknowledged}`);
});

test("message-that-would-exceed-the-bytes-out-of-order-is-ignored-but-not-the-next-one", () => {
  const receiver = createWide(KEPT_OVERHEAD_BYTES + 10);
  receiver.receive(2, "b", 6, at(2, 0));
  receiver.receive(3, "c", 6, at(3, 0));
  assert.equal(receiver.poll(0), { ...ALONE, through: 0, beyond: [], packetNumber: 2, delayUs: 0, lengths: [] });
  assert.equal(receiver.receive(1, "a", 20, at(4, 0)), ["a", "b"]);
  assert.equal(receiver.receive(3, "c", 6, at(5, 0)), ["c"]);
});

test("arrival-times-of-messages-and-media-frames-are-told-once", () => {
  const receiver = new ReliableReceiver<string>({
    windowMax: 128,
    windowBytesMax: 100_000,
    tell: "ranges",
    tellsTimes: true,
  });
  receiver.mediaArrived(at(1, 100));
  receiver.mediaArrived(at(3, 103.5));
  // Datagram 2 was overtaken, and 4 is no message whose time is told.
  receiver.mediaArrived(at(2, 104));
  receiver.lossyArrived(4);
  assert.is(receiver.nextTimeoutMs, 150);
  const { arrivedUs, earlier, packetNumber, delayUs } = receiver.poll(150) ?? {};
  assert.equal(
    { arrivedUs, earlier, packetNumber, delayUs },
    {
      arrivedUs: 103_500,
      earlier: [1, -500, 1, 4_000],
      packetNumber: 3,
      delayUs: 46_500,
    },
  );
  receiver.receive(1, "a", 1, at(5, 200));
  assert.equal(receiver.poll(200)?.earlier, []);
});

test("no-more-than-64-arrival-times-are-kept", () => {
  const receiver = new ReliableReceiver<string>({
    windowMax: 128,
    windowBytesMax: 100_000,
    tell: "ranges",
    tellsTimes: true,
  });
  receiver.mediaArrived(at(1, 1));
  assert.is(receiver.nextTimeoutMs, 51);
  for (let packetNumber = 2; packetNumber <= 1_000; packetNumber++) receiver.mediaArrived(at(packetNumber, 1));
  assert.is(receiver.nextTimeoutMs, 1, "there is no room for more times");
  assert.is(receiver.poll(100)?.earlier?.length, 2 * 64);
});

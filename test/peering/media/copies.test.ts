import * as assert from "uvu/assert";
import { COPIES_MAX, FrameCopies } from "../../../src/peering/media/copies.ts";
import { suite } from "../../suite.ts";

const test = suite("copies of media frames");
const STEP_US = 20_000;
const AMPLE = 10_000;

interface Talk {
  readonly copies: FrameCopies;
  frame(number: number, bytes?: number): { payload: Uint8Array; timestampUs: number; marker: boolean };
  /** Sends so many frames of which every n-th gets lost, and reports each 5. */
  talk(frames: number, lostEvery: number): void;
  next: number;
}

function begin(): Talk {
  const copies = new FrameCopies();
  let [highest, received] = [0, 0];
  const talk: Talk = {
    copies,
    next: 1,
    frame: (number, bytes = 80) => ({
      payload: new Uint8Array(bytes).fill(number),
      timestampUs: number * STEP_US,
      marker: number === 1,
    }),
    talk(frames, lostEvery): void {
      for (let count = 0; count < frames; count++) {
        copies.sent(talk.next, talk.frame(talk.next));
        highest = talk.next;
        if (talk.next % lostEvery !== 0) received += 1;
        if (talk.next % 5 === 0) copies.reported({ highest, received });
        talk.next += 1;
      }
    },
  };
  return talk;
}

test("copies-begin-with-losses-and-end-when-the-path-is-good-again", () => {
  const { copies, talk } = begin();
  talk(200, 1_000);
  assert.is(copies.count, 0);
  talk(200, 25);
  assert.is(copies.count, 1);
  talk(200, 5);
  assert.is(copies.count, 2);
  talk(300, 25);
  assert.is(copies.count, 1, "fewer losses need fewer copies");
  talk(300, 1_000_000);
  assert.is(copies.count, 0);
});

test("frame-carries-the-ones-before-it-with-their-times", () => {
  const { copies, talk, frame } = begin();
  talk(200, 4);
  const carried = copies.copiesFor(201, frame(201), AMPLE, undefined);
  assert.equal(
    carried.map(({ before, earlierUs, payload }) => [before, earlierUs, payload.length, payload[0]]),
    [
      [1, STEP_US, 80, 200],
      [2, 2 * STEP_US, 80, 199],
    ],
  );
  assert.is(carried.length, COPIES_MAX);
});

test("copies-fit-into-the-datagram-and-about-into-the-target-rate", () => {
  const { copies, talk, frame } = begin();
  talk(200, 4);
  const count = (room: number, target: number | undefined): number =>
    copies.copiesFor(201, frame(201), room, target).length;
  assert.is(count(79, undefined), 0);
  assert.is(count(150, undefined), 1);
  // Frames of 80 bytes 50 times a second, with 57 bytes around each, are 54,800 bits a second; a copy is at most 41,600.
  // A quarter more than the target is allowed.
  assert.is(count(AMPLE, 77_000), 0);
  assert.is(count(AMPLE, 78_000), 1);
  assert.is(count(AMPLE, 110_000), 1);
  assert.is(count(AMPLE, 111_000), 2);
});

test("payload-that-the-program-changes-after-sending-is-copied-as-it-was", () => {
  for (const payload of [new Uint8Array(80).fill(201), Buffer.alloc(80, 201)]) {
    const { copies, talk, frame } = begin();
    talk(200, 4);
    copies.sent(201, { ...frame(201), payload });
    payload.fill(0);
    assert.is(copies.copiesFor(202, frame(202), AMPLE, undefined)[0]?.payload[0], 201);
  }
});

test("stream-whose-clock-runs-backwards-gets-no-copies", () => {
  const { copies, talk, frame } = begin();
  talk(200, 4);
  assert.equal(copies.copiesFor(201, { ...frame(201), timestampUs: 0 }, AMPLE, undefined), []);
});

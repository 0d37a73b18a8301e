import * as assert from "uvu/assert";
import { Pacer } from "../../../src/peering/congestion/pacer.ts";
import { suite } from "../../suite.ts";

const test = suite("pacer");

test("ten-datagrams-leave-at-once-then-one-each-interval", () => {
  const pacer = new Pacer(100);
  for (let i = 0; i < 10; i++) {
    assert.is(pacer.nextMs(100, 50, 0), 0);
    pacer.sent(100);
  }
  assert.is(pacer.nextMs(100, 50, 0), 2);
  assert.is(pacer.nextMs(100, 50, 1), 2);
  assert.is(pacer.nextMs(100, 50, 2), 2);
});

test("silence-saves-no-more-than-a-burst", () => {
  const pacer = new Pacer(100);
  pacer.nextMs(100, 50, 0);
  for (let i = 0; i < 10; i++) {
    assert.is(pacer.nextMs(100, 50, 10_000), 10_000);
    pacer.sent(100);
  }
  assert.is(pacer.nextMs(100, 50, 10_000), 10_002);
});

test("burst-of-a-fast-path-is-what-leaves-in-two-milliseconds", () => {
  const pacer = new Pacer(100);
  let sent = 0;
  for (pacer.nextMs(100, 10_000, 5); pacer.nextMs(100, 10_000, 5) === 5; pacer.sent(100)) sent += 1;
  assert.is(sent, 200);
});

test("without-a-rate-nothing-waits", () => {
  const pacer = new Pacer(100);
  for (let i = 0; i < 100; i++) pacer.sent(100);
  assert.is(pacer.nextMs(100, undefined, 7), 7);
});

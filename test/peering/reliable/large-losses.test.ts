import * as assert from "uvu/assert";
import { LargeLosses } from "../../../src/peering/reliable/large-losses.ts";
import { suite } from "../../suite.ts";

const test = suite("losses of large datagrams");

function counted(): { readonly losses: LargeLosses; readonly doubts: () => number } {
  let count = 0;
  const losses = new LargeLosses(() => {
    count += 1;
  });
  for (let sequence = 1; sequence <= 10; sequence++) losses.sent(sequence);
  return { losses, doubts: () => count };
}

test("third-loss-in-a-row-is-a-doubt", () => {
  const { losses, doubts } = counted();
  for (const sequence of [1, 2]) losses.lost(sequence);
  assert.is(doubts(), 0);
  losses.lost(3);
  assert.is(doubts(), 1);
  for (const sequence of [4, 5, 6]) losses.lost(sequence);
  assert.is(doubts(), 2);
});

test("arrival-of-a-large-datagram-ends-the-row-and-that-of-another-does-not", () => {
  const { losses, doubts } = counted();
  for (const sequence of [1, 2]) losses.lost(sequence);
  losses.arrived(3);
  for (const sequence of [4, 5]) losses.lost(sequence);
  // The second time, both travelled in parts.
  for (const sequence of [1, 2, 99]) losses.arrived(sequence);
  assert.is(doubts(), 0);
  losses.lost(6);
  assert.is(doubts(), 1);
});

test("other-path-begins-anew", () => {
  const { losses, doubts } = counted();
  for (const sequence of [1, 2]) losses.lost(sequence);
  losses.restart();
  for (const sequence of [3, 4, 5]) losses.lost(sequence);
  assert.is(doubts(), 0);
});

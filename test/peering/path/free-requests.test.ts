import * as assert from "uvu/assert";
import { FreeRequestsOfLink } from "../../../src/peering/path/free-requests.ts";
import { suite } from "../../suite.ts";

const test = suite("free requests");

const at = (number: number, port = 1) => ({ address: `192.0.2.${number}`, port });

/** Takes all that an address has, and returns how many they were. */
function takeAll(link: FreeRequestsOfLink, number: number): number {
  const requests = link.of(at(number));
  let taken = 0;
  for (; requests.hasLeft && taken < 1_000; taken++) requests.take();
  return taken;
}

test("ports-of-one-address-share-twenty", () => {
  const link = new FreeRequestsOfLink();
  link.of(at(1, 1)).take();
  link.of(at(1, 2)).take();
  assert.is(takeAll(link, 1), 18);
  assert.is(takeAll(link, 1), 0);
  assert.is(takeAll(link, 2), 20);
});

test("answer-allows-twenty-more", () => {
  const link = new FreeRequestsOfLink();
  takeAll(link, 1);
  link.of(at(1)).answered();
  assert.is(takeAll(link, 1), 20);
});

test("sixty-four-addresses-that-do-not-answer-leave-none-for-others", () => {
  const link = new FreeRequestsOfLink();
  for (let number = 1; number <= 64; number++) takeAll(link, number);
  assert.is(takeAll(link, 100), 0);
  link.of(at(5)).answered();
  assert.is(takeAll(link, 100), 20);
});

test("change-of-networks-begins-anew-once-a-minute", () => {
  const link = new FreeRequestsOfLink();
  takeAll(link, 1);
  link.restart(0);
  assert.is(takeAll(link, 1), 20);
  link.restart(59_999);
  assert.is(takeAll(link, 1), 0);
  link.restart(60_000);
  assert.is(takeAll(link, 1), 20);
});

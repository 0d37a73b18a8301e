import * as assert from "uvu/assert";
import { RequestIds, requestKey } from "../../../src/chat/state/request-ids.ts";
import { suite } from "../../suite.ts";

const test = suite("ids of requests");

const LIMITS = { requestIdsMax: 3, requestIdsTotalMax: 5, requestIdAgeMs: 1_000 };
const answer = { case: undefined } as const;
const hash = new Uint8Array(32);

function add(ids: RequestIds, account: number, id: number, doneMs: number): void {
  ids.add(requestKey(account, "SendText", String(id)), { account, hash, answer, doneMs });
}

function known(ids: RequestIds, account: number, nowMs = 0): number[] {
  return [1, 2, 3, 4, 5, 6].filter((id) => ids.find(requestKey(account, "SendText", String(id)), nowMs) !== undefined);
}

test("one-account-keeps-only-its-latest-and-pushes-out-nobody-elses", () => {
  const ids = new RequestIds(LIMITS, 0);
  add(ids, 1, 1, 10);
  for (const id of [1, 2, 3, 4, 5]) add(ids, 2, id, 10 + id);
  assert.equal(known(ids, 1), [1]);
  assert.equal(known(ids, 2), [3, 4, 5]);
  assert.is(ids.knowsSince(1, 5, 20), true);
  assert.is(ids.knowsSince(2, 12, 20), false, "the second of its requests is gone");
  assert.is(ids.knowsSince(2, 13, 20), true);
});

test("all-accounts-together-keep-only-the-latest", () => {
  const ids = new RequestIds(LIMITS, 0);
  for (const account of [1, 2, 3, 4, 5, 6, 7]) add(ids, account, 1, account);
  assert.is(ids.size, 5);
  assert.equal([known(ids, 1), known(ids, 2), known(ids, 3)], [[], [], [1]]);
  assert.is(ids.knowsSince(7, 2, 10), false);
  assert.is(ids.knowsSince(7, 3, 10), true);
});

test("an-id-is-kept-for-its-time", () => {
  const ids = new RequestIds(LIMITS, 0);
  add(ids, 1, 1, 10);
  add(ids, 1, 2, 500);
  add(ids, 2, 1, 1_011);
  assert.equal(known(ids, 1), [2]);
  assert.equal(known(ids, 1, 1_500), [2]);
  assert.equal(known(ids, 1, 1_501), []);
  assert.is(ids.knowsSince(1, 11, 1_011), false);
  assert.is(ids.knowsSince(1, 12, 1_011), true);
});

test("nothing-is-known-of-the-time-before-the-start", () => {
  const ids = new RequestIds(LIMITS, 100);
  assert.is(ids.knowsSince(1, 100, 150), false);
  assert.is(ids.knowsSince(1, 101, 150), true);
});

test("what-the-store-is-asked-for-stays-known-until-it-has-answered", () => {
  const ids = new RequestIds(LIMITS, 0);
  const key = requestKey(1, "SendText", "1");
  ids.ask(key);
  ids.ask(key);
  add(ids, 1, 1, 10);
  for (const id of [2, 3, 4, 5]) add(ids, 1, id, 10 + id);
  assert.is(ids.find(key, 20), undefined);
  assert.is(ids.answered(key)?.doneMs, 10);
  assert.is(ids.answered(key)?.doneMs, 10);
  assert.is(ids.answered(key), undefined);
});

test("ids-of-a-deleted-account-are-gone", () => {
  const ids = new RequestIds(LIMITS, 0);
  add(ids, 1, 1, 10);
  add(ids, 2, 1, 10);
  ids.forget(1);
  assert.is(ids.size, 1);
  assert.equal([known(ids, 1), known(ids, 2)], [[], [1]]);
});

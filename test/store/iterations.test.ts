import * as assert from "uvu/assert";
import { StoreError, UsageError } from "../../src/errors.ts";
import { chooseIterations } from "../../src/store/iterations.ts";
import { MemoryStore } from "../../src/store/memory/memory-store.ts";
import { suite } from "../suite.ts";
import { rejection } from "./rejection.ts";
import { randomBytes, sampleAccount, saved } from "./samples.ts";

const test = suite("iterations of a store");

async function choose(store: MemoryStore, asked?: number): Promise<number> {
  return chooseIterations(store, await store.load(), asked);
}

test("number-is-chosen-when-the-store-is-made-and-stays", async () => {
  const store = new MemoryStore(randomBytes);
  assert.is(await choose(store, 5_000), 5_000);
  assert.is(await choose(store), 5_000);
  assert.is(await choose(store, 5_000), 5_000);
  assert.is(await choose(new MemoryStore(randomBytes)), 600_000);
});

test("another-number-is-refused-with-advice", async () => {
  const store = new MemoryStore(randomBytes);
  await choose(store, 5_000);
  const error = await rejection(choose(store, 6_000));
  assert.instance(error, UsageError);
  assert.match(String(error), /Leave scramIterations out, or set it to 5000/);
});

test("store-of-an-older-version-keeps-the-number-of-its-accounts", async () => {
  const store = new MemoryStore(randomBytes);
  const account = sampleAccount(1);
  await store.commit([saved(account)]);
  const { iterations } = account.verifier;
  assert.is(await choose(store), iterations);
  const other = { ...sampleAccount(2), verifier: { ...account.verifier, iterations: iterations + 1 } };
  await store.commit([saved(other)]);
  const error = await rejection(choose(store));
  assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED");
});

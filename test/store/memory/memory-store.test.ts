import * as assert from "uvu/assert";
import { MemoryStore } from "../../../src/store/memory/memory-store.ts";
import { suite } from "../../suite.ts";
import { testContract } from "../contract.ts";
import { randomBytes, sampleAccount, saved } from "../samples.ts";

const test = suite("memory store");

testContract(test, {
  create: async () => new MemoryStore(randomBytes),
  reopen: async (store) => store,
});

test("closed-store-keeps-its-content-for-the-next-server", async () => {
  const store = new MemoryStore(randomBytes);
  await store.commit([saved(sampleAccount(1))]);
  await store.close();
  assert.is([...(await store.load()).accounts].length, 1);
});

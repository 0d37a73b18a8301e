import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { testContract } from "../contract.ts";
import { PEPPER, randomBytes } from "../samples.ts";
import { assertTwins } from "../twins.ts";
import { onPostgres } from "./on-postgres.ts";

const { test, server, closeLater } = onPostgres(suite("PostgreSQL store"));

const CHANGES = 2_000;
const urls = new Map<Store, string>();

async function open(url: string): Promise<PostgresStore> {
  const store = closeLater(await PostgresStore.open({ url, pepper: PEPPER, random: randomBytes }));
  urls.set(store, url);
  return store;
}

testContract(test, {
  create: async () => open(await server().newSchema()),
  reopen: async (store) => {
    await store.close();
    return open(urls.get(store) ?? "");
  },
});

test("random-changes-have-the-same-effect-in-memory-and-in-the-database", async () => {
  const url = await server().newSchema();
  await assertTwins(SEED, CHANGES, () => open(url));
});

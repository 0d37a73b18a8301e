import { Audience } from "../../../generated/chatwire/v1/account.ts";
import type { Change } from "../../../src/chat/state/account.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";

export const BENCH_PEPPER = new Uint8Array(32).fill(7);

const ITERATIONS = 600_000;
const ACCOUNTS_PER_COMMIT = 1_000;

export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Makes a store with accounts that have one device each. */
export async function fillStore(path: string, accounts: number, iterations = ITERATIONS): Promise<void> {
  const store = await SqliteStore.open({ path, pepper: BENCH_PEPPER, random: randomBytes });
  await store.commit([{ kind: "iterations", iterations }]);
  for (let first = 1; first <= accounts; first += ACCOUNTS_PER_COMMIT) {
    const ids = Array.from(
      { length: Math.min(ACCOUNTS_PER_COMMIT, accounts - first + 1) },
      (_, index) => first + index,
    );
    await store.commit(ids.flatMap((id) => newAccount(id, iterations)));
  }
  await store.close();
}

function newAccount(id: number, iterations: number): Change[] {
  const { EVERYONE: see, CONTACTS: address } = Audience;
  const name = `User-${id}`;
  const key = name.toLowerCase();
  const [storedKey, serverKey, publicKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const verifier = { salt: randomBytes(16), iterations, storedKey, serverKey };
  const privacy = { see, message: see, connect: see, address, broadcasts: true, readReceipts: true };
  const nowMs = Date.now();
  const device = {
    id: Buffer.from(randomBytes(16)).toString("hex"),
    account: id,
    publicKey,
    label: "laptop",
    createdMs: nowMs,
    lastLoginMs: nowMs,
    lastLoginServedMs: 0,
  };
  return [
    { kind: "account", account: { id, name, key, verifier, privacy } },
    { kind: "device", device },
  ];
}

import { Audience } from "../../generated/chatwire/v1/account.ts";
import type { Change } from "../../src/chat/state/account.ts";
import { exportDevice } from "../../src/crypto/device-login.ts";
import { createKeyPair } from "../../src/crypto/key.ts";
import type { RandomBytes } from "../../src/crypto/random-bytes.ts";
import { SCRAM_SALT_BYTES } from "../../src/crypto/scram-verifier.ts";
import { nameKey } from "../../src/name.ts";
import type { Store } from "../../src/store/store.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";

const COMMIT_ACCOUNTS = 500;
const DEVICE_ID_BYTES = 16;
const KEY_BYTES = 32;
const CREATED_MS = 1_700_000_000_000;

/**
 * Fills a store with accounts that have a device each, and no password that anybody knows: so no key has to be derived.
 *
 * @returns the devices, as `exportDevice` makes them
 */
export async function addAccounts(store: Store, count: number, random: RandomBytes): Promise<Uint8Array[]> {
  const devices: Uint8Array[] = [];
  let changes: Change[] = [{ kind: "iterations", iterations: TEST_ITERATIONS }];
  for (let account = 1; account <= count; account++) {
    const deviceId = random(DEVICE_ID_BYTES);
    const key = createKeyPair("Ed25519", random);
    devices.push(exportDevice({ deviceId, key }));
    changes.push(...accountWith(account, deviceId, key.publicKey, random));
    if (account % COMMIT_ACCOUNTS !== 0 && account !== count) continue;
    await store.commit(changes);
    changes = [];
  }
  return devices;
}

function accountWith(account: number, deviceId: Uint8Array, publicKey: Uint8Array, random: RandomBytes): Change[] {
  const name = `user-${account}x`;
  const verifier = {
    salt: random(SCRAM_SALT_BYTES),
    iterations: TEST_ITERATIONS,
    storedKey: random(KEY_BYTES),
    serverKey: random(KEY_BYTES),
  };
  const { EVERYONE } = Audience;
  const audiences = { see: EVERYONE, message: EVERYONE, connect: EVERYONE, address: EVERYONE };
  const privacy = { ...audiences, broadcasts: true, readReceipts: true };
  const times = { createdMs: CREATED_MS, lastLoginMs: CREATED_MS, lastLoginServedMs: 0 };
  const id = Buffer.from(deviceId).toString("hex");
  return [
    { kind: "account", account: { id: account, name, key: nameKey(name), verifier, privacy } },
    { kind: "device", device: { id, account, publicKey, label: "", ...times } },
  ];
}

import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import {
  type DeviceLogin,
  exportDevice,
  importDevice,
  signDeviceLogin,
  verifyDeviceLogin,
} from "../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { createKeyPair } from "../../src/crypto/key.ts";
import { UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("device login");

const KEY = createKeyPair("Ed25519", (length) => Uint8Array.from(randomBytes(length)));
const DEVICE = { deviceId: new Uint8Array(16).fill(1), key: KEY };
const LOGIN: DeviceLogin = {
  deviceId: DEVICE.deviceId,
  challenge: new Uint8Array(32).fill(2),
  channelBinding: new Uint8Array(32).fill(3),
  keys: publicKeys(createIdentity(randomBytes)),
};

test("signature-verifies-for-its-login-only", () => {
  const signature = signDeviceLogin(KEY, LOGIN);
  assert.is(signature.length, 64);
  assert.ok(verifyDeviceLogin(KEY.publicKey, LOGIN, signature));
  const others: Partial<DeviceLogin>[] = [
    { deviceId: new Uint8Array(16) },
    { challenge: new Uint8Array(32) },
    { channelBinding: new Uint8Array(32).fill(4) },
    { channelBinding: undefined },
    { keys: publicKeys(createIdentity(randomBytes)) },
  ];
  for (const other of others) {
    assert.not.ok(verifyDeviceLogin(KEY.publicKey, { ...LOGIN, ...other }, signature), Object.keys(other).join());
  }
  assert.not.ok(verifyDeviceLogin(createKeyPair("Ed25519", randomBytes).publicKey, LOGIN, signature));
});

test("part-of-wrong-length-is-refused", () => {
  const signature = signDeviceLogin(KEY, LOGIN);
  for (const part of ["deviceId", "challenge", "channelBinding"] as const) {
    const login = { ...LOGIN, [part]: new Uint8Array(7) };
    assert.not.ok(verifyDeviceLogin(KEY.publicKey, login, signature), part);
    assert.throws(
      () => signDeviceLogin(KEY, login),
      (error: unknown) => error instanceof UsageError,
    );
  }
  assert.not.ok(verifyDeviceLogin(KEY.publicKey, LOGIN, signature.subarray(1)));
  assert.not.ok(verifyDeviceLogin(KEY.publicKey.subarray(1), LOGIN, signature));
});

test("device-survives-export-and-import", () => {
  const bytes = exportDevice(DEVICE);
  assert.is(bytes.length, 49);
  assert.equal(importDevice(bytes), DEVICE);
});

test("import-of-wrong-length-or-format-is-refused", () => {
  const bytes = exportDevice(DEVICE);
  for (const wrong of [new Uint8Array(0), bytes.subarray(1), Uint8Array.from(bytes).fill(2, 0, 1)]) {
    assert.throws(
      () => importDevice(wrong),
      (error: unknown) => error instanceof UsageError,
    );
  }
});

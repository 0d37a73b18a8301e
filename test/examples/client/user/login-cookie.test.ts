import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentity, parseServerAddress } from "chatwire";
import * as assert from "uvu/assert";
import { keepCookie, usableCookie } from "../../../../examples/client/user/login-cookie.ts";
import { UserFile } from "../../../../examples/client/user/user-file.ts";
import { suite } from "../../../suite.ts";

const test = suite("login cookie of the example client");
const NOW_MS = 1_700_000_000_000;
const MONTH_MS = 30 * 24 * 3_600_000;
const BYTES = new Uint8Array(56).fill(7);

test("cookie-is-kept-for-30-days-also-across-restarts", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "chatwire-cookie-"));
  const fileOf = (server: string, name: string): UserFile =>
    new UserFile({ dataDir, server: parseServerAddress(server) }, name);
  const cookie = keepCookie(BYTES, NOW_MS);
  const stored = { identity: createIdentity(), device: undefined, cookie, seen: 0, sent: [] };
  await fileOf("chat://localhost", "ada").save(stored);
  const kept = (await fileOf("chat://localhost", "ADA").load())?.cookie;
  assert.equal(usableCookie(kept, NOW_MS + MONTH_MS - 1), BYTES);
  assert.is(usableCookie(kept, NOW_MS + MONTH_MS), undefined);
  // From before the clock was set back: it would last longer than any cookie.
  assert.is(usableCookie(kept, NOW_MS - 1), undefined);
  for (const other of [fileOf("chat://localhost", "grace"), fileOf("chat://localhost:4434", "ada")])
    assert.is(await other.load(), undefined);
  await rm(dataDir, { recursive: true });
});

test("cookie-that-is-empty-or-longer-than-64-bytes-is-not-kept", () => {
  assert.is(keepCookie(undefined, NOW_MS), undefined);
  assert.is(keepCookie(new Uint8Array(), NOW_MS), undefined);
  assert.ok(keepCookie(new Uint8Array(64), NOW_MS));
  assert.is(keepCookie(new Uint8Array(65), NOW_MS), undefined);
  assert.is(usableCookie({ bytes: new Uint8Array(65), expiresMs: NOW_MS + 1 }, NOW_MS), undefined);
});

/** Users whose neighbours fail logins from the same address. */

import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ChatClient, MemoryPins } from "chatwire";
import * as assert from "uvu/assert";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";

const test = suite("logins of the example client in a flood of failures");
const FIRST = "ada\nsecret-1\nPUBLIC\nquit";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open({ loginTriesMax: 2, loginDelayMs: 600_000 });
});
test.after.each(() => stage[Symbol.asyncDispose]());

/** Uses up the failures of the address that all clients share, for logins and for names that are taken. */
async function flood(): Promise<void> {
  await using neighbour = await ChatClient.connect(stage.url, { pins: new MemoryPins(), limits: FEW_ITERATIONS });
  const guess = { name: "ada", password: "guess" };
  const codes: string[] = [];
  for (let count = 0; count < 3; count++) {
    await neighbour.register({ ...guess, privacy: "PUBLIC" }).catch(({ code }) => codes.push(code));
    await neighbour.logIn(guess).catch(({ code }) => codes.push(code));
  }
  const refused = ["NAME_TAKEN", "LOGIN_FAILED"];
  assert.equal(codes, [...refused, ...refused, "RATE_LIMITED", "RATE_LIMITED"]);
}

async function storedCookie(): Promise<unknown> {
  const folder = join(stage.dataOf("ada"), "users");
  const [name = ""] = await readdir(folder);
  const path = join(folder, name);
  assert.is((await stat(path)).mode & 0o077, 0);
  return JSON.parse(await readFile(path, "utf8")).cookie;
}

test("right-password-gets-through-after-a-restart-of-the-client", async () => {
  await stage.runClient("ada", FIRST, "--no-device");
  await flood();
  for (const _ of ["first", "second"]) {
    const { code, stdout } = await stage.runClient("ada", FIRST, "--no-device");
    assert.is(code, 0);
    assert.match(stdout, /You logged in successfully\./);
  }
  const ada = stage.terminalClient("ada", { flags: ["--no-device"] });
  await ada.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Password:", "secret-1"],
    ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PUBLIC"],
  );
  await ada.shows("You logged in successfully.");
});

test("cookie-of-a-login-with-the-device-lets-the-password-through-once-the-device-is-revoked", async () => {
  const first = await stage.runClient("ada", `${FIRST.replace("quit", "devices")}\nquit`);
  const [, id = ""] = /\n([0-9a-f]{8}) .*this one/.exec(first.stdout) ?? [];
  assert.match((await stage.runClient("ada", `ada\nPUBLIC\nrevoke ${id}`)).stdout, /This device is revoked/);
  await flood();
  const { stdout } = await stage.runClient("ada", FIRST, "--no-device");
  assert.match(stdout, /You logged in successfully\./);
});

test("cookie-is-removed-when-the-password-changes-or-the-account-is-deleted", async () => {
  await stage.runClient("ada", FIRST);
  assert.ok(await storedCookie());
  await stage.runClient("ada", "ada\nPUBLIC\nchange password\nsecret-1\nsecret-2\nquit");
  assert.is(await storedCookie(), undefined);
  await stage.runClient("ada", "ada\nPUBLIC\nquit");
  assert.ok(await storedCookie());
  await stage.runClient("ada", "ada\nPUBLIC\ndelete account\nsecret-2\ndelete ada");
  assert.equal(await readdir(join(stage.dataOf("ada"), "users")), []);
});

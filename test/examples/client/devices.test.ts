import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ChatClient, MemoryPins } from "chatwire";
import * as assert from "uvu/assert";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";

const test = suite("devices of the example client");
const FIRST = "ada\nsecret-1\nPUBLIC";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("a-returning-user-needs-no-password", async () => {
  const first = await stage.runClient("ada", `${FIRST}\nquit`);
  assert.match(first.stdout, /This device is now registered: the next login needs no password\.\n/);
  const { code, stdout } = await stage.runClient("ada", "ADA\nPRIVATE\nget_peers\nquit");
  assert.is(code, 0);
  assert.match(
    stdout,
    /^From Server: successfully logged in\nEnter your username \(no white spaces!\):\nThis device is registered: no password is needed\.\nYou are PUBLIC\. Press Enter to keep that\.\nDo you want to be 'PRIVATE' or 'PUBLIC':\nThe server knows you as ada\.\nFrom Server: You logged in successfully\. \d+\nYou are now PRIVATE\.\n/,
  );
  assert.not.match(stdout, /Password|remembered/);
});

test("a-script-for-the-first-start-works-again", async () => {
  for (const line of ["You registered successfully.", "You logged in successfully."]) {
    const { code, stdout } = await stage.runClient("ada", `${FIRST}\nget_peers\nquit`);
    assert.is(code, 0);
    assert.ok(stdout.includes(line));
    assert.match(stdout, /Input Command:\nFrom Server:\n/);
    assert.not.ok(stdout.includes("secret-1"));
  }
  const { code, stderr } = await stage.runClient("ada", "ada\nsecret-1\nboth\nquit");
  assert.is(code, 1, "only one line is skipped");
  assert.match(stderr, /^Please type PRIVATE/);
});

test("an-empty-line-keeps-the-privacy", async () => {
  await stage.runClient("ada", `${FIRST}\nprivacy see contacts\nquit`);
  const { stdout } = await stage.runClient("ada", "ada\n\nprivacy\nquit");
  assert.match(stdout, /You are CUSTOM\. [\s\S]*You are CUSTOM\.\n {2}see +contacts .*\n {2}message +everyone /);
});

test("a-returning-user-in-a-terminal-is-asked-again-after-invalid-privacy", async () => {
  await stage.runClient("ada", `${FIRST}\nquit`);
  const ada = stage.terminalClient("ada");
  await ada.showsLast("Enter your username (no white spaces!):");
  ada.type("ada\r");
  await ada.showsLast("Do you want to be 'PRIVATE' or 'PUBLIC':");
  ada.type("secret-1\r");
  await ada.shows("Please type PRIVATE");
  await ada.showsLast("Do you want to be 'PRIVATE' or 'PUBLIC':");
  ada.type("\r");
  await ada.showsLast("Input Command:");
  await ada.shows("You logged in successfully.");
});

test("a-revoked-device-needs-the-password-and-says-why", async () => {
  await stage.runClient("ada", `${FIRST}\nquit`);
  await using elsewhere = await ChatClient.connect(stage.url, { pins: new MemoryPins(), limits: FEW_ITERATIONS });
  await elsewhere.logIn({ name: "ada", password: "secret-1" });
  for (const { id } of await elsewhere.devices.list()) await elsewhere.devices.revoke(id);
  const { code, stdout } = await stage.runClient("ada", `${FIRST}\nquit`);
  assert.is(code, 0);
  assert.match(
    stdout,
    /^From Server: successfully logged in\nEnter your username \(no white spaces!\):\nThe server no longer accepts this device's key for ada\. Enter the password\.\nThe device was revoked, .*\nPassword:\nDo you want to be 'PRIVATE' or 'PUBLIC':\nThe name ada is already registered.*\nThis device is now registered.*\nFrom Server: You logged in successfully\. \d+\n/,
  );
  const again = await stage.runClient("ada", "ada\nPUBLIC\nquit");
  assert.match(again.stdout, /This device is registered/);
});

test("revoking-the-own-device-logs-off-and-the-next-login-needs-the-password", async () => {
  const { code, stdout } = await stage.runClient("ada", `${FIRST}\ndevices\nquit`);
  assert.is(code, 0);
  const [, id = ""] = /DEVICE +LABEL +ADDED +LAST LOGIN\n([0-9a-f]{8}) +terminal on .* this one\n/.exec(stdout) ?? [];
  const revoked = await stage.runClient("ada", `ada\n\nrevoke ${id}\n${FIRST}\ndevices\nquit`);
  assert.is(revoked.code, 0, revoked.stderr);
  assert.match(
    revoked.stdout,
    /This device is revoked, and you are logged off\..*\nEnter your username \(no white spaces!\):\nPassword:\n[\s\S]*You logged in successfully/,
  );
  assert.is(revoked.stdout.split(`\n${id} `).length - 1, 0, "another device replaced it");
});

test("another-device-is-revoked-by-the-beginning-of-its-id", async () => {
  await using server = await Stage.open({ loginsPerAccountMax: 2 });
  await server.runClient("laptop", `${FIRST}\nquit`);
  const ada = server.startClient("desk");
  ada.type("ada", "secret-1", "PUBLIC", "devices");
  const [, id = ""] = await ada.expect(/\n([0-9a-f]{8}) .*\d\n/);
  ada.type("revoke nothing", `revoke ${id.slice(0, 6)}`, "devices", "quit");
  const { stdout } = await ada.ended;
  assert.match(stdout, /No device has an id that begins with "nothing"\. "devices" lists your devices\.\n/);
  assert.match(stdout, /The device terminal on .* is revoked, and its connections are closed\.\n/);
  const back = await server.runClient("laptop", `${FIRST}\nquit`);
  assert.match(back.stdout, /The server no longer accepts this device's key/);
});

test("no-device-stores-no-device-key", async () => {
  for (const _ of ["first", "second"]) {
    const { stdout } = await stage.runClient("ada", `${FIRST}\ndevices\nquit`, "--no-device");
    assert.match(stdout, /Password:\n[\s\S]*You have no registered devices/);
    assert.not.match(stdout, /now registered/);
  }
  assert.not.match(await readFile(await userFile("ada"), "utf8"), /device/);
});

test("a-file-that-others-can-read-is-refused", async () => {
  await stage.runClient("ada", `${FIRST}\nquit`);
  const path = await userFile("ada");
  await chmod(path, 0o644);
  const refused = await stage.runClient("ada", "ada\nPUBLIC\nquit");
  assert.is(refused.code, 1);
  assert.ok(
    refused.stderr.startsWith(`Other users of this machine can read ${path}, and log in with it, so it is not used.`),
  );
  assert.ok(refused.stderr.includes(`chmod 600 ${path}`));
  assert.not.match(refused.stdout, /You logged in/);
  const json = await stage.runClient("ada", "ada\nPUBLIC\nquit", "--json");
  assert.match(json.stdout, /^\{"event":"error","code":"UNPROTECTED_FILE",/m);
  await chmod(path, 0o600);
  assert.is((await stage.runClient("ada", "ada\nPUBLIC\nquit")).code, 0);
});

test("a-damaged-file-is-reported", async () => {
  await stage.runClient("ada", `${FIRST}\nquit`);
  const path = await userFile("ada");
  await writeFile(path, "{");
  const { code, stderr } = await stage.runClient("ada", "ada\nPUBLIC\nquit");
  assert.is(code, 1);
  assert.is(stderr, `${path} is damaged. Remove it and log in with the password.\n`);
});

test("users-of-one-folder-have-separate-devices", async () => {
  await stage.runClient("both", `${FIRST}\nconnect to client\nlogoff\ngrace\nsecret-2\nPUBLIC\nquit`);
  const { stdout } = await stage.runClient("both", "grace\nPUBLIC\nconnect to client\nlogoff\nada\nPUBLIC\nquit");
  assert.is(stdout.split("This device is registered").length - 1, 2);
  assert.match(stdout, /You logged in successfully[\s\S]*You logged off\.[\s\S]*You logged in successfully/);
});

/** Returns the file of a client's only user. */
async function userFile(client: string): Promise<string> {
  const folder = join(stage.dataOf(client), "users");
  const [name = "", ...more] = await readdir(folder);
  assert.is(more.length, 0, "no half-written file is left");
  return join(folder, name);
}

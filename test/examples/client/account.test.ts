import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ChatClient, MemoryPins } from "chatwire";
import * as assert from "uvu/assert";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";

const test = suite("account commands of the example client");
const FIRST = "ada\nsecret-1\nPUBLIC";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("changing-the-password-keeps-this-device", async () => {
  const { stdout } = await stage.runClient("ada", `${FIRST}\nchange password\nsecret-1\nsecret-2\nquit`);
  assert.match(stdout, /Old password:\nNew password:\nPassword changed\.\nYour other devices are logged off/);
  const back = await stage.runClient("ada", "ada\nPUBLIC\nquit");
  assert.match(back.stdout, /This device is registered/);
  const elsewhere = await stage.runClient("elsewhere", "ada\nsecret-2\nPUBLIC\nquit");
  assert.match(elsewhere.stdout, /You logged in successfully/);
  const old = await stage.runClient("third", `${FIRST}\nquit`);
  assert.match(old.stderr, /^The password is wrong/);
});

test("a-wrong-old-password-changes-nothing", async () => {
  const { stdout } = await stage.runClient("ada", `${FIRST}\nchange password\nguess\nsecret-2\nget_peers\nquit`);
  assert.match(stdout, /The password is wrong\. Nothing was changed\.\nInput Command:\nFrom Server:\n/);
});

test("a-new-password-in-a-terminal-is-long-typed-twice-and-never-displayed", async () => {
  const ada = await stage.registeredTerminal("ada");
  for (const [chosen, again, told] of [
    ["secret-2", "secret-3", "The two passwords differ. Nothing was"],
    ["secret2", "secret2", "A new password must have at least 8 characters."],
    ["secret-2", "secret-2", "Password changed."],
  ] as const) {
    ada.type("change password\r");
    for (const [prompt, line] of [
      ["Old password:", "a password"],
      ["New password:", chosen],
      ["New password again:", again],
    ] as const) {
      await ada.showsLast(prompt);
      ada.type(`${line}\r`);
    }
    await ada.shows(told);
    await ada.showsLast("Input Command:");
  }
  assert.not.ok(ada.raw.includes("secret"));
});

test("deleting-an-account-needs-the-password-and-a-confirmation", async () => {
  const ada = stage.startClient("ada");
  ada.type("ada", "secret-1", "PUBLIC", "delete account", "secret-1", "yes");
  await ada.expect(/all texts from and to you\.\nPassword:\nType "delete ada" to confirm:\nNothing was deleted\.\n/);
  ada.type("delete account", "guess", "delete ada");
  await ada.expect(/The password is wrong\. Nothing was deleted\.\n/);
  ada.type("delete account", "secret-1", "delete ada");
  await ada.expect(/Your account was deleted\.\nEnter your username \(no white spaces!\):\n/);
  assert.equal(await readdir(join(stage.dataOf("ada"), "users")), [], "its keys are deleted");
  ada.type("ada", "secret-9", "PRIVATE", "quit");
  const { code, stdout } = await ada.ended;
  assert.is(code, 0);
  assert.is(stdout.split("You registered successfully.").length - 1, 2, "the name is free again");
});

test("an-account-deleted-elsewhere-ends-the-program-with-a-reason", async () => {
  await using server = await Stage.open({ loginsPerAccountMax: 2 });
  const ada = await server.pipedClient("ada");
  await using elsewhere = await ChatClient.connect(server.url, { pins: new MemoryPins(), limits: FEW_ITERATIONS });
  await elsewhere.logIn({ name: "ada", password: "a password" });
  await elsewhere.account.delete("a password");
  const { code, stderr } = await ada.ended;
  assert.is(code, 1);
  assert.match(stderr, /account was deleted/);
  assert.not.match(stderr, /ost the connection to the server/);
});

test("privacy-changed-by-another-client-is-reported-and-kept", async () => {
  await using server = await Stage.open({ loginsPerAccountMax: 2 });
  const ada = await server.pipedClient("ada");
  await using elsewhere = await ChatClient.connect(server.url, { pins: new MemoryPins(), limits: FEW_ITERATIONS });
  await elsewhere.logIn({ name: "ada", password: "a password" });
  await elsewhere.privacy.set({ see: "NOBODY" });
  await ada.expect(/Another of your clients changed your privacy\. Your privacy settings are now:\n {2}see +nobody /);
  ada.type("privacy receipts no", "quit");
  const { stdout } = await ada.ended;
  assert.match(stdout, /\nYour privacy settings are now:\n {2}see +nobody [\s\S]* {2}receipts +no /);
  assert.equal([elsewhere.privacy.current?.see, elsewhere.privacy.current?.readReceipts], ["NOBODY", false]);
});

test("privacy-is-shown-and-changed-as-a-whole-and-by-setting", async () => {
  const { stdout } = await stage.runClient(
    "ada",
    `${FIRST}\nprivacy\nprivacy see contacts\nPrivacy Receipts OFF\nprivacy\nprivacy private\nprivacy public\n` +
      "privacy both\nprivacy see everybody\nprivacy age 7\nprivacy receipts maybe\nquit",
  );
  assert.match(stdout, /You are PUBLIC\.\n {2}see +everyone .*\n[\s\S]* {2}receipts +yes /);
  assert.match(
    stdout,
    /Your privacy settings are now[\s\S]*You are CUSTOM\.\n {2}see +contacts [\s\S]* {2}receipts +no /,
  );
  assert.match(stdout, /You are now PRIVATE\.\nInput Command:\nYou are now PUBLIC\.\n/);
  for (const fault of [
    'Type "privacy PUBLIC", "privacy PRIVATE", or "privacy SETTING VALUE".',
    "see must be everyone, contacts or nobody.",
    "The settings are see, message, connect, address, broadcasts, receipts.",
    "receipts must be yes or no.",
  ]) {
    assert.ok(stdout.includes(`Input Command:\n${fault}\n`), fault);
  }
});

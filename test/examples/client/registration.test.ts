import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";

const test = suite("registration and login in a terminal");
const NEW = "kestrel-42";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("name-that-is-new-here-is-registered-or-logged-in-as-the-person-says", async () => {
  const ada = stage.terminalClient("ada");
  await ada.answers(["Enter your username (no white spaces!):", "ada"], ["Register or log in?", "perhaps"]);
  await ada.showsLast("Please type register or log in.", "Register or log in?");
  await ada.answers(
    ["Register or log in?", "Register"],
    ["New password:", NEW],
    ["New password again:", NEW],
    ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PRIVATE"],
  );
  await ada.shows("You registered successfully.");
  ada.type("\x04");
  const elsewhere = stage.terminalClient("elsewhere");
  await elsewhere.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Register or log in?", "log in"],
    ["Password:", NEW],
  );
  await elsewhere.showsLast("You are PRIVATE. Press Enter to keep that.", "Do you want to be 'PRIVATE' or 'PUBLIC':");
  elsewhere.type("\r");
  await elsewhere.shows("You logged in successfully.");
  assert.not.ok(elsewhere.lines.join("\n").includes("You are now"));
});

test("name-that-logged-in-here-before-is-not-asked-about", async () => {
  await stage.runClient("ada", `ada\n${NEW}\nPUBLIC\nquit`, "--no-device");
  const ada = stage.terminalClient("ada", { flags: ["--no-device"] });
  await ada.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Password:", NEW],
    ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PRIVATE"],
  );
  await ada.shows("You logged in successfully.");
  await ada.shows("You are now PRIVATE.");
  assert.not.ok(ada.lines.join("\n").includes("Register or log in"));
});

test("new-password-is-typed-twice-and-neither-is-displayed", async () => {
  const ada = stage.terminalClient("ada");
  await ada.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Register or log in?", "register"],
    ["New password:", "open sesxme\x7f\x7f\x7fame"],
    ["New password again:", "open sesime"],
  );
  await ada.showsLast("The two passwords differ.", "New password:");
  await ada.answers(["New password:", "open sesame"], ["New password again:", "open sesame"]);
  await ada.answers(["Do you want to be 'PRIVATE' or 'PUBLIC':", "PUBLIC"]);
  await ada.showsLast("Input Command:");
  assert.not.match(ada.raw, /ses|ame\r|open/);
  const again = await stage.runClient("elsewhere", "ada\nopen sesame\nPUBLIC\nquit");
  assert.match(again.stdout, /You logged in successfully/);
});

test("new-password-that-is-short-or-common-or-the-name-is-asked-for-again", async () => {
  const ada = stage.terminalClient("ada.lovelace");
  await ada.answers(["Enter your username (no white spaces!):", "ada.lovelace"], ["Register or log in?", "register"]);
  for (const [weak, told] of [
    ["seven77", "A new password must have at least 8 characters."],
    ["Password2024!", "This password is a very common one. Choose another."],
    ["Ada.Lovelace", "A new password must not be the user name."],
  ] as const) {
    await ada.answers(["New password:", weak]);
    await ada.showsLast(told, "New password:");
  }
  await ada.answers(
    ["New password:", NEW],
    ["New password again:", NEW],
    ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PUBLIC"],
  );
  await ada.shows("You registered successfully.");
});

test("script-may-register-with-any-password", async () => {
  const { code, stdout } = await stage.runClient("ada", "ada\n1234\nPUBLIC\nquit");
  assert.is(code, 0);
  assert.match(
    stdout,
    /Enter your username \(no white spaces!\):\nPassword:\nDo you want to be 'PRIVATE' or 'PUBLIC':\n.*\nFrom Server: You registered successfully\./,
  );
});

test("closed-registration-needs-an-invitation-and-lets-users-log-in", async () => {
  await stage.server.operator.setRegistration("closed");
  const refused = await stage.runClient("ada", "ada\n1234\nPUBLIC\nquit");
  assert.is(refused.code, 1);
  assert.match(refused.stderr.replaceAll("\n", " "), /only users with an invitation code.*--invitation-code CODE/);
  const { code } = await stage.server.operator.createInvitationCode();
  const invited = await stage.runClient("ada", "ada\n1234\nPUBLIC\nquit", "--no-device", "--invitation-code", code);
  assert.match(invited.stdout, /You registered successfully\./);
  const again = await stage.runClient("ada", "ada\n1234\nPUBLIC\nquit");
  assert.match(
    again.stdout,
    /Registration is closed\. Logging in with the password\.\n.*\nFrom Server: You logged in successfully\./,
  );
});

test("name-that-somebody-has-cannot-be-registered", async () => {
  await stage.libraryClient("ada");
  const eve = stage.terminalClient("eve");
  await eve.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Register or log in?", "r"],
    ["New password:", NEW],
    ["New password again:", NEW],
    ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PUBLIC"],
  );
  await eve.shows("log in.");
  await eve.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Register or log in?", "l"],
    ["Password:", "a password"],
  );
  await eve.answers(["Do you want to be 'PRIVATE' or 'PUBLIC':", ""]);
  await eve.shows("You logged in successfully.");
});

test("a-person-has-three-tries-for-the-password", async () => {
  await stage.libraryClient("ada");
  const eve = stage.terminalClient("eve");
  for (const name of ["ada", "nobody", "ada"]) {
    await eve.answers(
      ["Enter your username (no white spaces!):", name],
      ["Register or log in?", "log in"],
      ["Password:", "a guess"],
    );
  }
  assert.is((await eve.ended).code, 1);
  // For a name that nobody has, the server answers the same.
  assert.is(eve.lines.join("").split("No user has this name and this password.").length - 1, 3);
});

test("failed-login-with-a-known-name-is-followed-by-the-question", async () => {
  await stage.runClient("ada", `ada\n${NEW}\nPUBLIC\ndelete account\n${NEW}\nno\nquit`, "--no-device");
  const ada = stage.terminalClient("ada", { flags: ["--no-device"] });
  await ada.answers(["Enter your username (no white spaces!):", "ada"], ["Password:", "a guess"]);
  await ada.answers(
    ["Enter your username (no white spaces!):", "ada"],
    ["Register or log in?", "log in"],
    ["Password:", NEW],
  );
  await ada.answers(["Do you want to be 'PRIVATE' or 'PUBLIC':", ""]);
  await ada.shows("You logged in successfully.");
});

test("login-with-the-password-shows-the-privacy-before-it-changes-it", async () => {
  const ada = await stage.libraryClient("ada");
  await ada.privacy.set({ see: "CONTACTS" });
  for (const [index, [answer, privacy]] of [["", "CUSTOM"] as const, ["PRIVATE", "PRIVATE"] as const].entries()) {
    const terminal = stage.terminalClient(`elsewhere-${index}`);
    await terminal.answers(
      ["Enter your username (no white spaces!):", "ada"],
      ["Register or log in?", "log in"],
      ["Password:", "a password"],
    );
    await terminal.showsLast("You are CUSTOM. Press Enter to keep that.", "Do you want to be 'PRIVATE' or 'PUBLIC':");
    await terminal.answers(["Do you want to be 'PRIVATE' or 'PUBLIC':", answer], ["Input Command:", "privacy"]);
    await terminal.shows(`You are ${privacy}.\n  see `);
  }
});

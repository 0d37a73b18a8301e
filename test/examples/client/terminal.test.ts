import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";
import { TERMINAL_COLUMNS } from "../support/terminal-model.ts";

const test = suite("example client in a terminal");
const PROMPT = "Input Command: ";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("the-password-is-not-displayed", async () => {
  const ada = stage.terminalClient("ada");
  await ada.shows("User name:");
  ada.type("ada\r");
  await ada.shows("Password:");
  ada.type("open sesxme\x7f\x7f\x7fame\r");
  await ada.showsLast("User name: ada", "Password:", "PRIVATE or PUBLIC:");
  ada.type("PUBLIC\r");
  await ada.showsLast(PROMPT.trimEnd());
  assert.not.match(ada.raw, /ses|ame\r|open/);
  const again = await stage.runClient("elsewhere", "ada\nopen sesame\nPUBLIC\nquit");
  assert.match(again.stdout, /You logged in successfully/, "the input was read all the same");
});

test("the-password-does-not-come-back-with-the-arrow-keys", async () => {
  const ada = await stage.registeredTerminal("ada");
  // The arrow keys start with the last line: PUBLIC, then the name.
  ada.type("\x1b[A\x1b[A");
  await ada.showsLast(`${PROMPT}ada`);
  assert.not.ok(ada.raw.includes("a password"));
});

test("a-message-is-printed-above-a-half-typed-line", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  ada.type("get_pe");
  await ada.showsLast(`${PROMPT}get_pe`);
  await grace.broadcast("Lunch?");
  await ada.showsLast("Broadcast from grace: Lunch?", `${PROMPT}get_pe`);
  await ada.until(() => ada.cursor.column === `${PROMPT}get_pe`.length, "the cursor at the end");
  ada.type("ers\r");
  await ada.shows("grace  PUBLIC   available");
});

const lengths = {
  "that-is-wrapped": 140,
  "that-fills-its-row": 60 - PROMPT.length,
  "that-fills-two-rows": 120 - PROMPT.length,
};
for (const [which, length] of Object.entries(lengths)) {
  test(`messages-are-printed-above-a-half-typed-line-${which}`, async () => {
    const ada = await stage.registeredTerminal("ada");
    const grace = await stage.libraryClient("grace");
    const typed = "0123456789".repeat(14).slice(0, length);
    const rows = (PROMPT + typed).match(new RegExp(`.{1,${TERMINAL_COLUMNS}}`, "g")) ?? [];
    for (const [index, key] of [...typed].entries()) {
      ada.type(key);
      await ada.until(() => ada.typedAfter(PROMPT) === typed.slice(0, index + 1), `what was typed until ${index}`);
    }
    for (const text of ["first", "second"]) await grace.texts.send("ada", text);
    const messages = ["first", "second"].map((text) => `grace (through the server): ${text}`);
    await ada.until(
      () =>
        ada.lines
          .join("\n")
          .trimEnd()
          .endsWith([...messages, ...rows].join("\n")),
      "both messages",
    );
    ada.type("\x7f\x7f!");
    const whole = `${typed.slice(0, -2)}!`;
    const end = `${messages[1]}\n${(PROMPT + whole).match(new RegExp(`.{1,${TERMINAL_COLUMNS}}`, "g"))?.join("\n")}`;
    await ada.until(() => ada.lines.join("\n").trimEnd().endsWith(end), "the line without its end");
  });
}

test("messages-are-printed-above-a-pasted-line", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  const pasted = "0123456789".repeat(14);
  ada.type(pasted);
  await ada.until(() => ada.typedAfter(PROMPT) === pasted, "what was pasted");
  for (const text of ["first", "second"]) {
    await grace.texts.send("ada", text);
    await ada.until(() => ada.lines.join("\n").includes(`${text}\n${PROMPT}`), `"${text}" above the prompt`);
    assert.is(ada.typedAfter(PROMPT), pasted);
  }
  assert.match(ada.lines.join("\n"), /first\n.*second\nInput Command: /);
});

test("a-message-leaves-the-cursor-inside-the-line", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  ada.type("gt\x1b[D");
  await ada.showsLast(`${PROMPT}gt`);
  await grace.texts.send("ada", "hello");
  await ada.showsLast("grace (through the server): hello", `${PROMPT}gt`);
  await ada.until(() => ada.cursor.column === PROMPT.length + 1, "the cursor behind the first character");
  ada.type("e");
  await ada.showsLast(`${PROMPT}get`);
});

test("text-from-others-cannot-control-the-screen", async () => {
  // The model of the terminal refuses every control sequence that is not the editor's.
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  await grace.texts.send("ada", "\x1b[2J\x07\x9b1A\u202eevil\n");
  await ada.shows("␛[2J␇<U+009B>1A<U+202E>evil␊");
  assert.not.ok(ada.raw.includes("\x1b[2J") || ada.raw.includes("\x9b") || ada.raw.includes("\u202e"));
});

test("an-invitation-is-accepted-at-the-prompt-and-texts-are-exchanged", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  const connecting = grace.connectTo("ada");
  await ada.shows('grace invites you to talk. Type "accept grace" or');
  ada.type("accept grace\r");
  const link = await connecting;
  await ada.showsLast("you:");
  ada.type("half");
  await link.send("hello ada");
  await ada.showsLast("grace: hello ada", "you: half");
  ada.type(" and whole\r");
  for await (const { text } of link) {
    assert.is(text, "half and whole");
    break;
  }
  ada.type("/leave\r");
  await ada.showsLast("You left the conversation with grace.", PROMPT.trimEnd());
});

test("the-end-of-a-conversation-keeps-a-half-typed-line", async () => {
  const ada = await stage.registeredTerminal("ada", { flags: ["--accept"] });
  const grace = await stage.libraryClient("grace");
  const link = await grace.connectTo("ada");
  await ada.showsLast("you:");
  ada.type("get_");
  await ada.showsLast("you: get_");
  await link.close();
  await ada.showsLast("grace ended the conversation.", `${PROMPT}get_`);
});

test("ctrl-c-stops-waiting-and-then-ends-the-program", async () => {
  const ada = await stage.registeredTerminal("ada");
  await stage.libraryClient("grace");
  ada.type("connect to client\r");
  await ada.shows("Name, logoff or broadcast:");
  ada.type("grace\r");
  await ada.shows("Press Ctrl-C to stop waiting.");
  ada.type("\x03");
  await ada.showsLast("You stopped waiting.", PROMPT.trimEnd());
  ada.type("\x03");
  assert.is((await ada.ended).code, 0);
});

test("ctrl-c-clears-a-half-typed-line-and-then-ends-the-program", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("get_peers and more\x1b[D\x1b[D");
  await ada.showsLast(`${PROMPT}get_peers and more`);
  ada.type("\x03");
  await ada.showsLast("Line cleared. Press Ctrl-C again to quit.", PROMPT.trimEnd());
  ada.type("help\r");
  await ada.shows("ends the program");
  ada.type("\x03");
  assert.is((await ada.ended).code, 0);
  assert.equal(ada.lines.slice(-2), ["Goodbye.", ""]);
});

test("ctrl-c-clears-a-half-typed-password", async () => {
  const ada = stage.terminalClient("ada");
  await ada.shows("User name:");
  ada.type("ada\r");
  await ada.shows("Password:");
  ada.type("secr\x03");
  await ada.showsLast("Line cleared. Press Ctrl-C again to quit.", "Password:");
  ada.type("\x03");
  assert.is((await ada.ended).code, 0);
  assert.not.ok(ada.raw.includes("secr"));
});

test("ctrl-d-quits", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("\x04");
  assert.is((await ada.ended).code, 0);
  assert.equal(ada.lines.slice(-3), [PROMPT.trimEnd(), "Goodbye.", ""]);
});

test("a-person-has-three-tries-for-the-password", async () => {
  await stage.libraryClient("ada");
  const eve = stage.terminalClient("eve");
  await eve.shows("User name:");
  eve.type("ada\r");
  await eve.shows("Password:");
  eve.type("guess 1\r");
  await eve.shows("PRIVATE or PUBLIC:");
  eve.type("PUBLIC\r");
  for (const guess of ["guess 2", "guess 3"]) {
    await eve.showsLast("User name:");
    eve.type("ada\r");
    await eve.showsLast("User name: ada", "Password:");
    eve.type(`${guess}\r`);
  }
  assert.is((await eve.ended).code, 1);
  assert.is(eve.lines.join("").split("The password is wrong").length - 1, 3);
});

test("another-name-after-a-wrong-password-is-asked-for-privacy-again", async () => {
  await stage.libraryClient("ada");
  const eve = stage.terminalClient("eve");
  for (const [prompt, line] of [
    ["User name:", "ada"],
    ["Password:", "a guess"],
    ["PRIVATE or PUBLIC:", "PUBLIC"],
    ["User name:", "eve"],
    ["Password:", "her own"],
    ["PRIVATE or PUBLIC:", "PRIVATE"],
  ] as const) {
    await eve.showsLast(prompt);
    eve.type(`${line}\r`);
  }
  await eve.shows("You registered successfully.");
});

test("a-login-with-the-password-asks-before-it-changes-privacy", async () => {
  const ada = await stage.libraryClient("ada");
  await ada.privacy.set({ see: "CONTACTS" });
  for (const [index, [answer, privacy]] of (
    [
      ["", "CUSTOM"],
      ["yes", "PRIVATE"],
    ] as const
  ).entries()) {
    const terminal = stage.terminalClient(`elsewhere-${index}`);
    for (const [prompt, line] of [
      ["User name:", "ada"],
      ["Password:", "a password"],
      ["PRIVATE or PUBLIC:", "PRIVATE"],
      ["You are CUSTOM. Change to PRIVATE? (yes or no, default no)", answer],
      ["Input Command:", "privacy"],
    ] as const) {
      await terminal.shows(prompt.slice(0, TERMINAL_COLUMNS));
      terminal.type(`${line}\r`);
    }
    await terminal.shows(`You are ${privacy}.\n  see `);
  }
});

test("a-name-that-looks-like-a-taken-one-is-refused-in-a-sentence-and-asked-for-again", async () => {
  await stage.libraryClient("user1");
  const eve = stage.terminalClient("eve");
  for (const [question, answer] of [
    ["User name:", "userl"],
    ["Password:", "open sesame"],
    ["PRIVATE or PUBLIC:", "PUBLIC"],
  ] as const) {
    await eve.showsLast(question);
    eve.type(`${answer}\r`);
  }
  await eve.showsLast("The name userl looks like one that is registered. Choose", "another.", "User name:");
});

test("an-invalid-name-is-asked-for-again-at-once", async () => {
  const ada = stage.terminalClient("ada");
  await ada.shows("User name:");
  ada.type("a da\r");
  await ada.showsLast("A user name must not contain white space.", "User name:");
  ada.type(`${"x".repeat(33)}\r`);
  await ada.showsLast("A user name must have at most 32 characters; this one has", "33.", "User name:");
});

test("a-pasted-text-of-many-lines-is-shown-once", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  const connecting = grace.connectTo("ada");
  await ada.shows('Type "accept grace"');
  ada.type("accept grace\r");
  const link = await connecting;
  await ada.showsLast("you:");
  ada.type("first line\rsecond line\rhalf a third");
  await ada.showsLast("you: first line", "you: second line", "you: half a third");
  assert.is(ada.lines.join("\n").split("second line").length - 1, 1);
  const received: string[] = [];
  for await (const { text } of link) if (received.push(text) === 2) break;
  assert.equal(received, ["first line", "second line"]);
});

test("keys-typed-between-questions-appear-at-the-next-one", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  ada.type("connect to client\rgrace\r");
  await ada.showsLast("Waiting for grace to accept. Press Ctrl-C to stop waiting.", "");
  ada.type("get_");
  for await (const invitation of grace.conversations.invitations) {
    await invitation.decline();
    break;
  }
  await ada.showsLast("grace did not accept.", `${PROMPT}get_`);
});

for (const [which, columns] of [
  ["narrower", 37],
  ["wider", 71],
] as const) {
  test(`a-terminal-made-${which}-shows-a-half-typed-line-once`, async () => {
    const ada = await stage.registeredTerminal("ada");
    const typed = "0123456789".repeat(9);
    ada.type(typed);
    await ada.until(() => ada.typedAfter(PROMPT) === typed, "what was typed");
    const drawn = ada.raw.length;
    ada.resize(columns);
    const rows = (PROMPT + typed).match(new RegExp(`.{1,${columns}}`, "g")) ?? [];
    await ada.until(() => ada.raw.length > drawn, "something drawn");
    await ada.showsLast(...rows);
    assert.is(ada.lines.join("").split(PROMPT).length - 1, 1);
  });
}

test("a-half-typed-line-disappears-with-the-server", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("half a com");
  await ada.showsLast(`${PROMPT}half a com`);
  await stage.server.close();
  assert.is((await ada.ended).code, 1);
  assert.match(ada.lines.join("\n"), /all\.\nLost the connection to the server: /);
  assert.not.match(ada.lines.join("\n"), /half a com/);
});

test("the-tab-key-completes-commands", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("conn\t");
  await ada.showsLast(`${PROMPT}connect to client`);
  ada.type("\x7f".repeat("connect to client".length));
  await ada.showsLast(PROMPT.trimEnd());
  ada.type("\t");
  await ada.shows("get_peers  connect to client  quit");
});

test("no-color-disables-colours", async () => {
  const coloured = await stage.registeredTerminal("ada");
  assert.ok(coloured.raw.includes("\x1b[32mYou registered successfully."));
  const plain = await stage.registeredTerminal("grace", { env: { NO_COLOR: "1" } });
  assert.not.ok(plain.raw.includes("\x1b[32m"));
});

import * as assert from "uvu/assert";
import { OWN_MARK } from "../../../examples/client/screen/screen.ts";
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

test("the-password-does-not-come-back-with-the-arrow-keys", async () => {
  const ada = await stage.registeredTerminal("ada");
  // The arrow keys start with the last line: PUBLIC, then "register" and the name.
  ada.type("\x1b[A\x1b[A\x1b[A");
  await ada.showsLast(`${PROMPT}ada`);
  assert.not.ok(ada.raw.includes("a password"));
});

test("a-message-is-printed-above-a-half-typed-line", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  ada.type("get_pe");
  await ada.showsLast(`${PROMPT}get_pe`);
  await grace.broadcast("Lunch?");
  await ada.showsLast("  Broadcast from grace: Lunch?", `${PROMPT}get_pe`);
  await ada.until(() => ada.cursor.column === `${PROMPT}get_pe`.length, "the cursor at the end");
  ada.type("ers\r");
  await ada.shows("PUBLIC:grace:127.0.0.1:");
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
    const messages = ["first", "second"].map((text) => `  grace (through the server): ${text}`);
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
    await ada.until(() => ada.typedAfter(PROMPT) === pasted, "what was pasted, again");
  }
  assert.match(ada.lines.join("\n"), /first\n.*second\nInput Command: /);
});

test("a-message-leaves-the-cursor-inside-the-line", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  ada.type("gt\x1b[D");
  await ada.showsLast(`${PROMPT}gt`);
  await grace.texts.send("ada", "hello");
  await ada.showsLast("  grace (through the server): hello", `${PROMPT}gt`);
  await ada.until(() => ada.cursor.column === PROMPT.length + 1, "the cursor behind the first character");
  ada.type("e");
  await ada.showsLast(`${PROMPT}get`);
});

test("text-from-others-cannot-control-the-screen", async () => {
  // The model of the terminal refuses every control sequence that is not the editor's.
  const ada = await stage.registeredTerminal("ada", { flags: ["--no-bell", "--no-notification"] });
  const grace = await stage.libraryClient("grace");
  await grace.texts.send("ada", "\x1b[2J\x07\x9b1A\u202eevil\n");
  await ada.shows("␛[2J␇<U+009B>1A<U+202E>evil␊");
  assert.not.ok(
    ada.raw.includes("\x07") || ada.raw.includes("\x1b[2J") || ada.raw.includes("\x9b") || ada.raw.includes("\u202e"),
  );
});

test("joined-letters-and-emoji-are-displayed-as-they-were-sent", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  for (const text of ["می‌خواهم", "👩‍💻 🏳️‍🌈 ❤️ 👍🏽 🇩🇪", "ｆｕｌｌ"]) {
    await grace.texts.send("ada", text);
    await ada.showsLast(`  grace (through the server): ${text}`, PROMPT.trimEnd());
  }
  ada.type("send grace 👩‍💻!\x1b[D");
  await ada.until(() => ada.lines.join("").endsWith(`${PROMPT}send grace 👩‍💻!`), "what was typed");
  // A woman and a computer take four columns of this terminal.
  const column = `${PROMPT}send grace `.length + 4;
  await ada.until(() => ada.cursor.column === column, "the cursor before the exclamation mark");
});

test("long-text-of-another-user-cannot-look-like-a-line", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  const forged = [`${OWN_MARK} you: I owe grace 100`, "  linus: she is right"];
  const filler = TERMINAL_COLUMNS - "  grace (through the server): ".length;
  await grace.texts.send("ada", `${"-".repeat(filler)}${forged[1]}${" ".repeat(90)}${forged[0]}`);
  await grace.texts.send("ada", `${"👨‍👩‍👧‍👦".repeat(20)}linus: yes`);
  await ada.until(() => ada.lines.some((line) => /linus: yes$/.test(line)), "the second text");
  const from = ada.lines.findIndex((line) => line.startsWith("  grace (through the server): -"));
  const rows = ada.lines.slice(from, -1);
  assert.ok(rows.length > 4, ada.lines.join("\n"));
  for (const row of rows) assert.match(row, /^ {2}grace \(through the server\): | {4}/);
  assert.not.ok(rows.join("\n").includes(OWN_MARK));
});

test("own-texts-bear-a-mark-that-others-cannot-type", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  await grace.texts.send("ada", `${OWN_MARK} you: forged`);
  await ada.shows("forged");
  ada.type("send grace mine\r");
  await ada.shows("stored for grace");
  ada.type("history grace\r");
  await ada.until(() => ada.lines.some((line) => /you: mine/.test(line)), "the history");
  const history = ada.lines.filter((line) => /\d\d:\d\d /.test(line));
  assert.is(history.length, 2);
  assert.match(history[0] ?? "", /^ {2}\d\d:\d\d {2}grace: <U\+276F> you: forged$/);
  assert.match(history[1] ?? "", new RegExp(`^${OWN_MARK} \\d\\d:\\d\\d {2}you: mine {2}\\(\\w+\\)$`));
});

test("own-long-line-is-indented-once-it-is-sent", async () => {
  const ada = await stage.registeredTerminal("ada", { flags: ["--accept"] });
  const grace = await stage.libraryClient("grace");
  await grace.connectTo("ada");
  await ada.showsLast(`${OWN_MARK} you:`);
  ada.type(`${"word ".repeat(14)}linus: hello\r`);
  await ada.until(() => ada.lines.at(-2)?.endsWith("linus: hello") === true, "the line that was sent");
  await ada.showsLast(`${OWN_MARK} you:`);
  assert.match(ada.lines.at(-3) ?? "", new RegExp(`^${OWN_MARK} \\d\\d:\\d\\d {2}you: (?:word ?){9}$`));
  assert.equal(ada.lines.slice(-2), [`    ${"word ".repeat(5)}linus: hello`, `${OWN_MARK} you:`]);
});

test("error-that-ends-the-program-is-wrapped-between-words", async () => {
  const ada = await stage.registeredTerminal("ada");
  await stage.server.operator.ban({ name: "ada" });
  assert.is((await ada.ended).code, 1);
  assert.match(ada.lines.join("\n"), /\nLost the connection to the server: [^\n]+\n {4}\S[^\n]*\s*$/);
});

test("an-invitation-is-accepted-at-the-prompt-and-texts-are-exchanged", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  const connecting = grace.connectTo("ada");
  await ada.shows('grace invites you to talk. Type "accept grace" or');
  ada.type("accept grace\r");
  const link = await connecting;
  await ada.showsLast(`${OWN_MARK} you:`);
  ada.type("half");
  await link.send("hello ada");
  await ada.until(() => /^ {2}\d\d:\d\d {2}grace: hello ada$/.test(ada.lines.at(-2) ?? ""), "the text with its time");
  await ada.showsLast(`${OWN_MARK} you: half`);
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
  await ada.showsLast(`${OWN_MARK} you:`);
  ada.type("get_");
  await ada.showsLast(`${OWN_MARK} you: get_`);
  await link.close();
  await ada.showsLast("grace ended the conversation.", `${PROMPT}get_`);
});

test("ctrl-c-stops-waiting-and-then-ends-the-program", async () => {
  const ada = await stage.registeredTerminal("ada");
  await stage.libraryClient("grace");
  ada.type("connect to client\r");
  await ada.shows("or 'broadcast' to send to all clients):");
  ada.type("grace\r");
  await ada.shows("Press Ctrl-C to stop waiting.");
  ada.type("\x03");
  await ada.showsLast("You stopped waiting.", PROMPT.trimEnd());
  ada.type("\x03");
  await ada.showsLast("Type quit to leave, or press Ctrl-C again.", PROMPT.trimEnd());
  ada.type("\x03");
  assert.is((await ada.ended).code, 0);
});

test("ctrl-c-clears-a-half-typed-line-and-then-ends-the-program", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("get_peers and more\x1b[D\x1b[D");
  await ada.showsLast(`${PROMPT}get_peers and more`);
  ada.type("\x03");
  await ada.showsLast("Line cleared. Type quit to leave, or press Ctrl-C again.", PROMPT.trimEnd());
  ada.type("help\r");
  await ada.shows("ends the program");
  // Another key came between, so that it is told again.
  ada.type("\x03");
  await ada.showsLast("Type quit to leave, or press Ctrl-C again.", PROMPT.trimEnd());
  ada.type("\x03");
  assert.is((await ada.ended).code, 0);
  assert.equal(ada.lines.slice(-2), ["Goodbye.", ""]);
});

test("ctrl-c-clears-a-half-typed-password", async () => {
  const ada = stage.terminalClient("ada");
  await ada.answers(["Enter your username (no white spaces!):", "ada"], ["Register or log in?", "register"]);
  await ada.showsLast("New password:");
  ada.type("secr\x03");
  await ada.showsLast("Line cleared. Press Ctrl-C again to quit.", "New password:");
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

test("a-name-that-looks-like-a-taken-one-is-refused-in-a-sentence-and-asked-for-again", async () => {
  await stage.libraryClient("user1");
  const eve = stage.terminalClient("eve");
  await eve.answers(
    ["Enter your username (no white spaces!):", "userl"],
    ["Register or log in?", "register"],
    ["New password:", "open sesame"],
    ["New password again:", "open sesame"],
    ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PUBLIC"],
  );
  await eve.showsLast(
    "The name userl looks like one that is registered. Choose",
    "    another.",
    "Enter your username (no white spaces!):",
  );
});

test("an-invalid-name-is-asked-for-again-at-once", async () => {
  const ada = stage.terminalClient("ada");
  await ada.shows("Enter your username (no white spaces!):");
  ada.type("a da\r");
  await ada.showsLast("A user name must not contain white space.", "Enter your username (no white spaces!):");
  ada.type(`${"x".repeat(33)}\r`);
  await ada.showsLast(
    "A user name must have at most 32 characters; this one has",
    "    33.",
    "Enter your username (no white spaces!):",
  );
});

test("a-pasted-text-of-many-lines-is-shown-once", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.libraryClient("grace");
  const connecting = grace.connectTo("ada");
  await ada.shows('Type "accept grace"');
  ada.type("accept grace\r");
  const link = await connecting;
  await ada.showsLast(`${OWN_MARK} you:`);
  ada.type("first line\rsecond line\rhalf a third");
  await ada.showsLast(`${OWN_MARK} you: half a third`);
  const [first, second] = ada.lines.slice(-3).map((line) => line.replace(/\d\d:\d\d/, "TIME"));
  assert.equal([first, second], [`${OWN_MARK} TIME  you: first line`, `${OWN_MARK} TIME  you: second line`]);
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

test("a-half-typed-line-disappears-with-the-login", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("half a com");
  await ada.showsLast(`${PROMPT}half a com`);
  await stage.server.operator.ban({ name: "ada" });
  assert.is((await ada.ended).code, 1);
  assert.match(ada.lines.join("\n"), /all commands\.\nLost the connection to the server: /);
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
  assert.ok(coloured.raw.includes("\x1b[32mFrom Server: You registered successfully."));
  const plain = await stage.registeredTerminal("grace", { env: { NO_COLOR: "1" } });
  assert.not.ok(plain.raw.includes("\x1b[32m"));
});

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { Relay } from "../support/relay.ts";
import { Stage } from "../support/stage.ts";

const test = suite("example client at a pipe");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("client-registers-lists-peers-and-quits-with-exit-code-0", async () => {
  await stage.libraryClient("grace");
  const { code, stdout, stderr } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nget_peers\nquit");
  assert.is(code, 0);
  assert.is(stderr, "");
  assert.match(stdout, /\nFrom Server: You registered successfully\. \d+\nCommands:\n/);
  assert.match(stdout, /Input Command:\nFrom Server:\nPUBLIC:grace:127\.0\.0\.1:\d+\nInput Command:\n/);
  assert.is(stdout.split("Input Command:").length - 1, 2);
  assert.not.ok(stdout.includes("secret-1"));
});

test("no-line-of-a-long-input-is-lost", async () => {
  const { code, stdout } = await stage.runClient("ada", `ada\nsecret-1\nPUBLIC\n${"what\n".repeat(1_000)}quit`);
  assert.is(code, 0);
  assert.is(stdout.split("Invalid command. Please try again.\n").length - 1, 1_000);
});

test("the-end-of-input-before-a-login-is-reported-with-exit-code-1", async () => {
  for (const input of ["", "ada", "ada\nsecret-1", "ada\nsecret-1\nPUBLIC\nconnect to client\nlogoff\nbob"]) {
    const { code, stdout, stderr } = await stage.runClient("ada", input);
    assert.is(code, 1, input);
    assert.is(stderr, "The input ended before the login was complete.\n");
    assert.not.match(stdout, /Goodbye/);
  }
});

test("the-end-of-input-after-a-login-quits-at-any-prompt", async () => {
  const login = "ada\nsecret-1\nPUBLIC";
  for (const input of [
    login,
    `${login}\nconnect to client`,
    `${login}\nconnect to client\nbroadcast`,
    `${login}\nconnect to client\nlogoff`,
  ]) {
    const { code, stdout, stderr } = await stage.runClient("ada", input);
    assert.is(code, 0, `${input}: ${stderr}`);
    assert.match(stdout, /Goodbye\.\n$/);
  }
});

test("commands-ignore-case-and-extra-blanks", async () => {
  const { stdout } = await stage.runClient(
    "ada",
    "ada\nsecret-1\n public \n  GET_Peers \nConnect  TO\tClient\nLOGOFF\nbob\nb\nPrivate\nQUIT",
  );
  assert.match(
    stdout,
    /From Server:\nYou can see no other users\.[\s\S]*Enter the name of the client you want to chat with \(or 'logoff' to exit, or 'broadcast' to send to all clients\):\nYou logged off\.\nEnter your username \(no white spaces!\):\n[\s\S]*You registered[\s\S]*Goodbye/,
  );
  assert.not.match(stdout, /Invalid/);
});

test("the-help-ends-with-the-specified-commands", async () => {
  const { stdout } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nhelp\nquit");
  assert.match(
    stdout,
    /\n {2}delete account .*\nCommands\n {2}get_peers .*\n {2}connect to client .*\n {2}quit .*\n {2}help .*\nInput Command:\n/,
  );
});

test("unknown-commands-are-refused", async () => {
  const { code, stdout } = await stage.runClient(
    "ada",
    "ada\nsecret-1\nPUBLIC\nget peers\nconnect\nquit now\nconnect to client\ntwo words\n\nquit",
  );
  assert.is(code, 0);
  assert.is(stdout.split("Invalid command. Please try again.\n").length - 1, 4);
});

test("a-mistyped-command-gets-a-suggestion-under-the-specified-line", async () => {
  const lines = ["get peers", "conect to client grace", "sned grace hello there", "privacy see", "x", "connect"];
  const { stdout } = await stage.runClient("ada", `ada\nsecret-1\nPUBLIC\n${lines.join("\n")}\nquit`);
  const answers = stdout.split("Input Command:\n").slice(1, -1);
  const invalid = "Invalid command. Please try again.\n";
  assert.equal(answers, [
    `${invalid}Did you mean get_peers?\n`,
    `${invalid}Did you mean connect to client?\n`,
    `${invalid}Did you mean send?\n`,
    'Type "privacy PUBLIC", "privacy PRIVATE", or "privacy SETTING VALUE".\n',
    invalid,
    `${invalid}Did you mean connect to client?\n`,
  ]);
});

test("a-broadcast-and-an-invitation-fit-into-one-line-each", async () => {
  const grace = await stage.pipedClient("grace");
  const ada = await stage.pipedClient("ada");
  ada.type("broadcast Lunch at  noon?", "connect to client", "broadcast and again");
  await grace.expect(/ {2}Broadcast from ada: Lunch at {2}noon\?\n {2}Broadcast from ada: and again\n/);
  ada.type("Connect to Client Grace");
  await grace.expect(/ada invites you to talk/);
});

test("help-describes-one-command", async () => {
  const { stdout } = await stage.runClient(
    "ada",
    "ada\nsecret-1\nPUBLIC\nhelp Acc\nhelp connect  to client\nhelp conect\nhelp nothing\nquit",
  );
  const answers = stdout.split("Input Command:\n").slice(1, -1);
  assert.match(
    answers[0] ?? "",
    /^ {2}accept \[NAME\] +accepts .*\n {2}accept key NAME FINGERPRINT +accepts .*\n {2}accept file \[NAME\] +receives .*\n$/,
  );
  assert.match(answers[1] ?? "", /^ {2}connect to client \[NAME\] +starts .*\n$/);
  assert.is(answers[2], "There is no command conect. Did you mean connect to client?\n");
  assert.is(answers[3], 'There is no command nothing. "help" lists all commands.\n');
});

test("a-flag-lists-users-in-a-table-with-their-status", async () => {
  await stage.libraryClient("grace");
  const commands = "get_peers\nconnect to client\n\nquit";
  const { stdout } = await stage.runClient("ada", `ada\nsecret-1\nPUBLIC\n${commands}`, "--table");
  const table =
    "NAME {3}PRIVACY {2}STATUS {5}ADDRESS {4}PORT\\ngrace {2}PUBLIC {3}available {2}127\\.0\\.0\\.1 {2}\\d+\\n";
  assert.match(stdout, new RegExp(`Input Command:\\n${table}Input Command:\\nWho would .*\\n${table}Enter the name`));
});

const refused: readonly (readonly [string, string, RegExp])[] = [
  ["name-with-white-space", "a da", /^A user name must not contain white space\.\n$/],
  ["empty-name", "", /^A user name must have at least one character\.\n$/],
  ["name-that-is-too-long", "x".repeat(33), /^A user name must have at most 32 characters; this one has 33\.\n$/],
  ["name-with-a-control-character", "a\x1b[2Jda", /^A user name must not contain control or invisible characters\.\n$/],
  ["empty-password", "ada\n", /^A password must have at least one character\.\n$/],
  ["privacy-that-is-none", "ada\nsecret-1\nboth", /^Please type PRIVATE .* or PUBLIC .*\n$/],
];
for (const [name, answers, message] of refused) {
  // The lines after the wrong one answer other questions: one of them is a password.
  test(`${name}-ends-the-program-at-once-with-exit-code-1`, async () => {
    const { code, stdout, stderr } = await stage.runClient("ada", `${answers}\nada\nsecret-1\nPUBLIC\nquit`);
    assert.is(code, 1);
    assert.match(stderr, message);
    assert.not.match(stdout, /registered|Input Command/);
  });
}

test("a-registered-name-is-logged-in-with-the-password", async () => {
  await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nquit");
  const { code, stdout } = await stage.runClient("elsewhere", "ADA\nsecret-1\nPRIVATE\nquit");
  assert.is(code, 0);
  assert.match(
    stdout,
    /The name ADA is already registered\.[\s\S]*The server knows you as ada\.\nFrom Server: You logged in successfully\. \d+\n[\s\S]*You are now PRIVATE\./,
  );
});

test("a-login-with-the-password-keeps-custom-privacy", async () => {
  await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nprivacy see contacts\nquit");
  const { stdout } = await stage.runClient("elsewhere", "ada\nsecret-1\nPUBLIC\nprivacy\nquit");
  assert.match(stdout, /\nYou are still CUSTOM; "privacy PUBLIC" changes that\.\n/);
  assert.match(stdout, /You are CUSTOM\.\n {2}see +contacts /);
});

test("a-wrong-password-ends-the-program-with-exit-code-1", async () => {
  await stage.libraryClient("ada");
  const { code, stdout, stderr } = await stage.runClient("eve", "ada\nguess\nPUBLIC\nget_peers\nquit");
  assert.is(code, 1);
  assert.match(stderr, /^The password is wrong\. Enter/);
  assert.not.match(stdout, /Input Command/);
});

test("a-name-refused-by-the-server-ends-the-program-with-exit-code-1", async () => {
  const { code, stderr } = await stage.runClient("ada", "a\u2800a\nsecret-1\nPUBLIC\nquit");
  assert.is(code, 1);
  assert.match(stderr, /^A name has no white space, control or invisible characters\./);
});

test("a-name-on-the-command-line-is-not-asked-for", async () => {
  const { code, stdout } = await stage.runClient("ada", "secret-1\nPUBLIC\nquit", "--name", "ada");
  assert.is(code, 0);
  assert.not.match(stdout, /Enter your username \(no white spaces!\):/);
  assert.match(stdout, /Password:\n[\s\S]*You registered/);
});

test("broadcasts-report-the-number-of-recipients", async () => {
  const grace = await stage.libraryClient("grace");
  const { stdout } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nconnect to client\nbroadcast\nLunch?\nquit");
  assert.match(stdout, /The broadcast reached 1 user\.\n/);
  const [first] = await take(grace.texts.messages, 1);
  assert.equal(first, { kind: "broadcast", from: "ada", text: "Lunch?" });
});

test("commands-over-the-rate-are-delayed-not-dropped", async () => {
  const { stdout } = await stage.runClient(
    "ada",
    `ada\nsecret-1\nPUBLIC\n${"connect to client\nbroadcast\nhi\n".repeat(7)}quit`,
  );
  assert.is(stdout.split("The broadcast reached 0 users.\n").length - 1, 7);
});

test("a-ban-is-reported-with-exit-code-1", async () => {
  const ada = await stage.pipedClient("ada");
  await stage.server.operator.ban({ name: "ada" });
  const { code, stderr } = await ada.ended;
  assert.is(code, 1);
  assert.match(stderr, /^Lost the connection to the server: .*banned/);
});

test("a-login-elsewhere-is-reported-with-exit-code-1", async () => {
  const ada = await stage.pipedClient("ada");
  await stage.runClient("elsewhere", "ada\na password\nPUBLIC\nquit");
  const { code, stderr } = await ada.ended;
  assert.is(code, 1);
  assert.match(stderr, /^You logged in on another connection/);
});

test("signals-end-the-client-with-exit-code-0-and-the-user-is-away", async () => {
  const grace = await stage.libraryClient("grace");
  const ada = await stage.pipedClient("ada");
  ada.signal("SIGTERM");
  assert.is((await ada.ended).code, 0);
  assert.is((await grace.getPeers())[0]?.status, "away");
});

test(
  "a-data-folder-that-cannot-be-made-is-reported-with-advice-and-exit-code-1",
  async () => {
    if (process.platform !== "linux") return;
    // The stage stops it if it tries for ever.
    const ada = stage.startClient("ada", "--data", "/proc/chatwire");
    ada.type("ada", "secret-1", "PUBLIC", "quit");
    const { code, stderr } = await ada.ended;
    assert.is(code, 1);
    assert.match(stderr, /^ENOENT: .*\/proc\/chatwire'\. Choose another folder with --data DIR\.\n$/);
  },
  { timeLimitMs: 20_000 },
);

test("an-unreachable-server-is-reported-with-advice-and-exit-code-1", async () => {
  await stage.server.close();
  const { code, stdout, stderr } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nquit");
  assert.is(code, 1);
  assert.is(stdout, "", "no password was asked for");
  assert.match(stderr, /ECONNREFUSED \S+\d\. Is the server running\? "npm run server"/);
});

test("the-servers-certificate-is-shown-at-the-first-connection-only", async () => {
  const input = "ada\nsecret-1\nPUBLIC\nquit";
  const connected = "From Server: successfully logged in\n";
  const notice = `First connection to chat://127.0.0.1:${stage.server.port}, key sha256=${stage.server.fingerprint}. `;
  const first = await stage.runClient("ada", input);
  assert.ok(
    first.stdout.startsWith(
      `${notice}Compare it with the line that the server printed.\n${connected}Enter your username (no white spaces!):\n`,
    ),
  );
  const second = await stage.runClient("ada", input);
  assert.ok(second.stdout.startsWith(`${connected}Enter your username`));
  const given = await stage.runClient("bob", "bob\nsecret-1\nPUBLIC\nquit", "--accept-key", fingerprint());
  assert.ok(given.stdout.startsWith(`${connected}Enter your username`), "the user has given it");
});

test("a-connection-that-closes-while-a-question-waits-is-replaced", async () => {
  await using relay = await Relay.open(stage.server.port);
  const ada = stage.startClient("ada", "--server", relay.url);
  await ada.expect(/Enter your username \(no white spaces!\):\n/);
  // As the server does if a login takes longer than `loginTimeoutMs`.
  await relay.drop();
  ada.type("ada", "secret-1", "PUBLIC", "quit");
  const { code, stdout, stderr } = await ada.ended;
  assert.is(code, 0, stderr);
  assert.match(stdout, /You registered successfully\./);
  assert.is(relay.connections, 2);
});

test("the-own-fingerprint-equals-the-one-that-others-pin", async () => {
  const grace = await stage.pipedClient("grace", "--accept");
  const ada = await stage.pipedClient("ada");
  grace.type("fingerprint");
  const [, own] = await grace.expect(/Your fingerprint: (SHA256:\S{43})\n/);
  ada.type("connect to client", "grace");
  const [, seen] = await ada.expect(/First conversation with grace, whose fingerprint is (SHA256:\S{43})\.\n/);
  assert.is(seen, own);
});

test("the-menu-without-available-users-accepts-logoff", async () => {
  const { stdout } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nconnect to client\nlogoff");
  assert.match(
    stdout,
    /Who would you like to connect to\?\nNobody is available\.\nEnter the name of the client you want to chat with \(or 'logoff' to exit, or 'broadcast' to send to all clients\):\nYou logged off\./,
  );
});

test("user-whose-name-is-a-word-of-the-menu-can-be-chatted-with", async () => {
  const names = ["logoff", "Quit", "broadcast"];
  await using old = await Stage.open({}, names);
  const ada = await old.pipedClient("ada");
  for (const name of names) {
    const user = old.startClient(name, "--accept");
    user.type(name, "a password", "PUBLIC");
    await user.expect(/You logged in successfully\.[\s\S]*Input Command:\n/);
    ada.type("connect to client");
    await ada.expect(new RegExp(`To chat with .*${name}.*, type chat and the name\\.\n`));
    ada.type(`chat ${name.toLowerCase()}`);
    await ada.expect(new RegExp(`First conversation with ${name}\\b`, "i"));
    ada.type("/leave");
  }
  ada.type("connect to client", "chat", "quit");
  await ada.expect(/There is no user .*\nInput Command:\n/);
});

test("a-user-cannot-chat-with-themself", async () => {
  const { stdout } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nconnect to client\nADA\nquit");
  assert.match(stdout, /You cannot chat with yourself\.\nInput Command:\n/);
});

test("a-failed-invitation-is-not-waited-for", async () => {
  const { stdout } = await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nconnect to client\nnobody\nquit");
  assert.match(
    stdout,
    /Enter the name of the client you want to chat with \(or 'logoff' to exit, or 'broadcast' to send to all clients\):\nThere is no user .*\nInput Command:\n/,
  );
});

test("a-wrong-command-line-is-reported-with-exit-code-2", async () => {
  for (const [flags, message] of [
    [["chat"], /Unknown argument: chat\. The options are: --server, --data, .*--help\./],
    [["--colour"], /Unknown option: --colour\. The options are: --server, --data, .*--help\./],
    [
      ["--server", "localhost:4433"],
      /--server: A server's address looks like chat:\/\/host:4433, not "localhost:4433"/,
    ],
    [["--server", "chat://ada:pw@localhost"], /--server: The address of a server names no user and no password\./],
    [["--accept-key", "sha256=ab"], /64 hexadecimal digits/],
    [["--name", "a da"], /--name: A user name must not contain white space\./],
    [["--name", "x".repeat(33)], /--name: A user name must have at most 32 characters; this one has 33\./],
  ] as const) {
    const { code, stdout, stderr } = await runProgram("client", flags, "ada\n");
    assert.is(code, 2);
    assert.is(stdout, "");
    assert.match(stderr, message);
  }
});

test("help-is-printed-whatever-else-is-given", async () => {
  const { stdout } = await runProgram("client", ["--help"]);
  assert.match(stdout, /^A chat client for the terminal\.\n\nUsage: npm run client -- \[options\]\n/);
  assert.match(stdout, /type "help" to list the commands/);
  assert.equal(await runProgram("client", ["--colour", "-h"]), { code: 0, stdout, stderr: "" });
});

test("keys-and-pins-are-readable-by-their-owner-only", async () => {
  await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nquit");
  const paths = await readdir(stage.dataOf("ada"), { recursive: true, encoding: "utf8" });
  assert.is(paths.length, 5, "folders with a key and with texts that wait, and the pins");
  for (const path of paths) {
    const { mode } = await stat(join(stage.dataOf("ada"), path));
    assert.is(mode & 0o077, 0, path);
  }
});

function fingerprint(): string {
  return stage.server.fingerprint ?? "";
}

async function take<T>(events: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const event of events) if (taken.push(event) === count) break;
  return taken;
}

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { type Ended, PipedProgram } from "../support/program.ts";
import { Stage } from "../support/stage.ts";

interface Event {
  readonly event: string;
  readonly [field: string]: unknown;
}

const test = suite("example client with --json");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("two-programs-register-list-connect-talk-and-leave-over-the-example-server", async () => {
  const server = new PipedProgram("server", ["--port", "0", "--host", "127.0.0.1", "--data", stage.dataOf("server")]);
  try {
    const [url = ""] = await server.expect(/chat:\/\/127\.0\.0\.1:\d+/);
    const grace = stage.startClient("grace", "--json", "--accept", "--server", url);
    grace.type("grace", "secret-1", "PUBLIC");
    const pinned = await next(grace, "serverPinned");
    assert.is(pinned["server"], url);
    const registered = await next(grace, "registered");
    assert.equal(registered, {
      event: "registered",
      name: "grace",
      privacy: "PRIVACY_PUBLIC",
      status: "STATUS_AVAILABLE",
      address: "127.0.0.1",
      port: registered["port"],
    });
    const ada = stage.startClient("ada", "--json", "--server", url);
    ada.type("ada", "secret-2", "PRIVATE", "get_peers");
    await next(ada, "registered");
    const { event, ...user } = registered;
    assert.equal(await next(ada, "peers"), { event: "peers", peers: [user] }, `as what ${event} told`);

    ada.type("connect to client", "grace");
    await next(ada, "invitationSent");
    const connected = await next(ada, "connected");
    assert.is(connected["peer"], "grace");
    assert.match(String(connected["newFingerprint"]), /^SHA256:/);
    assert.is((await next(grace, "connected"))["peer"], "ada");
    ada.type("hello, grace");
    assert.equal(await next(grace, "text"), { event: "text", from: "ada", text: "hello, grace", via: "peer" });
    grace.type("hello, ada", "/info");
    assert.equal(await next(ada, "text"), { event: "text", from: "grace", text: "hello, ada", via: "peer" });
    assert.match(String((await next(grace, "info"))["safetyNumber"]), /^[\d ]{35}$/);

    ada.type("/leave", "quit");
    const left = { event: "disconnected", peer: "grace", code: "CLOSED", undelivered: 0 };
    assert.equal(await next(ada, "disconnected"), left);
    const { peer, code } = await next(grace, "disconnected");
    assert.equal([peer, code], ["ada", "CLOSED_BY_PEER"]);
    grace.type("quit");
    for (const ended of [await ada.ended, await grace.ended]) {
      assert.is(ended.code, 0, ended.stderr);
      assert.is(eventsOf(ended).at(-1)?.event, "goodbye");
    }
  } finally {
    await server.stop();
  }
});

test("output-is-one-json-object-per-line-whatever-is-typed", async () => {
  const login = "ada\nsecret-1\nPUBLIC";
  const ended = await stage.runClient(
    "ada",
    `${login}\nhelp\nfingerprint\nwhat\naccept\ndecline bob\nget_peers\n\nconnect to client\nada\nconnect to client\n\n` +
      `connect to client\nnobody\nconnect to client\nbroadcast\nhi\nconnect to client\nlogoff\nada\nsecret-1\nPRIVATE\nquit`,
    "--json",
  );
  assert.is(ended.code, 0);
  assert.is(ended.stderr, "");
  assert.equal(
    eventsOf(ended).map(({ event, code }) => (code === undefined ? event : `${event} ${code}`)),
    [
      "serverPinned",
      "registered",
      "help",
      "fingerprint",
      "error INVALID_INPUT",
      "error NOT_INVITED",
      "error NOT_INVITED",
      "peers",
      "peers",
      "error INVALID_INPUT",
      "peers",
      "peers",
      "error USER_NOT_FOUND",
      "peers",
      "broadcastSent",
      "peers",
      "loggedOff",
      "loggedIn",
      "privacyChanged",
      "goodbye",
    ],
  );
});

test("invitations-are-reported-and-answered", async () => {
  const grace = await registered("grace");
  const ada = await registered("ada");
  ada.type("connect to client", "grace");
  assert.equal(await next(grace, "invited"), { event: "invited", from: "ada" });
  grace.type("decline ada");
  assert.equal(await next(grace, "declined"), { event: "declined", peer: "ada", by: "you" });
  assert.equal(await next(ada, "declined"), { event: "declined", peer: "grace", by: "peer" });
});

test("texts-through-the-server-are-schema-messages-without-control-characters", async () => {
  const grace = await registered("grace");
  const ada = await stage.libraryClient("ada");
  const text = "\x1b[2J\n\u009b31m \u202e \u2028 \u{e0041} \x7f ünï 🎉";
  await ada.texts.send("grace", text);
  const { sentMs, ...told } = await next(grace, "text");
  const receipt = "RECEIPT_UNSPECIFIED";
  assert.equal(told, { event: "text", textId: "1", from: "ada", to: "grace", text, receipt, via: "server" });
  assert.match(String(sentMs), /^\d{13}$/, "64-bit numbers are text in protobuf's JSON");
  await ada.broadcast(text);
  assert.equal(await next(grace, "broadcast"), { event: "broadcast", from: "ada", text });
  grace.type("quit");
  const { stdout } = await grace.ended;
  assert.not.match(stdout.replaceAll("\n", ""), /[\p{C}\p{Zl}\p{Zp}]/u);
  assert.ok(stdout.includes("ünï 🎉"));
});

test("sent-stored-and-read-texts-are-schema-messages", async () => {
  const grace = await stage.libraryClient("grace");
  const ada = await registered("ada");
  ada.type("send grace hello");
  const { sentMs, ...sent } = await next(ada, "textSent");
  assert.equal(sent, { event: "textSent", to: "grace", textId: "1" });
  for await (const message of grace.texts.messages) {
    if (message.kind === "text") await grace.texts.markRead("ada", message.id);
    break;
  }
  const receipt = { event: "receipt", to: "grace", textId: "1" };
  const first = await next(ada, "receipt");
  // A text that is read at once may be told only as read.
  if (first["receipt"] === "RECEIPT_DELIVERED")
    assert.equal(await next(ada, "receipt"), { ...receipt, receipt: "RECEIPT_READ" });
  else assert.equal(first, { ...receipt, receipt: "RECEIPT_READ" });
  await grace.texts.setTyping("ada", true);
  assert.equal(await next(ada, "typing"), { event: "typing", from: "grace", typing: true });
  ada.type("history grace");
  const text = { textId: "1", from: "ada", to: "grace", text: "hello", sentMs, receipt: "RECEIPT_READ" };
  assert.equal(await next(ada, "history"), { event: "history", peer: "grace", texts: [text] });
});

test("contacts-blocks-privacy-and-devices-are-schema-messages", async () => {
  const grace = await stage.libraryClient("grace");
  const ada = await registered("ada");
  ada.type("add contact grace", "contacts");
  const requested = { name: "grace", state: "CONTACT_STATE_REQUESTED" };
  assert.equal(await next(ada, "contactChanged"), { event: "contactChanged", ...requested });
  assert.equal(await next(ada, "contacts"), { event: "contacts", contacts: [requested] });
  await grace.contacts.add("ada");
  assert.is((await next(ada, "contactChanged"))["state"], "CONTACT_STATE_MUTUAL");
  ada.type("add contact grace", "block linus", "blocked", "unblock linus");
  assert.equal(await next(ada, "contactUnchanged"), { event: "contactUnchanged", name: "grace" });
  assert.equal(await next(ada, "blockAdded"), { event: "blockAdded", name: "linus" });
  assert.equal(await next(ada, "blocked"), { event: "blocked", names: ["linus"] });
  assert.equal(await next(ada, "blockRemoved"), { event: "blockRemoved", name: "linus" });
  ada.type("privacy see nobody", "devices");
  const { privacy, settings } = await next(ada, "privacyChanged");
  assert.is(privacy, "PRIVACY_CUSTOM");
  assert.is(Object(settings)["see"], "AUDIENCE_NOBODY");
  const { devices } = await next(ada, "devices");
  const [device] = Array.isArray(devices) ? devices : [];
  assert.equal(Object.keys(Object(device)), ["deviceId", "label", "createdMs", "lastLoginMs", "current"]);
  ada.type(`revoke ${device.deviceId}`, "ada", "a password", "PUBLIC", "delete account", "a password", "delete ada");
  assert.equal(await next(ada, "deviceRevoked"), { event: "deviceRevoked", ...device });
  assert.is((await next(ada, "loggedIn"))["by"], "password");
  assert.equal(await next(ada, "accountDeleted"), { event: "accountDeleted" });
});

test("streams-are-reported-with-their-counts", async () => {
  const grace = await registered("grace", "--accept");
  const ada = await registered("ada");
  ada.type("connect to client", "grace");
  await next(ada, "connected");
  ada.type("/stream 0.2", "/leave");
  assert.equal(await next(ada, "streamStarted"), { event: "streamStarted", to: "grace", seconds: 0.2 });
  assert.equal(await next(grace, "streamStarted"), { event: "streamStarted", from: "ada" });
  const { sent, counts } = await next(ada, "streamEnded");
  assert.is(sent, 10);
  const received = await next(grace, "streamEnded");
  assert.equal(Object.keys(Object(received["counts"])), ["received", "lost", "jitterUs"]);
  assert.equal(Object.keys(Object(counts)), ["received", "lost", "jitterUs"]);
});

const failures: readonly (readonly [string, string, string])[] = [
  ["a-wrong-password", "grace\nguess\nPUBLIC\nquit", "LOGIN_FAILED"],
  ["a-name-the-server-refuses", "a\u2800a\nsecret-1\nPUBLIC\nquit", "NAME_CHARACTERS"],
  ["a-name-of-two-scripts", "g\u0433ace\nsecret-1\nPUBLIC\nquit", "NAME_RESTRICTED"],
  ["a-name-that-is-a-word-of-the-program", "server\nsecret-1\nPUBLIC\nquit", "NAME_RESTRICTED"],
  ["a-name-that-looks-like-a-taken-one", "userl\nsecret-1\nPUBLIC\nquit", "NAME_CONFUSABLE"],
  ["a-name-with-white-space", "a da\nsecret-1\nPUBLIC\nquit", "INVALID_INPUT"],
  ["the-end-of-input-before-a-login", "ada\nsecret-1", "INVALID_INPUT"],
];
for (const [name, input, code] of failures) {
  test(`${name}-is-an-error-with-a-code-and-exit-code-1`, async () => {
    for (const other of ["grace", "user1"]) await stage.libraryClient(other);
    assertFailed(await stage.runClient("ada", input, "--json"), code);
  });
}

test("an-unreachable-server-is-an-error-with-a-code-and-exit-code-1", async () => {
  await stage.server.close();
  assertFailed(await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nquit", "--json"), "CONNECTION_REFUSED");
});

test("the-end-of-the-connection-is-an-error-with-the-code-of-its-reason-and-exit-code-1", async () => {
  const ada = await registered("ada");
  await stage.server.operator.ban({ name: "ada" });
  assertFailed(await ada.ended, "BANNED");
});

/** Starts a client and registers its user. */
async function registered(name: string, ...more: readonly string[]): Promise<PipedProgram> {
  const program = stage.startClient(name, "--json", ...more);
  program.type(name, "a password", "PUBLIC");
  await next(program, "registered");
  return program;
}

/** Waits for the next event of a kind. */
async function next(program: PipedProgram, event: string): Promise<Event> {
  const [line] = await program.expect(new RegExp(`^\\{"event":"${event}".*(?=\\n)`, "m"));
  return JSON.parse(line);
}

/** Parses the output; every line must be an event. */
function eventsOf({ stdout }: Ended): Event[] {
  assert.ok(stdout.endsWith("\n"), stdout);
  return stdout
    .slice(0, -1)
    .split("\n")
    .map((line) => {
      const event: Event = JSON.parse(line);
      assert.type(event.event, "string", line);
      return event;
    });
}

/** Asserts that the last event is the error, which is printed on stderr too. */
function assertFailed(ended: Ended, code: string): void {
  assert.is(ended.code, 1);
  const last = eventsOf(ended).at(-1);
  assert.equal(last, { event: "error", code, text: ended.stderr.trimEnd() });
}

import { once } from "node:events";
import { connect } from "node:tls";
import { createIdentity, exportIdentity, identityFingerprint } from "chatwire";
import * as assert from "uvu/assert";
import { createLogOutput, jsonLine, textLine } from "../../../examples/server/log-output.ts";
import { codeOf } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";
import { ServerStage } from "../support/running-server.ts";

const test = suite("log of the example server");
const TIME = new Date(0);

test("a-visit-is-logged-as-json-lines-without-secrets", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start(["--log-level", "debug"]);
  const secrets = {
    password: "opensesame-7c1e",
    wrong: "opensesame-wrong-55",
    text: "meet me at the fountain",
    broadcast: "lunch under the bridge",
  };
  const identity = createIdentity();
  const ada = await stage.connect(server);
  await ada.register({ name: "ada", password: secrets.password, privacy: "PUBLIC", identity });
  const grace = await stage.join(server, "grace", secrets.password);
  await ada.texts.send("grace", secrets.text);
  await grace.broadcast(secrets.broadcast);
  await ada.logOff();
  assert.is(await codeOf(ada.logIn({ name: "ada", password: secrets.wrong, identity })), "LOGIN_FAILED");
  // A typing mistake: the password in place of the name.
  assert.is(await codeOf(ada.logIn({ name: secrets.password, password: "x", identity })), "LOGIN_FAILED");
  await ada.logIn({ name: "ada", password: secrets.password, identity });
  server.program.signal("SIGTERM");
  const { stderr, stdout } = await server.program.ended;

  const lines = stderr.trimEnd().split("\n");
  const entries = lines.map((line): Record<string, unknown> => JSON.parse(line));
  for (const { time, level, event } of entries) {
    assert.is(new Date(String(time)).toISOString(), time);
    assert.ok(["debug", "info", "warn", "error"].includes(String(level)) && typeof event === "string");
  }
  const events = entries.map(({ event }) => event);
  for (const event of [
    "server-started",
    "connection-opened",
    "login",
    "login-failed",
    "connection-closed",
    "drain-ended",
  ]) {
    assert.ok(events.includes(event), `${event}\n${stderr}`);
  }
  const failed = entries.find(({ event }) => event === "login-failed");
  assert.equal(Object.keys(failed ?? {}), ["time", "level", "event", "connection", "address", "kind"]);

  const key = Buffer.from(exportIdentity(identity));
  const forms = (bytes: Buffer) => [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")];
  const parts = [key, key.subarray(1, 33), key.subarray(33)].flatMap(forms);
  for (const secret of [...Object.values(secrets), ...parts, identityFingerprint(identity)]) {
    for (const output of [stderr, stdout]) assert.not.ok(output.includes(secret), `${secret} is in\n${output}`);
    assert.not.ok(stderr.includes(Buffer.from(secret).toString("base64").slice(0, 12)), secret);
  }
});

test("log-lines-of-one-event-are-limited-per-second-and-the-rest-counted", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start(["--limit", "logEntriesPerSecond=2"]);
  for (let count = 0; count < 20; count++) {
    const socket = connect({ host: "127.0.0.1", port: server.port, rejectUnauthorized: false });
    await once(socket, "secureConnect");
    socket.end();
  }
  const [line] = await server.program.expectError(/.*"event":"log-suppressed".*\n/);
  const { suppressed, count } = JSON.parse(line);
  assert.match(suppressed, /^connection-(opened|closed)$/);
  assert.ok(count > 0);
});

test("levels-below-the-chosen-one-are-omitted", () => {
  for (const [level, expected] of [
    ["debug", 3],
    ["info", 2],
    ["warn", 1],
    ["error", 0],
    ["none", 0],
  ] as const) {
    const lines: string[] = [];
    const { log } = createLogOutput("json", level, (line) => lines.push(line));
    log({ level: "debug", event: "connection-refused", address: "::1", code: "TLS_FAILED" });
    log({ level: "info", event: "drain-started", connections: 1 });
    log({ level: "warn", event: "store-slow", durationMs: 5 });
    assert.is(lines.length, expected, level);
  }
});

test("text-format-is-one-line-without-control-characters", () => {
  const hostile = "a\nb\x1b[2J\u202e\u2028";
  assert.is(
    textLine({ level: "warn", event: "odd", user: "jürgen", code: hostile, count: 3, absent: undefined }, TIME),
    `1970-01-01T00:00:00.000Z warn  odd                user=jürgen code="a\\nb\\u001b[2J\\u202e\\u2028" count=3\n`,
  );
  assert.is(
    jsonLine({ level: "warn", event: "odd", code: hostile }, TIME),
    `{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"odd","code":"a\\nb\\u001b[2J\\u202e\\u2028"}\n`,
  );
});

test("chosen-format-is-used", async () => {
  await using stage = await ServerStage.open();
  const text = await stage.start(["--log-format", "text"]);
  await text.program.expectError(
    /^\S+Z info {2}server-started {5}host=127\.0\.0\.1 port=\d+ fingerprint=\w+ accounts=0\n/,
  );
});

test("server-survives-the-end-of-the-log-reader", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start();
  server.program.closeErrors();
  const ada = await stage.join(server, "ada");
  await ada.getPeers();
});

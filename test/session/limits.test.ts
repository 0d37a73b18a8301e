import * as assert from "uvu/assert";
import {
  ChangePasswordRequest,
  LogOffRequest,
  LogOffResponse,
  RegisterRequest,
  RegisterResponse,
} from "../../generated/chatwire/v1/account.ts";
import { HelloRequest, HelloResponse, PingRequest, PingResponse } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode, type ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { ChangePassword, Hello, LogOff, Ping, Register, SendText } from "../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { RateLimits } from "../../src/session/rate-limits.ts";
import { suite } from "../suite.ts";
import { ServerEnd } from "./server-end.ts";

const test = suite("limits of a connection");

const hello = HelloRequest.create({ versions: [1] });
const ping = PingRequest.create();

test("connection-whose-frame-arrives-too-slowly-is-closed", () => {
  const server = new ServerEnd({ frameTimeoutMs: 4_000 });
  server.greet();
  const frame = server.frame(Ping, ping);
  for (const byte of frame.subarray(0, 4)) {
    server.receive(Uint8Array.of(byte));
    server.wait(999);
  }
  assert.is(server.session.closed, false);
  server.wait(4);
  assert.is(server.session.closed, true);
  assert.equal(named(server.refusals), ["TIMED_OUT frameTimeoutMs"]);
});

test("time-limit-starts-again-with-every-frame", () => {
  const server = new ServerEnd({ frameTimeoutMs: 1_000, connectionRequestsPerSecond: 1_000 });
  server.logIn();
  // Cut so that each chunk ends one frame and begins the next.
  const frames = Buffer.concat(Array.from({ length: 8 }, () => server.frame(Ping, ping)));
  const half = Math.floor(frames.length / 16);
  for (let at = half; at < frames.length; at += 2 * half) {
    server.receive(frames.subarray(at === half ? 0 : at - 2 * half, at));
    server.wait(900);
  }
  assert.is(server.session.closed, false);
  server.wait(200);
  assert.equal(named(server.refusals), ["TIMED_OUT frameTimeoutMs"]);
});

test("messages-that-are-refused-or-skipped-do-not-prolong-any-wait", () => {
  const limits = { helloTimeoutMs: 3_000, loginTimeoutMs: 3_000, frameTimeoutMs: 2_000, idleTimeoutMs: 3_000 };
  const unknown = { command: 9_999, critical: false, fields: new Uint8Array(0) };
  for (const [enter, limit] of [
    [() => {}, "helloTimeoutMs"],
    [(server: ServerEnd) => server.greet(), "loginTimeoutMs"],
  ] as const) {
    const server = new ServerEnd(limits);
    enter(server);
    const startMs = server.nowMs;
    for (let count = 0; count < 20 && !server.session.closed; count++) {
      server.receive(server.unknownFrame({ ...unknown, type: MessageType.REQUEST }));
      if (limit === "loginTimeoutMs") server.send(LogOff, LogOffRequest.create());
      server.wait(500);
    }
    assert.is(server.session.closed, true, limit);
    assert.is(server.nowMs - startMs, 3_000);
    assert.is(named(server.refusals).at(-1), `TIMED_OUT ${limit}`);
  }
});

test("frame-of-an-unknown-event-that-arrives-too-slowly-is-no-better-than-another", () => {
  const server = new ServerEnd({ frameTimeoutMs: 2_000, idleTimeoutMs: 60_000 });
  server.logIn();
  const event = { type: MessageType.EVENT, command: 9_999, critical: true, fields: new Uint8Array(0) };
  const whole = server.unknownFrame(event);
  const slow = server.unknownFrame(event);
  // The first one is refused, which begins no new wait for the second one.
  server.receive(Buffer.concat([whole, slow.subarray(0, 1)]));
  for (let at = 1; at < slow.length - 1 && !server.session.closed; at++) {
    server.wait(400);
    server.receive(slow.subarray(at, at + 1));
  }
  assert.equal(named(server.refusals).slice(-1), ["TIMED_OUT frameTimeoutMs"]);
  assert.is(server.session.statistics.skipped, 1);
});

test("frame-that-waits-for-the-server-does-not-time-out", () => {
  const server = new ServerEnd({ frameTimeoutMs: 1_000, helloTimeoutMs: 60_000 });
  server.receive(Buffer.concat([server.frame(Hello, hello), server.frame(Ping, ping).subarray(0, 2)]));
  server.wait(5_000);
  assert.is(server.session.closed, false);
  server.answer(Hello, HelloResponse.create({ version: 1 }));
  server.wait(999);
  assert.is(server.session.closed, false);
  server.wait(1);
  assert.is(server.session.closed, true);
});

test("large-frames-are-accepted-only-after-login", () => {
  const large = SendTextRequest.create({ text: "x".repeat(10_000) });
  const server = new ServerEnd();
  server.logIn();
  server.send(SendText, large, "grace");
  assert.is(server.requests.at(-1)?.name, "SendText");
  server.send(LogOff, LogOffRequest.create());
  server.answer(LogOff, LogOffResponse.create());
  // The server refuses the length, without waiting for the rest of the frame.
  server.receive(server.frame(SendText, large, "grace").subarray(0, 3));
  assert.equal(named(server.refusals), ["TOO_LARGE frameBytesBeforeLoginMax"]);
  assert.is(server.session.closed, true);

  const stranger = new ServerEnd({ frameBytesBeforeLoginMax: 2_000 });
  stranger.receive(Uint8Array.of(0xd1, 0x0f));
  assert.equal(named(stranger.refusals), ["TOO_LARGE frameBytesBeforeLoginMax"]);
});

test("frame-sent-together-with-a-login-has-the-limit-of-the-state-that-the-response-leaves", () => {
  for (const [outcome, refusals] of [
    ["logged in", []],
    ["refused", ["NAME_TAKEN ", "TOO_LARGE frameBytesBeforeLoginMax"]],
  ] as const) {
    const server = new ServerEnd();
    server.greet();
    const register = server.frame(Register, RegisterRequest.create({ name: "ada" }));
    const large = server.frame(SendText, SendTextRequest.create({ text: "x".repeat(10_000) }), "grace");
    server.receive(Buffer.concat([register, large]));
    assert.is(server.requests.at(-1)?.name, "Register");
    if (outcome === "logged in") server.answer(Register, RegisterResponse.create());
    else {
      const { sequence = 0 } = server.requests.at(-1) ?? {};
      server.session.refuse(Register.command, sequence, new ProtocolError("NAME_TAKEN", "taken"), server.nowMs);
      server.poll();
    }
    assert.equal(named(server.refusals), refusals, outcome);
    assert.is(server.requests.at(-1)?.name, outcome === "logged in" ? "SendText" : "Register");
  }
});

test("frame-as-long-as-the-limit-is-accepted-and-one-byte-more-is-refused", () => {
  for (const [frameBytes, refusals] of [
    [5_000, []],
    [5_001, ["TOO_LARGE frameBytesMax"]],
  ] as const) {
    const server = new ServerEnd({ frameBytesMax: 5_000 });
    server.logIn();
    server.receive(Uint8Array.of((frameBytes & 0x7f) | 0x80, frameBytes >> 7));
    assert.equal(named(server.refusals), refusals);
  }
});

test("requests-over-the-connections-rate-are-refused-with-the-time-of-the-next-try", () => {
  const server = new ServerEnd({ connectionRequestsPerSecond: 4 });
  server.greet();
  // Twice the rate may arrive at once. Hello was one request, and requests that break a rule count too.
  for (let i = 0; i < 8; i++) server.send(SendText, SendTextRequest.create(), "grace");
  assert.equal(named(server.refusals), [
    ...Array.from({ length: 7 }, () => "WRONG_STATE "),
    "RATE_LIMITED connectionRequestsPerSecond",
  ]);
  const { retryable, retryAfterMs = 0 } = server.refusals.at(-1) ?? {};
  assert.equal([retryable, retryAfterMs], [true, 250]);
  server.wait(retryAfterMs);
  server.send(Ping, ping);
  assert.is(server.requests.at(-1)?.name, "Ping");
  assert.is(server.session.closed, false);
});

test("connections-of-one-account-share-its-rate", () => {
  const limits = { connectionRequestsPerSecond: 100, accountRequestsPerSecond: 3 };
  const [phone, laptop] = [new ServerEnd(limits), new ServerEnd(limits)];
  const account = new RateLimits("account", phone.limits, phone.nowMs);
  for (const server of [phone, laptop]) {
    server.logIn();
    server.session.account = account;
    for (let i = 0; i < 4; i++) server.send(Ping, ping);
  }
  assert.equal(named(phone.refusals), []);
  assert.equal(named(laptop.refusals), Array(2).fill("RATE_LIMITED accountRequestsPerSecond"));
  assert.is(laptop.refusals[0]?.retryAfterMs, 334);
  laptop.session.account = undefined;
  laptop.send(Ping, ping);
  assert.is(laptop.refusals.length, 2);
});

test("request-that-the-rate-of-the-account-refuses-takes-nothing-from-that-of-the-connection", () => {
  const limits = { connectionRequestsPerSecond: 5, accountRequestsPerSecond: 1 };
  const server = new ServerEnd(limits);
  server.logIn();
  server.session.account = new RateLimits("account", server.limits, server.nowMs);
  // Hello and the login took 2 of the connection's 10. The account has 2.
  for (let i = 0; i < 20; i++) server.send(Ping, ping);
  assert.equal(named(server.refusals), Array(18).fill("RATE_LIMITED accountRequestsPerSecond"));
  server.session.account = undefined;
  for (let i = 0; i < 7; i++) server.send(Ping, ping);
  assert.equal(named(server.refusals.slice(18)), ["RATE_LIMITED connectionRequestsPerSecond"]);
});

test("request-over-both-rates-is-told-the-longer-wait", () => {
  for (const [connectionRequestsPerSecond, accountRequestsPerSecond, limit, waitMs] of [
    [2, 1, "accountRequestsPerSecond", 1_000],
    [1, 2, "connectionRequestsPerSecond", 1_000],
    [2, 2, "connectionRequestsPerSecond", 500],
  ] as const) {
    const server = new ServerEnd({ connectionRequestsPerSecond, accountRequestsPerSecond });
    for (let i = 0; i < 2 * connectionRequestsPerSecond; i++) server.send(Ping, ping);
    const account = new RateLimits("account", server.limits, server.nowMs);
    for (let i = 0; i < 2 * accountRequestsPerSecond; i++) account.takeRequest(server.nowMs);
    server.session.account = account;
    server.send(Ping, ping);
    assert.is(named(server.refusals).at(-1), `RATE_LIMITED ${limit}`);
    assert.is(server.refusals.at(-1)?.retryAfterMs, waitMs);
  }
});

test("connections-of-one-account-share-the-rates-of-commands-and-a-new-one-gains-none", () => {
  const account = new RateLimits("account", new ServerEnd().limits, 0);
  const connect = () => {
    const server = new ServerEnd();
    server.logIn();
    server.session.account = account;
    return server;
  };
  const change = (server: ServerEnd) => server.send(ChangePassword, ChangePasswordRequest.create());
  const [phone, laptop] = [connect(), connect()];
  for (const server of [phone, laptop, phone, laptop, phone, laptop]) change(server);
  const tablet = connect();
  change(tablet);
  assert.equal(named(phone.refusals), []);
  assert.equal(
    [...named(laptop.refusals), ...named(tablet.refusals)],
    Array(2).fill("RATE_LIMITED ChangePassword.rate"),
  );
  // Each connection has its own rate for keep-alives.
  for (const server of [phone, laptop]) for (let i = 0; i < 10; i++) server.send(Ping, ping);
  assert.is(phone.requests.at(-1)?.name, "Ping");
  assert.is(laptop.requests.at(-1)?.name, "Ping");
  assert.equal([phone.refusals.length, laptop.refusals.length], [0, 1]);
  const other = new ServerEnd();
  other.logIn();
  other.session.account = new RateLimits("account", other.limits, 0);
  change(other);
  assert.is(other.requests.at(-1)?.name, "ChangePassword");
});

test("bytes-over-the-connections-rate-wait-and-none-is-lost", () => {
  const server = new ServerEnd({ connectionBytesPerSecond: 10_000, connectionRequestsPerSecond: 1_000 });
  server.logIn();
  server.wait(1_000);
  const frames = Array.from({ length: 10 }, (_, i) =>
    server.frame(SendText, SendTextRequest.create({ text: `${i}`.repeat(9_000) }), "grace"),
  );
  server.receive(Buffer.concat(frames));
  // The bytes of two seconds may arrive at once. The next frame is handled before the excess counts.
  const texts = () => server.requests.filter(({ name }) => name === "SendText").length;
  assert.is(texts(), 3);
  assert.is(server.session.busy, true);
  const startMs = server.nowMs;
  server.wait(800);
  assert.is(texts(), 4);
  while (texts() < 10) server.wait(100);
  assert.ok(server.nowMs - startMs > 6_000, `it took ${server.nowMs - startMs} ms`);
  assert.equal(named(server.refusals), []);
  server.wait(2_000);
  assert.is(server.session.busy, false);
});

test("connection-whose-messages-wait-for-its-rate-is-not-timed-out-meanwhile", () => {
  const limits = { connectionBytesPerSecond: 3_000, idleTimeoutMs: 2_000, frameTimeoutMs: 2_000 };
  const server = new ServerEnd(limits);
  server.logIn();
  server.wait(1_000);
  // Each takes the rate of three seconds.
  const frames = Array.from({ length: 4 }, () =>
    server.frame(SendText, SendTextRequest.create({ text: "x".repeat(9_000) }), "grace"),
  );
  server.receive(Buffer.concat([...frames, server.frame(Ping, ping).subarray(0, 3)]));
  for (let second = 0; second < 5; second++) {
    server.wait(1_000);
    assert.is(server.session.closed, false, `after ${second + 1} s`);
  }
  // Once the server reads again, the other end has as long as ever.
  const startMs = server.nowMs;
  while (!server.session.closed) server.wait(100);
  assert.ok(server.nowMs - startMs >= 2_000, `${server.nowMs - startMs} ms`);
  assert.equal(named(server.refusals), ["TIMED_OUT frameTimeoutMs"]);
});

test("flood-before-the-login-does-not-prolong-the-time-for-it", () => {
  const server = new ServerEnd({ connectionBytesPerSecond: 6_554, frameBytesCountedMin: 6_554, loginTimeoutMs: 3_000 });
  server.greet();
  const startMs = server.nowMs;
  while (!server.session.closed && server.nowMs - startMs < 20_000) {
    server.send(LogOff, LogOffRequest.create());
    server.wait(100);
  }
  assert.ok(server.nowMs - startMs <= 3_100, `${server.nowMs - startMs} ms`);
});

test("bytes-of-all-connections-of-an-account-count-together", () => {
  const limits = { accountBytesPerSecond: 10_000 };
  const [phone, laptop] = [new ServerEnd(limits), new ServerEnd(limits)];
  const account = new RateLimits("account", phone.limits, phone.nowMs);
  const large = SendTextRequest.create({ text: "x".repeat(15_000) });
  for (const server of [phone, laptop]) {
    server.logIn();
    server.session.account = account;
  }
  phone.send(SendText, large, "grace");
  phone.send(SendText, large, "grace");
  assert.is(phone.session.busy, true);
  laptop.send(Ping, ping);
  assert.is(laptop.session.busy, true);
  assert.is.not(laptop.requests.at(-1)?.name, "Ping");
  laptop.wait(1_100);
  assert.is(laptop.requests.at(-1)?.name, "Ping");
});

test("connection-that-was-not-read-is-not-taken-for-idle-when-it-is-read-again", () => {
  const server = new ServerEnd({ pendingRequestsMax: 1, idleTimeoutMs: 2_000 });
  server.logIn();
  server.send(Ping, ping);
  assert.ok(server.session.busy);
  server.wait(60_000);
  server.answer(Ping, PingResponse.create());
  server.wait(1_999);
  assert.not(server.session.closed);
  server.wait(1);
  assert.ok(server.session.closed);
});

test("small-frames-count-as-more-than-their-bytes", () => {
  const server = new ServerEnd({
    connectionBytesPerSecond: 10_000,
    connectionRequestsPerSecond: 1,
    frameBytesCountedMin: 1_000,
  });
  server.greet();
  server.receive(Buffer.concat(Array.from({ length: 1_000 }, () => server.frame(Ping, ping))));
  // A flood is not even refused more often than this.
  const refused = server.refusals.length;
  assert.ok(refused >= 18 && refused <= 20, `${refused} refusals`);
  server.wait(1_000);
  assert.ok(server.refusals.length <= refused + 11, `${server.refusals.length} refusals`);
});

test("no-message-is-handled-while-as-many-requests-are-pending-as-allowed", () => {
  const server = new ServerEnd({ pendingRequestsMax: 2 });
  server.logIn();
  for (let i = 0; i < 4; i++) server.receive(server.frame(Ping, ping));
  const pings = () => server.requests.filter(({ name }) => name === "Ping").length;
  assert.is(pings(), 2);
  assert.is(server.session.busy, true);
  server.answer(Ping, PingResponse.create());
  assert.is(pings(), 3);
});

for (const [limit, stage] of [
  ["helloTimeoutMs", () => new ServerEnd({ helloTimeoutMs: 3_000 })],
  ["loginTimeoutMs", () => greeted(new ServerEnd({ loginTimeoutMs: 3_000 }))],
  ["idleTimeoutMs", () => loggedIn(new ServerEnd({ idleTimeoutMs: 3_000 }))],
] as const) {
  test(`silence-longer-than-${limit}-closes-the-connection-and-names-the-limit`, () => {
    const server = stage();
    server.wait(2_999);
    assert.is(server.session.closed, false);
    server.wait(1);
    assert.equal(named(server.refusals), [`${limit === "idleTimeoutMs" ? "IDLE" : "TIMED_OUT"} ${limit}`]);
  });
}

test("refusals-name-the-rule-of-the-command", () => {
  const server = new ServerEnd();
  server.greet();
  server.send(Register, RegisterRequest.create({ name: "x".repeat(2_000) }));
  for (let i = 0; i < 11; i++) server.send(Ping, ping);
  assert.equal(named(server.refusals), ["TOO_LARGE Register.bytesMax", "RATE_LIMITED Ping.rate"]);
});

test("stalled-connections-are-closed-within-ten-seconds-by-default", () => {
  const { helloTimeoutMs, loginTimeoutMs, frameTimeoutMs } = DEFAULT_LIMITS;
  assert.equal([helloTimeoutMs, loginTimeoutMs, frameTimeoutMs], [10_000, 10_000, 10_000]);
});

function greeted(server: ServerEnd): ServerEnd {
  server.greet();
  return server;
}

function loggedIn(server: ServerEnd): ServerEnd {
  server.logIn();
  return server;
}

function named(refusals: readonly ErrorInfo[]): string[] {
  const names = Object.entries(ErrorCode);
  return refusals.map(({ code, limit }) => `${names.find(([, value]) => value === code)?.[0]} ${limit}`);
}

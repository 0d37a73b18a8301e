/** What a program does with its server by itself, and what it is told of logins. */

import * as assert from "uvu/assert";
import { ProtocolError, UsageError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { LoginInfo } from "../../../src/server/index.ts";
import { codeOf, next } from "../../client/chat-world.ts";
import { Praised } from "../../codegen/application-method/generated/score_messages.ts";
import { suite } from "../../suite.ts";
import { never, startExtended, withoutWarnings } from "./extended-chat.ts";

const test = suite("program of a server");

test("program-sends-messages-to-all-clients-of-a-user", async () => {
  const { chat } = await startExtended({});
  const { client: ada } = await chat.join("ada", "PRIVATE");
  const { client: twin } = await chat.connect();
  await chat.world.run(twin.logIn({ name: "ada", password: "secret-1" }));
  assert.is(chat.server.send("ADA", Praised, { from: "grace" }), 2);
  for (const client of [ada, twin])
    assert.equal(await chat.world.run(next(client.on(Praised))), { from: "", message: { from: "grace" } });
  assert.is(chat.server.send("nobody", Praised, { from: "grace" }), 0);
  await chat.world.run(Promise.all([ada.logOff(), twin.logOff()]));
  assert.is(chat.server.send("ada", Praised, { from: "grace" }), 0);
});

test("message-that-breaks-its-rule-is-not-sent", async () => {
  const { chat } = await startExtended({});
  await chat.join("ada");
  const tooLong = { from: "x".repeat(65) };
  assert.throws(
    () => chat.server.send("ada", Praised, tooLong),
    (error: unknown) => error instanceof ProtocolError && /bytes_max of its rule allows 64/.test(error.message),
  );
  const { rule: _, ...rest } = Praised;
  const unbounded = {
    ...rest,
    rule: { ...Praised.rule, bytesMax: 0 },
    validate: undefined,
  } as unknown as typeof Praised;
  assert.throws(
    () => chat.server.send("ada", unbounded, { from: "x".repeat(DEFAULT_LIMITS.frameBytesMax) }),
    (error: unknown) => error instanceof ProtocolError && error.limit === "frameBytesMax",
  );
  const unruled = { ...Praised, rule: undefined } as unknown as typeof Praised;
  assert.throws(
    () => chat.server.send("ada", unruled, { from: "" }),
    (error: unknown) => error instanceof UsageError,
  );
});

test("program-ends-all-logins-of-a-user-who-may-come-back", async () => {
  const { chat } = await startExtended({});
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  assert.is(chat.server.disconnect("Ada", "Lunch time."), 1);
  const reason = await chat.world.run(ada.closed);
  assert.equal([reason.code, reason.message], ["KICKED", "Lunch time."]);
  assert.is(chat.server.disconnect("ada"), 0);
  assert.is(chat.server.disconnect("nobody"), 0);
  const { client: again } = await chat.connect();
  await chat.world.run(again.logIn({ name: "ada", password: "secret-1" }));
  assert.equal(
    (await chat.world.run(grace.getPeers())).map(({ name, status }) => [name, status]),
    [["ada", "available"]],
  );
});

test("program-lists-who-is-logged-in", async () => {
  const { chat } = await startExtended({});
  const { client: ada } = await chat.join("ada");
  await chat.join("grace", "PRIVATE");
  assert.equal(
    chat.server.users().map(({ name, logins }) => [name, logins]),
    [
      ["ada", 1],
      ["grace", 1],
    ],
  );
  await chat.world.run(ada.logOff());
  assert.equal(
    chat.server.users().map(({ name }) => name),
    ["grace"],
  );
});

test("server-that-closes-refuses-actions-of-the-program", async () => {
  const { chat } = await startExtended({});
  await chat.join("ada");
  const closing = chat.world.run(chat.server.close());
  assert.throws(() => chat.server.send("ada", Praised, { from: "" }), coded("WRONG_STATE"));
  assert.throws(() => chat.server.disconnect("ada"), coded("WRONG_STATE"));
  await closing;
});

test("program-is-told-of-each-login-before-further-requests-of-the-client", async () => {
  const events: string[] = [];
  const { chat, failures } = await startExtended({
    authenticate: { token: (name) => ({ name }) },
    onLogin: async ({ name, address }: LoginInfo, { server }) => {
      events.push(`${name} from ${address}`);
      await new Promise<void>((resolve) => chat.serverHost.setTimer(resolve, 500));
      server.send(name, Praised, { from: "the server" });
      events.push(`${name} told`);
    },
    onText: ({ from }) => {
      events.push(`text of ${from}`);
      return undefined;
    },
  });
  const { client: ada, host } = await chat.connect();
  await chat.world.run(ada.logInWithToken("ada"));
  await chat.world.run(ada.broadcast("hello"));
  assert.equal(events, [`ada from ${host.address}`, "ada told", "text of ada"]);
  // The account of the first login is stored before the answer; that of the second is not, and its answer comes at once.
  events.length = 0;
  await chat.world.run(ada.logOff());
  await chat.world.run(ada.logInWithToken("ada"));
  await chat.world.run(ada.broadcast("hello"));
  assert.equal(events, [`ada from ${host.address}`, "ada told", "text of ada"]);
  assert.equal((await chat.world.run(next(ada.on(Praised)))).message, { from: "the server" });
  assert.equal(failures, []);
});

test("login-stands-whatever-becomes-of-the-callback", async () => {
  const callbacks = [
    () => {
      throw new Error("planted");
    },
    never,
  ];
  const { chat, failures } = await startExtended({
    onLogin: () => callbacks.shift()?.(),
    limits: { callbackTimeoutMs: 1_000 },
  });
  await withoutWarnings(async () => {
    for (const name of ["ada", "grace", "barbara"]) {
      const { client } = await chat.join(name);
      assert.is(await chat.world.run(codeOf(client.broadcast("hello"))), "none");
    }
  });
  assert.equal(failures, ["onLogin threw", "onLogin timed-out"]);
});

test("signal-of-a-callback-is-aborted-past-its-time-and-when-the-server-closes", async () => {
  const ended: string[] = [];
  const { chat } = await startExtended({
    limits: { callbackTimeoutMs: 1_000 },
    onText: ({ text }, { signal }) => {
      signal.addEventListener("abort", () => ended.push(text));
      return never();
    },
  });
  const { client: ada } = await chat.join("ada");
  assert.is(await chat.world.run(codeOf(ada.broadcast("one"))), "APPLICATION_FAILED");
  assert.equal(ended, ["one"]);
  const second = codeOf(ada.broadcast("two"));
  await chat.world.advance(100);
  await chat.world.run(chat.server.close());
  assert.equal(ended, ["one", "two"]);
  assert.is(await chat.world.run(second), "GOING_AWAY");
});

test("option-that-is-no-function-is-refused", async () => {
  const onText = "no function" as unknown as () => undefined;
  assert.is(await codeOf(startExtended({ onText })), "INVALID_ARGUMENT");
});

function coded(code: string) {
  return (error: unknown): boolean => error instanceof Error && "code" in error && error.code === code;
}

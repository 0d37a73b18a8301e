/** Methods of an application, called by whole clients in a simulated world. */

import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import type { ChatClient } from "../../../src/index.ts";
import { type Handlers, implementService, refusal } from "../../../src/server/index.ts";
import { codeOf } from "../../client/chat-world.ts";
import { Praised } from "../../codegen/application-method/generated/score_messages.ts";
import { Scores } from "../../codegen/application-method/generated/scores.ts";
import { suite } from "../../suite.ts";
import { never, refusalOf, startExtended, withoutWarnings } from "./extended-chat.ts";

const test = suite("methods of an application");
const { Add, Praise } = Scores.methods;

type ScoresHandlers = Handlers<typeof Scores.methods>;

/** Counts the points of each user, and passes praise on. */
function scores(own: Partial<ScoresHandlers> = {}) {
  const totals = new Map<string, number>();
  return implementService(Scores, {
    Add({ points }, { from }) {
      const total = (totals.get(from) ?? 0) + points;
      totals.set(from, total);
      return { total };
    },
    Praise(_, { from, to = "", server }) {
      server.send(to, Praised, { from });
      return { name: to };
    },
    ...own,
  });
}

const add = (client: ChatClient, points: number, reason = "") => client.call(Add, { points, reason });
const praise = (client: ChatClient, user: string) => client.call(Praise, {}, { to: { user } });

test("method-is-answered-by-its-handler", async () => {
  const { chat, failures } = await startExtended({ handlers: [scores()] });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  assert.equal(await chat.world.run(add(ada, 3)), { total: 3 });
  assert.equal(await chat.world.run(add(ada, 4)), { total: 7 });
  assert.equal(await chat.world.run(add(grace, 1)), { total: 1 });
  const praised = grace.on(Praised)[Symbol.asyncIterator]().next();
  assert.equal(await chat.world.run(praise(ada, "GRACE")), { name: "grace" });
  assert.equal((await chat.world.run(praised)).value, { from: "", message: { from: "ada" } });
  assert.equal(failures, []);
});

test("rule-of-the-method-is-enforced", async () => {
  const { chat } = await startExtended({ handlers: [scores()] });
  const { client: ada } = await chat.join("ada");
  await chat.join("grace");
  const { world } = chat;
  assert.is(await world.run(codeOf(add(ada, 1, "x".repeat(20)))), "TOO_LARGE");
  assert.is(await world.run(codeOf(ada.call(Praise, {}))), "INVALID_ARGUMENT");
  assert.is(
    await world.run(codeOf(ada.call(Add, { points: 1, reason: "" }, { to: { user: "grace" } }))),
    "INVALID_ARGUMENT",
  );
  // The client checks fields first, as it does those of messages.
  assert.is(await world.run(codeOf(add(ada, 101))), "INVALID_ARGUMENT");
  const unchecked = { ...Add, validateRequest: () => [] };
  assert.match(await world.run(refusalOf(ada.call(unchecked, { points: 101, reason: "" }))), /points: must/);
  const malformed = { ...Add, request: { ...Add.request, encode: () => Uint8Array.of(8) } };
  assert.is(await world.run(codeOf(ada.call(malformed, { points: 1, reason: "" }))), "INVALID_ARGUMENT");
  const missing = { ...Add, path: "/example.v1.Scores/Missing" };
  assert.is(await world.run(codeOf(ada.call(missing, { points: 1, reason: "" }))), "UNKNOWN_COMMAND");
});

test("rate-of-the-method-is-of-the-account-and-outlives-a-login", async () => {
  const { chat } = await startExtended({ handlers: [scores()] });
  const { client: ada } = await chat.join("ada");
  const { client: twin } = await chat.connect();
  const { client: grace } = await chat.join("grace");
  const { world } = chat;
  for (let call = 0; call < 3; call++) await world.run(add(ada, 1));
  await world.run(twin.logIn({ name: "ada", password: "secret-1" }));
  assert.is(await world.run(codeOf(add(twin, 1))), "RATE_LIMITED");
  assert.is(await world.run(codeOf(add(grace, 1))), "none");
  await world.advance(1_000);
  assert.is(await world.run(codeOf(add(twin, 1))), "none");
});

test("method-of-one-state-is-refused-in-another", async () => {
  const { chat } = await startExtended({ handlers: [scores()] });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const { world } = chat;
  const accepted = grace.conversations.invitations[Symbol.asyncIterator]()
    .next()
    .then(({ value }) => value?.accept());
  await world.run(Promise.all([ada.connectTo("grace"), accepted]));
  assert.is(await world.run(codeOf(praise(ada, "grace"))), "WRONG_STATE");
  assert.is(await world.run(codeOf(add(ada, 1))), "none");
});

test("hidden-user-is-refused-as-one-that-does-not-exist-and-no-handler-learns-of-the-call", async () => {
  let calls = 0;
  const handlers = scores({
    Praise(_, { to = "" }) {
      calls += 1;
      return { name: to };
    },
  });
  const { chat } = await startExtended({ handlers: [handlers] });
  const { client: ada } = await chat.join("ada");
  await chat.join("grace", "PRIVATE");
  const { client: barbara } = await chat.join("barbara");
  await chat.world.run(barbara.blocked.add("ada"));
  const refusals = [];
  for (const name of ["grace", "barbara", "nobody", "ada", "no name"])
    refusals.push(await chat.world.run(refusalOf(praise(ada, name))));
  assert.equal(new Set(refusals).size, 1);
  assert.match(refusals[0] ?? "", /^USER_NOT_FOUND/);
  assert.is(calls, 0);
});

test("handler-may-refuse-with-a-text", async () => {
  const Add: ScoresHandlers["Add"] = () => {
    throw refusal("Not today.");
  };
  const { chat, failures } = await startExtended({ handlers: [scores({ Add })] });
  const { client: ada } = await chat.join("ada");
  assert.is(await chat.world.run(refusalOf(add(ada, 1))), "REFUSED: Not today.");
  assert.equal(failures, []);
});

test("handler-that-throws-or-returns-a-wrong-value-or-never-ends-affects-nobody-else", async () => {
  const answers: (() => unknown)[] = [
    () => {
      throw new Error("planted");
    },
    () => undefined,
    () => ({ total: -1 }),
    () => ({ total: 1_001 }),
    () => "nonsense",
    () => {
      throw undefined;
    },
    never,
  ];
  const Add = (() => answers[0]?.()) as ScoresHandlers["Add"];
  const { chat, failures } = await startExtended({ handlers: [scores({ Add })], limits: { callbackTimeoutMs: 2_000 } });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const { world } = chat;
  const path = Scores.methods.Add.path;
  const warnings = await withoutWarnings(async () => {
    while (answers.length > 0) {
      const startMs = world.nowMs;
      const [error] = await world.run(Promise.all([refusalOf(add(ada, 1)), praise(grace, "ada")]));
      assert.is(error, "INTERNAL: The application's program failed to answer Add.");
      if (answers[0] === never) assert.ok(world.nowMs - startMs >= 2_000);
      // The connection goes on.
      assert.equal(await world.run(praise(ada, "grace")), { name: "grace" });
      answers.shift();
      await world.advance(2_000);
    }
  });
  const malformed = `${path} malformed`;
  assert.equal(failures, [
    `${path} threw`,
    malformed,
    malformed,
    malformed,
    malformed,
    `${path} threw`,
    `${path} timed-out`,
  ]);
  assert.is(warnings.length, 6);
});

test("program-without-methods-has-no-feature-for-them", async () => {
  const { chat } = await startExtended({});
  const { client: ada } = await chat.join("ada");
  assert.not.ok(ada.protocol.features.has("SERVER_APPLICATION"));
  assert.is(await chat.world.run(codeOf(add(ada, 1))), "FEATURE_MISSING");
});

test("service-is-implemented-whole-or-not-at-all", () => {
  const { Add: _, ...rest } = { Add: () => ({}), Praise: () => ({}) };
  assert.throws(() => implementService(Scores, rest as unknown as ScoresHandlers), has(/Scores\.Add has no handler/));
  const more = { Add: () => ({}), Praise: () => ({}), Extra: () => ({}) };
  assert.throws(() => implementService(Scores, more), has(/no method Extra/));
  const unruled = { typeName: Scores.typeName, methods: { Add: { ...Scores.methods.Add, rule: undefined } } };
  assert.throws(() => implementService(unruled as unknown as typeof Scores, more), has(/application_method_rule/));
});

function has(text: RegExp) {
  return (error: unknown): boolean => error instanceof UsageError && text.test(error.message);
}

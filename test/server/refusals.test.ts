/** Calls each command into each of its refusals, at a server in a simulated world. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import type { ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { Addressee, Direction, type Rule, State, Transport } from "../../generated/chatwire/v1/options.ts";
import { GetPeers, methods, Ping } from "../../generated/chatwire/v1/rules.ts";
import { declaredRefusals, RULE_REFUSALS } from "../../src/docs/refusals.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import type { Method } from "../../src/wire/method.ts";
import { suite } from "../suite.ts";
import { CASES } from "./refusals/cases.ts";
import { type Caller, nameOf, Stage, type To } from "./refusals/stage.ts";

const test = suite("refusals by command");

type AnyMethod = Method<unknown, unknown, MessageBody, Rule>;

const DECLARED = declaredRefusals();
const REQUESTS = Object.values<AnyMethod>(methods).filter(({ rule }) => rule.direction === Direction.CLIENT_TO_SERVER);

const SPECIFICATION = readFileSync(join(import.meta.dirname, "../../proto/PROTOCOL.md"), "utf8");

/** The column "Retryable" of the table of codes in PROTOCOL.md. */
const RETRYABLE_IF = new Map(
  [...SPECIFICATION.matchAll(/^\| \d+ \| `([A-Z_]+)` \| (yes|no|if [^|]*) \|/gm)].map(
    ([, code = "", retryable = ""]) => [code, retryable],
  ),
);

const PLANTED = "a planted error";

/** How each code of the rules comes about. */
const RULE_CASES: { readonly [code: string]: (stage: Stage, method: AnyMethod) => Promise<MessageBody> } = {
  RATE_LIMITED: async (stage, method) => {
    const caller = await allowed(stage, method);
    // Without a rate of its own, and in a datagram, only the rate of the connection limits the method here.
    const { rate } = method.rule.transport === Transport.DATAGRAM ? { rate: undefined } : method.rule;
    const burst = rate?.burst ?? 2 * DEFAULT_LIMITS.connectionRequestsPerSecond;
    const answers = Array.from({ length: burst + 1 }, () => ask(caller, method));
    return (await Promise.all(answers)).at(-1) ?? { case: undefined };
  },
  FEATURE_MISSING: async (stage, method) => ask(await stage.inState(method.rule.states[0], []), method),
  BODY_MISMATCH: async (stage, method) => {
    const other = method.requestCase === Ping.requestCase ? GetPeers : Ping;
    const body = other.wrapRequest(other.request.create());
    return (await allowed(stage, method)).send(method, body, { to: recipientOf(method.rule) });
  },
  WRONG_STATE: async (stage, method) => {
    const isAllowed = method.rule.states.includes(State.NEW);
    return ask(await stage.inState(isAllowed ? State.AWAY : State.NEW), method);
  },
  TOO_LARGE: async (stage, method) => ask(await allowed(stage, method), method, method.rule.bytesMax),
  INTERNAL: async (stage, method) => {
    const caller = await allowed(stage, method);
    const { unwrapRequest } = method;
    const broken = () => {
      throw new Error(PLANTED);
    };
    Object.assign(method, { unwrapRequest: broken });
    try {
      return await ask(caller, method);
    } finally {
      Object.assign(method, { unwrapRequest });
    }
  },
};

for (const method of REQUESTS) {
  const { name } = method;
  const byRule = RULE_REFUSALS.filter(({ appliesTo }) => appliesTo(method.rule)).map(({ code }) => code);
  // test/server/store-full.test.ts fills a store.
  const byHandler = (DECLARED.get(name) ?? []).filter(([code]) => code !== "STORE_FULL");
  const declared = [...byRule, ...byHandler.map(([code]) => code)];

  test(`${name}-is-refused-with-each-code-that-its-rule-leads-to`, async () => {
    for (const code of byRule) {
      const { refusals, warnings, answer } = await play((stage) => RULE_CASES[code]?.(stage, method));
      assert.is(answer?.case, "error", `${name} was not refused with ${code}`);
      assert.is(answer?.case === "error" && nameOf(answer.value), code);
      assert.equal(warnings, code === "INTERNAL" ? [PLANTED] : []);
      assertDeclared(refusals, name, declared);
    }
  });

  test(`${name}-is-refused-with-each-code-that-its-handler-declares`, async () => {
    const cases = Object.entries(CASES[name] ?? {});
    for (const [code, own] of cases) {
      for (const refuse of own) {
        const { refusals, warnings, answer } = await play(refuse);
        assert.is(answer && nameOf(answer), code);
        assert.not.match(
          limitOf(answer),
          /\.rate$|\.bytesMax$|RequestsPerSecond$/,
          "the rule refused it, not the handler",
        );
        assert.equal(warnings, []);
        assertDeclared(refusals, name, declared);
      }
    }
    const conditions = new Map<string, number>();
    for (const [code] of byHandler) conditions.set(code, (conditions.get(code) ?? 0) + 1);
    assert.equal(cases.map(([code]) => code).sort(), [...conditions.keys()].sort(), "each declared code needs a case");
    for (const [code, own] of cases) {
      assert.ok(own.length >= (conditions.get(code) ?? 0), `${code} of ${name} needs a case for each condition`);
    }
  });
}

test("every-case-belongs-to-a-request", () => {
  const names = REQUESTS.map(({ name }) => name);
  assert.equal(
    Object.keys(CASES).filter((name) => !names.includes(name)),
    [],
  );
});

/** Plays one case on a new stage. */
async function play<T>(run: (stage: Stage) => Promise<T> | undefined) {
  const stage = await Stage.open();
  const warnings: string[] = [];
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error) =>
    void warnings.push(warning instanceof Error ? warning.message : warning);
  try {
    const answer = await stage.run(async () => run(stage));
    return { answer, warnings, refusals: stage.refusals };
  } finally {
    process.emitWarning = emitWarning;
  }
}

function assertDeclared(refusals: Stage["refusals"], name: string, declared: readonly string[]): void {
  for (const { method, code, error } of refusals) {
    if (method === name) assert.ok(declared.includes(code), `${name} does not declare ${code}`);
    const { retryable, limit, retryAfterMs } = error;
    const isTimed =
      ["RATE_LIMITED", "APPLICATION_FAILED", "SLOW_MODE", "MUTED"].includes(code) ||
      ["callbacksMax", "accountBytesMax"].includes(limit);
    assert.is(retryAfterMs > 0, isTimed, `retry_after_ms of ${code} of ${method} is ${retryAfterMs}`);
    assert.ok(isLimit(limit), `${code} of ${method} names ${limit}, which is no limit`);
    const ifLimit = RETRYABLE_IF.get(code)?.includes(`\`${limit}\``) ?? false;
    assert.is(retryable, RETRYABLE_IF.get(code) === "yes" || ifLimit, `retryable of ${code} with the limit "${limit}"`);
  }
}

/** A client in a state that allows the method. */
function allowed(stage: Stage, { rule }: AnyMethod): Promise<Caller> {
  return stage.inState(rule.states[0]);
}

/** Sends an empty request of the method. */
function ask(caller: Caller, method: AnyMethod, unknownBytes = 0): Promise<MessageBody> {
  const body = method.wrapRequest(method.request.create());
  return caller.send(method, body, { to: recipientOf(method.rule), unknownBytes });
}

function recipientOf({ addressee }: Rule): To | undefined {
  if (addressee === Addressee.ROOM) return { room: new Uint8Array(16) };
  if (addressee === Addressee.USER) return "barbara";
  return addressee === Addressee.EVERYONE ? "everyone" : undefined;
}

/** A limit of the table, of a command, or none: any other bound has no name. */
function isLimit(name: string): boolean {
  const [command = "", of] = name.split(".");
  if (of !== undefined) return Object.hasOwn(methods, command) && (of === "rate" || of === "bytesMax");
  return name === "" || Object.hasOwn(DEFAULT_LIMITS, name);
}

function limitOf(refusal: ErrorInfo | undefined): string {
  return refusal?.limit ?? "";
}

import * as assert from "uvu/assert";
import { type PingRequest, PingResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Ping } from "../../../generated/chatwire/v1/rules.ts";
import { type Refusable, type Request, type Route, route, StoreQuery } from "../../../src/chat/state/route.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";

const test = suite("routes");

const REQUEST: Request = {
  connection: { endpoint: { address: "192.0.2.1", port: 1_001 }, channelBinding: undefined, login: undefined },
  recipient: undefined,
  nowMs: 0,
  wallMs: 0,
};
const USER_AWAY = ["USER_AWAY", "The user is away."] as const;

function handle(handler: Route): unknown {
  return handler.handle(Ping.wrapRequest({} satisfies PingRequest), REQUEST);
}

/** A helper of handlers that refuses with one code. */
function refuseAway(request: Refusable<"USER_AWAY">): never {
  throw request.refusal("USER_AWAY", "ada is away.", { retryable: true });
}

test("declared-refusal-passes", () => {
  const declared = route(Ping, [USER_AWAY], (_, request) => refuseAway(request));
  assert.equal(declared.refusals, [USER_AWAY]);
  assert.throws(
    () => handle(declared),
    (error: unknown) => error instanceof ProtocolError && error.code === "USER_AWAY" && error.retryable,
  );
});

test("undeclared-refusal-does-not-compile", () => {
  // @ts-expect-error USER_AWAY is not declared.
  route(Ping, [], (_, request) => refuseAway(request));
  // @ts-expect-error USER_AWAY is not among those that are declared.
  route(Ping, [["NAME_TAKEN", "The name is taken."]], (_, request) => refuseAway(request));
  route(Ping, [USER_AWAY], (_, request) => {
    // @ts-expect-error The handler itself may not refuse with another code either.
    throw request.refusal("NAME_TAKEN", "The name is taken.");
  });
  // @ts-expect-error The schema has no such code.
  route(Ping, [["USER_ASLEEP", "The user is asleep."]], () => PingResponse.create());
});

test("undeclared-refusal-past-the-types-is-an-internal-error-that-names-the-method-and-the-code", () => {
  const throwing = (): never => {
    throw new ProtocolError("NAME_TAKEN", "The name is taken.");
  };
  const isInternal = (error: unknown): boolean =>
    error instanceof Error && !(error instanceof ProtocolError) && /Ping .*NAME_TAKEN/.test(error.message);
  assert.throws(() => handle(route(Ping, [USER_AWAY], throwing)), isInternal);
  const query = { kind: "after", owner: 1, textId: 0, countMax: 1 } as const;
  const later = handle(route(Ping, [USER_AWAY], () => new StoreQuery(query, throwing)));
  assert.throws(() => later instanceof StoreQuery && later.answer([]), isInternal);
});

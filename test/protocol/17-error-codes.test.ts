import * as assert from "uvu/assert";
import { HelloRequest } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Hello } from "../../generated/chatwire/v1/rules.ts";
import { ClosedError, ProtocolError, RETRYABLE_CODES, RETRYABLE_LIMITS } from "../../src/errors.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { LIMITS, resolveLimits } from "../../src/limits.ts";
import { toErrorInfo } from "../../src/session/error-info.ts";
import { Session } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/session-event.ts";
import { suite } from "../suite.ts";
import { documentText, sectionTitle } from "./section.ts";

const test = suite(sectionTitle("17. Error codes"));

/** What a client that waits for the response to hello reports about an error that answers `answers`. */
function eventAfter(code: number, answers: number): SessionEvent | undefined {
  const client = new Session({ role: "client", limits: resolveLimits({}) }, 0);
  client.call(Hello, Hello.wrapRequest(HelloRequest.create({ versions: [1] })), undefined, 9_000, 0);
  const command = answers === 0 ? 0 : Hello.command;
  const header = Header.create({ type: MessageType.RESPONSE, command, sequence: 1, answers });
  const value = ErrorInfo.create({ code, text: "no", retryable: true });
  client.handleBytes(encodeFrame(header, encodeBody({ case: "error", value })), 0);
  return client.pollEvent();
}

test("error-with-an-unknown-code-or-0-is-a-refusal-or-a-close-all-the-same", () => {
  for (const [code, name] of [
    [ErrorCode.INTERNAL, "INTERNAL"],
    [0, "UNSPECIFIED"],
    [9_999, "CODE_9999"],
    [-1, "CODE_-1"],
  ] as const) {
    const refused = eventAfter(code, 1);
    assert.is(refused?.kind, "refused");
    const error = refused?.kind === "refused" ? refused.error : undefined;
    assert.instance(error, ProtocolError);
    assert.equal([error?.code, error?.retryable], [name, true]);
    const closed = eventAfter(code, 0);
    assert.is(closed?.kind === "closed" && closed.reason.code, name);
  }
});

test("six-local-codes-can-come-from-a-close-that-the-server-sent", () => {
  const local = Object.values(ErrorCode).flatMap((code) => {
    const closed = eventAfter(code, 0);
    return closed?.kind === "closed" && closed.reason instanceof ClosedError ? [closed.reason.code] : [];
  });
  assert.equal(local.sort(), ["ACCOUNT_DELETED", "BANNED", "IDLE", "KICKED", "REPLACED", "REVOKED"]);
});

test("retryable-is-sent-as-the-table-says", () => {
  const rows = [...documentText("proto/PROTOCOL.md").matchAll(/^\| \d+ \| `([A-Z_]+)` \| (yes|no|if [^|]*) \|/gm)];
  assert.is(rows.length, Object.keys(ErrorCode).length - 1);
  for (const [, code = "", column = ""] of rows) {
    for (const limit of ["", ...Object.keys(LIMITS)]) {
      const { retryable } = toErrorInfo(new ProtocolError(code, "text", { limit }));
      assert.is(retryable, column === "yes" || column.includes(`\`${limit}\``), `${code} ${limit}`);
    }
  }
});

test("retryable-are-the-codes-and-limits-that-pass-by-themselves", () => {
  const ofRequests = ["APPLICATION_FAILED", "RATE_LIMITED", "STORE_FULL", "TIMED_OUT", "USER_AWAY"];
  const ofRooms = ["MUTED", "ROOM_FULL", "SLOW_MODE"];
  const wanted = [...ofRequests, ...ofRooms, "GOING_AWAY", "IDLE", "KICKED"].sort();
  assert.equal([...RETRYABLE_CODES].sort(), wanted);
  for (const limit of RETRYABLE_LIMITS) assert.ok(Object.hasOwn(LIMITS, limit), limit);
});

import * as assert from "uvu/assert";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { ProtocolError, RETRYABLE_CODES, RETRYABLE_LIMITS } from "../../src/errors.ts";
import { LIMITS } from "../../src/limits.ts";
import { toErrorInfo } from "../../src/session/error-info.ts";
import { suite } from "../suite.ts";
import { documentText, sectionTitle } from "./section.ts";

const test = suite(sectionTitle("17. Error codes"));

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
  assert.equal([...RETRYABLE_CODES].sort(), ["GOING_AWAY", "IDLE", "RATE_LIMITED", "TIMED_OUT", "USER_AWAY"]);
  for (const limit of RETRYABLE_LIMITS) assert.ok(Object.hasOwn(LIMITS, limit), limit);
});

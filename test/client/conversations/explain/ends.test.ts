import * as assert from "uvu/assert";
import { EndReason } from "../../../../generated/chatwire/v1/signalling.ts";
import {
  closedError,
  closedHere,
  closeReasonOf,
  endedBy,
  endedByPeer,
  endReasonOf,
} from "../../../../src/client/conversations/explain/ends.ts";
import { type ClosedError, ProtocolError } from "../../../../src/errors.ts";
import type { CloseReason } from "../../../../src/peering/path/close.ts";
import { suite } from "../../../suite.ts";

const test = suite("ends of conversations");

/** The reasons that clients give. */
const GIVEN = Object.values(EndReason).filter(
  (reason) => reason !== EndReason.CONNECTION_LOST && reason !== EndReason.NOT_PERMITTED,
);

const otherwise = (): ClosedError => endedByPeer("grace");

test("each-reason-that-a-client-gives-comes-from-an-error-with-the-code-that-the-other-side-gets", () => {
  for (const reason of GIVEN) {
    const error = endedBy(reason, "grace", otherwise);
    assert.is(endReasonOf(error), reason, error.code);
  }
});

test("error-without-a-reason-of-its-own-tells-the-other-side-none", () => {
  for (const error of [closedHere(), new ProtocolError("INTERNAL", ""), new Error("enough"), undefined])
    assert.is(endReasonOf(error), EndReason.UNSPECIFIED);
});

test("unknown-reason-ends-the-conversation-as-the-peer-would", () => {
  for (const reason of [EndReason.UNSPECIFIED, 9_005 as EndReason])
    assert.is(endedBy(reason, undefined, () => endedByPeer(undefined)).message, "The peer ended the conversation.");
});

test("both-ends-of-a-link-name-the-cause-alike-but-for-the-choice-of-a-user", () => {
  const closed = (reason: CloseReason, by: "local" | "peer"): string => closedError(reason, by, "grace").code;
  for (const reason of ["protocol", "idle", "unacknowledged", "connection-lost"] as const)
    assert.is(closed(reason, "local"), closed(reason, "peer"), reason);
  assert.equal([closed("done", "local"), closed("done", "peer")], ["CLOSED", "CLOSED_BY_PEER"]);
  // The owner who ends a link has the error already, and chose the reason by it.
  for (const [reason, code] of [
    ["overflow", "OVERFLOW"],
    ["key-refused", "PIN_MISMATCH"],
  ] as const) {
    const error = closedError(reason, "peer", "grace");
    assert.equal([error.code, closeReasonOf(error)], [code, reason]);
  }
});

test("same-cause-has-the-same-code-inside-the-seal-and-through-the-server", () => {
  for (const [close, end] of [
    ["protocol", EndReason.PROTOCOL],
    ["idle", EndReason.IDLE],
    ["unacknowledged", EndReason.UNACKNOWLEDGED],
    ["overflow", EndReason.OVERFLOW],
    ["key-refused", EndReason.KEY_REFUSED],
    ["connection-lost", EndReason.CONNECTION_LOST],
    ["done", EndReason.UNSPECIFIED],
  ] as const)
    assert.is(closedError(close, "peer", "grace").code, endedBy(end, "grace", otherwise).code, close);
});

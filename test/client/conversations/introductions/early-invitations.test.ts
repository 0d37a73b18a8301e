import * as assert from "uvu/assert";
import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { Cancelled, HungUp, Invited } from "../../../../generated/chatwire/v1/signalling.ts";
import { EarlyInvitations } from "../../../../src/client/conversations/introductions/early-invitations.ts";
import { suite } from "../../../suite.ts";

const test = suite("early invitations");

function invited(introductionId: number, from = "ada"): MessageBody {
  return { case: "invited", value: Invited.create({ introductionId, from }) };
}

test("events-of-invitations-are-kept-in-order-and-taken-once", () => {
  const early = new EarlyInvitations();
  const cancelled: MessageBody = { case: "cancelled", value: Cancelled.create({ introductionId: 1 }) };
  early.keep(invited(1));
  early.keep({ case: "hungUp", value: HungUp.create({ introductionId: 2 }) });
  early.keep(cancelled);
  assert.equal(early.take(), [invited(1), cancelled]);
  assert.equal(early.take(), []);
});

test("a-server-cannot-have-much-kept", () => {
  const early = new EarlyInvitations();
  early.keep(invited(1, "a".repeat(5_000)));
  assert.equal(early.take(), []);
  for (let id = 1; id <= 1_000; id++) early.keep(invited(id));
  assert.is(early.take().length, 64);
});

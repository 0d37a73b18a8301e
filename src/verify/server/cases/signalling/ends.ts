/** Cases of "12. Signalling": how invitations and conversations end. */

import { Privacy } from "../../../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import {
  Accept,
  Block,
  events,
  HangUp,
  Invite,
  LogOff,
  SetPrivacy,
} from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  HangUpRequest,
  InviteRequest,
  type InviteResponse,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { describeMessage } from "../../../shared/describe.ts";
import { check, checkEqual, Fault } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { nowMs } from "../../socket.ts";
import { converse, invite } from "./conversation.ts";

const { WRONG_STATE } = ErrorCode;

/** How late the server may be. */
const LATE_MS = 2_000;
/** The share of a time that has passed here when it has passed at the server: the clocks differ a little. */
const PASSED = 0.99;

export const END_CASES: readonly ServerCase[] = [
  {
    id: "signalling/answered-elsewhere",
    title: "Accept on one connection sends Cancelled to the invited user's other connections",
    async run(context) {
      const grace = await context.user("grace");
      const { introductionId, invited } = await invite(context);
      await grace.connection.event(events.Invited);
      await invited.connection.ok(Accept, AcceptRequest.create({ introductionId, connectionId: 1n }));
      const event = await grace.connection.event(events.Cancelled);
      checkEqual(event.introductionId, introductionId, "introduction_id of Cancelled");
      await grace.connection.refused(HangUp, HangUpRequest.create({ introductionId }), WRONG_STATE);
    },
  },
  {
    id: "signalling/log-off-of-inviter",
    title: "An inviter that logs off ends the invitation: the invited user gets Cancelled",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      await inviter.connection.ok(LogOff, {});
      await invited.connection.event(events.Cancelled, (event) => event.introductionId === introductionId);
    },
  },
  {
    id: "signalling/log-off-of-invited",
    title: "When the last connection of the invited user ends, the inviter gets Declined",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      invited.connection.destroy();
      await inviter.connection.event(events.Declined, (event) => event.introductionId === introductionId);
    },
  },
  {
    id: "signalling/end-of-connection",
    title:
      "When a connection in a conversation breaks, the other side gets HungUp after conversation_grace_ms, and not before",
    async run(context) {
      const { conversationGraceMs } = context.limits;
      if (conversationGraceMs + LATE_MS > context.timeoutMs) {
        const enoughMs = conversationGraceMs + LATE_MS;
        context.skip(
          `conversation_grace_ms is ${conversationGraceMs}: raise --timeout-ms to ${enoughMs} to wait for it`,
        );
      }
      const { inviter, invited, introductionId } = await converse(context);
      const lostMs = nowMs();
      inviter.connection.destroy();
      await invited.connection.event(events.HungUp, (event) => event.introductionId === introductionId);
      const waitedMs = nowMs() - lostMs;
      check(
        waitedMs >= PASSED * conversationGraceMs,
        `HungUp no earlier than conversation_grace_ms, ${conversationGraceMs} ms, after the loss`,
        () => `one after ${waitedMs} ms`,
      );
      await invited.connection.refused(HangUp, HangUpRequest.create({ introductionId }), WRONG_STATE);
    },
  },
  {
    id: "signalling/log-off-in-conversation",
    title: "When a side of a conversation logs off, the other side gets HungUp at once",
    async run(context) {
      const { inviter, invited, introductionId } = await converse(context);
      await inviter.connection.ok(LogOff, {});
      await invited.connection.event(events.HungUp, (event) => event.introductionId === introductionId);
    },
  },
  {
    id: "signalling/invite-after-loss",
    title: "After a connection in a conversation broke, a new invitation between the two ends it: HungUp, then Invited",
    async run(context) {
      const { inviter, invited, introductionId } = await converse(context);
      inviter.connection.destroy();
      const ada = await context.user("ada");
      const again = await inviteOnceNoticed(context, ada, invited);
      check(again.introductionId !== introductionId, "a new introduction", () => "the old one");
      await invited.connection.event(events.HungUp, (event) => event.introductionId === introductionId);
      await invited.connection.event(events.Invited, (event) => event.introductionId === again.introductionId);
      await invited.connection.ok(Accept, AcceptRequest.create(again));
      await ada.connection.event(events.Accepted);
    },
  },
  {
    id: "signalling/block-ends",
    title: "A block ends a conversation: both sides get HungUp",
    async run(context) {
      const [ada, user] = [await context.user("ada"), await context.newUser()];
      const { introductionId } = await ada.connection.ok(Invite, InviteRequest.create(), { user: user.name });
      await user.connection.ok(Accept, AcceptRequest.create({ introductionId }));
      await ada.connection.event(events.Accepted);
      await user.connection.ok(Block, {}, { user: ada.name });
      await ada.connection.event(events.HungUp, (event) => event.introductionId === introductionId);
      await user.connection.event(events.HungUp, (event) => event.introductionId === introductionId);
    },
  },
  {
    id: "signalling/privacy-ends",
    title: "Settings that no longer permit an invitation end it: Declined and Cancelled",
    async run(context) {
      const [ada, user] = [await context.user("ada"), await context.newUser()];
      const { introductionId } = await ada.connection.ok(Invite, InviteRequest.create(), { user: user.name });
      await user.connection.event(events.Invited);
      await user.connection.ok(SetPrivacy, { privacy: Privacy.PRIVATE });
      await ada.connection.event(events.Declined, (event) => event.introductionId === introductionId);
      await user.connection.event(events.Cancelled, (event) => event.introductionId === introductionId);
    },
  },
];

/** Invites again and again until the server has noticed that the inviter's connection of before is lost. */
async function inviteOnceNoticed({ timeoutMs }: ServerContext, inviter: User, invited: User): Promise<InviteResponse> {
  const to = { user: invited.name };
  for (const lateMs = nowMs() + timeoutMs; ; ) {
    const { message } = await inviter.connection.exchange(Invite, InviteRequest.create(), to);
    const { body } = message;
    const response = Invite.unwrapResponse(body);
    if (response !== undefined) return response;
    const isEarly = body.case === "error" && body.value.code === ErrorCode.ALREADY_INTRODUCED && nowMs() < lateMs;
    if (!isEarly)
      throw new Fault("the response to Invite, once the lost connection is noticed", describeMessage(message));
  }
}

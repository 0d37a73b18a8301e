/** Cases of "12. Signalling": from an invitation to the end of a conversation. */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Status } from "../../../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Block,
  Cancel,
  Decline,
  events,
  HangUp,
  Invite,
  OfferCandidates,
  SetStatus,
  Unblock,
} from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Connectivity,
  DeclineRequest,
  EndReason,
  FamilyConnectivity,
  HangUpRequest,
  InviteRequest,
  NatMapping,
  OfferCandidatesRequest,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { verifyPublicKeys } from "../../../../crypto/identity.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerCase } from "../../server-context.ts";
import { peersOf } from "../chat/presence.ts";
import { ANNOUNCED_CASES } from "./announced.ts";
import { CANDIDATE_CASES } from "./candidates.ts";
import {
  CANDIDATES,
  candidateText,
  converse,
  ID_OF_INVITED,
  ID_OF_INVITER,
  type Invitation,
  invite,
  networkOf,
} from "./conversation.ts";
import { END_CASES } from "./ends.ts";
import { PASSED_ON } from "./passed-on.ts";

const { ALREADY_INTRODUCED, INTRODUCTION_NOT_FOUND, INTRODUCTION_STATE, USER_AWAY, WRONG_STATE } = ErrorCode;

/** Greatest introduction id: 2^52 - 1. */
const ID_MAX = 4_503_599_627_370_495;
/** A reason of a later version. */
const OTHER_REASON = 77 as EndReason;

/** What is refused once an invitation or a conversation is over. */
async function expectOver({ inviter, invited, introductionId }: Invitation): Promise<void> {
  await invited.connection.refused(Accept, AcceptRequest.create({ introductionId }), INTRODUCTION_NOT_FOUND);
  await inviter.connection.refused(Cancel, { introductionId }, INTRODUCTION_NOT_FOUND);
}

const CONVERSATION_CASES: readonly ServerCase[] = [
  {
    id: "signalling/invite",
    title: "An invitation reaches the invited user with the inviter's name; its id is from 1 to 2^52 - 1",
    async run(context) {
      const { introductionId } = await invite(context);
      check(introductionId >= 1 && introductionId <= ID_MAX, "an id from 1 to 2^52 - 1", () => String(introductionId));
    },
  },
  {
    id: "signalling/ids-are-random",
    title: "The ids of two introductions do not follow each other",
    async run(context) {
      const first = await invite(context);
      await first.inviter.connection.ok(Cancel, { introductionId: first.introductionId });
      const request = InviteRequest.create({ connectionId: 1n });
      const second = await first.inviter.connection.ok(Invite, request, { user: first.invited.name });
      const distance = Math.abs(second.introductionId - first.introductionId);
      check(distance > 1_000, "ids drawn at random", () => `${first.introductionId} and ${second.introductionId}`);
    },
  },
  {
    id: "signalling/accept",
    title: "Accept introduces both sides: names, signed keys, connection ids and candidates of the other side",
    async run(context) {
      const { inviter, invited, introductionId, toInvited, toInviter } = await converse(context);
      for (const [introduction, peer, id, what] of [
        [toInvited, inviter, ID_OF_INVITER, "the inviter"],
        [toInviter, invited, ID_OF_INVITED, "the invited user"],
      ] as const) {
        checkEqual(introduction.introductionId, introductionId, `introduction_id of ${what}`);
        checkEqual(introduction.name, peer.name, `name of ${what}`);
        checkEqual(introduction.connectionId, id, `connection_id of ${what}`);
        const { keys } = introduction;
        check(keys !== undefined && verifyPublicKeys(keys), `signed keys of ${what}`, () => JSON.stringify(keys));
        checkEqual(hex(keys.signingKey), hex(peer.keys.signingKey), `signing key of ${what}, as in the login`);
        const text = candidateText(introduction.candidates);
        checkEqual(text, candidateText(CANDIDATES), `candidates of ${what}`);
      }
    },
  },
  {
    id: "signalling/connectivity",
    title: "Each side gets what the other client told of its network, and nothing of one that told nothing",
    async run(context) {
      const [inviter, invited] = [await context.user("ada"), await context.user("grace")];
      const connectivity = Connectivity.create({
        ipv4: FamilyConnectivity.create({ udpWorks: false }),
        ipv6: FamilyConnectivity.create({ udpWorks: true, hasNat: true, mapping: NatMapping.PORT_DEPENDENT }),
      });
      const invitation = InviteRequest.create({ connectionId: ID_OF_INVITER, connectivity });
      const { introductionId } = await inviter.connection.ok(Invite, invitation, { user: invited.name });
      const request = AcceptRequest.create({ introductionId, connectionId: ID_OF_INVITED });
      const { introduction: toInvited } = await invited.connection.ok(Accept, request);
      const { introduction: toInviter } = await inviter.connection.event(events.Accepted);
      checkEqual(networkOf(toInvited), "ipv4 false undefined 0, ipv6 true true 3", "connectivity of the inviter");
      checkEqual(networkOf(toInviter), "none", "connectivity of the invited side");
    },
  },
  {
    id: "signalling/psk",
    title: "Both sides get the same psk of 32 bytes, and another one in every conversation",
    async run(context) {
      const first = await converse(context);
      checkEqual(first.toInvited.psk.length, 32, "bytes of the psk");
      checkEqual(hex(first.toInviter.psk), hex(first.toInvited.psk), "psk of the inviter, as of the invited side");
      check(
        first.toInvited.psk.some((byte) => byte !== 0),
        "a random psk",
        () => "32 bytes of zero",
      );
      const { inviter, invited, introductionId } = first;
      await inviter.connection.ok(HangUp, HangUpRequest.create({ introductionId }));
      await invited.connection.event(events.HungUp);
      const again = await inviter.connection.ok(Invite, InviteRequest.create(), { user: invited.name });
      await invited.connection.event(events.Invited);
      const { introduction } = await invited.connection.ok(Accept, AcceptRequest.create(again));
      check(hex(introduction?.psk ?? new Uint8Array()) !== hex(first.toInvited.psk), "a new psk", () => "the old one");
    },
  },
  {
    id: "signalling/status",
    title: "In a conversation, others see the status CONNECTED, and AVAILABLE after it",
    async run(context) {
      const { inviter, invited, introductionId } = await converse(context);
      const linus = await context.user("linus");
      const statusOf = async ({ name }: User) =>
        (await peersOf(linus.connection)).find((peer) => peer.name === name)?.status;
      checkEqual(await statusOf(inviter), Status.CONNECTED, "status of the inviter");
      checkEqual(await statusOf(invited), Status.CONNECTED, "status of the invited user");
      await invited.connection.ok(HangUp, HangUpRequest.create({ introductionId }));
      checkEqual(await statusOf(inviter), Status.AVAILABLE, "status after the conversation");
    },
  },
  {
    id: "signalling/decline",
    title: "Decline ends an invitation: the inviter gets Declined, with the reason",
    async run(context) {
      const invitation = await invite(context);
      const { inviter, invited, introductionId } = invitation;
      await invited.connection.ok(
        Decline,
        DeclineRequest.create({ introductionId, reason: EndReason.UNSUPPORTED_VERSION }),
      );
      const event = await inviter.connection.event(events.Declined);
      checkEqual(event.introductionId, introductionId, "introduction_id of Declined");
      checkEqual(event.reason, EndReason.UNSUPPORTED_VERSION, "reason of Declined");
      await expectOver(invitation);
    },
  },
  {
    id: "signalling/cancel",
    title: "Cancel ends an invitation: the invited user gets Cancelled",
    async run(context) {
      const invitation = await invite(context);
      const { inviter, invited, introductionId } = invitation;
      await inviter.connection.ok(Cancel, { introductionId });
      const event = await invited.connection.event(events.Cancelled);
      checkEqual(event.introductionId, introductionId, "introduction_id of Cancelled");
      await expectOver(invitation);
    },
  },
  {
    id: "signalling/hang-up",
    title: "HangUp ends a conversation: the other side gets HungUp with the reason, and both are AVAILABLE",
    async run(context) {
      const conversation = await converse(context);
      const { inviter, invited, introductionId } = conversation;
      const request = HangUpRequest.create({ introductionId, reason: EndReason.UNSUPPORTED_VERSION });
      await inviter.connection.ok(HangUp, request);
      const event = await invited.connection.event(events.HungUp);
      checkEqual(event.introductionId, introductionId, "introduction_id of HungUp");
      checkEqual(event.reason, EndReason.UNSUPPORTED_VERSION, "reason of HungUp");
      await inviter.connection.refused(HangUp, HangUpRequest.create({ introductionId }), WRONG_STATE);
      await invited.connection.refused(HangUp, HangUpRequest.create({ introductionId }), WRONG_STATE);
      await expectOver(conversation);
    },
  },
  {
    id: "signalling/hang-up-reason-of-server",
    title: "A reason that only the server may give is passed on as UNSPECIFIED, and any other as it is",
    async run(context) {
      const [inviter, invited] = [await context.user("ada"), await context.user("grace")];
      for (const [given, expected] of [
        [EndReason.CONNECTION_LOST, EndReason.UNSPECIFIED],
        [EndReason.NOT_PERMITTED, EndReason.UNSPECIFIED],
        [OTHER_REASON, OTHER_REASON],
      ] as const) {
        const { introductionId } = await inviter.connection.ok(Invite, InviteRequest.create(), { user: invited.name });
        await invited.connection.ok(Accept, AcceptRequest.create({ introductionId }));
        await inviter.connection.event(events.Accepted);
        await inviter.connection.ok(HangUp, HangUpRequest.create({ introductionId, reason: given }));
        const event = await invited.connection.event(events.HungUp, (each) => each.introductionId === introductionId);
        checkEqual(event.reason, expected, `reason of HungUp for the reason ${given}`);
      }
    },
  },
  {
    id: "signalling/block",
    title: "A block ends a conversation with NOT_PERMITTED for its user, and without a reason for the other side",
    async run(context) {
      const { inviter, invited } = await converse(context);
      await invited.connection.ok(Block, {}, { user: inviter.name });
      checkEqual((await invited.connection.event(events.HungUp)).reason, EndReason.NOT_PERMITTED, "own reason");
      checkEqual((await inviter.connection.event(events.HungUp)).reason, EndReason.UNSPECIFIED, "reason of the other");
      await invited.connection.ok(Unblock, {}, { user: inviter.name });
    },
  },
  {
    id: "signalling/hang-up-not-open",
    title: "HangUp without a conversation is refused with WRONG_STATE",
    async run(context) {
      const { inviter, introductionId } = await invite(context);
      await inviter.connection.refused(HangUp, HangUpRequest.create({ introductionId }), WRONG_STATE);
    },
  },
  {
    id: "signalling/wrong-side",
    title: "What is reserved for the other side is refused with INTRODUCTION_STATE",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      await inviter.connection.refused(Accept, AcceptRequest.create({ introductionId }), INTRODUCTION_STATE);
      await inviter.connection.refused(Decline, DeclineRequest.create({ introductionId }), INTRODUCTION_STATE);
      await invited.connection.refused(Cancel, { introductionId }, INTRODUCTION_STATE);
    },
  },
  {
    id: "signalling/open-again",
    title: "Accept, Decline and Cancel of an open conversation are refused with INTRODUCTION_STATE",
    async run(context) {
      const { inviter, invited, introductionId } = await converse(context);
      await invited.connection.refused(Accept, AcceptRequest.create({ introductionId }), INTRODUCTION_STATE);
      await invited.connection.refused(Decline, DeclineRequest.create({ introductionId }), INTRODUCTION_STATE);
      await inviter.connection.refused(Cancel, { introductionId }, INTRODUCTION_STATE);
    },
  },
  {
    id: "signalling/of-strangers",
    title: "Introductions of others, and ids that do not exist, are refused with INTRODUCTION_NOT_FOUND",
    async run(context) {
      const { introductionId } = await converse(context);
      const { connection } = await context.user("linus");
      for (const id of [introductionId, 12_345, 0]) {
        await connection.refused(Accept, AcceptRequest.create({ introductionId: id }), INTRODUCTION_NOT_FOUND);
        await connection.refused(Decline, DeclineRequest.create({ introductionId: id }), INTRODUCTION_NOT_FOUND);
        await connection.refused(Cancel, { introductionId: id }, INTRODUCTION_NOT_FOUND);
        const offer = OfferCandidatesRequest.create({ introductionId: id });
        await connection.refused(OfferCandidates, offer, INTRODUCTION_NOT_FOUND);
      }
    },
  },
  {
    id: "signalling/already-introduced",
    title: "A second invitation between two users is refused with ALREADY_INTRODUCED, in either direction",
    async run(context) {
      const { inviter, invited } = await invite(context);
      await inviter.connection.refused(Invite, InviteRequest.create(), ALREADY_INTRODUCED, { user: invited.name });
      await invited.connection.refused(Invite, InviteRequest.create(), ALREADY_INTRODUCED, { user: inviter.name });
    },
  },
  {
    id: "signalling/away",
    title: "An invitation of a user who is away is refused with USER_AWAY",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      await ada.connection.refused(Invite, InviteRequest.create(), USER_AWAY, { user: grace.name });
    },
  },
];

export const SIGNALLING: readonly ServerCase[] = [
  ...CONVERSATION_CASES,
  ...END_CASES,
  ...ANNOUNCED_CASES,
  ...PASSED_ON,
  ...CANDIDATE_CASES,
];

/** Cases of "12. Signalling": from an invitation to the end of a conversation. */

import { Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Block,
  Cancel,
  Decline,
  events,
  HangUp,
  Invite,
  LogOff,
  OfferCandidates,
  SetPrivacy,
  SetStatus,
  Unblock,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Candidate,
  CandidateKind,
  Connectivity,
  DeclineRequest,
  EndReason,
  FamilyConnectivity,
  HangUpRequest,
  type Introduction,
  Invited,
  InviteRequest,
  NatMapping,
  OfferCandidatesRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { verifyPublicKeys } from "../../../crypto/identity.ts";
import { hex } from "../../shared/describe.ts";
import { check, checkEqual } from "../../shared/fault.ts";
import type { User } from "../account.ts";
import type { ServerCase, ServerContext } from "../server-context.ts";
import { sleep } from "../socket.ts";
import { peersOf } from "./presence.ts";

const {
  ALREADY_INTRODUCED,
  INTRODUCTION_NOT_FOUND,
  INTRODUCTION_STATE,
  INVALID_ARGUMENT,
  LIMIT_REACHED,
  USER_AWAY,
  WRONG_STATE,
} = ErrorCode;
/** How late the server may be. */
const LATE_MS = 2_000;
/** Greatest introduction id: 2^52 - 1. */
const ID_MAX = 4_503_599_627_370_495;
/** A reason of a later version. */
const OTHER_REASON = 77 as EndReason;
const [ID_OF_INVITER, ID_OF_INVITED] = [0x1122_3344_5566_7788n, 0xffee_ddcc_bbaa_9988n];

const host = (address: string, port = 4_433): Candidate =>
  Candidate.create({ kind: CandidateKind.HOST, address, port });
/** Addresses for documentation (RFC 5737, RFC 3849). */
const CANDIDATES = [host("192.0.2.1"), host("2001:db8::1")];

/** An invitation with a key that looks right. A server looks at the lengths only. */
function offerOf(bytes: number, signatureBytes: number): InviteRequest {
  const encapsulationKey = new Uint8Array(bytes).fill(1);
  const encapsulationKeySignature = new Uint8Array(signatureBytes).fill(2);
  return InviteRequest.create({ connectionId: 1n, encapsulationKey, encapsulationKeySignature });
}

function answerOf(introductionId: number, bytes: number, signatureBytes: number): AcceptRequest {
  const ciphertext = new Uint8Array(bytes).fill(3);
  const ciphertextSignature = new Uint8Array(signatureBytes).fill(4);
  return AcceptRequest.create({ introductionId, connectionId: 2n, ciphertext, ciphertextSignature });
}

interface Invitation {
  readonly inviter: User;
  readonly invited: User;
  readonly introductionId: number;
}

async function invite(context: ServerContext): Promise<Invitation> {
  const [inviter, invited] = [await context.user("ada"), await context.user("grace")];
  const request = InviteRequest.create({ candidates: CANDIDATES, connectionId: ID_OF_INVITER });
  const { introductionId } = await inviter.connection.ok(Invite, request, { user: invited.name });
  const event = await invited.connection.event(events.Invited);
  checkEqual(event.introductionId, introductionId, "introduction_id of Invited");
  checkEqual(event.from, inviter.name, "from of Invited");
  return { inviter, invited, introductionId };
}

interface Conversation extends Invitation {
  readonly toInvited: Introduction;
  readonly toInviter: Introduction;
}

async function converse(context: ServerContext): Promise<Conversation> {
  const invitation = await invite(context);
  const { inviter, invited, introductionId } = invitation;
  const request = AcceptRequest.create({ introductionId, candidates: CANDIDATES, connectionId: ID_OF_INVITED });
  const { introduction: toInvited } = await invited.connection.ok(Accept, request);
  const { introduction: toInviter } = await inviter.connection.event(events.Accepted);
  check(toInvited !== undefined, "an introduction in the response to Accept", () => "none");
  check(toInviter !== undefined, "an introduction in Accepted", () => "none");
  return { ...invitation, toInvited, toInviter };
}

/** What is refused once an invitation or a conversation is over. */
async function expectOver({ inviter, invited, introductionId }: Invitation): Promise<void> {
  await invited.connection.refused(Accept, AcceptRequest.create({ introductionId }), INTRODUCTION_NOT_FOUND);
  await inviter.connection.refused(Cancel, { introductionId }, INTRODUCTION_NOT_FOUND);
}

function candidateText(candidates: readonly Candidate[]): string {
  return candidates.map(({ kind, address, port }) => `${kind} ${address} ${port}`).join(", ");
}

function networkOf(introduction: Introduction | undefined): string {
  const { ipv4, ipv6 } = introduction?.connectivity ?? {};
  const families = Object.entries({ ipv4, ipv6 }).flatMap(([name, facts]) =>
    facts === undefined ? [] : [`${name} ${facts.udpWorks} ${facts.hasNat} ${facts.mapping}`],
  );
  return families.join(", ") || "none";
}

/** The kind that the invited side gets of a candidate that the inviter offers with this kind. */
async function kindOfPassedOn(context: ServerContext, kind: CandidateKind): Promise<CandidateKind | undefined> {
  const [ada, grace] = [await context.user("ada"), await context.user("grace")];
  const offered = Candidate.create({ kind, address: "192.0.2.7", port: 7 });
  const invitation = InviteRequest.create({ candidates: [offered], connectionId: 1n });
  const { introductionId } = await ada.connection.ok(Invite, invitation, { user: grace.name });
  const acceptance = AcceptRequest.create({ introductionId, connectionId: 2n });
  const { introduction } = await grace.connection.ok(Accept, acceptance);
  return introduction?.candidates.find(({ address }) => address === "192.0.2.7")?.kind;
}

/** An address that is no candidate. */
function badCandidate(id: string, what: string, candidate: Candidate): ServerCase {
  return {
    id: `signalling/candidate-${id}`,
    title: `An invitation with a candidate that is ${what} is refused with INVALID_ARGUMENT`,
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const request = InviteRequest.create({ candidates: [host("192.0.2.1"), candidate], connectionId: 1n });
      await ada.connection.refused(Invite, request, INVALID_ARGUMENT, { user: grace.name });
      await grace.connection.noEvent(events.Invited, "the invitation was refused");
    },
  };
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

const END_CASES: readonly ServerCase[] = [
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
      inviter.connection.destroy();
      await sleep(conversationGraceMs / 2);
      await invited.connection.noEvent(events.HungUp, "the grace is not over");
      await invited.connection.event(events.HungUp, (event) => event.introductionId === introductionId);
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
      // Until the server has noticed, it answers ALREADY_INTRODUCED. A login takes long enough.
      const ada = await context.user("ada");
      const again = await ada.connection.ok(Invite, InviteRequest.create(), { user: invited.name });
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
  {
    id: "signalling/capabilities",
    title: "The capabilities of each side reach the other as they were sent",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const [ofInviter, ofInvited] = [
        { versions: [1, 7_000], features: [2, 9_001] },
        { versions: [1], features: [3] },
      ];
      const request = InviteRequest.create({ connectionId: 1n, capabilities: ofInviter });
      const { introductionId } = await ada.connection.ok(Invite, request, { user: grace.name });
      const text = (value: unknown): string => JSON.stringify(value);
      const invited = await grace.connection.event(events.Invited);
      checkEqual(text(invited.capabilities), text(ofInviter), "capabilities in Invited");
      const answer = AcceptRequest.create({ introductionId, connectionId: 2n, capabilities: ofInvited });
      const { introduction } = await grace.connection.ok(Accept, answer);
      checkEqual(text(introduction?.capabilities), text(ofInviter), "capabilities in the response to Accept");
      const accepted = await ada.connection.event(events.Accepted);
      checkEqual(text(accepted.introduction?.capabilities), text(ofInvited), "capabilities in Accepted");
    },
  },
  {
    id: "signalling/key-exchange",
    title: "Encapsulation key and ciphertext reach the other side, the signature of the key only after the acceptance",
    heading: "Post-quantum secret",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const { introductionId } = await ada.connection.ok(Invite, offerOf(1_184, 64), { user: grace.name });
      const invited = await grace.connection.event(events.Invited);
      const { encapsulationKey, encapsulationKeySignature } = offerOf(1_184, 64);
      checkEqual(hex(invited.encapsulationKey), hex(encapsulationKey), "encapsulation_key in Invited");
      const isShown = Buffer.from(Invited.encode(invited)).includes(Buffer.from(encapsulationKeySignature));
      check(!isShown, "Invited without the signature of the key", () => "the signature");
      const answer = answerOf(introductionId, 1_088, 64);
      const { introduction } = await grace.connection.ok(Accept, answer);
      const signature = introduction?.encapsulationKeySignature ?? new Uint8Array(0);
      checkEqual(
        hex(signature),
        hex(encapsulationKeySignature),
        "encapsulation_key_signature in the response to Accept",
      );
      const accepted = (await ada.connection.event(events.Accepted)).introduction;
      const [ciphertext, ofCiphertext] = [accepted?.ciphertext, accepted?.ciphertextSignature];
      checkEqual(hex(ciphertext ?? new Uint8Array(0)), hex(answer.ciphertext), "ciphertext in Accepted");
      const shown = hex(ofCiphertext ?? new Uint8Array(0));
      checkEqual(shown, hex(answer.ciphertextSignature), "ciphertext_signature in Accepted");
    },
  },
  {
    id: "signalling/key-exchange-lengths",
    title: "A key, a ciphertext or a signature of another length is refused, and so is a ciphertext without a key",
    heading: "Post-quantum secret",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const to = { user: grace.name };
      for (const [bytes, signatureBytes] of [
        [1_183, 64],
        [1_184, 63],
        [1_184, 0],
        [0, 64],
      ] as const)
        await ada.connection.refused(Invite, offerOf(bytes, signatureBytes), INVALID_ARGUMENT, to);
      const { introductionId } = await ada.connection.ok(Invite, offerOf(1_184, 64), to);
      for (const [bytes, signatureBytes] of [
        [1_089, 64],
        [1_088, 0],
      ] as const) {
        const answer = answerOf(introductionId, bytes, signatureBytes);
        await grace.connection.refused(Accept, answer, INVALID_ARGUMENT);
      }
      await ada.connection.ok(Cancel, { introductionId });
      const { introductionId: plain } = await ada.connection.ok(Invite, InviteRequest.create(), to);
      await grace.connection.refused(Accept, answerOf(plain, 1_088, 64), INVALID_ARGUMENT);
    },
  },
];

const CANDIDATE_CASES: readonly ServerCase[] = [
  badCandidate("name", "a host name", host("example.com")),
  badCandidate("empty", "empty", host("")),
  badCandidate("port-zero", "without a port", host("192.0.2.1", 0)),
  badCandidate("port-too-large", "with a port greater than 65535", host("192.0.2.1", 65_536)),
  badCandidate("three-parts", "an IPv4 address of three numbers (1.2.3)", host("1.2.3")),
  badCandidate("hex-words", "a name of hexadecimal digits (face.cafe)", host("face.cafe")),
  badCandidate("multicast", "a multicast address (224.0.0.1)", host("224.0.0.1")),
  badCandidate("unspecified", "the address 0.0.0.0", host("0.0.0.0")),
  badCandidate("ipv6-multicast", "an IPv6 multicast address (ff02::1)", host("ff02::1")),
  badCandidate("ipv6-unspecified", "the address ::", host("::")),
  badCandidate("ipv4-mapped", "an IPv4-mapped IPv6 address", host("::ffff:192.0.2.1")),
  badCandidate("metadata", "an address at which clouds tell secrets (169.254.169.254)", host("169.254.169.254")),
  badCandidate("ipv6-metadata", "such an address in IPv6 (fd00:ec2::254)", host("fd00:ec2::254")),
  badCandidate("zone", "an IPv6 address with a zone", host("fe80::1%eth0")),
  {
    id: "signalling/candidates-max",
    title: "More than candidates_max candidates are refused with LIMIT_REACHED",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const { candidatesMax } = context.limits;
      const bytesOfOne = 24;
      if (candidatesMax * bytesOfOne > 4_000) context.skip(`${candidatesMax} candidates do not fit into an invitation`);
      const many = Array.from({ length: candidatesMax + 1 }, (_, index) => host("192.0.2.1", 1_000 + index));
      const request = (candidates: Candidate[]) => InviteRequest.create({ candidates, connectionId: 1n });
      await ada.connection.refused(Invite, request(many), LIMIT_REACHED, { user: grace.name });
      await ada.connection.ok(Invite, request(many.slice(1)), { user: grace.name });
    },
  },
  {
    id: "signalling/candidates-as-host",
    title: "Candidates that claim to be SERVER_REFLEXIVE are passed on as HOST",
    async run(context) {
      const kind = await kindOfPassedOn(context, CandidateKind.SERVER_REFLEXIVE);
      checkEqual(kind, CandidateKind.HOST, "kind of the candidate");
    },
  },
  {
    id: "signalling/candidates-port-mapped",
    title: "Candidates of the kind PORT_MAPPED are passed on as they are",
    async run(context) {
      const kind = await kindOfPassedOn(context, CandidateKind.PORT_MAPPED);
      checkEqual(kind, CandidateKind.PORT_MAPPED, "kind of the candidate");
    },
  },
  {
    id: "signalling/offer-candidates",
    title: "OfferCandidates in a conversation reaches the other side as CandidatesOffered",
    async run(context) {
      const { inviter, invited, introductionId } = await converse(context);
      const candidates = [host("198.51.100.4", 9_000)];
      await inviter.connection.ok(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates }));
      const event = await invited.connection.event(events.CandidatesOffered);
      checkEqual(event.introductionId, introductionId, "introduction_id");
      checkEqual(candidateText(event.candidates), candidateText(candidates), "candidates");
    },
  },
  {
    id: "signalling/offer-connectivity",
    title: "Connectivity in OfferCandidates is told in the answer to an invitation, and later in CandidatesOffered",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      const offer = (udpWorks: boolean) =>
        OfferCandidatesRequest.create({
          introductionId,
          connectivity: Connectivity.create({ ipv4: FamilyConnectivity.create({ udpWorks }) }),
        });
      await inviter.connection.ok(OfferCandidates, offer(false));
      const { introduction } = await invited.connection.ok(Accept, AcceptRequest.create({ introductionId }));
      checkEqual(networkOf(introduction), "ipv4 false undefined 0", "connectivity of the inviter");
      await inviter.connection.ok(OfferCandidates, offer(true));
      const { connectivity } = await invited.connection.event(events.CandidatesOffered);
      checkEqual(connectivity?.ipv4?.udpWorks, true, "connectivity in CandidatesOffered");
    },
  },
  {
    id: "signalling/candidates-after-accept-only",
    title: "Candidates that the inviter adds before the answer are told only in the answer",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      const candidates = [host("198.51.100.4", 9_000)];
      await inviter.connection.ok(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates }));
      await invited.connection.noEvent(events.CandidatesOffered, "the invitation is not accepted");
      const { introduction } = await invited.connection.ok(Accept, AcceptRequest.create({ introductionId }));
      const text = candidateText(introduction?.candidates ?? []);
      checkEqual(text, candidateText([...CANDIDATES, ...candidates]), "candidates of the inviter");
    },
  },
];

export const SIGNALLING: readonly ServerCase[] = [...CONVERSATION_CASES, ...END_CASES, ...CANDIDATE_CASES];

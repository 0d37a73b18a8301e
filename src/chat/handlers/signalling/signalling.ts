import {
  Accept,
  Announce,
  Cancel,
  Decline,
  HangUp,
  Invite,
  OfferCandidates,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  type AcceptRequest,
  AcceptResponse,
  CancelResponse,
  DeclineResponse,
  HangUpResponse,
  InviteResponse,
  type OfferCandidatesRequest,
  OfferCandidatesResponse,
} from "../../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { moveOf, requestedMove } from "../../state/introductions/introduction-moves.ts";
import { knownConnectivity, sideOf } from "../../state/introductions/introductions.ts";
import { loginOf, type Refusable, type Route, route } from "../../state/route.ts";
import { changeIntroduction, changeRelation } from "../contact-changes.ts";
import { checkPresent, recipientOf } from "../recipient.ts";
import { ANNOUNCE_REFUSALS, announce } from "./announce.ts";
import { endForNewInvitation, endIntroduction, endLostBeyondLimit, reasonOfClient } from "./end-introduction.ts";
import { moveIntroduction, toIntroductionMessage } from "./move-introduction.ts";
import { CANDIDATE_REFUSALS, grantRelay, isRelayOnly, NO_RELAY } from "./own-side.ts";

const NOT_FOUND = [
  "INTRODUCTION_NOT_FOUND",
  "The introduction does not exist, is over, or is not the caller's.",
] as const;

const TOO_MANY_CAPABILITIES = [
  "LIMIT_REACHED",
  "The capabilities have more than `capabilitiesMax` versions or features, or more than 512 bytes.",
] as const;

const REFUSALS = {
  Invite: [
    ["USER_NOT_FOUND", "No user has the name, or the caller may not connect to the user."],
    ["USER_AWAY", "The user is away."],
    NO_RELAY,
    ...CANDIDATE_REFUSALS,
    TOO_MANY_CAPABILITIES,
    ["INVALID_ARGUMENT", "A key or the signature has a wrong length."],
    [
      "ALREADY_INTRODUCED",
      "The two users have an introduction. It ends instead if it is a detached conversation, or one whose side of the caller waits to be resumed.",
    ],
    ["LIMIT_REACHED", "The caller has `introductionsMax` conversations, sent invitations and announcements together."],
    [
      "LIMIT_REACHED",
      "`invitationsMax` invitations wait for the user's answer. Those of contacts and of others are counted apart, so that strangers cannot keep contacts from inviting.",
    ],
  ],
  Accept: [
    NOT_FOUND,
    ["INTRODUCTION_STATE", "The invitation was accepted before, or the caller sent it."],
    NO_RELAY,
    ...CANDIDATE_REFUSALS,
    TOO_MANY_CAPABILITIES,
    [
      "INVALID_ARGUMENT",
      "The key, the ciphertext or the signature has a wrong length, or the invitation has no encapsulation key.",
    ],
    ["LIMIT_REACHED", "The caller has `introductionsMax` conversations and announcements together."],
  ],
  Decline: [NOT_FOUND, ["INTRODUCTION_STATE", "The invitation was accepted before, or the caller sent it."]],
  Cancel: [
    NOT_FOUND,
    ["INTRODUCTION_STATE", "The invitation was accepted before, or this connection did not send it."],
  ],
  OfferCandidates: [
    NOT_FOUND,
    ["INTRODUCTION_STATE", "This connection takes no part in the introduction."],
    ...CANDIDATE_REFUSALS,
  ],
  HangUp: [
    NOT_FOUND,
    ["INTRODUCTION_STATE", "The invitation is not accepted yet, or this connection takes no part in the conversation."],
  ],
  Announce: ANNOUNCE_REFUSALS,
} as const;

/** Invitations and conversations: how the clients of two users set up a link. */
export function signallingRoutes(state: ChatState) {
  const { introductions } = state;
  return {
    Invite: route(Invite, REFUSALS.Invite, (invitation, request) => {
      const { connectionId, capabilities, connectivity, ephemeralKey, encapsulationKey, signature } = invitation;
      const login = loginOf(request);
      const { user: inviter } = login;
      const invited = recipientOf(state, "connect", request);
      checkPresent(invited, request);
      const side = {
        user: inviter,
        login,
        isLost: false,
        relayOnly: isRelayOnly(state, login, invitation, request),
        candidates: introductions.candidatesOf(login, invitation, request),
        connectionId,
        capabilities: introductions.checkCapabilities(capabilities, request),
        keyExchange: introductions.checkOffer({ ephemeralKey, kem: encapsulationKey, signature }, request),
        connectivity: knownConnectivity(connectivity),
      };
      const introduction = introductions.create(side, invited, request);
      const lost = introductions.between(inviter, invited);
      introduction.isUntold = !state.strangerEvents.mayReach(invited, inviter, request.nowMs);
      moveIntroduction(state, introduction, moveOf(introduction.state, "Invite", "inviter"), {
        login,
        change: (run) =>
          lost === undefined
            ? changeRelation(state, [inviter, invited], run, request.nowMs)
            : changeIntroduction(state, introduction, () => {
                endForNewInvitation(state, lost);
                run();
              }),
      });
      return InviteResponse.create({ introductionId: introduction.id });
    }),

    Accept: route(Accept, REFUSALS.Accept, (acceptance, request) => accept(state, acceptance, request)),

    Decline: route(Decline, REFUSALS.Decline, ({ introductionId, reason: given }, request) => {
      const login = loginOf(request);
      const reason = reasonOfClient(given);
      const introduction = introductions.find(introductionId, login.user, request);
      endIntroduction(state, introduction, requestedMove(introduction, "Decline", login, request), { login, reason });
      return DeclineResponse.create();
    }),

    Cancel: route(Cancel, REFUSALS.Cancel, ({ introductionId }, request) => {
      const login = loginOf(request);
      const introduction = introductions.find(introductionId, login.user, request);
      endIntroduction(state, introduction, requestedMove(introduction, "Cancel", login, request), { login });
      return CancelResponse.create();
    }),

    OfferCandidates: route(OfferCandidates, REFUSALS.OfferCandidates, (offer, request) => {
      addCandidates(state, offer, request);
      return OfferCandidatesResponse.create();
    }),

    HangUp: route(HangUp, REFUSALS.HangUp, ({ introductionId, reason: given }, request) => {
      const login = loginOf(request);
      const reason = reasonOfClient(given);
      const introduction = introductions.find(introductionId, login.user, request);
      endIntroduction(state, introduction, requestedMove(introduction, "HangUp", login, request), { login, reason });
      return HangUpResponse.create();
    }),

    Announce: route(Announce, REFUSALS.Announce, (announcement, request) => announce(state, announcement, request)),
  } satisfies Record<string, Route>;
}

/** Opens a conversation and tells both sides how to reach each other. */
function accept(
  state: ChatState,
  acceptance: AcceptRequest,
  request: Refusable<(typeof REFUSALS.Accept)[number][0]>,
): AcceptResponse {
  const login = loginOf(request);
  const { introductions } = state;
  const { introductionId, connectionId, ephemeralKey, ciphertext, signature } = acceptance;
  const { user } = login;
  const introduction = introductions.find(introductionId, user, request);
  const move = requestedMove(introduction, "Accept", login, request);
  const relayOnly = isRelayOnly(state, login, acceptance, request);
  const offered = introductions.candidatesOf(login, acceptance, request);
  const capabilities = introductions.checkCapabilities(acceptance.capabilities, request);
  const answer = { ephemeralKey, kem: ciphertext, signature };
  const keyExchange = introductions.checkAnswer(answer, introduction, request);
  introductions.checkRoom(user, request);
  introduction.isUntold = false;
  introduction.invited.login = login;
  introduction.invited.candidates = offered;
  introduction.invited.connectionId = connectionId;
  introduction.invited.capabilities = capabilities;
  introduction.invited.keyExchange = keyExchange;
  introduction.invited.connectivity = knownConnectivity(acceptance.connectivity);
  const psk = introductions.createPsk();
  grantRelay(state, introduction);
  const response = changeIntroduction(state, introduction, () => {
    // It changes what the two see of each other.
    introduction.invited.relayOnly = relayOnly;
    moveIntroduction(state, introduction, move, { login, psk });
    return AcceptResponse.create({ introduction: toIntroductionMessage(state, user, introduction, psk) });
  });
  for (const side of [introduction.inviter, introduction.invited]) endLostBeyondLimit(state, side.user);
  return response;
}

/** Adds candidates that a client found later, and shows them, and what it found of its network, to the other side. */
function addCandidates(
  state: ChatState,
  offer: OfferCandidatesRequest,
  request: Refusable<(typeof REFUSALS.OfferCandidates)[number][0]>,
): void {
  const login = loginOf(request);
  const { introductions } = state;
  const { introductionId } = offer;
  const connectivity = knownConnectivity(offer.connectivity);
  const introduction = introductions.find(introductionId, login.user, request);
  const side = sideOf(introduction, login.user);
  const move = requestedMove(introduction, "OfferCandidates", login, request);
  const more = introductions.candidatesOf(login, offer, request);
  introductions.addCandidates(side, more);
  side.connectivity = connectivity ?? side.connectivity;
  moveIntroduction(state, introduction, move, { login, candidates: more, connectivity });
}

import {
  Accept,
  Cancel,
  Decline,
  events,
  HangUp,
  Invite,
  OfferCandidates,
} from "../../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  type AcceptRequest,
  AcceptResponse,
  Cancelled,
  CancelResponse,
  type Candidate,
  CandidateKind,
  CandidatesOffered,
  DeclineResponse,
  HangUpResponse,
  Introduction as IntroductionMessage,
  Invited,
  InviteResponse,
  type OfferCandidatesRequest,
  OfferCandidatesResponse,
} from "../../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Introduction, otherSide, receiversOf, sideOf } from "../state/introductions.ts";
import { allLogins, otherLogins } from "../state/outbox.ts";
import { loginOf, type Route, route } from "../state/route.ts";
import type { Login, User } from "../state/user.ts";
import { changeIntroduction, changeRelation } from "./contact-changes.ts";
import { endIntroduction } from "./end-introduction.ts";
import { checkPresent, recipientOf } from "./recipient.ts";

/** Invitations and conversations: how the clients of two users set up a link. */
export function signallingRoutes(state: ChatState) {
  const { introductions, outbox } = state;
  return {
    Invite: route(Invite, ({ candidates, connectionId, capabilities }, request) => {
      const login = loginOf(request);
      const { user: inviter } = login;
      const invited = recipientOf(state, "connect", request);
      checkPresent(invited);
      const side = {
        user: inviter,
        login,
        candidates: introductions.candidatesOf(login, candidates),
        connectionId,
        capabilities: introductions.checkCapabilities(capabilities),
      };
      const introductionId = changeRelation(
        state,
        [inviter, invited],
        () => introductions.invite(side, invited, request.nowMs).id,
      );
      const { name: from } = inviter.account;
      const invitation = Invited.create({ introductionId, from, capabilities: side.capabilities });
      outbox.emit(allLogins(invited), events.Invited, invitation);
      return InviteResponse.create({ introductionId });
    }),

    Accept: route(Accept, (acceptance, request) => accept(state, acceptance, loginOf(request))),

    Decline: route(Decline, ({ introductionId, reason }, request) => {
      const login = loginOf(request);
      const { user } = login;
      const introduction = introductions.find(introductionId, user);
      if (introduction.open || introduction.invited.user !== user) throw notNow("declined");
      endIntroduction(state, introduction, user, reason);
      outbox.emit(otherLogins(login), events.Cancelled, Cancelled.create({ introductionId }));
      return DeclineResponse.create();
    }),

    Cancel: route(Cancel, ({ introductionId }, request) => {
      const login = loginOf(request);
      const { user } = login;
      const introduction = introductions.find(introductionId, user);
      if (introduction.open || introduction.inviter.login !== login) throw notNow("cancelled");
      endIntroduction(state, introduction, user);
      return CancelResponse.create();
    }),

    OfferCandidates: route(OfferCandidates, (offer, request) => {
      addCandidates(state, offer, loginOf(request));
      return OfferCandidatesResponse.create();
    }),

    HangUp: route(HangUp, ({ introductionId, reason }, request) => {
      const login = loginOf(request);
      const { user } = login;
      const introduction = introductions.find(introductionId, user);
      if (!introduction.open || sideOf(introduction, user).login !== login) throw notNow("hung up");
      endIntroduction(state, introduction, user, reason);
      return HangUpResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** Opens a conversation and tells both sides how to reach each other. */
function accept(state: ChatState, acceptance: AcceptRequest, login: Login): AcceptResponse {
  const { introductions, outbox } = state;
  const { introductionId, candidates, connectionId } = acceptance;
  const { user } = login;
  const introduction = introductions.find(introductionId, user);
  if (introduction.open || introduction.invited.user !== user) throw notNow("accepted");
  const offered = introductions.candidatesOf(login, candidates);
  const capabilities = introductions.checkCapabilities(acceptance.capabilities);
  introductions.checkRoom(user);
  introduction.invited.login = login;
  introduction.invited.candidates = offered;
  introduction.invited.connectionId = connectionId;
  introduction.invited.capabilities = capabilities;
  return changeIntroduction(state, introduction, () => {
    const psk = introductions.open(introduction);
    const { inviter } = introduction;
    const accepted = Accepted.create({ introduction: toMessage(state, inviter.user, introduction, psk) });
    outbox.emit(receiversOf(inviter), events.Accepted, accepted);
    // The user's other clients got the invitation too.
    outbox.emit(otherLogins(login), events.Cancelled, Cancelled.create({ introductionId }));
    return AcceptResponse.create({ introduction: toMessage(state, user, introduction, psk) });
  });
}

/** Adds candidates that a client found later, and shows them to the other side of a conversation. */
function addCandidates(state: ChatState, offer: OfferCandidatesRequest, login: Login): void {
  const { introductions, outbox } = state;
  const { introductionId, candidates } = offer;
  const introduction = introductions.find(introductionId, login.user);
  const side = sideOf(introduction, login.user);
  if (side.login !== login) throw notNow("given more candidates");
  const more = introductions.candidatesOf(login, candidates);
  introductions.addCandidates(side, more);
  // The other side learns addresses only once the invitation is accepted.
  if (!introduction.open) return;
  const receiver = otherSide(introduction, login.user);
  const shown = shownTo(state, receiver.user, login.user, more);
  const offered = CandidatesOffered.create({ introductionId, candidates: shown });
  outbox.emit(receiversOf(receiver), events.CandidatesOffered, offered);
}

/** The parameters with which the client of one user sets up the link with the other side. */
function toMessage(state: ChatState, user: User, introduction: Introduction, psk: Uint8Array): IntroductionMessage {
  const { user: peer, login, candidates, connectionId, capabilities } = otherSide(introduction, user);
  return IntroductionMessage.create({
    introductionId: introduction.id,
    name: peer.account.name,
    keys: login?.keys,
    candidates: shownTo(state, user, peer, candidates),
    connectionId,
    psk,
    capabilities,
  });
}

/** The candidates that `viewer` may see. The address that the server saw needs permission; the client chose the others. */
function shownTo({ directory }: ChatState, viewer: User, user: User, candidates: readonly Candidate[]): Candidate[] {
  const isShown = directory.may("address", viewer, user);
  return candidates.filter(({ kind }) => isShown || kind !== CandidateKind.SERVER_REFLEXIVE);
}

function notNow(what: string): ProtocolError {
  return new ProtocolError(
    "INTRODUCTION_STATE",
    `The introduction cannot be ${what} in its current state or by this client.`,
  );
}

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
  AcceptResponse,
  Cancelled,
  CancelResponse,
  type Candidate,
  CandidateKind,
  CandidatesOffered,
  DeclineResponse,
  HangUpResponse,
  Introduction,
  Invited,
  InviteResponse,
  OfferCandidatesResponse,
} from "../../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Meeting, otherSide, sessionsOfSide, sideOf } from "../state/introductions.ts";
import { loginOf, type Route, route } from "../state/route.ts";
import { sessionsOf, type User } from "../state/user.ts";
import { changeRelation } from "./contact-changes.ts";
import { changeMeeting, endMeeting } from "./end-introduction.ts";
import { checkPresent, wantedUser } from "./texts.ts";

/** The way into a conversation and out of it. */
export function signallingRoutes(world: ChatState) {
  const { introductions, outbox } = world;
  return {
    Invite: route(Invite, ({ candidates, connectionId }, request) => {
      const { user: inviter, login } = loginOf(request);
      const invited = wantedUser(world, "connect", request);
      checkPresent(invited);
      const side = { user: inviter, login, candidates: introductions.candidatesOf(login, candidates), connectionId };
      const introductionId = changeRelation(
        world,
        [inviter, invited],
        () => introductions.invite(side, invited, request.nowMs).id,
      );
      outbox.emit(invited, events.Invited, Invited.create({ introductionId, from: inviter.account.name }));
      return InviteResponse.create({ introductionId });
    }),

    Accept: route(Accept, ({ introductionId, candidates, connectionId }, request) => {
      const { user, login } = loginOf(request);
      const meeting = introductions.find(introductionId, user);
      if (meeting.open || meeting.invited.user !== user) throw notNow("accepted");
      const offered = introductions.candidatesOf(login, candidates);
      introductions.checkRoom(user);
      meeting.invited.login = login;
      meeting.invited.candidates = offered;
      meeting.invited.connectionId = connectionId;
      return changeMeeting(world, meeting, () => {
        const psk = introductions.open(meeting);
        const { inviter } = meeting;
        const accepted = Accepted.create({ introduction: introductionFor(world, inviter.user, meeting, psk) });
        outbox.emitTo(sessionsOfSide(meeting.inviter), events.Accepted, accepted);
        // The user's other devices were asked too.
        outbox.emitTo(sessionsOf(user, login.session), events.Cancelled, Cancelled.create({ introductionId }));
        return AcceptResponse.create({ introduction: introductionFor(world, user, meeting, psk) });
      });
    }),

    Decline: route(Decline, ({ introductionId }, request) => {
      const { user, login } = loginOf(request);
      const meeting = introductions.find(introductionId, user);
      if (meeting.open || meeting.invited.user !== user) throw notNow("declined");
      endMeeting(world, meeting, user);
      outbox.emitTo(sessionsOf(user, login.session), events.Cancelled, Cancelled.create({ introductionId }));
      return DeclineResponse.create();
    }),

    Cancel: route(Cancel, ({ introductionId }, request) => {
      const { user, login } = loginOf(request);
      const meeting = introductions.find(introductionId, user);
      if (meeting.open || meeting.inviter.login !== login) throw notNow("cancelled");
      endMeeting(world, meeting, user);
      return CancelResponse.create();
    }),

    OfferCandidates: route(OfferCandidates, ({ introductionId, candidates }, request) => {
      const { user, login } = loginOf(request);
      const meeting = introductions.find(introductionId, user);
      const side = sideOf(meeting, user);
      if (side.login !== login) throw notNow("given more candidates");
      const more = introductions.candidatesOf(login, candidates);
      introductions.addCandidates(side, more);
      // Before the invitation is accepted the other side learns no address.
      if (meeting.open) {
        const there = otherSide(meeting, user);
        const shown = shownTo(world, there.user, user, more);
        const offered = CandidatesOffered.create({ introductionId, candidates: shown });
        outbox.emitTo(sessionsOfSide(there), events.CandidatesOffered, offered);
      }
      return OfferCandidatesResponse.create();
    }),

    HangUp: route(HangUp, ({ introductionId }, request) => {
      const { user, login } = loginOf(request);
      const meeting = introductions.find(introductionId, user);
      if (!meeting.open || sideOf(meeting, user).login !== login) throw notNow("hung up");
      endMeeting(world, meeting, user);
      return HangUpResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** What one user needs to know of the other side of an open conversation. */
function introductionFor(world: ChatState, user: User, meeting: Meeting, psk: Uint8Array): Introduction {
  const { user: peer, login, candidates, connectionId } = otherSide(meeting, user);
  return Introduction.create({
    introductionId: meeting.id,
    name: peer.account.name,
    keys: login?.keys,
    candidates: shownTo(world, user, peer, candidates),
    connectionId,
    psk,
  });
}

/** Candidates of a user, of which that which the server saw is for those only who may learn the address. */
function shownTo({ directory }: ChatState, viewer: User, user: User, candidates: readonly Candidate[]): Candidate[] {
  const isShown = directory.may("address", viewer, user);
  return candidates.filter(({ kind }) => isShown || kind !== CandidateKind.SERVER_REFLEXIVE);
}

function notNow(what: string): ProtocolError {
  return new ProtocolError("INTRODUCTION_STATE", `The invitation cannot be ${what} now, or not by this side.`);
}

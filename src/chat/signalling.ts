import { Accept, Cancel, Decline, events, HangUp, Invite, OfferCandidates } from "../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  AcceptResponse,
  Cancelled,
  CancelResponse,
  CandidatesOffered,
  DeclineResponse,
  HangUpResponse,
  Invited,
  InviteResponse,
  OfferCandidatesResponse,
} from "../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../errors.ts";
import { changeRelation } from "./contact-state.ts";
import { otherSide, sessionsOfSide, sideOf } from "./introductions.ts";
import { changeMeeting, endMeeting } from "./meeting-end.ts";
import { loginOf, type Route, route } from "./route.ts";
import { checkPresent, wantedUser } from "./text.ts";
import { sessionsOf } from "./user.ts";
import type { World } from "./world.ts";

/** The way into a conversation and out of it. */
export function signallingRoutes(world: World) {
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
        const { forInviter, forInvited } = introductions.open(meeting);
        const accepted = Accepted.create({ introduction: forInviter });
        outbox.emitTo(sessionsOfSide(meeting.inviter), events.Accepted, accepted);
        // The user's other devices were asked too.
        outbox.emitTo(sessionsOf(user, login.session), events.Cancelled, Cancelled.create({ introductionId }));
        return AcceptResponse.create({ introduction: forInvited });
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
        const offered = CandidatesOffered.create({ introductionId, candidates: more });
        outbox.emitTo(sessionsOfSide(otherSide(meeting, user)), events.CandidatesOffered, offered);
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

function notNow(what: string): ProtocolError {
  return new ProtocolError("INTRODUCTION_STATE", `The invitation cannot be ${what} now, or not by this side.`);
}

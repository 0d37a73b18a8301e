import { Accept, Cancel, Decline, events, HangUp, Invite, OfferCandidates } from "../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  AcceptResponse,
  Cancelled,
  CancelResponse,
  CandidatesOffered,
  Declined,
  DeclineResponse,
  HangUpResponse,
  HungUp,
  Invited,
  InviteResponse,
  OfferCandidatesResponse,
} from "../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../errors.ts";
import { type Meeting, other } from "./introductions.ts";
import { changePresence } from "./presence.ts";
import { type Route, route, userOf } from "./route.ts";
import { wantedUser } from "./text.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** The way into a conversation and out of it. */
export function signallingRoutes(world: World) {
  const { introductions, outbox } = world;
  return {
    Invite: route(Invite, ({ candidates, connectionId }, request) => {
      const inviter = userOf(request);
      const invited = wantedUser(world, "connect", request);
      if (invited.login === undefined || invited.login.away) {
        throw new ProtocolError("USER_AWAY", `${invited.account.name} is away.`, { retryable: true });
      }
      const side = { user: inviter, candidates: introductions.candidatesOf(inviter, candidates), connectionId };
      const introductionId = changePresence(
        world,
        [inviter, invited],
        () => introductions.invite(side, invited, request.nowMs).id,
      );
      outbox.emit(invited, events.Invited, Invited.create({ introductionId, from: inviter.account.name }));
      return InviteResponse.create({ introductionId });
    }),

    Accept: route(Accept, ({ introductionId, candidates, connectionId }, request) => {
      const user = userOf(request);
      const meeting = introductions.find(introductionId, user);
      if (meeting.open || meeting.invited.user !== user) throw notNow("accepted");
      meeting.invited.candidates = introductions.candidatesOf(user, candidates);
      meeting.invited.connectionId = connectionId;
      return changeMeeting(world, meeting, () => {
        const { forInviter, forInvited } = introductions.open(meeting);
        outbox.emit(meeting.inviter.user, events.Accepted, Accepted.create({ introduction: forInviter }));
        return AcceptResponse.create({ introduction: forInvited });
      });
    }),

    Decline: route(Decline, ({ introductionId }, request) => {
      const meeting = introductions.find(introductionId, userOf(request));
      if (meeting.open || meeting.invited.user !== userOf(request)) throw notNow("declined");
      endMeeting(world, meeting, userOf(request));
      return DeclineResponse.create();
    }),

    Cancel: route(Cancel, ({ introductionId }, request) => {
      const meeting = introductions.find(introductionId, userOf(request));
      if (meeting.open || meeting.inviter.user !== userOf(request)) throw notNow("cancelled");
      endMeeting(world, meeting, userOf(request));
      return CancelResponse.create();
    }),

    OfferCandidates: route(OfferCandidates, ({ introductionId, candidates }, request) => {
      const user = userOf(request);
      const meeting = introductions.find(introductionId, user);
      const side = meeting.inviter.user === user ? meeting.inviter : meeting.invited;
      const more = introductions.candidatesOf(user, candidates);
      introductions.addCandidates(side, more);
      // Before the invitation is accepted the other side learns no address.
      if (meeting.open) {
        const offered = CandidatesOffered.create({ introductionId, candidates: more });
        outbox.emit(other(meeting, user), events.CandidatesOffered, offered);
      }
      return OfferCandidatesResponse.create();
    }),

    HangUp: route(HangUp, ({ introductionId }, request) => {
      const meeting = introductions.find(introductionId, userOf(request));
      if (!meeting.open) throw notNow("hung up");
      endMeeting(world, meeting, userOf(request));
      return HangUpResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** Ends an invitation that nobody answered in time, and tells both sides. */
export function expireInvitation(world: World, meeting: Meeting): void {
  const { id: introductionId, inviter, invited } = meeting;
  changeMeeting(world, meeting, () => world.introductions.end(meeting));
  world.outbox.emit(inviter.user, events.Declined, Declined.create({ introductionId }));
  world.outbox.emit(invited.user, events.Cancelled, Cancelled.create({ introductionId }));
}

/** Ends an introduction because of `user`, and tells the other side in the words of how far it had come. */
export function endMeeting(world: World, meeting: Meeting, user: User): void {
  const { id: introductionId, open, inviter } = meeting;
  const left = other(meeting, user);
  changeMeeting(world, meeting, () => world.introductions.end(meeting));
  if (open) world.outbox.emit(left, events.HungUp, HungUp.create({ introductionId }));
  else if (inviter.user === user) world.outbox.emit(left, events.Cancelled, Cancelled.create({ introductionId }));
  else world.outbox.emit(left, events.Declined, Declined.create({ introductionId }));
}

function changeMeeting<T>(world: World, meeting: Meeting, run: () => T): T {
  return changePresence(world, [meeting.inviter.user, meeting.invited.user], run);
}

function notNow(what: string): ProtocolError {
  return new ProtocolError("INTRODUCTION_STATE", `The invitation cannot be ${what} now, or not by this side.`);
}

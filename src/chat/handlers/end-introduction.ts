import { events } from "../../../generated/chatwire/v1/rules.ts";
import { Cancelled, Declined, HungUp } from "../../../generated/chatwire/v1/signalling.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Meeting, other, otherSide, sessionsOfSide, sideOf } from "../state/introductions.ts";
import type { User } from "../state/user.ts";
import { changeIntroduction } from "./contact-changes.ts";

/** Ends an invitation that nobody answered in time, and tells both sides. */
export function expireInvitation(world: ChatState, meeting: Meeting): void {
  const { id: introductionId, inviter, invited } = meeting;
  changeMeeting(world, meeting, () => world.introductions.end(meeting));
  world.outbox.emitTo(sessionsOfSide(inviter), events.Declined, Declined.create({ introductionId }));
  world.outbox.emitTo(sessionsOfSide(invited), events.Cancelled, Cancelled.create({ introductionId }));
}

/** Ends an introduction because of `user`, and tells the other side in the words of how far it had come. */
export function endMeeting(world: ChatState, meeting: Meeting, user: User): void {
  const { id: introductionId, open, inviter } = meeting;
  const left = sessionsOfSide(otherSide(meeting, user));
  changeMeeting(world, meeting, () => world.introductions.end(meeting));
  if (open) world.outbox.emitTo(left, events.HungUp, HungUp.create({ introductionId }));
  else if (inviter.user === user) world.outbox.emitTo(left, events.Cancelled, Cancelled.create({ introductionId }));
  else world.outbox.emitTo(left, events.Declined, Declined.create({ introductionId }));
}

/** Ends those conversations and invitations of a user that the user's settings no longer let the other side have. */
export function endRefusedMeetings(world: ChatState, user: User): void {
  for (const meeting of world.introductions.of(user)) {
    // An invitation of the user's own asks nothing of the user's settings until it is accepted.
    const isOwnInvitation = !meeting.open && meeting.inviter.user === user;
    if (!isOwnInvitation && !world.directory.may("connect", other(meeting, user), user))
      endAtBoth(world, meeting, user);
  }
}

/** Ends whatever there is between a user and whom the user has blocked. */
export function endBlockedMeeting(world: ChatState, user: User, blocked: User): void {
  const meeting = world.introductions.between(user, blocked);
  if (meeting !== undefined) endAtBoth(world, meeting, user);
}

/** Ends an invitation between two users that the one may not send to the other any more. */
export function endRefusedInvitation(world: ChatState, a: User, b: User): void {
  const meeting = world.introductions.between(a, b);
  if (meeting === undefined || meeting.open) return;
  const [inviter, invited] = [meeting.inviter.user, meeting.invited.user];
  if (!world.directory.may("connect", inviter, invited)) endAtBoth(world, meeting, invited);
}

export function changeMeeting<T>(world: ChatState, meeting: Meeting, run: () => T): T {
  return changeIntroduction(world, [meeting.inviter.user, meeting.invited.user], run);
}

/** Ends an introduction because of `user`, whose own clients did not ask for that and are told of it too. */
function endAtBoth(world: ChatState, meeting: Meeting, user: User): void {
  const { id: introductionId, open, inviter } = meeting;
  const own = sessionsOfSide(sideOf(meeting, user));
  endMeeting(world, meeting, user);
  if (open) world.outbox.emitTo(own, events.HungUp, HungUp.create({ introductionId }));
  else if (inviter.user === user) world.outbox.emitTo(own, events.Declined, Declined.create({ introductionId }));
  else world.outbox.emitTo(own, events.Cancelled, Cancelled.create({ introductionId }));
}

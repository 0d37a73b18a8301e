import { events } from "../../generated/chatwire/v1/rules.ts";
import { Cancelled, Declined, HungUp } from "../../generated/chatwire/v1/signalling.ts";
import { changeRelation } from "./contact-state.ts";
import { type Meeting, other, otherSide, sessionsOfSide } from "./introductions.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** Ends an invitation that nobody answered in time, and tells both sides. */
export function expireInvitation(world: World, meeting: Meeting): void {
  const { id: introductionId, inviter, invited } = meeting;
  changeMeeting(world, meeting, () => world.introductions.end(meeting));
  world.outbox.emitTo(sessionsOfSide(inviter), events.Declined, Declined.create({ introductionId }));
  world.outbox.emitTo(sessionsOfSide(invited), events.Cancelled, Cancelled.create({ introductionId }));
}

/** Ends an introduction because of `user`, and tells the other side in the words of how far it had come. */
export function endMeeting(world: World, meeting: Meeting, user: User): void {
  const { id: introductionId, open, inviter } = meeting;
  const left = sessionsOfSide(otherSide(meeting, user));
  changeMeeting(world, meeting, () => world.introductions.end(meeting));
  if (open) world.outbox.emitTo(left, events.HungUp, HungUp.create({ introductionId }));
  else if (inviter.user === user) world.outbox.emitTo(left, events.Cancelled, Cancelled.create({ introductionId }));
  else world.outbox.emitTo(left, events.Declined, Declined.create({ introductionId }));
}

/** Ends those conversations and invitations of a user that the user's settings no longer let the other side have. */
export function endRefusedMeetings(world: World, user: User): void {
  for (const meeting of world.introductions.of(user)) {
    const partner = other(meeting, user);
    // An invitation of the user's own asks nothing of the user's settings until it is accepted, but a block ends it.
    const isOwnInvitation = !meeting.open && meeting.inviter.user === user;
    const isBlocked = user.blocked.has(partner.account.key);
    if (!isBlocked && (isOwnInvitation || world.directory.may("connect", partner, user))) continue;
    const own = sessionsOfSide(meeting.inviter.user === user ? meeting.inviter : meeting.invited);
    const { id: introductionId, open } = meeting;
    endMeeting(world, meeting, user);
    // The user's own clients did not ask for the end, and are told of it too.
    if (open) world.outbox.emitTo(own, events.HungUp, HungUp.create({ introductionId }));
    else if (isOwnInvitation) world.outbox.emitTo(own, events.Declined, Declined.create({ introductionId }));
    else world.outbox.emitTo(own, events.Cancelled, Cancelled.create({ introductionId }));
  }
}

export function changeMeeting<T>(world: World, meeting: Meeting, run: () => T): T {
  return changeRelation(world, [meeting.inviter.user, meeting.invited.user], run);
}

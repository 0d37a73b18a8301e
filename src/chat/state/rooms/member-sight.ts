import type { PrivacySettings } from "../../../../generated/chatwire/v1/account.ts";
import type { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { Status } from "../../../../generated/chatwire/v1/presence.ts";
import { statusOf, type User } from "../user.ts";
import { NO_TIES, sightOf, type Ties } from "../visibility/sight.ts";
import type { ChatRoom } from "./chat-room.ts";

/** A user in a room at one moment, and what decides who sees its status. */
export interface MemberMoment {
  /** Undefined: the user was no member. */
  readonly role: RoomRole | undefined;
  readonly status: Status;
  readonly settings: PrivacySettings;
}

/** A user in a room now. */
export function memberMoment(room: ChatRoom, user: User): MemberMoment {
  return { role: room.member(user)?.role, status: statusOf(user), settings: user.account.privacy };
}

/**
 * The status that a viewer sees of a member. Unspecified: the viewer may not see the user, so a room shows no more of it
 * than the name and the role.
 *
 * @param ties  "own": the viewer is the member
 */
export function statusSeen({ status, settings }: MemberMoment, ties: Ties | "own" = NO_TIES): Status {
  return ties === "own" || sightOf({ settings }, ties) > 0 ? status : Status.UNSPECIFIED;
}

/** Whether a status counts among those who are present. */
export function isPresent(status: Status): boolean {
  return status === Status.AVAILABLE || status === Status.CONNECTED;
}

import { Privacy } from "../../generated/chatwire/v1/account.ts";

/** What one user wants of another. */
export type Action =
  /** Learn that there is such a user, and the user's status. */
  | "see"
  /** Send a text through the server, and learn the address. */
  | "message"
  /** Invite to a conversation. */
  | "connect"
  /** Reach with a broadcast. */
  | "broadcast";

/** What the decision depends on, of the user who is wanted. */
export interface Wanted {
  readonly privacy: Privacy;
  /** The wanted user invited the other one, or accepted the other's invitation. */
  readonly talksToThem: () => boolean;
}

/**
 * The one place where privacy is decided: may another user do this to `wanted`?
 *
 * Whoever may not is answered as if there were no such user, to the byte.
 */
export function permits(action: Action, wanted: Wanted): boolean {
  if (wanted.privacy === Privacy.PUBLIC) return true;
  return action !== "broadcast" && wanted.talksToThem();
}

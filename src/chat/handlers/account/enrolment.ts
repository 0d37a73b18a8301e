import { PasswordVerifier } from "../../../../generated/chatwire/v1/account.ts";
import { areEqual } from "../../../crypto/scram-messages.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { KnownUser, Refusable } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import { STORE_FULL, storeFull } from "../full-store.ts";
import { ACCOUNT_BANNED, checkNotBanned } from "./login-lifecycle.ts";

const KEY_BYTES = 32;

/** Of a login about which the application's program is asked. */
export const ASKED_REFUSALS = [
  ["REFUSED", "The application's program has refused the login."],
  ["APPLICATION_FAILED", "The application's program has failed, or did not answer in time."],
  ["LIMIT_REACHED", "The application's program answers other requests, as many as `callbacksMax` allows for logins."],
] as const;

/** Of `enrol`. */
export const ENROL_REFUSALS = [
  ACCOUNT_BANNED,
  STORE_FULL,
  ["LIMIT_REACHED", "It is the first login of a user of an application, and the server has `accountsMax` accounts."],
] as const;

/**
 * Returns the account of a user whom the application's program has identified. Makes the account at the first login,
 * and stores a verifier that has changed. Call it only after the client has proven to be this user. The application
 * decides which names there are: the rules for names of new accounts do not apply.
 *
 * Check everything else that may refuse the login before: what this changes stays.
 *
 * @throws ProtocolError BANNED, STORE_FULL, LIMIT_REACHED; nothing has changed
 */
export function enrol(
  state: ChatState,
  { name: { name, key }, privacy, verifier }: KnownUser,
  request: Refusable<"BANNED" | "STORE_FULL" | "LIMIT_REACHED">,
): User {
  const { directory, limits, outbox, presence, room } = state;
  checkNotBanned(state, key, request);
  const user = directory.findKey(key);
  if (user !== undefined) {
    const isSame = verifier === undefined || haveSameKeys(verifier, user.account.verifier);
    // If there is no room, the next login stores the verifier.
    if (isSame || room.isFull) return user;
    user.account = { ...user.account, verifier };
    outbox.store({ kind: "account", account: user.account });
    return user;
  }
  if (room.isFull) throw storeFull(room);
  if (directory.size >= limits.accountsMax) {
    const text = `The server has ${limits.accountsMax} accounts, which is the limit.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "accountsMax" });
  }
  presence.noteNew(key);
  const id = directory.newId();
  const added = directory.add({ id, name, key, verifier: verifier ?? nobodysVerifier(state, key), privacy });
  outbox.store({ kind: "account", account: added.account });
  return added;
}

function haveSameKeys(one: PasswordVerifier, other: PasswordVerifier): boolean {
  const areSame = [areEqual(one.storedKey, other.storedKey), areEqual(one.serverKey, other.serverKey)];
  return areSame.every(Boolean) && areEqual(one.salt, other.salt);
}

/** The verifier of an account without a password: no password has these keys. */
function nobodysVerifier({ random, limits, salts }: ChatState, key: string): PasswordVerifier {
  return PasswordVerifier.create({
    salt: salts.of(key),
    iterations: limits.scramIterations,
    storedKey: Uint8Array.from(random(KEY_BYTES)),
    serverKey: Uint8Array.from(random(KEY_BYTES)),
  });
}

import {
  ChangePasswordResponse,
  DeleteAccountResponse,
  type PasswordVerifier,
} from "../../../../generated/chatwire/v1/account.ts";
import { ChangePassword, DeleteAccount } from "../../../../generated/chatwire/v1/rules.ts";
import { areEqual } from "../../../crypto/scram-messages.ts";
import { ProtocolError } from "../../../errors.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { loginOf, type Refusable, type Request, type Route, route, userOf } from "../../state/route.ts";
import type { Login, User } from "../../state/user.ts";
import { forgetContacts } from "../contacts.ts";
import { leaveAllRooms } from "../rooms/room-changes.ts";
import { removeDevice } from "./devices.ts";
import { endLogins, logOff } from "./login-lifecycle.ts";
import { checkVerifier, copyVerifier, type PasswordProofs, PROOF_REFUSALS } from "./password-proofs.ts";

const REFUSALS = {
  ChangePassword: [
    ["REFUSED", "The passwords are those of an application."],
    [
      "INVALID_ARGUMENT",
      "The verifier is missing or malformed, or does not have `scramIterations`, or does not keep the salt.",
    ],
    ...PROOF_REFUSALS,
  ],
  DeleteAccount: PROOF_REFUSALS,
} as const;

/** Requests for which the user proves the password again. */
export function passwordRoutes(state: ChatState, proofs: PasswordProofs) {
  /** @throws ProtocolError LOGIN_FAILED: the proof is wrong, or proves another user's password */
  function prove(
    clientFinal: string,
    request: Refusable<(typeof PROOF_REFUSALS)[number][0]>,
  ): { login: Login; serverFinal: string } {
    const login = loginOf(request);
    const { serverFinal } = proofs.finish(clientFinal, request);
    return { login, serverFinal };
  }

  return {
    ChangePassword: route(ChangePassword, REFUSALS.ChangePassword, ({ clientFinal, verifier }, request) => {
      if (state.application.passwords)
        throw request.refusal("REFUSED", "The passwords of this server are those of its application. Change it there.");
      checkVerifier(verifier, state.limits.scramIterations, request);
      checkSalt(verifier, request);
      const { login, serverFinal } = prove(clientFinal, request);
      const { user } = login;
      user.account = { ...user.account, verifier: copyVerifier(verifier) };
      state.outbox.store({ kind: "account", account: user.account });
      for (const device of [...user.devices.values()]) {
        if (device.id !== login.device) removeDevice(state, user, device);
      }
      const reason = new ProtocolError("REVOKED", "The password was changed on another connection.");
      endLogins(state, user, reason, ({ id }) => id !== login.id);
      return ChangePasswordResponse.create({ serverFinal });
    }),

    DeleteAccount: route(DeleteAccount, REFUSALS.DeleteAccount, ({ clientFinal }, request) => {
      const { login, serverFinal } = prove(clientFinal, request);
      const { user } = login;
      // First, so that this client receives none of the events that follow.
      logOff(state, request.connection, request.nowMs);
      removeAccount(state, user, new ProtocolError("ACCOUNT_DELETED", "The account was deleted."), request);
      return DeleteAccountResponse.create({ serverFinal });
    }),
  } satisfies Record<string, Route>;
}

/**
 * Deletes an account with all that belongs to it.
 *
 * @param reason  why its connections are closed
 */
export function removeAccount(
  state: ChatState,
  user: User,
  reason: ProtocolError,
  times: Pick<Request, "nowMs" | "wallMs">,
): void {
  endLogins(state, user, reason);
  forgetContacts(state, user);
  leaveAllRooms(state, user, times);
  state.presence.noteRemoved(user);
  state.directory.remove(user);
  const kept = state.salts.keep(user.account.key, user.account.verifier.salt);
  if (kept !== undefined) state.outbox.store({ kind: "salt kept", kept });
  state.requestIds.forget(user.account.id);
  state.outbox.store({ kind: "account deleted", account: user.account.id });
}

/**
 * Checks that the salt stays: the salt of a name never changes, so a new one would tell that there is an account.
 *
 * @throws ProtocolError INVALID_ARGUMENT
 */
function checkSalt({ salt }: PasswordVerifier, request: Refusable<"INVALID_ARGUMENT">): void {
  const { account } = userOf(request);
  if (areEqual(account.verifier.salt, salt)) return;
  throw request.refusal("INVALID_ARGUMENT", "A new password must keep the salt of the old one.");
}

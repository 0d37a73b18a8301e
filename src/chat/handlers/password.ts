import {
  ChangePasswordResponse,
  DeleteAccountResponse,
  type PasswordVerifier,
} from "../../../generated/chatwire/v1/account.ts";
import { ChangePassword, DeleteAccount } from "../../../generated/chatwire/v1/rules.ts";
import { areEqual } from "../../crypto/scram-messages.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { loginOf, type Request, type Route, route, userOf } from "../state/route.ts";
import type { User } from "../state/user.ts";
import { forgetContacts } from "./contacts.ts";
import { removeDevice } from "./devices.ts";
import { disconnect, logOff } from "./login.ts";
import { checkVerifier, type PasswordProofs } from "./password-proofs.ts";
import { changePresence } from "./presence.ts";

/** What only the owner of an account may do, who proves the password once more. */
export function passwordRoutes(world: ChatState, proofs: PasswordProofs) {
  /** @throws ProtocolError LOGIN_FAILED: the proof is wrong, or somebody else's */
  function prove(clientFinal: string, request: Request) {
    const own = loginOf(request);
    const { serverFinal } = proofs.finish(clientFinal, request);
    return { ...own, serverFinal };
  }

  function expelOthers(user: User, request: Request, reason: ProtocolError): void {
    for (const login of [...user.logins.values()]) {
      if (login.session !== request.visitor.session) disconnect(world, user, login, reason);
    }
  }

  return {
    ChangePassword: route(ChangePassword, ({ clientFinal, verifier }, request) => {
      checkVerifier(verifier, world.limits.scramIterations);
      checkSalt(userOf(request), verifier);
      const { user, login, serverFinal } = prove(clientFinal, request);
      world.rounds.remove(user.account.verifier.iterations);
      world.rounds.add(verifier.iterations);
      user.account = { ...user.account, verifier };
      world.outbox.keep({ kind: "account", account: user.account });
      for (const device of [...user.devices.values()]) {
        if (device.id !== login.device) removeDevice(world, user, device);
      }
      expelOthers(user, request, new ProtocolError("REVOKED", "The password was changed on another connection."));
      return ChangePasswordResponse.create({ serverFinal });
    }),

    DeleteAccount: route(DeleteAccount, ({ clientFinal }, request) => {
      const { user, serverFinal } = prove(clientFinal, request);
      // First: nothing of what follows is heard on a connection that nobody is logged in on.
      logOff(world, request.visitor);
      expelOthers(user, request, new ProtocolError("ACCOUNT_DELETED", "The account was deleted."));
      forgetContacts(world, user);
      changePresence(world, [user], () => world.directory.remove(user));
      world.rounds.remove(user.account.verifier.iterations);
      world.outbox.keep({ kind: "account deleted", account: user.account.id });
      return DeleteAccountResponse.create({ serverFinal });
    }),
  } satisfies Record<string, Route>;
}

/**
 * Salts that are made up for names that nobody has never change: nor may those that somebody has.
 *
 * @throws ProtocolError INVALID_ARGUMENT
 */
function checkSalt({ account }: User, { salt }: PasswordVerifier): void {
  if (areEqual(account.verifier.salt, salt)) return;
  throw new ProtocolError("INVALID_ARGUMENT", "A new password keeps the salt of the old one.");
}

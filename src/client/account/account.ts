/**
 * The user's account at the server, and the ways to log in to it.
 *
 * How the folder fits together: `login.ts` registers a user and logs in, with
 * the password or with a device. `password.ts` proves a password and derives
 * its verifier (SCRAM). `identity.ts` has the keys that peers know the user by.
 * `account.ts` and `devices.ts` are groups of the API.
 *
 * Invariant: the password never leaves the client. The server gets a verifier
 * once, and proofs that are bound to the TLS connection.
 */

import {
  ChangePasswordRequest,
  DeleteAccountRequest,
  PasswordVerifier,
} from "../../../generated/chatwire/v1/account.ts";
import { ChangePassword, DeleteAccount } from "../../../generated/chatwire/v1/rules.ts";
import { preparePassword, type SaltedKeys, verifierOf } from "../../crypto/scram-verifier.ts";
import { UsageError } from "../../errors.ts";
import type { CallOptions } from "../connection/call.ts";
import { closeUnlessRefused } from "./login.ts";
import { keysFor, type PasswordContext, provePassword } from "./password.ts";

export interface AccountOptions extends PasswordContext {
  /** Returns the name of the user who is logged in. */
  readonly nameOf: () => string | undefined;
  /** @param keys  those of the new password */
  readonly onPasswordChanged: (keys: SaltedKeys) => void;
  readonly onDeleted: () => void;
}

/** The user's own account. Each call asks for the password again, and proves it without sending it. */
export class Account {
  readonly #options: AccountOptions;

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /**
   * Changes the password. Revokes all other devices and closes all other connections of the account with REVOKED.
   *
   * @throws ProtocolError LOGIN_FAILED: the old password is wrong
   * @throws UsageError the new password is empty or not allowed; WRONG_STATE: nobody is logged in
   */
  async changePassword(oldPassword: string, newPassword: string, options: CallOptions = {}): Promise<void> {
    const { connection, iterations, onPasswordChanged } = this.#options;
    const credentials = this.#credentials(oldPassword);
    // Checks the new password before the first request.
    preparePassword(newPassword);
    const { clientFinal, keys: old, verify } = await provePassword(this.#options, credentials, options);
    const least = await iterations.least(credentials.name);
    const keys = await keysFor(this.#options, newPassword, least, old.salt);
    const verifier = PasswordVerifier.create(verifierOf(keys));
    const request = ChangePasswordRequest.create({ clientFinal, verifier });
    const { serverFinal } = await connection.call(ChangePassword, request, options);
    verify(serverFinal);
    onPasswordChanged(keys);
    iterations.note(credentials.name, keys.iterations);
    await iterations.save();
  }

  /**
   * Deletes the account with everything the server stores about it, including the user's texts in the mailboxes of
   * others. Its other connections close with ACCOUNT_DELETED. This connection stays open for another login.
   *
   * @throws ProtocolError LOGIN_FAILED: the password is wrong
   * @throws UsageError WRONG_STATE: nobody is logged in
   */
  async delete(password: string, options: CallOptions = {}): Promise<void> {
    const { connection, iterations, onDeleted } = this.#options;
    const credentials = this.#credentials(password);
    const { clientFinal, verify } = await provePassword(this.#options, credentials, options);
    const request = DeleteAccountRequest.create({ clientFinal });
    const response = connection.call(DeleteAccount, request, options);
    const { serverFinal } = await closeUnlessRefused(connection, response);
    onDeleted();
    verify(serverFinal);
    iterations.note(credentials.name, 0);
    await iterations.save();
  }

  #credentials(password: string): { readonly name: string; readonly secret: string } {
    const name = this.#options.nameOf();
    if (name === undefined) throw new UsageError("Log in before you change or delete the account.", "WRONG_STATE");
    preparePassword(password);
    return { name, secret: password };
  }
}

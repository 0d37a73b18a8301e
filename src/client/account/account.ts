import { ChangePasswordRequest, DeleteAccountRequest } from "../../../generated/chatwire/v1/account.ts";
import { ChangePassword, DeleteAccount } from "../../../generated/chatwire/v1/rules.ts";
import { preparePassword } from "../../crypto/scram-verifier.ts";
import { UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
import { settled } from "./login.ts";
import { type Credentials, provePassword, verifierFor } from "./password.ts";

export interface OwnAccountOptions {
  readonly link: Connection;
  readonly limits: Limits;
  /** Who is logged in. */
  readonly nameOf: () => string | undefined;
  readonly onDeleted: () => void;
}

/** What only the owner of an account may do, who gives the password once more. It is proved, not sent. */
export class Account {
  readonly #options: OwnAccountOptions;

  constructor(options: OwnAccountOptions) {
    this.#options = options;
  }

  /**
   * Changes the password. All other devices are revoked, and all other connections of the account close with REVOKED.
   *
   * @throws ProtocolError LOGIN_FAILED: the old password is wrong
   * @throws UsageError the new password is none
   */
  async changePassword(oldPassword: string, newPassword: string, options: CallOptions = {}): Promise<void> {
    const { link, limits } = this.#options;
    const credentials = this.#credentials(oldPassword);
    // Before anything is asked of the server.
    preparePassword(newPassword);
    const { clientFinal, salt, verify } = await provePassword(link, credentials, limits, options);
    const verifier = await verifierFor(link, newPassword, limits, salt);
    const request = ChangePasswordRequest.create({ clientFinal, verifier });
    const { serverFinal } = await link.call(ChangePassword, request, options);
    verify(serverFinal);
  }

  /**
   * Deletes the account with everything that is kept about it, the user's texts at others included. Its other
   * connections close with ACCOUNT_DELETED. This one stays open for another login.
   *
   * @throws ProtocolError LOGIN_FAILED: the password is wrong
   */
  async delete(password: string, options: CallOptions = {}): Promise<void> {
    const { link, limits, onDeleted } = this.#options;
    const { clientFinal, verify } = await provePassword(link, this.#credentials(password), limits, options);
    const request = DeleteAccountRequest.create({ clientFinal });
    const { serverFinal } = await settled(link, link.call(DeleteAccount, request, options));
    onDeleted();
    verify(serverFinal);
  }

  #credentials(password: string): Credentials {
    const name = this.#options.nameOf();
    if (name === undefined) throw new UsageError("Log in before you change the account.", "WRONG_STATE");
    return { name, password };
  }
}

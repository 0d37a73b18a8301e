import type { ScramServer } from "../../crypto/scram-server.ts";
import type { ClientConnection } from "./route.ts";
import type { User } from "./user.ts";

/** A proof of a password that waits for its second half. */
export interface BegunPassword {
  readonly scram: ScramServer;
  readonly nameKey: string;
  /** Whose password it is: the user who had the name at the first half. */
  readonly user: User | undefined;
  /** What the password was then. */
  readonly verifier: User["account"]["verifier"] | undefined;
}

/** Proofs that are half done, at most one of each kind on a connection. A login and its end leave none behind. */
export class PendingProofs {
  readonly passwords = new WeakMap<ClientConnection, BegunPassword>();
  /** Challenges of devices. */
  readonly challenges = new WeakMap<ClientConnection, Uint8Array>();

  forget(visitor: ClientConnection): void {
    this.passwords.delete(visitor);
    this.challenges.delete(visitor);
  }
}

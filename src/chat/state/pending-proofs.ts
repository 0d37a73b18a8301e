import type { ScramServer } from "../../crypto/scram-server.ts";
import type { ClientConnection } from "./route.ts";
import type { User } from "./user.ts";

/** A password proof whose first half was answered. */
export interface PendingPasswordProof {
  readonly scram: ScramServer;
  readonly nameKey: string;
  /** The user who had the name at the first half. */
  readonly user: User | undefined;
  /** The user's verifier at the first half. */
  readonly verifier: User["account"]["verifier"] | undefined;
}

/** Half-finished proofs: at most one of each kind on a connection. A login and a log-off discard them. */
export class PendingProofs {
  readonly passwords = new WeakMap<ClientConnection, PendingPasswordProof>();
  /** Challenges that devices have yet to sign. */
  readonly challenges = new WeakMap<ClientConnection, Uint8Array>();

  discard(connection: ClientConnection): void {
    this.passwords.delete(connection);
    this.challenges.delete(connection);
  }
}

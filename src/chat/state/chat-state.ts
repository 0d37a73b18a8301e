import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Limits } from "../../limits.ts";
import type { Directory } from "./directory.ts";
import type { Introductions } from "./introductions.ts";
import type { LoginThrottle } from "./login-throttle.ts";
import type { PendingProofs } from "./pending-proofs.ts";
import type { Registrations } from "./registration-throttle.ts";
import type { Outbox } from "./route.ts";
import type { IterationCounts } from "./scram-iterations.ts";

/** What the handlers share. */
export interface ChatState {
  readonly limits: Limits;
  readonly random: RandomBytes;
  /** Makes up the salts of users that do not exist. 32 random bytes, kept as long as the accounts. */
  readonly secret: Uint8Array;
  readonly directory: Directory;
  readonly introductions: Introductions;
  readonly throttle: LoginThrottle;
  readonly begun: PendingProofs;
  readonly registrations: Registrations;
  readonly rounds: IterationCounts;
  readonly outbox: Outbox;
}

import type { IdentityKeys, PasswordVerifier, Privacy } from "../../generated/chatwire/v1/account.ts";

/** What the server keeps of a user. */
export interface Account {
  /** As it was registered. */
  readonly name: string;
  /** What names are compared by; see `nameKey`. */
  readonly key: string;
  readonly verifier: PasswordVerifier;
  readonly privacy: Privacy;
  readonly keys: IdentityKeys;
}

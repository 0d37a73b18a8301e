import { methods } from "../../../../generated/chatwire/v1/rules.ts";
import type { Limits } from "../../../../src/limits.ts";
import { TEST_ITERATIONS } from "../../../sim/scram-proof.ts";

const MANY = 1_000_000_000;

/** Those of servers whose rates are not what is measured. */
export const BENCH_LIMITS: Partial<Limits> = {
  scramIterations: TEST_ITERATIONS,
  connectionsMax: 20_000,
  connectionsPerAddressMax: 20_000,
  addressLoginRequestsPerSecond: 20_000,
  accountCausedBytesPerSecond: MANY,
  registrationsPerAddressMax: 20_000,
  connectionRequestsPerSecond: MANY,
  accountRequestsPerSecond: MANY,
  connectionBytesPerSecond: MANY,
  accountBytesPerSecond: MANY,
  // On a busy machine, 1,000 that come at once take longer than clients usually have.
  helloTimeoutMs: 60_000,
  // Texts that nobody confirms are not what is measured either.
  waitingTextsMax: MANY,
  waitingTextsPerSenderMax: MANY,
  waitingTextsOfOthersMax: MANY,
  strangerEventsPerSecond: MANY,
  pendingMessagesMax: 100_000,
  roomMembersMax: 20_000,
  // The clients of the bench send no pings.
  idleTimeoutMs: 3_600_000,
};

/** Lets all methods be called as often as one likes, in this process. */
export function removeRates(): void {
  for (const { rule } of Object.values(methods)) Object.assign(rule, { rate: undefined });
}

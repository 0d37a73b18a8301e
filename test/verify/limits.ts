/** Limits of servers under test that let the suite run in a short time. */

import type { Limits } from "../../src/limits.ts";

export const VERIFY_LIMITS: Partial<Limits> = {
  scramIterations: 4_096,
  registrationsPerAddressMax: 10_000,
  loginTriesMax: 1_000,
  textsPageMax: 20,
  conversationGraceMs: 500,
};

import type { RelaySides } from "../../../src/chat/state/relay-access.ts";

/** Both sides of the relayed pair. */
export const SIDES: RelaySides = [
  { user: 1, login: undefined, relayId: 1n, key: new Uint8Array(32).fill(1) },
  { user: 2, login: undefined, relayId: 2n, key: new Uint8Array(32).fill(2) },
];

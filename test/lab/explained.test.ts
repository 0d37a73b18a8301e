import type { Explanation } from "chatwire";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import type { Explained } from "./client-event.ts";
import { mistakesIn } from "./explained.ts";
import type { Kind } from "./routers.ts";

const test = suite("what the lab compares explanations with");

const [ADA, BOB] = [sideOf("ada", "symmetric", 2), sideOf("bob", "port-restricted", 3)];
const NO_COUNTS = { requests: 1, isHeard: false };

const SYMMETRIC = { family: "IPv4", udp: "works", nat: "present", mapping: "port-dependent" } as const;

/** What ada explains of a relayed link to bob, if all is right. */
const RIGHT: Explanation = {
  verdict: "The link to bob goes over the relay of the server: both of you are behind NATs.",
  cause: "relayed: NAT",
  causedBy: "own",
  own: {
    name: "ada",
    families: [SYMMETRIC],
    candidates: { host: 1, reflexive: 1, portMapped: 0 },
  },
  peer: {
    name: "bob",
    families: [{ ...SYMMETRIC, mapping: "same for both ports" }],
    candidates: { host: 1, reflexive: 1, portMapped: 0 },
  },
  attempts: [
    { kind: "relay", address: "198.18.0.1", port: 4433, ...NO_COUNTS, outcome: "in use" },
    { kind: "direct", address: "198.18.0.3", port: 5, ...NO_COUNTS, candidate: "reflexive", outcome: "no answer" },
  ],
  relay: { state: "bound", address: "198.18.0.1", port: 4433, transport: "udp" },
  postQuantum: false,
};

/** What is wrong, named one by one. */
const WRONG: Readonly<Record<string, Explained>> = {
  "no explanation": {},
  "the cause": { explanation: { ...RIGHT, cause: "relayed: no direct answer" } },
  "whose cause it is": { explanation: { ...RIGHT, causedBy: "both" } },
  "the sentence": { explanation: { ...RIGHT, verdict: "The link to bob goes over the relay." } },
  "own networks": { explanation: { ...RIGHT, own: { ...RIGHT.own, families: [] } } },
  "the peer's candidates": {
    explanation: { ...RIGHT, peer: { ...RIGHT.peer, candidates: { host: 1, reflexive: 0, portMapped: 0 } } },
  },
  "a mapping": {
    explanation: { ...RIGHT, own: { ...RIGHT.own, families: [{ ...SYMMETRIC, mapping: "same for both ports" }] } },
  },
  "the relay's way": { explanation: { ...RIGHT, relay: { ...RIGHT.relay, transport: "tls" } } },
  "the path in use": { explanation: { ...RIGHT, attempts: RIGHT.attempts.slice(1) } },
  "an address of nobody": {
    explanation: {
      ...RIGHT,
      attempts: [
        ...RIGHT.attempts,
        { kind: "direct", address: "192.0.2.1", port: 5, ...NO_COUNTS, outcome: "no answer" },
      ],
    },
  },
};

test("an-explanation-as-the-lab-has-built-it-has-no-mistake", () => {
  assert.equal(mistakesIn({ explanation: RIGHT }, ADA, BOB, "relay"), []);
});

test("each-thing-that-is-explained-otherwise-is-found", () => {
  for (const [what, told] of Object.entries(WRONG)) assert.is(mistakesIn(told, ADA, BOB, "relay").length, 1, what);
});

test("a-relayed-link-that-is-explained-as-direct-is-found", () => {
  const told = { explanation: { ...RIGHT, cause: "direct" as const } };
  assert.ok(mistakesIn(told, ADA, BOB, "relay").length > 0);
});

function sideOf(name: string, kind: Kind, number: number): Parameters<typeof mistakesIn>[1] {
  return { name, home: { kind, addresses: [`10.0.${number}.2`], seenAt: [`198.18.0.${number}`] } };
}

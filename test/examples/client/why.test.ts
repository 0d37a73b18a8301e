import type { Explanation } from "chatwire";
import * as assert from "uvu/assert";
import { tellExplanation } from "../../../examples/client/conversation/why.ts";
import type { ChatEvent } from "../../../examples/client/screen/events.ts";
import { type Line, render, type Screen } from "../../../examples/client/screen/screen.ts";
import { suite } from "../../suite.ts";

const test = suite("explanations of the example client");

const COUNTS = { requests: 21, isHeard: false };

const EXPLANATION: Explanation = {
  verdict: "Your network lets no UDP through.",
  cause: "no UDP",
  causedBy: "own",
  own: {
    name: "ada",
    families: [{ family: "IPv4", udp: "no answer", nat: "unknown", mapping: "unknown" }],
    candidates: { host: 1, reflexive: 0, portMapped: 0 },
  },
  peer: {
    name: "grace",
    families: [
      { family: "IPv4", udp: "works", nat: "present", mapping: "same for both ports" },
      { family: "IPv6", udp: "not asked", nat: "unknown", mapping: "unknown" },
    ],
    candidates: { host: 2, reflexive: 1, portMapped: 1 },
  },
  attempts: [
    { kind: "direct", candidate: "port-mapped", address: "203.0.113.2", port: 49152, ...COUNTS, outcome: "no answer" },
    {
      kind: "direct",
      candidate: "reflexive",
      address: "2001:db8:1111:2222:3333:4444:5555:6666",
      port: 49152,
      ...COUNTS,
      outcome: "in use",
      rttMs: 1_234.4,
      loss: { rate: 0.127, requests: 55 },
      provenAgoMs: 14_000,
    },
    {
      kind: "direct",
      address: "203.0.113.3",
      port: 49152,
      ...COUNTS,
      outcome: "failed",
      loss: { rate: 1, requests: 3 },
      provenAgoMs: 74_900,
    },
    { kind: "relay", address: "192.0.2.1", port: 4433, ...COUNTS, outcome: "no answer" },
  ],
  relay: { state: "no answer", address: "192.0.2.1", port: 4433, bytesMax: 1_073_741_824, bytesLeft: 1_000_000_000 },
  postQuantum: false,
};

function told(explanation: Explanation): { event: ChatEvent | undefined; lines: string[] } {
  let event: ChatEvent | undefined;
  let lines: string[] = [];
  const screen: Pick<Screen, "tell"> = {
    tell: (what: ChatEvent, ...shown: readonly Line[]) => {
      event = what;
      lines = shown.map((line) => render(Array.isArray(line) ? line : [line as string], false));
    },
  };
  tellExplanation(screen, explanation);
  return { event, lines };
}

test("person-gets-the-verdict-first-and-tables-that-fit-80-columns", () => {
  const { lines } = told(EXPLANATION);
  assert.equal(lines, [
    "Your network lets no UDP through.",
    "",
    "SIDE       you               grace",
    "IPv4       no answer by UDP  UDP works, behind a NAT",
    "IPv6       -                 not tried",
    "Addresses  1 local           2 local, 1 public, 1 port-mapped",
    "Relay      no answer, at 192.0.2.1:4433",
    "Left       about 1000.0 of the 1073.7 MB that the relay forwards",
    "Keys       X25519 alone, not post-quantum",
    "Path       13 % of the latest 55 proofs lost, last proven 14 s ago",
    "",
    "TRIED                                           KIND      SENT  RESULT",
    "203.0.113.2:49152                               mapped    21    no answer",
    "[2001:db8:1111:2222:3333:4444:5555:6666]:49152  public    21    in use, 1234 ms",
    "203.0.113.3:49152                               unlisted  21    failed 75 s ago",
    "192.0.2.1:4433                                  relay     21    no answer",
  ]);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test("what-there-is-not-is-left-out", () => {
  const none = { families: [], candidates: { host: 0, reflexive: 0, portMapped: 0 } };
  const { lines } = told({
    ...EXPLANATION,
    own: { ...EXPLANATION.own, ...none },
    attempts: [],
    relay: { state: "not granted" },
    postQuantum: true,
  });
  assert.match(lines.join("\n"), /Addresses {2}none offered {2}2 local/);
  assert.equal(lines.slice(-2), [
    "Relay      the server grants none",
    "Keys       post-quantum: X25519 and ML-KEM-768",
  ]);
});

test("nat-that-maps-each-destination-to-another-port-is-called-symmetric", () => {
  const symmetric = { family: "IPv4", udp: "works", nat: "present", mapping: "port-dependent" } as const;
  const { lines } = told({ ...EXPLANATION, own: { ...EXPLANATION.own, families: [symmetric] } });
  assert.ok(
    lines.some((line) => line.startsWith("IPv4       UDP works, behind a symmetric NAT  UDP works, behind a NAT")),
  );
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test("side-that-uses-only-the-relay-is-told-so-and-what-the-peer-offers-is-not-known-to-it", () => {
  const none = { candidates: { host: 0, reflexive: 0, portMapped: 0 } };
  const [own, peer] = [
    { ...EXPLANATION.own, ...none, relayOnly: true as const },
    { ...EXPLANATION.peer, ...none },
  ];
  assert.ok(told({ ...EXPLANATION, own, peer }).lines.includes("Addresses  none, relay only  not told"));
  const { lines } = told({ ...EXPLANATION, peer });
  assert.match(lines.join("\n"), /Addresses {2}1 local {11}none offered/);
});

test("port-search-is-a-line-of-its-own", () => {
  const search = {
    role: "ports",
    address: "203.0.113.2",
    port: 9,
    sockets: 0,
    probes: 1_750,
    outcome: "nothing found",
  } as const;
  assert.ok(
    told({ ...EXPLANATION, search }).lines.includes(
      "Search     nothing found, 1750 sent to random ports of 203.0.113.2",
    ),
  );
  const from = told({ ...EXPLANATION, search: { ...search, role: "sockets", sockets: 256, outcome: "running" } }).lines;
  assert.ok(from.includes("Search     running, 1750 sent from 256 sockets to 203.0.113.2:9"));
});

test("program-gets-the-explanation-whole", () => {
  assert.equal(told(EXPLANATION).event, { event: "explanation", peer: "grace", explanation: EXPLANATION });
});

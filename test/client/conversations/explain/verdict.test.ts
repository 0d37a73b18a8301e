import * as assert from "uvu/assert";
import {
  type Facts,
  type LinkStatus,
  outcomeOf,
  type Verdict,
  verdictOf,
} from "../../../../src/client/conversations/explain/verdict.ts";
import type { AttemptFacts, Explanation, FamilyFacts, RelayFacts, SideFacts } from "../../../../src/explanation.ts";
import { suite } from "../../../suite.ts";

const test = suite("verdicts about links");

const ANY_NAT: FamilyFacts = { family: "IPv4", udp: "works", nat: "present", mapping: "endpoint-independent" };
/** Only one address of the server has seen its port. */
const SAME: FamilyFacts = { ...ANY_NAT, mapping: "same for both ports" };
const SYMMETRIC: FamilyFacts = { ...ANY_NAT, mapping: "port-dependent" };
const OPEN: FamilyFacts = { family: "IPv4", udp: "works", nat: "none", mapping: "none" };
const BLOCKED: FamilyFacts = { family: "IPv4", udp: "no answer", nat: "unknown", mapping: "unknown" };
const NEWER: FamilyFacts = { family: "IPv6", udp: "works", nat: "none", mapping: "none" };

const NOT_GRANTED: RelayFacts = { state: "not granted" };
const relayIn = (state: RelayFacts["state"]): RelayFacts => ({ state, address: "192.0.2.1", port: 4433, bytesMax: 1 });

function side(name: string, families: readonly FamilyFacts[], host = 1): SideFacts {
  return { name, families, candidates: { host, reflexive: 0, portMapped: 0 } };
}

function attempt(kind: AttemptFacts["kind"], outcome: AttemptFacts["outcome"], isHeard = false): AttemptFacts {
  const counts = { requests: 1, isHeard };
  return { kind, address: "203.0.113.2", port: 9, ...counts, outcome };
}

/** Less than a tenth of it is left. */
const NEARLY_USED: RelayFacts = { ...relayIn("bound"), bytesMax: 1_000_000_000, bytesLeft: 98_760_000 };

const SILENT = [attempt("direct", "no answer"), attempt("relay", "no answer")];
const HEARD = [attempt("direct", "no answer"), attempt("relay", "answered", true)];
const FAILED: LinkStatus = { is: "failed" };
const GIVEN_UP: LinkStatus = { is: "given up" };
const CONNECTED: LinkStatus = { is: "connected" };
const RELAYED = [attempt("direct", "no answer"), attempt("relay", "in use", true)];

const SEARCH = { role: "ports", address: "203.0.113.2", port: 9, sockets: 0, probes: 7 } as const;

interface Case {
  readonly status: LinkStatus;
  readonly facts?: Partial<Facts>;
  readonly cause: Explanation["cause"];
  readonly causedBy?: Explanation["causedBy"];
  /** A part of the verdict. */
  readonly says: RegExp;
}

const own = (...families: FamilyFacts[]): SideFacts => side("ada", families);
const peer = (...families: FamilyFacts[]): SideFacts => side("grace", families);

const CASES: readonly Case[] = [
  {
    status: { is: "connecting" },
    cause: "connecting",
    says: /^Still connecting to grace: trying 1 address and the relay\.$/,
  },
  {
    status: { is: "connecting" },
    facts: { relay: NOT_GRANTED, attempts: [attempt("direct", "no answer"), attempt("direct", "no answer")] },
    cause: "connecting",
    says: /trying 2 addresses\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: [{ ...attempt("direct", "in use", true), isAnnounced: true, rttMs: 12.34 }] },
    cause: "direct",
    says: /^The link to grace is direct, over IPv4, with a round trip of 12\.3 ms\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: [{ ...attempt("direct", "in use"), isAnnounced: true }] },
    cause: "direct",
    says: /direct, over IPv4\.$/,
  },
  {
    status: CONNECTED,
    // The server has passed the address on, and the peer has not listed it.
    facts: { attempts: [{ ...attempt("direct", "in use"), candidate: "host" }] },
    cause: "direct",
    says: /direct, over IPv4\. grace has not announced that address, so another machine may be forwarding the traffic\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: [{ ...attempt("port-mapped", "in use", true), isAnnounced: true, rttMs: 9 }] },
    cause: "port-mapped",
    says: /^The link to grace goes through the gateway of grace, which forwards a port, over IPv4, with a round trip of 9\.0 ms\.$/,
  },
  {
    status: { is: "connecting" },
    facts: {
      attempts: [attempt("direct", "no answer"), attempt("port-mapped", "no answer"), attempt("relay", "no answer")],
    },
    cause: "connecting",
    says: /trying 2 addresses and the relay\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: [attempt("direct", "failed", true)] },
    cause: "paths failed",
    says: /^No path to grace answers/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(ANY_NAT), peer: peer(BLOCKED) },
    cause: "relayed: no UDP",
    causedBy: "peer",
    says: /the network of grace lets no UDP through/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(ANY_NAT), peer: peer(ANY_NAT) },
    cause: "relayed: NAT",
    causedBy: "both",
    says: /both of you are behind NATs.*Port mapping/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(ANY_NAT), peer: peer(SYMMETRIC) },
    cause: "relayed: NAT",
    causedBy: "peer",
    says: /: the NAT of grace maps each destination to another port, .*Port mapping/,
  },
  ...(
    [
      ["running", /knows where to send\. The clients are trying random ports at present\. Port mapping/],
      ["nothing found", /has found no lasting path so far\. The clients try again/],
      ["not begun", /have not been tried: this client runs as many such searches as it may, or could open no sockets/],
      ["stopped", /knows where to send\. Port mapping/],
    ] as const
  ).map(([outcome, says]) => ({
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(ANY_NAT), peer: peer(SYMMETRIC), search: { ...SEARCH, outcome } },
    cause: "relayed: NAT" as const,
    causedBy: "peer" as const,
    says,
  })),
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(SYMMETRIC), peer: peer() },
    cause: "relayed: NAT",
    causedBy: "own",
    says: /: your NAT maps each destination to another port, /,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(SYMMETRIC), peer: peer(SYMMETRIC) },
    cause: "relayed: NAT",
    causedBy: "both",
    says: /: both NATs map each destination to another port, so neither side/,
  },
  // Which of the two NATs is in the way, nobody knows.
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(SAME), peer: peer(SAME) },
    cause: "relayed: NAT",
    says: /both of you are behind NATs, .* One of them, or both, may use another port for each IP address\. Port mapping/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(SAME), peer: peer(ANY_NAT), search: { ...SEARCH, outcome: "running" } },
    cause: "relayed: NAT",
    says: /Your NAT may use another port for each IP address\. The clients are trying random ports at present\. Port/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(OPEN), peer: peer(SAME) },
    cause: "relayed: no direct answer",
    says: /A NAT or a firewall between you drops them\. The NAT of grace may use another port/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(SAME), peer: peer(SYMMETRIC) },
    cause: "relayed: NAT",
    causedBy: "peer",
    says: /: the NAT of grace maps each destination to another port/,
  },
  // In the family that both have, there is no such NAT.
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(SYMMETRIC, NEWER), peer: peer(NEWER) },
    cause: "relayed: no direct answer",
    says: /: no direct datagrams have got through/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(ANY_NAT), peer: peer(ANY_NAT), relay: NEARLY_USED },
    cause: "relayed: NAT",
    causedBy: "both",
    says: /direct path\. The relay forwards only about 98\.8 of 1000\.0 MB more for this conversation\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, relay: { ...NEARLY_USED, bytesLeft: 100_000_000 } },
    cause: "relayed: no direct answer",
    says: /allows a direct path\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(ANY_NAT), peer: peer(OPEN) },
    cause: "relayed: no direct answer",
    says: /A NAT or a firewall between you/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(OPEN), peer: peer(NEWER) },
    cause: "relayed: no common family",
    causedBy: "both",
    says: /you have only IPv4, and grace only IPv6/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: own(OPEN, NEWER), peer: peer(NEWER) },
    cause: "relayed: no direct answer",
    says: /no direct datagrams/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, peer: side("grace", [OPEN], 0) },
    cause: "relayed: no address offered",
    causedBy: "peer",
    says: /grace's client offers no address of its own\. It has none that others could reach, or uses only the relay\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: side("ada", [OPEN], 0) },
    cause: "relayed: no address offered",
    causedBy: "own",
    says: /your client offers no address of its own\. It has none that others could reach\.$/,
  },
  {
    status: CONNECTED,
    facts: { attempts: RELAYED, own: side("ada", [OPEN], 0), peer: side("grace", [OPEN], 0) },
    cause: "relayed: no address offered",
    causedBy: "both",
    says: /both clients offer no address.* Yours has none that others could reach\. The other one/,
  },
  // What the peer offers is not told to such a side.
  {
    status: CONNECTED,
    facts: {
      attempts: RELAYED,
      own: { ...side("ada", [OPEN], 0), relayOnly: true },
      peer: side("grace", [BLOCKED], 0),
    },
    cause: "relayed: relay only",
    causedBy: "own",
    says: /: your client is set to use only the relay\. It offers no address, and the server tells it none of grace\.$/,
  },
  {
    status: FAILED,
    facts: { own: own(BLOCKED), relay: relayIn("no answer") },
    cause: "no UDP",
    causedBy: "own",
    says: /^Your network lets no UDP through.*Allow UDP to 192\.0\.2\.1 port 4433/,
  },
  {
    status: FAILED,
    facts: { own: own(BLOCKED), relay: NOT_GRANTED },
    cause: "no UDP",
    causedBy: "own",
    says: /Allow UDP to the server in the firewall/,
  },
  {
    status: FAILED,
    facts: { peer: peer(BLOCKED) },
    cause: "no UDP",
    causedBy: "peer",
    says: /^The network of grace lets no UDP/,
  },
  {
    status: FAILED,
    facts: { own: own(BLOCKED), peer: peer(BLOCKED), relay: relayIn("no answer") },
    cause: "no UDP",
    causedBy: "both",
    says: /neither you nor grace/,
  },
  {
    status: FAILED,
    facts: { own: own(BLOCKED, NEWER) },
    cause: "peer silent",
    says: /Nothing arrived/,
  },
  { status: FAILED, facts: { relay: relayIn("over") }, cause: "relay over", says: /Connect again\.$/ },
  { status: FAILED, facts: { relay: NOT_GRANTED }, cause: "no relay", says: /works, and the server grants no relay/ },
  {
    status: FAILED,
    facts: { relay: NOT_GRANTED, peer: peer(NEWER) },
    cause: "no relay",
    says: /you have only IPv4, the other side IPv6/,
  },
  {
    status: FAILED,
    facts: { relay: relayIn("no answer") },
    cause: "relay silent",
    says: /The relay at 192\.0\.2\.1 port 4433 \(UDP\) does not answer/,
  },
  {
    status: FAILED,
    facts: { peer: peer() },
    cause: "peer silent",
    says: /neither directly nor over the relay/,
  },
  {
    status: FAILED,
    facts: { attempts: [attempt("relay", "answered", true)] },
    cause: "no proof",
    says: /arrived, but too few/,
  },
  // What arrived passed both networks, whatever the server says.
  {
    status: FAILED,
    facts: { own: own(BLOCKED), attempts: [attempt("direct", "answered", true)] },
    cause: "no proof",
    says: /many get lost on the way/,
  },
  {
    status: { is: "given up" },
    facts: { own: own(BLOCKED), relay: relayIn("no answer") },
    cause: "no UDP",
    causedBy: "own",
    says: /^This side stopped waiting before the cause was certain\. So far: Your network/,
  },
  {
    status: { is: "refused", reason: "The peer ended the conversation." },
    cause: "not the network",
    says: /^The network is not the cause\. The peer ended the conversation\.$/,
  },
  {
    status: { is: "server silent", reason: "The connection broke." },
    cause: "server silent",
    says: /^The server does not answer, so it could not introduce grace\. The connection broke\. Check the network/,
  },
  {
    status: FAILED,
    facts: { relay: { state: "not tried" } },
    cause: "peer silent",
    says: /^Nothing arrived from grace/,
  },
  {
    status: { is: "ended", reason: "grace ended the conversation." },
    cause: "ended",
    says: /^The link to grace has ended\. grace ended the conversation\.$/,
  },
];

function verdict({ status, facts }: Case): Verdict {
  return verdictOf(status, { own: own(OPEN), peer: peer(OPEN), relay: relayIn("bound"), attempts: SILENT, ...facts });
}

for (const each of CASES) {
  test(`${each.status.is}: ${each.cause}${each.causedBy === undefined ? "" : ` at ${each.causedBy}`}: ${each.says.source}`, () => {
    const { cause, causedBy, verdict: text } = verdict(each);
    assert.equal([cause, causedBy], [each.cause, each.causedBy]);
    assert.match(text, each.says);
  });
}

test("each-cause-has-a-case", () => {
  const causes: Record<Explanation["cause"], true> = {
    direct: true,
    "port-mapped": true,
    "relayed: relay only": true,
    "relayed: no UDP": true,
    "relayed: no address offered": true,
    "relayed: no common family": true,
    "relayed: NAT": true,
    "relayed: no direct answer": true,
    "paths failed": true,
    connecting: true,
    "no UDP": true,
    "relay over": true,
    "no relay": true,
    "relay silent": true,
    "peer silent": true,
    "no proof": true,
    "server silent": true,
    "not the network": true,
    ended: true,
  };
  assert.equal([...new Set(CASES.map(({ cause }) => cause))].sort(), Object.keys(causes).sort());
});

test("verdicts-are-sentences-that-end", () => {
  for (const each of CASES) assert.match(verdict(each).verdict, /^[A-Z].*[^.]\.$/);
});

test("sides-find-the-same-cause-in-mirrored-facts", () => {
  const mirrored = { own: "peer", peer: "own", both: "both" } as const;
  const sides: readonly (readonly FamilyFacts[])[] = [
    [ANY_NAT],
    [SAME],
    [SYMMETRIC],
    [OPEN],
    [BLOCKED],
    [NEWER],
    [OPEN, NEWER],
  ];
  const relays = [NOT_GRANTED, ...(["not tried", "no answer", "bound", "over"] as const).map(relayIn)];
  const cases = relays.flatMap((relay) => [
    { status: CONNECTED, attempts: RELAYED, relay },
    { status: FAILED, attempts: SILENT, relay },
    { status: FAILED, attempts: HEARD, relay },
    { status: GIVEN_UP, attempts: SILENT, relay },
  ]);
  for (const one of sides) {
    for (const other of sides) {
      for (const { status, attempts, relay } of cases) {
        const [ada, grace] = [side("ada", one), side("grace", other)];
        const atAda = verdictOf(status, { own: ada, peer: grace, relay, attempts });
        const atGrace = verdictOf(status, { own: grace, peer: ada, relay, attempts });
        assert.is(atAda.cause, atGrace.cause);
        assert.is(atAda.causedBy && mirrored[atAda.causedBy], atGrace.causedBy);
      }
    }
  }
});

test("outcome-of-an-attempt-is-the-best-that-came-of-it", () => {
  const nothing = { state: "unproven", isInUse: false, isHeard: false, requests: 0 } as const;
  assert.is(outcomeOf(nothing), "not tried");
  assert.is(outcomeOf({ ...nothing, requests: 20 }), "no answer");
  assert.is(outcomeOf({ ...nothing, requests: 20, isHeard: true }), "answered");
  assert.is(outcomeOf({ ...nothing, isHeard: true, state: "proven" }), "proven");
  assert.is(outcomeOf({ ...nothing, isInUse: true }), "in use");
  assert.is(outcomeOf({ ...nothing, isInUse: true, state: "failed" }), "failed");
});

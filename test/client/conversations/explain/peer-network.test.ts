import * as assert from "uvu/assert";
import { Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import { toConnectivity } from "../../../../src/client/conversations/explain/connectivity.ts";
import { peerNetwork } from "../../../../src/client/conversations/explain/peer-network.ts";
import type { FamilyFacts } from "../../../../src/explanation.ts";
import { suite } from "../../../suite.ts";

const test = suite("what is known of a peer's network");

const { HOST, SERVER_REFLEXIVE, UNSPECIFIED } = CandidateKind;

const IPV4: FamilyFacts = { family: "IPv4", udp: "works", nat: "present", mapping: "port-dependent" };
const IPV6: FamilyFacts = { family: "IPv6", udp: "no answer", nat: "unknown", mapping: "unknown" };
const NEW = { udp: "unknown", nat: "unknown", mapping: "unknown" } as const;
const UNTOLD = { own: "unknown", peer: "unknown" } as const;

const at = (address: string, kind: CandidateKind = HOST): Candidate => Candidate.create({ kind, address, port: 9 });
const OFFERED = [at("203.0.113.1", SERVER_REFLEXIVE), at("192.168.1.2"), at("2001:db8::2")];

/** A peer with both families that announces such addresses inside the seal. */
function announcing(...announced: Candidate[]) {
  const mappings = { IPv4: UNTOLD, IPv6: UNTOLD };
  return peerNetwork({ connectivity: toConnectivity([IPV4, IPV6]), offered: OFFERED, announced, mappings });
}

test("without-an-announcement-the-introduction-holds", () => {
  const mappings = { IPv4: UNTOLD, IPv6: { own: "unknown", peer: "none" } } as const;
  const connectivity = toConnectivity([IPV4, IPV6]);
  assert.equal(peerNetwork({ connectivity, offered: OFFERED, announced: undefined, mappings }), {
    families: [IPV4, { ...IPV6, mapping: "none" }],
    candidates: OFFERED,
  });
});

test("family-without-an-announced-address-is-gone", () => {
  assert.equal(announcing(at("192.168.1.2"), at("fe80::1"), at("::1")).families, [IPV4]);
  assert.equal(announcing().families, []);
});

test("peer-with-other-addresses-has-moved-to-a-network-of-which-nothing-is-known", () => {
  assert.equal(announcing(at("192.168.7.2"), at("2001:db8::2")).families, [{ family: "IPv4", ...NEW }, IPV6]);
});

test("candidates-are-those-of-the-announcement-and-one-without-a-kind-was-seen-from-outside", () => {
  const { candidates } = announcing(at("203.0.113.7", UNSPECIFIED), at("192.168.1.2", UNSPECIFIED), at("192.168.7.2"));
  assert.equal(candidates, [at("203.0.113.7", SERVER_REFLEXIVE), at("192.168.1.2"), at("192.168.7.2")]);
});

test("family-of-which-the-server-passed-on-no-address-is-as-it-was-told", () => {
  const mappings = { IPv4: UNTOLD, IPv6: UNTOLD };
  const connectivity = toConnectivity([IPV4]);
  const announced = [at("192.168.1.2")];
  assert.equal(peerNetwork({ connectivity, offered: [], announced, mappings }).families, [IPV4]);
});

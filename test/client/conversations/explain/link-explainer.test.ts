import * as assert from "uvu/assert";
import { Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import { LinkExplainer } from "../../../../src/client/conversations/explain/link-explainer.ts";
import { LinkSocket } from "../../../../src/client/conversations/link/link-socket.ts";
import type { LinkRelayGrant } from "../../../../src/client/conversations/relay/link-relay.ts";
import { ClosedError, TransportError } from "../../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { DatagramSocket } from "../../../../src/net/datagram-socket.ts";
import type { Destination } from "../../../../src/peering/path/path-kind.ts";
import { PeerConnection } from "../../../../src/peering/peer-connection.ts";
import { SimulatedWorld } from "../../../../src/testing/index.ts";
import { linkKeys } from "../../../crypto/link/link-keys.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("link explainer");

const RELAY: LinkRelayGrant = {
  addresses: () => [{ address: "192.0.2.1", port: 4433 }],
  probes: { take: () => true, answered() {} },
  access: { relayId: 1n, key: new Uint8Array(32) },
  bytesMax: 1_000,
  messages: {
    isAvailable: false,
    open() {},
    bind: async () => ({ isFinal: true }),
    send() {},
    close() {},
  },
};

function host(number: number): Candidate {
  return Candidate.create({ kind: CandidateKind.HOST, address: `192.0.2.${number}`, port: 9 });
}

function mapped(number: number): Candidate {
  return { ...host(number), kind: CandidateKind.PORT_MAPPED };
}

interface Known {
  readonly own?: readonly Candidate[];
  readonly peers?: readonly Candidate[];
  readonly relay?: LinkRelayGrant;
  /** Where the link sends besides. */
  readonly more?: readonly Destination[];
}

/** An explainer of a link that has just begun. */
async function explainer({ own = [], peers = [], relay, more = [] }: Known): Promise<LinkExplainer> {
  const network = new SimulatedWorld({ seed: SEED }).addHost("198.51.100.1");
  const [keys] = linkKeys(network.randomBytes);
  const peerConnection = new PeerConnection({
    keys,
    features: new Set(),
    localConnectionId: 1n,
    remoteConnectionId: 2n,
    candidates: [...peers, ...more],
    hasRelay: relay !== undefined,
    limits: DEFAULT_LIMITS,
    random: network.randomBytes,
    nowMs: network.monotonicMs(),
  });
  return new LinkExplainer({
    own: "ada",
    peer: "grace",
    ownFacts: () => ({ families: [], candidates: own }),
    connectivity: undefined,
    candidates: peers,
    candidatesMax: 4,
    peerConnection,
    clock: network,
    socket: new LinkSocket(network, await DatagramSocket.bind(network, "0.0.0.0", 0), 1n, { relay }),
  });
}

test("without-a-relay-and-without-any-address-there-is-no-hope", async () => {
  assert.is((await explainer({})).isHopeless, true);
  for (const known of [{ own: [host(1)] }, { peers: [host(2)] }, { relay: RELAY }])
    assert.is((await explainer(known)).isHopeless, false);
});

test("candidates-are-counted-by-kind-up-to-the-limit-whenever-they-are-offered", async () => {
  const explained = await explainer({ own: [host(1)], peers: [host(2)] });
  const offer = (...candidates: Candidate[]): void => explained.offered({ candidates, connectivity: undefined });
  const mapped = Candidate.create({ kind: CandidateKind.PORT_MAPPED, address: "203.0.113.1", port: 9 });
  // The server adds what it has seen to each offer.
  for (let time = 0; time < 5; time++) offer(mapped);
  offer(...Array.from({ length: 1_000 }, (_, number) => host(number % 200)));
  const { own, peer } = explained.explain(false, undefined);
  assert.equal(own.candidates, { host: 1, reflexive: 0, portMapped: 0 });
  assert.equal(peer.candidates, { host: 4, reflexive: 0, portMapped: 0 }, "the latest");
});

test("address-of-a-gateway-is-no-direct-one-however-this-side-knows-of-it", async () => {
  const more = [{ ...host(4), via: "gateway" }] as const;
  const { attempts } = (await explainer({ peers: [host(2), mapped(3)], more })).explain(false, undefined);
  assert.equal(
    attempts.map(({ kind, address, candidate }) => [kind, address, candidate]),
    [
      ["direct", "192.0.2.2", "host"],
      ["port-mapped", "192.0.2.3", "port-mapped"],
      ["port-mapped", "192.0.2.4", undefined],
    ],
  );
});

test("address-that-the-server-sees-too-is-a-clients-own-and-counts-once", async () => {
  const seen = (number: number): Candidate =>
    Candidate.create({ ...host(number), kind: CandidateKind.SERVER_REFLEXIVE });
  const explained = await explainer({ own: [seen(1), host(1)], peers: [seen(3), seen(2), host(2)] });
  const { own, peer, attempts } = explained.explain(false, undefined);
  assert.equal(own.candidates, { host: 1, reflexive: 0, portMapped: 0 });
  assert.equal(peer.candidates, { host: 1, reflexive: 1, portMapped: 0 });
  const kinds = Object.fromEntries(attempts.map(({ address, candidate }) => [address, candidate]));
  assert.equal(kinds, { "192.0.2.3": "reflexive", "192.0.2.2": "host" });
});

test("link-local-address-is-the-one-that-the-peer-offered-without-a-zone", async () => {
  const explained = await explainer({ peers: [Candidate.create({ ...host(0), address: "fe80::1%eth0" })] });
  explained.offered({ candidates: [Candidate.create({ ...host(0), address: "fe80::1" })], connectivity: undefined });
  const [{ address, candidate } = {}] = explained.explain(false, undefined).attempts;
  assert.equal([address, candidate], ["fe80::1%eth0", "host"]);
});

test("address-is-the-one-that-the-server-offered-or-the-peer-announced-however-they-spell-it", async () => {
  const spelled = Candidate.create({ ...host(0), address: "2001:DB8:0:0::1" });
  const [{ address, candidate } = {}] = (await explainer({ peers: [spelled] })).explain(false, undefined).attempts;
  assert.equal([address, candidate], ["2001:db8::1", "host"]);
});

test("status-follows-from-the-end-of-the-link", async () => {
  const explained = await explainer({ own: [host(1)], peers: [host(2)], relay: RELAY });
  const causeOf = (wasConnected: boolean, end?: TransportError | ClosedError) =>
    explained.explain(wasConnected, end).cause;
  assert.is(causeOf(false), "connecting");
  assert.is(causeOf(true), "relayed: no direct answer");
  assert.is(causeOf(false, new TransportError("UNREACHABLE", "")), "relay silent");
  assert.is(causeOf(false, new TransportError("TIMED_OUT", "")), "relay silent");
  assert.match(explained.explain(false, new ClosedError("CLOSED", "")).verdict, /^This side stopped waiting/);
  assert.is(causeOf(false, new ClosedError("CLOSED_BY_PEER", "")), "not the network");
  assert.is(causeOf(true, new TransportError("UNREACHABLE", "")), "relay silent");
  assert.is(causeOf(true, new ClosedError("CLOSED", "")), "ended");
});

test("error-of-an-unreachable-peer-has-its-explanation", async () => {
  const error = (await explainer({ relay: RELAY })).unreachable();
  assert.is(error.code, "UNREACHABLE");
  assert.is(error.explanation?.cause, "relay silent");
  assert.is(error.message, `There is no path to grace. ${error.explanation?.verdict}`);
});

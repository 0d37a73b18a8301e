/** Cases of "15. Peer to peer": where the client tries to reach the peer. */

import { PeerPathResponse } from "../../../../../generated/chatwire/v1/peer.ts";
import { Candidate, CandidateKind, CandidatesOffered } from "../../../../../generated/chatwire/v1/signalling.ts";
import { check, present } from "../../../shared/fault.ts";
import type { ClientCase, ClientContext, Linked, Meeting } from "../../client-context.ts";
import { describeDatagrams, PeerSocket } from "../../peer-socket.ts";
import type { LinkMessage, ScriptedLink } from "../../scripted-link.ts";
import { invited } from "./keys.ts";

const DATAGRAM_BYTES_MAX = 1_200;
/** A request without padding has 51 bytes; unknown fields may be in it. */
const SHORT_REQUEST_BYTES_MAX = 100;
/** Requests to an IP address that does not answer. */
const UNANSWERED_MAX = 20;
/** With so many ports, the client would send more in its first four tries. */
const PORTS = 8;
const TRIES_MS = 1_500;

export const CANDIDATES: readonly ClientCase[] = [
  refused("any", "0.0.0.0", (port) => ({ address: "0.0.0.0", port })),
  refused("mapped", "an IPv4-mapped address", (port) => ({ address: "::ffff:127.0.0.1", port })),
  refused("name", "a name", (port) => ({ address: "localhost", port })),
  refused("short", "an IPv4 address in a short form", (port) => ({ address: "127.1", port })),
  refused("number", "an IPv4 address as a number", (port) => ({ address: "2130706433", port })),
  refused("hex", "an IPv4 address in hexadecimal", (port) => ({ address: "0x7f.0.0.1", port })),
  refused("multicast", "a multicast address", (port) => ({ address: "224.0.0.1", port })),
  refused("broadcast", "the broadcast address", (port) => ({ address: "255.255.255.255", port })),
  {
    id: "candidates/others",
    title: "Candidates that cannot be used do not keep the client from the others",
    heading: "Candidates",
    async run(context) {
      const meeting = await invited(context);
      const bad = ["", "not an address", "224.0.0.1", "::", "ff02::1"].map((address) => candidate(address, 9));
      const zero = candidate(context.options.host, 0);
      context.introduce(meeting, { candidates: [...bad, zero, meeting.peer.candidate] });
      await context.linked(meeting);
    },
  },
  {
    id: "candidates/offered-later",
    title: "The client tries candidates that the peer offers later",
    heading: "Candidates",
    async run(context) {
      const meeting = await invited(context);
      context.introduce(meeting, { candidates: [] });
      const { peer, connection } = meeting;
      const { introductionId } = peer;
      const value = CandidatesOffered.create({ introductionId, candidates: [peer.candidate] });
      connection.event({ case: "candidatesOffered", value });
      await context.linked(meeting);
    },
  },
  {
    id: "candidates/all-at-once",
    title: "The client tries all candidates",
    heading: "Candidates",
    async run(context) {
      const meeting = await invited(context);
      await using other = await PeerSocket.open(context.options.host);
      context.introduce(meeting, { candidates: [candidate(context.options.host, other.port), meeting.peer.candidate] });
      await meeting.peer.sealed();
      const came = await other.received.take(() => true, context.options.waitMs);
      check(came !== undefined, "a datagram to the first candidate", () => "none");
    },
  },
  {
    id: "candidates/short-first",
    title: "The client sends short requests for a proof to a candidate, and a full one only after an answer",
    heading: "Candidates",
    async run(context) {
      const { link, peer } = await silent(context);
      const isLater = (): boolean => link.ofKind("peerPathRequest").length >= 3;
      await link.received.until(isLater, context.options.waitMs);
      check(isLater(), "the request again and again", () => link.describe());
      checkShortOnly(link);
      const isRequests = link.received.all.every(({ body }) => body.case === "peerPathRequest");
      check(isRequests, "nothing but requests for a proof", () => link.describe());
      // An answer with a token that was never sent is none.
      answer(link, tokenOf(link) ^ 1n);
      await context.client.expect("connected");
      await context.quiet();
      checkShortOnly(link);
      link.deafTo.delete(peer.socket);
      answer(link, tokenOf(link));
      const isFull = ({ bytes }: LinkMessage): boolean => bytes === DATAGRAM_BYTES_MAX;
      await link.expect("peerPathRequest", (_, message) => isFull(message), "a request that fills a datagram");
    },
  },
  {
    id: "candidates/tokens",
    title: "Each request to a candidate has another token and another packet number",
    heading: "Candidates",
    async run(context) {
      const { link } = await silent(context);
      const requests = (): readonly LinkMessage[] => link.ofKind("peerPathRequest");
      await link.received.until(() => requests().length >= 4, context.options.waitMs);
      const numbers = requests().map(({ packetNumber }) => packetNumber);
      const tokens = requests().map(({ body }) => (body.case === "peerPathRequest" ? body.value.token : 0n));
      check(numbers.length >= 4, "four requests", () => `${numbers.length}`);
      check(new Set(tokens).size === tokens.length, "each token once", () => tokens.join(", "));
      check(new Set(numbers).size === numbers.length, "each number once", () => numbers.join(", "));
    },
  },
  {
    id: "candidates/silent-address",
    title: `An IP address that does not answer gets at most ${UNANSWERED_MAX} requests, on however many ports`,
    heading: "Candidates",
    async run(context) {
      const meeting = await invited(context);
      const sockets = [meeting.peer.socket];
      for (let count = 1; count < PORTS; count++) sockets.push(await context.socket());
      const candidates = sockets.map(({ port }) => candidate(context.options.host, port));
      context.introduce(meeting, { candidates });
      await meeting.peer.sealed();
      // So long takes what the client sends in its first four tries.
      await new Promise((resolve) => setTimeout(resolve, TRIES_MS));
      const count = sockets.reduce((sum, socket) => sum + socket.received.all.length, 0);
      check(count > 0 && count <= UNANSWERED_MAX, `at most ${UNANSWERED_MAX} datagrams`, () => `${count}`);
    },
  },
  {
    id: "candidates/data-after-proof",
    title: "A candidate gets no data before it has answered a full request",
    heading: "Candidates",
    async run(context) {
      const { link, peer } = await silent(context);
      link.ping(100n);
      await context.client.expect("connected");
      context.client.send({ command: "sendPeerText", text: "early" });
      await context.quiet();
      const early = link.ofKind("peerText").length;
      check(early === 0, "no text to an address that is not proven", () => link.describe());
      link.deafTo.delete(peer.socket);
      await link.expect("peerText", ({ text }) => text === "early");
    },
  },
];

/** The client has invited and tries the peer's candidate, which does not answer. */
async function silent(context: ClientContext): Promise<Meeting & Linked> {
  const meeting = await invited(context);
  context.introduce(meeting);
  return { ...meeting, link: await meeting.peer.reached(meeting.client, { isDeaf: true }) };
}

/** The token of the client's last request. */
function tokenOf(link: ScriptedLink): bigint {
  const { body } = present(link.ofKind("peerPathRequest").at(-1), "a request");
  return body.case === "peerPathRequest" ? body.value.token : 0n;
}

function answer(link: ScriptedLink, token: bigint): void {
  link.send({ case: "peerPathResponse", value: PeerPathResponse.create({ token }) });
}

function checkShortOnly({ received }: ScriptedLink): void {
  const longest = Math.max(...received.all.map(({ bytes }) => bytes));
  check(longest <= SHORT_REQUEST_BYTES_MAX, "short requests only", () => `a datagram of ${longest} bytes`);
}

/** @param place  the candidate, with the port of a socket that must get nothing */
function refused(
  id: string,
  what: string,
  place: (port: number) => { readonly address: string; readonly port: number },
): ClientCase {
  return {
    id: `candidates/${id}`,
    title: `The client sends nothing to a candidate that is ${what}`,
    heading: "Candidates",
    async run(context) {
      const meeting = await invited(context);
      await using trap = await PeerSocket.open(context.options.host.includes(":") ? "::" : "0.0.0.0");
      trap.join("224.0.0.1");
      const { address, port } = place(trap.port);
      context.introduce(meeting, { candidates: [candidate(address, port), meeting.peer.candidate] });
      await meeting.peer.sealed();
      await meeting.peer.sealed();
      const all = trap.received.all;
      check(all.length === 0, `no datagram to ${address}`, () => describeDatagrams(all));
    },
  };
}

function candidate(address: string, port: number): Candidate {
  return Candidate.create({ kind: CandidateKind.HOST, address, port });
}

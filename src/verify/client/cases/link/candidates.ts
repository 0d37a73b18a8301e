/** Cases of "15. Peer to peer": where the client tries to reach the peer. */

import { Candidate, CandidateKind, CandidatesOffered } from "../../../../../generated/chatwire/v1/signalling.ts";
import { check } from "../../../shared/fault.ts";
import type { ClientCase } from "../../client-context.ts";
import { describeDatagrams, PeerSocket } from "../../peer-socket.ts";
import { invited } from "./handshakes.ts";

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
      await meeting.peer.initiation();
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
      await peer.initiation();
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
      await meeting.peer.initiation();
      const came = await other.received.take(() => true, context.options.waitMs);
      check(came !== undefined, "a datagram to the first candidate", () => "none");
    },
  },
];

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
      await meeting.peer.initiation();
      await meeting.peer.initiation();
      const all = trap.received.all;
      check(all.length === 0, `no datagram to ${address}`, () => describeDatagrams(all));
    },
  };
}

function candidate(address: string, port: number): Candidate {
  return Candidate.create({ kind: CandidateKind.HOST, address, port });
}

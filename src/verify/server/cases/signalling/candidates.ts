/** Cases of "12. Signalling": candidates. */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Accept, events, Invite, OfferCandidates } from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Candidate,
  CandidateKind,
  Connectivity,
  FamilyConnectivity,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { checkEqual } from "../../../shared/fault.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { CANDIDATES, candidateText, converse, host, invite, networkOf } from "./conversation.ts";

const { INVALID_ARGUMENT, LIMIT_REACHED } = ErrorCode;

/** The kind that the invited side gets of a candidate that the inviter offers with this kind. */
async function kindOfPassedOn(context: ServerContext, kind: CandidateKind): Promise<CandidateKind | undefined> {
  const [ada, grace] = [await context.user("ada"), await context.user("grace")];
  const offered = Candidate.create({ kind, address: "192.0.2.7", port: 7 });
  const invitation = InviteRequest.create({ candidates: [offered], connectionId: 1n });
  const { introductionId } = await ada.connection.ok(Invite, invitation, { user: grace.name });
  const acceptance = AcceptRequest.create({ introductionId, connectionId: 2n });
  const { introduction } = await grace.connection.ok(Accept, acceptance);
  return introduction?.candidates.find(({ address }) => address === "192.0.2.7")?.kind;
}

/** An address that is no candidate. */
function badCandidate(id: string, what: string, candidate: Candidate): ServerCase {
  return {
    id: `signalling/candidate-${id}`,
    title: `An invitation with a candidate that is ${what} is refused with INVALID_ARGUMENT`,
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const request = InviteRequest.create({ candidates: [host("192.0.2.1"), candidate], connectionId: 1n });
      await ada.connection.refused(Invite, request, INVALID_ARGUMENT, { user: grace.name });
      await grace.connection.noEvent(events.Invited, "the invitation was refused");
    },
  };
}

export const CANDIDATE_CASES: readonly ServerCase[] = [
  badCandidate("name", "a host name", host("example.com")),
  badCandidate("empty", "empty", host("")),
  badCandidate("port-zero", "without a port", host("192.0.2.1", 0)),
  badCandidate("port-too-large", "with a port greater than 65535", host("192.0.2.1", 65_536)),
  badCandidate("three-parts", "an IPv4 address of three numbers (1.2.3)", host("1.2.3")),
  badCandidate("hex-words", "a name of hexadecimal digits (face.cafe)", host("face.cafe")),
  badCandidate("multicast", "a multicast address (224.0.0.1)", host("224.0.0.1")),
  badCandidate("unspecified", "the address 0.0.0.0", host("0.0.0.0")),
  badCandidate("ipv6-multicast", "an IPv6 multicast address (ff02::1)", host("ff02::1")),
  badCandidate("ipv6-unspecified", "the address ::", host("::")),
  badCandidate("ipv4-mapped", "an IPv4-mapped IPv6 address", host("::ffff:192.0.2.1")),
  badCandidate("metadata", "an address at which clouds tell secrets (169.254.169.254)", host("169.254.169.254")),
  badCandidate("ipv6-metadata", "such an address in IPv6 (fd00:ec2::254)", host("fd00:ec2::254")),
  badCandidate("zone", "an IPv6 address with a zone", host("fe80::1%eth0")),
  {
    id: "signalling/candidates-max",
    title: "More than candidates_max candidates are refused with LIMIT_REACHED",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const { candidatesMax } = context.limits;
      const bytesOfOne = 24;
      if (candidatesMax * bytesOfOne > 4_000) context.skip(`${candidatesMax} candidates do not fit into an invitation`);
      const many = Array.from({ length: candidatesMax + 1 }, (_, index) => host("192.0.2.1", 1_000 + index));
      const request = (candidates: Candidate[]) => InviteRequest.create({ candidates, connectionId: 1n });
      await ada.connection.refused(Invite, request(many), LIMIT_REACHED, { user: grace.name });
      await ada.connection.ok(Invite, request(many.slice(1)), { user: grace.name });
    },
  },
  {
    id: "signalling/candidates-as-host",
    title: "Candidates that claim to be SERVER_REFLEXIVE are passed on as HOST",
    async run(context) {
      const kind = await kindOfPassedOn(context, CandidateKind.SERVER_REFLEXIVE);
      checkEqual(kind, CandidateKind.HOST, "kind of the candidate");
    },
  },
  {
    id: "signalling/candidates-port-mapped",
    title: "Candidates of the kind PORT_MAPPED are passed on as they are",
    async run(context) {
      const kind = await kindOfPassedOn(context, CandidateKind.PORT_MAPPED);
      checkEqual(kind, CandidateKind.PORT_MAPPED, "kind of the candidate");
    },
  },
  {
    id: "signalling/offer-candidates",
    title: "OfferCandidates in a conversation reaches the other side as CandidatesOffered",
    async run(context) {
      const { inviter, invited, introductionId } = await converse(context);
      const candidates = [host("198.51.100.4", 9_000)];
      await inviter.connection.ok(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates }));
      const event = await invited.connection.event(events.CandidatesOffered);
      checkEqual(event.introductionId, introductionId, "introduction_id");
      checkEqual(candidateText(event.candidates), candidateText(candidates), "candidates");
    },
  },
  {
    id: "signalling/offer-connectivity",
    title: "Connectivity in OfferCandidates is told in the answer to an invitation, and later in CandidatesOffered",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      const offer = (udpWorks: boolean) =>
        OfferCandidatesRequest.create({
          introductionId,
          connectivity: Connectivity.create({ ipv4: FamilyConnectivity.create({ udpWorks }) }),
        });
      await inviter.connection.ok(OfferCandidates, offer(false));
      const { introduction } = await invited.connection.ok(Accept, AcceptRequest.create({ introductionId }));
      checkEqual(networkOf(introduction), "ipv4 false undefined 0", "connectivity of the inviter");
      await inviter.connection.ok(OfferCandidates, offer(true));
      const { connectivity } = await invited.connection.event(events.CandidatesOffered);
      checkEqual(connectivity?.ipv4?.udpWorks, true, "connectivity in CandidatesOffered");
    },
  },
  {
    id: "signalling/candidates-after-accept-only",
    title: "Candidates that the inviter adds before the answer are told only in the answer",
    async run(context) {
      const { inviter, invited, introductionId } = await invite(context);
      const candidates = [host("198.51.100.4", 9_000)];
      await inviter.connection.ok(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates }));
      await invited.connection.noEvent(events.CandidatesOffered, "the invitation is not accepted");
      const { introduction } = await invited.connection.ok(Accept, AcceptRequest.create({ introductionId }));
      const text = candidateText(introduction?.candidates ?? []);
      checkEqual(text, candidateText([...CANDIDATES, ...candidates]), "candidates of the inviter");
    },
  },
];

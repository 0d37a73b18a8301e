import { type Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import type { AttemptFacts, FamilyFacts, SideFacts } from "../../../explanation.ts";
import { isSameAddress } from "../../../socket-address.ts";

/** What this side knows of itself. */
export interface OwnFacts {
  readonly families: readonly FamilyFacts[];
  /** The candidates that this client offers. The server adds the address that it saw. */
  readonly candidates: readonly Candidate[];
  /** Whether this side uses only the relay of the server. Default: it does not. */
  readonly relayOnly?: boolean;
}

/** What an explanation says of one side. */
export function sideFacts(name: string, { families, candidates, relayOnly = false }: OwnFacts): SideFacts {
  const each = distinct(candidates);
  const count = (kind: AttemptFacts["candidate"]): number =>
    each.filter((candidate) => kindOf(candidate) === kind).length;
  return {
    name,
    ...(relayOnly && { relayOnly }),
    families,
    candidates: { host: count("host"), reflexive: count("reflexive"), portMapped: count("port-mapped") },
  };
}

/** Each address once. Without a NAT, the server sees the client at one of the client's own addresses. */
export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const isSeen = ({ kind }: Candidate): boolean => kind === CandidateKind.SERVER_REFLEXIVE;
  const known = candidates.filter((each) => !isSeen(each));
  const isNew = (seen: Candidate): boolean => !known.some((each) => isSameAddress(each, seen));
  return [...candidates.filter((each) => isSeen(each) && isNew(each)), ...known];
}

/** How explanations call the kind of a candidate. */
export function kindOf({ kind }: Candidate): NonNullable<AttemptFacts["candidate"]> {
  if (kind === CandidateKind.SERVER_REFLEXIVE) return "reflexive";
  return kind === CandidateKind.PORT_MAPPED ? "port-mapped" : "host";
}

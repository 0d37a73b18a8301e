import { type Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import type { AttemptFacts, FamilyFacts, SideFacts } from "../../../explanation.ts";

/** What this side knows of itself. */
export interface OwnFacts {
  readonly families: readonly FamilyFacts[];
  /** The candidates that this client offers. The server adds the address that it saw. */
  readonly candidates: readonly Candidate[];
}

/** What an explanation says of one side. */
export function sideFacts(name: string, families: readonly FamilyFacts[], candidates: readonly Candidate[]): SideFacts {
  const count = (kind: AttemptFacts["candidate"]): number => candidates.filter((each) => kindOf(each) === kind).length;
  return {
    name,
    families,
    candidates: { host: count("host"), reflexive: count("reflexive"), portMapped: count("port-mapped") },
  };
}

/** How explanations call the kind of a candidate. */
export function kindOf({ kind }: Candidate): NonNullable<AttemptFacts["candidate"]> {
  if (kind === CandidateKind.SERVER_REFLEXIVE) return "reflexive";
  return kind === CandidateKind.PORT_MAPPED ? "port-mapped" : "host";
}

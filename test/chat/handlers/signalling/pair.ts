import { Candidate, CandidateKind } from "../../../../generated/chatwire/v1/signalling.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation } from "../../../sim/privacy/chat-simulation.ts";

export const host = (address: string): Candidate =>
  Candidate.create({ kind: CandidateKind.HOST, address, port: 5_000 });

export function pair() {
  const world = new ChatSimulation(SEED);
  return { world, ada: world.join("ada"), grace: world.join("grace") };
}

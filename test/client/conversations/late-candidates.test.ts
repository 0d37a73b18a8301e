import * as assert from "uvu/assert";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { LateCandidates } from "../../../src/client/conversations/late-candidates.ts";
import { suite } from "../../suite.ts";

const test = suite("late candidates");

const at = (port: number): Candidate =>
  Candidate.create({ kind: CandidateKind.PORT_MAPPED, address: "203.0.113.9", port });

test("each-candidate-is-offered-once", () => {
  const known = [at(1)];
  const offers: number[][] = [];
  const offer = (candidates: Candidate[]): void => void offers.push(candidates.map(({ port }) => port));
  const late = new LateCandidates({ known: () => known, offered: [at(1)], candidatesMax: 16, offer });
  late.offerMore();
  assert.equal(offers, []);
  known.push(at(2), at(3));
  late.offerMore();
  late.offerMore();
  // A gateway that changes its mind back and forth.
  known.splice(0, 3);
  late.offerMore();
  known.push(at(3), at(4));
  late.offerMore();
  assert.equal(offers, [[2, 3], [4]]);
});

test("all-offers-together-have-candidatesMax-candidates", () => {
  let ports: number[] = [];
  const offers: number[] = [];
  const late = new LateCandidates({
    known: () => ports.map(at),
    offered: [at(1), at(2)],
    candidatesMax: 4,
    offer: (candidates) => void offers.push(...candidates.map(({ port }) => port)),
  });
  for (let port = 3; port < 100; port += 1) {
    ports = [port];
    late.offerMore();
  }
  assert.equal(offers, [3, 4]);
});

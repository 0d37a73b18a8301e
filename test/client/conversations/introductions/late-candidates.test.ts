import * as assert from "uvu/assert";
import {
  Candidate,
  CandidateKind,
  Connectivity,
  FamilyConnectivity,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { LateCandidates } from "../../../../src/client/conversations/introductions/late-candidates.ts";
import type { Offer } from "../../../../src/client/conversations/offer.ts";
import { suite } from "../../../suite.ts";

const test = suite("late candidates");

const at = (port: number, kind: CandidateKind = CandidateKind.PORT_MAPPED): Candidate =>
  Candidate.create({ kind, address: "203.0.113.9", port });

/** What one side finds out, and what it tells of that. */
class Rig {
  readonly candidates: Candidate[];
  connectivity = Connectivity.create({ ipv4: FamilyConnectivity.create() });
  readonly offers: Offer[] = [];
  readonly late: LateCandidates;
  isOver = false;
  /** Lets the server have the offer that is under way. */
  answer = (): void => {};

  constructor(candidatesMax: number, ...candidates: Candidate[]) {
    this.candidates = candidates;
    const known = (): Offer => ({ candidates: [...this.candidates], connectivity: this.connectivity });
    const offer = (news: Offer): Promise<void> => {
      this.offers.push(news);
      return new Promise((resolve) => {
        this.answer = resolve;
      });
    };
    const isOver = (): boolean => this.isOver;
    this.late = new LateCandidates({ known, told: known(), candidatesMax, offer, isOver });
  }

  get ports(): number[][] {
    return this.offers.map(({ candidates }) => candidates.map(({ port }) => port));
  }

  async offer(): Promise<void> {
    this.late.offerMore();
    this.answer();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("each-candidate-is-offered-once", async () => {
  const rig = new Rig(16, at(1));
  await rig.offer();
  assert.equal(rig.offers, []);
  rig.candidates.push(at(2), at(3));
  await rig.offer();
  await rig.offer();
  // A gateway that changes its mind back and forth.
  rig.candidates.length = 0;
  await rig.offer();
  rig.candidates.push(at(3), at(4));
  await rig.offer();
  assert.equal(rig.ports, [[2, 3], [4]]);
});

test("client-that-moves-again-and-again-offers-each-new-candidate-and-again-one-that-the-server-has-forgotten", async () => {
  const rig = new Rig(4, at(1), at(2));
  for (let port = 3; port < 100; port += 1) {
    rig.candidates.splice(1, rig.candidates.length, at(port));
    await rig.offer();
  }
  assert.equal(
    rig.ports,
    Array.from({ length: 97 }, (_, index) => [index + 3]),
  );
  rig.candidates.push(at(98));
  await rig.offer();
  assert.is(rig.ports.length, 97, "the server still has it");
  rig.candidates.push(at(5));
  await rig.offer();
  assert.equal(rig.ports.at(-1), [5]);
});

test("one-offer-has-candidatesMax-candidates-at-most", async () => {
  const rig = new Rig(4);
  rig.candidates.push(...[1, 2, 3, 4, 5].map((port) => at(port)));
  await rig.offer();
  await rig.offer();
  assert.equal(rig.ports, [[1, 2, 3, 4]]);
});

test("address-that-the-server-has-seen-brings-an-offer-to-which-the-server-adds-it", async () => {
  const rig = new Rig(16, at(1));
  rig.candidates.push(at(2, CandidateKind.SERVER_REFLEXIVE));
  await rig.offer();
  await rig.offer();
  assert.equal(rig.ports, [[]]);
});

test("what-is-found-out-about-the-network-is-told-once-each-time-it-changes", async () => {
  const rig = new Rig(16, at(1));
  for (const udpWorks of [true, true, false, false]) {
    rig.connectivity = Connectivity.create({ ipv4: FamilyConnectivity.create({ udpWorks }) });
    await rig.offer();
  }
  rig.candidates.push(at(2));
  await rig.offer();
  assert.equal(
    rig.offers.map(({ connectivity }) => connectivity?.ipv4?.udpWorks),
    [true, false, undefined],
  );
  assert.is(rig.offers[2]?.connectivity, undefined);
});

test("nothing-is-offered-once-the-introduction-is-over", async () => {
  const rig = new Rig(16);
  rig.candidates.push(at(1));
  rig.late.offerMore();
  rig.candidates.push(at(2));
  rig.isOver = true;
  await rig.offer();
  assert.equal(rig.ports, [[1]]);
});

test("what-is-found-out-while-an-offer-is-under-way-goes-into-one-further-offer", async () => {
  const rig = new Rig(16);
  for (let port = 1; port <= 5; port += 1) {
    rig.candidates.push(at(port));
    rig.late.offerMore();
  }
  assert.equal(rig.ports, [[1]]);
  await rig.offer();
  assert.equal(rig.ports, [[1], [2, 3, 4, 5]]);
});

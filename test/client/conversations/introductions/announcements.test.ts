import * as assert from "uvu/assert";
import { AnnounceRequest, Introduction as PeerIntroduction } from "../../../../generated/chatwire/v1/signalling.ts";
import type { Connection } from "../../../../src/client/connection/connection.ts";
import { Announcements } from "../../../../src/client/conversations/introductions/announcements.ts";
import type { Introduction } from "../../../../src/client/conversations/introductions/introduction.ts";
import { announcedValues } from "../../../../src/crypto/link/announcement.ts";
import { ClosedError, ProtocolError } from "../../../../src/errors.ts";
import { SimulatedWorld } from "../../../../src/testing/index.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("announcements of a client");

const GRACE_MS = 60_000;
const SECRET = new Uint8Array(32).fill(7);
const SALT = new Uint8Array(16).fill(8);
const FIRST_OFFER = {
  fields: { candidates: [], probeTokens: [], connectivity: undefined, relayOnly: false },
  told: { candidates: [], connectivity: undefined },
};

/** A client, and one conversation of it in which it was invited by Ada. */
function stage({ features = ["ANNOUNCED_CONVERSATIONS"], hasSalt = true, graceMs = GRACE_MS } = {}) {
  const world = new SimulatedWorld({ seed: SEED });
  const network = world.addHost("192.0.2.1");
  const sent: { request: AnnounceRequest; user: string; atMs: number }[] = [];
  const fails = { with: undefined as Error | undefined };
  let closed = (_reason: Error): void => {};
  const link = {
    peer: "Ada",
    protocol: { version: 1, features: new Set(features) },
    closed: new Promise((resolve) => {
      closed = resolve;
    }),
  };
  const connection = {
    network,
    announcementSalt: hasSalt ? SALT : undefined,
    serverLimits: { conversationGraceMs: graceMs },
    call: async (_method: unknown, request: AnnounceRequest, { to }: { to: { user: string } }) => {
      sent.push({ request, user: to.user, atMs: world.nowMs });
      if (fails.with !== undefined) throw fails.with;
    },
  };
  const announcements = new Announcements({
    connection: connection as unknown as Connection,
    self: "Grace",
    firstOffer: () =>
      FIRST_OFFER as unknown as ReturnType<ConstructorParameters<typeof Announcements>[0]["firstOffer"]>,
  });
  const introduction = {
    link,
    linkEnd: { role: "responder", exporterSecret: () => SECRET },
  } as unknown as Introduction;
  const over = new AbortController();
  return { world, announcements, introduction, over, sent, fails, close: () => closed(new ClosedError("CLOSED", "")) };
}

const values = announcedValues({ exporterSecret: SECRET, salt: SALT, inviter: "ada", invited: "grace" });

function reintroduced({ name = "ADA", id = values.id, proof = values.proofs.inviter } = {}) {
  const introduction = PeerIntroduction.create({ introductionId: 5, name });
  return { introduction, announcedId: id, announcedProof: proof };
}

test("client-announces-what-the-link-gives-it-until-the-server-has-the-conversation", async () => {
  const { world, announcements, introduction, over, sent } = stage();
  announcements.begin(introduction, over.signal);
  await world.advance(3 * GRACE_MS - 1);
  assert.equal(
    sent.map(({ user, atMs }) => [user, atMs]),
    [0, 1, 2].map((times) => ["Ada", times * GRACE_MS]),
  );
  const { announcedId, announcedProof, inviter } = sent[0]?.request ?? AnnounceRequest.create();
  assert.equal([announcedId, announcedProof, inviter], [values.id, values.proofs.invited, false]);
  assert.is(announcements.take(reintroduced())?.introduction, introduction);
  await world.advance(3 * GRACE_MS);
  assert.is(sent.length, 3);
  // A second time, the server knows the conversation already.
  assert.is(announcements.take(reintroduced()), undefined);
});

test("client-takes-nothing-for-its-conversation-that-the-other-side-did-not-announce", () => {
  const { announcements, introduction, over } = stage();
  announcements.begin(introduction, over.signal);
  for (const wrong of [
    { name: "mallory" },
    { id: values.proofs.inviter },
    // That of its own role, which the server knows.
    { proof: values.proofs.invited },
    { proof: new Uint8Array(0) },
  ])
    assert.is(announcements.take(reintroduced(wrong)), undefined, Object.keys(wrong).join());
  assert.is(announcements.take({ ...reintroduced(), introduction: undefined }), undefined);
  assert.is(announcements.take(reintroduced())?.introduction, introduction);
});

test("client-announces-nothing-that-the-server-or-the-peer-does-not-have", async () => {
  for (const options of [{ features: [] }, { hasSalt: false }]) {
    const { world, announcements, introduction, over, sent } = stage(options);
    announcements.begin(introduction, over.signal);
    await world.advance(2 * GRACE_MS);
    assert.equal(sent, []);
  }
});

test("client-announces-again-after-a-refusal-but-not-at-once", async () => {
  const { world, announcements, introduction, over, sent, fails } = stage();
  fails.with = new ProtocolError("LIMIT_REACHED", "No room.");
  announcements.begin(introduction, over.signal);
  await world.advance(2 * GRACE_MS - 1);
  assert.is(sent.length, 2);
});

test("client-announces-once-a-second-at-most-whatever-the-server-says", async () => {
  const { world, announcements, introduction, over, sent } = stage({ graceMs: 0 });
  announcements.begin(introduction, over.signal);
  await world.advance(9_999);
  assert.is(sent.length, 10);
  over.abort(new ClosedError("CLOSED", "You logged off."));
});

for (const how of ["link", "login"] as const) {
  test(`client-announces-nothing-after-the-end-of-the-${how}`, async () => {
    const { world, announcements, introduction, over, sent, close } = stage();
    announcements.begin(introduction, over.signal);
    await world.advance(1);
    if (how === "link") close();
    else over.abort(new ClosedError("CLOSED", "You logged off."));
    await world.advance(3 * GRACE_MS);
    assert.is(sent.length, 1);
    assert.is(announcements.take(reintroduced()), undefined);
  });
}

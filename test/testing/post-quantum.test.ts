/**
 * Two clients with a mechanism for post-quantum secrets, through honest and malicious servers, in a simulated network. The
 * mechanism is a test's own, so that every Node runs this.
 */

import * as assert from "uvu/assert";
import { Capabilities, Feature } from "../../generated/chatwire/v1/capability.ts";
import type { Message } from "../../generated/chatwire/v1/message.ts";
import type { Introduction, Invited } from "../../generated/chatwire/v1/signalling.ts";
import { createIdentity } from "../../src/crypto/identity.ts";
import { signOffer } from "../../src/crypto/link/offer-signatures.ts";
import type { ChatClient, ChatClientOptions, ChatError, PeerLink } from "../../src/index.ts";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import type { Network } from "../../src/net/network.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { next } from "../client/chat-world.ts";
import { TEST_KEM } from "../crypto/post-quantum/test-kem.ts";
import { SEED } from "../seed.ts";
import { replace } from "../served/replace.ts";
import { suite } from "../suite.ts";
import { type Rewrite, rewritingNetwork } from "./rewriting-network.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("post-quantum secret of two clients");

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

interface Outcome {
  readonly inviter: PeerLink | ChatError;
  readonly invited: PeerLink | ChatError;
}

/** What the server of a story changes. */
interface Attack {
  invited?(invited: Invited): void;
  /** In the response to Accept: the inviter, as the invited side gets it. */
  toInvited?(introduction: Introduction): void;
  /** In Accepted: the invited side, as the inviter gets it. */
  toInviter?(introduction: Introduction): void;
}

function rewriteBy(attack: Attack): Rewrite {
  return ({ body }: Message) => {
    if (body.case === "invited") attack.invited?.(body.value);
    if (body.case === "acceptResponse" && body.value.introduction) attack.toInvited?.(body.value.introduction);
    if (body.case === "accepted" && body.value.introduction) attack.toInviter?.(body.value.introduction);
  };
}

function start(attack: Attack = {}): Promise<SimulatedChat> {
  const rewrite = rewriteBy(attack);
  return SimulatedChat.start(certificate, { seed: SEED }, {}, (network) => rewritingNetwork(network, rewrite));
}

/** A host with the mechanism of the tests. */
function hostOf(chat: SimulatedChat): Network {
  return replace<Network>(chat.addClientHost(), { kem: TEST_KEM });
}

/** Joins from a host with the mechanism. */
async function join(chat: SimulatedChat, name: string, options: ChatClientOptions = {}): Promise<ChatClient> {
  return (await chat.join(name, "PUBLIC", { network: hostOf(chat), ...options })).client;
}

/** Ada connects to grace. */
async function connect(chat: SimulatedChat, ada: ChatClient, grace: ChatClient): Promise<Outcome> {
  const settled = <T>(promise: Promise<T>) => promise.catch((error: ChatError) => error);
  const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
  const [inviter, invited] = await chat.world.run(
    Promise.all([settled(ada.connectTo("Grace")), settled(accepted)] as const),
  );
  // A side that has found nothing wrong has a link over the relay until the other one tells it.
  await chat.world.advance(1_000);
  return { inviter: await endOf(inviter), invited: await endOf(invited) };
}

/** The error of a link that is over. */
async function endOf(outcome: PeerLink | ChatError): Promise<PeerLink | ChatError> {
  return "code" in outcome ? outcome : Promise.race([outcome.closed, Promise.resolve(outcome)]);
}

async function connectBoth(chat: SimulatedChat): Promise<Outcome> {
  return connect(chat, await join(chat, "ada"), await join(chat, "grace"));
}

function linksOf({ inviter, invited }: Outcome): [PeerLink, PeerLink] {
  if ("code" in inviter) throw inviter;
  if ("code" in invited) throw invited;
  return [inviter, invited];
}

function codesOf({ inviter, invited }: Outcome): string[] {
  return [inviter, invited].map((outcome) => ("code" in outcome ? outcome.code : "connected"));
}

function messageOf(outcome: PeerLink | ChatError): string {
  return "code" in outcome ? outcome.message : "connected";
}

async function exchangeTexts(chat: SimulatedChat, [one, other]: [PeerLink, PeerLink]): Promise<void> {
  await chat.world.run(one.send("hello"));
  assert.is((await chat.world.run(next(other))).text, "hello");
}

const withoutFeature = (features: Feature[]): Feature[] => features.filter((each) => each !== Feature.POST_QUANTUM);

/** Hides from one side that the other has the feature. */
function hideFeature(carrier: Invited | Introduction): void {
  if (carrier.capabilities !== undefined) carrier.capabilities.features = withoutFeature(carrier.capabilities.features);
}

function removeKey(invited: Invited): void {
  invited.encapsulationKey = new Uint8Array(0);
}

function removeCiphertext(introduction: Introduction): void {
  introduction.ciphertext = new Uint8Array(0);
}

test("link-of-two-clients-that-have-it-is-post-quantum", async () => {
  const chat = await start();
  const links = linksOf(await connectBoth(chat));
  for (const link of links) {
    assert.equal([link.postQuantum, link.explain().postQuantum], [true, true]);
    assert.ok(link.protocol.features.has("POST_QUANTUM"));
  }
  await exchangeTexts(chat, links);
});

test("link-goes-without-if-one-client-lacks-it-or-leaves-it-out", async () => {
  const without: readonly ((chat: SimulatedChat, name: string) => Promise<ChatClient>)[] = [
    async (chat, name) => (await chat.join(name)).client,
    (chat, name) => join(chat, name, { withoutFeatures: ["POST_QUANTUM"] }),
  ];
  for (const joinWithout of without) {
    for (const sides of [
      [joinWithout, join],
      [join, joinWithout],
      [joinWithout, joinWithout],
    ] as const) {
      const chat = await start();
      const links = linksOf(await connect(chat, await sides[0](chat, "ada"), await sides[1](chat, "grace")));
      for (const link of links) {
        assert.equal([link.postQuantum, link.explain().postQuantum], [false, false]);
        assert.not.ok(link.protocol.features.has("POST_QUANTUM"));
      }
      await exchangeTexts(chat, links);
    }
  }
});

test("each-invitation-has-a-new-key-and-nothing-that-tells-the-inviters-devices-apart", async () => {
  const invitations: Invited[] = [];
  const chat = await start({ invited: (invited) => invitations.push(invited) });
  const [ada, grace] = [await join(chat, "ada"), await join(chat, "grace")];
  for (const link of linksOf(await connect(chat, ada, grace))) await chat.world.run(link.close());
  await chat.world.advance(1_000);
  linksOf(await connect(chat, ada, grace));
  assert.is(invitations.length, 2);
  const [one, other] = invitations.map(({ encapsulationKey }) => Buffer.from(encapsulationKey).toString("hex"));
  assert.is(one?.length, 2 * 1_184);
  assert.is.not(one, other);
  // A signature would tell them apart to everybody who knows their keys.
  for (const invited of invitations)
    assert.equal(Object.keys(invited).sort(), [
      "capabilities",
      "encapsulationKey",
      "ephemeralKey",
      "from",
      "introductionId",
    ]);
});

test("any-client-of-the-invited-user-may-use-the-key", async () => {
  const keys: string[] = [];
  const chat = await start({ invited: ({ encapsulationKey }) => keys.push(Buffer.from(encapsulationKey).toString()) });
  const [ada, grace] = [await join(chat, "ada"), await join(chat, "grace")];
  const { client: another } = await chat.connect({ network: hostOf(chat) });
  await chat.world.run(another.logIn({ name: "grace", password: "secret-1" }));
  for (const { postQuantum } of linksOf(await connect(chat, ada, another))) assert.is(postQuantum, true);
  assert.is(keys.length, 2);
  assert.is(keys[0], keys[1]);
  await grace.close();
});

test("server-that-removes-the-key-is-caught-by-both-clients", async () => {
  const outcome = await connectBoth(await start({ invited: removeKey }));
  assert.equal(codesOf(outcome), ["DOWNGRADED", "DOWNGRADED"]);
  assert.match(messageOf(outcome.inviter), /ML-KEM-768.*withoutFeatures/);
  const both = await connectBoth(
    await start({
      invited: (invited) => {
        removeKey(invited);
        hideFeature(invited);
      },
      toInvited: hideFeature,
      toInviter: hideFeature,
    }),
  );
  // They have signed what they have.
  assert.equal(codesOf(both), ["AUTH_FAILED", "AUTH_FAILED"]);
});

test("server-that-removes-the-ciphertext-is-caught-by-both-clients", async () => {
  const caught = await connectBoth(await start({ toInviter: removeCiphertext }));
  assert.equal(codesOf(caught), ["DOWNGRADED", "DOWNGRADED"]);
  const hidden = await connectBoth(
    await start({
      toInviter: (introduction) => {
        removeCiphertext(introduction);
        hideFeature(introduction);
      },
    }),
  );
  assert.equal(codesOf(hidden), ["AUTH_FAILED", "AUTH_FAILED"]);
});

test("server-that-puts-its-own-key-in-place-gets-no-link", async () => {
  const random = new SeededRandom(SEED);
  const server = createIdentity((length) => random.bytes(length));
  const own = TEST_KEM.createKeyPair((length) => random.bytes(length));
  let ephemeralKey = new Uint8Array(0);
  const putOwn = (invited: Invited): void => {
    ephemeralKey = Uint8Array.from(invited.ephemeralKey);
    invited.encapsulationKey = own.encapsulationKey;
  };
  const kept = await connectBoth(await start({ invited: putOwn }));
  assert.is(codesOf(kept)[1], "AUTH_FAILED");
  assert.match(messageOf(kept.invited), /ada did not sign/);
  const signed = await connectBoth(
    await start({
      invited: putOwn,
      toInvited: (introduction) => {
        const { connectionId, capabilities = Capabilities.create() } = introduction;
        const offer = { inviter: "ada", invited: "grace", connectionId, capabilities, ephemeralKey };
        introduction.signature = signOffer(server.signing, { ...offer, encapsulationKey: own.encapsulationKey });
      },
    }),
  );
  assert.is(codesOf(signed)[1], "AUTH_FAILED");
});

test("server-that-puts-its-own-ciphertext-in-place-gets-no-link", async () => {
  const random = new SeededRandom(SEED);
  let key = new Uint8Array(0);
  const attack: Attack = {
    invited: ({ encapsulationKey }) => {
      key = Uint8Array.from(encapsulationKey);
    },
    toInviter: (introduction) => {
      introduction.ciphertext = TEST_KEM.encapsulate(key, (length) => random.bytes(length)).ciphertext;
    },
  };
  const outcome = await connectBoth(await start(attack));
  assert.equal(codesOf(outcome), ["AUTH_FAILED", "AUTH_FAILED"]);
  assert.match(messageOf(outcome.inviter), /Grace did not sign/);
});

test("signature-that-is-missing-or-has-another-length-is-refused", async () => {
  for (const length of [0, 63, 65]) {
    const toInvited = (introduction: Introduction): void => {
      introduction.signature = new Uint8Array(length);
    };
    assert.is(codesOf(await connectBoth(await start({ toInvited })))[1], "AUTH_FAILED");
    const toInviter = (introduction: Introduction): void => {
      introduction.signature = new Uint8Array(length);
    };
    assert.is(codesOf(await connectBoth(await start({ toInviter })))[0], "AUTH_FAILED");
  }
});

test("malformed-key-is-refused-before-the-invitation-is-accepted", async () => {
  for (const change of [
    (key: Uint8Array) => key.subarray(1),
    (key: Uint8Array) => Buffer.concat([key, Uint8Array.of(0)]),
    (key: Uint8Array) => Buffer.concat([key, key, key]),
    // As a number that is not reduced modulo q in a key of ML-KEM.
    (key: Uint8Array) => key.map((byte, at) => (at === 0 ? 0xff : byte)),
  ]) {
    const accepted: Introduction[] = [];
    const chat = await start({
      invited: (invited) => {
        invited.encapsulationKey = Uint8Array.from(change(invited.encapsulationKey));
      },
      toInviter: (introduction) => accepted.push(introduction),
    });
    const outcome = await connectBoth(chat);
    assert.equal(codesOf(outcome), ["AUTH_FAILED", "AUTH_FAILED"]);
    assert.match(messageOf(outcome.invited), /encapsulation key in the invitation of ada is malformed/);
    assert.is(accepted.length, 0);
  }
});

test("ciphertext-of-another-length-is-refused", async () => {
  for (const length of [1, 1_087, 1_089]) {
    const toInviter = (introduction: Introduction): void => {
      introduction.ciphertext = new Uint8Array(length);
    };
    const outcome = await connectBoth(await start({ toInviter }));
    assert.equal(codesOf(outcome), ["AUTH_FAILED", "AUTH_FAILED"]);
    assert.match(messageOf(outcome.inviter), new RegExp(`has ${length} bytes, not 1088`));
  }
});

/** Connects twice. The second time, the server passes on what it recorded the first time. */
async function replay(record: Attack, attack: Attack): Promise<Outcome> {
  let round = 0;
  const both: Attack = {
    invited: (invited) => (round === 0 ? record : attack).invited?.(invited),
    toInvited: (introduction) => (round === 0 ? record : attack).toInvited?.(introduction),
    toInviter: (introduction) => (round === 0 ? record : attack).toInviter?.(introduction),
  };
  const chat = await start(both);
  const [ada, grace] = [await join(chat, "ada"), await join(chat, "grace")];
  for (const link of linksOf(await connect(chat, ada, grace))) await chat.world.run(link.close());
  await chat.world.advance(1_000);
  round = 1;
  return connect(chat, ada, grace);
}

test("key-of-an-earlier-invitation-is-refused-whatever-is-replayed-with-it", async () => {
  let [key, signature, connectionId] = [new Uint8Array(0), new Uint8Array(0), 0n];
  const record: Attack = {
    invited: ({ encapsulationKey }) => {
      key = Uint8Array.from(encapsulationKey);
    },
    toInvited: (introduction) => {
      signature = Uint8Array.from(introduction.signature);
      connectionId = introduction.connectionId;
    },
  };
  const invited = (event: Invited): void => {
    event.encapsulationKey = key;
  };
  const toInvited = (introduction: Introduction): void => {
    introduction.signature = signature;
  };
  // The signature is for another connection id.
  assert.is(codesOf(await replay(record, { invited, toInvited }))[1], "AUTH_FAILED");
  const withId = (introduction: Introduction): void => {
    toInvited(introduction);
    introduction.connectionId = connectionId;
  };
  // The ciphertext is for another key than that of the inviter.
  const outcome = await replay(record, { invited, toInvited: withId });
  assert.is(codesOf(outcome)[0], "AUTH_FAILED");
  assert.is.not(codesOf(outcome)[1], "connected");
});

test("ciphertext-of-an-earlier-acceptance-is-refused", async () => {
  let [ciphertext, signature] = [new Uint8Array(0), new Uint8Array(0)];
  const record: Attack = {
    toInviter: (introduction) => {
      ciphertext = Uint8Array.from(introduction.ciphertext);
      signature = Uint8Array.from(introduction.signature);
    },
  };
  const toInviter = (introduction: Introduction): void => {
    introduction.ciphertext = ciphertext;
    introduction.signature = signature;
  };
  assert.equal(codesOf(await replay(record, { toInviter })), ["AUTH_FAILED", "AUTH_FAILED"]);
});

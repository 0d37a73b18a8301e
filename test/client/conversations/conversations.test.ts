import * as assert from "uvu/assert";
import {
  ChatError,
  createIdentity,
  type IdentityKeyPair,
  identityFingerprint,
  MemoryPins,
  type PeerLink,
} from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse, next } from "../chat-world.ts";

const test = suite("conversations");

/** The code of the error with which a link ends, or of that in its place. */
async function endOf(outcome: Promise<PeerLink | ChatError>): Promise<string> {
  const settled = await outcome;
  return settled instanceof ChatError ? settled.code : (await settled.closed).code;
}

test("peer-with-another-key-is-refused-until-the-user-accepts-the-key", async () => {
  await using world = await ChatWorld.start();
  const pins = new MemoryPins();
  const ada = await world.join("ada", "PUBLIC", { pins });
  const grace = await world.connect();
  const identity = createIdentity();
  await grace.register({ name: "grace", password: "secret-1", privacy: "PUBLIC", identity });
  const [link] = await converse(ada, grace);
  await link.close();
  // The same key at the next login is accepted, another key is not.
  await grace.logOff();
  await grace.logIn({ name: "grace", password: "secret-1", identity });
  await (await converse(ada, grace))[0].close();
  await grace.logOff();
  await grace.logIn({ name: "grace", password: "secret-1", identity: createIdentity() });
  const accepting = next(grace.conversations.invitations).then((invitation) => invitation.accept({ timeoutMs: 2_000 }));
  const refused = accepting.catch((error: ChatError) => error);
  const error = await ada.connectTo("grace").catch((error) => error);
  assert.is(error.code, "PIN_MISMATCH");
  // Grace's client has found nothing wrong, and has a link until that of ada tells it.
  assert.is(await endOf(refused), "PIN_MISMATCH");
  await ada.conversations.acceptKey("grace", error.fingerprints.shown);
  await converse(ada, grace);
});

test("user-may-have-one-key-per-device", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [phone, laptop] = [createIdentity(), createIdentity()];
  const talkWith = async (identity: IdentityKeyPair): Promise<void> => {
    await grace.logOff();
    await grace.logIn({ name: "grace", password: "secret-1", identity });
    await (await converse(ada, grace))[0].close();
  };
  await talkWith(phone);
  const shown = identityFingerprint(laptop);
  await grace.logOff();
  await grace.logIn({ name: "grace", password: "secret-1", identity: laptop });
  const accepting = next(grace.conversations.invitations).then((invitation) => invitation.accept({ timeoutMs: 2_000 }));
  const refused = accepting.catch((error: ChatError) => error);
  const error = await ada.connectTo("grace").catch((error) => error);
  assert.equal(error.fingerprints, { pinned: identityFingerprint(phone), shown });
  assert.is(await endOf(refused), "PIN_MISMATCH");
  await ada.conversations.acceptKey("grace", shown);
  for (const identity of [laptop, phone, laptop]) await talkWith(identity);
});

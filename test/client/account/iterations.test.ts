import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { createVerifier } from "../../../src/crypto/scram-verifier.ts";
import { acceptIterations, type ChatClient, FilePins, LIMITS, MemoryPins, type Pins } from "../../../src/index.ts";
import { MemoryStore } from "../../../src/server/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf } from "../chat-world.ts";

const test = suite("iterations of a password");
const ADA = { name: "ada", password: "secret-1" };
const FEW = { scramIterationsMin: 4_096 };

/** Connects, logs in and closes. Returns the code of the refusal, or "none". */
async function tryToLogIn(world: ChatWorld, pins: Pins, limits = FEW): Promise<unknown> {
  const client = await world.connect({ pins, limits });
  const code = await codeOf(client.logIn(ADA));
  await client.close();
  return code;
}

test("client-refuses-fewer-than-100000-iterations-unless-a-limit-says-otherwise", async () => {
  assert.is(LIMITS.scramIterationsMin.value, 100_000);
  await using world = await ChatWorld.start({ security: "plain", limits: { scramIterations: 99_999 } });
  const strict = { scramIterationsMin: LIMITS.scramIterationsMin.value };
  const register = async (limits: { scramIterationsMin: number }): Promise<unknown> => {
    const client = await world.connect({ limits });
    return codeOf(client.register({ ...ADA, privacy: "PUBLIC" }));
  };
  assert.is(await register(strict), "INVALID_ARGUMENT");
  assert.is(await register({ scramIterationsMin: 99_999 }), "none");
  assert.is(await tryToLogIn(world, new MemoryPins(), strict), "AUTH_FAILED");
  assert.is(await tryToLogIn(world, new MemoryPins(), { scramIterationsMin: 99_999 }), "none");
});

test("client-refuses-fewer-iterations-than-at-an-earlier-login-even-in-another-process", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-iterations-"));
  const path = join(folder, "pins");
  const store = new MemoryStore(randomBytes);
  // All servers have one address.
  let port = 0;
  {
    await using world = await ChatWorld.start({ security: "plain", store, limits: { scramIterations: 5_000 } });
    port = world.server.port;
    const ada = await world.connect({ pins: new FilePins(path) });
    await ada.register({ ...ADA, privacy: "PUBLIC" });
    await ada.close();
    // The key of a name, in any spelling.
    assert.match(await readFile(path, "utf8"), new RegExp(`^5000\titerations ada@127.0.0.1:${port}\tonly$`, "m"));
    assert.is(await tryToLogIn(world, new FilePins(path)), "none");
  }
  const restarted = async (iterations: number): Promise<ChatWorld> => {
    const [account] = [...(await store.load()).accounts];
    if (account === undefined) throw new Error("The account is gone.");
    const verifier = await createVerifier(ADA.password, account.verifier.salt, iterations);
    await store.commit([{ kind: "account", account: { ...account, verifier } }]);
    return ChatWorld.start({ security: "plain", store, port, limits: { scramIterations: iterations } });
  };
  {
    await using world = await restarted(4_999);
    assert.is(await tryToLogIn(world, new FilePins(path)), "AUTH_FAILED");
    // Another client of the user has not seen more.
    assert.is(await tryToLogIn(world, new MemoryPins()), "none");
    await acceptIterations(world.url, "ADA", 4_500, new FilePins(path));
    assert.is(await tryToLogIn(world, new FilePins(path)), "none");
  }
  {
    await using world = await restarted(4_600);
    assert.is(await tryToLogIn(world, new FilePins(path)), "AUTH_FAILED", "4999 were seen since");
  }
  await rm(folder, { recursive: true, force: true });
});

test("refused-login-changes-nothing", async () => {
  const pins = new MemoryPins();
  await using world = await ChatWorld.start({ security: "plain", limits: { scramIterations: 5_000 } });
  await (await world.join("ada")).close();
  const client = await world.connect({ pins });
  assert.is(await codeOf(client.logIn({ ...ADA, password: "wrong" })), "LOGIN_FAILED");
  assert.equal(await pins.get(subjectOf(world)), []);
});

test("new-password-has-no-fewer-iterations-and-a-deleted-account-is-forgotten", async () => {
  const pins = new MemoryPins();
  await using world = await ChatWorld.start({ security: "plain", limits: { scramIterations: 5_000 } });
  const ada = await world.connect({ pins });
  await ada.register({ ...ADA, privacy: "PUBLIC" });
  assert.equal(await pins.get(subjectOf(world)), ["5000"]);
  await pins.set(subjectOf(world), "5001");
  assert.is(await codeOf(ada.account.changePassword("secret-1", "secret-2")), "AUTH_FAILED");
  await acceptIterations(world.url, "ada", 5_000, pins);
  await ada.account.changePassword("secret-1", "secret-2");
  await ada.account.delete("secret-2");
  assert.equal(await pins.get(subjectOf(world)), ["0"]);
  const again: ChatClient = await world.connect({ pins });
  await again.register({ ...ADA, privacy: "PUBLIC" });
});

function subjectOf(world: ChatWorld): string {
  return `iterations ada@127.0.0.1:${world.server.port}`;
}

import * as assert from "uvu/assert";
import {
  BeginLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  LogOffRequest,
  Privacy,
} from "../../../../generated/chatwire/v1/account.ts";
import { HelloRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { State } from "../../../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, WatchPeersRequest } from "../../../../generated/chatwire/v1/presence.ts";
import {
  BeginLogin,
  FinishLogin,
  GetPeers,
  Hello,
  LogOff,
  Register,
  WatchPeers,
} from "../../../../generated/chatwire/v1/rules.ts";
import { createIdentity, publicKeys } from "../../../../src/crypto/identity.ts";
import { ScramClient } from "../../../../src/crypto/scram-client.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";

const test = suite("login");

test("registration-is-confirmed-with-the-clients-address-and-port", () => {
  const world = new ChatSimulation(SEED);
  const ada = greeted(world);
  const response = ada.call(Register, createRegistration("ada", Privacy.PUBLIC, world.random));
  assert.is(response.text, "You registered successfully.");
  assert.is(response.port, ada.connection.endpoint.port);
});

for (const [name, code] of [
  ["", "NAME_LENGTH"],
  ["x".repeat(33), "NAME_LENGTH"],
  ["a b", "NAME_CHARACTERS"],
  ["a\u00a0b", "NAME_CHARACTERS"],
  ["a\tb", "NAME_CHARACTERS"],
  ["a\u0007", "NAME_CHARACTERS"],
  ["a\u200bb", "NAME_CHARACTERS"],
  ["a\u202eb", "NAME_CHARACTERS"],
  // Its compatibility form begins with a space.
  ["\u00a8", "NAME_CHARACTERS"],
  ["ADA", "NAME_TAKEN"],
  ["a\ufe0f", "NAME_CHARACTERS"],
  ["a\u034fb", "NAME_CHARACTERS"],
  ["a\u2800b", "NAME_CHARACTERS"],
  ["a\u3164b", "NAME_CHARACTERS"],
  // Full-width letters have the same compatibility form.
  ["\uff41da", "NAME_TAKEN"],
] as const) {
  test(`name-${JSON.stringify(name).slice(0, 12)}-is-refused-with-${code}`, () => {
    const world = new ChatSimulation(SEED);
    world.join("ada");
    assert.is(greeted(world).refusal(Register, createRegistration(name, Privacy.PUBLIC, world.random)), code);
  });
}

test("names-that-differ-in-case-only-are-the-same-in-every-script", () => {
  const world = new ChatSimulation(SEED);
  for (const [first, second] of [
    ["ΣΑΣ", "σας"],
    ["STRASSE", "straße"],
    ["ÉCOLE", "école"],
    ["ПЁТР", "пётр"],
  ] as const) {
    world.join(first);
    assert.is(greeted(world).refusal(Register, createRegistration(second, Privacy.PUBLIC, world.random)), "NAME_TAKEN");
  }
});

test("names-of-32-characters-in-any-script-are-accepted-unchanged", () => {
  const world = new ChatSimulation(SEED);
  for (const name of ["x".repeat(32), "Łukasz", "小明", "\u{1e7f0}".repeat(32)]) world.join(name);
  const seen = world.join("ada").call(GetPeers, GetPeersRequest.create());
  assert.is(seen.peers.length, 4);
});

test("keys-with-a-wrong-signature-are-refused", () => {
  const world = new ChatSimulation(SEED);
  const registration = createRegistration("ada", Privacy.PUBLIC, world.random);
  const keys = IdentityKeys.create({ ...registration.keys, agreementKey: world.random.bytes(32) });
  assert.is(greeted(world).refusal(Register, { ...registration, keys }), "KEYS_INVALID");
});

test("verifier-with-too-few-iterations-is-refused", () => {
  const world = new ChatSimulation(SEED);
  const registration = createRegistration("ada", Privacy.PUBLIC, world.random);
  if (registration.verifier !== undefined) registration.verifier.iterations = 1;
  assert.is(greeted(world).refusal(Register, registration), "INVALID_ARGUMENT");
});

test("registered-user-logs-in-with-the-password-in-any-case-of-the-name", async () => {
  const world = new ChatSimulation(SEED);
  world.join("Ada").call(LogOff, LogOffRequest.create());
  const client = greeted(world);
  assert.is(await logIn(world, client, "aDA", "secret-1"), "Ada");
  assert.equal([client.client.state, client.server.state], [State.AVAILABLE, State.AVAILABLE]);
});

test("wrong-password-and-unknown-name-get-the-same-refusal", async () => {
  const world = new ChatSimulation(SEED);
  world.join("ada");
  const refusals: string[] = [];
  for (const [name, password] of [
    ["ada", "wrong"],
    ["eve", "secret-1"],
  ] as const) {
    const client = greeted(world);
    const error = await logIn(world, client, name, password).catch((error) => error);
    assert.instance(error, ProtocolError);
    refusals.push(`${error.code}: ${error.message}`);
    // Each begin allows one try, so a second finish is refused.
    const keys = IdentityKeys.create(publicKeys(createIdentity((length) => world.random.bytes(length))));
    const again = FinishLoginRequest.create({ clientFinal: "c=biws,r=x,p=AAAA", keys });
    assert.is(client.refusal(FinishLogin, again), "WRONG_STATE");
  }
  assert.is(refusals[0], refusals[1]);
  assert.match(refusals[0] ?? "", /^LOGIN_FAILED/);
});

test("answers-to-a-login-have-the-same-length-for-known-and-unknown-names", () => {
  const world = new ChatSimulation(SEED);
  world.join("ada");
  const lengths = ["ada", "eve"].map((name) => {
    const client = greeted(world);
    return client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: `n,,n=${name},r=0123456789` })).serverFirst
      .length;
  });
  assert.is(lengths[0], lengths[1]);
});

test("malformed-login-messages-are-refused", () => {
  const world = new ChatSimulation(SEED);
  for (const clientFirst of ["", "n,,", "y,,n=ada,r=1", "p=tls-exporter,,n=ada,r=1", "n,,r=1,n=ada"]) {
    assert.is(greeted(world).refusal(BeginLogin, BeginLoginRequest.create({ clientFirst })), "LOGIN_FAILED");
  }
});

test("one-login-too-many-ends-the-oldest", async () => {
  const world = new ChatSimulation(SEED, { loginsPerAccountMax: 1 });
  const older = world.join("ada");
  const newer = greeted(world);
  await logIn(world, newer, "ada", "secret-1");
  assert.is(older.reason?.code, "REPLACED");
  // The end of the older connection does not end the newer login.
  older.drop();
  assert.is(world.join("grace").call(GetPeers, GetPeersRequest.create()).peers[0]?.status, 1);
});

test("requests-on-a-replaced-connection-are-refused-while-it-is-still-open", async () => {
  const world = new ChatSimulation(SEED, { loginsPerAccountMax: 1 });
  const older = world.join("ada");
  // The state between the newer login and the close by the server.
  const connection = { ...older.connection };
  await logIn(world, greeted(world), "ada", "secret-1");
  const body = GetPeers.wrapRequest(GetPeersRequest.create());
  assert.throws(
    () =>
      world.chat.handle("GetPeers", body, {
        connection,
        recipient: undefined,
        nowMs: world.nowMs,
        wallMs: world.wallMs,
      }),
    (error: unknown) => error instanceof ProtocolError && error.code === "WRONG_STATE",
  );
});

test("log-off-leaves-the-connection-open-for-another-login", async () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  ada.call(LogOff, LogOffRequest.create());
  world.join("grace");
  assert.equal(ada.takeEvents(), []);
  assert.is(ada.refusal(GetPeers, GetPeersRequest.create()), "WRONG_STATE");
  await logIn(world, ada, "ada", "secret-1");
  ada.call(GetPeers, GetPeersRequest.create());
});

test("accounts-are-limited", () => {
  const world = new ChatSimulation(SEED, { accountsMax: 1 });
  world.join("ada");
  assert.is(
    greeted(world).refusal(Register, createRegistration("grace", Privacy.PUBLIC, world.random)),
    "LIMIT_REACHED",
  );
});

test("list-of-peers-comes-in-pages-by-name", () => {
  const world = new ChatSimulation(SEED, { peersPageMax: 2 });
  for (const name of ["erin", "Bob", "carol", "dave"]) world.join(name);
  const ada = world.join("ada");
  const first = ada.call(GetPeers, GetPeersRequest.create());
  assert.equal([first.peers.map(({ name }) => name), first.next], [["Bob", "carol"], "carol"]);
  const last = ada.call(GetPeers, GetPeersRequest.create({ after: first.next }));
  assert.equal([last.peers.map(({ name }) => name), last.next], [["dave", "erin"], ""]);
});

function greeted(world: ChatSimulation): SimulatedClient {
  const client = world.connect();
  client.call(Hello, HelloRequest.create({ versions: [1] }));
  return client;
}

async function logIn(world: ChatSimulation, client: SimulatedClient, name: string, password: string): Promise<string> {
  const scram = new ScramClient({ name, password, nonce: "0123456789", iterationsMin: 4_096, iterationsMax: 10_000 });
  const { serverFirst } = client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: scram.first() }));
  const keys = IdentityKeys.create(publicKeys(createIdentity((length) => world.random.bytes(length))));
  const finish = FinishLoginRequest.create({ clientFinal: await scram.final(serverFirst), keys });
  const response = client.call(FinishLogin, finish);
  scram.verify(response.serverFinal);
  return response.welcome?.name ?? "";
}

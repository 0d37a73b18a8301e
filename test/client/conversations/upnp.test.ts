import * as assert from "uvu/assert";
import { ChatClient, type ChatClientOptions, UsageError } from "../../../src/index.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { TestIgd, type TestIgdOptions } from "../../peering/mapping/test-igd.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse, next } from "../chat-world.ts";
import { UNREACHABLE, withoutAddresses } from "./no-addresses.ts";

const test = suite("UPnP of a client");

/** A gateway on loopback that maps each port to the same one of this machine, so that datagrams get there. */
function startHome(options: TestIgdOptions = {}): Promise<TestIgd> {
  return TestIgd.start({ externalAddress: "127.0.0.1", ...options });
}

/** Options of a client behind the gateway, which has no time for PCP. */
function behind(igd: TestIgd, network: Network = systemNetwork): ChatClientOptions {
  const limits = { upnpDelayMs: 1, scramIterationsMin: TEST_ITERATIONS };
  return { network: igd.behind(network), portMapping: "upnp", limits };
}

/** Options of a client that has no other address to offer than the one that is mapped. */
function hiddenBehind(igd: TestIgd): ChatClientOptions {
  return { ...behind(igd, withoutAddresses(systemNetwork)), withoutFeatures: ["PROBES"] };
}

/** Waits for something to become true, as long as the time limit of the test allows. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

/** The text of the UsageError with which connecting fails. */
async function refusal(url: string, options: ChatClientOptions): Promise<string> {
  const client = await ChatClient.connect(url, options).catch((error: unknown) => error);
  return client instanceof UsageError ? client.message : "It was not refused.";
}

test("client-without-another-address-is-reached-at-the-port-that-upnp-maps", async () => {
  await using igd = await startHome();
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", UNREACHABLE);
  const grace = await world.join("grace", "PUBLIC", hiddenBehind(igd));
  const [link, other] = await converse(ada, grace);
  await until(() => link.paths.some(({ isAnnounced, kind }) => isAnnounced && kind !== "relay"));
  await link.send("hello");
  assert.is((await next(other)).text, "hello");
  assert.equal([...igd.mappings.values()], [7_200]);
});

test("mapping-is-deleted-when-the-user-logs-off-and-the-last-link-is-closed", async () => {
  await using igd = await startHome();
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", behind(igd));
  const [link] = await converse(ada, await world.join("grace"));
  await until(() => igd.mappings.size === 1);
  await ada.logOff();
  await link.finished;
  await until(() => igd.mappings.size === 0);
  assert.is(igd.actions.at(-1), "DeletePortMapping");
});

test("gateway-that-never-answers-delays-nothing", async () => {
  await using igd = await startHome({ instead: () => () => {} });
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada", "PUBLIC", behind(igd)), await world.join("grace")];
  const [link] = await converse(ada, grace);
  await link.send("hello");
});

for (const [who, options] of Object.entries<ChatClientOptions>({
  "that-maps-no-ports": { portMapping: false },
  "without-upnp": { portMapping: true },
  "that-uses-the-relay-only": { relayOnly: true },
})) {
  test(`client-${who}-asks-no-gateway-by-upnp`, async () => {
    await using igd = await startHome();
    await using world = await ChatWorld.start();
    const ada = await world.join("ada", "PUBLIC", { ...behind(igd), ...options });
    const [link] = await converse(ada, await world.join("grace"));
    for (let times = 1; times <= 20; times += 1) await link.ping();
    assert.is(igd.searches, 0);
    assert.equal(igd.actions, []);
  });
}

test("gateway-is-not-searched-for-before-the-user-has-invited-or-accepted", async () => {
  await using igd = await startHome();
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace", "PUBLIC", behind(igd))];
  const connecting = ada.connectTo("grace");
  const invitation = await next(grace.conversations.invitations);
  for (let times = 1; times <= 20; times += 1) await grace.getPeers();
  assert.is(igd.searches, 0);
  await Promise.all([connecting, invitation.accept()]);
  await until(() => igd.searches > 0);
});

test("client-that-asks-for-upnp-without-it-is-told-what-to-do", async () => {
  await using world = await ChatWorld.start();
  const missing = new UsageError("Install it.", "WRONG_STATE");
  const upnp = (): Promise<never> => Promise.reject(missing);
  assert.is(await refusal(world.url, { network: { ...systemNetwork, upnp }, portMapping: "upnp" }), "Install it.");
  const { upnp: _, ...network } = systemNetwork;
  const text = 'portMapping "upnp" needs a network with UPnP, and this one has no `upnp`.';
  assert.is(await refusal(world.url, { network, portMapping: "upnp" }), text);
});

import * as assert from "uvu/assert";
import { type Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import type { ChatClientOptions } from "../../../src/index.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import type { Tap } from "../../../src/session/session-event.ts";
import { TestGateway, type TestGatewayOptions } from "../../peering/mapping/test-gateway.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse, next } from "../chat-world.ts";
import { UNREACHABLE, withoutAddresses } from "./no-addresses.ts";

const test = suite("port mapping of a client");

/** Where nobody is: an address of this machine to which no socket of a client answers, as each has another port. */
const ELSEWHERE = { externalAddress: "127.0.0.1", externalPort: 9 };

/** A gateway on a loopback port, and the options of clients that know it. */
class Home implements AsyncDisposable {
  readonly gateway: TestGateway;

  static async start(options: Partial<TestGatewayOptions> = {}): Promise<Home> {
    const at = { address: "127.0.0.1", port: 0 };
    // It maps each port to the same one of this machine, so that datagrams get there.
    return new Home(await TestGateway.start({ network: systemNetwork, at, externalAddress: "127.0.0.1", ...options }));
  }

  private constructor(gateway: TestGateway) {
    this.gateway = gateway;
  }

  get options(): ChatClientOptions {
    const network: Network = { ...systemNetwork, gateways: async () => [this.gateway.from("127.0.0.1")] };
    return { network, portMapping: true };
  }

  /** Options of a client that has no other address to offer than the one that is mapped. */
  get hidden(): ChatClientOptions {
    const { network = systemNetwork } = this.options;
    return { network: withoutAddresses(network), portMapping: true, withoutFeatures: ["PROBES"] };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway.close();
  }
}

for (const protocol of ["PCP", "NAT-PMP"] as const) {
  test(`client-without-another-address-is-reached-at-the-port-that-${protocol}-maps`, async () => {
    await using home = await Home.start({ protocol });
    await using world = await ChatWorld.start();
    const ada = await world.join("ada", "PUBLIC", UNREACHABLE);
    const grace = await world.join("grace", "PUBLIC", home.hidden);
    const [link, other] = await converse(ada, grace);
    await link.send("hello");
    assert.is((await next(other)).text, "hello");
    assert.ok(home.gateway.lifetimes.includes(7_200));
  });
}

function hasMapped(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ kind }) => kind === CandidateKind.PORT_MAPPED);
}

for (const mapped of ["inviter", "invited"] as const) {
  test(`port-that-is-mapped-after-the-${mapped}-was-introduced-is-offered-later`, async () => {
    await using home = await Home.start();
    await using neighbour = await Home.start();
    await using world = await ChatWorld.start();
    home.gateway.pause();
    let offers = 0;
    const tap: Tap = (way, { body }) => {
      if (way !== "sent") return;
      if (body.case === "offerCandidatesRequest" && hasMapped(body.value.candidates)) offers += 1;
      // The gateway answers only now.
      if (body.case === (mapped === "inviter" ? "inviteRequest" : "acceptRequest")) home.gateway.resume();
    };
    const options = { ...home.hidden, tap };
    // The initiator of a link needs an address of the other side.
    const ada = await world.join("ada", "PUBLIC", mapped === "inviter" ? options : UNREACHABLE);
    const grace = await world.join("grace", "PUBLIC", mapped === "invited" ? options : neighbour.hidden);
    const links = await converse(ada, grace);
    const peers = links[mapped === "inviter" ? 1 : 0];
    while (!peers.paths.some(({ isAnnounced }) => isAnnounced)) await links[0].ping();
    assert.is(offers, 1);
  });

  test(`port-that-is-mapped-for-the-${mapped}-while-the-link-runs-becomes-a-path-of-the-peer`, async () => {
    await using home = await Home.start(ELSEWHERE);
    await using world = await ChatWorld.start();
    home.gateway.pause();
    let isOffered = (): void => {};
    const offered = new Promise<void>((resolve) => {
      isOffered = resolve;
    });
    const tap: Tap = (way, { body }) => {
      if (way === "received" && body.case === "candidatesOffered" && hasMapped(body.value.candidates)) isOffered();
    };
    const ada = await world.join("ada", "PUBLIC", mapped === "inviter" ? home.options : { tap });
    const grace = await world.join("grace", "PUBLIC", mapped === "invited" ? home.options : { tap });
    const links = await converse(ada, grace);
    const peers = links[mapped === "inviter" ? 1 : 0];
    assert.ok(peers.paths.every(({ port }) => port !== 9));
    home.gateway.resume();
    await offered;
    await links[0].send("hello");
    assert.ok(peers.paths.some(({ port, isAnnounced }) => port === 9 && isAnnounced));
  });
}

test("gateway-that-never-answers-delays-nothing", async () => {
  await using home = await Home.start();
  await using world = await ChatWorld.start();
  home.gateway.pause();
  const [ada, grace] = [await world.join("ada", "PUBLIC", home.options), await world.join("grace")];
  const [link] = await converse(ada, grace);
  await link.send("hello");
});

test("gateway-hears-nothing-before-the-user-has-invited-or-accepted", async () => {
  await using home = await Home.start();
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace", "PUBLIC", home.options)];
  const connecting = ada.connectTo("grace");
  const invitation = await next(grace.conversations.invitations);
  await grace.getPeers();
  assert.equal(home.gateway.requests, []);
  const [, link] = await Promise.all([connecting, invitation.accept()]);
  await link.send("hello");
  assert.ok(home.gateway.requests.length > 0);
});

test("declined-invitation-asks-no-gateway", async () => {
  await using home = await Home.start();
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace", "PUBLIC", home.options)];
  const connecting = ada.connectTo("grace").catch(() => undefined);
  await (await next(grace.conversations.invitations)).decline();
  await connecting;
  assert.equal(home.gateway.requests, []);
});

test("client-without-port-mapping-asks-no-gateway", async () => {
  await using home = await Home.start();
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", { ...home.options, portMapping: false });
  const [link] = await converse(ada, await world.join("grace"));
  await link.send("hello");
  assert.equal(home.gateway.requests, []);
});

test("mapping-is-given-back-when-the-user-logs-off-and-the-last-link-is-closed", async () => {
  await using home = await Home.start();
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", home.options);
  const [link] = await converse(ada, await world.join("grace"));
  await link.send("hello");
  while (home.gateway.lifetimes.length === 0) await link.ping();
  assert.equal(home.gateway.lifetimes, [7_200]);
  await ada.logOff();
  await link.finished;
  while (home.gateway.lifetimes.length < 2) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(home.gateway.lifetimes, [7_200, 0]);
});

test("mapped-port-is-offered-as-such-and-once", async () => {
  await using home = await Home.start(ELSEWHERE);
  await using world = await ChatWorld.start();
  const kinds: CandidateKind[] = [];
  const tap: Tap = (way, { body }) => {
    if (way !== "received") return;
    const isFirst = body.case === "accepted";
    const isLater = body.case === "candidatesOffered";
    const candidates = isFirst ? body.value.introduction?.candidates : isLater ? body.value.candidates : [];
    for (const { port, kind } of candidates ?? []) if (port === 9) kinds.push(kind);
  };
  const [ada, grace] = [await world.join("ada", "PUBLIC", { tap }), await world.join("grace", "PUBLIC", home.options)];
  for (let times = 1; times <= 2; times += 1) {
    const [link] = await converse(ada, grace);
    while (kinds.length < times) await link.ping();
    await link.close();
    await link.finished;
    while ((await ada.getPeers()).some(({ status }) => status === "connected")) await grace.getPeers();
  }
  assert.equal(kinds, [CandidateKind.PORT_MAPPED, CandidateKind.PORT_MAPPED]);
});

/** The port search between a home whose ports are known and one whose are not. `npm run search` tries more seeds. */

import * as assert from "uvu/assert";
import type { ChatClient } from "../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { NATS, type SimulatedHost } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { linksOf, NatChat } from "./nat-chat.ts";
import { SEARCH_MAX_MS, trySearch } from "./search.ts";

const test = suite("port search through nats");

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

for (const homes of [
  ["port-restricted", "symmetric"],
  ["symmetric", "port-restricted"],
] as const) {
  test(`${homes.join("-and-")}-find-a-direct-path`, async () => {
    let direct = 0;
    for (let seed = SEED; seed < SEED + 3; seed++) {
      const { directMs, isWhole } = await trySearch(certificate, seed, homes, 0.05);
      assert.ok(isWhole, `seed ${seed}: the direct path did not last, or came late`);
      if (directMs !== undefined) direct += 1;
    }
    // One in a thousand finds nothing.
    assert.ok(direct >= 2, `${direct} of 3`);
  });
}

test("both-sides-know-who-is-the-random-one-and-the-link-keeps-few-sockets", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "symmetric")];
  const bind = grace.host.bindUdp.bind(grace.host);
  let open = 0;
  let openMax = 0;
  grace.host.bindUdp = async (host, port) => {
    const socket = await bind(host, port);
    open += 1;
    openMax = Math.max(openMax, open);
    const close = socket.close.bind(socket);
    socket.close = async () => {
      open -= 1;
      await close();
    };
    return socket;
  };
  const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
  assert.is(atAda.explain().search, undefined);
  await chat.world.advance(SEARCH_MAX_MS);
  const [byAda, byGrace] = [atAda.explain().search, atGrace.explain().search];
  assert.equal([byAda?.role, byAda?.address, byAda?.sockets, byAda?.outcome], ["ports", "203.0.113.2", 0, "found"]);
  const { searchSocketsMax } = DEFAULT_LIMITS;
  assert.equal([byGrace?.role, byGrace?.address, byGrace?.sockets], ["sockets", "203.0.113.1", searchSocketsMax]);
  assert.ok((byAda?.probes ?? 0) > 0 && (byGrace?.probes ?? 0) >= searchSocketsMax && byGrace?.outcome === "found");
  assert.equal(atAda.mappings.IPv4, { own: "same for both ports", peer: "port-dependent" });
  assert.equal(atGrace.mappings.IPv4, { own: "port-dependent", peer: "same for both ports" });
  assert.equal([atAda.path?.kind, atGrace.path?.kind], ["direct", "direct"]);
  // Requests went from the main socket to the same address.
  const attempts = atGrace.explain().attempts.filter(({ address }) => address === "203.0.113.1");
  const bySearch = attempts.find(({ socket }) => socket !== undefined);
  const byMainSocket = attempts.find(({ socket, port }) => socket === undefined && port === bySearch?.port);
  assert.is(bySearch?.outcome, "in use");
  assert.ok((byMainSocket?.requests ?? 0) > 0);
  assert.is(openMax, DEFAULT_LIMITS.searchSocketsMax + 1);
  assert.ok(open >= 2 && open <= 5, `${open} sockets`);
  await chat.world.run(atGrace.close());
  await chat.world.run(Promise.all([atGrace.finished, atAda.finished]));
  assert.is(open, 1);
});

for (const isInviter of [true, false]) {
  test(`home-of-both-families-on-ipv6-that-${isInviter ? "invites" : "is-invited-by"}-a-symmetric-one-on-ipv4-finds-a-direct-path`, async () => {
    let direct = 0;
    for (let seed = SEED; seed < SEED + 3; seed++) {
      const chat = await NatChat.start(certificate, seed);
      const dual = await joinOverIpv6(chat);
      const { client: symmetric } = await chat.join("grace", "symmetric");
      const links = linksOf(await (isInviter ? chat.connect(dual, symmetric) : chat.connect(symmetric, dual)));
      const [atDual, atSymmetric] = isInviter ? links : [links[1], links[0]];
      await chat.world.advance(SEARCH_MAX_MS);
      assert.equal(atDual.mappings, {
        IPv4: { own: "same for both ports", peer: "port-dependent" },
        IPv6: { own: "none", peer: "unknown" },
      });
      assert.equal(atSymmetric.mappings.IPv4, { own: "port-dependent", peer: "same for both ports" });
      if (links.every(({ path }) => path?.kind === "direct" && !path.address.includes(":"))) direct += 1;
    }
    assert.ok(direct >= 2, `${direct} of 3`);
  });
}

test("two-symmetric-nats-send-no-probes-and-stay-relayed", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "symmetric"), await chat.join("grace", "symmetric")];
  const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(10_000);
  const { sent } = chat.world.datagrams.record();
  await chat.world.advance(SEARCH_MAX_MS);
  assert.equal(atAda.mappings.IPv4, { own: "port-dependent", peer: "port-dependent" });
  assert.equal([atAda.path?.kind, atGrace.path?.kind], ["relay", "relay"]);
  assert.ok(sent.length < 200, `${sent.length} datagrams`);
});

test("without-a-second-port-nobody-searches", async () => {
  const chat = await NatChat.start(certificate, SEED, { secondProbePort: false });
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "symmetric")];
  const [atAda] = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(SEARCH_MAX_MS);
  assert.equal(atAda.mappings.IPv4, { own: "unknown", peer: "unknown" });
  assert.is(atAda.path?.kind, "relay");
});

test("search-sends-no-more-than-its-budget-to-an-address-where-nobody-answers", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "symmetric")];
  const [fromAda, fromGrace] = [sentTo(ada.host, "203.0.113.2"), sentTo(grace.host, "203.0.113.1")];
  if (ada.router === undefined || grace.router === undefined) throw new Error("Both homes have routers.");
  chat.world.partition([ada.router], [grace.router]);
  const [atAda] = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(SEARCH_MAX_MS + 10_000);
  assert.is(atAda.path?.kind, "relay");
  const { search, verdict } = atAda.explain();
  assert.equal([search?.probes, search?.outcome], [1_750, "nothing found"]);
  assert.match(verdict, /the NAT of grace maps each .* has found no lasting path/);
  // Besides the probes, there are requests to announced addresses.
  assert.ok(fromAda.length > 1_700 && fromAda.length <= 1_750 + 40, `${fromAda.length}`);
  assert.ok(fromGrace.length > 700 && fromGrace.length <= 3 * 256 + 40, `${fromGrace.length}`);
  assert.ok([...fromAda, ...fromGrace].every((bytes) => bytes <= 51));
});

/** Connects ada from a home of both families, port-restricted in IPv4, to the server's IPv6 address. */
function joinOverIpv6(chat: NatChat): Promise<ChatClient> {
  chat.chat.serverHost.attach("2001:db8::1");
  const behind = chat.world.addRouter({ address: "203.0.113.99", nat: NATS.portRestricted });
  const host = chat.world.addHost(["192.168.99.2", "2001:db8:99::2"], { behind });
  return chat.register("ada", host, "chat://[2001:db8::1]");
}

/** The lengths of the datagrams that a host sends to an address from now on. */
function sentTo(host: SimulatedHost, address: string): readonly number[] {
  const lengths: number[] = [];
  const bind = host.bindUdp.bind(host);
  host.bindUdp = async (...where) => {
    const socket = await bind(...where);
    return replace(socket, {
      send: (bytes, to) => {
        if (to.address === address) lengths.push(bytes.length);
        socket.send(bytes, to);
      },
    });
  };
  return lengths;
}

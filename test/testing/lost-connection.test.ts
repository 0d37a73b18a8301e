/** Links of whole clients while one of them, or both, have lost the server. */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../src/index.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { Network } from "../../src/net/network.ts";
import type { SimulatedHost } from "../../src/testing/index.ts";
import { converse, take } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { replace } from "../served/replace.ts";
import { suite } from "../suite.ts";
import { Firewall } from "./firewall.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("link of a client that has lost the server");

const certificate = createCertificate();
const SERVER_ADDRESS = "192.0.2.1";
/** The connection is lost as soon as it breaks; test/testing/resumption/ has those that are resumed. */
const UNRESUMED = { withoutFeatures: ["RESUMPTION"] } as const;
const GRACE_MS = 60_000;
/** For what follows within a few round trips, and for the time that a relay outlasts a conversation. */
const SOON_MS = 3_000;

interface User {
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  readonly network: Network;
  /** UDP sockets that the client has open. */
  readonly sockets: Set<object>;
}

class Stage {
  readonly chat: SimulatedChat;
  readonly firewall: Firewall;

  /** @param way  "relay": datagrams pass only between the clients and the server */
  static async open(way: "relay" | "direct" = "relay"): Promise<Stage> {
    const world = { seed: SEED, datagrams: { latencyMs: 20 } };
    return new Stage(await SimulatedChat.start(await certificate, world), way);
  }

  private constructor(chat: SimulatedChat, way: "relay" | "direct") {
    this.chat = chat;
    this.firewall = new Firewall((address) => way === "direct" || address === SERVER_ADDRESS);
  }

  /** @param isUdpBlocked  whether no datagrams of the user pass at all */
  async join(name: string, isUdpBlocked = false): Promise<User> {
    const { world } = this.chat;
    const host = isUdpBlocked
      ? world.addHost("192.168.1.2", { behind: world.addRouter({ address: "203.0.113.9", blocksUdp: true }) })
      : this.chat.addClientHost();
    const sockets = new Set<object>();
    const network = this.firewall.around(counting(host, sockets));
    const { client } = await this.chat.connect({ network, ...UNRESUMED }, host);
    await this.chat.world.run(client.register({ name, password: "secret-1", privacy: "PUBLIC" }));
    return { client, host, network, sockets };
  }

  /** The same user on a new connection. */
  async logIn(user: User, name: string): Promise<User> {
    const { client } = await this.chat.connect({ network: user.network, ...UNRESUMED }, user.host);
    await this.chat.world.run(client.logIn({ name, password: "secret-1" }));
    return { ...user, client };
  }

  async converse(inviter: User, invited: User): Promise<[PeerLink, PeerLink]> {
    return this.chat.world.run(converse(inviter.client, invited.client));
  }

  async exchange([one, other]: readonly [PeerLink, PeerLink], text: string): Promise<void> {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const [[received]] = await this.chat.world.run(Promise.all([take(to, 1), from.send(text)]));
      assert.is(received?.text, text);
    }
  }

  /** Breaks the connection of a user without a word to the server. */
  async lose({ client, host }: User): Promise<void> {
    host.breakStreams();
    assert.is((await this.chat.world.run(client.closed)).code, "CONNECTION_LOST");
    await this.chat.world.advance(SOON_MS);
  }

  get pairs(): number {
    return this.chat.server.statistics().relay.pairsNow;
  }
}

/** A network that notes the UDP sockets which are open. */
function counting(network: Network, open: Set<object>): Network {
  return replace(network, {
    bindUdp: async (host, port) => {
      const socket = await network.bindUdp(host, port);
      open.add(socket);
      return replace(socket, {
        close: async () => {
          open.delete(socket);
          await socket.close();
        },
      });
    },
  });
}

function noteEnd(link: PeerLink): { code: string | undefined } {
  const note: { code: string | undefined } = { code: undefined };
  link.closed.then(({ code }) => {
    note.code = code;
  });
  return note;
}

for (const way of ["relay", "direct"] as const) {
  test(`${way}-link-goes-on-for-the-grace-and-ends-with-it-at-both-sides`, async () => {
    const stage = await Stage.open(way);
    const { world } = stage.chat;
    const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
    const links = await stage.converse(ada, grace);
    await stage.lose(ada);
    const ends = links.map(noteEnd);
    await stage.exchange(links, "still here");
    await world.advance(GRACE_MS - 5_000);
    await stage.exchange(links, "and still here");
    assert.equal([links[0].path?.kind, links[1].path?.kind, stage.pairs], [way, way, 1]);
    assert.equal(ends, [{ code: undefined }, { code: undefined }]);
    await world.advance(5_000);
    assert.equal(ends, [{ code: "CONNECTION_LOST" }, { code: "CONNECTION_LOST" }]);
    assert.is(stage.pairs, 0);
  });
}

test("client-that-has-lost-the-server-leaves-nothing-open-after-its-link", async () => {
  const stage = await Stage.open();
  const { world } = stage.chat;
  const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
  const links = await stage.converse(ada, grace);
  await stage.lose(ada);
  assert.is(ada.sockets.size, 1);
  await links[0].close();
  await world.advance(SOON_MS);
  assert.is(ada.sockets.size, 0);
  // The other side says so to the server.
  assert.is(stage.pairs, 0);
  assert.equal(
    (await world.run(grace.client.getPeers())).map(({ status }) => status),
    ["away"],
  );
  const record = world.datagrams.record();
  await world.advance(10 * GRACE_MS);
  assert.is(record.sent.filter(({ from }) => from.address === ada.host.address).length, 0);
});

test("client-whose-address-changes-with-its-connection-lost-binds-the-new-one-at-the-relay", async () => {
  const stage = await Stage.open();
  const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
  const links = await stage.converse(ada, grace);
  await stage.chat.world.advance(SOON_MS);
  const { bound } = stage.chat.server.statistics().relay;
  ada.host.move("198.51.100.77");
  await stage.lose(ada);
  await stage.exchange(links, "elsewhere");
  assert.is(stage.chat.server.statistics().relay.bound, bound + 1);
  assert.equal([links[0].path?.kind, stage.pairs], ["relay", 1]);
});

test("peer-may-hang-up-while-the-other-side-has-lost-the-server", async () => {
  const stage = await Stage.open();
  const { world } = stage.chat;
  const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
  const links = await stage.converse(ada, grace);
  await stage.lose(ada);
  await links[1].close();
  assert.is((await world.run(links[0].closed)).code, "CLOSED_BY_PEER");
  await world.advance(SOON_MS);
  assert.equal([stage.pairs, ada.sockets.size], [0, 0]);
  const linus = await stage.join("linus");
  const statuses = (await world.run(linus.client.getPeers())).map(({ name, status }) => `${name} ${status}`);
  assert.equal(statuses, ["ada away", "grace available"]);
});

for (const end of ["logOff", "close"] as const) {
  for (const way of ["relay", "relay over TLS", "direct"] as const) {
    test(`peer-that-calls-${end}-tells-the-side-that-has-lost-the-server-at-once: ${way}`, async () => {
      const stage = await Stage.open(way === "direct" ? way : "relay");
      const { world } = stage.chat;
      const [ada, grace] = [await stage.join("ada"), await stage.join("grace", way === "relay over TLS")];
      const links = await stage.converse(ada, grace);
      await stage.lose(ada);
      assert.is(links[1].path?.kind, way === "direct" ? "direct" : "relay");
      assert.is(links[1].path?.transport, way === "relay over TLS" ? "tls" : "udp");
      const noted = noteEnd(links[0]);
      const done = grace.client[end]();
      await world.advance(100);
      assert.is(noted.code, "CLOSED_BY_PEER");
      await world.run(done);
      await world.advance(SOON_MS);
      assert.equal([stage.pairs, ada.sockets.size], [0, 0]);
    });
  }
}

for (const inviter of ["lost", "left"] as const) {
  test(`side-that-is-${inviter}-invites-again-on-a-new-connection-and-the-old-link-ends`, async () => {
    const stage = await Stage.open();
    const { world } = stage.chat;
    const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
    const old = await stage.converse(ada, grace);
    await stage.lose(ada);
    const ends = old.map(noteEnd);
    const back = await stage.logIn(ada, "ada");
    await stage.exchange(old, "still the old one");
    const links = inviter === "lost" ? await stage.converse(back, grace) : await stage.converse(grace, back);
    await world.advance(SOON_MS);
    assert.equal(ends, [{ code: "CONNECTION_LOST" }, { code: "CONNECTION_LOST" }]);
    // The first client had one socket, and the second one has another.
    assert.equal([stage.pairs, ada.sockets.size], [1, 1]);
    await stage.exchange(links, "the new one");
    await world.advance(2 * GRACE_MS);
    await stage.exchange(links, "undisturbed");
  });
}

test("two-reconnects-in-a-row-leave-one-conversation-and-one-grant", async () => {
  const stage = await Stage.open();
  const { world } = stage.chat;
  const grace = await stage.join("grace");
  let ada = await stage.join("ada");
  let links = await stage.converse(ada, grace);
  for (let count = 0; count < 2; count++) {
    await stage.lose(ada);
    ada = await stage.logIn(ada, "ada");
    links = await stage.converse(ada, grace);
    await stage.exchange(links, `${count}`);
    await world.advance(SOON_MS);
    assert.is(stage.pairs, 1);
  }
  await world.advance(SOON_MS);
  assert.equal([ada.sockets.size, grace.sockets.size], [1, 1]);
});

test("link-of-two-clients-that-have-both-lost-the-server-goes-on-as-long-as-it-has-a-path", async () => {
  for (const way of ["direct", "relay"] as const) {
    const stage = await Stage.open(way);
    const { world } = stage.chat;
    const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
    const links = await stage.converse(ada, grace);
    await stage.lose(ada);
    await stage.lose(grace);
    await stage.exchange(links, "alone");
    assert.is(stage.pairs, 1);
    await world.advance(GRACE_MS);
    assert.is(stage.pairs, 0);
    if (way === "direct") await stage.exchange(links, "alone and direct");
    else for (const link of links) assert.is((await world.run(link.closed)).code, "IDLE");
    for (const link of links) await link.close();
    await world.advance(SOON_MS);
    assert.equal([ada.sockets.size, grace.sockets.size], [0, 0]);
  }
});

test("client-that-closes-ends-its-conversations-at-once-although-no-datagram-tells-the-peer", async () => {
  const stage = await Stage.open();
  const { world } = stage.chat;
  const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
  const [, link] = await stage.converse(ada, grace);
  const end = noteEnd(link);
  stage.firewall.mayPass = () => false;
  await world.run(ada.client.close());
  await world.advance(SOON_MS);
  assert.equal([end.code, stage.pairs], ["CLOSED_BY_PEER", 0]);
  const requests = stage.chat.server.statistics().requests.filter(({ command }) => command === "LogOff");
  assert.equal(requests, [{ command: "LogOff", outcome: "OK", count: 1 }]);
});

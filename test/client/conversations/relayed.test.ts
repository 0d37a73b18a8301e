/** A link over the relay, on the sockets of this machine. */

import * as assert from "uvu/assert";
import type { ChatClient } from "../../../src/index.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse, take } from "../chat-world.ts";

const test = suite("relayed link on real sockets");

test("clients-whose-datagrams-to-each-other-are-dropped-talk-over-the-relay-until-they-are-not", async () => {
  await using world = await ChatWorld.start();
  let isBlocked = true;
  // All ends have the same address, so the port tells the server from the clients.
  const network = replace(systemNetwork, {
    bindUdp: async (host, port) => {
      const socket = await systemNetwork.bindUdp(host, port);
      return replace(socket, {
        send: (bytes, to) => {
          if (!isBlocked || to.port === world.server.port) socket.send(bytes, to);
        },
      });
    },
  });
  const join = (name: string): Promise<ChatClient> => world.join(name, "PUBLIC", { network });
  const links = await converse(await join("ada"), await join("grace"));
  const [ada, grace] = links;
  // A link begins over TLS.
  for (const link of links) while (link.path?.transport !== "udp") await link.ping();
  assert.equal(
    links.map(({ path }) => path),
    Array(2).fill({ kind: "relay", address: "127.0.0.1", port: world.server.port, transport: "udp" }),
  );
  const long = "x".repeat(16_000);
  for (const text of ["hello", long]) {
    const [[received]] = await Promise.all([take(grace, 1), ada.send(text)]);
    assert.is(received?.text, text);
  }
  const { pairsNow, datagrams } = world.server.statistics().relay;
  assert.is(pairsNow, 1);
  assert.ok(datagrams > 20, `${datagrams} datagrams`);

  isBlocked = false;
  // The clients try the direct path again by themselves.
  for (const link of links) while (link.path?.kind !== "direct") await ada.send("still there?");
  assert.ok(links.every(({ paths }) => paths.some(({ kind, state }) => kind === "relay" && state === "proven")));
});

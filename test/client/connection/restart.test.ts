/** The program of a newcomer, on real sockets, through a restart of the server. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as assert from "uvu/assert";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { ChatServer, SqliteStore } from "../../../src/server/index.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";

const test = suite("restart of a server on real sockets");

const options = { portMapping: false, limits: { scramIterationsMin: TEST_ITERATIONS } };

test("program-of-a-newcomer-runs-through-a-restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-restart-"));
  const certificate = await createCertificate();
  const random = systemNetwork.randomBytes;
  const pepper = random(32);
  const limits = { scramIterations: TEST_ITERATIONS };
  const start = async (port: number) => {
    const store = await SqliteStore.open({ path: join(folder, "chat.db"), pepper, random });
    return ChatServer.listen({ port, certificate, store, limits });
  };
  let server = await start(0);
  const { port } = server;
  const address = `chat://localhost:${port}`;
  try {
    await using grace = await ChatClient.connect(address, { ...options, pins: new MemoryPins() });
    await grace.register({ name: "grace", password: "a password of grace", privacy: "PUBLIC" });
    const read: string[] = [];
    const reading = (async () => {
      for await (const { text } of grace.texts.messages) if (read.push(text) === 4) return;
    })();

    await using me = await ChatClient.connect(address, { ...options, pins: new MemoryPins() });
    await me.register({ name: "ada", password: "a password of ada", privacy: "PUBLIC" });
    for (const text of ["one", "two"]) await me.texts.send("grace", text);

    await server.close();
    // Nobody catches an error here: the calls wait for the server.
    const sending = (async () => {
      for (const text of ["three", "four"]) await me.texts.send("grace", text);
    })();
    await setTimeout(300);
    assert.is(me.connection.state.status, "waiting");
    server = await start(port);
    await sending;
    await reading;
    assert.equal(read, ["one", "two", "three", "four"]);
    assert.equal(
      (await me.getPeers()).map(({ name }) => name),
      ["grace"],
    );
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

import { once } from "node:events";
import { createServer } from "node:net";
import { connect } from "node:tls";
import * as assert from "uvu/assert";
import { arrivalOf, RETURNING_PROTOCOL } from "../../../src/net/streams/client-hello.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("ClientHello");

/** The first bytes that a client of Node sends. */
async function helloOf(ALPNProtocols: string[] | undefined, servername = ""): Promise<Buffer> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  const client = connect({
    port: address.port,
    host: "127.0.0.1",
    servername,
    ...(ALPNProtocols && { ALPNProtocols }),
  });
  client.on("error", () => {});
  const [socket] = await once(server, "connection");
  const [bytes] = await once(socket, "data");
  socket.destroy();
  client.destroy();
  server.close();
  return bytes;
}

test("client-that-comes-back-says-so-and-others-do-not", async () => {
  assert.is(arrivalOf(await helloOf([RETURNING_PROTOCOL])), "returning");
  assert.is(arrivalOf(await helloOf(["h2", RETURNING_PROTOCOL, "x"], "chat.example")), "returning");
  assert.is(arrivalOf(await helloOf(["h2", "http/1.1"])), "new");
  assert.is(arrivalOf(await helloOf(undefined, "chat.example")), "new");
});

test("bytes-that-are-cut-or-changed-at-any-place-are-judged-without-an-error", async () => {
  const hello = await helloOf([RETURNING_PROTOCOL], "chat.example");
  const random = new SeededRandom(SEED);
  for (let length = 0; length < hello.length; length++) {
    // The name may be whole before the end.
    assert.match(arrivalOf(hello.subarray(0, length)), /^(new|returning)$/);
    const changed = Buffer.from(hello);
    changed[length] = random.below(256);
    assert.match(arrivalOf(changed), /^(new|returning)$/);
  }
  assert.is(arrivalOf(Buffer.from(random.bytes(2_000))), "new");
});

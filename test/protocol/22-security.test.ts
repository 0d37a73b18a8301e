import { once } from "node:events";
import { connect, createServer } from "node:tls";
import * as assert from "uvu/assert";
import { createCertificate } from "../../src/net/certificate.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import type { Tap } from "../../src/session/session-event.ts";
import { ChatWorld, converse } from "../client/chat-world.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("22. Security considerations"));

test("client-resumes-no-tls-session-although-the-server-would", async () => {
  const server = createServer(await createCertificate());
  const reused: boolean[] = [];
  server.on("secureConnection", (socket) => {
    reused.push(socket.isSessionReused());
    socket.on("error", () => {});
    socket.end("x");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  for (let i = 0; i < 2; i++) {
    const target = { host: "127.0.0.1", port, security: "tls" } as const;
    const { socket } = await systemNetwork.dial(target, AbortSignal.timeout(10_000));
    // The tickets come before the bytes.
    await new Promise<void>((resolve) => {
      socket.start({ onBytes: () => resolve(), onEnd: () => {}, onClosed: () => {} });
    });
    socket.destroy();
  }
  assert.equal(reused, [false, false]);
  // The same server resumes the session of a client that asks for it.
  const first = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
  const [session] = await once(first, "session");
  first.destroy();
  const second = connect({ port, host: "127.0.0.1", rejectUnauthorized: false, session });
  await once(second, "secureConnect");
  assert.is(second.isSessionReused(), true);
  second.destroy();
  server.close();
});

test("each-open-datagram-uses-new-keys-of-both-ends", async () => {
  await using world = await ChatWorld.start();
  const keys: string[] = [];
  const tap: Tap = (_, { body }) => {
    if (body.case !== "openDatagramRequest" && body.case !== "openDatagramResponse") return;
    keys.push(Buffer.from(body.value.publicKey).toString("hex"));
  };
  const ada = await world.connect({ tap });
  await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  const grace = await world.join("grace");
  for (let i = 0; i < 2; i++) {
    const [link] = await converse(ada, grace);
    await link.close();
    // The next login has another socket.
    await ada.logOff();
    await ada.logIn({ name: "ada", password: "secret-1" });
  }
  assert.is(keys.length, 4);
  assert.is(new Set(keys).size, 4);
});

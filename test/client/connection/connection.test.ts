import * as assert from "uvu/assert";
import { ErrorCode, ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { Header, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Connection } from "../../../src/client/connection/connection.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { encodeBody, encodeFrame } from "../../../src/framing/frame-writer.ts";
import { DEFAULT_LIMITS, MemoryPins } from "../../../src/index.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { parseServerAddress } from "../../../src/server-address.ts";
import { suite } from "../../suite.ts";
import { ChatWorld } from "../chat-world.ts";
import { FakeServer, helloOf } from "../fake-server.ts";

const test = suite("connection");

test("client-shows-how-its-connection-stands", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  assert.equal(ada.connection.state, { status: "connected" });
  await world.server.close();
  const reason = await ada.closed;
  assert.is(reason.code, "GOING_AWAY");
  assert.equal(ada.connection.state, { status: "closed", reason });
});

test("close-that-arrives-together-with-the-hello-is-not-lost", async () => {
  await using server = await FakeServer.listen((socket) => {
    const header = Header.create({ type: MessageType.RESPONSE, sequence: 2 });
    const error = ErrorInfo.create({ code: ErrorCode.GOING_AWAY, text: "The server is closing." });
    const close = encodeFrame(header, encodeBody({ case: "error", value: error }));
    socket.write(Buffer.concat([helloOf({}), close]));
  });
  const connection = await connect(server.url);
  assert.is((await connection.closed).code, "GOING_AWAY");
  assert.is(connection.state.status, "closed");
});

test("each-connection-has-its-own-secrets", async () => {
  await using world = await ChatWorld.start();
  const [one, two] = [await connect(pinned(world)), await connect(pinned(world))];
  assert.equal(one.exportDatagramSecret(), one.exportDatagramSecret());
  assert.not.equal(one.exportDatagramSecret(), two.exportDatagramSecret());
  assert.not.equal(one.channelBinding, two.channelBinding);
  assert.equal(one.datagramAddresses, { local: "127.0.0.1", server: "127.0.0.1" });
  for (const connection of [one, two]) connection.close();
});

test("plain-connection-has-no-secrets", async () => {
  await using server = await FakeServer.listen((socket) => socket.write(helloOf({})));
  const connection = await connect(server.url);
  assert.is(connection.channelBinding, undefined);
  assert.equal(connection.exportDatagramSecret(), new Uint8Array(32));
  connection.close();
});

function connect(url: string): Promise<Connection> {
  const options = {
    limits: DEFAULT_LIMITS,
    pins: new MemoryPins(),
    features: ownFeatures("connection"),
    tap: undefined,
    grease: undefined,
  };
  return Connection.open({ network: systemNetwork, servers: [parseServerAddress(url)], ...options }, {});
}

function pinned(world: ChatWorld): string {
  return `${world.url}#sha256=${world.server.fingerprint}`;
}

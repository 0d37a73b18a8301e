/** Key logs of servers and clients. */

import * as assert from "uvu/assert";
import { ChatClient } from "../../src/index.ts";
import { ChatServer } from "../../src/server/index.ts";
import { suite } from "../suite.ts";
import { ChatWorld, converse, next } from "./chat-world.ts";

const test = suite("key log");

/** The labels of TLS 1.3 that a capture is read by. */
const LABELS = [
  "SERVER_HANDSHAKE_TRAFFIC_SECRET",
  "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
  "SERVER_TRAFFIC_SECRET_0",
  "CLIENT_TRAFFIC_SECRET_0",
];

test("both-ends-of-a-connection-log-its-secrets", async () => {
  const [ofServer, ofClient]: [string[], string[]] = [[], []];
  await using world = await ChatWorld.start({ onKeyLog: (line) => void ofServer.push(line) });
  await world.join("ada", "PUBLIC", { onKeyLog: (line) => void ofClient.push(line) });
  assert.equal([...ofClient].sort(), [...ofServer].sort());
  for (const label of LABELS) assert.is(ofClient.filter((line) => line.startsWith(`${label} `)).length, 1, label);
  for (const line of ofClient) assert.match(line, /^[A-Z_0-9]+ [0-9a-f]+ [0-9a-f]+\n$/);
});

test("both-ends-of-a-link-log-its-keys", async () => {
  const logs: [string[], string[]] = [[], []];
  await using world = await ChatWorld.start();
  const [ada, grace] = await Promise.all(
    (["ada", "grace"] as const).map((name, index) =>
      world.join(name, "PUBLIC", { onKeyLog: (line) => void logs[index]?.push(line) }),
    ),
  );
  if (ada === undefined || grace === undefined) throw new Error("There are two clients.");
  const [link, other] = await converse(ada, grace);
  await link.send("hello");
  await next(other);
  const [own, others] = logs.map((lines) => lines.filter((line) => line.startsWith("CHATWIRE_DATAGRAM_KEY ")).sort());
  assert.equal(own, others);
  assert.is(new Set(own).size, 2);
  for (const line of own ?? []) assert.match(line, /^CHATWIRE_DATAGRAM_KEY [0-9a-f]{16} [0-9a-f]{64}\n$/);
});

test("key-log-of-a-server-that-throws-ends-no-connection", async () => {
  const warnings: string[] = [];
  const listen = ({ message }: Error): void => void warnings.push(message);
  process.on("warning", listen);
  try {
    const onKeyLog = (): void => {
      throw new Error("The disk is full.");
    };
    await using world = await ChatWorld.start({ onKeyLog });
    const ada = await world.join("ada");
    assert.is(ada.name, "ada");
    await new Promise(setImmediate);
    assert.ok(warnings.includes("The disk is full."));
  } finally {
    process.off("warning", listen);
  }
});

test("key-log-that-is-no-function-is-refused", async () => {
  const options = JSON.parse('{ "onKeyLog": "keys.log", "port": 0 }');
  const connecting = ChatClient.connect("chat://127.0.0.1:1", { onKeyLog: options.onKeyLog });
  for (const [name, started] of [
    ["ChatServer.listen", ChatServer.listen(options)],
    ["ChatClient.connect", connecting],
  ] as const) {
    const error = await started.then(() => "", String);
    assert.match(error, `onKeyLog of ${name} must be a function, not string.`);
  }
});

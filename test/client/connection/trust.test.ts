/** Trust in a server's certificate because of authorities, over TLS. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as assert from "uvu/assert";
import { ChatClient, CryptoError, MemoryPins, type Pins } from "../../../src/index.ts";
import { ChatServer, createCertificate } from "../../../src/server/index.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { type IssueOptions, TestAuthority } from "../../certificates.ts";
import { suite } from "../../suite.ts";
import { codeOf } from "../chat-world.ts";

const test = suite("trust in authorities");
const [authority, other] = [await TestAuthority.create("one"), await TestAuthority.create("two")];
const LOCAL: IssueOptions = { names: ["localhost"], addresses: ["127.0.0.1"] };
let server: ChatServer;

test.before(async () => {
  server = await ChatServer.listen({ host: "127.0.0.1", port: 0, certificate: await authority.issue(LOCAL) });
});

test.after(() => server.close());

/** Shows a certificate, and connects. */
async function visit(
  issued: IssueOptions,
  { host = "localhost", ca = authority.cert, pins = new MemoryPins() as Pins } = {},
) {
  server.setCertificate(await authority.issue({ ...LOCAL, ...issued }));
  const client = await ChatClient.connect(`chat://${host}:${server.port}`, { verify: "ca", ca, pins, grease: false });
  await client.close();
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (error) => error,
  );
  assert.ok(error instanceof CryptoError, String(error));
  assert.is(error.code, "CERTIFICATE_REFUSED");
  return error.message;
}

test("certificate-of-a-given-authority-is-accepted-for-its-names-and-addresses", async () => {
  for (const host of ["localhost", "LOCALHOST.", "127.0.0.1", "[::ffff:127.0.0.1]"]) await visit({}, { host });
  await visit({ names: ["*.example.org", "localhost"] });
});

test("renewed-certificate-with-another-key-is-accepted-and-no-pin-is-read-or-written", async () => {
  const pins = new MemoryPins();
  const subject = `server localhost:${server.port}`;
  await visit({}, { pins });
  await visit({}, { pins });
  assert.equal(await pins.get(subject), []);
  await pins.set(subject, "0".repeat(64));
  await visit({}, { pins });
  assert.equal(await pins.get(subject), ["0".repeat(64)]);
});

test("expired-certificate-and-one-of-the-future-are-refused", async () => {
  assert.match(await refusal(visit({ from: -2, until: -1 })), /it has expired/);
  assert.match(await refusal(visit({ from: 1, until: 2 })), /it is not valid yet/);
});

test("certificate-for-another-name-is-refused", async () => {
  for (const names of [["example.org"], ["localhost.example.org"], ["*.localhost"], ["*"]])
    assert.match(await refusal(visit({ names })), /it is for another name/, names.join());
  assert.match(await refusal(visit({ addresses: ["127.0.0.2"] }, { host: "127.0.0.1" })), /another name/);
  // A name is not an address, however it looks.
  assert.match(await refusal(visit({ names: ["127.0.0.1"], addresses: [] }, { host: "127.0.0.1" })), /another name/);
});

test("certificate-of-another-authority-or-of-none-is-refused", async () => {
  assert.match(await refusal(visit({}, { ca: other.cert })), /authority is not known here/);
  server.setCertificate(await createCertificate());
  const url = `chat://localhost:${server.port}`;
  assert.match(await refusal(ChatClient.connect(url, { verify: "ca", ca: other.cert })), /has signed it itself/);
  assert.match(await refusal(ChatClient.connect(url, { verify: "ca" })), /has signed it itself/);
  server.setCertificate(await authority.issue(LOCAL));
  assert.match(await refusal(ChatClient.connect(url, { verify: "ca" })), /authority is not known here/);
});

test("certificate-that-signs-others-without-the-right-is-refused", async () => {
  const fake = await TestAuthority.within(authority, LOCAL);
  const leaf = await fake.issue(LOCAL);
  server.setCertificate({ cert: `${leaf.cert}\n${fake.cert}`, key: leaf.key });
  await refusal(ChatClient.connect(`chat://localhost:${server.port}`, { verify: "ca", ca: authority.cert }));
});

test("any-of-several-authorities-is-enough", async () => {
  server.setCertificate(await other.issue(LOCAL));
  for (const ca of [[authority.cert, other.cert], `${authority.cert}\n${other.cert}`]) {
    await (await ChatClient.connect(`chat://localhost:${server.port}`, { verify: "ca", ca })).close();
  }
});

test("zone-is-no-part-of-the-name-in-a-certificate", async () => {
  for (const [zone, entries] of Object.entries(networkInterfaces()))
    for (const { address } of entries ?? []) {
      if (!address.startsWith("fe80:")) continue;
      const certificate = await authority.issue({ addresses: [address] });
      await using there = await ChatServer.listen({ host: `${address}%${zone}`, port: 0, certificate });
      const url = `chat://[${address}%25${zone}]:${there.port}`;
      await (await ChatClient.connect(url, { verify: "ca", ca: authority.cert })).close();
      return;
    }
});

test("authorities-of-the-machine-are-trusted-by-default", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-trust-"));
  const path = join(folder, "authority.pem");
  await writeFile(path, authority.cert);
  server.setCertificate(await authority.issue(LOCAL));
  const program = fileURLToPath(new URL("trusting-program.ts", import.meta.url));
  const args = ["--import", "tsx", program, `chat://localhost:${server.port}`];
  const child = spawn(process.execPath, args, { env: { ...process.env, NODE_EXTRA_CA_CERTS: path } });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  await once(child, "close");
  assert.is(output, "connected\n");
  await rm(folder, { recursive: true });
});

test("announced-key-is-ignored-if-authorities-vouch", async () => {
  const pins = new MemoryPins();
  server.announceKey((await createCertificate()).cert);
  await visit({}, { pins });
  assert.equal(await pins.get(`server localhost:${server.port}`), []);
});

test("options-that-contradict-each-other-are-refused", async () => {
  const url = `chat://localhost:${server.port}`;
  for (const [address, options, message] of [
    [url, { ca: authority.cert }, /needs verify: "ca"/],
    [`${url}#sha256=${"0".repeat(64)}`, { verify: "ca" }, /exclude each other/],
    [`chat+plain://localhost:${server.port}`, { verify: "ca" }, /has no certificate/],
    [url, { verify: "CA" }, /verify is "pin" or "ca", not "CA"/],
    [url, { verify: "ca", ca: [] }, /at least one/],
    [url, { verify: "ca", ca: [authority.cert, "secret"] }, /certificates of authorities in PEM/],
  ] as const) {
    const error = await ChatClient.connect(address, options as object).catch((error) => error);
    assert.is(error.code, "INVALID_ARGUMENT");
    assert.match(error.message, message);
  }
  const network = new SimulatedWorld({ seed: 1 }).addHost("192.0.2.1");
  assert.is(await codeOf(ChatClient.connect("chat://192.0.2.2", { verify: "ca", network })), "INVALID_ARGUMENT");
});

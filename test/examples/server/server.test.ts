import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChatClient } from "chatwire";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { PipedProgram, runProgram } from "../support/program.ts";

const test = suite("example server");
let folder = "";
const running: PipedProgram[] = [];

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-server-"));
});
test.after.each(async () => {
  await Promise.all(running.splice(0).map((program) => program.stop()));
});
test.after(() => rm(folder, { recursive: true, force: true }));

test("server-prints-its-address-and-serves-there", async () => {
  const { port, fingerprint } = await listening();
  const client = await ChatClient.connect(`chat://127.0.0.1:${port}#sha256=${fingerprint}`);
  await client.close();
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal.toLowerCase()}-ends-it-with-exit-code-0-though-a-client-is-connected`, async () => {
    const { server, port, fingerprint } = await listening();
    const client = await ChatClient.connect(`chat://127.0.0.1:${port}#sha256=${fingerprint}`);
    server.signal(signal);
    assert.is((await server.ended).code, 0);
    assert.is((await client.closed).code, "GOING_AWAY");
  });
}

test("certificate-survives-a-restart", async () => {
  const first = await listening();
  first.server.signal("SIGTERM");
  await first.server.ended;
  assert.is((await listening()).fingerprint, first.fingerprint);
});

test("environment-applies-if-the-flag-is-absent", async () => {
  const { code, stderr } = await runProgram("server", [], "", { CHATWIRE_PORT: "many" });
  assert.is(code, 2);
  assert.is(stderr, 'CHATWIRE_PORT must be a whole number from 0 to 65535, not "many".\n');
  const server = start(["--port", "0"], { CHATWIRE_PORT: "many", CHATWIRE_HOST: "127.0.0.1", CHATWIRE_DATA: folder });
  await server.expect(/^Listening on chat:\/\/127\.0\.0\.1:/);
});

test("port-in-use-is-reported-with-exit-code-1", async () => {
  const { port } = await listening();
  const { code, stderr } = await runProgram("server", flags("--port", String(port), "--data", join(folder, "other")));
  assert.is(code, 1);
  assert.match(stderr, new RegExp(`port ${port} .*address already in use`));
  assert.match(stderr, /--port PORT/);
});

test("unusable-data-folder-is-reported-with-exit-code-1", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  const { code, stderr } = await runProgram("server", ["--port", "0", "--data", join(file, "data")]);
  assert.is(code, 1);
  assert.match(stderr, /ENOTDIR[\s\S]*--data DIR/);
});

test("damaged-certificate-is-reported-with-its-file-and-exit-code-1", async () => {
  const data = join(folder, "damaged");
  await mkdir(data);
  await writeFile(join(data, "certificate.pem"), "no certificate");
  const { code, stderr } = await runProgram("server", ["--host", "127.0.0.1", "--port", "0", "--data", data]);
  assert.is(code, 1);
  assert.ok(stderr.startsWith(join(data, "certificate.pem")), stderr);
  assert.is(stderr.trim().split("\n").length, 1, "one line, no stack");
});

const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["unknown-option", ["--prot", "1"], /Unknown option: --prot\. The options are: --host, --port, .*--help\./],
  [
    "unknown-command",
    ["bakup", "copy.db"],
    /Unknown command: bakup\. The commands are: backup, restore, move, next-key, switch-key, ctl\./,
  ],
  ["argument-without-option", ["4433"], /Unknown command: 4433\. The commands are: backup, /],
  ["option-without-value", ["--port"], /--port needs a value: --port PORT/],
  ["option-followed-by-another", ["--data", "--port", "1"], /--data needs a value/],
  ["value-for-a-switch", ["--help=yes"], /--help takes no value/],
  ["port-too-large", ["--port", "65536"], /--port must be a whole number from 0 to 65535, not "65536"/],
  ["port-not-a-number", ["--port=0x10"], /--port must be a whole number/],
  ["host-not-an-address", ["--host", "localhost"], /--host must be an IP address, not "localhost"\./],
];
for (const [name, args, message] of wrong) {
  test(`${name}-is-reported-with-exit-code-2`, async () => {
    const { code, stdout, stderr } = await runProgram("server", args);
    assert.is(code, 2);
    assert.is(stdout, "");
    assert.match(stderr, message);
    assert.is(stderr.trim().split("\n").length, 1, "one line, no stack");
  });
}

test("help-and-version-are-printed-with-exit-code-0", async () => {
  const help = await runProgram("server", ["--help"]);
  assert.is(help.code, 0);
  for (const flag of ["--host", "--port", "--data", "--version", "CHATWIRE_PORT"])
    assert.ok(help.stdout.includes(flag));
  const version = await runProgram("server", ["--version"]);
  assert.is(version.code, 0);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\S*\n$/);
});

async function listening(): Promise<{ server: PipedProgram; port: number; fingerprint: string }> {
  const server = start(flags("--port", "0"));
  const [, port, fingerprint = ""] = await server.expect(
    /^Listening on chat:\/\/127\.0\.0\.1:(\d+) key sha256=([0-9a-f]{64})\n/,
  );
  return { server, port: Number(port), fingerprint };
}

function start(args: readonly string[], env: Record<string, string> = {}): PipedProgram {
  const server = new PipedProgram("server", args, env);
  running.push(server);
  return server;
}

function flags(...more: readonly string[]): string[] {
  return ["--host", "127.0.0.1", "--data", join(folder, "data"), ...more];
}

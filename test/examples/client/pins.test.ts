import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FilePins } from "chatwire";
import { createCertificate } from "chatwire/server";
import * as assert from "uvu/assert";
import { readOptions } from "../../../examples/client/options.ts";
import { TestAuthority } from "../../certificates.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { Stage } from "../support/stage.ts";

const test = suite("changed keys in the example client");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("a-changed-certificate-is-refused-until-the-new-one-is-accepted", async () => {
  const old = "0".repeat(64);
  const shown = stage.server.fingerprint ?? "";
  await pin("ada", `server 127.0.0.1:${stage.server.port}`, old);
  const input = "ada\nsecret-1\nPUBLIC\nquit";
  const refused = await stage.runClient("ada", input);
  assert.is(refused.code, 1);
  assert.ok(refused.stderr.includes(`\n  known: sha256=${old}\n  shown: sha256=${shown}\n`), refused.stderr);
  assert.not.match(refused.stdout, /Password/, "an unpinned server gets no password");
  // Runs the suggested command as it is printed.
  const [, flags = ""] = /^ {2}npm run client -- (.*)$/m.exec(refused.stderr) ?? [];
  const accepted = await runProgram("client", flags.split(" "), input);
  assert.is(accepted.code, 0, accepted.stderr);
  const where = `chat://127.0.0.1:${stage.server.port}`;
  const line = `The key sha256=${shown} of ${where} is accepted and replaces the old one.\n`;
  assert.ok(accepted.stdout.startsWith(line), accepted.stdout);
  assert.match(accepted.stdout, /You registered successfully/);
  const later = await stage.runClient("ada", input);
  assert.is(later.code, 0, "it is pinned now");
});

test("a-certificate-that-differs-from-the-given-one-is-refused", async () => {
  const { code, stderr } = await stage.runClient(
    "ada",
    "ada\nsecret-1\nPUBLIC\nquit",
    "--accept-key",
    `sha256=${"1".repeat(64)}`,
  );
  assert.is(code, 1);
  const commands = stderr.match(/--accept-key sha256=\w+/g) ?? [];
  assert.equal(commands, [`--accept-key sha256=${stage.server.fingerprint}`]);
  assert.match(stderr, /^The server's key differs from the one you gave\./);
  assert.ok(stderr.includes(`\n  given: sha256=${"1".repeat(64)}\n  shown: sha256=${stage.server.fingerprint}\n`));
});

test("a-wrong-given-fingerprint-does-not-replace-the-pin", async () => {
  const input = "ada\nsecret-1\nPUBLIC\nquit";
  const pins = () => readFile(join(stage.dataOf("ada"), "pins"), "utf8");
  await stage.runClient("ada", input);
  const before = await pins();
  const refused = await stage.runClient("ada", input, "--accept-key", `sha256=${"1".repeat(64)}`);
  assert.is(refused.code, 1);
  assert.is(await pins(), before);
  assert.is((await stage.runClient("ada", input)).code, 0);
});

test("an-announced-key-is-accepted-and-the-change-is-told", async () => {
  const input = "ada\nsecret-1\nPUBLIC\nquit";
  const next = await createCertificate();
  stage.server.announceKey(next.cert);
  assert.is((await stage.runClient("ada", input)).code, 0);
  stage.server.setCertificate(next);
  const { stdout } = await stage.runClient("ada", input);
  const key = `the key sha256=${stage.server.fingerprint}, which it had announced`;
  assert.match(stdout, `chat://127.0.0.1:${stage.server.port} has changed to ${key}. It replaces the old one.\n`);
  assert.not.match((await stage.runClient("ada", input)).stdout, /has changed/);
});

test("authorities-are-trusted-instead-of-pins", async () => {
  const input = "ada\nsecret-1\nPUBLIC\nquit";
  const authority = await TestAuthority.create("one");
  stage.server.setCertificate(await authority.issue({ addresses: ["127.0.0.1"] }));
  const path = join(stage.dataOf("ada"), "authority.pem");
  await mkdir(stage.dataOf("ada"), { recursive: true });
  await writeFile(path, authority.cert);
  const { code, stdout, stderr } = await stage.runClient("ada", input, "--verify", "ca", "--ca", path);
  assert.is(code, 0, stderr);
  assert.not.match(stdout, /First connection/);
  assert.not.match(await readFile(join(stage.dataOf("ada"), "pins"), "utf8").catch(() => ""), /server /);
  const unknown = await stage.runClient("ada", input, "--verify", "ca");
  assert.is(unknown.code, 1);
  assert.match(unknown.stderr, /its authority is not known here .* --ca FILE trusts other authorities\./s);
  for (const [flags, message] of [
    [["--ca", path], /--ca needs --verify ca\./],
    [["--verify", "all"], /--verify must be pin or ca, not "all"\./],
    [["--verify", "ca", "--ca", "/none.pem"], /--ca: ENOENT/],
    [["--verify", "ca", "--accept-key", "0".repeat(64)], /exclude each other/],
  ] as const) {
    const wrong = await stage.runClient("ada", input, ...flags);
    assert.is(wrong.code, 2, flags.join(" "));
    assert.match(wrong.stderr, message);
  }
});

test("ways-to-trust-come-from-variables-too-and-none-fits-a-plain-connection", () => {
  const options = readOptions([], { CHATWIRE_VERIFY: "ca" });
  assert.ok(typeof options === "object");
  assert.equal(options.trust, { verify: "ca", ca: undefined });
  assert.throws(() => readOptions([], { CHATWIRE_VERIFY: "ca", CHATWIRE_CA: "/none.pem" }), /CHATWIRE_CA: ENOENT/);
  const plain = ["--server", "chat+plain://localhost", "--verify", "ca"];
  assert.throws(() => readOptions(plain, {}), /chat\+plain:\/\/ and --verify ca exclude each other/);
});

test("another-spelling-of-the-address-finds-the-same-pin-and-the-same-key-of-the-user", async () => {
  const { port } = stage.server;
  const input = "ada\nsecret-1\nPUBLIC\nquit";
  const data = ["--data", stage.dataOf("ada")];
  const first = await runProgram("client", ["--server", `chat://localhost:${port}`, ...data], input);
  assert.match(first.stdout, `First connection to chat://localhost:${port}, `);
  for (const spelling of [`chat://LOCALHOST:${port}`, `Chat://localhost.:${port}`]) {
    const { stdout } = await runProgram("client", ["--server", spelling, ...data], input);
    assert.not.match(stdout, /First connection/, spelling);
    assert.match(stdout, /This device is registered: no password is needed\./, spelling);
  }
  await pin("ada", `server localhost:${port}`, "0".repeat(64));
  const refused = await runProgram("client", ["--server", `chat://LOCALHOST:${port}`, ...data], input);
  assert.match(refused.stderr, /differs from the pinned one\. Nothing was sent to it\./);
});

test("a-changed-key-of-a-peer-is-refused-until-the-new-one-is-accepted", async () => {
  const old = `SHA256:${"A".repeat(43)}`;
  await pin("ada", `user grace@127.0.0.1:${stage.server.port}`, old);
  const ada = await stage.pipedClient("ada");
  const grace = await stage.pipedClient("grace", "--accept");
  ada.type("connect to client", "grace");
  const [, shown = ""] = await ada.expect(
    /Now: (SHA256:\S+)\.[\s\S]*accept key grace NEW-FINGERPRINT\n[\s\S]*Input Command:\n/,
  );
  // Grace's client shows the fingerprint that ada must compare.
  await grace.expect(
    new RegExp(
      `The client of ada has accepted another key of yours.*\nTell ada .* your fingerprint is ${shown.replaceAll(/[+/]/g, "\\$&")}\\.\n`,
    ),
  );
  await grace.expect(/Input Command:\n$/);
  ada.type("accept key grace nonsense", `accept key grace ${shown}`, "connect to client", "grace");
  await ada.expect(
    /followed by 43 characters\.[\s\S]*The new key of grace is accepted\.[\s\S]*You are connected to grace/,
  );
});

test("a-user-has-the-same-key-at-every-login", async () => {
  const grace = await stage.libraryClient("grace");
  const numbers: string[] = [];
  for (const _ of ["first", "second"]) {
    const linked = (async () => {
      for await (const invitation of grace.conversations.invitations) return invitation.accept();
      return undefined;
    })();
    const run = stage.runClient("ada", "ada\na password\nPUBLIC\nconnect to client\ngrace\n/info\nquit");
    await linked;
    const { stdout } = await run;
    numbers.push(/Safety number: (.*)/.exec(stdout)?.[1] ?? "none");
  }
  assert.is.not(numbers[0], "none");
  assert.is(numbers[0], numbers[1]);
});

function pin(client: string, subject: string, fingerprint: string): Promise<void> {
  return new FilePins(join(stage.dataOf(client), "pins")).set(subject, fingerprint);
}

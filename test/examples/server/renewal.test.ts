/** The operator's way to another key: announce, wait, switch. */

import { copyFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ChatClient, MemoryPins } from "chatwire";
import { createCertificate, publicKeyFingerprint } from "chatwire/server";
import * as assert from "uvu/assert";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { ServerStage } from "../support/running-server.ts";

const test = suite("renewal by the operator of the example server");

async function visit(url: string, pins: MemoryPins): Promise<string> {
  try {
    await (await ChatClient.connect(url, { pins, limits: FEW_ITERATIONS })).close();
    return "connected";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

test(
  "key-is-made-announced-and-switched-without-a-restart",
  async () => {
    await using stage = await ServerStage.open();
    const { program, url, port } = await stage.start();
    const data = join(stage.folder, "data-1");
    const flags = ["--data", data];
    const pins = new MemoryPins();
    const subject = `server 127.0.0.1:${port}`;
    const client = await stage.join({ program, url, port }, "ada");
    assert.is(await visit(url, pins), "connected");
    const [present = ""] = await pins.get(subject);

    const early = await runProgram("server", ["switch-key", ...flags]);
    assert.is(early.code, 1);
    assert.match(early.stderr, /^There is no .*next-certificate\.pem\. Make it with next-key/);

    const made = await runProgram("server", ["next-key", ...flags]);
    assert.is(made.code, 0, made.stderr);
    const [, next = ""] = /^Wrote .*next-certificate\.pem, key sha256=([0-9a-f]{64})\./.exec(made.stdout) ?? [];
    assert.is((await stat(join(data, "next-certificate.pem"))).mode & 0o777, 0o600);
    const again = await runProgram("server", ["next-key", ...flags]);
    assert.match(again.stderr, /next-certificate\.pem exists: the next key is made already\./);

    program.signal("SIGHUP");
    await program.expectError(new RegExp(`"event":"key-announced","fingerprint":"${next}"`));
    const address = url.split("#")[0] ?? "";
    assert.is(await visit(address, pins), "connected");
    assert.equal(await pins.get(subject), [present, next]);

    const switched = await runProgram("server", ["switch-key", ...flags]);
    assert.match(switched.stdout, `key sha256=${next} now`);
    program.signal("SIGHUP");
    await program.expectError(new RegExp(`"event":"certificate-loaded","fingerprint":"${next}","key":"announced"`));
    assert.is(await visit(address, pins), "connected");
    assert.equal(await pins.get(subject), [next]);
    assert.is(client.connection.state.status, "connected", "open connections stay");
    assert.equal((await readdir(data)).filter((name) => name.endsWith(".pem")).sort(), [
      "certificate.pem",
      "previous-certificate.pem",
    ]);
  },
  { timeLimitMs: 180_000 },
);

test("files-that-cannot-be-used-at-a-signal-change-nothing", async () => {
  await using stage = await ServerStage.open();
  const [one, two] = [await createCertificate(), await createCertificate()];
  const [certificate, key] = [join(stage.folder, "server.pem"), join(stage.folder, "server.key")];
  await writeFile(certificate, one.cert);
  await writeFile(key, one.key);
  const { program, url } = await stage.start(["--certificate", certificate, "--key", key]);
  await writeFile(certificate, two.cert);
  program.signal("SIGHUP");
  await program.expectError(
    /"event":"certificate-kept","text":".*server\.key is not the private key of .*server\.pem\."/,
  );
  assert.is(await visit(url, new MemoryPins()), "connected");
  await rm(key);
  program.signal("SIGHUP");
  await program.expectError(/"event":"certificate-kept","text":"Cannot read .*server\.key/);
  await writeFile(key, two.key);
  program.signal("SIGHUP");
  await program.expectError(/"level":"warn","event":"certificate-loaded".*"key":"other"/);
  assert.is(await visit(url, new MemoryPins()), "PIN_MISMATCH");

  const own = await stage.start();
  await rm(join(stage.folder, "data-2", "certificate.pem"));
  own.program.signal("SIGHUP");
  await own.program.expectError(/"event":"certificate-kept","text":".*certificate\.pem is missing\. Restore it\."/);
  assert.is(await visit(own.url, new MemoryPins()), "connected");
});

test("key-of-a-given-certificate-is-announced-from-a-file", async () => {
  await using stage = await ServerStage.open();
  const [one, two] = [await createCertificate(), await createCertificate()];
  const paths = { certificate: "server.pem", key: "server.key", next: "next.pem" };
  const at = (name: keyof typeof paths): string => join(stage.folder, paths[name]);
  await writeFile(at("certificate"), one.cert);
  await writeFile(at("key"), one.key);
  await writeFile(at("next"), two.cert);
  const given = ["--certificate", at("certificate"), "--key", at("key"), "--next-key", at("next")];
  const { program, url, port } = await stage.start(given);
  const pins = new MemoryPins();
  assert.is(await visit(url, pins), "connected");
  const next = publicKeyFingerprint(two.cert);
  assert.is((await pins.get(`server 127.0.0.1:${port}`))[1], next);
  // The file of the next key may stay after the change.
  await copyFile(at("next"), at("certificate"));
  await writeFile(at("key"), two.key);
  program.signal("SIGHUP");
  await program.expectError(/"event":"certificate-loaded".*"key":"announced"/);
  assert.is(await visit(url.split("#")[0] ?? "", pins), "connected");
  assert.equal(await pins.get(`server 127.0.0.1:${port}`), [next]);
  const restarted = await stage.start(given);
  assert.is(await visit(restarted.url, new MemoryPins()), "connected");

  for (const command of ["next-key", "switch-key"]) {
    const refused = await runProgram("server", [command, ...given]);
    assert.is(refused.code, 1);
    assert.match(
      refused.stderr,
      `${command} is for the certificate in the data folder, but ${at("certificate")} was given.`,
    );
  }
  await writeFile(at("next"), "secret-bytes");
  const unusable = await runProgram("server", ["--port", "0", "--data", stage.folder, ...given]);
  assert.match(unusable.stderr, `${at("next")} does not contain a public key or certificate in PEM format.`);
  assert.not.match(unusable.stderr, /secret-bytes/);
});

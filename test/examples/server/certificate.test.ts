import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCertificate } from "chatwire/server";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { ServerStage } from "../support/running-server.ts";

const test = suite("certificate of the example server");

/** Writes two certificates and their keys to files. */
async function files(folder: string) {
  const paths: { certificate: string; key: string }[] = [];
  for (const name of ["one", "two"]) {
    const { cert, key } = await createCertificate();
    const pair = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
    await writeFile(pair.certificate, cert);
    await writeFile(pair.key, key);
    paths.push(pair);
  }
  const [one = { certificate: "", key: "" }, two = one] = paths;
  return { one, two };
}

test("given-certificate-is-used", async () => {
  await using stage = await ServerStage.open();
  const { one, two } = await files(stage.folder);
  const first = await stage.start(["--certificate", one.certificate, "--key", one.key]);
  // The client checks the fingerprint that the server printed.
  await stage.connect(first);
  const again = await stage.start([], { CHATWIRE_CERTIFICATE: one.certificate, CHATWIRE_KEY: one.key });
  const other = await stage.start(["--certificate", two.certificate, "--key", two.key]);
  const fingerprint = ({ url }: { url: string }) => url.split("#")[1];
  assert.is(fingerprint(again), fingerprint(first));
  assert.is.not(fingerprint(other), fingerprint(first));
});

test("unusable-files-are-named-but-not-printed-and-exit-code-is-1", async () => {
  await using stage = await ServerStage.open();
  const { one, two } = await files(stage.folder);
  const odd = join(stage.folder, "odd.pem");
  await writeFile(odd, "-----BEGIN PRIVATE KEY-----\nsecret-bytes\n-----END PRIVATE KEY-----\n");
  const missing = join(stage.folder, "missing.pem");
  for (const [certificate, key, message] of [
    [one.certificate, two.key, `${two.key} is not the private key of ${one.certificate}.\n`],
    [odd, one.key, `${odd} does not contain a certificate in PEM format.\n`],
    [one.certificate, odd, `${odd} does not contain a private key without a passphrase in PEM format.\n`],
    [one.certificate, missing, `Cannot read ${missing}: ENOENT: no such file or directory, open '${missing}'\n`],
  ] as const) {
    const { code, stderr } = await runProgram("server", ["--port", "0", "--certificate", certificate, "--key", key]);
    assert.is(code, 1);
    assert.is(stderr, message);
  }
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { parseVerifyArguments } from "../../../src/verify/arguments.ts";
import { runVerify } from "../../../src/verify/verify.ts";
import { suite } from "../../suite.ts";
import { clientCommand } from "./our-client.ts";

const test = suite("verify --listen", { timeLimitMs: 120_000 });

async function verify(...args: string[]) {
  let [out, errors] = ["", ""];
  const print = (text: string): void => {
    out += text;
  };
  const printError = (text: string): void => {
    errors += text;
  };
  const code = await runVerify(args, { print, printError });
  return { code, out, errors };
}

test("right-client-exits-with-0", async () => {
  const { code, out } = await verify("--listen", "--case", "hello/first", "--", ...clientCommand());
  assert.is(code, 0);
  assert.match(out, /^5\. The connection to the server\n {2}ok {4}The first message is a hello request/);
  assert.match(out, /1 passed, 0 failed, 0 skipped/);
});

test("broken-client-exits-with-1-and-the-report-names-the-section-what-was-expected-and-what-came", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-junit-"));
  try {
    const path = join(folder, "results.xml");
    const command = clientCommand("sequence reuse");
    const { code, out } = await verify("--listen", "--case", "sequence/counts", "--junit", path, "--", ...command);
    assert.is(code, 1);
    assert.match(out, /section {3}PROTOCOL\.md, 6\. Sessions, "Sequence numbers"/);
    assert.match(out, /expected {2}the sequences 1, 2, 3, \.\.\./);
    assert.match(out, /received {2}1, 2, 3, 3/);
    const junit = readFileSync(path, "utf8");
    assert.match(junit, /<testcase classname="6\. Sessions" name="sequence\/counts: [^"]*" time="[\d.]+"><failure/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("results-are-json-lines-for-programs", async () => {
  const { out } = await verify("--listen", "--json", "--case", "hello/first", "--", ...clientCommand());
  const [result, end] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.is(result.id, "hello/first");
  assert.is(result.section, "5. The connection to the server");
  assert.is(result.outcome, "passed");
  assert.is(end.passed, 1);
  assert.match(end.agent, /^chatwire/);
});

test("client-that-does-not-start-exits-with-3", async () => {
  const { code, errors } = await verify("--listen", "--case", "hello/first", "--", "/no/such/program");
  assert.is(code, 3);
  assert.match(errors, /The client does not connect/);
});

test("cases-are-listed-without-a-client", async () => {
  const { code, out } = await verify("--listen", "--list");
  assert.is(code, 0);
  assert.match(out, /\n {2}login\/channel-binding\n/);
});

test("wrong-command-lines-are-refused", () => {
  const wrong: readonly (readonly string[])[] = [
    ["--listen"],
    ["--listen", "--"],
    ["--listen", "localhost", "--", "client"],
    ["--listen", "127.0.0.1:99999", "--", "client"],
    ["--listen", "127.1:4433", "--", "client"],
    ["--listen", "127.0.0.1:4433", "--jobs", "2", "--", "client"],
    ["--listen", "--jobs", "0", "--", "client"],
    ["--listen", "--account", "ada:secret", "--", "client"],
    ["chat://127.0.0.1", "--", "client"],
    ["chat://127.0.0.1", "--jobs", "2"],
  ];
  for (const args of wrong) {
    assert.throws(
      () => parseVerifyArguments(args),
      (error: unknown) => error instanceof UsageError,
      args.join(" "),
    );
  }
});

test("address-of-the-scripted-server-is-an-ip-address-with-or-without-a-port", () => {
  const listen = (address: string): unknown => {
    const parsed = parseVerifyArguments(["--listen", address, "--", "client", "--help"]).client;
    return parsed && [parsed.host, parsed.port, parsed.jobs, parsed.command];
  };
  const command = ["client", "--help"];
  assert.equal(listen("10.0.0.5"), ["10.0.0.5", 0, 4, command]);
  assert.equal(listen("10.0.0.5:4433"), ["10.0.0.5", 4433, 1, command]);
  assert.equal(listen("::1"), ["::1", 0, 4, command]);
  assert.equal(listen("[::1]:4433"), ["::1", 4433, 1, command]);
});

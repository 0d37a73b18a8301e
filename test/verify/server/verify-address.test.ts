import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { ChatServer } from "../../../src/server/index.ts";
import { parseVerifyArguments } from "../../../src/verify/arguments.ts";
import { runVerify } from "../../../src/verify/verify.ts";
import { suite } from "../../suite.ts";
import { VERIFY_LIMITS } from "../limits.ts";
import { MUTANTS } from "./server-mutants.ts";

const test = suite("verify");

async function verify(...args: string[]) {
  let [out, errors] = ["", ""];
  const code = await runVerify(args, {
    print: (text) => {
      out += text;
    },
    printError: (text) => {
      errors += text;
    },
  });
  return { code, out, errors };
}

async function withServer(limits: object, use: (address: string) => Promise<void>): Promise<void> {
  const server = await ChatServer.listen({ host: "127.0.0.1", port: 0, limits: { ...VERIFY_LIMITS, ...limits } });
  try {
    await use(`chat://127.0.0.1:${server.port}#sha256=${server.fingerprint}`);
  } finally {
    await server.close();
  }
}

/** One case that the faulty server passes, and one that it fails. */
const FAILING = ["--case", "hello/limits", "--case", "hello/first"] as const;

/** A server that answers hello with a version that was not offered. */
async function withFaultyServer(use: (address: string) => Promise<void>): Promise<void> {
  const mutant = MUTANTS.find(({ finds }) => finds === "hello/first");
  const repair = mutant?.apply();
  try {
    await withServer({}, use);
  } finally {
    repair?.();
  }
}

test("passed-cases-exit-with-0-and-are-counted", () =>
  withServer({}, async (address) => {
    const { code, out, errors } = await verify(address, "--case", "frames/length-zero");
    assert.is(code, 0);
    assert.is(errors, "");
    assert.match(out, /^4\. Frames\n {2}ok {4}A frame of length 0 closes/);
    assert.match(out, /1 passed, 0 failed, 0 skipped/);
  }));

test("failed-cases-exit-with-1-and-come-last-with-section-expectation-and-messages", () =>
  withFaultyServer(async (address) => {
    const { code, out } = await verify(address, ...FAILING, "--timeout-ms", "2000");
    assert.is(code, 1);
    const failures = out.slice(out.indexOf("Failed cases"));
    assert.match(failures, /hello\/first/);
    assert.match(failures, /section {3}PROTOCOL\.md, 5\. The connection to the server, "Hello"/);
    assert.match(failures, /expected {2}\S/);
    assert.match(failures, /received {2}\S/);
    assert.match(failures, /1 passed, 1 failed/);
    for (const line of out.split("\n")) assert.ok(line.length <= 80, line);
  }));

test("unreachable-server-exits-with-3", async () => {
  const { code, errors } = await verify("chat://127.0.0.1:1", "--timeout-ms", "1000");
  assert.is(code, 3);
  assert.match(errors, /ECONNREFUSED/);
});

test("server-with-another-certificate-exits-with-3", () =>
  withServer({}, async (address) => {
    const { code, errors } = await verify(address.replace(/#.*/, `#sha256=${"0".repeat(64)}`));
    assert.is(code, 3);
    assert.match(errors, /key is [0-9a-f]{64}, not 0{64}/);
  }));

test("server-that-speaks-something-else-exits-with-3", async () => {
  const server = createServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { code, errors } = await verify(`chat+plain://127.0.0.1:${port}`, "--timeout-ms", "1000");
  server.close();
  assert.is(code, 3);
  assert.match(errors, /does not speak chatwire/);
});

test("json-is-one-object-a-line", () =>
  withServer({}, async (address) => {
    const { out } = await verify(address, "--json", "--section", "4", "--case", "frames/length-zero");
    const [result, end] = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const { kind, id, section, outcome } = result;
    assert.equal(
      { kind, id, section, outcome },
      { kind: "case", id: "frames/length-zero", section: "4. Frames", outcome: "passed" },
    );
    assert.equal([end.kind, end.passed, end.failed, end.skipped, end.accountsLeft], ["end", 1, 0, 0, []]);
  }));

test("junit-file-has-every-case-and-is-well-formed", () =>
  withFaultyServer(async (address) => {
    const folder = mkdtempSync(join(tmpdir(), "verify-"));
    const file = join(folder, "junit.xml");
    await verify(address, ...FAILING, "--case", "timeouts/idle", "--junit", file, "--timeout-ms", "2000");
    const xml = readFileSync(file, "utf8");
    rmSync(folder, { recursive: true });
    assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /);
    assert.match(xml, /tests="3" failures="1" skipped="1" errors="0"/);
    assert.match(xml, /<failure message="Expected [^"<]+">PROTOCOL\.md, 5\. /);
    assert.match(xml, /<skipped message="[^"<]+"\/>/);
    assertWellFormed(xml);
  }));

test("list-shows-ids-and-connects-nowhere", async () => {
  const { code, out } = await verify("--list", "--section", "13");
  assert.is(code, 0);
  assert.match(out, /^13\. Datagrams\n {2}datagrams\/version\n {6}A datagram of another version is dropped\.\n/);
  assert.not.match(out, /14\. /);
});

test("unknown-case-and-section-are-refused", async () => {
  await assertUsage(["--list", "--case", "frames/none"], /no case frames\/none/);
  await assertUsage(["--list", "--section", "99"], /no section 99/);
});

test("wrong-command-lines-are-refused", () => {
  const wrong: [args: string[], reason: RegExp][] = [
    [[], /address of the server is missing/],
    [["127.0.0.1"], /looks like chat:\/\//],
    [["http://127.0.0.1"], /looks like chat:\/\//],
    [["chat://h#sha256=12"], /64 hexadecimal digits/],
    [["chat+plain://192.0.2.1:1"], /loopback only/],
    [["chat://h", "chat://i"], /One address at a time/],
    [["chat://h", "--account", "ada"], /NAME:PASSWORD/],
    [["chat://h", "--account", ":secret"], /NAME:PASSWORD/],
    [["chat://h", ...accountsOf(2)], /needs 5 accounts, and --account gives 2/],
    [["chat://h", ...accountsOf(6)], /needs 5 accounts, and --account gives 6/],
    [["chat://h", ...accountsOf(4), "--account", "user-1:b"], /another name/],
    [["chat://h", "--timeout-ms", "0"], /--timeout-ms/],
    [["chat://h", "--timeout-ms", "soon"], /--timeout-ms/],
    [["chat://h", "--unknown"], /--unknown/],
    [["chat://127.1"], /four decimal numbers/],
    [["chat://010.0.0.1"], /four decimal numbers/],
    [["chat://h/path"], /not a host/],
  ];
  for (const [args, reason] of wrong) {
    assert.throws(
      () => parseVerifyArguments(args),
      (error: unknown) => error instanceof UsageError && reason.test(error.message),
      args.join(" "),
    );
  }
});

test("command-line-is-parsed", () => {
  const parsed = parseVerifyArguments([
    `chat://[::1]:99#sha256=${"A".repeat(64)}`,
    ...accountsOf(4),
    "--account",
    "ada:a:b",
    "--junit",
    "x.xml",
  ]);
  assert.equal(parsed.target, { host: "::1", port: 99, security: "tls", fingerprint: "a".repeat(64) });
  assert.is(parsed.accounts.length, 5);
  assert.equal(parsed.accounts.at(-1), { name: "ada", password: "a:b" });
  assert.is(parsed.junit, "x.xml");
  assert.is(parsed.timeoutMs, 5_000);
});

async function assertUsage(args: string[], reason: RegExp): Promise<void> {
  try {
    await verify(...args);
  } catch (error) {
    assert.instance(error, UsageError);
    return assert.match(error instanceof Error ? error.message : "", reason);
  }
  assert.unreachable(args.join(" "));
}

/** Whether all tags are closed in order, and no attribute or text has a raw special character. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [tag, close, name = "", , self] of xml.matchAll(
    /<(\/?)(\w+)((?:\s+\w+="[^"<&]*(?:&\w+;[^"<&]*)*")*)\s*(\/?)>/g,
  )) {
    if (close === "/") assert.is(open.pop(), name, tag);
    else if (self === "") open.push(name);
  }
  assert.equal(open, []);
  const text = xml.replace(/<[^>]*>/g, "");
  assert.not.match(text, /[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

function accountsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => ["--account", `user-${index + 1}:b`]).flat();
}

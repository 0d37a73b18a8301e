import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIMITS } from "chatwire";
import * as assert from "uvu/assert";
import { readOptions } from "../../../examples/client/options.ts";
import { SERVER_LIMITS } from "../../../examples/server/config/limits.ts";
import { type Options, readCommand } from "../../../examples/server/config/options.ts";
import { flagOf, SETTINGS, variableOf } from "../../../examples/server/config/settings.ts";
import { CLIENT_VARIABLES, checkVariables, SERVER_VARIABLES } from "../../../examples/shared/variables.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";

const test = suite("configuration of the example server");
let folder = "";
let file = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-config-"));
  file = join(folder, "server.json");
});
test.after(() => rm(folder, { recursive: true, force: true }));

function optionsOf(args: readonly string[], env: Record<string, string> = {}): Options {
  const command = readCommand(args, env);
  if (command.kind !== "serve" && command.kind !== "serve part") throw new Error(`It would ${command.kind}.`);
  return command.options;
}

const write = (value: unknown): Promise<void> => writeFile(file, JSON.stringify(value));

test("flags-override-variables-which-override-the-file", async () => {
  await write({
    port: 1,
    host: "127.0.0.1",
    logLevel: "warn",
    limits: { textBytesMax: 1, accountsMax: 1, peersPageMax: 1 },
  });
  const env = {
    CHATWIRE_CONFIG: file,
    CHATWIRE_PORT: "2",
    CHATWIRE_HOST: "127.0.0.2",
    CHATWIRE_LIMIT_TEXT_BYTES_MAX: "2",
    CHATWIRE_LIMIT_ACCOUNTS_MAX: "2",
  };
  const options = optionsOf(["--port", "3", "--limit", "textBytesMax=3"], env);
  assert.equal([options.port, options.host, options.logLevel], [3, "127.0.0.2", "warn"]);
  const { textBytesMax, accountsMax, peersPageMax, connectionsMax } = options.limits;
  assert.equal([textBytesMax, accountsMax, peersPageMax, connectionsMax], [3, 2, 1, LIMITS.connectionsMax.value]);
  await write({ port: 4 });
  assert.is(optionsOf(["--config", file], { CHATWIRE_CONFIG: join(folder, "none.json") }).port, 4);
});

test("every-setting-has-a-flag-a-variable-and-a-key", async () => {
  const samples: Record<keyof typeof SETTINGS, string | number> = {
    host: "::1",
    addresses: "198.51.100.1,2001:db8::1",
    port: 7,
    relay: "off",
    secondProbePort: "off",
    secondProbeHost: "127.0.0.8",
    data: "/data",
    database: "/accounts.db",
    store: "postgres://chatwire@db.example/chatwire",
    pepper: "/keys/pepper",
    certificate: "/certificate.pem",
    key: "/key.pem",
    nextKey: "/next.pem",
    logLevel: "error",
    logFormat: "json",
    monitorPort: 8,
    monitorHost: "127.0.0.9",
    monitorTokenFile: "/token",
    monitorSocket: "/monitor.sock",
    drainTimeoutMs: 9,
    role: "core",
    bus: "nats://one:4222,tls://other:4222",
    busUser: "gateway",
    busPasswordFile: "/password",
    busAuthorities: "/authorities.pem",
    nodeName: "first",
  };
  const expected = { ...optionsOf([]), ...samples };
  const names = Object.entries(samples);
  assert.equal(optionsOf(names.flatMap(([name, value]) => [`--${flagOf(name)}`, String(value)])), expected);
  assert.equal(
    optionsOf([], Object.fromEntries(names.map(([name, value]) => [variableOf(name), String(value)]))),
    expected,
  );
  await write(samples);
  assert.equal(optionsOf(["--config", file]), expected);
});

test("part-of-a-server-needs-what-it-shares-with-the-others", () => {
  const bus = ["--bus", "nats://localhost:4222"];
  const store = ["--store", "postgres://chatwire@db.example/chatwire"];
  const refused: readonly (readonly [args: readonly string[], RegExp])[] = [
    [bus, /--role gateway or --role core/],
    [["--role", "core", ...store], /needs the bus/],
    [["--role", "core", ...bus], /needs the database/],
    [["--role", "gateway", ...bus], /needs the certificate/],
    [["--role", "gateway", ...bus, ...store], /has no accounts/],
  ];
  for (const [args, text] of refused) assert.throws(() => readCommand(args, {}), text);
});

test("every-server-limit-can-be-set-in-every-way", async () => {
  const chosen = Object.fromEntries(SERVER_LIMITS.map((name, index) => [name, 1_000 + index]));
  assert.ok(SERVER_LIMITS.includes("textBytesMax") && SERVER_LIMITS.includes("sendQueueBytesMax"));
  assert.not.ok(SERVER_LIMITS.includes("jitterBufferMs"));
  const entries = Object.entries(chosen);
  assert.equal(optionsOf(entries.map(([name, value]) => `--limit=${name}=${value}`)).limits, chosen);
  const env = Object.fromEntries(entries.map(([name, value]) => [variableOf(name, "limit"), String(value)]));
  assert.is(env["CHATWIRE_LIMIT_TEXT_BYTES_MAX"], String(chosen["textBytesMax"]));
  assert.equal(optionsOf([], env).limits, chosen);
  await write({ limits: chosen });
  assert.equal(optionsOf(["--config", file]).limits, chosen);
});

test("configuration-in-the-guide-is-valid", async () => {
  const guide = await readFile(join(import.meta.dirname, "../../../docs/guides/operating.md"), "utf8");
  const [, block = ""] = /^```json\n(\{"port"[\s\S]*?)^```$/m.exec(guide) ?? [];
  await writeFile(file, block);
  const { port, limits } = optionsOf(["--config", file]);
  assert.equal({ port, accountsMax: limits.accountsMax }, { port: 5000, accountsMax: 500 });
});

test("paths-in-a-file-are-relative-to-its-folder", async () => {
  await write({ data: "data", certificate: "../c.pem", key: "/k.pem" });
  const options = optionsOf(["--config", file]);
  assert.equal(
    [options.data, options.certificate, options.key],
    [join(folder, "data"), join(folder, "../c.pem"), "/k.pem"],
  );
  assert.is(optionsOf(["--config", file, "--data", "data"]).data, join(process.cwd(), "data"));
});

const wrongFiles: readonly (readonly [string, string, RegExp])[] = [
  ["no-json", "{ port: 1 }", /server\.json is not valid JSON: /],
  ["no-object", "[]", /server\.json must be a JSON object\.$/],
  [
    "unknown-key",
    '{"prot":1}',
    /^"prot" in \S+server\.json is not a setting\. The settings are: host, port, .*limits\.$/,
  ],
  ["wrong-type", '{"port":"1"}', /^"port" in \S+ must be a whole number from 0 to 65535, not "1"\.$/],
  ["null", '{"port":null}', /^"port" in \S+ must be a whole number .* not null\.$/],
  [
    "fraction",
    '{"drainTimeoutMs":1.5}',
    /^"drainTimeoutMs" in \S+ must be a whole number from 1 to 2147483647, not 1\.5\.$/,
  ],
  ["unknown-level", '{"logLevel":"loud"}', /must be one of debug, info, warn, error, none, not "loud"\.$/],
  ["limits-no-object", '{"limits":[]}', /^"limits" in \S+ must be a JSON object\.$/],
  [
    "unknown-limit",
    '{"limits":{"textMax":1}}',
    /^"limits\.textMax" in \S+ is not a limit\. The limits are: .*textBytesMax/,
  ],
  [
    "limit-out-of-range",
    '{"limits":{"textBytesMax":0}}',
    /^"limits\.textBytesMax" in \S+ must be .* 1 to 4294967295, not 0\.$/,
  ],
  ["hostile-key", '{"__proto__":{"port":1}}', /^"__proto__" in \S+ is not a setting/],
];
for (const [name, text, message] of wrongFiles) {
  test(`${name}-in-the-file-is-reported-with-file-and-key`, async () => {
    await writeFile(file, text);
    assert.throws(() => readCommand(["--config", file], {}), message);
  });
}

const wrongValues: readonly (readonly [string, readonly string[], Record<string, string>, RegExp])[] = [
  ["limit-without-value", ["--limit", "textBytesMax"], {}, /^--limit must look like NAME=VALUE, not "textBytesMax"\.$/],
  [
    "unknown-limit",
    ["--limit", "jitterBufferMs=1"],
    {},
    /^--limit jitterBufferMs is not a limit\. The limits are: frameBytesMax, .*\.$/,
  ],
  ["limit-no-number", ["--limit", "accountsMax=1e3"], {}, /^--limit accountsMax must be a whole .*, not "1e3"\.$/],
  [
    "unknown-variable",
    [],
    { CHATWIRE_PROT: "1" },
    /^There is no variable "CHATWIRE_PROT"\. The variables are: .*CHATWIRE_PORT, .*CHATWIRE_LIMIT_NAME\.$/,
  ],
  ["unknown-limit-variable", [], { CHATWIRE_LIMIT_TEXT: "1" }, /^CHATWIRE_LIMIT_TEXT is not a limit/],
  ["limit-variable", [], { CHATWIRE_LIMIT_ACCOUNTS_MAX: "-1" }, /^CHATWIRE_LIMIT_ACCOUNTS_MAX must be .*, not "-1"\.$/],
  ["certificate-alone", ["--certificate", "c"], {}, /^--certificate requires a key as well: --key FILE$/],
  ["key-alone", [], { CHATWIRE_KEY: "k" }, /^CHATWIRE_KEY requires a certificate as well: --certificate FILE$/],
  [
    "monitor-for-all-without-a-token",
    ["--monitor-host", "0.0.0.0"],
    {},
    /^--monitor-host makes the monitor reachable for other machines, so it requires a token: --monitor-token-file FILE$/,
  ],
  ["no-such-file", ["--config", "/none/server.json"], {}, /^--config: ENOENT.*\/none\/server\.json/],
  ["no-such-file-in-variable", [], { CHATWIRE_CONFIG: "/none" }, /^CHATWIRE_CONFIG: ENOENT/],
];
test("variables-of-the-server-and-of-the-client-are-known", () => {
  assert.equal(
    [...SERVER_VARIABLES].sort(),
    [...Object.keys(SETTINGS).map((name) => variableOf(name)), "CHATWIRE_CONFIG"].sort(),
  );
  checkVariables(
    Object.fromEntries(
      [...SERVER_VARIABLES, ...CLIENT_VARIABLES, "CHATWIRE_LIMIT_ACCOUNTS_MAX", "PATH"].map((name) => [name, "1"]),
    ),
  );
  assert.throws(
    () => readOptions([], { CHATWIRE_SERVR: "chat://localhost" }),
    /^There is no variable "CHATWIRE_SERVR"/,
  );
});

for (const [name, args, env, message] of wrongValues) {
  test(`${name}-is-reported-with-its-source`, () => {
    assert.throws(() => readCommand(args, env), message);
  });
}

test("printed-configuration-round-trips-and-names-the-source-of-each-value", async () => {
  await write({ monitorPort: 0, limits: { textBytesMax: 1_000 } });
  const env = { CHATWIRE_CONFIG: file, CHATWIRE_LIMIT_ACCOUNTS_MAX: "5" };
  const printed = await runProgram("server", ["--print-config", "--port", "5"], "", env);
  assert.is(printed.code, 0);
  const from = (name: string) => new RegExp(`^${name} +(.*)$`, "m").exec(printed.stderr)?.[1];
  assert.is(from("port"), "--port");
  assert.is(from("host"), "default");
  assert.is(from("limits.accountsMax"), "CHATWIRE_LIMIT_ACCOUNTS_MAX");
  assert.is(from("limits.textBytesMax"), `"limits.textBytesMax" in ${file}`);
  await writeFile(file, printed.stdout);
  const again = await runProgram("server", ["--print-config", "--config", file]);
  assert.is(again.stdout, printed.stdout);
});

test("inconsistent-limits-end-the-program-with-exit-code-2", async () => {
  await write({ limits: { frameBytesMax: 100 } });
  // Each limit is valid by itself, but not both together.
  const { code, stdout, stderr } = await runProgram("server", [
    "--port",
    "0",
    "--host",
    "127.0.0.1",
    "--data",
    folder,
    "--config",
    file,
  ]);
  assert.is(code, 2);
  assert.is(stdout, "");
  assert.match(stderr, /^The limit frameBytesMax must be at least \d+ for textBytesMax/);
});

test("limits-are-listed-with-their-defaults", async () => {
  const { code, stdout } = await runProgram("server", ["--help-limits"]);
  assert.is(code, 0);
  for (const name of SERVER_LIMITS) assert.match(stdout, new RegExp(`^  ${name} ${LIMITS[name].value}\\n {6}\\S`, "m"));
});

test("help-fits-80-columns", async () => {
  for (const [example, flag] of [
    ["server", "--help"],
    ["server", "--help-limits"],
    ["client", "--help"],
  ] as const) {
    const { stdout } = await runProgram(example, [flag]);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
  }
});

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { FLAGS } from "../../../examples/server/config/help.ts";
import { readCommand } from "../../../examples/server/config/options.ts";
import { suite } from "../../suite.ts";
import { ServerStage } from "../support/running-server.ts";

const test = suite("deployment of the example server");

const root = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Parses the instructions of the Dockerfile: name and rest, in order. */
const instructions = read("examples/server/Dockerfile")
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n/g, " ")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => {
    const [, name = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    return { name, rest };
  });
const ofImage = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
const imageEnvironment = variables(ofImage.find(({ name }) => name === "ENV")?.rest ?? "");

/** Parses a section of the unit: values by key, in order. */
function unitValues(key: string): string[] {
  return [...read("examples/server/chatwire.service").matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(
    ([, value = ""]) => value,
  );
}

function variables(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
}

/** The source of a compiled file in dist. */
function sourceOf(file: string): string {
  return join(root, file.replace("dist/", "").replace(/\.js$/, ".ts"));
}

/** Reads the settings in effect. */
function optionsOf(args: readonly string[], env: Record<string, string>) {
  const command = readCommand(args, env);
  if (command.kind !== "serve") throw new Error(`It would ${command.kind}.`);
  return command.options;
}

test("image-copies-existing-files-that-docker-does-not-ignore", () => {
  const given = read(".dockerignore")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));
  const copied = instructions
    .filter(({ name, rest }) => name === "COPY" && !rest.startsWith("--from"))
    .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));
  assert.ok(copied.includes("src"));
  for (const path of copied) {
    assert.ok(existsSync(join(root, path)), `There is no ${path}.`);
    assert.ok(
      given.some((start) => path === start || path.startsWith(`${start}/`)),
      `${path} is not given to Docker.`,
    );
  }
  for (const path of given) assert.ok(existsSync(join(root, path)), `There is no ${path}.`);
});

test("image-runs-unprivileged-with-its-data-in-a-volume", () => {
  const values = (name: string) => ofImage.filter((each) => each.name === name).map(({ rest }) => rest);
  assert.equal(values("USER"), ["node"]);
  const options = optionsOf([], imageEnvironment);
  assert.equal(values("VOLUME"), [options.data]);
  assert.equal(values("EXPOSE"), [`${options.port}/tcp ${options.port}/udp`]);
  assert.ok(options.drainTimeoutMs < 10_000, "docker stop waits ten seconds");
  assert.is(options.logFormat, "json");
  for (const { name, rest } of instructions) if (name === "FROM") assert.match(rest, /^node:24-slim(?: AS \w+)?$/);
});

test("image-says-how-to-pin-its-base-by-digest", () => {
  assert.match(read("examples/server/Dockerfile"), /^# .*FROM node:24-slim@sha256:DIGEST/m);
});

test("image-starts-the-compiled-program", () => {
  const [node, file, command] = JSON.parse(ofImage.find(({ name }) => name === "ENTRYPOINT")?.rest ?? "[]");
  assert.equal([node, command], ["node", "server"]);
  assert.ok(existsSync(sourceOf(file)), file);
  assert.ok(ofImage.some(({ name, rest }) => name === "COPY" && rest === "--from=build /build/dist dist"));
  assert.ok(JSON.parse(read("tsconfig.build.json")).include.includes("examples/server"));
});

test("image-is-healthy-while-its-server-serves", async () => {
  const { rest = "" } = ofImage.find(({ name }) => name === "HEALTHCHECK") ?? {};
  const [, evaluate, script] = JSON.parse(/CMD (\[.*\])$/.exec(rest)?.[1] ?? "[]");
  const port = `:${optionsOf([], imageEnvironment).monitorPort}/healthz`;
  assert.ok(script.includes(port));
  await using stage = await ServerStage.open();
  const { program } = await stage.start(["--monitor-port", "0"]);
  const [, monitor] = await program.expect(/Monitor on http:\/\/127\.0\.0\.1(:\d+)\n/);
  const check = () => spawnSync(process.execPath, [evaluate, script.replace(port, `${monitor}/healthz`)]).status;
  assert.is(check(), 0);
  program.signal("SIGTERM");
  await program.ended;
  assert.is(check(), 1);
});

test("unit-starts-the-server-with-existing-options", () => {
  const [command = ""] = unitValues("ExecStart");
  const [, file = "", program, ...args] = command.replace(/\$\{STATE_DIRECTORY\}/, "/var/lib/chatwire").split(" ");
  assert.ok(existsSync(sourceOf(file.replace("/opt/chatwire/", ""))), file);
  assert.is(program, "server");
  for (const arg of args) if (arg.startsWith("--")) assert.ok(Object.hasOwn(FLAGS, arg.slice(2)), arg);
  const options = optionsOf(args, variables(unitValues("Environment")[0] ?? ""));
  assert.is(options.data, `/var/lib/${unitValues("StateDirectory")}`);
  assert.ok(options.monitorPort !== undefined);
  assert.ok(options.drainTimeoutMs < Number(unitValues("TimeoutStopSec")) * 1_000);
  assert.ok((options.limits.connectionsMax ?? 0) < Number(unitValues("LimitNOFILE")));
});

test("unit-restricts-the-server", () => {
  for (const [key, value] of [
    ["DynamicUser", "yes"],
    ["ProtectSystem", "strict"],
    ["ProtectHome", "yes"],
    ["NoNewPrivileges", "yes"],
    ["PrivateTmp", "yes"],
    ["CapabilityBoundingSet", ""],
    ["RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"],
    ["UMask", "0077"],
    ["RestartPreventExitStatus", "2"],
  ] as const) {
    assert.equal(unitValues(key), [value], key);
  }
  assert.equal(unitValues("SystemCallFilter"), ["@system-service", "~@privileged @resources"]);
  // V8 could not run with it.
  assert.equal(unitValues("MemoryDenyWriteExecute"), []);
});

test("unit-is-valid-for-systemd-if-installed", () => {
  const { error, stdout, stderr } = spawnSync(
    "systemd-analyze",
    ["verify", join(root, "examples/server/chatwire.service")],
    { encoding: "utf8" },
  );
  if (error !== undefined) return;
  assert.not.match(`${stdout}${stderr}`, /unknown|invalid|failed to parse|bad/i);
});

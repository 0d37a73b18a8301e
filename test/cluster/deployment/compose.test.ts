/** The example for Docker Compose, as far as it can be checked without Docker: what it gives each part is what the part takes. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { readCommand } from "../../../examples/server/config/options.ts";
import { suite } from "../../suite.ts";

const test = suite("example for Docker Compose");

const examples = join(import.meta.dirname, "../../../examples/server");
const folder = join(examples, "cluster");
const ADDRESS = "203.0.113.7";
/** How long Docker waits for a container that it stops. */
const STOP_MS = 10_000;

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly secrets?: readonly (string | { readonly source: string; readonly target: string })[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** Reads the file, with the anchors and merges of YAML. Undefined: nothing installed here can. */
function readCompose(): Compose | undefined {
  const text = readFileSync(join(folder, "compose.yaml"), "utf8").replace(/\$\{PUBLIC_ADDRESS:\?[^}]*\}/, ADDRESS);
  assert.not.match(text, /\$\{/, "another variable of the operator");
  const program = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)";
  const { status, stdout } = spawnSync("python3", ["-c", program], { input: text, encoding: "utf8" });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

/** The variables of this program that the image sets. */
function imageVariables(): Record<string, string> {
  const [, set = ""] = /^ENV ((?:.*\\\n)*.*)$/m.exec(readFileSync(join(examples, "Dockerfile"), "utf8")) ?? [];
  return Object.fromEntries(
    [...set.matchAll(/(CHATWIRE_\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** The secrets of a service, by their paths in its container. */
function secretsOf({ secrets = [] }: Service): Map<string, string> {
  return new Map(
    secrets.map((secret) =>
      typeof secret === "string"
        ? [`/run/secrets/${secret}`, secret]
        : [`/run/secrets/${secret.target}`, secret.source],
    ),
  );
}

const compose = readCompose();

/** Registers a test. Where nothing reads YAML, it says that it was skipped. */
function onCompose(title: string, body: (compose: Compose) => void): void {
  const skip = (): void => console.log(`skipped: ${title}: python3 with its package yaml is not installed`);
  test(title, () => (compose === undefined ? skip() : body(compose)));
}

onCompose("each-part-starts-with-settings-that-the-server-takes-and-secrets-that-it-has", ({ services }) => {
  const roles: string[] = [];
  for (const [name, service] of Object.entries(services)) {
    if (service.build === undefined) continue;
    assert.ok(existsSync(join(folder, service.build.context, service.build.dockerfile)));
    const { environment = {}, command = [], ports = [] } = service;
    for (const [variable, value] of Object.entries(environment)) assert.type(value, "string", `${name}: ${variable}`);
    const ofFile =
      service.env_file === undefined ? {} : { CHATWIRE_STORE: "postgres://chatwire:secret@postgres/chatwire" };
    const read = readCommand(command, { ...imageVariables(), ...ofFile, ...environment });
    assert.is(read.kind, "serve part", name);
    if (read.kind !== "serve part") continue;
    const { options } = read;
    roles.push(options.role);
    assert.equal([options.nodeName, name.startsWith(options.role)], [name, true]);
    // The permissions of NATS are those of a gateway with the name of its user.
    assert.is(options.busUser, options.role === "core" ? "core" : name);
    assert.ok(options.drainTimeoutMs < STOP_MS, name);
    const secrets = secretsOf(service);
    const paths = Object.values(options).filter((value) => String(value).startsWith("/run/secrets/"));
    assert.equal(paths.map(String).sort(), [...secrets.keys()].sort(), name);
    assert.is(secrets.get("/run/secrets/bus-password"), `${options.busUser}-password`);
    // Clients learn the port of a gateway, so it is the same inside and outside.
    const published =
      options.role === "core" ? [] : ["tcp", "udp"].map((of) => `${options.port}:${options.port}/${of}`);
    assert.equal([ports, options.addresses], [published, options.role === "core" ? undefined : ADDRESS], name);
  }
  assert.equal(roles.sort(), ["core", "core", "gateway", "gateway"]);
});

onCompose("everything-that-a-service-names-is-there", ({ services, secrets, volumes }) => {
  for (const [name, service] of Object.entries(services)) {
    const { depends_on = [] } = service;
    for (const other of Array.isArray(depends_on) ? depends_on : Object.keys(depends_on))
      assert.ok(Object.hasOwn(services, other), `${name} depends on ${other}`);
    for (const secret of secretsOf(service).values()) assert.ok(Object.hasOwn(secrets, secret), `${name}: ${secret}`);
    for (const volume of service.volumes ?? []) {
      const [from = ""] = volume.split(":");
      assert.ok(from.startsWith("./") || Object.hasOwn(volumes, from), `${name}: ${from}`);
    }
  }
  const { command = [], volumes: mounted = [] } = services["nats"] ?? {};
  assert.equal(command, ["--config", "/etc/nats/nats.conf"]);
  assert.ok(mounted.includes("./nats.conf:/etc/nats/nats.conf:ro"));
  const config = readFileSync(join(folder, "nats.conf"), "utf8");
  for (const [, file = ""] of config.matchAll(/"(?:\/etc\/nats\/)?(secrets\/[^"]+)"/g))
    assert.ok(mounted.includes(`./${file}:/etc/nats/${file}:ro`), file);
});

onCompose("script-makes-every-file-that-is-named-if-openssl-is-installed", ({ services, secrets }) => {
  if (spawnSync("openssl", ["version"]).status !== 0) return;
  const place = mkdtempSync(join(tmpdir(), "chatwire-compose-"));
  try {
    const gateways = Object.keys(services).filter((name) => name.startsWith("gateway"));
    const made = spawnSync(join(folder, "make-secrets.sh"), [join(place, "secrets"), ...gateways], {
      encoding: "utf8",
    });
    assert.is(made.status, 0, made.stderr);
    const mounted = Object.values(services).flatMap(({ volumes = [] }) =>
      volumes.map((each) => each.split(":")[0] ?? ""),
    );
    const named = [
      ...Object.values(secrets).map(({ file }) => file),
      ...Object.values(services).flatMap(({ env_file = [] }) => env_file),
      ...mounted.filter((file) => file.startsWith("./secrets/")),
    ];
    assert.ok(named.length > 10);
    for (const file of named) assert.ok(existsSync(join(place, file)), file);
    const core = readFileSync(join(place, "secrets/core.env"), "utf8");
    const [, host = ""] = /^CHATWIRE_STORE=postgres:\/\/\w+:\w+@(\w+)\/chatwire$/m.exec(core) ?? [];
    assert.ok(Object.hasOwn(services, host), `the database is at ${host}`);
  } finally {
    rmSync(place, { recursive: true });
  }
});

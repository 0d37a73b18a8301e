import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import { readCommand } from "../../../examples/server/config/options.ts";
import { SETTINGS, variableOf } from "../../../examples/server/config/settings.ts";
import { type Bus, BusSubjects } from "../../../src/cluster/bus/bus.ts";
import { connectNatsBus } from "../../../src/cluster/bus/nats-bus.ts";
import { suite } from "../../suite.ts";
import { readNatsPort, whyNoNats } from "../bus/nats-server.ts";

const test = suite("deployment of a server of several processes");

const folder = join(import.meta.dirname, "../../../examples/server/cluster");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const variables = Object.keys(SETTINGS).map((name) => variableOf(name));
const GATEWAYS = ["gateway-1", "gateway-2"];
const subjects = new BusSubjects("chatwire");
const PAUSE_MS = 20;
const UNITS = ["chatwire-core.service", "chatwire-gateway.service"];

/** The variables that a unit sets, with those that its comment sets in a file. */
function environmentOf(unit: string): Record<string, string> {
  const lines = read(unit)
    .split("\n")
    .filter((line) => /^(Environment=|# {3}CHATWIRE_)/.test(line));
  const all = [...lines.join(" ").matchAll(/(CHATWIRE_\w+)=(\S+)/g)];
  return Object.fromEntries(all.map(([, name = "", value = ""]) => [name, value.replace("%d", "/credentials")]));
}

test("variables-of-the-examples-are-settings-of-the-server", () => {
  const known = variables;
  for (const file of ["compose.yaml", "make-secrets.sh", ...UNITS])
    for (const [name] of read(file).matchAll(/CHATWIRE_\w+/g)) assert.ok(known.includes(name), `${file}: ${name}`);
});

test("units-start-a-core-and-a-gateway", () => {
  for (const [index, role] of ["core", "gateway"].entries()) {
    const unit = UNITS[index] ?? "";
    const [, words = ""] = /^ExecStart=\S+ \S+\/dist\/src\/cli\/main\.js server (.*)$/m.exec(read(unit)) ?? [];
    const args = words.replace(/\$\{STATE_DIRECTORY\}/, "/state").split(" ");
    const command = readCommand(args, environmentOf(unit));
    assert.is(command.kind, "serve part");
    if (command.kind !== "serve part") continue;
    const { options } = command;
    assert.equal([options.role, options.data], [role, "/state"]);
    assert.ok(options.drainTimeoutMs < 15_000);
    assert.is(options.busAuthorities, "/credentials/authorities.pem");
  }
});

test("units-are-valid-for-systemd-if-installed", () => {
  for (const unit of UNITS) {
    const { error, stdout, stderr } = spawnSync("systemd-analyze", ["verify", join(folder, unit)], {
      encoding: "utf8",
    });
    if (error !== undefined) return;
    assert.not.match(`${stdout}${stderr}`, /unknown|invalid|failed to parse|bad/i);
  }
});

test("users-of-nats-may-publish-and-hear-what-their-parts-do-and-nothing-else", () => {
  const lists = [...read("nats.conf").matchAll(/(?:publish|subscribe): (\[.*\])/g)].map(([, list = ""]) =>
    JSON.parse(list),
  );
  const ofCore = [[subjects.toGateway("X").replace("X", "*")], [subjects.toCoreFromAll]];
  const ofGateways = GATEWAYS.flatMap((name) => [
    [subjects.toCore(name), subjects.toRelayFrom(name)],
    [subjects.toGateway(name), subjects.toRelayOf(name)],
  ]);
  assert.equal(lists, [...ofCore, ...ofGateways]);
  for (const name of GATEWAYS) assert.match(read("compose.yaml"), new RegExp(`CHATWIRE_BUS_USER: ${name}\n`));
});

test("parts-reach-each-other-with-the-secrets-that-the-script-makes-if-nats-and-openssl-are-installed", async () => {
  if (whyNoNats() !== undefined || spawnSync("openssl", ["version"]).status !== 0) return;
  const place = mkdtempSync(join(tmpdir(), "chatwire-nats-"));
  let server: ChildProcess | undefined;
  const open: Bus[] = [];
  try {
    const made = spawnSync(join(folder, "make-secrets.sh"), [join(place, "secrets"), ...GATEWAYS], {
      env: { ...process.env, NATS_HOST: "localhost" },
      encoding: "utf8",
    });
    assert.is(made.status, 0, made.stderr);
    const config = read("nats.conf").replaceAll("/etc/nats", place).replace("0.0.0.0:4222", "127.0.0.1:-1");
    writeFileSync(join(place, "nats.conf"), `${config}\nports_file_dir: "${place}"\n`);
    server = spawn("nats-server", ["-c", join(place, "nats.conf")], { stdio: "ignore" });
    const url = `tls://localhost:${await readNatsPort(place)}`;
    const secret = (name: string): string => readFileSync(join(place, "secrets", name), "utf8").trim();
    const connect = async (user: string): Promise<Bus> => {
      const password = secret(`${user}-password`);
      const bus = await connectNatsBus({
        servers: [url],
        user,
        password,
        authorities: secret("authorities.pem"),
        name: user,
      });
      open.push(bus);
      return bus;
    };
    const [core, first, second] = [await connect("core"), await connect("gateway-1"), await connect("gateway-2")];
    const heard = new Set<string>();
    const note = (packet: Uint8Array, subject: string): void => void heard.add(`${subject} ${packet[0]}`);
    core.subscribe(subjects.toCoreFromAll, note);
    second.subscribe(subjects.toGateway("gateway-2"), note);
    // Until NATS has the subscriptions.
    while (heard.size < 2) {
      // Not as another gateway, and not as the core.
      first.publish(subjects.toCore("gateway-2"), Uint8Array.of(1));
      first.publish(subjects.toGateway("gateway-2"), Uint8Array.of(2));
      first.publish(subjects.toCore("gateway-1"), Uint8Array.of(3));
      core.publish(subjects.toGateway("gateway-2"), Uint8Array.of(4));
      await sleep(PAUSE_MS);
    }
    assert.equal([...heard].sort(), [`${subjects.toCore("gateway-1")} 3`, `${subjects.toGateway("gateway-2")} 4`]);
  } finally {
    for (const bus of open) await bus.close();
    if (server !== undefined) {
      server.kill();
      await once(server, "exit");
    }
    rmSync(place, { recursive: true });
  }
});

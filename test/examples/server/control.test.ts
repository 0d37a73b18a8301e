import { once } from "node:events";
import { chmod, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { ProtocolError } from "chatwire";
import { createCertificate } from "chatwire/server";
import * as assert from "uvu/assert";
import { controlPlace, readCommand } from "../../../examples/server/config/options.ts";
import { askServer } from "../../../examples/server/control/client.ts";
import { WrongUsage } from "../../../examples/shared/flags.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { ServerStage } from "../support/running-server.ts";

const test = suite("commands to the example server");

interface Answer {
  readonly text: string;
  /** What `--json` prints. */
  readonly values: unknown[];
}

/** A server with its data folder, and a way to give it commands as the program does, without a process for each. */
async function open(flags: readonly string[] = []) {
  const stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  const server = await stage.start(["--data", data, ...flags]);
  const ctl = async (...args: readonly string[]): Promise<Answer> => {
    const command = readCommand(["ctl", ...args, "--data", data], {});
    if (command.kind !== "control") throw new Error(`That is ${command.kind}.`);
    const answer = { text: "", values: [] as unknown[] };
    await askServer(controlPlace(command.options), command.request, ({ text, value }) => {
      if (text !== undefined) answer.text += `${text}\n`;
      if (value !== undefined) answer.values.push(value);
    });
    return answer;
  };
  return { stage, data, server, ctl, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() };
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "none",
    (error) => (error instanceof ProtocolError ? error.code : String(error)),
  );
}

async function errorOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "none",
    (error) => (error instanceof Error ? error.message : String(error)),
  );
}

test("only-the-owner-may-use-the-socket", async () => {
  await using world = await open();
  const folder = join(world.data, "chatwire.db.control");
  assert.is((await stat(folder)).mode & 0o777, 0o700);
  assert.is((await stat(join(folder, "socket"))).mode & 0o777, 0o600);
  world.server.program.signal("SIGTERM");
  assert.is((await world.server.program.ended).code, 0);
  assert.not.ok((await readdir(world.data)).includes("chatwire.db.control"));
});

test("open-folder-of-a-killed-server-is-closed-again", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  const folder = join(data, "chatwire.db.control");
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o777);
  await writeFile(join(folder, "socket"), "");
  await stage.start(["--data", data]);
  assert.is((await stat(folder)).mode & 0o777, 0o700);
  assert.is((await runProgram("server", ["ctl", "bans", "--data", data])).code, 0);
});

test("users-are-listed-kicked-and-banned-from-the-command-line", async () => {
  await using world = await open();
  const ada = await world.stage.join(world.server, "ada");
  const listed = await world.ctl("connections");
  const [connection] = listed.values;
  assert.ok(typeof connection === "object" && connection !== null && "user" in connection);
  assert.is(connection.user, "ada");
  assert.match(listed.text, /^1 {2}127\.0\.0\.1 port \d+ {2}opened \d{4}-\S+Z {2}ada since \d{4}-\S+Z\n$/);
  assert.is((await world.ctl("kick", "ada")).text, "Logins ended: 1.\n");
  const reason = await ada.closed;
  assert.is("code" in reason && reason.code, "KICKED");
  await world.ctl("ban", "ada", "--for", "2h");
  const logIn = async () => (await world.stage.connect(world.server)).logIn({ name: "ada", password: "a password" });
  assert.is(await refusalOf(logIn()), "BANNED");
  assert.match((await world.ctl("bans")).text, /^name {2}ada {2}since \S+Z {2}until \S+Z\n$/);
  await world.ctl("unban", "ada");
  await logIn();
  await world.ctl("ban-network", "127.0.0.0/8");
  assert.is(await refusalOf(world.stage.connect(world.server)), "BANNED");
  await world.ctl("unban-network", "127.0.0.0/8");
  await world.stage.connect(world.server);
  const banned = await world.ctl("ban-address", "127.0.0.1", "--for", "90s");
  assert.match(banned.text, /^Banned 127\.0\.0\.1\/32 until \S+Z\.\n$/);
  assert.is(await refusalOf(world.stage.connect(world.server)), "BANNED");
  await world.ctl("unban-address", "127.0.0.1");
  await world.stage.connect(world.server);
  await world.server.program.expectError(/"event":"operator-command","command":"kick","subject":"ada"/);
  await world.server.program.expectError(/"event":"operator-command","command":"ban","subject":"127\.0\.0\.0\/8"/);
});

test("registration-is-closed-and-opened-by-an-invitation", async () => {
  await using world = await open();
  assert.is((await world.ctl("registration", "closed")).text, "Registration is closed.\n");
  const register = async (name: string, invitationCode?: string) =>
    (await world.stage.connect(world.server)).register({
      name,
      password: "a password",
      privacy: "PUBLIC",
      ...(invitationCode !== undefined && { invitationCode }),
    });
  assert.is(await refusalOf(register("ada")), "REGISTRATION_CLOSED");
  const [code = ""] = (await world.ctl("invite", "--uses", "2", "--for", "1h")).text.split("\n");
  await register("ada", code);
  const [invitation] = (await world.ctl("invitations")).values;
  assert.ok(typeof invitation === "object" && invitation !== null && "usesLeft" in invitation && "id" in invitation);
  assert.is(invitation.usesLeft, 1);
  assert.not.match(JSON.stringify(invitation), code);
  await world.ctl("uninvite", String(invitation.id));
  assert.is(await refusalOf(register("grace", code)), "REGISTRATION_CLOSED");
  await world.ctl("registration", "open");
  await register("grace");
});

test("account-is-exported-and-deleted", async () => {
  await using world = await open();
  const ada = await world.stage.join(world.server, "ada");
  await world.stage.join(world.server, "grace");
  for (const text of ["one", "two"]) await ada.texts.send("grace", text);
  const { account, texts } = JSON.parse((await world.ctl("export", "ada")).text);
  assert.equal([account.name, texts.map(({ text }: { text: string }) => text)], ["ada", ["one", "two"]]);
  assert.is((await world.ctl("export", "ada")).values.length, 3);
  assert.match(await errorOf(world.ctl("delete", "ada")), /^delete ada cannot be undone\. Add --yes to confirm it\.$/);
  assert.is((await world.ctl("delete", "ada", "--yes")).text, "Deleted.\n");
  assert.equal((await world.ctl("accounts")).values.length, 1);
});

test("limit-and-log-level-change-while-the-server-runs", async () => {
  await using world = await open();
  const ada = await world.stage.join(world.server, "ada");
  assert.is((await world.ctl("limit", "textBytesMax", "100")).text, "textBytesMax 100\n");
  await ada.getPeers();
  assert.is(ada.serverLimits.textBytesMax, 100);
  assert.match((await world.ctl("limits")).text, /^textBytesMax 100 {2}changeable$/m);
  assert.match(
    await errorOf(world.ctl("limit", "frameBytesMax", "100")),
    /frameBytesMax is not a limit that can be changed while the server runs/,
  );
  await world.ctl("log-level", "error");
  await world.stage.join(world.server, "grace");
  await world.ctl("log-level", "info");
  await world.stage.join(world.server, "linus");
  await world.server.program.expectError(/"event":"login","connection":\d+,"user":"linus"/);
  world.server.program.signal("SIGTERM");
  assert.not.match((await world.server.program.ended).stderr, /"user":"grace","kind"/);
});

test("certificates-are-loaded-without-a-restart", async () => {
  await using world = await open();
  const shown = async (): Promise<string | undefined> => {
    const socket = connectTls({ host: "127.0.0.1", port: world.server.port, rejectUnauthorized: false });
    await once(socket, "secureConnect");
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
  };
  const before = await shown();
  const ada = await world.stage.join(world.server, "ada");
  const { cert, key } = await createCertificate();
  await writeFile(join(world.data, "certificate.pem"), `${key}${cert}\n`, { mode: 0o600 });
  assert.is((await world.ctl("load-certificates")).text, "Loaded.\n");
  const after = await shown();
  assert.is.not(after, before);
  assert.is(ada.connection.state.status, "connected");
  await rm(join(world.data, "certificate.pem"));
  assert.match(await errorOf(world.ctl("load-certificates")), /certificate\.pem is missing\. Restore it\./);
  assert.is(await shown(), after);
});

test("unknown-words-are-refused-naming-those-there-are", async () => {
  const refusal = (...args: readonly string[]): string => {
    try {
      readCommand(["ctl", ...args], {});
    } catch (error) {
      return error instanceof WrongUsage ? error.message : String(error);
    }
    return "none";
  };
  assert.match(refusal("explode"), /^There is no command "explode"\. The commands are: connections, .*backup\.$/);
  assert.match(refusal(), /^ctl needs a command\. The commands are: connections, /);
  assert.is(refusal("kick"), "The command is: kick NAME");
  assert.is(refusal("kick", "ada", "grace"), "The command is: kick NAME");
  assert.is(refusal("kick", "ada", "--for", "1h"), "The command kick has no flag --for.");
  assert.match(refusal("kick", "ada", "--nonsense"), /^Unknown option: --nonsense\. The options are: --for, /);
});

test("help-names-every-command", async () => {
  const { code, stdout } = await runProgram("server", ["ctl", "help"]);
  assert.is(code, 0);
  for (const name of ["connections", "kick", "ban-network", "registration", "invite", "export", "limit", "log-level"])
    assert.match(stdout, new RegExp(`^ +${name}\\b`, "m"));
});

test("refused-command-and-missing-server-have-exit-codes-of-their-own", async () => {
  await using world = await open();
  const run = (...args: readonly string[]) => runProgram("server", ["ctl", ...args, "--data", world.data]);
  const refused = await run("kick", "nobody");
  assert.equal([refused.code, refused.stderr], [1, 'There is no account with the name "nobody".\n']);
  await world.server.program.expectError(/"event":"operator-command-refused","command":"kick"/);
  assert.is((await run("explode")).code, 2);
  const { code, stdout } = await run("registration", "--json");
  assert.equal([code, stdout], [0, '{"registration":"open"}\n']);
  assert.match(await errorOf(world.ctl("ban", "ada", "--for", "soon")), /--for must look like 90s, 30m, 12h or 7d/);
  const missing = await runProgram("server", ["ctl", "bans", "--data", join(world.stage.folder, "elsewhere")]);
  assert.is(missing.code, 3);
  assert.match(missing.stderr, /No server listens at/);
});

test("silent-and-long-requests-are-closed-and-hold-nobody-up", async () => {
  await using world = await open();
  const path = join(world.data, "chatwire.db.control", "socket");
  const silent = connect(path);
  const ended = new Promise((resolve) => silent.on("close", resolve));
  const long = connect(path);
  const answer = new Promise<string>((resolve) => long.setEncoding("utf8").once("data", resolve));
  long.write("x".repeat(70_000));
  assert.match(await answer, /^\{"error":/);
  await world.ctl("bans");
  await ended;
});

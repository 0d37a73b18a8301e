import type { Cast } from "./cast.ts";
import { describeStatuses, readPeers } from "./directory.ts";
import type { Program } from "./program.ts";
import type { Transcript } from "./transcript.ts";

type Name = "ada" | "grace" | "linus" | "dora";

export type Users = Record<Name, Program>;

/**
 * Starts four clients, each of which registers its user.
 *
 * @param sound  the flags of the two who will call each other
 */
export async function register(
  cast: Cast,
  sound: Readonly<Record<"ada" | "grace", readonly string[]>>,
): Promise<Users> {
  const { transcript } = cast;
  transcript.begin("Three public users and a private one register");
  const users = {
    ada: cast.startClient("ada", ...sound.ada),
    grace: cast.startClient("grace", "--accept", ...sound.grace),
    linus: cast.startClient("linus"),
    dora: cast.startClient("dora"),
  };
  for (const client of Object.values(users)) {
    const port = await registerUser(client, client.name === "dora" ? "PRIVATE" : "PUBLIC");
    transcript.check(port > 0, `the server tells ${client.name} its port`);
  }
  return users;
}

/** Registers the user of a client. @returns the port that the server tells it */
export async function registerUser(client: Program, privacy: "PUBLIC" | "PRIVATE"): Promise<number> {
  introduce(client, client.name, passwordOf(client.name), privacy);
  const [, port] = await client.expect(/^From Server: You registered successfully\. (\d+)$/);
  await client.linesUntil(/^Input Command:$/);
  return Number(port);
}

/** A stranger tries to take a registered name. */
export async function refuseStrangers(cast: Cast): Promise<void> {
  const { transcript } = cast;
  transcript.begin("A name is unique, whatever its case, and requires its password");
  for (const name of ["ada", "ADA"]) {
    const stranger = cast.startClient("stranger");
    introduce(stranger, name, "a guess", "PUBLIC");
    await stranger.expect(/^The name \w+ is already registered\./);
    const { code, errors } = await stranger.end();
    stranger.show(errors);
    transcript.check(
      !stranger.lines.some((line) => line.includes("registered successfully")),
      `${name} cannot be registered again`,
    );
    transcript.check(
      code === 1 && errors.some((line) => line.includes("password is wrong")),
      `a wrong password for ${name} is refused, with exit code 1`,
    );
  }
}

/** Logs a user off and in again, while another one watches the status. */
export async function logOff(transcript: Transcript, { ada, linus }: { ada: Program; linus: Program }): Promise<void> {
  transcript.begin("linus logs off, and in again");
  linus.type("connect to client", "logoff");
  await linus.expect(/^You logged off\.$/);
  const gone = await readPeers(ada);
  transcript.check(describeStatuses(gone) === "grace available, linus away", "ada sees linus away");
  transcript.check(gone.at(-1)?.address === "-" && gone.at(-1)?.port === "-", "and sees no address of linus");
  await comeBack(linus, "Linus", "PUBLIC");
  const back = await readPeers(ada);
  transcript.check(describeStatuses(back) === "grace available, linus available", "ada sees linus available again");
}

/** Logs a user in with the device key: the client asks for no password. */
export async function comeBack(client: Program, name: string, privacy: string): Promise<void> {
  client.type(name, privacy);
  await client.expect(/^This device is registered: no password is needed\.$/);
  await client.expect(/^From Server: You logged in successfully\. \d+$/);
  await client.linesUntil(/^Input Command:$/);
}

function introduce(client: Program, name: string, password: string, privacy: string): void {
  client.type(name);
  client.typeSecret(password);
  client.type(privacy);
}

function passwordOf(name: string): string {
  return `${name}'s own secret`;
}

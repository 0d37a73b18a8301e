import { join } from "node:path";
import { ChatClient, createIdentity, FilePins, type LoggedIn, type PrivacyChoice } from "chatwire";
import { type Account, askAccount, askPrivacy } from "./credentials.ts";
import { explain, hasCode } from "./explain.ts";
import { KeyFiles } from "./key-files.ts";
import type { Options } from "./options.ts";
import type { Screen } from "./screen.ts";

const TRIES_MAX = 3;
/** What is wrong with what the user typed, and not with the world. */
const FAULTS_OF_INPUT = ["LOGIN_FAILED", "NAME_LENGTH", "NAME_CHARACTERS", "INVALID_ARGUMENT"];

/**
 * Asks who the user is, connects, and registers the user or, where the name is
 * registered already, logs in. A person at a terminal has three tries.
 *
 * @returns undefined at the end of input
 * @throws ChatError
 */
export async function signIn(
  screen: Screen,
  options: Options,
  knownName: string | undefined,
  signal: AbortSignal,
): Promise<ChatClient | undefined> {
  let account = await askAccount(screen, knownName, signal);
  if (account === undefined) return undefined;
  const privacy = await askPrivacy(screen, signal);
  if (privacy === undefined) return undefined;
  for (let tries = 1; ; tries++) {
    try {
      return await enter(screen, options, account, privacy, signal);
    } catch (error) {
      if (!hasCode(error, ...FAULTS_OF_INPUT) || !screen.interactive || tries === TRIES_MAX) throw error;
      screen.print({ text: explain(error), style: "red" });
    }
    account = await askAccount(screen, undefined, signal);
    if (account === undefined) return undefined;
  }
}

async function enter(
  screen: Screen,
  { server, dataDir }: Options,
  account: Account,
  privacy: PrivacyChoice,
  signal: AbortSignal,
): Promise<ChatClient> {
  const keys = new KeyFiles(dataDir, server);
  const known = await keys.load(account.name);
  const identity = known ?? createIdentity();
  const client = await ChatClient.connect(server.href, { pins: new FilePins(join(dataDir, "pins")), signal });
  try {
    const done = await registerOrLogIn(screen, client, { ...account, privacy, identity }, signal);
    if (known === undefined) await keys.save(account.name, identity);
    screen.print({ text: done.text, style: "green" });
    screen.print(`The server knows you as ${done.name}, at ${done.address} port ${done.port}.`);
    if (done.privacy !== privacy) {
      await client.setPrivacy(privacy, { signal });
      screen.print(`You are ${privacy} now.`);
    }
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function registerOrLogIn(
  screen: Screen,
  client: ChatClient,
  user: Parameters<ChatClient["register"]>[0],
  signal: AbortSignal,
): Promise<LoggedIn> {
  try {
    return await client.register(user, { signal });
  } catch (error) {
    if (!hasCode(error, "NAME_TAKEN")) throw error;
    screen.print(`The name ${user.name} is registered already. Logging in with the password you gave.`);
    return client.logIn(user, { signal });
  }
}

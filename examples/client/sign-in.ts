import { type ChatClient, createIdentity, type IdentityKeyPair, type LoggedIn } from "chatwire";
import { Privacy } from "chatwire/v1/account";
import { SetPrivacyRequestJson } from "chatwire/v1/account.json";
import { type Applicant, askApplicant } from "./credentials.ts";
import { fieldsOf, peerFields } from "./events.ts";
import { explain, hasCode } from "./explain.ts";
import { KeyFiles } from "./key-files.ts";
import type { Options } from "./options.ts";
import { Reception } from "./reception.ts";
import type { Screen } from "./screen.ts";

const TRIES_MAX = 3;
/** What is wrong with what the user typed, and not with the world. */
const FAULTS_OF_INPUT = ["LOGIN_FAILED", "NAME_LENGTH", "NAME_CHARACTERS", "INVALID_ARGUMENT"];

/** Somebody who is logged in. */
export interface Login {
  readonly client: ChatClient;
  readonly identity: IdentityKeyPair;
  readonly reception: Reception;
}

/**
 * Connects, asks who the user is, and registers the user or, where the name is
 * registered already, logs in. A person at a terminal has three tries.
 *
 * @returns undefined at the end of input
 * @throws ChatError; WrongInput
 */
export async function signIn(
  screen: Screen,
  options: Options,
  knownName: string | undefined,
  signal: AbortSignal,
): Promise<Login | undefined> {
  let name = knownName;
  let earlier: Applicant | undefined;
  for (let tries = 1; ; tries++) {
    // First of all: a server that is not there, or not the right one, is given no password.
    const reception = await Reception.open(screen, options, signal);
    let login: Login | undefined;
    try {
      earlier = await askApplicant(screen, { name, earlier }, signal);
      if (earlier !== undefined) login = await enter(screen, options, reception, earlier, signal);
      return login;
    } catch (error) {
      if (!hasCode(error, ...FAULTS_OF_INPUT) || !screen.interactive || tries === TRIES_MAX) throw error;
      screen.print({ text: explain(error), style: "red" });
    } finally {
      if (login === undefined) await reception.close();
    }
    name = undefined;
  }
}

async function enter(
  screen: Screen,
  { server, dataDir }: Options,
  reception: Reception,
  applicant: Applicant,
  signal: AbortSignal,
): Promise<Login> {
  const keys = new KeyFiles(dataDir, server);
  const known = await keys.load(applicant.name);
  const identity = known ?? createIdentity();
  const { client, event, done } = await reception.attempt(async (client) => ({
    client,
    ...(await registerOrLogIn(screen, client, { ...applicant, identity }, signal)),
  }));
  if (known === undefined) await keys.save(applicant.name, identity);
  screen.tell(
    { event, ...peerFields({ ...done, status: "available" }) },
    { text: done.text, style: "green" },
    `The server knows you as ${done.name}, at ${done.address} port ${done.port}.`,
  );
  if (done.privacy !== applicant.privacy) {
    await client.setPrivacy(applicant.privacy, { signal });
    screen.tell(
      { event: "privacyChanged", ...fieldsOf(SetPrivacyRequestJson, { privacy: Privacy[applicant.privacy] }) },
      `You are ${applicant.privacy} now.`,
    );
  }
  return { client, identity, reception };
}

async function registerOrLogIn(
  screen: Screen,
  client: ChatClient,
  user: Parameters<ChatClient["register"]>[0],
  signal: AbortSignal,
): Promise<{ readonly event: "registered" | "loggedIn"; readonly done: LoggedIn }> {
  try {
    return { event: "registered", done: await client.register(user, { signal }) };
  } catch (error) {
    if (!hasCode(error, "NAME_TAKEN")) throw error;
    screen.print(`The name ${user.name} is registered already. Logging in with the password you gave.`);
    return { event: "loggedIn", done: await client.logIn(user, { signal }) };
  }
}

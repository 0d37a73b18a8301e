import { hostname } from "node:os";
import { type ChatClient, createIdentity, type LoggedIn, type PrivacyChoice, ProtocolError } from "chatwire";
import { printable } from "../../shared/printable.ts";
import { hasCode } from "../error-messages.ts";
import type { Options } from "../options.ts";
import type { Screen } from "../screen/screen.ts";
import { keepCookie, usableCookie } from "../user/login-cookie.ts";
import type { StoredUser, UserFile } from "../user/user-file.ts";
import type { Connector } from "./connector.ts";
import { askNewPassword, askPassword, askPrivacy, askPrivacyAgain, askWay } from "./credentials.ts";

/** The longest label that a server accepts. */
const LABEL_CHARACTERS_MAX = 64;

/** One try of a user who has given a name. */
export interface SignIn {
  readonly screen: Screen;
  readonly connector: Connector;
  readonly name: string;
  readonly file: UserFile;
  readonly remember: Options["remember"];
  readonly signal: AbortSignal;
}

/** A user whom the server has accepted. */
export interface Accepted {
  readonly client: ChatClient;
  readonly answer: LoggedIn;
  readonly method: "registered" | "password" | "device";
  /** The privacy that the user chose. */
  readonly privacy: PrivacyChoice | "unchanged";
  /** The data to store for the next sign-in. */
  readonly stored: StoredUser;
}

/** The answers that register a user. */
interface NewUser {
  readonly password: string;
  readonly privacy: PrivacyChoice;
}

/**
 * Asks a person whether the name is new, and registers it or logs in.
 *
 * @returns undefined at the end of the input
 * @throws ProtocolError NAME_TAKEN, LOGIN_FAILED
 */
export async function registerOrLogInAsAsked(attempt: SignIn): Promise<Accepted | undefined> {
  const { screen, connector, name, signal } = attempt;
  screen.print({ text: `You have not logged in as ${name} here before.`, style: "dim" });
  const way = await askWay(screen, signal);
  if (way !== "register") return way && logIn(attempt);
  const password = await askNewPassword(screen, name, signal);
  if (password === undefined) return undefined;
  const privacy = await askPrivacy(screen, signal);
  if (privacy === undefined) return undefined;
  await connector.acceptIterations(name);
  return connector.attempt((client) => register(attempt, client, { password, privacy }));
}

/**
 * Logs a person in with the password.
 *
 * @returns undefined at the end of the input
 * @throws ProtocolError LOGIN_FAILED
 */
export async function logIn(attempt: SignIn): Promise<Accepted | undefined> {
  const { screen, connector, name, signal } = attempt;
  const password = await askPassword(screen, signal);
  if (password === undefined) return undefined;
  await connector.acceptIterations(name);
  const fault = "No user has this name and this password.";
  const accepted = await connector.attempt((client) => logInOn(attempt, client, password, fault));
  const privacy = await askPrivacyAgain(screen, accepted.answer.privacy, signal);
  return privacy && { ...accepted, privacy };
}

/**
 * Registers the user of a script, or logs the user in if the name is registered already.
 *
 * @throws ProtocolError LOGIN_FAILED; WrongInput
 */
export async function registerOrLogIn(attempt: SignIn): Promise<Accepted | undefined> {
  const { screen, connector, file, name, signal } = attempt;
  const password = await askPassword(screen, signal);
  if (password === undefined) return undefined;
  const privacy = await askPrivacy(screen, signal);
  if (privacy === undefined) return undefined;
  await connector.acceptIterations(name);
  return connector.attempt(async (client) => {
    try {
      return await register(attempt, client, { password, privacy });
    } catch (error) {
      // Neighbours may have used up what may be registered from here. That does not concern a user who is known here.
      const isKnown = hasCode(error, "RATE_LIMITED") && (await file.load()) !== undefined;
      if (!isKnown && !hasCode(error, "NAME_TAKEN")) throw error;
    }
    screen.print(`The name ${name} is already registered. Logging in with the password.`);
    return { ...(await logInOn(attempt, client, password, "The password is wrong.")), privacy };
  });
}

async function register(attempt: SignIn, client: ChatClient, { password, privacy }: NewUser): Promise<Accepted> {
  const { name, signal } = attempt;
  const identity = (await attempt.file.load())?.identity ?? createIdentity();
  const answer = await client.register({ name, password, privacy, identity, ...deviceOf(attempt) }, { signal });
  const cookie = keepCookie(answer.cookie, Date.now());
  const stored = { identity, device: answer.device, cookie, seen: 0, sent: [] };
  return { client, answer, method: "registered", privacy, stored };
}

/** @param fault  the text of the error if name and password do not fit */
async function logInOn(
  attempt: SignIn,
  client: ChatClient,
  password: string,
  fault: string,
): Promise<Omit<Accepted, "privacy">> {
  const { name, file, signal } = attempt;
  const stored = await file.load();
  const identity = stored?.identity ?? createIdentity();
  const seen = stored && { seen: stored.seen };
  const cookie = usableCookie(stored?.cookie, Date.now());
  const answer = await client
    .logIn({ name, password, identity, ...(cookie && { cookie }), ...seen, ...deviceOf(attempt) }, { signal })
    .catch((error) => {
      throw hasCode(error, "LOGIN_FAILED") ? new ProtocolError("LOGIN_FAILED", fault) : error;
    });
  const now = {
    identity,
    device: answer.device ?? stored?.device,
    cookie: keepCookie(answer.cookie, Date.now()),
    seen: stored?.seen ?? answer.confirmedTextId,
    sent: stored?.sent ?? [],
  };
  return { client, answer, method: "password", stored: now };
}

function deviceOf({ remember }: SignIn): { readonly device?: { readonly label: string } } {
  return remember === "device" ? { device: { label: deviceLabel() } } : {};
}

/** The label that the user will see in the list of devices. */
function deviceLabel(): string {
  return [...printable(`terminal on ${hostname()}`)].slice(0, LABEL_CHARACTERS_MAX).join("");
}

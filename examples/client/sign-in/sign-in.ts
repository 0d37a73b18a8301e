/**
 * From the start of the program to a login. `Connector` connects to the server
 * first, with the pins of `PinRecorder`; credentials.ts asks for name, password and
 * privacy; this file logs the user in with the device key that is stored here, and
 * with-password.ts with the password, or registers the user.
 *
 * The invariant: nothing is asked, and no password is sent, before the server has
 * proven that it is the pinned one.
 */

import type { ChatClient, IdentityKeyPair, PrivacyChoice } from "chatwire";
import { describeError, hasCode, withoutIndent } from "../error-messages.ts";
import type { Options } from "../options.ts";
import { peerFields } from "../screen/events.ts";
import type { Screen } from "../screen/screen.ts";
import { acceptedLine, CONNECTED } from "../screen/specified.ts";
import { keepCookie } from "../user/login-cookie.ts";
import { OwnPrivacy } from "../user/privacy.ts";
import { TextPosition } from "../user/text-position.ts";
import { UserFile } from "../user/user-file.ts";
import { isSameName } from "../user/user-name.ts";
import { Connector } from "./connector.ts";
import { askName, askPrivacyAgain } from "./credentials.ts";
import { type Accepted, logIn, registerOrLogIn, registerOrLogInAsAsked, type SignIn } from "./with-password.ts";

const TRIES_MAX = 3;
/** Codes of errors that the user can correct by typing something else. */
const INPUT_ERRORS = [
  ...["NAME_TAKEN", "NAME_LENGTH", "NAME_CHARACTERS", "NAME_RESTRICTED", "NAME_CONFUSABLE"],
  ...["LOGIN_FAILED", "INVALID_ARGUMENT"],
];

/** A user who is logged in, with what the login needs. */
export interface SignedIn {
  readonly client: ChatClient;
  readonly identity: IdentityKeyPair;
  readonly connector: Connector;
  readonly privacy: OwnPrivacy;
  readonly file: UserFile;
  readonly position: TextPosition;
}

/** How a sign-in begins. */
export interface Start {
  /** The name of the user; undefined to ask for it. */
  readonly name: string | undefined;
  /** Whether it is the first one of this run. */
  readonly isFirst: boolean;
}

/**
 * Connects, asks who the user is, and logs the user in or registers the user. A
 * person at a terminal has three tries.
 *
 * @returns undefined at the end of the input
 * @throws ChatError; WrongInput; UnusableUserFile
 */
export async function signIn(
  screen: Screen,
  options: Options,
  start: Start,
  signal: AbortSignal,
): Promise<SignedIn | undefined> {
  let { name } = start;
  /** The name of the last try. It failed, so that the user is asked again whether the name is new. */
  let tried = "";
  for (let tries = 1; ; tries++) {
    // Before any question: a server that is unreachable or not the pinned one gets no password.
    const connector = await Connector.open(screen, options, signal);
    if (start.isFirst && tries === 1) screen.print(CONNECTED);
    let signedIn: SignedIn | undefined;
    try {
      const given = name ?? (await askName(screen, signal));
      if (given === undefined) return undefined;
      const attempt: SignIn = {
        ...options,
        screen,
        connector,
        name: given,
        file: new UserFile(options, given),
        signal,
      };
      let accepted = await signInByDevice(attempt);
      if (accepted === "no key" && !screen.interactive) accepted = await registerOrLogIn(attempt);
      else if (accepted === "no key") {
        const isKnown = !isSameName(tried, given) && (await attempt.file.load()) !== undefined;
        tried = given;
        accepted = await (isKnown ? logIn(attempt) : registerOrLogInAsAsked(attempt));
      }
      signedIn = accepted && (await complete(attempt, accepted));
      return signedIn;
    } catch (error) {
      if (!hasCode(error, ...INPUT_ERRORS) || !screen.interactive || tries === TRIES_MAX) throw error;
      screen.print({ text: describeError(error), style: "red" });
    } finally {
      if (signedIn === undefined) await connector.close();
    }
    name = undefined;
  }
}

/**
 * Logs a user in with the device key that is stored here.
 *
 * @returns undefined at the end of the input; "no key" if there is no key, or the server refuses it
 */
async function signInByDevice(attempt: SignIn): Promise<Accepted | "no key" | undefined> {
  const { screen, connector, file, name, remember, signal } = attempt;
  const stored = await file.load();
  if (stored?.device === undefined || remember === "nothing") return "no key";
  const { identity, device, seen } = stored;
  const accepted = await connector
    .attempt(async (client) => ({
      client,
      answer: await client.logInWithDevice(device, { identity, seen }, { signal }),
    }))
    .catch((error) => {
      if (hasCode(error, "LOGIN_FAILED", "INVALID_ARGUMENT")) return undefined;
      throw error;
    });
  if (accepted === undefined) {
    await file.update((now) => ({ ...now, device: undefined }));
    const text = `The server no longer accepts this device's key for ${name}. Enter the password.`;
    const why = "The device was revoked, the password was changed elsewhere, or the account was deleted.";
    screen.tell({ event: "deviceRefused", name, text: `${text} ${why}` }, { text, style: "bold" }, why);
    return "no key";
  }
  const { client, answer } = accepted;
  screen.print({ text: "This device is registered: no password is needed.", style: "dim" });
  const privacy = await askPrivacyAgain(screen, answer.privacy, signal);
  const cookie = keepCookie(answer.cookie, Date.now());
  return privacy && { client, answer, method: "device", privacy, stored: { ...stored, cookie } };
}

/** Reports the login, stores what the next one needs, and sets the privacy that the user chose. */
async function complete({ screen, connector, name, file, signal }: SignIn, accepted: Accepted): Promise<SignedIn> {
  const { client, answer, method, stored } = accepted;
  await file.save(stored);
  const by = method === "registered" ? undefined : method;
  const event = method === "registered" ? "registered" : "loggedIn";
  if (method !== "device" && answer.device !== undefined) {
    screen.print({ text: "This device is now registered: the next login needs no password.", style: "dim" });
  }
  if (answer.name !== name) screen.print(`The server knows you as ${answer.name}.`);
  screen.tell(
    { event, ...peerFields({ ...answer, status: "available" }), by },
    { text: acceptedLine(withoutIndent(answer.text), answer.port), style: "green" },
  );
  const privacy = new OwnPrivacy(screen, client);
  const wanted = wantedPrivacy(screen, accepted);
  if (wanted !== undefined) await privacy.set(wanted, signal);
  const position = new TextPosition(file, stored.seen, stored.sent);
  return { client, identity: stored.identity, connector, privacy, file, position };
}

/**
 * Decides what to change the privacy to. A script that logs in with the password gave the
 * privacy of a new account, so that answer alone does not change settings chosen one by one.
 */
function wantedPrivacy(screen: Screen, { answer, method, privacy }: Accepted): PrivacyChoice | undefined {
  if (privacy === "unchanged" || privacy === answer.privacy) return undefined;
  if (screen.interactive || method !== "password" || answer.privacy !== "CUSTOM") return privacy;
  screen.print(`You are still CUSTOM; "privacy ${privacy}" changes that.`);
  return undefined;
}

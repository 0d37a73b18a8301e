/**
 * From the start of the program to a login. `Connector` connects to the server
 * first, with the pins of `PinRecorder`; credentials.ts asks for name, password and
 * privacy; this file logs the user in with the device key that is stored here, or
 * with the password, or registers the user.
 *
 * The invariant: nothing is asked, and no password is sent, before the server has
 * proven that it is the pinned one.
 */

import { hostname } from "node:os";
import {
  type ChatClient,
  createIdentity,
  type IdentityKeyPair,
  type LoggedIn,
  type PrivacyChoice,
  ProtocolError,
} from "chatwire";
import { printable } from "../../shared/printable.ts";
import { describeError, hasCode } from "../error-messages.ts";
import type { Options } from "../options.ts";
import { peerFields } from "../screen/events.ts";
import type { Screen } from "../screen/screen.ts";
import { OwnPrivacy } from "../user/privacy.ts";
import { TextPosition } from "../user/text-position.ts";
import { type StoredUser, UserFile } from "../user/user-file.ts";
import { isSameName } from "../user/user-name.ts";
import { Connector } from "./connector.ts";
import { askName, askPassword, askPrivacy, askPrivacyAgain, askPrivacyChange } from "./credentials.ts";

const TRIES_MAX = 3;
/** Codes of errors that the user can correct by typing something else. */
const INPUT_ERRORS = [
  ...["NAME_LENGTH", "NAME_CHARACTERS", "NAME_RESTRICTED", "NAME_CONFUSABLE"],
  ...["LOGIN_FAILED", "INVALID_ARGUMENT"],
];
/** The longest label that a server accepts. */
const LABEL_CHARACTERS_MAX = 64;

/** A user who is logged in, with what the login needs. */
export interface SignedIn {
  readonly client: ChatClient;
  readonly identity: IdentityKeyPair;
  readonly connector: Connector;
  readonly privacy: OwnPrivacy;
  readonly file: UserFile;
  readonly position: TextPosition;
}

/** One try of a user who has given a name. */
interface SignIn {
  readonly screen: Screen;
  readonly connector: Connector;
  readonly name: string;
  readonly file: UserFile;
  readonly remember: Options["remember"];
  readonly signal: AbortSignal;
}

/** The previous try: what the user typed, and what the server answered. */
interface EarlierTry {
  readonly name: string;
  readonly privacy: PrivacyChoice;
  /** Whether the server said that the name is registered. */
  readonly registered: boolean;
}

/** A user whom the server has accepted. */
interface Accepted {
  readonly client: ChatClient;
  readonly answer: LoggedIn;
  readonly method: "registered" | "password" | "device";
  /** The privacy that the user chose. */
  readonly privacy: PrivacyChoice | "unchanged";
  /** The data to store for the next sign-in. */
  readonly stored: StoredUser;
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
  knownName: string | undefined,
  signal: AbortSignal,
): Promise<SignedIn | undefined> {
  let name = knownName;
  /** Kept so that the same user is not asked for the privacy again. */
  let earlier: EarlierTry | undefined;
  for (let tries = 1; ; tries++) {
    // Before any question: a server that is unreachable or not the pinned one gets no password.
    const connector = await Connector.open(screen, options, signal);
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
      if (accepted === "no key") {
        const last = earlier !== undefined && isSameName(earlier.name, given) ? earlier : undefined;
        accepted = await signInByPassword(attempt, last, (current) => {
          earlier = current;
        });
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
  screen.print({ text: `You are ${answer.privacy}. Press Enter to keep that.`, style: "dim" });
  const privacy = await askPrivacyAgain(screen, signal);
  return privacy && { client, answer, method: "device", privacy, stored };
}

/**
 * Registers a user, or logs the user in with the password if the name is registered already.
 *
 * @param earlier  the previous try with this name
 * @param record  is called with this try, before the request and after the server's answer
 * @returns undefined at the end of the input
 * @throws ProtocolError LOGIN_FAILED
 */
async function signInByPassword(
  attempt: SignIn,
  earlier: EarlierTry | undefined,
  record: (current: EarlierTry) => void,
): Promise<Accepted | undefined> {
  const { screen, connector, file, name, remember, signal } = attempt;
  const isRegistered = earlier?.registered ?? false;
  const password = await askPassword(screen, signal);
  if (password === undefined) return undefined;
  const privacy = earlier?.privacy ?? (await askPrivacy(screen, signal));
  if (privacy === undefined) return undefined;
  record({ name, privacy, registered: isRegistered });
  const stored = await file.load();
  const identity = stored?.identity ?? createIdentity();
  const wanted = remember === "device" ? { device: { label: deviceLabel() } } : {};
  await connector.acceptIterations(name);
  return connector.attempt(async (client) => {
    if (!isRegistered) {
      try {
        const answer = await client.register({ name, password, privacy, identity, ...wanted }, { signal });
        const fresh = { identity, device: answer.device, seen: 0, sent: [] };
        return { client, answer, method: "registered", privacy, stored: fresh };
      } catch (error) {
        if (!hasCode(error, "NAME_TAKEN")) throw error;
      }
      screen.print(`The name ${name} is already registered. Logging in with the password.`);
      record({ name, privacy, registered: true });
    }
    const seen = stored && { seen: stored.seen };
    const answer = await client.logIn({ name, password, identity, ...seen, ...wanted }, { signal }).catch((error) => {
      throw hasCode(error, "LOGIN_FAILED") ? new ProtocolError("LOGIN_FAILED", "The password is wrong.") : error;
    });
    const now = {
      identity,
      device: answer.device ?? stored?.device,
      seen: stored?.seen ?? answer.confirmedTextId,
      sent: stored?.sent ?? [],
    };
    return { client, answer, method: "password", privacy, stored: now };
  });
}

/** Reports the login, stores what the next one needs, and sets the privacy that the user chose. */
async function complete({ screen, connector, file, signal }: SignIn, accepted: Accepted): Promise<SignedIn> {
  const { client, answer, method, stored } = accepted;
  await file.save(stored);
  const by = method === "registered" ? undefined : method;
  const event = method === "registered" ? "registered" : "loggedIn";
  screen.tell(
    { event, ...peerFields({ ...answer, status: "available" }), by },
    { text: answer.text, style: "green" },
    `The server knows you as ${answer.name}, at ${answer.address} port ${answer.port}.`,
  );
  if (method !== "device" && answer.device !== undefined) {
    screen.print({ text: "This device is now registered: the next login needs no password.", style: "dim" });
  }
  const privacy = new OwnPrivacy(screen, client);
  const wanted = await wantedPrivacy(screen, accepted, signal);
  if (wanted !== undefined) await privacy.set(wanted, signal);
  const position = new TextPosition(file, stored.seen, stored.sent);
  return { client, identity: stored.identity, connector, privacy, file, position };
}

/**
 * Decides what to change the privacy to. A returning user who logs in with the
 * password was asked for the privacy of a new account, so that answer alone does
 * not change the settings.
 */
async function wantedPrivacy(
  screen: Screen,
  { answer, method, privacy }: Accepted,
  signal: AbortSignal,
): Promise<PrivacyChoice | undefined> {
  if (privacy === "unchanged" || privacy === answer.privacy) return undefined;
  if (method !== "password") return privacy;
  if (screen.interactive) {
    const isWanted = await askPrivacyChange(screen, { now: answer.privacy, typed: privacy }, signal);
    return isWanted ? privacy : undefined;
  }
  if (answer.privacy !== "CUSTOM") return privacy;
  screen.print(`You are still CUSTOM; "privacy ${privacy}" changes that.`);
  return undefined;
}

/** The label that the user will see in the list of devices. */
function deviceLabel(): string {
  return [...printable(`terminal on ${hostname()}`)].slice(0, LABEL_CHARACTERS_MAX).join("");
}

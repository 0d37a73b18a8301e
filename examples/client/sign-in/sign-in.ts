import type { ChatClient, IdentityKeyPair, PrivacyChoice } from "chatwire";
import { explain, hasCode } from "../error-messages.ts";
import type { Options } from "../options.ts";
import { peerFields } from "../screen/events.ts";
import type { Screen } from "../screen/screen.ts";
import { OwnPrivacy } from "../user/privacy.ts";
import { TextPosition } from "../user/text-position.ts";
import { UserFile } from "../user/user-file.ts";
import { isSameName } from "../user/user-name.ts";
import { type Arrival, arriveByDevice, arriveByPassword, type EarlierTry, type Visit } from "./arrival.ts";
import { Reception } from "./connector.ts";
import { askName, askPrivacyChange } from "./credentials.ts";

const TRIES_MAX = 3;
/** What is wrong with what the user typed, and not with the world. */
const FAULTS_OF_INPUT = ["LOGIN_FAILED", "NAME_LENGTH", "NAME_CHARACTERS", "INVALID_ARGUMENT"];

/** Somebody who is logged in. */
export interface Login {
  readonly client: ChatClient;
  readonly identity: IdentityKeyPair;
  readonly reception: Reception;
  readonly privacy: OwnPrivacy;
  readonly file: UserFile;
  readonly position: TextPosition;
}

/**
 * Connects, asks who the user is, and logs the user in: by the key that is
 * kept on this device, or by the password; or registers the user. A person at
 * a terminal has three tries.
 *
 * @returns undefined at the end of input
 * @throws ChatError; WrongInput; UnusableUserFile
 */
export async function signIn(
  screen: Screen,
  options: Options,
  knownName: string | undefined,
  signal: AbortSignal,
): Promise<Login | undefined> {
  let name = knownName;
  /** The same user is not asked again for what was chosen at the last try. */
  let earlier: EarlierTry | undefined;
  for (let tries = 1; ; tries++) {
    // First of all: a server that is not there, or not the right one, is given no password.
    const reception = await Reception.open(screen, options, signal);
    let login: Login | undefined;
    try {
      const given = name ?? (await askName(screen, signal));
      if (given === undefined) return undefined;
      const visit: Visit = { ...options, screen, reception, name: given, file: new UserFile(options, given), signal };
      let arrival = await arriveByDevice(visit);
      if (arrival === "unknown") {
        const last = earlier !== undefined && isSameName(earlier.name, given) ? earlier : undefined;
        arrival = await arriveByPassword(visit, last, (attempt) => {
          earlier = attempt;
        });
      }
      login = arrival && (await moveIn(visit, arrival));
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

/** Tells that somebody is logged in, keeps what the next login needs, and sets privacy as it was chosen. */
async function moveIn({ screen, reception, file, signal }: Visit, arrival: Arrival): Promise<Login> {
  const { client, done, how, kept } = arrival;
  await file.save(kept);
  const by = how === "registered" ? undefined : how;
  screen.tell(
    { event: how === "registered" ? "registered" : "loggedIn", ...peerFields({ ...done, status: "available" }), by },
    { text: done.text, style: "green" },
    `The server knows you as ${done.name}, at ${done.address} port ${done.port}.`,
  );
  if (how !== "device" && done.device !== undefined) {
    screen.print({ text: "This device is remembered: next time it takes no password.", style: "dim" });
  }
  const privacy = new OwnPrivacy(screen, client);
  const wanted = await wantedPrivacy(screen, arrival, signal);
  if (wanted !== undefined) await privacy.set(wanted, signal);
  const position = new TextPosition(file, kept.seen, kept.sent);
  return { client, identity: kept.identity, reception, privacy, file, position };
}

/**
 * What privacy is to be changed to. What a user typed who was taken for a new
 * one is no reason to undo what the account has.
 */
async function wantedPrivacy(
  screen: Screen,
  { done, how, privacy }: Arrival,
  signal: AbortSignal,
): Promise<PrivacyChoice | undefined> {
  if (privacy === "unchanged" || privacy === done.privacy) return undefined;
  if (how !== "password") return privacy;
  if (screen.interactive) {
    const isWanted = await askPrivacyChange(screen, { now: done.privacy, typed: privacy }, signal);
    return isWanted ? privacy : undefined;
  }
  if (done.privacy !== "CUSTOM") return privacy;
  screen.print(`You are CUSTOM, and stay so; "privacy ${privacy}" changes it.`);
  return undefined;
}

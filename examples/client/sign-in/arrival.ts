import { hostname } from "node:os";
import { type ChatClient, createIdentity, type LoggedIn, type PrivacyChoice, ProtocolError } from "chatwire";
import { printable } from "../../shared/printable.ts";
import { hasCode } from "../error-messages.ts";
import type { Options } from "../options.ts";
import type { Screen } from "../screen/screen.ts";
import type { KeptUser, UserFile } from "../user/user-file.ts";
import type { Reception } from "./connector.ts";
import { askPassword, askPrivacy, askPrivacyAgain } from "./credentials.ts";

/** As many characters as a server takes. */
const LABEL_CHARACTERS_MAX = 64;

/** Somebody who has said a name. */
export interface Visit {
  readonly screen: Screen;
  readonly reception: Reception;
  readonly name: string;
  readonly file: UserFile;
  readonly remember: Options["remember"];
  readonly signal: AbortSignal;
}

/** What was typed at an earlier try, and what came of it. */
export interface EarlierTry {
  readonly name: string;
  readonly privacy: PrivacyChoice;
  /** Whether the server said that the name is registered. */
  readonly registered: boolean;
}

/** Somebody whom the server has let in. */
export interface Arrival {
  readonly client: ChatClient;
  readonly done: LoggedIn;
  readonly how: "registered" | "password" | "device";
  /** What the user wants from now on. */
  readonly privacy: PrivacyChoice | "unchanged";
  /** What is to be kept for the next time. */
  readonly kept: KeptUser;
}

/**
 * Logs a user in by the key that is kept on this device.
 *
 * @returns undefined at the end of input; "unknown" where there is no such key, or the server takes it no longer
 */
export async function arriveByDevice(visit: Visit): Promise<Arrival | "unknown" | undefined> {
  const { screen, reception, file, name, remember, signal } = visit;
  const kept = await file.load();
  if (kept?.device === undefined || remember === "nothing") return "unknown";
  const { identity, device, seen } = kept;
  const arrived = await reception
    .attempt(async (client) => ({ client, done: await client.logInWithDevice(device, { identity, seen }, { signal }) }))
    .catch((error) => {
      if (hasCode(error, "LOGIN_FAILED", "INVALID_ARGUMENT")) return undefined;
      throw error;
    });
  if (arrived === undefined) {
    await file.update((now) => ({ ...now, device: undefined }));
    const text = `This device may no longer log in as ${name} without the password.`;
    const why = "It was revoked, or the password was changed elsewhere, or there is no such account any more.";
    screen.tell({ event: "deviceRefused", name, text: `${text} ${why}` }, { text, style: "bold" }, why);
    return "unknown";
  }
  const { client, done } = arrived;
  for (const text of [
    "This device is known: no password is needed.",
    `You are ${done.privacy}; an empty line leaves it so.`,
  ])
    screen.print({ text, style: "dim" });
  const privacy = await askPrivacyAgain(screen, signal);
  return privacy && { client, done, how: "device", privacy, kept };
}

/**
 * Registers a user or, where the name is registered already, logs in by the password.
 *
 * @param earlier  the last try with this name
 * @param note  is told of this one, before the server is asked and when it has answered
 * @returns undefined at the end of input
 * @throws ProtocolError LOGIN_FAILED
 */
export async function arriveByPassword(
  visit: Visit,
  earlier: EarlierTry | undefined,
  note: (attempt: EarlierTry) => void,
): Promise<Arrival | undefined> {
  const { screen, reception, file, name, remember, signal } = visit;
  const isRegistered = earlier?.registered ?? false;
  const password = await askPassword(screen, signal);
  if (password === undefined) return undefined;
  const privacy = earlier?.privacy ?? (await askPrivacy(screen, signal));
  if (privacy === undefined) return undefined;
  note({ name, privacy, registered: isRegistered });
  const kept = await file.load();
  const identity = kept?.identity ?? createIdentity();
  const wanted = remember === "device" ? { device: { label: deviceLabel() } } : {};
  return reception.attempt(async (client) => {
    if (!isRegistered) {
      try {
        const done = await client.register({ name, password, privacy, identity, ...wanted }, { signal });
        return { client, done, how: "registered", privacy, kept: { identity, device: done.device, seen: 0, sent: [] } };
      } catch (error) {
        if (!hasCode(error, "NAME_TAKEN")) throw error;
      }
      screen.print(`The name ${name} is registered already. Logging in with the password you gave.`);
      note({ name, privacy, registered: true });
    }
    const seen = kept && { seen: kept.seen };
    const done = await client.logIn({ name, password, identity, ...seen, ...wanted }, { signal }).catch((error) => {
      throw hasCode(error, "LOGIN_FAILED") ? new ProtocolError("LOGIN_FAILED", "The password is wrong.") : error;
    });
    const now = {
      identity,
      device: done.device ?? kept?.device,
      seen: kept?.seen ?? done.confirmedTextId,
      sent: kept?.sent ?? [],
    };
    return { client, done, how: "password", privacy, kept: now };
  });
}

/** What the user will know this device by. */
function deviceLabel(): string {
  return [...printable(`terminal on ${hostname()}`)].slice(0, LABEL_CHARACTERS_MAX).join("");
}

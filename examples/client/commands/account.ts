import type { DeviceInfo } from "chatwire";
import { hasCode } from "../error-messages.ts";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { deviceFields } from "../screen/events.ts";
import { formatTable, formatTime } from "../screen/format.ts";
import type { Line, Prompt } from "../screen/screen.ts";
import { PASSWORDS_DIFFER } from "../sign-in/credentials.ts";
import { weaknessOf } from "../sign-in/new-password.ts";

/** How much of a device's id is displayed. Any unambiguous beginning names the device. */
const SHOWN_DIGITS = 8;
const WRONG_PASSWORD = "The password is wrong. Nothing was changed.";

/** Lists the devices that log the user in without the password. */
export async function listDevices(login: Login): Promise<Next> {
  const { screen } = login;
  const devices = await fetchDevices(login);
  const now = new Date();
  const rows = devices.map(({ id, label, createdAt, lastLoginAt, current }) => [
    id.slice(0, SHOWN_DIGITS),
    label,
    formatTime(createdAt, now),
    formatTime(lastLoginAt, now),
    current ? "this one" : "",
  ]);
  const [head = "", ...lines] = formatTable([["DEVICE", "LABEL", "ADDED", "LAST LOGIN"], ...rows]);
  const none = "You have no registered devices: every login needs the password.";
  const shown: Line[] = rows.length === 0 ? [none] : [{ text: head, style: "bold" }, ...lines];
  screen.tell({ event: "devices", devices: devices.map(deviceFields) }, ...shown);
  return "next";
}

/**
 * Revokes a device.
 *
 * @param named  the beginning of the id in hexadecimal digits, or the whole id in Base64, as `--json` prints it
 */
export async function revokeDevice(login: Login, named: string): Promise<Next> {
  const { client, screen, file, over } = login;
  const devices = await fetchDevices(login);
  const found = devices.filter(({ id }) => id.startsWith(named.toLowerCase()) || base64Of(id) === named);
  const [device] = found;
  if (device === undefined || found.length > 1) {
    const fault = device === undefined ? "No device has" : "Several devices have";
    login.report("INVALID_INPUT", `${fault} an id that begins with "${named}". "devices" lists your devices.`);
    return "next";
  }
  const revoked = { event: "deviceRevoked", ...deviceFields(device) } as const;
  const revoking = withRetry(() => client.devices.revoke(device.id, { signal: over }), over);
  if (!device.current) {
    await revoking;
    screen.tell(revoked, `The device ${device.label} is revoked, and its connections are closed.`);
    return "next";
  }
  // The server closes this connection too, perhaps before its response arrives.
  await revoking.catch((error) => {
    if (!hasCode(error, "REVOKED") && !over.aborted) throw error;
  });
  await file.update((stored) => ({ ...stored, device: undefined }));
  screen.tell(revoked, "This device is revoked, and you are logged off. The next login needs the password.");
  return "over";
}

/** Asks for the old password and a new one, and changes it. */
export async function changePassword(login: Login): Promise<Next> {
  const { client, screen, file, over } = login;
  const old = await askSecret(login, "Old password: ");
  const chosen = old && (await askSecret(login, "New password: "));
  // A script makes no typing mistakes.
  const again = chosen && screen.interactive ? await askSecret(login, "New password again: ") : chosen;
  if (old === undefined || chosen === undefined || again === undefined) return "quit";
  const fault = chosen === again ? faultOf(chosen, login) : PASSWORDS_DIFFER;
  if (fault !== undefined) {
    login.report("INVALID_INPUT", `${fault} Nothing was changed.`);
    return "next";
  }
  try {
    await withRetry(() => client.account.changePassword(old, chosen, { signal: over }), over);
  } catch (error) {
    if (!hasCode(error, "LOGIN_FAILED")) throw error;
    login.report("LOGIN_FAILED", WRONG_PASSWORD);
    return "next";
  }
  // It was of the old password.
  await file.update((stored) => ({ ...stored, cookie: undefined }));
  screen.tell(
    { event: "passwordChanged" },
    { text: "Password changed.", style: "green" },
    "Your other devices are logged off, and need the new password at their next login.",
  );
  return "next";
}

/** Asks for the password and a confirmation, and deletes the account. */
export async function deleteAccount(login: Login): Promise<Next> {
  const { client, screen, file, over } = login;
  const confirmation = `delete ${client.name}`;
  screen.print({
    text: "This permanently deletes your account, your contacts and all texts from and to you.",
    style: "bold",
  });
  const password = await askSecret(login, "Password: ");
  if (password === undefined) return "quit";
  const typed = await screen.ask({ kind: "question", text: `Type "${confirmation}" to confirm: ` }, over);
  if (typed === undefined) return "quit";
  if (typed.trim().toLowerCase() !== confirmation.toLowerCase()) {
    login.report("INVALID_INPUT", "Nothing was deleted.");
    return "next";
  }
  try {
    await withRetry(() => client.account.delete(password, { signal: over }), over);
  } catch (error) {
    if (!hasCode(error, "LOGIN_FAILED")) throw error;
    login.report("LOGIN_FAILED", "The password is wrong. Nothing was deleted.");
    return "next";
  }
  await login.position.flush();
  await file.remove();
  screen.tell({ event: "accountDeleted" }, "Your account was deleted.");
  return "over";
}

/** Shows the privacy settings, or sets them all to one of the two basic choices. */
export async function showOrSetPrivacy(login: Login, [choice = ""]: readonly string[]): Promise<Next> {
  const wanted = choice.toUpperCase();
  if (wanted === "") {
    const fault = login.privacy.show();
    if (fault !== undefined) login.report("UNKNOWN_PRIVACY", fault);
  } else if (wanted === "PUBLIC" || wanted === "PRIVATE") await login.privacy.set(wanted, login.over);
  else login.report("INVALID_INPUT", 'Type "privacy PUBLIC", "privacy PRIVATE", or "privacy SETTING VALUE".');
  return "next";
}

/** Changes one privacy setting. */
export async function setPrivacy(login: Login, [setting = "", value = ""]: readonly string[]): Promise<Next> {
  const fault = await login.privacy.change(setting, value, login.over);
  if (fault !== undefined) login.report("INVALID_INPUT", fault);
  return "next";
}

/** Says why a new password is refused. A script is only asked for one that is not empty. */
function faultOf(password: string, { screen, client }: Login): string | undefined {
  if (screen.interactive) return weaknessOf(password, client.name ?? "");
  return password === "" ? "A password must have at least one character." : undefined;
}

function askSecret({ screen, over }: Login, text: string): Promise<string | undefined> {
  const prompt: Prompt = { kind: "secret", text };
  return screen.ask(prompt, over);
}

function fetchDevices({ client, over }: Login): Promise<DeviceInfo[]> {
  return withRetry(() => client.devices.list({ signal: over }), over);
}

function base64Of(id: string): string {
  return Buffer.from(id, "hex").toString("base64");
}

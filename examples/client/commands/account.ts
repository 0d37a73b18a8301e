import type { DeviceInfo } from "chatwire";
import { Device } from "chatwire/v1/account";
import { DeviceJson } from "chatwire/v1/account.json";
import type { JsonValue } from "chatwire/wire";
import { printable } from "../../shared/printable.ts";
import { hasCode } from "../error-messages.ts";
import type { Next, Session } from "../login/login.ts";
import { patiently } from "../retry.ts";
import { fieldsOf } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Line, Prompt } from "../screen/screen.ts";
import { formatTime } from "../screen/sent-time.ts";

/** So much of a device's id is shown; a part of it is enough to name it. */
const SHOWN_DIGITS = 8;
const WRONG_PASSWORD = "The password is wrong. Nothing was changed.";

export async function listDevices(session: Session): Promise<Next> {
  const { screen } = session;
  const devices = await fetchDevices(session);
  const now = new Date();
  const rows = devices.map(({ id, label, createdAt, lastLoginAt, current }) => [
    id.slice(0, SHOWN_DIGITS),
    printable(label),
    formatTime(createdAt, now),
    formatTime(lastLoginAt, now),
    current ? "this one" : "",
  ]);
  const [head = "", ...lines] = formatTable([["DEVICE", "LABEL", "ADDED", "LAST LOGIN"], ...rows]);
  const none = "No device logs you in: the password is asked for everywhere.";
  const shown: Line[] = rows.length === 0 ? [none] : [{ text: head, style: "bold" }, ...lines];
  screen.tell({ event: "devices", devices: devices.map(deviceFields) }, ...shown);
  return "next";
}

/** @param named  the beginning of its id in hexadecimal digits, or the whole id as JSON has it */
export async function revokeDevice(session: Session, named: string): Promise<Next> {
  const { client, screen, file, over } = session;
  const devices = await fetchDevices(session);
  const found = devices.filter(({ id }) => id.startsWith(named.toLowerCase()) || base64Of(id) === named);
  const [device] = found;
  if (device === undefined || found.length > 1) {
    const fault = device === undefined ? "There is no device" : "There are several devices";
    session.report(
      "INVALID_INPUT",
      `${fault} whose id begins with "${named}", or is that in --json; "devices" lists them.`,
    );
    return "next";
  }
  const revoked = { event: "deviceRevoked", ...deviceFields(device) } as const;
  const revoking = patiently(() => client.devices.revoke(device.id, { signal: over }), over);
  if (!device.current) {
    await revoking;
    screen.tell(revoked, `The device ${device.label} is revoked, and its connections are closed.`);
    return "next";
  }
  // The server closes this connection too, perhaps before it has answered.
  await revoking.catch((error) => {
    if (!hasCode(error, "REVOKED") && !over.aborted) throw error;
  });
  await file.update((kept) => ({ ...kept, device: undefined }));
  screen.tell(revoked, "This device is revoked, and you are logged off. The next login takes the password.");
  return "over";
}

export async function changePassword(session: Session): Promise<Next> {
  const { client, screen, over } = session;
  const old = await askSecret(session, "Old password: ");
  const chosen = old && (await askSecret(session, "New password: "));
  // A script makes no slips of the finger.
  const again = chosen && screen.interactive ? await askSecret(session, "New password again: ") : chosen;
  if (old === undefined || chosen === undefined || again === undefined) return "quit";
  if (chosen === "" || chosen !== again) {
    const fault = chosen === "" ? "A password has at least one character." : "These are two different passwords.";
    session.report("INVALID_INPUT", `${fault} Nothing was changed.`);
    return "next";
  }
  try {
    await patiently(() => client.account.changePassword(old, chosen, { signal: over }), over);
  } catch (error) {
    if (!hasCode(error, "LOGIN_FAILED")) throw error;
    session.report("LOGIN_FAILED", WRONG_PASSWORD);
    return "next";
  }
  screen.tell(
    { event: "passwordChanged" },
    { text: "The password is changed.", style: "green" },
    "Your other devices are logged off, and need it at their next login.",
  );
  return "next";
}

export async function deleteAccount(session: Session): Promise<Next> {
  const { client, screen, file, over } = session;
  const confirmation = `delete ${client.name}`;
  screen.print({
    text: "This deletes your account, contacts and all texts from and to you, for good.",
    style: "bold",
  });
  const password = await askSecret(session, "Password: ");
  if (password === undefined) return "quit";
  const typed = await screen.ask({ kind: "question", text: `Type "${confirmation}" to go on: ` }, over);
  if (typed === undefined) return "quit";
  if (typed.trim().toLowerCase() !== confirmation.toLowerCase()) {
    session.report("INVALID_INPUT", "Nothing was deleted.");
    return "next";
  }
  try {
    await patiently(() => client.account.delete(password, { signal: over }), over);
  } catch (error) {
    if (!hasCode(error, "LOGIN_FAILED")) throw error;
    session.report("LOGIN_FAILED", "The password is wrong. Nothing was deleted.");
    return "next";
  }
  await session.position.flush();
  await file.remove();
  screen.tell({ event: "accountDeleted" }, "Your account is deleted.");
  return "over";
}

function askSecret({ screen, over }: Session, text: string): Promise<string | undefined> {
  const prompt: Prompt = { kind: "secret", text };
  return screen.ask(prompt, over);
}

function fetchDevices({ client, over }: Session): Promise<DeviceInfo[]> {
  return patiently(() => client.devices.list({ signal: over }), over);
}

function deviceFields({ id, label, createdAt, lastLoginAt, current }: DeviceInfo): Record<string, JsonValue> {
  const deviceId = Uint8Array.from(Buffer.from(id, "hex"));
  const times = { createdMs: createdAt.getTime(), lastLoginMs: lastLoginAt.getTime() };
  return fieldsOf(DeviceJson, Device.create({ deviceId, label, ...times, current }));
}

function base64Of(id: string): string {
  return Buffer.from(id, "hex").toString("base64");
}

import { setImmediate as endOfTick } from "node:timers/promises";
import type { Contact } from "chatwire";
import { ListBlockedResponse } from "chatwire/v1/contact";
import { ListBlockedResponseJson } from "chatwire/v1/contact.json";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { contactFields, fieldsOf } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Line } from "../screen/screen.ts";

const STATE_TEXTS: Readonly<Record<Contact["state"], string>> = {
  requested: "you asked",
  received: "asks you",
  mutual: "contact",
  none: "",
};

export async function listContacts({ client, screen, over }: Login): Promise<Next> {
  const contacts = await withRetry(() => client.contacts.list({ signal: over }), over);
  const rows = contacts.map(({ name, state }) => [name, STATE_TEXTS[state]]);
  const [head = "", ...lines] = formatTable([["NAME", "STATE"], ...rows]);
  const none = 'You have no contacts. "add contact NAME" asks a user to be one.';
  const shown: Line[] = rows.length === 0 ? [none] : [{ text: head, style: "bold" }, ...lines];
  screen.tell({ event: "contacts", contacts: contacts.map(contactFields) }, ...shown);
  return "next";
}

export function addContact(login: Login, name: string): Promise<Next> {
  const { client, over } = login;
  return change(login, name, () => client.contacts.add(name, { signal: over }));
}

export function removeContact(login: Login, name: string): Promise<Next> {
  const { client, over } = login;
  return change(login, name, () => client.contacts.remove(name, { signal: over }));
}

export async function block({ client, screen, over }: Login, name: string): Promise<Next> {
  await withRetry(() => client.blocked.add(name, { signal: over }), over);
  screen.tell({ event: "blockAdded", name }, `You blocked ${name}. To each other, you no longer exist.`);
  return "next";
}

export async function unblock({ client, screen, over }: Login, name: string): Promise<Next> {
  await withRetry(() => client.blocked.remove(name, { signal: over }), over);
  screen.tell({ event: "blockRemoved", name }, `${name} is no longer blocked.`);
  return "next";
}

export async function listBlocked({ client, screen, over }: Login): Promise<Next> {
  const names = await withRetry(() => client.blocked.list({ signal: over }), over);
  const { names: listed } = fieldsOf(ListBlockedResponseJson, ListBlockedResponse.create({ names }));
  screen.tell({ event: "blocked", names: listed }, ...(names.length === 0 ? ["You have blocked nobody."] : names));
  return "next";
}

/**
 * Changes a contact. The server reports a change to all clients of the account, this one included; a lack of one is
 * reported here.
 */
async function change(login: Login, name: string, run: () => Promise<void>): Promise<Next> {
  const { screen, over, incoming } = login;
  const before = incoming.contactChanges;
  await withRetry(run, over);
  // The change arrives with the response and is reported first.
  await endOfTick();
  if (incoming.contactChanges > before) return "next";
  screen.tell({ event: "contactUnchanged", name }, 'Nothing changed. "contacts" lists your contacts and requests.');
  return "next";
}

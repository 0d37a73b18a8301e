import { setImmediate as turn } from "node:timers/promises";
import type { Contact } from "chatwire";
import { ContactState, ListBlockedResponse } from "chatwire/v1/contact";
import { ContactJson, ListBlockedResponseJson } from "chatwire/v1/contact.json";
import type { JsonValue } from "chatwire/wire";
import { printable } from "../../shared/printable.ts";
import type { Next, Session } from "../login/login.ts";
import { patiently } from "../retry.ts";
import { fieldsOf } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Line, Screen } from "../screen/screen.ts";

const STATES: Readonly<Record<Contact["state"], ContactState>> = {
  requested: ContactState.REQUESTED,
  received: ContactState.RECEIVED,
  mutual: ContactState.MUTUAL,
  none: ContactState.NONE,
};

const STATE_TEXTS: Readonly<Record<Contact["state"], string>> = {
  requested: "asked by you",
  received: "asks you",
  mutual: "contact",
  none: "",
};

export async function listContacts({ client, screen, over }: Session): Promise<Next> {
  const contacts = await patiently(() => client.contacts.list({ signal: over }), over);
  const rows = contacts.map(({ name, state }) => [printable(name), STATE_TEXTS[state]]);
  const [head = "", ...lines] = formatTable([["NAME", "STATE"], ...rows]);
  const none = 'You have no contacts; "add contact NAME" asks somebody to be one.';
  const shown: Line[] = rows.length === 0 ? [none] : [{ text: head, style: "bold" }, ...lines];
  screen.tell({ event: "contacts", contacts: contacts.map(contactFields) }, ...shown);
  return "next";
}

export function addContact(session: Session, name: string): Promise<Next> {
  const { client, over } = session;
  return change(session, name, () => client.contacts.add(name, { signal: over }));
}

export function removeContact(session: Session, name: string): Promise<Next> {
  const { client, over } = session;
  return change(session, name, () => client.contacts.remove(name, { signal: over }));
}

export async function block({ client, screen, over }: Session, name: string): Promise<Next> {
  await patiently(() => client.blocked.add(name, { signal: over }), over);
  screen.tell({ event: "blockAdded", name }, `You blocked ${name}. To each other you are users who do not exist.`);
  return "next";
}

export async function unblock({ client, screen, over }: Session, name: string): Promise<Next> {
  await patiently(() => client.blocked.remove(name, { signal: over }), over);
  screen.tell({ event: "blockRemoved", name }, `${name} is blocked no longer.`);
  return "next";
}

export async function listBlocked({ client, screen, over }: Session): Promise<Next> {
  const names = await patiently(() => client.blocked.list({ signal: over }), over);
  const { names: listed } = fieldsOf(ListBlockedResponseJson, ListBlockedResponse.create({ names }));
  screen.tell({ event: "blocked", names: listed }, ...(names.length === 0 ? ["You blocked nobody."] : names));
  return "next";
}

/**
 * Tells that it stands differently with somebody, whoever changed it.
 *
 * @param before  how it stood, where that is known
 */
export function tellContact(screen: Screen, contact: Contact, before?: Contact["state"]): void {
  screen.tell({ event: "contactChanged", ...contactFields(contact) }, lineOf(contact, before));
}

function lineOf({ name, state }: Contact, before: Contact["state"] | undefined): Line {
  if (state === "mutual") return { text: `You and ${name} are contacts now.`, style: "green" };
  // Nothing that the user did leads there.
  if (state === "requested" && before === "mutual") {
    return `${name} is no longer shown as your contact; your request stands.`;
  }
  if (state === "requested") {
    return (
      `You asked ${name} to be your contact. Whether there is such a user is not told; ` +
      "nor is one who cannot see you, and has to add you too."
    );
  }
  if (state === "none") return `You and ${name} are no contacts, and neither asks to be.`;
  const answers = `Type "add contact ${name}" or "remove contact ${name}".`;
  return { text: `${name} asks to be your contact. ${answers}`, style: "bold" };
}

/** The server tells of a change to all clients of the account, this one included; where there is none, this does. */
async function change(session: Session, name: string, run: () => Promise<void>): Promise<Next> {
  const { screen, over, incoming } = session;
  const before = incoming.contactChanges;
  await patiently(run, over);
  // What came with the answer is told first.
  await turn();
  if (incoming.contactChanges > before) return "next";
  screen.tell({ event: "contactUnchanged", name }, 'Nothing has changed; "contacts" shows how it stands.');
  return "next";
}

function contactFields({ name, state }: Contact): Record<string, JsonValue> {
  return fieldsOf(ContactJson, { name, state: STATES[state] });
}

import { answerInvitation } from "../conversation/talk.ts";
import type { Next, Session } from "../login/login.ts";
import { patiently } from "../retry.ts";
import { changePassword, deleteAccount, listDevices, revokeDevice } from "./account.ts";
import type { Command } from "./command.ts";
import { connectToClient } from "./connect-menu.ts";
import { addContact, block, listBlocked, listContacts, removeContact, unblock } from "./contacts.ts";
import { acceptKey, showFingerprint } from "./keys.ts";
import { printPeers } from "./peers.ts";
import { sendText, showHistory } from "./texts.ts";

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Everything that can be typed, in the order of the help. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  {
    title: "Commands",
    commands: [
      { form: "get_peers", about: "lists who is there", run: getPeers },
      { form: "connect to client", about: "chats, sends a broadcast, or logs off", run: connectToClient },
      { form: "quit", about: "ends the program", run: async () => "quit" },
    ],
  },
  {
    title: "Invitations to talk",
    commands: [
      // Before "accept [NAME]", which it would be one of.
      {
        form: "accept key NAME FINGERPRINT",
        about: "accepts one more key of somebody",
        run: (session, [name = "", fingerprint = ""]) => acceptKey(session, name, fingerprint),
      },
      {
        form: "accept [NAME]",
        about: "accepts an invitation to talk",
        run: (session, [name = ""]) => answerInvitation(session, "accept", name),
      },
      {
        form: "decline [NAME]",
        about: "declines it",
        run: (session, [name = ""]) => answerInvitation(session, "decline", name),
      },
      { form: "fingerprint", about: "shows your fingerprint, for others to compare", run: showFingerprint },
    ],
  },
  {
    title: "Texts through the server",
    commands: [
      {
        form: "send NAME TEXT",
        about: "sends a text; it waits where NAME is away",
        run: (session, [name = "", text = ""]) => sendText(session, name, text),
      },
      {
        form: "history NAME [COUNT]",
        about: "shows the last texts between you and NAME",
        run: (session, [name = "", count = ""]) => showHistory(session, name, count),
      },
    ],
  },
  {
    title: "Contacts",
    commands: [
      { form: "contacts", about: "lists your contacts, and who asks to be one", run: listContacts },
      {
        form: "add contact NAME",
        about: "asks NAME, who has to add you too, or agrees",
        run: (session, [name = ""]) => addContact(session, name),
      },
      {
        form: "remove contact NAME",
        about: "ends that, takes it back or declines",
        run: (session, [name = ""]) => removeContact(session, name),
      },
      {
        form: "block NAME",
        about: "makes you and NAME strangers to each other",
        run: (session, [name = ""]) => block(session, name),
      },
      { form: "unblock NAME", about: "ends that", run: (session, [name = ""]) => unblock(session, name) },
      { form: "blocked", about: "lists whom you blocked", run: listBlocked },
    ],
  },
  {
    title: "Privacy",
    commands: [
      { form: "privacy [CHOICE]", about: "shows it, or makes you PUBLIC or PRIVATE", run: privacy },
      { form: "privacy SETTING VALUE", about: "sets one thing, as in: privacy see contacts", run: setPrivacy },
    ],
  },
  {
    title: "Your account",
    commands: [
      { form: "devices", about: "lists the devices that log you in", run: listDevices },
      {
        form: "revoke DEVICE",
        about: "ends its logins; DEVICE as listed or in --json",
        run: (session, [device = ""]) => revokeDevice(session, device),
      },
      { form: "change password", about: "asks for the old one and a new one", run: changePassword },
      { form: "delete account", about: "asks for the password, and once more", run: deleteAccount },
    ],
  },
];

async function getPeers(session: Session): Promise<Next> {
  const { client, screen, over } = session;
  const peers = await patiently(() => client.getPeers({ signal: over }), over);
  printPeers(screen, peers);
  if (peers.length === 0) screen.print("There is nobody else whom you can see.");
  return "next";
}

async function privacy(session: Session, [choice = ""]: readonly string[]): Promise<Next> {
  const wanted = choice.toUpperCase();
  if (wanted === "") {
    const fault = session.privacy.show();
    if (fault !== undefined) session.report("UNKNOWN_PRIVACY", fault);
  } else if (wanted === "PUBLIC" || wanted === "PRIVATE") await session.privacy.set(wanted, session.over);
  else session.report("INVALID_INPUT", 'Type "privacy PUBLIC", "privacy PRIVATE", or a setting and its value.');
  return "next";
}

async function setPrivacy(session: Session, [setting = "", value = ""]: readonly string[]): Promise<Next> {
  const fault = await session.privacy.change(setting, value, session.over);
  if (fault !== undefined) session.report("INVALID_INPUT", fault);
  return "next";
}

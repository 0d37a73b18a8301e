import { answerInvitation, explainLast } from "../conversation/talk.ts";
import { changePassword, deleteAccount, listDevices, revokeDevice, setPrivacy, showOrSetPrivacy } from "./account.ts";
import { broadcast } from "./broadcast.ts";
import type { Command } from "./command.ts";
import { callUser, connectToClient } from "./connect-menu.ts";
import { addContact, block, listBlocked, listContacts, removeContact, unblock } from "./contacts.ts";
import { answerFile, sendFile } from "./files.ts";
import { acceptKey, showFingerprint } from "./keys.ts";
import { getPeers } from "./peers.ts";
import { createRoom, joinRoom, leaveRoom, listRooms } from "./rooms.ts";
import { testSound } from "./sound.ts";
import { sendText, showHistory } from "./texts.ts";

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** All commands except `help`, in groups. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  {
    title: "Commands",
    commands: [
      { form: "get_peers", about: "lists the users you can see", run: getPeers },
      {
        form: "connect to client [NAME]",
        about: "starts a chat, sends a broadcast, or logs off",
        run: (login, [name = ""]) => connectToClient(login, name),
      },
      { form: "quit", about: "ends the program", run: async () => "quit" },
    ],
  },
  {
    title: "Conversations and calls",
    commands: [
      {
        form: "accept [NAME]",
        about: "accepts an invitation, by default the oldest",
        run: (login, [name = ""]) => answerInvitation(login, "accept", name),
      },
      {
        form: "decline [NAME]",
        about: "declines an invitation, by default the oldest",
        run: (login, [name = ""]) => answerInvitation(login, "decline", name),
      },
      {
        form: "call NAME",
        about: "starts a chat, and calls",
        run: (login, [name = ""]) => callUser(login, name),
      },
      { form: "echo", about: "tests microphone and loudspeaker, without a call", run: testSound },
      { form: "why", about: "explains the last conversation, or why it failed", run: explainLast },
      { form: "fingerprint", about: "shows the fingerprint of your key", run: showFingerprint },
      {
        form: "accept key NAME FINGERPRINT",
        about: "accepts another key of a user",
        run: (login, [name = "", fingerprint = ""]) => acceptKey(login, name, fingerprint),
      },
    ],
  },
  {
    title: "Files",
    commands: [
      {
        form: "send file NAME PATH",
        about: "sends a file, once NAME accepts it",
        run: (login, [name = "", path = ""]) => sendFile(login, name, path),
      },
      {
        form: "accept file [NAME]",
        about: "receives an offered file, by default the oldest",
        run: (login, [name = ""]) => answerFile(login, "accept", name),
      },
      {
        form: "decline file [NAME]",
        about: "refuses an offered file, by default the oldest",
        run: (login, [name = ""]) => answerFile(login, "decline", name),
      },
    ],
  },
  {
    title: "Texts through the server",
    commands: [
      {
        form: "send NAME TEXT",
        about: "sends a text, stored while NAME is away",
        run: (login, [name = "", text = ""]) => sendText(login, name, text),
      },
      {
        form: "broadcast TEXT",
        about: "sends a text to all users who are public",
        run: (login, [text = ""]) => broadcast(login, text),
      },
      {
        form: "history NAME [COUNT]",
        about: "shows the last texts between you and NAME",
        run: (login, [name = "", count = ""]) => showHistory(login, name, count),
      },
    ],
  },
  {
    title: "Rooms",
    commands: [
      {
        form: "rooms [PREFIX]",
        about: "lists your rooms, and those you can join",
        run: (login, [prefix = ""]) => listRooms(login, prefix),
      },
      {
        form: "create room NAME [KIND]",
        about: "makes a room: public, knock or hidden",
        run: (login, [name = "", kind = ""]) => createRoom(login, name, kind),
      },
      {
        form: "join ROOM",
        about: "goes into a room, where lines are posts",
        run: (login, [room = ""]) => joinRoom(login, room),
      },
      {
        form: "leave room ROOM [OWNER]",
        about: "ends a membership, invitation or request",
        run: (login, [room = "", owner = ""]) => leaveRoom(login, room, owner),
      },
    ],
  },
  {
    title: "Contacts",
    commands: [
      { form: "contacts", about: "lists your contacts and open requests", run: listContacts },
      {
        form: "add contact NAME",
        about: "asks NAME to be a contact, or accepts a request",
        run: (login, [name = ""]) => addContact(login, name),
      },
      {
        form: "remove contact NAME",
        about: "removes a contact, or ends a request",
        run: (login, [name = ""]) => removeContact(login, name),
      },
      {
        form: "block NAME",
        about: "hides you and NAME from each other",
        run: (login, [name = ""]) => block(login, name),
      },
      { form: "unblock NAME", about: "unblocks NAME", run: (login, [name = ""]) => unblock(login, name) },
      { form: "blocked", about: "lists the users you have blocked", run: listBlocked },
    ],
  },
  {
    title: "Privacy",
    commands: [
      { form: "privacy [CHOICE]", about: "shows your settings, or sets PUBLIC or PRIVATE", run: showOrSetPrivacy },
      {
        form: "privacy SETTING VALUE",
        about: "changes a setting, as in: privacy see contacts",
        run: setPrivacy,
      },
    ],
  },
  {
    title: "Your account",
    commands: [
      { form: "devices", about: "lists your registered devices", run: listDevices },
      {
        form: "revoke DEVICE",
        about: "revokes the device whose id begins with DEVICE",
        run: (login, [device = ""]) => revokeDevice(login, device),
      },
      { form: "change password", about: "changes your password", run: changePassword },
      { form: "delete account", about: "deletes your account, after a confirmation", run: deleteAccount },
    ],
  },
];

/** Cases of "9. Privacy": who learns of a user, contacts, blocks. */

import {
  Audience,
  Privacy,
  PrivacySettings,
  type SetPrivacyRequest,
} from "../../../../../generated/chatwire/v1/account.ts";
import { ContactState } from "../../../../../generated/chatwire/v1/contact.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import {
  AddContact,
  Block,
  Broadcast,
  events,
  GetHistory,
  Invite,
  ListBlocked,
  ListContacts,
  MarkRead,
  RemoveContact,
  SendMessage,
  SendText,
  SetPrivacy,
  SetTyping,
  Unblock,
  WatchPeers,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { InviteRequest } from "../../../../../generated/chatwire/v1/signalling.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import { type AnyMethod, bodyOf } from "../../raw-connection.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { peersOf } from "./presence.ts";

const { INVALID_ARGUMENT, USER_NOT_FOUND } = ErrorCode;
const CONTACTS = "Contacts";
/** A message of an application, whose schema nobody knows. */
const MESSAGE = { message: { typeName: "verify.Note", payload: Uint8Array.of(1) } };

/** What a request that names a user must give for a hidden user: the bytes that an unknown name gets. */
function hidden<Q>(id: string, method: AnyMethod<Q>, value: () => Q, feature?: "APPLICATION_MESSAGES"): ServerCase {
  return {
    id: `privacy/hidden-${id}`,
    title: `${method.name} to a private user is answered with the bytes that an unknown name gets`,
    async run(context) {
      if (feature !== undefined) context.needs(feature);
      const [ada, hermit] = [await context.user("ada"), await context.user("hermit")];
      const unknown = context.newName("nobody");
      const bodies: string[] = [];
      for (const name of [hermit.name, unknown]) {
        const { connection } = ada;
        const answer = await connection.answerTo(connection.request(method, value(), { user: name }));
        // An answer may repeat the name that was asked for.
        const body = Buffer.from(bodyOf(answer)).toString("latin1").replaceAll(name, "NAME");
        bodies.push(`${hex(Buffer.from(body, "latin1"))} (${answer.message.body.case})`);
      }
      checkEqual(bodies[0], bodies[1], `answer to ${method.name} for a private user, as for an unknown name`);
    },
  };
}

const HIDDEN: readonly ServerCase[] = [
  hidden("send-text", SendText, () => ({ text: "hello" })),
  hidden("send-message", SendMessage, () => MESSAGE, "APPLICATION_MESSAGES"),
  hidden("invite", Invite, () => InviteRequest.create({ connectionId: 1n })),
  hidden("get-history", GetHistory, () => ({ before: 0 })),
  hidden("mark-read", MarkRead, () => ({ textId: 1 })),
  hidden("set-typing", SetTyping, () => ({ typing: true })),
  {
    id: "privacy/hidden-not-listed",
    title: "A private user is not in the list of peers of a stranger, however it is asked for",
    async run(context) {
      const [ada, hermit] = [await context.user("ada"), await context.user("hermit")];
      const peers = await peersOf(ada.connection);
      check(!peers.some(({ name }) => name === hermit.name), `peers without ${hermit.name}`, () => "a list with it");
    },
  },
  {
    id: "privacy/hidden-no-broadcast",
    title: "A broadcast does not reach a private user",
    async run(context) {
      const [ada, hermit, grace] = [
        await context.user("ada"),
        await context.user("hermit"),
        await context.user("grace"),
      ];
      await ada.connection.ok(Broadcast, { text: "is anybody there?" }, "everyone");
      await grace.connection.event(events.BroadcastReceived, ({ from }) => from === ada.name);
      await hermit.connection.noEvent(
        events.BroadcastReceived,
        "the receiver is private",
        ({ from }) => from === ada.name,
      );
    },
  },
  {
    id: "privacy/hidden-in-contacts",
    title: "Adding a private user and an unknown name look alike: REQUESTED in the list and in the event",
    heading: CONTACTS,
    async run(context) {
      const [user, hermit] = [await context.newUser(), await context.user("hermit")];
      const unknown = context.newName("nobody");
      const bodies: string[] = [];
      for (const name of [hermit.name, unknown]) {
        const { connection } = user;
        bodies.push(hex(bodyOf(await connection.answerTo(connection.request(AddContact, {}, { user: name })))));
        const { contact } = await connection.event(events.ContactChanged, (event) => event.contact?.name === name);
        checkEqual(contact?.state, ContactState.REQUESTED, `state of ${name} in ContactChanged`);
      }
      checkEqual(bodies[0], bodies[1], "response to AddContact for a private user, as for an unknown name");
      const { contacts } = await user.connection.ok(ListContacts, { after: "" });
      const states = contacts.map(({ state }) => state);
      check(
        states.length === 2 && states.every((state) => state === ContactState.REQUESTED),
        "two contacts, both REQUESTED",
        () => JSON.stringify(contacts),
      );
    },
  },
  {
    id: "privacy/own-name",
    title: "Nobody may do anything to themselves: the own name is refused like an unknown one",
    async run(context) {
      const { connection, name } = await context.user("ada");
      await connection.refused(SendText, { text: "to me" }, USER_NOT_FOUND, { user: name });
      await connection.refused(Invite, InviteRequest.create(), USER_NOT_FOUND, { user: name });
    },
  },
  {
    id: "privacy/private-may-write",
    title: "A private user can send to a public one, who learns the name",
    async run(context) {
      const [ada, hermit] = [await context.user("ada"), await context.user("hermit")];
      await hermit.connection.ok(SendText, { text: "I am here" }, { user: ada.name });
      await ada.connection.event(events.TextReceived, ({ text }) => text?.from === hermit.name);
      await ada.connection.refused(SendText, { text: "who?" }, USER_NOT_FOUND, { user: hermit.name });
    },
  },
];

function custom(settings: Partial<PrivacySettings>): SetPrivacyRequest {
  const { EVERYONE } = Audience;
  const open = { see: EVERYONE, message: EVERYONE, connect: EVERYONE, address: EVERYONE };
  const all = PrivacySettings.create({ ...open, broadcasts: true, readReceipts: true, ...settings });
  return { privacy: Privacy.CUSTOM, settings: all };
}

const SETTINGS: readonly ServerCase[] = [
  {
    id: "privacy/presets",
    title: "PUBLIC and PRIVATE set all settings as the table says",
    async run(context) {
      const { connection } = await context.newUser();
      const expected = {
        [Privacy.PUBLIC]: [Audience.EVERYONE, true],
        [Privacy.PRIVATE]: [Audience.CONTACTS, false],
      } as const;
      for (const privacy of [Privacy.PRIVATE, Privacy.PUBLIC] as const) {
        const { settings } = await connection.ok(SetPrivacy, { privacy });
        const [audience, isOn] = expected[privacy];
        for (const name of ["see", "message", "connect", "address"] as const) {
          checkEqual(settings?.[name], audience, `${name} of the preset ${privacy}`);
        }
        checkEqual(settings?.broadcasts, isOn, `broadcasts of the preset ${privacy}`);
        checkEqual(settings?.readReceipts, isOn, `read_receipts of the preset ${privacy}`);
      }
    },
  },
  {
    id: "privacy/custom",
    title: "CUSTOM sets what its settings say, and other connections of the account get PrivacyChanged",
    async run(context) {
      const user = await context.newUser();
      const other = await context.again(user);
      const { settings } = await user.connection.ok(SetPrivacy, custom({ message: Audience.NOBODY }));
      checkEqual(settings?.message, Audience.NOBODY, "message of the response");
      const { settings: told } = await other.connection.event(events.PrivacyChanged);
      checkEqual(told?.message, Audience.NOBODY, "message of PrivacyChanged");
      await user.connection.noEvent(events.PrivacyChanged, "this connection made the change");
    },
  },
  {
    id: "privacy/invalid",
    title: "Privacy without a value, and CUSTOM with an unknown audience, are refused with INVALID_ARGUMENT",
    async run(context) {
      const { connection } = await context.newUser();
      await connection.refused(SetPrivacy, { privacy: Privacy.UNSPECIFIED }, INVALID_ARGUMENT);
      await connection.refused(SetPrivacy, { privacy: Privacy.CUSTOM }, INVALID_ARGUMENT);
      await connection.refused(SetPrivacy, custom({ see: 77 }), INVALID_ARGUMENT);
    },
  },
  {
    id: "privacy/at-once",
    title: "A change of settings takes effect at once: a watcher is told that the user is gone, then new",
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await ada.connection.ok(WatchPeers, { enabled: true });
      await user.connection.ok(SetPrivacy, { privacy: Privacy.PRIVATE });
      await ada.connection.event(events.PeersChanged, ({ gone }) => gone.includes(user.name));
      await ada.connection.refused(SendText, { text: "?" }, USER_NOT_FOUND, { user: user.name });
      await user.connection.ok(SetPrivacy, { privacy: Privacy.PUBLIC });
      await ada.connection.event(events.PeersChanged, ({ changed }) => changed.some(({ name }) => name === user.name));
    },
  },
  {
    id: "privacy/may-see-not-message",
    title: "A user who accepts no messages is listed, and SendText is refused with USER_NOT_FOUND",
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await user.connection.ok(SetPrivacy, custom({ message: Audience.NOBODY }));
      await ada.connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, { user: user.name });
      const peers = await peersOf(ada.connection);
      check(
        peers.some(({ name }) => name === user.name),
        `peers with ${user.name}`,
        () => "a list without it",
      );
    },
  },
  {
    id: "privacy/address",
    title: "A caller who may not know a user's address gets an empty one and the port 0",
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      const seen = async () => (await peersOf(ada.connection)).find(({ name }) => name === user.name);
      const before = await seen();
      check(before !== undefined && before.address !== "" && before.port !== 0, "the address of a public user", () =>
        JSON.stringify(before),
      );
      await user.connection.ok(SetPrivacy, custom({ address: Audience.NOBODY }));
      const after = await seen();
      checkEqual(after?.address, "", "address of the peer");
      checkEqual(after?.port, 0, "port of the peer");
    },
  },
];

/** Two users of whom each has added the other. */
async function twoContacts(context: ServerContext): Promise<readonly [User, User]> {
  const [user, ada] = [await context.newUser(), await context.user("ada")];
  context.later(() => ada.connection.ok(RemoveContact, {}, { user: user.name }));
  await user.connection.ok(AddContact, {}, { user: ada.name });
  await ada.connection.event(events.ContactChanged, ({ contact }) => contact?.name === user.name);
  await ada.connection.ok(AddContact, {}, { user: user.name });
  return [user, ada];
}

const CONTACT_CASES: readonly ServerCase[] = [
  {
    id: "contacts/mutual",
    title: "Two users who have added each other are MUTUAL contacts, and both are told",
    heading: CONTACTS,
    async run(context) {
      const [user, ada] = await twoContacts(context);
      for (const [one, other] of [
        [user, ada],
        [ada, user],
      ] as const) {
        const isMutual = ({ contact }: { contact?: { name: string; state: number } | undefined }) =>
          contact?.name === other.name && contact.state === ContactState.MUTUAL;
        await one.connection.event(events.ContactChanged, isMutual);
        const { contacts } = await one.connection.ok(ListContacts, { after: "" });
        const state = contacts.find(({ name }) => name === other.name)?.state;
        checkEqual(state, ContactState.MUTUAL, `state of ${other.name} in the list`);
      }
    },
  },
  {
    id: "contacts/received",
    title: "A request is shown to the other user as RECEIVED, and gone when it is withdrawn",
    heading: CONTACTS,
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await user.connection.ok(AddContact, {}, { user: ada.name });
      const state = async () =>
        (await ada.connection.event(events.ContactChanged, ({ contact }) => contact?.name === user.name)).contact
          ?.state;
      checkEqual(await state(), ContactState.RECEIVED, "state of the request");
      await user.connection.ok(RemoveContact, {}, { user: ada.name });
      checkEqual(await state(), ContactState.NONE, "state after the request is withdrawn");
    },
  },
  {
    id: "contacts/declined",
    title: "A user who makes a request is not told that it is declined",
    heading: CONTACTS,
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await user.connection.ok(AddContact, {}, { user: ada.name });
      await user.connection.event(events.ContactChanged);
      await ada.connection.event(events.ContactChanged, ({ contact }) => contact?.name === user.name);
      await ada.connection.ok(RemoveContact, {}, { user: user.name });
      await user.connection.noEvent(events.ContactChanged, "a declined request looks like an open one");
      const { contacts } = await user.connection.ok(ListContacts, { after: "" });
      checkEqual(contacts[0]?.state, ContactState.REQUESTED, "state of the request in the list");
    },
  },
  {
    id: "contacts/may-see",
    title: "A private user is visible to contacts, and to nobody else",
    heading: CONTACTS,
    async run(context) {
      const [user, ada] = await twoContacts(context);
      const grace = await context.user("grace");
      await user.connection.ok(SetPrivacy, { privacy: Privacy.PRIVATE });
      const isListed = async ({ connection }: User) =>
        (await peersOf(connection)).some(({ name }) => name === user.name);
      checkEqual(await isListed(ada), true, "the contact sees the private user");
      checkEqual(await isListed(grace), false, "a stranger sees the private user");
      await ada.connection.ok(SendText, { text: "hello" }, { user: user.name });
      await grace.connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, { user: user.name });
    },
  },
  {
    id: "contacts/own-name",
    title:
      "Adding or blocking oneself, or a name that nobody can have, is refused with INVALID_ARGUMENT or a code of names",
    heading: CONTACTS,
    async run(context) {
      const { connection, name } = await context.user("ada");
      await connection.refused(AddContact, {}, INVALID_ARGUMENT, { user: name });
      await connection.refused(Block, {}, INVALID_ARGUMENT, { user: name });
      await connection.refused(AddContact, {}, ErrorCode.NAME_CHARACTERS, { user: "no body" });
      await connection.refused(AddContact, {}, ErrorCode.NAME_LENGTH, { user: "" });
    },
  },
  {
    id: "contacts/block",
    title: "A block hides both users from each other, whatever their settings, until it is removed",
    heading: CONTACTS,
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await user.connection.ok(Block, {}, { user: ada.name });
      await ada.connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, { user: user.name });
      await user.connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, { user: ada.name });
      const isListed = async (one: User, other: User) =>
        (await peersOf(one.connection)).some(({ name }) => name === other.name);
      checkEqual(await isListed(ada, user), false, "the blocked user sees who blocks");
      checkEqual(await isListed(user, ada), false, "who blocks sees the blocked user");
      const { names } = await user.connection.ok(ListBlocked, { after: "" });
      checkEqual(names.join(), ada.name, "names in ListBlocked");
      await user.connection.ok(Unblock, {}, { user: ada.name });
      await ada.connection.ok(SendText, { text: "hello" }, { user: user.name });
    },
  },
  {
    id: "contacts/block-not-told",
    title: "A block is refused to the blocked user with the bytes of an unknown name",
    heading: CONTACTS,
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await user.connection.ok(Block, {}, { user: ada.name });
      const [blocked, unknown] = [user.name, context.newName("nobody")];
      const bodies: string[] = [];
      for (const name of [blocked, unknown]) {
        bodies.push(hex(bodyOf(await ada.connection.refused(SendText, { text: "?" }, USER_NOT_FOUND, { user: name }))));
      }
      checkEqual(bodies[0], bodies[1], "refusal of a user who blocks, as of an unknown name");
    },
  },
];

export const PRIVACY: readonly ServerCase[] = [...HIDDEN, ...SETTINGS, ...CONTACT_CASES];

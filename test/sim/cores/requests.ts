/** How the home of an account carries out each of its requests: alone, with the home of another account, or with all cores. */

import { type Contact, ContactState, ListContactsResponse } from "../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  GetPeersResponse,
  type Peer,
  PeerScope,
  WatchPeersRequest,
  WatchScopeRequest,
  WatchScopeResponse,
} from "../../../generated/chatwire/v1/presence.ts";
import { ListRoomsResponse, type Room, RoomScope } from "../../../generated/chatwire/v1/room.ts";
import * as methods from "../../../generated/chatwire/v1/rules.ts";
import { BroadcastResponse, SendTextResponse } from "../../../generated/chatwire/v1/text.ts";
import { requestKey } from "../../../src/chat/state/request-ids.ts";
import { contentHash } from "../../../src/crypto/content-hash.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { lookupKey } from "../../../src/name.ts";
import { cardOf } from "./cards.ts";
import type { Client, Core } from "./core.ts";
import type { CoreNumber } from "./homes.ts";
import { mergePages } from "./merge-pages.ts";
import type { ForwardedRequest } from "./messages.ts";
import { CLOSED, identityOf } from "./part.ts";

/** A request as its client has sent it. */
export type Asked = Pick<ForwardedRequest, "method" | "body" | "recipient" | "identity">;

type Done = (answer: MessageBody) => void;

/** Carries out a request of a client at its home. @param done  gets the answer, which may be a refusal */
export function carryOutRequest(core: Core, client: Client, asked: Asked, done: Done): void {
  const plan = core.homes.count === 1 ? atHome : (PLANS[asked.method] ?? planOf(asked));
  if (client.connection.login === undefined) atHome(core, client, asked, done);
  else plan(core, client, asked, done);
}

type Plan = typeof atHome;

function planOf({ recipient, body }: Asked): Plan {
  if (recipient?.target?.case === "room") return atRoom;
  return introductionIn(body) === undefined ? atHome : atIntroduction;
}

const PLANS: Readonly<Record<string, Plan>> = {
  SendText: sendText,
  SendMessage: atOther,
  SetTyping: atOther,
  Invite: atOther,
  AddContact: withOther,
  RemoveContact: withOther,
  Block: withOther,
  Unblock: withOther,
  GetHistory: getHistory,
  GetPeers: getPeers,
  ListContacts: listContacts,
  WatchPeers: watch,
  WatchScope: watch,
  Broadcast: broadcast,
  CreateRoom: createRoom,
  ListRooms: listRooms,
};

/** About nobody of another home. */
function atHome(core: Core, client: Client, asked: Asked, done: Done): void {
  const { body, outcome } = core.handle(client, asked);
  core.carryOut(core.people, outcome, { requester: client, whenKnown: () => done(body) });
}

/** At the home of the name in the header, which decides whether the account may do this. */
function atOther(core: Core, client: Client, asked: Asked, done: Done): void {
  const other = homeOfRecipient(core, asked);
  if (other === core.number) atHome(core, client, asked, done);
  else forward(core, client, asked, other, {}, (body) => done(body));
}

/**
 * A text is kept twice, as in one chat: the receiver's entry at the receiver's home, and then the sender's at the
 * sender's. The receiver's home answers a repeated request as the first one, and the sender's home finds the entry that it
 * has made.
 */
function sendText(core: Core, client: Client, asked: Asked, done: Done): void {
  const { login } = client.connection;
  const other = homeOfRecipient(core, asked);
  if (other === core.number || login === undefined) {
    atHome(core, client, asked, done);
    return;
  }
  const { requestIds } = core.people.state;
  const account = login.user.account.id;
  const { identity } = asked;
  const key = identity && requestKey(account, asked.method, Buffer.from(identity.id).toString("hex"));
  const hash = contentHash("", encodeBody(asked.body));
  const known = key === undefined ? undefined : requestIds.find(key, core.host.nowMs);
  if (known !== undefined && Buffer.compare(known.hash, hash) === 0) {
    done(known.answer);
    return;
  }
  forward(core, client, asked, other, {}, (body, textId) => {
    if (body.case !== "sendTextResponse" || textId === undefined) {
      done(body);
      return;
    }
    const answer = methods.SendText.wrapResponse(SendTextResponse.create({ ...body.value, textId }));
    if (key !== undefined) requestIds.add(key, { account, hash, answer, doneMs: core.host.nowMs });
    done(answer);
  });
}

/** A change between the account and another one, which both homes keep. The other home is asked who has the name. */
function withOther(core: Core, client: Client, asked: Asked, done: Done): void {
  const other = homeOfRecipient(core, asked);
  if (other === core.number) {
    atHome(core, client, asked, done);
    return;
  }
  core.ask(other, { kind: "who", key: keyOfRecipient(core, asked) }, (answer) => {
    if (answer.kind === "account" && answer.account !== undefined) core.people.guest(answer.account);
    const { body, outcome } = core.handle(client, asked);
    const isDone = body.case !== "error";
    core.carryOut(core.people, outcome, {
      requester: client,
      whenKnown: () => {
        if (answer.kind === "account" && answer.account !== undefined) core.people.forgetIdle(answer.account.id);
        done(body);
      },
    });
    if (isDone && asked.method === "AddContact") watchNewContact(core, client, other);
    const request = isDone ? requestOf(core, client, asked, other, { isPassing: true }) : undefined;
    if (request !== undefined) core.tell(other, { kind: "carry out", request });
  });
}

/** The other home decides whether the account may read the history, which is at its own. */
function getHistory(core: Core, client: Client, asked: Asked, done: Done): void {
  const other = homeOfRecipient(core, asked);
  if (other === core.number) {
    atHome(core, client, asked, done);
    return;
  }
  forward(core, client, asked, other, { isPassing: true }, (body) => {
    const guest = core.people.state.directory.findKey(keyOfRecipient(core, asked));
    if (body.case === "error" || guest === undefined) {
      done(body);
      return;
    }
    guest.account = { ...guest.account, privacy: PERMITTED };
    const handled = core.handle(client, asked);
    guest.account = { ...guest.account, privacy: CLOSED };
    core.carryOut(core.people, handled.outcome, { requester: client, whenKnown: () => done(handled.body) });
  });
}

const PERMITTED = { ...CLOSED, message: 1 };

function getPeers(core: Core, client: Client, asked: Asked, done: Done): void {
  gather(core, client, asked, { isPassing: true }, (bodies, own) => {
    if (own.case !== "getPeersResponse") {
      done(own);
      return;
    }
    const pages = bodies.flatMap((body) =>
      body.case === "getPeersResponse" ? [{ items: body.value.peers, hasMore: body.value.next !== "" }] : [],
    );
    const keyOf = ({ name }: Peer): string => lookupKey(name, core.limits.nameCharactersMax);
    const { items, hasMore } = mergePages(pages, keyOf, core.limits.peersPageMax);
    const next = hasMore ? (items.at(-1)?.name ?? "") : "";
    done(methods.GetPeers.wrapResponse(GetPeersResponse.create({ peers: [...items], next })));
  });
}

/** The list is at home. Whether a contact may be seen is decided at the home of the contact. */
function listContacts(core: Core, client: Client, asked: Asked, done: Done): void {
  const { body: own, outcome } = core.handle(client, asked);
  core.carryOut(core.people, outcome, { requester: client });
  if (own.case !== "listContactsResponse") {
    done(own);
    return;
  }
  const { nameCharactersMax } = core.limits;
  const keyOf = ({ name }: Pick<Contact, "name">): string => lookupKey(name, nameCharactersMax);
  const asking = own.value.contacts.filter(({ state }) => state === ContactState.REQUESTED);
  const others = new Set(asking.map((contact) => core.homes.ofKey(keyOf(contact))));
  others.delete(core.number);
  const shown = new Map<string, Contact>();
  askAll(core, client, asked, [...others], { isPassing: true }, (bodies) => {
    for (const body of bodies)
      if (body.case === "listContactsResponse")
        for (const contact of body.value.contacts) shown.set(keyOf(contact), contact);
    const contacts = own.value.contacts.map((contact) =>
      contact.state === ContactState.REQUESTED ? (shown.get(keyOf(contact)) ?? contact) : contact,
    );
    done(methods.ListContacts.wrapResponse(ListContactsResponse.create({ contacts, next: own.value.next })));
  });
}

/** Each core tells the login what changes of its own accounts. */
function watch(core: Core, client: Client, asked: Asked, done: Done): void {
  const { body: own, outcome } = core.handle(client, asked);
  core.carryOut(core.people, outcome, { requester: client });
  const { login } = client.connection;
  if (own.case === "error" || login === undefined) {
    done(own);
    return;
  }
  const others = core.homes.all.filter((at) => at !== core.number);
  let open = 1;
  const all = (): void => {
    open -= 1;
    if (open > 0) return;
    const isCounting = own.case === "watchScopeResponse" && own.value.counts !== undefined;
    const counts = core.countsOf(login.id);
    done(isCounting ? methods.WatchScope.wrapResponse(WatchScopeResponse.create({ counts })) : own);
  };
  const note = (at: CoreNumber, body: MessageBody): void => {
    if (body.case === "watchScopeResponse") core.noteCounts(login.id, at, body.value.counts);
  };
  note(core.number, own);
  const { body } = asked;
  const isOfContacts = body.case === "watchScopeRequest" && body.value.scope === PeerScope.CONTACTS;
  if (isOfContacts) core.contactWatches.set(login.id, client);
  else core.contactWatches.delete(login.id);
  const contacts = new Set([...login.user.contacts.keys()].map((key) => core.homes.ofKey(key)));
  for (const at of others) {
    const isKnown = core.isGuestAt(login.id, at);
    const there =
      isOfContacts && !contacts.has(at) ? endOfWatch(asked, isKnown) : partOfWatch(core, asked, at, isKnown);
    if (there === undefined) continue;
    open += 1;
    forward(core, client, there, at, {}, (body) => {
      note(at, body);
      all();
    });
  }
  all();
}

/** What a watch is at one core; undefined: it has nothing to end there. */
function partOfWatch({ homes, limits }: Core, asked: Asked, at: CoreNumber, isKnown: boolean): Asked | undefined {
  const { body } = asked;
  if (body.case === "watchPeersRequest" && !body.value.enabled) return endOfWatch(asked, isKnown);
  if (body.case !== "watchScopeRequest" || body.value.scope !== PeerScope.NAMES) return asked;
  const names = body.value.names.filter((name) => homes.ofKey(lookupKey(name, limits.nameCharactersMax)) === at);
  if (names.length === 0) return endOfWatch(asked, isKnown);
  const scope = WatchScopeRequest.create({ scope: PeerScope.NAMES, names });
  return { ...asked, body: methods.WatchScope.wrapRequest(scope) };
}

function endOfWatch(asked: Asked, isKnown: boolean): Asked | undefined {
  const body = methods.WatchPeers.wrapRequest(WatchPeersRequest.create());
  return isKnown ? { ...asked, method: "WatchPeers", body } : undefined;
}

/** Logins that watch contacts watch at the homes of contacts: also at that of a new one, before it is one there. */
function watchNewContact(core: Core, { connection }: Client, home: CoreNumber): void {
  const body = methods.WatchScope.wrapRequest(WatchScopeRequest.create({ scope: PeerScope.CONTACTS }));
  const asked = { method: "WatchScope", body, recipient: undefined, identity: undefined };
  for (const login of connection.login?.user.logins.values() ?? []) {
    const client = core.contactWatches.get(login.id);
    if (client !== undefined) forward(core, client, asked, home, {}, () => undefined);
  }
}

function broadcast(core: Core, client: Client, asked: Asked, done: Done): void {
  gather(core, client, asked, {}, (bodies, own) => {
    let recipients = 0;
    for (const body of bodies) if (body.case === "broadcastResponse") recipients += body.value.recipients;
    const answer = methods.Broadcast.wrapResponse(BroadcastResponse.create({ recipients }));
    done(own.case === "broadcastResponse" ? answer : own);
  });
}

/** At the home of the invited account, where an introduction is decided. */
function atIntroduction(core: Core, client: Client, asked: Asked, done: Done): void {
  const id = introductionIn(asked.body);
  const user = client.connection.login?.user;
  const known = user && core.people.state.introductions.of(user).find((each) => each.id === id);
  const home = known === undefined ? core.number : core.homes.ofAccount(known.invited.user.account.id);
  if (home === core.number) atHome(core, client, asked, done);
  else forward(core, client, asked, home, {}, (body) => done(body));
}

function atRoom(core: Core, client: Client, asked: Asked, done: Done): void {
  const target = asked.recipient?.target;
  const home = target?.case === "room" ? core.homes.ofRoom(target.value) : core.number;
  forward(core, client, asked, home, { place: "rooms" }, (body) => done(body));
}

/** At any core: the room's id then names it. */
function createRoom(core: Core, client: Client, asked: Asked, done: Done): void {
  const [byte = 0] = core.people.state.random(1);
  forward(core, client, asked, byte % core.homes.count, { place: "rooms" }, (body) => done(body));
}

function listRooms(core: Core, client: Client, asked: Asked, done: Done): void {
  askAll(core, client, asked, core.homes.all, { place: "rooms", isPassing: true }, (bodies) => {
    const [first] = bodies;
    const refused = bodies.find((body) => body.case !== "listRoomsResponse");
    if (refused !== undefined || first === undefined) {
      done(refused ?? methods.ListRooms.wrapResponse(ListRoomsResponse.create()));
      return;
    }
    const pages = bodies.flatMap((body) =>
      body.case === "listRoomsResponse" ? [{ items: body.value.rooms, hasMore: body.value.next.length > 0 }] : [],
    );
    const isListed = asked.body.case === "listRoomsRequest" && asked.body.value.scope === RoomScope.LISTED;
    const keyOf = ({ roomId, settings }: Room): string =>
      isListed ? lookupKey(settings?.name ?? "", core.limits.nameCharactersMax) : Buffer.from(roomId).toString("hex");
    const { items, hasMore } = mergePages(pages, keyOf, core.limits.roomsPageMax);
    const last = items.at(-1);
    const cursor = last && (isListed ? Buffer.from(keyOf(last)) : last.roomId);
    const next = hasMore && cursor !== undefined ? Uint8Array.from(cursor) : new Uint8Array(0);
    done(methods.ListRooms.wrapResponse(ListRoomsResponse.create({ rooms: [...items], next })));
  });
}

type Manner = Partial<Pick<ForwardedRequest, "place" | "isPassing">>;

/** Carries out a request at home and at all other cores. */
function gather(
  core: Core,
  client: Client,
  asked: Asked,
  manner: Manner,
  then: (bodies: readonly MessageBody[], own: MessageBody) => void,
): void {
  const { body: own, outcome } = core.handle(client, asked);
  core.carryOut(core.people, outcome, { requester: client });
  const others = own.case === "error" ? [] : core.homes.all.filter((at) => at !== core.number);
  askAll(core, client, asked, others, manner, (bodies) => then([own, ...bodies], own));
}

function askAll(
  core: Core,
  client: Client,
  asked: Asked,
  others: readonly CoreNumber[],
  manner: Manner,
  then: (bodies: readonly MessageBody[]) => void,
): void {
  const bodies: MessageBody[] = [];
  let open = 1;
  const all = (): void => {
    open -= 1;
    if (open === 0) then(bodies);
  };
  for (const at of others) {
    open += 1;
    forward(core, client, asked, at, manner, (body) => {
      bodies.push(body);
      all();
    });
  }
  all();
}

/** Has a request carried out at another core. @param then  gets its number too, if it is a text */
function forward(
  core: Core,
  client: Client,
  asked: Asked,
  to: CoreNumber,
  manner: Manner,
  then: (answer: MessageBody, textId: number | undefined) => void,
): void {
  const request = requestOf(core, client, asked, to, manner);
  const login = client.connection.login?.id;
  if (request === undefined) return;
  core.ask(to, request, (answer) => {
    if (answer.kind !== "answer") return;
    const textId = core.apply(answer.changes, login, answer.isRepeated);
    then(answer.body, textId);
  });
}

function requestOf(
  core: Core,
  client: Client,
  asked: Asked,
  to: CoreNumber,
  { place = "people", isPassing = false }: Manner,
): ForwardedRequest | undefined {
  const login = core.factsOf(client);
  const user = client.connection.login?.user;
  if (login === undefined || user === undefined) return undefined;
  const { id } = user.account;
  const wasGiven = place === "rooms" && (isPassing ? core.hasCard(id, to) : core.noteCard(id, to));
  if (place === "people" && !isPassing) core.noteGuest(login.id, to);
  const card = place === "rooms" && !wasGiven ? cardOf(core.people, user) : undefined;
  const caller = { account: identityOf(user), login, sent: user.mailbox.sent, ...(card && { card }) };
  return { kind: "request", place, isPassing, caller, wallMs: core.host.wallMs, ...asked };
}

function keyOfRecipient({ limits }: Core, { recipient }: Asked): string {
  const target = recipient?.target;
  return target?.case === "user" ? lookupKey(target.value, limits.nameCharactersMax) : "";
}

function homeOfRecipient(core: Core, asked: Asked): CoreNumber {
  return core.homes.ofKey(keyOfRecipient(core, asked));
}

function introductionIn(body: MessageBody): number | undefined {
  switch (body.case) {
    case "acceptRequest":
    case "declineRequest":
    case "cancelRequest":
    case "hangUpRequest":
    case "offerCandidatesRequest":
      return body.value.introductionId;
    default:
      return undefined;
  }
}

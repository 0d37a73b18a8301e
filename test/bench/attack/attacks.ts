import { connect } from "node:net";
import { BeginLoginRequest, BeginRegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { ApplicationMessage, SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import {
  AddContactRequest,
  ListContactsRequest,
  RemoveContactRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import { SetStatusRequest, Status, WatchPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import * as methods from "../../../generated/chatwire/v1/rules.ts";
import { InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import {
  BroadcastRequest,
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { RawClient } from "../../server/raw-client.ts";
import { clientFirstOf } from "../../sim/scram-proof.ts";
import { Crowd } from "../server/logins/crowd.ts";
import { ACCOUNTS, TEXT_BYTES } from "./bare-server.ts";

/** What an attacker is told. */
export interface Target {
  readonly port: number;
  /** The name of the good user. */
  readonly goodUser: string;
  /** Of the numbers below, how much is used: 1 is all. */
  readonly scale: number;
}

/** Prepares an attack within the rights of its clients. @returns the function that begins it, for good */
export type Attack = (target: Target) => Promise<() => void>;

const random = new SeededRandom(SEED);
const BEAT_MS = 50;
/** The addresses that the machine has for the attack of a site: those of documentation (RFC 3849). */
export const SITE = "2001:db8:1::/48";
/** The attack that needs them, and a server that listens to IPv6. */
export const SITE_ATTACK = "a silent /48";
/** Unfolds into 18 characters. */
const COSTLY = "\ufdfa";
/** A client that is not logged in soon is cut. */
const BEFORE_LOGIN_MS = 5_000;

/** A name that is slow to fold, and that the server has not seen before. */
function costlyName(): string {
  return COSTLY.repeat(31) + String.fromCodePoint(0x4e00 + random.below(0x5000));
}

/** This one only takes the processor of the attackers. */
export const BASELINE = "the other core burns";

/** The baseline, and the attacks, which may delay the requests of a good user only a little. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  [BASELINE]: async () => () => {
    setInterval(() => {
      const endMs = performance.now() + BEAT_MS;
      while (performance.now() < endMs);
    }, 0);
  },
  "8 accounts broadcast 16 KB to 2,000": async ({ port, scale }) => {
    for (const { socket } of await joinMany(port, "reader", Math.ceil(2_000 * scale))) socket.resume();
    const senders = await joinMany(port, "caster", ACCOUNTS);
    const body = methods.Broadcast.wrapRequest(BroadcastRequest.create({ text: "x".repeat(TEXT_BYTES) }));
    return () => repeat(senders, (client) => client.send(body, methods.Broadcast.command, "everyone"));
  },
  "100 accounts change their status before 500 watchers": async ({ port, scale }) => {
    const watchers = await joinMany(port, "watcher", Math.ceil(500 * scale));
    for (const client of watchers) await client.call(methods.WatchPeers, WatchPeersRequest.create({ enabled: true }));
    for (const client of watchers) client.socket.resume();
    const flippers = await joinMany(port, "flipper", Math.ceil(100 * scale));
    let isAway = false;
    return () => {
      repeat(flippers, (client) => {
        const status = isAway ? Status.AVAILABLE : Status.AWAY;
        client.send(methods.SetStatus.wrapRequest(SetStatusRequest.create({ status })), methods.SetStatus.command);
      });
      setInterval(() => {
        isAway = !isAway;
      }, 1_000);
    };
  },
  "10 accounts read contacts, history and texts": async ({ port, goodUser }) => {
    const readers = await joinMany(port, "digger", 10);
    const requests = [
      methods.ListContacts.wrapRequest(ListContactsRequest.create()),
      methods.FetchTexts.wrapRequest(FetchTextsRequest.create()),
    ];
    const history = methods.GetHistory.wrapRequest(GetHistoryRequest.create());
    return () =>
      repeat(readers, (client) => {
        client.send(requests[0] ?? history, methods.ListContacts.command);
        client.send(requests[1] ?? history, methods.FetchTexts.command);
        client.send(history, methods.GetHistory.command, goodUser);
      });
  },
  "names that are slow to fold, before a login": async ({ port, scale }) => {
    const count = Math.ceil(200 * scale);
    return () => {
      for (let index = 0; index < count; index++) void beginLogins(port, `127.0.50.${1 + (index % 50)}`);
    };
  },
  "names that are slow to fold, after a login": async ({ port, scale }) => {
    const clients = await joinMany(port, "folder", Math.ceil(20 * scale));
    return () =>
      repeat(clients, (client) => {
        const text = SendTextRequest.create({ text: "hello" });
        client.send(methods.SendText.wrapRequest(text), methods.SendText.command, costlyName());
        const message = ApplicationMessage.create({ typeName: "example.CursorMoved" });
        const body = methods.SendMessage.wrapRequest(SendMessageRequest.create({ message }));
        for (let index = 0; index < 3; index++) client.send(body, methods.SendMessage.command, costlyName());
        client.send(
          methods.AddContact.wrapRequest(AddContactRequest.create()),
          methods.AddContact.command,
          costlyName(),
        );
        client.send(methods.MarkRead.wrapRequest(MarkReadRequest.create()), methods.MarkRead.command, costlyName());
      });
  },
  "50 strangers at the good user": async ({ port, goodUser, scale }) => {
    const strangers = await joinMany(port, "stranger", Math.ceil(50 * scale));
    const text = methods.SendText.wrapRequest(SendTextRequest.create({ text: "hello" }));
    // Those with a lower rate, one of which goes with each text.
    const others = [
      { method: methods.SetTyping, body: methods.SetTyping.wrapRequest(SetTypingRequest.create({ typing: true })) },
      { method: methods.AddContact, body: methods.AddContact.wrapRequest(AddContactRequest.create()) },
      { method: methods.RemoveContact, body: methods.RemoveContact.wrapRequest(RemoveContactRequest.create()) },
      { method: methods.Invite, body: methods.Invite.wrapRequest(InviteRequest.create()) },
    ];
    let beat = 0;
    return () =>
      repeat(strangers, (client) => {
        client.send(text, methods.SendText.command, goodUser);
        beat += 1;
        const other = others[beat % others.length];
        if (other !== undefined) client.send(other.body, other.method.command, goodUser);
      });
  },
  "11 silent addresses": async ({ port, scale }) => {
    const perBeat = Math.ceil(20 * scale);
    return () => {
      let count = 0;
      setInterval(() => {
        for (let index = 0; index < perBeat; index++, count++) {
          const localAddress = `127.0.99.${1 + (count % 11)}`;
          RawClient.open({ port, localAddress, security: "plain" }).then(
            ({ socket }) => socket.resume(),
            () => {},
          );
        }
      }, BEAT_MS);
    };
  },
  [SITE_ATTACK]: async ({ port, scale }) => {
    const perBeat = Math.ceil(20 * scale);
    return () => {
      let count = 0;
      setInterval(() => {
        for (let index = 0; index < perBeat; index++, count++) {
          // Another /64 each time, and often another /56.
          const localAddress = `2001:db8:1:${(count % 65_536).toString(16)}::1`;
          connect({ port, host: "2001:db8:1::2", localAddress })
            .on("error", () => {})
            .resume();
        }
      }, BEAT_MS);
    };
  },
  "1,000 logins at once": async ({ port, scale }) => {
    const size = Math.ceil(1_000 * scale);
    const crowd = new Crowd(port, size);
    await crowd.register();
    return () => void storm(crowd, size);
  },
};

/** All log in at once, again and again. Those that the server refuses try again the next time. */
async function storm(crowd: Crowd, size: number): Promise<never> {
  for (;;) {
    await crowd.arrive({ proof: "device", hasTicket: false }, size).catch(() => {});
    await crowd.leave().catch(() => {});
  }
}

/** All clients do a thing again and again, more often than their rates allow. */
function repeat(clients: readonly RawClient[], act: (client: RawClient) => void): void {
  for (const { socket } of clients) socket.resume();
  setInterval(() => {
    for (const client of clients) if (client.socket.writable) act(client);
  }, BEAT_MS);
}

/** Begins logins and registrations on one connection after the other, more often than their rates allow. */
async function beginLogins(port: number, localAddress: string): Promise<void> {
  const loginCookie = new Uint8Array(56);
  for (;;) {
    const client = await RawClient.open({ port, localAddress }).catch(() => undefined);
    if (client === undefined) continue;
    await client.greet();
    client.socket.resume();
    const endMs = performance.now() + BEFORE_LOGIN_MS;
    while (performance.now() < endMs && client.socket.writable) {
      const login = BeginLoginRequest.create({ clientFirst: clientFirstOf(costlyName()), loginCookie });
      client.send(methods.BeginLogin.wrapRequest(login), methods.BeginLogin.command);
      const register = BeginRegisterRequest.create({ name: costlyName() });
      client.send(methods.BeginRegister.wrapRequest(register), methods.BeginRegister.command);
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    }
    client.socket.destroy();
  }
}

async function joinMany(port: number, name: string, count: number): Promise<RawClient[]> {
  const clients: RawClient[] = [];
  for (let index = 0; index < count; index++) {
    const localAddress = `127.0.${60 + Math.floor(index / 90)}.${1 + (index % 90)}`;
    const client = await RawClient.open({ port, localAddress });
    await client.join(`${name}-${index}`, random);
    clients.push(client);
  }
  return clients;
}

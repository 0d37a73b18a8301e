/** The attacks that a bare server can have too, and its good user. See `bare-server.ts`. */

import { once } from "node:events";
import { connect, createSecureContext, type TLSSocket } from "node:tls";
import { KINDS, MESSAGE_BYTES, onMessages } from "./bare-server.ts";

/** What an attacker of the bare server is told. */
export interface BareTarget {
  readonly port: number;
  /** See `Target`. */
  readonly scale: number;
}

const BEAT_MS = 50;
/** As long as a client of ours that does not log in. */
const CONNECTED_MS = 5_000;
/** Messages of a login and their answers: one of hello, one that begins the login, and one that ends it. */
const LOGIN = [KINDS.greet, KINDS.greet, KINDS.logIn];
/** One for all, because making it takes as long as a handshake. */
const secureContext = createSecureContext({ minVersion: "TLSv1.3" });

/** By the names of the same attacks on ours. Each prepares an attack, and returns the function that begins it, for good. */
export const BARE_ATTACKS: Readonly<Record<string, (target: BareTarget) => Promise<() => void>>> = {
  "8 accounts broadcast 16 KB to 2,000": async ({ port, scale }) => {
    const hearers = await openMany(port, Math.ceil(2_000 * scale));
    for (const hearer of hearers) hearer.resume().write(messageOf(KINDS.hear));
    return () => hearers[0]?.write(messageOf(KINDS.publish));
  },
  "names that are slow to fold, before a login":
    async ({ port, scale }) =>
    () => {
      for (let count = Math.ceil(200 * scale); count > 0; count--) void ask(port);
    },
  "names that are slow to fold, after a login": (target) =>
    flood(target, { clients: 20, messages: 6, kind: KINDS.greet }),
  "50 strangers at the good user": (target) => flood(target, { clients: 50, messages: 2, kind: KINDS.press }),
  "1,000 logins at once":
    async ({ port, scale }) =>
    () =>
      void storm(port, Math.ceil(1_000 * scale)),
};

/** A user of the bare server who asks one thing at a time. */
export class BareUser {
  readonly #socket: TLSSocket;
  #onAnswer: (() => void) | undefined;

  /** Connects it and its friend. The strangers' messages, and those of the friend, are read and dropped. */
  static async open(port: number): Promise<BareUser> {
    const [user, friend] = await Promise.all([open(port), open(port)]);
    friend.resume().write(messageOf(KINDS.friend));
    return new BareUser(user);
  }

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
    onMessages(socket, ([kind]) => {
      if (kind === KINDS.ask) this.#onAnswer?.();
    });
    socket.write(messageOf(KINDS.victim));
  }

  /** Whether the server has cut the connection. */
  get isCut(): boolean {
    return this.#socket.destroyed;
  }

  /** Asks, and waits for the answer. */
  ask(): Promise<void> {
    this.#socket.write(messageOf(KINDS.ask));
    return new Promise((resolve) => {
      this.#onAnswer = resolve;
    });
  }
}

/** All log in at once, again and again. */
async function storm(port: number, size: number): Promise<never> {
  for (;;) {
    const sockets = await Promise.all(Array.from({ length: size }, () => logIn(port)));
    for (const socket of sockets) socket.destroy();
  }
}

async function logIn(port: number): Promise<TLSSocket> {
  const socket = await open(port);
  for (const kind of LOGIN) {
    socket.write(messageOf(kind));
    await once(socket, "data");
  }
  return socket;
}

/** Sends messages on one connection after the other. */
async function ask(port: number): Promise<never> {
  for (;;) {
    const socket = (await open(port)).resume();
    const endMs = performance.now() + CONNECTED_MS;
    while (performance.now() < endMs) {
      socket.write(messageOf(KINDS.greet));
      socket.write(messageOf(KINDS.greet));
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    }
    socket.destroy();
  }
}

/** Clients that each send some messages again and again. */
async function flood(
  { port, scale }: BareTarget,
  { clients, messages, kind }: { readonly clients: number; readonly messages: number; readonly kind: number },
): Promise<() => void> {
  const sockets = await openMany(port, Math.ceil(clients * scale));
  const message = messageOf(kind);
  return () => {
    for (const socket of sockets) socket.resume();
    setInterval(() => {
      for (const socket of sockets) for (let count = 0; count < messages; count++) socket.write(message);
    }, BEAT_MS);
  };
}

async function openMany(port: number, count: number): Promise<TLSSocket[]> {
  const sockets: TLSSocket[] = [];
  for (let index = 0; index < count; index++) sockets.push(await open(port));
  return sockets;
}

async function open(port: number): Promise<TLSSocket> {
  const socket = connect({ host: "127.0.0.1", port, secureContext, rejectUnauthorized: false });
  await once(socket, "secureConnect");
  socket.setNoDelay(true);
  return socket.on("error", () => {});
}

function messageOf(kind: number): Buffer {
  return Buffer.alloc(MESSAGE_BYTES, kind);
}

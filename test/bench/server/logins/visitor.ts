import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createSecureContext, type TLSSocket } from "node:tls";
import {
  BeginLoginRequest,
  BeginRegisterRequest,
  FinishLoginRequest,
  IdentityKeys,
  LogOffRequest,
  NewDevice,
  PasswordVerifier,
  Privacy,
  RegisterRequest,
  type Welcome,
} from "../../../../generated/chatwire/v1/account.ts";
import {
  BeginLogin,
  BeginRegister,
  FinishLogin,
  LogOff,
  Register,
  Resume,
} from "../../../../generated/chatwire/v1/rules.ts";
import { ClientResumption } from "../../../../src/client/connection/resumption.ts";
import { createIdentity, publicKeys } from "../../../../src/crypto/identity.ts";
import { createKeyPair } from "../../../../src/crypto/key.ts";
import {
  type Position,
  RESUMPTION_EXPORTER_BYTES,
  RESUMPTION_EXPORTER_LABEL,
} from "../../../../src/crypto/resumption.ts";
import { ScramClient } from "../../../../src/crypto/scram-client.ts";
import { createSaltedKeys, type SaltedKeys, verifierOf } from "../../../../src/crypto/scram-verifier.ts";
import { TEST_ITERATIONS } from "../../../sim/scram-proof.ts";
import { Client } from "../protocols/chatwire.ts";
import { opened } from "../protocols/protocol.ts";
import { channelBindingOf, logInWithDevice } from "./device-login.ts";

/** How a visitor arrives. */
export interface Arrival {
  /** What it shows after the TLS handshake; "session": it resumes the session of its last login. */
  readonly proof: "none" | "device" | "password" | "session";
  /** Whether it resumes its last TLS session. */
  readonly hasTicket: boolean;
}

const PASSWORD = "secret-1";
const NONCE_BYTES = 18;
/** Addresses that visitors come from, so that no limit of an address is reached. */
const ADDRESSES = 100;
/** One for all, because making it takes as long as a handshake. */
const secureContext = createSecureContext({ minVersion: "TLSv1.3" });

/** An account, and the one client that logs in to it. */
export class Visitor {
  readonly #port: number;
  readonly #number: number;
  readonly #keys = IdentityKeys.create(publicKeys(createIdentity(randomBytes)));
  readonly #deviceKey = createKeyPair("Ed25519", randomBytes);
  #deviceId = new Uint8Array();
  /** Undefined: it has no account. */
  #password: SaltedKeys | undefined;
  #ticket: Buffer | undefined;
  #socket: TLSSocket | undefined;
  /** Undefined: it is not logged in. */
  #client: Client | undefined;
  #loginCookie = new Uint8Array();
  /** Of its last login, and how far its session had got when it was cut. */
  #resumption: ClientResumption | undefined;
  #cutAt: Position | undefined;

  /** @param number  unique among the visitors of a server */
  constructor(port: number, number: number) {
    this.#port = port;
    this.#number = number;
  }

  get #name(): string {
    return `visitor-${this.#number}x`;
  }

  /** Registers the account with its device, and leaves. */
  async register(): Promise<void> {
    const client = await this.#greet(false);
    const { salt } = await client.call(BeginRegister, BeginRegisterRequest.create({ name: this.#name }));
    const password = await createSaltedKeys(PASSWORD, salt, TEST_ITERATIONS);
    const request = RegisterRequest.create({
      name: this.#name,
      verifier: PasswordVerifier.create(verifierOf(password)),
      privacy: Privacy.PUBLIC,
      keys: this.#keys,
      device: NewDevice.create({ publicKey: this.#deviceKey.publicKey }),
    });
    this.#deviceId = Uint8Array.from((await client.call(Register, request)).deviceId);
    this.#password = password;
    this.#client = client;
    await this.leave();
  }

  async arrive({ proof, hasTicket }: Arrival): Promise<void> {
    if (proof === "none") {
      await this.#open(hasTicket);
      return;
    }
    const client = await this.#greet(hasTicket);
    if (proof === "session") {
      await this.#resume(client);
      return;
    }
    const welcome = await (proof === "device" ? this.#logInWithDevice(client) : this.#logInWithPassword(client));
    this.#loginCookie = Uint8Array.from(welcome.loginCookie);
    this.#resumption = new ClientResumption({ sessionId: welcome.sessionId, exporter: this.#exportSecret() });
    this.#client = client;
  }

  /** Logs off, if it is logged in, and closes the connection. */
  async leave(): Promise<void> {
    await this.#client?.call(LogOff, LogOffRequest.create());
    const socket = this.#socket;
    this.#client = undefined;
    this.#socket = undefined;
    socket?.destroy();
    if (socket?.closed === false) await once(socket, "close");
  }

  /** Loses the connection. */
  cut(): void {
    this.#cutAt = this.#client?.position;
    this.#client = undefined;
    this.#socket?.destroy();
  }

  async #open(hasTicket: boolean): Promise<TLSSocket> {
    const localAddress = `127.0.10.${1 + (this.#number % ADDRESSES)}`;
    const session = hasTicket ? this.#ticket : undefined;
    const to = { host: "127.0.0.1", port: this.#port, localAddress };
    const socket = connect({ ...to, secureContext, rejectUnauthorized: false, ...(session && { session }) });
    socket.on("session", (ticket) => {
      this.#ticket = ticket;
    });
    await opened(socket, "secureConnect");
    socket.on("error", () => {});
    if (socket.isSessionReused() !== hasTicket) throw new Error("The server has not taken the ticket.");
    this.#socket = socket;
    return socket.resume();
  }

  async #greet(hasTicket: boolean): Promise<Client> {
    const client = new Client(await this.#open(hasTicket));
    await client.greet();
    return client;
  }

  #logInWithDevice(client: Client): Promise<Welcome> {
    const device = { deviceId: this.#deviceId, key: this.#deviceKey };
    return logInWithDevice(client, required(this.#socket), device, this.#keys);
  }

  async #logInWithPassword(client: Client): Promise<Welcome> {
    const scram = new ScramClient({
      name: this.#name,
      password: required(this.#password),
      nonce: randomBytes(NONCE_BYTES).toString("base64"),
      iterationsMin: TEST_ITERATIONS,
      iterationsMax: TEST_ITERATIONS,
      channelBinding: { type: "tls-exporter", data: channelBindingOf(required(this.#socket)) },
    });
    // As the library does in one process.
    const begin = BeginLoginRequest.create({ clientFirst: scram.first(), loginCookie: this.#loginCookie });
    const { serverFirst } = await client.call(BeginLogin, begin);
    const clientFinal = await scram.final(serverFirst);
    const request = FinishLoginRequest.create({ clientFinal, keys: this.#keys });
    return required((await client.call(FinishLogin, request)).welcome);
  }

  async #resume(client: Client): Promise<void> {
    const resumption = required(this.#resumption);
    const exporter = this.#exportSecret();
    const cutAt = required(this.#cutAt);
    const request = resumption.request(exporter, cutAt);
    resumption.accept(exporter, request, await client.call(Resume, request));
    this.#client = new Client(client.socket, cutAt);
  }

  #exportSecret(): Uint8Array {
    const socket = required(this.#socket);
    const secret = socket.exportKeyingMaterial(RESUMPTION_EXPORTER_BYTES, RESUMPTION_EXPORTER_LABEL, Buffer.alloc(0));
    return new Uint8Array(secret);
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The visitor has not what it needs.");
  return value;
}

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKeys } from "../../../generated/chatwire/v1/account.ts";
import { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import { Accept, Invite } from "../../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  AcceptResponse,
  type Introduction,
  Invited,
  InviteResponse,
} from "../../../generated/chatwire/v1/signalling.ts";
import type { IdentityKeyPair } from "../../crypto/identity.ts";
import { createVerifier } from "../../crypto/scram-verifier.ts";
import type { Case, Section } from "../shared/case.ts";
import { check, present } from "../shared/fault.ts";
import { PEER_NAME } from "./answers.ts";
import type { BodyOf, ClientConnection } from "./client-connection.ts";
import { DrivenClient } from "./driven-client.ts";
import { PeerSocket } from "./peer-socket.ts";
import { ITERATIONS, USER } from "./scripted-account.ts";
import type { ClientSide, ScriptedLink } from "./scripted-link.ts";
import { ScriptedPeer } from "./scripted-peer.ts";
import { type Certificate, createCertificate, renewCertificate, ScriptedServer } from "./scripted-server.ts";

/** Connections of the client that the log of a case describes. */
const LOGGED_CONNECTIONS_MAX = 20;

export interface ClientContextOptions {
  /** The program under test and its arguments. */
  readonly command: readonly string[];
  /** The address of the scripted server and the scripted peer. */
  readonly host: string;
  /** The port of the server; 0: any. */
  readonly port: number;
  /** How long to wait for what must come. */
  readonly waitMs: number;
  /** How long to wait for what must not come. */
  readonly quietMs: number;
  readonly certificate: Certificate;
}

/** A conversation that is being set up: the client's invitation or acceptance is known. */
export interface Meeting {
  readonly connection: ClientConnection;
  readonly peer: ScriptedPeer;
  readonly client: ClientSide;
}

/** The peer's end of a link that is connected. */
export interface Linked {
  readonly link: ScriptedLink;
}

export type ClientCase = Case<ClientContext>;
export type ClientSection = Section<ClientContext>;

/** Everything around one run of a case: a server, a client and its folder, and peers. */
export class ClientContext implements AsyncDisposable {
  readonly options: ClientContextOptions;
  readonly #folder: string;
  readonly #closing: AsyncDisposable[] = [];
  #server: ScriptedServer;
  #client: DrivenClient | undefined;
  /** The keys that the client showed at its last login. */
  #keys = IdentityKeys.create();

  static async open(options: ClientContextOptions): Promise<ClientContext> {
    const folder = await mkdtemp(join(tmpdir(), "chatwire-verify-"));
    return new ClientContext(options, folder, await ScriptedServer.open(options));
  }

  private constructor(options: ClientContextOptions, folder: string, server: ScriptedServer) {
    this.options = options;
    this.#folder = folder;
    this.#server = server;
  }

  get server(): ScriptedServer {
    return this.#server;
  }

  /** The client that was started last. */
  get client(): DrivenClient {
    if (this.#client === undefined) throw new Error("The case has started no client.");
    return this.#client;
  }

  /** Starts the client. It finds what an earlier one stored in its folder. */
  start(url: string = this.#server.url): DrivenClient {
    const { command, waitMs } = this.options;
    this.#client = new DrivenClient({ command, server: url, dataDir: this.#folder, waitMs });
    this.#closing.push(this.#client);
    return this.#client;
  }

  /** Ends the client that runs. */
  async stop(): Promise<void> {
    await this.#client?.[Symbol.asyncDispose]();
  }

  /** Puts another server in the place of the one before, at the same port. */
  async replaceServer(options: { certificate?: Certificate; tls?: "TLSv1.2" } = {}): Promise<void> {
    const { port } = this.#server;
    await this.#server[Symbol.asyncDispose]();
    this.#server = await ScriptedServer.open({ ...this.options, ...options, port });
  }

  otherCertificate(): Promise<Certificate> {
    return createCertificate();
  }

  /** Another certificate with the key of the first. */
  renewedCertificate(): Promise<Certificate> {
    return renewCertificate(this.options.certificate);
  }

  /**
   * Waits for the client's next connection.
   *
   * @throws Fault it did not come in time, or the client ended before
   */
  async connection(): Promise<ClientConnection> {
    const { client } = this;
    const ended = client.exited.then(() => undefined);
    const connection = await Promise.race([this.#server.connection(), ended]);
    // A client may connect and end before either is seen here.
    return connection ?? present(this.#server.lastConnection, "a connection of the client", () => client.describe());
  }

  /** Waits for the client's next connection, after its hello. */
  async greeted(): Promise<ClientConnection> {
    const connection = await this.connection();
    await connection.request("helloRequest");
    return connection;
  }

  /** Starts the client and registers its user. */
  async registered(): Promise<ClientConnection> {
    this.start();
    const connection = await this.greeted();
    this.client.send({ command: "register", ...USER, privacy: "PUBLIC" });
    const { value } = await connection.request("registerRequest");
    this.#keys = value.keys ?? IdentityKeys.create();
    await this.client.expect("registered");
    return connection;
  }

  /** Starts the client and asks it to log in. The server knows the user. */
  async loggingIn(name: string = USER.name): Promise<ClientConnection> {
    const { answers } = this.#server;
    answers.account.isRegistered = true;
    answers.account.verifier ??= await createVerifier(USER.password, randomBytes(16), ITERATIONS);
    this.start();
    const connection = await this.greeted();
    this.client.send({ command: "logIn", name, password: USER.password });
    return connection;
  }

  /** Starts the client and logs its user in. */
  async loggedIn(): Promise<ClientConnection> {
    const connection = await this.loggingIn();
    const { value } = await connection.request("finishLoginRequest");
    this.#keys = value.keys ?? IdentityKeys.create();
    await this.client.expect("loggedIn");
    return connection;
  }

  async peer(identity?: IdentityKeyPair): Promise<ScriptedPeer> {
    const peer = await ScriptedPeer.open(this.options, identity);
    this.#closing.push(peer);
    return peer;
  }

  /** Opens another socket of the peer. */
  async socket(): Promise<PeerSocket> {
    const socket = await PeerSocket.open(this.options.host);
    this.#closing.push(socket);
    return socket;
  }

  /** The client invites the peer. */
  async inviting(connection: ClientConnection, peer: ScriptedPeer): Promise<Meeting> {
    const { introductionId } = peer;
    peer.role = "responder";
    this.#server.answers.on("inviteRequest", (_value, request) => {
      connection.respond(request, Invite.wrapResponse(InviteResponse.create({ introductionId })));
    });
    this.client.send({ command: "connectTo", peer: PEER_NAME });
    const { value } = await connection.request("inviteRequest");
    return { connection, peer, client: this.clientSide(value) };
  }

  /** The client accepts an invitation of the peer. */
  async accepting(
    connection: ClientConnection,
    peer: ScriptedPeer,
    introduction: Introduction = peer.asInviter(),
  ): Promise<Meeting> {
    peer.role = "initiator";
    this.#server.answers.on("acceptRequest", (_value, request) => {
      connection.respond(request, Accept.wrapResponse(AcceptResponse.create({ introduction })));
    });
    this.invite(connection, peer);
    await this.client.expect("invited", ({ from }) => from === PEER_NAME);
    this.client.send({ command: "accept", peer: PEER_NAME });
    const { value } = await connection.request("acceptRequest");
    check(
      value.introductionId === peer.introductionId,
      `an acceptance of the introduction ${peer.introductionId}`,
      () => `one of ${value.introductionId}`,
    );
    return { connection, peer, client: this.clientSide(value) };
  }

  /** The peer invites the client. */
  invite(connection: ClientConnection, peer: ScriptedPeer): void {
    const { introductionId, capabilities, ephemeralKey, encapsulationKey } = peer;
    const keys = { ephemeralKey, encapsulationKey };
    const value = Invited.create({ introductionId, from: PEER_NAME, capabilities, ...keys });
    connection.event({ case: "invited", value });
  }

  /**
   * The peer has accepted the client's invitation.
   *
   * @param changes  of the server
   */
  introduce({ connection, peer, client }: Meeting, changes: Partial<Introduction> = {}): void {
    const introduction = peer.asInvited(client, changes);
    connection.event({ case: "accepted", value: Accepted.create({ introduction }) });
  }

  /** Connects the client, which invites, to the peer. */
  async linkedAsInitiator(identity?: IdentityKeyPair, capabilities?: Capabilities): Promise<Meeting & Linked> {
    const connection = await this.registered();
    const peer = await this.peer(identity);
    if (capabilities !== undefined) peer.capabilities = capabilities;
    const meeting = await this.inviting(connection, peer);
    this.introduce(meeting);
    return this.linked(meeting);
  }

  /** Connects the client, which accepts, to the peer. */
  async linkedAsResponder(): Promise<Meeting & Linked> {
    const connection = await this.registered();
    return this.linked(await this.accepting(connection, await this.peer()));
  }

  /** Waits until the two sides of a conversation are connected. */
  async linked(meeting: Meeting): Promise<Meeting & Linked> {
    const link = await meeting.peer.reached(meeting.client);
    await this.client.expect("connected");
    await link.settle();
    return { ...meeting, link };
  }

  /** What the client's invitation or acceptance tells. */
  clientSide(value: BodyOf<"inviteRequest"> | BodyOf<"acceptRequest">): ClientSide {
    const { connectionId, candidates, capabilities = Capabilities.create(), ephemeralKey, signature } = value;
    const { signingKey, agreementKey } = this.#keys;
    const encapsulationKey = "encapsulationKey" in value ? value.encapsulationKey : new Uint8Array(0);
    const ciphertext = "ciphertext" in value ? value.ciphertext : new Uint8Array(0);
    const part = { connectionId, capabilities, ephemeralKey, encapsulationKey, ciphertext, signature };
    return { signingKey, agreementKey, candidates, ...part };
  }

  /** Waits as long as it takes to say that nothing comes. */
  async quiet(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.options.quietMs));
  }

  /** What the client sent and printed, for a report. */
  log(): string[] {
    const messages = this.#server.connections.all
      .slice(0, LOGGED_CONNECTIONS_MAX)
      .map((connection, index) => `connection ${index + 1}: ${connection.describe()}`);
    return [...messages, ...(this.#client === undefined ? [] : [`client: ${this.#client.describe()}`])];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const part of this.#closing.reverse()) await part[Symbol.asyncDispose]();
    await this.#server[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

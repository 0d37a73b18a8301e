/** The set-up for tests of the example client: a server in this process, folders, clients; disposing of it stops all. */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChatClient, type Limits, MemoryPins } from "chatwire";
import { type Account, ChatServer, type ChatServerOptions, createCertificate, MemoryStore } from "chatwire/server";
import { Audience, PrivacySettings } from "chatwire/v1/account";
import { FEW_ITERATIONS, verifierOf } from "../../sim/scram-proof.ts";
import { type Ended, PipedProgram, runProgram } from "./program.ts";
import { TerminalProgram } from "./terminal-program.ts";

/** Makes passwords cheap, and lets a second login of a user end the first. */
const LIMITS = { scramIterations: 4_096, loginsPerAccountMax: 1 };

interface TerminalClientOptions {
  readonly flags?: readonly string[];
  readonly env?: Record<string, string>;
  readonly columns?: number;
}

export class Stage implements AsyncDisposable {
  readonly folder: string;
  /** The address of the server, which stays the same once the server has closed. */
  readonly url: string;
  readonly #options: ChatServerOptions;
  #server: ChatServer;
  readonly #closing: (() => Promise<void>)[] = [];

  /** @param oldNames  of accounts that are from before the rules for new names; the password of each is "a password" */
  static async open(limits: Partial<Limits> = {}, oldNames: readonly string[] = []): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), "chatwire-examples-"));
    const store = new MemoryStore(randomBytes);
    await store.commit(oldNames.map((name, index) => ({ kind: "account", account: oldAccount(index + 1, name) })));
    const certificate = await createCertificate();
    const options = { host: "127.0.0.1", store, certificate, limits: { ...LIMITS, ...limits } };
    return new Stage(options, await ChatServer.listen({ ...options, port: 0 }), folder);
  }

  private constructor(options: ChatServerOptions, server: ChatServer, folder: string) {
    this.#options = { ...options, port: server.port };
    this.#server = server;
    this.folder = folder;
    this.url = `chat://127.0.0.1:${server.port}`;
  }

  get server(): ChatServer {
    return this.#server;
  }

  /** Starts the server again, after it was closed, at the same address. It has the same accounts. */
  async restart(): Promise<void> {
    this.#server = await ChatServer.listen(this.#options);
  }

  /** Returns the data folder of a client. */
  dataOf(client: string): string {
    return join(this.folder, client);
  }

  flagsOf(client: string, more: readonly string[] = []): string[] {
    return ["--server", this.url, "--data", this.dataOf(client), "--no-port-mapping", ...more];
  }

  /** Starts a client at a pipe, and registers its user. */
  async pipedClient(name: string, ...more: readonly string[]): Promise<PipedProgram> {
    const program = this.startClient(name, ...more);
    program.type(name, "a password", "PUBLIC");
    await program.expect(/You registered successfully\.[\s\S]*Input Command:\n/);
    return program;
  }

  /** Starts a client that prints JSON, and registers its user. */
  async pipedJsonClient(name: string): Promise<PipedProgram> {
    const program = this.startClient(name, "--json");
    program.type(name, "a password", "PUBLIC");
    await program.expect(/"event":"registered"/);
    return program;
  }

  /** Starts a client at a pipe, which asks for the user name. */
  startClient(client: string, ...more: readonly string[]): PipedProgram {
    const program = new PipedProgram("client", this.flagsOf(client, more));
    this.#closing.push(() => program.stop());
    return program;
  }

  /** Starts a client in a terminal, which asks for the user name. */
  terminalClient(name: string, { flags = [], env = {}, columns }: TerminalClientOptions = {}): TerminalProgram {
    const program = new TerminalProgram("client", this.flagsOf(name, flags), env, columns);
    this.#closing.push(() => program.stop());
    return program;
  }

  /** Starts a client in a terminal, and registers its user. */
  async registeredTerminal(name: string, options: TerminalClientOptions = {}): Promise<TerminalProgram> {
    const program = this.terminalClient(name, options);
    await program.answers(
      ["Enter your username (no white spaces!):", name],
      ["Register or log in?", "register"],
      ["New password:", "a password"],
      ["New password again:", "a password"],
      ["Do you want to be 'PRIVATE' or 'PUBLIC':", "PUBLIC"],
    );
    await program.shows("Input Command:");
    return program;
  }

  /** Runs a client with all its input, until it ends. */
  runClient(client: string, input: string, ...more: readonly string[]): Promise<Ended> {
    return runProgram("client", this.flagsOf(client, more), input);
  }

  /** Registers a user with the library, in this process. */
  async libraryClient(name: string): Promise<ChatClient> {
    const options = { pins: new MemoryPins(), portMapping: false, logInAgain: false, limits: FEW_ITERATIONS };
    const client = await ChatClient.connect(this.url, options);
    this.#closing.push(() => client.close());
    await client.register({ name, password: "a password", privacy: "PUBLIC" });
    return client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()));
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function oldAccount(id: number, name: string): Account {
  const everyone = Audience.EVERYONE;
  const privacy = PrivacySettings.create({ see: everyone, message: everyone, connect: everyone, address: everyone });
  return { id, name, key: name.toLowerCase(), verifier: verifierOf("a password", randomBytes(16)), privacy };
}

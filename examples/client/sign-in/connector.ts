import { join } from "node:path";
import { acceptIterations, ChatClient, type ChatError, formatServerAddress, type ServerAddress } from "chatwire";
import type { Options } from "../options.ts";
import type { Screen } from "../screen/screen.ts";
import { UserOutbox } from "../user/user-outbox.ts";
import { PinRecorder, type ServerChange } from "./pin-recorder.ts";

const SERVER_CHANGES: Readonly<Record<ServerChange["kind"], (address: string, fingerprint: string) => string>> = {
  accepted: (address, fingerprint) =>
    `The key sha256=${fingerprint} of ${address} is accepted and replaces the old one.`,
  announced: (address, fingerprint) =>
    `${address} has changed to the key sha256=${fingerprint}, which it had announced. It replaces the old one.`,
};

/**
 * Connects to the server for a login. The server closes a connection that does not
 * log in for too long; the connector then opens another one.
 */
export class Connector {
  readonly pins: PinRecorder;
  /** Called when the server has delivered an invitation of the user. */
  onInvited = (): void => {};
  readonly #server: ServerAddress;
  readonly #trust: Options["trust"];
  readonly #acceptIterations: number | undefined;
  readonly #portMapping: Options["portMapping"];
  readonly #relayOnly: boolean;
  /** Undefined on shared machines: texts that wait end with the program. */
  readonly #outbox: UserOutbox | undefined;
  readonly #signal: AbortSignal;
  #client: ChatClient | undefined;
  /** Why the connection is closed. */
  #reason: ChatError | undefined;

  /** @throws ChatError the server is unreachable, or shows a key that is not the pinned one */
  static async open(screen: Screen, options: Options, signal: AbortSignal): Promise<Connector> {
    const { server, dataDir } = options;
    const outbox = options.remember === "device" ? new UserOutbox(screen, options) : undefined;
    const connector = new Connector(options, new PinRecorder(join(dataDir, "pins")), outbox, signal);
    await connector.#connect();
    const fingerprint = connector.pins.take();
    const change = connector.pins.takeServerChange();
    const address = formatServerAddress({ ...server, fingerprint: undefined });
    if (change !== undefined) {
      const { kind, fingerprint } = change;
      screen.tell({ event: "serverPinned", server: address, fingerprint }, SERVER_CHANGES[kind](address, fingerprint));
    }
    // If the user gave the fingerprint, the library has compared it already.
    if (fingerprint !== undefined && server.fingerprint === undefined) {
      screen.tell({ event: "serverPinned", server: address, fingerprint }, [
        { text: `First connection to ${address}, key sha256=${fingerprint}.`, style: "bold" },
        " Compare it with the line that the server printed.",
      ]);
    }
    return connector;
  }

  private constructor(options: Options, pins: PinRecorder, outbox: UserOutbox | undefined, signal: AbortSignal) {
    const { server, trust, acceptIterations, portMapping, relayOnly } = options;
    this.#server = server;
    this.#trust = trust;
    this.#acceptIterations = acceptIterations;
    this.#portMapping = portMapping;
    this.#relayOnly = relayOnly;
    this.pins = pins;
    this.#outbox = outbox;
    this.#signal = signal;
  }

  /** Whether texts that wait outlive the program. */
  get keepsTexts(): boolean {
    return this.#outbox?.isKept === true;
  }

  /** Accepts what the user chose, for one user name, although the server asked for more iterations before. */
  async acceptIterations(name: string): Promise<void> {
    if (this.#acceptIterations !== undefined)
      await acceptIterations(formatServerAddress(this.#server), name, this.#acceptIterations, this.pins);
  }

  /** Runs a call on the connection. If that is closed, or closes during the call, runs it once more on a new one. */
  async attempt<T>(run: (client: ChatClient) => Promise<T>): Promise<T> {
    if (this.#client !== undefined && this.#reason === undefined) {
      try {
        return await run(this.#client);
      } catch (error) {
        if (this.#reason === undefined) throw error;
      }
    }
    return run(await this.#connect());
  }

  async close(): Promise<void> {
    await this.#client?.close();
  }

  async #connect(): Promise<ChatClient> {
    const { verify, ca } = { ca: undefined, ...this.#trust };
    const client = await ChatClient.connect(formatServerAddress(this.#server), {
      pins: this.pins,
      ...(this.#outbox !== undefined && { outbox: this.#outbox }),
      ...(verify === "ca" && { verify, ...(ca !== undefined && { ca }) }),
      portMapping: this.#portMapping,
      relayOnly: this.#relayOnly,
      limits: this.#acceptIterations === undefined ? {} : { scramIterationsMin: this.#acceptIterations },
      signal: this.#signal,
      tap: (way, { body }) => {
        if (way === "received" && body.case === "inviteResponse") this.onInvited();
      },
    });
    this.#client = client;
    this.#reason = undefined;
    client.closed.then((reason) => {
      if (this.#client === client) this.#reason = reason;
    });
    return client;
  }
}

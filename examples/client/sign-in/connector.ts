import { join } from "node:path";
import { ChatClient, type ChatError } from "chatwire";
import type { Options } from "../options.ts";
import type { Screen } from "../screen/screen.ts";
import { FirstUses } from "./pin-recorder.ts";

/**
 * A connection on which somebody is about to log in. The server closes one
 * that waits for too long: then another one takes its place.
 */
export class Reception {
  readonly pins: FirstUses;
  /** Is called when the server has handed an invitation of the user on. */
  onInvited = (): void => {};
  readonly #server: URL;
  readonly #signal: AbortSignal;
  #client: ChatClient | undefined;
  /** Why the connection is closed. */
  #reason: ChatError | undefined;

  /** @throws ChatError the server cannot be reached, or is another one than before */
  static async open(screen: Screen, { server, dataDir }: Options, signal: AbortSignal): Promise<Reception> {
    const reception = new Reception(server, new FirstUses(join(dataDir, "pins")), signal);
    await reception.#connect();
    const fingerprint = reception.pins.take();
    const replacement = reception.pins.takeReplacement();
    const address = `${server.protocol}//${server.host}`;
    if (replacement !== undefined) {
      const text = `The certificate sha256=${replacement} of ${address} is accepted, in the place of the known one.`;
      screen.tell({ event: "serverPinned", server: address, fingerprint: replacement }, text);
    }
    // A fingerprint that the user gave need not be compared.
    if (fingerprint !== undefined && server.hash === "") {
      screen.tell({ event: "serverPinned", server: address, fingerprint }, [
        { text: `First time at ${address}, certificate sha256=${fingerprint}:`, style: "bold" },
        " compare it with the line that the server printed.",
      ]);
    }
    return reception;
  }

  private constructor(server: URL, pins: FirstUses, signal: AbortSignal) {
    this.#server = server;
    this.pins = pins;
    this.#signal = signal;
  }

  /** Does something on the connection; where that is closed, or closes before it is done, once more on another one. */
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
    const client = await ChatClient.connect(this.#server.href, {
      pins: this.pins,
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

import type { PeerLink } from "../../../src/index.ts";
import { sleep } from "../kills/load.ts";
import type { Probe } from "../probe.ts";

const PAUSE_MS = 300;

/** A link between two clients, on which one of them sends a text every now and then. */
export class Talk {
  readonly #link: PeerLink;
  readonly #ends: readonly PeerLink[];
  #arrived = 0;
  #arrivedMs = performance.now();
  #longestGapMs = 0;
  #isRunning = true;
  readonly ended: string[] = [];

  static async begin(from: Probe, to: Probe): Promise<Talk> {
    const accepted = (async () => {
      for await (const invitation of to.client.conversations.invitations) return invitation.accept();
      throw new Error("Nobody was invited.");
    })();
    const link = await from.client.connectTo(to.name);
    return new Talk(link, await accepted);
  }

  private constructor(link: PeerLink, other: PeerLink) {
    this.#link = link;
    this.#ends = [link, other];
    link.closed.then((error) => this.ended.push(String(error)));
    void this.#receive(other);
    void this.#send();
  }

  /** How many texts have arrived since the last call, and how long none did, in milliseconds. */
  take(): { readonly arrived: number; readonly longestGapMs: number } {
    const longestGapMs = Math.max(this.#longestGapMs, performance.now() - this.#arrivedMs);
    const taken = { arrived: this.#arrived, longestGapMs };
    [this.#arrived, this.#longestGapMs] = [0, 0];
    return taken;
  }

  async close(): Promise<void> {
    this.#isRunning = false;
    await Promise.all(this.#ends.map((link) => link.close()));
  }

  async #receive(link: PeerLink): Promise<void> {
    for await (const _text of link) {
      const nowMs = performance.now();
      this.#longestGapMs = Math.max(this.#longestGapMs, nowMs - this.#arrivedMs);
      this.#arrived += 1;
      this.#arrivedMs = nowMs;
    }
  }

  async #send(): Promise<void> {
    while (this.#isRunning && this.ended.length === 0) {
      await this.#link.send("still there").catch(() => {});
      await sleep(PAUSE_MS);
    }
  }
}

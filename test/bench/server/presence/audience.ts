import { SetStatusRequest, Status, WatchPeersRequest } from "../../../../generated/chatwire/v1/presence.ts";
import { SetStatus, WatchPeers } from "../../../../generated/chatwire/v1/rules.ts";
import { type Client, chatwire } from "../protocols/chatwire.ts";
import type { Member, Target } from "../protocols/protocol.ts";
import { raw } from "../protocols/raw.ts";

/** Clients that log in at a time. */
const AT_ONCE = 32;

export type AudienceRequest =
  | { readonly kind: "watch"; readonly target: Target; readonly count: number }
  | { readonly kind: "log in"; readonly target: Target; readonly count: number }
  /** To a server of bare sockets. */
  | { readonly kind: "connect"; readonly target: Target; readonly count: number }
  | { readonly kind: "change status"; readonly forMs: number; readonly everyMs: number }
  | { readonly kind: "drop" };

export interface AudienceAnswer {
  /** That the watching clients got since the last answer. */
  readonly bytes: number;
  readonly tookMs: number;
  /** Requests that were made. */
  readonly requests: number;
}

/** Clients that watch the list of peers, and clients that change it. */
export class Audience {
  readonly #watchers: Member[] = [];
  readonly #visitors: Client[] = [];
  #lastNumber = 0;
  #bytes = 0;

  async handle(request: AudienceRequest): Promise<AudienceAnswer> {
    const startedMs = performance.now();
    const requests = await this.#handle(request);
    const bytes = this.#bytes;
    this.#bytes = 0;
    return { bytes, tookMs: performance.now() - startedMs, requests };
  }

  async #handle(request: AudienceRequest): Promise<number> {
    if (request.kind === "change status") return this.#changeStatus(request.forMs, request.everyMs);
    if (request.kind === "drop") {
      for (const { socket } of this.#watchers.splice(0)) socket.destroy();
      return 0;
    }
    const left = Array.from({ length: request.count }, () => this.#join(request));
    await Promise.all(Array.from({ length: AT_ONCE }, () => runAll(left)));
    return request.count;
  }

  /** @returns what has one client join */
  #join({ kind, target }: AudienceRequest & { target: Target }): () => Promise<void> {
    return async () => {
      this.#lastNumber += 1;
      const client = await this.#open(kind, target);
      const { socket } = client;
      socket.removeAllListeners("close");
      socket.on("error", () => {});
      socket.on("data", (bytes) => {
        client.count(bytes);
        if (kind === "watch") this.#bytes += bytes.length;
      });
    };
  }

  async #open(kind: AudienceRequest["kind"], target: Target): Promise<Member> {
    if (kind === "connect") {
      const member = await raw.join(target, this.#lastNumber, "receiver");
      this.#watchers.push(member);
      return member;
    }
    const client = await chatwire.join(target, this.#lastNumber, "receiver");
    if (kind === "log in") this.#visitors.push(client);
    else {
      await client.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
      this.#watchers.push(client);
    }
    return client;
  }

  /** One visitor after the other changes its status. */
  async #changeStatus(forMs: number, everyMs: number): Promise<number> {
    let count = 0;
    for (const endMs = performance.now() + forMs; performance.now() < endMs; count++) {
      const client = this.#visitors[count % this.#visitors.length];
      const isAway = Math.floor(count / this.#visitors.length) % 2 === 0;
      client?.request(SetStatus, SetStatusRequest.create({ status: isAway ? Status.AWAY : Status.AVAILABLE }));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    return count;
  }
}

async function runAll(left: (() => Promise<void>)[]): Promise<void> {
  for (let next = left.pop(); next !== undefined; next = left.pop()) await next();
}

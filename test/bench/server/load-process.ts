import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { FanOut, Numbers } from "./load.ts";
import { chatwire } from "./protocols/chatwire.ts";
import { chatwireRoom } from "./protocols/chatwire-room.ts";
import { mqtt } from "./protocols/mqtt.ts";
import { nats } from "./protocols/nats.ts";
import type { Protocol, Target } from "./protocols/protocol.ts";
import { raw } from "./protocols/raw.ts";
import { socketIo, webSocket } from "./protocols/web-socket.ts";

export const PROTOCOLS = { raw, chatwire, chatwireRoom, webSocket, socketIo, mqtt, nats } satisfies Record<
  string,
  Protocol
>;

export type LoadRequest =
  | {
      readonly kind: "join";
      readonly protocol: keyof typeof PROTOCOLS;
      readonly targets: readonly Target[];
      readonly receivers: number;
    }
  | {
      readonly kind: "stay";
      readonly protocol: keyof typeof PROTOCOLS;
      readonly target: Target;
      readonly numbers: Numbers;
    }
  | { readonly kind: "fan out"; readonly bursts: number; readonly perBurst: number };

/** The clients of one server, in a process of their own. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  /** @param program  arguments of node: `load-main.ts` as it runs */
  constructor(program: readonly string[]) {
    this.#child = spawn(process.execPath, program, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#ended = once(this.#child, "exit");
  }

  /** See `Load.join`. */
  async join(protocol: keyof typeof PROTOCOLS, targets: readonly Target[], receivers: number): Promise<void> {
    await this.#ask({ kind: "join", protocol, targets, receivers });
  }

  /** Has receivers join that stay idle. */
  async stay(protocol: keyof typeof PROTOCOLS, target: Target, numbers: Numbers): Promise<void> {
    await this.#ask({ kind: "stay", protocol, target, numbers });
  }

  fanOut(bursts: number, perBurst: number): Promise<FanOut> {
    return this.#ask({ kind: "fan out", bursts, perBurst });
  }

  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  async #ask<Answer>(request: LoadRequest): Promise<Answer> {
    const ended = this.#ended.then(() => [{ error: "The process of the clients has ended." }]);
    this.#child.send(request);
    const [answer] = await Promise.race([once(this.#child, "message"), ended]);
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }
}

import { ROUND_TRIP_MAX_MS } from "../rtt-estimator.ts";

/** The latest requests that count. To the path in use one goes every 3 s, so these are those of five minutes. */
const REQUESTS_MAX = 100;
/** Older requests no longer count, in milliseconds. To other paths one goes every 15 s: about 20 count. */
const WINDOW_MS = 300_000;

/** How much of what proves a path got lost lately. */
export interface PathLoss {
  /**
   * The share of requests for a proof that have no answer after 3 s, because they or their answers got lost, from 0 to 1;
   * undefined while `requests` is 0.
   */
  readonly rate: number | undefined;
  /** How many requests that is about: the latest 100 of the last five minutes, without those that wait for their answer. */
  readonly requests: number;
}

interface Request {
  readonly token: bigint;
  readonly sentMs: number;
  isAnswered: boolean;
}

/**
 * Counts the requests for a proof of one path that got lost.
 *
 * A request counts as lost if no answer has come `ROUND_TRIP_MAX_MS` after it was sent. A later answer changes nothing.
 * Requests from before the first answer do not count: nobody may be there, or a NAT not open. Nor do those that test
 * larger sizes: a path that drops them is no worse.
 *
 * @see proto/PROTOCOL.md, "Paths"
 */
export class ProofLoss {
  /** The oldest first. */
  readonly #requests: Request[] = [];
  #hasBegun = false;

  /** The peer has answered: requests count from now on. */
  begin(): void {
    this.#hasBegun = true;
  }

  /** The path may lead elsewhere from now on. */
  restart(): void {
    this.#requests.length = 0;
    this.#hasBegun = false;
  }

  requested(token: bigint, nowMs: number): void {
    if (!this.#hasBegun) return;
    this.#requests.push({ token, sentMs: nowMs, isAnswered: false });
    if (this.#requests.length > REQUESTS_MAX) this.#requests.shift();
  }

  answered(token: bigint, nowMs: number): void {
    const request = this.#requests.findLast((each) => each.token === token);
    if (request !== undefined && !isLate(request, nowMs)) request.isAnswered = true;
  }

  at(nowMs: number): PathLoss {
    const recent = this.#requests.filter(({ sentMs }) => nowMs - sentMs <= WINDOW_MS);
    const lost = recent.filter((each) => !each.isAnswered && isLate(each, nowMs)).length;
    const requests = lost + recent.filter(({ isAnswered }) => isAnswered).length;
    return { rate: requests === 0 ? undefined : lost / requests, requests };
  }
}

function isLate({ sentMs }: Request, nowMs: number): boolean {
  return nowMs - sentMs > ROUND_TRIP_MAX_MS;
}

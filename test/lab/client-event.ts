import type { Explanation } from "chatwire";

/** What the client program tells the lab. */
export type ClientNews =
  | { readonly event: "registered" }
  /** It accepts an invitation. */
  | { readonly event: "accepting" }
  /** Paths are in the form that people read. */
  | { readonly event: "connected"; readonly path: string; readonly paths: readonly string[] }
  /** The answer to the command `paths`. */
  | { readonly event: "paths"; readonly path: string; readonly paths: readonly string[] }
  /** The link takes another path. */
  | { readonly event: "path taken"; readonly path: string }
  /** The answer to the command `ping`: how long a request of the server takes, at best. */
  | { readonly event: "pinged"; readonly roundTripMs: number }
  /** The answer to the command `explain`. */
  | { readonly event: "explained"; readonly explained: Explained }
  /** It could not connect. */
  | { readonly event: "failed"; readonly code: string; readonly reason: string }
  /** The link ended. */
  | { readonly event: "closed"; readonly code: string; readonly reason: string }
  /** The first text arrived. */
  | { readonly event: "text"; readonly text: string }
  /** The peer's client did not confirm a text. */
  | { readonly event: "undelivered"; readonly text: string; readonly code: string; readonly reason: string }
  /** The client has seen that the addresses of its machine have changed. */
  | { readonly event: "moved" }
  /** The answer to the command `count`: how much of the peer's streams has arrived. */
  | { readonly event: "counted"; readonly texts: number; readonly frames: number }
  /** The streams of this side have ended, and each text is delivered or not. */
  | { readonly event: "settled"; readonly sent: number }
  /** The answer to the command `arrivals`. */
  | { readonly event: "arrivals"; readonly arrivals: Arrivals }
  /** The server has answered a request. */
  | { readonly event: "asked" }
  /** The connection to the server is lost, and the client connects again. */
  | { readonly event: "server lost"; readonly code: string; readonly reason: string }
  /** The client is connected again: its session was resumed, or a login of its own accord restored what it could. */
  | { readonly event: "server back"; readonly how: "resumed" | "restored" }
  /** The connection to the server ended for good. */
  | { readonly event: "server gone"; readonly code: string; readonly reason: string };

/** Why the link is as it is, or why there is none. */
export interface Explained {
  readonly explanation?: Explanation;
}

/** What arrived of the peer's streams. */
export interface Arrivals {
  readonly texts: readonly string[];
  readonly frames: number;
  /** The longest times without a media frame: their beginnings and ends, by the clock of `atMs`. */
  readonly gaps: readonly (readonly [fromMs: number, toMs: number])[];
}

/** News of some kinds, as a line of JSON. */
export type LabEvent<Name extends ClientNews["event"]> = Extract<ClientNews, { readonly event: Name }> & {
  /** Milliseconds of a clock that all processes of a machine share. */
  readonly atMs: number;
};

/** Now, by that clock. Not the wall clock, which may be set while the lab runs. */
export function sharedClockMs(): number {
  return Number(process.hrtime.bigint() / 1_000n) / 1_000;
}

/** Reads a line; undefined if it is not an event of one of the kinds. */
export function eventOf<Name extends ClientNews["event"]>(
  line: string,
  ...names: readonly Name[]
): LabEvent<Name> | undefined {
  const value: unknown = JSON.parse(line);
  return isEvent(value, names) ? value : undefined;
}

function isEvent<Name extends ClientNews["event"]>(value: unknown, names: readonly Name[]): value is LabEvent<Name> {
  return typeof value === "object" && value !== null && "event" in value && names.some((name) => name === value.event);
}

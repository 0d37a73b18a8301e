/**
 * The lines of a recording. In a file, each is one JSON object without its `number`, and the first one is its `Start`.
 */

import type { JsonValue } from "../wire/json/value-writer.ts";

/** Raised when older programs would misread a recording. */
export const RECORDING_VERSION = 1;
/** The `format` of the first line. */
export const RECORDING_FORMAT = "chatwire recording";

/** The first line of a file. */
export interface Start {
  readonly format: typeof RECORDING_FORMAT;
  readonly version: number;
  /** When the recording began, in milliseconds since 1970. */
  readonly startedMs: number;
  /** Whether texts and the bodies of applications are in it. */
  readonly contents: boolean;
}

/** How much of an allowance is used. */
export interface Usage {
  /** In bytes or in messages, after this message. */
  readonly used: number;
  readonly max: number;
}

/** A message that passed an end of a connection. */
export interface MessageLine {
  readonly kind: "message";
  /** Counts the lines of the recording, from 1. */
  readonly number: number;
  /** Milliseconds since the start. */
  readonly ms: number;
  /** The connection: they are counted from 1. */
  readonly connection: number;
  /** The end that was recorded. */
  readonly end: "client" | "server";
  /** Address and port of the other end. */
  readonly other: string;
  /** Who is logged in, or is about to be; "" if it is not known. */
  readonly user: string;
  readonly way: "sent" | "received";
  /** Length of the encoded message, without the length prefix of its frame. */
  readonly bytes: number;
  /**
   * The state before and after the message, without STATE_. Both ends of a connection keep the same one: the sender
   * enters it when it sends the message, the receiver when the message arrives.
   */
  readonly before: string;
  readonly after: string;
  /** Of the rate that the rule of the message declares; absent: it has none. */
  readonly rate?: Usage;
  /** Of the requests that the connection may send at once; absent: no request, or before the server named its limits. */
  readonly requests?: Usage;
  /** The message in protobuf's JSON format, without what is secret. */
  readonly message: JsonValue;
}

/**
 * A message that passed inside a link, in one datagram. A repeated message is recorded again. A message in parts has a
 * line for each part, and one for the whole message after its last part.
 */
export interface LinkMessageLine {
  readonly kind: "link message";
  readonly number: number;
  readonly ms: number;
  /** The link: they are counted from 1. */
  readonly link: number;
  /** The user whose client was recorded, and the peer. */
  readonly user: string;
  readonly peer: string;
  readonly way: "sent" | "received";
  /** Length of the encoded message, before it was sealed. */
  readonly bytes: number;
  /** How many parts the message had, at most 4; absent: it passed in one datagram. */
  readonly parts?: number;
  /** The way that the datagram took: "direct", "port-mapped", "relay over udp", "relay over tls". */
  readonly path: string;
  /** Address and port at the other end of that way. */
  readonly destination: string;
  /** The state of the link at this side, before the message was handled. */
  readonly state: LinkState;
  /** Of the rate that the rule of the message declares; absent: it has none. */
  readonly rate?: Usage;
  /** The message in protobuf's JSON format, without what is secret. */
  readonly message: JsonValue;
}

/** The states of a link, as in PROTOCOL.md, "States of a link". */
export type LinkState = "connecting" | "connected" | "closing" | "closed";

/** A link, when its state, its paths or its round trips have changed. */
export interface LinkLine {
  readonly kind: "link";
  readonly number: number;
  readonly ms: number;
  readonly link: number;
  readonly user: string;
  readonly peer: string;
  readonly state: LinkState;
  /** Smoothed round trip time in milliseconds; absent: not measured. */
  readonly rttMs?: number;
  readonly paths: readonly {
    readonly destination: string;
    readonly kind: string;
    readonly state: string;
    readonly isInUse: boolean;
    /** Milliseconds; absent: not measured. */
    readonly rttMs?: number;
  }[];
}

/** So many messages before it were not recorded. */
export interface GapLine {
  readonly kind: "gap";
  readonly number: number;
  readonly ms: number;
  readonly lost: number;
  readonly reason: string;
}

/** A line of a recording. */
export type Line = MessageLine | LinkMessageLine | LinkLine | GapLine;

/** What the page shows of a line: names, and the rules that the schema declares. */

import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { CommandJson } from "../../generated/chatwire/v1/command.json.ts";
import {
  Addressee,
  Conversation,
  Delivery,
  Direction,
  RoomRole,
  type Rule,
  State,
} from "../../generated/chatwire/v1/options.ts";
import { eventOf, methodOf } from "../session/rules.ts";
import type { Line, LinkMessageLine, MessageLine } from "./line.ts";

/** A line, and for a message what follows from the schema. */
export type Entry = Line & {
  /** The name of the body: "SendTextRequest". */
  readonly title?: string;
  /** "request", "response", "event" or "error". */
  readonly type?: string;
  /** Whether it is a response or an error: the rule is then that of the request. */
  readonly isAnswer?: boolean;
  readonly rule?: readonly Row[];
};

/** What is ruled, and how. */
type Row = readonly [string, string];

/** The fields of a message besides its body. */
const BESIDE_BODY = ["header", "carriedAck"];

export function entryOf(line: Line): Entry {
  if (line.kind !== "message" && line.kind !== "link message") return line;
  const message: Readonly<Record<string, unknown>> = Object(line.message);
  const { type, command, recipient } = Object(message["header"]);
  const bodyCase = Object.keys(message).find((name) => !BESIDE_BODY.includes(name)) ?? "unknown message";
  const short = String(type ?? "")
    .replace("MESSAGE_TYPE_", "")
    .toLowerCase();
  const rule = ruleRows(line, short, typeof command === "string" ? CommandJson.numbers.get(command) : undefined);
  return {
    ...line,
    title: bodyCase === "error" ? titleOfError(message) : `${bodyCase.charAt(0).toUpperCase()}${bodyCase.slice(1)}`,
    type: bodyCase === "error" ? "error" : short,
    isAnswer: short === "response",
    ...(rule && { rule: [...rule, ...roomRows(Object(recipient)["room"])] }),
  };
}

/** The room to which a request is addressed, as programs and logs write its id. @param id  in base64 */
function roomRows(id: unknown): Row[] {
  return typeof id === "string" ? [["room", Buffer.from(id, "base64").toString("hex")]] : [];
}

function titleOfError(message: Readonly<Record<string, unknown>>): string {
  const { code } = Object(message["error"]);
  return `Error ${String(code ?? "").replace("ERROR_CODE_", "")}`;
}

function ruleRows(line: MessageLine | LinkMessageLine, type: string, command: number | undefined): Row[] | undefined {
  if (command === undefined) return undefined;
  const found = type === "event" ? eventOf(command) : methodOf(command);
  if (found === undefined) return undefined;
  const { rule, name } = found;
  const requests: Row[] =
    line.kind === "link message" || line.requests === undefined ? [] : [["requests at once", usageOf(line.requests)]];
  const critical: Row[] = rule.critical ? [["critical", "yes"]] : [];
  return [
    [type === "event" ? "event" : "method", name],
    ["allowed in", rule.states.map((state) => nameOf(State, state)).join(", ")],
    ["direction", directionOf(rule)],
    ["size", sizeOf(rule, line, type)],
    ["rate", rateOf(rule, line)],
    ...requests,
    ...unlessZero("addressee", Addressee, rule.addressee),
    ...unlessZero("least role", RoomRole, rule.roomRole ?? 0),
    ...unlessZero("delivery", Delivery, rule.delivery),
    ...unlessZero("enters", State, rule.enters),
    ...unlessZero("conversation", Conversation, rule.conversation),
    ...unlessZero("feature", Feature, rule.feature),
    ...critical,
  ];
}

/** A method says its direction only if it is not that of most. */
function directionOf({ direction }: Rule): string {
  const shown = direction === Direction.UNSPECIFIED ? Direction.CLIENT_TO_SERVER : direction;
  return nameOf(Direction, shown).toLowerCase().replaceAll("_", " ");
}

function sizeOf({ bytesMax }: Rule, { bytes, kind }: MessageLine | LinkMessageLine, type: string): string {
  const unit = kind === "message" ? "frame" : "datagram";
  const allowed = bytesMax === 0 ? `as long as a ${unit} may be` : `at most ${bytesMax} bytes`;
  return type === "response" ? allowed : `${bytes} bytes; ${allowed}`;
}

function rateOf({ rate }: Rule, line: MessageLine | LinkMessageLine): string {
  if (rate === undefined) return "none of its own";
  const declared = `${rate.perSecond}/s, burst ${rate.burst}`;
  return line.rate === undefined ? declared : `${declared}; ${usageOf(line.rate)}`;
}

function usageOf({ used, max }: { used: number; max: number }): string {
  return `${used} of ${max} used`;
}

function unlessZero(what: string, names: Readonly<Record<string, number>>, value: number): Row[] {
  return value === 0 ? [] : [[what, nameOf(names, value)]];
}

function nameOf(names: Readonly<Record<string, number>>, value: number): string {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? String(value);
}

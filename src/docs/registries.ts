/**
 * Draws the registries: the numbers that the schema allots, and who may allot which.
 *
 * The ranges are declared here. Drawing fails if the schema allots a number outside of them.
 */

import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Direction } from "../../generated/chatwire/v1/options.ts";
import { PeerCloseReason } from "../../generated/chatwire/v1/peer.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { EndReason } from "../../generated/chatwire/v1/signalling.ts";
import { UsageError } from "../errors.ts";
import { DatagramKind } from "../framing/datagram.ts";
import { GREASE_FIRST, GREASE_LAST } from "../framing/grease.ts";
import { code, digits, list, table } from "./markdown.ts";
import type { NumberRange, Registry, SchemaComments } from "./schema-comments.ts";

/** A subject of the protocol, with the numbers that are set aside for it. */
interface Subject {
  readonly name: string;
  readonly services: readonly string[];
  readonly commands: readonly NumberRange[];
  readonly bodies: readonly NumberRange[];
}

const ONE_NUMBER_MAX = 2 ** 31 - 1;
/** Numbers that never get a meaning (RFC 8701). */
const GREASE: NumberRange = range(GREASE_FIRST, GREASE_LAST);

/** Who allots which numbers, in every registry of the schema. */
const ALLOTMENT: readonly (NumberRange & { readonly by: string; readonly isSpecified: boolean })[] = [
  {
    ...range(0, 0),
    by: "Nobody. An enum value 0 means that nothing was said; there is no field 0.",
    isSpecified: true,
  },
  { ...range(1, 8_999), by: "This specification.", isSpecified: true },
  {
    ...GREASE,
    by: "Nobody. Implementations send them at random (RFC 8701); they never get a meaning.",
    isSpecified: false,
  },
  { ...range(9_100, 9_999), by: "This specification.", isSpecified: true },
  {
    ...range(10_000, 18_999),
    by: "Private use: anybody, for ends that have agreed on a meaning by other means. This specification never uses them.",
    isSpecified: false,
  },
  { ...range(19_000, 19_999), by: "Nobody. Protobuf does not allow them as numbers of fields.", isSpecified: false },
  { ...range(20_000, ONE_NUMBER_MAX), by: "Nobody yet.", isSpecified: false },
];

/** The registries, each with its own reservation of the grease in the schema. */
export const REGISTRIES = [
  { name: "MessageType", what: "`type` in the header" },
  { name: "Command", what: "Commands" },
  { name: "Message", what: "Bodies: the fields of `Message`" },
  { name: "Header", what: "Fields of `Header`" },
  { name: "ErrorCode", what: "Error codes" },
  { name: "Feature", what: "Features" },
  { name: "ServerLimits", what: "Limits: the fields of `ServerLimits`" },
  { name: "EndReason", what: "Reasons of `Decline` and `HangUp`" },
  { name: "PeerCloseReason", what: "Reasons of `PeerClose`" },
] as const;

/** An enum that travels in messages. */
interface WireEnum {
  readonly name: string;
  /** Where its values stand. */
  readonly where: string;
  /** What a receiver does with a value that it does not know. */
  readonly unknown: string;
  /** Where the values are listed; absent: in the table of values. */
  readonly values?: string;
}

const REFUSED = "A server refuses the request with `INVALID_ARGUMENT`.";

/** Every enum that a `Message` can contain. Drawing fails if one is missing. */
export const ENUMS: readonly WireEnum[] = [
  {
    name: "MessageType",
    where: "`type` in the header",
    unknown: "The message is skipped; see [Messages](#3-messages).",
    values: "[`message.proto`](chatwire/v1/message.proto)",
  },
  {
    name: "Command",
    where: "`command` in the header, and in `PeerRefusal`",
    unknown:
      "The message is refused or skipped; see [Messages](#3-messages). In a `PeerRefusal`, it is reported by its number.",
    values: "[Commands](#7-commands)",
  },
  {
    name: "ErrorCode",
    where: "`ErrorInfo`, `PeerRefusal`, `PeerMessagesRefused`, `MessageOutcome`, `PeerFileResult`, `PeerFileWithdrawn`",
    unknown: "It is reported by its number. `retryable` says whether to try again.",
    values: "[Error codes](#17-error-codes)",
  },
  {
    name: "Feature",
    where: "Hello, `Capabilities`",
    unknown: "It is ignored, and so not agreed on.",
    values: "[Hello](#hello)",
  },
  {
    name: "Privacy",
    where: "`Register`, `SetPrivacy`, `Peer`",
    unknown: `${REFUSED} A client takes it for \`CUSTOM\`.`,
  },
  { name: "Audience", where: "`PrivacySettings`", unknown: `${REFUSED} A client takes it for \`NOBODY\`.` },
  { name: "Status", where: "`SetStatus`, `Peer`", unknown: `${REFUSED} A client takes it for \`AWAY\`.` },
  { name: "PeerScope", where: "`WatchScope`", unknown: REFUSED },
  { name: "ContactState", where: "`Contact`", unknown: "A client takes it for `NONE`." },
  {
    name: "Receipt",
    where: "`Text`, `ReceiptChanged`",
    unknown: "A client takes it for no receipt, and ignores the event.",
  },
  { name: "RoomVisibility", where: "`RoomSettings`", unknown: `${REFUSED} A client takes it for \`HIDDEN\`.` },
  { name: "RoomHistory", where: "`RoomSettings`", unknown: `${REFUSED} A client takes it for \`SINCE_JOINING\`.` },
  {
    name: "RoomRole",
    where: "`RoomSettings`, `Room`, `RoomMember`, `RoomLogEntry`",
    unknown: `${REFUSED} A client takes it for \`GUEST\`.`,
  },
  { name: "RoomStanding", where: "`Room`", unknown: "A client takes it for `NONE`." },
  { name: "RoomScope", where: "`ListRooms`", unknown: REFUSED },
  { name: "RoomMemberScope", where: "`ListRoomMembers`", unknown: REFUSED },
  { name: "RoomAction", where: "`ModerateRoom`", unknown: REFUSED },
  { name: "RoomWatch", where: "`WatchRoom`", unknown: REFUSED },
  { name: "RoomLogScope", where: "`GetRoomLog`", unknown: REFUSED },
  {
    name: "RoomLogKind",
    where: "`RoomLogEntry`",
    unknown: "A client shows that something was done, by whom and when.",
  },
  { name: "PostState", where: "`Post`", unknown: "A client shows that there is a post, and nothing of it." },
  {
    name: "Outcome",
    where: "`MessageOutcome`",
    unknown: "A server takes it for no answer. A client takes it for `UNKNOWN`.",
  },
  {
    name: "CandidateKind",
    where: "`Candidate`",
    unknown: "A server passes the candidate on as `HOST`. A client uses it like any other.",
  },
  {
    name: "NatMapping",
    where: "`PeerMapping`, `FamilyConnectivity`",
    unknown: "It means `UNSPECIFIED`: the mapping is unknown, and there is no search.",
  },
  {
    name: "EndReason",
    where: "`Decline`, `HangUp`",
    unknown: "It means what `UNSPECIFIED` means.",
    values: "[reasons](#allotted-numbers)",
  },
  {
    name: "PeerCloseReason",
    where: "`PeerClose`",
    unknown: "It means `DONE`.",
    values: "[reasons](#allotted-numbers)",
  },
];

/** Further messages in which implementations send fields of grease. */
const GREASED_MESSAGES = ["HelloRequest", "HelloResponse", "Capabilities"] as const;

/** Numbers for subjects. A subject that has used up its own takes the next ones after all ranges. */
const SUBJECTS: readonly Subject[] = [
  subject("connection", ["ConnectionService"], [range(1, 9)], [range(10, 19)]),
  subject("account", ["AccountService"], [range(10, 19), range(38, 38)], [range(20, 39), range(77, 79)]),
  subject("presence", ["PresenceService"], [range(20, 22), range(48, 48)], [range(40, 46)]),
  subject("contacts", ["ContactService"], [range(23, 29)], [range(47, 59)]),
  subject(
    "texts and application messages",
    ["TextService", "ApplicationService"],
    [range(30, 37)],
    [range(60, 76), range(100, 109)],
  ),
  subject("signalling", ["SignallingService"], [range(40, 47)], [range(80, 99)]),
  subject("links", ["PeerService"], [range(50, 59)], [range(110, 119)]),
  subject("rooms", ["RoomService"], [range(80, 119)], [range(200, 249)]),
  subject("any", [], [range(60, GREASE.first - 1)], [range(120, GREASE.first - 1)]),
];

const KIND_BITS_MAX = 15;
/** The four bits of a datagram's kind leave room for no more than this. */
const KINDS: readonly (NumberRange & { readonly by: string })[] = [
  { ...range(0, 0), by: "Nobody." },
  { ...range(1, 13), by: "This specification." },
  { ...range(14, 14), by: "Nobody. It never gets a meaning." },
  { ...range(KIND_BITS_MAX, KIND_BITS_MAX), by: "Private use." },
];

/** Who allots which numbers. */
export function drawAllotment(): string {
  const rows = ALLOTMENT.map(({ by, ...numbers }) => [spanOf(numbers), by]);
  return table(["Numbers", "Allotted by"], rows);
}

/**
 * Each registry with the numbers that it has allotted.
 *
 * @throws UsageError the schema allots a number outside of its range, in these registries or any other
 */
export function drawRegistries(comments: SchemaComments): string {
  for (const registry of comments.registries()) checkNumbers(registry);
  const rows = REGISTRIES.map(({ name, what }) => {
    const registry = comments.registryOf(name);
    checkGrease(registry);
    return [what, code(name), spansOf(registry.numbers.filter((number) => number > 0))];
  });
  for (const name of GREASED_MESSAGES) checkGrease(comments.registryOf(name));
  const kinds = Object.values(DatagramKind);
  return table(["Registry", "In the schema", "Allotted so far"], [...rows, ["Datagram kinds", "-", spansOf(kinds)]]);
}

/** The features, with the messages that belong to each. */
export function drawFeatures(): string {
  const rules = [...Object.values(methods), ...Object.values(events)];
  const rows = Object.entries(Feature)
    .filter(([, number]) => number !== Feature.UNSPECIFIED)
    .map(([name, number]) => {
      const own = rules.filter(({ rule }) => rule.feature === number);
      const isOnLink = ({ rule }: (typeof own)[number]): boolean => rule.direction === Direction.PEER_TO_PEER;
      const names = (of: typeof own): string => list(of.map((each) => code(each.name)));
      return [digits(number), code(name), names(own.filter((each) => !isOnLink(each))), names(own.filter(isOnLink))];
    });
  return table(["No.", "Feature", "Between client and server", "On a link"], rows);
}

/**
 * The enums, and what a receiver makes of a value that it does not know.
 *
 * @throws UsageError an enum in a message is not declared here, or one here is in no message
 */
export function drawEnums(comments: SchemaComments): string {
  checkEnums(comments.enumsIn("Message"));
  const rows = ENUMS.map(({ name, where, unknown, values }) => [code(name), where, unknown, values ?? "below"]);
  return table(["Enum", "In", "A receiver that does not know a value", "Values"], rows);
}

/** @throws UsageError an enum in a message is not declared, or a declared one is in no message */
export function checkEnums(names: readonly string[]): void {
  const declared = new Set(ENUMS.map(({ name }) => name));
  for (const name of names) {
    if (!declared.delete(name)) throw new UsageError(`ENUMS must say what an unknown value of ${name} means.`);
  }
  for (const name of declared) throw new UsageError(`No message contains the enum ${name}, which ENUMS lists.`);
}

/** The values of the enums that no other table lists. */
export function drawEnumValues(comments: SchemaComments): string {
  const rows = ENUMS.filter(({ values }) => values === undefined).flatMap(({ name }) =>
    comments.valuesOf(name).map((value) => [code(name), digits(value.number), code(value.name), value.meaning || "-"]),
  );
  return table(["Enum", "No.", "Value", "Meaning"], rows);
}

/** The reasons with which a client ends an introduction or a link. */
export function drawReasons(comments: SchemaComments): string {
  const reasons = [
    { of: "`Decline`, `HangUp`", enumeration: "EndReason", prefix: "END_REASON_", values: EndReason },
    { of: "`PeerClose`", enumeration: "PeerCloseReason", prefix: "PEER_CLOSE_REASON_", values: PeerCloseReason },
  ];
  const rows = reasons.flatMap(({ of, enumeration, prefix, values }) =>
    Object.entries(values)
      .map(([name, number]) => [of, digits(number), code(name), comments.ofValue(enumeration, `${prefix}${name}`)])
      .filter(([, , , meaning]) => meaning !== ""),
  );
  return table(["Of", "No.", "Reason", "Meaning"], rows);
}

/** The ranges of commands and bodies. @throws UsageError a command or a body is outside of the ranges of its subject */
export function drawSubjects(comments: SchemaComments): string {
  checkSubjects(commandsOf(comments));
  const rows = SUBJECTS.map(({ name, commands, bodies }) => [
    name === "any" ? "any, once its own range is used up" : name,
    list(commands.map(spanOf)),
    list(bodies.map(spanOf)),
  ]);
  return table(["Subject", "Commands", "Bodies"], rows);
}

/** The kinds of datagrams. @throws UsageError a kind is not one of this specification's */
export function drawDatagramKinds(): string {
  for (const kind of Object.values(DatagramKind)) {
    if (!KINDS.some((kinds) => isIn(kinds, kind) && kinds.by === "This specification."))
      throw new UsageError(`The datagram kind ${kind} is not in a range of this specification.`);
  }
  return table(
    ["Kinds", "Allotted by"],
    KINDS.map(({ by, ...numbers }) => [spanOf(numbers), by]),
  );
}

/** @throws UsageError a number is not this specification's to allot */
export function checkNumbers({ name, numbers }: Registry): void {
  for (const number of numbers) {
    const found = ALLOTMENT.find((allotted) => isIn(allotted, number));
    if (found?.isSpecified !== true)
      throw new UsageError(`${name} allots ${number}, which is outside of the ranges of the specification.`);
  }
}

/** @throws UsageError the schema does not reserve the grease, so that somebody could allot it */
export function checkGrease({ name, reserved }: Registry): void {
  if (!reserved.some(({ first, last }) => first === GREASE.first && last === GREASE.last))
    throw new UsageError(`${name} must have: reserved ${GREASE.first} to ${GREASE.last};`);
}

/** A command with the numbers of its bodies. */
export interface NumberedCommand {
  readonly name: string;
  /** Without its package; undefined for an event, whose command says the subject. */
  readonly service: string | undefined;
  readonly command: number;
  readonly bodies: readonly number[];
}

/** @throws UsageError a command or a body is outside of the ranges of its subject */
export function checkSubjects(commands: readonly NumberedCommand[]): void {
  for (const { name, service, command, bodies } of commands) {
    const subjects = SUBJECTS.filter(({ services, commands: ranges }) =>
      service === undefined ? ranges.some((each) => isIn(each, command)) : services.includes(service),
    );
    const allowed = [...subjects, ...SUBJECTS.filter((each) => each.name === "any")];
    if (!allowed.some(({ commands: ranges }) => ranges.some((each) => isIn(each, command))))
      throw new UsageError(`The command ${command} of ${name} is outside of the range of its subject.`);
    for (const body of bodies) {
      if (!allowed.some(({ bodies: ranges }) => ranges.some((each) => isIn(each, body))))
        throw new UsageError(`The body ${body} of ${name} is outside of the range of its subject.`);
    }
  }
}

function commandsOf(comments: SchemaComments): NumberedCommand[] {
  const bodyOf = (type: string): number => comments.choiceOfType("Message", type);
  return [
    ...Object.values(methods).map(({ name, service, command, request, response }) => ({
      name,
      service: service.replace(/^.*\./, ""),
      command,
      bodies: [request, response].map(({ typeName }) => bodyOf(typeName.replace(/^.*\./, ""))),
    })),
    ...Object.values(events).map(({ name, command }) => ({
      name,
      service: undefined,
      command,
      bodies: [bodyOf(name)],
    })),
  ];
}

function subject(
  name: string,
  services: readonly string[],
  commands: readonly NumberRange[],
  bodies: readonly NumberRange[],
): Subject {
  return { name, services, commands, bodies };
}

function range(first: number, last: number): NumberRange {
  return { first, last };
}

function isIn({ first, last }: NumberRange, number: number): boolean {
  return first <= number && number <= last;
}

/** 1, 2, 3, 7 becomes "1 to 3, 7". */
function spansOf(numbers: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && number === last.last + 1) last.last = number;
    else spans.push({ first: number, last: number });
  }
  return list(spans.map(spanOf));
}

function spanOf({ first, last }: NumberRange): string {
  if (last === ONE_NUMBER_MAX) return `${digits(first)} and above`;
  return first === last ? digits(first) : `${digits(first)} to ${digits(last)}`;
}

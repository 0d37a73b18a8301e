/** Draws the tables of refusals from the rules of the schema and the declarations of the routes. */

import { Direction, type Rule } from "../../generated/chatwire/v1/options.ts";
import { methods } from "../../generated/chatwire/v1/rules.ts";
import { Chat } from "../chat/chat.ts";
import type { Refusal } from "../chat/state/route.ts";
import { ANNOUNCEMENT_SALT_BYTES } from "../crypto/link/announcement.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { announceLimits, connectionRoutes } from "../server/connection-routes.ts";
import { type Check, EVENT_CHECKS, isForStream, REQUEST_CHECKS } from "../session/checks.ts";
import { byCommand, serviceTables } from "./commands.ts";
import { code, list, table } from "./markdown.ts";

/** A command that clients send to the server. */
interface Request {
  readonly name: string;
  readonly service: string;
  readonly command: number;
  readonly rule: Rule;
}

const REQUESTS: readonly Request[] = Object.values<Request>(methods)
  .filter(({ rule }) => rule.direction === Direction.CLIENT_TO_SERVER)
  .sort(byCommand);

/** A code with which requests are refused because of their rules, whatever their handlers do. */
interface RuleRefusal {
  readonly code: string;
  readonly appliesTo: (rule: Rule) => boolean;
}

/** The codes of the checks before the handler, in the order of their first check, and that of a handler that fails. */
export const RULE_REFUSALS: readonly RuleRefusal[] = [...new Set(REQUEST_CHECKS.map(({ code }) => code))]
  .flatMap((code) => {
    const checks = REQUEST_CHECKS.filter((check) => check.code === code);
    const appliesTo = (rule: Rule): boolean => checks.some((check) => check.appliesTo(rule));
    // A command of the schema is never unknown.
    return code === "UNKNOWN_COMMAND" ? [] : [{ code, appliesTo }];
  })
  .concat({ code: "INTERNAL", appliesTo: isForStream });

/** The checks of a request, in their order. */
export function drawRequestChecks(): string {
  return drawChecks(REQUEST_CHECKS);
}

/** The checks of an event or of a message of an undefined type, in their order. */
export function drawEventChecks(): string {
  return drawChecks(EVENT_CHECKS);
}

function drawChecks(checks: readonly Check[]): string {
  return table(
    ["Check", "Code"],
    checks.map((check) => [check.holds, code(check.code)]),
  );
}

/** The codes that follow from the rules, and the commands that each applies to. */
export function drawRuleRefusals(): string {
  return table(
    ["Code", "Commands"],
    RULE_REFUSALS.map((refusal) => [code(refusal.code), commandsOf(refusal)]),
  );
}

/** What the handler of each command refuses: one table for each service. */
export function drawRefusals(): string {
  const declared = declaredRefusals();
  const rowsOf = ({ name }: Request): string[][] => {
    const refusals = declared.get(name) ?? [];
    if (refusals.length === 0) return [[code(name), "-", "-"]];
    return refusals.map(([refusal, condition]) => [code(name), code(refusal), condition]);
  };
  return serviceTables(REQUESTS, ["Command", "Code", "Condition"], rowsOf);
}

/** The refusals that each route declares, by the name of its method. */
export function declaredRefusals(): Map<string, readonly Refusal[]> {
  const random = (length: number): Uint8Array => new Uint8Array(length);
  const stored = {
    secret: random(32),
    iterations: undefined,
    keptSalts: [],
    registrationOpen: true,
    bans: [],
    invitationCodes: [],
    lastAccountId: 0,
    servedMs: 0,
    wallMs: 0,
    accounts: [],
    devices: [],
    relations: [],
    mailboxes: [],
    waiting: [],
    unanswered: [],
    bytesSent: [],
    rooms: [],
    roomMembers: [],
    roomRelations: [],
    roomLog: [],
  };
  const chat = new Chat({ limits: DEFAULT_LIMITS, random, stored, nowMs: 0 });
  const ofConnection = connectionRoutes({
    announcedLimits: () => announceLimits(DEFAULT_LIMITS, undefined),
    random,
    datagramSecret: () => new Uint8Array(32),
    resume: () => undefined,
    grease: undefined,
    furtherAddresses: () => [],
    datagramPort: 0,
    secondPort: undefined,
    features: new Set(),
    ban: () => undefined,
    nextKey: () => undefined,
    announcementSalt: random(ANNOUNCEMENT_SALT_BYTES),
    bindRelay: () => undefined,
    onHello: () => {},
    onDatagramKeys: () => {},
  });
  const routes = [...chat.routes, ...Object.entries(ofConnection)];
  return new Map(routes.map(([name, { refusals }]) => [name, refusals]));
}

/** All commands, or those that a code applies to, whichever way is shorter to say. */
function commandsOf({ appliesTo }: RuleRefusal): string {
  const names = (requests: readonly Request[]): string => list(requests.map(({ name }) => code(name)));
  const [applying, others] = [
    REQUESTS.filter(({ rule }) => appliesTo(rule)),
    REQUESTS.filter(({ rule }) => !appliesTo(rule)),
  ];
  if (others.length === 0) return "All";
  return others.length < applying.length ? `All but ${names(others)}` : names(applying);
}

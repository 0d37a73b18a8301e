/** The commands that a server takes while it runs. The program that sends one checks it by the same table. */

import { UsageError } from "chatwire";
import type { LogLevel, Operator } from "chatwire/server";
import { RUNTIME_LIMITS } from "chatwire/server";
import { formatTwoColumns } from "../../shared/columns.ts";
import { WrongUsage } from "../../shared/flags.ts";
import { printable } from "../../shared/printable.ts";
import type { ControlItem, ControlRequest } from "./control.ts";

/** The commands that every process of a server can carry out: on its own connections, and on the limits in force. */
export type ConnectionsOperator = Pick<Operator, "connections" | "kickConnection" | "limits">;

/**
 * The parts of the running server that commands use. Where the server has several processes, one may not have them all:
 * reading what another one has throws a UsageError that says which.
 */
export interface CommandContext {
  readonly operator: Operator;
  readonly connections: ConnectionsOperator;
  /** Fires when what answers commands has ended, so that those under way may not be answered. */
  readonly ended: AbortSignal;
  /** Copies the database into a new file. Absent: it is in PostgreSQL, which has tools for that. */
  readonly backup: ((file: string) => Promise<void>) | undefined;
  readonly setLogLevel: (level: LogLevel | "none") => void;
  /** Reads certificate and next key from their files. If one cannot be used, the server keeps what it has. */
  readonly loadCertificates: () => Promise<void>;
}

type Words = readonly string[];
type FlagValues = { readonly [Name in keyof typeof COMMAND_FLAGS]?: string };

interface ControlCommand {
  /** Placeholders of the words after the name; the last may be optional: "[PART]". */
  readonly operands: readonly string[];
  readonly flags?: readonly (keyof typeof COMMAND_FLAGS)[];
  readonly text: string;
  readonly run: (context: CommandContext, words: Words, flags: FlagValues) => AsyncIterable<ControlItem>;
}

/** The flags of commands, besides those that say where the server's files are. */
export const COMMAND_FLAGS = {
  for: { value: "TIME", text: "how long a ban or an invitation holds: 90s, 30m, 12h, 7d; default for ever" },
  uses: { value: "COUNT", text: "how many users may register with an invitation; default 1" },
  yes: { text: "confirms the deletion of an account" },
  json: { text: "print one JSON object a line" },
} as const;

const LOG_LEVELS = ["debug", "info", "warn", "error", "none"] as const;
const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export const COMMANDS: Readonly<Record<string, ControlCommand>> = {
  connections: {
    operands: [],
    text: "list the open connections: number, address, since when, and who is logged in",
    run: async function* ({ connections }) {
      for (const value of connections.connections()) {
        const { connection, address, port, opened, user, loggedIn, gateway } = value;
        const who = user === undefined ? "nobody" : `${printable(user)} since ${loggedIn?.toISOString()}`;
        const where = gateway === undefined ? "" : `  at ${gateway.name} with the number ${gateway.connection}`;
        const text = `${connection}  ${address} port ${port}  opened ${opened.toISOString()}  ${who}${where}`;
        yield { value, text };
      }
    },
  },
  accounts: {
    operands: ["[PART]"],
    text: "list the accounts, or those whose name contains PART",
    run: async function* ({ operator }, [part]) {
      for (const value of operator.accounts(part)) {
        const { name, privacy, status, logins, devices, waitingTexts, banned } = value;
        const counts = `logins: ${logins}, devices: ${devices}, waiting texts: ${waitingTexts}`;
        yield { value, text: `${printable(name)}  ${privacy}  ${status}  ${counts}${banned ? "  banned" : ""}` };
      }
    },
  },
  kick: {
    operands: ["NAME"],
    text: "end all logins of a user, who may log in again",
    run: async function* ({ operator }, [name = ""]) {
      const logins = await operator.kick(name);
      yield { value: { logins }, text: `Logins ended: ${logins}.` };
    },
  },
  "kick-connection": {
    operands: ["NUMBER"],
    text: "close a connection, by its number in the list and in the log",
    run: async function* ({ connections }, [number = ""]) {
      connections.kickConnection(wholeNumber(number, "NUMBER"));
      yield { text: "Closed." };
    },
  },
  ban: banCommand("NAME", "ban a user name, registered or not, and end its logins", (name) => ({ name })),
  "ban-address": banCommand("ADDRESS", "ban an IP address (IPv6: its /64), and close its connections", (address) => ({
    address,
  })),
  "ban-network": banCommand("NETWORK", "ban a network in CIDR notation: 192.0.2.0/24", (network) => ({ network })),
  unban: unbanCommand("NAME", "remove the ban of a user name", (name) => ({ name })),
  "unban-address": unbanCommand("ADDRESS", "remove the ban of an address", (address) => ({ address })),
  "unban-network": unbanCommand("NETWORK", "remove the ban of a network", (network) => ({ network })),
  bans: {
    operands: [],
    text: "list the bans, those that have ended included",
    run: async function* ({ operator }) {
      for (const value of operator.bans()) {
        const { kind, subject, since, until, ended } = value;
        const end = until === undefined ? "for ever" : `${ended ? "ended" : "until"} ${until.toISOString()}`;
        yield { value, text: `${kind}  ${printable(subject)}  since ${since.toISOString()}  ${end}` };
      }
    },
  },
  registration: {
    operands: ["[open|closed]"],
    text: "show whether users may register without an invitation, or change it",
    run: async function* ({ operator }, [to]) {
      if (to !== undefined) await operator.setRegistration(oneOf(to, ["open", "closed"], "Registration"));
      const { registration } = operator;
      yield { value: { registration }, text: `Registration is ${registration}.` };
    },
  },
  invite: {
    operands: [],
    flags: ["for", "uses"],
    text: "create an invitation code, for users to register while registration is closed",
    run: async function* ({ operator }, _, flags) {
      const uses = flags.uses === undefined ? undefined : wholeNumber(flags.uses, "--uses");
      const value = await operator.createInvitationCode({ uses, durationMs: durationMs(flags.for) });
      yield { value, text: `${value.code}\nThe code is not kept. Its id is ${value.id}.` };
    },
  },
  invitations: {
    operands: [],
    text: "list the invitation codes by their ids, without the codes",
    run: async function* ({ operator }) {
      for (const value of operator.invitationCodes()) {
        const { id, usesLeft, created, expires, expired } = value;
        const end = expires === undefined ? "" : `  ${expired ? "expired" : "expires"} ${expires.toISOString()}`;
        yield { value, text: `${id}  uses left: ${usesLeft}  created ${created.toISOString()}${end}` };
      }
    },
  },
  uninvite: {
    operands: ["ID"],
    text: "remove an invitation code, by its id",
    run: async function* ({ operator }, [id = ""]) {
      await operator.removeInvitationCode(id);
      yield { text: "Removed." };
    },
  },
  delete: {
    operands: ["NAME"],
    flags: ["yes"],
    text: "delete an account with everything that belongs to it; needs --yes",
    run: async function* ({ operator }, [name = ""]) {
      await operator.deleteAccount(name);
      yield { text: "Deleted." };
    },
  },
  export: {
    operands: ["NAME"],
    text: "print all that is kept of an account as JSON, without its secrets",
    run: async function* ({ operator }, [name = ""]) {
      const { account, texts } = operator.exportAccount(name);
      yield { value: { account }, text: `{"account":${JSON.stringify(account)},"texts":[` };
      let separator = "";
      for await (const value of texts) {
        yield { value: { text: value }, text: `${separator}${JSON.stringify(value)}` };
        separator = ",";
      }
      yield { text: "]}" };
    },
  },
  rooms: {
    operands: ["[PART]"],
    text: "list the rooms, hidden ones too, or those whose name contains PART",
    run: async function* ({ operator }, [part]) {
      for (const value of operator.rooms(part)) {
        const { id, name, visibility, members, posts, owners } = value;
        const counts = `members: ${members}, posts: ${posts}, owners: ${owners.map(printable).join(", ")}`;
        yield { value, text: `${id}  ${printable(name)}  ${visibility}  ${counts}` };
      }
    },
  },
  "close-room": {
    operands: ["ID"],
    flags: ["yes"],
    text: "close a room and delete its posts; needs --yes",
    run: async function* ({ operator }, [id = ""]) {
      await operator.closeRoom(id);
      yield { text: "Closed." };
    },
  },
  "appoint-room-owner": {
    operands: ["ID", "NAME"],
    text: "make a member of a room an owner of it",
    run: async function* ({ operator }, [id = "", name = ""]) {
      await operator.appointRoomOwner(id, name);
      yield { text: "Appointed." };
    },
  },
  "begin-room-epochs": {
    operands: [],
    text: "let clients get all posts anew, after the database was set back",
    run: async function* ({ operator }) {
      const rooms = await operator.beginRoomEpochs();
      yield { value: { rooms }, text: `Rooms: ${rooms}.` };
    },
  },
  limits: {
    operands: [],
    text: "list the limits in force, and which of them can be changed",
    run: async function* ({ connections }) {
      for (const [name, limit] of Object.entries(connections.limits())) {
        const changeable = RUNTIME_LIMITS.some((each) => each === name);
        yield { value: { name, limit, changeable }, text: `${name} ${limit}${changeable ? "  changeable" : ""}` };
      }
    },
  },
  limit: {
    operands: ["NAME", "VALUE"],
    text: "change a limit until the server ends; clients are told",
    run: async function* ({ operator }, [name = "", value = ""]) {
      const limit = RUNTIME_LIMITS.find((each) => each === name);
      if (limit === undefined) {
        const list = RUNTIME_LIMITS.join(", ");
        throw new WrongUsage(`${name} is not a limit that can be changed while the server runs. These are: ${list}.`);
      }
      operator.setLimit(limit, wholeNumber(value, "VALUE"));
      yield { value: { name: limit, limit: Number(value) }, text: `${limit} ${value}` };
    },
  },
  "load-certificates": {
    operands: [],
    text: "read the certificate and the next key anew, as SIGHUP does",
    run: async function* ({ loadCertificates }) {
      await loadCertificates();
      yield { text: "Loaded." };
    },
  },
  "log-level": {
    operands: ["LEVEL"],
    text: `change the lowest level that is logged: ${LOG_LEVELS.join(", ")}`,
    run: async function* ({ setLogLevel }, [level = ""]) {
      setLogLevel(oneOf(level, LOG_LEVELS, "LEVEL"));
      yield { text: `The server logs from ${level} on.` };
    },
  },
  backup: {
    operands: ["FILE"],
    text: "copy the database into a new file",
    run: async function* ({ backup }, [file = ""]) {
      if (backup === undefined) throw new UsageError("The accounts are in PostgreSQL. Copy its database with pg_dump.");
      await backup(file);
      yield { text: `Wrote ${file}.` };
    },
  },
};

type Subject = Parameters<Operator["ban"]>[0];

function banCommand(operand: string, text: string, subjectOf: (word: string) => Subject): ControlCommand {
  return {
    operands: [operand],
    flags: ["for"],
    text,
    run: async function* ({ operator }, [word = ""], flags) {
      const value = await operator.ban(subjectOf(word), { durationMs: durationMs(flags.for) });
      const end = value.until === undefined ? "for ever" : `until ${value.until.toISOString()}`;
      yield { value, text: `Banned ${printable(value.subject)} ${end}.` };
    },
  };
}

function unbanCommand(operand: string, text: string, subjectOf: (word: string) => Subject): ControlCommand {
  return {
    operands: [operand],
    text,
    run: async function* ({ operator }, [word = ""]) {
      await operator.unban(subjectOf(word));
      yield { text: "Removed the ban." };
    },
  };
}

/** The help for all commands. */
export function describeCommands(): string {
  const rows = Object.entries(COMMANDS).map(
    ([name, { operands, text }]) => [[name, ...operands].join(" "), text] as const,
  );
  return formatTwoColumns(rows);
}

/**
 * Checks the words and flags of a command, but not their values.
 *
 * @throws WrongUsage
 */
export function findCommand({ words, flags }: ControlRequest): ControlCommand {
  const isConfirmed = Object.hasOwn(flags, "yes");
  const [name = "", ...operands] = words;
  const known = Object.keys(COMMANDS).join(", ");
  if (name === "") throw new WrongUsage(`ctl needs a command. The commands are: ${known}.`);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new WrongUsage(`There is no command "${name}". The commands are: ${known}.`);
  const required = command.operands.filter((operand) => !operand.startsWith("["));
  if (operands.length < required.length || operands.length > command.operands.length)
    throw new WrongUsage(`The command is: ${[name, ...command.operands].join(" ")}`);
  for (const flag of Object.keys(flags)) {
    if (!command.flags?.some((each) => each === flag))
      throw new WrongUsage(`The command ${name} has no flag --${flag}.`);
  }
  if (command.flags?.includes("yes") && !isConfirmed) {
    throw new WrongUsage(`${name} ${operands.join(" ")} cannot be undone. Add --yes to confirm it.`);
  }
  return command;
}

function durationMs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count = "", unit = ""] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  if (unitMs === undefined) throw new WrongUsage(`--for must look like 90s, 30m, 12h or 7d, not "${text}".`);
  return Number(count) * unitMs;
}

function wholeNumber(text: string, what: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new WrongUsage(`${what} must be a whole number, not "${text}".`);
  return Number(text);
}

function oneOf<Word extends string>(text: string, words: readonly Word[], what: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new WrongUsage(`${what} must be one of ${words.join(", ")}, not "${text}".`);
  return found;
}

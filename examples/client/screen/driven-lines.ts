/** The version of the commands, see proto/PROTOCOL.md, "Driving a client". */
export const DRIVE_VERSION = "1";

/** The values that a field accepts. None of them changes the meaning of the line in which it is typed. */
interface Kind {
  /** Continues "The field NAME must be ...". */
  readonly text: string;
  readonly pattern: RegExp;
  /** How it is typed, if not as it is. */
  readonly typed?: (field: string) => string;
}

interface Command {
  readonly fields: Readonly<Record<string, Kind>>;
  /** The lines that a person would type; `{name}` stands for a field. */
  readonly lines: readonly string[];
}

const word: Kind = { text: "a text without white space", pattern: /^\S+$/ };
const line: Kind = { text: "a text without line breaks", pattern: /^[^\r\n]+$/ };
const text: Kind = { text: "a text without white space at its ends", pattern: /^\S(?:[\s\S]*\S)?$/ };
const peerText: Kind = { ...text, typed: (field) => (field.startsWith("/") ? `/${field}` : field) };
const oneLine: Kind = {
  text: "a text without line breaks and without white space at its ends",
  pattern: /^\S(?:[^\r\n]*\S)?$/,
};
const seconds: Kind = { text: "a number of seconds", pattern: /^\d{1,4}(?:\.\d{1,3})?$/ };
const privacy: Kind = { text: "PUBLIC or PRIVATE", pattern: /^(?:PUBLIC|PRIVATE)$/ };
const visibility: Kind = { text: "PUBLIC, KNOCK or HIDDEN", pattern: /^(?:PUBLIC|KNOCK|HIDDEN)$/ };
const role: Kind = { text: "GUEST, MEMBER, MODERATOR or OWNER", pattern: /^(?:GUEST|MEMBER|MODERATOR|OWNER)$/ };
const number: Kind = { text: "the number of a post", pattern: /^[1-9]\d{0,14}$/ };
const minutes: Kind = { text: "a number of minutes", pattern: /^\d{1,5}$/ };

const COMMANDS: Readonly<Record<string, Command>> = {
  register: { fields: { name: word, password: line, privacy }, lines: ["{name}", "{password}", "{privacy}"] },
  // A name that is registered already leads to a login. The privacy is asked for first, and stays as it is.
  logIn: { fields: { name: word, password: line }, lines: ["{name}", "{password}", "PUBLIC"] },
  getPeers: { fields: {}, lines: ["get_peers"] },
  sendText: { fields: { to: word, text }, lines: ["send {to} {text}"] },
  broadcast: { fields: { text }, lines: ["connect to client", "broadcast", "{text}"] },
  connectTo: { fields: { peer: word }, lines: ["connect to client", "chat {peer}"] },
  accept: { fields: { peer: word }, lines: ["accept {peer}"] },
  decline: { fields: { peer: word }, lines: ["decline {peer}"] },
  acceptKey: { fields: { peer: word, fingerprint: word }, lines: ["accept key {peer} {fingerprint}"] },
  sendPeerText: { fields: { text: peerText }, lines: ["{text}"] },
  sendMedia: { fields: { seconds }, lines: ["/stream {seconds}"] },
  leave: { fields: {}, lines: ["/leave"] },
  getRooms: { fields: {}, lines: ["rooms"] },
  createRoom: { fields: { room: word, visibility }, lines: ["create room {room} {visibility}"] },
  joinRoom: { fields: { room: word }, lines: ["join {room}"] },
  leaveRoom: { fields: { room: word }, lines: ["leave room {room}"] },
  // In a room, after `createRoom` or `joinRoom`, until `leave`.
  post: { fields: { text: peerText }, lines: ["{text}"] },
  editPost: { fields: { text: oneLine }, lines: ["/edit {text}"] },
  deletePost: { fields: { number }, lines: ["/delete {number}"] },
  reactToPost: { fields: { number, reaction: word }, lines: ["/react {reaction} {number}"] },
  reportPost: { fields: { number, text: oneLine }, lines: ["/report {number} {text}"] },
  pinPost: { fields: { number }, lines: ["/pin {number}"] },
  getRoomHistory: { fields: {}, lines: ["/history"] },
  getRoomMembers: { fields: {}, lines: ["/members"] },
  getRoomLog: { fields: {}, lines: ["/log"] },
  setTopic: { fields: { text: oneLine }, lines: ["/topic {text}"] },
  inviteToRoom: { fields: { user: word }, lines: ["/invite {user}"] },
  removeFromRoom: { fields: { user: word }, lines: ["/remove {user}"] },
  banFromRoom: { fields: { user: word }, lines: ["/ban {user}"] },
  unbanFromRoom: { fields: { user: word }, lines: ["/unban {user}"] },
  muteInRoom: { fields: { user: word, minutes }, lines: ["/mute {user} {minutes}"] },
  setRoomRole: { fields: { user: word, role }, lines: ["/role {user} {role}"] },
  changePassword: {
    fields: { password: line, newPassword: line },
    lines: ["change password", "{password}", "{newPassword}"],
  },
  logOff: { fields: {}, lines: ["connect to client", "logoff"] },
  quit: { fields: {}, lines: ["quit"] },
};

/** The lines of a command, or what is wrong with it in a sentence. */
export type Driven = { readonly lines: readonly string[] } | { readonly fault: string };

/**
 * Translates a command, which is a JSON object on one line, into the lines that a person would type. Fields that the
 * command does not have are ignored.
 *
 * @returns the line itself if it is no JSON object
 */
export function drivenLines(typed: string): Driven {
  if (!typed.trimStart().startsWith("{")) return { lines: [typed] };
  const fields = parseFields(typed);
  if (fields === undefined) return { fault: "The command is not valid JSON." };
  const name = fields.get("command");
  const command = typeof name === "string" && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command === undefined ? { fault: "The command is unknown." } : fillIn(command, fields);
}

function fillIn(command: Command, fields: ReadonlyMap<string, unknown>): Driven {
  const values = new Map<string, string>();
  for (const [name, kind] of Object.entries(command.fields)) {
    const value = fields.get(name);
    if (value === undefined) return { fault: `The field ${name} is missing.` };
    if (typeof value !== "string" || !kind.pattern.test(value)) {
      return { fault: `The field ${name} must be ${kind.text}.` };
    }
    values.set(name, kind.typed?.(value) ?? value);
  }
  return { lines: command.lines.map((form) => form.replace(/\{(\w+)\}/g, (_, name) => values.get(name) ?? "")) };
}

/** Returns the fields of the JSON object in a line, or undefined if the line is not a JSON object. */
function parseFields(typed: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(typed);
    return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

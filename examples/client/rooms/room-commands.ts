import type { MissingPosts, PostEntry, PostPosition, Room, RoomLogEntry, RoomMember, RoomRole } from "chatwire";
import { startOf } from "../command-form.ts";
import type { Login } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { formatTable, formatTime } from "../screen/format.ts";
import { memberFields, postFields, roomFields, roomRef } from "../screen/room-events.ts";
import type { Line } from "../screen/screen.ts";
import { missingLine, postLine } from "./room-lines.ts";

/** A command in a room. Its form is as that of other commands; it begins with a slash. */
interface RoomCommand {
  readonly form: string;
  readonly about: string;
  run(login: Login, room: Room, words: readonly string[], last: LastPosts): Promise<void>;
}

/** The last post of the user in a room, and that of another one. */
export interface LastPosts {
  own: PostPosition | undefined;
  other: PostPosition | undefined;
}

const HISTORY_POSTS = 20;
const HISTORY_POSTS_MAX = 1_000;
const LOG_ENTRIES = 30;
const MEMBERS_SHOWN_MAX = 200;
const MINUTE_MS = 60_000;
const ROLES: readonly RoomRole[] = ["guest", "member", "moderator", "owner"];

/** All commands in a room, but those that `RoomTalk` handles itself. */
export const ROOM_COMMANDS: readonly RoomCommand[] = [
  { form: "/members", about: "lists the members", run: (login, room) => listUsers(login, room, "members") },
  {
    form: "/topic [TEXT]",
    about: "shows the topic and the settings, or sets the topic",
    run: (login, room, [topic = ""]) => (topic === "" ? showTopic(login, room) : setTopic(login, room, topic)),
  },
  { form: "/history [COUNT]", about: "shows the last posts, by default 20", run: showHistory },
  {
    form: "/edit TEXT",
    about: "replaces the text of your last post",
    run: (login, room, [text = ""], { own }) => about(login, own, (post) => room.edit(post, text)),
  },
  {
    form: "/delete [NUMBER]",
    about: "deletes your last post, or that with a number",
    run: (login, room, [number = ""], { own }) =>
      about(login, numbered(room, number) ?? own, (post) => room.delete(post)),
  },
  {
    form: "/react REACTION [NUMBER]",
    about: "reacts to another's last post, or that with a number",
    run: (login, room, [reaction = "", number = ""], { other }) =>
      about(login, numbered(room, number) ?? other, (post) => room.react(post, reaction)),
  },
  {
    form: "/report NUMBER TEXT",
    about: "reports a post to the moderators",
    run: (login, room, [number = "", reason = ""]) =>
      about(login, numbered(room, number), (post) =>
        change(login, room, () => room.report(post, reason), "The moderators see your report."),
      ),
  },
  {
    form: "/invite NAME",
    about: "invites a user, or lets one in who asks",
    run: (login, room, [name = ""]) =>
      change(
        login,
        room,
        () => room.invite(name),
        `You invited ${name}. The server does not say whether that user exists.`,
      ),
  },
  {
    form: "/asking",
    about: "lists who asks to join (moderators)",
    run: (login, room) => listUsers(login, room, "asking"),
  },
  {
    form: "/remove NAME",
    about: "ends a membership or a request (moderators)",
    run: (login, room, [name = ""]) => change(login, room, () => room.moderation.remove(name), `You removed ${name}.`),
  },
  {
    form: "/ban NAME",
    about: "removes a user, who cannot come back (moderators)",
    run: (login, room, [name = ""]) => change(login, room, () => room.moderation.ban(name), `You banned ${name}.`),
  },
  {
    form: "/unban NAME",
    about: "ends a ban (moderators)",
    run: (login, room, [name = ""]) =>
      change(login, room, () => room.moderation.unban(name), `${name} is no longer banned.`),
  },
  {
    form: "/banned",
    about: "lists who is banned (moderators)",
    run: (login, room) => listUsers(login, room, "banned"),
  },
  { form: "/mute NAME MINUTES", about: "keeps a member from posting; 0 ends it (moderators)", run: mute },
  { form: "/role NAME ROLE", about: `sets a role: ${ROLES.join(", ")}`, run: setRole },
  {
    form: "/pin NUMBER",
    about: "pins a post, or ends that (moderators)",
    run: (login, room, [number = ""]) => about(login, numbered(room, number), (post) => pin(login, room, post)),
  },
  { form: "/log", about: "lists what moderators did (owners)", run: (login, room) => showLog(login, room, "actions") },
  {
    form: "/reports",
    about: "lists reported posts (moderators)",
    run: (login, room) => showLog(login, room, "reports"),
  },
  { form: "/help", about: "lists these commands", run: help },
];

const OTHERS = [
  { form: "/leave", about: "goes back to the commands; you stay a member" },
  { form: "//TEXT", about: "posts a text that begins with a slash" },
];

export function startOfCommand({ form }: { readonly form: string }): string {
  return startOf(form);
}

/** Completions: the commands, and those that take a name with the names of those who have written. */
export function choicesOf(names: readonly string[]): string[] {
  return [
    "/leave",
    ...ROOM_COMMANDS.flatMap(({ form }) => {
      const start = startOf(form);
      if (!form.includes(" ")) return [start];
      const more = /^\S+ NAME \S/.test(form) ? " " : "";
      return form.includes(" NAME") ? [`${start} `, ...names.map((name) => `${start} ${name}${more}`)] : [`${start} `];
    }),
  ];
}

async function help({ screen }: Login): Promise<void> {
  const [back, ...rest] = OTHERS;
  const all = [...(back === undefined ? [] : [back]), ...ROOM_COMMANDS, ...rest];
  const columns = Math.max(...all.map(({ form }) => form.length));
  const lines = all.map(({ form, about }) => `${form.padEnd(columns)}  ${about}`);
  screen.tell({ event: "help", lines }, ...lines.map((line) => `  ${line}`));
}

async function change({ screen, over }: Login, room: Room, run: () => Promise<void>, text: string): Promise<void> {
  await withRetry(run, over);
  screen.tell({ event: "roomModerated", ...roomRef(room), text }, text);
}

async function mute(login: Login, room: Room, [name = "", minutes = ""]: readonly string[]): Promise<void> {
  const count = Number(minutes);
  if (!Number.isFinite(count) || count < 0) {
    login.report("INVALID_INPUT", 'Type "/mute NAME MINUTES", with a number of minutes; 0 lets the member post again.');
    return;
  }
  const told = count === 0 ? `${name} may post again.` : `${name} cannot post for ${count} min.`;
  await change(login, room, () => room.moderation.mute(name, Math.round(count * MINUTE_MS)), told);
}

async function setRole(login: Login, room: Room, [name = "", typed = ""]: readonly string[]): Promise<void> {
  const role = ROLES.find((each) => each === typed.toLowerCase());
  if (role === undefined) {
    login.report("INVALID_INPUT", `There is no role ${typed}. The roles are: ${ROLES.join(", ")}.`);
    return;
  }
  await change(
    login,
    room,
    () => room.moderation.setRole(name, role),
    `${name} is now ${role === "owner" ? "an" : "a"} ${role}.`,
  );
}

/** The post with a typed number, in the present epoch; undefined: none was typed. */
function numbered({ info }: Room, typed: string): PostPosition | undefined {
  const number = Number(typed);
  if (typed === "" || info.membership === undefined || !Number.isSafeInteger(number) || number < 1) return undefined;
  return { epoch: info.membership.epoch, number };
}

async function about(
  login: Login,
  post: PostPosition | undefined,
  run: (post: PostPosition) => Promise<void>,
): Promise<void> {
  if (post === undefined) login.report("INVALID_INPUT", 'Name a post by its number. "/history" shows them.');
  else await withRetry(() => run(post), login.over);
}

async function pin(login: Login, room: Room, post: PostPosition): Promise<void> {
  const isPinned = room.info.membership?.pinned.includes(post.number) ?? false;
  const { moderation } = room;
  await change(
    login,
    room,
    () => (isPinned ? moderation.unpin(post) : moderation.pin(post)),
    `Post ${post.number} is ${isPinned ? "no longer" : "now"} pinned.`,
  );
}

async function setTopic(login: Login, room: Room, topic: string): Promise<void> {
  await change(login, room, () => room.moderation.set({ topic }), `Topic: ${topic}`);
}

async function showLog({ screen, over }: Login, room: Room, list: "actions" | "reports"): Promise<void> {
  const found: RoomLogEntry[] = [];
  for await (const entry of room.moderation.log({ list, signal: over })) if (found.push(entry) === LOG_ENTRIES) break;
  found.reverse();
  const now = new Date();
  const lines = found.map((entry) => logLine(entry, now));
  const entries = found.map(({ number, at, kind, by = "", user = "", post = 0, text }) => ({
    ...{ number, atMs: at.getTime(), kind, by, user, post, text },
  }));
  screen.tell(
    { event: "roomLog", ...roomRef(room), list, entries },
    ...(lines.length === 0 ? ["Nothing yet."] : lines),
  );
}

function logLine({ at, kind, by = "the server", user, post, role, text }: RoomLogEntry, now: Date): Line {
  const parts = [kind, role, user, post === undefined ? undefined : `post ${post}`, text || undefined];
  const what = parts.filter((part) => part !== undefined).join(" ");
  return [{ text: `${formatTime(at, now)}  `, style: "dim" }, { text: `${by}: `, style: "bold" }, what];
}

async function showTopic({ screen }: Login, { info }: Room): Promise<void> {
  const { topic, description, visibility, history, slowModeMs } = info;
  screen.tell(
    { event: "room", room: roomFields(info) },
    topic === "" ? "The room has no topic." : `Topic: ${topic}`,
    ...(description === "" ? [] : [description]),
    {
      text:
        `${visibility}; members read ${history === "whole" ? "all posts" : "posts since they joined"}` +
        (slowModeMs === 0 ? "" : `; slow mode: one post in ${slowModeMs / 1_000} s`),
      style: "dim",
    },
  );
}

async function listUsers({ screen, over }: Login, room: Room, list: "members" | "asking" | "banned"): Promise<void> {
  const found: RoomMember[] = [];
  let isMore = false;
  for await (const member of room.members({ list, signal: over })) {
    isMore = found.length === MEMBERS_SHOWN_MAX;
    if (isMore) break;
    found.push(member);
  }
  const event = {
    event: "roomMembers",
    ...roomRef(room),
    list,
    members: found.map(memberFields),
  } as const;
  const rest: Line[] = isMore ? [{ text: `Only the first ${MEMBERS_SHOWN_MAX} are shown.`, style: "dim" }] : [];
  if (list !== "members") {
    const none = list === "asking" ? "Nobody asks to join." : "Nobody is banned.";
    screen.tell(event, ...(found.length === 0 ? [none] : found.map(({ name }) => name)), ...rest);
    return;
  }
  const rows = found.map(({ name, role = "", status = "-" }) => [name, role, status]);
  const [head = "", ...lines] = formatTable([["NAME", "ROLE", "STATUS"], ...rows]);
  screen.tell(event, { text: head, style: "bold" }, ...lines, ...rest);
}

async function showHistory(login: Login, room: Room, [typed = ""]: readonly string[]): Promise<void> {
  const { screen, over, client } = login;
  const wanted = typed === "" ? HISTORY_POSTS : Number(typed);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > HISTORY_POSTS_MAX) {
    login.report("INVALID_INPUT", `Type "/history COUNT", with a count from 1 to ${HISTORY_POSTS_MAX}.`);
    return;
  }
  const found: (PostEntry | MissingPosts)[] = [];
  for await (const entry of room.history({ signal: over })) if (found.push(entry) === wanted) break;
  found.reverse();
  const now = new Date();
  const lines = found.map((entry) =>
    entry.kind === "missing" ? missingLine(entry) : postLine(entry, client.name ?? "", now, true),
  );
  const posts = found.flatMap((entry) => (entry.kind === "missing" ? [] : [postFields(room.info, entry)]));
  screen.tell(
    { event: "roomHistory", ...roomRef(room), posts },
    ...(lines.length === 0 ? ["There are no posts yet."] : lines),
  );
}

import type { Room, RoomInfo, RoomVisibility } from "chatwire";
import { nearest } from "../../shared/nearest.ts";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { listedRoomLines, ownRoomLines, shortId } from "../rooms/room-lines.ts";
import { RoomTalk } from "../rooms/room-talk.ts";
import { roomFields } from "../screen/room-events.ts";
import type { Line } from "../screen/screen.ts";

/** Listed rooms that are displayed at most. */
const LISTED_MAX = 50;
const VISIBILITIES: readonly RoomVisibility[] = ["public", "knock", "hidden"];

/** Lists the rooms of the user, and those that are listed. */
export async function listRooms({ client, screen, over }: Login, prefix: string): Promise<Next> {
  const own = (await withRetry(() => client.rooms.list({ signal: over }), over)).map(({ info }) => info);
  const listed: RoomInfo[] = [];
  let isMore = false;
  for await (const info of client.rooms.listed({ prefix, signal: over })) {
    if (own.some(({ id }) => id === info.id)) continue;
    isMore = listed.length === LISTED_MAX;
    if (isMore) break;
    listed.push(info);
  }
  const none = own.length === 0 ? ['You have no rooms. "create room NAME" makes one.'] : [];
  const others: Line[] = listed.length === 0 ? [] : [{ text: "Others:", style: "bold" }, ...listedRoomLines(listed)];
  const more: Line[] = isMore
    ? [{ text: '"rooms PREFIX" lists those whose names begin with PREFIX.', style: "dim" }]
    : [];
  screen.tell(
    { event: "rooms", own: own.map(roomFields), listed: listed.map(roomFields) },
    ...(own.length === 0 ? none : ownRoomLines(own)),
    ...others,
    ...more,
  );
  return "next";
}

/** Makes a room, and goes into it. */
export async function createRoom(login: Login, name: string, typed: string): Promise<Next> {
  const { client, screen, over } = login;
  const visibility = typed === "" ? "public" : VISIBILITIES.find((each) => each === typed.toLowerCase());
  if (visibility === undefined) {
    login.report("INVALID_INPUT", `A room is ${VISIBILITIES.join(", ")}. "create room NAME" makes a public one.`);
    return "next";
  }
  const room = await withRetry(() => client.rooms.create({ name, visibility }, { signal: over }), over);
  screen.tell({ event: "roomCreated", room: roomFields(room.info) }, `You made the room ${name}, and own it.`);
  return talk(login, room);
}

/** Goes into a room, after joining it if the user is no member. */
export async function joinRoom(login: Login, typed: string): Promise<Next> {
  const { client, screen, over } = login;
  const info = await choose(login, typed);
  if (info === undefined) return "next";
  if (info.membership !== undefined) return talk(login, await client.rooms.get(info.id, { signal: over }));
  if (screen.interactive) {
    const text = `The members of ${info.name} will see your name, whatever your privacy settings say. Join? (yes or no): `;
    const answer = await login.ask({ kind: "question", text, choices: ["yes", "no"] });
    if (answer.kind === "end") return "quit";
    if (answer.kind !== "line" || !/^\s*y/i.test(answer.text)) return "next";
  }
  const room = await withRetry(() => client.rooms.join(info.id, { signal: over }), over);
  if (room.info.standing === "asked") {
    const text = `You asked to join ${info.name}. Its moderators see your name.`;
    screen.tell({ event: "roomAsked", room: roomFields(room.info) }, text);
    return "next";
  }
  screen.tell({ event: "roomJoined", room: roomFields(room.info) }, `You joined ${info.name}.`);
  return talk(login, room);
}

/**
 * Ends a membership, an invitation or a request.
 *
 * @param successor  the name of who becomes an owner; "": nobody
 */
export async function leaveRoom(login: Login, typed: string, successor: string): Promise<Next> {
  const { client, screen, over } = login;
  const info = await choose(login, typed);
  if (info === undefined) return "next";
  if (info.standing === "none") {
    login.report("NOT_A_MEMBER", `You are not a member of ${info.name}.`);
    return "next";
  }
  const room = await client.rooms.get(info.id, { signal: over });
  await login.roomNews.quietly(room.id, () => withRetry(() => room.leave({ signal: over, successor }), over));
  const text = info.membership === undefined ? `You no longer wait for ${info.name}.` : `You left ${info.name}.`;
  screen.tell({ event: "roomLeft", room: roomFields(room.info) }, text);
  return "next";
}

function talk(login: Login, room: Room): Promise<Next> {
  return login.roomNews.quietly(room.id, () => new RoomTalk(login, room).run());
}

/** Finds a room by its name, or one of the user's by "#" and the beginning of its id. Reports if it is not one. */
async function choose(login: Login, typed: string): Promise<RoomInfo | undefined> {
  const { client, over } = login;
  const own = (await withRetry(() => client.rooms.list({ signal: over }), over)).map(({ info }) => info);
  const found = typed.startsWith("#")
    ? own.filter(({ id }) => id.startsWith(typed.slice(1).toLowerCase()))
    : await withRetry(() => client.rooms.find(typed, { signal: over }), over);
  if (found.length === 1) return found[0];
  if (found.length === 0) {
    const meant = nearest(
      typed,
      own.map(({ name }) => name),
    );
    const advice = meant === undefined ? '"rooms" lists the rooms that you can see.' : `Did you mean ${meant}?`;
    login.report("ROOM_NOT_FOUND", `There is no room ${typed} that you can see. ${advice}`);
  } else {
    const ids = found.map(({ id }) => shortId(id)).join(" or ");
    login.report("SEVERAL_ROOMS", `Several rooms have this name. Type ${ids} in its place.`);
  }
  return undefined;
}

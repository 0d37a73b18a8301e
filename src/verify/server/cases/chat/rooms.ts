/** Cases of "Rooms" in "11. Texts through the server": finding, joining, posts, roles and moderation. */

import { ApplicationMessage } from "../../../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { RoomRole } from "../../../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  EditPostRequest,
  PostInRoomRequest,
  PostState,
  RoomAction,
  RoomHistory,
  RoomLogScope,
  RoomMemberScope,
  RoomScope,
  RoomSettings,
  RoomStanding,
  RoomVisibility,
  RoomWatch,
  SendRoomMessageRequest,
} from "../../../../../generated/chatwire/v1/room.ts";
import {
  Block,
  CreateRoom,
  events,
  GetRoomHistory,
  InviteToRoom,
  JoinRoom,
  LeaveRoom,
  ListRoomMembers,
  ListRooms,
  MarkRoomRead,
  ModerateRoom,
  methods,
  PostInRoom,
  Unblock,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { describeError, hex } from "../../../shared/describe.ts";
import { check, checkEqual, Fault } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import { type AnyMethod, bodyOf } from "../../raw-connection.ts";
import type { ServerCase } from "../../server-context.ts";
import { random } from "../../socket.ts";
import { historyOf, join, moderation, post, ROOMS, roomOf, sharedRoom, usersIn } from "./room-scene.ts";
import { pair } from "./texts.ts";

const {
  ROOM_NOT_FOUND,
  NOT_A_MEMBER,
  ROLE_TOO_LOW,
  NAME_TAKEN,
  INVALID_ARGUMENT,
  MUTED,
  SLOW_MODE,
  LAST_OWNER,
  BANNED_FROM_ROOM,
} = ErrorCode;

const ROOM_METHODS: readonly (readonly [AnyMethod<object>, object])[] = (Object.values(methods) as AnyMethod<object>[])
  .filter(({ name }) => name in requestsIn("nobody"))
  .map((method) => [method, requestsIn("nobody")[method.name] ?? {}]);

function requestsIn(user: string): Readonly<Record<string, object>> {
  return {
    JoinRoom: {},
    LeaveRoom: { successor: "" },
    InviteToRoom: { user },
    PostInRoom: PostInRoomRequest.create({ text: "hello" }),
    GetRoomHistory: { page: { case: "after", value: 0 } },
    MarkRoomRead: { number: 0 },
    ListRoomMembers: { scope: RoomMemberScope.MEMBERS, after: "" },
    ModerateRoom: moderation(RoomAction.REMOVE, user),
    SetRoom: { settings: RoomSettings.create({ name: "room", visibility: RoomVisibility.PUBLIC }) },
    CloseRoom: {},
    EditPost: EditPostRequest.create({ epoch: 1, number: 1, text: "hello" }),
    DeletePost: { epoch: 1, number: 1 },
    ReactToPost: { epoch: 1, number: 1, reaction: "+1", remove: false },
    PinPost: { epoch: 1, number: 1, remove: false },
    ReportPost: { epoch: 1, number: 1, reason: "" },
    GetRoomLog: { scope: RoomLogScope.REPORTS, before: 0 },
    WatchRoom: { watch: RoomWatch.COUNTS },
    SendRoomMessage: SendRoomMessageRequest.create({
      message: ApplicationMessage.create({ typeName: "example.Move" }),
    }),
  };
}

const FINDING: readonly ServerCase[] = [
  {
    id: "rooms/create",
    title: "CreateRoom makes the caller the owner and only member of a room with 16 random bytes as its id",
    heading: ROOMS,
    async run(context) {
      const ada = await context.user("ada");
      const { room } = await roomOf(context, ada, { topic: "Green or black" });
      checkEqual(room.roomId.length, 16, "length of room_id");
      checkEqual(room.settings?.topic, "Green or black", "topic");
      checkEqual(room.settings?.history, RoomHistory.SINCE_JOINING, "history, if none is chosen");
      checkEqual(room.standing, RoomStanding.MEMBER, "standing");
      checkEqual(room.role, RoomRole.OWNER, "role");
      checkEqual(room.members, 1, "members");
      check(room.epoch !== 0, "an epoch other than 0", () => String(room.epoch));
      checkEqual(room.lastNumber, 0, "last_number");
    },
  },
  {
    id: "rooms/listed",
    title: "A public room is in the list of others, and a hidden one in that of its members only",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const shown = await roomOf(context, ada);
      const hidden = await roomOf(context, ada, { visibility: RoomVisibility.HIDDEN });
      const idsOf = async (user: User, scope: RoomScope, prefix: string): Promise<string[]> => {
        const { rooms } = await user.connection.ok(ListRooms, { scope, prefix, after: new Uint8Array() });
        return rooms.map(({ roomId }) => hex(roomId));
      };
      const listed = await idsOf(grace, RoomScope.LISTED, shown.room.settings?.name.toUpperCase() ?? "");
      checkEqual(listed.join(), hex(shown.to.room), "the listed rooms whose names begin with that of the room");
      const hiddenName = hidden.room.settings?.name ?? "";
      checkEqual((await idsOf(grace, RoomScope.LISTED, hiddenName)).join(), "", "listed rooms with the hidden name");
      const own = await idsOf(ada, RoomScope.OWN, "");
      for (const { to } of [shown, hidden])
        check(own.includes(hex(to.room)), "all rooms of the owner", () => own.join());
    },
  },
  {
    id: "rooms/name-taken",
    title: "A second listed room of a name, in any case, is refused with NAME_TAKEN; a hidden one is not",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const { room } = await roomOf(context, ada);
      const name = room.settings?.name.toUpperCase() ?? "";
      const settings = RoomSettings.create({ name, visibility: RoomVisibility.PUBLIC });
      await grace.connection.refused(CreateRoom, CreateRoomRequest.create({ settings }), NAME_TAKEN);
      await roomOf(context, grace, { name, visibility: RoomVisibility.HIDDEN });
    },
  },
  {
    id: "rooms/hidden",
    title: "For every command, a hidden room is byte-identical to an id that no room has",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const { to } = await roomOf(context, ada, { visibility: RoomVisibility.HIDDEN });
      const nowhere = { room: random(16) };
      for (const [method, request] of ROOM_METHODS) {
        const answers = [];
        for (const room of [to, nowhere])
          answers.push(await grace.connection.refused(method, request, ROOM_NOT_FOUND, room));
        const [real = "", unknown = ""] = answers.map((answer) => hex(bodyOf(answer)));
        check(real === unknown, `${method.name}: the answer for an id that no room has (${unknown})`, () => real);
      }
    },
  },
  {
    id: "rooms/not-a-member",
    title: "Who is no member of a listed room sees neither its members nor its posts",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const room = await roomOf(context, ada);
      await post(ada, room, "for members");
      for (const name of ["GetRoomHistory", "ListRoomMembers", "PostInRoom", "MarkRoomRead"]) {
        const [method, request] = ROOM_METHODS.find(([each]) => each.name === name) ?? [];
        if (method !== undefined) await grace.connection.refused(method, request ?? {}, NOT_A_MEMBER, room.to);
      }
      await grace.connection.noEvent(events.PostReceived, "the user is no member");
      const { rooms } = await grace.connection.ok(ListRooms, {
        scope: RoomScope.LISTED,
        prefix: room.room.settings?.name ?? "",
        after: new Uint8Array(),
      });
      checkEqual(rooms[0]?.lastNumber, 0, "last_number for others");
      checkEqual(rooms[0]?.members, 1, "members");
    },
  },
];

const JOINING: readonly ServerCase[] = [
  {
    id: "rooms/knock",
    title: "Who joins a KNOCK room has asked, and is a member once a member invites; both are told",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const room = await roomOf(context, ada, { visibility: RoomVisibility.KNOCK });
      checkEqual((await join(context, grace, room)).standing, RoomStanding.ASKED, "standing of who asks");
      checkEqual(await usersIn(ada, room, RoomMemberScope.ASKING), `${grace.name} 0`, "who asks to join");
      await ada.connection.ok(InviteToRoom, { user: grace.name }, room.to);
      const { room: told } = await grace.connection.event(events.RoomChanged);
      checkEqual(told?.standing, RoomStanding.MEMBER, "standing in RoomChanged");
      const members = [`${ada.name} ${RoomRole.OWNER}`, `${grace.name} ${RoomRole.MEMBER}`].sort().join();
      checkEqual(await usersIn(ada, room, RoomMemberScope.MEMBERS), members, "members");
    },
  },
  {
    id: "rooms/invitation",
    title: "An invitation to a hidden room is told with the inviter's name, and may be declined",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const room = await roomOf(context, ada, { visibility: RoomVisibility.HIDDEN });
      await ada.connection.ok(InviteToRoom, { user: grace.name }, room.to);
      const { room: told } = await grace.connection.event(events.RoomChanged);
      checkEqual(told?.standing, RoomStanding.INVITED, "standing");
      checkEqual(told?.invitedBy, ada.name, "invited_by");
      checkEqual(told?.epoch, 0, "epoch for who is no member");
      await grace.connection.ok(LeaveRoom, { successor: "" }, room.to);
      await grace.connection.refused(JoinRoom, {}, ROOM_NOT_FOUND, room.to);
    },
  },
  {
    id: "rooms/invite-anybody",
    title: "InviteToRoom and a ban answer the same for a user, a private user and a name that nobody has",
    heading: ROOMS,
    async run(context) {
      const ada = await context.user("ada");
      const [grace, hermit] = [await context.user("grace"), await context.user("hermit")];
      const room = await roomOf(context, ada);
      const bodies: string[] = [];
      for (const name of [grace.name, hermit.name, context.newName("nobody")]) {
        const { connection } = ada;
        const invited = connection.request(InviteToRoom, { user: name }, room.to);
        bodies.push(hex(bodyOf(await connection.answerTo(invited))));
      }
      check(new Set(bodies).size === 1, "three equal responses to InviteToRoom", () => bodies.join(" / "));
      for (const name of [hermit.name, context.newName("nobody")])
        await ada.connection.ok(ModerateRoom, moderation(RoomAction.BAN, name), room.to);
    },
  },
  {
    id: "rooms/last-owner",
    title: "The only owner leaves only with a successor, who becomes the owner and is told",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await ada.connection.refused(LeaveRoom, { successor: "" }, LAST_OWNER, room.to);
      await ada.connection.refused(LeaveRoom, { successor: context.newName("nobody") }, LAST_OWNER, room.to);
      await ada.connection.ok(LeaveRoom, { successor: grace.name }, room.to);
      const { room: told } = await grace.connection.event(
        events.RoomChanged,
        (event) => event.room?.role === RoomRole.OWNER,
      );
      checkEqual(told?.members, 1, "members");
    },
  },
  {
    id: "rooms/closed-without-members",
    title: "A room that its last member leaves is gone, and its name is free",
    heading: ROOMS,
    async run(context) {
      const ada = await context.user("ada");
      const { to, room } = await roomOf(context, ada);
      await ada.connection.ok(LeaveRoom, { successor: "" }, to);
      await ada.connection.refused(JoinRoom, {}, ROOM_NOT_FOUND, to);
      await roomOf(context, ada, { name: room.settings?.name ?? "" });
    },
  },
];

const POSTS: readonly ServerCase[] = [
  {
    id: "rooms/posts",
    title: "Posts are numbered from 1 without gaps, and reach the other connections of all members in that order",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const other = await context.again(ada);
      const requests = ["one", "two", "three"].map((text) =>
        ada.connection.request(PostInRoom, PostInRoomRequest.create({ text }), room.to),
      );
      for (const request of requests) await ada.connection.answerTo(request);
      checkEqual(await post(grace, room, "four"), 4, "number of the fourth post");
      for (const { connection } of [other, grace]) {
        for (const [index, text] of ["one", "two", "three"].entries()) {
          const { post: received, roomId, epoch } = await connection.event(events.PostReceived);
          checkEqual(received?.number, index + 1, "number");
          checkEqual(received?.text, text, "text");
          checkEqual(received?.from, ada.name, "from");
          checkEqual(hex(roomId), hex(room.to.room), "room_id");
          checkEqual(epoch, room.room.epoch, "epoch");
        }
      }
      await ada.connection.event(events.PostReceived, (event) => event.post?.number === 4);
      await ada.connection.noEvent(events.PostReceived, "this connection made the posts");
    },
  },
  {
    id: "rooms/exactly-once",
    title: "A post that is repeated with the id of its request is made once, and answered with the same number",
    heading: ROOMS,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, , room] = await sharedRoom(context);
      const id = random(16);
      const { command } = PostInRoom;
      const body = PostInRoom.wrapRequest(PostInRoomRequest.create({ text: "once" }));
      const numbers: (number | undefined)[] = [];
      for (const repeatedAfterMs of [0, 1]) {
        const sequence = ada.connection.send({ command, body, to: room.to, id, repeatedAfterMs });
        const { message } = await ada.connection.answerTo(sequence);
        if (message.body.case === "error")
          throw new Fault("a response to PostInRoom", describeError(message.body.value));
        numbers.push(PostInRoom.unwrapResponse(message.body)?.number);
      }
      checkEqual(numbers.join(), "1,1", "numbers of both answers");
      const { posts } = await historyOf(ada, room, { case: "after", value: 0 });
      checkEqual(posts.length, 1, "posts in the room");
    },
  },
  {
    id: "rooms/catching-up",
    title: "GetRoomHistory after a number has each post since, or says up to which number they are missing",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const room = await roomOf(context, ada);
      for (const text of ["one", "two"]) await post(ada, room, text);
      await join(context, grace, room);
      for (const text of ["three", "four"]) await post(ada, room, text);
      const found: string[] = [];
      let after = 0;
      for (let more = true; more; ) {
        const page = await historyOf(grace, room, { case: "after", value: after });
        checkEqual(page.lastNumber, 4, "last_number");
        if (after === 0) checkEqual(page.missingBefore, 3, "missing_before of who joined after two posts");
        found.push(...page.posts.map(({ number, text }) => `${number} ${text}`));
        after = Math.max(after, page.posts.at(-1)?.number ?? 0, page.missingBefore - 1);
        more = page.more;
      }
      checkEqual(found.join(), "3 three,4 four", "posts since joining");
      const all = await historyOf(ada, room, { case: "after", value: 1 });
      checkEqual(all.posts.map(({ number }) => number).join(), "2,3,4", "posts after the first");
      checkEqual(all.missingBefore, 0, "missing_before if nothing is missing");
    },
  },
  {
    id: "rooms/history",
    title: "GetRoomHistory before a number has earlier posts, the latest first, and 0 means from the latest",
    heading: ROOMS,
    async run(context) {
      const ada = await context.user("ada");
      const room = await roomOf(context, ada, { history: RoomHistory.WHOLE });
      for (const text of ["one", "two", "three"]) await post(ada, room, text);
      const latest = await historyOf(ada, room, { case: "before", value: 0 });
      checkEqual(latest.posts[0]?.number, 3, "number of the first post");
      const { posts } = await historyOf(ada, room, { case: "before", value: 3 });
      check(posts[0]?.number === 2, "the second post", () => String(posts[0]?.number));
    },
  },
  {
    id: "rooms/read",
    title: "MarkRoomRead raises the number of the last post that was read; unread and mentions count the rest",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      for (const mentions of [[grace.name.toUpperCase()], [context.newName("nobody")], [grace.name]])
        await post(ada, room, "hi", ...mentions);
      const other = await context.again(grace);
      const { unread, mentions, readNumber } = await grace.connection.ok(MarkRoomRead, { number: 1 }, room.to);
      checkEqual(`${readNumber} ${unread} ${mentions}`, "1 2 1", "read_number, unread and mentions");
      const { room: told } = await other.connection.event(events.RoomChanged);
      checkEqual(`${told?.readNumber} ${told?.unread}`, "1 2", "read_number and unread on another connection");
      const back = await grace.connection.ok(MarkRoomRead, { number: 0 }, room.to);
      checkEqual(back.readNumber, 1, "read_number after a lower one");
      await grace.connection.refused(MarkRoomRead, { number: 4 }, INVALID_ARGUMENT, room.to);
    },
  },
  {
    id: "rooms/blocked",
    title: "Who blocks the author of a post gets a placeholder with its number, and the author does not notice",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await grace.connection.ok(Block, {}, { user: ada.name });
      context.later(() => grace.connection.ok(Unblock, {}, { user: ada.name }));
      checkEqual(await post(ada, room, "unheard"), 1, "number");
      const { post: event } = await grace.connection.event(events.PostReceived);
      const { posts } = await historyOf(grace, room, { case: "after", value: 0 });
      for (const received of [event, posts[0]]) {
        checkEqual(received?.number, 1, "number");
        checkEqual(received?.state, PostState.BLOCKED, "state");
        checkEqual(`${received?.from}${received?.text}`, "", "from and text");
      }
    },
  },
];

const ROLES_AND_MODERATION: readonly ServerCase[] = [
  {
    id: "rooms/roles",
    title: "A guest only reads, and a member does not moderate",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context, { joiningRole: RoomRole.GUEST });
      const request = PostInRoomRequest.create({ text: "may I?" });
      await grace.connection.refused(PostInRoom, request, ROLE_TOO_LOW, room.to);
      await historyOf(grace, room, { case: "after", value: 0 });
      const role = { role: RoomRole.MEMBER };
      await ada.connection.ok(ModerateRoom, moderation(RoomAction.SET_ROLE, grace.name, role), room.to);
      const { room: told } = await grace.connection.event(events.RoomChanged);
      checkEqual(told?.role, RoomRole.MEMBER, "role in RoomChanged");
      checkEqual(await post(grace, room, "thanks"), 1, "number");
      await grace.connection.refused(ModerateRoom, moderation(RoomAction.REMOVE, ada.name), ROLE_TOO_LOW, room.to);
      const asking = { scope: RoomMemberScope.ASKING, after: "" };
      await grace.connection.refused(ListRoomMembers, asking, ROLE_TOO_LOW, room.to);
    },
  },
  {
    id: "rooms/equal-roles",
    title: "A moderator acts neither on an owner nor on another moderator, and gives no role that is not lower",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const linus = await context.user("linus");
      await join(context, linus, room);
      const { SET_ROLE, REMOVE } = RoomAction;
      for (const { name } of [grace, linus])
        await ada.connection.ok(ModerateRoom, moderation(SET_ROLE, name, { role: RoomRole.MODERATOR }), room.to);
      for (const { name } of [ada, linus])
        await grace.connection.refused(ModerateRoom, moderation(REMOVE, name), ROLE_TOO_LOW, room.to);
      await ada.connection.ok(ModerateRoom, moderation(SET_ROLE, linus.name, { role: RoomRole.MEMBER }), room.to);
      const raise = moderation(SET_ROLE, linus.name, { role: RoomRole.MODERATOR });
      await grace.connection.refused(ModerateRoom, raise, ROLE_TOO_LOW, room.to);
      await grace.connection.ok(ModerateRoom, moderation(REMOVE, linus.name), room.to);
      const { room: told } = await linus.connection.event(events.RoomChanged, (event) => event.room?.role === 0);
      checkEqual(hex(told?.roomId ?? new Uint8Array()), hex(room.to.room), "room_id in RoomChanged");
      await linus.connection.refused(GetRoomHistory, { page: { case: "after", value: 0 } }, NOT_A_MEMBER, room.to);
    },
  },
  {
    id: "rooms/muted",
    title: "A muted member's post is refused with MUTED and the time that is left, until the mute is lifted",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await ada.connection.ok(ModerateRoom, moderation(RoomAction.MUTE, grace.name, { muteMs: 60_000 }), room.to);
      const request = PostInRoomRequest.create({ text: "but" });
      const { error } = await grace.connection.refused(PostInRoom, request, MUTED, room.to);
      check(error.retryAfterMs > 0 && error.retryAfterMs <= 60_000, "retry_after_ms", () => String(error.retryAfterMs));
      await ada.connection.ok(ModerateRoom, moderation(RoomAction.MUTE, grace.name), room.to);
      checkEqual(await post(grace, room, "but"), 1, "number");
    },
  },
  {
    id: "rooms/banned",
    title: "A banned user is no member, and cannot join until the ban ends",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await ada.connection.ok(ModerateRoom, moderation(RoomAction.BAN, grace.name), room.to);
      await grace.connection.event(events.RoomChanged);
      await grace.connection.refused(JoinRoom, {}, BANNED_FROM_ROOM, room.to);
      checkEqual(await usersIn(ada, room, RoomMemberScope.BANNED), `${grace.name} 0`, "banned names");
      await ada.connection.ok(ModerateRoom, moderation(RoomAction.UNBAN, grace.name), room.to);
      checkEqual((await join(context, grace, room)).standing, RoomStanding.MEMBER, "standing");
    },
  },
  {
    id: "rooms/slow-mode",
    title: "In slow mode, a member's second post is refused with SLOW_MODE and the time; an owner's is not",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context, { slowModeMs: 60_000 });
      await post(grace, room, "one");
      const request = PostInRoomRequest.create({ text: "two" });
      const { error } = await grace.connection.refused(PostInRoom, request, SLOW_MODE, room.to);
      check(error.retryAfterMs > 0 && error.retryAfterMs <= 60_000, "retry_after_ms", () => String(error.retryAfterMs));
      for (const text of ["two", "three"]) await post(ada, room, text);
    },
  },
];

export const ROOM_CASES: readonly ServerCase[] = [...FINDING, ...JOINING, ...POSTS, ...ROLES_AND_MODERATION];

/** Cases of "Rooms": changes of posts, of the room and of its members. */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import {
  EditPostRequest,
  PostState,
  RoomLogScope,
  RoomSettings,
  RoomVisibility,
  RoomWatch,
} from "../../../../../generated/chatwire/v1/room.ts";
import {
  CloseRoom,
  DeletePost,
  EditPost,
  events,
  GetRoomLog,
  JoinRoom,
  PinPost,
  ReactToPost,
  ReportPost,
  SetRoom,
  WatchRoom,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { ServerCase } from "../../server-context.ts";
import { historyOf, join, post, ROOMS, roomOf, sharedRoom } from "./room-scene.ts";
import { pair } from "./texts.ts";

const { ROOM_NOT_FOUND, ROLE_TOO_LOW, POST_NOT_FOUND, NOT_THE_AUTHOR } = ErrorCode;

export const ROOM_CHANGE_CASES: readonly ServerCase[] = [
  {
    id: "rooms/edited",
    title: "An edit keeps the number of a post, has the next number of a change, and is told to all members",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const at = { epoch: room.room.epoch, number: await post(ada, room, "teh") };
      const edited = EditPostRequest.create({ ...at, text: "the" });
      checkEqual((await ada.connection.ok(EditPost, edited, room.to)).change, 1, "change");
      const { post: told } = await grace.connection.event(events.PostChanged);
      // The connection that made the request is told as all others are.
      checkEqual((await ada.connection.event(events.PostChanged)).post?.change, 1, "change for its author");
      const { posts, lastChange } = await historyOf(grace, room, { case: "changedAfter", value: 0 });
      checkEqual(lastChange, 1, "last_change");
      for (const received of [told, posts[0]]) {
        checkEqual(`${received?.number} ${received?.text} ${received?.change}`, "1 the 1", "number, text and change");
        check((received?.editedMs ?? 0) > 0, "edited_ms", () => String(received?.editedMs));
      }
      await grace.connection.refused(EditPost, edited, NOT_THE_AUTHOR, room.to);
      await ada.connection.refused(EditPost, { ...edited, number: 2 }, POST_NOT_FOUND, room.to);
      await ada.connection.refused(
        EditPost,
        { ...edited, epoch: at.epoch === 1 ? 2 : at.epoch - 1 },
        POST_NOT_FOUND,
        room.to,
      );
    },
  },
  {
    id: "rooms/deleted",
    title: "A deleted post leaves a mark with its number, and no text; a moderator deletes those of lower roles",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const { epoch } = room.room;
      const [mine, hers] = [await post(ada, room, "mine"), await post(grace, room, "hers")];
      await grace.connection.refused(DeletePost, { epoch, number: mine }, NOT_THE_AUTHOR, room.to);
      await ada.connection.ok(DeletePost, { epoch, number: hers }, room.to);
      const { post: told } = await grace.connection.event(events.PostChanged);
      const { posts } = await historyOf(grace, room, { case: "after", value: 1 });
      for (const received of [told, posts[0]]) {
        checkEqual(
          `${received?.number} ${received?.state} ${received?.text}`,
          `2 ${PostState.DELETED} `,
          "number, state and text",
        );
        checkEqual(received?.from, grace.name, "from");
      }
    },
  },
  {
    id: "rooms/edited-mentions",
    title: "The count of mentions follows an edit of a post that is unread, and its member is told",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const at = { epoch: room.room.epoch, number: await post(ada, room, "look") };
      for (const mentions of [[grace.name], []]) {
        await ada.connection.ok(EditPost, EditPostRequest.create({ ...at, text: "look", mentions }), room.to);
        const { room: told } = await grace.connection.event(events.RoomChanged);
        checkEqual(told?.mentions, mentions.length, "mentions");
      }
    },
  },
  {
    id: "rooms/reactions",
    title: "Reactions are counted, each member's once, and are told with the member's name",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const at = { epoch: room.room.epoch, number: await post(ada, room, "react!") };
      const reaction = { ...at, reaction: "+1", remove: false };
      for (const { connection } of [grace, grace, ada]) await connection.ok(ReactToPost, reaction, room.to);
      const { from, count, change } = await ada.connection.event(events.PostReacted);
      checkEqual(`${from} ${count} ${change}`, `${grace.name} 1 1`, "from, count and change");
      const { posts } = await historyOf(grace, room, { case: "after", value: 0 });
      const [counted] = posts[0]?.reactions ?? [];
      checkEqual(`${counted?.reaction} ${counted?.count} ${counted?.own}`, "+1 2 true", "reaction, count and own");
      await grace.connection.ok(ReactToPost, { ...reaction, remove: true }, room.to);
      await ada.connection.event(events.PostReacted, ({ removed }) => removed);
    },
  },
  {
    id: "rooms/settings",
    title: "An owner sets the room, and all members are told; a member does not",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const settings = RoomSettings.create({ ...room.room.settings, topic: "Oolong" });
      await grace.connection.refused(SetRoom, { settings }, ROLE_TOO_LOW, room.to);
      await ada.connection.ok(SetRoom, { settings }, room.to);
      const { settings: told } = await grace.connection.event(events.RoomSettingsChanged);
      checkEqual(told?.topic, "Oolong", "topic");
      checkEqual(told?.name, room.room.settings?.name, "name");
    },
  },
  {
    id: "rooms/hidden-later",
    title: "A room that becomes hidden no longer exists for those who are no members",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const { to, room } = await roomOf(context, ada);
      const settings = RoomSettings.create({ ...room.settings, visibility: RoomVisibility.HIDDEN });
      await ada.connection.ok(SetRoom, { settings }, to);
      await grace.connection.refused(JoinRoom, {}, ROOM_NOT_FOUND, to);
    },
  },
  {
    id: "rooms/closed",
    title: "CloseRoom ends the room for all members, who are told its id alone",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await ada.connection.ok(CloseRoom, {}, room.to);
      const { room: told } = await grace.connection.event(events.RoomChanged);
      checkEqual(hex(told?.roomId ?? new Uint8Array()), hex(room.to.room), "room_id");
      checkEqual(told?.settings, undefined, "settings");
      for (const { connection } of [ada, grace]) await connection.refused(JoinRoom, {}, ROOM_NOT_FOUND, room.to);
    },
  },
  {
    id: "rooms/pinned",
    title: "A moderator pins a post and ends that, and members are told",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const at = { epoch: room.room.epoch, number: await post(grace, room, "pin me") };
      await grace.connection.refused(PinPost, { ...at, remove: false }, ROLE_TOO_LOW, room.to);
      for (const remove of [false, true]) {
        await ada.connection.ok(PinPost, { ...at, remove }, room.to);
        const { number, removed } = await grace.connection.event(events.PostPinned);
        checkEqual(`${number} ${removed}`, `1 ${remove}`, "number and removed");
      }
    },
  },
  {
    id: "rooms/reports",
    title: "A report reaches moderators and owners, and is in the log of reports",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const at = { epoch: room.room.epoch, number: await post(ada, room, "bad") };
      await grace.connection.ok(ReportPost, { ...at, reason: "rude" }, room.to);
      const { report } = await ada.connection.event(events.PostReported);
      const request = { scope: RoomLogScope.REPORTS, before: 0 };
      const { entries } = await ada.connection.ok(GetRoomLog, request, room.to);
      for (const entry of [report, entries[0]])
        checkEqual(`${entry?.by} ${entry?.post} ${entry?.text}`, `${grace.name} 1 rude`, "by, post and text");
      await grace.connection.refused(GetRoomLog, request, ROLE_TOO_LOW, room.to);
    },
  },
  {
    id: "rooms/watched",
    title: "Who watches members is told who joins, and who watches counts gets no posts",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      const linus = await context.user("linus");
      await ada.connection.ok(WatchRoom, { watch: RoomWatch.MEMBERS }, room.to);
      await grace.connection.ok(WatchRoom, { watch: RoomWatch.COUNTS }, room.to);
      await join(context, linus, room);
      const { members, changed } = await ada.connection.event(events.RoomMembersChanged);
      checkEqual(`${members} ${changed.map(({ name }) => name).join()}`, `3 ${linus.name}`, "members and changed");
      await post(linus, room, "hello");
      const isAfter = (event: { readonly lastNumber: number }): boolean => event.lastNumber === 1;
      const counts = await grace.connection.event(events.RoomMembersChanged, isAfter);
      checkEqual(`${counts.members} ${counts.countsOnly}`, "3 true", "members and counts_only");
      await grace.connection.noEvent(events.PostReceived, "the user watches counts");
    },
  },
];

// Code generated from chatwire/v1/room.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import { ApplicationMessageJson } from "./application.json.ts";
import { RoomRoleJson } from "./options.json.ts";
import { StatusJson } from "./presence.json.ts";
import {
  CloseRoomRequest,
  CloseRoomResponse,
  CreateRoomRequest,
  CreateRoomResponse,
  DeletePostRequest,
  DeletePostResponse,
  EditPostRequest,
  EditPostResponse,
  GetRoomHistoryRequest,
  GetRoomHistoryResponse,
  GetRoomLogRequest,
  GetRoomLogResponse,
  InviteToRoomRequest,
  InviteToRoomResponse,
  JoinRoomRequest,
  JoinRoomResponse,
  LeaveRoomRequest,
  LeaveRoomResponse,
  ListRoomMembersRequest,
  ListRoomMembersResponse,
  ListRoomsRequest,
  ListRoomsResponse,
  MarkRoomReadRequest,
  MarkRoomReadResponse,
  ModerateRoomRequest,
  ModerateRoomResponse,
  PinPostRequest,
  PinPostResponse,
  Post,
  PostChanged,
  PostInRoomRequest,
  PostInRoomResponse,
  PostPinned,
  PostReacted,
  PostReaction,
  PostReceived,
  PostReported,
  ReactToPostRequest,
  ReactToPostResponse,
  ReportPostRequest,
  ReportPostResponse,
  Room,
  RoomChanged,
  RoomLogEntry,
  RoomMember,
  RoomMembersChanged,
  RoomMessageReceived,
  RoomSettings,
  RoomSettingsChanged,
  SendRoomMessageRequest,
  SendRoomMessageResponse,
  SetRoomRequest,
  SetRoomResponse,
  WatchRoomRequest,
  WatchRoomResponse,
} from "./room.ts";

export const RoomVisibilityJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomVisibility", {
  ROOM_VISIBILITY_UNSPECIFIED: 0,
  ROOM_VISIBILITY_PUBLIC: 1,
  ROOM_VISIBILITY_KNOCK: 2,
  ROOM_VISIBILITY_HIDDEN: 3,
});

export const RoomHistoryJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomHistory", {
  ROOM_HISTORY_UNSPECIFIED: 0,
  ROOM_HISTORY_SINCE_JOINING: 1,
  ROOM_HISTORY_WHOLE: 2,
});

export const RoomStandingJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomStanding", {
  ROOM_STANDING_UNSPECIFIED: 0,
  ROOM_STANDING_NONE: 1,
  ROOM_STANDING_MEMBER: 2,
  ROOM_STANDING_INVITED: 3,
  ROOM_STANDING_ASKED: 4,
});

export const PostStateJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.PostState", {
  POST_STATE_UNSPECIFIED: 0,
  POST_STATE_BLOCKED: 1,
  POST_STATE_DELETED: 2,
});

export const RoomScopeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomScope", {
  ROOM_SCOPE_UNSPECIFIED: 0,
  ROOM_SCOPE_OWN: 1,
  ROOM_SCOPE_LISTED: 2,
});

export const RoomMemberScopeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomMemberScope", {
  ROOM_MEMBER_SCOPE_UNSPECIFIED: 0,
  ROOM_MEMBER_SCOPE_MEMBERS: 1,
  ROOM_MEMBER_SCOPE_ASKING: 2,
  ROOM_MEMBER_SCOPE_BANNED: 3,
});

export const RoomActionJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomAction", {
  ROOM_ACTION_UNSPECIFIED: 0,
  ROOM_ACTION_REMOVE: 1,
  ROOM_ACTION_BAN: 2,
  ROOM_ACTION_UNBAN: 3,
  ROOM_ACTION_MUTE: 4,
  ROOM_ACTION_SET_ROLE: 5,
});

export const RoomLogKindJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomLogKind", {
  ROOM_LOG_KIND_UNSPECIFIED: 0,
  ROOM_LOG_KIND_REMOVED: 1,
  ROOM_LOG_KIND_BANNED: 2,
  ROOM_LOG_KIND_UNBANNED: 3,
  ROOM_LOG_KIND_MUTED: 4,
  ROOM_LOG_KIND_ROLE_SET: 5,
  ROOM_LOG_KIND_SETTINGS_SET: 6,
  ROOM_LOG_KIND_POST_DELETED: 7,
  ROOM_LOG_KIND_PINNED: 8,
  ROOM_LOG_KIND_UNPINNED: 9,
  ROOM_LOG_KIND_REPORTED: 10,
  ROOM_LOG_KIND_SUCCEEDED: 11,
});

export const RoomLogScopeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomLogScope", {
  ROOM_LOG_SCOPE_UNSPECIFIED: 0,
  ROOM_LOG_SCOPE_ACTIONS: 1,
  ROOM_LOG_SCOPE_REPORTS: 2,
});

export const RoomWatchJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomWatch", {
  ROOM_WATCH_UNSPECIFIED: 0,
  ROOM_WATCH_POSTS: 1,
  ROOM_WATCH_MEMBERS: 2,
  ROOM_WATCH_COUNTS: 3,
});

const RoomSettingsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomSettingsJson: JsonCodec<RoomSettings> = /* @__PURE__ */ messageJson(RoomSettings, {
  write(message, writer) {
    const json = new RoomSettingsJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.topic !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["topic"] = HIDDEN;
      } else {
        json["topic"] = isText(message.topic) ? message.topic : writer.string(message.topic, "topic");
      }
    }
    if (message.description !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["description"] = HIDDEN;
      } else {
        json["description"] = isText(message.description) ? message.description : writer.string(message.description, "description");
      }
    }
    if (message.visibility !== 0 || writer.writesDefaults) {
      json["visibility"] = writer.enum(RoomVisibilityJson, message.visibility, "visibility");
    }
    if (message.history !== 0 || writer.writesDefaults) {
      json["history"] = writer.enum(RoomHistoryJson, message.history, "history");
    }
    if (message.joiningRole !== 0 || writer.writesDefaults) {
      json["joiningRole"] = writer.enum(RoomRoleJson, message.joiningRole, "joiningRole");
    }
    if (message.slowModeMs !== 0 || writer.writesDefaults) {
      json["slowModeMs"] = isUnsigned32(message.slowModeMs) ? message.slowModeMs >>> 0 : writer.unsigned32(message.slowModeMs, "slowModeMs");
    }
    if (message.membersMax !== 0 || writer.writesDefaults) {
      json["membersMax"] = isUnsigned32(message.membersMax) ? message.membersMax >>> 0 : writer.unsigned32(message.membersMax, "membersMax");
    }
    return json;
  },

  read(value, reader) {
    const message = RoomSettings.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["topic"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.topic = isText(item) ? item : reader.string(item, "topic");
      }
      item = json["description"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.description = isText(item) ? item : reader.string(item, "description");
      }
      item = json["visibility"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomVisibilityJson, item, "visibility");
          if (number !== undefined) message.visibility = number;
        }
      }
      item = json["history"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomHistoryJson, item, "history");
          if (number !== undefined) message.history = number;
        }
      }
      item = json["joiningRole"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomRoleJson, item, "joiningRole");
          if (number !== undefined) message.joiningRole = number;
        }
      }
      item = json["slowModeMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.slowModeMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "slowModeMs");
      }
      item = json["membersMax"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.membersMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "membersMax");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "name",
        "topic",
        "description",
        "visibility",
        "history",
        ["joining_role","joiningRole"],
        ["slow_mode_ms","slowModeMs"],
        ["members_max","membersMax"],
      ]);
    }
    return message;
  },
});

const RoomJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomJson: JsonCodec<Room> = /* @__PURE__ */ messageJson(Room, {
  write(message, writer, depth) {
    const json = new RoomJson$new();
    let field = "";
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = RoomSettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
      if (message.members !== 0 || writer.writesDefaults) {
        json["members"] = isUnsigned32(message.members) ? message.members >>> 0 : writer.unsigned32(message.members, "members");
      }
      if (message.standing !== 0 || writer.writesDefaults) {
        json["standing"] = writer.enum(RoomStandingJson, message.standing, "standing");
      }
      if (message.invitedBy !== "" || writer.writesDefaults) {
        json["invitedBy"] = isText(message.invitedBy) ? message.invitedBy : writer.string(message.invitedBy, "invitedBy");
      }
      if (message.role !== 0 || writer.writesDefaults) {
        json["role"] = writer.enum(RoomRoleJson, message.role, "role");
      }
      if (message.epoch !== 0 || writer.writesDefaults) {
        json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
      }
      if (message.lastNumber !== 0 || writer.writesDefaults) {
        json["lastNumber"] = writer.unsignedNumber(message.lastNumber, "lastNumber");
      }
      if (message.firstNumber !== 0 || writer.writesDefaults) {
        json["firstNumber"] = writer.unsignedNumber(message.firstNumber, "firstNumber");
      }
      if (message.readNumber !== 0 || writer.writesDefaults) {
        json["readNumber"] = writer.unsignedNumber(message.readNumber, "readNumber");
      }
      if (message.unread !== 0 || writer.writesDefaults) {
        json["unread"] = writer.unsignedNumber(message.unread, "unread");
      }
      if (message.mentions !== 0 || writer.writesDefaults) {
        json["mentions"] = isUnsigned32(message.mentions) ? message.mentions >>> 0 : writer.unsigned32(message.mentions, "mentions");
      }
      if (message.lastChange !== 0 || writer.writesDefaults) {
        json["lastChange"] = writer.unsignedNumber(message.lastChange, "lastChange");
      }
      if (writer.hasItems(message.pinned, "pinned")) {
        const items = message.pinned;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.unsignedNumber(items[index], "pinned", index);
        }
        json["pinned"] = list;
      }
      if (message.asking !== 0 || writer.writesDefaults) {
        json["asking"] = isUnsigned32(message.asking) ? message.asking >>> 0 : writer.unsigned32(message.asking, "asking");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Room.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = RoomSettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["members"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.members = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "members");
        }
        item = json["standing"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(RoomStandingJson, item, "standing");
            if (number !== undefined) message.standing = number;
          }
        }
        item = json["invitedBy"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.invitedBy = isText(item) ? item : reader.string(item, "invitedBy");
        }
        item = json["role"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(RoomRoleJson, item, "role");
            if (number !== undefined) message.role = number;
          }
        }
        item = json["epoch"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
        }
        item = json["lastNumber"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastNumber = reader.unsignedNumber(item, "lastNumber");
        }
        item = json["firstNumber"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.firstNumber = reader.unsignedNumber(item, "firstNumber");
        }
        item = json["readNumber"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.readNumber = reader.unsignedNumber(item, "readNumber");
        }
        item = json["unread"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.unread = reader.unsignedNumber(item, "unread");
        }
        item = json["mentions"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.mentions = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "mentions");
        }
        item = json["lastChange"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastChange = reader.unsignedNumber(item, "lastChange");
        }
        item = json["pinned"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "pinned");
            const list: typeof message.pinned = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.unsignedNumber(items[index], "pinned", index);
            }
            message.pinned = list;
          }
        }
        item = json["asking"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.asking = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "asking");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["room_id","roomId"],
          "settings",
          "members",
          "standing",
          ["invited_by","invitedBy"],
          "role",
          "epoch",
          ["last_number","lastNumber"],
          ["first_number","firstNumber"],
          ["read_number","readNumber"],
          "unread",
          "mentions",
          ["last_change","lastChange"],
          "pinned",
          "asking",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const PostJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostJson: JsonCodec<Post> = /* @__PURE__ */ messageJson(Post, {
  write(message, writer, depth) {
    const json = new PostJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.number !== 0 || writer.writesDefaults) {
        json["number"] = writer.unsignedNumber(message.number, "number");
      }
      if (message.state !== 0 || writer.writesDefaults) {
        json["state"] = writer.enum(PostStateJson, message.state, "state");
      }
      if (message.from !== "" || writer.writesDefaults) {
        json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
      }
      if (message.text !== "" || writer.writesDefaults) {
        if (writer.hides.content) {
          json["text"] = HIDDEN;
        } else {
          json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
        }
      }
      if (message.sentMs !== 0 || writer.writesDefaults) {
        json["sentMs"] = writer.unsignedNumber(message.sentMs, "sentMs");
      }
      if (writer.hasItems(message.mentions, "mentions")) {
        const items = message.mentions;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["mentions"] = writer.strings(items, same, "mentions");
      }
      if (message.change !== 0 || writer.writesDefaults) {
        json["change"] = writer.unsignedNumber(message.change, "change");
      }
      if (message.editedMs !== 0 || writer.writesDefaults) {
        json["editedMs"] = writer.unsignedNumber(message.editedMs, "editedMs");
      }
      if (writer.hasItems(message.reactions, "reactions")) {
        const items = message.reactions;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "reactions";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = PostReactionJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["reactions"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Post.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.number = reader.unsignedNumber(item, "number");
        }
        item = json["state"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(PostStateJson, item, "state");
            if (number !== undefined) message.state = number;
          }
        }
        item = json["from"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
        }
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
        }
        item = json["sentMs"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.sentMs = reader.unsignedNumber(item, "sentMs");
        }
        item = json["mentions"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "mentions");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.mentions = reader.strings(items, same, "mentions");
          }
        }
        item = json["change"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.change = reader.unsignedNumber(item, "change");
        }
        item = json["editedMs"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.editedMs = reader.unsignedNumber(item, "editedMs");
        }
        item = json["reactions"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "reactions");
            const list: typeof message.reactions = new Array(items.length);
            field = "reactions";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = PostReactionJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.reactions = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "number",
          "state",
          "from",
          "text",
          ["sent_ms","sentMs"],
          "mentions",
          "change",
          ["edited_ms","editedMs"],
          "reactions",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const PostReactionJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostReactionJson: JsonCodec<PostReaction> = /* @__PURE__ */ messageJson(PostReaction, {
  write(message, writer) {
    const json = new PostReactionJson$new();
    if (message.reaction !== "" || writer.writesDefaults) {
      json["reaction"] = isText(message.reaction) ? message.reaction : writer.string(message.reaction, "reaction");
    }
    if (message.count !== 0 || writer.writesDefaults) {
      json["count"] = isUnsigned32(message.count) ? message.count >>> 0 : writer.unsigned32(message.count, "count");
    }
    if (message.own !== false || writer.writesDefaults) {
      json["own"] = writer.bool(message.own, "own");
    }
    return json;
  },

  read(value, reader) {
    const message = PostReaction.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["reaction"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.reaction = isText(item) ? item : reader.string(item, "reaction");
      }
      item = json["count"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.count = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "count");
      }
      item = json["own"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.own = typeof item === "boolean" ? item : reader.bool(item, "own");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["reaction", "count", "own"]);
    }
    return message;
  },
});

const CreateRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CreateRoomRequestJson: JsonCodec<CreateRoomRequest> = /* @__PURE__ */ messageJson(CreateRoomRequest, {
  write(message, writer, depth) {
    const json = new CreateRoomRequestJson$new();
    let field = "";
    try {
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = RoomSettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CreateRoomRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = RoomSettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["settings"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const CreateRoomResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CreateRoomResponseJson: JsonCodec<CreateRoomResponse> = /* @__PURE__ */ messageJson(CreateRoomResponse, {
  write(message, writer, depth) {
    const json = new CreateRoomResponseJson$new();
    let field = "";
    try {
      if (message.room !== undefined) {
        field = "room";
        json["room"] = RoomJson.write(message.room, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CreateRoomResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["room"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "room";
            message.room = RoomJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["room"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ListRoomsRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListRoomsRequestJson: JsonCodec<ListRoomsRequest> = /* @__PURE__ */ messageJson(ListRoomsRequest, {
  write(message, writer) {
    const json = new ListRoomsRequestJson$new();
    if (message.scope !== 0 || writer.writesDefaults) {
      json["scope"] = writer.enum(RoomScopeJson, message.scope, "scope");
    }
    if (message.prefix !== "" || writer.writesDefaults) {
      json["prefix"] = isText(message.prefix) ? message.prefix : writer.string(message.prefix, "prefix");
    }
    if (message.after?.length !== 0 || writer.writesDefaults) {
      json["after"] = writer.bytes(message.after, "after");
    }
    return json;
  },

  read(value, reader) {
    const message = ListRoomsRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["scope"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomScopeJson, item, "scope");
          if (number !== undefined) message.scope = number;
        }
      }
      item = json["prefix"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.prefix = isText(item) ? item : reader.string(item, "prefix");
      }
      item = json["after"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.after = reader.bytes(item, "after");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["scope", "prefix", "after"]);
    }
    return message;
  },
});

const ListRoomsResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListRoomsResponseJson: JsonCodec<ListRoomsResponse> = /* @__PURE__ */ messageJson(ListRoomsResponse, {
  write(message, writer, depth) {
    const json = new ListRoomsResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.rooms, "rooms")) {
        const items = message.rooms;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "rooms";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RoomJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["rooms"] = list;
      }
      if (message.next?.length !== 0 || writer.writesDefaults) {
        json["next"] = writer.bytes(message.next, "next");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = ListRoomsResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["rooms"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "rooms");
            const list: typeof message.rooms = new Array(items.length);
            field = "rooms";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RoomJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.rooms = list;
          }
        }
        item = json["next"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.next = reader.bytes(item, "next");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["rooms", "next"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

export const JoinRoomRequestJson: JsonCodec<JoinRoomRequest> = /* @__PURE__ */ messageJson(JoinRoomRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = JoinRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const JoinRoomResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const JoinRoomResponseJson: JsonCodec<JoinRoomResponse> = /* @__PURE__ */ messageJson(JoinRoomResponse, {
  write(message, writer, depth) {
    const json = new JoinRoomResponseJson$new();
    let field = "";
    try {
      if (message.room !== undefined) {
        field = "room";
        json["room"] = RoomJson.write(message.room, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = JoinRoomResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["room"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "room";
            message.room = RoomJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["room"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const LeaveRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LeaveRoomRequestJson: JsonCodec<LeaveRoomRequest> = /* @__PURE__ */ messageJson(LeaveRoomRequest, {
  write(message, writer) {
    const json = new LeaveRoomRequestJson$new();
    if (message.successor !== "" || writer.writesDefaults) {
      json["successor"] = isText(message.successor) ? message.successor : writer.string(message.successor, "successor");
    }
    return json;
  },

  read(value, reader) {
    const message = LeaveRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["successor"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.successor = isText(item) ? item : reader.string(item, "successor");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["successor"]);
    }
    return message;
  },
});

export const LeaveRoomResponseJson: JsonCodec<LeaveRoomResponse> = /* @__PURE__ */ messageJson(LeaveRoomResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = LeaveRoomResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const InviteToRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InviteToRoomRequestJson: JsonCodec<InviteToRoomRequest> = /* @__PURE__ */ messageJson(InviteToRoomRequest, {
  write(message, writer) {
    const json = new InviteToRoomRequestJson$new();
    if (message.user !== "" || writer.writesDefaults) {
      json["user"] = isText(message.user) ? message.user : writer.string(message.user, "user");
    }
    return json;
  },

  read(value, reader) {
    const message = InviteToRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["user"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.user = isText(item) ? item : reader.string(item, "user");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["user"]);
    }
    return message;
  },
});

export const InviteToRoomResponseJson: JsonCodec<InviteToRoomResponse> = /* @__PURE__ */ messageJson(InviteToRoomResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = InviteToRoomResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const PostInRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostInRoomRequestJson: JsonCodec<PostInRoomRequest> = /* @__PURE__ */ messageJson(PostInRoomRequest, {
  write(message, writer) {
    const json = new PostInRoomRequestJson$new();
    if (message.text !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["text"] = HIDDEN;
      } else {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
    }
    if (writer.hasItems(message.mentions, "mentions")) {
      const items = message.mentions;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["mentions"] = writer.strings(items, same, "mentions");
    }
    return json;
  },

  read(value, reader) {
    const message = PostInRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["mentions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "mentions");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.mentions = reader.strings(items, same, "mentions");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text", "mentions"]);
    }
    return message;
  },
});

const PostInRoomResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostInRoomResponseJson: JsonCodec<PostInRoomResponse> = /* @__PURE__ */ messageJson(PostInRoomResponse, {
  write(message, writer) {
    const json = new PostInRoomResponseJson$new();
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.sentMs !== 0 || writer.writesDefaults) {
      json["sentMs"] = writer.unsignedNumber(message.sentMs, "sentMs");
    }
    return json;
  },

  read(value, reader) {
    const message = PostInRoomResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["sentMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sentMs = reader.unsignedNumber(item, "sentMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["epoch", "number", ["sent_ms","sentMs"]]);
    }
    return message;
  },
});

const PostReceivedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostReceivedJson: JsonCodec<PostReceived> = /* @__PURE__ */ messageJson(PostReceived, {
  write(message, writer, depth) {
    const json = new PostReceivedJson$new();
    let field = "";
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.epoch !== 0 || writer.writesDefaults) {
        json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
      }
      if (message.post !== undefined) {
        field = "post";
        json["post"] = PostJson.write(message.post, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PostReceived.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["epoch"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
        }
        item = json["post"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "post";
            message.post = PostJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["room_id","roomId"], "epoch", "post"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const GetRoomHistoryRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetRoomHistoryRequestJson: JsonCodec<GetRoomHistoryRequest> = /* @__PURE__ */ messageJson(GetRoomHistoryRequest, {
  write(message, writer) {
    const json = new GetRoomHistoryRequestJson$new();
    switch (message.page.case) {
      case undefined:
        break;
      case "after":
        json["after"] = writer.unsignedNumber(message.page.value, "after");
        break;
      case "before":
        json["before"] = writer.unsignedNumber(message.page.value, "before");
        break;
      case "changedAfter":
        json["changedAfter"] = writer.unsignedNumber(message.page.value, "changedAfter");
        break;
      default:
        throw writer.unknownCase("page");
    }
    return json;
  },

  read(value, reader) {
    const message = GetRoomHistoryRequest.create();
    let json = reader.fields(value);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["after"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "after", "page");
          message.page = oneofCase("after", reader.unsignedNumber(item, "after"));
        }
      }
      item = json["before"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "before", "page");
          message.page = oneofCase("before", reader.unsignedNumber(item, "before"));
        }
      }
      item = json["changedAfter"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "changedAfter", "page");
          message.page = oneofCase("changedAfter", reader.unsignedNumber(item, "changedAfter"));
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["after", "before", ["changed_after","changedAfter"]]);
    }
    return message;
  },
});

const GetRoomHistoryResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetRoomHistoryResponseJson: JsonCodec<GetRoomHistoryResponse> = /* @__PURE__ */ messageJson(GetRoomHistoryResponse, {
  write(message, writer, depth) {
    const json = new GetRoomHistoryResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.epoch !== 0 || writer.writesDefaults) {
        json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
      }
      if (writer.hasItems(message.posts, "posts")) {
        const items = message.posts;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "posts";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = PostJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["posts"] = list;
      }
      if (message.more !== false || writer.writesDefaults) {
        json["more"] = writer.bool(message.more, "more");
      }
      if (message.missingBefore !== 0 || writer.writesDefaults) {
        json["missingBefore"] = writer.unsignedNumber(message.missingBefore, "missingBefore");
      }
      if (message.lastNumber !== 0 || writer.writesDefaults) {
        json["lastNumber"] = writer.unsignedNumber(message.lastNumber, "lastNumber");
      }
      if (message.lastChange !== 0 || writer.writesDefaults) {
        json["lastChange"] = writer.unsignedNumber(message.lastChange, "lastChange");
      }
      if (message.changedUntil !== 0 || writer.writesDefaults) {
        json["changedUntil"] = writer.unsignedNumber(message.changedUntil, "changedUntil");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = GetRoomHistoryResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["epoch"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
        }
        item = json["posts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "posts");
            const list: typeof message.posts = new Array(items.length);
            field = "posts";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = PostJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.posts = list;
          }
        }
        item = json["more"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.more = typeof item === "boolean" ? item : reader.bool(item, "more");
        }
        item = json["missingBefore"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.missingBefore = reader.unsignedNumber(item, "missingBefore");
        }
        item = json["lastNumber"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastNumber = reader.unsignedNumber(item, "lastNumber");
        }
        item = json["lastChange"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastChange = reader.unsignedNumber(item, "lastChange");
        }
        item = json["changedUntil"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.changedUntil = reader.unsignedNumber(item, "changedUntil");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "epoch",
          "posts",
          "more",
          ["missing_before","missingBefore"],
          ["last_number","lastNumber"],
          ["last_change","lastChange"],
          ["changed_until","changedUntil"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MarkRoomReadRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MarkRoomReadRequestJson: JsonCodec<MarkRoomReadRequest> = /* @__PURE__ */ messageJson(MarkRoomReadRequest, {
  write(message, writer) {
    const json = new MarkRoomReadRequestJson$new();
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    return json;
  },

  read(value, reader) {
    const message = MarkRoomReadRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["number"]);
    }
    return message;
  },
});

const MarkRoomReadResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MarkRoomReadResponseJson: JsonCodec<MarkRoomReadResponse> = /* @__PURE__ */ messageJson(MarkRoomReadResponse, {
  write(message, writer) {
    const json = new MarkRoomReadResponseJson$new();
    if (message.readNumber !== 0 || writer.writesDefaults) {
      json["readNumber"] = writer.unsignedNumber(message.readNumber, "readNumber");
    }
    if (message.unread !== 0 || writer.writesDefaults) {
      json["unread"] = writer.unsignedNumber(message.unread, "unread");
    }
    if (message.mentions !== 0 || writer.writesDefaults) {
      json["mentions"] = isUnsigned32(message.mentions) ? message.mentions >>> 0 : writer.unsigned32(message.mentions, "mentions");
    }
    return json;
  },

  read(value, reader) {
    const message = MarkRoomReadResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["readNumber"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.readNumber = reader.unsignedNumber(item, "readNumber");
      }
      item = json["unread"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.unread = reader.unsignedNumber(item, "unread");
      }
      item = json["mentions"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.mentions = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "mentions");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["read_number","readNumber"], "unread", "mentions"]);
    }
    return message;
  },
});

const RoomChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomChangedJson: JsonCodec<RoomChanged> = /* @__PURE__ */ messageJson(RoomChanged, {
  write(message, writer, depth) {
    const json = new RoomChangedJson$new();
    let field = "";
    try {
      if (message.room !== undefined) {
        field = "room";
        json["room"] = RoomJson.write(message.room, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = RoomChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["room"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "room";
            message.room = RoomJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["room"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const RoomMemberJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomMemberJson: JsonCodec<RoomMember> = /* @__PURE__ */ messageJson(RoomMember, {
  write(message, writer) {
    const json = new RoomMemberJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.role !== 0 || writer.writesDefaults) {
      json["role"] = writer.enum(RoomRoleJson, message.role, "role");
    }
    if (message.status !== 0 || writer.writesDefaults) {
      json["status"] = writer.enum(StatusJson, message.status, "status");
    }
    return json;
  },

  read(value, reader) {
    const message = RoomMember.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["role"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomRoleJson, item, "role");
          if (number !== undefined) message.role = number;
        }
      }
      item = json["status"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(StatusJson, item, "status");
          if (number !== undefined) message.status = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name", "role", "status"]);
    }
    return message;
  },
});

const ListRoomMembersRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListRoomMembersRequestJson: JsonCodec<ListRoomMembersRequest> = /* @__PURE__ */ messageJson(ListRoomMembersRequest, {
  write(message, writer) {
    const json = new ListRoomMembersRequestJson$new();
    if (message.scope !== 0 || writer.writesDefaults) {
      json["scope"] = writer.enum(RoomMemberScopeJson, message.scope, "scope");
    }
    if (message.after !== "" || writer.writesDefaults) {
      json["after"] = isText(message.after) ? message.after : writer.string(message.after, "after");
    }
    return json;
  },

  read(value, reader) {
    const message = ListRoomMembersRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["scope"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomMemberScopeJson, item, "scope");
          if (number !== undefined) message.scope = number;
        }
      }
      item = json["after"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.after = isText(item) ? item : reader.string(item, "after");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["scope", "after"]);
    }
    return message;
  },
});

const ListRoomMembersResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListRoomMembersResponseJson: JsonCodec<ListRoomMembersResponse> = /* @__PURE__ */ messageJson(ListRoomMembersResponse, {
  write(message, writer, depth) {
    const json = new ListRoomMembersResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.members, "members")) {
        const items = message.members;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "members";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RoomMemberJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["members"] = list;
      }
      if (message.next !== "" || writer.writesDefaults) {
        json["next"] = isText(message.next) ? message.next : writer.string(message.next, "next");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = ListRoomMembersResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["members"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "members");
            const list: typeof message.members = new Array(items.length);
            field = "members";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RoomMemberJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.members = list;
          }
        }
        item = json["next"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.next = isText(item) ? item : reader.string(item, "next");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["members", "next"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ModerateRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ModerateRoomRequestJson: JsonCodec<ModerateRoomRequest> = /* @__PURE__ */ messageJson(ModerateRoomRequest, {
  write(message, writer) {
    const json = new ModerateRoomRequestJson$new();
    if (message.action !== 0 || writer.writesDefaults) {
      json["action"] = writer.enum(RoomActionJson, message.action, "action");
    }
    if (message.user !== "" || writer.writesDefaults) {
      json["user"] = isText(message.user) ? message.user : writer.string(message.user, "user");
    }
    if (message.muteMs !== 0 || writer.writesDefaults) {
      json["muteMs"] = isUnsigned32(message.muteMs) ? message.muteMs >>> 0 : writer.unsigned32(message.muteMs, "muteMs");
    }
    if (message.role !== 0 || writer.writesDefaults) {
      json["role"] = writer.enum(RoomRoleJson, message.role, "role");
    }
    return json;
  },

  read(value, reader) {
    const message = ModerateRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["action"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomActionJson, item, "action");
          if (number !== undefined) message.action = number;
        }
      }
      item = json["user"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.user = isText(item) ? item : reader.string(item, "user");
      }
      item = json["muteMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.muteMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "muteMs");
      }
      item = json["role"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomRoleJson, item, "role");
          if (number !== undefined) message.role = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["action", "user", ["mute_ms","muteMs"], "role"]);
    }
    return message;
  },
});

export const ModerateRoomResponseJson: JsonCodec<ModerateRoomResponse> = /* @__PURE__ */ messageJson(ModerateRoomResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = ModerateRoomResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const SetRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SetRoomRequestJson: JsonCodec<SetRoomRequest> = /* @__PURE__ */ messageJson(SetRoomRequest, {
  write(message, writer, depth) {
    const json = new SetRoomRequestJson$new();
    let field = "";
    try {
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = RoomSettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = SetRoomRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = RoomSettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["settings"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const SetRoomResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SetRoomResponseJson: JsonCodec<SetRoomResponse> = /* @__PURE__ */ messageJson(SetRoomResponse, {
  write(message, writer, depth) {
    const json = new SetRoomResponseJson$new();
    let field = "";
    try {
      if (message.room !== undefined) {
        field = "room";
        json["room"] = RoomJson.write(message.room, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = SetRoomResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["room"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "room";
            message.room = RoomJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["room"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const RoomSettingsChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomSettingsChangedJson: JsonCodec<RoomSettingsChanged> = /* @__PURE__ */ messageJson(RoomSettingsChanged, {
  write(message, writer, depth) {
    const json = new RoomSettingsChangedJson$new();
    let field = "";
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.settings !== undefined) {
        field = "settings";
        json["settings"] = RoomSettingsJson.write(message.settings, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = RoomSettingsChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["settings"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "settings";
            message.settings = RoomSettingsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["room_id","roomId"], "settings"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const CloseRoomRequestJson: JsonCodec<CloseRoomRequest> = /* @__PURE__ */ messageJson(CloseRoomRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = CloseRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

export const CloseRoomResponseJson: JsonCodec<CloseRoomResponse> = /* @__PURE__ */ messageJson(CloseRoomResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = CloseRoomResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const EditPostRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EditPostRequestJson: JsonCodec<EditPostRequest> = /* @__PURE__ */ messageJson(EditPostRequest, {
  write(message, writer) {
    const json = new EditPostRequestJson$new();
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.text !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["text"] = HIDDEN;
      } else {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
    }
    if (writer.hasItems(message.mentions, "mentions")) {
      const items = message.mentions;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["mentions"] = writer.strings(items, same, "mentions");
    }
    return json;
  },

  read(value, reader) {
    const message = EditPostRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["mentions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "mentions");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.mentions = reader.strings(items, same, "mentions");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["epoch", "number", "text", "mentions"]);
    }
    return message;
  },
});

const EditPostResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EditPostResponseJson: JsonCodec<EditPostResponse> = /* @__PURE__ */ messageJson(EditPostResponse, {
  write(message, writer) {
    const json = new EditPostResponseJson$new();
    if (message.change !== 0 || writer.writesDefaults) {
      json["change"] = writer.unsignedNumber(message.change, "change");
    }
    return json;
  },

  read(value, reader) {
    const message = EditPostResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["change"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.change = reader.unsignedNumber(item, "change");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["change"]);
    }
    return message;
  },
});

const DeletePostRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeletePostRequestJson: JsonCodec<DeletePostRequest> = /* @__PURE__ */ messageJson(DeletePostRequest, {
  write(message, writer) {
    const json = new DeletePostRequestJson$new();
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    return json;
  },

  read(value, reader) {
    const message = DeletePostRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["epoch", "number"]);
    }
    return message;
  },
});

const DeletePostResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeletePostResponseJson: JsonCodec<DeletePostResponse> = /* @__PURE__ */ messageJson(DeletePostResponse, {
  write(message, writer) {
    const json = new DeletePostResponseJson$new();
    if (message.change !== 0 || writer.writesDefaults) {
      json["change"] = writer.unsignedNumber(message.change, "change");
    }
    return json;
  },

  read(value, reader) {
    const message = DeletePostResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["change"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.change = reader.unsignedNumber(item, "change");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["change"]);
    }
    return message;
  },
});

const PostChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostChangedJson: JsonCodec<PostChanged> = /* @__PURE__ */ messageJson(PostChanged, {
  write(message, writer, depth) {
    const json = new PostChangedJson$new();
    let field = "";
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.epoch !== 0 || writer.writesDefaults) {
        json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
      }
      if (message.post !== undefined) {
        field = "post";
        json["post"] = PostJson.write(message.post, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PostChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["epoch"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
        }
        item = json["post"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "post";
            message.post = PostJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["room_id","roomId"], "epoch", "post"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ReactToPostRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ReactToPostRequestJson: JsonCodec<ReactToPostRequest> = /* @__PURE__ */ messageJson(ReactToPostRequest, {
  write(message, writer) {
    const json = new ReactToPostRequestJson$new();
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.reaction !== "" || writer.writesDefaults) {
      json["reaction"] = isText(message.reaction) ? message.reaction : writer.string(message.reaction, "reaction");
    }
    if (message.remove !== false || writer.writesDefaults) {
      json["remove"] = writer.bool(message.remove, "remove");
    }
    return json;
  },

  read(value, reader) {
    const message = ReactToPostRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["reaction"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.reaction = isText(item) ? item : reader.string(item, "reaction");
      }
      item = json["remove"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.remove = typeof item === "boolean" ? item : reader.bool(item, "remove");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["epoch", "number", "reaction", "remove"]);
    }
    return message;
  },
});

const ReactToPostResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ReactToPostResponseJson: JsonCodec<ReactToPostResponse> = /* @__PURE__ */ messageJson(ReactToPostResponse, {
  write(message, writer) {
    const json = new ReactToPostResponseJson$new();
    if (message.change !== 0 || writer.writesDefaults) {
      json["change"] = writer.unsignedNumber(message.change, "change");
    }
    return json;
  },

  read(value, reader) {
    const message = ReactToPostResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["change"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.change = reader.unsignedNumber(item, "change");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["change"]);
    }
    return message;
  },
});

const PostReactedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostReactedJson: JsonCodec<PostReacted> = /* @__PURE__ */ messageJson(PostReacted, {
  write(message, writer) {
    const json = new PostReactedJson$new();
    if (message.roomId?.length !== 0 || writer.writesDefaults) {
      json["roomId"] = writer.bytes(message.roomId, "roomId");
    }
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.change !== 0 || writer.writesDefaults) {
      json["change"] = writer.unsignedNumber(message.change, "change");
    }
    if (message.reaction !== "" || writer.writesDefaults) {
      json["reaction"] = isText(message.reaction) ? message.reaction : writer.string(message.reaction, "reaction");
    }
    if (message.count !== 0 || writer.writesDefaults) {
      json["count"] = isUnsigned32(message.count) ? message.count >>> 0 : writer.unsigned32(message.count, "count");
    }
    if (message.from !== "" || writer.writesDefaults) {
      json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
    }
    if (message.removed !== false || writer.writesDefaults) {
      json["removed"] = writer.bool(message.removed, "removed");
    }
    return json;
  },

  read(value, reader) {
    const message = PostReacted.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["roomId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.roomId = reader.bytes(item, "roomId");
      }
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["change"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.change = reader.unsignedNumber(item, "change");
      }
      item = json["reaction"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.reaction = isText(item) ? item : reader.string(item, "reaction");
      }
      item = json["count"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.count = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "count");
      }
      item = json["from"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
      }
      item = json["removed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.removed = typeof item === "boolean" ? item : reader.bool(item, "removed");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["room_id","roomId"],
        "epoch",
        "number",
        "change",
        "reaction",
        "count",
        "from",
        "removed",
      ]);
    }
    return message;
  },
});

const PinPostRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PinPostRequestJson: JsonCodec<PinPostRequest> = /* @__PURE__ */ messageJson(PinPostRequest, {
  write(message, writer) {
    const json = new PinPostRequestJson$new();
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.remove !== false || writer.writesDefaults) {
      json["remove"] = writer.bool(message.remove, "remove");
    }
    return json;
  },

  read(value, reader) {
    const message = PinPostRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["remove"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.remove = typeof item === "boolean" ? item : reader.bool(item, "remove");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["epoch", "number", "remove"]);
    }
    return message;
  },
});

export const PinPostResponseJson: JsonCodec<PinPostResponse> = /* @__PURE__ */ messageJson(PinPostResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = PinPostResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const PostPinnedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostPinnedJson: JsonCodec<PostPinned> = /* @__PURE__ */ messageJson(PostPinned, {
  write(message, writer) {
    const json = new PostPinnedJson$new();
    if (message.roomId?.length !== 0 || writer.writesDefaults) {
      json["roomId"] = writer.bytes(message.roomId, "roomId");
    }
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.removed !== false || writer.writesDefaults) {
      json["removed"] = writer.bool(message.removed, "removed");
    }
    return json;
  },

  read(value, reader) {
    const message = PostPinned.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["roomId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.roomId = reader.bytes(item, "roomId");
      }
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["removed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.removed = typeof item === "boolean" ? item : reader.bool(item, "removed");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["room_id","roomId"], "epoch", "number", "removed"]);
    }
    return message;
  },
});

const ReportPostRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ReportPostRequestJson: JsonCodec<ReportPostRequest> = /* @__PURE__ */ messageJson(ReportPostRequest, {
  write(message, writer) {
    const json = new ReportPostRequestJson$new();
    if (message.epoch !== 0 || writer.writesDefaults) {
      json["epoch"] = isUnsigned32(message.epoch) ? message.epoch >>> 0 : writer.unsigned32(message.epoch, "epoch");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.reason !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["reason"] = HIDDEN;
      } else {
        json["reason"] = isText(message.reason) ? message.reason : writer.string(message.reason, "reason");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = ReportPostRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["epoch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.epoch = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "epoch");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.reason = isText(item) ? item : reader.string(item, "reason");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["epoch", "number", "reason"]);
    }
    return message;
  },
});

export const ReportPostResponseJson: JsonCodec<ReportPostResponse> = /* @__PURE__ */ messageJson(ReportPostResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = ReportPostResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const PostReportedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PostReportedJson: JsonCodec<PostReported> = /* @__PURE__ */ messageJson(PostReported, {
  write(message, writer, depth) {
    const json = new PostReportedJson$new();
    let field = "";
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.report !== undefined) {
        field = "report";
        json["report"] = RoomLogEntryJson.write(message.report, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PostReported.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["report"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "report";
            message.report = RoomLogEntryJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["room_id","roomId"], "report"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const RoomLogEntryJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomLogEntryJson: JsonCodec<RoomLogEntry> = /* @__PURE__ */ messageJson(RoomLogEntry, {
  write(message, writer) {
    const json = new RoomLogEntryJson$new();
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.atMs !== 0 || writer.writesDefaults) {
      json["atMs"] = writer.unsignedNumber(message.atMs, "atMs");
    }
    if (message.kind !== 0 || writer.writesDefaults) {
      json["kind"] = writer.enum(RoomLogKindJson, message.kind, "kind");
    }
    if (message.by !== "" || writer.writesDefaults) {
      json["by"] = isText(message.by) ? message.by : writer.string(message.by, "by");
    }
    if (message.user !== "" || writer.writesDefaults) {
      json["user"] = isText(message.user) ? message.user : writer.string(message.user, "user");
    }
    if (message.post !== 0 || writer.writesDefaults) {
      json["post"] = writer.unsignedNumber(message.post, "post");
    }
    if (message.role !== 0 || writer.writesDefaults) {
      json["role"] = writer.enum(RoomRoleJson, message.role, "role");
    }
    if (message.untilMs !== 0 || writer.writesDefaults) {
      json["untilMs"] = writer.unsignedNumber(message.untilMs, "untilMs");
    }
    if (message.text !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["text"] = HIDDEN;
      } else {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = RoomLogEntry.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["atMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.atMs = reader.unsignedNumber(item, "atMs");
      }
      item = json["kind"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomLogKindJson, item, "kind");
          if (number !== undefined) message.kind = number;
        }
      }
      item = json["by"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.by = isText(item) ? item : reader.string(item, "by");
      }
      item = json["user"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.user = isText(item) ? item : reader.string(item, "user");
      }
      item = json["post"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.post = reader.unsignedNumber(item, "post");
      }
      item = json["role"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomRoleJson, item, "role");
          if (number !== undefined) message.role = number;
        }
      }
      item = json["untilMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.untilMs = reader.unsignedNumber(item, "untilMs");
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "number",
        ["at_ms","atMs"],
        "kind",
        "by",
        "user",
        "post",
        "role",
        ["until_ms","untilMs"],
        "text",
      ]);
    }
    return message;
  },
});

const GetRoomLogRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetRoomLogRequestJson: JsonCodec<GetRoomLogRequest> = /* @__PURE__ */ messageJson(GetRoomLogRequest, {
  write(message, writer) {
    const json = new GetRoomLogRequestJson$new();
    if (message.scope !== 0 || writer.writesDefaults) {
      json["scope"] = writer.enum(RoomLogScopeJson, message.scope, "scope");
    }
    if (message.before !== 0 || writer.writesDefaults) {
      json["before"] = writer.unsignedNumber(message.before, "before");
    }
    return json;
  },

  read(value, reader) {
    const message = GetRoomLogRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["scope"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomLogScopeJson, item, "scope");
          if (number !== undefined) message.scope = number;
        }
      }
      item = json["before"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.before = reader.unsignedNumber(item, "before");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["scope", "before"]);
    }
    return message;
  },
});

const GetRoomLogResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetRoomLogResponseJson: JsonCodec<GetRoomLogResponse> = /* @__PURE__ */ messageJson(GetRoomLogResponse, {
  write(message, writer, depth) {
    const json = new GetRoomLogResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.entries, "entries")) {
        const items = message.entries;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "entries";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RoomLogEntryJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["entries"] = list;
      }
      if (message.more !== false || writer.writesDefaults) {
        json["more"] = writer.bool(message.more, "more");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = GetRoomLogResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["entries"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "entries");
            const list: typeof message.entries = new Array(items.length);
            field = "entries";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RoomLogEntryJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.entries = list;
          }
        }
        item = json["more"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.more = typeof item === "boolean" ? item : reader.bool(item, "more");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["entries", "more"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const WatchRoomRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WatchRoomRequestJson: JsonCodec<WatchRoomRequest> = /* @__PURE__ */ messageJson(WatchRoomRequest, {
  write(message, writer) {
    const json = new WatchRoomRequestJson$new();
    if (message.watch !== 0 || writer.writesDefaults) {
      json["watch"] = writer.enum(RoomWatchJson, message.watch, "watch");
    }
    return json;
  },

  read(value, reader) {
    const message = WatchRoomRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["watch"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(RoomWatchJson, item, "watch");
          if (number !== undefined) message.watch = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["watch"]);
    }
    return message;
  },
});

const WatchRoomResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WatchRoomResponseJson: JsonCodec<WatchRoomResponse> = /* @__PURE__ */ messageJson(WatchRoomResponse, {
  write(message, writer) {
    const json = new WatchRoomResponseJson$new();
    if (message.members !== 0 || writer.writesDefaults) {
      json["members"] = isUnsigned32(message.members) ? message.members >>> 0 : writer.unsigned32(message.members, "members");
    }
    if (message.lastNumber !== 0 || writer.writesDefaults) {
      json["lastNumber"] = writer.unsignedNumber(message.lastNumber, "lastNumber");
    }
    return json;
  },

  read(value, reader) {
    const message = WatchRoomResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["members"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.members = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "members");
      }
      item = json["lastNumber"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.lastNumber = reader.unsignedNumber(item, "lastNumber");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["members", ["last_number","lastNumber"]]);
    }
    return message;
  },
});

const RoomMembersChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomMembersChangedJson: JsonCodec<RoomMembersChanged> = /* @__PURE__ */ messageJson(RoomMembersChanged, {
  write(message, writer, depth) {
    const json = new RoomMembersChangedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.members !== 0 || writer.writesDefaults) {
        json["members"] = isUnsigned32(message.members) ? message.members >>> 0 : writer.unsigned32(message.members, "members");
      }
      if (message.lastNumber !== 0 || writer.writesDefaults) {
        json["lastNumber"] = writer.unsignedNumber(message.lastNumber, "lastNumber");
      }
      if (writer.hasItems(message.changed, "changed")) {
        const items = message.changed;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "changed";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RoomMemberJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["changed"] = list;
      }
      if (writer.hasItems(message.gone, "gone")) {
        const items = message.gone;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["gone"] = writer.strings(items, same, "gone");
      }
      if (message.countsOnly !== false || writer.writesDefaults) {
        json["countsOnly"] = writer.bool(message.countsOnly, "countsOnly");
      }
      if (message.present !== 0 || writer.writesDefaults) {
        json["present"] = isUnsigned32(message.present) ? message.present >>> 0 : writer.unsigned32(message.present, "present");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = RoomMembersChanged.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["members"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.members = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "members");
        }
        item = json["lastNumber"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastNumber = reader.unsignedNumber(item, "lastNumber");
        }
        item = json["changed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "changed");
            const list: typeof message.changed = new Array(items.length);
            field = "changed";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RoomMemberJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.changed = list;
          }
        }
        item = json["gone"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "gone");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.gone = reader.strings(items, same, "gone");
          }
        }
        item = json["countsOnly"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.countsOnly = typeof item === "boolean" ? item : reader.bool(item, "countsOnly");
        }
        item = json["present"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.present = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "present");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["room_id","roomId"],
          "members",
          ["last_number","lastNumber"],
          "changed",
          "gone",
          ["counts_only","countsOnly"],
          "present",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const SendRoomMessageRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SendRoomMessageRequestJson: JsonCodec<SendRoomMessageRequest> = /* @__PURE__ */ messageJson(SendRoomMessageRequest, {
  write(message, writer, depth) {
    const json = new SendRoomMessageRequestJson$new();
    let field = "";
    try {
      if (message.message !== undefined) {
        field = "message";
        json["message"] = ApplicationMessageJson.write(message.message, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = SendRoomMessageRequest.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["message"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "message";
            message.message = ApplicationMessageJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["message"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const SendRoomMessageResponseJson: JsonCodec<SendRoomMessageResponse> = /* @__PURE__ */ messageJson(SendRoomMessageResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = SendRoomMessageResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const RoomMessageReceivedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomMessageReceivedJson: JsonCodec<RoomMessageReceived> = /* @__PURE__ */ messageJson(RoomMessageReceived, {
  write(message, writer, depth) {
    const json = new RoomMessageReceivedJson$new();
    let field = "";
    try {
      if (message.roomId?.length !== 0 || writer.writesDefaults) {
        json["roomId"] = writer.bytes(message.roomId, "roomId");
      }
      if (message.from !== "" || writer.writesDefaults) {
        json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
      }
      if (message.message !== undefined) {
        field = "message";
        json["message"] = ApplicationMessageJson.write(message.message, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = RoomMessageReceived.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["roomId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.roomId = reader.bytes(item, "roomId");
        }
        item = json["from"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
        }
        item = json["message"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "message";
            message.message = ApplicationMessageJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["room_id","roomId"], "from", "message"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

// Code generated from chatwire/v1/room.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import { RoomRoleJson } from "./options.json.ts";
import { StatusJson } from "./presence.json.ts";
import {
  CreateRoomRequest,
  CreateRoomResponse,
  GetRoomHistoryRequest,
  GetRoomHistoryResponse,
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
  Post,
  PostInRoomRequest,
  PostInRoomResponse,
  PostReceived,
  Room,
  RoomChanged,
  RoomMember,
  RoomSettings,
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
  write(message, writer) {
    const json = new PostJson$new();
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
    return json;
  },

  read(value, reader) {
    const message = Post.create();
    let json = reader.fields(value);
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
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["number", "state", "from", "text", ["sent_ms","sentMs"], "mentions"]);
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
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["after", "before"]);
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
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "epoch",
          "posts",
          "more",
          ["missing_before","missingBefore"],
          ["last_number","lastNumber"],
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

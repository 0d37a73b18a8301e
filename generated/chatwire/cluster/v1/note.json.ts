// Code generated from chatwire/cluster/v1/note.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isText } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { IdentityKeysJson } from "../../v1/account.json.ts";
import { CapabilitiesJson } from "../../v1/capability.json.ts";
import { PeerScopeJson } from "../../v1/presence.json.ts";
import { RoomWatchJson } from "../../v1/room.json.ts";
import { CandidateJson, ConnectivityJson } from "../../v1/signalling.json.ts";
import { IntroductionNote, LoginNote, Note, RoomWatchNote, SideNote, WatchNote } from "./note.ts";

const NoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NoteJson: JsonCodec<Note> = /* @__PURE__ */ messageJson(Note, {
  write(message, writer, depth) {
    const json = new NoteJson$new();
    let field = "";
    try {
      switch (message.note.case) {
        case undefined:
          break;
        case "login":
          field = "login";
          json["login"] = LoginNoteJson.write(message.note.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "watch":
          field = "watch";
          json["watch"] = WatchNoteJson.write(message.note.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "room":
          field = "room";
          json["room"] = RoomWatchNoteJson.write(message.note.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "introduction":
          field = "introduction";
          json["introduction"] = IntroductionNoteJson.write(message.note.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("note");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Note.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["login"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "login", "note");
            field = "login";
            message.note = oneofCase("login", LoginNoteJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["watch"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "watch", "note");
            field = "watch";
            message.note = oneofCase("watch", WatchNoteJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["room"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "room", "note");
            field = "room";
            message.note = oneofCase("room", RoomWatchNoteJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["introduction"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "introduction", "note");
            field = "introduction";
            message.note = oneofCase("introduction", IntroductionNoteJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["login", "watch", "room", "introduction"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const LoginNoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LoginNoteJson: JsonCodec<LoginNote> = /* @__PURE__ */ messageJson(LoginNote, {
  write(message, writer, depth) {
    const json = new LoginNoteJson$new();
    let field = "";
    try {
      if (message.account !== 0 || writer.writesDefaults) {
        json["account"] = writer.unsignedNumber(message.account, "account");
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = IdentityKeysJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
      if (message.device !== "" || writer.writesDefaults) {
        json["device"] = isText(message.device) ? message.device : writer.string(message.device, "device");
      }
      if (message.sinceMs !== 0 || writer.writesDefaults) {
        json["sinceMs"] = writer.unsignedNumber(message.sinceMs, "sinceMs");
      }
      if (message.away !== false || writer.writesDefaults) {
        json["away"] = writer.bool(message.away, "away");
      }
      if (message.overtaken !== false || writer.writesDefaults) {
        json["overtaken"] = writer.bool(message.overtaken, "overtaken");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = LoginNote.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["account"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.account = reader.unsignedNumber(item, "account");
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "keys";
            message.keys = IdentityKeysJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["device"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.device = isText(item) ? item : reader.string(item, "device");
        }
        item = json["sinceMs"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.sinceMs = reader.unsignedNumber(item, "sinceMs");
        }
        item = json["away"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.away = typeof item === "boolean" ? item : reader.bool(item, "away");
        }
        item = json["overtaken"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.overtaken = typeof item === "boolean" ? item : reader.bool(item, "overtaken");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "account",
          "keys",
          "device",
          ["since_ms","sinceMs"],
          "away",
          "overtaken",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const WatchNoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WatchNoteJson: JsonCodec<WatchNote> = /* @__PURE__ */ messageJson(WatchNote, {
  write(message, writer) {
    const json = new WatchNoteJson$new();
    if (message.scope !== 0 || writer.writesDefaults) {
      json["scope"] = writer.enum(PeerScopeJson, message.scope, "scope");
    }
    if (writer.hasItems(message.keys, "keys")) {
      const items = message.keys;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["keys"] = writer.strings(items, same, "keys");
    }
    return json;
  },

  read(value, reader) {
    const message = WatchNote.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["scope"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(PeerScopeJson, item, "scope");
          if (number !== undefined) message.scope = number;
        }
      }
      item = json["keys"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "keys");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.keys = reader.strings(items, same, "keys");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["scope", "keys"]);
    }
    return message;
  },
});

const RoomWatchNoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RoomWatchNoteJson: JsonCodec<RoomWatchNote> = /* @__PURE__ */ messageJson(RoomWatchNote, {
  write(message, writer) {
    const json = new RoomWatchNoteJson$new();
    if (message.room !== "" || writer.writesDefaults) {
      json["room"] = isText(message.room) ? message.room : writer.string(message.room, "room");
    }
    if (message.watch !== 0 || writer.writesDefaults) {
      json["watch"] = writer.enum(RoomWatchJson, message.watch, "watch");
    }
    return json;
  },

  read(value, reader) {
    const message = RoomWatchNote.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["room"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.room = isText(item) ? item : reader.string(item, "room");
      }
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
      json = reader.renamed(json, ["room", "watch"]);
    }
    return message;
  },
});

const IntroductionNoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const IntroductionNoteJson: JsonCodec<IntroductionNote> = /* @__PURE__ */ messageJson(IntroductionNote, {
  write(message, writer, depth) {
    const json = new IntroductionNoteJson$new();
    let field = "";
    try {
      if (message.id !== 0 || writer.writesDefaults) {
        json["id"] = writer.unsignedNumber(message.id, "id");
      }
      if (message.version !== 0 || writer.writesDefaults) {
        json["version"] = writer.unsignedNumber(message.version, "version");
      }
      if (message.isConversation !== false || writer.writesDefaults) {
        json["isConversation"] = writer.bool(message.isConversation, "isConversation");
      }
      if (message.isUntold !== false || writer.writesDefaults) {
        json["isUntold"] = writer.bool(message.isUntold, "isUntold");
      }
      if (message.inviter !== undefined) {
        field = "inviter";
        json["inviter"] = SideNoteJson.write(message.inviter, writer, writer.deeper(depth));
        field = "";
      }
      if (message.invited !== undefined) {
        field = "invited";
        json["invited"] = SideNoteJson.write(message.invited, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = IntroductionNote.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["id"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.id = reader.unsignedNumber(item, "id");
        }
        item = json["version"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.version = reader.unsignedNumber(item, "version");
        }
        item = json["isConversation"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.isConversation = typeof item === "boolean" ? item : reader.bool(item, "isConversation");
        }
        item = json["isUntold"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.isUntold = typeof item === "boolean" ? item : reader.bool(item, "isUntold");
        }
        item = json["inviter"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inviter";
            message.inviter = SideNoteJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["invited"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "invited";
            message.invited = SideNoteJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "id",
          "version",
          ["is_conversation","isConversation"],
          ["is_untold","isUntold"],
          "inviter",
          "invited",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const SideNoteJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SideNoteJson: JsonCodec<SideNote> = /* @__PURE__ */ messageJson(SideNote, {
  write(message, writer, depth) {
    const json = new SideNoteJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.account !== 0 || writer.writesDefaults) {
        json["account"] = writer.unsignedNumber(message.account, "account");
      }
      if (message.isHere !== false || writer.writesDefaults) {
        json["isHere"] = writer.bool(message.isHere, "isHere");
      }
      if (message.isLost !== false || writer.writesDefaults) {
        json["isLost"] = writer.bool(message.isLost, "isLost");
      }
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (message.connectionId !== 0n || writer.writesDefaults) {
        json["connectionId"] = writer.unsigned64(message.connectionId, "connectionId");
      }
      if (message.capabilities !== undefined) {
        field = "capabilities";
        json["capabilities"] = CapabilitiesJson.write(message.capabilities, writer, writer.deeper(depth));
        field = "";
      }
      if (message.ephemeralKey?.length !== 0 || writer.writesDefaults) {
        json["ephemeralKey"] = writer.bytes(message.ephemeralKey, "ephemeralKey");
      }
      if (message.kem?.length !== 0 || writer.writesDefaults) {
        json["kem"] = writer.bytes(message.kem, "kem");
      }
      if (message.signature?.length !== 0 || writer.writesDefaults) {
        json["signature"] = writer.bytes(message.signature, "signature");
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
      if (message.relayOnly !== false || writer.writesDefaults) {
        json["relayOnly"] = writer.bool(message.relayOnly, "relayOnly");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = SideNote.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["account"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.account = reader.unsignedNumber(item, "account");
        }
        item = json["isHere"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.isHere = typeof item === "boolean" ? item : reader.bool(item, "isHere");
        }
        item = json["isLost"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.isLost = typeof item === "boolean" ? item : reader.bool(item, "isLost");
        }
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["connectionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connectionId = reader.unsigned64(item, "connectionId");
        }
        item = json["capabilities"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "capabilities";
            message.capabilities = CapabilitiesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["ephemeralKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ephemeralKey = reader.bytes(item, "ephemeralKey");
        }
        item = json["kem"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.kem = reader.bytes(item, "kem");
        }
        item = json["signature"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.signature = reader.bytes(item, "signature");
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["relayOnly"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.relayOnly = typeof item === "boolean" ? item : reader.bool(item, "relayOnly");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "account",
          ["is_here","isHere"],
          ["is_lost","isLost"],
          "candidates",
          ["connection_id","connectionId"],
          "capabilities",
          ["ephemeral_key","ephemeralKey"],
          "kem",
          "signature",
          "connectivity",
          ["relay_only","relayOnly"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

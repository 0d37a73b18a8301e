// Code generated from chatwire/cluster/v1/core.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { FeatureJson } from "../../v1/capability.json.ts";
import { CommandJson } from "../../v1/command.json.ts";
import { ErrorInfoJson } from "../../v1/error.json.ts";
import { HeaderJson } from "../../v1/message.json.ts";
import { StateJson } from "../../v1/options.json.ts";
import {
  Answered,
  Asked,
  Attached,
  BansChanged,
  Closed,
  CoreMessage,
  Detached,
  Emitted,
  EmittedEvent,
  Endpoint,
  FailureRecord,
  FurtherNotes,
  GatewayMessage,
  Greeting,
  Left,
  Limit,
  LimitsChanged,
  LoggedIn,
  LoggedOff,
  Lost,
  Moved,
  NetworkBan,
  Noted,
  Probed,
  Ready,
  RelayClosed,
  RelayOpened,
  RelayPlace,
  RelayReferred,
  RelayedSide,
  Relaying,
  Remembered,
  Told,
  Welcome,
} from "./core.ts";

const GatewayMessageJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GatewayMessageJson: JsonCodec<GatewayMessage> = /* @__PURE__ */ messageJson(GatewayMessage, {
  write(message, writer, depth) {
    const json = new GatewayMessageJson$new();
    let field = "";
    try {
      if (message.message.case !== undefined) {
        switch (message.message.case.length) {
          case 4:
            if (message.message.case === "told") {
              field = "told";
              json["told"] = ToldJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "left") {
              field = "left";
              json["left"] = LeftJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "lost") {
              field = "lost";
              json["lost"] = LostJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 5:
            if (message.message.case === "asked") {
              field = "asked";
              json["asked"] = AskedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "moved") {
              field = "moved";
              json["moved"] = MovedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "ready") {
              field = "ready";
              json["ready"] = ReadyJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 6:
            if (message.message.case === "probed") {
              field = "probed";
              json["probed"] = ProbedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 8:
            if (message.message.case === "greeting") {
              field = "greeting";
              json["greeting"] = GreetingJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "attached") {
              field = "attached";
              json["attached"] = AttachedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "detached") {
              field = "detached";
              json["detached"] = DetachedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "relaying") {
              field = "relaying";
              json["relaying"] = RelayingJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 10:
            if (message.message.case === "remembered") {
              field = "remembered";
              json["remembered"] = RememberedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "relayPlace") {
              field = "relayPlace";
              json["relayPlace"] = RelayPlaceJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 12:
            if (message.message.case === "furtherNotes") {
              field = "furtherNotes";
              json["furtherNotes"] = FurtherNotesJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          default:
            throw writer.unknownCase("message");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = GatewayMessage.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["greeting"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "greeting", "message");
            field = "greeting";
            message.message = oneofCase("greeting", GreetingJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["attached"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "attached", "message");
            field = "attached";
            message.message = oneofCase("attached", AttachedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["asked"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "asked", "message");
            field = "asked";
            message.message = oneofCase("asked", AskedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["told"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "told", "message");
            field = "told";
            message.message = oneofCase("told", ToldJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["probed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "probed", "message");
            field = "probed";
            message.message = oneofCase("probed", ProbedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["detached"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "detached", "message");
            field = "detached";
            message.message = oneofCase("detached", DetachedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["moved"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "moved", "message");
            field = "moved";
            message.message = oneofCase("moved", MovedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["left"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "left", "message");
            field = "left";
            message.message = oneofCase("left", LeftJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["lost"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "lost", "message");
            field = "lost";
            message.message = oneofCase("lost", LostJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["remembered"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "remembered", "message");
            field = "remembered";
            message.message = oneofCase("remembered", RememberedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["ready"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "ready", "message");
            field = "ready";
            message.message = oneofCase("ready", ReadyJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["relayPlace"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "relayPlace", "message");
            field = "relayPlace";
            message.message = oneofCase("relayPlace", RelayPlaceJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["relaying"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "relaying", "message");
            field = "relaying";
            message.message = oneofCase("relaying", RelayingJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["furtherNotes"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "furtherNotes", "message");
            field = "furtherNotes";
            message.message = oneofCase("furtherNotes", FurtherNotesJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "greeting",
          "attached",
          "asked",
          "told",
          "probed",
          "detached",
          "moved",
          "left",
          "lost",
          "remembered",
          "ready",
          ["relay_place","relayPlace"],
          "relaying",
          ["further_notes","furtherNotes"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const CoreMessageJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CoreMessageJson: JsonCodec<CoreMessage> = /* @__PURE__ */ messageJson(CoreMessage, {
  write(message, writer, depth) {
    const json = new CoreMessageJson$new();
    let field = "";
    try {
      if (message.message.case !== undefined) {
        switch (message.message.case.length) {
          case 5:
            if (message.message.case === "noted") {
              field = "noted";
              json["noted"] = NotedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 6:
            if (message.message.case === "closed") {
              field = "closed";
              json["closed"] = ClosedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 7:
            if (message.message.case === "welcome") {
              field = "welcome";
              json["welcome"] = WelcomeJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "emitted") {
              field = "emitted";
              json["emitted"] = EmittedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 8:
            if (message.message.case === "answered") {
              field = "answered";
              json["answered"] = AnsweredJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "loggedIn") {
              field = "loggedIn";
              json["loggedIn"] = LoggedInJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 9:
            if (message.message.case === "loggedOff") {
              field = "loggedOff";
              json["loggedOff"] = LoggedOffJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 10:
            if (message.message.case === "remembered") {
              field = "remembered";
              json["remembered"] = RememberedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 11:
            if (message.message.case === "bansChanged") {
              field = "bansChanged";
              json["bansChanged"] = BansChangedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "relayOpened") {
              field = "relayOpened";
              json["relayOpened"] = RelayOpenedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "relayClosed") {
              field = "relayClosed";
              json["relayClosed"] = RelayClosedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          case 13:
            if (message.message.case === "limitsChanged") {
              field = "limitsChanged";
              json["limitsChanged"] = LimitsChangedJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.message.case === "relayReferred") {
              field = "relayReferred";
              json["relayReferred"] = RelayReferredJson.write(message.message.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("message");
            }
            break;
          default:
            throw writer.unknownCase("message");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CoreMessage.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["welcome"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "welcome", "message");
            field = "welcome";
            message.message = oneofCase("welcome", WelcomeJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["answered"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "answered", "message");
            field = "answered";
            message.message = oneofCase("answered", AnsweredJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["loggedIn"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "loggedIn", "message");
            field = "loggedIn";
            message.message = oneofCase("loggedIn", LoggedInJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["loggedOff"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "loggedOff", "message");
            field = "loggedOff";
            message.message = oneofCase("loggedOff", LoggedOffJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["emitted"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "emitted", "message");
            field = "emitted";
            message.message = oneofCase("emitted", EmittedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["closed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "closed", "message");
            field = "closed";
            message.message = oneofCase("closed", ClosedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["limitsChanged"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "limitsChanged", "message");
            field = "limitsChanged";
            message.message = oneofCase("limitsChanged", LimitsChangedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["bansChanged"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "bansChanged", "message");
            field = "bansChanged";
            message.message = oneofCase("bansChanged", BansChangedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["noted"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "noted", "message");
            field = "noted";
            message.message = oneofCase("noted", NotedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["remembered"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "remembered", "message");
            field = "remembered";
            message.message = oneofCase("remembered", RememberedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["relayOpened"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "relayOpened", "message");
            field = "relayOpened";
            message.message = oneofCase("relayOpened", RelayOpenedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["relayReferred"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "relayReferred", "message");
            field = "relayReferred";
            message.message = oneofCase("relayReferred", RelayReferredJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["relayClosed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "relayClosed", "message");
            field = "relayClosed";
            message.message = oneofCase("relayClosed", RelayClosedJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "welcome",
          "answered",
          ["logged_in","loggedIn"],
          ["logged_off","loggedOff"],
          "emitted",
          "closed",
          ["limits_changed","limitsChanged"],
          ["bans_changed","bansChanged"],
          "noted",
          "remembered",
          ["relay_opened","relayOpened"],
          ["relay_referred","relayReferred"],
          ["relay_closed","relayClosed"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const GreetingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GreetingJson: JsonCodec<Greeting> = /* @__PURE__ */ messageJson(Greeting, {
  write(message, writer) {
    const json = new GreetingJson$new();
    if (message.announcementSalt?.length !== 0 || writer.writesDefaults) {
      json["announcementSalt"] = writer.bytes(message.announcementSalt, "announcementSalt");
    }
    return json;
  },

  read(value, reader) {
    const message = Greeting.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["announcementSalt"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.announcementSalt = reader.bytes(item, "announcementSalt");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["announcement_salt","announcementSalt"]]);
    }
    return message;
  },
});

export const ReadyJson: JsonCodec<Ready> = /* @__PURE__ */ messageJson(Ready, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = Ready.create();
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

const RememberedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RememberedJson: JsonCodec<Remembered> = /* @__PURE__ */ messageJson(Remembered, {
  write(message, writer, depth) {
    const json = new RememberedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.failures, "failures")) {
        const items = message.failures;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "failures";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FailureRecordJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["failures"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Remembered.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["failures"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "failures");
            const list: typeof message.failures = new Array(items.length);
            field = "failures";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FailureRecordJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.failures = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["failures"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const FailureRecordJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FailureRecordJson: JsonCodec<FailureRecord> = /* @__PURE__ */ messageJson(FailureRecord, {
  write(message, writer) {
    const json = new FailureRecordJson$new();
    if (message.id !== "" || writer.writesDefaults) {
      json["id"] = isText(message.id) ? message.id : writer.string(message.id, "id");
    }
    if (message.count !== 0 || writer.writesDefaults) {
      json["count"] = isUnsigned32(message.count) ? message.count >>> 0 : writer.unsigned32(message.count, "count");
    }
    if (message.firstAgoMs !== 0 || writer.writesDefaults) {
      json["firstAgoMs"] = writer.unsignedNumber(message.firstAgoMs, "firstAgoMs");
    }
    if (message.lastAgoMs !== 0 || writer.writesDefaults) {
      json["lastAgoMs"] = writer.unsignedNumber(message.lastAgoMs, "lastAgoMs");
    }
    return json;
  },

  read(value, reader) {
    const message = FailureRecord.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = isText(item) ? item : reader.string(item, "id");
      }
      item = json["count"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.count = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "count");
      }
      item = json["firstAgoMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.firstAgoMs = reader.unsignedNumber(item, "firstAgoMs");
      }
      item = json["lastAgoMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.lastAgoMs = reader.unsignedNumber(item, "lastAgoMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "id",
        "count",
        ["first_ago_ms","firstAgoMs"],
        ["last_ago_ms","lastAgoMs"],
      ]);
    }
    return message;
  },
});

const WelcomeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WelcomeJson: JsonCodec<Welcome> = /* @__PURE__ */ messageJson(Welcome, {
  write(message, writer, depth) {
    const json = new WelcomeJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.limits, "limits")) {
        const items = message.limits;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "limits";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = LimitJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["limits"] = list;
      }
      if (writer.hasItems(message.features, "features")) {
        const items = message.features;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.enum(FeatureJson, items[index], "features", index);
        }
        json["features"] = list;
      }
      if (message.announcementSalt?.length !== 0 || writer.writesDefaults) {
        json["announcementSalt"] = writer.bytes(message.announcementSalt, "announcementSalt");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Welcome.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["limits"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "limits");
            const list: typeof message.limits = new Array(items.length);
            field = "limits";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = LimitJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.limits = list;
          }
        }
        item = json["features"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "features");
            const list: typeof message.features = [];
            for (let index = 0; index < items.length; index++) {
              const number = reader.enum(FeatureJson, items[index], "features", index);
              if (number !== undefined) list.push(number);
            }
            message.features = list;
          }
        }
        item = json["announcementSalt"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.announcementSalt = reader.bytes(item, "announcementSalt");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["limits", "features", ["announcement_salt","announcementSalt"]]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const LimitsChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LimitsChangedJson: JsonCodec<LimitsChanged> = /* @__PURE__ */ messageJson(LimitsChanged, {
  write(message, writer, depth) {
    const json = new LimitsChangedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.limits, "limits")) {
        const items = message.limits;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "limits";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = LimitJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["limits"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = LimitsChanged.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["limits"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "limits");
            const list: typeof message.limits = new Array(items.length);
            field = "limits";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = LimitJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.limits = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["limits"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const LimitJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LimitJson: JsonCodec<Limit> = /* @__PURE__ */ messageJson(Limit, {
  write(message, writer) {
    const json = new LimitJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.value !== 0 || writer.writesDefaults) {
      json["value"] = writer.unsignedNumber(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message = Limit.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = reader.unsignedNumber(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name", "value"]);
    }
    return message;
  },
});

const BansChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BansChangedJson: JsonCodec<BansChanged> = /* @__PURE__ */ messageJson(BansChanged, {
  write(message, writer, depth) {
    const json = new BansChangedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.bans, "bans")) {
        const items = message.bans;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "bans";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = NetworkBanJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["bans"] = list;
      }
      if (writer.hasItems(message.lifted, "lifted")) {
        const items = message.lifted;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["lifted"] = writer.strings(items, same, "lifted");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = BansChanged.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["bans"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "bans");
            const list: typeof message.bans = new Array(items.length);
            field = "bans";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = NetworkBanJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.bans = list;
          }
        }
        item = json["lifted"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "lifted");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.lifted = reader.strings(items, same, "lifted");
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["bans", "lifted"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const NetworkBanJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NetworkBanJson: JsonCodec<NetworkBan> = /* @__PURE__ */ messageJson(NetworkBan, {
  write(message, writer) {
    const json = new NetworkBanJson$new();
    if (message.network !== "" || writer.writesDefaults) {
      json["network"] = isText(message.network) ? message.network : writer.string(message.network, "network");
    }
    if (message.untilMs !== 0 || writer.writesDefaults) {
      json["untilMs"] = writer.unsignedNumber(message.untilMs, "untilMs");
    }
    return json;
  },

  read(value, reader) {
    const message = NetworkBan.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["network"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.network = isText(item) ? item : reader.string(item, "network");
      }
      item = json["untilMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.untilMs = reader.unsignedNumber(item, "untilMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["network", ["until_ms","untilMs"]]);
    }
    return message;
  },
});

const EndpointJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EndpointJson: JsonCodec<Endpoint> = /* @__PURE__ */ messageJson(Endpoint, {
  write(message, writer) {
    const json = new EndpointJson$new();
    if (message.address !== "" || writer.writesDefaults) {
      json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
    }
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    return json;
  },

  read(value, reader) {
    const message = Endpoint.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.address = isText(item) ? item : reader.string(item, "address");
      }
      item = json["port"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.port = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "port");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["address", "port"]);
    }
    return message;
  },
});

const AttachedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AttachedJson: JsonCodec<Attached> = /* @__PURE__ */ messageJson(Attached, {
  write(message, writer, depth) {
    const json = new AttachedJson$new();
    let field = "";
    try {
      if (message.connection !== 0 || writer.writesDefaults) {
        json["connection"] = writer.unsignedNumber(message.connection, "connection");
      }
      if (message.endpoint !== undefined) {
        field = "endpoint";
        json["endpoint"] = EndpointJson.write(message.endpoint, writer, writer.deeper(depth));
        field = "";
      }
      if (message.channelBinding?.length !== 0 || writer.writesDefaults) {
        json["channelBinding"] = writer.bytes(message.channelBinding, "channelBinding");
      }
      if (message.relayOnly !== false || writer.writesDefaults) {
        json["relayOnly"] = writer.bool(message.relayOnly, "relayOnly");
      }
      if (message.answersMessages !== false || writer.writesDefaults) {
        json["answersMessages"] = writer.bool(message.answersMessages, "answersMessages");
      }
      if (writer.hasItems(message.notes, "notes")) {
        const items = message.notes;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.bytes(items[index], "notes", index);
        }
        json["notes"] = list;
      }
      if (message.isDetached !== false || writer.writesDefaults) {
        json["isDetached"] = writer.bool(message.isDetached, "isDetached");
      }
      if (message.lastText !== 0 || writer.writesDefaults) {
        json["lastText"] = writer.unsignedNumber(message.lastText, "lastText");
      }
      if (message.takesRelayed !== false || writer.writesDefaults) {
        json["takesRelayed"] = writer.bool(message.takesRelayed, "takesRelayed");
      }
      if (message.settledMs !== 0 || writer.writesDefaults) {
        json["settledMs"] = writer.unsignedNumber(message.settledMs, "settledMs");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Attached.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connection"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
        }
        item = json["endpoint"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "endpoint";
            message.endpoint = EndpointJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["channelBinding"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.channelBinding = reader.bytes(item, "channelBinding");
        }
        item = json["relayOnly"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.relayOnly = typeof item === "boolean" ? item : reader.bool(item, "relayOnly");
        }
        item = json["answersMessages"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.answersMessages = typeof item === "boolean" ? item : reader.bool(item, "answersMessages");
        }
        item = json["notes"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "notes");
            const list: typeof message.notes = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "notes", index);
            }
            message.notes = list;
          }
        }
        item = json["isDetached"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.isDetached = typeof item === "boolean" ? item : reader.bool(item, "isDetached");
        }
        item = json["lastText"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastText = reader.unsignedNumber(item, "lastText");
        }
        item = json["takesRelayed"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.takesRelayed = typeof item === "boolean" ? item : reader.bool(item, "takesRelayed");
        }
        item = json["settledMs"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.settledMs = reader.unsignedNumber(item, "settledMs");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "connection",
          "endpoint",
          ["channel_binding","channelBinding"],
          ["relay_only","relayOnly"],
          ["answers_messages","answersMessages"],
          "notes",
          ["is_detached","isDetached"],
          ["last_text","lastText"],
          ["takes_relayed","takesRelayed"],
          ["settled_ms","settledMs"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FurtherNotesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FurtherNotesJson: JsonCodec<FurtherNotes> = /* @__PURE__ */ messageJson(FurtherNotes, {
  write(message, writer) {
    const json = new FurtherNotesJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (writer.hasItems(message.notes, "notes")) {
      const items = message.notes;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.bytes(items[index], "notes", index);
      }
      json["notes"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = FurtherNotes.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["notes"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "notes");
          const list: typeof message.notes = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.bytes(items[index], "notes", index);
          }
          message.notes = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection", "notes"]);
    }
    return message;
  },
});

const AskedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AskedJson: JsonCodec<Asked> = /* @__PURE__ */ messageJson(Asked, {
  write(message, writer, depth) {
    const json = new AskedJson$new();
    let field = "";
    try {
      if (message.connection !== 0 || writer.writesDefaults) {
        json["connection"] = writer.unsignedNumber(message.connection, "connection");
      }
      if (message.request !== 0 || writer.writesDefaults) {
        json["request"] = writer.unsignedNumber(message.request, "request");
      }
      if (message.header !== undefined) {
        field = "header";
        json["header"] = HeaderJson.write(message.header, writer, writer.deeper(depth));
        field = "";
      }
      if (message.body?.length !== 0 || writer.writesDefaults) {
        json["body"] = writer.bytes(message.body, "body");
      }
      if (message.state !== 0 || writer.writesDefaults) {
        json["state"] = writer.enum(StateJson, message.state, "state");
      }
      if (message.sessionId?.length !== 0 || writer.writesDefaults) {
        json["sessionId"] = writer.bytes(message.sessionId, "sessionId");
      }
      if (message.pageBytesMax !== 0 || writer.writesDefaults) {
        json["pageBytesMax"] = isUnsigned32(message.pageBytesMax) ? message.pageBytesMax >>> 0 : writer.unsigned32(message.pageBytesMax, "pageBytesMax");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Asked.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connection"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
        }
        item = json["request"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.request = reader.unsignedNumber(item, "request");
        }
        item = json["header"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "header";
            message.header = HeaderJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["body"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.body = reader.bytes(item, "body");
        }
        item = json["state"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(StateJson, item, "state");
            if (number !== undefined) message.state = number;
          }
        }
        item = json["sessionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.sessionId = reader.bytes(item, "sessionId");
        }
        item = json["pageBytesMax"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.pageBytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "pageBytesMax");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "connection",
          "request",
          "header",
          "body",
          "state",
          ["session_id","sessionId"],
          ["page_bytes_max","pageBytesMax"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const AnsweredJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AnsweredJson: JsonCodec<Answered> = /* @__PURE__ */ messageJson(Answered, {
  write(message, writer, depth) {
    const json = new AnsweredJson$new();
    let field = "";
    try {
      if (message.connection !== 0 || writer.writesDefaults) {
        json["connection"] = writer.unsignedNumber(message.connection, "connection");
      }
      if (message.request !== 0 || writer.writesDefaults) {
        json["request"] = writer.unsignedNumber(message.request, "request");
      }
      switch (message.answer.case) {
        case undefined:
          break;
        case "body":
          json["body"] = writer.bytes(message.answer.value, "body");
          break;
        case "refusal":
          field = "refusal";
          json["refusal"] = ErrorInfoJson.write(message.answer.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("answer");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Answered.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connection"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
        }
        item = json["request"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.request = reader.unsignedNumber(item, "request");
        }
        item = json["body"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "body", "answer");
            message.answer = oneofCase("body", reader.bytes(item, "body"));
          }
        }
        item = json["refusal"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "refusal", "answer");
            field = "refusal";
            message.answer = oneofCase("refusal", ErrorInfoJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["connection", "request", "body", "refusal"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ToldJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ToldJson: JsonCodec<Told> = /* @__PURE__ */ messageJson(Told, {
  write(message, writer) {
    const json = new ToldJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.body?.length !== 0 || writer.writesDefaults) {
      json["body"] = writer.bytes(message.body, "body");
    }
    return json;
  },

  read(value, reader) {
    const message = Told.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["body"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.body = reader.bytes(item, "body");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection", "body"]);
    }
    return message;
  },
});

const ProbedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ProbedJson: JsonCodec<Probed> = /* @__PURE__ */ messageJson(Probed, {
  write(message, writer, depth) {
    const json = new ProbedJson$new();
    let field = "";
    try {
      if (message.connection !== 0 || writer.writesDefaults) {
        json["connection"] = writer.unsignedNumber(message.connection, "connection");
      }
      if (message.token?.length !== 0 || writer.writesDefaults) {
        json["token"] = writer.bytes(message.token, "token");
      }
      if (message.source !== undefined) {
        field = "source";
        json["source"] = EndpointJson.write(message.source, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Probed.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connection"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
        }
        item = json["token"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.token = reader.bytes(item, "token");
        }
        item = json["source"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "source";
            message.source = EndpointJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["connection", "token", "source"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const DetachedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DetachedJson: JsonCodec<Detached> = /* @__PURE__ */ messageJson(Detached, {
  write(message, writer) {
    const json = new DetachedJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.isDetached !== false || writer.writesDefaults) {
      json["isDetached"] = writer.bool(message.isDetached, "isDetached");
    }
    return json;
  },

  read(value, reader) {
    const message = Detached.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["isDetached"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.isDetached = typeof item === "boolean" ? item : reader.bool(item, "isDetached");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection", ["is_detached","isDetached"]]);
    }
    return message;
  },
});

const MovedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MovedJson: JsonCodec<Moved> = /* @__PURE__ */ messageJson(Moved, {
  write(message, writer, depth) {
    const json = new MovedJson$new();
    let field = "";
    try {
      if (message.connection !== 0 || writer.writesDefaults) {
        json["connection"] = writer.unsignedNumber(message.connection, "connection");
      }
      if (message.endpoint !== undefined) {
        field = "endpoint";
        json["endpoint"] = EndpointJson.write(message.endpoint, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Moved.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connection"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
        }
        item = json["endpoint"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "endpoint";
            message.endpoint = EndpointJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["connection", "endpoint"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const LeftJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LeftJson: JsonCodec<Left> = /* @__PURE__ */ messageJson(Left, {
  write(message, writer) {
    const json = new LeftJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    return json;
  },

  read(value, reader) {
    const message = Left.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection"]);
    }
    return message;
  },
});

const LostJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LostJson: JsonCodec<Lost> = /* @__PURE__ */ messageJson(Lost, {
  write(message, writer) {
    const json = new LostJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.forMs !== 0 || writer.writesDefaults) {
      json["forMs"] = writer.unsignedNumber(message.forMs, "forMs");
    }
    return json;
  },

  read(value, reader) {
    const message = Lost.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["forMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.forMs = reader.unsignedNumber(item, "forMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection", ["for_ms","forMs"]]);
    }
    return message;
  },
});

const LoggedInJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LoggedInJson: JsonCodec<LoggedIn> = /* @__PURE__ */ messageJson(LoggedIn, {
  write(message, writer) {
    const json = new LoggedInJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.login !== 0 || writer.writesDefaults) {
      json["login"] = writer.unsignedNumber(message.login, "login");
    }
    if (message.account !== 0 || writer.writesDefaults) {
      json["account"] = writer.unsignedNumber(message.account, "account");
    }
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.sinceMs !== 0 || writer.writesDefaults) {
      json["sinceMs"] = writer.unsignedNumber(message.sinceMs, "sinceMs");
    }
    return json;
  },

  read(value, reader) {
    const message = LoggedIn.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["login"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.login = reader.unsignedNumber(item, "login");
      }
      item = json["account"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.account = reader.unsignedNumber(item, "account");
      }
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["sinceMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sinceMs = reader.unsignedNumber(item, "sinceMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection", "login", "account", "name", ["since_ms","sinceMs"]]);
    }
    return message;
  },
});

const LoggedOffJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LoggedOffJson: JsonCodec<LoggedOff> = /* @__PURE__ */ messageJson(LoggedOff, {
  write(message, writer) {
    const json = new LoggedOffJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    return json;
  },

  read(value, reader) {
    const message = LoggedOff.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection"]);
    }
    return message;
  },
});

const NotedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NotedJson: JsonCodec<Noted> = /* @__PURE__ */ messageJson(Noted, {
  write(message, writer) {
    const json = new NotedJson$new();
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.key !== "" || writer.writesDefaults) {
      json["key"] = isText(message.key) ? message.key : writer.string(message.key, "key");
    }
    if (message.note?.length !== 0 || writer.writesDefaults) {
      json["note"] = writer.bytes(message.note, "note");
    }
    return json;
  },

  read(value, reader) {
    const message = Noted.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["key"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.key = isText(item) ? item : reader.string(item, "key");
      }
      item = json["note"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.note = reader.bytes(item, "note");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["connection", "key", "note"]);
    }
    return message;
  },
});

const EmittedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EmittedJson: JsonCodec<Emitted> = /* @__PURE__ */ messageJson(Emitted, {
  write(message, writer, depth) {
    const json = new EmittedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.connections, "connections")) {
        const items = message.connections;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.unsignedNumber(items[index], "connections", index);
        }
        json["connections"] = list;
      }
      if (writer.hasItems(message.events, "events")) {
        const items = message.events;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "events";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = EmittedEventJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["events"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Emitted.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connections"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "connections");
            const list: typeof message.connections = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.unsignedNumber(items[index], "connections", index);
            }
            message.connections = list;
          }
        }
        item = json["events"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "events");
            const list: typeof message.events = new Array(items.length);
            field = "events";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = EmittedEventJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.events = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["connections", "events"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const EmittedEventJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EmittedEventJson: JsonCodec<EmittedEvent> = /* @__PURE__ */ messageJson(EmittedEvent, {
  write(message, writer) {
    const json = new EmittedEventJson$new();
    if (message.command !== 0 || writer.writesDefaults) {
      json["command"] = writer.enum(CommandJson, message.command, "command");
    }
    if (message.body?.length !== 0 || writer.writesDefaults) {
      json["body"] = writer.bytes(message.body, "body");
    }
    return json;
  },

  read(value, reader) {
    const message = EmittedEvent.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["command"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(CommandJson, item, "command");
          if (number !== undefined) message.command = number;
        }
      }
      item = json["body"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.body = reader.bytes(item, "body");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["command", "body"]);
    }
    return message;
  },
});

const ClosedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ClosedJson: JsonCodec<Closed> = /* @__PURE__ */ messageJson(Closed, {
  write(message, writer, depth) {
    const json = new ClosedJson$new();
    let field = "";
    try {
      if (message.connection !== 0 || writer.writesDefaults) {
        json["connection"] = writer.unsignedNumber(message.connection, "connection");
      }
      if (message.error !== undefined) {
        field = "error";
        json["error"] = ErrorInfoJson.write(message.error, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Closed.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["connection"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
        }
        item = json["error"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "error";
            message.error = ErrorInfoJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["connection", "error"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const RelayPlaceJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayPlaceJson: JsonCodec<RelayPlace> = /* @__PURE__ */ messageJson(RelayPlace, {
  write(message, writer) {
    const json = new RelayPlaceJson$new();
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    if (writer.hasItems(message.addresses, "addresses")) {
      const items = message.addresses;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["addresses"] = writer.strings(items, same, "addresses");
    }
    return json;
  },

  read(value, reader) {
    const message = RelayPlace.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["port"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.port = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "port");
      }
      item = json["addresses"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "addresses");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.addresses = reader.strings(items, same, "addresses");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["port", "addresses"]);
    }
    return message;
  },
});

const RelayingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayingJson: JsonCodec<Relaying> = /* @__PURE__ */ messageJson(Relaying, {
  write(message, writer) {
    const json = new RelayingJson$new();
    if (writer.hasItems(message.introductions, "introductions")) {
      const items = message.introductions;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsignedNumber(items[index], "introductions", index);
      }
      json["introductions"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Relaying.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "introductions");
          const list: typeof message.introductions = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsignedNumber(items[index], "introductions", index);
          }
          message.introductions = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["introductions"]);
    }
    return message;
  },
});

const RelayOpenedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayOpenedJson: JsonCodec<RelayOpened> = /* @__PURE__ */ messageJson(RelayOpened, {
  write(message, writer, depth) {
    const json = new RelayOpenedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.introduction !== 0 || writer.writesDefaults) {
        json["introduction"] = writer.unsignedNumber(message.introduction, "introduction");
      }
      if (writer.hasItems(message.sides, "sides")) {
        const items = message.sides;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "sides";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = RelayedSideJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["sides"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = RelayOpened.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introduction"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.introduction = reader.unsignedNumber(item, "introduction");
        }
        item = json["sides"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "sides");
            const list: typeof message.sides = new Array(items.length);
            field = "sides";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = RelayedSideJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.sides = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["introduction", "sides"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const RelayedSideJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayedSideJson: JsonCodec<RelayedSide> = /* @__PURE__ */ messageJson(RelayedSide, {
  write(message, writer) {
    const json = new RelayedSideJson$new();
    if (message.relayId !== 0n || writer.writesDefaults) {
      json["relayId"] = writer.unsigned64(message.relayId, "relayId");
    }
    if (message.key?.length !== 0 || writer.writesDefaults) {
      json["key"] = writer.bytes(message.key, "key");
    }
    if (message.account !== 0 || writer.writesDefaults) {
      json["account"] = writer.unsignedNumber(message.account, "account");
    }
    if (message.gateway !== "" || writer.writesDefaults) {
      json["gateway"] = isText(message.gateway) ? message.gateway : writer.string(message.gateway, "gateway");
    }
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.takesRelayed !== false || writer.writesDefaults) {
      json["takesRelayed"] = writer.bool(message.takesRelayed, "takesRelayed");
    }
    return json;
  },

  read(value, reader) {
    const message = RelayedSide.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["relayId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.relayId = reader.unsigned64(item, "relayId");
      }
      item = json["key"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.key = reader.bytes(item, "key");
      }
      item = json["account"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.account = reader.unsignedNumber(item, "account");
      }
      item = json["gateway"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.gateway = isText(item) ? item : reader.string(item, "gateway");
      }
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["takesRelayed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.takesRelayed = typeof item === "boolean" ? item : reader.bool(item, "takesRelayed");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["relay_id","relayId"],
        "key",
        "account",
        "gateway",
        "connection",
        ["takes_relayed","takesRelayed"],
      ]);
    }
    return message;
  },
});

const RelayReferredJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayReferredJson: JsonCodec<RelayReferred> = /* @__PURE__ */ messageJson(RelayReferred, {
  write(message, writer) {
    const json = new RelayReferredJson$new();
    if (message.introduction !== 0 || writer.writesDefaults) {
      json["introduction"] = writer.unsignedNumber(message.introduction, "introduction");
    }
    if (message.connection !== 0 || writer.writesDefaults) {
      json["connection"] = writer.unsignedNumber(message.connection, "connection");
    }
    if (message.gateway !== "" || writer.writesDefaults) {
      json["gateway"] = isText(message.gateway) ? message.gateway : writer.string(message.gateway, "gateway");
    }
    return json;
  },

  read(value, reader) {
    const message = RelayReferred.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introduction"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introduction = reader.unsignedNumber(item, "introduction");
      }
      item = json["connection"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connection = reader.unsignedNumber(item, "connection");
      }
      item = json["gateway"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.gateway = isText(item) ? item : reader.string(item, "gateway");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["introduction", "connection", "gateway"]);
    }
    return message;
  },
});

const RelayClosedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayClosedJson: JsonCodec<RelayClosed> = /* @__PURE__ */ messageJson(RelayClosed, {
  write(message, writer) {
    const json = new RelayClosedJson$new();
    if (message.introduction !== 0 || writer.writesDefaults) {
      json["introduction"] = writer.unsignedNumber(message.introduction, "introduction");
    }
    if (message.lingerMs !== 0 || writer.writesDefaults) {
      json["lingerMs"] = isUnsigned32(message.lingerMs) ? message.lingerMs >>> 0 : writer.unsigned32(message.lingerMs, "lingerMs");
    }
    return json;
  },

  read(value, reader) {
    const message = RelayClosed.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introduction"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introduction = reader.unsignedNumber(item, "introduction");
      }
      item = json["lingerMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.lingerMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "lingerMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["introduction", ["linger_ms","lingerMs"]]);
    }
    return message;
  },
});

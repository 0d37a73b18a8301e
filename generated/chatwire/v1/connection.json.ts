// Code generated from chatwire/v1/connection.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import { FeatureJson } from "./capability.json.ts";
import {
  Acknowledged,
  HelloRequest,
  HelloResponse,
  LimitsChanged,
  NextKey,
  NextKeyAnnounced,
  OpenDatagramRequest,
  OpenDatagramResponse,
  PingRequest,
  PingResponse,
  ProbeRequest,
  ProbeResponse,
  ResumeRequest,
  ResumeResponse,
  ServerLimits,
} from "./connection.ts";

const HelloRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const HelloRequestJson: JsonCodec<HelloRequest> = /* @__PURE__ */ messageJson(HelloRequest, {
  write(message, writer) {
    const json = new HelloRequestJson$new();
    if (writer.hasItems(message.versions, "versions")) {
      const items = message.versions;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["versions"] = writer.unsigned32s(items, same, "versions");
    }
    if (message.agent !== "" || writer.writesDefaults) {
      json["agent"] = isText(message.agent) ? message.agent : writer.string(message.agent, "agent");
    }
    if (writer.hasItems(message.features, "features")) {
      const items = message.features;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.enum(FeatureJson, items[index], "features", index);
      }
      json["features"] = list;
    }
    if (message.relayOnly !== false || writer.writesDefaults) {
      json["relayOnly"] = writer.bool(message.relayOnly, "relayOnly");
    }
    return json;
  },

  read(value, reader) {
    const message = HelloRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["versions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "versions");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.versions = reader.unsigned32s(items, same, "versions");
        }
      }
      item = json["agent"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.agent = isText(item) ? item : reader.string(item, "agent");
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
      item = json["relayOnly"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.relayOnly = typeof item === "boolean" ? item : reader.bool(item, "relayOnly");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["versions", "agent", "features", ["relay_only","relayOnly"]]);
    }
    return message;
  },
});

const HelloResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const HelloResponseJson: JsonCodec<HelloResponse> = /* @__PURE__ */ messageJson(HelloResponse, {
  write(message, writer, depth) {
    const json = new HelloResponseJson$new();
    let field = "";
    try {
      if (message.version !== 0 || writer.writesDefaults) {
        json["version"] = isUnsigned32(message.version) ? message.version >>> 0 : writer.unsigned32(message.version, "version");
      }
      if (message.agent !== "" || writer.writesDefaults) {
        json["agent"] = isText(message.agent) ? message.agent : writer.string(message.agent, "agent");
      }
      if (message.limits !== undefined) {
        field = "limits";
        json["limits"] = ServerLimitsJson.write(message.limits, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.versions, "versions")) {
        const items = message.versions;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
        }
        json["versions"] = writer.unsigned32s(items, same, "versions");
      }
      if (writer.hasItems(message.features, "features")) {
        const items = message.features;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.enum(FeatureJson, items[index], "features", index);
        }
        json["features"] = list;
      }
      if (message.nextKey !== undefined) {
        field = "nextKey";
        json["nextKey"] = NextKeyJson.write(message.nextKey, writer, writer.deeper(depth));
        field = "";
      }
      if (message.announcementSalt?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["announcementSalt"] = HIDDEN;
        } else {
          json["announcementSalt"] = writer.bytes(message.announcementSalt, "announcementSalt");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = HelloResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["version"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.version = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "version");
        }
        item = json["agent"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.agent = isText(item) ? item : reader.string(item, "agent");
        }
        item = json["limits"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "limits";
            message.limits = ServerLimitsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["versions"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "versions");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
            }
            message.versions = reader.unsigned32s(items, same, "versions");
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
        item = json["nextKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "nextKey";
            message.nextKey = NextKeyJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["announcementSalt"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.announcementSalt = reader.bytes(item, "announcementSalt");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "version",
          "agent",
          "limits",
          "versions",
          "features",
          ["next_key","nextKey"],
          ["announcement_salt","announcementSalt"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const NextKeyJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NextKeyJson: JsonCodec<NextKey> = /* @__PURE__ */ messageJson(NextKey, {
  write(message, writer) {
    const json = new NextKeyJson$new();
    if (message.fingerprint?.length !== 0 || writer.writesDefaults) {
      json["fingerprint"] = writer.bytes(message.fingerprint, "fingerprint");
    }
    if (message.signature?.length !== 0 || writer.writesDefaults) {
      json["signature"] = writer.bytes(message.signature, "signature");
    }
    return json;
  },

  read(value, reader) {
    const message = NextKey.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["fingerprint"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.fingerprint = reader.bytes(item, "fingerprint");
      }
      item = json["signature"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.signature = reader.bytes(item, "signature");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["fingerprint", "signature"]);
    }
    return message;
  },
});

const NextKeyAnnouncedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const NextKeyAnnouncedJson: JsonCodec<NextKeyAnnounced> = /* @__PURE__ */ messageJson(NextKeyAnnounced, {
  write(message, writer, depth) {
    const json = new NextKeyAnnouncedJson$new();
    let field = "";
    try {
      if (message.nextKey !== undefined) {
        field = "nextKey";
        json["nextKey"] = NextKeyJson.write(message.nextKey, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = NextKeyAnnounced.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["nextKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "nextKey";
            message.nextKey = NextKeyJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["next_key","nextKey"]]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ServerLimitsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ServerLimitsJson: JsonCodec<ServerLimits> = /* @__PURE__ */ messageJson(ServerLimits, {
  write(message, writer) {
    const json = new ServerLimitsJson$new();
    if (message.frameBytesMax !== 0 || writer.writesDefaults) {
      json["frameBytesMax"] = isUnsigned32(message.frameBytesMax) ? message.frameBytesMax >>> 0 : writer.unsigned32(message.frameBytesMax, "frameBytesMax");
    }
    if (message.idleTimeoutMs !== 0 || writer.writesDefaults) {
      json["idleTimeoutMs"] = isUnsigned32(message.idleTimeoutMs) ? message.idleTimeoutMs >>> 0 : writer.unsigned32(message.idleTimeoutMs, "idleTimeoutMs");
    }
    if (message.textBytesMax !== 0 || writer.writesDefaults) {
      json["textBytesMax"] = isUnsigned32(message.textBytesMax) ? message.textBytesMax >>> 0 : writer.unsigned32(message.textBytesMax, "textBytesMax");
    }
    if (message.peersPageMax !== 0 || writer.writesDefaults) {
      json["peersPageMax"] = isUnsigned32(message.peersPageMax) ? message.peersPageMax >>> 0 : writer.unsigned32(message.peersPageMax, "peersPageMax");
    }
    if (message.scramIterations !== 0 || writer.writesDefaults) {
      json["scramIterations"] = isUnsigned32(message.scramIterations) ? message.scramIterations >>> 0 : writer.unsigned32(message.scramIterations, "scramIterations");
    }
    if (message.frameBytesBeforeLoginMax !== 0 || writer.writesDefaults) {
      json["frameBytesBeforeLoginMax"] = isUnsigned32(message.frameBytesBeforeLoginMax) ? message.frameBytesBeforeLoginMax >>> 0 : writer.unsigned32(message.frameBytesBeforeLoginMax, "frameBytesBeforeLoginMax");
    }
    if (message.frameTimeoutMs !== 0 || writer.writesDefaults) {
      json["frameTimeoutMs"] = isUnsigned32(message.frameTimeoutMs) ? message.frameTimeoutMs >>> 0 : writer.unsigned32(message.frameTimeoutMs, "frameTimeoutMs");
    }
    if (message.loginTimeoutMs !== 0 || writer.writesDefaults) {
      json["loginTimeoutMs"] = isUnsigned32(message.loginTimeoutMs) ? message.loginTimeoutMs >>> 0 : writer.unsigned32(message.loginTimeoutMs, "loginTimeoutMs");
    }
    if (message.connectionRequestsPerSecond !== 0 || writer.writesDefaults) {
      json["connectionRequestsPerSecond"] = isUnsigned32(message.connectionRequestsPerSecond) ? message.connectionRequestsPerSecond >>> 0 : writer.unsigned32(message.connectionRequestsPerSecond, "connectionRequestsPerSecond");
    }
    if (message.connectionBytesPerSecond !== 0 || writer.writesDefaults) {
      json["connectionBytesPerSecond"] = isUnsigned32(message.connectionBytesPerSecond) ? message.connectionBytesPerSecond >>> 0 : writer.unsigned32(message.connectionBytesPerSecond, "connectionBytesPerSecond");
    }
    if (message.accountRequestsPerSecond !== 0 || writer.writesDefaults) {
      json["accountRequestsPerSecond"] = isUnsigned32(message.accountRequestsPerSecond) ? message.accountRequestsPerSecond >>> 0 : writer.unsigned32(message.accountRequestsPerSecond, "accountRequestsPerSecond");
    }
    if (message.accountBytesPerSecond !== 0 || writer.writesDefaults) {
      json["accountBytesPerSecond"] = isUnsigned32(message.accountBytesPerSecond) ? message.accountBytesPerSecond >>> 0 : writer.unsigned32(message.accountBytesPerSecond, "accountBytesPerSecond");
    }
    if (message.loginsPerAccountMax !== 0 || writer.writesDefaults) {
      json["loginsPerAccountMax"] = isUnsigned32(message.loginsPerAccountMax) ? message.loginsPerAccountMax >>> 0 : writer.unsigned32(message.loginsPerAccountMax, "loginsPerAccountMax");
    }
    if (message.devicesMax !== 0 || writer.writesDefaults) {
      json["devicesMax"] = isUnsigned32(message.devicesMax) ? message.devicesMax >>> 0 : writer.unsigned32(message.devicesMax, "devicesMax");
    }
    if (message.contactsMax !== 0 || writer.writesDefaults) {
      json["contactsMax"] = isUnsigned32(message.contactsMax) ? message.contactsMax >>> 0 : writer.unsigned32(message.contactsMax, "contactsMax");
    }
    if (message.blockedMax !== 0 || writer.writesDefaults) {
      json["blockedMax"] = isUnsigned32(message.blockedMax) ? message.blockedMax >>> 0 : writer.unsigned32(message.blockedMax, "blockedMax");
    }
    if (message.waitingTextsMax !== 0 || writer.writesDefaults) {
      json["waitingTextsMax"] = isUnsigned32(message.waitingTextsMax) ? message.waitingTextsMax >>> 0 : writer.unsigned32(message.waitingTextsMax, "waitingTextsMax");
    }
    if (message.waitingTextAgeMs !== 0 || writer.writesDefaults) {
      json["waitingTextAgeMs"] = writer.unsignedNumber(message.waitingTextAgeMs, "waitingTextAgeMs");
    }
    if (message.historyAgeMs !== 0 || writer.writesDefaults) {
      json["historyAgeMs"] = writer.unsignedNumber(message.historyAgeMs, "historyAgeMs");
    }
    if (message.waitingTextsPerSenderMax !== 0 || writer.writesDefaults) {
      json["waitingTextsPerSenderMax"] = isUnsigned32(message.waitingTextsPerSenderMax) ? message.waitingTextsPerSenderMax >>> 0 : writer.unsigned32(message.waitingTextsPerSenderMax, "waitingTextsPerSenderMax");
    }
    if (message.helloTimeoutMs !== 0 || writer.writesDefaults) {
      json["helloTimeoutMs"] = isUnsigned32(message.helloTimeoutMs) ? message.helloTimeoutMs >>> 0 : writer.unsigned32(message.helloTimeoutMs, "helloTimeoutMs");
    }
    if (message.connectionsPerAddressMax !== 0 || writer.writesDefaults) {
      json["connectionsPerAddressMax"] = isUnsigned32(message.connectionsPerAddressMax) ? message.connectionsPerAddressMax >>> 0 : writer.unsigned32(message.connectionsPerAddressMax, "connectionsPerAddressMax");
    }
    if (message.frameBytesCountedMin !== 0 || writer.writesDefaults) {
      json["frameBytesCountedMin"] = isUnsigned32(message.frameBytesCountedMin) ? message.frameBytesCountedMin >>> 0 : writer.unsigned32(message.frameBytesCountedMin, "frameBytesCountedMin");
    }
    if (message.pendingRequestsMax !== 0 || writer.writesDefaults) {
      json["pendingRequestsMax"] = isUnsigned32(message.pendingRequestsMax) ? message.pendingRequestsMax >>> 0 : writer.unsigned32(message.pendingRequestsMax, "pendingRequestsMax");
    }
    if (message.loginTriesMax !== 0 || writer.writesDefaults) {
      json["loginTriesMax"] = isUnsigned32(message.loginTriesMax) ? message.loginTriesMax >>> 0 : writer.unsigned32(message.loginTriesMax, "loginTriesMax");
    }
    if (message.loginDelayMs !== 0 || writer.writesDefaults) {
      json["loginDelayMs"] = isUnsigned32(message.loginDelayMs) ? message.loginDelayMs >>> 0 : writer.unsigned32(message.loginDelayMs, "loginDelayMs");
    }
    if (message.sendQueueLossyBytesMax !== 0 || writer.writesDefaults) {
      json["sendQueueLossyBytesMax"] = isUnsigned32(message.sendQueueLossyBytesMax) ? message.sendQueueLossyBytesMax >>> 0 : writer.unsigned32(message.sendQueueLossyBytesMax, "sendQueueLossyBytesMax");
    }
    if (message.sendQueueBytesMax !== 0 || writer.writesDefaults) {
      json["sendQueueBytesMax"] = isUnsigned32(message.sendQueueBytesMax) ? message.sendQueueBytesMax >>> 0 : writer.unsigned32(message.sendQueueBytesMax, "sendQueueBytesMax");
    }
    if (message.nameCharactersMax !== 0 || writer.writesDefaults) {
      json["nameCharactersMax"] = isUnsigned32(message.nameCharactersMax) ? message.nameCharactersMax >>> 0 : writer.unsigned32(message.nameCharactersMax, "nameCharactersMax");
    }
    if (message.introductionsMax !== 0 || writer.writesDefaults) {
      json["introductionsMax"] = isUnsigned32(message.introductionsMax) ? message.introductionsMax >>> 0 : writer.unsigned32(message.introductionsMax, "introductionsMax");
    }
    if (message.invitationsMax !== 0 || writer.writesDefaults) {
      json["invitationsMax"] = isUnsigned32(message.invitationsMax) ? message.invitationsMax >>> 0 : writer.unsigned32(message.invitationsMax, "invitationsMax");
    }
    if (message.invitationTimeoutMs !== 0 || writer.writesDefaults) {
      json["invitationTimeoutMs"] = isUnsigned32(message.invitationTimeoutMs) ? message.invitationTimeoutMs >>> 0 : writer.unsigned32(message.invitationTimeoutMs, "invitationTimeoutMs");
    }
    if (message.candidatesMax !== 0 || writer.writesDefaults) {
      json["candidatesMax"] = isUnsigned32(message.candidatesMax) ? message.candidatesMax >>> 0 : writer.unsigned32(message.candidatesMax, "candidatesMax");
    }
    if (message.textsPageMax !== 0 || writer.writesDefaults) {
      json["textsPageMax"] = isUnsigned32(message.textsPageMax) ? message.textsPageMax >>> 0 : writer.unsigned32(message.textsPageMax, "textsPageMax");
    }
    if (message.contactsPageMax !== 0 || writer.writesDefaults) {
      json["contactsPageMax"] = isUnsigned32(message.contactsPageMax) ? message.contactsPageMax >>> 0 : writer.unsigned32(message.contactsPageMax, "contactsPageMax");
    }
    if (message.connectionsMax !== 0 || writer.writesDefaults) {
      json["connectionsMax"] = isUnsigned32(message.connectionsMax) ? message.connectionsMax >>> 0 : writer.unsigned32(message.connectionsMax, "connectionsMax");
    }
    if (message.loginTriesPerNameMax !== 0 || writer.writesDefaults) {
      json["loginTriesPerNameMax"] = isUnsigned32(message.loginTriesPerNameMax) ? message.loginTriesPerNameMax >>> 0 : writer.unsigned32(message.loginTriesPerNameMax, "loginTriesPerNameMax");
    }
    if (message.loginDelayMaxMs !== 0 || writer.writesDefaults) {
      json["loginDelayMaxMs"] = isUnsigned32(message.loginDelayMaxMs) ? message.loginDelayMaxMs >>> 0 : writer.unsigned32(message.loginDelayMaxMs, "loginDelayMaxMs");
    }
    if (message.loginCountMs !== 0 || writer.writesDefaults) {
      json["loginCountMs"] = isUnsigned32(message.loginCountMs) ? message.loginCountMs >>> 0 : writer.unsigned32(message.loginCountMs, "loginCountMs");
    }
    if (message.registrationsPerAddressMax !== 0 || writer.writesDefaults) {
      json["registrationsPerAddressMax"] = isUnsigned32(message.registrationsPerAddressMax) ? message.registrationsPerAddressMax >>> 0 : writer.unsigned32(message.registrationsPerAddressMax, "registrationsPerAddressMax");
    }
    if (message.waitingTextsOfOthersMax !== 0 || writer.writesDefaults) {
      json["waitingTextsOfOthersMax"] = isUnsigned32(message.waitingTextsOfOthersMax) ? message.waitingTextsOfOthersMax >>> 0 : writer.unsigned32(message.waitingTextsOfOthersMax, "waitingTextsOfOthersMax");
    }
    if (message.mailboxTextsMax !== 0 || writer.writesDefaults) {
      json["mailboxTextsMax"] = isUnsigned32(message.mailboxTextsMax) ? message.mailboxTextsMax >>> 0 : writer.unsigned32(message.mailboxTextsMax, "mailboxTextsMax");
    }
    if (message.capabilitiesMax !== 0 || writer.writesDefaults) {
      json["capabilitiesMax"] = isUnsigned32(message.capabilitiesMax) ? message.capabilitiesMax >>> 0 : writer.unsigned32(message.capabilitiesMax, "capabilitiesMax");
    }
    if (message.relayBytesMax !== 0 || writer.writesDefaults) {
      json["relayBytesMax"] = writer.unsignedNumber(message.relayBytesMax, "relayBytesMax");
    }
    if (message.relayBytesPerSecond !== 0 || writer.writesDefaults) {
      json["relayBytesPerSecond"] = isUnsigned32(message.relayBytesPerSecond) ? message.relayBytesPerSecond >>> 0 : writer.unsigned32(message.relayBytesPerSecond, "relayBytesPerSecond");
    }
    if (message.relayTimeMs !== 0 || writer.writesDefaults) {
      json["relayTimeMs"] = isUnsigned32(message.relayTimeMs) ? message.relayTimeMs >>> 0 : writer.unsigned32(message.relayTimeMs, "relayTimeMs");
    }
    if (message.conversationGraceMs !== 0 || writer.writesDefaults) {
      json["conversationGraceMs"] = isUnsigned32(message.conversationGraceMs) ? message.conversationGraceMs >>> 0 : writer.unsigned32(message.conversationGraceMs, "conversationGraceMs");
    }
    if (message.resumeWindowMs !== 0 || writer.writesDefaults) {
      json["resumeWindowMs"] = isUnsigned32(message.resumeWindowMs) ? message.resumeWindowMs >>> 0 : writer.unsigned32(message.resumeWindowMs, "resumeWindowMs");
    }
    if (message.resumeBytesMax !== 0 || writer.writesDefaults) {
      json["resumeBytesMax"] = isUnsigned32(message.resumeBytesMax) ? message.resumeBytesMax >>> 0 : writer.unsigned32(message.resumeBytesMax, "resumeBytesMax");
    }
    if (message.presenceTickMs !== 0 || writer.writesDefaults) {
      json["presenceTickMs"] = isUnsigned32(message.presenceTickMs) ? message.presenceTickMs >>> 0 : writer.unsigned32(message.presenceTickMs, "presenceTickMs");
    }
    if (message.watchedNamesMax !== 0 || writer.writesDefaults) {
      json["watchedNamesMax"] = isUnsigned32(message.watchedNamesMax) ? message.watchedNamesMax >>> 0 : writer.unsigned32(message.watchedNamesMax, "watchedNamesMax");
    }
    return json;
  },

  read(value, reader) {
    const message = ServerLimits.create();
    let json = reader.fields(value);
    for (;;) {
      let others = false;
      for (const property in json) {
        const item = json[property];
        switch (property.length) {
          case 10:
            if (property === "devicesMax") {
              if (item !== null) message.devicesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "devicesMax");
            } else if (property === "blockedMax") {
              if (item !== null) message.blockedMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "blockedMax");
            } else others = true;
            break;
          case 11:
            if (property === "contactsMax") {
              if (item !== null) message.contactsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "contactsMax");
            } else if (property === "relayTimeMs") {
              if (item !== null) message.relayTimeMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "relayTimeMs");
            } else others = true;
            break;
          case 12:
            if (property === "textBytesMax") {
              if (item !== null) message.textBytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "textBytesMax");
            } else if (property === "peersPageMax") {
              if (item !== null) message.peersPageMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "peersPageMax");
            } else if (property === "historyAgeMs") {
              if (item !== null) message.historyAgeMs = reader.unsignedNumber(item, "historyAgeMs");
            } else if (property === "loginDelayMs") {
              if (item !== null) message.loginDelayMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginDelayMs");
            } else if (property === "textsPageMax") {
              if (item !== null) message.textsPageMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "textsPageMax");
            } else if (property === "loginCountMs") {
              if (item !== null) message.loginCountMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginCountMs");
            } else others = true;
            break;
          case 13:
            if (property === "frameBytesMax") {
              if (item !== null) message.frameBytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "frameBytesMax");
            } else if (property === "idleTimeoutMs") {
              if (item !== null) message.idleTimeoutMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "idleTimeoutMs");
            } else if (property === "loginTriesMax") {
              if (item !== null) message.loginTriesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginTriesMax");
            } else if (property === "candidatesMax") {
              if (item !== null) message.candidatesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "candidatesMax");
            } else if (property === "relayBytesMax") {
              if (item !== null) message.relayBytesMax = reader.unsignedNumber(item, "relayBytesMax");
            } else others = true;
            break;
          case 14:
            if (property === "frameTimeoutMs") {
              if (item !== null) message.frameTimeoutMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "frameTimeoutMs");
            } else if (property === "loginTimeoutMs") {
              if (item !== null) message.loginTimeoutMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginTimeoutMs");
            } else if (property === "helloTimeoutMs") {
              if (item !== null) message.helloTimeoutMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "helloTimeoutMs");
            } else if (property === "invitationsMax") {
              if (item !== null) message.invitationsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "invitationsMax");
            } else if (property === "connectionsMax") {
              if (item !== null) message.connectionsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "connectionsMax");
            } else if (property === "resumeWindowMs") {
              if (item !== null) message.resumeWindowMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "resumeWindowMs");
            } else if (property === "resumeBytesMax") {
              if (item !== null) message.resumeBytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "resumeBytesMax");
            } else if (property === "presenceTickMs") {
              if (item !== null) message.presenceTickMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "presenceTickMs");
            } else others = true;
            break;
          case 15:
            if (property === "scramIterations") {
              if (item !== null) message.scramIterations = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "scramIterations");
            } else if (property === "waitingTextsMax") {
              if (item !== null) message.waitingTextsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "waitingTextsMax");
            } else if (property === "contactsPageMax") {
              if (item !== null) message.contactsPageMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "contactsPageMax");
            } else if (property === "loginDelayMaxMs") {
              if (item !== null) message.loginDelayMaxMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginDelayMaxMs");
            } else if (property === "mailboxTextsMax") {
              if (item !== null) message.mailboxTextsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "mailboxTextsMax");
            } else if (property === "capabilitiesMax") {
              if (item !== null) message.capabilitiesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "capabilitiesMax");
            } else if (property === "watchedNamesMax") {
              if (item !== null) message.watchedNamesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "watchedNamesMax");
            } else others = true;
            break;
          case 16:
            if (property === "waitingTextAgeMs") {
              if (item !== null) message.waitingTextAgeMs = reader.unsignedNumber(item, "waitingTextAgeMs");
            } else if (property === "introductionsMax") {
              if (item !== null) message.introductionsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "introductionsMax");
            } else others = true;
            break;
          case 17:
            if (property === "sendQueueBytesMax") {
              if (item !== null) message.sendQueueBytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "sendQueueBytesMax");
            } else if (property === "nameCharactersMax") {
              if (item !== null) message.nameCharactersMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "nameCharactersMax");
            } else others = true;
            break;
          case 18:
            if (property === "pendingRequestsMax") {
              if (item !== null) message.pendingRequestsMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "pendingRequestsMax");
            } else others = true;
            break;
          case 19:
            if (property === "loginsPerAccountMax") {
              if (item !== null) message.loginsPerAccountMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginsPerAccountMax");
            } else if (property === "invitationTimeoutMs") {
              if (item !== null) message.invitationTimeoutMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "invitationTimeoutMs");
            } else if (property === "relayBytesPerSecond") {
              if (item !== null) message.relayBytesPerSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "relayBytesPerSecond");
            } else if (property === "conversationGraceMs") {
              if (item !== null) message.conversationGraceMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "conversationGraceMs");
            } else others = true;
            break;
          case 20:
            if (property === "frameBytesCountedMin") {
              if (item !== null) message.frameBytesCountedMin = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "frameBytesCountedMin");
            } else if (property === "loginTriesPerNameMax") {
              if (item !== null) message.loginTriesPerNameMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "loginTriesPerNameMax");
            } else others = true;
            break;
          case 21:
            if (property === "accountBytesPerSecond") {
              if (item !== null) message.accountBytesPerSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "accountBytesPerSecond");
            } else others = true;
            break;
          case 22:
            if (property === "sendQueueLossyBytesMax") {
              if (item !== null) message.sendQueueLossyBytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "sendQueueLossyBytesMax");
            } else others = true;
            break;
          case 23:
            if (property === "waitingTextsOfOthersMax") {
              if (item !== null) message.waitingTextsOfOthersMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "waitingTextsOfOthersMax");
            } else others = true;
            break;
          case 24:
            if (property === "frameBytesBeforeLoginMax") {
              if (item !== null) message.frameBytesBeforeLoginMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "frameBytesBeforeLoginMax");
            } else if (property === "connectionBytesPerSecond") {
              if (item !== null) message.connectionBytesPerSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "connectionBytesPerSecond");
            } else if (property === "accountRequestsPerSecond") {
              if (item !== null) message.accountRequestsPerSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "accountRequestsPerSecond");
            } else if (property === "waitingTextsPerSenderMax") {
              if (item !== null) message.waitingTextsPerSenderMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "waitingTextsPerSenderMax");
            } else if (property === "connectionsPerAddressMax") {
              if (item !== null) message.connectionsPerAddressMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "connectionsPerAddressMax");
            } else others = true;
            break;
          case 26:
            if (property === "registrationsPerAddressMax") {
              if (item !== null) message.registrationsPerAddressMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "registrationsPerAddressMax");
            } else others = true;
            break;
          case 27:
            if (property === "connectionRequestsPerSecond") {
              if (item !== null) message.connectionRequestsPerSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "connectionRequestsPerSecond");
            } else others = true;
            break;
          default:
            others = true;
        }
      }
      if (!others) break;
      json = reader.renamed(json, [
        ["frame_bytes_max","frameBytesMax"],
        ["idle_timeout_ms","idleTimeoutMs"],
        ["text_bytes_max","textBytesMax"],
        ["peers_page_max","peersPageMax"],
        ["scram_iterations","scramIterations"],
        ["frame_bytes_before_login_max","frameBytesBeforeLoginMax"],
        ["frame_timeout_ms","frameTimeoutMs"],
        ["login_timeout_ms","loginTimeoutMs"],
        ["connection_requests_per_second","connectionRequestsPerSecond"],
        ["connection_bytes_per_second","connectionBytesPerSecond"],
        ["account_requests_per_second","accountRequestsPerSecond"],
        ["account_bytes_per_second","accountBytesPerSecond"],
        ["logins_per_account_max","loginsPerAccountMax"],
        ["devices_max","devicesMax"],
        ["contacts_max","contactsMax"],
        ["blocked_max","blockedMax"],
        ["waiting_texts_max","waitingTextsMax"],
        ["waiting_text_age_ms","waitingTextAgeMs"],
        ["history_age_ms","historyAgeMs"],
        ["waiting_texts_per_sender_max","waitingTextsPerSenderMax"],
        ["hello_timeout_ms","helloTimeoutMs"],
        ["connections_per_address_max","connectionsPerAddressMax"],
        ["frame_bytes_counted_min","frameBytesCountedMin"],
        ["pending_requests_max","pendingRequestsMax"],
        ["login_tries_max","loginTriesMax"],
        ["login_delay_ms","loginDelayMs"],
        ["send_queue_lossy_bytes_max","sendQueueLossyBytesMax"],
        ["send_queue_bytes_max","sendQueueBytesMax"],
        ["name_characters_max","nameCharactersMax"],
        ["introductions_max","introductionsMax"],
        ["invitations_max","invitationsMax"],
        ["invitation_timeout_ms","invitationTimeoutMs"],
        ["candidates_max","candidatesMax"],
        ["texts_page_max","textsPageMax"],
        ["contacts_page_max","contactsPageMax"],
        ["connections_max","connectionsMax"],
        ["login_tries_per_name_max","loginTriesPerNameMax"],
        ["login_delay_max_ms","loginDelayMaxMs"],
        ["login_count_ms","loginCountMs"],
        ["registrations_per_address_max","registrationsPerAddressMax"],
        ["waiting_texts_of_others_max","waitingTextsOfOthersMax"],
        ["mailbox_texts_max","mailboxTextsMax"],
        ["capabilities_max","capabilitiesMax"],
        ["relay_bytes_max","relayBytesMax"],
        ["relay_bytes_per_second","relayBytesPerSecond"],
        ["relay_time_ms","relayTimeMs"],
        ["conversation_grace_ms","conversationGraceMs"],
        ["resume_window_ms","resumeWindowMs"],
        ["resume_bytes_max","resumeBytesMax"],
        ["presence_tick_ms","presenceTickMs"],
        ["watched_names_max","watchedNamesMax"],
      ]);
    }
    return message;
  },
});

const LimitsChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LimitsChangedJson: JsonCodec<LimitsChanged> = /* @__PURE__ */ messageJson(LimitsChanged, {
  write(message, writer, depth) {
    const json = new LimitsChangedJson$new();
    let field = "";
    try {
      if (message.limits !== undefined) {
        field = "limits";
        json["limits"] = ServerLimitsJson.write(message.limits, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = LimitsChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["limits"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "limits";
            message.limits = ServerLimitsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["limits"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const ResumeRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ResumeRequestJson: JsonCodec<ResumeRequest> = /* @__PURE__ */ messageJson(ResumeRequest, {
  write(message, writer) {
    const json = new ResumeRequestJson$new();
    if (message.sessionId?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["sessionId"] = HIDDEN;
      } else {
        json["sessionId"] = writer.bytes(message.sessionId, "sessionId");
      }
    }
    if (message.received !== 0 || writer.writesDefaults) {
      json["received"] = writer.unsignedNumber(message.received, "received");
    }
    if (message.sent !== 0 || writer.writesDefaults) {
      json["sent"] = writer.unsignedNumber(message.sent, "sent");
    }
    if (message.proof?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["proof"] = HIDDEN;
      } else {
        json["proof"] = writer.bytes(message.proof, "proof");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = ResumeRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["sessionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sessionId = reader.bytes(item, "sessionId");
      }
      item = json["received"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.received = reader.unsignedNumber(item, "received");
      }
      item = json["sent"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sent = reader.unsignedNumber(item, "sent");
      }
      item = json["proof"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.proof = reader.bytes(item, "proof");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["session_id","sessionId"], "received", "sent", "proof"]);
    }
    return message;
  },
});

const ResumeResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ResumeResponseJson: JsonCodec<ResumeResponse> = /* @__PURE__ */ messageJson(ResumeResponse, {
  write(message, writer) {
    const json = new ResumeResponseJson$new();
    if (message.received !== 0 || writer.writesDefaults) {
      json["received"] = writer.unsignedNumber(message.received, "received");
    }
    if (message.sent !== 0 || writer.writesDefaults) {
      json["sent"] = writer.unsignedNumber(message.sent, "sent");
    }
    if (message.proof?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["proof"] = HIDDEN;
      } else {
        json["proof"] = writer.bytes(message.proof, "proof");
      }
    }
    if (message.address !== "" || writer.writesDefaults) {
      json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
    }
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    return json;
  },

  read(value, reader) {
    const message = ResumeResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["received"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.received = reader.unsignedNumber(item, "received");
      }
      item = json["sent"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sent = reader.unsignedNumber(item, "sent");
      }
      item = json["proof"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.proof = reader.bytes(item, "proof");
      }
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
      json = reader.renamed(json, ["received", "sent", "proof", "address", "port"]);
    }
    return message;
  },
});

export const AcknowledgedJson: JsonCodec<Acknowledged> = /* @__PURE__ */ messageJson(Acknowledged, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = Acknowledged.create();
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

export const PingRequestJson: JsonCodec<PingRequest> = /* @__PURE__ */ messageJson(PingRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = PingRequest.create();
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

export const PingResponseJson: JsonCodec<PingResponse> = /* @__PURE__ */ messageJson(PingResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = PingResponse.create();
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

const OpenDatagramRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OpenDatagramRequestJson: JsonCodec<OpenDatagramRequest> = /* @__PURE__ */ messageJson(OpenDatagramRequest, {
  write(message, writer) {
    const json = new OpenDatagramRequestJson$new();
    if (message.publicKey?.length !== 0 || writer.writesDefaults) {
      json["publicKey"] = writer.bytes(message.publicKey, "publicKey");
    }
    return json;
  },

  read(value, reader) {
    const message = OpenDatagramRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["publicKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.publicKey = reader.bytes(item, "publicKey");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["public_key","publicKey"]]);
    }
    return message;
  },
});

const OpenDatagramResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OpenDatagramResponseJson: JsonCodec<OpenDatagramResponse> = /* @__PURE__ */ messageJson(OpenDatagramResponse, {
  write(message, writer) {
    const json = new OpenDatagramResponseJson$new();
    if (message.publicKey?.length !== 0 || writer.writesDefaults) {
      json["publicKey"] = writer.bytes(message.publicKey, "publicKey");
    }
    if (message.connectionId !== 0n || writer.writesDefaults) {
      json["connectionId"] = writer.unsigned64(message.connectionId, "connectionId");
    }
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
    if (message.secondPort !== 0 || writer.writesDefaults) {
      json["secondPort"] = isUnsigned32(message.secondPort) ? message.secondPort >>> 0 : writer.unsigned32(message.secondPort, "secondPort");
    }
    if (message.secondAddress !== "" || writer.writesDefaults) {
      json["secondAddress"] = isText(message.secondAddress) ? message.secondAddress : writer.string(message.secondAddress, "secondAddress");
    }
    return json;
  },

  read(value, reader) {
    const message = OpenDatagramResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["publicKey"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.publicKey = reader.bytes(item, "publicKey");
      }
      item = json["connectionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connectionId = reader.unsigned64(item, "connectionId");
      }
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
      item = json["secondPort"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.secondPort = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "secondPort");
      }
      item = json["secondAddress"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.secondAddress = isText(item) ? item : reader.string(item, "secondAddress");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["public_key","publicKey"],
        ["connection_id","connectionId"],
        "port",
        "addresses",
        ["second_port","secondPort"],
        ["second_address","secondAddress"],
      ]);
    }
    return message;
  },
});

const ProbeRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ProbeRequestJson: JsonCodec<ProbeRequest> = /* @__PURE__ */ messageJson(ProbeRequest, {
  write(message, writer) {
    const json = new ProbeRequestJson$new();
    if (message.padding?.length !== 0 || writer.writesDefaults) {
      json["padding"] = writer.bytes(message.padding, "padding");
    }
    return json;
  },

  read(value, reader) {
    const message = ProbeRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["padding"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.padding = reader.bytes(item, "padding");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["padding"]);
    }
    return message;
  },
});

const ProbeResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ProbeResponseJson: JsonCodec<ProbeResponse> = /* @__PURE__ */ messageJson(ProbeResponse, {
  write(message, writer) {
    const json = new ProbeResponseJson$new();
    if (message.address !== "" || writer.writesDefaults) {
      json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
    }
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    if (message.token?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["token"] = HIDDEN;
      } else {
        json["token"] = writer.bytes(message.token, "token");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = ProbeResponse.create();
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
      item = json["token"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.token = reader.bytes(item, "token");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["address", "port", "token"]);
    }
    return message;
  },
});

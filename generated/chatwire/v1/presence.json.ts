// Code generated from chatwire/v1/presence.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../src/wire/json/value-writer.ts";
import { PrivacyJson } from "./account.json.ts";
import {
  GetPeersRequest,
  GetPeersResponse,
  Peer,
  PeersChanged,
  SetStatusRequest,
  SetStatusResponse,
  WatchPeersRequest,
  WatchPeersResponse,
} from "./presence.ts";

export const StatusJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Status", {
  STATUS_UNSPECIFIED: 0,
  STATUS_AVAILABLE: 1,
  STATUS_CONNECTED: 2,
  STATUS_AWAY: 3,
});

export const PeerJson: JsonCodec<Peer> = /* @__PURE__ */ messageJson(Peer, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.name !== "" || writer.writesDefaults) json["name"] = writer.string(message.name, "name");
    if (message.privacy !== 0 || writer.writesDefaults) json["privacy"] = writer.enum(PrivacyJson, message.privacy, "privacy");
    if (message.status !== 0 || writer.writesDefaults) json["status"] = writer.enum(StatusJson, message.status, "status");
    if (message.address !== "" || writer.writesDefaults) json["address"] = writer.string(message.address, "address");
    if (message.port !== 0 || writer.writesDefaults) json["port"] = writer.unsigned32(message.port, "port");
    return json;
  },

  read(value, reader) {
    const message = Peer.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = reader.string(item, "name");
      }
      item = json["privacy"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(PrivacyJson, item, "privacy");
          if (number !== undefined) message.privacy = number;
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
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.address = reader.string(item, "address");
      }
      item = json["port"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.port = reader.unsigned32(item, "port");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["name", "privacy", "status", "address", "port"]);
    }
    return message;
  },
});

export const SetStatusRequestJson: JsonCodec<SetStatusRequest> = /* @__PURE__ */ messageJson(SetStatusRequest, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.status !== 0 || writer.writesDefaults) json["status"] = writer.enum(StatusJson, message.status, "status");
    return json;
  },

  read(value, reader) {
    const message = SetStatusRequest.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["status"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(StatusJson, item, "status");
          if (number !== undefined) message.status = number;
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["status"]);
    }
    return message;
  },
});

export const SetStatusResponseJson: JsonCodec<SetStatusResponse> = /* @__PURE__ */ messageJson(SetStatusResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = SetStatusResponse.create();
    let json = reader.fields(value);
    for (;;) {
      const count = 0;
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

export const GetPeersRequestJson: JsonCodec<GetPeersRequest> = /* @__PURE__ */ messageJson(GetPeersRequest, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.after !== "" || writer.writesDefaults) json["after"] = writer.string(message.after, "after");
    return json;
  },

  read(value, reader) {
    const message = GetPeersRequest.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["after"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.after = reader.string(item, "after");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["after"]);
    }
    return message;
  },
});

export const GetPeersResponseJson: JsonCodec<GetPeersResponse> = /* @__PURE__ */ messageJson(GetPeersResponse, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.peers, "peers")) {
      json["peers"] = writer.messages(PeerJson, message.peers, "peers");
    }
    if (message.next !== "" || writer.writesDefaults) json["next"] = writer.string(message.next, "next");
    return json;
  },

  read(value, reader) {
    const message = GetPeersResponse.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["peers"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.peers = reader.messages(PeerJson, item, "peers");
      }
      item = json["next"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.next = reader.string(item, "next");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["peers", "next"]);
    }
    return message;
  },
});

export const WatchPeersRequestJson: JsonCodec<WatchPeersRequest> = /* @__PURE__ */ messageJson(WatchPeersRequest, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.enabled !== false || writer.writesDefaults) json["enabled"] = writer.bool(message.enabled, "enabled");
    return json;
  },

  read(value, reader) {
    const message = WatchPeersRequest.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["enabled"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.enabled = reader.bool(item, "enabled");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["enabled"]);
    }
    return message;
  },
});

export const WatchPeersResponseJson: JsonCodec<WatchPeersResponse> = /* @__PURE__ */ messageJson(WatchPeersResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = WatchPeersResponse.create();
    let json = reader.fields(value);
    for (;;) {
      const count = 0;
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

export const PeersChangedJson: JsonCodec<PeersChanged> = /* @__PURE__ */ messageJson(PeersChanged, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.changed, "changed")) {
      json["changed"] = writer.messages(PeerJson, message.changed, "changed");
    }
    if (writer.hasItems(message.gone, "gone")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.gone.length; index++) {
        const item = message.gone[index];
        list.push(writer.string(item, "gone", index));
      }
      json["gone"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = PeersChanged.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["changed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.changed = reader.messages(PeerJson, item, "changed");
      }
      item = json["gone"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "gone");
          for (let index = 0; index < items.length; index++) {
            message.gone.push(reader.string(items[index], "gone", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["changed", "gone"]);
    }
    return message;
  },
});

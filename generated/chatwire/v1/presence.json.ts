// Code generated from chatwire/v1/presence.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../src/wire/json/value-writer.ts";
import { PrivacyJson } from "./account.json.ts";
import {
  GetPeersRequest,
  GetPeersResponse,
  Peer,
  PeerCounts,
  PeerCountsChanged,
  PeersChanged,
  SetStatusRequest,
  SetStatusResponse,
  WatchPeersRequest,
  WatchPeersResponse,
  WatchScopeRequest,
  WatchScopeResponse,
} from "./presence.ts";

export const StatusJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Status", {
  STATUS_UNSPECIFIED: 0,
  STATUS_AVAILABLE: 1,
  STATUS_CONNECTED: 2,
  STATUS_AWAY: 3,
});

export const PeerScopeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.PeerScope", {
  PEER_SCOPE_UNSPECIFIED: 0,
  PEER_SCOPE_EVERYONE: 1,
  PEER_SCOPE_CONTACTS: 2,
  PEER_SCOPE_NAMES: 3,
  PEER_SCOPE_COUNTS: 4,
});

const PeerJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerJson: JsonCodec<Peer> = /* @__PURE__ */ messageJson(Peer, {
  write(message, writer) {
    const json = new PeerJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.privacy !== 0 || writer.writesDefaults) {
      json["privacy"] = writer.enum(PrivacyJson, message.privacy, "privacy");
    }
    if (message.status !== 0 || writer.writesDefaults) {
      json["status"] = writer.enum(StatusJson, message.status, "status");
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
    const message = Peer.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
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
        if (item !== null) message.address = isText(item) ? item : reader.string(item, "address");
      }
      item = json["port"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.port = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "port");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name", "privacy", "status", "address", "port"]);
    }
    return message;
  },
});

const SetStatusRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SetStatusRequestJson: JsonCodec<SetStatusRequest> = /* @__PURE__ */ messageJson(SetStatusRequest, {
  write(message, writer) {
    const json = new SetStatusRequestJson$new();
    if (message.status !== 0 || writer.writesDefaults) {
      json["status"] = writer.enum(StatusJson, message.status, "status");
    }
    return json;
  },

  read(value, reader) {
    const message = SetStatusRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
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
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const GetPeersRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetPeersRequestJson: JsonCodec<GetPeersRequest> = /* @__PURE__ */ messageJson(GetPeersRequest, {
  write(message, writer) {
    const json = new GetPeersRequestJson$new();
    if (message.after !== "" || writer.writesDefaults) {
      json["after"] = isText(message.after) ? message.after : writer.string(message.after, "after");
    }
    return json;
  },

  read(value, reader) {
    const message = GetPeersRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["after"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.after = isText(item) ? item : reader.string(item, "after");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["after"]);
    }
    return message;
  },
});

const GetPeersResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetPeersResponseJson: JsonCodec<GetPeersResponse> = /* @__PURE__ */ messageJson(GetPeersResponse, {
  write(message, writer, depth) {
    const json = new GetPeersResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.peers, "peers")) {
        const items = message.peers;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "peers";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = PeerJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["peers"] = list;
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
    const message = GetPeersResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["peers"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "peers");
            const list: typeof message.peers = new Array(items.length);
            field = "peers";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = PeerJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.peers = list;
          }
        }
        item = json["next"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.next = isText(item) ? item : reader.string(item, "next");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["peers", "next"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const WatchPeersRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WatchPeersRequestJson: JsonCodec<WatchPeersRequest> = /* @__PURE__ */ messageJson(WatchPeersRequest, {
  write(message, writer) {
    const json = new WatchPeersRequestJson$new();
    if (message.enabled !== false || writer.writesDefaults) {
      json["enabled"] = writer.bool(message.enabled, "enabled");
    }
    return json;
  },

  read(value, reader) {
    const message = WatchPeersRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["enabled"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.enabled = typeof item === "boolean" ? item : reader.bool(item, "enabled");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const PeerCountsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerCountsJson: JsonCodec<PeerCounts> = /* @__PURE__ */ messageJson(PeerCounts, {
  write(message, writer) {
    const json = new PeerCountsJson$new();
    if (message.available !== 0 || writer.writesDefaults) {
      json["available"] = isUnsigned32(message.available) ? message.available >>> 0 : writer.unsigned32(message.available, "available");
    }
    if (message.connected !== 0 || writer.writesDefaults) {
      json["connected"] = isUnsigned32(message.connected) ? message.connected >>> 0 : writer.unsigned32(message.connected, "connected");
    }
    if (message.away !== 0 || writer.writesDefaults) {
      json["away"] = isUnsigned32(message.away) ? message.away >>> 0 : writer.unsigned32(message.away, "away");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerCounts.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["available"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.available = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "available");
      }
      item = json["connected"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.connected = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "connected");
      }
      item = json["away"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.away = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "away");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["available", "connected", "away"]);
    }
    return message;
  },
});

const WatchScopeRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WatchScopeRequestJson: JsonCodec<WatchScopeRequest> = /* @__PURE__ */ messageJson(WatchScopeRequest, {
  write(message, writer) {
    const json = new WatchScopeRequestJson$new();
    if (message.scope !== 0 || writer.writesDefaults) {
      json["scope"] = writer.enum(PeerScopeJson, message.scope, "scope");
    }
    if (writer.hasItems(message.names, "names")) {
      const items = message.names;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["names"] = writer.strings(items, same, "names");
    }
    return json;
  },

  read(value, reader) {
    const message = WatchScopeRequest.create();
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
      item = json["names"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "names");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.names = reader.strings(items, same, "names");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["scope", "names"]);
    }
    return message;
  },
});

const WatchScopeResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const WatchScopeResponseJson: JsonCodec<WatchScopeResponse> = /* @__PURE__ */ messageJson(WatchScopeResponse, {
  write(message, writer, depth) {
    const json = new WatchScopeResponseJson$new();
    let field = "";
    try {
      if (message.counts !== undefined) {
        field = "counts";
        json["counts"] = PeerCountsJson.write(message.counts, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = WatchScopeResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["counts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "counts";
            message.counts = PeerCountsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["counts"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const PeerCountsChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerCountsChangedJson: JsonCodec<PeerCountsChanged> = /* @__PURE__ */ messageJson(PeerCountsChanged, {
  write(message, writer, depth) {
    const json = new PeerCountsChangedJson$new();
    let field = "";
    try {
      if (message.counts !== undefined) {
        field = "counts";
        json["counts"] = PeerCountsJson.write(message.counts, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PeerCountsChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["counts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "counts";
            message.counts = PeerCountsJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["counts"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const PeersChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeersChangedJson: JsonCodec<PeersChanged> = /* @__PURE__ */ messageJson(PeersChanged, {
  write(message, writer, depth) {
    const json = new PeersChangedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.changed, "changed")) {
        const items = message.changed;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "changed";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = PeerJson.write(item, writer, inner);
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
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PeersChanged.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["changed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "changed");
            const list: typeof message.changed = new Array(items.length);
            field = "changed";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = PeerJson.read(items[at], reader, inner);
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
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["changed", "gone"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

// Code generated from chatwire/v1/peer.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import { CommandJson } from "./command.json.ts";
import { ErrorCodeJson } from "./error.json.ts";
import {
  MediaCopies,
  MediaCopy,
  PeerAck,
  PeerAddresses,
  PeerClose,
  PeerMapping,
  PeerMedia,
  PeerMediaEnd,
  PeerMediaPart,
  PeerMediaReport,
  PeerPadding,
  PeerPart,
  PeerPathRequest,
  PeerPathResponse,
  PeerPingRequest,
  PeerPingResponse,
  PeerRefusal,
  PeerText,
  PeerTextsRead,
  PeerTyping,
} from "./peer.ts";
import { CandidateJson, NatMappingJson } from "./signalling.json.ts";

export const PeerCloseReasonJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.PeerCloseReason", {
  PEER_CLOSE_REASON_UNSPECIFIED: 0,
  PEER_CLOSE_REASON_DONE: 1,
  PEER_CLOSE_REASON_PROTOCOL: 2,
  PEER_CLOSE_REASON_IDLE: 3,
  PEER_CLOSE_REASON_UNACKNOWLEDGED: 4,
  PEER_CLOSE_REASON_OVERFLOW: 5,
  PEER_CLOSE_REASON_CONNECTION_LOST: 6,
  PEER_CLOSE_REASON_KEY_REFUSED: 7,
});

const PeerPingRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerPingRequestJson: JsonCodec<PeerPingRequest> = /* @__PURE__ */ messageJson(PeerPingRequest, {
  write(message, writer) {
    const json = new PeerPingRequestJson$new();
    if (message.nonce !== 0n || writer.writesDefaults) {
      json["nonce"] = writer.unsigned64(message.nonce, "nonce");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerPingRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["nonce"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.nonce = reader.unsigned64(item, "nonce");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["nonce"]);
    }
    return message;
  },
});

const PeerPingResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerPingResponseJson: JsonCodec<PeerPingResponse> = /* @__PURE__ */ messageJson(PeerPingResponse, {
  write(message, writer) {
    const json = new PeerPingResponseJson$new();
    if (message.nonce !== 0n || writer.writesDefaults) {
      json["nonce"] = writer.unsigned64(message.nonce, "nonce");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerPingResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["nonce"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.nonce = reader.unsigned64(item, "nonce");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["nonce"]);
    }
    return message;
  },
});

const PeerPathRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerPathRequestJson: JsonCodec<PeerPathRequest> = /* @__PURE__ */ messageJson(PeerPathRequest, {
  write(message, writer) {
    const json = new PeerPathRequestJson$new();
    if (message.token !== 0n || writer.writesDefaults) {
      json["token"] = writer.unsigned64(message.token, "token");
    }
    if (message.padding?.length !== 0 || writer.writesDefaults) {
      json["padding"] = writer.bytes(message.padding, "padding");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerPathRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["token"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.token = reader.unsigned64(item, "token");
      }
      item = json["padding"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.padding = reader.bytes(item, "padding");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["token", "padding"]);
    }
    return message;
  },
});

const PeerPathResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerPathResponseJson: JsonCodec<PeerPathResponse> = /* @__PURE__ */ messageJson(PeerPathResponse, {
  write(message, writer) {
    const json = new PeerPathResponseJson$new();
    if (message.token !== 0n || writer.writesDefaults) {
      json["token"] = writer.unsigned64(message.token, "token");
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
    const message = PeerPathResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["token"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.token = reader.unsigned64(item, "token");
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
      json = reader.renamed(json, ["token", "address", "port"]);
    }
    return message;
  },
});

const PeerAddressesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerAddressesJson: JsonCodec<PeerAddresses> = /* @__PURE__ */ messageJson(PeerAddresses, {
  write(message, writer, depth) {
    const json = new PeerAddressesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.addresses, "addresses")) {
        const items = message.addresses;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "addresses";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["addresses"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PeerAddresses.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["addresses"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "addresses");
            const list: typeof message.addresses = new Array(items.length);
            field = "addresses";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.addresses = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["addresses"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const PeerTextJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerTextJson: JsonCodec<PeerText> = /* @__PURE__ */ messageJson(PeerText, {
  write(message, writer) {
    const json = new PeerTextJson$new();
    if (message.text !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["text"] = HIDDEN;
      } else {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
    }
    if (message.continued !== false || writer.writesDefaults) {
      json["continued"] = writer.bool(message.continued, "continued");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerText.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["continued"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.continued = typeof item === "boolean" ? item : reader.bool(item, "continued");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text", "continued"]);
    }
    return message;
  },
});

const PeerTypingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerTypingJson: JsonCodec<PeerTyping> = /* @__PURE__ */ messageJson(PeerTyping, {
  write(message, writer) {
    const json = new PeerTypingJson$new();
    if (message.typing !== false || writer.writesDefaults) {
      json["typing"] = writer.bool(message.typing, "typing");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerTyping.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["typing"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.typing = typeof item === "boolean" ? item : reader.bool(item, "typing");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["typing"]);
    }
    return message;
  },
});

const PeerTextsReadJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerTextsReadJson: JsonCodec<PeerTextsRead> = /* @__PURE__ */ messageJson(PeerTextsRead, {
  write(message, writer) {
    const json = new PeerTextsReadJson$new();
    if (message.texts !== 0 || writer.writesDefaults) {
      json["texts"] = writer.unsignedNumber(message.texts, "texts");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerTextsRead.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["texts"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.texts = reader.unsignedNumber(item, "texts");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["texts"]);
    }
    return message;
  },
});

const PeerAckJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerAckJson: JsonCodec<PeerAck> = /* @__PURE__ */ messageJson(PeerAck, {
  write(message, writer) {
    const json = new PeerAckJson$new();
    if (message.through !== 0 || writer.writesDefaults) {
      json["through"] = writer.unsignedNumber(message.through, "through");
    }
    if (writer.hasItems(message.beyond, "beyond")) {
      const items = message.beyond;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsignedNumber(items[index], "beyond", index);
      }
      json["beyond"] = list;
    }
    if (message.packetNumber !== 0 || writer.writesDefaults) {
      json["packetNumber"] = writer.unsignedNumber(message.packetNumber, "packetNumber");
    }
    if (message.delayUs !== 0 || writer.writesDefaults) {
      json["delayUs"] = isUnsigned32(message.delayUs) ? message.delayUs >>> 0 : writer.unsigned32(message.delayUs, "delayUs");
    }
    if (message.refusals !== 0 || writer.writesDefaults) {
      json["refusals"] = writer.unsignedNumber(message.refusals, "refusals");
    }
    if (writer.hasItems(message.lengths, "lengths")) {
      const items = message.lengths;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["lengths"] = writer.unsigned32s(items, same, "lengths");
    }
    if (message.arrivedUs !== 0 || writer.writesDefaults) {
      json["arrivedUs"] = writer.unsignedNumber(message.arrivedUs, "arrivedUs");
    }
    if (writer.hasItems(message.earlier, "earlier")) {
      const items = message.earlier;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
      }
      json["earlier"] = writer.signed32s(items, same, "earlier");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerAck.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["through"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.through = reader.unsignedNumber(item, "through");
      }
      item = json["beyond"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "beyond");
          const list: typeof message.beyond = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsignedNumber(items[index], "beyond", index);
          }
          message.beyond = list;
        }
      }
      item = json["packetNumber"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.packetNumber = reader.unsignedNumber(item, "packetNumber");
      }
      item = json["delayUs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.delayUs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "delayUs");
      }
      item = json["refusals"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.refusals = reader.unsignedNumber(item, "refusals");
      }
      item = json["lengths"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "lengths");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.lengths = reader.unsigned32s(items, same, "lengths");
        }
      }
      item = json["arrivedUs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.arrivedUs = reader.unsignedNumber(item, "arrivedUs");
      }
      item = json["earlier"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "earlier");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
          }
          message.earlier = reader.signed32s(items, same, "earlier");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "through",
        "beyond",
        ["packet_number","packetNumber"],
        ["delay_us","delayUs"],
        "refusals",
        "lengths",
        ["arrived_us","arrivedUs"],
        "earlier",
      ]);
    }
    return message;
  },
});

const PeerPartJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerPartJson: JsonCodec<PeerPart> = /* @__PURE__ */ messageJson(PeerPart, {
  write(message, writer) {
    const json = new PeerPartJson$new();
    if (message.sequence !== 0 || writer.writesDefaults) {
      json["sequence"] = writer.unsignedNumber(message.sequence, "sequence");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = isUnsigned32(message.number) ? message.number >>> 0 : writer.unsigned32(message.number, "number");
    }
    if (message.count !== 0 || writer.writesDefaults) {
      json["count"] = isUnsigned32(message.count) ? message.count >>> 0 : writer.unsigned32(message.count, "count");
    }
    if (message.content?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.content) {
        json["content"] = HIDDEN;
      } else {
        json["content"] = writer.bytes(message.content, "content");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = PeerPart.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["sequence"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sequence = reader.unsignedNumber(item, "sequence");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "number");
      }
      item = json["count"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.count = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "count");
      }
      item = json["content"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.content = reader.bytes(item, "content");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["sequence", "number", "count", "content"]);
    }
    return message;
  },
});

const PeerMediaJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMediaJson: JsonCodec<PeerMedia> = /* @__PURE__ */ messageJson(PeerMedia, {
  write(message, writer, depth) {
    const json = new PeerMediaJson$new();
    let field = "";
    try {
      if (message.stream !== 0 || writer.writesDefaults) {
        json["stream"] = isUnsigned32(message.stream) ? message.stream >>> 0 : writer.unsigned32(message.stream, "stream");
      }
      if (message.number !== 0 || writer.writesDefaults) {
        json["number"] = writer.unsignedNumber(message.number, "number");
      }
      if (message.timestampUs !== 0 || writer.writesDefaults) {
        json["timestampUs"] = writer.unsignedNumber(message.timestampUs, "timestampUs");
      }
      if (message.marker !== false || writer.writesDefaults) {
        json["marker"] = writer.bool(message.marker, "marker");
      }
      if (message.payload?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.content) {
          json["payload"] = HIDDEN;
        } else {
          json["payload"] = writer.bytes(message.payload, "payload");
        }
      }
      if (message.copies !== undefined) {
        field = "copies";
        json["copies"] = MediaCopiesJson.write(message.copies, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PeerMedia.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["stream"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.stream = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "stream");
        }
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.number = reader.unsignedNumber(item, "number");
        }
        item = json["timestampUs"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.timestampUs = reader.unsignedNumber(item, "timestampUs");
        }
        item = json["marker"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.marker = typeof item === "boolean" ? item : reader.bool(item, "marker");
        }
        item = json["payload"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.payload = reader.bytes(item, "payload");
        }
        item = json["copies"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "copies";
            message.copies = MediaCopiesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "stream",
          "number",
          ["timestamp_us","timestampUs"],
          "marker",
          "payload",
          "copies",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const MediaCopiesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MediaCopiesJson: JsonCodec<MediaCopies> = /* @__PURE__ */ messageJson(MediaCopies, {
  write(message, writer, depth) {
    const json = new MediaCopiesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.frames, "frames")) {
        const items = message.frames;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "frames";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = MediaCopyJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["frames"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = MediaCopies.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["frames"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "frames");
            const list: typeof message.frames = new Array(items.length);
            field = "frames";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = MediaCopyJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.frames = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["frames"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MediaCopyJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MediaCopyJson: JsonCodec<MediaCopy> = /* @__PURE__ */ messageJson(MediaCopy, {
  write(message, writer) {
    const json = new MediaCopyJson$new();
    if (message.before !== 0 || writer.writesDefaults) {
      json["before"] = isUnsigned32(message.before) ? message.before >>> 0 : writer.unsigned32(message.before, "before");
    }
    if (message.earlierUs !== 0 || writer.writesDefaults) {
      json["earlierUs"] = isUnsigned32(message.earlierUs) ? message.earlierUs >>> 0 : writer.unsigned32(message.earlierUs, "earlierUs");
    }
    if (message.marker !== false || writer.writesDefaults) {
      json["marker"] = writer.bool(message.marker, "marker");
    }
    if (message.payload?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.content) {
        json["payload"] = HIDDEN;
      } else {
        json["payload"] = writer.bytes(message.payload, "payload");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = MediaCopy.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["before"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.before = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "before");
      }
      item = json["earlierUs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.earlierUs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "earlierUs");
      }
      item = json["marker"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.marker = typeof item === "boolean" ? item : reader.bool(item, "marker");
      }
      item = json["payload"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.payload = reader.bytes(item, "payload");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["before", ["earlier_us","earlierUs"], "marker", "payload"]);
    }
    return message;
  },
});

const PeerMediaPartJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMediaPartJson: JsonCodec<PeerMediaPart> = /* @__PURE__ */ messageJson(PeerMediaPart, {
  write(message, writer) {
    const json = new PeerMediaPartJson$new();
    if (message.stream !== 0 || writer.writesDefaults) {
      json["stream"] = isUnsigned32(message.stream) ? message.stream >>> 0 : writer.unsigned32(message.stream, "stream");
    }
    if (message.frame !== 0 || writer.writesDefaults) {
      json["frame"] = writer.unsignedNumber(message.frame, "frame");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = isUnsigned32(message.number) ? message.number >>> 0 : writer.unsigned32(message.number, "number");
    }
    if (message.count !== 0 || writer.writesDefaults) {
      json["count"] = isUnsigned32(message.count) ? message.count >>> 0 : writer.unsigned32(message.count, "count");
    }
    if (message.content?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.content) {
        json["content"] = HIDDEN;
      } else {
        json["content"] = writer.bytes(message.content, "content");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = PeerMediaPart.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["stream"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.stream = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "stream");
      }
      item = json["frame"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.frame = reader.unsignedNumber(item, "frame");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "number");
      }
      item = json["count"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.count = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "count");
      }
      item = json["content"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.content = reader.bytes(item, "content");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["stream", "frame", "number", "count", "content"]);
    }
    return message;
  },
});

const PeerPaddingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerPaddingJson: JsonCodec<PeerPadding> = /* @__PURE__ */ messageJson(PeerPadding, {
  write(message, writer) {
    const json = new PeerPaddingJson$new();
    if (message.padding?.length !== 0 || writer.writesDefaults) {
      json["padding"] = writer.bytes(message.padding, "padding");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerPadding.create();
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

const PeerMediaEndJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMediaEndJson: JsonCodec<PeerMediaEnd> = /* @__PURE__ */ messageJson(PeerMediaEnd, {
  write(message, writer) {
    const json = new PeerMediaEndJson$new();
    if (message.stream !== 0 || writer.writesDefaults) {
      json["stream"] = isUnsigned32(message.stream) ? message.stream >>> 0 : writer.unsigned32(message.stream, "stream");
    }
    if (message.frames !== 0 || writer.writesDefaults) {
      json["frames"] = writer.unsignedNumber(message.frames, "frames");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerMediaEnd.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["stream"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.stream = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "stream");
      }
      item = json["frames"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.frames = reader.unsignedNumber(item, "frames");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["stream", "frames"]);
    }
    return message;
  },
});

const PeerMediaReportJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMediaReportJson: JsonCodec<PeerMediaReport> = /* @__PURE__ */ messageJson(PeerMediaReport, {
  write(message, writer) {
    const json = new PeerMediaReportJson$new();
    if (message.stream !== 0 || writer.writesDefaults) {
      json["stream"] = isUnsigned32(message.stream) ? message.stream >>> 0 : writer.unsigned32(message.stream, "stream");
    }
    if (message.highest !== 0 || writer.writesDefaults) {
      json["highest"] = writer.unsignedNumber(message.highest, "highest");
    }
    if (message.received !== 0 || writer.writesDefaults) {
      json["received"] = writer.unsignedNumber(message.received, "received");
    }
    if (message.lost !== 0 || writer.writesDefaults) {
      json["lost"] = writer.unsignedNumber(message.lost, "lost");
    }
    if (message.jitterUs !== 0 || writer.writesDefaults) {
      json["jitterUs"] = isUnsigned32(message.jitterUs) ? message.jitterUs >>> 0 : writer.unsigned32(message.jitterUs, "jitterUs");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerMediaReport.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["stream"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.stream = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "stream");
      }
      item = json["highest"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.highest = reader.unsignedNumber(item, "highest");
      }
      item = json["received"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.received = reader.unsignedNumber(item, "received");
      }
      item = json["lost"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.lost = reader.unsignedNumber(item, "lost");
      }
      item = json["jitterUs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.jitterUs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "jitterUs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["stream", "highest", "received", "lost", ["jitter_us","jitterUs"]]);
    }
    return message;
  },
});

const PeerMappingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMappingJson: JsonCodec<PeerMapping> = /* @__PURE__ */ messageJson(PeerMapping, {
  write(message, writer) {
    const json = new PeerMappingJson$new();
    if (message.mapping !== 0 || writer.writesDefaults) {
      json["mapping"] = writer.enum(NatMappingJson, message.mapping, "mapping");
    }
    if (message.address !== "" || writer.writesDefaults) {
      json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
    }
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    if (message.sockets !== 0 || writer.writesDefaults) {
      json["sockets"] = isUnsigned32(message.sockets) ? message.sockets >>> 0 : writer.unsigned32(message.sockets, "sockets");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerMapping.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["mapping"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(NatMappingJson, item, "mapping");
          if (number !== undefined) message.mapping = number;
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
      item = json["sockets"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sockets = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "sockets");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["mapping", "address", "port", "sockets"]);
    }
    return message;
  },
});

const PeerCloseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerCloseJson: JsonCodec<PeerClose> = /* @__PURE__ */ messageJson(PeerClose, {
  write(message, writer) {
    const json = new PeerCloseJson$new();
    if (message.reason !== 0 || writer.writesDefaults) {
      json["reason"] = writer.enum(PeerCloseReasonJson, message.reason, "reason");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerClose.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(PeerCloseReasonJson, item, "reason");
          if (number !== undefined) message.reason = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["reason"]);
    }
    return message;
  },
});

const PeerRefusalJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerRefusalJson: JsonCodec<PeerRefusal> = /* @__PURE__ */ messageJson(PeerRefusal, {
  write(message, writer) {
    const json = new PeerRefusalJson$new();
    if (message.command !== 0 || writer.writesDefaults) {
      json["command"] = writer.enum(CommandJson, message.command, "command");
    }
    if (message.sequence !== 0 || writer.writesDefaults) {
      json["sequence"] = writer.unsignedNumber(message.sequence, "sequence");
    }
    if (message.code !== 0 || writer.writesDefaults) {
      json["code"] = writer.enum(ErrorCodeJson, message.code, "code");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerRefusal.create();
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
      item = json["sequence"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sequence = reader.unsignedNumber(item, "sequence");
      }
      item = json["code"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ErrorCodeJson, item, "code");
          if (number !== undefined) message.code = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["command", "sequence", "code"]);
    }
    return message;
  },
});

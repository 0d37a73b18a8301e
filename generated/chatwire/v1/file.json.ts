// Code generated from chatwire/v1/file.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject } from "../../../src/wire/json/value-writer.ts";
import { ErrorCodeJson } from "./error.json.ts";
import {
  PeerFileAccept,
  PeerFileBlock,
  PeerFileOffer,
  PeerFileRequest,
  PeerFileResult,
  PeerFileWithdrawn,
} from "./file.ts";

const PeerFileOfferJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerFileOfferJson: JsonCodec<PeerFileOffer> = /* @__PURE__ */ messageJson(PeerFileOffer, {
  write(message, writer) {
    const json = new PeerFileOfferJson$new();
    if (message.transfer !== 0 || writer.writesDefaults) {
      json["transfer"] = isUnsigned32(message.transfer) ? message.transfer >>> 0 : writer.unsigned32(message.transfer, "transfer");
    }
    if (message.name !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["name"] = HIDDEN;
      } else {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
    }
    if (message.mediaType !== "" || writer.writesDefaults) {
      if (writer.hides.content) {
        json["mediaType"] = HIDDEN;
      } else {
        json["mediaType"] = isText(message.mediaType) ? message.mediaType : writer.string(message.mediaType, "mediaType");
      }
    }
    if (message.size !== 0 || writer.writesDefaults) {
      if (writer.hides.content) {
        json["size"] = HIDDEN;
      } else {
        json["size"] = writer.unsignedNumber(message.size, "size");
      }
    }
    if (message.root?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.content) {
        json["root"] = HIDDEN;
      } else {
        json["root"] = writer.bytes(message.root, "root");
      }
    }
    return json;
  },

  read(value, reader) {
    const message = PeerFileOffer.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["transfer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.transfer = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "transfer");
      }
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["mediaType"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.mediaType = isText(item) ? item : reader.string(item, "mediaType");
      }
      item = json["size"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.size = reader.unsignedNumber(item, "size");
      }
      item = json["root"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.root = reader.bytes(item, "root");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["transfer", "name", ["media_type","mediaType"], "size", "root"]);
    }
    return message;
  },
});

const PeerFileAcceptJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerFileAcceptJson: JsonCodec<PeerFileAccept> = /* @__PURE__ */ messageJson(PeerFileAccept, {
  write(message, writer) {
    const json = new PeerFileAcceptJson$new();
    if (message.transfer !== 0 || writer.writesDefaults) {
      json["transfer"] = isUnsigned32(message.transfer) ? message.transfer >>> 0 : writer.unsigned32(message.transfer, "transfer");
    }
    if (message.blocksHeld !== 0 || writer.writesDefaults) {
      json["blocksHeld"] = isUnsigned32(message.blocksHeld) ? message.blocksHeld >>> 0 : writer.unsigned32(message.blocksHeld, "blocksHeld");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerFileAccept.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["transfer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.transfer = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "transfer");
      }
      item = json["blocksHeld"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.blocksHeld = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "blocksHeld");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["transfer", ["blocks_held","blocksHeld"]]);
    }
    return message;
  },
});

const PeerFileRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerFileRequestJson: JsonCodec<PeerFileRequest> = /* @__PURE__ */ messageJson(PeerFileRequest, {
  write(message, writer) {
    const json = new PeerFileRequestJson$new();
    if (message.transfer !== 0 || writer.writesDefaults) {
      json["transfer"] = isUnsigned32(message.transfer) ? message.transfer >>> 0 : writer.unsigned32(message.transfer, "transfer");
    }
    if (message.first !== 0 || writer.writesDefaults) {
      json["first"] = isUnsigned32(message.first) ? message.first >>> 0 : writer.unsigned32(message.first, "first");
    }
    if (message.count !== 0 || writer.writesDefaults) {
      json["count"] = isUnsigned32(message.count) ? message.count >>> 0 : writer.unsigned32(message.count, "count");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerFileRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["transfer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.transfer = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "transfer");
      }
      item = json["first"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.first = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "first");
      }
      item = json["count"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.count = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "count");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["transfer", "first", "count"]);
    }
    return message;
  },
});

const PeerFileBlockJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerFileBlockJson: JsonCodec<PeerFileBlock> = /* @__PURE__ */ messageJson(PeerFileBlock, {
  write(message, writer) {
    const json = new PeerFileBlockJson$new();
    if (message.transfer !== 0 || writer.writesDefaults) {
      json["transfer"] = isUnsigned32(message.transfer) ? message.transfer >>> 0 : writer.unsigned32(message.transfer, "transfer");
    }
    if (message.block !== 0 || writer.writesDefaults) {
      json["block"] = isUnsigned32(message.block) ? message.block >>> 0 : writer.unsigned32(message.block, "block");
    }
    if (message.offset !== 0 || writer.writesDefaults) {
      json["offset"] = isUnsigned32(message.offset) ? message.offset >>> 0 : writer.unsigned32(message.offset, "offset");
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
    const message = PeerFileBlock.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["transfer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.transfer = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "transfer");
      }
      item = json["block"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.block = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "block");
      }
      item = json["offset"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.offset = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "offset");
      }
      item = json["content"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.content = reader.bytes(item, "content");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["transfer", "block", "offset", "content"]);
    }
    return message;
  },
});

const PeerFileResultJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerFileResultJson: JsonCodec<PeerFileResult> = /* @__PURE__ */ messageJson(PeerFileResult, {
  write(message, writer) {
    const json = new PeerFileResultJson$new();
    if (message.transfer !== 0 || writer.writesDefaults) {
      json["transfer"] = isUnsigned32(message.transfer) ? message.transfer >>> 0 : writer.unsigned32(message.transfer, "transfer");
    }
    if (message.code !== 0 || writer.writesDefaults) {
      json["code"] = writer.enum(ErrorCodeJson, message.code, "code");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerFileResult.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["transfer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.transfer = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "transfer");
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
      json = reader.renamed(json, ["transfer", "code"]);
    }
    return message;
  },
});

const PeerFileWithdrawnJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerFileWithdrawnJson: JsonCodec<PeerFileWithdrawn> = /* @__PURE__ */ messageJson(PeerFileWithdrawn, {
  write(message, writer) {
    const json = new PeerFileWithdrawnJson$new();
    if (message.transfer !== 0 || writer.writesDefaults) {
      json["transfer"] = isUnsigned32(message.transfer) ? message.transfer >>> 0 : writer.unsigned32(message.transfer, "transfer");
    }
    if (message.code !== 0 || writer.writesDefaults) {
      json["code"] = writer.enum(ErrorCodeJson, message.code, "code");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerFileWithdrawn.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["transfer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.transfer = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "transfer");
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
      json = reader.renamed(json, ["transfer", "code"]);
    }
    return message;
  },
});

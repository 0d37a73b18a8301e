// Code generated from chatwire/v1/text.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import {
  BroadcastReceived,
  BroadcastRequest,
  BroadcastResponse,
  ConfirmTextsRequest,
  ConfirmTextsResponse,
  FetchTextsRequest,
  FetchTextsResponse,
  GetHistoryRequest,
  GetHistoryResponse,
  MarkReadRequest,
  MarkReadResponse,
  ReceiptChanged,
  SendTextRequest,
  SendTextResponse,
  SetTypingRequest,
  SetTypingResponse,
  Text,
  TextReceived,
  TypingChanged,
} from "./text.ts";

export const ReceiptJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Receipt", {
  RECEIPT_UNSPECIFIED: 0,
  RECEIPT_STORED: 1,
  RECEIPT_DELIVERED: 2,
  RECEIPT_READ: 3,
});

const TextJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TextJson: JsonCodec<Text> = /* @__PURE__ */ messageJson(Text, {
  write(message, writer) {
    const json = new TextJson$new();
    if (message.textId !== 0 || writer.writesDefaults) {
      json["textId"] = writer.unsignedNumber(message.textId, "textId");
    }
    if (message.from !== "" || writer.writesDefaults) {
      json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
    }
    if (message.to !== "" || writer.writesDefaults) {
      json["to"] = isText(message.to) ? message.to : writer.string(message.to, "to");
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
    if (message.receipt !== 0 || writer.writesDefaults) {
      json["receipt"] = writer.enum(ReceiptJson, message.receipt, "receipt");
    }
    return json;
  },

  read(value, reader) {
    const message = Text.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["textId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.textId = reader.unsignedNumber(item, "textId");
      }
      item = json["from"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
      }
      item = json["to"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.to = isText(item) ? item : reader.string(item, "to");
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
      item = json["receipt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ReceiptJson, item, "receipt");
          if (number !== undefined) message.receipt = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["text_id","textId"],
        "from",
        "to",
        "text",
        ["sent_ms","sentMs"],
        "receipt",
      ]);
    }
    return message;
  },
});

const SendTextRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SendTextRequestJson: JsonCodec<SendTextRequest> = /* @__PURE__ */ messageJson(SendTextRequest, {
  write(message, writer) {
    const json = new SendTextRequestJson$new();
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
    const message = SendTextRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text"]);
    }
    return message;
  },
});

const SendTextResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SendTextResponseJson: JsonCodec<SendTextResponse> = /* @__PURE__ */ messageJson(SendTextResponse, {
  write(message, writer) {
    const json = new SendTextResponseJson$new();
    if (message.textId !== 0 || writer.writesDefaults) {
      json["textId"] = writer.unsignedNumber(message.textId, "textId");
    }
    if (message.sentMs !== 0 || writer.writesDefaults) {
      json["sentMs"] = writer.unsignedNumber(message.sentMs, "sentMs");
    }
    return json;
  },

  read(value, reader) {
    const message = SendTextResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["textId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.textId = reader.unsignedNumber(item, "textId");
      }
      item = json["sentMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sentMs = reader.unsignedNumber(item, "sentMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["text_id","textId"], ["sent_ms","sentMs"]]);
    }
    return message;
  },
});

const TextReceivedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TextReceivedJson: JsonCodec<TextReceived> = /* @__PURE__ */ messageJson(TextReceived, {
  write(message, writer, depth) {
    const json = new TextReceivedJson$new();
    let field = "";
    try {
      if (message.text !== undefined) {
        field = "text";
        json["text"] = TextJson.write(message.text, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = TextReceived.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "text";
            message.text = TextJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["text"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const FetchTextsRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FetchTextsRequestJson: JsonCodec<FetchTextsRequest> = /* @__PURE__ */ messageJson(FetchTextsRequest, {
  write(message, writer) {
    const json = new FetchTextsRequestJson$new();
    if (message.after !== 0 || writer.writesDefaults) {
      json["after"] = writer.unsignedNumber(message.after, "after");
    }
    return json;
  },

  read(value, reader) {
    const message = FetchTextsRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["after"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.after = reader.unsignedNumber(item, "after");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["after"]);
    }
    return message;
  },
});

const FetchTextsResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FetchTextsResponseJson: JsonCodec<FetchTextsResponse> = /* @__PURE__ */ messageJson(FetchTextsResponse, {
  write(message, writer, depth) {
    const json = new FetchTextsResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.texts, "texts")) {
        const items = message.texts;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "texts";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = TextJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["texts"] = list;
      }
      if (message.upTo !== 0 || writer.writesDefaults) {
        json["upTo"] = writer.unsignedNumber(message.upTo, "upTo");
      }
      if (message.lastTextId !== 0 || writer.writesDefaults) {
        json["lastTextId"] = writer.unsignedNumber(message.lastTextId, "lastTextId");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = FetchTextsResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["texts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "texts");
            const list: typeof message.texts = new Array(items.length);
            field = "texts";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = TextJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.texts = list;
          }
        }
        item = json["upTo"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.upTo = reader.unsignedNumber(item, "upTo");
        }
        item = json["lastTextId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.lastTextId = reader.unsignedNumber(item, "lastTextId");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["texts", ["up_to","upTo"], ["last_text_id","lastTextId"]]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ConfirmTextsRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ConfirmTextsRequestJson: JsonCodec<ConfirmTextsRequest> = /* @__PURE__ */ messageJson(ConfirmTextsRequest, {
  write(message, writer) {
    const json = new ConfirmTextsRequestJson$new();
    if (message.textId !== 0 || writer.writesDefaults) {
      json["textId"] = writer.unsignedNumber(message.textId, "textId");
    }
    return json;
  },

  read(value, reader) {
    const message = ConfirmTextsRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["textId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.textId = reader.unsignedNumber(item, "textId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["text_id","textId"]]);
    }
    return message;
  },
});

export const ConfirmTextsResponseJson: JsonCodec<ConfirmTextsResponse> = /* @__PURE__ */ messageJson(ConfirmTextsResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = ConfirmTextsResponse.create();
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

const MarkReadRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MarkReadRequestJson: JsonCodec<MarkReadRequest> = /* @__PURE__ */ messageJson(MarkReadRequest, {
  write(message, writer) {
    const json = new MarkReadRequestJson$new();
    if (message.textId !== 0 || writer.writesDefaults) {
      json["textId"] = writer.unsignedNumber(message.textId, "textId");
    }
    return json;
  },

  read(value, reader) {
    const message = MarkReadRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["textId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.textId = reader.unsignedNumber(item, "textId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["text_id","textId"]]);
    }
    return message;
  },
});

export const MarkReadResponseJson: JsonCodec<MarkReadResponse> = /* @__PURE__ */ messageJson(MarkReadResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = MarkReadResponse.create();
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

const ReceiptChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ReceiptChangedJson: JsonCodec<ReceiptChanged> = /* @__PURE__ */ messageJson(ReceiptChanged, {
  write(message, writer) {
    const json = new ReceiptChangedJson$new();
    if (message.to !== "" || writer.writesDefaults) {
      json["to"] = isText(message.to) ? message.to : writer.string(message.to, "to");
    }
    if (message.textId !== 0 || writer.writesDefaults) {
      json["textId"] = writer.unsignedNumber(message.textId, "textId");
    }
    if (message.receipt !== 0 || writer.writesDefaults) {
      json["receipt"] = writer.enum(ReceiptJson, message.receipt, "receipt");
    }
    return json;
  },

  read(value, reader) {
    const message = ReceiptChanged.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["to"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.to = isText(item) ? item : reader.string(item, "to");
      }
      item = json["textId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.textId = reader.unsignedNumber(item, "textId");
      }
      item = json["receipt"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ReceiptJson, item, "receipt");
          if (number !== undefined) message.receipt = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["to", ["text_id","textId"], "receipt"]);
    }
    return message;
  },
});

const GetHistoryRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetHistoryRequestJson: JsonCodec<GetHistoryRequest> = /* @__PURE__ */ messageJson(GetHistoryRequest, {
  write(message, writer) {
    const json = new GetHistoryRequestJson$new();
    if (message.before !== 0 || writer.writesDefaults) {
      json["before"] = writer.unsignedNumber(message.before, "before");
    }
    return json;
  },

  read(value, reader) {
    const message = GetHistoryRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["before"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.before = reader.unsignedNumber(item, "before");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["before"]);
    }
    return message;
  },
});

const GetHistoryResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GetHistoryResponseJson: JsonCodec<GetHistoryResponse> = /* @__PURE__ */ messageJson(GetHistoryResponse, {
  write(message, writer, depth) {
    const json = new GetHistoryResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.texts, "texts")) {
        const items = message.texts;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "texts";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = TextJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["texts"] = list;
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
    const message = GetHistoryResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["texts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "texts");
            const list: typeof message.texts = new Array(items.length);
            field = "texts";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = TextJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.texts = list;
          }
        }
        item = json["more"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.more = typeof item === "boolean" ? item : reader.bool(item, "more");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["texts", "more"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const SetTypingRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SetTypingRequestJson: JsonCodec<SetTypingRequest> = /* @__PURE__ */ messageJson(SetTypingRequest, {
  write(message, writer) {
    const json = new SetTypingRequestJson$new();
    if (message.typing !== false || writer.writesDefaults) {
      json["typing"] = writer.bool(message.typing, "typing");
    }
    return json;
  },

  read(value, reader) {
    const message = SetTypingRequest.create();
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

export const SetTypingResponseJson: JsonCodec<SetTypingResponse> = /* @__PURE__ */ messageJson(SetTypingResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = SetTypingResponse.create();
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

const TypingChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TypingChangedJson: JsonCodec<TypingChanged> = /* @__PURE__ */ messageJson(TypingChanged, {
  write(message, writer) {
    const json = new TypingChangedJson$new();
    if (message.from !== "" || writer.writesDefaults) {
      json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
    }
    if (message.typing !== false || writer.writesDefaults) {
      json["typing"] = writer.bool(message.typing, "typing");
    }
    return json;
  },

  read(value, reader) {
    const message = TypingChanged.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["from"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
      }
      item = json["typing"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.typing = typeof item === "boolean" ? item : reader.bool(item, "typing");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["from", "typing"]);
    }
    return message;
  },
});

const BroadcastRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BroadcastRequestJson: JsonCodec<BroadcastRequest> = /* @__PURE__ */ messageJson(BroadcastRequest, {
  write(message, writer) {
    const json = new BroadcastRequestJson$new();
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
    const message = BroadcastRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text"]);
    }
    return message;
  },
});

const BroadcastResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BroadcastResponseJson: JsonCodec<BroadcastResponse> = /* @__PURE__ */ messageJson(BroadcastResponse, {
  write(message, writer) {
    const json = new BroadcastResponseJson$new();
    if (message.recipients !== 0 || writer.writesDefaults) {
      json["recipients"] = isUnsigned32(message.recipients) ? message.recipients >>> 0 : writer.unsigned32(message.recipients, "recipients");
    }
    return json;
  },

  read(value, reader) {
    const message = BroadcastResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["recipients"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.recipients = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "recipients");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["recipients"]);
    }
    return message;
  },
});

const BroadcastReceivedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BroadcastReceivedJson: JsonCodec<BroadcastReceived> = /* @__PURE__ */ messageJson(BroadcastReceived, {
  write(message, writer) {
    const json = new BroadcastReceivedJson$new();
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
    return json;
  },

  read(value, reader) {
    const message = BroadcastReceived.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
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
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["from", "text"]);
    }
    return message;
  },
});

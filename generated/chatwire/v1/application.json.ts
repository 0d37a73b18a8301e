// Code generated from chatwire/v1/application.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import {
  ApplicationMessage,
  CallMethodRequest,
  CallMethodResponse,
  MessageOutcome,
  MessageOutcomes,
  MessageReceived,
  PeerLatest,
  PeerMessage,
  PeerMessagesRefused,
  PeerSignal,
  SendMessageRequest,
  SendMessageResponse,
} from "./application.ts";
import { ErrorCodeJson } from "./error.json.ts";

export const OutcomeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Outcome", {
  OUTCOME_UNSPECIFIED: 0,
  OUTCOME_TAKEN: 1,
  OUTCOME_REFUSED: 2,
  OUTCOME_UNKNOWN: 3,
});

const ApplicationMessageJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ApplicationMessageJson: JsonCodec<ApplicationMessage> = /* @__PURE__ */ messageJson(ApplicationMessage, {
  write(message, writer) {
    const json = new ApplicationMessageJson$new();
    if (message.typeName !== "" || writer.writesDefaults) {
      json["typeName"] = isText(message.typeName) ? message.typeName : writer.string(message.typeName, "typeName");
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
    const message = ApplicationMessage.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["typeName"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.typeName = isText(item) ? item : reader.string(item, "typeName");
      }
      item = json["payload"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.payload = reader.bytes(item, "payload");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["type_name","typeName"], "payload"]);
    }
    return message;
  },
});

const SendMessageRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SendMessageRequestJson: JsonCodec<SendMessageRequest> = /* @__PURE__ */ messageJson(SendMessageRequest, {
  write(message, writer, depth) {
    const json = new SendMessageRequestJson$new();
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
    const message = SendMessageRequest.create();
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

const SendMessageResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SendMessageResponseJson: JsonCodec<SendMessageResponse> = /* @__PURE__ */ messageJson(SendMessageResponse, {
  write(message, writer) {
    const json = new SendMessageResponseJson$new();
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    return json;
  },

  read(value, reader) {
    const message = SendMessageResponse.create();
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

const CallMethodRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CallMethodRequestJson: JsonCodec<CallMethodRequest> = /* @__PURE__ */ messageJson(CallMethodRequest, {
  write(message, writer) {
    const json = new CallMethodRequestJson$new();
    if (message.path !== "" || writer.writesDefaults) {
      json["path"] = isText(message.path) ? message.path : writer.string(message.path, "path");
    }
    if (message.to !== "" || writer.writesDefaults) {
      json["to"] = isText(message.to) ? message.to : writer.string(message.to, "to");
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
    const message = CallMethodRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["path"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.path = isText(item) ? item : reader.string(item, "path");
      }
      item = json["to"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.to = isText(item) ? item : reader.string(item, "to");
      }
      item = json["payload"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.payload = reader.bytes(item, "payload");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["path", "to", "payload"]);
    }
    return message;
  },
});

const CallMethodResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CallMethodResponseJson: JsonCodec<CallMethodResponse> = /* @__PURE__ */ messageJson(CallMethodResponse, {
  write(message, writer) {
    const json = new CallMethodResponseJson$new();
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
    const message = CallMethodResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["payload"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.payload = reader.bytes(item, "payload");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["payload"]);
    }
    return message;
  },
});

const MessageReceivedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageReceivedJson: JsonCodec<MessageReceived> = /* @__PURE__ */ messageJson(MessageReceived, {
  write(message, writer, depth) {
    const json = new MessageReceivedJson$new();
    let field = "";
    try {
      if (message.from !== "" || writer.writesDefaults) {
        json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
      }
      if (message.message !== undefined) {
        field = "message";
        json["message"] = ApplicationMessageJson.write(message.message, writer, writer.deeper(depth));
        field = "";
      }
      if (message.number !== 0 || writer.writesDefaults) {
        json["number"] = writer.unsignedNumber(message.number, "number");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = MessageReceived.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
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
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.number = reader.unsignedNumber(item, "number");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["from", "message", "number"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const MessageOutcomesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageOutcomesJson: JsonCodec<MessageOutcomes> = /* @__PURE__ */ messageJson(MessageOutcomes, {
  write(message, writer, depth) {
    const json = new MessageOutcomesJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.outcomes, "outcomes")) {
        const items = message.outcomes;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "outcomes";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = MessageOutcomeJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["outcomes"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = MessageOutcomes.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["outcomes"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "outcomes");
            const list: typeof message.outcomes = new Array(items.length);
            field = "outcomes";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = MessageOutcomeJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.outcomes = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["outcomes"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const MessageOutcomeJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageOutcomeJson: JsonCodec<MessageOutcome> = /* @__PURE__ */ messageJson(MessageOutcome, {
  write(message, writer) {
    const json = new MessageOutcomeJson$new();
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.outcome !== 0 || writer.writesDefaults) {
      json["outcome"] = writer.enum(OutcomeJson, message.outcome, "outcome");
    }
    if (message.code !== 0 || writer.writesDefaults) {
      json["code"] = writer.enum(ErrorCodeJson, message.code, "code");
    }
    if (message.waits !== false || writer.writesDefaults) {
      json["waits"] = writer.bool(message.waits, "waits");
    }
    if (message.to !== "" || writer.writesDefaults) {
      json["to"] = isText(message.to) ? message.to : writer.string(message.to, "to");
    }
    if (message.typeName !== "" || writer.writesDefaults) {
      json["typeName"] = isText(message.typeName) ? message.typeName : writer.string(message.typeName, "typeName");
    }
    return json;
  },

  read(value, reader) {
    const message = MessageOutcome.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["outcome"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(OutcomeJson, item, "outcome");
          if (number !== undefined) message.outcome = number;
        }
      }
      item = json["code"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ErrorCodeJson, item, "code");
          if (number !== undefined) message.code = number;
        }
      }
      item = json["waits"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.waits = typeof item === "boolean" ? item : reader.bool(item, "waits");
      }
      item = json["to"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.to = isText(item) ? item : reader.string(item, "to");
      }
      item = json["typeName"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.typeName = isText(item) ? item : reader.string(item, "typeName");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["number", "outcome", "code", "waits", "to", ["type_name","typeName"]]);
    }
    return message;
  },
});

const PeerMessageJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMessageJson: JsonCodec<PeerMessage> = /* @__PURE__ */ messageJson(PeerMessage, {
  write(message, writer, depth) {
    const json = new PeerMessageJson$new();
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
    const message = PeerMessage.create();
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

const PeerLatestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerLatestJson: JsonCodec<PeerLatest> = /* @__PURE__ */ messageJson(PeerLatest, {
  write(message, writer, depth) {
    const json = new PeerLatestJson$new();
    let field = "";
    try {
      if (message.message !== undefined) {
        field = "message";
        json["message"] = ApplicationMessageJson.write(message.message, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.replaces, "replaces")) {
        const items = message.replaces;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
        }
        json["replaces"] = writer.unsigned32s(items, same, "replaces");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = PeerLatest.create();
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
        item = json["replaces"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "replaces");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
            }
            message.replaces = reader.unsigned32s(items, same, "replaces");
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["message", "replaces"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const PeerMessagesRefusedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerMessagesRefusedJson: JsonCodec<PeerMessagesRefused> = /* @__PURE__ */ messageJson(PeerMessagesRefused, {
  write(message, writer) {
    const json = new PeerMessagesRefusedJson$new();
    if (writer.hasItems(message.sequences, "sequences")) {
      const items = message.sequences;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.unsignedNumber(items[index], "sequences", index);
      }
      json["sequences"] = list;
    }
    if (message.code !== 0 || writer.writesDefaults) {
      json["code"] = writer.enum(ErrorCodeJson, message.code, "code");
    }
    return json;
  },

  read(value, reader) {
    const message = PeerMessagesRefused.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["sequences"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "sequences");
          const list: typeof message.sequences = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.unsignedNumber(items[index], "sequences", index);
          }
          message.sequences = list;
        }
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
      json = reader.renamed(json, ["sequences", "code"]);
    }
    return message;
  },
});

const PeerSignalJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PeerSignalJson: JsonCodec<PeerSignal> = /* @__PURE__ */ messageJson(PeerSignal, {
  write(message, writer, depth) {
    const json = new PeerSignalJson$new();
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
    const message = PeerSignal.create();
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

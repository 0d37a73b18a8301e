// Code generated from chatwire/v1/application.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import type { JsonObject } from "../../../src/wire/json/value-writer.ts";
import {
  ApplicationMessage,
  MessageReceived,
  PeerMessage,
  PeerSignal,
  SendMessageRequest,
  SendMessageResponse,
} from "./application.ts";

export const ApplicationMessageJson: JsonCodec<ApplicationMessage> = /* @__PURE__ */ messageJson(ApplicationMessage, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.typeName !== "" || writer.writesDefaults) {
      json["typeName"] = writer.string(message.typeName, "typeName");
    }
    if (message.payload?.length !== 0 || writer.writesDefaults) {
      json["payload"] = writer.bytes(message.payload, "payload");
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
        if (item !== null) message.typeName = reader.string(item, "typeName");
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

export const SendMessageRequestJson: JsonCodec<SendMessageRequest> = /* @__PURE__ */ messageJson(SendMessageRequest, {
  write(message, writer, depth) {
    const json: JsonObject = {};
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

export const SendMessageResponseJson: JsonCodec<SendMessageResponse> = /* @__PURE__ */ messageJson(SendMessageResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = SendMessageResponse.create();
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

export const MessageReceivedJson: JsonCodec<MessageReceived> = /* @__PURE__ */ messageJson(MessageReceived, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    try {
      if (message.from !== "" || writer.writesDefaults) {
        json["from"] = writer.string(message.from, "from");
      }
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
          if (item !== null) message.from = reader.string(item, "from");
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
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["from", "message"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const PeerMessageJson: JsonCodec<PeerMessage> = /* @__PURE__ */ messageJson(PeerMessage, {
  write(message, writer, depth) {
    const json: JsonObject = {};
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

export const PeerSignalJson: JsonCodec<PeerSignal> = /* @__PURE__ */ messageJson(PeerSignal, {
  write(message, writer, depth) {
    const json: JsonObject = {};
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

// Code generated from call.proto by chatwire. DO NOT EDIT.

import { CallStep } from "./call.ts";
import { type JsonCodec, type JsonEnum, type JsonObject, enumJson, messageJson, plainConstructor } from "chatwire/wire";

export const CallActionJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.client.call.CallAction", {
  CALL_ACTION_UNSPECIFIED: 0,
  CALL_ACTION_OFFER: 1,
  CALL_ACTION_ACCEPT: 2,
  CALL_ACTION_END: 3,
  CALL_ACTION_MUTE: 4,
  CALL_ACTION_UNMUTE: 5,
});

const CallStepJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CallStepJson: JsonCodec<CallStep> = /* @__PURE__ */ messageJson(CallStep, {
  write(message, writer) {
    const json = new CallStepJson$new();
    if (message.action !== 0 || writer.writesDefaults) {
      json["action"] = writer.enum(CallActionJson, message.action, "action");
    }
    return json;
  },

  read(value, reader) {
    const message = CallStep.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["action"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(CallActionJson, item, "action");
          if (number !== undefined) message.action = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["action"]);
    }
    return message;
  },
});

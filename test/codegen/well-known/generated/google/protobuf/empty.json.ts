// Code generated from google/protobuf/empty.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../../../src/wire/json/codec.ts";
import { Empty } from "./empty.ts";

export const EmptyJson: JsonCodec<Empty> = /* @__PURE__ */ messageJson(Empty, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = Empty.create();
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

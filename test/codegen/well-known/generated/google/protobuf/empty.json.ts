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
      const count = 0;
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

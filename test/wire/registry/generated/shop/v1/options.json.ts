// Code generated from shop/v1/options.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../../src/wire/allocation.ts";
import { type JsonCodec, type JsonExtension, messageJson } from "../../../../../../src/wire/json/codec.ts";
import { extensionJson, repeatedExtensionJson } from "../../../../../../src/wire/json/extension.ts";
import { isSigned32, isText } from "../../../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../../../src/wire/json/value-writer.ts";
import type { Options } from "../../../../../../src/wire/registry/descriptor.ts";
import {
  Retention,
  author,
  cost,
  group,
  hint,
  label,
  owner,
  retention,
  sensitive,
  tags,
  team,
  tenant,
} from "./options.ts";

const RetentionJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RetentionJson: JsonCodec<Retention> = /* @__PURE__ */ messageJson(Retention, {
  write(message, writer) {
    const json = new RetentionJson$new();
    if (message.days !== undefined) {
      json["days"] = isSigned32(message.days) ? message.days | 0 : writer.signed32(message.days, "days");
    }
    if (message.why !== undefined) {
      json["why"] = isText(message.why) ? message.why : writer.string(message.why, "why");
    }
    return json;
  },

  read(value, reader) {
    const message = Retention.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["days"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.days = isSigned32(item) ? item | 0 : reader.signed32(item, "days");
      }
      item = json["why"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.why = isText(item) ? item : reader.string(item, "why");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["days", "why"]);
    }
    return message;
  },
});

export const teamJson: JsonExtension<Options<"file">> = /* @__PURE__ */ extensionJson(team, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.team]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.team]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.team]"]);
    }
    return message;
  },
});

export const retentionJson: JsonExtension<Options<"message">> = /* @__PURE__ */ extensionJson(retention, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    try {
      if (message.value !== undefined) {
        field = "value";
        json["[shop.v1.retention]"] = RetentionJson.write(message.value, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message: { value?: Retention | undefined } = {};
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["[shop.v1.retention]"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "value";
            message.value = RetentionJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["[shop.v1.retention]"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const authorJson: JsonExtension<Options<"message">> = /* @__PURE__ */ extensionJson(author, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.author]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.author]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.author]"]);
    }
    return message;
  },
});

export const sensitiveJson: JsonExtension<Options<"field">> = /* @__PURE__ */ extensionJson(sensitive, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.sensitive]"] = writer.bool(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: boolean | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.sensitive]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = typeof item === "boolean" ? item : reader.bool(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.sensitive]"]);
    }
    return message;
  },
});

export const tagsJson: JsonExtension<Options<"field">> = /* @__PURE__ */ repeatedExtensionJson(tags, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.value, "value")) {
      const items = message.value;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["[shop.v1.tags]"] = writer.strings(items, same, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value: string[] } = { value: [] };
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.tags]"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "value");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.value = reader.strings(items, same, "value");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.tags]"]);
    }
    return message;
  },
});

export const hintJson: JsonExtension<Options<"oneof">> = /* @__PURE__ */ extensionJson(hint, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.hint]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.hint]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.hint]"]);
    }
    return message;
  },
});

export const tenantJson: JsonExtension<Options<"range">> = /* @__PURE__ */ extensionJson(tenant, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.tenant]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.tenant]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.tenant]"]);
    }
    return message;
  },
});

export const groupJson: JsonExtension<Options<"enum">> = /* @__PURE__ */ extensionJson(group, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.group]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.group]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.group]"]);
    }
    return message;
  },
});

export const labelJson: JsonExtension<Options<"value">> = /* @__PURE__ */ extensionJson(label, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.label]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.label]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.label]"]);
    }
    return message;
  },
});

export const ownerJson: JsonExtension<Options<"service">> = /* @__PURE__ */ extensionJson(owner, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.owner]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.owner]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.owner]"]);
    }
    return message;
  },
});

export const costJson: JsonExtension<Options<"method">> = /* @__PURE__ */ extensionJson(cost, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.cost]"] = writer.signed64(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: bigint | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.cost]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = reader.signed64(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.cost]"]);
    }
    return message;
  },
});

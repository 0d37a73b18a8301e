// Code generated from chatwire/v1/contact.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText } from "../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../src/wire/json/value-writer.ts";
import {
  AddContactRequest,
  AddContactResponse,
  BlockRequest,
  BlockResponse,
  Contact,
  ContactChanged,
  ListBlockedRequest,
  ListBlockedResponse,
  ListContactsRequest,
  ListContactsResponse,
  RemoveContactRequest,
  RemoveContactResponse,
  UnblockRequest,
  UnblockResponse,
} from "./contact.ts";

export const ContactStateJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.ContactState", {
  CONTACT_STATE_UNSPECIFIED: 0,
  CONTACT_STATE_REQUESTED: 1,
  CONTACT_STATE_RECEIVED: 2,
  CONTACT_STATE_MUTUAL: 3,
  CONTACT_STATE_NONE: 4,
});

const ContactJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ContactJson: JsonCodec<Contact> = /* @__PURE__ */ messageJson(Contact, {
  write(message, writer) {
    const json = new ContactJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    if (message.state !== 0 || writer.writesDefaults) {
      json["state"] = writer.enum(ContactStateJson, message.state, "state");
    }
    return json;
  },

  read(value, reader) {
    const message = Contact.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      item = json["state"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ContactStateJson, item, "state");
          if (number !== undefined) message.state = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name", "state"]);
    }
    return message;
  },
});

export const AddContactRequestJson: JsonCodec<AddContactRequest> = /* @__PURE__ */ messageJson(AddContactRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = AddContactRequest.create();
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

export const AddContactResponseJson: JsonCodec<AddContactResponse> = /* @__PURE__ */ messageJson(AddContactResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = AddContactResponse.create();
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

export const RemoveContactRequestJson: JsonCodec<RemoveContactRequest> = /* @__PURE__ */ messageJson(RemoveContactRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = RemoveContactRequest.create();
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

export const RemoveContactResponseJson: JsonCodec<RemoveContactResponse> = /* @__PURE__ */ messageJson(RemoveContactResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = RemoveContactResponse.create();
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

const ListContactsRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListContactsRequestJson: JsonCodec<ListContactsRequest> = /* @__PURE__ */ messageJson(ListContactsRequest, {
  write(message, writer) {
    const json = new ListContactsRequestJson$new();
    if (message.after !== "" || writer.writesDefaults) {
      json["after"] = isText(message.after) ? message.after : writer.string(message.after, "after");
    }
    return json;
  },

  read(value, reader) {
    const message = ListContactsRequest.create();
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

const ListContactsResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListContactsResponseJson: JsonCodec<ListContactsResponse> = /* @__PURE__ */ messageJson(ListContactsResponse, {
  write(message, writer, depth) {
    const json = new ListContactsResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.contacts, "contacts")) {
        const items = message.contacts;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "contacts";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ContactJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["contacts"] = list;
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
    const message = ListContactsResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["contacts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "contacts");
            const list: typeof message.contacts = new Array(items.length);
            field = "contacts";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ContactJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.contacts = list;
          }
        }
        item = json["next"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.next = isText(item) ? item : reader.string(item, "next");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["contacts", "next"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const ContactChangedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ContactChangedJson: JsonCodec<ContactChanged> = /* @__PURE__ */ messageJson(ContactChanged, {
  write(message, writer, depth) {
    const json = new ContactChangedJson$new();
    let field = "";
    try {
      if (message.contact !== undefined) {
        field = "contact";
        json["contact"] = ContactJson.write(message.contact, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = ContactChanged.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["contact"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "contact";
            message.contact = ContactJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["contact"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

export const BlockRequestJson: JsonCodec<BlockRequest> = /* @__PURE__ */ messageJson(BlockRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = BlockRequest.create();
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

export const BlockResponseJson: JsonCodec<BlockResponse> = /* @__PURE__ */ messageJson(BlockResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = BlockResponse.create();
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

export const UnblockRequestJson: JsonCodec<UnblockRequest> = /* @__PURE__ */ messageJson(UnblockRequest, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = UnblockRequest.create();
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

export const UnblockResponseJson: JsonCodec<UnblockResponse> = /* @__PURE__ */ messageJson(UnblockResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = UnblockResponse.create();
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

const ListBlockedRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListBlockedRequestJson: JsonCodec<ListBlockedRequest> = /* @__PURE__ */ messageJson(ListBlockedRequest, {
  write(message, writer) {
    const json = new ListBlockedRequestJson$new();
    if (message.after !== "" || writer.writesDefaults) {
      json["after"] = isText(message.after) ? message.after : writer.string(message.after, "after");
    }
    return json;
  },

  read(value, reader) {
    const message = ListBlockedRequest.create();
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

const ListBlockedResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ListBlockedResponseJson: JsonCodec<ListBlockedResponse> = /* @__PURE__ */ messageJson(ListBlockedResponse, {
  write(message, writer) {
    const json = new ListBlockedResponseJson$new();
    if (writer.hasItems(message.names, "names")) {
      const items = message.names;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["names"] = writer.strings(items, same, "names");
    }
    if (message.next !== "" || writer.writesDefaults) {
      json["next"] = isText(message.next) ? message.next : writer.string(message.next, "next");
    }
    return json;
  },

  read(value, reader) {
    const message = ListBlockedResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
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
      item = json["next"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.next = isText(item) ? item : reader.string(item, "next");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["names", "next"]);
    }
    return message;
  },
});

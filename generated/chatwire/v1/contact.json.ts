// Code generated from chatwire/v1/contact.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
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

export const ContactJson: JsonCodec<Contact> = /* @__PURE__ */ messageJson(Contact, () => [
  { name: "name", type: "string" },
  { name: "state", type: ContactStateJson },
]);

export const AddContactRequestJson: JsonCodec<AddContactRequest> = /* @__PURE__ */ messageJson(AddContactRequest, () => []);

export const AddContactResponseJson: JsonCodec<AddContactResponse> = /* @__PURE__ */ messageJson(AddContactResponse, () => []);

export const RemoveContactRequestJson: JsonCodec<RemoveContactRequest> = /* @__PURE__ */ messageJson(RemoveContactRequest, () => []);

export const RemoveContactResponseJson: JsonCodec<RemoveContactResponse> = /* @__PURE__ */ messageJson(RemoveContactResponse, () => []);

export const ListContactsRequestJson: JsonCodec<ListContactsRequest> = /* @__PURE__ */ messageJson(ListContactsRequest, () => [
  { name: "after", type: "string" },
]);

export const ListContactsResponseJson: JsonCodec<ListContactsResponse> = /* @__PURE__ */ messageJson(ListContactsResponse, () => [
  { name: "contacts", type: ContactJson, shape: "list" },
  { name: "next", type: "string" },
]);

export const ContactChangedJson: JsonCodec<ContactChanged> = /* @__PURE__ */ messageJson(ContactChanged, () => [
  { name: "contact", type: ContactJson, shape: "optional" },
]);

export const BlockRequestJson: JsonCodec<BlockRequest> = /* @__PURE__ */ messageJson(BlockRequest, () => []);

export const BlockResponseJson: JsonCodec<BlockResponse> = /* @__PURE__ */ messageJson(BlockResponse, () => []);

export const UnblockRequestJson: JsonCodec<UnblockRequest> = /* @__PURE__ */ messageJson(UnblockRequest, () => []);

export const UnblockResponseJson: JsonCodec<UnblockResponse> = /* @__PURE__ */ messageJson(UnblockResponse, () => []);

export const ListBlockedRequestJson: JsonCodec<ListBlockedRequest> = /* @__PURE__ */ messageJson(ListBlockedRequest, () => [
  { name: "after", type: "string" },
]);

export const ListBlockedResponseJson: JsonCodec<ListBlockedResponse> = /* @__PURE__ */ messageJson(ListBlockedResponse, () => [
  { name: "names", type: "string", shape: "list" },
  { name: "next", type: "string" },
]);

// Code generated from chatwire/v1/contact.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readInt32,
  readString,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeInt32Field,
  writeStringField,
  writeUnknown,
} from "../../../src/wire/writer.ts";

export const ContactState = {
  UNSPECIFIED: 0,
  /** The user has added the other one. The name may be unknown. */
  REQUESTED: 1,
  /** The other one has added the user, who has not answered. */
  RECEIVED: 2,
  /** Each has added the other. */
  MUTUAL: 3,
  /** Neither has added the other. Used only in an event. */
  NONE: 4,
} as const;

export type ContactState = (typeof ContactState)[keyof typeof ContactState] | (number & {});

export interface Contact {
  name: string;
  state: ContactState;
  $unknown?: Uint8Array;
}

export const Contact: MessageCodec<Contact> = {
  typeName: "chatwire.v1.Contact",

  create(init) {
    const message: Contact = new Contact$new("", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Contact, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Contact, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Contact, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.state !== 0) {
      at = writeInt32Field(writer, at, 16, message.state, "state");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Contact$inOrder(reader)) {
    return isAtEnd(reader) ? message : Contact$rest(reader, message);
  },
};

const Contact$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Contact,
    field$1: string,
    field$2: ContactState,
  ): void {
    this.name = field$1;
    this.state = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Contact$inOrder(reader: Reader): Contact {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: ContactState = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Contact$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Contact$rest(reader: Reader, message: Contact): Contact {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 16:
        message.state = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface AddContactRequest {
  $unknown?: Uint8Array;
}

export const AddContactRequest: MessageCodec<AddContactRequest> = {
  typeName: "chatwire.v1.AddContactRequest",

  create(init) {
    const message: AddContactRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AddContactRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AddContactRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AddContactRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AddContactRequest.create()) {
    return isAtEnd(reader) ? message : AddContactRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function AddContactRequest$rest(reader: Reader, message: AddContactRequest): AddContactRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface AddContactResponse {
  $unknown?: Uint8Array;
}

export const AddContactResponse: MessageCodec<AddContactResponse> = {
  typeName: "chatwire.v1.AddContactResponse",

  create(init) {
    const message: AddContactResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AddContactResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AddContactResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AddContactResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AddContactResponse.create()) {
    return isAtEnd(reader) ? message : AddContactResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function AddContactResponse$rest(reader: Reader, message: AddContactResponse): AddContactResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface RemoveContactRequest {
  $unknown?: Uint8Array;
}

export const RemoveContactRequest: MessageCodec<RemoveContactRequest> = {
  typeName: "chatwire.v1.RemoveContactRequest",

  create(init) {
    const message: RemoveContactRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RemoveContactRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RemoveContactRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RemoveContactRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RemoveContactRequest.create()) {
    return isAtEnd(reader) ? message : RemoveContactRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function RemoveContactRequest$rest(reader: Reader, message: RemoveContactRequest): RemoveContactRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface RemoveContactResponse {
  $unknown?: Uint8Array;
}

export const RemoveContactResponse: MessageCodec<RemoveContactResponse> = {
  typeName: "chatwire.v1.RemoveContactResponse",

  create(init) {
    const message: RemoveContactResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RemoveContactResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RemoveContactResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RemoveContactResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RemoveContactResponse.create()) {
    return isAtEnd(reader) ? message : RemoveContactResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function RemoveContactResponse$rest(reader: Reader, message: RemoveContactResponse): RemoveContactResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListContactsRequest {
  /** Lists names after this one. Empty: from the first. */
  after: string;
  $unknown?: Uint8Array;
}

export const ListContactsRequest: MessageCodec<ListContactsRequest> = {
  typeName: "chatwire.v1.ListContactsRequest",

  create(init) {
    const message: ListContactsRequest = new ListContactsRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListContactsRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListContactsRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListContactsRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.after !== "") {
      at = writeStringField(writer, at, 10, message.after, "after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListContactsRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListContactsRequest$rest(reader, message);
  },
};

const ListContactsRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListContactsRequest,
    field$1: string,
  ): void {
    this.after = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListContactsRequest$inOrder(reader: Reader): ListContactsRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListContactsRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ListContactsRequest$rest(reader: Reader, message: ListContactsRequest): ListContactsRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.after = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListContactsResponse {
  contacts: Contact[];
  /** The value of `after` for the next page. Empty on the last page. */
  next: string;
  $unknown?: Uint8Array;
}

export const ListContactsResponse: MessageCodec<ListContactsResponse> = {
  typeName: "chatwire.v1.ListContactsResponse",

  create(init) {
    const message: ListContactsResponse = new ListContactsResponse$new(emptyList<Contact>(), "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListContactsResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListContactsResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListContactsResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.contacts, "contacts")) {
      const begin = beginMessage(writer, at, 10, value, "contacts");
      at = endMessage(writer, begin, Contact.write(value, writer, begin));
    }
    if (message.next !== "") {
      at = writeStringField(writer, at, 18, message.next, "next");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListContactsResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListContactsResponse$rest(reader, message);
  },
};

const ListContactsResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListContactsResponse,
    field$1: Contact[],
    field$2: string,
  ): void {
    this.contacts = field$1;
    this.next = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListContactsResponse$inOrder(reader: Reader): ListContactsResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Contact[] = emptyList<Contact>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$1.push(Contact.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListContactsResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ListContactsResponse$rest(reader: Reader, message: ListContactsResponse): ListContactsResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.contacts.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.contacts.push(Contact.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        message.next = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A contact or a request is new, has changed or is gone. */
export interface ContactChanged {
  contact?: Contact | undefined;
  $unknown?: Uint8Array;
}

export const ContactChanged: MessageCodec<ContactChanged> = {
  typeName: "chatwire.v1.ContactChanged",

  create(init) {
    const message: ContactChanged = new ContactChanged$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ContactChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ContactChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ContactChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.contact !== undefined) {
      const begin = beginMessage(writer, at, 10, message.contact, "contact");
      at = endMessage(writer, begin, Contact.write(message.contact, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ContactChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : ContactChanged$rest(reader, message);
  },
};

const ContactChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ContactChanged,
    field$1: Contact | undefined,
  ): void {
    this.contact = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ContactChanged$inOrder(reader: Reader): ContactChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Contact | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = Contact.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ContactChanged$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ContactChanged$rest(reader: Reader, message: ContactChanged): ContactChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.contact === undefined ? 56 : 0);
        message.contact = Contact.read(reader, message.contact);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BlockRequest {
  $unknown?: Uint8Array;
}

export const BlockRequest: MessageCodec<BlockRequest> = {
  typeName: "chatwire.v1.BlockRequest",

  create(init) {
    const message: BlockRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BlockRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BlockRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BlockRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BlockRequest.create()) {
    return isAtEnd(reader) ? message : BlockRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function BlockRequest$rest(reader: Reader, message: BlockRequest): BlockRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BlockResponse {
  $unknown?: Uint8Array;
}

export const BlockResponse: MessageCodec<BlockResponse> = {
  typeName: "chatwire.v1.BlockResponse",

  create(init) {
    const message: BlockResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BlockResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BlockResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BlockResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BlockResponse.create()) {
    return isAtEnd(reader) ? message : BlockResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function BlockResponse$rest(reader: Reader, message: BlockResponse): BlockResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface UnblockRequest {
  $unknown?: Uint8Array;
}

export const UnblockRequest: MessageCodec<UnblockRequest> = {
  typeName: "chatwire.v1.UnblockRequest",

  create(init) {
    const message: UnblockRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UnblockRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UnblockRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(UnblockRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UnblockRequest.create()) {
    return isAtEnd(reader) ? message : UnblockRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function UnblockRequest$rest(reader: Reader, message: UnblockRequest): UnblockRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface UnblockResponse {
  $unknown?: Uint8Array;
}

export const UnblockResponse: MessageCodec<UnblockResponse> = {
  typeName: "chatwire.v1.UnblockResponse",

  create(init) {
    const message: UnblockResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UnblockResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UnblockResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(UnblockResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UnblockResponse.create()) {
    return isAtEnd(reader) ? message : UnblockResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function UnblockResponse$rest(reader: Reader, message: UnblockResponse): UnblockResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListBlockedRequest {
  /** Lists names after this one. Empty: from the first. */
  after: string;
  $unknown?: Uint8Array;
}

export const ListBlockedRequest: MessageCodec<ListBlockedRequest> = {
  typeName: "chatwire.v1.ListBlockedRequest",

  create(init) {
    const message: ListBlockedRequest = new ListBlockedRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListBlockedRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListBlockedRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListBlockedRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.after !== "") {
      at = writeStringField(writer, at, 10, message.after, "after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListBlockedRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListBlockedRequest$rest(reader, message);
  },
};

const ListBlockedRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListBlockedRequest,
    field$1: string,
  ): void {
    this.after = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListBlockedRequest$inOrder(reader: Reader): ListBlockedRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListBlockedRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ListBlockedRequest$rest(reader: Reader, message: ListBlockedRequest): ListBlockedRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.after = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListBlockedResponse {
  names: string[];
  /** The value of `after` for the next page. Empty on the last page. */
  next: string;
  $unknown?: Uint8Array;
}

export const ListBlockedResponse: MessageCodec<ListBlockedResponse> = {
  typeName: "chatwire.v1.ListBlockedResponse",

  create(init) {
    const message: ListBlockedResponse = new ListBlockedResponse$new(emptyList<string>(), "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListBlockedResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListBlockedResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListBlockedResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.names, "names")) {
      at = writeStringField(writer, at, 10, value, "names");
    }
    if (message.next !== "") {
      at = writeStringField(writer, at, 18, message.next, "next");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListBlockedResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListBlockedResponse$rest(reader, message);
  },
};

const ListBlockedResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListBlockedResponse,
    field$1: string[],
    field$2: string,
  ): void {
    this.names = field$1;
    this.next = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListBlockedResponse$inOrder(reader: Reader): ListBlockedResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: string[] = emptyList<string>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    field$1.push(readString(reader));
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListBlockedResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ListBlockedResponse$rest(reader: Reader, message: ListBlockedResponse): ListBlockedResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        if (message.names.length === 0) beginList(reader);
        message.names.push(readString(reader));
        break;
      case 18:
        message.next = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The package's entry point `chatwire/wire`: everything that generated code imports, and helpers for messages.
 * `codec.ts` describes the folder.
 */

export { DecodeError, UsageError } from "../errors.ts";
export { type ValidateOptions, type Violation, violationText } from "../violation.ts";
export { emptyDoubles, emptyIntegers, emptyList, noCase, oneofCase, plainConstructor } from "./allocation.ts";
export {
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  type MessageCodec,
  type RuledCodec,
  unknownCase,
} from "./codec.ts";
export {
  type Extensible,
  type Extension,
  type ExtensionHolder,
  extension,
  messageSetExtension,
  repeatedExtension,
} from "./extension.ts";
export { type AnyFields, packAny, unpackAny } from "./helpers/any.ts";
export { clone, equals, merge } from "./helpers/messages.ts";
export { objectFromStruct, type StructFields, type StructValue, structFromObject } from "./helpers/struct.ts";
export {
  dateFromTimestamp,
  durationFromMs,
  msFromDuration,
  type TimeFields,
  timestampFromDate,
} from "./helpers/time.ts";
export { anyJson } from "./json/any.ts";
export {
  type JsonCodec,
  type JsonExtension,
  type JsonOptions,
  type JsonReader,
  JsonRegistry,
  type JsonWriter,
  messageJson,
} from "./json/codec.ts";
export { closedEnumJson, enumJson, type JsonEnum } from "./json/enum.ts";
export { extensionJson, repeatedExtensionJson } from "./json/extension.ts";
export { fieldMaskJson } from "./json/field-mask.ts";
export { parseJson } from "./json/parse.ts";
export { isFiniteNumber, isSigned32, isText, isUnsigned32 } from "./json/scalars.ts";
export { listValueJson, structJson, valueJson } from "./json/struct.ts";
export { durationJson, timestampJson } from "./json/time.ts";
export type { JsonFields } from "./json/value-reader.ts";
export { HIDDEN, type HiddenFields, type JsonObject, type JsonValue } from "./json/value-writer.ts";
export { wrapperJson } from "./json/wrapper.ts";
export type { Event, Method, OneofValue } from "./method.ts";
export { matchesPattern, type Pattern } from "./pattern.ts";
export * from "./reader.ts";
export type {
  EnumDescriptor,
  EnumValueDescriptor,
  ExtensionRange,
  FieldDescriptor,
  FieldType,
  FileDeclarations,
  MessageDescriptor,
  MethodDescriptor,
  OneofDescriptor,
  Options,
  OptionsKind,
  ServiceDescriptor,
} from "./registry/descriptor.ts";
export {
  type EnumEntry,
  type ExtensionEntry,
  type FileCode,
  type FileDescriptor,
  fileDescriptor,
  fileRegistry,
  joinRegistries,
  type MessageEntry,
  Registry,
  type RegistryEntries,
  type ServiceEntry,
} from "./registry/registry.ts";
export { decodeRequired, missingRequired } from "./required.ts";
export type { Idempotency, MethodKind, RuledMethod, Service, ServiceMethod } from "./service.ts";
export {
  isAddress,
  isHostAndPort,
  isIp,
  isIpPrefix,
  isIpv4,
  isIpv4Prefix,
  isIpv4WithLength,
  isIpv6,
  isIpv6Prefix,
  isIpv6WithLength,
  isIpWithLength,
} from "./validate/ip-formats.ts";
export {
  isEmail,
  isHeaderName,
  isHeaderValue,
  isHostname,
  isLooseHeaderName,
  isLooseHeaderValue,
  isProtobufDotName,
  isProtobufName,
  isTrimmedUuid,
  isUlid,
  isUuid,
} from "./validate/text-formats.ts";
export { isUri, isUriRef } from "./validate/uri-formats.ts";
export {
  areBytesUnique,
  bytesContain,
  bytesEndWith,
  bytesEqual,
  bytesMatch,
  bytesStartWith,
  characters,
  isOneOfBytes,
  isPathIn,
  isUnique,
  nanosOf,
  utf8Bytes,
} from "./validate/values.ts";
export { type Validate, Violations, validate } from "./validate/violations.ts";
export * from "./writer.ts";

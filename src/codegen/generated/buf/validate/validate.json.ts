// Code generated from buf/validate/validate.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../wire/json/enum.ts";
import { messageJson } from "../../../../wire/json/message.ts";
import { FieldDescriptorProto_TypeJson } from "../../google/protobuf/descriptor.json.ts";
import { DurationJson } from "../../google/protobuf/duration.json.ts";
import { FieldMaskJson } from "../../google/protobuf/field_mask.json.ts";
import { TimestampJson } from "../../google/protobuf/timestamp.json.ts";
import {
  AnyRules,
  BoolRules,
  BytesRules,
  DoubleRules,
  DurationRules,
  EnumRules,
  FieldMaskRules,
  FieldPath,
  FieldPathElement,
  FieldRules,
  Fixed32Rules,
  Fixed64Rules,
  FloatRules,
  Int32Rules,
  Int64Rules,
  MapRules,
  MessageOneofRule,
  MessageRules,
  OneofRules,
  PredefinedRules,
  RepeatedRules,
  Rule,
  SFixed32Rules,
  SFixed64Rules,
  SInt32Rules,
  SInt64Rules,
  StringRules,
  TimestampRules,
  UInt32Rules,
  UInt64Rules,
  Violation,
  Violations,
} from "./validate.ts";

export const IgnoreJson: JsonEnum = /* @__PURE__ */ closedEnumJson("buf.validate.Ignore", {
  IGNORE_UNSPECIFIED: 0,
  IGNORE_IF_ZERO_VALUE: 1,
  IGNORE_ALWAYS: 3,
});

export const KnownRegexJson: JsonEnum = /* @__PURE__ */ closedEnumJson("buf.validate.KnownRegex", {
  KNOWN_REGEX_UNSPECIFIED: 0,
  KNOWN_REGEX_HTTP_HEADER_NAME: 1,
  KNOWN_REGEX_HTTP_HEADER_VALUE: 2,
});

export const RuleJson: JsonCodec<Rule> = /* @__PURE__ */ messageJson(Rule, () => [
  { name: "id", type: "string", shape: "optional" },
  { name: "message", type: "string", shape: "optional" },
  { name: "expression", type: "string", shape: "optional" },
]);

export const MessageRulesJson: JsonCodec<MessageRules> = /* @__PURE__ */ messageJson(MessageRules, () => [
  { name: "celExpression", schemaName: "cel_expression", type: "string", shape: "list" },
  { name: "cel", type: RuleJson, shape: "list" },
  { name: "oneof", type: MessageOneofRuleJson, shape: "list" },
]);

export const MessageOneofRuleJson: JsonCodec<MessageOneofRule> = /* @__PURE__ */ messageJson(MessageOneofRule, () => [
  { name: "fields", type: "string", shape: "list" },
  { name: "required", type: "bool", shape: "optional" },
]);

export const OneofRulesJson: JsonCodec<OneofRules> = /* @__PURE__ */ messageJson(OneofRules, () => [
  { name: "required", type: "bool", shape: "optional" },
]);

export const FieldRulesJson: JsonCodec<FieldRules> = /* @__PURE__ */ messageJson(FieldRules, () => [
  { name: "celExpression", schemaName: "cel_expression", type: "string", shape: "list" },
  { name: "cel", type: RuleJson, shape: "list" },
  { name: "required", type: "bool", shape: "optional" },
  { name: "ignore", type: IgnoreJson, shape: "optional" },
  { name: "float", type: FloatRulesJson, oneof: "type" },
  { name: "double", type: DoubleRulesJson, oneof: "type" },
  { name: "int32", type: Int32RulesJson, oneof: "type" },
  { name: "int64", type: Int64RulesJson, oneof: "type" },
  { name: "uint32", type: UInt32RulesJson, oneof: "type" },
  { name: "uint64", type: UInt64RulesJson, oneof: "type" },
  { name: "sint32", type: SInt32RulesJson, oneof: "type" },
  { name: "sint64", type: SInt64RulesJson, oneof: "type" },
  { name: "fixed32", type: Fixed32RulesJson, oneof: "type" },
  { name: "fixed64", type: Fixed64RulesJson, oneof: "type" },
  { name: "sfixed32", type: SFixed32RulesJson, oneof: "type" },
  { name: "sfixed64", type: SFixed64RulesJson, oneof: "type" },
  { name: "bool", type: BoolRulesJson, oneof: "type" },
  { name: "string", type: StringRulesJson, oneof: "type" },
  { name: "bytes", type: BytesRulesJson, oneof: "type" },
  { name: "enum", type: EnumRulesJson, oneof: "type" },
  { name: "repeated", type: RepeatedRulesJson, oneof: "type" },
  { name: "map", type: MapRulesJson, oneof: "type" },
  { name: "any", type: AnyRulesJson, oneof: "type" },
  { name: "duration", type: DurationRulesJson, oneof: "type" },
  { name: "fieldMask", schemaName: "field_mask", type: FieldMaskRulesJson, oneof: "type" },
  { name: "timestamp", type: TimestampRulesJson, oneof: "type" },
]);

export const PredefinedRulesJson: JsonCodec<PredefinedRules> = /* @__PURE__ */ messageJson(PredefinedRules, () => [
  { name: "cel", type: RuleJson, shape: "list" },
]);

export const FloatRulesJson: JsonCodec<FloatRules> = /* @__PURE__ */ messageJson(FloatRules, () => [
  { name: "const", type: "float", shape: "optional" },
  { name: "lt", type: "float", oneof: "lessThan" },
  { name: "lte", type: "float", oneof: "lessThan" },
  { name: "gt", type: "float", oneof: "greaterThan" },
  { name: "gte", type: "float", oneof: "greaterThan" },
  { name: "in", type: "float", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "float", shape: "list" },
  { name: "finite", type: "bool", shape: "optional" },
  { name: "example", type: "float", shape: "list" },
]);

export const DoubleRulesJson: JsonCodec<DoubleRules> = /* @__PURE__ */ messageJson(DoubleRules, () => [
  { name: "const", type: "double", shape: "optional" },
  { name: "lt", type: "double", oneof: "lessThan" },
  { name: "lte", type: "double", oneof: "lessThan" },
  { name: "gt", type: "double", oneof: "greaterThan" },
  { name: "gte", type: "double", oneof: "greaterThan" },
  { name: "in", type: "double", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "double", shape: "list" },
  { name: "finite", type: "bool", shape: "optional" },
  { name: "example", type: "double", shape: "list" },
]);

export const Int32RulesJson: JsonCodec<Int32Rules> = /* @__PURE__ */ messageJson(Int32Rules, () => [
  { name: "const", type: "int32", shape: "optional" },
  { name: "lt", type: "int32", oneof: "lessThan" },
  { name: "lte", type: "int32", oneof: "lessThan" },
  { name: "gt", type: "int32", oneof: "greaterThan" },
  { name: "gte", type: "int32", oneof: "greaterThan" },
  { name: "in", type: "int32", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "int32", shape: "list" },
  { name: "example", type: "int32", shape: "list" },
]);

export const Int64RulesJson: JsonCodec<Int64Rules> = /* @__PURE__ */ messageJson(Int64Rules, () => [
  { name: "const", type: "int64", shape: "optional" },
  { name: "lt", type: "int64", oneof: "lessThan" },
  { name: "lte", type: "int64", oneof: "lessThan" },
  { name: "gt", type: "int64", oneof: "greaterThan" },
  { name: "gte", type: "int64", oneof: "greaterThan" },
  { name: "in", type: "int64", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "int64", shape: "list" },
  { name: "example", type: "int64", shape: "list" },
]);

export const UInt32RulesJson: JsonCodec<UInt32Rules> = /* @__PURE__ */ messageJson(UInt32Rules, () => [
  { name: "const", type: "uint32", shape: "optional" },
  { name: "lt", type: "uint32", oneof: "lessThan" },
  { name: "lte", type: "uint32", oneof: "lessThan" },
  { name: "gt", type: "uint32", oneof: "greaterThan" },
  { name: "gte", type: "uint32", oneof: "greaterThan" },
  { name: "in", type: "uint32", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "uint32", shape: "list" },
  { name: "example", type: "uint32", shape: "list" },
]);

export const UInt64RulesJson: JsonCodec<UInt64Rules> = /* @__PURE__ */ messageJson(UInt64Rules, () => [
  { name: "const", type: "uint64", shape: "optional" },
  { name: "lt", type: "uint64", oneof: "lessThan" },
  { name: "lte", type: "uint64", oneof: "lessThan" },
  { name: "gt", type: "uint64", oneof: "greaterThan" },
  { name: "gte", type: "uint64", oneof: "greaterThan" },
  { name: "in", type: "uint64", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "uint64", shape: "list" },
  { name: "example", type: "uint64", shape: "list" },
]);

export const SInt32RulesJson: JsonCodec<SInt32Rules> = /* @__PURE__ */ messageJson(SInt32Rules, () => [
  { name: "const", type: "sint32", shape: "optional" },
  { name: "lt", type: "sint32", oneof: "lessThan" },
  { name: "lte", type: "sint32", oneof: "lessThan" },
  { name: "gt", type: "sint32", oneof: "greaterThan" },
  { name: "gte", type: "sint32", oneof: "greaterThan" },
  { name: "in", type: "sint32", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "sint32", shape: "list" },
  { name: "example", type: "sint32", shape: "list" },
]);

export const SInt64RulesJson: JsonCodec<SInt64Rules> = /* @__PURE__ */ messageJson(SInt64Rules, () => [
  { name: "const", type: "sint64", shape: "optional" },
  { name: "lt", type: "sint64", oneof: "lessThan" },
  { name: "lte", type: "sint64", oneof: "lessThan" },
  { name: "gt", type: "sint64", oneof: "greaterThan" },
  { name: "gte", type: "sint64", oneof: "greaterThan" },
  { name: "in", type: "sint64", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "sint64", shape: "list" },
  { name: "example", type: "sint64", shape: "list" },
]);

export const Fixed32RulesJson: JsonCodec<Fixed32Rules> = /* @__PURE__ */ messageJson(Fixed32Rules, () => [
  { name: "const", type: "fixed32", shape: "optional" },
  { name: "lt", type: "fixed32", oneof: "lessThan" },
  { name: "lte", type: "fixed32", oneof: "lessThan" },
  { name: "gt", type: "fixed32", oneof: "greaterThan" },
  { name: "gte", type: "fixed32", oneof: "greaterThan" },
  { name: "in", type: "fixed32", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "fixed32", shape: "list" },
  { name: "example", type: "fixed32", shape: "list" },
]);

export const Fixed64RulesJson: JsonCodec<Fixed64Rules> = /* @__PURE__ */ messageJson(Fixed64Rules, () => [
  { name: "const", type: "fixed64", shape: "optional" },
  { name: "lt", type: "fixed64", oneof: "lessThan" },
  { name: "lte", type: "fixed64", oneof: "lessThan" },
  { name: "gt", type: "fixed64", oneof: "greaterThan" },
  { name: "gte", type: "fixed64", oneof: "greaterThan" },
  { name: "in", type: "fixed64", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "fixed64", shape: "list" },
  { name: "example", type: "fixed64", shape: "list" },
]);

export const SFixed32RulesJson: JsonCodec<SFixed32Rules> = /* @__PURE__ */ messageJson(SFixed32Rules, () => [
  { name: "const", type: "sfixed32", shape: "optional" },
  { name: "lt", type: "sfixed32", oneof: "lessThan" },
  { name: "lte", type: "sfixed32", oneof: "lessThan" },
  { name: "gt", type: "sfixed32", oneof: "greaterThan" },
  { name: "gte", type: "sfixed32", oneof: "greaterThan" },
  { name: "in", type: "sfixed32", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "sfixed32", shape: "list" },
  { name: "example", type: "sfixed32", shape: "list" },
]);

export const SFixed64RulesJson: JsonCodec<SFixed64Rules> = /* @__PURE__ */ messageJson(SFixed64Rules, () => [
  { name: "const", type: "sfixed64", shape: "optional" },
  { name: "lt", type: "sfixed64", oneof: "lessThan" },
  { name: "lte", type: "sfixed64", oneof: "lessThan" },
  { name: "gt", type: "sfixed64", oneof: "greaterThan" },
  { name: "gte", type: "sfixed64", oneof: "greaterThan" },
  { name: "in", type: "sfixed64", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "sfixed64", shape: "list" },
  { name: "example", type: "sfixed64", shape: "list" },
]);

export const BoolRulesJson: JsonCodec<BoolRules> = /* @__PURE__ */ messageJson(BoolRules, () => [
  { name: "const", type: "bool", shape: "optional" },
  { name: "example", type: "bool", shape: "list" },
]);

export const StringRulesJson: JsonCodec<StringRules> = /* @__PURE__ */ messageJson(StringRules, () => [
  { name: "const", type: "string", shape: "optional" },
  { name: "len", type: "uint64", shape: "optional" },
  { name: "minLen", schemaName: "min_len", type: "uint64", shape: "optional" },
  { name: "maxLen", schemaName: "max_len", type: "uint64", shape: "optional" },
  { name: "lenBytes", schemaName: "len_bytes", type: "uint64", shape: "optional" },
  { name: "minBytes", schemaName: "min_bytes", type: "uint64", shape: "optional" },
  { name: "maxBytes", schemaName: "max_bytes", type: "uint64", shape: "optional" },
  { name: "pattern", type: "string", shape: "optional" },
  { name: "prefix", type: "string", shape: "optional" },
  { name: "suffix", type: "string", shape: "optional" },
  { name: "contains", type: "string", shape: "optional" },
  { name: "notContains", schemaName: "not_contains", type: "string", shape: "optional" },
  { name: "in", type: "string", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "string", shape: "list" },
  { name: "email", type: "bool", oneof: "wellKnown" },
  { name: "hostname", type: "bool", oneof: "wellKnown" },
  { name: "ip", type: "bool", oneof: "wellKnown" },
  { name: "ipv4", type: "bool", oneof: "wellKnown" },
  { name: "ipv6", type: "bool", oneof: "wellKnown" },
  { name: "uri", type: "bool", oneof: "wellKnown" },
  { name: "uriRef", schemaName: "uri_ref", type: "bool", oneof: "wellKnown" },
  { name: "address", type: "bool", oneof: "wellKnown" },
  { name: "uuid", type: "bool", oneof: "wellKnown" },
  { name: "tuuid", type: "bool", oneof: "wellKnown" },
  { name: "ipWithPrefixlen", schemaName: "ip_with_prefixlen", type: "bool", oneof: "wellKnown" },
  { name: "ipv4WithPrefixlen", schemaName: "ipv4_with_prefixlen", type: "bool", oneof: "wellKnown" },
  { name: "ipv6WithPrefixlen", schemaName: "ipv6_with_prefixlen", type: "bool", oneof: "wellKnown" },
  { name: "ipPrefix", schemaName: "ip_prefix", type: "bool", oneof: "wellKnown" },
  { name: "ipv4Prefix", schemaName: "ipv4_prefix", type: "bool", oneof: "wellKnown" },
  { name: "ipv6Prefix", schemaName: "ipv6_prefix", type: "bool", oneof: "wellKnown" },
  { name: "hostAndPort", schemaName: "host_and_port", type: "bool", oneof: "wellKnown" },
  { name: "ulid", type: "bool", oneof: "wellKnown" },
  { name: "protobufFqn", schemaName: "protobuf_fqn", type: "bool", oneof: "wellKnown" },
  { name: "protobufDotFqn", schemaName: "protobuf_dot_fqn", type: "bool", oneof: "wellKnown" },
  { name: "wellKnownRegex", schemaName: "well_known_regex", type: KnownRegexJson, oneof: "wellKnown" },
  { name: "strict", type: "bool", shape: "optional" },
  { name: "example", type: "string", shape: "list" },
]);

export const BytesRulesJson: JsonCodec<BytesRules> = /* @__PURE__ */ messageJson(BytesRules, () => [
  { name: "const", type: "bytes", shape: "optional" },
  { name: "len", type: "uint64", shape: "optional" },
  { name: "minLen", schemaName: "min_len", type: "uint64", shape: "optional" },
  { name: "maxLen", schemaName: "max_len", type: "uint64", shape: "optional" },
  { name: "pattern", type: "string", shape: "optional" },
  { name: "prefix", type: "bytes", shape: "optional" },
  { name: "suffix", type: "bytes", shape: "optional" },
  { name: "contains", type: "bytes", shape: "optional" },
  { name: "in", type: "bytes", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "bytes", shape: "list" },
  { name: "ip", type: "bool", oneof: "wellKnown" },
  { name: "ipv4", type: "bool", oneof: "wellKnown" },
  { name: "ipv6", type: "bool", oneof: "wellKnown" },
  { name: "uuid", type: "bool", oneof: "wellKnown" },
  { name: "example", type: "bytes", shape: "list" },
]);

export const EnumRulesJson: JsonCodec<EnumRules> = /* @__PURE__ */ messageJson(EnumRules, () => [
  { name: "const", type: "int32", shape: "optional" },
  { name: "definedOnly", schemaName: "defined_only", type: "bool", shape: "optional" },
  { name: "in", type: "int32", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "int32", shape: "list" },
  { name: "example", type: "int32", shape: "list" },
]);

export const RepeatedRulesJson: JsonCodec<RepeatedRules> = /* @__PURE__ */ messageJson(RepeatedRules, () => [
  { name: "minItems", schemaName: "min_items", type: "uint64", shape: "optional" },
  { name: "maxItems", schemaName: "max_items", type: "uint64", shape: "optional" },
  { name: "unique", type: "bool", shape: "optional" },
  { name: "items", type: FieldRulesJson, shape: "optional" },
]);

export const MapRulesJson: JsonCodec<MapRules> = /* @__PURE__ */ messageJson(MapRules, () => [
  { name: "minPairs", schemaName: "min_pairs", type: "uint64", shape: "optional" },
  { name: "maxPairs", schemaName: "max_pairs", type: "uint64", shape: "optional" },
  { name: "keys", type: FieldRulesJson, shape: "optional" },
  { name: "values", type: FieldRulesJson, shape: "optional" },
]);

export const AnyRulesJson: JsonCodec<AnyRules> = /* @__PURE__ */ messageJson(AnyRules, () => [
  { name: "in", type: "string", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "string", shape: "list" },
]);

export const DurationRulesJson: JsonCodec<DurationRules> = /* @__PURE__ */ messageJson(DurationRules, () => [
  { name: "const", type: DurationJson, shape: "optional" },
  { name: "lt", type: DurationJson, oneof: "lessThan" },
  { name: "lte", type: DurationJson, oneof: "lessThan" },
  { name: "gt", type: DurationJson, oneof: "greaterThan" },
  { name: "gte", type: DurationJson, oneof: "greaterThan" },
  { name: "in", type: DurationJson, shape: "list" },
  { name: "notIn", schemaName: "not_in", type: DurationJson, shape: "list" },
  { name: "example", type: DurationJson, shape: "list" },
]);

export const FieldMaskRulesJson: JsonCodec<FieldMaskRules> = /* @__PURE__ */ messageJson(FieldMaskRules, () => [
  { name: "const", type: FieldMaskJson, shape: "optional" },
  { name: "in", type: "string", shape: "list" },
  { name: "notIn", schemaName: "not_in", type: "string", shape: "list" },
  { name: "example", type: FieldMaskJson, shape: "list" },
]);

export const TimestampRulesJson: JsonCodec<TimestampRules> = /* @__PURE__ */ messageJson(TimestampRules, () => [
  { name: "const", type: TimestampJson, shape: "optional" },
  { name: "lt", type: TimestampJson, oneof: "lessThan" },
  { name: "lte", type: TimestampJson, oneof: "lessThan" },
  { name: "ltNow", schemaName: "lt_now", type: "bool", oneof: "lessThan" },
  { name: "gt", type: TimestampJson, oneof: "greaterThan" },
  { name: "gte", type: TimestampJson, oneof: "greaterThan" },
  { name: "gtNow", schemaName: "gt_now", type: "bool", oneof: "greaterThan" },
  { name: "within", type: DurationJson, shape: "optional" },
  { name: "example", type: TimestampJson, shape: "list" },
]);

export const ViolationsJson: JsonCodec<Violations> = /* @__PURE__ */ messageJson(Violations, () => [
  { name: "violations", type: ViolationJson, shape: "list" },
]);

export const ViolationJson: JsonCodec<Violation> = /* @__PURE__ */ messageJson(Violation, () => [
  { name: "field", type: FieldPathJson, shape: "optional" },
  { name: "rule", type: FieldPathJson, shape: "optional" },
  { name: "ruleId", schemaName: "rule_id", type: "string", shape: "optional" },
  { name: "message", type: "string", shape: "optional" },
  { name: "forKey", schemaName: "for_key", type: "bool", shape: "optional" },
]);

export const FieldPathJson: JsonCodec<FieldPath> = /* @__PURE__ */ messageJson(FieldPath, () => [
  { name: "elements", type: FieldPathElementJson, shape: "list" },
]);

export const FieldPathElementJson: JsonCodec<FieldPathElement> = /* @__PURE__ */ messageJson(FieldPathElement, () => [
  { name: "fieldNumber", schemaName: "field_number", type: "int32", shape: "optional" },
  { name: "fieldName", schemaName: "field_name", type: "string", shape: "optional" },
  { name: "fieldType", schemaName: "field_type", type: FieldDescriptorProto_TypeJson, shape: "optional" },
  { name: "keyType", schemaName: "key_type", type: FieldDescriptorProto_TypeJson, shape: "optional" },
  { name: "valueType", schemaName: "value_type", type: FieldDescriptorProto_TypeJson, shape: "optional" },
  { name: "index", type: "uint64", oneof: "subscript" },
  { name: "boolKey", schemaName: "bool_key", type: "bool", oneof: "subscript" },
  { name: "intKey", schemaName: "int_key", type: "int64", oneof: "subscript" },
  { name: "uintKey", schemaName: "uint_key", type: "uint64", oneof: "subscript" },
  { name: "stringKey", schemaName: "string_key", type: "string", oneof: "subscript" },
]);

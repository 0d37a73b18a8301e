// Code generated from google/protobuf/compiler/plugin.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../../wire/json/enum.ts";
import { messageJson } from "../../../../../wire/json/message.ts";
import { FileDescriptorProtoJson, GeneratedCodeInfoJson } from "../descriptor.json.ts";
import { CodeGeneratorRequest, CodeGeneratorResponse, CodeGeneratorResponse_File, Version } from "./plugin.ts";

export const CodeGeneratorResponse_FeatureJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.compiler.CodeGeneratorResponse.Feature", {
  FEATURE_NONE: 0,
  FEATURE_PROTO3_OPTIONAL: 1,
  FEATURE_SUPPORTS_EDITIONS: 2,
});

export const VersionJson: JsonCodec<Version> = /* @__PURE__ */ messageJson(Version, () => [
  { name: "major", type: "int32", shape: "optional" },
  { name: "minor", type: "int32", shape: "optional" },
  { name: "patch", type: "int32", shape: "optional" },
  { name: "suffix", type: "string", shape: "optional" },
]);

export const CodeGeneratorRequestJson: JsonCodec<CodeGeneratorRequest> = /* @__PURE__ */ messageJson(CodeGeneratorRequest, () => [
  { name: "fileToGenerate", schemaName: "file_to_generate", type: "string", shape: "list" },
  { name: "parameter", type: "string", shape: "optional" },
  { name: "protoFile", schemaName: "proto_file", type: FileDescriptorProtoJson, shape: "list" },
  { name: "sourceFileDescriptors", schemaName: "source_file_descriptors", type: FileDescriptorProtoJson, shape: "list" },
  { name: "compilerVersion", schemaName: "compiler_version", type: VersionJson, shape: "optional" },
]);

export const CodeGeneratorResponseJson: JsonCodec<CodeGeneratorResponse> = /* @__PURE__ */ messageJson(CodeGeneratorResponse, () => [
  { name: "error", type: "string", shape: "optional" },
  { name: "supportedFeatures", schemaName: "supported_features", type: "uint64", shape: "optional" },
  { name: "minimumEdition", schemaName: "minimum_edition", type: "int32", shape: "optional" },
  { name: "maximumEdition", schemaName: "maximum_edition", type: "int32", shape: "optional" },
  { name: "file", type: CodeGeneratorResponse_FileJson, shape: "list" },
]);

export const CodeGeneratorResponse_FileJson: JsonCodec<CodeGeneratorResponse_File> = /* @__PURE__ */ messageJson(CodeGeneratorResponse_File, () => [
  { name: "name", type: "string", shape: "optional" },
  { name: "insertionPoint", schemaName: "insertion_point", type: "string", shape: "optional" },
  { name: "content", type: "string", shape: "optional" },
  { name: "generatedCodeInfo", schemaName: "generated_code_info", type: GeneratedCodeInfoJson, shape: "optional" },
]);

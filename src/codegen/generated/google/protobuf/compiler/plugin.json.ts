// Code generated from google/protobuf/compiler/plugin.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../../wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../../wire/json/enum.ts";
import { isSigned32, isText } from "../../../../../wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../../wire/json/value-writer.ts";
import { FileDescriptorProtoJson, GeneratedCodeInfoJson } from "../descriptor.json.ts";
import { CodeGeneratorRequest, CodeGeneratorResponse, CodeGeneratorResponse_File, Version } from "./plugin.ts";

export const CodeGeneratorResponse_FeatureJson: JsonEnum = /* @__PURE__ */ closedEnumJson("google.protobuf.compiler.CodeGeneratorResponse.Feature", {
  FEATURE_NONE: 0,
  FEATURE_PROTO3_OPTIONAL: 1,
  FEATURE_SUPPORTS_EDITIONS: 2,
});

const VersionJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const VersionJson: JsonCodec<Version> = /* @__PURE__ */ messageJson(Version, {
  write(message, writer) {
    const json = new VersionJson$new();
    if (message.major !== undefined) {
      json["major"] = isSigned32(message.major) ? message.major | 0 : writer.signed32(message.major, "major");
    }
    if (message.minor !== undefined) {
      json["minor"] = isSigned32(message.minor) ? message.minor | 0 : writer.signed32(message.minor, "minor");
    }
    if (message.patch !== undefined) {
      json["patch"] = isSigned32(message.patch) ? message.patch | 0 : writer.signed32(message.patch, "patch");
    }
    if (message.suffix !== undefined) {
      json["suffix"] = isText(message.suffix) ? message.suffix : writer.string(message.suffix, "suffix");
    }
    return json;
  },

  read(value, reader) {
    const message = Version.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["major"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.major = isSigned32(item) ? item | 0 : reader.signed32(item, "major");
      }
      item = json["minor"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.minor = isSigned32(item) ? item | 0 : reader.signed32(item, "minor");
      }
      item = json["patch"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.patch = isSigned32(item) ? item | 0 : reader.signed32(item, "patch");
      }
      item = json["suffix"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.suffix = isText(item) ? item : reader.string(item, "suffix");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["major", "minor", "patch", "suffix"]);
    }
    return message;
  },
});

const CodeGeneratorRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CodeGeneratorRequestJson: JsonCodec<CodeGeneratorRequest> = /* @__PURE__ */ messageJson(CodeGeneratorRequest, {
  write(message, writer, depth) {
    const json = new CodeGeneratorRequestJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.fileToGenerate, "fileToGenerate")) {
        const items = message.fileToGenerate;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["fileToGenerate"] = writer.strings(items, same, "fileToGenerate");
      }
      if (message.parameter !== undefined) {
        json["parameter"] = isText(message.parameter) ? message.parameter : writer.string(message.parameter, "parameter");
      }
      if (writer.hasItems(message.protoFile, "protoFile")) {
        const items = message.protoFile;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "protoFile";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FileDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["protoFile"] = list;
      }
      if (writer.hasItems(message.sourceFileDescriptors, "sourceFileDescriptors")) {
        const items = message.sourceFileDescriptors;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "sourceFileDescriptors";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = FileDescriptorProtoJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["sourceFileDescriptors"] = list;
      }
      if (message.compilerVersion !== undefined) {
        field = "compilerVersion";
        json["compilerVersion"] = VersionJson.write(message.compilerVersion, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CodeGeneratorRequest.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["fileToGenerate"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "fileToGenerate");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.fileToGenerate = reader.strings(items, same, "fileToGenerate");
          }
        }
        item = json["parameter"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.parameter = isText(item) ? item : reader.string(item, "parameter");
        }
        item = json["protoFile"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "protoFile");
            const list: typeof message.protoFile = new Array(items.length);
            field = "protoFile";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FileDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.protoFile = list;
          }
        }
        item = json["sourceFileDescriptors"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "sourceFileDescriptors");
            const list: typeof message.sourceFileDescriptors = new Array(items.length);
            field = "sourceFileDescriptors";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = FileDescriptorProtoJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.sourceFileDescriptors = list;
          }
        }
        item = json["compilerVersion"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "compilerVersion";
            message.compilerVersion = VersionJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["file_to_generate","fileToGenerate"],
          "parameter",
          ["proto_file","protoFile"],
          ["source_file_descriptors","sourceFileDescriptors"],
          ["compiler_version","compilerVersion"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const CodeGeneratorResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CodeGeneratorResponseJson: JsonCodec<CodeGeneratorResponse> = /* @__PURE__ */ messageJson(CodeGeneratorResponse, {
  write(message, writer, depth) {
    const json = new CodeGeneratorResponseJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.error !== undefined) {
        json["error"] = isText(message.error) ? message.error : writer.string(message.error, "error");
      }
      if (message.supportedFeatures !== undefined) {
        json["supportedFeatures"] = writer.unsigned64(message.supportedFeatures, "supportedFeatures");
      }
      if (message.minimumEdition !== undefined) {
        json["minimumEdition"] = isSigned32(message.minimumEdition) ? message.minimumEdition | 0 : writer.signed32(message.minimumEdition, "minimumEdition");
      }
      if (message.maximumEdition !== undefined) {
        json["maximumEdition"] = isSigned32(message.maximumEdition) ? message.maximumEdition | 0 : writer.signed32(message.maximumEdition, "maximumEdition");
      }
      if (writer.hasItems(message.file, "file")) {
        const items = message.file;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "file";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CodeGeneratorResponse_FileJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["file"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CodeGeneratorResponse.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["error"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.error = isText(item) ? item : reader.string(item, "error");
        }
        item = json["supportedFeatures"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.supportedFeatures = reader.unsigned64(item, "supportedFeatures");
        }
        item = json["minimumEdition"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.minimumEdition = isSigned32(item) ? item | 0 : reader.signed32(item, "minimumEdition");
        }
        item = json["maximumEdition"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.maximumEdition = isSigned32(item) ? item | 0 : reader.signed32(item, "maximumEdition");
        }
        item = json["file"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "file");
            const list: typeof message.file = new Array(items.length);
            field = "file";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CodeGeneratorResponse_FileJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.file = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "error",
          ["supported_features","supportedFeatures"],
          ["minimum_edition","minimumEdition"],
          ["maximum_edition","maximumEdition"],
          "file",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const CodeGeneratorResponse_FileJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CodeGeneratorResponse_FileJson: JsonCodec<CodeGeneratorResponse_File> = /* @__PURE__ */ messageJson(CodeGeneratorResponse_File, {
  write(message, writer, depth) {
    const json = new CodeGeneratorResponse_FileJson$new();
    let field = "";
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.insertionPoint !== undefined) {
        json["insertionPoint"] = isText(message.insertionPoint) ? message.insertionPoint : writer.string(message.insertionPoint, "insertionPoint");
      }
      if (message.content !== undefined) {
        json["content"] = isText(message.content) ? message.content : writer.string(message.content, "content");
      }
      if (message.generatedCodeInfo !== undefined) {
        field = "generatedCodeInfo";
        json["generatedCodeInfo"] = GeneratedCodeInfoJson.write(message.generatedCodeInfo, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CodeGeneratorResponse_File.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["insertionPoint"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.insertionPoint = isText(item) ? item : reader.string(item, "insertionPoint");
        }
        item = json["content"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.content = isText(item) ? item : reader.string(item, "content");
        }
        item = json["generatedCodeInfo"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "generatedCodeInfo";
            message.generatedCodeInfo = GeneratedCodeInfoJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          ["insertion_point","insertionPoint"],
          "content",
          ["generated_code_info","generatedCodeInfo"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

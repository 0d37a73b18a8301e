/**
 * The compiler as a plugin of protoc and buf: one request in, one response out.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/compiler/plugin.proto
 */

import { ChatError, UsageError } from "../errors.ts";
import { compileLoaded } from "./compile-files.ts";
import { EDITION_NEWEST } from "./descriptor/features.ts";
import type { ModuleOptions } from "./emit/printer.ts";
import {
  CodeGeneratorRequest,
  CodeGeneratorResponse,
  CodeGeneratorResponse_Feature as Feature,
  CodeGeneratorResponse_File as GeneratedFile,
} from "./generated/google/protobuf/compiler/plugin.ts";
import { Edition } from "./generated/google/protobuf/descriptor.ts";

const SUPPORTED = BigInt(Feature.PROTO3_OPTIONAL | Feature.SUPPORTS_EDITIONS);

interface PluginOptions extends ModuleOptions {
  readonly ignoreCel: boolean;
  readonly descriptors: boolean;
}

/**
 * @param bytes  an encoded CodeGeneratorRequest
 * @param warn   is called with each warning; responses have no place for them
 * @returns an encoded CodeGeneratorResponse, with the mistakes of the schema and of the parameters as its `error`
 */
export function runPlugin(bytes: Uint8Array, warn: (text: string) => void): Uint8Array {
  const response = CodeGeneratorResponse.create({
    supportedFeatures: SUPPORTED,
    minimumEdition: Edition.EDITION_PROTO2,
    maximumEdition: EDITION_NEWEST,
  });
  try {
    response.file = generatedFiles(CodeGeneratorRequest.decode(bytes), warn);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    response.error = error.message;
  }
  return CodeGeneratorResponse.encode(response);
}

function generatedFiles(
  { fileToGenerate, parameter = "", protoFile }: CodeGeneratorRequest,
  warn: (text: string) => void,
): GeneratedFile[] {
  const names = new Set(protoFile.map(({ name = "" }) => name));
  const missing = fileToGenerate.find((name) => !names.has(name));
  if (missing !== undefined) throw new UsageError(`The request has no descriptor of ${missing}.`);
  const shownPaths = new Map([...names].map((name) => [name, name]));
  // protoc and buf have linked the files, but a request may come from any program.
  const request = { files: protoFile, own: new Set(fileToGenerate), shownPaths, ...readParameter(parameter) };
  const { files, warnings } = compileLoaded(request);
  for (const each of warnings) warn(each);
  return [...files].map(([name, content]) => GeneratedFile.create({ name, content }));
}

/** @throws UsageError a parameter is unknown, is given twice or has a wrong value */
function readParameter(parameter: string): PluginOptions {
  const given = new Map<string, string>();
  for (const part of parameter.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const [name = "", ...value] = part.split("=");
    const key = name.replaceAll("_", "-");
    if (given.has(key)) throw new UsageError(`The parameter ${name} is given twice. Give it once.`);
    if (!PARAMETERS.includes(key))
      throw new UsageError(`The parameter ${name} does not exist. The parameters are ${PARAMETERS.join(", ")}.`);
    given.set(key, value.join("="));
  }
  const importExtension = given.get("import-extension") ?? "js";
  if (importExtension !== "js" && importExtension !== "ts")
    throw new UsageError(`The parameter import-extension must be js or ts, not ${importExtension}.`);
  return {
    wire: given.get("wire") ?? "chatwire/wire",
    importExtension,
    ignoreCel: readSwitch(given, "ignore-cel"),
    descriptors: readSwitch(given, "descriptors"),
  };
}

function readSwitch(given: ReadonlyMap<string, string>, name: string): boolean {
  const value = given.get(name) ?? "false";
  if (!["", "true", "false"].includes(value))
    throw new UsageError(`The parameter ${name} must be true or false, not ${value}.`);
  return value !== "false";
}

const PARAMETERS = ["wire", "import-extension", "ignore-cel", "descriptors"];

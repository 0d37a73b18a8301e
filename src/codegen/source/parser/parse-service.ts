/** Reads services and their methods. */

import { METHOD_FIELDS, SERVICE_FIELDS } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  MethodDescriptorProto,
  MethodOptions,
  ServiceDescriptorProto,
  ServiceOptions,
} from "../../generated/google/protobuf/descriptor.ts";
import type { Input } from "./input.ts";
import { parseMessageName } from "./parse-field.ts";
import { parseOptionStatement } from "./parse-option.ts";

export function parseService(input: Input, services: ServiceDescriptorProto[], path: DescriptorPath): void {
  input.located(path, (location) => {
    input.expect("service");
    const name = input.located([...path, SERVICE_FIELDS.name], () => input.identifier("the name of the service"));
    const service = ServiceDescriptorProto.create({ name });
    services.push(service);
    input.block(location, "service", () => parseStatement(input, service, path));
  });
}

function parseStatement(input: Input, service: ServiceDescriptorProto, path: DescriptorPath): void {
  if (input.isAt("option")) {
    service.options ??= ServiceOptions.create();
    parseOptionStatement(input, service.options, [...path, SERVICE_FIELDS.options]);
  } else parseMethod(input, service, [...path, SERVICE_FIELDS.method, service.method.length]);
}

function parseMethod(input: Input, service: ServiceDescriptorProto, path: DescriptorPath): void {
  input.located(path, (location) => {
    const method = MethodDescriptorProto.create();
    input.expect("rpc");
    method.name = input.located([...path, METHOD_FIELDS.name], () => input.identifier("the name of the method"));
    const request = parseType(input, path, METHOD_FIELDS.clientStreaming, METHOD_FIELDS.inputType);
    input.expect("returns");
    const response = parseType(input, path, METHOD_FIELDS.serverStreaming, METHOD_FIELDS.outputType);
    method.inputType = request.name;
    method.outputType = response.name;
    method.clientStreaming = request.isStream || undefined;
    method.serverStreaming = response.isStream || undefined;
    service.method.push(method);
    if (!input.isAt("{")) {
      input.endDeclaration(";", location);
      return;
    }
    input.block(location, "method", () => {
      method.options ??= MethodOptions.create();
      parseOptionStatement(input, method.options, [...path, METHOD_FIELDS.options]);
    });
  });
}

/** `(Request)` or `(stream Request)` */
function parseType(
  input: Input,
  path: DescriptorPath,
  streaming: number,
  type: number,
): { name: string; isStream: boolean } {
  input.expect("(");
  const isStream = input.isAt("stream");
  if (isStream) input.located([...path, streaming], () => input.next());
  const name = input.located([...path, type], () => parseMessageName(input, "the name of a message"));
  input.expect(")");
  return { name, isStream };
}

/** Gives every declaration of a file its features, once the options that are features are interpreted. */

import { childFeatures, type Features, fieldFeatures, fileFeatures } from "../descriptor/features.ts";
import type { EnumNode, FieldNode, LinkedFile, MessageNode } from "./declarations.ts";

export function resolveFeatures(file: LinkedFile): void {
  const features = fileFeatures(file.proto);
  file.features = features;
  for (const message of file.messages) resolveMessage(message, features);
  for (const each of file.enums) resolveEnum(each, features);
  for (const extension of file.extensions) resolveField(extension, features);
  for (const service of file.services) {
    service.features = childFeatures(features, service.proto.options);
    for (const method of service.methods) method.features = childFeatures(service.features, method.proto.options);
  }
}

function resolveMessage(message: MessageNode, outer: Features): void {
  const features = childFeatures(outer, message.proto.options);
  message.features = features;
  for (const oneof of message.oneofs) oneof.features = childFeatures(features, oneof.proto.options);
  for (const field of message.fields) resolveField(field, field.oneof?.features ?? features);
  for (const extension of message.extensions) resolveField(extension, features);
  for (const range of message.ranges) range.features = childFeatures(features, range.proto.options);
  for (const each of message.enums) resolveEnum(each, features);
  for (const nested of message.messages) resolveMessage(nested, features);
}

function resolveEnum(declared: EnumNode, outer: Features): void {
  declared.features = childFeatures(outer, declared.proto.options);
  for (const value of declared.values) value.features = childFeatures(declared.features, value.proto.options);
}

function resolveField(field: FieldNode, outer: Features): void {
  field.features = fieldFeatures(outer, field.proto, field.file.edition);
}

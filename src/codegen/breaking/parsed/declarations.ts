/** Walks through what protobufjs parsed. */

import protobuf from "protobufjs";

const OPTIONS_TYPE = /^\.?google\.protobuf\.\w+Options$/;

/** Everything that is declared in a namespace and in the namespaces within it. */
export function* declarations(namespace: protobuf.NamespaceBase): Generator<protobuf.ReflectionObject> {
  for (const subject of namespace.nestedArray) {
    yield subject;
    if (subject instanceof protobuf.Namespace && !(subject instanceof protobuf.Service)) yield* declarations(subject);
  }
}

/** Whether a field extends the options of protobuf. */
export function isOption(field: protobuf.Field): boolean {
  return OPTIONS_TYPE.test(field.extend ?? "");
}

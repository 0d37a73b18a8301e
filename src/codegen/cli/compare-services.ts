/** Compares the services of two versions of a schema. */

import type protobuf from "protobufjs";

import { compareMethodRule } from "./compare-rules.ts";
import { type Comparison, found } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";

export function compareServices(comparison: Comparison): void {
  const { old, now } = comparison;
  for (const [name, before] of old.services) {
    const after = now.services.get(name);
    if (after !== undefined) compareService(comparison, before, after);
    else {
      found(comparison, [name], {
        breaks: "wire",
        text: `The service ${name} is gone, or has another name.`,
        remedy: "Keep it, marked with option deprecated = true, as long as anybody calls its methods.",
      });
    }
  }
}

function compareService(comparison: Comparison, old: protobuf.Service, now: protobuf.Service): void {
  const service = nameOf(now);
  const oldNames = new Set(old.methodsArray.map(({ name }) => name));
  const added = now.methodsArray.filter(({ name }) => !oldNames.has(name));
  for (const before of old.methodsArray) {
    const after = now.methodsArray.find(({ name }) => name === before.name);
    if (after !== undefined) {
      compareMethod(comparison, before, after);
      continue;
    }
    const renamed = added.find((method) => typesOf(comparison, before).join() === typesOf(NEITHER, method).join());
    if (renamed === undefined) {
      found(comparison, [`${service}.${before.name}`, service], {
        breaks: "wire",
        text: `The method ${before.name} is gone from ${now.name}.`,
        remedy: "Keep it, marked with option deprecated = true, as long as anybody calls it.",
      });
    } else {
      found(comparison, [nameOf(renamed)], {
        breaks: "code",
        text: `The method ${before.name} was renamed to ${renamed.name}.`,
        remedy: `Name it ${before.name} again.`,
      });
      compareMethod(comparison, before, renamed);
    }
  }
}

const NEITHER = { renamed: new Map<string, string>() };

function compareMethod(comparison: Comparison, old: protobuf.Method, now: protobuf.Method): void {
  const before = typesOf(comparison, old);
  const after = typesOf(NEITHER, now);
  for (const [index, what] of ["request", "response"].entries()) {
    const [oldType = "", type = ""] = [before[index], after[index]];
    if (oldType === type) continue;
    found(comparison, [nameOf(now)], {
      breaks: "wire",
      text: `The ${what} of the method ${now.name} changed from ${oldType} to ${type}.`,
      remedy: `Make it ${oldType} again, and add a method of its own for ${type}.`,
    });
  }
  compareMethodRule(comparison, old, now);
}

/** The types of request and response, streams marked as in the schema. */
function typesOf({ renamed }: Pick<Comparison, "renamed">, method: protobuf.Method): [string, string] {
  const typeOf = (type: protobuf.Type | null, stream: boolean | undefined) => {
    const name = type === null ? "" : nameOf(type);
    return `${stream === true ? "stream " : ""}${renamed.get(name) ?? name}`;
  };
  return [
    typeOf(method.resolvedRequestType, method.requestStream),
    typeOf(method.resolvedResponseType, method.responseStream),
  ];
}

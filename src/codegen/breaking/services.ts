/** Compares the services of two versions of a schema. */

import type protobuf from "protobufjs";

import { findOption } from "../schema/rules/options.ts";
import { type Comparison, found } from "./comparison.ts";
import { type LoadedSchema, nameOf } from "./loaded-schema.ts";
import { compareMethodRule } from "./rules.ts";

export function compareServices(comparison: Comparison): void {
  const { old, now } = comparison;
  const pairs = [...old.services.values()].map((before) => [before, partnerOf(comparison, before)] as const);
  /** Methods of the newer version that are none of the older one's under their names. */
  const added = new Set([...now.services.values()].flatMap(({ methodsArray }) => methodsArray));
  for (const [before, after] of pairs)
    for (const { name } of before.methodsArray)
      for (const method of after?.methodsArray ?? []) if (method.name === name) added.delete(method);
  for (const [before, after] of pairs) {
    if (after !== undefined) compareService(comparison, before, after, added);
    else {
      found(comparison, [nameOf(before)], {
        breaks: "wire",
        text: `The service ${nameOf(before)} is gone, or has another name.`,
        remedy: "Keep it, marked with option deprecated = true, as long as anybody calls its methods.",
      });
    }
  }
}

/** The service of its name, or a new one that has one of its methods. */
function partnerOf(comparison: Comparison, before: protobuf.Service): protobuf.Service | undefined {
  const { old, now } = comparison;
  const isKept = (method: protobuf.Method) =>
    before.methodsArray.some((each) => each.name === method.name && isSameMethod(comparison, each, method));
  const others = [...now.services.values()].filter((service) => !old.services.has(nameOf(service)));
  return now.services.get(nameOf(before)) ?? others.find(({ methodsArray }) => methodsArray.some(isKept));
}

function compareService(
  comparison: Comparison,
  old: protobuf.Service,
  now: protobuf.Service,
  added: Set<protobuf.Method>,
): void {
  if (nameOf(old) !== nameOf(now)) {
    found(comparison, [nameOf(now)], {
      breaks: "code",
      text: `The service ${nameOf(old)} was renamed to ${nameOf(now)}.`,
      remedy: `Name it ${nameOf(old)} again.`,
    });
  }
  for (const before of old.methodsArray) {
    const sameName = now.methodsArray.find(({ name }) => name === before.name);
    const after = sameName ?? successorOf(comparison, before, now, added);
    if (after === undefined) refuseRemoval(comparison, before, now, added);
    else {
      // What took one over takes no other.
      added.delete(after);
      if (after !== sameName) refuseRename(comparison, before, after, now);
      compareMethod(comparison, before, after);
    }
  }
}

/** A new method that does the same: here, or by its command in another service. */
function successorOf(
  comparison: Comparison,
  before: protobuf.Method,
  service: protobuf.Service,
  added: ReadonlySet<protobuf.Method>,
): protobuf.Method | undefined {
  const same = [...added].filter((method) => isSameMethod(comparison, before, method));
  const here = same.find(({ parent }) => parent === service);
  return commandOf(comparison.old, before) === undefined ? here : (here ?? same[0]);
}

function isSameMethod(comparison: Comparison, before: protobuf.Method, after: protobuf.Method): boolean {
  const { old, now } = comparison;
  if (commandOf(old, before) !== commandOf(now, after)) return false;
  return typesOf(comparison, before).join() === typesOf(NEITHER, after).join();
}

/** The number of its command, as the name of that may be another one. */
function commandOf({ commands }: LoadedSchema, method: protobuf.Method): string | number | undefined {
  const [name] = findOption(method, "command").map(String);
  return name === undefined ? undefined : (commands.get(name) ?? name);
}

function refuseRename(
  comparison: Comparison,
  before: protobuf.Method,
  after: protobuf.Method,
  service: protobuf.Service,
): void {
  const place = after.parent === service || after.parent === null ? undefined : nameOf(after.parent);
  const isRenamed = before.name !== after.name;
  const text = [
    ...(isRenamed ? [`was renamed to ${after.name}`] : []),
    ...(place === undefined ? [] : [`moved from ${nameOf(service)} to ${place}`]),
  ];
  found(comparison, [nameOf(after)], {
    breaks: "code",
    text: `The method ${before.name} ${text.join(" and ")}.`,
    remedy: isRenamed ? `Name it ${before.name} again.` : `Move it back to ${nameOf(service)}.`,
  });
}

function refuseRemoval(
  comparison: Comparison,
  before: protobuf.Method,
  service: protobuf.Service,
  added: ReadonlySet<protobuf.Method>,
): void {
  const remedy = "Keep it, marked with option deprecated = true, as long as anybody calls it.";
  found(comparison, [`${nameOf(service)}.${before.name}`, nameOf(service)], {
    breaks: "wire",
    text: `The method ${before.name} is gone from ${service.name}.`,
    remedy,
  });
  const command = commandOf(comparison.old, before);
  const other = [...added].find((method) => commandOf(comparison.now, method) === command);
  if (command === undefined || other === undefined) return;
  found(comparison, [nameOf(other)], {
    breaks: "wire",
    text: `The method ${other.name} reuses the command of ${before.name}, ${findOption(before, "command").join()}.`,
    remedy: "Give it a command that no method ever had.",
  });
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

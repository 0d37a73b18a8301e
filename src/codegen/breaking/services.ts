/** Compares the services of two versions of a schema. */

import type protobuf from "protobufjs";
import { type Comparison, report, reportRename } from "./comparison.ts";
import { type LoadedSchema, nameOf } from "./loaded-schema.ts";
import { findOption } from "./parsed/options.ts";
import { compareMethodRule } from "./rules.ts";

export function compareServices(comparison: Comparison): void {
  const { old, now } = comparison;
  const pairs = [...old.services.values()].map((before) => [before, partnerOf(comparison, before)] as const);
  /** Methods of the newer version that the older one does not have under the same name. */
  const added = new Set([...now.services.values()].flatMap(({ methodsArray }) => methodsArray));
  for (const [before, after] of pairs)
    for (const { name } of before.methodsArray)
      for (const method of after?.methodsArray ?? []) if (method.name === name) added.delete(method);
  for (const [before, after] of pairs) {
    if (after !== undefined) compareService(comparison, before, after, added);
    else {
      report(comparison, [nameOf(before)], {
        breaks: "wire",
        text: `The service ${nameOf(before)} is gone or has another name.`,
        remedy: "Keep it while its methods are in use, and mark it with: option deprecated = true;",
      });
    }
  }
}

/** The service of the same name, or a new one with one of its methods. */
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
  if (nameOf(old) !== nameOf(now))
    reportRename(comparison, [nameOf(now)], { kind: "service", from: nameOf(old), to: nameOf(now) });
  for (const before of old.methodsArray) {
    const sameName = now.methodsArray.find(({ name }) => name === before.name);
    const after = sameName ?? successorOf(comparison, before, now, added);
    if (after === undefined) reportRemoval(comparison, before, now, added);
    else {
      // A method succeeds one other at most.
      added.delete(after);
      if (after !== sameName) reportMove(comparison, before, after, now);
      compareMethod(comparison, before, after);
    }
  }
}

/** A new method with the same command and types, in this service or, if it has a command, in another one. */
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

/** The number of its command, because the name may change. */
function commandOf({ commands }: LoadedSchema, method: protobuf.Method): string | number | undefined {
  const [name] = findOption(method, "command").map(String);
  return name === undefined ? undefined : (commands.get(name) ?? name);
}

/** Reports a method that has another name or another service now. */
function reportMove(
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
  report(comparison, [nameOf(after)], {
    breaks: "code",
    text: `The method ${before.name} ${text.join(" and ")}.`,
    remedy: isRenamed ? `Name it ${before.name} again.` : `Move it back to ${nameOf(service)}.`,
  });
}

function reportRemoval(
  comparison: Comparison,
  before: protobuf.Method,
  service: protobuf.Service,
  added: ReadonlySet<protobuf.Method>,
): void {
  const remedy = "Keep it while it is in use, and mark it with: option deprecated = true;";
  report(comparison, [`${nameOf(service)}.${before.name}`, nameOf(service)], {
    breaks: "wire",
    text: `The method ${before.name} is gone from ${service.name}.`,
    remedy,
  });
  const command = commandOf(comparison.old, before);
  const other = [...added].find((method) => commandOf(comparison.now, method) === command);
  if (command === undefined || other === undefined) return;
  report(comparison, [nameOf(other)], {
    breaks: "wire",
    text: `The method ${other.name} reuses the command of ${before.name}, ${findOption(before, "command").join()}.`,
    remedy: "Give it a command that was never used.",
  });
}

const NEITHER = { renamed: new Map<string, string>() };

function compareMethod(comparison: Comparison, old: protobuf.Method, now: protobuf.Method): void {
  const before = typesOf(comparison, old);
  const after = typesOf(NEITHER, now);
  for (const [index, what] of ["request", "response"].entries()) {
    const [oldType = "", type = ""] = [before[index], after[index]];
    if (oldType === type) continue;
    report(comparison, [nameOf(now)], {
      breaks: "wire",
      text: `The ${what} of the method ${now.name} changed from ${oldType} to ${type}.`,
      remedy: `Make it ${oldType} again, and add a new method for ${type}.`,
    });
  }
  compareMethodRule(comparison, old, now);
}

/** The types of request and response. Streams are marked as in the schema. */
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

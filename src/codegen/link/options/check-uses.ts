/** Checks that options are used where, and in editions in which, their declarations allow. */

import { isLegacy } from "../../descriptor/features.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  Edition,
  type FieldOptions_FeatureSupport,
  FieldOptions_OptionTargetType as Target,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode } from "../declarations.ts";
import type { Report } from "../report.ts";
import { enumType } from "../resolve-types.ts";
import type { PendingOptions } from "./interpret.ts";
import { MessageValue } from "./message-value.ts";

export function checkUses(pending: PendingOptions, report: Report): void {
  const { slot, value } = pending;
  const { edition } = slot.file;
  const visit = (message: MessageValue, outer: DescriptorPath): void => {
    // Whoever sets features without an edition hears that once.
    const isTooEarly = isLegacy(edition) && message.type.fullName === "google.protobuf.FeatureSet";
    for (const [field, values] of message.fields) {
      const path = [...outer, field.number];
      const refuse = (text: string) => report.refuseAt(slot.file, sourceOf(path, pending), text);
      const use: Use = { edition, refuse, warn: (text) => report.warnAt(slot.file, sourceOf(path, pending), text) };
      const targets = field.proto.options?.targets ?? [];
      if (targets.length > 0 && !targets.includes(slot.target))
        refuse(`The option ${shownName(field)} is not for ${slot.subjects}, only for ${list(targets)}. Remove it.`);
      if (!isTooEarly) checkSupport(`The option ${shownName(field)}`, field.proto.options?.featureSupport, use);
      for (const each of values) {
        if (each instanceof MessageValue) {
          visit(each, path);
          continue;
        }
        const named = enumType(field)?.values.find(({ number }) => BigInt(number) === each);
        if (named !== undefined)
          checkSupport(`The value ${named.name} of ${shownName(field)}`, named.proto.options?.featureSupport, use);
      }
    }
  };
  visit(value, slot.path);
}

/** The place of the option that sets what has this path in the result. */
function sourceOf(path: DescriptorPath, { slot, paths }: PendingOptions): DescriptorPath {
  for (const [source, result] of paths) {
    const isInside = result.every((number, at) => at >= path.length || path[at] === number);
    if (isInside) return source.split(" ").map(Number);
  }
  return slot.path;
}

interface Use {
  readonly edition: Edition;
  refuse(text: string): void;
  warn(text: string): void;
}

function checkSupport(
  what: string,
  support: FieldOptions_FeatureSupport | undefined,
  { edition, refuse, warn }: Use,
): void {
  if (support === undefined) return;
  const { editionIntroduced = Edition.EDITION_UNKNOWN, editionRemoved, removalError } = support;
  const { editionDeprecated, deprecationWarning = "" } = support;
  if (edition < editionIntroduced)
    refuse(`${what} does not exist before ${editionName(editionIntroduced)}. Remove it.`);
  if (editionRemoved !== undefined && edition >= editionRemoved)
    refuse(
      `${what} does not exist since ${editionName(editionRemoved)}. Remove it.${removalError === undefined ? "" : ` ${removalError}`}`,
    );
  else if (editionDeprecated !== undefined && edition >= editionDeprecated)
    warn(`${what} is deprecated since ${editionName(editionDeprecated)}. ${deprecationWarning}`.trim());
}

function shownName(field: FieldNode): string {
  return field.isExtension
    ? `(${field.fullName})`
    : field.fullName
        .replace(/^google\.protobuf\.FeatureSet\./, "features.")
        .replace(/^google\.protobuf\.\w+Options\./, "");
}

/** `edition 2023`, `proto3`. */
export function editionName(edition: Edition): string {
  const name = Object.entries(Edition).find(([, number]) => number === edition)?.[0] ?? `EDITION_${edition}`;
  const short = name.replace("EDITION_", "");
  return /^\d/.test(short) ? `edition ${short}` : short.toLowerCase();
}

const TARGETS: ReadonlyMap<Target, string> = new Map([
  [Target.TARGET_TYPE_FILE, "files"],
  [Target.TARGET_TYPE_EXTENSION_RANGE, "ranges of extensions"],
  [Target.TARGET_TYPE_MESSAGE, "messages"],
  [Target.TARGET_TYPE_FIELD, "fields"],
  [Target.TARGET_TYPE_ONEOF, "oneofs"],
  [Target.TARGET_TYPE_ENUM, "enums"],
  [Target.TARGET_TYPE_ENUM_ENTRY, "values of enums"],
  [Target.TARGET_TYPE_SERVICE, "services"],
  [Target.TARGET_TYPE_METHOD, "methods"],
]);

function list(targets: readonly Target[]): string {
  return targets.map((target) => TARGETS.get(target) ?? "nothing").join(" and ");
}

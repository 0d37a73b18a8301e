/**
 * The option `feature_support`: between which editions an option or a value of an enum exists. `options/check-uses.ts`
 * holds uses against it.
 */

import type { FieldOptions_FeatureSupport as FeatureSupport } from "../../generated/google/protobuf/descriptor.ts";
import { Edition } from "../../generated/google/protobuf/descriptor.ts";
import type { EnumValueNode, FieldNode } from "../declarations.ts";
import type { Report } from "../report.ts";
import { enumType } from "../resolve-types.ts";

export function checkFieldSupport(field: FieldNode, report: Report): void {
  const support = field.proto.options?.featureSupport;
  if (support === undefined) return;
  const refuse = (what: string, problem: string | undefined) => {
    if (problem !== undefined) report.refuse(field, `The feature_support of ${what} ${problem}`);
  };
  refuse(field.name, problemOf(support));
  for (const value of enumType(field)?.values ?? []) {
    const own = value.proto.options?.featureSupport;
    if (own === undefined) continue;
    // A value exists as long as the option does, unless it says otherwise.
    const merged = mergedSupport(support, own);
    refuse(`the value ${value.name} in ${field.name}`, problemOf(merged) ?? problemOfValue(merged, support));
  }
}

export function checkValueSupport(value: EnumValueNode, report: Report): void {
  const support = value.proto.options?.featureSupport;
  const problem = support && problemOf(support);
  if (problem !== undefined) report.refuse(value, `The feature_support of ${value.name} ${problem}`);
}

function mergedSupport(outer: FeatureSupport, inner: FeatureSupport): FeatureSupport {
  return {
    editionIntroduced: inner.editionIntroduced ?? outer.editionIntroduced,
    editionDeprecated: inner.editionDeprecated ?? outer.editionDeprecated,
    deprecationWarning: inner.deprecationWarning ?? outer.deprecationWarning,
    editionRemoved: inner.editionRemoved ?? outer.editionRemoved,
    removalError: inner.removalError ?? outer.removalError,
  };
}

function problemOf(support: FeatureSupport): string | undefined {
  const { editionIntroduced: introduced = Edition.EDITION_UNKNOWN, deprecationWarning, removalError } = support;
  const { editionDeprecated: deprecated, editionRemoved: removed } = support;
  if (deprecated !== undefined) {
    if (deprecated < introduced) return "has an edition_deprecated before edition_introduced. Use a later one.";
    if (deprecationWarning === undefined) return "has an edition_deprecated, but no deprecation_warning. Add one.";
  } else if (deprecationWarning !== undefined)
    return "has a deprecation_warning, but no edition_deprecated. Remove it, or add the edition.";
  if (removed === undefined)
    return removalError === undefined
      ? undefined
      : "has a removal_error, but no edition_removed. Remove it, or add the edition.";
  if (deprecated !== undefined && deprecated >= removed)
    return "has an edition_deprecated that is not before edition_removed. Use an earlier one.";
  if (removed < introduced) return "has an edition_removed before edition_introduced. Use a later one.";
  // An option that the same edition introduces and removes needs no error: no file can use it.
  if (introduced !== removed && removalError === undefined)
    return "has an edition_removed, but no removal_error. Add one.";
  return undefined;
}

/** A value does not exist for longer than the option that it is for. */
function problemOfValue(value: FeatureSupport, option: FeatureSupport): string | undefined {
  const { editionIntroduced = Edition.EDITION_UNKNOWN, editionRemoved, editionDeprecated } = value;
  if (editionIntroduced < (option.editionIntroduced ?? Edition.EDITION_UNKNOWN))
    return "introduces it before the option. Use a later edition.";
  if (option.editionRemoved !== undefined && (editionRemoved ?? 0) > option.editionRemoved)
    return "removes it after the option. Use an earlier edition.";
  if (option.editionDeprecated !== undefined && (editionDeprecated ?? 0) > option.editionDeprecated)
    return "deprecates it after the option. Use an earlier edition.";
  return undefined;
}

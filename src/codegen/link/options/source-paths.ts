/** Moves the places of uninterpreted options to the paths that the options have in the result. */

import { UNINTERPRETED_OPTION } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import type { SourceCodeInfo, SourceCodeInfo_Location } from "../../generated/google/protobuf/descriptor.ts";

/**
 * @param paths  the paths in the result, by the paths at which the options were parsed, in words separated by spaces
 */
export function withInterpretedPaths(info: SourceCodeInfo, paths: ReadonlyMap<string, DescriptorPath>): SourceCodeInfo {
  if (paths.size === 0) return info;
  const location: SourceCodeInfo_Location[] = [];
  let passed: string | undefined;
  for (const each of info.location) {
    if (!each.path.includes(UNINTERPRETED_OPTION)) {
      location.push(each);
      continue;
    }
    const key = each.path.join(" ");
    // The parts of an option have no place of their own in the result.
    if (passed !== undefined && key.startsWith(`${passed} `)) continue;
    const path = paths.get(key);
    passed = path === undefined ? undefined : key;
    location.push(path === undefined ? each : { ...each, path: [...path] });
  }
  return { ...info, location };
}

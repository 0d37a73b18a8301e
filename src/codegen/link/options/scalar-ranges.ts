/** The whole numbers that fit the scalar types. */

import { FieldDescriptorProto_Type as Type } from "../../generated/google/protobuf/descriptor.ts";

/** Whether the number fits a type of whole numbers. */
export function fits(value: bigint, type: Type | undefined): boolean {
  const [min, max] = rangeOf(type);
  return value >= min && value <= max;
}

/** What fits, as the end of a sentence: "a whole number from 0 to 10". */
export function rangeText(type: Type | undefined): string {
  const [min, max] = rangeOf(type);
  return `a whole number from ${min} to ${max}`;
}

function rangeOf(type: Type | undefined): readonly [min: bigint, max: bigint] {
  switch (type) {
    case Type.UINT32:
    case Type.FIXED32:
      return [0n, 0xffff_ffffn];
    case Type.UINT64:
    case Type.FIXED64:
      return [0n, 0xffff_ffff_ffff_ffffn];
    case Type.INT64:
    case Type.SINT64:
    case Type.SFIXED64:
      return [-0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn];
    default:
      return [-0x8000_0000n, 0x7fff_ffffn];
  }
}

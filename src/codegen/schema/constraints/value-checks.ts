/** Turns the rules of one value into checks. */

import type {
  AnyRules,
  DurationRules,
  EnumRules,
  FieldMaskRules,
  FieldRulesType,
  TimestampRules,
} from "../../generated/buf/validate/validate.ts";
import type { Duration } from "../../generated/google/protobuf/duration.ts";
import type { Timestamp } from "../../generated/google/protobuf/timestamp.ts";
import type { Check } from "./constraints.ts";
import { holes, type OrderedType, type OrderRules, orderChecks } from "./number-checks.ts";
import { bytesChecks, stringChecks } from "./text-checks.ts";

const NANOS_PER_SECOND = 1_000_000_000n;

/** What the checks need to know about a value. */
export interface ValueType {
  /** The rules that fit it, as the oneof of FieldRules calls them: `int32`, `fieldMask`. */
  readonly rules: string | undefined;
  /** Whether 64-bit numbers are bigints. */
  readonly isBigint: boolean;
  /** The numbers of the enum. */
  readonly enumNumbers: readonly number[];
}

/**
 * The checks of all kinds but lists and maps.
 *
 * @throws PatternError a pattern is none of RE2's, or too large
 */
export function valueChecks(rules: FieldRulesType, type: ValueType): Check[] {
  switch (rules.case) {
    case "bool":
      return rules.value.const === undefined
        ? []
        : [
            {
              ruleId: "bool.const",
              message: `must equal ${rules.value.const}`,
              test: "$ !== #0",
              constants: [`${rules.value.const}`],
            },
          ];
    case "string":
      return stringChecks(rules.value);
    case "bytes":
      return bytesChecks(rules.value);
    case "enum":
      return enumChecks(rules.value, type.enumNumbers);
    case "any":
      return anyChecks(rules.value);
    case "fieldMask":
      return fieldMaskChecks(rules.value);
    case "duration":
      return durationChecks(rules.value);
    case "timestamp":
      return timestampChecks(rules.value);
    case "repeated":
    case "map":
    case undefined:
      return [];
    case "float":
      return [...numberChecks(rules.value, FLOAT), ...finiteChecks("float", rules.value.finite)];
    case "double":
      return [...numberChecks(rules.value, numberType("double", false)), ...finiteChecks("double", rules.value.finite)];
    default:
      return numberChecks<number | bigint>(rules.value, numberType(rules.case, type.isBigint));
  }
}

function numberChecks<T extends number | bigint>(rules: OrderRules<T>, type: OrderedType<T>): Check[] {
  return orderChecks(rules, type, (one, other) => one > other);
}

/** Values are compared as they are sent. */
const FLOAT: OrderedType<number> = {
  name: "float",
  operand: "Math.fround($)",
  expression: numberExpression,
  text: floatText,
};

function numberType(name: string, isBigint: boolean): OrderedType<number | bigint> {
  const expression = (value: number | bigint): string =>
    typeof value === "bigint" ? `${value}${isBigint ? "n" : ""}` : numberExpression(value);
  return { name, operand: "$", expression, text: String };
}

function numberExpression(value: number): string {
  if (Number.isNaN(value)) return "Number.NaN";
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
  return value > 0 ? "Number.POSITIVE_INFINITY" : "Number.NEGATIVE_INFINITY";
}

/** The shortest text that gives the number in 32 bits. */
function floatText(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

function finiteChecks(name: string, finite: boolean | undefined): Check[] {
  return finite
    ? [{ ruleId: `${name}.finite`, message: "must be finite", test: "!Number.isFinite($)", constants: [] }]
    : [];
}

function enumChecks({ const: value, in: list, notIn, definedOnly }: EnumRules, numbers: readonly number[]): Check[] {
  const rules = { const: value, in: list, notIn, ...UNBOUNDED };
  const checks = numberChecks<number | bigint>(rules, numberType("enum", false));
  if (definedOnly) {
    const constants = [...new Set(numbers)].sort((one, other) => one - other).map(String);
    const test = `![${holes(constants)}].includes($)`;
    checks.push({
      ruleId: "enum.defined_only",
      message: "value must be one of the defined enum values",
      test,
      constants,
    });
  }
  return checks;
}

const UNBOUNDED = { lessThan: { case: undefined }, greaterThan: { case: undefined } } as const;

function anyChecks({ in: list, notIn }: AnyRules): Check[] {
  const checks: Check[] = [];
  const add = (id: string, message: string, test: string, urls: readonly string[]): void => {
    if (urls.length === 0) return;
    const constants = urls.map((url) => JSON.stringify(url));
    checks.push({ ruleId: `any.${id}`, message, test: test.replace("#", holes(urls)), constants });
  };
  add("in", "type URL must be in the allow list", "![#].includes($.typeUrl)", list);
  add("not_in", "type URL must not be in the block list", "[#].includes($.typeUrl)", notIn);
  return checks;
}

function fieldMaskChecks({ const: value, in: list, notIn }: FieldMaskRules): Check[] {
  const checks: Check[] = [];
  if (value !== undefined) {
    const paths = value.paths.join(",");
    const message = `must equal paths [${value.paths.join(", ")}]`;
    checks.push({
      ruleId: "field_mask.const",
      message,
      test: "$.paths.join() !== #0",
      constants: [JSON.stringify(paths)],
    });
  }
  const add = (id: string, message: string, test: string, paths: readonly string[]): void => {
    if (paths.length === 0) return;
    const constants = paths.map((path) => JSON.stringify(path));
    const called = `(path) => @isPathIn(path, [${holes(paths)}])`;
    checks.push({
      ruleId: `field_mask.${id}`,
      message: `${message} [${paths.join(", ")}]`,
      test: test.replace("#", called),
      constants,
    });
  };
  add("in", "must only contain paths in", "!$.paths.every(#)", list);
  add("not_in", "must not contain any paths in", "$.paths.some(#)", notIn);
  return checks;
}

function durationChecks(rules: DurationRules): Check[] {
  const type: OrderedType<Duration> = {
    name: "duration",
    operand: "@nanosOf($)",
    expression: (value) => `${nanosOf(value)}n`,
    text: durationText,
  };
  return orderChecks<Duration>(rules, type, (one, other) => nanosOf(one) > nanosOf(other));
}

function timestampChecks(rules: TimestampRules): Check[] {
  const type: OrderedType<Timestamp> = {
    name: "timestamp",
    operand: "@nanosOf($)",
    expression: (value) => `${nanosOf(value)}n`,
    text: timestampText,
  };
  const checks = orderChecks<Timestamp>(rules, type, (one, other) => nanosOf(one) > nanosOf(other));
  const add = (id: string, message: string, test: string, constants: readonly string[] = []): void => {
    checks.push({ ruleId: `timestamp.${id}`, message, test, constants });
  };
  if (rules.lessThan.case === "ltNow" && rules.lessThan.value)
    add("lt_now", "must be less than now", "@nanosOf($) > found.nowNanos()");
  if (rules.greaterThan.case === "gtNow" && rules.greaterThan.value)
    add("gt_now", "must be greater than now", "@nanosOf($) < found.nowNanos()");
  if (rules.within !== undefined) {
    const test = "@nanosOf($) < found.nowNanos() - #0 || @nanosOf($) > found.nowNanos() + #0";
    add("within", `must be within ${durationText(rules.within)} of now`, test, [`${nanosOf(rules.within)}n`]);
  }
  return checks;
}

function nanosOf({ seconds, nanos }: Duration | Timestamp): bigint {
  return seconds * NANOS_PER_SECOND + BigInt(nanos);
}

/** As in JSON: `1.5s`. */
function durationText(duration: Duration): string {
  const nanos = nanosOf(duration);
  const [sign, positive] = nanos < 0n ? ["-", -nanos] : ["", nanos];
  return `${sign}${positive / NANOS_PER_SECOND}${fractionText(positive % NANOS_PER_SECOND)}s`;
}

function timestampText({ seconds, nanos }: Timestamp): string {
  const date = new Date(Number(seconds) * 1_000);
  const isValid = !Number.isNaN(date.getTime());
  return isValid ? date.toISOString().replace(/\.000Z$/, `${fractionText(BigInt(nanos))}Z`) : `${seconds}s after 1970`;
}

function fractionText(nanos: bigint): string {
  return nanos === 0n ? "" : `.${String(nanos).padStart(9, "0").replace(/0+$/, "")}`;
}

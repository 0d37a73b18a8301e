/**
 * `chatwire verify`: proves servers and clients of others by black-box suites.
 *
 * How the folder fits together: `server/` proves servers and `client/` proves
 * clients. Both have one shape: `...-suite.ts` lists the cases of `cases/`,
 * `run-...-suite.ts` runs them, and `...-context.ts` is what a case works with.
 * `shared/` is what both are made of, and `report/` tells the results. This file
 * joins them.
 *
 * Invariant: the suite uses only codecs, framing and cryptography of this
 * library, and none of its sessions, servers or clients. So a mistake there is
 * not on both sides of a case.
 */

import { writeFileSync } from "node:fs";
import { UsageError } from "../errors.ts";
import { type ClientUnderTest, parseVerifyArguments, type VerifyArguments } from "./arguments.ts";
import { CLIENT_SUITE } from "./client/client-suite.ts";
import { runClientSuite } from "./client/run-client-suite.ts";
import { jsonOfEnd, jsonOfResult } from "./report/json.ts";
import { junitOf } from "./report/junit.ts";
import { printable } from "./report/printable.ts";
import { listOf, TerminalReport } from "./report/terminal.ts";
import { runServerSuite } from "./server/run-server-suite.ts";
import { SERVER_SUITE } from "./server/server-suite.ts";
import { type CaseTitle, casesOf, type Result, type SectionCase, type SuiteOutcome } from "./shared/case.ts";
import { ConnectError } from "./shared/fault.ts";

/** How long a client gets to do what it must not do. */
const QUIET_MS = 400;

export const VERIFY_EXIT_CODES = { PASSED: 0, FAILED: 1, USAGE: 2, NOT_CONNECTED: 3 } as const;
export type VerifyExitCode = (typeof VERIFY_EXIT_CODES)[keyof typeof VERIFY_EXIT_CODES];

export interface VerifyOutput {
  print(text: string): void;
  printError(text: string): void;
}

/** A suite that is ready to run. */
interface Run {
  readonly cases: readonly SectionCase[];
  /** What is under test, for the report. */
  readonly subject: string;
  run(onResult: (result: Result) => void): Promise<SuiteOutcome>;
}

/**
 * Runs a suite as the command line says.
 *
 * @returns the exit code
 * @throws UsageError the command line is wrong
 */
export async function runVerify(args: readonly string[], output: VerifyOutput): Promise<VerifyExitCode> {
  const options = parseVerifyArguments(args);
  const { cases, subject, run } =
    options.client === undefined ? serverRun(options) : clientRun(options, options.client);
  if (options.list) {
    output.print(listOf(cases));
    return VERIFY_EXIT_CODES.PASSED;
  }
  const terminal = new TerminalReport((text) => output.print(text));
  const onResult = (result: Result): void => {
    if (options.json) output.print(jsonOfResult(result));
    else terminal.result(result);
  };
  try {
    const outcome = await run(onResult);
    if (options.json) output.print(jsonOfEnd(outcome, subject));
    else terminal.end(outcome, subject);
    if (options.junit !== undefined) writeFileSync(options.junit, junitOf(outcome, subject));
    return exitCodeOf(outcome);
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    output.printError(`${printable(error.message)}\n`);
    return VERIFY_EXIT_CODES.NOT_CONNECTED;
  }
}

function serverRun(options: VerifyArguments): Run {
  const cases = selectCases(casesOf(SERVER_SUITE), options);
  const { target, address, accounts, timeoutMs } = options;
  return {
    cases,
    subject: address,
    run: async (onResult) => {
      if (target === undefined) throw new UsageError("The address of the server is missing.");
      return runServerSuite({ target, accounts, timeoutMs, cases, onResult });
    },
  };
}

function clientRun(options: VerifyArguments, client: ClientUnderTest): Run {
  const cases = selectCases(casesOf(CLIENT_SUITE), options);
  return {
    cases,
    subject: client.command.join(" "),
    run: (onResult) => runClientSuite({ ...client, waitMs: options.timeoutMs, quietMs: QUIET_MS, cases, onResult }),
  };
}

function exitCodeOf({ results }: SuiteOutcome): VerifyExitCode {
  const failed = results.some(({ outcome }) => outcome.kind === "failed");
  return failed ? VERIFY_EXIT_CODES.FAILED : VERIFY_EXIT_CODES.PASSED;
}

function selectCases<Item extends CaseTitle>(
  all: readonly SectionCase<Item>[],
  { sections, cases }: VerifyArguments,
): SectionCase<Item>[] {
  for (const number of sections) {
    if (!all.some(({ section }) => section.startsWith(`${number}.`))) {
      throw new UsageError(`The suite has no section ${number}; see chatwire verify --list.`);
    }
  }
  for (const id of cases) {
    if (!all.some(({ item }) => item.id === id)) {
      throw new UsageError(`The suite has no case ${id}; see chatwire verify --list.`);
    }
  }
  return all.filter(
    ({ section, item }) =>
      (sections.length === 0 || sections.some((number) => section.startsWith(`${number}.`))) &&
      (cases.length === 0 || cases.includes(item.id)),
  );
}

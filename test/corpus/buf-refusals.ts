/** Why buf refuses files that we accept. */

interface Refusal {
  /** The reason that buf gives. */
  readonly message: RegExp;
  /** Why the file is right all the same. */
  readonly because: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    message: /^message fields have the same JSON name$/,
    because: "In proto2, protoc only warns if one of the two names is not chosen by json_name.",
  },
];

/** Whether it is recorded why a file is right that buf refuses with this message. */
export function isExplained(message: string): boolean {
  return REFUSALS.some((each) => each.message.test(message));
}

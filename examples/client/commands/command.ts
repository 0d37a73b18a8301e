import type { Login, Next } from "../login/login.ts";

export interface Command {
  /**
   * The syntax. A word in lower case is typed as it is; NAME stands for one word, [NAME] for one word or none; TEXT, PATH
   * and [COMMAND] stand for the rest of the line, which may be missing if there are brackets.
   */
  readonly form: string;
  /** One line about the command, for the help. */
  readonly about: string;
  /** @param words  the words typed for those in upper case; "" for an omitted one */
  run(login: Login, words: readonly string[]): Promise<Next>;
}

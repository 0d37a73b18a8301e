import type { Login, Next } from "../login/login.ts";

/** Sends a file to a user, over the conversation with the user or another link. */
export async function sendFile({ files }: Login, name: string, path: string): Promise<Next> {
  await files.send(name, path);
  return "next";
}

/** Accepts or declines the oldest file of a user, or of anybody if the name is empty. */
export async function answerFile({ files }: Login, answer: "accept" | "decline", name: string): Promise<Next> {
  if (answer === "accept") files.accept(name);
  else files.decline(name);
  return "next";
}

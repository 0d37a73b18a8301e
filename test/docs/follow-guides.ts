/** `npm run guides`: follows all guides, and prints which of them say what is so. */

import { checkGuide, GUIDES } from "./follow-guide.ts";

for (const guide of GUIDES) {
  try {
    await checkGuide(guide);
    console.log(`${guide.name}: right`);
  } catch (error) {
    console.error(`${guide.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

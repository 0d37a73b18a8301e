/** The example client, broken as the environment variable MUTANT says. What breaks it comes first. */

import "./client-mutants.ts";
import "../../../examples/client/main.ts";

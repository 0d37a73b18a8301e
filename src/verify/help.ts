/** The text of `chatwire verify --help`. */

export const VERIFY_HELP = `Usage: chatwire verify ADDRESS [options]

Runs a suite of black-box cases against a chatwire server, whoever wrote it,
and says for each case that fails what was expected, what came, and which
section of proto/PROTOCOL.md says so.

  ADDRESS                 chat://HOST[:PORT][#sha256=FINGERPRINT]; for tests
                          on this machine also chat+plain://127.0.0.1:PORT

Options:
  --account NAME:PASSWORD
                          an account to use; up to four. The first three are
                          used as public users, the fourth as a private one.
                          The suite registers those that are missing, and
                          deletes what it registered.
  --section NUMBER        only the cases of this section; repeatable
  --case ID               only this case; repeatable
  --list                  list the cases, and run none
  --json                  one JSON object a line, for programs
  --junit FILE            write the results as JUnit XML, too
  --timeout-ms N          how long a case waits for the server (default 5000).
                          Cases of timeouts that are longer are skipped.

The suite keeps within the limits that the server announces: it waits as long
as the server asks in RATE_LIMITED, and skips what would take too long. It
registers about 40 accounts, one after another, and fails about ten logins.

Exit codes: 0 all cases passed or were skipped, 1 cases failed, 2 the command
line is wrong, 3 the server cannot be reached.
`;

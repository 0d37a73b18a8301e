/**
 * `npm run docs:site`: builds the site in `dist/docs`, which a browser opens from disk: `dist/docs/index.html`. It has the
 * guides, the reference of the API from the docstrings in the sources, and the pages about the project.
 *
 * typedoc needs TypeScript 6, and the project has a later one. So the tooling has a folder of its own with a lock file,
 * and is installed when the site is built.
 */

import { join } from "node:path";
import { Application, Converter } from "typedoc";
import { MODULES, PAGES, ROOT } from "./contents.ts";

/** The first heading of a page. */
const TITLE = /^# (.+)\s*/;

const out = process.argv[2] ?? join(ROOT, "dist/docs");

const application = await Application.bootstrap({
  name: "chatwire",
  readme: join(ROOT, "README.md"),
  entryPoints: [...MODULES.values()].map((path) => join(ROOT, path)),
  projectDocuments: Object.values(PAGES)
    .flat()
    .map((path) => join(ROOT, path)),
  tsconfig: join(import.meta.dirname, "tsconfig.json"),
  customCss: join(import.meta.dirname, "site.css"),
  basePath: ROOT,
  out,
  // `npm run check` checks the types.
  skipErrorChecking: true,
  disableSources: true,
  navigation: { includeGroups: true, includeFolders: false },
  hideGenerator: true,
  githubPages: false,
  sort: ["source-order"],
  sortEntryPoints: false,
  groupOrder: ["Guides", "Modules", "Project", "*"],
  kindSortOrder: ["Document", "Module", "Class", "Function", "Interface", "TypeAlias", "Variable", "Enum"],
  highlightLanguages: ["bash", "html", "javascript", "json", "protobuf", "typescript", "yaml"],
  ignoredHighlightLanguages: ["mermaid", "text"],
  validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: false },
});

application.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, page) => {
  const path = `${page.name}.md`;
  const [group] = Object.entries(PAGES).find(([, paths]) => paths.includes(path)) ?? [];
  page.frontmatter.group = group;
  [, page.name] = TITLE.exec(page.content[0].text);
});

const project = convert();
// The site shows the name of the project above the first page.
project.readme[0].text = project.readme[0].text.replace(TITLE, "");
application.validate(project);
await application.generateOutputs(project);
if (application.logger.hasErrors() || application.logger.hasWarnings()) process.exitCode = 1;

/** Reads all sources and pages. Modules have the names by which programs import them. */
function convert() {
  const names = new Map([...MODULES].map(([name, path]) => [join(ROOT, path), name]));
  const entryPoints = application.getEntryPoints() ?? [];
  for (const entryPoint of entryPoints) entryPoint.displayName = names.get(entryPoint.sourceFile.fileName);
  return application.converter.convert(entryPoints);
}

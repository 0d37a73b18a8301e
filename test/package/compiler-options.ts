/** The settings with which users compile programs that import the package. */

/** How TypeScript finds a module, with the form of modules that it writes. */
export const RESOLUTIONS = {
  nodenext: { module: "nodenext" },
  node16: { module: "node16" },
  bundler: { module: "es2022", moduleResolution: "bundler" },
} as const;

export type Resolution = keyof typeof RESOLUTIONS;

/** Strict settings that TypeScript has since 5.4. */
const STRICT = {
  target: "es2022",
  lib: ["es2023", "esnext.disposable"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
};

/** The content of a tsconfig.json. */
export function tsconfigOf(resolution: Resolution, files: readonly string[], outDir: string): string {
  return JSON.stringify({ compilerOptions: { ...STRICT, ...RESOLUTIONS[resolution], outDir }, files });
}

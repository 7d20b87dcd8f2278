import { sep } from "node:path";
import { errorsIn, type Finding } from "../finding.ts";
import { itemsOf, type Library, type LibraryItem } from "./types.ts";

/**
 * Remembers the last good version of each file of a library. What is given a library that was read anew gives it back
 * with the remembered version of each file that a broken edit made unreadable, and with a warning in place of its
 * errors. A file that is gone is gone.
 */
export function createKeeper(): (fresh: Library) => Library {
  const good = new Map<string, LibraryItem>();
  /** Files that never had front matter. */
  const bare = new Set<string>();

  return function keep(fresh) {
    // Front matter that was there and is gone is a broken edit too.
    const lost = fresh.findings.filter(
      ({ rule, file }) => rule === "front-matter/absent" && good.has(file ?? "") && !bare.has(file ?? ""),
    );
    const errors = [...errorsIn(fresh.findings), ...lost];
    const isBroken = (file: string): Finding | undefined =>
      errors.find((error) => error.file === file || (error.file !== undefined && file.startsWith(error.file + sep)));
    // What loads in spite of an error, such as a mission whose agent is gone, is no broken edit.
    const loaded = new Set(itemsOf(fresh).map((item) => item.file));
    const kept = [...good.values()].flatMap((item) => {
      const error = isBroken(item.file);
      return error && (!loaded.has(item.file) || lost.includes(error)) ? [{ item, error }] : [];
    });
    for (const item of itemsOf(fresh)) if (!isBroken(item.file)) good.set(item.file, item);
    const absent = new Set(
      fresh.findings.flatMap(({ rule, file = "" }) => (rule === "front-matter/absent" ? [file] : [])),
    );
    for (const { file } of itemsOf(fresh)) if (!isBroken(file)) bare[absent.has(file) ? "add" : "delete"](file);
    const files = new Set(kept.map(({ item }) => item.file));
    const names = new Set(kept.map(({ item }) => `${item.kind}/${item.name}`));
    const items = [
      ...itemsOf(fresh).filter((item) => !files.has(item.file) && !names.has(`${item.kind}/${item.name}`)),
      ...kept.map(({ item }) => item),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    const mended = new Set(kept.map(({ error }) => error));
    const isKept = ({ file, severity }: Finding): boolean =>
      severity === "error" && file !== undefined && files.has(file);
    return {
      agents: items.filter((item) => item.kind === "agent"),
      skills: items.filter((item) => item.kind === "skill"),
      missions: items.filter((item) => item.kind === "mission"),
      prompts: items.filter((item) => item.kind === "prompt"),
      findings: [
        ...fresh.findings.filter((finding) => !mended.has(finding) && !isKept(finding)),
        ...[...mended].map(asKept),
      ],
    };
  };
}

const asKept = (error: Finding): Finding => ({
  ...error,
  rule: "library/kept",
  severity: "warning",
  message: `${error.message}; its last good version is used until it is mended`,
});

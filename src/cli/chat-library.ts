import { formatFinding } from "../finding.ts";
import { createKeeper } from "../library/keep.ts";
import { createOwnFileKeeper } from "./keep-own-files.ts";
import { type LibrarySource, openLibrary, tellLeftOut } from "./library.ts";

/**
 * The library of a chat, read anew at each call. A file that an edit broke counts as it last was, and `tell` says so.
 */
export async function createChatLibrary(cwd: string, tell: (line: string) => void): Promise<LibrarySource> {
  const keep = createKeeper();
  const keepOwn = createOwnFileKeeper(cwd);
  const first = keep(await openLibrary(cwd));
  keepOwn(first);
  return async () => {
    const library = keep(await openLibrary(cwd));
    for (const finding of [...library.findings, ...keepOwn(library)])
      if (finding.rule === "library/kept") tell(formatFinding(finding));
    return tellLeftOut(library, tell);
  };
}

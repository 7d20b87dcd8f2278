import { existsSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../finding.ts";
import { eraseFromRuns, findDocuments, noteRewritten, stoppedRuns } from "../missions/forget.ts";
import { openRunStore, type RunStore, runStoreId } from "../missions/store.ts";
import { compact, overwriteDeleted } from "../portal/compact.ts";
import { isDatabase, openAny } from "../portal/forget/databases.ts";
import { erasePerson } from "../portal/forget/erase.ts";
import { placesOf, readNaming, textFilesOf } from "../portal/forget/files.ts";
import { findPeople, type Person } from "../portal/forget/person.ts";
import { type Proof, prove } from "../portal/forget/proof.ts";
import { type Counts, sweep } from "../portal/forget/sweep.ts";
import { createTrace, type Trace } from "../portal/forget/trace.ts";
import { markForgotten, readForgotten } from "../portal/forgotten.ts";
import { emailAlias } from "../portal/import/identity.ts";
import { normaliseEmail } from "../portal/import/values.ts";
import { type Db, makePrivateFolder, openPortal } from "../portal/portal.ts";
import { applicationId } from "../portal/schema.ts";

export interface ForgetOptions {
  cwd: string;
  /** The portal, which may stand outside of `.concord/`. */
  portal: string;
  /** Rewrites delivered documents too. */
  documents?: boolean;
  /** Leaves everything as it is. */
  dryRun?: boolean;
}

export interface Forgetting {
  /** Every e-mail of the person; the one that was named comes first. */
  emails: readonly string[];
  erased: Counts;
  /** Files of text that were rewritten, or renamed. */
  files: string[];
  documents: { path: string; line: number }[];
  /** Runs that can't be resumed any more. */
  stopped: string[];
  /** Databases that another process kept from being written anew. */
  busy: string[];
  proof?: Proof;
}

interface Holding {
  path: string;
  db: Db;
  /** Whom a portal knows; other databases know nobody. */
  person?: Person;
  isPortal: boolean;
  isRuns: boolean;
}

/**
 * Erases a person from the portal, the runs, and every other file of a project's `.concord/`, then searches all of it for
 * what is left. Throws InputError where nobody has the e-mail and nothing names it, and while a run is at work.
 */
export function forgetPerson(named: string, options: ForgetOptions): Forgetting {
  const email = readEmail(named);
  const opened = openHoldings(options);
  const { holdings, store, close } = opened;
  try {
    refuseWhileAtWork(store);
    const { addresses, trace, files, misnamed, documents } = seek(opened, email, options);
    const { emails } = addresses;
    const search = (): Proof => prove(placesOf(options.cwd, options.portal), addresses, peopleOf(holdings));

    for (const { path, db } of holdings) begin(db, path);
    const stoppedBefore = new Set(store && stoppedRuns(store));
    if (options.documents && store) noteRewritten(store, documents);
    const erased = eraseAll(holdings, trace, addresses);
    const isNamed = !isEmpty(erased) || [files, misnamed, documents].some((found) => found.length > 0);
    // What was deleted before may still stand in bytes that are free.
    if (!isNamed && search().left.length === 0) throw nobody(email, holdings);
    const result: Forgetting = {
      ...{ emails, erased, busy: [] },
      files: [...new Set([...files.map(({ path }) => path), ...misnamed])].sort(),
      documents: documents.flatMap(({ path, lines }) => lines.map((line) => ({ path, line }))),
      stopped: store ? stoppedRuns(store).filter((run) => !stoppedBefore.has(run)) : [],
    };
    if (options.dryRun) return result;

    for (const { db, person } of holdings)
      if (person) markForgotten(db, [...person.aliases, ...emails.map(emailAlias)]);
    for (const { db } of holdings) db.exec("COMMIT");
    for (const { path, db } of holdings) if (!compact(db)) result.busy.push(path);
    close();
    for (const file of [...files, ...(options.documents ? documents : [])]) file.rewrite();
    for (const path of misnamed) renameSync(path, freePath(path, trace));
    return { ...result, proof: search() };
  } finally {
    close();
  }
}

function readEmail(named: string): string {
  const email = normaliseEmail(named);
  if (/^[^\s@]+@[^\s@]+$/.test(email)) return email;
  throw new InputError(`coord forget takes an e-mail, such as ada@example.org; found \`${named.slice(0, 80)}\`.`);
}

function refuseWhileAtWork(store: RunStore | undefined): void {
  const [run] = store?.atWork() ?? [];
  if (run === undefined) return;
  throw new InputError(`Run ${run} is at work and may write about them yet; wait for it or end it first.`);
}

function nobody(email: string, holdings: readonly Holding[]): InputError {
  const wasForgotten = holdings.some(({ db, person }) => person && readForgotten(db).has(emailAlias(email)));
  return new InputError(
    wasForgotten
      ? `${email} was forgotten already, and nothing here names them.`
      : `Nobody here has the e-mail ${email}, and nothing names it; see that it is spelt as in your CRM.`,
  );
}

/** Finds out who the person is in each portal, and which texts name them. */
function seek({ holdings, store }: Opened, email: string, { cwd, portal }: ForgetOptions) {
  const portals = holdings.filter(({ isPortal }) => isPortal);
  const people = findPeople(
    portals.map(({ db }) => db),
    email,
  );
  for (const holding of portals) holding.person = people.get(holding.db);
  const known = [...people.values()];
  const emails = [...new Set([email, ...known.flatMap((person) => person.emails)])];
  const trace = createTrace(emails, [...new Set(known.flatMap((person) => person.said))]);
  const texts = textFilesOf(cwd, portal);
  return {
    addresses: createTrace(emails),
    trace,
    files: texts.flatMap((path) => readNaming(path, trace) ?? []),
    misnamed: texts.filter((path) => trace.isIn(basename(path))),
    documents: findDocuments(cwd, store?.db, trace),
  };
}

const peopleOf = (holdings: readonly Holding[]): Map<string, Person> =>
  new Map(holdings.flatMap(({ path, person }) => (person ? [[path, person]] : [])));

/** Erases in every database, each in its transaction that is open. */
function eraseAll(holdings: readonly Holding[], trace: Trace, addresses: Trace): Counts {
  const erased: Counts = {};
  for (const { db, person, isRuns } of holdings) {
    const counts = person ? erasePerson(db, person, addresses) : isRuns ? eraseFromRuns(db, trace) : sweep(db, trace);
    for (const [table, rows] of Object.entries(counts)) erased[table] = (erased[table] ?? 0) + rows;
  }
  return Object.fromEntries(Object.entries(erased).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Opened {
  holdings: Holding[];
  store?: RunStore;
  /** May be called twice. */
  close(): void;
}

/** Opens every database there is. */
function openHoldings(options: ForgetOptions): Opened {
  const { cwd, portal } = options;
  if (existsSync(join(cwd, ".concord"))) makePrivateFolder(join(cwd, ".concord"));
  const runs = join(cwd, ".concord", "runs.db");
  const store = existsSync(runs) ? openRunStore(cwd) : undefined;
  const holdings: Holding[] = store ? [{ path: runs, db: store.db, isPortal: false, isRuns: true }] : [];
  const close = () => {
    for (const { db } of holdings) db.close();
  };
  try {
    for (const path of placesOf(cwd, portal)) {
      if (path === runs || (path !== portal && !isDatabase(path))) continue;
      const opened = path === portal ? { db: openPortal(cwd, path).db, applicationId } : openAny(path);
      if (!opened) continue;
      const isPortal = opened.applicationId === applicationId;
      if (isPortal && path !== portal) opened.db.close();
      const db = isPortal && path !== portal ? openPortal(cwd, path).db : opened.db;
      holdings.push({ path, db, isPortal, isRuns: opened.applicationId === runStoreId });
    }
  } catch (error) {
    close();
    throw error;
  }
  for (const { db } of holdings) overwriteDeleted(db);
  return { holdings, store, close };
}

function begin(db: Db, path: string): void {
  try {
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    throw new InputError(`${path} is in use by another process (${(error as Error).message}); end that one first.`);
  }
}

/** The path without the person in its name, with a number where there is such a file. */
function freePath(path: string, trace: Trace): string {
  const clean = join(dirname(path), trace.erase(basename(path)));
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? clean : `${clean}.${copy}`;
    if (!existsSync(candidate)) return candidate;
  }
}

const isEmpty = (counts: Counts): boolean => Object.keys(counts).length === 0;

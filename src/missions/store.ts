import { createHash } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { RunEvent, RunStatus, Stamped } from "../events.ts";
import { InputError } from "../finding.ts";
import { redact } from "../models/redact.ts";
import { makePrivateFolder, migrate } from "../portal/portal.ts";
import type { Ledger } from "./deliver.ts";

/** How a run stands: an end status, or `running`. */
export type RunState = RunStatus | "running";

export interface RunRecord {
  run: string;
  startedAt: string;
  request: string;
  plan: string;
  status: RunState;
  out: string;
  writer: string;
  /** Hash of the run's inputs: request, route, settings, context, fact sheet. */
  inputs: string;
}

/** Runs with their events, texts and checkpoints, in one private SQLite file. */
export interface RunStore {
  db: Database.Database;
  /** Names a run by the moment it started, such as `20260630-210000`, and puts it on record. */
  start(record: Omit<RunRecord, "status" | "run" | "out">, out: (run: string) => string): RunRecord;
  /** Takes a run that is not at work, to go on with it. False where another process has it. */
  claim(run: string): boolean;
  /** The runs that a process which is alive is at work on. */
  atWork(): string[];
  setStatus(run: string, status: RunState): void;
  addEvent(event: Stamped<RunEvent>): void;
  list(): RunRecord[];
  /** Throws InputError for a run that is not on record. */
  find(run: string): RunRecord;
  events(run: string): Stamped<RunEvent>[];
  /** What was delivered where. */
  ledger: Ledger;
  /** Keeps a text and gives its hash; the same text is kept once. */
  put(text: string): string;
  /** Throws RangeError for a hash that was never put, or whose text was erased. */
  get(hash: string): string;
  /** Whether a text that a run needs to go on was erased, because it named a person who was forgotten. */
  hasErased(run: string): boolean;
  close(): void;
}

/** Marks a SQLite file as a run store ("CNCR"). */
export const runStoreId = 0x434e4352;

const migrations = [
  `
  CREATE TABLE runs (
    run TEXT PRIMARY KEY, startedAt TEXT NOT NULL, request TEXT NOT NULL, plan TEXT NOT NULL, status TEXT NOT NULL,
    out TEXT NOT NULL, writer TEXT NOT NULL, inputs TEXT NOT NULL,
    -- The process that is at work on it; null once it has ended.
    pid INTEGER
  );
  CREATE TABLE events (run TEXT NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL);
  CREATE INDEX events_by_run ON events (run);
  CREATE TABLE delivered (path TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE texts (hash TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
`,
];

const columns = "run, startedAt, request, plan, status, out, writer, inputs";

/** Opens the project's run store and makes it where there is none. */
export function openRunStore(cwd: string): RunStore {
  const folder = join(cwd, ".concord");
  makePrivateFolder(folder);
  const path = join(folder, "runs.db");
  const db = openDatabase(path);
  const insert = db.prepare(
    `INSERT INTO runs (run, startedAt, request, plan, status, out, writer, inputs, pid)
     VALUES (@run, @startedAt, @request, @plan, @status, @out, @writer, @inputs, @pid) ON CONFLICT DO NOTHING`,
  );
  const pidOf = db.prepare("SELECT pid FROM runs WHERE run = ?").pluck();
  const take = db.prepare("UPDATE runs SET status = 'running', pid = @pid WHERE run = @run AND pid IS @holder");
  const find = db.prepare(`SELECT ${columns} FROM runs WHERE run = ?`);
  const hashOf = db.prepare("SELECT hash FROM delivered WHERE path = ?").pluck();
  const note = db.prepare("INSERT OR REPLACE INTO delivered (path, hash) VALUES (?, ?)");
  const put = db.prepare(
    "INSERT INTO texts (hash, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text WHERE text = ''",
  );
  const get = db.prepare("SELECT text FROM texts WHERE hash = ?").pluck();
  const working = db.prepare("SELECT run, pid FROM runs WHERE status = 'running' AND pid IS NOT NULL");
  return {
    db,
    start(record, out) {
      const stamp = record.startedAt.replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
      for (let suffix = 1; ; suffix++) {
        const run = suffix === 1 ? stamp : `${stamp}-${suffix}`;
        const whole: RunRecord = { ...record, run, out: out(run), status: "running" };
        // The key decides between two processes that start in one second.
        if (insert.run({ ...whole, pid: process.pid }).changes === 1) return whole;
      }
    },
    claim(run) {
      const holder = (pidOf.get(run) as number | undefined) ?? null;
      if (holder !== null && isAlive(holder)) return false;
      return take.run({ run, pid: process.pid, holder }).changes === 1;
    },
    atWork: () =>
      (working.all() as { run: string; pid: number }[]).filter(({ pid }) => isAlive(pid)).map(({ run }) => run),
    setStatus: (run, status) =>
      void db.prepare("UPDATE runs SET status = ?, pid = NULL WHERE run = ?").run(status, run),
    addEvent: (event) =>
      void db.prepare("INSERT INTO events (run, at, event) VALUES (?, ?, ?)").run(
        event.run,
        event.at,
        JSON.stringify(event, (_key, value) => (typeof value === "string" ? redact(value) : value)),
      ),
    list: () => db.prepare(`SELECT ${columns} FROM runs ORDER BY startedAt DESC, run DESC`).all() as RunRecord[],
    find(run) {
      const record = find.get(run) as RunRecord | undefined;
      if (!record) throw new InputError(`No run is called ${run}; \`coord runs\` lists those there are.`);
      return record;
    },
    events: (run) =>
      (db.prepare("SELECT event FROM events WHERE run = ? ORDER BY rowid").pluck().all(run) as string[]).map(
        (event) => JSON.parse(event) as Stamped<RunEvent>,
      ),
    ledger: {
      hashOf: (path) => hashOf.get(path) as string | undefined,
      note: (path, hash) => void note.run(path, hash),
    },
    put(text) {
      const hash = hashOfText(text);
      put.run(hash, text);
      return hash;
    },
    get(hash) {
      const text = get.get(hash) as string | undefined;
      if (text === undefined || (text === "" && hash !== emptyHash))
        throw new RangeError(`No text of hash ${hash} is kept.`);
      return text;
    },
    hasErased(run) {
      const needed = textsOf(db, [run]);
      return [...needed].some((hash) => hash !== emptyHash && get.get(hash) === "");
    },
    close: () => db.close(),
  };
}

function openDatabase(path: string): Database.Database {
  const isNew = !existsSync(path);
  try {
    const db = new Database(path);
    if (isNew) chmodSync(path, 0o600);
    // A store that is being made holds nothing yet that a power cut could take.
    if (isNew) db.pragma("synchronous = OFF");
    db.pragma("journal_mode = WAL");
    migrate(db, migrations, runStoreId);
    db.pragma("synchronous = NORMAL");
    return db;
  } catch (error) {
    throw new InputError(
      `${path} can't be opened as a run store (${(error as Error).message}); move it away to start a new one.`,
    );
  }
}

const hashOfText = (text: string): string => createHash("sha256").update(text).digest("hex");
/** A text that was erased stands empty: rewritten, it would no longer be what its address says. */
const emptyHash = hashOfText("");

/** The hashes that the records and checkpoints of runs refer to. */
export function textsOf(db: Database.Database, runs: readonly string[]): Set<string> {
  const hashes = new Set<string>();
  const among = "IN (SELECT value FROM json_each(?))";
  const queries = [
    `SELECT inputs FROM runs WHERE run ${among}`,
    ...(hasCheckpoints(db)
      ? [
          `SELECT CAST(checkpoint AS TEXT) FROM checkpoints WHERE thread_id ${among}`,
          `SELECT CAST(value AS TEXT) FROM writes WHERE thread_id ${among}`,
        ]
      : []),
  ];
  for (const query of queries)
    for (const text of db.prepare(query).pluck().iterate(JSON.stringify(runs)))
      for (const [hash] of String(text).matchAll(/[0-9a-f]{64}/g)) hashes.add(hash);
  return hashes;
}

/** Whether any run came to its first checkpoint; their tables are the saver's. */
export const hasCheckpoints = (db: Database.Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'writes'").get() !== undefined;

/** Whether a project has run anything yet; looking does not make the store. */
export const hasRuns = (cwd: string): boolean => existsSync(join(cwd, ".concord", "runs.db"));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

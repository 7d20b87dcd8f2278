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
  /** Throws RangeError for a hash that was never put. */
  get(hash: string): string;
  close(): void;
}

/** Marks a SQLite file as a run store ("CNCR"). */
const applicationId = 0x434e4352;

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
  const put = db.prepare("INSERT OR IGNORE INTO texts (hash, text) VALUES (?, ?)");
  const get = db.prepare("SELECT text FROM texts WHERE hash = ?").pluck();
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
      const hash = createHash("sha256").update(text).digest("hex");
      put.run(hash, text);
      return hash;
    },
    get(hash) {
      const text = get.get(hash) as string | undefined;
      if (text === undefined) throw new RangeError(`No text of hash ${hash} is kept.`);
      return text;
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
    migrate(db, migrations, applicationId);
    db.pragma("synchronous = NORMAL");
    return db;
  } catch (error) {
    throw new InputError(
      `${path} can't be opened as a run store (${(error as Error).message}); move it away to start a new one.`,
    );
  }
}

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

/**
 * An index over the embedded table's stream. Before each thing it writes, the table looks for the newest record of the stream, through all
 * that there are, and it keeps them all: at 39,000 of them each took 27 ms. With the index it takes a tenth of one.
 */
import { existsSync, rmSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';

/** Makes the index in the table's SQLite file; false while the table has not laid it out yet. Only while nobody has the file open. */
export function indexStream(file: string): boolean {
  if (!existsSync(file)) return false;
  // What was killed here has left its mark behind; the data directory's own lock keeps others out.
  rmSync(`${file}.lock`, { recursive: true, force: true });
  const database = new sqlite.Database(file);
  try {
    // The file has a write-ahead log, which is read without shared memory only by one who is alone.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (!database.get("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'")) return false;
    database.exec('CREATE INDEX IF NOT EXISTS _stream_newest ON _stream_records (table_name, CAST(sequence_number AS INTEGER))');
    return true;
  } finally {
    database.close();
  }
}

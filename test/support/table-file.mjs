/**
 * Copies within the embedded table's file, beside its API: a city of two hundred items takes two milliseconds so, and sixty by the API, which
 * reads and writes each item as JSON. A process of its own, on the Node that has SQLite inside. A request is a line of JSON; its answer is
 * `ok` or `no`, how many bytes follow, and these.
 */
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';

const file = new DatabaseSync(process.argv[2] ?? '');
// Another process writes the same file. What is lost with the machine was a test's.
file.exec('PRAGMA busy_timeout = 60000; PRAGMA synchronous = OFF');

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** What is named after a table: its indexes, which are tables as well. */
const indexes = (table) =>
  file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, ?) = ?")
    .all(table.length + 7, `${table}::gsi::`)
    .map(({ name }) => name.slice(table.length));

const DOES = {
  /** All items of a table, a line each. */
  dump: ({ table }) =>
    file.prepare(`SELECT CAST(group_concat(item_json, char(10)) AS BLOB) AS lines FROM ${quoted(table)}`).get()?.lines ?? new Uint8Array(),

  /** Keeps the items of a table under a name, or those at some keys. */
  keep: ({ table, as, keys }) => {
    const only = keys && JSON.stringify(keys.map(({ pk, sk }) => [`S:${pk}`, `S:${sk}`]));
    const among = "IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))";
    const copied = (name, key) => {
      file.exec(`CREATE TABLE ${quoted(`${as}${name}`)} AS SELECT * FROM ${quoted(`${table}${name}`)} WHERE false`);
      const chosen = file.prepare(
        `INSERT INTO ${quoted(`${as}${name}`)} SELECT * FROM ${quoted(`${table}${name}`)}${only ? ` WHERE ${key} ${among}` : ''}`,
      );
      if (only) chosen.run(only);
      else chosen.run();
    };
    copied('', '(pk, sk)');
    for (const index of indexes(table)) copied(index, '(table_pk, table_sk)');
  },

  /** Puts what was kept into a table, in place of what lies at the same keys. */
  lay: ({ kept, table }) => {
    file.exec(`INSERT OR REPLACE INTO ${quoted(table)} SELECT * FROM ${quoted(kept)}`);
    for (const index of indexes(table)) {
      const into = quoted(`${table}${index}`);
      file.exec(`DELETE FROM ${into} WHERE (table_pk, table_sk) IN (SELECT pk, sk FROM ${quoted(kept)})`);
      file.exec(`INSERT INTO ${into} SELECT * FROM ${quoted(`${kept}${index}`)}`);
    }
  },
};

function answer(line) {
  const { does, ...asked } = JSON.parse(line);
  if (does === 'dump') return DOES.dump(asked);
  file.exec('BEGIN IMMEDIATE');
  try {
    DOES[does](asked);
    file.exec('COMMIT');
  } catch (error) {
    file.exec('ROLLBACK');
    throw error;
  }
  return new Uint8Array();
}

/** Other worlds make and drop tables in the same file meanwhile: a statement that meets that in the middle is asked again. */
function answerAgain(line, tries = 20) {
  try {
    return answer(line);
  } catch (error) {
    if (tries === 1 || !String(error).includes('database schema has changed')) throw error;
    return answerAgain(line, tries - 1);
  }
}

function say(word, bytes) {
  process.stdout.write(`${word} ${bytes.length}\n`);
  process.stdout.write(bytes);
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    say('ok', answerAgain(line));
  } catch (error) {
    say('no', Buffer.from(String(error)));
  }
}

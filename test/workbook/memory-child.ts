/** Reads one workbook and throws it away, telling how long it took and how much memory the process came to need beyond its idle. */
import { createReadStream, readFileSync } from 'node:fs';
import { PEOPLE_LIMITS } from '../../schema/identity/import/columns.ts';
import { readPeople } from '../../schema/identity/import/rows.ts';
import { readRows } from '../../schema/core/workbook/read.ts';

/** The most that was resident, in bytes. `resourceUsage` will not do: a child begins with its parent's. */
const most = (): number => Number(/VmHWM:\s*(\d+) kB/u.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;

const [, , file = '', unpacked = '0'] = process.argv;
const idle = process.memoryUsage().rss;
const start = performance.now();
const limits = { ...PEOPLE_LIMITS, bytes: 64 * 2 ** 20, ...(Number(unpacked) > 0 && { unpacked: Number(unpacked) }) };
const answer = await readPeople(readRows(createReadStream(file), { limits })).then(
  (people) => String(people.length),
  (refusal: { code?: string }) => String(refusal.code),
);
const time = performance.now() - start;
console.log(JSON.stringify({ answer, time, memory: (most() - idle) / 2 ** 20 }));

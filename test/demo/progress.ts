/**
 * What stands on the screen: the story's lines, and beneath them on a terminal one line that is redrawn with how far it is.
 * Where the output is no terminal, each chapter ends with that line as plain text.
 */
const BAR = 24;

export class Progress {
  private done = 0;
  private chapter = '';
  private clock = '';
  private detail = '';
  private readonly lines: string[] = [];
  private readonly terminal: boolean = process.stdout.isTTY;

  /** `total`: the scenes there are. */
  constructor(private readonly total: number) {}

  /** One line of the story. */
  print(line = ''): void {
    this.lines.push(line);
    this.clear();
    process.stdout.write(`${line}\n`);
    this.draw();
  }

  /** All that was printed. */
  get told(): string {
    return this.lines.join('\n');
  }

  begin(chapter: string): void {
    this.chapter = chapter;
    this.draw();
  }

  /** A scene is over. */
  advance(): void {
    this.done += 1;
    this.detail = '';
    this.draw();
  }

  end(): void {
    if (!this.terminal) process.stdout.write(`  ${this.bar()}\n`);
  }

  /** The simulated clock, as it stands. */
  at(clock: string): void {
    this.clock = clock.slice(0, 16).replace('T', ' ');
    this.draw();
  }

  /** Something within the scene that goes on, such as a job. */
  note(detail: string): void {
    this.detail = detail;
    this.draw();
  }

  close(): void {
    this.clear();
  }

  private bar(): string {
    const filled = Math.round((BAR * this.done) / this.total);
    const percent = String(Math.floor((100 * this.done) / this.total)).padStart(3);
    return `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${percent}%  ${this.clock}  ${this.chapter}${this.detail && `  ${this.detail}`}`;
  }

  private draw(): void {
    if (this.terminal) process.stdout.write(`\r\u001B[2K${cut(this.bar(), (process.stdout.columns ?? 80) - 1)}`);
  }

  private clear(): void {
    if (this.terminal) process.stdout.write('\r\u001B[2K');
  }
}

/** As much of a text as fits; a Chinese character takes two places. */
function cut(text: string, columns: number): string {
  let left = columns;
  let fitting = '';
  for (const character of text) {
    left -= (character.codePointAt(0) ?? 0) > 0x2e_7f ? 2 : 1;
    if (left < 0) break;
    fitting += character;
  }
  return fitting;
}

/** A3: what a PDF may hold and what not, whoever made it and however it is hidden. */
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectPdf } from '../../schema/core/scans/pdf/inspect.ts';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { objectStreamOf, PAGES, pdfOf, scanned, streamOf } from '../support/pdfs.ts';

/** What is found in a file that comes in pieces of these sizes, the last again and again. */
async function found(file: Uint8Array, sizes: readonly number[] = [65_536]): Promise<string[]> {
  const inspection = inspectPdf();
  let at = 0;
  for (let index = 0; at < file.length; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 1;
    await inspection.take(file.subarray(at, at + size));
    at += size;
  }
  return [...(await inspection.end())].toSorted();
}

const catalog = (more: string) => pdfOf([`<</Type/Catalog/Pages 2 0 R${more}>>`, PAGES]);
const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';

describe('a PDF whose header is not its first byte (A3)', () => {
  it('is looked through from its first byte and from its header', async () => {
    const behind = (before: string, file: Uint8Array) => Buffer.concat([Buffer.from(before, 'latin1'), file]);
    const turning = catalog('/AA<</O 9 0 R>>');
    for (const before of ['\xef\xbb\xbf', 'HTTP/1.1 200 OK\r\n\r\n', 'x'.repeat(1000), 'stream ', '(']) {
      for (const sizes of [[65_536], [1], [1023, 3]]) {
        expect(await found(behind(before, turning), sizes)).toContain('AUTOMATIC');
        expect(await found(behind(before, catalog('')), sizes)).toEqual([]);
      }
    }
    expect(await found(behind(`1 0 obj<<${SCRIPT}>>endobj\n`, catalog('')))).toEqual(['SCRIPT']);
  });
});

describe('a PDF that does more than show its pages', () => {
  it.each([
    ['a script', catalog(`/OpenAction${SCRIPT}`), ['AUTOMATIC', 'SCRIPT']],
    ['a script under the names of the file', catalog('/Names<</JavaScript 5 0 R>>'), ['SCRIPT']],
    ['a script whose text lies elsewhere', catalog('/X<</JS 9 0 R>>'), ['SCRIPT']],
    ['a script written in hexadecimal', catalog('/X<</JS<6170>>>'), ['SCRIPT']],
    ['a program to start', catalog('/X<</S/Launch/F(cmd.exe)>>'), ['LAUNCH']],
    ['files inside', catalog('/Names<</EmbeddedFiles 5 0 R>>'), ['EMBEDDED']],
    ['a file inside, behind a paper clip', catalog('/X<</Subtype/FileAttachment/FS<</EF<</F 9 0 R>>>>>>'), ['EMBEDDED']],
    ['another file to open', catalog('/X<</S/GoToR/F(\\\\\\\\host\\\\share)>>'), ['REMOTE']],
    ['a form that sends', catalog('/X<</S/SubmitForm/F(http://example.cn)>>'), ['FORM']],
    ['a form that fetches', catalog('/X<</S/ImportData>>'), ['FORM']],
    ['a dynamic form', catalog('/AcroForm<</XFA[(a) 5 0 R]>>'), ['FORM']],
    ['a film', catalog('/X<</Subtype/RichMedia>>'), ['MEDIA']],
    ['what happens when a page is turned', catalog('/AA<</O<</S/URI/URI(http://example.cn)>>>>'), ['AUTOMATIC']],
    ['an address to visit at once', catalog('/OpenAction<</S/URI/URI(http://example.cn)>>'), ['AUTOMATIC']],
    ['one after a harmless jump', catalog('/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(a)>>>>'), ['AUTOMATIC']],
    ['one that stands elsewhere', pdfOf(['<</Type/Catalog/OpenAction 2 0 R>>', '<</S/Named/N/Print>>']), ['AUTOMATIC']],
    ['one among packed objects', pdfOf(['<</OpenAction 51 0 R>>', objectStreamOf(['1', '<</S/URI>>'])]), ['AUTOMATIC']],
    ['a password', pdfOf(['<</Type/Catalog>>', PAGES], '/Encrypt 9 0 R'), ['ENCRYPTED']],
    ['a password of its own making', pdfOf(['<</Type/Catalog>>', PAGES], '/Encrypt<</Filter/Standard>>'), ['ENCRYPTED']],
  ])('%s', async (_, file, kinds) => {
    expect(await found(file)).toEqual(kinds);
  });

  it('is found out wherever the reader may be sent', async () => {
    const hidden = `5 0 obj ${SCRIPT} endobj`;
    for (const file of [
      catalog(`/Title(${hidden.replaceAll('\\', '')})`),
      Buffer.concat([catalog(''), Buffer.from(`% ${hidden}\n`)]),
      pdfOf(['<<>>', streamOf(hidden, { packed: false })]),
      // A stream that never ends hides all that comes after it.
      pdfOf(['<<>>', '<</Length 3>>\nstream\nabc', hidden]).subarray(0, -100),
      pdfOf(['<<>>', '<</Length 3>>\nstream\nabc', hidden.replace('endobj', '')]),
      // An object begins in a text that a reader leaves there, and the remark hides the rest of the line from everybody else.
      pdfOf([`<</Title(1 0 obj %) /X ${SCRIPT}>>`]),
      pdfOf([`(( 3 0 obj`, `<</A ${SCRIPT}>>`]),
      pdfOf(['<<>>', objectStreamOf(['(', SCRIPT, ')'])]),
    ]) {
      expect(await found(file), file.toString('latin1')).toContain('SCRIPT');
    }
  });

  it('whose packed objects cannot be looked into is not taken either', async () => {
    const packed = deflateSync(`50 0\n${SCRIPT}`);
    const stream = (dictionary: string, data: Uint8Array = packed) =>
      pdfOf(['<<>>', Buffer.concat([Buffer.from(`<</Type/ObjStm/N 1${dictionary}>>\nstream\n`), data, Buffer.from('\nendstream')])]);
    for (const file of [
      stream('/First 5/Filter/LZWDecode'),
      stream('/First 5/Filter[/ASCII85Decode/FlateDecode]'),
      stream('/First 5/Filter 9 0 R'),
      stream('/First 5/Filter/FlateDecode/DecodeParms<</Predictor 12>>'),
      stream('/First 9 0 R/Filter/FlateDecode'),
      stream('/Filter/FlateDecode'),
      stream('/First 5/Filter/FlateDecode', packed.subarray(0, -9)),
      stream('/First 5/Filter/FlateDecode', Buffer.from('no packed bytes')),
      pdfOf(['<<>>', streamOf('9 0 obj <</Type/ObjStm/N 1/First 5>> stream', { packed: false })]),
    ]) {
      expect(await found(file), file.toString('latin1')).toEqual(['UNREADABLE']);
    }
  });

  it('cannot cost much: bombs, thousands of small streams, brackets without end', async () => {
    const bomb = objectStreamOf([' '.repeat(60 * 1024 * 1024)]);
    const small = objectStreamOf(['(a)']);
    const began = performance.now();
    expect(await found(pdfOf(['<<>>', bomb]))).toEqual(['UNREADABLE']);
    expect(await found(pdfOf(Array.from({ length: 3000 }, () => small)))).toEqual(['UNREADABLE']);
    expect(await found(Buffer.from(`%PDF-1.7\n${'<<'.repeat(2_000_000)}`))).toEqual(['UNREADABLE']);
    expect(await found(Buffer.from(`%PDF-1.7\n${'('.repeat(4_000_000)}`))).toEqual([]);
    expect(await found(Buffer.from(`%PDF-1.7\n${'/a#'.repeat(1_000_000)}`))).toEqual([]);
    expect(await found(Buffer.from(`%PDF-1.7\nstream\n${'endstrea'.repeat(500_000)}`))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('a PDF that only shows its pages is taken', () => {
  it.each([
    ['that opens at a page', catalog('/OpenAction[3 0 R/XYZ null null 0]')],
    ['that opens at a page by an action', catalog('/OpenAction<</S/GoTo/D[3 0 R/Fit]>>')],
    ['whose action stands elsewhere', pdfOf(['<</OpenAction 2 0 R>>', '<</D[3 0 R/Fit]/S/GoTo>>'])],
    ['with links', catalog('/X<</S/URI/URI(https://example.cn/docs/Web/JavaScript/Launch/)>>')],
    ['with a remark on it', Buffer.concat([catalog(''), Buffer.from('% /JavaScript /Launch\n')])],
    ['about scripts', catalog('/Title(/JavaScript and /JS <</AA 1>>)')],
    ['with fonts of short names', catalog('/Font<</AAA 5 0 R/JSX 6 0 R/EFF 7 0 R>>')],
    ['with its objects packed', pdfOf(['<<>>', objectStreamOf(['<</Type/Catalog>>', '[1 2 3]', '(/JavaScript)'])])],
    ['packed with another edge', pdfOf(['<<>>', objectStreamOf(['<<>>'], { edge: '\r\n' }), objectStreamOf(['<<>>'], { edge: '' })])],
    ['with plain packed objects', pdfOf(['<<>>', objectStreamOf(['<<>>'], { packed: false })])],
    ['with names of any kind', catalog('/constructor<</toString 1/__proto__ 2>>')],
    ['with a text in hexadecimal', catalog('/ID[<4A53><>]/X<41>')],
  ])('%s', async (_, file) => {
    expect(await found(file)).toEqual([]);
    expect(await found(file, [1])).toEqual([]);
  });

  it('as our own reports are', async () => {
    const report = await pdfPrinter().print({ title: '公示结果报告', number: '1', madeAt: 0, blocks: [] });
    expect(await found(report)).toEqual([]);
  });
});

/** A name as it may be written: each letter as it is, or as its number. */
const spelled = (name: string) =>
  fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length }).map((asNumber) =>
    Array.from(name, (letter, index) => {
      const code = letter.charCodeAt(0).toString(16);
      return asNumber[index] ? `#${index % 2 ? code.toUpperCase() : code}` : letter;
    }).join(''),
  );
const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
const ACTIONS = ['JavaScript', 'Launch', 'GoToR', 'GoToE', 'SubmitForm', 'ImportData', 'Rendition', 'RichMedia', 'EmbeddedFile'];

describe('for all files', () => {
  it('a name is found however it is spelled, wherever the object lies, in whatever pieces it comes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ACTIONS).chain((name) => spelled(name)),
        fc.constantFrom('plain', 'packed', 'unpacked', 'hidden'),
        fc.uint8Array({ maxLength: 300 }),
        pieces,
        async (name, where, picture, sizes) => {
          const action = `<</Type/Action/S/${name}/F(a)>>`;
          const object = {
            plain: action,
            packed: objectStreamOf(['<<>>', action]),
            unpacked: objectStreamOf([action], { packed: false }),
            hidden: streamOf(`9 0 obj${action}endobj`, { packed: false }),
          }[where];
          const image = streamOf(picture, { packed: false });
          expect(await found(pdfOf(['<</Type/Catalog>>', image, object]), sizes)).not.toEqual([]);
        },
      ),
      { numRuns: 400 },
    ));

  it('a scan is never refused, whatever its picture is made of', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), pieces, async (picture, sizes) => {
        expect(await found(scanned(picture), sizes)).toEqual([]);
      }),
      { numRuns: 400 },
    ));

  it('nor are ten scans of as many bytes as may be uploaded', async () => {
    for (let round = 0; round < 10; round += 1) {
      const began = performance.now();
      expect(await found(scanned(randomBytes(10 * 1024 * 1024 - 1000)))).toEqual([]);
      expect(performance.now() - began).toBeLessThan(5000);
    }
  });

  it('bytes of any kind are judged and never fail', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 20 }),
            fc
              .constantFrom(
                '<<',
                '>>',
                '(',
                ')',
                '%',
                '\n',
                ' stream\n',
                'endstream',
                '/Type/ObjStm',
                '/First 3 ',
                ' 1 0 obj',
                '<',
                '>',
                '[',
                ']',
                '/S',
                '/GoTo',
                '\\',
              )
              .map((text) => Buffer.from(text)),
          ),
        ),
        pieces,
        async (parts, sizes) => {
          const file = Buffer.concat(parts);
          expect(await found(file, sizes)).toEqual(await found(file));
        },
      ),
      { numRuns: 500 },
    ));
});

/** The Chinese font that documents are printed in: beside the bundle in the cloud (cdk/reports.ts puts it there), in its package elsewhere. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const NAME = 'NotoSansSC_400Regular.ttf';

/** The font's file, wherever this runs. */
export function fontFile(): string {
  const beside = fileURLToPath(new URL(NAME, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/400Regular/${NAME}`);
}

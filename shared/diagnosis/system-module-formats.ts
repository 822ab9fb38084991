import { anyOf, inOrder } from '../text/pattern.ts';
import type { MissingModuleFormat } from './missing-module-format.ts';

const NATIVE = anyOf(
  // The loaders of glibc and musl: https://man7.org/linux/man-pages/man8/ld.so.8.html
  inOrder(
    /(?:error while loading shared libraries:|Error loading shared library) /i,
    /([\w.+-]+)/i,
  ),
  /\b(lib[\w.+-]{1,100}?\.so[\w.]{0,40}): cannot open shared object file/i,
  /version `(GLIBC\w*_[\d.]+)' not found/i,
  /Error relocating \S{1,200}: (\w{1,100}): symbol not found/i,
  /undefined symbol: (\w{1,120})/i,
  // macOS
  /Library not loaded: (\S{1,100})/i,
);

const BROWSER = anyOf(
  // Playwright
  /Executable doesn't exist at ([\w./-]{1,200})/i,
  // Puppeteer
  /Could not find (?:Chrome|Chromium|browser) \(([\w .]{1,40})/i,
  // Selenium
  /(?:cannot|unable to) find (?:a )?(Chrome|Chromium|geckodriver|chromedriver)\b/i,
  // Puppeteer
  /Failed to launch the (browser) process/i,
);

/** A program that calls another one. */
const CALLING = anyOf(
  // Node.js
  /spawn ([\w./-]{1,100}) ENOENT/,
  // Python
  /FileNotFoundError: \[Errno 2\] No such file or directory: '([\w-]{1,60})'/,
  // Go. Docker writes the same about the command of the container.
  /exec: "([\w-]{1,60})": executable file not found in \$PATH(?!.{0,40}(?:unknown|OCI))/,
  // Any program
  inOrder(
    /(?:Please|must|You need to) install ['"`]?([\w@./-]{1,60})['"`]?/,
    /(?: (?:first|package|to use|with)|\.|$)/,
  ),
  // Ruby
  /No such file or directory - ([\w-]{1,60})$/,
);

/** Messages about missing native libraries, browsers and other programs. */
export const SYSTEM_MODULE_FORMATS: readonly MissingModuleFormat[] = [
  { runtime: 'native', pattern: NATIVE },
  { runtime: 'browser-driving', pattern: BROWSER },
  { runtime: 'calling', pattern: CALLING },
];

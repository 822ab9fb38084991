/** How bad a log line is, as it says itself. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info';

/** The levels by the words of many loggers, in lower case. */
const WORDS: Readonly<Record<string, LogLevel>> = {
  fatal: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  emerg: 'fatal',
  emergency: 'fatal',
  alert: 'fatal',
  panic: 'fatal',
  dpanic: 'fatal',
  severe: 'error',
  error: 'error',
  err: 'error',
  eror: 'error',
  fail: 'error',
  warning: 'warn',
  warn: 'warn',
  wrn: 'warn',
  notice: 'info',
  information: 'info',
  info: 'info',
  inf: 'info',
  log: 'info',
  debug: 'info',
  dbg: 'info',
  dbug: 'info',
  trace: 'info',
  trce: 'info',
  verbose: 'info',
  fine: 'info',
  f: 'fatal',
  e: 'error',
  w: 'warn',
  i: 'info',
  d: 'info',
};

/** The words that mean a level wherever they stand: patterns, one level a line. */
const LEVEL_WORDS = [
  'FATAL|CRITICAL|CRIT|EMERG(?:ENCY)?|ALERT|D?PANIC',
  'SEVERE|ERROR|ERR',
  'WARN(?:ING)?|WRN',
  'NOTICE|INFO(?:RMATION)?|INF|LOG|DEBUG|DBG|TRACE|VERBOSE|FINE',
].join('|');

/** Where loggers put the level, the most telling place first; the group is the word. */
const PLACES: readonly RegExp[] = [
  /(?:^|[\s,{])(?:level|lvl|severity|loglevel)["']?[=:]\s?["']?([A-Za-z]+)/i, // logfmt
  /^(?:PHP )?(fatal|warning|notice)(?: error)?:/i, // PHP, git
  /^(fail|crit|warn|info|dbug|trce): \w/, // Microsoft.Extensions.Logging
  /^([EWIFD])(?:\d{4} \d\d:|, \[\d)/, // glog and klog, Ruby
  new RegExp(`[\\[(<]\\s?(${LEVEL_WORDS})\\s?[\\])>]`, 'i'), // [error], <warn>
  new RegExp(`(?:^|[\\s|/"])(${LEVEL_WORDS})(?=[\\s:|,"\\]]|$)`), // in capitals, anywhere in front
  new RegExp(`^(${LEVEL_WORDS}):\\s`, 'i'), // winston
];

/** The level that stands in the first 140 characters of a line; undefined when there is none. */
export function logLevel(text: string): LogLevel | undefined {
  const front = text.slice(0, 140);
  for (const place of PLACES) {
    const word = place.exec(front)?.[1];
    const level = word === undefined ? undefined : WORDS[word.toLowerCase()];
    if (level !== undefined) return level;
  }
  return undefined;
}

/** The level in the value of a JSON field: a word, or the numbers of bunyan and pino. */
export function levelOfValue(value: unknown): LogLevel | undefined {
  if (typeof value === 'string') return WORDS[value.toLowerCase()];
  if (typeof value !== 'number') return undefined;
  if (value >= 60) return 'fatal';
  if (value >= 50) return 'error';
  return value >= 40 ? 'warn' : 'info';
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTemplate } from '../../../../shared/text/template/log-template.ts';

describe('logTemplate', () => {
  it.each<[string, string, string]>([
    ['numbers', 'read 10 of -20 items, #3', 'read <*> of <*> items, <*>'],
    ['numbers with units', 'took 12.5 ms and 3 seconds, 10KB', 'took <*> and <*>'],
    ['durations with a sign', 'lifetime <1 sec', 'lifetime <*>'],
    ['padding of numbers', 'id     7 done', 'id <*> done'],
    ['dates and times', '[Thu Jul 28 23:12:59 2005] 2024-05-01T10:00:00.123Z up', '[<*>] <*> up'],
    [
      'addresses and ports',
      "Connect call failed ('127.0.0.1', 5432)",
      "Connect call failed ('<*>', <*>)",
    ],
    ['IPv6 and hardware addresses', 'from fe80::1 via 00:1a:be:ef:c0:de', 'from <*> via <*>'],
    ['host names', 'lookup redis.internal on db-prod-01.eu.example.com', 'lookup <*> on <*>'],
    ['URLs and queries', 'GET https://x.io/a?b=1&c=d and /v2/x?y=z done', 'GET <*> and <*> done'],
    ['mail addresses', 'mail to bob.x@example.com failed', 'mail to <*> failed'],
    [
      'identifiers',
      'task 0f3a9c1e-7b11-4c1e-9d2f-000000000001 as i-0abc12 ok',
      'task <*> as <*> ok',
    ],
    ['hexadecimal numbers', 'addr 0x48 commit 9f86d08', 'addr <*> commit <*>'],
    ['the number of a numbered name', 'node-5 blk_-12 thread12', 'node-<*> blk_<*> thread<*>'],
    ['paths', 'open /var/lib/x.db and ./a/b, C:\\x\\y', 'open <*> and <*>, C:<*>'],
    [
      'values',
      'lock=android uid = 10 tag="a b", x=\'y\'',
      'lock=<*> uid = <*> tag="<*>", x=\'<*>\'',
    ],
    ['values that are objects', 'ws=WorkSource{10112} z=(1)', 'ws=<*> z=(<*>)'],
    ['lists of any length', 'ports 1, 2, 3 of node-1 node-2 node-3', 'ports <*> of node-<*>'],
    ['any number of groups', 'bad n-1 <ok> n-2 <ok> n-3 <ok>', 'bad <*> <ok> <*> <ok>'],
    [
      'names of people',
      'Failed password for root from 1.2.3.4; user alice',
      'Failed password for <*> from <*>; user <*>',
    ],
    ['property names', 'environment:java.home=/usr/lib', 'environment:<*>=<*>'],
  ])('masks %s', (_, line, template) => {
    expect(logTemplate(line)).toBe(template);
  });

  it.each([
    'java.io.IOException: ZooKeeperServer not running',
    'at com.example.App.run called Http2Stream and Base64Encoder',
    'setLightsOn(true) overlap:false',
    'interactive=true down=false state=TOOL_TYPE_FINGER',
    "KeyError: 'DB_PASSWORD'",
    'password authentication failed for user "app"',
    'read/write and/or application/json',
    'logname= user= tty=',
    'level == high => page',
    '名前 エラー',
    '',
  ])('keeps %s', (line) => {
    expect(logTemplate(line)).toBe(line);
  });

  it('keeps the message of logfmt and masks what varies in it', () => {
    expect(logTemplate('level=error msg="dial 10.0.0.1:80 failed" err="no route"')).toBe(
      'level=<*> msg="dial <*> failed" err="no route"',
    );
  });

  it.each([
    [
      'hosts, processes and times',
      '2024-05-01T10:00:00Z web-7f8d9c6b5-xk2lp app[17]: connect ECONNREFUSED 10.0.1.23:5432 after 30 ms',
      '2025-11-30T23:59:59Z web-5c7b8d9f4-a1b2c app[4711]: connect ECONNREFUSED 10.9.8.7:5432 after 1207 ms',
    ],
    [
      'task ids',
      'task arn:aws:ecs:us-east-1:123456789012:task/media/0123456789abcdef0123456789abcdef stopped',
      'task arn:aws:ecs:eu-west-1:999999999999:task/media/fedcba9876543210fedcba9876543210 stopped',
    ],
    ['line numbers', '  File "/app/a.py", line 3, in run', '  File "/srv/a.py", line 77, in run'],
  ])('is the same for other %s', (_, a, b) => {
    expect(logTemplate(a)).toBe(logTemplate(b));
  });

  it('is different for different failures', () => {
    const lines = [
      "ModuleNotFoundError: No module named 'redis'",
      "ModuleNotFoundError: No module named 'flask'",
      "KeyError: 'DB_HOST'",
      "KeyError: 'REDIS_URL'",
      'connect ECONNREFUSED 10.0.0.1:5432',
      'getaddrinfo ENOTFOUND db.internal',
    ];
    expect(new Set(lines.map(logTemplate)).size).toBe(lines.length);
  });

  it('does not depend on the digits of a number', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.ipV4(), fc.uuid(), (a, b, ip, id) => {
        expect(logTemplate(`job ${a} on ${ip}:${b} is ${id}, retry in ${b} s`)).toBe(
          'job <*> on <*> is <*>, retry in <*>',
        );
      }),
    );
  });

  it('accepts any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => typeof logTemplate(line) === 'string'),
    );
  });
});

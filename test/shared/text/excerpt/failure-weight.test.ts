import { describe, expect, it } from 'vitest';
import { failureWeight } from '../../../../shared/text/excerpt/failure-weight.ts';

describe('failureWeight', () => {
  it.each<[number, string]>([
    [5, 'FATAL: password authentication failed for user "app"'],
    [5, 'nginx: [emerg] host not found in upstream "x"'],
    [4, 'ERROR something'],
    [4, 'Error: DB_HOST is required'],
    [4, 'java.lang.OutOfMemoryError: Direct buffer memory'],
    [4, 'exec /entrypoint.sh: exec format error'],
    [4, 'sh: uvicorn: command not found'],
    [4, 'listen tcp 127.0.0.1:50052: bind: address already in use'],
    [4, 'SQLSTATE[HY000] [2002] Connection refused'],
    [4, 'Segmentation fault (core dumped)'],
    [3, 'could not translate host name "db" to address'],
    [2, 'WARN  java.net.ConnectException: Connection refused'],
    [3, 'npm ERR! Missing script: "start"'],
    [2, 'WARN cache miss, connection refused'],
    [1, 'npm ERR! code ELIFECYCLE'],
    [1, 'npm ERR! A complete log of this run can be found in: /x'],
    [1, 'exit status 2'],
    [1, '[ERROR] Worker (pid:8) exited with code 3'],
    [1, 'make: *** [run] Error 1'],
    [1, 'error Command failed with exit code 1.'],
    [0, 'INFO request failed over to replica'],
    [0, 'compiled with 0 errors'],
    [0, 'checks: errors=0 failed=0'],
    [0, 'Server listening on 8080'],
    [0, ''],
  ])('is %d for %s', (weight, line) => {
    expect(failureWeight(line)).toBe(weight);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openEcs } from '../../../shared/aws/ecs.ts';
import { lambdaHost } from '../../../shared/lambda/lambda-runtime.ts';
import { ENV } from '../../../shared/names.ts';

describe('lambdaHost', () => {
  it('gives up a call that AWS never answers after two attempts, before the function times out', async () => {
    let asked = 0;
    const server = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { runtime } = lambdaHost();
    const ecs = openEcs((make) =>
      runtime.connect((config) =>
        make({
          ...config,
          region: 'us-east-1',
          endpoint: `http://127.0.0.1:${port}`,
          credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
        }),
      ),
    );
    const answer = await ecs({ account: '444455556666', region: 'us-east-1' }).taskDefinition(
      'web:1',
    );
    server.closeAllConnections();
    server.close();
    expect(answer).toEqual({ error: 'TimeoutError' });
    expect(asked).toBe(2);
  }, 14_000);

  it('reads its settings from the environment variables that the stack sets', () => {
    process.env[ENV.quietMinutes] = '45';
    const { runtime } = lambdaHost();
    expect(runtime.setting('quietMinutes')).toBe('45');
    delete process.env[ENV.quietMinutes];
    expect(runtime.setting('quietMinutes')).toBeUndefined();
  });
});

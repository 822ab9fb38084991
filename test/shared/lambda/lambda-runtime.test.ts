import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
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

  it('hands the Region and the credentials of the sandbox to its clients', () => {
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIAEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    const { connect } = lambdaHost().runtime;
    vi.unstubAllEnvs();
    const credentials = {
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 'example',
      sessionToken: 'token',
    };
    expect(connect((config) => config)).toMatchObject({ region: 'eu-west-1', credentials });
    const place = { account: '444455556666', region: 'us-east-1' };
    expect(connect((config) => config, place)).toMatchObject({ region: 'us-east-1', credentials });
  });

  it('reads its settings from the environment variables that the stack sets', () => {
    process.env[ENV.quietMinutes] = '45';
    const { runtime } = lambdaHost();
    expect(runtime.setting('quietMinutes')).toBe('45');
    delete process.env[ENV.quietMinutes];
    expect(runtime.setting('quietMinutes')).toBeUndefined();
  });
});

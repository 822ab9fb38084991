import { describe, expect, it } from 'vitest';
import { tableFlags } from '../../cli/table-source.ts';

describe('tableFlags', () => {
  it.each([
    [{ local: true }, '--local'],
    [{ data: '/tmp/data' }, '--local --data /tmp/data'],
    [{ table: 'loops' }, '--table loops'],
    [
      {
        table: 'loops',
        region: 'eu-west-1',
        profile: 'prod',
        endpointUrl: 'http://localhost:8000',
      },
      '--table loops --region eu-west-1 --profile prod --endpoint-url http://localhost:8000',
    ],
    [{ data: "/tmp/it's here; rm x" }, "--local --data '/tmp/it'\\''s here; rm x'"],
    [{ data: '~/data' }, "--local --data '~/data'"],
  ])('repeats what finds the table, as a shell reads it: %j', (options, flags) => {
    expect(tableFlags(options)).toBe(flags);
  });
});

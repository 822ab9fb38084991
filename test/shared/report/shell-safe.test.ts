import { describe, expect, it } from 'vitest';
import { isShellSafe } from '../../../shared/report/shell-safe.ts';

describe('isShellSafe', () => {
  it.each([
    ['name', 'media-api_2'],
    ['revision', 'media:7'],
    ['stack', 'shop-prod'],
    ['stackId', 'arn:aws-cn:cloudformation:cn-north-1:444455556666:stack/shop/9f31'],
    ['logPath', '/ecs/shop.web#1'],
  ] as const)('lets a %s into a command: %s', (form, text) => {
    expect(isShellSafe(form, text)).toBe(true);
    for (const end of ['; curl evil', '$(x)', '`x`', ' ', '\n', '|', '>', "'", '"', '&']) {
      expect(isShellSafe(form, `${text}${end}`)).toBe(false);
      expect(isShellSafe(form, text, `${text}${end}`)).toBe(false);
    }
    expect(isShellSafe(form, '')).toBe(false);
  });

  it.each([
    ['name', 'm'.repeat(256)],
    ['stack', '1shop'],
    ['revision', 'media'],
    ['stackId', 'arn:aws:ecs:eu-central-1:4:service/shop'],
  ] as const)('keeps what is no %s out: %s', (form, text) => {
    expect(isShellSafe(form, text)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { packageOf } from '../../../shared/diagnosis/package-names.ts';

describe('packageOf', () => {
  it.each([
    ['cv2', 'Python', 'cv2 (package opencv-python-headless)'],
    ['libpq.so.5', 'native', 'libpq.so.5 (package libpq5)'],
    ['express', 'Node.js', 'express'],
    ['yaml', 'Node.js', 'yaml'],
    ['requests', 'Python', 'requests'],
  ])('of %s for %s is %s', (name, runtime, expected) => {
    expect(packageOf(name, runtime)).toBe(expected);
  });
});

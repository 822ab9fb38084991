import { platformMismatch } from '../../../../shared/diagnosis/rules/platform-mismatch.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(platformMismatch, {
  category: 'image_platform_mismatch',
  says: [
    ['the kernel, by its shell', 'exec /usr/local/bin/docker-entrypoint.sh: exec format error'],
    ['an older runc', 'standard_init_linux.go:228: exec user process caused: exec format error'],
    ['bash', '/app/run.sh: line 4: /app/server: cannot execute binary file: Exec format error'],
    [
      'a native module of Node.js',
      'Error: /app/node_modules/bcrypt/lib/binding/napi-v3/bcrypt_lib.node: invalid ELF header',
    ],
    ['a Python wheel', 'ImportError: /app/lib/_x.so: wrong ELF class: ELFCLASS32'],
    [
      'Docker',
      "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8)\nexec /bin/sh: exec format error",
    ],
  ],
  doesNotSay: [
    ['a format of a file', 'ERROR cannot read report.xls: unknown format'],
    ['nothing', ''],
  ],
});

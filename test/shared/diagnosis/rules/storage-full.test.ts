import { storageFull } from '../../../../shared/diagnosis/rules/storage-full.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(storageFull, {
  category: 'storage_full',
  says: [
    ['Python', "OSError: [Errno 28] No space left on device: '/tmp/export.csv'"],
    ['Node.js', 'Error: ENOSPC: no space left on device, write'],
    ['PostgreSQL', 'ERROR:  could not extend file "base/16384/2619": No space left on device'],
    ['Java', 'java.io.IOException: No space left on device'],
    ['SQLite', 'sqlite3.OperationalError: database or disk is full'],
    ['.NET', "System.IO.IOException: There is not enough space on the disk. : '/tmp/cache.bin'"],
    ['Rust', 'Error: Os { code: 28, kind: StorageFull, message: "No space left on device" }'],
    ['a quota', 'write error: Disk quota exceeded'],
  ],
  doesNotSay: [
    [
      'file watchers',
      "Error: ENOSPC: System limit for number of file watchers reached, watch '/app'",
    ],
    ['a report', 'INFO disk: 40 % of 20 GiB used'],
    ['nothing', ''],
  ],
});

import { anyOf, inOrder } from '../../text/pattern.ts';
import { logRule } from '../log-rule.ts';

/** A disk without free space. */
export const storageFull = logRule({
  id: 'storage-full',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html',
  category: 'storage_full',
  title: 'the disk is full',
  cause: 'There is no space left on a disk that the program writes to',
  advice: [
    'Raise the ephemeral storage of the task, or the volume, and look for what fills it',
    'Write logs to standard output, and temporary files to a volume that is big enough',
  ],
  unless: /file watchers/i,
  formats: [
    {
      pattern: anyOf(
        // The system: https://man7.org/linux/man-pages/man3/errno.3.html
        /no space left on device/i,
        /\bENOSPC\b/i,
        /disk quota exceeded/i,
        /\bEDQUOT\b/i,
        // Rust and Python
        /(?:os error|errno) 28\b/i,
        // SQLite and others
        /(?:disk|file ?system|volume|database or disk) (?:is )?full\b/i,
        // .NET and others
        inOrder(
          /(?:not enough|insufficient|out of|no more|no free) /i,
          /(?:free )?(?:disk )?space (?:on|left|available|in|for)/i,
        ),
      ),
    },
    {
      // Elasticsearch, RabbitMQ and others stop writing before the disk is full.
      pattern: anyOf(
        /flood[- ]stage/i,
        /disk usage exceeded/i,
        /disk watermark/i,
        /disk free space too low/i,
      ),
      atMost: 'medium',
    },
  ],
});

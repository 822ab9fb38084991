import { logRule, says } from '../log-rule.ts';

/** No room on a disk. */
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
    says(
      /no space left on device|\bENOSPC\b|\bEDQUOT\b|disk quota exceeded|(?:not enough|insufficient|out of|no more|no free) (?:free )?(?:disk )?space (?:on|left|available|in|for)|(?:os error|errno) 28\b|(?:disk|file ?system|volume|database or disk) (?:is )?full\b/i,
    ),
    says(/flood[- ]stage|disk usage exceeded|disk watermark|disk free space too low/i, {
      most: 'medium',
    }),
  ],
});

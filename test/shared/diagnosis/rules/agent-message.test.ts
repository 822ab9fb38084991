import { agentMessage } from '../../../../shared/diagnosis/rules/agent-message.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(agentMessage, {
  category: 'image_pull_rate_limit',
  says: [
    [
      'Docker',
      'Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
    ],
    [
      'the agent',
      'CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code: 429 Too Many Requests',
    ],
  ],
  doesNotSay: [
    ['an API', 'ERROR 429 Too Many Requests from api.example.org'],
    ['a missing page', 'ERROR cart: not found'],
    ['nothing', ''],
  ],
});

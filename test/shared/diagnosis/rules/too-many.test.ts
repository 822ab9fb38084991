import { tooMany } from '../../../../shared/diagnosis/rules/too-many.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(tooMany, {
  category: 'quota_limit',
  says: [
    [
      'PostgreSQL',
      'psycopg2.OperationalError: FATAL:  sorry, too many clients already',
      'connection',
    ],
    [
      'PostgreSQL, reserved',
      'FATAL: remaining connection slots are reserved for non-replication superuser connections',
      'connection',
    ],
    ['MySQL', 'ERROR 1040 (HY000): Too many connections', 'connection'],
    ['mysql2', 'Error: ER_CON_COUNT_ERROR: Too many connections', 'connection'],
    ['Redis', 'ReplyError: ERR max number of clients reached', 'connection'],
    ['Node.js', "Error: EMFILE: too many open files, open '/app/x'", 'files'],
    ['Java', 'java.net.SocketException: Too many open files', 'files'],
    [
      'DynamoDB',
      'ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded.',
    ],
    ['the AWS SDK', 'ThrottlingException: Rate exceeded'],
    [
      'an API',
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota'}}",
    ],
    ['gRPC', 'rpc error: code = ResourceExhausted desc = quota of project exceeded'],
  ],
  doesNotSay: [
    ['a refusal', 'Error: connect ECONNREFUSED 10.0.3.7:5432'],
    ['nothing', ''],
  ],
});

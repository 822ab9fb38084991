import { ACCOUNT, bothEvents, crashLoop, REGION } from '../helpers/crash-events.ts';

/** Terminal codes: colours, a cleared screen, an overwritten line, a reversed one, C1's CSI. */
export const HOSTILE = 'a\u001b[31mb\u001b[2Jc\rd\u202ee\u009b1mf\u0007g';

/** None of these may reach a terminal; line feeds may. */
export const UNSAFE = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

const SERVICE = `media${HOSTILE}`;
const GROUP = `/shop/media${HOSTILE}`;

/** Two crashes whose texts and names all contain terminal codes. */
export const hostileEvents = crashLoop(2, {
  service: SERVICE,
  cluster: `shop${HOSTILE}`,
  stoppedReason: `Essential container in task exited ${HOSTILE}`,
}).flatMap((one) => bothEvents(one));

const logLines = [`starting ${HOSTILE}`, `Error: connect ECONNREFUSED 127.0.0.1:5432 ${HOSTILE}`];

/** The account of those crashes, whose names and log lines contain them too. */
export const hostileAccount = {
  taskDefinitions: [
    {
      taskDefinitionArn: `arn:aws:ecs:${REGION}:${ACCOUNT}:task-definition/${SERVICE}:7`,
      containerDefinitions: [
        {
          name: 'app',
          image: `image${HOSTILE}`,
          environment: [{ name: `NAME${HOSTILE}`, value: 'x' }],
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': GROUP, 'awslogs-stream-prefix': 'app' },
          },
        },
      ],
    },
  ],
  logStreams: ['t1', 't2'].map((task) => ({
    logGroupName: GROUP,
    logStreamName: `app/app/${task}`,
    events: logLines.map((message, index) => ({ timestamp: index, message })),
  })),
};

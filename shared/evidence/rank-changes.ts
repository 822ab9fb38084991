import { anyOf } from '../text/pattern.ts';
import { relationToError } from './relation-to-error.ts';
import type { TaskDefinitionChange } from './task-definition-change.ts';

/** Nobody reads more of them in a page. */
const CHANGES = 30;

/** Weight of a setting of a kind that causes errors such as this one. */
const SAME_KIND = 4;
/** Weight of the image, which causes most failures after a deployment. */
const IMAGE = 2;

/** Errors by their words, with the settings that cause them: the likeliest ones, and others. */
const CAUSES: readonly (readonly [error: RegExp, likeliest: RegExp, next?: RegExp])[] = [
  [
    anyOf(
      /cannot find (?:module|package)/i, // Node
      /no module named|modulenotfound|import ?error|cannot import/i, // Python
      /noclassdef|class ?not ?found/i, // Java
      /cannot load such file/i, // Ruby
      /no such file|not found in \$?path|executable file/i,
    ),
    /image$/,
    /command|entryPoint|workingDirectory|mountPoints|volumes/,
  ],
  [/exec format error|platform|architecture/i, /image$/, /runtimePlatform|entryPoint/],
  [
    /out ?of ?memory|\boom(?![a-z])|heap|cannot allocate|exit(?:ed)?(?: with)?(?: code)? 137/i,
    /(?:^|\.)memory/,
    /ulimits|linuxParameters|JAVA_|NODE_OPTIONS/,
  ],
  [
    /health ?check|unhealthy|target group|\belb\b/i,
    /healthCheck/,
    /portMappings|dependsOn|startTimeout|environment\.(?:\w+_)?(?:PORT|HOST)$/,
  ],
  [
    /address already in use|eaddrinuse|port is already|\bbind\b/i,
    /portMappings/,
    /networkMode|PORT$/,
  ],
  [
    /cannotpull|\bpull|manifest|repository|registry|toomanyrequests/i,
    /image$/,
    /repositoryCredentials|executionRoleArn|runtimePlatform|networkMode/,
  ],
  [
    /resourceinitialization|retrieve secret|secretsmanager|\bssm\b|parameter ?store|getparameters/i,
    /secrets\.|secretOptions|environmentFiles/,
    /executionRoleArn/,
  ],
  [
    /access ?denied|not authori[sz]ed|forbidden|permission denied|eacces|eperm|not permitted/i,
    /taskRoleArn/,
    anyOf(
      /executionRoleArn|\.user$|privileged|linuxParameters/,
      /readonlyRootFilesystem|mountPoints|volumes/,
    ),
  ],
  [
    /read-?only file ?system|erofs|no space left|enospc/i,
    /readonlyRootFilesystem|ephemeralStorage/,
    /mountPoints|volumes|linuxParameters/,
  ],
  [/too many open files|emfile|enfile/i, /ulimits/],
  [/log(?:ging)? driver|awslogs|log (?:group|stream)/i, /logConfiguration/, /executionRoleArn/],
  [/\b(?:volume|mount|efs|nfs)/i, /mountPoints|volumes/, /networkMode/],
];

const NAME = /(?:environment|secrets|options|secretOptions|dockerLabels)\.(.+)$/;

/** The changes, at most 30: those that may have caused the error first, then in their own order. */
export function orderedByRelation(
  changes: readonly TaskDefinitionChange[],
  error: string,
): TaskDefinitionChange[] {
  const relation = relationToError(error);
  const causes = CAUSES.filter(([pattern]) => pattern.test(error));
  const weigh = ({ path }: TaskDefinitionChange): number => {
    const name = NAME.exec(path)?.[1];
    const ranks = causes
      .map(([, likeliest, next]) => (likeliest.test(path) ? 0 : next?.test(path) ? 1 : -1))
      .filter((rank) => rank >= 0);
    const cause = ranks.length > 0 ? SAME_KIND - Math.min(...ranks) : 0;
    return (name ? relation(name) : /\.image$/.test(path) ? IMAGE : 0) + cause;
  };
  return changes
    .map((change) => ({ change, weight: weigh(change) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, CHANGES)
    .map(({ change }) => change);
}

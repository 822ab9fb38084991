import { relationToError } from './relation-to-error.ts';
import type { TaskDefinitionChange } from './task-definition-change.ts';

/** More than these nobody reads in a page. */
const CHANGES = 30;

/** What a setting of its kind counts when the error is of the kind that it causes. */
const SAME_KIND = 4;
/** A new image is behind most failures that a deployment brings. */
const IMAGE = 2;

/** Errors by their words, and the settings that bring them about, the likeliest first. */
const CAUSES: readonly (readonly [error: RegExp, likeliest: RegExp, next?: RegExp])[] = [
  [
    /cannot find (?:module|package)|no module named|modulenotfound|import ?error|cannot import|noclassdef|class ?not ?found|cannot load such file|no such file|not found in \$?path|executable file/i,
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
    /executionRoleArn|\.user$|readonlyRootFilesystem|privileged|mountPoints|volumes|linuxParameters/,
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

/** The changes that may have brought the error about first; otherwise in their order, at most 30. */
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

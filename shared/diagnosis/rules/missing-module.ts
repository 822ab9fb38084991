import type { Evidence } from '../../evidence/evidence.ts';
import { anyOf } from '../../text/pattern.ts';
import { LANGUAGE_MODULE_FORMATS } from '../language-module-formats.ts';
import { type LogProof, logProofs } from '../log-proof.ts';
import type { MissingModuleFormat } from '../missing-module-format.ts';
import { nameIn } from '../name-in.ts';
import { packageOf } from '../package-names.ts';
import { type Confidence, type Match, type Rule, weaker } from '../rule.ts';
import { SYSTEM_MODULE_FORMATS } from '../system-module-formats.ts';

const FORMATS: readonly MissingModuleFormat[] = [
  ...LANGUAGE_MODULE_FORMATS,
  ...SYSTEM_MODULE_FORMATS,
];

/** In characters. Of a longer line only the beginning is read. */
const LONGEST = 4_000;

/** A longer list of other lines helps nobody. */
const MOST_OTHERS = 3;

/** A missing name with what is known about it. */
interface MissingName {
  readonly name: string;
  readonly runtime: string;
  /** "the image IMAGE", or "the image" when the task definition is not known. */
  readonly image: string;
}

interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly advice: string;
  /** Settings that the advice names. */
  readonly settings?: readonly string[];
  readonly atMost: Confidence;
}

const wrongCommand = ({ name }: MissingName): Explanation => ({
  title: `its command names ${name}`,
  cause: `The command names ${name}, which is not in the image under this name`,
  advice:
    'Check the command and entrypoint of the task definition: ' +
    'spelling, path, and one word for each list entry',
  atMost: 'high',
});

/** Here the name is a whole message: "cannot import name 'a' from 'b'". */
const wrongImport = ({ name, image }: MissingName): Explanation => ({
  title: name,
  cause:
    `Python ${name}: the code and the module are of different versions, ` +
    'or they import each other',
  advice:
    `Compare the versions of the code and of the module in ${image}, ` +
    'and look for modules that import each other',
  atMost: 'high',
});

const notInstalled = ({ name, runtime, image }: MissingName): Explanation => ({
  title: `the image lacks ${name}`,
  cause: `The image lacks ${name}, which the ${runtime} program needs at start`,
  advice:
    `Add ${packageOf(name, runtime)} to ${image} and deploy; ` +
    "check the build's install step and what it copies",
  atMost: 'high',
});

/** True when a stack trace of the log shows a file of the module: then the module is there. */
const isInFrames = (name: string, log: string) =>
  new RegExp(`/${name.replace(/\W/g, '.')}(?:/|\\.py)`).test(log);

/** Functions with which servers load the application that the command names. */
const LOADS_APPLICATION = anyOf(
  // gunicorn
  /in (?:import_app|load_app|load_wsgiapp)\b/,
  // uvicorn
  /in import_from_string\b/,
  // Celery
  /in (?:import_from_cwd|find_app)\b/,
  // Flask
  /in locate_app\b/,
);

/** The explanation for a part of the program, or of a package that is there; else undefined. */
function ownModule({ name, runtime, image }: MissingName, log: string): Explanation | undefined {
  const title = `the image lacks ${name}`;
  const settings = ['PYTHONPATH'];
  const places = 'working directory, PYTHONPATH and COPY';
  const advice = `Look in ${image} for ${name}, and compare ${places} with it`;
  if (runtime === 'Node.js' && /^[./\\]/.test(name)) {
    const cause =
      `The program's own file ${name} is not in the image: ` +
      'a build step that did not run, or another path';
    return { title, cause, advice, settings, atMost: 'high' };
  }
  if (runtime !== 'Python' || /\s/.test(name)) return undefined;
  const dot = name.lastIndexOf('.');
  if (dot > 0) {
    // If the whole package were missing, Python would name only the package.
    const cause =
      `The image has ${name.slice(0, dot)}, and in it no module ${name.slice(dot + 1)}: ` +
      'a file that was not copied, or another version';
    return { title, cause, advice, settings, atMost: 'high' };
  }
  if (!isInFrames(name, log) && !LOADS_APPLICATION.test(log)) return undefined;
  const cause =
    `Python does not find ${name}, which is the program's own: the folder that holds it ` +
    'is not on the path (working directory, PYTHONPATH), or the command names it wrongly';
  return {
    title: `its own module ${name} is not found`,
    cause,
    advice,
    settings,
    atMost: 'medium',
  };
}

/** Other lines of the same log that report something missing. */
function othersOf(proofs: readonly LogProof[], { text, around }: LogProof): string[] {
  const others = proofs.filter(
    (other) =>
      other.around === around &&
      other.text !== text &&
      FORMATS.some(({ pattern }) => pattern.test(other.text.slice(0, LONGEST))),
  );
  return [...new Set(others.map((other) => other.text))].slice(0, MOST_OTHERS);
}

const ROLLBACK = 'Until then, roll back to the last revision whose image had it';

function match(evidence: Evidence): Match | undefined {
  const proofs = logProofs(evidence);
  const { image } = evidence.taskDefinition ?? {};
  for (const proof of proofs) {
    // Entries in JSON escape their quotes.
    const text = proof.text.slice(0, LONGEST).replaceAll('\\"', '"');
    for (const { runtime, pattern, category = 'app_dependency_missing' } of FORMATS) {
      const found = pattern.exec(text);
      const name = found && nameIn(found);
      if (!name) continue;
      const missing = { name, runtime, image: image ? `the image ${image}` : 'the image' };
      const log = [...proofs.map((one) => one.text), ...proof.later].join('\n');
      const { title, cause, advice, settings, atMost } =
        category === 'entrypoint_error'
          ? wrongCommand(missing)
          : found.groups?.import
            ? wrongImport(missing)
            : (ownModule(missing, log) ?? notInstalled(missing));
      return {
        category,
        confidence: weaker(proof.confidence, atMost),
        title,
        cause,
        evidence: [proof.text, ...othersOf(proofs, proof)],
        advice: [advice, ROLLBACK],
        rollbackAdvice: ROLLBACK,
        ...(settings && { settings }),
        phase: 'run',
      };
    }
  }
  return undefined;
}

/** A module, class or library that is not in the image. */
export const missingModule: Rule = {
  id: 'missing-module',
  source: 'https://docs.python.org/3/library/exceptions.html#ModuleNotFoundError',
  match,
};

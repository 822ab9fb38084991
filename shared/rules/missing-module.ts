import { type Evidence, logTexts } from '../evidence.ts';
import type { Match, Rule } from '../rule.ts';

/** One format a line, each with the missing name as its group. */
const FORMATS: readonly { readonly runtime: string; readonly pattern: RegExp }[] = [
  {
    runtime: 'Python',
    pattern: /(?:ModuleNotFoundError|ImportError): No module named '?([\w.-]+)/,
  },
  { runtime: 'Python', pattern: /ImportError: (cannot import name '[\w.]+' from '[\w.]+')/ },
  { runtime: 'Node.js', pattern: /Cannot find (?:module|package) '([^']{1,200})'/ },
  { runtime: 'Java', pattern: /(?:ClassNotFoundException|NoClassDefFoundError): ([\w./$]+)/ },
  { runtime: 'Ruby', pattern: /cannot load such file -- (\S{1,200})/ },
  { runtime: '.NET', pattern: /Could not load file or assembly '([^',]{1,200})/ },
  { runtime: 'PHP', pattern: /Class ["']([\w\\]+)["'] not found/ },
  { runtime: 'native', pattern: /error while loading shared libraries: ([\w.+-]+)/ },
];

function match(evidence: Evidence): Match | undefined {
  for (const line of logTexts(evidence)) {
    for (const { runtime, pattern } of FORMATS) {
      const name = pattern.exec(line)?.[1];
      if (!name) continue;
      const image = evidence.taskDefinition?.image;
      return {
        category: 'app_dependency_missing',
        confidence: 'high',
        title: `the image lacks ${name}`,
        cause: `The image lacks ${name}, which the ${runtime} program needs at start`,
        evidence: [line],
        advice: [
          `Add ${name} to the image${image ? ` ${image}` : ''} and deploy; check the build's install step and what it copies`,
          'Until then, roll back to the last revision whose image had it',
        ],
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

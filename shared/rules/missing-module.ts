import type { Category } from '../category.ts';
import type { Evidence } from '../evidence.ts';
import { logProofs, type Match, type Rule, weaker } from '../rule.ts';

interface Format {
  readonly runtime: string;
  /** Its group is the missing name. */
  readonly pattern: RegExp;
  /** What is missing is what the command names. */
  readonly category?: Category;
}

/** Names are letters, digits and a few marks: whatever else a log line holds, no page repeats. */
const FORMATS: readonly Format[] = [
  {
    runtime: 'Python',
    pattern: /No module named '([\w.-]+(?: [\w.:-]+)+)'/,
    category: 'entrypoint_error',
  },
  {
    runtime: 'Python',
    pattern: /(?:ModuleNotFoundError|ImportError|python[\d.]*): No module named '?([\w.-]+)/,
  },
  { runtime: 'Python', pattern: /ImportError: (cannot import name '[\w.]+' from '[\w.]+')/ },
  {
    runtime: 'Python',
    pattern: /DistributionNotFound: The '([\w.<>=,-]+)' distribution was not found/,
  },
  {
    runtime: 'Python',
    pattern: /PackageNotFoundError: No package metadata was found for ([\w.-]+)/,
  },
  {
    runtime: 'Python',
    pattern: /ImproperlyConfigured: Error loading ([\w.-]+)(?: or [\w.-]+)? module/,
  },
  { runtime: 'Node.js', pattern: /Cannot find (?:module|package) '([\w@./:\\~+-]{1,200})'/ },
  {
    runtime: 'Java',
    pattern: /(?:ClassNotFoundException|NoClassDefFoundError): (?!Could not)([\w./$]+)/,
  },
  { runtime: 'Java', pattern: /Could not find or load main class ([\w.$]+)/ },
  { runtime: 'Java', pattern: /Unable to access jarfile ([\w./-]+)/, category: 'entrypoint_error' },
  { runtime: 'Java', pattern: /UnsatisfiedLinkError: no (\w+) in java\.library\.path/ },
  { runtime: 'Ruby', pattern: /cannot load such file -- ([\w./-]{1,200})/ },
  {
    runtime: 'Ruby',
    pattern: /Could not find (?:gem )?'?([\w.-]+)[^\n]{0,60} in (?:any of the|locally installed)/,
  },
  { runtime: '.NET', pattern: /Could not load file or assembly '([\w.-]{1,200})/ },
  { runtime: '.NET', pattern: /Unable to load shared library '([\w.-]{1,200})'/ },
  { runtime: 'PHP', pattern: /Class ["']([\w\\]+)["'] not found/ },
  { runtime: 'PHP', pattern: /Failed opening required '([\w./-]{1,200})'/ },
  { runtime: 'PHP', pattern: /Call to undefined function (\w+)\(\)/ },
  { runtime: 'Elixir', pattern: /\(module ([\w.]+) is not available\)/ },
  { runtime: 'Perl', pattern: /Can't locate ([\w/.]+) in @INC/ },
  {
    runtime: 'native',
    pattern: /(?:error while loading shared libraries:|Error loading shared library) ([\w.+-]+)/i,
  },
  {
    runtime: 'native',
    pattern: /\b(lib[\w.+-]{1,100}?\.so[\w.]{0,40}): cannot open shared object file/,
  },
  { runtime: 'native', pattern: /version `(GLIBC\w*_[\d.]+)' not found/ },
];

function match(evidence: Evidence): Match | undefined {
  for (const { text, confidence } of logProofs(evidence)) {
    for (const { runtime, pattern, category = 'app_dependency_missing' } of FORMATS) {
      const name = pattern.exec(text)?.[1];
      if (!name) continue;
      const isCommand = category === 'entrypoint_error';
      const image = evidence.taskDefinition?.image;
      return {
        category,
        confidence: weaker(confidence, 'high'),
        title: isCommand ? `its command names ${name}` : `the image lacks ${name}`,
        cause: isCommand
          ? `The command names ${name}, which is not in the image under this name`
          : `The image lacks ${name}, which the ${runtime} program needs at start`,
        evidence: [text],
        advice: [
          isCommand
            ? 'Check the command and entrypoint of the task definition: spelling, path, and one word for each list entry'
            : `Add ${name} to the image${image ? ` ${image}` : ''} and deploy; check the build's install step and what it copies`,
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

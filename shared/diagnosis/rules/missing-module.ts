import type { Evidence } from '../../evidence/evidence.ts';
import type { Category } from '../../failure/category.ts';
import { type LogProof, logProofs } from '../log-proof.ts';
import { nameIn } from '../log-rule.ts';
import { packageOf } from '../package-names.ts';
import { type Confidence, type Match, type Rule, weaker } from '../rule.ts';

interface Format {
  readonly runtime: string;
  /** Its first group that matches is the missing name. */
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
    pattern:
      /(?:ModuleNotFoundError|ImportError|python[\d.]*): No module named '?([\w.-]+)|ImportError: (cannot import name '[\w.]+' from '[\w.]+')|DistributionNotFound: The '([\w.<>=,-]+)' distribution was not found|PackageNotFoundError: No package metadata was found for ([\w.-]+)|ImproperlyConfigured: Error loading ([\w.-]+)(?: or [\w.-]+)? module|VersionConflict: \(([\w.-]{1,80})|ImportError: (?:Missing|Unable to import) (?:required|optional) dependenc\w{1,4} '?([\w.-]{1,80})|E050\] Can't find model '([\w.-]{1,80})|Resource (?:\S{1,8})?([\w.]{1,60})(?:\S{1,8})? not found\.\s+Please use the NLTK/,
  },
  {
    runtime: 'Node.js',
    pattern:
      /Cannot find (?:module|package) '([\w@./:\\~+-]{1,200})'|Can't resolve '([\w@./:+-]{1,200})'|Please install ([\w@/-]{1,60})(?: or [\w@/-]{1,60})? package manually|DriverPackageNotInstalledError: ([\w -]{1,40}) package|Could not load the "([\w@/-]{1,60})" module|Package subpath '([\w./-]{1,100})' is not defined|Could not locate the (bindings file)|could not locate the (Query Engine)|(@prisma\/client) did not initialize|The module '([\w./-]{1,200})'[^\n]{0,5}$|(?:Could not find a|Couldn't find a) (production build)|was compiled against a different (Node\.js version)/,
  },
  { runtime: 'Deno', pattern: /Module not found "(?:file:\/\/)?([\w@./:-]{1,200})"/ },
  {
    runtime: 'Java',
    pattern: /Unable to access jarfile ([\w./-]+)/,
    category: 'entrypoint_error',
  },
  {
    runtime: 'Java',
    pattern:
      /(?:ClassNotFoundException|NoClassDefFoundError): (?!Could not)([\w./$]+)|Could not find or load main class ([\w.$]+)|UnsatisfiedLinkError: no (\w+) in java\.library\.path|NoSuch(?:Method|Field)Error: '?(?:[\w.$[\]]{1,200} )?([\w.$]{1,200})|(?:load|find) (?:JDBC )?driver(?: class)?:? ?'?([\w.$]{3,120})|(No suitable driver) found|([\w./]{1,200}) has been compiled by a more recent version|Unsupported class file (major version \d{2})/,
  },
  {
    runtime: 'Ruby',
    pattern:
      /cannot load such file -- ([\w./-]{1,200})|Could not find (?:gem )?'?([\w.-]+)[^\n]{0,60} in (?:any of the|locally installed|rubygems)|Could not find '([\w.-]{1,80})' \(|Your Ruby version is [\d.]{1,10}, but your Gemfile specified ([\d.]{1,10})|Could not find a (JavaScript runtime)|Error loading the '(\w{1,40})' Active Record adapter|can't find gem ([\w.-]{1,80})/,
  },
  {
    runtime: '.NET',
    pattern:
      /Could not load file or assembly '([\w.-]{1,200})|Unable to load (?:shared library|DLL) '([\w.-]{1,200})'|framework:? '([\w.]{1,80}',? version '[\d.]{1,20})'? ?(?:\(\w+\) )?was not found|(?:You must install or update|find any compatible) (\.NET|framework)|valid (ICU) package installed|No usable version of (libssl)|dependencies manifest \(([\w.-]{1,120})\) was not found/,
  },
  {
    runtime: 'PHP',
    pattern:
      /(?:Class|Interface|Trait) ["']([\w\\]+)["'] not found|Failed opening required '([\w./-]{1,200})'|(vendor\/autoload\.php)\)?: [Ff]ailed to open|Call to undefined function ([\w\\]+)\(\)|(could not find driver)|requested PHP extension ([\w.-]{1,40})|Unable to load dynamic library '([\w./-]{1,100})|dependencies require a (PHP version[^\n]{0,10}\d[\d.]{0,8})|Please run ['"`]?(composer install)/,
  },
  {
    runtime: 'Elixir',
    pattern: /\(module ([\w.]+) is not available\)|could not find application file: ([\w.]{1,80})/,
  },
  {
    runtime: 'script',
    pattern:
      /Can't locate ([\w/.]+) in @INC|module '([\w./-]{1,80})' not found:|there is no package called ['‘"]([\w.]{1,80})|Package ([\w.]{1,60}) not found in current path/,
  },
  {
    runtime: 'native',
    pattern:
      /(?:error while loading shared libraries:|Error loading shared library) ([\w.+-]+)|\b(lib[\w.+-]{1,100}?\.so[\w.]{0,40}): cannot open shared object file|version `(GLIBC\w*_[\d.]+)' not found|Error relocating \S{1,200}: (\w{1,100}): symbol not found|undefined symbol: (\w{1,120})|Library not loaded: (\S{1,100})/i,
  },
  {
    runtime: 'browser-driving',
    pattern:
      /Executable doesn't exist at ([\w./-]{1,200})|Could not find (?:Chrome|Chromium|browser) \(([\w .]{1,40})|(?:cannot|unable to) find (?:a )?(Chrome|Chromium|geckodriver|chromedriver)\b|Failed to launch the (browser) process/i,
  },
  {
    runtime: 'calling',
    pattern:
      /spawn ([\w./-]{1,100}) ENOENT|FileNotFoundError: \[Errno 2\] No such file or directory: '([\w-]{1,60})'|exec: "([\w-]{1,60})": executable file not found in \$PATH(?!.{0,40}(?:unknown|OCI))|(?:Please|must|You need to) install ['"`]?([\w@./-]{1,60})['"`]?(?: (?:first|package|to use|with)|\.|$)|No such file or directory - ([\w-]{1,60})$/,
  },
];

/** What a name says that is the program's own, and how sure that makes. */
function ownCause(
  name: string,
  runtime: string,
  { later }: LogProof,
  texts: readonly string[],
): readonly [cause: string, most: Confidence] | undefined {
  const dot = name.lastIndexOf('.');
  if (runtime === 'Node.js' && /^[./\\]/.test(name)) {
    return [
      `The program's own file ${name} is not in the image: a build step that did not run, or another path`,
      'high',
    ];
  }
  if (runtime !== 'Python' || /\s/.test(name)) return undefined;
  if (dot > 0) {
    // Of a package that is missing itself, Python would name only the package.
    return [
      `The image has ${name.slice(0, dot)}, and in it no module ${name.slice(dot + 1)}: a file that was not copied, or another version`,
      'high',
    ];
  }
  const all = [...texts, ...later].join('\n');
  const isOwn = new RegExp(`/${name.replace(/\W/g, '.')}(?:/|\\.py)`).test(all);
  const isNamedByCommand =
    /in (?:import_app|load_app|import_from_string|import_from_cwd|load_wsgiapp|locate_app|find_app)\b/.test(
      all,
    );
  if (isOwn || isNamedByCommand) {
    return [
      `Python does not find ${name}, which is the program's own: the folder that holds it is not on the path (working directory, PYTHONPATH), or the command names it wrongly`,
      'medium',
    ];
  }
  return undefined;
}

/** Other lines of the same log that tell of something else that is missing. */
function othersOf(proofs: readonly LogProof[], { text, around }: LogProof): string[] {
  const others = proofs.filter(
    (other) =>
      other.around === around &&
      other.text !== text &&
      FORMATS.some(({ pattern }) => pattern.test(other.text.slice(0, 4_000))),
  );
  return [...new Set(others.map((other) => other.text))].slice(0, OTHERS);
}

const OTHERS = 3;

const ROLLBACK = 'Until then, roll back to the last revision whose image had it';

/** A module that is there, without the name that is wanted. */
const NOT_IN_IT = /^cannot import name /;

function match(evidence: Evidence): Match | undefined {
  const proofs = logProofs(evidence);
  for (const proof of proofs) {
    const { text, confidence } = proof;
    for (const { runtime, pattern, category = 'app_dependency_missing' } of FORMATS) {
      const found = pattern.exec(text.slice(0, 4_000).replaceAll('\\"', '"'));
      const name = found && nameIn(found);
      if (!name) continue;
      const isCommand = category === 'entrypoint_error';
      const image = evidence.taskDefinition?.image;
      const own = isCommand
        ? undefined
        : ownCause(
            name,
            runtime,
            proof,
            proofs.map((one) => one.text),
          );
      return {
        category,
        confidence: weaker(confidence, own?.[1] ?? 'high'),
        title: isCommand
          ? `its command names ${name}`
          : NOT_IN_IT.test(name)
            ? name
            : own?.[1] === 'medium'
              ? `its own module ${name} is not found`
              : `the image lacks ${name}`,
        cause: isCommand
          ? `The command names ${name}, which is not in the image under this name`
          : NOT_IN_IT.test(name)
            ? `Python ${name}: the code and the module are of different versions, or they import each other`
            : (own?.[0] ?? `The image lacks ${name}, which the ${runtime} program needs at start`),
        evidence: [text, ...othersOf(proofs, proof)],
        advice: [
          isCommand
            ? 'Check the command and entrypoint of the task definition: spelling, path, and one word for each list entry'
            : NOT_IN_IT.test(name)
              ? `Compare the versions of the code and of the module in the image${image ? ` ${image}` : ''}, and look for modules that import each other`
              : own
                ? `Look in the image${image ? ` ${image}` : ''} for ${name}, and compare working directory, PYTHONPATH and COPY with it`
                : `Add ${packageOf(name, runtime)} to the image${image ? ` ${image}` : ''} and deploy; check the build's install step and what it copies`,
          ROLLBACK,
        ],
        rollbackAdvice: ROLLBACK,
        ...(own && { settings: ['PYTHONPATH'] }),
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

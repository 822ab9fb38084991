import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectors } from '../shared/detection/detectors/index.ts';
import { rules } from '../shared/diagnosis/rules/index.ts';
import { schemas } from '../shared/event/schemas/index.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['functions', 'shared', 'infra', 'local', 'cli', 'test', 'bench'];

function filesBelow(folder: string, ending = '.ts'): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const sources = FOLDERS.flatMap((folder) => filesBelow(folder));
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
/** Comments may name what code may not. */
const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

function importsOf(file: string): Import[] {
  const pattern =
    /(?:import|export)\s+(type\s+)?([\w*{}\s,]*?)\s*from\s+'([^']+)'|import\(\s*'([^']+)'/g;
  return [...code(file).matchAll(pattern)].map(([, typeOnly, names = '', from, lazy]) => {
    const target = from ?? lazy ?? '';
    const members = /\{([\s\S]*)\}/.exec(names)?.[1]?.split(',') ?? [];
    const onlyTypes =
      members.length > 0 && members.every((one) => !one.trim() || /^type\s/.test(one.trim()));
    return {
      target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      isType: typeOnly !== undefined || onlyTypes,
    };
  });
}

/** Deeds do I/O; everything else in `shared` is a decision. */
const DEEDS = /^shared\/(aws|table|lambda|collect|steps)\//;
const isDecision = (file: string) => file.startsWith('shared/') && !DEEDS.test(file);

interface Law {
  readonly who: string;
  readonly from: (file: string) => boolean;
  readonly never: RegExp;
  readonly instead: string;
  /** Types cost nothing at run time, so most laws let them pass. */
  readonly typesToo?: boolean;
}

const inFolder = (folder: string) => (file: string) => file.startsWith(`${folder}/`);

const LAWS: readonly Law[] = [
  {
    who: 'a function',
    from: inFolder('functions'),
    never: /^functions\/|^@aws-sdk\/|^local\/|^cli\/|^infra\/|^node:/,
    instead: 'call a deed of shared/, or move what two functions share there',
    typesToo: true,
  },
  {
    who: 'the CLI',
    from: inFolder('cli'),
    never: /^functions\/|^shared\/lambda\/|^infra\/|^@aws-sdk\//,
    instead: 'go through local/ for the functions, and through shared/table for the table',
  },
  {
    who: 'local',
    from: inFolder('local'),
    never: /^infra\/|^cli\//,
    instead: 'let the CLI call it',
  },
  {
    who: 'infra',
    from: inFolder('infra'),
    never: /^(?!shared\/(names|event\/event-patterns)\.ts)(shared|functions|local|cli)\//,
    instead: 'put what both sides need into shared/names.ts; functions are bundled by their path',
    typesToo: true,
  },
  {
    who: 'shared/lambda',
    from: inFolder('shared/lambda'),
    never: /^shared\/(?!lambda\/|names\.ts|runtime\.ts)|^@aws-sdk\//,
    instead: 'bind it in the function: the runtime knows no deed and no decision',
  },
  {
    who: 'shared/table',
    from: inFolder('shared/table'),
    never: /^shared\/(aws|lambda|collect)\/|^functions\/|^local\//,
    instead: 'let the function join table and AWS',
  },
  {
    who: 'shared/aws',
    from: inFolder('shared/aws'),
    never: /^shared\/(table|lambda|collect)\/|^functions\/|^local\//,
    instead: 'let the function join table and AWS',
  },
  {
    who: 'a rule',
    from: (file) => /^shared\/diagnosis\/rules\/(?!index)/.test(file),
    never: /^(?!shared\/diagnosis\/[a-z-]+\.ts|shared\/(text|failure|evidence)\/)/,
    instead: 'read the evidence that is given; what several rules need goes beside rule.ts',
  },
  {
    who: 'a detector',
    from: (file) => /^shared\/detection\/detectors\/(?!index)/.test(file),
    never: /^(?!shared\/(detection\/detector|failure\/failure)\.ts)/,
    instead: 'decide on the history that is given',
  },
  {
    who: 'a decision',
    from: isDecision,
    never:
      /^shared\/(aws|table|lambda|collect)\/|^@aws-sdk\/|^node:(?!crypto)|^(functions|local|cli|infra)\//,
    instead: 'take the value as an argument; the function does the I/O',
  },
];

describe('imports', () => {
  for (const { who, from, never, instead, typesToo } of LAWS) {
    it(`of ${who} keep the law`, () => {
      const broken = sources.filter(from).flatMap((file) =>
        importsOf(file)
          .filter(({ target, isType }) => never.test(target) && (typesToo || !isType))
          .map(({ target }) => `${file} imports ${target}: ${instead}`),
      );
      expect(broken).toEqual([]);
    });
  }

  it('of middy and powertools stand in shared/lambda only', () => {
    const users = sources.filter((file) =>
      importsOf(file).some(({ target }) => /^@middy\/|^@aws-lambda-powertools\//.test(target)),
    );
    expect(users.filter((file) => !file.startsWith('shared/lambda/'))).toEqual([]);
  });

  it('name no file that does not exist', () => {
    const missing = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => /^[a-z]+\/.*\.ts$/.test(target) && !existsSync(join(ROOT, target)))
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('decisions', () => {
  it('take the time, the environment and chance as arguments', () => {
    const impure = /Date\.now\(|new Date\(\)|Math\.random|process\.env|performance\.now/;
    expect(sources.filter(isDecision).filter((file) => impure.test(code(file)))).toEqual([]);
  });
});

describe('functions', () => {
  it('read no environment, and each is one of the four', () => {
    const functions = filesBelow('functions');
    expect(functions.filter((file) => /process\.env/.test(code(file)))).toEqual([]);
    expect(functions.map((file) => basename(file, '.ts')).sort()).toEqual([
      'detect',
      'diagnose',
      'notify',
      'reconcile',
    ]);
  });
});

describe('registries', () => {
  const kinds = [
    { folder: 'diagnosis/rules', ids: rules.map(({ id }) => id) },
    { folder: 'detection/detectors', ids: detectors.map(({ id }) => id) },
  ];
  for (const { folder, ids } of kinds) {
    const files = filesBelow(`shared/${folder}`).map((file) => basename(file, '.ts'));

    it(`list every file of ${folder} under its own name`, () => {
      expect([...ids].sort()).toEqual(files.filter((file) => file !== 'index').sort());
    });

    it(`have a test for every one of ${folder}`, () => {
      const missing = ids.filter(
        (id) => !existsSync(join(ROOT, `test/shared/${folder}/${id}.test.ts`)),
      );
      expect(missing).toEqual([]);
    });
  }

  it('join each schema with its samples and its test by one name', () => {
    const kebab = (name: string) => name.toLowerCase().replaceAll(' ', '-');
    const names = schemas.map((schema) => kebab(schema.entries['detail-type'].literal)).sort();
    const files = filesBelow('shared/event/schemas').map((file) => basename(file, '.ts'));
    expect(files.filter((file) => file !== 'index').sort()).toEqual(names);
    for (const name of names) {
      expect(existsSync(join(ROOT, `test/shared/event/schemas/${name}.test.ts`))).toBe(true);
      expect(filesBelow(`events/${name}`, '.json').length).toBeGreaterThan(0);
    }
  });
});

describe('files', () => {
  it('hold one idea: none over 200 lines, tests none over 300', () => {
    const long = sources
      .map((file) => ({ file, lines: text(file).split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (file.startsWith('test/') ? 300 : 200));
    expect(long).toEqual([]);
  });

  it('have names that say what is in them', () => {
    const vague = /(^|\/)(utils?|helpers?|common|lib|core|services|managers?|misc)(\/|\.ts$)/;
    const named = sources.filter((file) => !file.startsWith('test/helpers/'));
    // The service items of the table are about ECS services.
    expect(named.filter((file) => vague.test(file) && file !== 'shared/table/services.ts')).toEqual(
      [],
    );
  });

  it('are called index only where they are a registry', () => {
    const indexes = sources.filter((file) => basename(file) === 'index.ts');
    expect(
      indexes.filter(
        (file) => !/^shared\/(diagnosis\/rules|detection\/detectors|event\/schemas)\//.test(file),
      ),
    ).toEqual([]);
  });
});

describe('the lock file', () => {
  const lock = JSON.parse(text('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };

  it('names no registry host', () => {
    expect(text('package-lock.json')).not.toMatch(/"resolved": "http/);
  });

  it('lists the binaries of every platform, without which `npm ci` refuses to install', () => {
    const listed = new Set(
      Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')),
    );
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !listed.has(name)),
    );
    expect(missing).toEqual([]);
  });
});

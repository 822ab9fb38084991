import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectors } from '../shared/detection/detectors/index.ts';
import { rules } from '../shared/diagnosis/rules/index.ts';
import { schemas } from '../shared/event/schemas/index.ts';
import { stopReasons } from '../shared/failure/stop-reasons/index.ts';
import { FORMATS } from '../shared/report/formats/index.ts';
import {
  DECISIONS,
  type Import,
  INSTANCES,
  isDecision,
  ROOT_FILES,
  refusal,
} from './helpers/house-law.ts';
import { ALLOWED, REFUSED } from './helpers/import-directions.ts';
import { PROJECTS } from './helpers/projects.ts';

const HOME = join(import.meta.dirname, '..');
const FOLDERS = ['functions', 'shared', 'infra', 'local', 'cli', 'test', 'bench'];

function filesBelow(folder: string, ending = '.ts'): string[] {
  if (!existsSync(join(HOME, folder))) return [];
  return readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(HOME, join(entry.parentPath, entry.name)));
}

const sources = FOLDERS.flatMap((folder) => filesBelow(folder));
const text = (file: string) => readFileSync(join(HOME, file), 'utf8');
/** Comments may name what code may not. */
const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');

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

describe('imports', () => {
  it('keep the law', () => {
    const broken = sources.flatMap((file) =>
      importsOf(file).flatMap((one) => refusal(file, one) ?? []),
    );
    expect(broken).toEqual([]);
  });

  // A law that refuses nothing would pass as well: each direction that is forbidden is tried.
  it.each(REFUSED)('of %s from %s are refused', (file, target) => {
    expect(refusal(file, { target, isType: false })).toContain(`${file} imports ${target}: `);
  });

  it.each(ALLOWED)('of %s from %s are allowed', (file, target) => {
    expect(refusal(file, { target, isType: false })).toBeUndefined();
  });

  it('of types from the SDK are allowed to decisions, which read its shapes', () => {
    const types = { target: '@aws-sdk/client-ecs', isType: true };
    expect(refusal('shared/service/deployment.ts', types)).toBeUndefined();
  });

  it('of middy and powertools stand in shared/lambda only', () => {
    const users = sources.filter((file) =>
      importsOf(file).some(({ target }) => /^@middy\/|^@aws-lambda-powertools\//.test(target)),
    );
    expect(users.filter((file) => !file.startsWith('shared/lambda/'))).toEqual([]);
  });

  it('name no file that does not exist', () => {
    const missing = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => /^[a-z]+\/.*\.ts$/.test(target) && !existsSync(join(HOME, target)))
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
    { folder: 'failure/stop-reasons', ids: stopReasons.map(({ id }) => id) },
    { folder: 'report/formats', ids: Object.keys(FORMATS) },
  ];
  for (const { folder, ids } of kinds) {
    const files = filesBelow(`shared/${folder}`).map((file) => basename(file, '.ts'));

    it(`list every file of ${folder} under its own name`, () => {
      expect([...ids].sort()).toEqual(files.filter((file) => file !== 'index').sort());
    });

    it(`have a test for every one of ${folder}`, () => {
      const missing = ids.filter(
        (id) => !existsSync(join(HOME, `test/shared/${folder}/${id}.test.ts`)),
      );
      expect(missing).toEqual([]);
    });
  }

  it('have for every section of a report its text, and a test for each', () => {
    const sections = filesBelow('shared/report/sections').map((file) => basename(file));
    expect(
      filesBelow('shared/report/section-texts')
        .map((file) => basename(file))
        .sort(),
    ).toEqual([...sections].sort());
    const missing = ['sections', 'section-texts'].flatMap((folder) =>
      sections
        .map((file) => `test/shared/report/${folder}/${file.replace('.ts', '.test.ts')}`)
        .filter((file) => !existsSync(join(HOME, file))),
    );
    expect(missing).toEqual([]);
  });

  it('join each schema with its samples and its test by one name', () => {
    const kebab = (name: string) => name.toLowerCase().replaceAll(' ', '-');
    const names = schemas.map((schema) => kebab(schema.entries['detail-type'].literal)).sort();
    const files = filesBelow('shared/event/schemas').map((file) => basename(file, '.ts'));
    expect(files.filter((file) => file !== 'index').sort()).toEqual(names);
    for (const name of names) {
      expect(existsSync(join(HOME, `test/shared/event/schemas/${name}.test.ts`))).toBe(true);
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

  it('have lines of at most 100 characters outside of test/, patterns included', () => {
    const written = sources.filter((file) => !file.startsWith('test/'));
    const long = [...written, ...readdirSync(HOME).filter((file) => /config\.ts$/.test(file))]
      .concat('cli/loopwatch.mjs', 'package.json')
      .flatMap((file) =>
        text(file)
          .split('\n')
          .map((line, index) => ({ file, line, index })),
      )
      .filter(({ line }) => line.length > 100);
    expect(long.map(({ file, index }) => `${file}:${index + 1}`)).toEqual([]);
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
      indexes.filter((file) => !new RegExp(`^shared/(${INSTANCES.join('|')})/`).test(file)),
    ).toEqual([]);
  });
});

describe('tests', () => {
  const tests = filesBelow('test', '.test.ts');
  const matchesAny = (file: string, globs: readonly string[]) =>
    globs.some((glob) => matchesGlob(file, glob));

  it('belong to one project of Vitest each: none runs twice, and none never', () => {
    const projectsOf = (file: string) =>
      PROJECTS.filter(
        ({ include, exclude }) => matchesAny(file, include) && !matchesAny(file, exclude),
      );
    expect(tests.filter((file) => projectsOf(file).length !== 1)).toEqual([]);
  });

  it('are meant by every pattern of a project', () => {
    const patterns = PROJECTS.flatMap(({ include, exclude }) => [...include, ...exclude]);
    const idle = patterns.filter((glob) => !tests.some((file) => matchesGlob(file, glob)));
    expect(idle).toEqual([]);
  });
});

describe('shared', () => {
  const deeds = ['aws', 'table', 'collect', 'lambda', 'steps'];

  it('has no folder that the law does not know, and four files of none', () => {
    const entries = readdirSync(join(HOME, 'shared'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.filter((name) => !DECISIONS.includes(name) && !deeds.includes(name))).toEqual(
      [],
    );
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => basename(name, '.ts'));
    expect(files.filter((name) => !ROOT_FILES.includes(name))).toEqual([]);
  });
});

describe('the documents', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'events/README.md', 'shared/table/README.md'])(
    'name no path that does not exist: %s',
    (document) => {
      const named = [...text(document).matchAll(/`((?:[\w.-]+\/)+[\w.*-]*)`|\]\(([\w./-]+)\)/g)]
        .map(([, path, link]) => path ?? link ?? '')
        .filter((path) =>
          /^(functions|shared|infra|local|cli|events|test|bench|\.ci)\/|\.md$/.test(path),
        );
      const missing = named.filter((path) => !existsSync(join(HOME, path.replace(/\/?\*$/, ''))));
      expect(missing).toEqual([]);
    },
  );

  it.each(['README.md', 'CONTRIBUTING.md'])('give each folder its line: %s', (document) => {
    const silent = [...FOLDERS, 'events'].filter(
      (folder) => !text(document).includes(`\`${folder}/`),
    );
    expect(silent).toEqual([]);
  });

  it('give each folder of shared its line in CONTRIBUTING.md', () => {
    const folders = readdirSync(join(HOME, 'shared'), { withFileTypes: true });
    const silent = folders
      .filter((entry) => entry.isDirectory() && !text('CONTRIBUTING.md').includes(`${entry.name}/`))
      .map(({ name }) => name);
    expect(silent).toEqual([]);
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

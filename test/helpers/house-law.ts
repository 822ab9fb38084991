/** What a file imports: a path of the project, or a package's name. */
export interface Import {
  readonly target: string;
  readonly isType: boolean;
}

/** The folders of decisions, in order. Each imports only from itself and from those before it. */
export const DECISIONS = [
  'text',
  'event',
  'failure',
  'service',
  'stack',
  'detection',
  'evidence',
  'incident',
  'diagnosis',
  'notification',
  'report',
];

/** Files of `shared/` outside its folders. Every file may import them. */
export const ROOT_FILES = ['names', 'settings', 'resource', 'runtime'];

/** A folder of instances: its files import the concept beside it, and never each other. */
export const INSTANCES = [
  'event/schemas',
  'failure/stop-reasons',
  'detection/detectors',
  'detection/stack-detectors',
  'diagnosis/rules',
  'report/sections',
  'report/section-texts',
  'report/formats',
];

/** Instances that build on those of another folder: a section's text reads its data. */
const BUILD_ON: Readonly<Record<string, string>> = {
  'report/section-texts': 'report/sections',
  'report/formats': 'report/section-texts',
};

interface Law {
  readonly who: string;
  readonly from: RegExp;
  /** Places in the project that may be imported. All others are forbidden. */
  readonly may: RegExp;
  /** Packages and Node's own modules; none when absent. */
  readonly packages?: RegExp;
  readonly instead: string;
}

const shared = (names: readonly string[]) => `shared/(${names.join('|')})/`;
const ROOT = `shared/(${ROOT_FILES.join('|')})\\.ts$`;
const anyOf = (...places: readonly string[]) => new RegExp(`^(${places.join('|')})`);

/** Who may import what. The first law whose `from` matches a file applies. */
export const LAWS: readonly Law[] = [
  {
    who: 'a function',
    from: /^functions\//,
    may: anyOf('shared/'),
    instead: 'call a deed or a step of shared/; what two functions share is a step',
  },
  {
    who: 'the CLI',
    from: /^cli\//,
    may: anyOf('cli/', 'local/', shared([...DECISIONS, 'table', 'aws', 'collect', 'steps']), ROOT),
    packages: /^(?!@aws-sdk\/|@middy\/|@aws-lambda-powertools\/)/,
    instead: 'go through local/ for the functions, and through a deed for AWS and the table',
  },
  {
    who: 'the embedded cloud',
    from: /^local\//,
    may: anyOf('local/', 'functions/', 'shared/'),
    packages: /^(?!@middy\/|@aws-lambda-powertools\/)/,
    instead: 'let the CLI call it',
  },
  {
    who: 'the infrastructure',
    from: /^infra\//,
    may: anyOf('infra/', 'shared/(names|settings|event/event-patterns)\\.ts$'),
    packages: /^(?!@aws-sdk\/|@middy\/|@aws-lambda-powertools\/)/,
    instead:
      'put what both sides need into shared/names.ts or shared/settings.ts; functions are bundled by their path',
  },
  {
    who: 'the names',
    from: /^shared\/(names|settings)\.ts$/,
    may: anyOf('shared/names\\.ts$'),
    instead: 'keep them free of imports: the infrastructure reads them too',
  },
  {
    who: 'a file of no folder',
    from: new RegExp(`^${ROOT}`),
    may: anyOf(ROOT),
    instead: 'move what needs more than names into the folder that it is about',
  },
  {
    who: 'shared/lambda',
    from: /^shared\/lambda\//,
    may: anyOf('shared/lambda/', ROOT),
    packages: /^(@middy\/|@aws-lambda-powertools\/|aws-lambda$)/,
    instead: 'take it as a deed of the runtime: the place knows no decision, no table and no step',
  },
  {
    who: 'shared/table',
    from: /^shared\/table\//,
    may: anyOf('shared/table/', shared(DECISIONS), ROOT),
    packages: /^@aws-sdk\//,
    instead: 'let a step or the function join the table with AWS',
  },
  {
    who: 'shared/aws',
    from: /^shared\/aws\//,
    may: anyOf('shared/aws/', shared(DECISIONS), ROOT),
    packages: /^@aws-sdk\//,
    instead: 'let a step or the function join AWS with the table',
  },
  {
    who: 'shared/collect',
    from: /^shared\/collect\//,
    may: anyOf('shared/collect/', 'shared/aws/', shared(DECISIONS), ROOT),
    instead: 'take what is stored as an argument',
  },
  {
    who: 'a step',
    from: /^shared\/steps\//,
    may: anyOf('shared/steps/', shared([...DECISIONS, 'table', 'aws', 'collect']), ROOT),
    instead: 'take the deed from its world: the function binds it',
  },
  ...INSTANCES.map((folder): Law => {
    const concept = folder.split('/')[0] ?? '';
    const below = BUILD_ON[folder];
    return {
      who: `one of ${folder}`,
      from: new RegExp(`^shared/${folder}/(?!index\\.ts$)`),
      may: anyOf(
        `shared/${concept}/[a-z-]+\\.ts$`,
        ...(below ? [`shared/${below}/`] : []),
        shared(before(concept)),
        ROOT,
      ),
      packages: concept === 'event' ? /^valibot$/ : /^$/,
      instead: `put what several of them need beside the folder, in shared/${concept}/`,
    };
  }),
  ...DECISIONS.map(
    (folder): Law => ({
      who: `a decision of ${folder}`,
      from: new RegExp(`^shared/${folder}/`),
      may: anyOf(shared([...before(folder), folder]), ROOT),
      packages: /^(valibot$|node:crypto$)/,
      instead: `take the value as an argument, or move it to a folder before ${folder}`,
    }),
  ),
];

function before(folder: string): string[] {
  return DECISIONS.slice(0, DECISIONS.indexOf(folder));
}

/** Why a file may not import something; undefined when it may. Types of packages are free. */
export function refusal(file: string, { target, isType }: Import): string | undefined {
  const law = LAWS.find(({ from }) => from.test(file));
  if (!law) return undefined;
  const isOurs = /^(functions|shared|infra|local|cli|test|bench)\//.test(target);
  const isAllowed = isOurs ? law.may.test(target) : isType || (law.packages?.test(target) ?? false);
  return isAllowed ? undefined : `${file} imports ${target}: ${law.instead}`;
}

export const isDecision = (file: string) => anyOf(shared(DECISIONS)).test(file);

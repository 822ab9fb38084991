import { anyOf, inOrder } from '../text/pattern.ts';
import type { MissingModuleFormat } from './missing-module-format.ts';

// Groups match only letters, digits and a few marks: a page repeats nothing else of a log.

const PYTHON = anyOf(
  // Python: https://docs.python.org/3/library/exceptions.html#ImportError
  /(?:ModuleNotFoundError|ImportError|python[\d.]*): No module named '?([\w.-]+)/,
  /ImportError: (?<import>cannot import name '[\w.]+' from '[\w.]+')/,
  // setuptools
  /DistributionNotFound: The '([\w.<>=,-]+)' distribution was not found/,
  // importlib.metadata: https://docs.python.org/3/library/importlib.metadata.html
  /PackageNotFoundError: No package metadata was found for ([\w.-]+)/,
  // Django
  /ImproperlyConfigured: Error loading ([\w.-]+)(?: or [\w.-]+)? module/,
  // setuptools
  /VersionConflict: \(([\w.-]{1,80})/,
  // pandas
  inOrder(
    /ImportError: (?:Missing|Unable to import) (?:required|optional) dependenc\w{1,4} /,
    /'?([\w.-]{1,80})/,
  ),
  // spaCy
  /E050\] Can't find model '([\w.-]{1,80})/,
  // NLTK
  /Resource (?:\S{1,8})?([\w.]{1,60})(?:\S{1,8})? not found\.\s+Please use the NLTK/,
);

const NODE = anyOf(
  // Node.js: https://nodejs.org/api/errors.html#err_module_not_found
  /Cannot find (?:module|package) '([\w@./:\\~+-]{1,200})'/,
  // webpack
  /Can't resolve '([\w@./:+-]{1,200})'/,
  // Sequelize, Knex, TypeORM
  /Please install ([\w@/-]{1,60})(?: or [\w@/-]{1,60})? package manually/,
  /DriverPackageNotInstalledError: ([\w -]{1,40}) package/,
  // sharp
  /Could not load the "([\w@/-]{1,60})" module/,
  // Node.js: https://nodejs.org/api/errors.html#err_package_path_not_exported
  /Package subpath '([\w./-]{1,100})' is not defined/,
  // bindings
  /Could not locate the (bindings file)/,
  // Prisma
  /could not locate the (Query Engine)/,
  /(@prisma\/client) did not initialize/,
  // Native modules, built for another version of Node.js
  /The module '([\w./-]{1,200})'[^\n]{0,5}$/,
  // Next.js
  /(?:Could not find a|Couldn't find a) (production build)/,
  /was compiled against a different (Node\.js version)/,
);

const JAVA = anyOf(
  // The JDK: https://docs.oracle.com/javase/8/docs/api/java/lang/NoClassDefFoundError.html
  /(?:ClassNotFoundException|NoClassDefFoundError): (?!Could not)([\w./$]+)/,
  /Could not find or load main class ([\w.$]+)/,
  /UnsatisfiedLinkError: no (\w+) in java\.library\.path/,
  /NoSuch(?:Method|Field)Error: '?(?:[\w.$[\]]{1,200} )?([\w.$]{1,200})/,
  // JDBC: https://docs.oracle.com/javase/8/docs/api/java/sql/DriverManager.html
  /(?:load|find) (?:JDBC )?driver(?: class)?:? ?'?([\w.$]{3,120})/,
  /(No suitable driver) found/,
  /([\w./]{1,200}) has been compiled by a more recent version/,
  // Gradle and Groovy
  /Unsupported class file (major version \d{2})/,
);

const RUBY = anyOf(
  /cannot load such file -- ([\w./-]{1,200})/,
  // Bundler and RubyGems
  inOrder(
    /Could not find (?:gem )?'?([\w.-]+)[^\n]{0,60} in /,
    /any of the|locally installed|rubygems/,
  ),
  /Could not find '([\w.-]{1,80})' \(/,
  /Your Ruby version is [\d.]{1,10}, but your Gemfile specified ([\d.]{1,10})/,
  // ExecJS
  /Could not find a (JavaScript runtime)/,
  // Rails
  /Error loading the '(\w{1,40})' Active Record adapter/,
  /can't find gem ([\w.-]{1,80})/,
);

const DOTNET = anyOf(
  /Could not load file or assembly '([\w.-]{1,200})/,
  /Unable to load (?:shared library|DLL) '([\w.-]{1,200})'/,
  // The host of .NET:
  // https://learn.microsoft.com/en-us/dotnet/core/runtime-discovery/troubleshoot-app-launch
  /framework:? '([\w.]{1,80}',? version '[\d.]{1,20})'? ?(?:\(\w+\) )?was not found/,
  /(?:You must install or update|find any compatible) (\.NET|framework)/,
  // https://learn.microsoft.com/en-us/dotnet/core/extensions/globalization-icu
  /valid (ICU) package installed/,
  /No usable version of (libssl)/,
  /dependencies manifest \(([\w.-]{1,120})\) was not found/,
);

const PHP = anyOf(
  /(?:Class|Interface|Trait) ["']([\w\\]+)["'] not found/,
  /Failed opening required '([\w./-]{1,200})'/,
  /(vendor\/autoload\.php)\)?: [Ff]ailed to open/,
  /Call to undefined function ([\w\\]+)\(\)/,
  // PDO: https://www.php.net/manual/en/pdo.construct.php
  /(could not find driver)/,
  // Composer
  /requested PHP extension ([\w.-]{1,40})/,
  /Unable to load dynamic library '([\w./-]{1,100})/,
  /dependencies require a (PHP version[^\n]{0,10}\d[\d.]{0,8})/,
  /Please run ['"`]?(composer install)/,
);

const SCRIPT = anyOf(
  // Perl
  /Can't locate ([\w/.]+) in @INC/,
  // Lua
  /module '([\w./-]{1,80})' not found:/,
  // R
  /there is no package called ['‘"]([\w.]{1,80})/,
  // Julia
  /Package ([\w.]{1,60}) not found in current path/,
);

/** Messages of languages. Those about a wrong command come before the others of the language. */
export const LANGUAGE_MODULE_FORMATS: readonly MissingModuleFormat[] = [
  // A command written as one word: `python -m "hypercorn shop"`
  {
    runtime: 'Python',
    pattern: /No module named '([\w.-]+(?: [\w.:-]+)+)'/,
    category: 'entrypoint_error',
  },
  { runtime: 'Python', pattern: PYTHON },
  { runtime: 'Node.js', pattern: NODE },
  { runtime: 'Deno', pattern: /Module not found "(?:file:\/\/)?([\w@./:-]{1,200})"/ },
  {
    runtime: 'Java',
    pattern: /Unable to access jarfile ([\w./-]+)/,
    category: 'entrypoint_error',
  },
  { runtime: 'Java', pattern: JAVA },
  { runtime: 'Ruby', pattern: RUBY },
  { runtime: '.NET', pattern: DOTNET },
  { runtime: 'PHP', pattern: PHP },
  {
    runtime: 'Elixir',
    pattern: anyOf(
      /\(module ([\w.]+) is not available\)/,
      /could not find application file: ([\w.]{1,80})/,
    ),
  },
  { runtime: 'script', pattern: SCRIPT },
];

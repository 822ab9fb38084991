import { describe, expect, it } from 'vitest';
import { missingModule } from '../../../../shared/diagnosis/rules/missing-module.ts';
import { evidenceOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';

const { match } = missingModule;

/** Who reports it, the end of the log, and what is missing. */
const MATCHES: readonly (readonly [string, string, string])[] = [
  [
    'Python',
    `Traceback (most recent call last):
  File "/app/main.py", line 3, in <module>
    from shop.media import thumbnails
ModuleNotFoundError: No module named 'shop.media'`,
    'shop.media',
  ],
  ['Python 2', 'ImportError: No module named requests', 'requests'],
  ['python -m', '/usr/local/bin/python3: No module named gunicorn', 'gunicorn'],
  [
    'Python, a name in a module',
    "ImportError: cannot import name 'Markup' from 'jinja2' (/usr/local/lib/python3.12/site-packages/jinja2/__init__.py)",
    "cannot import name 'Markup' from 'jinja2'",
  ],
  [
    'Python, a library of the system',
    'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
    'libGL.so.1',
  ],
  [
    'setuptools',
    "pkg_resources.DistributionNotFound: The 'celery>=5' distribution was not found and is required by the application",
    'celery>=5',
  ],
  [
    'Django',
    'django.core.exceptions.ImproperlyConfigured: Error loading psycopg2 or psycopg module',
    'psycopg2',
  ],
  [
    'Node.js',
    `Error: Cannot find module './routes/orders'
Require stack:
- /app/server.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15)`,
    './routes/orders',
  ],
  [
    'Node.js with ES modules',
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@shop/config' imported from /app/dist/main.js",
    '@shop/config',
  ],
  [
    'Java',
    `Exception in thread "main" java.lang.NoClassDefFoundError: org/slf4j/LoggerFactory
\tat com.shop.Main.<clinit>(Main.java:9)
Caused by: java.lang.ClassNotFoundException: org.slf4j.LoggerFactory`,
    'org/slf4j/LoggerFactory',
  ],
  [
    'Java without its main class',
    'Error: Could not find or load main class com.shop.Application',
    'com.shop.Application',
  ],
  [
    'JNI',
    'java.lang.UnsatisfiedLinkError: no opencv_java490 in java.library.path: /usr/lib',
    'opencv_java490',
  ],
  [
    'Ruby',
    "/usr/local/lib/ruby/3.3.0/bundled_gems.rb:69:in `require': cannot load such file -- sinatra (LoadError)",
    'sinatra',
  ],
  [
    'Bundler',
    'Could not find rack-3.1.7 in any of the sources (Bundler::GemNotFound)',
    'rack-3.1.7',
  ],
  [
    '.NET',
    "Unhandled exception. System.IO.FileNotFoundException: Could not load file or assembly 'Shop.Core, Version=1.0.0.0, Culture=neutral'. The system cannot find the file specified.",
    'Shop.Core',
  ],
  [
    '.NET, a library of the system',
    "System.DllNotFoundException: Unable to load shared library 'libgdiplus' or one of its dependencies.",
    'libgdiplus',
  ],
  [
    'PHP',
    'PHP Fatal error:  Uncaught Error: Class "Shop\\Kernel" not found in /srv/index.php:12',
    'Shop\\Kernel',
  ],
  [
    'PHP without composer install',
    "PHP Fatal error:  Uncaught Error: Failed opening required '/srv/vendor/autoload.php' (include_path='.')",
    '/srv/vendor/autoload.php',
  ],
  [
    'PHP without an extension',
    'PHP Fatal error:  Uncaught Error: Call to undefined function mysqli_connect() in /srv/db.php:4',
    'mysqli_connect',
  ],
  [
    'Elixir',
    '** (UndefinedFunctionError) function Shop.Media.start_link/1 is undefined (module Shop.Media is not available)',
    'Shop.Media',
  ],
  [
    'the loader of glibc',
    './app: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
    'libpq.so.5',
  ],
  [
    'the loader of musl',
    'Error loading shared library libssl.so.1.1: No such file or directory (needed by /app/server)',
    'libssl.so.1.1',
  ],
  [
    'an image with an older glibc',
    "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by ./app)",
    'GLIBC_2.38',
  ],
];

const COMMAND: readonly (readonly [string, string, string])[] = [
  [
    'Python, a command in one word',
    "ModuleNotFoundError: No module named 'hypercorn shop'",
    'hypercorn shop',
  ],
  ['Java without its archive', 'Error: Unable to access jarfile /srv/shop.jar', '/srv/shop.jar'],
];

const NO_MATCHES: readonly (readonly [string, string])[] = [
  [
    'a class that could not start',
    'java.lang.NoClassDefFoundError: Could not initialize class com.shop.Config',
  ],
  [
    'a circle of imports',
    "ImportError: cannot import name 'a' from partially initialized module 'shop' (most likely due to a circular import)",
  ],
  [
    'a page that is not there',
    '2026/02/03 [error] open() "/srv/favicon.ico" failed (2: No such file or directory)',
  ],
  ['a module that is there', "INFO loaded module 'shop.media'"],
  ['a class that is not found in a table', 'ERROR Class not found for product 17'],
  ['nothing', ''],
];

describe('missingModule', () => {
  it.each(MATCHES)('recognises it: %s', (_, log, name) => {
    const found = match(evidenceOf({ log }));
    expect(found).toMatchObject({
      category: 'app_dependency_missing',
      title: /^cannot import/.test(name) ? name : `the image lacks ${name}`,
    });
    expect(found?.confidence).not.toBe('low');
    expect(log).toContain(found?.evidence[0]);
  });

  it.each(COMMAND)('blames the command: %s', (_, log, name) => {
    expect(match(evidenceOf({ log }))).toMatchObject({
      category: 'entrypoint_error',
      title: `its command names ${name}`,
    });
  });

  it.each(NO_MATCHES)('does not match: %s', (_, log) => {
    expect(match(evidenceOf({ log }))).toBeUndefined();
  });

  it.each(Object.entries(healthyLogs))('is not confident about the healthy log of %s', (_, log) => {
    expect(match(evidenceOf({ log }))?.confidence ?? 'low').toBe('low');
  });

  it('is sure of the line that ended the program, and less sure of an earlier one', () => {
    const line = "Error: Cannot find module 'pg'";
    const sure = match(evidenceOf({ log: `server is starting\n${line}` }));
    expect(sure?.confidence).toBe('high');
    const less = match(evidenceOf({ log: `${line}\nFATAL: the orders queue is gone` }));
    expect(less?.confidence).toBe('medium');
  });

  it('repeats only a name from the log', () => {
    const log = "Error: Cannot find module '<!channel> \u202e pay me'";
    expect(match(evidenceOf({ log }))).toBeUndefined();
  });

  it('names the image to rebuild', () => {
    const log = "ModuleNotFoundError: No module named 'redis'";
    expect(match(evidenceOf({ log, environment: [] }))?.advice[0]).toContain('shop/media:9f31c2e');
  });

  it.each([
    [
      'a module of a package that is there',
      "ModuleNotFoundError: No module named 'shop.media'",
      'The image has shop, and in it no module media',
    ],
    [
      'a file of the program',
      "Error: Cannot find module './routes/cart'",
      "The program's own file ./routes/cart is not in the image",
    ],
  ])('recognises as part of the program: %s', (_, log, cause) => {
    expect(match(evidenceOf({ log }))?.cause).toContain(cause);
  });

  it.each([
    [
      'frames show it',
      `Traceback (most recent call last):
  File "/srv/shop/main.py", line 2, in <module>
    from shop import cart
ModuleNotFoundError: No module named 'shop'`,
    ],
    [
      'the command names it',
      `Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/gunicorn/util.py", line 371, in import_app
    mod = importlib.import_module(module)
ModuleNotFoundError: No module named 'shop'`,
    ],
  ])('does not claim that the image lacks the program itself when %s', (_, log) => {
    const found = match(evidenceOf({ log }));
    expect(found).toMatchObject({
      confidence: 'medium',
      title: 'its own module shop is not found',
    });
    expect(found?.cause).toContain('PYTHONPATH');
  });

  it.each([
    ["ModuleNotFoundError: No module named 'cv2'", 'package opencv-python-headless'],
    ['ImportError: libGL.so.1: cannot open shared object file', 'package libgl1'],
  ])('names the package to install: %s', (log, named) => {
    expect(match(evidenceOf({ log }))?.advice[0]).toContain(named);
  });
});

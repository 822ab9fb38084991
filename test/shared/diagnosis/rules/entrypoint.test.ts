import { entrypoint } from '../../../../shared/diagnosis/rules/entrypoint.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(entrypoint, {
  category: 'entrypoint_error',
  says: [
    ['dash', '/bin/sh: 1: gunicorn: not found', 'gunicorn'],
    ['busybox', 'sh: yarn: not found', 'yarn'],
    ['bash', '/docker-entrypoint.sh: line 12: pm2: command not found', 'pm2'],
    ['the kernel', 'exec /app/entrypoint.sh: no such file or directory', '/app/entrypoint.sh'],
    ['tini', '[FATAL tini (7)] exec /app/server failed: No such file or directory', '/app/server'],
    [
      'tini, not executable',
      '[FATAL tini (7)] exec ./run failed: Permission denied',
      'not executable',
    ],
    [
      'env with Windows line ends',
      "/usr/bin/env: 'bash\\\\r': No such file or directory",
      'Windows',
    ],
    [
      'bash with Windows line ends',
      "/entrypoint.sh: line 2: $'\\\\r': command not found",
      'Windows',
    ],
    ['npm', 'npm ERR! Missing script: "start:prod"', 'start:prod'],
    ['pnpm', ' ERR_PNPM_NO_SCRIPT  Missing script: serve', 'serve'],
    ['yarn', 'error Command "serve" not found.', 'serve'],
    [
      'Python',
      "python: can't open file '/app/manage.py': [Errno 2] No such file or directory",
      '/app/manage.py',
    ],
    ['uvicorn', 'ERROR:    Error loading ASGI app. Could not import module "main".', 'main'],
    [
      'uvicorn, the attribute',
      'ERROR:    Error loading ASGI app. Attribute "app" not found in module "shop.main".',
      'shop.main',
    ],
    ['gunicorn', "Failed to find attribute 'application' in 'shop.wsgi'.", 'application'],
    ['Java', 'no main manifest attribute, in /app/app.jar', 'app.jar'],
    ['.NET', "The application to execute does not exist: '/app/Shop.Api.dll'.", 'Shop.Api.dll'],
    ['supervisord', "error: can't find command '/usr/sbin/nginx'", '/usr/sbin/nginx'],
    ['Go flags', 'flag provided but not defined: -listen-addr', '-listen-addr'],
    ['cobra', 'Error: unknown flag: --conifg', '--conifg'],
    ['cobra, a command', 'Error: unknown command "serv" for "app"', 'serv'],
    ['click', 'Error: No such option: --bnd', '--bnd'],
    ['argparse', 'gunicorn: error: unrecognized arguments: --worker 4', '--worker'],
    ['not executable', '/bin/sh: 1: ./start.sh: Permission denied', 'start.sh'],
    ['PHP', 'Could not open input file: artisan', 'artisan'],
    ['Bun', 'error: Script not found "start"', 'start'],
    [
      'rake',
      "Don't know how to build task 'db:migrat' (See the list of available tasks with `rake --tasks`)",
      'db:migrat',
    ],
  ],
  doesNotSay: [
    ['a route', 'ERROR GET /cart: route not found'],
    ['a file of data', 'ERROR product 7: image not found'],
    ['nothing', ''],
  ],
});

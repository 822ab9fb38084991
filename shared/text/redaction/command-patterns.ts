import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** A quoted argument without its quotes, or a bare one. */
const ARGUMENT = anyOf(/(?<=["'])[^"'\n]{1,200}(?=["'])/g, /[^\s"']{1,200}/g);

const NOT_A_MARK = /(?!\[REDACTED)/g;
const NEITHER_MARK_NOR_OPTION = /(?!\[REDACTED|[-$])/g;

/** What else `-p` may begin: a port mapping of Docker, or a long option with one dash. */
const OTHER_OPTION = anyOf(
  /^[\d.]{1,15}:[\d:]{1,12}(?:\/\w{3})?$/,
  /^(?:ort|rotocol|id|ath|refix|assword|roxy|rofile|roject|lugin)(?![a-z]).*$/,
);

/** Passwords on a command line, where a short option means a password to one command only. */
export const commandPatterns: readonly RedactPattern[] = [
  {
    id: 'command-user',
    // `curl -u user:password` and `--user`; two numbers are a uid and a gid.
    hints: ['-u', '-U', 'user'],
    near: /\b(?:curl|wget|https?)\b/g,
    keep: /(?<![\w-])(?:-[uU]|--(?:proxy-)?user)[= ]{1,3}["']?[^\s:"'=]{1,80}:/g,
    find: /(?!\/\/)[^\s"']{1,200}/g,
    isSecret: (found) => !/^(?:\d{1,9}|\[REDACTED:[a-z-]+\])$/.test(found),
  },
  {
    id: 'mysql-password',
    // `mysql -psecret`: the MySQL clients take the password without a space, and ask for it when
    // `-p` stands alone.
    // Source: https://dev.mysql.com/doc/refman/8.4/en/command-line-options.html
    hints: ['-p'],
    isOneCommand: true,
    near: /\b(?:mysql|mariadb)[\w-]{0,20}/gi,
    keep: /(?<![\w-])-p["']?/g,
    find: inOrder(NOT_A_MARK, ARGUMENT),
    isSecret: (found) => !OTHER_OPTION.test(found),
  },
  {
    id: 'redis-password',
    // `redis-cli -a secret`, also as a list of arguments.
    hints: ['-a'],
    isOneCommand: true,
    near: /\b(?:redis|valkey|keydb)-(?:cli|benchmark)\b/g,
    keep: /(?<![\w-])-a(?:[ \t]{1,4}|["'],\s{0,8}(?=["']))["']?/g,
    find: inOrder(NEITHER_MARK_NOR_OPTION, ARGUMENT),
  },
  {
    id: 'redis-directive',
    // `requirepass`, `masterauth` and `AUTH user password` in a configuration file or a session,
    // and SMTP's AUTH.
    hints: ['requirepass', 'masterauth', 'AUTH '],
    keep: inOrder(
      /\b/g,
      anyOf(/requirepass/g, /masterauth/g, /AUTH[ \t]{1,4}[\w.@-]{1,60}/g),
      /[ \t]{1,4}["']?/g,
    ),
    find: /(?!\[REDACTED)[^\s"']{4,400}/g,
    isSecret: (found) => /\d|=$/.test(found) && !/^\d{1,5}\W?$|:\d|^\d+ms/.test(found),
  },
  {
    id: 'login-password',
    // `docker login -p secret`, `sshpass -p secret` and their like; not the port of `docker run`.
    hints: [' login', 'sshpass'],
    isOneCommand: true,
    near: inOrder(
      /\b/g,
      anyOf(
        /(?:docker|podman|buildah|nerdctl|helm registry|crane auth|oras) login/g, // registries
        /(?:oc|az|cf) login/g, // OpenShift, Azure, Cloud Foundry
        /sshpass/g,
      ),
      /\b/g,
    ),
    keep: /(?<![\w-])-p[ \t]{0,4}["']?/g,
    find: inOrder(NEITHER_MARK_NOR_OPTION, ARGUMENT),
  },
  {
    id: 'oracle-logon',
    // `sqlplus user/password@service` and Oracle's other tools.
    hints: ['sqlplus', 'sqlldr', 'expdp', 'impdp', 'rman'],
    isOneCommand: true,
    near: /\b(?:sqlplus|sqlldr|expdp|impdp|rman)\b/g,
    keep: /(?<![\w/.-])[A-Za-z][\w$#]{0,30}\//g,
    find: /(?!\[REDACTED)[^\s@/"']{1,100}(?=@)/g,
  },
  {
    id: 'aws-secret-key',
    // A secret access key is 40 characters of base64 without a prefix. The words near it tell it
    // from other base64, and the variety of its characters tells it from a commit's hash.
    hints: ['aws', 'AWS', 'Aws', 'secret', 'SECRET', 'Secret'],
    near: /aws|secret/gi,
    isNearAhead: true,
    find: /(?<![\w/+=.-])[A-Za-z0-9/+]{40}(?![\w/+=-])/g,
    isSecret: (found) =>
      /[a-z]/.test(found) &&
      /[A-Z]/.test(found) &&
      /[0-9+]/.test(found) &&
      !/^[0-9a-f]{40}$/i.test(found) &&
      new Set(found).size >= 18,
  },
];

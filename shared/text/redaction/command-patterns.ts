import type { RedactPattern } from './redact-pattern.ts';

/** Passwords on a command line, where a short option means a password to this command alone. */
export const commandPatterns: readonly RedactPattern[] = [
  {
    id: 'command-user',
    // `curl -u user:password` and `--user`; two numbers are a uid and a gid.
    hints: ['-u', '-U', 'user'],
    near: /\b(?:curl|wget|https?)\b/g,
    find: /(?<keep>(?<![\w-])(?:-[uU]|--(?:proxy-)?user)[= ]{1,3}["']?[^\s:"'=]{1,80}:)(?!\/\/)[^\s"']{1,200}/g,
    isSecret: (found) => !/^(?:\d{1,9}|\[REDACTED:[a-z-]+\])$/.test(found),
  },
  {
    id: 'mysql-password',
    // `mysql -psecret`: the MySQL clients take the password without a space; `-p` alone
    // asks for it, and `-p3306:3306` is a port of Docker.
    hints: ['-p'],
    isOneCommand: true,
    near: /\b(?:mysql|mariadb)[\w-]{0,20}/gi,
    find: /(?<keep>(?<![\w-])-p["']?)(?!\[REDACTED)(?:(?<=["'])[^"'\n]{1,200}(?=["'])|[^\s"']{1,200})/g,
    isSecret: (found) =>
      !/^(?:[\d.]{1,15}:[\d:]{1,12}(?:\/\w{3})?|(?:ort|rotocol|id|ath|refix|assword|roxy|rofile|roject|lugin)(?![a-z]).*)$/.test(
        found,
      ),
  },
  {
    id: 'redis-password',
    // `redis-cli -a secret`, also as a list of arguments.
    hints: ['-a'],
    isOneCommand: true,
    near: /\b(?:redis|valkey|keydb)-(?:cli|benchmark)\b/g,
    find: /(?<keep>(?<![\w-])-a(?:[ \t]{1,4}|["'],\s{0,8}(?=["']))["']?)(?!\[REDACTED|[-$])(?:(?<=["'])[^"'\n]{1,200}(?=["'])|[^\s"']{1,200})/g,
  },
  {
    id: 'redis-directive',
    // `requirepass`, `masterauth` and `AUTH user password` in a configuration or a session,
    // and SMTP AUTH.
    hints: ['requirepass', 'masterauth', 'AUTH '],
    find: /(?<keep>\b(?:requirepass|masterauth|AUTH[ \t]{1,4}[\w.@-]{1,60})[ \t]{1,4}["']?)(?!\[REDACTED)[^\s"']{4,400}/g,
    isSecret: (found) => /\d|=$/.test(found) && !/^\d{1,5}\W?$|:\d|^\d+ms/.test(found),
  },
  {
    id: 'login-password',
    // `docker login -p secret`, `sshpass -p secret` and others of their kind; not the port
    // of `docker run`.
    hints: [' login', 'sshpass'],
    isOneCommand: true,
    near: /\b(?:(?:docker|podman|buildah|nerdctl|helm registry|oc|az|crane auth|oras|cf) login|sshpass)\b/g,
    find: /(?<keep>(?<![\w-])-p[ \t]{0,4}["']?)(?!\[REDACTED|[-$])(?:(?<=["'])[^"'\n]{1,200}(?=["'])|[^\s"']{1,200})/g,
  },
  {
    id: 'oracle-logon',
    // `sqlplus user/password@service` and the other tools of Oracle.
    hints: ['sqlplus', 'sqlldr', 'expdp', 'impdp', 'rman'],
    isOneCommand: true,
    near: /\b(?:sqlplus|sqlldr|expdp|impdp|rman)\b/g,
    find: /(?<keep>(?<![\w/.-])[A-Za-z][\w$#]{0,30}\/)(?!\[REDACTED)[^\s@/"']{1,100}(?=@)/g,
  },
  {
    id: 'aws-secret-key',
    // A secret access key is 40 characters of base64 without a prefix: what stands near it
    // tells it from other base64, and its variety from a commit.
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

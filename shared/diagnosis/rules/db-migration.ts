import { logRule, says } from '../log-rule.ts';

const MISSING = {
  title: 'the database lacks $1',
  cause:
    'The schema of the database does not fit the program: $1 is missing, so a migration has not run',
  advice:
    'Run the migrations of this release before its tasks start, and check that they used the same database and schema',
};
const LOCKED = {
  title: 'the migration lock is held',
  cause: 'Another task holds the migration lock, or one died while it held it',
  advice: 'Let one task migrate at a time; if none runs, release the lock of the migration tool',
};
const STATE = {
  title: 'the migration history is in a failed state',
  cause:
    'The migration history of the database is in a failed state, or does not fit the files in the image',
  advice:
    'Repair the history with the tool of the migrations (repair, resolve, force, stamp), then deploy',
};
const ROLLBACK = 'Roll back to the last revision whose schema fits';

/** The schema of the database and the program do not fit. */
export const dbMigration = logRule({
  id: 'db-migration',
  source: 'https://documentation.red-gate.com/flyway',
  category: 'db_migration',
  title: 'a database migration fails',
  cause: 'A migration of the database schema fails',
  advice: [
    'Look at the statement in the lines around the error; a migration that failed half-way has to be repaired first',
    ROLLBACK,
  ],
  rollbackAdvice: ROLLBACK,
  unless:
    /obtain (?:JDBC )?connection|connection (?:refused|attempt failed|timed out)|ECONN|authentication failed|Access denied|could not connect|can't reach|no migrations? (?:to|needed|pending|found)|(?:up to date|successfully)/i,
  formats: [
    says(
      /migrat\w{0,8}.{0,80}(?:lock|locked)\b.{0,60}(?:held|taken|acquire|already|could not|timeout|locked|wait)|LockException|(?:acquire|waiting for) (?:the )?change ?log lock|MigrationLocked|advisory lock.{0,60}migrat|ConcurrentMigrationError/i,
      LOCKED,
    ),
    says(
      /\bP30(?:05|06|08|09|1\d|2\d)\b|failed migrations? in the target|Dirty database version|checksum mismatch|Detected (?:failed|applied|resolved) migration|Migrations have failed validation|Validate failed|FlywayValidate|Can't locate revision|Multiple head revisions|InconsistentMigrationHistory|Conflicting migrations|migration directory is corrupt|was previously applied but|NodeNotFoundError|contains a failed migration|Found more than one migration|no migration found for version|file does not exist.{0,40}migrat|VersionMi(?:ssing|smatch)/i,
      STATE,
    ),
    says(
      /relation "([\w.]{1,100})" does not exist|Table '([\w.]{1,120})' doesn't exist|no such table: ([\w.]{1,100})|column "?([\w.]{1,100})"? (?:of relation .{1,60})?does not exist|Unknown column '([\w.]{1,100})|Invalid (?:object|column) name '([\w.]{1,100})|no such column: ([\w.]{1,100})|missing (?:table|column) \[([\w.]{1,100})|The table `([\w.]{1,100})` does not exist|ORA-00942/i,
      MISSING,
    ),
    says(
      /\b42P01\b|\b42S02\b|\b42703\b|ER_NO_SUCH_TABLE|UndefinedTable|UndefinedColumn|\bP202[12]\b|Schema-validation|Target database is not up to date|table or view does not exist/i,
      {
        title: 'the schema of the database does not fit',
        cause: 'The schema of the database does not fit the program: a migration has not run',
      },
    ),
    says(
      /PendingMigration|migrations are pending|pending (?:migrations|model changes)|unapplied migration|schema version.{0,80}(?:compatib|mismatch|old|newer|expect|too)|schema (?:is|version) (?:too old|out of date|newer)|run (?:the )?(?:pending )?migrations|database needs to be (?:migrated|upgraded|initiali)|db (?:upgrade|init)`? (?:first|to)|initialize the database/i,
      {
        title: 'migrations have not run',
        cause: 'Migrations of this release have not run in the database',
        advice: MISSING.advice,
      },
    ),
    says(
      /migrat(?:ion|ions|e|ing)\b.{0,120}(?:fail|error|abort|could ?n[o']t|cannot|unable|exception|rolled back)|(?:fail|error|could ?n[o']t|cannot|unable|exception)\w{0,4}\b.{0,80}\bmigrat(?:ion|ions|e|ing)\b|Flyway\w{0,40}Exception|FlywayException|Liquibase(?:Exception)?\b.{0,80}(?:fail|error|exception)|liquibase\.exception|MigrationException|MigrationError|SQL State {1,2}: /i,
    ),
    says(
      /(?:relation|table|column|type|index|constraint|schema) ["'`]?[\w.]{1,80}["'`]? already exists|\b42P07\b|\b42S01\b|\b42701\b|DuplicateTable|DuplicateColumn|Duplicate column name|There is already an object named/i,
      {
        title: 'a migration creates what exists already',
        cause:
          'A migration creates what is in the database already: its history and its schema differ',
        most: 'medium',
      },
    ),
    says(
      /\b(?:Postgres|Npgsql|MySql|Sql|SQL|Database|Db|PDO|Programming|Operational|Integrity|Internal|StatementInvalid|QueryFailed|Postgrex|Mysql2|PG::)\w{0,40}(?:Exception|Error|\.Error|:)/,
      {
        near: /MigrateAsync|Migrations?[.\\/[]|Applying migration|Running migration|migrations?\/|alembic|in run_migrations|flyway|liquibase|ActiveRecord::Migrat|Ecto\.Migrat|schema_migrations|umzug|goose|db:migrate|upgrade head/i,
      },
    ),
    says(
      /(?:update|upgrade|initiali[sz]e) (?:the )?database(?: schema)?\b.{0,40}(?:fail|error)|(?:fail\w*|error|could not|unable) .{0,40}(?:update|upgrade|initiali[sz]e|create|creating|updating) (?:the )?(?:database|schema)/i,
      { most: 'medium' },
    ),
  ],
});

import { anyOf } from '../text/pattern.ts';
import type { LogFormat } from './log-rule.ts';

const NOTHING_OF_THIS_NAME = {
  title: 'the database lacks $1',
  cause:
    'The schema of the database does not fit the program: $1 is missing, ' +
    'so a migration has not run',
  advice:
    'Run the migrations of this release before its tasks start, ' +
    'and check that they used the same database and schema',
  pattern: anyOf(
    // PostgreSQL
    /relation "([\w.]{1,100})" does not exist/i,
    /column "?([\w.]{1,100})"? (?:of relation .{1,60})?does not exist/i,
    // MySQL
    /Table '([\w.]{1,120})' doesn't exist/i,
    /Unknown column '([\w.]{1,100})/i,
    // SQLite
    /no such table: ([\w.]{1,100})/i,
    /no such column: ([\w.]{1,100})/i,
    // SQL Server
    /Invalid (?:object|column) name '([\w.]{1,100})/i,
    // Oracle
    /ORA-00942/i,
    // Hibernate
    /missing (?:table|column) \[([\w.]{1,100})/i,
    // Prisma
    /The table `([\w.]{1,100})` does not exist/i,
  ),
} satisfies LogFormat;

const SCHEMA_DIFFERS: LogFormat = {
  title: 'the schema of the database does not fit',
  cause: 'The schema of the database does not fit the program: a migration has not run',
  pattern: anyOf(
    // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
    /\b42P01\b|\b42703\b/i,
    /UndefinedTable|UndefinedColumn/i,
    // MySQL: https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html
    /\b42S02\b/i,
    /ER_NO_SUCH_TABLE/i,
    // Oracle
    /table or view does not exist/i,
    // Prisma, Hibernate, Alembic
    /\bP202[12]\b/i,
    /Schema-validation/i,
    /Target database is not up to date/i,
  ),
};

const NOT_RUN: LogFormat = {
  title: 'migrations have not run',
  cause: 'Migrations of this release have not run in the database',
  advice: NOTHING_OF_THIS_NAME.advice,
  pattern: anyOf(
    // Rails: https://guides.rubyonrails.org/active_record_migrations.html
    /PendingMigration/i,
    /migrations are pending/i,
    // Django and Entity Framework
    /unapplied migration/i,
    /pending (?:migrations|model changes)/i,
    // Airflow, Superset and others
    /db (?:upgrade|init)`? (?:first|to)/i,
    /initialize the database/i,
    // Any program
    /run (?:the )?(?:pending )?migrations/i,
    /database needs to be (?:migrated|upgraded|initiali)/i,
    /schema version.{0,80}(?:compatib|mismatch|old|newer|expect|too)/i,
    /schema (?:is|version) (?:too old|out of date|newer)/i,
  ),
};

/** The database has another schema than the program expects, because a migration has not run. */
export const SCHEMA_MISMATCH_FORMATS: readonly LogFormat[] = [
  NOTHING_OF_THIS_NAME,
  SCHEMA_DIFFERS,
  NOT_RUN,
];

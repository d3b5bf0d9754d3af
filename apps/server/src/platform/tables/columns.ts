import type { ColumnType } from 'kysely'

/** jsonb: read as a value, written as JSON text, because the driver would turn an array into a PostgreSQL array. */
export type Json<T = unknown> = ColumnType<T, string, string>

/** As Json, with a default in the database. */
export type JsonDefault<T = unknown> = ColumnType<T, string | undefined, string>

/** A civil date, `YYYY-MM-DD`. */
export type CivilDate = string

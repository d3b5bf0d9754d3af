-- Roles, audit trail, settings, files. Everything runs in schema public; the app's connections run as sunlot_app.

create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'sunlot_app') then
    create role sunlot_app nologin;
  end if;
exception when insufficient_privilege then
  raise notice 'sunlot_app could not be created: the server runs as the owner, triggers still guard';
end $$;

-- Refuses a change of rows that are evidence. tg_argv[0] names what they are.
create function refuse_change() returns trigger
language plpgsql
as $$ begin raise exception 'rows of % are append-only', tg_argv[0] using errcode = 'integrity_constraint_violation'; end $$;

create table settings (
  key text primary key,
  value jsonb not null
);

create table audit_events (
  seq bigint primary key,
  at timestamptz not null,
  bureau_id uuid,
  actor_id uuid,
  event text not null,
  subject_kind text not null,
  subject_id text not null,
  data jsonb not null,
  prev_hash text not null check (prev_hash ~ '^[0-9a-f]{64}$'),
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
);
create index audit_events_by_bureau on audit_events (bureau_id, seq);
create index audit_events_by_subject on audit_events (subject_kind, subject_id, seq);
create trigger audit_events_append_only before update or delete on audit_events
  for each row execute function refuse_change('audit_events');
create trigger audit_events_no_truncate before truncate on audit_events
  for each statement execute function refuse_change('audit_events');

-- Stored once by content; what refers to a file keeps its own name and caption.
create table files (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  created_at timestamptz not null
);

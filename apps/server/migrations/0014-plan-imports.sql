-- A published plan table on its way into a draft: the file as sent and the clerk's decisions; the dry run follows from both.
create table plan_imports (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  plan_id uuid not null references annual_plans on delete cascade,
  file_id uuid not null references files,
  file_name text not null,
  status text not null default 'open' check (status in ('open', 'committed', 'discarded')),
  -- contract PlanImportDecisions
  decisions jsonb not null,
  version integer not null default 1,
  line_count integer,
  created_by uuid not null references users,
  created_at timestamptz not null,
  constraint plan_imports_committed check ((status = 'committed') = (line_count is not null))
);
create index plan_imports_by_plan on plan_imports (plan_id, created_at);

create function refuse_closed_plan_import() returns trigger
language plpgsql
as $$ begin
  if old.status <> 'open' then
    raise exception 'plan import % is closed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger plan_imports_closed before update on plan_imports
  for each row execute function refuse_closed_plan_import();

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert, update, delete on plan_imports to sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;

-- S1-19: an engagement has a day its report is due, and every report that came in with its file. A wrong report is
-- followed by the one that takes its place; none is changed.
alter table engagements
  add column due_on date,
  add constraint engagements_due_after check (due_on >= engaged_on),
  add constraint engagements_day_unique unique (id, engaged_on);

create table engagement_reports (
  id uuid primary key,
  -- In the order they came.
  seq bigint generated always as identity,
  engagement_id uuid not null references engagements,
  engaged_on date not null,
  -- The report it takes the place of; null for the first.
  replaces_id uuid,
  reason text not null default '',
  number text not null,
  reported_on date not null,
  conclusion text not null,
  file_id uuid references files,
  file_name text,
  recorded_by uuid references users,
  recorded_at timestamptz not null,
  constraint engagement_reports_engaged foreign key (engagement_id, engaged_on) references engagements (id, engaged_on),
  constraint engagement_reports_after check (reported_on >= engaged_on),
  constraint engagement_reports_own unique (engagement_id, id),
  constraint engagement_reports_replaced foreign key (engagement_id, replaces_id)
    references engagement_reports (engagement_id, id),
  constraint engagement_reports_once unique nulls not distinct (engagement_id, replaces_id),
  constraint engagement_reports_replaced_why check ((replaces_id is null) = (reason = '')),
  constraint engagement_reports_file_named check ((file_id is null) = (file_name is null))
);
insert into engagement_reports
  (id, engagement_id, engaged_on, number, reported_on, conclusion, recorded_by, recorded_at)
  select gen_random_uuid(), id, engaged_on, report_no, reported_on, conclusion, created_by, created_at
  from engagements where report_no is not null;
-- Reports from before have no file; every later one has.
alter table engagement_reports
  add constraint engagement_reports_with_file check (file_id is not null) not valid;
alter table engagements drop column report_no, drop column reported_on, drop column conclusion;
create trigger engagements_append_only before update or delete on engagements
  for each row execute function refuse_change('engagements');
create trigger engagement_reports_append_only before update or delete on engagement_reports
  for each row execute function refuse_change('engagement_reports');

-- A published item list on its way in: the sheet as sent, and its items as the clerk has mended them so far.
create table item_imports (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  file_id uuid not null references files,
  -- Of the file: the same sheet sent again is gone on with, not begun anew.
  sha256 text not null,
  file_name text not null,
  status text not null default 'open' check (status in ('open', 'committed', 'discarded')),
  -- contract ItemMapping and MendedItem[]
  mapping jsonb not null,
  drafts jsonb not null,
  version integer not null default 1,
  item_count integer,
  created_by uuid not null references users,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint item_imports_committed check ((status = 'committed') = (item_count is not null))
);
create unique index item_imports_open_once on item_imports (bureau_id, sha256) where status = 'open';
create function refuse_closed_item_import() returns trigger
language plpgsql
as $$ begin
  if old.status <> 'open' then
    raise exception 'item import % is closed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger item_imports_closed before update on item_imports
  for each row execute function refuse_closed_item_import();

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    revoke update on engagements from sunlot_app;
    grant select, insert on engagement_reports to sunlot_app;
    grant select, insert, update on item_imports to sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;

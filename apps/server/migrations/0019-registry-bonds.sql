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

-- S1-10: a certificate's number is one person's in the bureau, renewals and other certificates included. Whoever shares
-- one from before may renew it; nobody else can take it. The refusal names the number, and in its detail the holder.
create function refuse_second_holder() returns trigger
language plpgsql
as $$ declare
  holder text;
begin
  -- Two at once: the second waits here and then sees the first one's certificate.
  perform pg_advisory_xact_lock(hashtext('inspector_certificates'), hashtext(new.bureau_id::text));
  if exists (select from inspector_certificates c
    where c.bureau_id = new.bureau_id and c.number = new.number and c.inspector_id = new.inspector_id) then
    return new;
  end if;
  select i.name into holder from inspector_certificates c join inspectors i on i.id = c.inspector_id
    where c.bureau_id = new.bureau_id and c.number = new.number order by c.created_at limit 1;
  if found then
    raise exception '%', new.number using errcode = 'unique_violation', detail = holder,
      constraint = 'inspector_certificates_one_holder';
  end if;
  return new;
end $$;
create trigger inspector_certificates_one_holder before insert on inspector_certificates
  for each row execute function refuse_second_holder();

-- S4-16, S2-07: a pool and a tag hold targets of their own bureau only. Another unique index over a million targets would
-- cost every import, so that side is checked once a statement; a target never changes its bureau.
alter table special_pools add constraint special_pools_of_bureau unique (bureau_id, id);
alter table special_pool_targets add column bureau_id uuid;
update special_pool_targets m set bureau_id = p.bureau_id from special_pools p where p.id = m.pool_id;
alter table special_pool_targets alter column bureau_id set not null,
  drop constraint special_pool_targets_pool_id_fkey,
  add constraint special_pool_targets_pool foreign key (bureau_id, pool_id) references special_pools (bureau_id, id);
alter table target_tags add constraint target_tags_of_bureau unique (bureau_id, id);
alter table target_tag_links add column bureau_id uuid;
update target_tag_links l set bureau_id = t.bureau_id from target_tags t where t.id = l.tag_id;
alter table target_tag_links alter column bureau_id set not null,
  drop constraint target_tag_links_tag_id_fkey,
  add constraint target_tag_links_tag foreign key (bureau_id, tag_id) references target_tags (bureau_id, id);
create function refuse_foreign_targets() returns trigger
language plpgsql
as $$ begin
  if exists (select from changed c join targets t on t.id = c.target_id where t.bureau_id <> c.bureau_id) then
    raise exception 'targets of % are of its own bureau', tg_table_name using errcode = 'foreign_key_violation',
      constraint = tg_table_name || '_own_targets';
  end if;
  return null;
end $$;
create trigger special_pool_targets_own_new after insert on special_pool_targets
  referencing new table as changed for each statement execute function refuse_foreign_targets();
create trigger special_pool_targets_own_changed after update on special_pool_targets
  referencing new table as changed for each statement execute function refuse_foreign_targets();
create trigger target_tag_links_own_new after insert on target_tag_links
  referencing new table as changed for each statement execute function refuse_foreign_targets();
create trigger target_tag_links_own_changed after update on target_tag_links
  referencing new table as changed for each statement execute function refuse_foreign_targets();

-- S0-02: a plan rests on documents of its own bureau's register.
alter table annual_plans add constraint annual_plans_of_bureau unique (bureau_id, id);
alter table policy_bases add constraint policy_bases_of_bureau unique (bureau_id, id);
alter table plan_bases add column bureau_id uuid;
alter table plan_bases disable trigger plan_bases_closed;
update plan_bases l set bureau_id = p.bureau_id from annual_plans p where p.id = l.plan_id;
alter table plan_bases enable trigger plan_bases_closed;
alter table plan_bases alter column bureau_id set not null,
  drop constraint plan_bases_plan_id_fkey,
  drop constraint plan_bases_basis_id_fkey,
  add constraint plan_bases_plan foreign key (bureau_id, plan_id) references annual_plans (bureau_id, id)
    on delete cascade,
  add constraint plan_bases_basis foreign key (bureau_id, basis_id) references policy_bases (bureau_id, id);

-- Names and permit numbers that occur twice, and permits against the ledger, are told from an index in one order of bytes.
create index targets_by_name on targets (bureau_id, name collate "C") where status <> 'removed';
drop index targets_by_permit_no;
create index targets_by_permit_no on targets (bureau_id, permit_no collate "C") include (permit_until, status, id)
  where permit_no <> '';

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

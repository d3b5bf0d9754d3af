-- The directory of targets in full: dated changes, permits, tags, special pools, risk classes and facts, merges, counts.

alter table targets
  -- S0-06: the office that keeps the row.
  add column office_id uuid references offices,
  add column responsible_id uuid references targets,
  -- What the kind asks for (S3-08) and what stays out of lists: texts by key.
  add column details jsonb not null default '{}',
  -- S0-07: what is decided but dated. Null added_on: since it was entered; status_until: last day of a suspension.
  add column added_on date,
  add column status_until date,
  add column next_status text constraint targets_next_status_known
    check (next_status in ('active', 'suspended', 'closed', 'removed')),
  add column next_from date,
  add column next_until date,
  add column merged_into uuid references targets,
  -- Where the class comes from and since when; null: with the entry itself.
  add column risk_since date,
  add column risk_source text not null default '',
  add column scheduled boolean not null
    generated always as (added_on is not null or status_until is not null or next_from is not null) stored,
  add constraint targets_next_whole check ((next_status is null) = (next_from is null)),
  add constraint targets_next_until check (next_until is null or (next_status = 'suspended' and next_until >= next_from)),
  add constraint targets_status_until check (status_until is null or status = 'suspended'),
  add constraint targets_not_its_own check (responsible_id <> id and merged_into <> id),
  add constraint targets_merged_removed check (merged_into is null or status = 'removed');
create index targets_by_responsible on targets (responsible_id) where responsible_id is not null;
create index targets_by_office on targets (office_id) where office_id is not null;
create index targets_by_merged on targets (merged_into) where merged_into is not null;
create index targets_scheduled on targets (bureau_id) where scheduled;
create index targets_by_drawn_year on targets (bureau_id, drawn_year) where drawn_year is not null;

-- The status on a civil date: dated changes take effect and end by themselves, whether or not anything ran that day.
create function target_status(t targets, on_date date) returns text
language sql immutable
as $$
  select case
    when not t.scheduled then t.status
    when t.added_on > on_date then 'removed'
    when t.next_from <= on_date then case when t.next_until < on_date then 'active' else t.next_status end
    when t.status_until < on_date then 'active'
    else t.status
  end
$$;

-- Several permits a target (E: key = tag, pool, permit number). The one on the row itself is the permit that ends next;
-- an entry with a single permit needs no row here.
create table target_permits (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  target_id uuid not null references targets,
  item_id uuid references inspection_items,
  name text not null default '',
  number text not null check (number <> ''),
  issuer text not null default '',
  issued_on date,
  valid_until date,
  revoked_on date,
  revoke_reason text not null default '',
  created_at timestamptz not null,
  constraint target_permits_once unique (target_id, number),
  constraint target_permits_dated check (issued_on <= valid_until),
  constraint target_permits_revoked check ((revoked_on is null) = (revoke_reason = ''))
);
create index target_permits_by_number on target_permits (bureau_id, number);
create index target_permits_by_item on target_permits (item_id) where item_id is not null;

-- S2-06: the bureau's own licence ledger, as last imported.
create table permit_ledger (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  number text collate "C" not null,
  name text not null default '',
  holder text not null,
  holder_code text collate "C" not null default '',
  issuer text not null default '',
  issued_on date,
  valid_until date,
  import_id uuid not null references imports,
  version integer not null default 1,
  updated_at timestamptz not null,
  constraint permit_ledger_number_unique unique (bureau_id, number)
);
create index permit_ledger_by_holder on permit_ledger (bureau_id, holder_code) where holder_code <> '';

-- S2-07 分类标注
create table target_tags (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  facet text not null check (facet in ('trade', 'field', 'sort')),
  name text not null,
  created_at timestamptz not null,
  constraint target_tags_name_unique unique (bureau_id, facet, name)
);
create table target_tag_links (
  target_id uuid not null references targets,
  tag_id uuid not null references target_tags,
  primary key (target_id, tag_id)
);
create index target_tag_links_by_tag on target_tag_links (tag_id, target_id);

-- S4-16 单独设库
create table special_pools (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  name text not null,
  entry text not null check (entry in ('byHand', 'highRisk')),
  fact_kinds text[] not null default '{}',
  rate_part integer,
  rate_whole integer,
  rounds_per_year integer check (rounds_per_year > 0),
  visits_per_year integer check (visits_per_year > 0),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint special_pools_name_unique unique (bureau_id, name),
  constraint special_pools_rate check (rate_part between 0 and rate_whole and (rate_part is null) = (rate_whole is null)),
  constraint special_pools_facts check ((entry = 'highRisk') = (cardinality(fact_kinds) > 0))
);
create table special_pool_targets (
  pool_id uuid not null references special_pools,
  target_id uuid not null references targets,
  since date not null,
  reason text not null,
  primary key (pool_id, target_id)
);
create index special_pool_targets_by_target on special_pool_targets (target_id);

-- S0-19, S3-12, S4-16: what may raise ratio and frequency. What was recorded stays; its outcome is added once.
create table target_risk_facts (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  target_id uuid not null references targets,
  kind text not null check (kind in ('complaint', 'abnormalList', 'dishonestyList', 'violation', 'seriousViolation')),
  on_date date not null,
  substantiated boolean,
  ended_on date,
  source text not null,
  note text not null default '',
  recorded_by uuid references users,
  recorded_at timestamptz not null,
  constraint target_risk_facts_complaint check (substantiated is null or kind = 'complaint'),
  constraint target_risk_facts_ended check (ended_on >= on_date)
);
create index target_risk_facts_by_target on target_risk_facts (target_id);
create index target_risk_facts_by_kind on target_risk_facts (bureau_id, kind);
create function guard_risk_fact() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE'
    or (new.id, new.bureau_id, new.kind, new.on_date, new.source, new.note) is distinct from
       (old.id, old.bureau_id, old.kind, old.on_date, old.source, old.note)
    or (old.substantiated is not null and new.substantiated is distinct from old.substantiated)
    or (old.ended_on is not null and new.ended_on is distinct from old.ended_on) then
    raise exception 'risk facts are only completed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger target_risk_facts_guard before update or delete on target_risk_facts
  for each row execute function guard_risk_fact();

-- B-05: every change of class, whatever made it; saying the same again leaves no trace.
create table target_risk_classes (
  id bigint generated always as identity primary key,
  target_id uuid not null references targets,
  risk_class text check (risk_class in ('A', 'B', 'C', 'D')),
  before text,
  from_on date not null,
  source text not null,
  recorded_at timestamptz not null
);
create index target_risk_classes_by_target on target_risk_classes (target_id, id);
create trigger target_risk_classes_append_only before update or delete on target_risk_classes
  for each row execute function refuse_change('target_risk_classes');
create function record_risk_class() returns trigger
language plpgsql
as $$
begin
  insert into target_risk_classes (target_id, risk_class, before, from_on, source, recorded_at)
  values (new.id, new.risk_class, old.risk_class,
    coalesce(new.risk_since, (new.updated_at at time zone 'Asia/Shanghai')::date), new.risk_source, new.updated_at);
  return null;
end $$;
create trigger targets_record_risk_class after update of risk_class on targets
  for each row when (old.risk_class is distinct from new.risk_class) execute function record_risk_class();

-- A merge is an event; undoing it is one of its own on the same row.
create table target_merges (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  winner_id uuid not null references targets,
  loser_id uuid not null references targets,
  reason text not null,
  -- What went over, so that undoing brings back exactly that.
  moved jsonb not null,
  merged_by uuid references users,
  merged_at timestamptz not null,
  undone_by uuid references users,
  undone_at timestamptz,
  undo_reason text not null default '',
  constraint target_merges_two check (winner_id <> loser_id)
);
create unique index target_merges_once on target_merges (loser_id) where undone_at is null;
create index target_merges_by_winner on target_merges (winner_id);

-- What was done to many at once: progress and outcome of the one event.
create table target_batches (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  action text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  selected integer not null default 0,
  changed integer not null default 0,
  permits jsonb,
  started_by uuid not null references users,
  started_at timestamptz not null
);

create index target_changes_by_day on target_changes (at);

-- Two more kinds of import, and the date each of their rows carries.
alter table imports drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('targets', 'inspectors', 'permits', 'riskClasses'));
alter table import_rows add column since date, add column holder_code text;

-- How many targets stand where, without reading a million rows: signed counts that add up. Entries with dated changes
-- are left out and counted live, because their status depends on the day. item_id null: the targets themselves.
create table target_tallies (
  bureau_id uuid not null,
  item_id uuid,
  region text not null,
  risk_class text,
  status text not null,
  count integer not null
);
create index target_tallies_by_bureau on target_tallies (bureau_id, item_id);

create function tally_new_targets() returns trigger
language plpgsql
as $$
begin
  insert into target_tallies
    select bureau_id, null, region, risk_class, status, count(*) from added where not scheduled
    group by bureau_id, region, risk_class, status;
  return null;
end $$;
create trigger targets_tally_new after insert on targets
  referencing new table as added for each statement execute function tally_new_targets();

create function tally_changed_target() returns trigger
language plpgsql
as $$
begin
  insert into target_tallies
    select t.bureau_id, item_id, t.region, t.risk_class, t.status, sign
    from (values (old.bureau_id, old.region, old.risk_class, old.status, old.scheduled, -1),
      (new.bureau_id, new.region, new.risk_class, new.status, new.scheduled, 1)
    ) t (bureau_id, region, risk_class, status, scheduled, sign),
    lateral (select null::uuid as item_id union all select i.item_id from target_items i where i.target_id = new.id) items
    where not t.scheduled;
  return null;
end $$;
create trigger targets_tally_changed after update on targets for each row
  when ((old.region, old.risk_class, old.status, old.scheduled) is distinct from
    (new.region, new.risk_class, new.status, new.scheduled))
  execute function tally_changed_target();

create function tally_new_items() returns trigger
language plpgsql
as $$
begin
  insert into target_tallies
    select t.bureau_id, i.item_id, t.region, t.risk_class, t.status, count(*)
    from changed i join targets t on t.id = i.target_id where not t.scheduled
    group by t.bureau_id, i.item_id, t.region, t.risk_class, t.status;
  return null;
end $$;
create trigger target_items_tally_new after insert on target_items
  referencing new table as changed for each statement execute function tally_new_items();

create function tally_gone_items() returns trigger
language plpgsql
as $$
begin
  insert into target_tallies
    select t.bureau_id, i.item_id, t.region, t.risk_class, t.status, -count(*)
    from changed i join targets t on t.id = i.target_id where not t.scheduled
    group by t.bureau_id, i.item_id, t.region, t.risk_class, t.status;
  return null;
end $$;
create trigger target_items_tally_gone after delete on target_items
  referencing old table as changed for each statement execute function tally_gone_items();

insert into target_tallies
  select bureau_id, null, region, risk_class, status, count(*) from targets group by bureau_id, region, risk_class, status
  union all
  select t.bureau_id, i.item_id, t.region, t.risk_class, t.status, count(*)
  from target_items i join targets t on t.id = i.target_id
  group by t.bureau_id, i.item_id, t.region, t.risk_class, t.status;

-- Adds up what has gathered; one statement, so that a reader never sees half of it.
create or replace function analyze_directory() returns void
language plpgsql security definer set search_path = public
as $$
begin
  with gone as (delete from target_tallies returning *)
  insert into target_tallies
    select bureau_id, item_id, region, risk_class, status, sum(count) from gone
    group by bureau_id, item_id, region, risk_class, status having sum(count) <> 0;
  analyze targets, target_items, target_tallies, inspectors, inspector_items;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert, update, delete on target_permits, permit_ledger, target_tags, target_tag_links, special_pools,
      special_pool_targets, target_batches, target_tallies to sunlot_app;
    grant select, insert, update on target_risk_facts, target_merges to sunlot_app;
    grant select, insert on target_risk_classes to sunlot_app;
    grant usage, select on all sequences in schema public to sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;

-- 抽查事项清单: the whole item with its versions, the superior's list, requests, publications, changed laws, power list.

alter table inspection_items
  add column status text not null default 'active' check (status in ('active', 'cancelled')),
  add column version integer not null default 1,
  -- Everything beyond the columns of 0003 (contract ItemBody), replaced whole with every version.
  add column body jsonb not null default '{}',
  add column approving_office_id uuid references offices,
  add column supervising_office_id uuid references offices,
  -- S3-05: follows this item of a superior bureau.
  add column superior_item_id uuid references inspection_items,
  add column listed_on date,
  -- B-14: the day of the last signed draw in which it stood.
  add column last_used_on date,
  add constraint inspection_items_not_own_superior check (superior_item_id <> id),
  add constraint inspection_items_superior_once unique (bureau_id, superior_item_id);

-- One row a change; the item as it was from that day on. Draws keep to the version of their day.
create table item_versions (
  item_id uuid not null references inspection_items,
  number integer not null check (number >= 1),
  from_on date not null,
  cause text not null check (cause in ('created', 'lawChange', 'superiorList', 'supplement', 'correction', 'cancelled')),
  note text not null default '',
  body jsonb not null,
  actor_id uuid references users,
  at timestamptz not null,
  primary key (item_id, number),
  -- S1-08 a changed law is named.
  constraint item_versions_law_named check (cause <> 'lawChange' or length(note) >= 4)
);
create trigger item_versions_append_only before update or delete on item_versions
  for each row execute function refuse_change('item_versions');

-- Items from before there were versions begin with their first.
insert into item_versions (item_id, number, from_on, cause, body, at)
  select id, 1, (created_at at time zone 'Asia/Shanghai')::date, 'created',
    jsonb_build_object('code', code, 'name', name, 'category', category, 'legalBasis', legal_basis, 'needsPermit', needs_permit),
    created_at
  from inspection_items;

create table law_changes (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  title text not null,
  kind text not null check (kind in ('enacted', 'revised', 'repealed', 'interpreted')),
  changed_on date not null,
  note text not null,
  created_by uuid not null references users,
  created_at timestamptz not null
);
create index law_changes_by_bureau on law_changes (bureau_id, created_at desc);

-- Items that cite a changed law wait here until somebody has looked: confirmed as they are, or changed.
create table item_law_checks (
  law_change_id uuid not null references law_changes,
  item_id uuid not null references inspection_items,
  outcome text check (outcome in ('confirmed', 'changed')),
  note text not null default '',
  settled_by uuid references users,
  settled_at timestamptz,
  primary key (law_change_id, item_id),
  constraint item_law_checks_settled_whole check ((outcome is null) = (settled_at is null))
);
create index item_law_checks_open on item_law_checks (item_id) where outcome is null;

-- S3-05: an office asks for an item, the consolidating office decides.
create table item_requests (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  office_id uuid references offices,
  draft jsonb not null,
  reason text not null,
  status text not null default 'filed' check (status in ('filed', 'accepted', 'returned')),
  filed_by uuid not null references users,
  filed_at timestamptz not null,
  decided_by uuid references users,
  decided_at timestamptz,
  decision_note text not null default '',
  item_id uuid references inspection_items,
  constraint item_requests_decided_whole check ((status = 'filed') = (decided_at is null)),
  -- Who asks does not decide.
  constraint item_requests_two_people check (decided_by <> filed_by),
  constraint item_requests_accepted_has_item check ((status = 'accepted') = (item_id is not null))
);
create index item_requests_by_bureau on item_requests (bureau_id, filed_at desc);

create table item_publications (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  number integer not null check (number >= 1),
  document_no text not null default '',
  published_on date not null,
  published_by uuid not null references users,
  at timestamptz not null,
  -- The list as published: ids, versions and bodies.
  items jsonb not null,
  bureau_count integer not null,
  constraint item_publications_number_unique unique (bureau_id, number)
);
create trigger item_publications_append_only before update or delete on item_publications
  for each row execute function refuse_change('item_publications');

-- S1-08, S2-04: lists the own one is compared with; an import replaces the whole list.
create table item_references (
  bureau_id uuid not null references bureaus,
  kind text not null check (kind in ('powerList', 'superiorList')),
  position integer not null,
  code text not null default '',
  name text not null,
  imported_at timestamptz not null,
  primary key (bureau_id, kind, position)
);

-- S3-06: duties to check that stand on no list.
create table off_list_duties (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  duty text not null,
  legal_basis text not null,
  measure text not null,
  office_id uuid not null references offices,
  status text not null default 'active' check (status in ('active', 'ended')),
  version integer not null default 1,
  updated_at timestamptz not null,
  constraint off_list_duties_unique unique (bureau_id, duty)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    grant select, insert on item_versions, law_changes, item_publications to sunlot_app;
    grant select, insert, update on item_law_checks, item_requests, off_list_duties to sunlot_app;
    grant select, insert, delete on item_references to sunlot_app;
  end if;
exception when insufficient_privilege then
  raise notice 'grants for sunlot_app skipped';
end $$;
